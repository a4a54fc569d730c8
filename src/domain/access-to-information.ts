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
  history: SeveringChange[];
}

export interface SeveringChange {
  at: string;
  by: string;
  what: 'asked' | 'sheet' | 'copy';
  /** What the sheet took out before another one was sent: a copy may have been made of it. */
  from?: Passage[];
}

/** That a sheet was sent, with what stood in the one before. */
export function sheetSent(
  before: Pick<Severing, 'passages'> | undefined,
  by: string,
  at: string,
): SeveringChange {
  const from = before?.passages ?? [];
  return { at, by, what: 'sheet', ...(from.length > 0 && { from }) };
}

/** By which a sheet is told from one that was sent later: that a copy is asked for again, or made, changes nothing on it. */
export function timesSent(sheet: Pick<Severing, 'history'> | undefined): number {
  return (sheet?.history ?? []).filter(({ what }) => what === 'sheet').length;
}

/**
 * When the last of the requests about an event was said to be over, as an ISO instant; nothing while one runs, or where there was
 * none.
 */
export function requestOver(event: Pick<SecurityEvent, 'hold'>): string | undefined {
  const requests = holdsOf(event).filter(({ request }) => request);
  if (requests.some(({ ended }) => !ended)) return undefined;
  return requests
    .flatMap(({ ended }) => ended?.at ?? [])
    .sort()
    .at(-1);
}

/** Since when a severed copy is asked for or its sheet is worked on, with no copy made after that and the request not over. */
export function severingSince(event: SecurityEvent): string | undefined {
  const last = event.history.findLast(
    ({ what, to }) => what === 'severing' || (what === 'exported' && to?.startsWith('severed ')),
  );
  if (last?.what !== 'severing') return undefined;
  const over = requestOver(event);
  return over && over >= last.at ? undefined : last.at;
}

/** Whether a request about an event was said to be over after so much of its history, and no other runs. */
export function isOverSince(event: SecurityEvent, seen: number): boolean {
  if (requestOver(event) === undefined) return false;
  return event.history.slice(seen).some((each) => each.to?.startsWith('off ') && isOfRequest(event, each));
}

/**
 * What changed in an event that nobody has looked at who filled its severing sheet in: a copy would show it. That it was
 * handed out, that a copy was asked for, and the hold that goes with that until it ends, are no news.
 */
export function unseenBy(sheet: Pick<Severing, 'seen'>, event: SecurityEvent): Change[] {
  return event.history.slice(seenUpTo(sheet, event)).filter((each) => addsToRead(event, each));
}

function seenUpTo({ seen }: Pick<Severing, 'seen'>, { history }: SecurityEvent): number {
  return seen ?? history.findLastIndex(({ what, to }) => what === 'severing' && to === 'sheet') + 1;
}

function addsToRead(event: SecurityEvent, each: Change): boolean {
  return each.what !== 'exported' && each.what !== 'severing' && !isOfRequest(event, each);
}

/** Whether a change is that the hold which goes with a request was placed, or ended. */
function isOfRequest(event: SecurityEvent, { what, to }: Change): boolean {
  if (what !== 'hold') return false;
  // One of an older version has no number: there was one hold at most.
  const number = Number(/\d+$/.exec(to ?? '')?.[0] ?? 1);
  return holdsOf(event)[number - 1]?.request ?? false;
}

/**
 * An event as whoever filled its severing sheet in has looked at it, which is what a copy is made of: without whom it was
 * handed out to since then, who asked for a copy, and the hold that goes with that. Their names nobody looked at.
 */
export function asReviewed(sheet: Pick<Severing, 'seen'>, event: SecurityEvent): SecurityEvent {
  const from = seenUpTo(sheet, event);
  const isNoNews = (each: Change, i: number) => i >= from && !addsToRead(event, each);
  const left = event.history.filter(isNoNews);
  const changed = (to: string) => left.some((each) => each.what === 'hold' && each.to === to);
  const hold = holdsOf(event).flatMap(({ ended, ...placed }, i) => {
    if (changed(`on ${i + 1}`)) return [];
    return ended && !changed(`off ${i + 1}`) ? [{ ...placed, ended }] : [placed];
  });
  return { ...event, hold, history: event.history.filter((each, i) => !isNoNews(each, i)) };
}

export interface Severings {
  get(id: string): Promise<Severing | undefined>;
}
