import { describe, expect, it } from 'vitest';
import { isHoliday } from '../../src/domain/holidays.ts';
import { addWorkingDays, isWorkingDay, workingMoment } from '../../src/domain/working-days.ts';

const at = (province: string, also: string[] = [], not: string[] = []) => ({
  province,
  holidays: { also, not },
  timeZone: 'America/Toronto',
  workingHours: { from: '08:30', until: '16:30' },
});

describe('holidays', () => {
  it.each([
    ['2026-01-01', 'ON', true],
    ['2026-02-16', 'ON', true],
    ['2026-02-16', 'QC', false],
    ['2026-04-03', 'QC', true],
    ['2026-04-06', 'BC', true],
    ['2026-05-18', 'NB', true],
    ['2026-06-24', 'QC', true],
    ['2026-06-24', 'ON', false],
    ['2026-07-01', 'NL', true],
    ['2026-08-03', 'ON', true],
    ['2026-08-03', 'QC', false],
    ['2026-09-30', 'QC', true],
    ['2026-10-12', 'NL', true],
    ['2026-11-11', 'ON', true],
    ['2026-12-24', 'ON', false],
    ['2026-12-25', 'ON', true],
    // A Saturday: the Monday after is off in its place. In 2027 both are on a weekend.
    ['2026-12-28', 'ON', true],
    ['2027-12-27', 'QC', true],
    ['2027-12-28', 'QC', true],
    ['2027-12-29', 'QC', false],
    ['2022-12-26', 'QC', true],
    ['2022-12-27', 'QC', true],
    ['2026-03-17', 'NL', false],
    ['2026-10-31', 'ON', false],
  ])('%s in %s: %s', (day, province, expected) => {
    expect(isHoliday(day, at(province))).toBe(expected);
  });

  it('are corrected by the department', () => {
    expect(isHoliday('2026-12-24', at('ON', ['2026-12-24']))).toBe(true);
    expect(isHoliday('2026-07-01', at('ON', [], ['2026-07-01']))).toBe(false);
  });
});

describe('working days', () => {
  it.each([
    ['2026-11-24', 10, 'ON', '2026-12-08'],
    ['2026-12-18', 10, 'ON', '2027-01-06'],
    ['2026-06-19', 5, 'QC', '2026-06-29'],
    ['2026-06-19', 5, 'ON', '2026-06-26'],
    ['2026-11-28', 1, 'ON', '2026-11-30'],
    ['2026-11-24', 0, 'ON', '2026-11-24'],
  ])('%s and %i in %s: %s', (day, count, province, expected) => {
    expect(addWorkingDays(day, count, at(province))).toBe(expected);
  });

  it('do not have weekends among them', () => {
    expect(['2026-11-27', '2026-11-28', '2026-11-29'].map((day) => isWorkingDay(day, at('ON')))).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('the next working moment', () => {
  it.each([
    ['2026-11-24T15:00:00Z', '2026-11-24T15:00:00Z'],
    ['2026-11-24T12:00:00Z', '2026-11-24T13:30:00Z'],
    ['2026-11-24T21:30:00Z', '2026-11-25T13:30:00Z'],
    // Friday evening before Christmas, which takes the Monday with it.
    ['2026-12-24T21:30:00Z', '2026-12-29T13:30:00Z'],
    ['2026-11-28T02:00:00Z', '2026-11-30T13:30:00Z'],
    // The clocks go forward in the night to Sunday.
    ['2027-03-12T23:00:00Z', '2027-03-15T12:30:00Z'],
  ])('after %s is %s', (from, expected) => {
    expect(workingMoment(new Date(from), at('ON'))).toEqual(new Date(expected));
  });
});
