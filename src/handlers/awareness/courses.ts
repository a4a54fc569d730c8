import type { CardMaker } from '../../chat/command.ts';
import type { Element } from '../../chat/message.ts';
import { belongs } from '../../domain/audience.ts';
import { type Completion, type Course, completionId, courseStanding } from '../../domain/course.ts';
import { localDate } from '../../domain/local-time.ts';
import { languageOf, type Person } from '../../domain/person.ts';
import { text } from '../../text/index.ts';
import { wayTo } from '../alert/forecast.ts';
import type { Unit } from '../work.ts';
import { type Cursors, turnOf } from './pace.ts';

/** A course that somebody has to take, and where they stand with it. */
export interface OwnCourse {
  course: Course;
  completion: Completion | undefined;
  /** The day they were first known. */
  since: string;
}

const nobody = new Map<string, ReadonlySet<string>>();

/** The courses that the settings ask of somebody. */
export async function coursesOf(unit: Unit, person: Person): Promise<OwnCourse[]> {
  const { awareness, timeZone } = unit.department;
  const learner = await unit.store.learners.get(person.id);
  const since = localDate(learner ? new Date(learner.since) : unit.now, timeZone);
  return Promise.all(
    awareness.courses
      .filter(({ audience }) => belongs(person, audience, nobody, unit.now))
      .map(async (course) => ({
        course,
        since,
        completion: await unit.store.completions.get(completionId(course.id, person.id)),
      })),
  );
}

/** Courses of which a list of those who took them ever came in: of others nothing is known of anybody. */
export async function knownCourses({ store, department }: Unit): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  for (const { id } of department.awareness.courses)
    if ((await store.completions.page(id, undefined, 1)).length > 0) known.add(id);
  return known;
}

/**
 * Reminds somebody of the courses they have to take, every so often, so many times.
 * @param known courses of which a list has come in
 * @param cursors each platform's pace: many are reminded on the day a first list comes in
 */
export async function remindOfCourses(
  unit: Unit,
  person: Person,
  known: ReadonlySet<string>,
  cursors: Cursors,
): Promise<void> {
  const { every, most } = unit.department.awareness.courseReminders;
  const today = localDate(unit.now, unit.department.timeZone);
  for (const { course, completion, since } of await coursesOf(unit, person)) {
    // Nearly all of them may have taken it.
    if (!known.has(course.id)) continue;
    const { state } = courseStanding(course, completion, since, today);
    if (state === 'done') continue;
    // One reminder for each time the course is due: after it was taken, the count begins anew.
    const id = `course:${course.id}/${completion?.completed ?? 'first'}/${person.id}`;
    const before = await unit.store.deliveries.get(id);
    const sent = (before?.earlier?.length ?? 0) + (before?.posted ? 1 : 0);
    const last = before && Date.parse(before.owedAt);
    if (sent >= most || (last !== undefined && unit.now.getTime() - last < every)) continue;
    if (before?.state === 'owed' || before?.state === 'sending') continue;
    const way = await wayTo(unit, person, { marking: 'unclassified' });
    if (!('platform' in way)) continue;
    const posted = before?.posted && [...(before.earlier ?? []), before.posted];
    const at = unit.now.toISOString();
    unit.save('deliveries', {
      id,
      version: before?.version ?? 0,
      lane: 'slow',
      to: { kind: 'person', id: person.id, platform: way.platform },
      content: { card: courseMaker.id, of: `${course.id}/${person.id}` },
      state: 'owed',
      owedAt: at,
      tryAt: (await turnOf(unit, person, cursors)).toISOString(),
      attempts: 0,
      inWorkingHours: true,
      ...(posted && { earlier: posted }),
    });
  }
}

/** A reminder of a course; nothing once it was taken. */
export const courseMaker: CardMaker<Unit> = {
  id: 'awareness.course',
  async make(unit, of) {
    const [code = '', id = ''] = of.split('/');
    const person = await unit.store.people.get(id);
    const mine = person?.active && (await coursesOf(unit, person)).find(({ course }) => course.id === code);
    if (!person || !mine) return undefined;
    const { course, completion, since } = mine;
    const today = localDate(unit.now, unit.department.timeZone);
    const { state, by = '' } = courseStanding(course, completion, since, today);
    if (state === 'done') return undefined;
    const language = languageOf(person, undefined);
    const t = text(language).awareness.course;
    const name = `${course.name[language]} (${course.id})`;
    const first = t.reminder(name);
    const card: Element[] = [
      { kind: 'text', tone: 'strong', text: first },
      { kind: 'facts', language, rows: [{ label: name, value: state === 'late' ? t.late(by) : t.due(by) }] },
      { kind: 'text', text: t.how },
      ...(course.url ? [{ kind: 'text', text: t.open(course.url) } as const] : []),
    ];
    return { text: first, card };
  },
};
