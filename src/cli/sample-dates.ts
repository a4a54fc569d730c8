import { Temporal } from 'temporal-polyfill';

/**
 * Dates of the sample, which are relative to today, as an import takes them: a cell `-P3Y2M` is a day three years and
 * two months ago, `P40D` one in forty days.
 */
export function sampleDates(csv: string, today: string): string {
  const day = Temporal.PlainDate.from(today);
  return csv.replace(/(?<=^|,)-?P(?:\d+[YMWD])+(?=,|$)/gm, (duration) => day.add(duration).toString());
}
