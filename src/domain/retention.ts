import { keptUntil, type PrivacyBreach } from './privacy-breach.ts';
import type { SecurityEvent } from './security-event.ts';

/** How long the records of events are kept after the last action on them, in milliseconds. */
export interface Retention {
  /** Types that are not named. */
  events: number;
  byType: Readonly<Record<string, number>>;
}

/** Why a record has to stay; undefined when its time is over. */
export type Keeping = 'open' | 'hold' | 'to-tell' | 'period' | 'privacy-breach';

/**
 * Whether an event's record may be disposed of. One that is open, on hold (a lawsuit, an access-to-information request),
 * or still to be told to an agency (other than in its regular cycle) stays, whatever
 * its age; that of a privacy breach at least five years.
 */
export function keeping(
  event: SecurityEvent,
  breach: PrivacyBreach | undefined,
  retention: Retention,
  now: Date,
): Keeping | undefined {
  if (event.status !== 'closed' && event.status !== 'withdrawn') return 'open';
  if (event.hold) return 'hold';
  if (event.duties?.some(({ done, row }) => !done && row !== 'policy-monitoring')) return 'to-tell';
  const last = Math.max(...event.history.map(({ at }) => Date.parse(at)));
  if (last + (retention.byType[event.type] ?? retention.events) > now.getTime()) return 'period';
  if (breach && keptUntil(breach) > now) return 'privacy-breach';
  return undefined;
}
