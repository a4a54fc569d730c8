import { Temporal } from 'temporal-polyfill';
import { Refusal } from '../chat/errors.ts';
import { fold } from '../chat/words.ts';
import { dateIn, localDate, skippedAt, zonedInstants } from '../domain/local-time.ts';
import type { Work } from './work.ts';

/** By whose clocks, from which moment on, a time is read, and in what language it is refused. */
type Clocks = Pick<Work, 'department' | 'now' | 't'>;

const day = 24 * 60 * 60 * 1000;
const farthest = 90 * day;

/** `15:30`, `15 h 30`, `8 am`, `noon`, as part of a pattern that takes no notice of capitals. */
export const clockPattern = String.raw`(?:\d{1,2}(?::\d{2})?\s?[ap]\.?m\b\.?|\d{1,2}(?::\d{2}|\s?h(?:\s?\d{2})?)|noon|midi)`;

const months = [
  'jan(?:vier|v|uary)?',
  'f[ée]v(?:rier|r)?|feb(?:ruary)?',
  'mars|mar(?:ch)?',
  'avr(?:il)?|apr(?:il)?',
  'mai|may',
  'juin|june?',
  'juil(?:let)?|july?',
  'ao[ûu]t|aug(?:ust)?',
  'sept(?:embre|ember)?|sep',
  'oct(?:obre|ober)?',
  'nov(?:embre|ember)?',
  'd[ée]c(?:embre|ember)?',
];
/** Monday first. */
const weekdays = [
  'lundi|monday|mon',
  'mardi|tuesday|tues?',
  'mercredi|wednesday|wed',
  'jeudi|thursday|thu(?:rs?)?',
  'vendredi|friday|fri',
  'samedi|saturday|sat',
  'dimanche|sunday|sun',
];
const month = `(?:${months.join('|')})\\b\\.?`;
const year = String.raw`(?:,?\s+\d{4}(?![\d:]))?`;
const calendarDay = String.raw`(?:\d{1,2}(?:er|st|nd|rd|th)?\s+${month}${year}|${month}\s+\d{1,2}(?:st|nd|rd|th)?(?![\d:]|\s?h\b|\s?[ap]\.?m\b)${year})`;
const named =
  '(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday)';
/** Shortened only before what makes a day of it: « mon » is a word of its own. */
const shortened = String.raw`(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\.?(?=,?\s+(?:at\s+)?(?:${clockPattern}|${calendarDay})(?!\S))`;
const weekday = String.raw`(?:(?:next|this|on|le|ce)\s+)?(?:${named}|${shortened})(?:\s+prochain)?`;

/** A day as people write it: `2026-11-25`, `tomorrow`, `Friday`, « lundi 7 décembre », `Dec 7`. */
export const dayPattern = String.raw`(?:\d{4}-\d{2}-\d{2}|(?:today|tomorrow|demain|aujourd['’]hui)\b|${weekday}(?:,?\s+(?:le\s+)?${calendarDay})?|(?:le\s+)?${calendarDay})`;

const between = String.raw`(?:T|,?\s+(?:(?:at|à|a)\s+)?)`;
const dayFirst = new RegExp(`^${dayPattern}(?=$|[\\s,T])`, 'iu');
const dateThenClock = new RegExp(`^(?:(\\d{4}-\\d{2}-\\d{2})${between})?(${clockPattern})$`, 'iu');

/**
 * `15:30`, `15 h 30`, `15h`, `8 am` (the next one on the department's clocks) or with its day, `2026-11-25T15:30`,
 * `2026-11-25 à 15 h 30`, `tomorrow 15:30`, `Friday 17:00`, « 7 décembre 8 h »; undefined when it is no such moment. Refuses what clocks
 * skip in spring. Of the hour that comes twice in autumn the first that is still to come is taken; where people say what happened, the
 * earlier.
 */
export function momentOf(ctx: Clocks, text: string): Date | undefined {
  const { department, now } = ctx;
  const zone = department.timeZone;
  const [, date, clock = ''] = dateThenClock.exec(dated(ctx, text)) ?? [];
  const time = clockOf(clock);
  if (!time) return undefined;
  for (const day of date ? [date] : [0, 1].map((days) => dateIn(days, now, zone))) {
    const shown = zonedInstants(day, time, zone);
    const moment = shown.find((each) => each > now) ?? (date && shown[0]);
    if (moment) return moment;
    const jump = skippedAt(day, time, zone);
    if (jump && (date || jump > now)) throw new Refusal('bad-input', ctx.t.common.skippedTime(time, day));
  }
  return undefined;
}

