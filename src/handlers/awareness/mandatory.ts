import { isOpen } from '../../domain/assignment.ts';
import type { Campaign } from '../../domain/campaign.ts';
import { courseStanding } from '../../domain/course.ts';
import { localDate } from '../../domain/local-time.ts';
import type { Person } from '../../domain/person.ts';
import { everyPerson } from '../every-person.ts';
import type { Unit } from '../work.ts';
import { coursesOf } from './courses.ts';
import { topicOf } from './frame.ts';
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
  for await (const assignment of lessonsOfAll(unit, campaign)) {
    if (!isOpen(assignment, unit.now)) continue;
    const person = await unit.store.people.get(assignment.person);
    if (!person?.active || !readable(person)) continue;
    const { due = '', topic } = assignment;
    const by = due && localDate(new Date(due), unit.department.timeZone);
    const what = topicOf(unit, topic)?.[language].title ?? topic;
    missing.push({ person, what, by, late: due !== '' && due < unit.now.toISOString() });
  }
  return missing.sort(byName);
}

/** How a course stands, and who has not taken it, as far as a reader may see them. */
export async function courseResults(
  unit: Unit,
  code: string,
  readable: ((person: Person) => boolean) | undefined,
): Promise<{ done: number; due: number; late: number; missing: Missing[] }> {
  const counts = { done: 0, due: 0, late: 0 };
  const missing: Missing[] = [];
  const today = localDate(unit.now, unit.department.timeZone);
  for await (const person of everyPerson(unit.store.people)) {
    if (!person.active) continue;
    const mine = (await coursesOf(unit, person)).find(({ course }) => course.id === code);
    if (!mine) continue;
    const { state, by = '' } = courseStanding(mine.course, mine.completion, mine.since, today);
    counts[state] += 1;
    if (state !== 'done' && readable?.(person))
      missing.push({ person, what: code, by, late: state === 'late' });
  }
  return { ...counts, missing: missing.sort(byName) };
}

function byName(a: Missing, b: Missing): number {
  return a.person.name.localeCompare(b.person.name) || a.what.localeCompare(b.what);
}
