import { Temporal } from 'temporal-polyfill';
import { type HolidayPlace, isHoliday } from './holidays.ts';

export interface WorkPlace extends HolidayPlace {
  timeZone: string;
  /** On the department's clocks, `08:30`. */
  workingHours: { from: string; until: string };
}

/** Monday to Friday, but for the holidays of a place. */
export function isWorkingDay(day: string, place: HolidayPlace): boolean {
  return isWeekday(Temporal.PlainDate.from(day)) && !isHoliday(day, place);
}

function isWeekday({ dayOfWeek }: Temporal.PlainDate): boolean {
  return dayOfWeek <= 5;
}

/** The day that is so many working days after another; the other does not count. */
export function addWorkingDays(day: string, count: number, place: HolidayPlace): string {
  let left = count;
  let at = Temporal.PlainDate.from(day);
  while (left > 0) {
    at = at.add({ days: 1 });
    if (isWorkingDay(at.toString(), place)) left -= 1;
  }
  return at.toString();
}

/** The last working day up to a day, if there is one after another. */
export function workingDayUpTo(day: string, after: string, place: HolidayPlace): string | undefined {
  let at = Temporal.PlainDate.from(day);
  while (at.toString() > after && !isWorkingDay(at.toString(), place)) at = at.subtract({ days: 1 });
  return at.toString() > after ? at.toString() : undefined;
}

/** The first moment from `at` on that lies in the working hours of a working day. */
export function workingMoment(at: Date, place: WorkPlace): Date {
  return momentOn(at, place, (day) => isWorkingDay(day.toString(), place));
}

/**
 * The first moment from `at` on that lies in the working hours of a weekday, be it a holiday or not: the working moment is
 * no earlier, and this one does not need the calendar, which takes a quarter of a second to load.
 */
export function weekdayMoment(at: Date, place: WorkPlace): Date {
  return momentOn(at, place, isWeekday);
}

function momentOn(at: Date, place: WorkPlace, isWorked: (day: Temporal.PlainDate) => boolean): Date {
  const { timeZone, workingHours } = place;
  const from = Temporal.PlainTime.from(workingHours.from);
  const until = Temporal.PlainTime.from(workingHours.until);
  let moment = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
  if (Temporal.PlainTime.compare(moment.toPlainTime(), until) >= 0)
    moment = moment.add({ days: 1 }).withPlainTime(from);
  while (!isWorked(moment.toPlainDate())) moment = moment.add({ days: 1 }).withPlainTime(from);
  if (Temporal.PlainTime.compare(moment.toPlainTime(), from) < 0) moment = moment.withPlainTime(from);
  return new Date(moment.epochMilliseconds);
}
