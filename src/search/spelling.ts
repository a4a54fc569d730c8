import MiniSearch from 'minisearch';
import { fold } from '../chat/words.ts';
import { isPeopleAbroad } from './places.ts';

/** Shorter words are too near to too many others. */
const shortest = 5;

/** How people shorten words on a telephone, in either language, folded; each becomes the words it stands for. */
const shortened: readonly (readonly [pattern: RegExp, words: string])[] = [
  // « jdéménage », « jpense »: no French word begins so.
  [/\bj(?=[bcdfgklmnpqrstvxz])/g, 'je '],
  [/\b([jl])(?=(?:ai|avais|aurai|etais|habite|arrive)\b)/g, '$1 '],
  [/\bch(?:u|ui|us)\b/g, 'je suis'],
  [/\bcest\b/g, 'c est'],
  [/\bya\b/g, 'il y a'],
  [/\bpis\b/g, 'puis'],
  [/\bkel(?=(?:le)?s?\b)/g, 'quel'],
  [/\bp(?:[kq]|koi)\b/g, 'pourquoi'],
  [/\bds\b/g, 'dans'],
  [/\bb4\b/g, 'before'],
  [/\bur\b/g, 'your'],
  [/\bu\b/g, 'you'],
  [/\bprot\.?(?= ?[abc]\b)/g, 'protected '],
  [/\b(?:dept|dpt)\b/g, 'department'],
  [/\bmgr\b/g, 'manager'],
];

function spelledOut(text: string): string {
  return shortened.reduce((words, [pattern, full]) => words.replace(pattern, full), fold(text));
}

/** Words that are filed in one step. */
const atOnce = 100;

/** Makes a corrector: a word that is not known becomes the nearest known one, where one is a slip of the keys away. */
export function* speller(words: Iterable<string>): Generator<void, (text: string) => string> {
  const known = new Set(words);
  const index = new MiniSearch<{ id: number; word: string }>({
    fields: ['word'],
    storeFields: ['word'],
    tokenize: (text) => [text],
    processTerm: (term) => term,
    searchOptions: { fuzzy: 0.2, maxFuzzy: 2 },
  });
  for (const [id, word] of [...known].entries()) {
    if (id % atOnce === 0) yield;
    if (word.length >= shortest) index.add({ id, word });
  }
  return (text) =>
    spelledOut(text).replace(/[a-z]+/g, (word) => {
      if (word.length < shortest || word.length > 30 || known.has(word) || isPeopleAbroad(word)) return word;
      // The first letter is seldom wrong: « coûte » is no slip for « doute ».
      const [nearest] = index.search(word, { filter: (found) => found.word[0] === word[0] });
      return (nearest?.word as string | undefined) ?? word;
    });
}
