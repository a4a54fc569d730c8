import { NotTaken, Refusal } from '../../chat/errors.ts';
import type { Platform } from '../../chat/event.ts';
import { say } from '../../chat/message.ts';
import { atLeast, fits, type Marking } from '../../domain/marking.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import { isForElsewhere } from '../report/access.ts';
import { accept, pass } from '../report/sensitivity.ts';
import type { Unit, Work } from '../work.ts';

/**
 * The least marking of what officers and called functions write about an event: a restricted one and a change of
 * circumstances have a marking of their own, whatever the words say.
 */
export function aboutMarking(event: SecurityEvent, words: Marking): Marking {
  return event.restricted || event.circumstance ? atLeast(words, event.marking) : words;
}

/** Lets words about an event through where they may be written, with the marking that they bear by themselves. */
export function acceptAbout(ctx: Work, event: SecurityEvent, texts: readonly string[]) {
  const elsewhere = whereElse(ctx, event);
  if (!elsewhere) return accept(ctx, texts);
  // Words above the platform's ceiling by themselves are a matter for the desk, wherever they belong.
  pass(ctx, texts);
  throw new NotTaken(say([elsewhere.sentence, ctx.t.report.aboutNotKept].join(' ')));
}

/** Asks nobody for words that would not be taken. */
export function checkHere(ctx: Work, event: SecurityEvent): void {
  const elsewhere = whereElse(ctx, event);
  if (elsewhere) throw new Refusal('not-here', elsewhere.sentence);
}

/** Asks nobody here whether they are sure where the question would tell whom a restricted event names. */
export function mustAskHere(ctx: Work, event: SecurityEvent): void {
  if (!isForElsewhere(ctx, event)) return;
  const { casework, common } = ctx.t;
  throw new Refusal('not-here', casework.weighElsewhere(event.id, common.markings[event.marking]));
}

/**
 * Whether words about an event may be written here. Where another platform may carry them it is done there; where none may,
 * what is chosen is taken without them, so that the event can still be brought to its end.
 */
export function takesWords(ctx: Work, event: SecurityEvent): boolean {
  const elsewhere = whereElse(ctx, event);
  if (elsewhere && elsewhere.places.length > 0) throw new Refusal('not-here', elsewhere.sentence);
  return !elsewhere;
}

/** Where words about an event have to be written instead; nothing where they may be written here. */
export function whereElse(
  ctx: Work,
  event: SecurityEvent,
): { places: Platform[]; sentence: string } | undefined {
  const { report } = ctx.t;
  const marking = aboutMarking(event, ctx.department.markings.report);
  return placesInstead(ctx, event.id, marking, report.aboutElsewhere, report.aboutNowhere);
}

/** Which platforms may carry a marking that this one may not, and what is said of it; nothing where this one may. */
export function placesInstead(
  { department: { ceilings }, services, platform: here, t: { common, screening } }: Work,
  id: string,
  marking: Marking,
  elsewhere: (id: string, marking: string, places: string) => string,
  nowhere: (id: string, marking: string) => string,
): { places: Platform[]; sentence: string } | undefined {
  if (fits(marking, ceilings[here])) return undefined;
  const places = services.platforms.filter((platform) => fits(marking, ceilings[platform]));
  const names = places.map((platform) => screening.places[platform]);
  const called = common.markings[marking];
  const sentence = names.length > 0 ? elsewhere(id, called, common.list(names)) : nowhere(id, called);
  return { places, sentence };
}

/** Whether the author reads what is written about an event where they wrote from. */
export function reachesAuthor({ department }: Unit, event: SecurityEvent, words: Marking): boolean {
  return fits(aboutMarking(event, words), department.ceilings[event.platform]);
}
