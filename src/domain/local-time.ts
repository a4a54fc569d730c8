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
