import { NotTaken, Refusal } from '../../chat/errors.ts';
import { say } from '../../chat/message.ts';
import { atLeast, fits, type Marking } from '../../domain/marking.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
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
  throw new NotTaken(say([elsewhere, ctx.t.report.aboutNotKept].join(' ')));
}

/** Asks nobody for words that would not be taken. */
export function checkHere(ctx: Work, event: SecurityEvent): void {
  const elsewhere = whereElse(ctx, event);
  if (elsewhere) throw new Refusal('not-here', elsewhere);
}

/** Where words about an event have to be written instead; nothing where they may be written here. */
function whereElse(ctx: Work, event: SecurityEvent): string | undefined {
  const { ceilings, markings } = ctx.department;
  const marking = aboutMarking(event, markings.report);
  if (fits(marking, ceilings[ctx.platform])) return undefined;
  const { report, common, screening } = ctx.t;
  const places = ctx.services.platforms.filter((platform) => fits(marking, ceilings[platform]));
  const names = places.map((platform) => screening.places[platform]);
  return names.length > 0
    ? report.aboutElsewhere(event.id, common.markings[marking], common.list(names))
    : report.aboutNowhere(event.id, common.markings[marking]);
}

/** Whether the author reads what is written about an event where they wrote from. */
export function reachesAuthor({ department }: Unit, event: SecurityEvent, words: Marking): boolean {
  return fits(aboutMarking(event, words), department.ceilings[event.platform]);
}
