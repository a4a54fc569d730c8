import type { Screening } from './screening.ts';
import { type Duty, daysBetween, dutiesOf, type ReminderLevel } from './screening-clocks.ts';

/** What a person, and the officers, were reminded of about the person's own record. */
export interface Reminded {
  /** The person's address. */
  id: string;
  version: number;
  /** By clock and day (`update 2027-01-01`): how many days before it the person was last reminded. */
  person: Record<string, number>;
  /** The same for the officers. */
  officers: Record<string, ReminderLevel>;
  /** The person wants to hear of it again on this day. */
  snoozedUntil?: string;
}

export interface Reminders {
  get(id: string): Promise<Reminded | undefined>;
}

export interface ReminderSettings {
  /** So many days before the end of validity, the person is reminded. */
  updates: readonly number[];
  /** The same before a recurring check. */
  checks: readonly number[];
}

/** A reminder to a person: of what, and how many days before it at most. */
export interface PersonReminder extends Duty {
  step: number;
  left: number;
}

/** By which it is known that somebody was reminded of this already. */
export function keyOf({ clock, due }: Duty): string {
  return `${clock} ${due}`;
}

/** An update or a check that has begun needs no reminder. */
export function underWay(record: Screening): boolean {
  return record.requested !== undefined || record.stage !== undefined;
}

/**
 * What the person has to be reminded of on a day: at most once for each step, the nearest one alone. Never of conditions,
 * nor of anything about a record that may not be acknowledged; nothing once the update is under way.
 */
export function remindersOn(
  record: Screening,
  reminded: Reminded | undefined,
  today: string,
  settings: ReminderSettings,
): PersonReminder[] {
  if (underWay(record)) return [];
  if (reminded?.snoozedUntil && reminded.snoozedUntil > today) return [];
  return dutiesOf(record).flatMap((duty) => {
    if (duty.clock !== 'update' && duty.clock !== 'recurring-check') return [];
    const left = daysBetween(today, duty.due);
    const steps = duty.clock === 'update' ? settings.updates : settings.checks;
    const step = Math.min(...steps.filter((each) => left <= each));
    const before = reminded?.person[keyOf(duty)] ?? Number.POSITIVE_INFINITY;
    return left >= 0 && Number.isFinite(step) && step < before ? [{ ...duty, step, left }] : [];
  });
}
