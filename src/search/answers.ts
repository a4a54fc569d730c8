import { setImmediate, setTimeout } from 'node:timers/promises';
import { fold } from '../chat/words.ts';
import type { ScreeningAnswer, ScreeningAnswers } from '../domain/screening-answer.ts';
import { type Classifier, type Example, training, type Vector } from './classifier.ts';
import { type Features, features } from './features.ts';
import { unnamed } from './names.ts';
import { isPeopleAbroad, placesAbroad } from './places.ts';
import { speller } from './spelling.ts';
import { aboutScreening, terms, vocabulary } from './terms.ts';
import { type Withheld, withheld, withheldKinds } from './withheld.ts';

/** What was found for a question. `sure`: the first may be given as the answer; otherwise they are only offered. */
export interface Found {
  sure: boolean;
  /** How likely the nearest is meant, from 0 to 1. */
  likely: number;
  /** Whether the question has a word of screening itself. */
  screens: boolean;
  /** It asks most likely for what nobody is told in chat; then there is no sure answer. */
  withheld?: Withheld;
  /** The nearest, best first, at most three. */
  nearest: readonly ScreeningAnswer[];
}

/** The features of all phrasings: their number, and how much they tell. */
type Known = ReadonlyMap<string, { number: number; weight: number }>;

interface Prepared {
  /** Brings slips of the keys to words that are known. */
  correct(text: string): string;
  /** Whether a word, folded, stands in what people ask, but for what they ask of others by name. */
  isKnown(word: string): boolean;
  vector(features: Features): Vector;
  likely: Classifier;
  /** How alike the nearest phrasing of each label is, from 0 to 1. */
  alike(vector: Vector): Float64Array;
  /** How much a feature tells: few answers have it. Undefined for one that none has. */
  weight(feature: string): number | undefined;
}

/** Beside the answers, what no answer is for: what is unrelated, and each kind of what is withheld. */
function apartOf({ unrelated }: ScreeningAnswers): readonly (readonly string[])[] {
  return [unrelated, ...withheldKinds.map((kind) => withheld[kind])];
}
/** A question is told to be of what is withheld when it is at least so likely. */
const withheldLikely = 0.6;

/** An answer is given when it is at least so likely (chosen on questions that nothing was learnt from), … */
const sureLikely = 0.75;
/** … one of its phrasings is at least so like the question, … */
const sureAlike = 0.4;
/** … so much more than any other answer’s, … */
const sureLead = 0.08;
/** … and so much of what the question is about stands in the answers at all. */
const sureKnown = 0.7;
/** A term that no answer has weighs like one that so many have: it may be the point of the question, or only chatter. */
const unknownAsIn = 12;
/** Less than this is no likeness. */
const leastAlike = 0.1;
const longestQuestion = 2_000;

/** Finds the answers nearest to a question. */
type Find = (question: string) => Found;

/** Answers that are being learnt, or are. */
interface Learning {
  find: Promise<Find>;
  /** Whether somebody has asked, and waits for it. */
  asked: { already: boolean };
}

const learnings = new WeakMap<ScreeningAnswers, Learning>();
/** Phrasings in one step of learning. */
const atOnce = 50;

/**
 * The answers nearest to a question in either language. Spelling mistakes are corrected first. Which answer is meant is
 * judged twice, by what was learnt from all phrasings of all answers, and by the one phrasing that is the most like the
 * question; what is nearer to something else that people ask has no sure answer.
 */
export async function findAnswers(question: string, all: ScreeningAnswers): Promise<Found> {
  const learning = learningOf(all);
  learning.asked.already = true;
  return (await learning.find)(question);
}

/**
 * What is asked about somebody by name, and would be withheld of anybody, is: whoever they are, nobody's name is learnt. Other names,
 * of places and departments, change nothing.
 */
function find(question: string, all: ScreeningAnswers, prepared: Prepared): Found {
  const found = findAsPut(question, all, prepared);
  if (found.withheld) return found;
  const put = unnamed(question.slice(0, longestQuestion), prepared.isKnown) ?? [];
  const isOthers = put.some((words) => findAsPut(words, all, prepared).withheld === 'others');
  return isOthers ? { ...found, sure: false, likely: 0, withheld: 'others' } : found;
}

function findAsPut(question: string, { answers }: ScreeningAnswers, prepared: Prepared): Found {
  const { correct, vector, likely, alike, weight } = prepared;
  const corrected = correct(question.slice(0, longestQuestion));
  const asked = [...new Set(terms(corrected))];
  const screens = aboutScreening(asked);
  const put = vector(features(corrected));
  if (asked.length === 0 || put.features.length === 0)
    return { sure: false, likely: 0, screens, nearest: [] };
  const likeness = alike(put);
  const ranked = [...likely(put)]
    .map((likely, label) => {
      const alike = likeness[label] ?? 0;
      // `likely` is already the mean of two.
      return { label, likely, alike, score: 2 * likely + alike };
    })
    .sort((a, b) => b.score - a.score);
  const [first, ...others] = ranked;
  const sure =
    first !== undefined &&
    first.label < answers.length &&
    first.likely >= sureLikely &&
    first.alike >= sureAlike &&
    // What is withheld differs from a question of one's own by “her” for “my”: that is for what was learnt to tell apart.
    others.every(({ label, alike }) => label > answers.length || first.alike >= alike + sureLead) &&
    knownPart(asked, weight, answers.length) >= sureKnown;
  const nearest = ranked
    .filter(({ label, alike }) => label < answers.length && alike >= leastAlike)
    .slice(0, 3)
    .flatMap(({ label }) => answers[label] ?? []);
  const kind = first && withheldKinds[first.label - answers.length - 1];
  return {
    sure: sure && nearest.length > 0,
    likely: first && first.label < answers.length ? first.likely : 0,
    screens,
    nearest,
    ...(kind && first.likely >= withheldLikely && { withheld: kind }),
  };
}

