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
  /** Words say outright that somebody is in danger; else it is only like what others wrote who were. */
  outright: boolean;
}

const longest = 20_000;
/** What a word’s weight counts beside what the examples say, which is a natural logarithm. */
const weightCounts = 2;
/** Words of so little weight, such as “phone”, say nothing alone. */
const weak = 1;
/** Without a word of it, a type has to be so much likelier than any other. */
const leastLead = 1;
/** So much more like the examples of danger than like the others, where no word says so. */
const likeDanger = 3;
/** In fewer words than these, which are like anything, so much more. */
const few = 9;
const fewLikeDanger = 7;

/**
 * Guesses the type of a report from the weights of the words and phrases found in it and from the examples it is like. It
 * decides nothing that a person cannot change with one button.
 */
export function guess(text: string, eventTypes: EventTypes): Guess {
  return guessed(text, eventTypes, () => likeDanger);
}

/**
 * The same of what is added to a report: it may answer a question, in a few words about a place, a moment or somebody's coat,
 * and whoever adds it has seen the emergency numbers.
 */
export function guessAdded(text: string, eventTypes: EventTypes): Guess {
  const least = (words: string) => (words.trim().split(' ').length < few ? fewLikeDanger : likeDanger);
  return guessed(text, eventTypes, least);
}

function guessed(text: string, eventTypes: EventTypes, least: (words: string) => number): Guess {
  const read = withoutAddresses(text.slice(0, longest));
  const words = spaced(read);
  const { phrases, alone, likeness, withoutNames } = prepared(eventTypes);
  const said = phrases.in(words);
  const withoutSafe = (words: string) =>
    said.reduce(
      (left, { about, wanted }) => (about === 'safe' ? left.replaceAll(wanted, ' ~ ') : left),
      words,
    );
  const unsafe = withoutSafe(words);
  const bare = withoutNames(read);
  const unnamed = bare === read ? words : spaced(bare);
  const like = likeness(unnamed);
  const about = typeOf(said, eventTypes, like);
  const cry = alone.find((wanted) => saysOnly(words, wanted));
  const { danger, dangerWords, outright } =
    cry === undefined
      ? dangerOf(unsafe, said, unsafe === words ? like : likeness(withoutSafe(unnamed)), least(words))
      : { danger: true, dangerWords: [cry.trim()], outright: true };
  return { type: about.type, words: about.words, danger, dangerWords, outright };
}

/** Whose it is says nothing about what happened. Word by word: a pattern over the whole takes a second for one long word. */
function withoutAddresses(text: string): string {
  const words = text.split(/\s+/);
  return words.filter((word) => !/.@./.test(word)).join(' ');
}

/** Whether a text is nothing but a phrase, however often: “fire fire fire”. */
function saysOnly(words: string, wanted: string): boolean {
  return words.startsWith(wanted) && words.replaceAll(wanted.trimEnd(), '').trim() === '';
}

/** Works out what the examples say, which takes a moment that no report should have to wait for. */
export function learnReports(eventTypes: EventTypes): void {
  prepared(eventTypes);
}

function typeOf(
  said: readonly Phrase[],
  { types }: EventTypes,
  like: Likeness,
): Pick<Guess, 'type' | 'words'> {
  const scored = types.map(({ id, restricted }) => {
    let weight = 0;
    for (const each of said) if (each.about === id) weight += each.weight;
    // A restricted event is hidden from most officers: only plain words do that.
    const barred = restricted && weight <= weak;
    return { id, weight, score: barred ? Number.NEGATIVE_INFINITY : weight * weightCounts + like.score(id) };
  });
  const [best, second] = scored.sort((a, b) => b.score - a.score);
  const doubtful = best && best.weight <= weak && best.score - (second?.score ?? 0) < leastLead;
  if (!best || doubtful) return { type: 'other', words: [] };
  const own = said.filter(({ about }) => about === best.id).map(({ phrase }) => phrase);
  return { type: best.id, words: own.length > 0 ? own : like.wordsOf(best.id) };
}

/** @param unsafe the words without what only sounds dangerous */
function dangerOf(
  unsafe: string,
  said: readonly Phrase[],
  like: Likeness,
  least: number,
): Omit<Guess, 'type' | 'words'> {
  const dangerWords = said
    .filter(({ about, wanted }) => about === 'danger' && unsafe.includes(wanted))
    .map(({ phrase }) => phrase);
  if (dangerWords.length > 0) return { danger: true, dangerWords, outright: true };
  const danger = like.score('danger') - like.score('calm') >= least;
  return { danger, dangerWords: danger ? like.wordsOf('danger') : [], outright: false };
}

/** A phrase as it is looked for: whole words, or the beginning of one when it ends in `*`. */
interface Phrase {
  phrase: string;
  wanted: string;
  weight: number;
  /** Id of the event type it speaks for; or what it says about danger. */
  about: string;
}

