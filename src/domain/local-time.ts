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

/** Every instant at which the clocks of a zone show a date and time: none in the hour that they skip, two in the one that they repeat. */
export function zonedInstants(date: string, time: string, timeZone: string): Date[] {
  try {
    const local = Temporal.PlainDateTime.from(`${date}T${time}`, { overflow: 'reject' });
    const [first, last] = (['earlier', 'later'] as const).map((disambiguation) =>
      local.toZonedDateTime(timeZone, { disambiguation }),
    );
    if (!first?.toPlainDateTime().equals(local)) return [];
    const both = last && !last.equals(first) ? [first, last] : [first];
    return both.map(({ epochMilliseconds }) => new Date(epochMilliseconds));
  } catch {
    return [];
  }
}

/** When the clocks of a zone show a time (`02:30`) next; on the day that skips it, as much later as the clocks jump. */
export function nextTime(now: Date, time: string, timeZone: string): Date {
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  const today = here.withPlainTime(Temporal.PlainTime.from(time));
  const next = Temporal.ZonedDateTime.compare(today, here) > 0 ? today : today.add({ days: 1 });
  return new Date(next.epochMilliseconds);
}

/** Making one takes longer than much of what asks for a date. */
const calendars = new Map<string, Intl.DateTimeFormat>();

/** The date that a zone's calendar shows, `2026-11-23`. */
export function localDate(date: Date, timeZone: string): string {
  const calendar = calendars.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone });
  calendars.set(timeZone, calendar);
  return calendar.format(date);
}

const halfHour = 30 * 60 * 1000;
let last = { zone: '', half: Number.NaN, year: Number.NaN };

/** The year that a zone's calendar shows. A zone's year begins at a full hour, or at half of one: asked once for each. */
export function yearIn(timeZone: string, date: Date): number {
  const half = Math.floor(date.getTime() / halfHour);
  if (last.zone !== timeZone || last.half !== half) {
    const year = new Intl.DateTimeFormat('en-CA', { year: 'numeric', timeZone }).format(date);
    last = { zone: timeZone, half, year: Number(year) };
  }
  return last.year;
}
