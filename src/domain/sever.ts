import { fold } from '../chat/words.ts';
import { type Passage, type Provision, provisions } from './access-to-information.ts';

/** A text without its passages, and under which provisions each of the holes was made, in their order. */
export interface Severed {
  text: string;
  holes: Provision[][];
}

/**
 * Takes passages out of texts. They are found whatever their case, accents, kind of apostrophe or hyphen, and white
 * space, as whole words; passages that overlap leave one hole, so that nothing of either stays.
 * @param mark what stands in a hole
 */
export function severer(
  passages: readonly Passage[],
  mark: (under: readonly Provision[]) => string,
): (text: string) => Severed {
  const patterns = passages.map(({ text, provisions: under }) => ({ pattern: patternOf(text), under }));
  return (given) => {
    const text = given.normalize('NFC');
    const folded = foldWithPlaces(text);
    const found = patterns.flatMap(({ pattern, under }) =>
      occurrences(folded.text, pattern).map(([start, end]) => ({
        start: folded.places[start] ?? 0,
        end: folded.places[end] ?? text.length,
        under,
      })),
    );
    if (found.length === 0) return { text: given, holes: [] };
    found.sort((a, b) => a.start - b.start || b.end - a.end);
    const holes: { start: number; end: number; under: Set<Provision> }[] = [];
    for (const { start, end, under } of found) {
      const last = holes.at(-1);
      if (last && start < last.end) {
        last.end = Math.max(last.end, end);
        for (const provision of under) last.under.add(provision);
      } else holes.push({ start, end, under: new Set(under) });
    }
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

/** How often a passage stands in texts. */
export function occurrencesIn(texts: readonly string[], passage: string): number {
  const pattern = patternOf(passage);
  return texts.reduce(
    (sum, text) => sum + occurrences(foldWithPlaces(text.normalize('NFC')).text, pattern).length,
    0,
  );
}

/** Under which a passage is the same as another one. */
export function passageKey(text: string): string {
  return foldWithPlaces(text.normalize('NFC')).text.split(/\s+/).filter(Boolean).join(' ');
}

const wordCharacter = /[\p{L}\p{N}]/u;

function patternOf(passage: string): RegExp {
  const key = passageKey(passage);
  const body = key
    .split(' ')
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .join('\\s+');
  const before = wordCharacter.test(key[0] ?? '') ? '(?<![\\p{L}\\p{N}])' : '';
  const after = wordCharacter.test(key.at(-1) ?? '') ? '(?![\\p{L}\\p{N}])' : '';
  return new RegExp(`${before}${body}${after}`, 'gu');
}

/** Where it stands, those that overlap included. */
function occurrences(text: string, pattern: RegExp): [start: number, end: number][] {
  const found: [number, number][] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match?.[0]; match = pattern.exec(text)) {
    found.push([match.index, match.index + match[0].length]);
    pattern.lastIndex = match.index + 1;
  }
  return found;
}

/** A text folded for comparing, and where each of its characters, and its end, stands in the text itself. */
function foldWithPlaces(text: string): { text: string; places: number[] } {
  const places: number[] = [];
  let folded = '';
  let at = 0;
  for (const character of text) {
    const plain = fold(character).replace(/[\u2010-\u2015\u2212]/g, '-');
    for (let i = 0; i < plain.length; i++) places.push(at);
    folded += plain;
    at += character.length;
  }
  places.push(at);
  return { text: folded, places };
}
