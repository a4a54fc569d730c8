import { holdsOf } from './hold.ts';
import type { Change, SecurityEvent } from './security-event.ts';

/**
 * The provisions of the Access to Information Act that a security record is severed under, in the Act’s order. Which
 * one applies is the access-to-information delegate’s decision; the privacy officers propose it.
 */
export const provisions = [
  '13(1)',
  '15(1)',
  '16(1)(c)',
  '16(2)',
  '17',
  '19(1)',
  '20(1)',
  '21(1)',
  '23',
] as const;
export type Provision = (typeof provisions)[number];

/** The provision for personal information, which is what Vigie suggests. */
export const personalInformation = '19(1)' satisfies Provision;

/** Words that are taken out wherever they stand, with the provisions that they are taken out under. */
export interface Passage {
  text: string;
  provisions: readonly Provision[];
}

/**
 * The privacy officers’ severing sheet of an event: what a copy for access to information leaves out. Apart from the
 * event, because its list of passages is exactly what the copy must not hold.
 */
export interface Severing {
  /** The event’s number. */
  id: string;
  version: number;
  passages: Passage[];
  /** How much of the event’s history there was when the sheet was opened for filling in: what came later nobody looked at. */
  seen?: number;
  /**
   * What looked like a detail of a person when somebody sent the sheet, and was left in. Names, and contacts of agencies,
   * may change without the event: what is found besides these nobody looked at. Absent in sheets of an older version.
   */
  left?: string[];
  history: { at: string; by: string; what: 'asked' | 'sheet' | 'copy' }[];
}

/** By which a sheet is told from one that was sent later: that a copy is asked for again, or made, changes nothing on it. */
export function timesSent(sheet: Pick<Severing, 'history'> | undefined): number {
  return (sheet?.history ?? []).filter(({ what }) => what === 'sheet').length;
}

/** Since when a severed copy is asked for or its sheet is worked on, with no copy made after that. */
export function severingSince({ history }: SecurityEvent): string | undefined {
  const last = history.findLast(
    ({ what, to }) => what === 'severing' || (what === 'exported' && to?.startsWith('severed ')),
  );
  return last?.what === 'severing' ? last.at : undefined;
}

/**
 * What changed in an event that nobody has looked at who filled its severing sheet in: a copy would show it. That it was
 * handed out, that a copy was asked for and the hold that goes with that add nothing to read, nor does the end of a hold.
 */
export function unseenBy({ seen }: Pick<Severing, 'seen'>, event: SecurityEvent): Change[] {
  const { history } = event;
  const sheet = history.findLastIndex(({ what, to }) => what === 'severing' && to === 'sheet');
  return history.slice(seen ?? sheet + 1).filter((each) => addsToRead(event, each));
}

function addsToRead(event: SecurityEvent, { what, to }: Change): boolean {
  if (what === 'exported' || what === 'severing') return false;
  if (what !== 'hold') return true;
  const placed = /^on (\d+)$/.exec(to ?? '');
  return placed !== null && !holdsOf(event)[Number(placed[1]) - 1]?.request;
}

/** An event without what adds nothing to read: whoever was handed a copy, or asked for one, is no news in it. */
export function toRead(event: SecurityEvent): SecurityEvent {
  const hold = holdsOf(event)
    .filter(({ request }) => !request)
    .map(({ ended: _, ...placed }) => placed);
  return { ...event, hold, history: event.history.filter((each) => addsToRead(event, each)) };
}

export interface Severings {
  get(id: string): Promise<Severing | undefined>;
}
