import { fold } from '../chat/words.ts';
import { callsForHelp } from './calls-for-help.ts';
import type { EventTypes } from './event-type.ts';
import { type Likeness, likeness } from './likeness.ts';
import { mistyped } from './mistyped.ts';
import { besideOwnChange } from './own-life.ts';
import { type Found, joined, type Phrase, Phrases, phraseOf, spaced } from './phrases.ts';

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
/** Whoever calls for help and tells of nobody who does them harm may be hurt: the door that keeps them in is no damage to repair. */
const hurt = 'ohs';
const threatening: readonly string[] = ['threat-violence', 'suspicious-activity', 'insider-screening'];
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

/** What belongs to a building is damaged, and is also what people look for: washrooms, doors, parking. */
const alsoLookedFor = 'damage-facility';

/** Whether words of their own, and not only what they are like, say of which type an event in them would be. */
export function namesEvent(text: string, eventTypes: EventTypes): boolean {
  const { phrases, joined } = prepared(eventTypes);
  const found = phrases.in(spaced(text.slice(0, longest), joined));
  return found.some(({ phrase }) => phrase.weight > weak && phrase.about !== alsoLookedFor);
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
  const { phrases, alone, likeness, withoutNames, joined } = prepared(eventTypes);
  const words = spaced(read, joined);
  const found = phrases.in(words);
  const told = besideOwnChange(words);
  const isOwn = told !== words;
  const said = isOwn ? phrases.in(told) : found;
  const safe = said.filter(({ phrase }) => phrase.about === 'safe');
  const bare = withoutNames(read);
  const unnamed = bare === read ? words : spaced(bare, joined);
  const like = likeness(unnamed);
  const about = typeOf(new Set(found.map(({ phrase }) => phrase)), eventTypes, like);
  const cry = alone.find((wanted) => saysOnly(words, wanted));
  const dangerWords = cry === undefined ? outright(said, safe) : [cry.trim()];
  const calls = safe.length === 0 && !tellsOfMessage(about) && callsForHelp(text);
  const type = calls && !threatening.includes(about.type) ? { type: hurt, words: [] } : about;
  if (calls || dangerWords.length > 0) return { ...type, danger: true, dangerWords, outright: true };
  const unsafe = safe.length === 0 && !isOwn ? like : likeness(without(besideOwnChange(unnamed), safe));
  const danger = unsafe.score('danger') - unsafe.score('calm') >= least(words);
  return { ...about, danger, dangerWords: danger ? unsafe.wordsOf('danger') : [], outright: false };
}

/** Whoever says that a message is suspicious repeats what stands in it: “help me, I am stuck abroad, send money”. */
function tellsOfMessage({ type, words }: Pick<Guess, 'type' | 'words'>): boolean {
  return type === 'suspicious-message' && words.length > 0;
}

/**
 * The phrases of danger that are no part of what only sounds dangerous, nor share a word with it; one that holds it and more is
 * what it says: “with a bread knife”.
 */
function outright(found: readonly Found[], safe: readonly Found[]): string[] {
  const cries = found.filter(
    ({ phrase, from, to }) =>
      phrase.about === 'danger' &&
      safe.every((other) => {
        const apart = other.to <= from || to <= other.from;
        const within = from <= other.from && other.to <= to && other.to - other.from < to - from;
        return apart || within;
      }),
  );
  return [...new Set(cries.map(({ phrase }) => phrase.phrase))];
}

function without(words: string, safe: readonly Found[]): string {
  // Each once, however often a text has it.
  const wanted = new Set(safe.map(({ phrase }) => phrase.wanted));
  return [...wanted].reduce((left, each) => left.replaceAll(each, ' ~ '), words);
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
  said: ReadonlySet<Phrase>,
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
  const own = [...said].filter(({ about }) => about === best.id).map(({ phrase }) => phrase);
  return { type: best.id, words: own.length > 0 ? own : like.wordsOf(best.id) };
}

