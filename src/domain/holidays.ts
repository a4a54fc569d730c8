import { createRequire } from 'node:module';
import { Temporal } from 'temporal-polyfill';

/** Where, and which further days, work rests or does not. */
export interface HolidayPlace {
  /** Province or territory, as its two letters. */
  province: string;
  /** Days that the department adds to the holidays, and takes away from them, `2026-12-24`. */
  holidays: { also: readonly string[]; not: readonly string[] };
}

/**
 * Holidays of the federal public service, in the grammar of date-holidays: the general holidays of the Canada Labour Code
 * (section 166) and Easter Monday, which the collective agreements add.
 */
const federal = [
  '01-01',
  'easter -2',
  'easter 1',
  'monday before 05-25',
  '07-01',
  '1st monday in September',
  '09-30',
  '2nd monday in October',
  '11-11',
  '12-25',
  '12-26',
];

type Library = typeof import('date-holidays');
const require = createRequire(import.meta.url);
let library: Library['default'] | undefined;

/** Loaded at first use: with every country of the world in it, it would be a good part of the start. */
function Holidays(): Library['default'] {
  library ??= require('date-holidays') as Library['default'];
  return library;
}

const known = new Map<string, ReadonlySet<string>>();

/** The days of a year on which the federal public service of a province rests, with the days off in place of those on a weekend. */
function holidaysOf(year: number, province: string): ReadonlySet<string> {
  const key = `${year} ${province}`;
  const before = known.get(key);
  if (before) return before;
  const Calendar = Holidays();
  const ours = new Calendar();
  for (const rule of federal) ours.setHoliday(rule, { name: { en: rule }, type: 'public' });
  const theirs = new Calendar('CA', province, { types: ['optional', 'bank', 'public'] });
  const days = new Set<string>();
  for (const { date } of ours.getHolidays(year)) {
    let day = Temporal.PlainDate.from(date.slice(0, 10));
    while (day.dayOfWeek > 5 || days.has(day.toString())) day = day.add({ days: 1 });
    days.add(day.toString());
  }
  for (const { date, type, rule } of theirs.getHolidays(year)) {
    // The civic holiday rests on no provincial law in some provinces, and is kept in all the same.
    if (type !== 'optional' || /^1st monday in August/i.test(rule)) days.add(date.slice(0, 10));
  }
  known.set(key, days);
  return days;
}

/** Whether a day (`2026-07-01`) is a federal or provincial holiday, or a day that the department's settings make one. */
export function isHoliday(day: string, { province, holidays }: HolidayPlace): boolean {
  if (holidays.not.includes(day)) return false;
  return holidays.also.includes(day) || holidaysOf(Number(day.slice(0, 4)), province).has(day);
}
