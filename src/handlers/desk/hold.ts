import { Refusal } from '../../chat/errors.ts';
import { type Message, say } from '../../chat/message.ts';
import { fold, shorten } from '../../chat/words.ts';
import { change } from '../../domain/event-history.ts';
import { type Hold, holdsOf, openHolds } from '../../domain/hold.ts';
import type { Marking } from '../../domain/marking.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import { nameAt } from '../name-at.ts';
import { holdReason } from '../record/words.ts';
import { deskEvent, showable } from '../report/access.ts';
import type { Work } from '../work.ts';
import { acceptAbout } from './about-event.ts';
import { record } from './record.ts';

/** `off` or `off 2`. */
const ending = /^(?:off|fin)(?:\s+(?:#|no?[.°º]?\s?)?(\d{1,15}))?$/;
/** `A-2026-12`: the number of a request, which a hold’s reason tells. */
const reference = String.raw`(?:\p{L}{1,6}[-‐-―/])?\d{1,15}(?:[-‐-―/]\p{L}?\d{1,15}){1,4}`;
/** `off A-2026-12`. */
const endingOf = new RegExp(String.raw`^(?:off|fin),?\s+(?:#|no?[.°º]?\s?)?(${reference})$`, 'u');
/** “no A-2026-12”: the number of a request, where there is no hold that “no” could end. */
const mayBeNumber = new RegExp(String.raw`^no[.°º]?\s?${reference}$`, 'u');
/** Its own number, or that of the request: `A-2026-12`. */
const numbered = String.raw`(?:\s*(?:#|no?[.°º]?\s?)?(?:\p{L}{1,6}[-‐-―/])?\d{1,15}(?:[-‐-―/]\p{L}?\d{1,15}){0,4})?`;
const act = '(?:access(?: to information)?|atip?|atia|aiprp|lai)';
const held = `(?:the |this |my |la |le |l'|cette |ma )?(?:(?:${act} )?(?:hold|request|suspension|retenue|demande)(?: d'acces(?: a l'information)?| ${act})?|atip|aiprp)`;
const over = [
  'off|over|done|closed|completed?|no|none|stop|end(?:ed)?|finish(?:ed)?|lift(?:ed)?|remove(?:d)?|release(?:d)?|cancel(?:l?ed)?',
  'withdrawn|abandoned|dropped|settled|answered|lapsed|no longer (?:needed|required)|not needed(?: any ?more)?',
  'fermee?|abandonnee?|abandonner|reglee?|plus (?:requise?|necessaire)',
  'fin|mettre fin|finie?|lever?|levee|annulee?|annuler|terminee?|terminer|close|retiree?|retirer|arret|arreter|non|aucune?',
].join('|');
const politely = "(?:now|please|thanks|thank you|maintenant|svp|merci|s'il (?:vous|te) plait)";
/**
 * Which that is not, and no reason either, as a hold would be placed where one was to end: “off please”, “lift the hold”, “the
 * request is over”, « levée de la suspension », “#1 off”.
 */
const unclear = new RegExp(
  `^(?:off|fin)(?![\\p{L}\\p{N}-])|^(?:${politely},? )?(?:${held}${numbered}(?:,?(?: (?:is|was|has been|est|n'est|a ete))?| ?[:;]) |it(?:'?s| is| was) |c'est |#?\\d{1,15} )?(?:${over})(?: (?:of |de |a )?${held})?${numbered}(?:,? ${politely}){0,3}$`,
  'u',
);
/** Words that end a hold are quoted where they are explained, and many end with a full stop. */
const around = /^[\s"'“”«»]{1,5}|[\s"'“”«».!?]{1,5}$/g;

/**
 * Keeps a record from disposal, for a lawsuit or an access-to-information request, with the reason; there may be several holds,
 * and each ends by itself.
 */
export async function hold(ctx: Work, id: string, words: string): Promise<Message> {
  const event = await deskEvent(ctx, id);
  const said = fold(words).replace(around, '');
  const asked = ending.exec(said);
  if (asked) return end(ctx, event, asked[1] === undefined ? undefined : Number(asked[1]));
  const [, request] = endingOf.exec(said) ?? [];
  if (request) return endOf(ctx, event, request);
  const isNumber = mayBeNumber.test(said) && openHolds(event).length === 0;
  if (unclear.test(said) && !isNumber) throw new Refusal('bad-input', ctx.t.casework.holdUnclear(id));
  const { texts, marking } = acceptAbout(ctx, event, [words]);
  const placed = { by: ctx.actor.id, at: ctx.now.toISOString(), reason: texts.join('') };
  const holds = [...holdsOf(event), placed];
  await keep(ctx, event, holds, { to: `on ${holds.length}` }, marking);
  const t = ctx.t.casework;
  return say(openHolds(event).length > 0 ? t.holdFurther(id, holds.length) : t.holdOn(id));
}

/** Ends the hold that was placed for a request, told by its number. */
async function endOf(ctx: Work, event: SecurityEvent, request: string): Promise<Message> {
  const open = openHolds(event);
  const tells = ({ reason }: Hold) => wordsOf(reason).includes(wordsOf(request)[0] ?? '');
  const [first, ...others] = open.filter(tells);
  if (open.length === 0 || (first && others.length === 0)) return end(ctx, event, first?.number);
  const t = ctx.t.casework;
  const all = await named(ctx, event, open);
  if (!first) throw new Refusal('bad-input', t.noSuchHold(event.id, request.toUpperCase(), all));
  throw new Refusal('bad-input', t.whichHold(event.id, first.number, all));
}

/** The words of a reason; the numbers of requests alike, with whatever dashes. */
function wordsOf(reason: string): string[] {
  return fold(reason)
    .replace(/[‐-―/]/g, '-')
    .split(/[^\p{L}\p{N}-]+/u);
}

/** Ends one hold: the one of that number, or the only one. Where several could be meant it asks. */
async function end(ctx: Work, event: SecurityEvent, wanted: number | undefined): Promise<Message> {
  const { id } = event;
  const t = ctx.t.casework;
  const open = openHolds(event);
  const [first, second] = open;
  if (!first) return say(t.notHeld(id));
  if (wanted === undefined && second) {
    throw new Refusal('bad-input', t.whichHold(id, first.number, await named(ctx, event, open)));
  }
  const number = wanted ?? first.number;
  const left = open.filter((each) => each.number !== number);
  if (left.length === open.length) {
    throw new Refusal('bad-input', t.noSuchHold(id, number, await named(ctx, event, open)));
  }
  const ended = { by: ctx.actor.id, at: ctx.now.toISOString() };
  const holds = holdsOf(event).map((each, i) => (i + 1 === number ? { ...each, ended } : each));
  await keep(ctx, event, holds, { from: `on ${number}`, to: `off ${number}` });
  return say(left.length > 0 ? t.holdOffOne(id, number, await named(ctx, event, left)) : t.holdOff(id));
}

async function keep(
  ctx: Work,
  event: SecurityEvent,
  holds: Hold[],
  values: { from?: string; to: string },
  words?: Marking,
): Promise<void> {
  const by = ctx.actor.id;
  await record(ctx, change(event, by, ctx.now, 'hold', { hold: holds }, values), by, words);
  ctx.detail = `hold:${[values.from, values.to].filter(Boolean).join('>')}`;
}

/**
 * Holds by number, each with its reason, or its moment where the event’s content may not be shown. Those of requests have the same
 * reason: they are told by who asked, and when.
 */
async function named(ctx: Work, event: SecurityEvent, holds: ReturnType<typeof openHolds>): Promise<string> {
  const shown = showable(ctx.department, event, ctx.platform);
  const lines = holds.map(async ({ number, at, by, ...hold }) => {
    const whose = hold.request ? [await nameAt(ctx, by), ctx.when(at)] : [];
    const reason = shorten(holdReason(ctx.t, hold), 80);
    return `${number} (${shown ? [reason, ...whose].join(', ') : ctx.when(at)})`;
  });
  return (await Promise.all(lines)).join(', ');
}