/** Phrases by the word they begin with, so that a text is compared with the few that may be in it. */
class Phrases {
  readonly #byWord = new Map<string, Phrase[]>();
  /** Those of which the only word is a beginning, by its first letters. */
  readonly #byLetters = new Map<string, { begins: string; phrase: Phrase }[]>();
  /** How many letters they all have. */
  readonly #letters: number;

  constructor(phrases: readonly Phrase[]) {
    const begun: { begins: string; phrase: Phrase }[] = [];
    for (const phrase of phrases) {
      const [, first = '', ...more] = phrase.wanted.split(' ');
      if (more.length > 0) file(this.#byWord, first, phrase);
      else begun.push({ begins: first, phrase });
    }
    this.#letters = Math.min(...begun.map(({ begins }) => begins.length));
    for (const each of begun) file(this.#byLetters, each.begins.slice(0, this.#letters), each);
  }

  /** The phrases that are in folded words, each once. */
  in(words: string): Phrase[] {
    const found = new Set<Phrase>();
    for (const word of new Set(words.split(' '))) {
      for (const phrase of this.#byWord.get(word) ?? []) if (words.includes(phrase.wanted)) found.add(phrase);
      for (const { begins, phrase } of this.#byLetters.get(word.slice(0, this.#letters)) ?? [])
        if (word.startsWith(begins)) found.add(phrase);
    }
    return [...found];
  }
}

function file<V>(files: Map<string, V[]>, key: string, value: V): void {
  const same = files.get(key);
  if (same) same.push(value);
  else files.set(key, [value]);
}

/** What is made of the event types once, not for every report. */
interface Prepared {
  phrases: Phrases;
  /** What means danger where nothing else is said. */
  alone: readonly string[];
  /** What the examples say of a text’s type, and of danger. */
  likeness: (text: string) => Likeness;
  withoutNames: (text: string) => string;
}

const known = new WeakMap<EventTypes, Prepared>();

function prepared(eventTypes: EventTypes): Prepared {
  const before = known.get(eventTypes);
  if (before) return before;
  const { types, dangerWords, dangerAlone, safePhrases, examples } = eventTypes;
  const ofTypes = types.flatMap(({ id, words }) => Object.keys(words).map((text) => ({ id, text })));
  const withoutNames = leavingOut([...examples, ...ofTypes].map(({ text }) => text));
  const made: Prepared = {
    phrases: new Phrases([
      ...types.flatMap(({ id, words }) =>
        Object.entries(words).map(([phrase, weight]) => phraseOf(phrase, id, weight)),
      ),
      ...dangerWords.map((phrase) => phraseOf(phrase, 'danger')),
      ...safePhrases.map((phrase) => phraseOf(phrase, 'safe')),
    ]),
    alone: dangerAlone.map(spaced),
    likeness: likeness([
      ...examples.map(({ type, danger, text }) => ({
        kinds: [...(type === undefined ? [] : [type]), danger ? 'danger' : 'calm'],
        text: spaced(withoutNames(text)),
      })),
      ...ofTypes.map(({ id, text }) => ({ kinds: [id], text: spaced(text) })),
    ]),
    withoutNames,
  };
  known.set(eventTypes, made);
  return made;
}

const word = /[\p{L}\p{N}]+/gu;

/**
 * Leaves out of a text what seems to name somebody, of which there is nothing to learn: who was hurt in one example lost their
 * badge in another, and a name may begin as a word of danger does. Names are what the examples never have in small letters,
 * nor all in capitals, as abbreviations are, and any other word with a capital that they do not have.
 */
function leavingOut(examples: readonly string[]): (text: string) => string {
  const isCapital = /^\p{Lu}\p{Ll}/u;
  const words = examples.flatMap((text) => text.match(word) ?? []);
  const ordinary = new Set(words.filter((each) => !isCapital.test(each)).map(fold));
  const names = new Set(words.map(fold).filter((each) => !ordinary.has(each)));
  const isName = (each: string) => {
    const folded = fold(each);
    return !ordinary.has(folded) && (isCapital.test(each) || names.has(folded));
  };
  return (text) => text.replace(word, (each) => (isName(each) ? '' : each));
}

function phraseOf(phrase: string, about: string, weight = 0): Phrase {
  const wanted = spaced(phrase);
  return { phrase, weight, about, wanted: phrase.endsWith('*') ? wanted.trimEnd() : wanted };
}

/** What is typed without its apostrophe: “wont”, “theres”, « jai ». */
const apart = new Map(
  Object.entries({
    'n t': 'ca wo do is does did are was has could',
    ' s': 'he she there that what someone somebody',
    ' m': 'i',
    ' re': 'they',
    ' ai': 'j',
    ' est': 'c',
  }).flatMap(([end, begins]) =>
    begins.split(' ').map((begin): [string, string] => [begin + end.replace(' ', ''), begin + end]),
  ),
);

/** Folded words with one space around each, so that a phrase is found only as whole words. */
function spaced(text: string): string {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return ` ${words.map((word) => apart.get(word) ?? word).join(' ')} `;
}
