/**
 * One lesson given to one person, and what became of it: the only record of a person's progress, and as long however
 * much they learn.
 */
export interface Assignment {
  /** `CA-2026-0001/2/jane@…`: campaign, round, person. */
  id: string;
  version: number;
  /** A campaign's number, `onboarding`, `briefing`, or `own` for what somebody took without being asked. */
  campaign: string;
  round: number;
  topic: string;
  person: string;
  /** Where the person worked when it was given; for the results by unit. */
  unit?: string;
  /** ISO instants. */
  givenAt: string;
  due?: string;
  /** The choice at each question, by its place; an answer that was given stays. */
  answers: readonly number[];
  /** All questions answered since; how many of them right. */
  doneAt?: string;
  right?: number;
  /** How many reminders were sent. */
  reminders: number;
  /** The person asked to be left alone with this (optional) campaign. */
  stopped?: true;
}

/** Lessons taken without being asked. */
export const own = 'own';

/** A lesson given once more has the same: nobody gets it twice. */
export function assignmentId(campaign: string, round: number | string, person: string): string {
  return `${campaign}/${round}/${person}`;
}

export type Progress = 'open' | 'late' | 'done' | 'done-late' | 'stopped';

/** How far somebody is with a lesson. */
export function progressOf({ doneAt, due, stopped }: Assignment, now: Date): Progress {
  if (doneAt) return due !== undefined && doneAt > due ? 'done-late' : 'done';
  if (stopped) return 'stopped';
  return due !== undefined && now.toISOString() > due ? 'late' : 'open';
}

/** Given, and still to be done: what is late counts until it is. */
export function isOpen(assignment: Assignment, now: Date): boolean {
  const progress = progressOf(assignment, now);
  return (progress === 'open' || progress === 'late') && assignment.givenAt <= now.toISOString();
}

/**
 * How many lessons in a row somebody did in time, counted back from the last; what is still open and not late breaks
 * nothing. For the person alone.
 */
export function streakOf(assignments: readonly Assignment[], now: Date): number {
  const byTime = [...assignments].sort((a, b) =>
    (a.doneAt ?? a.givenAt).localeCompare(b.doneAt ?? b.givenAt),
  );
  let streak = 0;
  for (const each of byTime.reverse()) {
    const progress = progressOf(each, now);
    if (progress === 'done') streak += 1;
    else if (progress === 'late' || progress === 'done-late') break;
  }
  return streak;
}

export interface Assignments {
  get(id: string): Promise<Assignment | undefined>;
  /** All of one person, in the order of their ids. */
  ofPerson(person: string): Promise<Assignment[]>;
  /** Of one round of a campaign, in the order of ids; `after` is the id after which the page begins. */
  ofRound(campaign: string, round: number, after: string | undefined, limit: number): Promise<Assignment[]>;
}