/** Learns the answers before somebody asks. */
export function learn(answers: ScreeningAnswers): Promise<Find> {
  return learningOf(answers).find;
}

function learningOf(answers: ScreeningAnswers): Learning {
  const before = learnings.get(answers);
  if (before) return before;
  const asked = { already: false };
  const learning = { asked, find: inSteps(answers, asked) };
  learnings.set(answers, learning);
  return learning;
}

/**
 * Learns in steps of a millisecond or two. After each other work has as long; when somebody waits for what is learnt, it
 * has its turn, and no more: they wait half as long, and nobody else waits for them.
 */
async function inSteps(answers: ScreeningAnswers, asked: Learning['asked']): Promise<Find> {
  const steps = preparing(answers);
  let took = 0;
  for (;;) {
    await (asked.already ? setImmediate() : setTimeout(took));
    const began = performance.now();
    const { done, value } = steps.next();
    if (done) return (question) => find(question, answers, value);
    took = performance.now() - began;
  }
}

/** Which part of what is asked about stands in the answers, by weight. */
function knownPart(asked: readonly string[], weight: Prepared['weight'], answers: number): number {
  let all = 0;
  let found = 0;
  for (const term of asked) {
    const own = weight(`t${term}`);
    // A number that no answer has is how many months or weeks: of no answer's making.
    if (own === undefined && /^\d+$/.test(term)) continue;
    all += own ?? Math.sqrt(Math.log(1 + answers / unknownAsIn));
    found += own ?? 0;
  }
  return all === 0 ? 0 : found / all;
}

function* preparing(all: ScreeningAnswers): Generator<void, Prepared> {
  const { answers } = all;
  const apart = apartOf(all);
  const phrasings = [
    ...answers.flatMap(({ en, fr }, label) =>
      [en, fr].flatMap(({ question, also }) => [question, ...also].map((words) => ({ label, words }))),
    ),
    ...apart.flatMap((all, i) => all.map((words) => ({ label: answers.length + i, words }))),
  ];
  yield;
  const correct = yield* speller([
    ...vocabulary(),
    ...phrasings.flatMap(({ words }) => fold(words).match(/[a-z]+/g) ?? []),
  ]);
  const described: { label: number; features: Features }[] = [];
  /** In how many labels a feature is; labels come one after the other. */
  const having = new Map<string, { labels: number; last: number }>();
  for (const [n, { label, words }] of phrasings.entries()) {
    if (n % atOnce === 0) yield;
    // The speller knows all of these words: there is nothing to correct.
    const found = features(words);
    described.push({ label, features: found });
    for (const feature of found.keys()) {
      const seen = having.get(feature);
      if (!seen) having.set(feature, { labels: 1, last: label });
      else if (seen.last !== label) {
        seen.labels += 1;
        seen.last = label;
      }
    }
  }
  const known = new Map<string, { number: number; weight: number }>();
  for (const [feature, { labels }] of having) {
    if (known.size % (atOnce * 20) === 0) yield;
    known.set(feature, { number: known.size, weight: Math.sqrt(Math.log(1 + answers.length / labels)) });
  }
  const examples: Example[] = [];
  for (const [n, { label, features }] of described.entries()) {
    if (n % atOnce === 0) yield;
    examples.push({ label, vector: vectorOf(features, known) });
  }
  yield;
  const labels = answers.length + apart.length;
  const alike = yield* likenessTo(examples, labels);
  yield;
  const asked = phrasings.filter(({ label }) => label <= answers.length);
  const words = new Set([
    ...vocabulary(),
    ...placesAbroad(),
    ...asked.flatMap(({ words }) => fold(words).match(/[a-z]+/g) ?? []),
  ]);
  return {
    correct,
    isKnown: (word) => words.has(word) || isPeopleAbroad(word),
    vector: (features) => vectorOf(features, known),
    weight: (feature) => known.get(feature)?.weight,
    likely: yield* training(examples, known.size, labels),
    alike,
  };
}

function vectorOf(features: Features, known: Known): Vector {
  const numbers: number[] = [];
  const weights: number[] = [];
  let square = 0;
  for (const [feature, counts] of features) {
    const of = known.get(feature);
    if (!of) continue;
    const x = counts * of.weight;
    numbers.push(of.number);
    weights.push(x);
    square += x * x;
  }
  const length = Math.sqrt(square);
  return { features: Int32Array.from(numbers), weights: Float64Array.from(weights, (x) => x / length) };
}

/** Looks only at phrasings that have a feature in common with the question. */
function* likenessTo(examples: readonly Example[], labels: number): Generator<void, Prepared['alike']> {
  const having = new Map<number, [example: number, weight: number][]>();
  for (const [i, { vector }] of examples.entries()) {
    if (i % atOnce === 0) yield;
    for (const [n, feature] of vector.features.entries()) {
      const x = vector.weights[n] as number;
      const list = having.get(feature);
      if (list) list.push([i, x]);
      else having.set(feature, [[i, x]]);
    }
  }
  return (vector) => {
    const products = new Float64Array(examples.length);
    for (const [n, feature] of vector.features.entries()) {
      const x = vector.weights[n] as number;
      for (const [i, y] of having.get(feature) ?? []) products[i] = (products[i] ?? 0) + x * y;
    }
    const best = new Float64Array(labels);
    for (const [i, { label }] of examples.entries())
      best[label] = Math.max(best[label] ?? 0, products[i] ?? 0);
    return best;
  };
}
