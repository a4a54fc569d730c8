import { fold, wholeWords } from '../chat/words.ts';
import { type Passage, type Provision, provisions } from './access-to-information.ts';
import { telephoneKey } from './personal-details.ts';

/** A text without its passages, and under which provisions each of the holes was made, in their order. */
export interface Severed {
  text: string;
  holes: Provision[][];
}

/**
 * Takes passages out of texts. They are found whatever their case, accents, kind of apostrophe or hyphen, white space,
 * and what joins their words as in names of files, as whole words, and telephone numbers by their digits; passages that
 * overlap leave one hole, so that nothing of either stays.
 * @param mark what stands in a hole
 */
export function severer(
  passages: readonly Passage[],
  mark: (under: readonly Provision[]) => string,
): (text: string) => Severed {
  const find = holesOf(passages);
  return (given) => {
    const text = given.normalize('NFC');
    const holes = find(text, foldWithPlaces(text));
    if (holes.length === 0) return { text: given, holes: [] };
    let result = '';
    let at = 0;
    const inOrder = holes.map(({ under }) => provisions.filter((each) => under.has(each)));
    for (const [i, { start, end }] of holes.entries()) {
      result += text.slice(at, start) + mark(inOrder[i] ?? []);
      at = end;
    }
    return { text: result + text.slice(at), holes: inOrder };
  };
}

interface Place {
  start: number;
  end: number;
}

/** Where passages stand in a text, in its order; those that overlap are one place. */
function holesOf(passages: readonly Passage[]) {
  const keys = passages.map(({ text, provisions: under }) => ({ key: passageKey(text), under }));
  return (text: string, folded: Folded): (Place & { under: Set<Provision> })[] => {
    const found = keys.flatMap(({ key, under }) =>
      placesOf(key, text, folded).map((place) => ({ ...place, under })),
    );
    found.sort((a, b) => a.start - b.start || b.end - a.end);
    const holes: (Place & { under: Set<Provision> })[] = [];
    for (const { start, end, under } of found) {
      const last = holes.at(-1);
      if (last && start < last.end) {
        last.end = Math.max(last.end, end);
        for (const provision of under) last.under.add(provision);
      } else holes.push({ start, end, under: new Set(under) });
    }
    return holes;
  };
}

/**
 * Whether anything of a detail can be read where it stands in texts once passages are taken out: of “Jane Kowalski-Wong”
 * without “Jane Kowalski” a name stays.
 */
export function readerOf(
  texts: readonly string[],
  passages: readonly Passage[],
): (detail: string) => boolean {
  const find = holesOf(passages);
  const all = texts.map((given) => {
    const text = given.normalize('NFC');
    const folded = foldWithPlaces(text);
    return { text, folded, holes: find(text, folded) };
  });
  return (detail) => {
    const key = passageKey(detail);
    return all.some(({ text, folded, holes }) => {
      let first = 0;
      return placesOf(key, text, folded).some(({ start, end }) => {
        while ((holes[first]?.end ?? end) <= start) first++;
        let left = '';
        let at = start;
        for (let i = first, hole = holes[i]; hole && hole.start < end; hole = holes[++i]) {
          left += text.slice(at, Math.max(at, hole.start));
          at = hole.end;
        }
        return /[\p{L}\p{N}]/u.test(left + text.slice(at, end));
      });
    });
  };
}

function placesOf(key: string, text: string, folded: Folded): Place[] {
  return occurrences(folded.text, key).map(([start, end]) => ({
    start: folded.places[start] ?? 0,
    end: folded.places[end] ?? text.length,
  }));
}

/**
 * How often a passage stands in texts. They are folded once, however many passages are asked for: folding is the slow part,
 * and nobody else is answered meanwhile.
 */
export function counterIn(texts: readonly string[]): (passage: string) => number {
  const find = finderIn(texts);
  return (passage) => find(passage).length;
}

/** Each of so many is looked for in all of a long record; in what order there are more of them helps nobody. */
const mostInOrder = 300;

/** Passages by where they stand first in texts, each once, as it is given first; more than hundreds of them as they come. */
export function inOrder(texts: readonly string[], passages: readonly string[]): string[] {
  const firsts = new Map<string, string>();
  for (const passage of passages) {
    const key = passageKey(passage);
    if (!firsts.has(key)) firsts.set(key, passage);
  }
  const unique = [...firsts.values()];
  if (unique.length > mostInOrder) return unique;
  const find = finderIn(texts);
  return unique
    .map((passage) => ({ passage, at: find(passage)[0]?.[0] ?? -1 }))
    .sort((a, b) => a.at - b.at)
    .map(({ passage }) => passage);
}

function finderIn(texts: readonly string[]) {
  const all = texts.map((text) => foldWithPlaces(text.normalize('NFC')).text).join(between);
  return (passage: string) => occurrences(all, passageKey(passage));
}

/** Stands between texts: it is cleaned out of whatever people write, so that no passage reaches over it. */
const between = '\u0000';

/** Under which a passage is the same as another one. */
export function passageKey(text: string): string {
  const folded = foldWithPlaces(text.normalize('NFC')).text.trim();
  return telephoneKey(folded) ?? folded;
}

/** Where a passage stands in a folded text, places that overlap included. */
function occurrences(text: string, key: string): [start: number, end: number][] {
  if (!telephoneKey(key)) return [...wholeWords(text, key)];
  return [...text.matchAll(telephoneLike(key))].map(({ 0: { length }, index }) => [index, index + length]);
}

/** What reads as a telephone number, whatever stands between its digits. */
function telephoneLike(key: string): RegExp {
  const before = key.startsWith('+') ? '\\+?' : '(?:\\+?1[-./ ]?)?\\(?';
  const digits = [...key.replace(/\D/g, '')].join('[-./ ()]{0,2}');
  return new RegExp(`(?<!\\d)${before}${digits}(?!\\d)`, 'g');
}

interface Folded {
  text: string;
  places: number[];
}

/** What joins words, as in names of files and addresses: “Jane-Roy”, “jane.roy”. */
const joined = /(?<=\p{L})[-.](?=\p{L})/gu;

/**
 * A text folded for comparing, with one space for any white space and for what joins words, and where each of its characters,
 * and its end, stands in the text itself.
 */
function foldWithPlaces(text: string): Folded {
  const places: number[] = [];
  let folded = '';
  let at = 0;
  let last = '';
  for (const character of text) {
    const plain = foldOne(character);
    if (plain !== ' ' || last !== ' ') {
      for (let i = 0; i < plain.length; i++) places.push(at);
      folded += plain;
    }
    last = plain || last;
    at += character.length;
  }
  places.push(at);
  return { text: folded.replace(joined, ' '), places };
}

/** Most characters stand in ASCII, and a long record has half a million of them. */
function foldOne(character: string): string {
  if (character === '_') return ' ';
  if (character > ' ' && character < '\u007F') return character.toLowerCase();
  return fold(character)
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ');
}
