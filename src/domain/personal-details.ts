/** An address of electronic mail, in a text. */
const email = /[\p{L}\p{N}._%+'’-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

/** A telephone number as people of North America write it, also without anything between its digits, or an international one. */
const telephone =
  /(?<![\p{L}\p{N}.-])(?:(?:\+?1[-. \u00A0]?)?(?:\(\d{3}\)|\d{3})[-. \u00A0]?\d{3}[-. \u00A0]\d{4}(?!\d)|(?:\+?1)?(?:[2-9]\d\d){2}\d{4}(?![\p{L}\p{N}]))|(?<![\p{L}\p{N}])\+\d(?:[-. \u00A0]?\d){7,13}(?!\d)/gu;

const streetEn =
  '(?:street|st|avenue|ave|road|rd|drive|dr|boulevard|blvd|crescent|cres|court|crt|lane|private|place|terrace|way)';
const streetFr =
  '(?:rue|avenue|av|boulevard|boul|chemin|ch|place|promenade|croissant|rang|impasse|allée|route)';
const word = "[\\p{L}][\\p{L}\\p{N}.'’-]*";

/** A civic number with the name of a street in either language, and a postal code. */
const streets = [
  new RegExp(`(?<![\\p{L}\\p{N}.-])\\d{1,5}[A-Z]?,? (?:${word} ){1,3}?${streetEn}(?![\\p{L}\\p{N}])`, 'giu'),
  new RegExp(
    `(?<![\\p{L}\\p{N}.-])\\d{1,5}[A-Z]?,? ${streetFr}\\.? (?:(?:de|du|des|la|le|les|l['’]) ?){0,2}${word}`,
    'giu',
  ),
  /(?<![\p{L}\p{N}])[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ -]?\d[ABCEGHJ-NPRSTV-Z]\d(?![\p{L}\p{N}])/gu,
];

/** Ids of accounts: as Vigie names visitors, and as platforms name their accounts. */
const accounts = [
  /(?<![\p{L}\p{N}])(?:slack|teams|console):[^\s,;()]+/gu,
  /(?<![\p{L}\p{N}])[UW][A-Z0-9]{8,12}(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}])(?:29:)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\p{L}\p{N}])/giu,
];

/** What a text that is a telephone number and nothing else is, however it is written: 613-555-0199, +442079460958. */
export function telephoneKey(text: string): string | undefined {
  if (!/^[+(\d]/.test(text)) return undefined;
  const [match] = text.match(telephone) ?? [];
  if (match !== text) return undefined;
  const digits = text.replace(/[^+\d]/g, '');
  const [, area, office, line] = /^(?:\+?1)?(\d{3})(\d{3})(\d{4})$/.exec(digits) ?? [];
  return area ? `${area}-${office}-${line}` : digits;
}

/** What looks like a detail of a person in a text: addresses, telephone numbers and ids of accounts, as they stand there. */
export function personalDetails(text: string): string[] {
  const found = [email, telephone, ...streets, ...accounts].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([match]) => match.replace(/[.,;:'’]+$/, '')),
  );
  return [...new Set(found)];
}
