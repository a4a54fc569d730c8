import { describe, expect, it } from 'vitest';
import { calmMoment } from '../../src/domain/quiet-hours.ts';
import { datesOf, firstDate, nextDate, type Rhythm } from '../../src/domain/rhythm.ts';

const place = {
  province: 'ON',
  holidays: { also: [], not: [] },
  timeZone: 'America/Toronto',
  workingHours: { from: '08:30', until: '16:30' },
};
/** A moment on the clocks of Toronto in winter time. */
const winter = (text: string) => new Date(`${text}:00-05:00`);
const local = (date: Date | undefined) =>
  date?.toLocaleString('sv-SE', { timeZone: place.timeZone, dateStyle: 'short', timeStyle: 'short' });

describe('the first date of a rhythm', () => {
  it.each<[string, Rhythm, string, string]>([
    ['once, in working hours', { kind: 'once' }, '2026-11-24T10:15', '2026-11-24 10:15'],
    ['once, in the evening', { kind: 'once' }, '2026-11-24T19:00', '2026-11-25 08:30'],
    ['once, on Friday evening', { kind: 'once' }, '2026-11-27T17:00', '2026-11-30 08:30'],
    ['once at two', { kind: 'once', at: '14:00' }, '2026-11-24T15:00', '2026-11-25 14:00'],
    ['every day', { kind: 'day' }, '2026-11-24T09:00', '2026-11-24 10:00'],
    [
      'every Tuesday, on a Tuesday morning',
      { kind: 'week', every: 1, weekday: 2 },
      '2026-11-24T09:00',
      '2026-11-24 10:00',
    ],
    [
      'every Tuesday, on a Tuesday afternoon',
      { kind: 'week', every: 1, weekday: 2 },
      '2026-11-24T15:00',
      '2026-12-01 10:00',
    ],
    [
      'every Friday, over a holiday',
      { kind: 'week', every: 1, weekday: 5 },
      '2026-12-22T15:00',
      '2026-12-29 08:30',
    ],
    [
      'the first Monday of the month',
      { kind: 'month', every: 1, weekday: 1 },
      '2026-11-24T15:00',
      '2026-12-07 10:00',
    ],
    ['monthly', { kind: 'month', every: 1 }, '2026-11-24T15:00', '2026-11-25 10:00'],
    [
      'at an hour at which nobody works',
      { kind: 'day', at: '20:00' },
      '2026-11-24T09:00',
      '2026-11-25 08:30',
    ],
  ])('%s', (_what, rhythm, from, expected) => {
    expect(local(firstDate(rhythm, winter(from), place))).toBe(expected);
  });
});

describe('the dates after it', () => {
  const dates = (rhythm: Rhythm, from: string, count = 4) =>
    datesOf(rhythm, firstDate(rhythm, winter(from), place), count, place).map(local);

  it('come back on their weekday, and a holiday moves one alone', () => {
    // 25 December and Boxing Day's Monday are holidays.
    expect(dates({ kind: 'week', every: 1, weekday: 5 }, '2026-12-14T09:00')).toEqual([
      '2026-12-18 10:00',
      '2026-12-29 08:30',
      '2027-01-04 08:30',
      '2027-01-08 10:00',
    ]);
  });

  it('are every second week, every working day, every month', () => {
    expect(dates({ kind: 'week', every: 2, weekday: 2 }, '2026-11-24T09:00', 3)).toEqual([
      '2026-11-24 10:00',
      '2026-12-08 10:00',
      '2026-12-22 10:00',
    ]);
    expect(dates({ kind: 'day' }, '2026-11-26T09:00', 3)).toEqual([
      '2026-11-26 10:00',
      '2026-11-27 10:00',
      '2026-11-30 10:00',
    ]);
    expect(dates({ kind: 'month', every: 1, weekday: 1 }, '2026-11-24T09:00', 3)).toEqual([
      '2026-12-07 10:00',
      '2027-01-04 10:00',
      '2027-02-01 10:00',
    ]);
  });

  it('are on the second or the last weekday of the month, or on a day of it, wherever a holiday moved the first one', () => {
    expect(dates({ kind: 'month', every: 1, weekday: 2, nth: 2 }, '2026-11-24T09:00', 3)).toEqual([
      '2026-12-08 10:00',
      '2027-01-12 10:00',
      '2027-02-09 10:00',
    ]);
    expect(dates({ kind: 'month', every: 1, weekday: 5, nth: -1 }, '2026-11-24T09:00', 3)).toEqual([
      '2026-11-27 10:00',
      '2026-12-29 08:30',
      '2027-01-29 10:00',
    ]);
    // The last days of January and February are Sundays.
    expect(dates({ kind: 'month', every: 1, day: 31 }, '2027-01-15T09:00', 4)).toEqual([
      '2027-02-01 08:30',
      '2027-03-01 08:30',
      '2027-03-31 10:00',
      '2027-04-30 10:00',
    ]);
  });

  it('are there on the clocks, summer or winter', () => {
    expect(dates({ kind: 'week', every: 1, weekday: 2 }, '2027-03-09T09:00', 2)).toEqual([
      '2027-03-09 10:00',
      '2027-03-16 10:00',
    ]);
  });

  it('are none for what comes once', () => {
    expect(nextDate({ kind: 'once' }, winter('2026-11-24T10:00'), 1, place)).toBeUndefined();
  });
});

describe('quiet hours', () => {
  it.each([
    ['2026-11-24T11:59', '2026-11-24 11:59'],
    ['2026-11-24T12:00', '2026-11-24 13:00'],
    ['2026-11-24T12:59', '2026-11-24 13:00'],
    ['2026-11-24T13:00', '2026-11-24 13:00'],
    ['2026-11-24T16:29', '2026-11-25 08:30'],
  ])('%s → %s', (at, expected) => {
    const quiet = [
      { from: '12:00', until: '13:00' },
      { from: '16:00', until: '16:30' },
    ];
    expect(local(calmMoment(winter(at), place, quiet))).toBe(expected);
  });
});
