import { Temporal } from 'temporal-polyfill';
import type { HolidayPlace } from './holidays.ts';
import { checkDue, isClearance, type Screening, type ScreeningLevel, validUntil } from './screening.ts';
import { addWorkingDays } from './working-days.ts';

interface Rule {
  /** Where it stands in the Directive on Security Screening, as closely as is known: `B–I` are all its procedures. */
  clause: string;
  length: { days: number } | { workingDays: number } | { status: number; clearance: number };
  /** So many days before it is due, the screening officers are reminded. */
  warn: number;
}

/**
 * Clocks that something starts: a decision, a suspension, an absence. `length`: calendar days, working days, or the years of
 * a status and of a clearance.
 */
export const startedClocks = {
  'inform-deputy-head': { clause: 'F', length: { days: 5 }, warn: 2 },
  'notify-person': { clause: 'F', length: { days: 10 }, warn: 3 },
  'inform-of-rights': { clause: 'H.2.2.2', length: { workingDays: 10 }, warn: 3 },
  'revoke-after-suspension': { clause: 'B.2.2.5', length: { days: 30 }, warn: 7 },
  'unauthorized-absence': { clause: 'B–I', length: { days: 30 }, warn: 7 },
  'authorized-absence': { clause: 'B–I', length: { status: 2, clearance: 1 }, warn: 30 },
  reactivation: { clause: 'B–I', length: { status: 2, clearance: 1 }, warn: 30 },
} as const satisfies Readonly<Record<string, Rule>>;
export type StartedClock = keyof typeof startedClocks;
export const startedClockNames = Object.keys(startedClocks) as StartedClock[];

/** Clocks that run by themselves from what a record says: nothing has to start or to end them. */
const recordClocks = {
  update: { clause: 'A3', warn: 30 },
  'recurring-check': { clause: 'A3', warn: 30 },
  conditions: { clause: 'F', warn: 30 },
  temporary: { clause: 'I.2.2.1', warn: 14 },
} as const;
export type RecordClock = keyof typeof recordClocks;

export type Clock = StartedClock | RecordClock;

/** The clause that a clock rests on, and how many days before its end it is warned of. */
export function ruleOf(clock: Clock): { clause: string; warn: number } {
  return clock in startedClocks ? startedClocks[clock as StartedClock] : recordClocks[clock as RecordClock];
}

/** How far the screening officers were reminded, and after them the CSO; each comes after the one before it. */
export const reminderLevels = ['warned', 'overdue', 'cso'] as const;
export type ReminderLevel = (typeof reminderLevels)[number];

/** A clock of the Directive that runs about a person, until somebody says that it is done. */
export interface ScreeningTask {
  /** The person, the clock, and the day it was started: `jane@x.ca inform-of-rights 2026-11-24`. */
  id: string;
  version: number;
  person: string;
  clock: StartedClock;
  /** Days of the department's calendar. */
  since: string;
  due: string;
  /** Who or what started it: an address, or `os:user` of an import. */
  startedBy: string;
  done?: { by: string; at: string };
  reminded?: ReminderLevel;
}

export interface ScreeningTasks {
  get(id: string): Promise<ScreeningTask | undefined>;
  /** All of a person's, the oldest first. */
  of(person: string): Promise<ScreeningTask[]>;
  /** Those that are not done, the first due first; `after` is the task after which the page begins. */
  open(after: ScreeningTask | undefined, limit: number): Promise<ScreeningTask[]>;
}

/** When a clock that starts on a day is up. An unknown level counts as a clearance, whose times are the shorter ones. */
export function dueDay(
  clock: StartedClock,
  since: string,
  level: ScreeningLevel | undefined,
  place: HolidayPlace,
): string {
  const { length } = startedClocks[clock];
  if ('workingDays' in length) return addWorkingDays(since, length.workingDays, place);
  const by =
    'days' in length ? length : { years: level && !isClearance(level) ? length.status : length.clearance };
  return Temporal.PlainDate.from(since).add(by).toString();
}

