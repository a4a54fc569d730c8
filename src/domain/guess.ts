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
export function guess(text: string, eventTypes: EventTypes): Guess {
  const { types, danger, safe } = prepared(eventTypes);
  const words = spaced(text.slice(0, longest));
  let best = { type: 'other', score: 0, words: [] as string[] };
  for (const type of types) {
    const found = type.words.filter(({ wanted }) => words.includes(wanted));
    const score = found.reduce((sum, { weight }) => sum + weight, 0);
    if (score > best.score) best = { type: type.id, score, words: found.map(({ phrase }) => phrase) };
  }
  let unsafe = words;
  for (const { wanted } of safe) unsafe = unsafe.replaceAll(wanted, ' ~ ');
  const dangerWords = danger.filter(({ wanted }) => unsafe.includes(wanted)).map(({ phrase }) => phrase);
  return { type: best.type, words: best.words, danger: dangerWords.length > 0, dangerWords };
}

/** A phrase as it is looked for: whole words, or the beginning of one when it ends in `*`. */
interface Phrase {
  phrase: string;
  wanted: string;
  weight: number;
}

interface Prepared {
  types: { id: string; words: Phrase[] }[];
  danger: Phrase[];
  safe: Phrase[];
}

/** The phrases folded once, not for every report. */
const known = new WeakMap<EventTypes, Prepared>();

function prepared(eventTypes: EventTypes): Prepared {
  const before = known.get(eventTypes);
  if (before) return before;
  const made = {
    types: eventTypes.types.map(({ id, words }) => ({
      id,
      words: Object.entries(words).map(([phrase, weight]) => phraseOf(phrase, weight)),
    })),
    danger: eventTypes.dangerWords.map((phrase) => phraseOf(phrase)),
    safe: eventTypes.safePhrases.map((phrase) => phraseOf(phrase)),
  };
  known.set(eventTypes, made);
  return made;
}

function phraseOf(phrase: string, weight = 0): Phrase {
  const wanted = spaced(phrase);
  return { phrase, weight, wanted: phrase.endsWith('*') ? wanted.trimEnd() : wanted };
}

/** Folded words with one space around each, so that a phrase is found only as whole words. */
function spaced(text: string): string {
  return ` ${fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}
