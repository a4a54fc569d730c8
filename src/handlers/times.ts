import { Refusal } from '../chat/errors.ts';
import { fold } from '../chat/words.ts';
import { dateIn, skippedAt, zonedInstants } from '../domain/local-time.ts';
import type { Work } from './work.ts';

const day = 24 * 60 * 60 * 1000;
const farthest = 90 * day;

/**
 * `15:30`, `15 h 30`, `15h` (the next one on the department's clocks) or with its day, `2026-11-25T15:30`,
 * `2026-11-25 à 15 h 30`, `tomorrow 15:30`; undefined when it is no such moment. Refuses what clocks skip in spring. Of
 * the hour that comes twice in autumn the first that is still to come is taken; where people say what happened, the earlier.
 */
export function momentOf(ctx: Work, text: string): Date | undefined {
  const { department, now } = ctx;
  const zone = department.timeZone;
  const found =
    /^(?:(\d{4}-\d{2}-\d{2})(?:T|,?\s+(?:(?:at|à|a)\s+)?))?(\d{1,2})(?::(?=\d)|\s?h\s?)(\d{2})?$/i.exec(
      dated(ctx, text),
    );
  if (!found) return undefined;
  const [, date, hours = '', minutes = '00'] = found;
  const time = `${hours.padStart(2, '0')}:${minutes}`;
  for (const day of date ? [date] : [0, 1].map((days) => dateIn(days, now, zone))) {
    const shown = zonedInstants(day, time, zone);
    const moment = shown.find((each) => each > now) ?? (date && shown[0]);
    if (moment) return moment;
    const jump = skippedAt(day, time, zone);
    if (jump && (date || jump > now)) throw new Refusal('bad-input', ctx.t.common.skippedTime(time, day));
  }
  return undefined;
}

/** What is said of a date and time that there are not: that clocks skip it, or what is said of any other. */
export function noSuchTime({ department, t }: Work, date = '', time = '', otherwise: string): string {
  return skippedAt(date, time, department.timeZone) ? t.common.skippedTime(time, date) : otherwise;
}

const daysAhead: Readonly<Record<string, number>> = { today: 0, "aujourd'hui": 0, tomorrow: 1, demain: 1 };

/** The text with the day that it begins with, in words, as a date of the department: `tomorrow 8:00`, `demain à 8 h`. */
export function dated({ department, now }: Pick<Work, 'department' | 'now'>, text: string): string {
  const [word = ''] = /^\S+/.exec(text) ?? [];
  const ahead = daysAhead[fold(word)];
  if (ahead === undefined) return text;
  return dateIn(ahead, now, department.timeZone) + text.slice(word.length);
}

/**
 * A moment to come, as an ISO instant. Refuses what is no such moment, is past, or is more than ninety days away.
 */
export function readMoment(ctx: Work, text: string): string {
  const instant = momentOf(ctx, text);
  if (!instant) throw new Refusal('bad-input', ctx.t.alert.badMoment(text));
  if (instant <= ctx.now) throw new Refusal('bad-input', ctx.t.alert.pastMoment(text));
  if (instant.getTime() - ctx.now.getTime() > farthest)
    throw new Refusal('bad-input', ctx.t.alert.farMoment(text));
  return instant.toISOString();
}

/** `15:30`, on the clocks of a zone. */
export function localClock(date: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(date);
}
