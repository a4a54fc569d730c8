/** Making a formatter takes longer than answering a report: one for each locale and zone is kept. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** What was written last: within a minute, everybody reads the same. */
const written = new Map<string, { minute: number; text: string }>();

/**
 * A date and time as people of a locale read it in a zone: in the hour that comes twice, when clocks are set back, with what tells
 * which of the two it is.
 */
export function moment(locale: string, date: Date, timeZone: string): string {
  const key = `${locale} ${timeZone}`;
  const minute = Math.floor(date.getTime() / 60_000);
  const last = written.get(key);
  if (last?.minute === minute) return last.text;
  const text = comesTwice(date, timeZone)
    ? zonedMoment(locale, date, timeZone)
    : plainMoment(locale, date, timeZone);
  written.set(key, { minute, text });
  return text;
}

function plainMoment(locale: string, date: Date, timeZone: string): string {
  const options = { dateStyle: 'medium', timeStyle: 'short', timeZone } as const;
  return firstOfMonth(formatterOf(`${locale} ${timeZone}`, locale, options).format(date), locale);
}

/** The same with the zone, as what leaves the department has it. */
export function zonedMoment(locale: string, date: Date, timeZone: string): string {
  return `${plainMoment(locale, date, timeZone)} ${zoneOf(locale, date, timeZone)}`;
}

/** `EST`, `HNE` */
function zoneOf(locale: string, date: Date, timeZone: string): string {
  const options = { hour: 'numeric', timeZoneName: 'short', timeZone } as const;
  const parts = formatterOf(`zone ${locale} ${timeZone}`, locale, options).formatToParts(date);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

/** Whether the clocks of a zone show a time twice that night: an hour before it or after it they show the same. */
function comesTwice(date: Date, timeZone: string): boolean {
  const shown = (hours: number) =>
    plainClock('en-CA', new Date(date.getTime() + hours * 3_600_000), timeZone);
  const now = shown(0);
  return shown(1) === now || shown(-1) === now;
}

/** The same for a moment of the same day: `14:05`, `14 h 05`. */
export function clock(locale: string, date: Date, timeZone: string): string {
  const text = plainClock(locale, date, timeZone);
  return comesTwice(date, timeZone) ? `${text} ${zoneOf(locale, date, timeZone)}` : text;
}

function plainClock(locale: string, date: Date, timeZone: string): string {
  return formatterOf(`clock ${locale} ${timeZone}`, locale, { timeStyle: 'short', timeZone }).format(date);
}

/** The same in figures alone, which people of both languages read alike: `2026-11-23 14:05`, as Swedish writes it. */
export function numericMoment(date: Date, timeZone: string): string {
  const options = { dateStyle: 'short', timeStyle: 'short', timeZone } as const;
  return formatterOf(`numeric ${timeZone}`, 'sv-SE', options).format(date);
}

function formatterOf(key: string, locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(locale, { hourCycle: 'h23', ...options });
  formatters.set(key, formatter);
  return formatter;
}

/** A date (`2026-11-23`) without its year, short enough to stand below a bar. */
export function shortDay(locale: string, date: string): string {
  const options = { month: 'short', day: 'numeric', timeZone: 'UTC' } as const;
  const day = new Intl.DateTimeFormat(locale, options).format(new Date(`${date}T00:00:00Z`));
  return firstOfMonth(day, locale);
}

/** French counts the first day of a month and no other: `1er déc.`, `2 déc.`; `Intl` does not. */
function firstOfMonth(text: string, locale: string): string {
  return locale.startsWith('fr') ? text.replace(/^1(?=\s)/, '1er') : text;
}
