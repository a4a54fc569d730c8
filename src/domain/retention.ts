import { severingSince } from './access-to-information.ts';
import type { Assignment } from './assignment.ts';
import { type Completion, type Course, courseStanding } from './course.ts';
import { openHolds } from './hold.ts';
import type { Person } from './person.ts';
import { keptUntil, type PrivacyBreach } from './privacy-breach.ts';
import type { Screening } from './screening.ts';
import type { ScreeningTask } from './screening-clocks.ts';
import type { Look, ScreeningLog } from './screening-log.ts';
import type { SecurityEvent } from './security-event.ts';
import { unsealingsOf } from './unsealing.ts';

/** Records of people that are disposed of together. */
export const peopleRecords = ['lessons', 'courses', 'lookups', 'screening'] as const;
export type PeopleRecords = (typeof peopleRecords)[number];

/** Kinds of records that a hold in the settings may name. */
export const heldKinds = [...peopleRecords, 'alerts', 'crises'] as const;

/** How long records are kept, in milliseconds. */
export interface Retention {
  /** Events, after the last action on them or in their crises: of types that are not named. */
  events: number;
  byType: Readonly<Record<string, number>>;
  /** A lesson, after it was done or its time was over. */
  lessons: number;
  /** That somebody took a course, after it counts no more. */
  courses: number;
  /** Who looked a screening record up, and clocks of the Directive that are done. */
  lookups: number;
  /** A screening record after the person left; and one that was suspended or revoked by then. */
  screening: number;
  screeningRevoked: number;
  /** An alert, with what people answered, after the last thing that was done with it. */
  alerts: number;
  /** A crisis about no event, with its log, reports, actions and alerts, after the last thing that was done in it. */
  crises: number;
  /** What stays whatever its age (a lawsuit, an access-to-information request): people’s addresses, and kinds of records. */
  hold: readonly string[];
}

/** Why a record has to stay; undefined when its time is over. */
export type Keeping = 'open' | 'hold' | 'to-tell' | 'period' | 'privacy-breach' | 'request';

/**
 * Whether an event's record may be disposed of. One that is open, on hold (a lawsuit, an access-to-information request) by itself or for a person,
 * still to be told to an agency (other than in its regular cycle) or, that their name was opened, to its author, or of which
 * a severed copy is still to be made stays, whatever its age; that of a privacy breach at least five years.
 */
export function keeping(
  event: SecurityEvent,
  breach: PrivacyBreach | undefined,
  retention: Retention,
  now: Date,
): Keeping | undefined {
  if (event.status !== 'closed' && event.status !== 'withdrawn') return 'open';
  if (event.duties?.some(({ done, row }) => !done && row !== 'policy-monitoring')) return 'to-tell';
  if (authorToTell(event, now)) return 'to-tell';
  const last = event.history.map(({ at }) => at).sort();
  if (!over(last.at(-1), periodOf(event, retention), now)) return 'period';
  if (breach && keptUntil(breach) > now) return 'privacy-breach';
  if (severingSince(event)) return 'request';
  if (openHolds(event).length > 0 || isHeldFor(event, retention)) return 'hold';
  return undefined;
}

/** How long an event is kept after the last action on it, or in a crisis about it, in milliseconds. */
export function periodOf({ type }: Pick<SecurityEvent, 'type'>, { byType, events }: Retention): number {
  return byType[type] ?? events;
}

/** Whether the settings hold what there is of somebody who wrote an event, or has it; who a confidential author is plays no part. */
export function isHeldFor({ author, owner }: SecurityEvent, { hold }: Retention): boolean {
  return [author, owner].some((each) => each !== undefined && hold.includes(each));
}

const timeToTell = 7 * 24 * 60 * 60 * 1000;

/** Whether a confidential author has still to hear that their name was opened, as the CSO postponed it; with the time to reach them. */
function authorToTell(event: SecurityEvent, now: Date): boolean {
  return unsealingsOf(event).some(
    ({ approvedBy, tellAfter }) =>
      approvedBy && tellAfter && Date.parse(tellAfter) + timeToTell > now.getTime(),
  );
}

/**
 * The event in which one goes on that was closed as its duplicate, at the end of the chain; its own number where it was not. All
 * that come to the same one are one matter: they stay, and go, together.
 */
export function matterOf(id: string, mergedInto: ReadonlyMap<string, string>): string {
  const seen = new Set([id]);
  let last = id;
  for (let next = mergedInto.get(id); next && !seen.has(next); next = mergedInto.get(next)) {
    seen.add(next);
    last = next;
  }
  return last;
}

/** Whether a lesson’s record is past its time. */
export function pastLesson({ doneAt, due, givenAt }: Assignment, { lessons }: Retention, now: Date): boolean {
  const last = [doneAt, due, givenAt].filter((at) => at !== undefined).sort();
  return over(last.at(-1), lessons, now);
}

/**
 * Whether the record of a course taken is past its time: never while it counts for somebody who is here. One that the
 * settings no longer name counts no more.
 */
export function pastCompletion(
  completion: Completion,
  course: Course | undefined,
  person: Person | undefined,
  { courses }: Retention,
  now: Date,
): boolean {
  if (course && person?.active) {
    const { by } = courseStanding(course, completion, completion.completed, completion.completed);
    return by !== undefined && over(by, courses, now);
  }
  return over([completion.completed, person?.leftAt ?? ''].sort().at(-1), courses, now);
}

/** The look-ups of a record that have to stay: one that is kept from the person counts from when they may read it. */
export function looksKept({ looks }: ScreeningLog, { lookups }: Retention, now: Date): Look[] {
  return looks.filter(({ at, deferred }) => !over(deferred?.until ?? at, lookups, now));
}

/** Whether a clock of the Directive that is done is past its time. */
export function pastTask({ done }: ScreeningTask, { lookups }: Retention, now: Date): boolean {
  return over(done?.at, lookups, now);
}

/**
 * Whether a screening record is past its time. Personnel security files stay two years at least after the person left, ten
 * when the status or clearance was denied or revoked (Directive on Security Screening, Appendix B). Nobody knows when
 * somebody left who was deactivated before that was noted: their record stays.
 */
export function pastScreening(
  record: Screening,
  person: Person | undefined,
  { screening, screeningRevoked }: Retention,
  now: Date,
): boolean {
  if (!person || person.active) return false;
  const long = record.status === 'revoked' || record.status === 'suspended';
  return over(person.leftAt, long ? screeningRevoked : screening, now);
}

/** Whether a time that began at a moment, or on a day, is over; never of what has not begun. */
export function over(since: string | undefined, length: number, now: Date): boolean {
  return since !== undefined && Date.parse(since) + length <= now.getTime();
}
