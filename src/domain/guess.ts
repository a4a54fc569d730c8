import { fold } from '../chat/words.ts';
import type { EventTypes } from './event-type.ts';
import { type Likeness, likeness } from './likeness.ts';

/** What the words of a report seem to be about, with the words that decided. */
export interface Guess {
  /** Id of an event type; `other` when nothing speaks for one. */
  type: string;
  words: string[];
  danger: boolean;
  dangerWords: string[];
}

const longest = 20_000;
/** A text without such words is taken for what it is this much more like than any other. */
const likeType = 1;
/** Words of so little weight, such as “phone”, say nothing alone. */
const weak = 1;
/** The same of danger, where no word says so. */
const likeDanger = 4;

/**
 * Guesses the type of a report by adding up the weights of the words and phrases found in it; where these say little, by
 * what it is most like of the examples. It decides nothing that a person cannot change with one button.
 */
export function guess(text: string, eventTypes: EventTypes): Guess {
  const words = spaced(text.slice(0, longest));
  const { phrases, types, danger } = prepared(eventTypes);
  const said = phrases.in(words);
  const scores = new Map<string, { score: number; words: string[] }>();
  for (const { phrase, weight, about } of said) {
    if (about === 'danger' || about === 'safe') continue;
    const found = scores.get(about) ?? { score: 0, words: [] };
    found.score += weight;
    found.words.push(phrase);
    scores.set(about, found);
  }
  let best = { type: 'other', score: 0, words: [] as string[] };
  for (const { id } of eventTypes.types) {
    const found = scores.get(id);
    if (found && found.score > best.score) best = { type: id, ...found };
  }
  if (best.score <= weak) {
    const like = types(words);
    const restricts = eventTypes.types.some(({ id, restricted }) => restricted && id === like?.kind);
    // A restricted event is hidden from most officers: only plain words do that.
    if (like && like.lead >= likeType && !restricts) best = { type: like.kind, score: 0, words: like.words };
  }
  let unsafe = words;
  for (const { about, wanted } of said) if (about === 'safe') unsafe = unsafe.replaceAll(wanted, ' ~ ');
  const dangerWords = said
    .filter(({ about, wanted }) => about === 'danger' && unsafe.includes(wanted))
    .map(({ phrase }) => phrase);
  if (dangerWords.length === 0) {
    const like = danger(unsafe);
    if (like?.kind === 'danger' && like.lead >= likeDanger) dangerWords.push(...like.words);
  }
  return { type: best.type, words: best.words, danger: dangerWords.length > 0, dangerWords };
}

/** A phrase as it is looked for: whole words, or the beginning of one when it ends in `*`. */
interface Phrase {
  phrase: string;
  wanted: string;
  weight: number;
  /** Id of the event type it speaks for; or what it says about danger. */
  about: string;
}

/** How many letters of its first word a phrase is filed under. */
const filed = 3;

/** Phrases by the first letters they begin with, so that a text is compared with the few that may be in it. */
class Phrases {
  readonly #filed = new Map<string, Phrase[]>();

  constructor(phrases: readonly Phrase[]) {
    for (const phrase of phrases) {
      const key = (phrase.wanted.split(' ')[1] ?? '').slice(0, filed);
      const same = this.#filed.get(key);
      if (same) same.push(phrase);
      else this.#filed.set(key, [phrase]);
    }
  }

  /** The phrases that are in folded words, each once. */
  in(words: string): Phrase[] {
    const found = new Set<Phrase>();
    for (const word of words.split(' ')) {
      for (let length = Math.min(filed, word.length); length > 0; length--) {
        for (const phrase of this.#filed.get(word.slice(0, length)) ?? []) {
          if (words.includes(phrase.wanted)) found.add(phrase);
        }
      }
    }
    return [...found];
  }
}

/** What is made of the event types once, not for every report. */
interface Prepared {
  phrases: Phrases;
  /** What the examples say of a text’s type, and of danger. */
  types: (text: string) => Likeness | undefined;
  danger: (text: string) => Likeness | undefined;
}

const known = new WeakMap<EventTypes, Prepared>();

function prepared(eventTypes: EventTypes): Prepared {
  const before = known.get(eventTypes);
  if (before) return before;
  const { types, dangerWords, safePhrases, dangerExamples, safeExamples } = eventTypes;
  const phrases = new Phrases([
    ...types.flatMap(({ id, words }) =>
      Object.entries(words).map(([phrase, weight]) => phraseOf(phrase, id, weight)),
    ),
    ...dangerWords.map((phrase) => phraseOf(phrase, 'danger')),
    ...safePhrases.map((phrase) => phraseOf(phrase, 'safe')),
  ]);
  const dangerous = (words: string) => phrases.in(words).some(({ about }) => about === 'danger');
  const of = (kind: string, texts: readonly string[]) => texts.map((text) => ({ kind, text: spaced(text) }));
  const reports = types.flatMap(({ id, examples }) => of(id, examples));
  const made: Prepared = {
    phrases,
    types: likeness([...reports, ...types.flatMap(({ id, words }) => of(id, Object.keys(words)))]),
    danger: likeness([
      ...of('danger', dangerExamples),
      ...of('safe', safeExamples),
      ...reports.filter(({ text }) => !dangerous(text)).map(({ text }) => ({ kind: 'safe', text })),
    ]),
  };
  known.set(eventTypes, made);
  return made;
}

function phraseOf(phrase: string, about: string, weight = 0): Phrase {
  const wanted = spaced(phrase);
  return { phrase, weight, about, wanted: phrase.endsWith('*') ? wanted.trimEnd() : wanted };
}

/** What is typed without its apostrophe: “wont”, “theres”, « jai ». */
const runTogether: readonly (readonly [pattern: RegExp, apart: string])[] = [
  [/ (ca|wo|do|is|does|did|are|was|has|could)nt(?= )/g, ' $1n t'],
  [/ (he|she|there|that|what|some(?:one|body))s(?= )/g, ' $1 s'],
  [/ im(?= )/g, ' i m'],
  [/ theyre(?= )/g, ' they re'],
  [/ (j)(?=ai )/g, ' $1 '],
  [/ cest(?= )/g, ' c est'],
];

/** Folded words with one space around each, so that a phrase is found only as whole words. */
function spaced(text: string): string {
  const words = ` ${fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
  return runTogether.reduce((words, [pattern, apart]) => words.replace(pattern, apart), words);
}
