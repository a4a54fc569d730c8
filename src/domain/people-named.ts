import { fold } from '../chat/words.ts';
import type { Person } from './person.ts';

/** What of a text may name somebody: what to look a name up by, addresses, and accounts that a platform's mention stands for. */
export interface Naming {
  keys: string[];
  addresses: string[];
  accounts: string[];
}

/** As much of a text is read, in characters. */
const longest = 20_000;

/**
 * What a person is looked up by: the first and the last word of their name, whichever comes first, without case, accents,
 * hyphens and apostrophes. Undefined where there is one word only. The database has the same rule (`name_key`).
 */
export function nameKey(name: string): string | undefined {
  const words = name
    .split(/[\s,]+/)
    .map(plain)
    .filter((word) => word !== '');
  const [first] = words;
  const last = words.at(-1);
  return first === undefined || last === undefined || words.length < 2 ? undefined : keyOf(first, last);
}

/** What a person is looked up by, under the name they have and those they had before (in the database `name_keys`). */
export function nameKeys({ name, formerNames = [] }: Pick<Person, 'name' | 'formerNames'>): string[] {
  const keys = [name, ...formerNames].map(nameKey).filter((key) => key !== undefined);
  return [...new Set(keys)];
}

/** A name as it is said, in words: given names first. */
function wordsOf(name: string): string[] {
  const [family = '', given] = name.split(',');
  return (given ? `${given} ${family}` : name).split(/\s+/).filter(Boolean);
}

/**
 * How a name of three words or more is written in short, in two of them that begin with a capital: “Farah Haddad” for
 * Farah Amina Haddad.
 */
export function shortNames(name: string): string[] {
  const words = wordsOf(name);
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word));
  if (words.length < 3) return [];
  return capitals.flatMap((first, i) => capitals.slice(i + 1).map((last) => `${first} ${last}`));
}

/** A name written in one word, whatever comes first, as in names of files and of accounts: “FarahHaddad”. */
export function asOneWord(name: string): string[] {
  const words = wordsOf(name).map((word) => word.replace(/[^\p{L}\p{N}]/gu, ''));
  const last = words.at(-1) ?? '';
  return words.length < 2 ? [] : [words.join(''), [last, ...words.slice(0, -1)].join('')];
}

/** How a name is written: as it is, and with what comes last first, as lists have it, with a comma or without. */
export function spellingsOf(name: string): string[] {
  const words = wordsOf(name);
  const turned = words.slice(1).flatMap((_, i) => {
    const [before, after] = [words.slice(0, i + 1).join(' '), words.slice(i + 1).join(' ')];
    return [`${after}, ${before}`, `${after} ${before}`];
  });
  return [words.join(' '), ...turned];
}

function keyOf(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

/** A word as it is compared: « d’Anne » and “Anne’s” are Anne. Letters that no database folds alike, as Ł, are left out. */
function plain(word: string): string {
  const folded = fold(word);
  if (isPlain.test(folded)) return folded;
  return folded.replace(/^(?:[cdjlmnst]|qu)'|'s$/g, '').replace(/[^a-z0-9]/g, '');
}

const isPlain = /^[a-z0-9]*$/;
const hasCapital = /[A-ZÀ-ÖØ-ÞŒ]/;

/** Words that a sentence is full of and that are no name unless they begin with a capital. */
const small = new Set(
  'a an the and or of to in on at by for from with is was are were be has had have it its he she they we you me my his her their our this that who not au aux ce cette de des du elle en est et eux il ils je la le les leur ma me mes moi mon ne nous on ou par pas pour que qui sa se ses son sur un une vous'.split(
    ' ',
  ),
);

/** So many words after the first word of a name its last one comes at most. */
const furthest = 3;

/** Where in a word another one begins, as in names of files and of accounts: “FarahHaddad”, “farah_haddad”, “farah.haddad”. */
const seam = /(?<=\p{Ll})(?=\p{Lu})|_+|(?<=\p{L})\.(?=\p{L})/u;

/** The keys of names that are written as one word. */
function keysWithin(word: string): string[] {
  const parts = word.includes('@') ? [] : word.split(seam).map(plain);
  return parts.slice(1).flatMap((last, i) => {
    const first = parts[i] ?? '';
    return first.length > 1 && last.length > 1 ? keyOf(first, last) : [];
  });
}

/** What in a text may name somebody, in time that grows with its length and no faster. */
export function namingIn(text: string): Naming {
  const read = text.slice(0, longest);
  const written = read.split(/\s+/);
  const words = written.map((word) => {
    const folded = word.includes('@') ? '' : plain(word);
    const capital = hasCapital.test(word);
    return {
      plain: folded.length < 2 || (!capital && small.has(folded)) ? '' : folded,
      capital,
      // “de la”, “van”, and what stands between two others of a name.
      within: capital || folded.length <= 3,
      ends: /[.!?;:]$/.test(word),
    };
  });
  const keys = new Set(written.flatMap(keysWithin));
  for (const [i, first] of words.entries()) {
    if (!first.plain) continue;
    for (let j = i + 1; j <= i + furthest && !words[j - 1]?.ends; j++) {
      const last = words[j];
      if (!last) break;
      const isNear = j === i + 1;
      if (last.plain && (isNear || (first.capital && last.capital))) keys.add(keyOf(first.plain, last.plain));
      if (!last.within) break;
    }
  }
  const addresses = read
    .split(/[\s<>()[\]"«»,;:!?]+/)
    .filter((part) => part.indexOf('@') > 0)
    .map((part) => (part.endsWith('.') ? part.slice(0, -1) : part).toLowerCase());
  const accounts = [...read.matchAll(/<@([^<>\s]{1,200})>/g)].map(([, id = '']) => id);
  return { keys: [...keys], addresses: [...new Set(addresses)], accounts: [...new Set(accounts)] };
}