/** What is made of the event types once, not for every report. */
interface Prepared {
  phrases: Phrases;
  /** What means danger where nothing else is said. */
  alone: readonly string[];
  /** What the examples say of a text’s type, and of danger. */
  likeness: (text: string) => Likeness;
  withoutNames: (text: string) => string;
  joined: ReadonlyMap<string, string>;
}

const known = new WeakMap<EventTypes, Prepared>();

function prepared(eventTypes: EventTypes): Prepared {
  const before = known.get(eventTypes);
  if (before) return before;
  const { types, dangerWords, dangerAlone, safePhrases, examples } = eventTypes;
  const ofTypes = types.flatMap(({ id, words }) => Object.keys(words).map((text) => ({ id, text })));
  const inDanger = [...dangerWords, ...dangerAlone];
  const words = [...examples, ...ofTypes].flatMap(({ text }) => text.match(word) ?? []);
  const withoutNames = leavingOut(words);
  const wanted = new Set(inDanger.flatMap(wordsOf));
  const read = new Set([...words.map(fold), ...wanted, ...safePhrases.flatMap(wordsOf), ...noSlips]);
  const apart = new Map([
    ...mistyped(wanted, read),
    ...joined([...ofTypes.map(({ text }) => text), ...inDanger]),
  ]);
  const made: Prepared = {
    phrases: new Phrases([
      ...types.flatMap(({ id, words }) =>
        Object.entries(words).map(([phrase, weight]) => phraseOf(phrase, id, weight)),
      ),
      ...dangerWords.map((phrase) => phraseOf(phrase, 'danger')),
      ...safePhrases.map((phrase) => phraseOf(phrase, 'safe')),
    ]),
    alone: dangerAlone.map((phrase) => spaced(phrase)),
    likeness: likeness([
      ...examples.map(({ type, danger, text }) => ({
        kinds: [...(type === undefined ? [] : [type]), danger ? 'danger' : 'calm'],
        text: spaced(withoutNames(text), apart),
      })),
      ...ofTypes.map(({ id, text }) => ({ kinds: [id], text: spaced(text) })),
    ]),
    withoutNames,
    joined: apart,
  };
  known.set(eventTypes, made);
  return made;
}

const word = /[\p{L}\p{N}]+/gu;

function wordsOf(phrase: string): string[] {
  return spaced(phrase).trim().split(' ');
}

/** Words of their own that are like those of danger when these are mistyped. */
const noSlips =
  'affair arrets bandit bandits batten battens beading beast bogue bogues bombee brandi bries buter cirent closes coking conter coteau coteaux cries crises crops downing droning ecoule ecoulee elever eraser etoffe etoffes exposer faille failles flamme fried garden hachee hachees homes housse injure injures intrude lasser liasse manage noter overdoes patent pilule progres pursuit rames rapped rapping receive renter renters riffle riffling sacred sainement scarred serves shooing shoots signent sketch sonnet surdos treats trier trieur tuning voile voilee voilees voiler voiles volais volait writs'.split(
    ' ',
  );

/**
 * Leaves out of a text what seems to name somebody, of which there is nothing to learn: who was hurt in one example lost their
 * badge in another, and a name may begin as a word of danger does. Names are what the examples never have in small letters,
 * nor all in capitals, as abbreviations are, and any other word with a capital that they do not have.
 */
function leavingOut(words: readonly string[]): (text: string) => string {
  const isCapital = /^\p{Lu}\p{Ll}/u;
  const ordinary = new Set(words.filter((each) => !isCapital.test(each)).map(fold));
  const names = new Set(words.map(fold).filter((each) => !ordinary.has(each)));
  const isName = (each: string) => {
    const folded = fold(each);
    return !ordinary.has(folded) && (isCapital.test(each) || names.has(folded));
  };
  return (text) => text.replace(word, (each) => (isName(each) ? '' : each));
}
