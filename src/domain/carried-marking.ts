import { type Marking, markings } from './marking.ts';

/** A level in capitals, accents removed, as a word of its own. */
const level =
  /(?<![\p{L}\p{N}])(?:(?:TOP|TRES)[\s-]*SECRET|SECRET|CONFIDENTI(?:AL|EL)|PROTE(?:CTED|GEE?)[\s-]*["'“«]?\s?[ABC])(?![\p{L}\p{N}])/gu;

/** One that another is joined to. */
const joined = new RegExp(String.raw`${level.source}\s+(?:or|and|ou|et)\s+$`, 'u');

/** Whatever has no accents, and none of these, carries nothing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
const mayCarry = /[^\u0000-\u007F]|SECRET|CONFIDENTI|PROTE|S E C R|C O N F I|P R O T E/;

/** A banner’s letters, as messages have them: “T O P  S E C R E T”. */
const spacedOut = /(?<![\p{L}\p{N}])(?:[A-Z] {1,3}){5,}[A-Z](?![\p{L}\p{N}])/gu;

/**
 * What follows a level that is spoken of, not carried: clearances of people, and set phrases. On the same line, and behind no dash: “SECRET”
 * above “Status of the mission” is a marking.
 */
const spokenOfAfter =
  /^(?:-|[^\S\n]+)(?:(?:de\s+)?securi(?:ty|te)\s+)?(?:clear(?:ance|ed)|status|statut|level|niveau|santa|service|ballot|professionnel|industriel|commercial)/i;

/** What precedes one: « cote de sécurité SECRET », “clearance level: SECRET”, “trade secret”, “cleared for TOP SECRET”, “applied for SECRET”. */
const spokenOfBefore =
  /(?:(?:cotes?|habilitations?|autorisations?|clearances?|trade)(?:\s+(?:de|d'|la|securite|security|fiabilite|niveau|level|est|is|of|au))*|(?:cleared|screened|appl(?:y|ied|ying)|eligible|upgraded|nominated|sponsored)(?:\s+(?:me|us|him|her|them))?(?:\s+up)?\s+(?:for|to|at)|(?:(?:habilite|promu)(?:e|s|es)?|postul\p{L}+|admissibles?|demande)\s+(?:pour|a|au|jusqu'au?)(?:\s+(?:niveau|une?|le))?)(?:-|(?:[:("'«“]|[^\S\n])*)$/iu;

/**
 * What no sentence ends with, so that a level behind it is what the sentence speaks of: “my new job needs a SECRET”. In small letters
 * alone, as “annex A” and “LA” are none of these.
 */
const unended = ending(
  'an|the|my|your|our|(?:needs?|requires?|has|have|with|for) a|une?|l[ae]|les|m(?:on|a|es)|[nv]o(?:tre|s)|du|des|aux?',
);
/** What no question ends with, either: prepositions, and verbs of what somebody needs. */
const unendedQuestion = ending(
  'an?|for|to|of|at|with(?:out)?|than|from|between|above|below|pour|de|avec|sans|entre|en',
);
const needed = ending('need|have|hold|require|get|avoir|obtenir|faut');
/** But “do you know what they need” is one. */
const relative = /(?<!\p{L})(?:what|all|wh(?:ich|om?)|that|everything|qu[ei]|qu')(?!\p{L})/iu;

/** How a question begins, also where no mark ends it. */
const question =
  /^\s*(?:(?:screening|filtrage|hi|hello|bonjour)[\s,]+)?(?:(?:how|when|why)\s+)?(?:(?:does|did|am|is|are|(?:do|can|could|may|should|must|will|would)\s+(?:i|we|you|he|she|they|it|my|our|the|this|that|an?|any\w*))\s|est-ce\s|\p{L}+-(?:t-)?(?:je|tu|ils?|elles?|on|nous|vous|ce)\s)/iu;

function ending(words: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\p{N}'-])(?:${words})\s+["“«]?\s?$`, 'u');
}

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
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘]/g, "'")
    .replace(spacedOut, (banner) => banner.replaceAll(' ', ''));
  let highest = -1;
  for (const match of plain.matchAll(level)) {
    const before = plain.slice(0, match.index);
    const after = plain.slice(match.index + match[0].length);
    if (spokenOfAfter.test(after) || spokenOfBefore.test(before.slice(-80))) continue;
    const alone = begins(before, after) || (isBare(after) && !isInSentence(before, after));
    if (!alone && !carried(before.slice(-nearby), after.slice(0, nearby))) continue;
    highest = Math.max(highest, markings.indexOf(markingOf(match[0])));
  }
  return markings[highest];
}

/**
 * Whether a level that ends a text belongs to the sentence before it, which would not end there: “what do I need for TOP SECRET?”. The mark
 * of a question stands before a marking, and none stands behind what is told.
 */
function isInSentence(before: string, after: string): boolean {
  // Of two, such as “CONFIDENTIAL or SECRET”, what stands before both decides.
  const led = before.slice(-nearby).replace(joined, '');
  if (unended.test(led)) return true;
  const sentence = led.slice(led.search(lastSentence));
  if (!/^["”»]?\s*\?/.test(after) && !question.test(sentence)) return false;
  return unendedQuestion.test(led) || (needed.test(led) && !relative.test(sentence));
}

const lastSentence = /[^.!?;:\n]*$/;

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
