import * as z from 'zod';
import { clean } from '../chat/words.ts';
import type { Course } from '../domain/course.ts';
import { type RowProblem, readTable, spoiled } from './csv-table.ts';

export const courseColumns = ['email', 'course', 'completed'];

const address = z.email();
const day = z.iso.date();

export interface CourseRow {
  line: number;
  person: string;
  course: string;
  completed: string;
}

/**
 * Reads the rows of an import of courses taken. Every bad row is told with its line; one spoils the whole file. Of two
 * rows for the same person and course the later date counts.
 */
export function readCourses(
  text: string,
  courses: readonly Course[],
  today: string,
): { ok: true; rows: CourseRow[] } | { ok: false; problems: RowProblem[] } {
  const table = readTable(text, courseColumns);
  if (!table.ok) return table;
  const { problems } = table;
  const latest = new Map<string, CourseRow>();
  const codes = courses.map(({ id }) => id);
  for (const { line, cells } of table.rows) {
    const problem = (found: string, todo: string) => problems.push({ line, found, todo });
    const cell = (name: string) => clean(cells[name] ?? '');
    const person = cell('email').toLowerCase();
    if (!address.safeParse(person).success)
      problem(`“${person}” is not an address.`, 'Give the e-mail address.');
    const course = codes.find((code) => code.toUpperCase() === cell('course').toUpperCase());
    if (!course) {
      const known = codes.length > 0 ? codes.join(', ') : 'none yet';
      problem(
        `“${cell('course')}” is not a course of the settings.`,
        `They are: ${known} (awareness.courses).`,
      );
    }
    const completed = cell('completed');
    if (!day.safeParse(completed).success)
      problem(`“${completed}” is not a date.`, 'Give the day it was completed, such as 2026-11-24.');
    else if (completed > today) problem(`${completed} is still to come.`, 'Give the day it was completed.');
    if (!course) continue;
    const key = `${course}/${person}`;
    if ((latest.get(key)?.completed ?? '') < completed) latest.set(key, { line, person, course, completed });
  }
  return problems.length > 0 ? spoiled(problems) : { ok: true, rows: [...latest.values()] };
}
