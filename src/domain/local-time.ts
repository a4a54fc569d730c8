import { Temporal } from 'temporal-polyfill';

/**
 * The instant at which the clocks of a zone show a date (`2026-11-23`) and time (`14:05`), of the hour that they repeat in
 * autumn the first; undefined when there is no such date, or in the hour that they skip in spring.
 */
export function zonedInstant(date: string, time: string, timeZone: string): Date | undefined {
  return zonedInstants(date, time, timeZone)[0];
}

/** Every instant at which the clocks of a zone show a date and time: none in the hour that they skip, two in the one that they repeat. */
export function zonedInstants(date: string, time: string, timeZone: string): Date[] {
  const local = plainTime(date, time);
  if (!local) return [];
  const [first, last] = (['earlier', 'later'] as const).map((disambiguation) =>
    local.toZonedDateTime(timeZone, { disambiguation }),
  );
  if (!first?.toPlainDateTime().equals(local)) return [];
  const both = last && !last.equals(first) ? [first, last] : [first];
  return both.map(({ epochMilliseconds }) => new Date(epochMilliseconds));
}

/** When the clocks of a zone jump over a date and time; undefined where they do not, or when there is no such date. */
export function skippedAt(date: string, time: string, timeZone: string): Date | undefined {
  const local = plainTime(date, time);
  if (!local || zonedInstants(date, time, timeZone).length > 0) return undefined;
  const before = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const jump = before.getTimeZoneTransition('next');
  return jump ? new Date(jump.epochMilliseconds) : undefined;
}

function plainTime(date: string, time: string): Temporal.PlainDateTime | undefined {
  try {
    return Temporal.PlainDateTime.from(`${date}T${time}`, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

/** The date that is so many days after today on a zone's calendar, whose days have 23 to 25 hours. */
export function dateIn(days: number, now: Date, timeZone: string): string {
  return Temporal.PlainDate.from(localDate(now, timeZone)).add({ days }).toString();
}

/** When the clocks of a zone show a time (`02:30`) next; on the day that skips it, as much later as the clocks jump. */
export function nextTime(now: Date, time: string, timeZone: string): Date {
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  const plainTime = Temporal.PlainTime.from(time);
  const today = here.withPlainTime(plainTime);
  const tomorrow = () => here.toPlainDate().add({ days: 1 }).toZonedDateTime({ timeZone, plainTime });
  const next = Temporal.ZonedDateTime.compare(today, here) > 0 ? today : tomorrow();
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
