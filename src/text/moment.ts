/** Making a formatter takes longer than answering a report: one for each locale and zone is kept. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** A date and time as people of a locale read it in a zone. */
export function moment(locale: string, date: Date, timeZone: string): string {
  const key = `${locale} ${timeZone}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(locale, {
      dateStyle: 'medium',
      timeStyle: 'short',
      hourCycle: 'h23',
      timeZone,
    });
    formatters.set(key, formatter);
  }
  return formatter.format(date);
}
