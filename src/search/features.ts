import { fold } from '../chat/words.ts';
import { terms } from './terms.ts';

/** How much each kind of feature counts; found by trying on questions that were held back. */
const weights = { term: 1, word: 0.4, pair: 0.4, piece: 0.35 } as const;
/** Words from this length on are also known by their pieces, which endings and slips of the keys leave alone. */
const longWord = 5;
const pieceLength = 4;
/** So many words of a question are looked at. */
const mostWords = 80;

/** By name: `t` a term, `w` a word, `p` a pair of words that follow each other, `g` a piece of a word. */
export type Features = Map<string, number>;

/**
 * What a question is known by: what it is about, in the one word that all synonyms of both languages have; and how it is
 * put, which the words, their order and their pieces show.
 * @param text with its spelling corrected
 */
export function features(text: string): Features {
  const found: Features = new Map();
  const words = (fold(text).match(/[a-z0-9]+/g) ?? []).slice(0, mostWords);
  for (const term of terms(words.join(' '))) found.set(`t${term}`, weights.term);
  for (const [i, word] of words.entries()) {
    found.set(`w${word}`, weights.word);
    const next = words[i + 1];
    if (next) found.set(`p${word} ${next}`, weights.pair);
    if (word.length < longWord) continue;
    const marked = `<${word}>`;
    for (let at = 0; at + pieceLength <= marked.length; at++)
      found.set(`g${marked.slice(at, at + pieceLength)}`, weights.piece);
  }
  return found;
}
