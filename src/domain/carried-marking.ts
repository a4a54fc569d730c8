import { type Marking, markings } from './marking.ts';

/** A level in capitals, accents removed, as a word of its own. */
const level =
  /(?<![\p{L}\p{N}])(?:(?:TOP|TRES)[\s-]+SECRET|SECRET|CONFIDENTI(?:AL|EL)|PROTE(?:CTED|GEE?)[\s-]*["'“«]?\s?[ABC])(?![\p{L}\p{N}])/gu;

/** Whatever has no accents, and none of these, carries nothing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
const mayCarry = /[^\u0000-\u007F]|SECRET|CONFIDENTI|PROTE/;

/** What follows a level that is spoken of, not carried: clearances of people, and set phrases. */
const spokenOfAfter =
  /^[\s-]*(?:(?:de\s+)?securi(?:ty|te)\s+)?(?:clear|status|statut|level|niveau|santa|service|ballot|professionnel|industriel|commercial)/i;

/** What precedes one: « cote de sécurité SECRET », “clearance level: SECRET”, “trade secret”. */
const spokenOfBefore =
  /(?:cotes?|habilitations?|autorisations?|clearances?|trade)(?:\s+(?:de|d'|la|securite|security|fiabilite|niveau|level|est|is|of|au))*[\s:("'«“-]*$/i;

/** That something is told in confidence. */
const inConfidence = String.raw`(?:in\s+(?:strict\s+)?confidence|confidential(?:ly)?|anonymous(?:ly)?|en\s+(?:toute\s+)?confidentialite|confidentiel(?:le|lement)?|anonyme(?:ment)?)[\s:;,.–—-]+`;

/** What leads into what somebody writes and is no part of it: what it is about, and that it is told in confidence. */
const lead = new RegExp(
  String.raw`^\s*(?:(?:\p{L}+\s+)?EV[\s-]?\d{4}[\s-]?\d+(?!\d)[\s:;,.–—-]*)?(?:${inConfidence})?`,
  'iu',
);
const leadAtEnd = new RegExp(`${inConfidence}$`, 'iu');

/**
 * The highest marking that a text carries, rather than speaks of: a level in capitals, with or without accents, that
 * stands alone on a line, in brackets, beside `//`, or at the very start or end (Directive on Security Management,
 * E.2.2.2: markings are applied to what they mark).
 */
export function carriedMarking(text: string): Marking | undefined {
  return highestIn(text, (before) => isBare(before.replace(lead, '')));
}

/** So few words that they may all be a command’s own. */
const fewWords = /^\s*(?:\S+\s+){1,5}$/;

/**
 * The same of a line as it was typed, which may begin with a command: a level that begins what follows stands behind its words.
 * In doubt it is carried, for what is judged here was not taken.
 * @param areOwn whether words are all of them a command’s own
 */
export function typedMarking(line: string, areOwn: (words: string) => boolean): Marking | undefined {
  return highestIn(line, (before, after) => {
    if (isBare(before.replace(lead, '')) || areOwn(before.replace(leadAtEnd, ''))) return true;
    return /^["'”»]?\s*(?:[:–—]|-\s)/.test(after) && fewWords.test(before);
  });
}

/** The highest level that a text names, wherever it stands, but for people’s clearances and set phrases: for echoes and quotes. */
export function namedMarking(text: string): Marking | undefined {
  return highestIn(text, () => true);
}

function highestIn(text: string, begins: (before: string, after: string) => boolean): Marking | undefined {
  if (!mayCarry.test(text)) return undefined;
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[’‘]/g, "'");
  let highest = -1;
  for (const match of plain.matchAll(level)) {
    const before = plain.slice(0, match.index);
    const after = plain.slice(match.index + match[0].length);
    if (spokenOfAfter.test(after) || spokenOfBefore.test(before.slice(-80))) continue;
    const alone = begins(before, after) || isBare(after);
    if (!alone && !carried(before.slice(-nearby), after.slice(0, nearby))) continue;
    highest = Math.max(highest, markings.indexOf(markingOf(match[0])));
  }
  return markings[highest];
}

/** How far around a level its line and brackets are looked for. */
const nearby = 500;

/** Judged by what stands nearby. */
function carried(before: string, after: string): boolean {
  if (/(?:classification|marking|marquage)\s*:\s*$/i.test(before)) return true;
  if (/(?<!:)\/\/\s*$/.test(before) || /^["'”»]?\s*\/\//.test(after)) return true;
  const line = [before.slice(before.lastIndexOf('\n') + 1), after.split('\n', 1)[0] ?? ''] as const;
  if (line.every(isBare)) return true;
  const opening = Math.max(...['(', '[', '{', '<'].map((mark) => line[0].lastIndexOf(mark)));
  const closing = line[1].search(/[)\]}>]/);
  return opening >= 0 && closing >= 0 && isBare(line[0].slice(opening)) && isBare(line[1].slice(0, closing));
}

/** Nothing but punctuation, white space and other levels, such as the second language of a bilingual marking. */
function isBare(text: string): boolean {
  return text.length < nearby ? !/[\p{L}\p{N}]/u.test(text.replace(level, '')) : false;
}

function markingOf(found: string): Marking {
  if (/^T/.test(found)) return 'top-secret';
  if (/^S/.test(found)) return 'secret';
  if (/^C/.test(found)) return 'confidential';
  switch (found.at(-1)) {
    case 'A':
      return 'protected-a';
    case 'B':
      return 'protected-b';
    default:
      return 'protected-c';
  }
}
