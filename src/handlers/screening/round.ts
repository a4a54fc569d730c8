import { isDeepStrictEqual } from 'node:util';
import type { Timer } from '../../chat/command.ts';
import { say } from '../../chat/message.ts';
import { localDate, zonedInstant } from '../../domain/local-time.ts';
import type { Person } from '../../domain/person.ts';
import type { Screening } from '../../domain/screening.ts';
import { dutiesOf, isNext, levelOn, type ReminderLevel } from '../../domain/screening-clocks.ts';
import { keyOf, type Reminded, remindersOn, underWay } from '../../domain/screening-reminders.ts';
import { weekdayMoment, workingMoment } from '../../domain/working-days.ts';
import { withEach } from '../with-each.ts';
import type { Unit } from '../work.ts';
import { remind } from './reminder.ts';

const timer = 'screening.round';
/** Records looked at in one commit. */
const atOnce = 200;
/** So long after a start the first round begins: not before the start is through. */
const settled = 5_000;
const day = 24 * 60 * 60 * 1000;

/** How far a round has come, and what the officers will be told of it. */
interface Progress {
  after: string;
  counts: Record<ReminderLevel, number>;
}

const beginning: Progress = { after: '', counts: { warned: 0, overdue: 0, cso: 0 } };

/**
 * Sees to it that there is a round, at the next moment on which people work; on a holiday the round itself puts itself off.
 * A round that is run twice reminds once.
 */
export async function armRound(ctx: Unit): Promise<void> {
  await step(ctx, weekdayMoment(new Date(ctx.now.getTime() + settled), ctx.department), beginning);
}

async function step(ctx: Unit, at: Date, progress: Progress): Promise<void> {
  const id = `${timer}:${at.toISOString()}:${progress.after}`;
  if (await ctx.store.due.get(id)) return;
  ctx.save('due', { id, version: 0, timer, subject: JSON.stringify(progress), at: at.toISOString() });
}

/**
 * Goes once a working day, in working hours, through all screening records, so many a commit: reminds people of what
 * comes up for them, and tells the officers how much is due soon, and how much is overdue and the CSO as well.
 */
export const roundTimer: Timer<Unit> = {
  id: timer,
  async run(ctx, subject) {
    const progress = JSON.parse(subject) as Progress;
    const moment = workingMoment(ctx.now, ctx.department);
    if (moment > ctx.now) return step(ctx, moment, progress);
    const counts = { ...progress.counts };
    const page = await ctx.store.screening.page(progress.after || undefined, atOnce);
    const { people, reminded } = ctx.store;
    const known = withEach(page, ({ id }) => Promise.all([people.get(id), reminded.get(id)]));
    for await (const [record, [person, said]] of known)
      if (person?.active) await look(ctx, record, person, said, counts);
    const last = page.at(-1);
    if (last && page.length === atOnce) return step(ctx, ctx.now, { after: last.id, counts });
    await lookAtTasks(ctx, counts);
    await tellOfficers(ctx, counts);
    const today = localDate(ctx.now, ctx.department.timeZone);
    const midnight = zonedInstant(today, '00:00', ctx.department.timeZone) ?? ctx.now;
    await step(ctx, workingMoment(new Date(midnight.getTime() + 1.1 * day), ctx.department), beginning);
  },
};

async function look(
  ctx: Unit,
  record: Screening,
  person: Person,
  said: Reminded | undefined,
  counts: Progress['counts'],
): Promise<void> {
  const { reminders } = ctx.department.screeningRules;
  const today = localDate(ctx.now, ctx.department.timeZone);
  const before: Reminded = said ?? { id: record.id, version: 0, person: {}, officers: {} };
  // What was said of dates that no longer count is forgotten.
  const duties = dutiesOf(record);
  const keys = new Set(duties.map(keyOf));
  const kept = <V>(said: Record<string, V>) =>
    Object.fromEntries(Object.entries(said).filter(([key]) => keys.has(key)));
  const after: Reminded = { ...before, person: kept(before.person), officers: kept(before.officers) };
  for (const reminder of remindersOn(record, before, today, reminders)) {
    await remind(ctx, person, reminder);
    after.person[keyOf(reminder)] = reminder.step;
    delete after.snoozedUntil;
  }
  for (const duty of duties) {
    const reached = levelOn(today, duty, Math.floor(reminders.escalateAfter / day));
    const level = afterOfficers(reached, after.officers[keyOf(duty)]);
    // What has begun is on its way, until it is late. Temporary access and conditions go on beside it: often because of it.
    const begun = duty.clock === 'update' || duty.clock === 'recurring-check';
    if (level === 'warned' && begun && underWay(record)) continue;
    if (!isNext(level, after.officers[keyOf(duty)])) continue;
    after.officers[keyOf(duty)] = level;
    counts[level] += 1;
  }
  if (!isDeepStrictEqual(before, after)) ctx.save('reminded', after);
}

/** The CSO hears of what is overdue although the officers were reminded: never before they were, however late it is first seen. */
function afterOfficers(
  level: ReminderLevel | undefined,
  before: ReminderLevel | undefined,
): ReminderLevel | undefined {
  return level === 'cso' && (!before || before === 'warned') ? 'overdue' : level;
}

async function lookAtTasks(ctx: Unit, counts: Progress['counts']): Promise<void> {
  const { reminders } = ctx.department.screeningRules;
  const today = localDate(ctx.now, ctx.department.timeZone);
  for (let page = await ctx.store.clocks.open(undefined, atOnce); page.length > 0; ) {
    for (const task of page) {
      const reached = levelOn(today, task, Math.floor(reminders.escalateAfter / day));
      const level = afterOfficers(reached, task.reminded);
      if (!isNext(level, task.reminded)) continue;
      counts[level] += 1;
      ctx.save('clocks', { ...task, reminded: level });
    }
    page = await ctx.store.clocks.open(page.at(-1), atOnce);
  }
}

/** Numbers only: they may be read anywhere. */
async function tellOfficers(ctx: Unit, { warned, overdue, cso }: Progress['counts']): Promise<void> {
  const { people } = ctx.store;
  const id = `${timer}:${localDate(ctx.now, ctx.department.timeZone)}`;
  const chiefs = await people.withRole('cso');
  const officers = await people.withRole('screening');
  if (warned + overdue > 0)
    for (const person of officers.length > 0 ? officers : chiefs)
      await ctx.tell(`${id}:officers`, person, (t) => say(t.screening.officers.digest(warned, overdue)), {
        inWorkingHours: true,
      });
  if (cso > 0)
    for (const person of chiefs)
      await ctx.tell(`${id}:cso`, person, (t) => say(t.screening.officers.digestCso(cso)), {
        inWorkingHours: true,
      });
}