/** `15:30`, of a time as people write it. */
function clockOf(text: string): string | undefined {
  if (/^(?:noon|midi)$/i.test(text)) return '12:00';
  const [, hours = '', minutes = '00', half] =
    /^(\d{1,2})(?::|\s?h\s?)?(\d{2})?(?:\s?([ap])\.?m\.?)?$/i.exec(text) ?? [];
  if (!hours || (half && (Number(hours) < 1 || Number(hours) > 12))) return undefined;
  const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hours);
  return `${String(hour).padStart(2, '0')}:${minutes}`;
}

/** What is said of a date and time that there are not: that clocks skip it, or what is said of any other. */
export function noSuchTime({ department, t }: Work, date = '', time = '', otherwise: string): string {
  return skippedAt(date, time, department.timeZone) ? t.common.skippedTime(time, date) : otherwise;
}

const daysAhead: Readonly<Record<string, number>> = { today: 0, "aujourd'hui": 0, tomorrow: 1, demain: 1 };

/**
 * The text with the day that it begins with, in words, as a date of the department: `tomorrow 8:00`, `demain à 8 h`, « lundi 8 h », `Dec 7`.
 * A day of the week is the next one, today only where its time is still to come; without a year a date is the next one. What there is not,
 * a « lundi 8 décembre » that is a Tuesday, stays as it was written.
 */
export function dated(ctx: Pick<Work, 'department' | 'now'>, text: string): string {
  const [words = ''] = dayFirst.exec(text) ?? [];
  const date = words && dateOf(ctx, words, text.slice(words.length));
  return date ? date + text.slice(words.length) : text;
}

function dateOf(
  { department: { timeZone }, now }: Pick<Work, 'department' | 'now'>,
  words: string,
  rest: string,
): string | undefined {
  const ahead = daysAhead[fold(words)];
  if (ahead !== undefined) return dateIn(ahead, now, timeZone);
  if (/^\d{4}-/.test(words)) return words;
  const today = Temporal.PlainDate.from(localDate(now, timeZone));
  const onCalendar = new RegExp(`${calendarDay}$`, 'iu').exec(words)?.[0];
  const before = words.slice(0, words.length - (onCalendar?.length ?? 0));
  const wanted = numberOf(before, weekdays);
  if (onCalendar) {
    const date = calendarDate(onCalendar, today);
    return wanted && date?.dayOfWeek !== wanted ? undefined : date?.toString();
  }
  const days = (wanted - today.dayOfWeek + 7) % 7;
  const time = clockOf(new RegExp(`^${between}(${clockPattern})$`, 'iu').exec(rest)?.[1] ?? '');
  const isToday =
    days === 0 &&
    time &&
    !/next|prochain/i.test(before) &&
    zonedInstants(today.toString(), time, timeZone).some((each) => each > now);
  return today.add({ days: days === 0 && !isToday ? 7 : days }).toString();
}

/** Which of some patterns stands in the text, counted from 1; 0 where none does. */
function numberOf(text: string, patterns: readonly string[]): number {
  return patterns.findIndex((each) => new RegExp(`(?<!\\p{L})(?:${each})(?!\\p{L})`, 'iu').test(text)) + 1;
}

/** « 7 décembre », `Dec 7, 2026`: without a year the next one. */
function calendarDate(words: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const [, first] = /(?:^|[^\d])(\d{1,2})(?!\d)/.exec(words) ?? [];
  const [said] = /\d{4}$/.exec(words) ?? [];
  const on = (year: number) => {
    const fields = { year, month: numberOf(words, months), day: Number(first) };
    return Temporal.PlainDate.from(fields, { overflow: 'reject' });
  };
  try {
    const date = on(said ? Number(said) : today.year);
    return !said && Temporal.PlainDate.compare(date, today) < 0 ? on(today.year + 1) : date;
  } catch {
    return undefined;
  }
}

/**
 * The moment that a text begins with, of those that take several words the longest, and what follows it; undefined where it begins with
 * none.
 */
export function momentFirst(text: string): [moment: string, rest: string] | undefined {
  const [moment] = longestMoment.exec(text) ?? [];
  return moment === undefined ? undefined : [moment, text.slice(moment.length).trim()];
}

const longestMoment = new RegExp(`^(?:${dayPattern}${between}${clockPattern}|${clockPattern})(?!\\S)`, 'iu');

const clockAlone = new RegExp(`^${clockPattern}$`, 'iu');

/**
 * A moment to come, as an ISO instant. Refuses what is no such moment, is past, or is more than ninety days away.
 * @param from a time without its day is the next one after it
 */
export function readMoment(ctx: Clocks, text: string, from = ctx.now): string {
  const { department, t, now } = ctx;
  const instant = momentOf({ department, t, now: clockAlone.test(text) ? from : now }, text);
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
