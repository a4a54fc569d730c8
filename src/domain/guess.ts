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
  const beginnings = beginningsOf(words);
  const scores = new Map<string, { score: number; words: string[] }>();
  for (const { phrase, weight, type } of types.in(words, beginnings)) {
    const found = scores.get(type) ?? { score: 0, words: [] };
    found.score += weight;
    found.words.push(phrase);
    scores.set(type, found);
  }
  let best = { type: 'other', score: 0, words: [] as string[] };
  for (const { id } of eventTypes.types) {
    const found = scores.get(id);
    if (found && found.score > best.score) best = { type: id, ...found };
  }
  let unsafe = words;
  for (const { wanted } of safe.in(words, beginnings)) unsafe = unsafe.replaceAll(wanted, ' ~ ');
  const dangerWords = danger.in(unsafe, beginnings).map(({ phrase }) => phrase);
  return { type: best.type, words: best.words, danger: dangerWords.length > 0, dangerWords };
}

/** A phrase as it is looked for: whole words, or the beginning of one when it ends in `*`. */
interface Phrase {
  phrase: string;
  wanted: string;
  weight: number;
  type: string;
}

/** How many letters of its first word a phrase is filed under. */
const filed = 3;

/** Phrases by the first letters they begin with, so that a text is compared with the few that may be in it. */
class Phrases {
  readonly #filed = new Map<string, Phrase[]>();

  constructor(phrases: readonly Phrase[]) {
    for (const phrase of phrases) {
      const key = phrase.wanted.slice(0, 1 + filed).trimEnd();
      const same = this.#filed.get(key);
      if (same) same.push(phrase);
      else this.#filed.set(key, [phrase]);
    }
  }

  /** The phrases that are in folded words, each once. */
  in(words: string, beginnings: Iterable<string>): Phrase[] {
    const found: Phrase[] = [];
    for (const key of beginnings) {
      for (const phrase of this.#filed.get(key) ?? []) if (words.includes(phrase.wanted)) found.push(phrase);
    }
    return found;
  }
}

/** What phrases that may be in these words are filed under. */
function beginningsOf(words: string): Set<string> {
  const keys = new Set<string>();
  for (let at = 0; at >= 0; at = words.indexOf(' ', at + 1)) {
    for (let length = 1; length <= filed; length++) keys.add(words.slice(at, at + 1 + length).trimEnd());
  }
  return keys;
}

interface Prepared {
  types: Phrases;
  danger: Phrases;
  safe: Phrases;
}

/** The phrases folded once, not for every report. */
const known = new WeakMap<EventTypes, Prepared>();

function prepared(eventTypes: EventTypes): Prepared {
  const before = known.get(eventTypes);
  if (before) return before;
  const types = eventTypes.types.flatMap(({ id, words }) =>
    Object.entries(words).map(([phrase, weight]) => phraseOf(phrase, weight, id)),
  );
  const made = {
    types: new Phrases(types),
    danger: new Phrases(eventTypes.dangerWords.map((phrase) => phraseOf(phrase))),
    safe: new Phrases(eventTypes.safePhrases.map((phrase) => phraseOf(phrase))),
  };
  known.set(eventTypes, made);
  return made;
}

function phraseOf(phrase: string, weight = 0, type = ''): Phrase {
  const wanted = spaced(phrase);
  return { phrase, weight, type, wanted: phrase.endsWith('*') ? wanted.trimEnd() : wanted };
}

/** Folded words with one space around each, so that a phrase is found only as whole words. */
function spaced(text: string): string {
  return ` ${fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}
