import MiniSearch from 'minisearch';
import { fold } from '../chat/words.ts';

/** Shorter words are too near to too many others. */
const shortest = 5;

/** Makes a corrector: a word that is not known becomes the nearest known one, where one is a slip of the keys away. */
export function speller(words: Iterable<string>): (text: string) => string {
  const known = new Set(words);
  const index = new MiniSearch<{ id: number; word: string }>({
    fields: ['word'],
    storeFields: ['word'],
    tokenize: (text) => [text],
    processTerm: (term) => term,
    searchOptions: { fuzzy: 0.2, maxFuzzy: 2 },
  });
  index.addAll([...known].filter((word) => word.length >= shortest).map((word, id) => ({ id, word })));
  return (text) =>
    fold(text).replace(/[a-z]+/g, (word) => {
      if (word.length < shortest || word.length > 30 || known.has(word)) return word;
      // The first letter is seldom wrong: « coûte » is no slip for « doute ».
      const [nearest] = index.search(word, { filter: (found) => found.word[0] === word[0] });
      return (nearest?.word as string | undefined) ?? word;
    });
}
