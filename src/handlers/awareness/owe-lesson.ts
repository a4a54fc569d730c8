import { Temporal } from 'temporal-polyfill';
import type { Assignment } from '../../domain/assignment.ts';
import type { Delivery } from '../../domain/delivery.ts';
import type { Person } from '../../domain/person.ts';
import { calmMoment } from '../../domain/quiet-hours.ts';
import type { WorkPlace } from '../../domain/working-days.ts';
import { wayTo } from '../alert/forecast.ts';
import type { Unit } from '../work.ts';
import { lessonMaker } from './lesson.ts';

/** The first moment from `at` on at which a lesson may reach somebody. */
export function calm({ department }: Unit, at: Date): Date {
  return calmMoment(at, department, department.awareness.quietHours);
}

/**
 * Owes a lesson to somebody, as a message of its own even when they have had it before; not to whom nobody reaches, who
 * find it when they ask. True when it is owed.
 * @param from when it may be sent at the earliest
 */
export async function oweLesson(
  unit: Unit,
  assignment: Pick<Assignment, 'id'>,
  person: Person,
  from: Date,
): Promise<boolean> {
  const at = calm(unit, new Date(Math.max(from.getTime(), unit.now.getTime())));
  const way = await wayTo(unit, person, { marking: 'unclassified' });
  if (!('platform' in way)) return false;
  const before = await unit.store.deliveries.get(assignment.id);
  const now = unit.now.toISOString();
  const delivery: Delivery = {
    id: assignment.id,
    version: before?.version ?? 0,
    lane: 'slow',
    to: { kind: 'person', id: person.id, platform: way.platform },
    content: { card: lessonMaker.id, of: assignment.id },
    state: 'owed',
    owedAt: now,
    tryAt: at.toISOString(),
    attempts: 0,
    inWorkingHours: true,
    // What did not get through on its day is tried again on another.
    expires: endOfDay(at, unit.department).toISOString(),
  };
  // Sent before: what they have stays, and this is a message of its own.
  const posted = before?.posted && [...(before.earlier ?? []), before.posted];
  unit.save('deliveries', { ...delivery, ...(posted && { earlier: posted }) });
  return true;
}

function endOfDay(at: Date, { timeZone, workingHours }: WorkPlace): Date {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
  const end = local.withPlainTime(Temporal.PlainTime.from(workingHours.until));
  return new Date(end.epochMilliseconds);
}
