import { Temporal } from 'temporal-polyfill';
import type { Audience } from './audience.ts';
import type { Bilingual } from './bilingual.ts';

/** A course outside of Vigie that people have to take, such as COR310 of the Canada School of Public Service. */
export interface Course {
  /** Its code. */
  id: string;
  name: Bilingual;
  url?: string | undefined;
  audience: Audience;
  /** Days within which somebody who is new has to take it. */
  withinDays: number;
  /** Months after which it has to be taken again; absent: once is enough. */
  againAfterMonths?: number | undefined;
}

/** Somebody took a course, as an import says. */
export interface Completion {
  /** `COR310/jane@…` */
  id: string;
  version: number;
  course: string;
  person: string;
  /** A day, `2026-11-24`: the last time. */
  completed: string;
  /** Who imported it, and when. */
  importedBy: string;
  importedAt: string;
}

/** That of a course and a person: the same is brought in once. */
export function completionId(course: string, person: string): string {
  return `${course}/${person}`;
}

export interface CourseStanding {
  state: 'done' | 'due' | 'late';
  completed?: string;
  /** The last day to take it, or to take it again. */
  by?: string;
}

/** How long before a course has to be taken again it counts as due, in days. */
const noticeDays = 60;

/**
 * Where somebody stands with a course.
 * @param since the day they were first known, `2026-11-24`
 */
export function courseStanding(
  course: Course,
  completion: Completion | undefined,
  since: string,
  today: string,
): CourseStanding {
  const { withinDays, againAfterMonths } = course;
  if (!completion) {
    const by = day(since).add({ days: withinDays }).toString();
    return { state: today > by ? 'late' : 'due', by };
  }
  const { completed } = completion;
  if (againAfterMonths === undefined) return { state: 'done', completed };
  const by = day(completed).add({ months: againAfterMonths }).toString();
  const notice = day(by).subtract({ days: noticeDays }).toString();
  return { state: today > by ? 'late' : today >= notice ? 'due' : 'done', completed, by };
}

function day(text: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(text);
}

export interface Completions {
  get(id: string): Promise<Completion | undefined>;
  /** Of one course, in the order of ids. */
  page(course: string, after: string | undefined, limit: number): Promise<Completion[]>;
  /** The next course that somebody took, in one same order of all, whether or not the settings still name it. */
  courseAfter(course: string): Promise<string | undefined>;
}