/** A task as it is when its clock has just been started. */
export function newTask(
  person: string,
  clock: StartedClock,
  {
    since,
    by,
    level,
    place,
  }: { since: string; by: string; level?: ScreeningLevel | undefined; place: HolidayPlace },
): ScreeningTask {
  const due = dueDay(clock, since, level, place);
  return { id: `${person} ${clock} ${since}`, version: 0, person, clock, since, due, startedBy: by };
}

type State = Pick<Screening, 'level' | 'status' | 'stage'>;

/** Stages, in the screening officers' words, that say that a level was denied, or that consent was refused. */
const denied = ['denied', 'refused'];
const withoutConsent = ['consent-refused', 'consent-withdrawn'];

/** Suspended because consent was refused or taken back, in whatever order the two were recorded. */
function isWithoutConsent({ status, stage = '' }: State): boolean {
  return status === 'suspended' && withoutConsent.includes(stage);
}

/** Which clocks a change of a record starts. A record that is new may be an old decision: only a change is a decision. */
export function startedBy(before: State | undefined, after: State): StartedClock[] {
  if (!before) return [];
  const clearance = !after.level || isClearance(after.level);
  const becomes = (status: Screening['status']) => before.status !== status && after.status === status;
  const isDenied = (state: State) => denied.includes(state.stage ?? '');
  const refused = becomes('revoked') || (!isDenied(before) && isDenied(after));
  return [
    ...(refused && clearance ? (['inform-deputy-head'] as const) : []),
    ...(refused ? (['notify-person'] as const) : []),
    ...(refused || becomes('suspended') ? (['inform-of-rights'] as const) : []),
    ...(isWithoutConsent(after) && !isWithoutConsent(before) ? (['revoke-after-suspension'] as const) : []),
  ];
}

/** Whether what a record now says ends a clock by itself. */
export function endedBy(clock: StartedClock, after: State): boolean {
  switch (clock) {
    case 'revoke-after-suspension':
      return after.status !== 'suspended';
    case 'authorized-absence':
    case 'unauthorized-absence':
      return after.status !== 'active';
    case 'reactivation':
      return after.status === 'active';
    default:
      return false;
  }
}

/** A clock and the day on which it is up. */
export interface Duty {
  clock: RecordClock;
  due: string;
}

/** The clocks that run from a record; none where nothing is held. */
export function dutiesOf(record: Screening): Duty[] {
  if (record.status !== 'active' || !record.level) return [];
  const until = validUntil(record);
  const check = checkDue(record);
  return [
    ...(until ? [{ clock: record.temporaryUntil ? 'temporary' : 'update', due: until } as const] : []),
    ...(check ? [{ clock: 'recurring-check', due: check } as const] : []),
    ...(record.conditionsUntil ? [{ clock: 'conditions', due: record.conditionsUntil } as const] : []),
  ];
}

/**
 * How far somebody has to be reminded of a clock by a day: before it is up and when it is overdue the screening officers,
 * and so many days after that the CSO.
 */
export function levelOn(
  today: string,
  { clock, due }: { clock: Clock; due: string },
  escalateAfterDays: number,
): ReminderLevel | undefined {
  const left = daysBetween(today, due);
  if (left < -escalateAfterDays) return 'cso';
  if (left < 0) return 'overdue';
  return left <= ruleOf(clock).warn ? 'warned' : undefined;
}

/** Whether a level comes after the one that somebody was reminded at. */
export function isNext(
  level: ReminderLevel | undefined,
  before: ReminderLevel | undefined,
): level is ReminderLevel {
  return level !== undefined && (!before || reminderLevels.indexOf(level) > reminderLevels.indexOf(before));
}

/**
 * The day by which the security requirements of positions are to be reviewed again, five years after the last time at most
 * (Directive on Security Screening, Appendix A).
 */
export function positionsDue(reviewed: string): string {
  return Temporal.PlainDate.from(reviewed).add({ years: 5 }).toString();
}

/** The day by which conditions are to be reassessed again at the latest (Directive on Security Screening, Appendix F: yearly). */
export function reassessAgain(on: string): string {
  return Temporal.PlainDate.from(on).add({ years: 1 }).toString();
}

/** Whole days from one to another; negative when the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
}
