const formatters = new Map<string, Intl.NumberFormat>();

/** A whole number as people of a locale read it: `12,345`, `12 345`. */
export function count(locale: string, number: number): string {
  const formatter = formatters.get(locale) ?? new Intl.NumberFormat(locale);
  formatters.set(locale, formatter);
  return formatter.format(number);
}
