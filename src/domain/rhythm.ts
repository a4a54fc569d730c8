import { Temporal } from 'temporal-polyfill';
import { type WorkPlace, workingMoment } from './working-days.ts';

/**
 * How often something comes back. `weekday`: 1 is Monday; with `month`, the first one of the month. `at`: on the
 * department's clocks.
 */
export type Rhythm =
  | { kind: 'once'; at?: string }
  | { kind: 'day'; at?: string }
  | { kind: 'week'; every: number; weekday?: number; at?: string }
  | { kind: 'month'; every: number; weekday?: number; at?: string };

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
  if (rhythm.kind === 'month' && rhythm.weekday) {
    const first = firstOf(day, rhythm.weekday);
    day =
      Temporal.PlainDate.compare(first, day) >= 0 ? first : firstOf(day.add({ months: 1 }), rhythm.weekday);
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
      const month = start.add({ months: n * rhythm.every });
      return moment(rhythm.weekday ? firstOf(month, rhythm.weekday) : month, at, place);
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

function firstOf(day: Temporal.PlainDate, weekday: number): Temporal.PlainDate {
  return onWeekday(day.with({ day: 1 }), weekday);
}
