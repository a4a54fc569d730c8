import type { Platform } from '../chat/event.ts';
import type { Posted } from '../chat/target.ts';
import { type Delivery, untried } from '../domain/delivery.ts';
import { deskChannel } from '../domain/department.ts';
import { isPseudonym } from '../domain/seal.ts';

/** How an attempt went. */
export type Outcome =
  | { kind: 'sent'; posted: Posted }
  /** Said in a message that spoke for many, and that is nobody's to change. */
  | { kind: 'told' }
  | { kind: 'failed'; reason: string }
  | { kind: 'given-up'; reason: string }
  /** Refused for good; another platform of the person’s is tried. */
  | { kind: 'moved'; platform: Platform }
  /** To be tried again: after so many seconds, or after a pause that grows. */
  | { kind: 'later'; reason: string; after?: number | undefined; unsure: boolean }
  /** It was not its fault, and it lost nothing by it: the platform is away. */
  | { kind: 'held'; unsure: boolean }
  /** Not at this hour. */
  | { kind: 'waits'; until: Date; unsure: boolean };

const givesUpAfter = 24 * 60 * 60 * 1000;
/** What the desk's channel refuses is put right there, if only after a long weekend: the bot is let in again, or another channel named. */
const deskGivesUpAfter = 7 * givesUpAfter;
const longestPause = { emergency: 60, normal: 300, slow: 300 };

/**
 * The delivery as it is after an attempt. `current` is what is stored: the delivery that was claimed, or what somebody
 * made of it meanwhile; undefined when nothing is to be changed in that.
 * @param chance a number from 0 to 1, so that those who failed together do not come back together
 */
export function settled(
  current: Delivery,
  outcome: Outcome,
  now: Date,
  chance: number,
): Delivery | undefined {
  const { unsure: _, gathered, renewed, ...known } = current;
  /** A message that spoke for it and for others may have been taken. */
  const doubt = { unsure: true, ...(gathered && { gathered }) };
  // Somebody needs it no more, or has answered it: only that it was posted all the same is worth knowing.
  if (current.state !== 'sending' && outcome.kind !== 'sent') return undefined;
  switch (outcome.kind) {
    case 'sent': {
      const { to } = current;
      // Where it lies would tell who reads it: what a confidential author was sent is never changed in place.
      const sealed = to.kind === 'person' && isPseudonym(to.id);
      const sent = { ...known, sentAt: current.sentAt ?? now.toISOString() };
      return { ...sent, ...(!sealed && { posted: outcome.posted }), ...stateOf(current, now) };
    }
    case 'told':
      if (renewed) return { ...known, ...untried(now) };
      return { ...known, state: 'sent', sentAt: now.toISOString() };
    case 'moved': {
      const { to } = current;
      const refusedOn = [...(current.refusedOn ?? []), to.platform];
      return { ...known, to: { ...to, platform: outcome.platform }, refusedOn, ...untried(now) };
    }
    case 'failed':
    case 'given-up':
      if (renewed) return { ...known, ...untried(now) };
      if (outcome.kind === 'failed' && isDesks(current)) {
        const { reason } = outcome;
        return { ...known, ...again(current, { kind: 'later', reason, unsure: false }, now, chance) };
      }
      return { ...known, state: outcome.kind, reason: outcome.reason };
    case 'held':
    case 'waits': {
      const tryAt = outcome.kind === 'waits' ? outcome.until : now;
      return { ...known, state: 'owed', tryAt: tryAt.toISOString(), ...(outcome.unsure && doubt) };
    }
    case 'later': {
      const next = again(current, outcome, now, chance);
      return { ...known, ...next, ...(next.state === 'owed' && outcome.unsure && doubt) };
    }
  }
}

/** A message that is still to be posted to the security desk. */
function isDesks({ to, posted }: Delivery): boolean {
  return to.kind === 'channel' && to.channel === deskChannel && !posted;
}

/** What somebody changed while it was on its way is owed as a change of what was sent, or stands. */
function stateOf(
  { state, answer, renewed }: Delivery,
  now: Date,
): Pick<Delivery, 'state'> & Partial<Delivery> {
  if (state === 'given-up' || (state === 'sending' && renewed)) return untried(now);
  return { state: state === 'sending' ? (answer ? 'answered' : 'sent') : state };
}

function again(
  delivery: Delivery,
  { reason, after }: Extract<Outcome, { kind: 'later' }>,
  now: Date,
  chance: number,
): Partial<Delivery> & Pick<Delivery, 'state'> {
  const attempts = delivery.attempts + 1;
  const longest = isDesks(delivery) ? deskGivesUpAfter : givesUpAfter;
  if (now.getTime() - Date.parse(delivery.changedAt ?? delivery.owedAt) > longest) {
    return { state: 'given-up', attempts, reason };
  }
  const grown = Math.min(longestPause[delivery.lane], 2 ** (attempts - 1)) * (0.5 + chance / 2);
  const tryAt = new Date(now.getTime() + (after ?? grown) * 1_000).toISOString();
  return { state: 'owed', attempts, reason, tryAt };
}
