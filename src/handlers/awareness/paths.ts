import type { Timer } from '../../chat/command.ts';
import { assignmentId } from '../../domain/assignment.ts';
import { localDate, nextTime } from '../../domain/local-time.ts';
import type { Person } from '../../domain/person.ts';
import type { Screening } from '../../domain/screening.ts';
import { wantsBriefing } from '../../domain/screening-briefing.ts';
import { weekdayMoment } from '../../domain/working-days.ts';
import { withEach } from '../with-each.ts';
import type { Unit } from '../work.ts';
import { knownCourses, remindOfCourses } from './courses.ts';
import { frameOf, type Path } from './frame.ts';
import { newAssignment } from './give.ts';
import { calm, oweLesson } from './owe-lesson.ts';
import { readCursors, turnOf, writeCursors } from './pace.ts';
import { armNudge } from './remind.ts';

const dailyTimer = 'awareness.daily';
const briefingTimer = 'awareness.briefing';
const perStep = 250;
/** Before people begin to work: what is owed goes out when they do. */
const at = '06:00';

/** Sees to the next daily round, once. */
export async function armDaily(unit: Unit): Promise<void> {
  const next = nextTime(unit.now, at, unit.department.timeZone);
  const id = `${dailyTimer}:${next.toISOString()}`;
  if (await unit.store.due.get(id)) return;
  // At the very first time nobody is known.
  arm(unit, id, `|${(await unit.store.learners.count()) === 0 ? 'first' : ''}`, next);
}

function arm(unit: Unit, id: string, subject: string, moment: Date): void {
  unit.save('due', { id, version: 0, timer: dailyTimer, subject, at: moment.toISOString() });
}

/**
 * Once a day, everybody is looked at, some hundred people a commit: who is new gets the first lessons, and who has a
 * course to take is reminded. At the very first time nobody is new: all of them were there before.
 */
const daily: Timer<Unit> = {
  id: dailyTimer,
  async run(unit, subject) {
    const [after = '', said = '', paced = ''] = subject.split('|');
    const cursors = readCursors(paced);
    // The directory may have been empty at the first rounds.
    const first = said || (!after && (await unit.store.learners.count()) === 0 ? 'first' : '');
    if (!after) {
      const next = nextTime(unit.now, at, unit.department.timeZone);
      arm(unit, `${dailyTimer}:${next.toISOString()}`, '|', next);
    }
    const page = await unit.store.people.page(after || undefined, perStep);
    const known = await knownCourses(unit);
    for await (const [person, learner] of withEach(page, ({ id }) => unit.store.learners.get(id))) {
      if (!person.active) continue;
      if (!learner || learner.unmet) {
        const { unmet: _, ...met } = learner ?? {
          id: person.id,
          version: 0,
          since: unit.now.toISOString(),
          stopped: [],
        };
        unit.save('learners', met);
        if (first !== 'first')
          await walkPath(unit, person, 'onboarding', 1, await turnOf(unit, person, cursors));
      }
      await remindOfCourses(unit, person, known, cursors);
    }
    const last = page.at(-1)?.id;
    if (page.length === perStep && last)
      arm(
        unit,
        `${dailyTimer}:${unit.now.toISOString()}:${last}`,
        [last, first, writeCursors(cursors)].join('|'),
        unit.now,
      );
  },
};

/** The lessons of a path, one after the other in its rhythm; what somebody has of it already is not given again. */
async function walkPath(
  unit: Unit,
  person: Person,
  path: Path,
  firstRound: number,
  from = unit.now,
): Promise<void> {
  const { dueWithin, [path]: settings } = unit.department.awareness;
  const had = path === 'onboarding' ? await hadBefore(unit, person) : new Set<string>();
  for (const [i, topic] of settings.topics.entries()) {
    const id = assignmentId(path, firstRound + i, person.id);
    if (had.has(topic) || (await unit.store.assignments.get(id))) continue;
    const givenAt = calm(unit, new Date(from.getTime() + i * settings.every));
    const due = new Date(givenAt.getTime() + dueWithin).toISOString();
    const assignment = newAssignment(unit, path, firstRound + i, topic, person, due, givenAt.toISOString());
    unit.save('assignments', assignment);
    await oweLesson(unit, assignment, person, givenAt);
    armNudge(unit, id, 1, givenAt);
  }
}

/** The topics that somebody did already, or has to do: a campaign may begin before the first lessons. */
async function hadBefore(unit: Unit, { id }: Person): Promise<Set<string>> {
  const topics = new Set<string>();
  for (const { topic, campaign, doneAt } of await unit.store.assignments.ofPerson(id)) {
    const frame = await frameOf(unit, campaign);
    if (doneAt || (frame?.mandatory && frame.live)) topics.add(topic);
  }
  return topics;
}

/**
 * A changed screening record: somebody whose status or clearance was granted or updated is reminded of what it asks of
 * them (Directive on Security Screening, Appendix G). What they read says nothing of the change: that is told at the
 * briefing.
 */
export async function briefAfter(unit: Unit, before: Screening | undefined, after: Screening): Promise<void> {
  const today = localDate(unit.now, unit.department.timeZone);
  if (!wantsBriefing(before, after, today)) return;
  const id = `${briefingTimer}:${after.id}`;
  const known = await unit.store.due.get(id);
  // Not the moment of the import, from which the reason could be read. Holidays are the lessons' to mind: an import at the
  // first start would wait for their calendar.
  const moment = weekdayMoment(
    new Date(unit.now.getTime() + 24 * 60 * 60 * 1000),
    unit.department,
  ).toISOString();
  unit.save('due', { id, version: known?.version ?? 0, timer: briefingTimer, subject: after.id, at: moment });
}

const briefing: Timer<Unit> = {
  id: briefingTimer,
  async run(unit, id) {
    const person = await unit.store.people.get(id);
    if (!person?.active) return;
    // A round of its own for each time: the day, and the place in the path.
    const today = Number(localDate(unit.now, unit.department.timeZone).replaceAll('-', ''));
    await walkPath(unit, person, 'briefing', today * 10);
  },
};

export const pathTimers: readonly Timer<Unit>[] = [daily, briefing];
