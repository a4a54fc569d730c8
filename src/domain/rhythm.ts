import { Temporal } from 'temporal-polyfill';
import { type WorkPlace, workingMoment } from './working-days.ts';

/**
 * How often something comes back. `weekday`: 1 is Monday; with `month`, the first one of the month, or the one that `nth`
 * says, -1 being the last. `day`: of the month, the last one where there are fewer. `at`: on the department's clocks.
 */
export type Rhythm =
  | { kind: 'once'; at?: string }
  | { kind: 'day'; at?: string }
  | { kind: 'week'; every: number; weekday?: number; at?: string }
  | { kind: 'month'; every: number; weekday?: number; nth?: number; day?: number; at?: string };

type Monthly = Extract<Rhythm, { kind: 'month' }>;

/** When people have arrived and read their mail. */
const morning = '10:00';

/**
 * The first date of a rhythm, not before `from`: moved to the next working hours where it falls on a day or an hour on
 * which nobody works.
 */
export function firstDate(rhythm: Rhythm, from: Date, place: WorkPlace): Date {
  const at = Temporal.PlainTime.from(rhythm.at ?? morning);
  const local = here(from, place);
  // Somebody who starts it in the afternoon and names no time does not want to wait a day.
  if (rhythm.kind === 'once' && !rhythm.at) return workingMoment(from, place);
  let day = local.toPlainDate();
  if (Temporal.PlainTime.compare(local.toPlainTime(), at) > 0) day = day.add({ days: 1 });
  if (rhythm.kind === 'week' && rhythm.weekday) day = onWeekday(day, rhythm.weekday);
  if (rhythm.kind === 'month') {
    const date = dateIn(day, rhythm);
    day = Temporal.PlainDate.compare(date, day) >= 0 ? date : dateIn(nextMonth(day, 1), rhythm);
  }
  return moment(day, at, place);
}

/**
 * The date after `last`, counted on the calendar from the rhythm's first one, so that a date that a holiday moved moves
 * none after it; undefined for what comes once.
 * @param n how many dates there were before, the first one included
 */
export function nextDate(rhythm: Rhythm, first: Date, n: number, place: WorkPlace): Date | undefined {
  if (rhythm.kind === 'once') return undefined;
  const at = Temporal.PlainTime.from(rhythm.at ?? morning);
  const start = here(first, place).toPlainDate();
  switch (rhythm.kind) {
    case 'day': {
      let day = start;
      for (let i = 0; i < n; i++) {
        const next = workingMoment(atTime(day.add({ days: 1 }), at, place), place);
        day = here(next, place).toPlainDate();
      }
      return moment(day, at, place);
    }
    case 'week': {
      const base = rhythm.weekday ? backTo(start, rhythm.weekday) : start;
      return moment(base.add({ weeks: n * rhythm.every }), at, place);
    }
    case 'month': {
      if (!rhythm.weekday && !rhythm.day) return moment(start.add({ months: n * rhythm.every }), at, place);
      // A holiday may have moved the first date into the next month.
      const moved = Temporal.PlainDate.compare(dateIn(start, rhythm), start) > 0;
      return moment(dateIn(nextMonth(start, n * rhythm.every - (moved ? 1 : 0)), rhythm), at, place);
    }
  }
}

/** The dates of a rhythm from its first one on, for showing what will be. */
export function datesOf(rhythm: Rhythm, first: Date, count: number, place: WorkPlace): Date[] {
  const dates = [first];
  while (dates.length < count) {
    const next = nextDate(rhythm, first, dates.length, place);
    if (!next) break;
    dates.push(next);
  }
  return dates;
}

function here(date: Date, { timeZone }: WorkPlace): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(timeZone);
}

function atTime(day: Temporal.PlainDate, at: Temporal.PlainTime, { timeZone }: WorkPlace): Date {
  return new Date(day.toZonedDateTime({ timeZone, plainTime: at }).epochMilliseconds);
}

function moment(day: Temporal.PlainDate, at: Temporal.PlainTime, place: WorkPlace): Date {
  return workingMoment(atTime(day, at, place), place);
}

function onWeekday(day: Temporal.PlainDate, weekday: number): Temporal.PlainDate {
  return day.add({ days: (weekday - day.dayOfWeek + 7) % 7 });
}

/** A first date that a holiday moved still belongs to its weekday. */
function backTo(day: Temporal.PlainDate, weekday: number): Temporal.PlainDate {
  return day.subtract({ days: (day.dayOfWeek - weekday + 7) % 7 });
}

/** A day of the month that is so many months later. */
function nextMonth(day: Temporal.PlainDate, months: number): Temporal.PlainDate {
  return day.with({ day: 1 }).add({ months });
}

/** The date of a rhythm in the month of a day; the day itself where the rhythm names none. */
function dateIn(month: Temporal.PlainDate, { weekday, nth = 1, day }: Monthly): Temporal.PlainDate {
  if (day) return month.with({ day });
  if (!weekday) return month;
  if (nth < 0) return backTo(month.with({ day: month.daysInMonth }), weekday);
  return onWeekday(month.with({ day: 1 }), weekday).add({ weeks: nth - 1 });
}
