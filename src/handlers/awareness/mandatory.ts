import { type Assignment, isOpen } from '../../domain/assignment.ts';
import type { Campaign } from '../../domain/campaign.ts';
import { courseStanding } from '../../domain/course.ts';
import { localDate } from '../../domain/local-time.ts';
import type { Person } from '../../domain/person.ts';
import { withEach } from '../with-each.ts';
import type { Unit } from '../work.ts';
import { coursesOf, knownCourses } from './courses.ts';
import { type Frame, frameOf, topicOf } from './frame.ts';
import { lessonsOfAll } from './gather.ts';

/** Somebody who has not done something that is mandatory. */
export interface Missing {
  person: Person;
  /** What, as its title or code, and until when it was to be done. */
  what: string;
  by: string;
  late: boolean;
}

/** Who may read names: officers all, managers those who name them, nobody else any. */
export async function readableBy(
  unit: Unit,
  reader: { id: string; roles: ReadonlySet<string> },
): Promise<((person: Person) => boolean) | undefined> {
  if (['officer', 'cso'].some((role) => reader.roles.has(role))) return () => true;
  if (!reader.roles.has('manager')) return undefined;
  const own = new Set((await unit.store.people.reportingTo(reader.id)).map(({ id }) => id));
  return ({ id }) => own.has(id);
}

/** Those who have not done all lessons of a mandatory campaign, as far as a reader may see them. */
export async function missingIn(
  unit: Unit,
  campaign: Pick<Campaign, 'id' | 'rounds'>,
  readable: (person: Person) => boolean,
  language: 'en' | 'fr',
): Promise<Missing[]> {
  const missing: Missing[] = [];
  const lessons = withEach(lessonsOfAll(unit, campaign), async (each) =>
    isOpen(each, unit.now) ? unit.store.people.get(each.person) : undefined,
  );
  for await (const [assignment, person] of lessons) {
    if (!person?.active || !readable(person)) continue;
    missing.push(missingLesson(unit, person, assignment, language));
  }
  return missing.sort(byName);
}

/** All mandatory lessons that some people, each looked at once, have not done. */
export async function missingOf(
  unit: Unit,
  people: readonly Person[],
  language: 'en' | 'fr',
): Promise<Missing[]> {
  const missing: Missing[] = [];
  const frames = new Map<string, Frame | undefined>();
  for (const person of people) {
    if (!person.active) continue;
    for (const assignment of await unit.store.assignments.ofPerson(person.id)) {
      const { campaign } = assignment;
      if (!isOpen(assignment, unit.now)) continue;
      if (!frames.has(campaign)) frames.set(campaign, await frameOf(unit, campaign));
      const frame = frames.get(campaign);
      if (frame?.mandatory && frame.live) missing.push(missingLesson(unit, person, assignment, language));
    }
  }
  return missing.sort(byName);
}

function missingLesson(
  unit: Unit,
  person: Person,
  { due = '', topic }: Assignment,
  language: 'en' | 'fr',
): Missing {
  const by = due && localDate(new Date(due), unit.department.timeZone);
  const what = topicOf(unit, topic)?.[language].title ?? topic;
  return { person, what, by, late: due !== '' && due < unit.now.toISOString() };
}

export interface CourseResults {
  done: number;
  due: number;
  late: number;
  missing: Missing[];
}

/**
 * How each course stands, by its code, and who has not taken it, as far as a reader may see them; everybody is looked at
 * once. Nothing of a course of which no list has come in yet.
 */
export async function courseResults(
  unit: Unit,
  people: AsyncIterable<Person> | Iterable<Person>,
  readable: ((person: Person) => boolean) | undefined,
): Promise<ReadonlyMap<string, CourseResults>> {
  const results = new Map<string, CourseResults>();
  for (const id of await knownCourses(unit)) results.set(id, { done: 0, due: 0, late: 0, missing: [] });
  const today = localDate(unit.now, unit.department.timeZone);
  for await (const [person, courses] of withEach(people, (each) => coursesOf(unit, each))) {
    if (!person.active) continue;
    for (const { course, completion, since } of courses) {
      const { state, by = '' } = courseStanding(course, completion, since, today);
      const of = results.get(course.id);
      if (!of) continue;
      of[state] += 1;
      if (state !== 'done' && readable?.(person))
        of.missing.push({ person, what: course.id, by, late: state === 'late' });
    }
  }
  for (const { missing } of results.values()) missing.sort(byName);
  return results;
}

/** Orders those who have not done what is mandatory by their name, then by what it is. */
export function byName(a: Missing, b: Missing): number {
  return a.person.name.localeCompare(b.person.name) || a.what.localeCompare(b.what);
}
