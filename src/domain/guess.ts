import { fold } from '../chat/words.ts';
import type { EventTypes } from './event-type.ts';

/** What the words of a report seem to be about, with the words that decided. */
export interface Guess {
  /** Id of an event type; `other` when nothing speaks for one. */
  type: string;
  words: string[];
  danger: boolean;
  dangerWords: string[];
}

const longest = 20_000;

/**
 * Guesses the type of a report by adding up the weights of the words and phrases found in it. It decides nothing that
 * a person cannot change with one button.
 */
export function guess(text: string, { types, dangerWords, safePhrases }: EventTypes): Guess {
  const words = spaced(text.slice(0, longest));
  let best = { type: 'other', score: 0, words: [] as string[] };
  for (const type of types) {
    const found = Object.entries(type.words).filter(([phrase]) => has(words, phrase));
    const score = found.reduce((sum, [, weight]) => sum + weight, 0);
    if (score > best.score) best = { type: type.id, score, words: found.map(([phrase]) => phrase) };
  }
  let unsafe = words;
  for (const phrase of safePhrases) unsafe = unsafe.replaceAll(` ${spaced(phrase).trim()} `, ' ~ ');
  const danger = dangerWords.filter((phrase) => has(unsafe, phrase));
  return { type: best.type, words: best.words, danger: danger.length > 0, dangerWords: danger };
}

/** Folded words with one space around each, so that a phrase is found only as whole words. */
function spaced(text: string): string {
  return ` ${fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}

/** Whether a phrase of whole words is there; one that ends in `*` may go on: `steal*`. */
function has(words: string, phrase: string): boolean {
  const open = phrase.endsWith('*');
  const wanted = spaced(phrase).trimEnd();
  return words.includes(open ? wanted : `${wanted} `);
}
