import { Temporal } from 'temporal-polyfill';

/** The instant of a date (`2026-11-23`) and time (`14:05`) on the clocks of a zone; undefined when there is no such date. */
export function zonedInstant(date: string, time: string, timeZone: string): Date | undefined {
  try {
    const local = Temporal.PlainDateTime.from(`${date}T${time}`, { overflow: 'reject' });
    return new Date(local.toZonedDateTime(timeZone).epochMilliseconds);
  } catch {
    return undefined;
  }
}

const years = new Map<string, Intl.DateTimeFormat>();

/** The year that a zone's calendar shows. Formatters are kept, since making one takes long. */
export function yearIn(timeZone: string, date: Date): number {
  const formatter = years.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { year: 'numeric', timeZone });
  years.set(timeZone, formatter);
  return Number(formatter.format(date));
}
