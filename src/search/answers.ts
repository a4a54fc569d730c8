import { fold } from '../chat/words.ts';
import type { ScreeningAnswer } from '../domain/screening-answer.ts';
import { type Classifier, training, type Vector } from './classifier.ts';
import { type Features, features } from './features.ts';
import { speller } from './spelling.ts';
import { aboutScreening, terms, vocabulary } from './terms.ts';
import { unrelated } from './unrelated.ts';

/** What was found for a question. `sure`: the first may be given as the answer; otherwise they are only offered. */
export interface Found {
  sure: boolean;
  /** Whether the question has a word of screening itself. */
  screens: boolean;
  /** The nearest, best first, at most three. */
  nearest: readonly ScreeningAnswer[];
}

interface Prepared {
  /** Brings slips of the keys to words that are known. */
  correct(text: string): string;
  vector(features: Features): Vector;
  likely: Classifier;
  /** How alike the nearest phrasing of each label is, from 0 to 1. */
  alike(vector: Vector): Float64Array;
  /** How much a feature tells: few answers have it. Undefined for one that none has. */
  weight(feature: string): number | undefined;
}

/** An answer is given when it is at least so likely, … */
const sureLikely = 0.6;
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

const known = new WeakMap<readonly ScreeningAnswer[], Prepared>();

/**
 * The answers nearest to a question in either language. Spelling mistakes are corrected first. Which answer is meant is
 * judged twice, by what was learnt from all phrasings of all answers, and by the one phrasing that is the most like the
 * question; what is nearer to something else that people ask has no sure answer.
 */
export function findAnswers(question: string, answers: readonly ScreeningAnswer[]): Found {
  const { correct, vector, likely, alike, weight } = prepared(answers);
  const corrected = correct(question.slice(0, longestQuestion));
  const asked = [...new Set(terms(corrected))];
  const screens = aboutScreening(asked);
  const put = vector(features(corrected));
  if (asked.length === 0 || put.length === 0) return { sure: false, screens, nearest: [] };
  const likeness = alike(put);
  const ranked = [...likely(put)]
    .map((likely, label) => {
      const alike = likeness[label] ?? 0;
      return { label, likely, alike, score: likely + alike };
    })
    .sort((a, b) => b.score - a.score);
  const [first, ...others] = ranked;
  const sure =
    first !== undefined &&
    first.label < answers.length &&
    first.likely >= sureLikely &&
    first.alike >= sureAlike &&
    others.every(({ alike }) => first.alike >= alike + sureLead) &&
    knownPart(asked, weight, answers.length) >= sureKnown;
  const nearest = ranked
    .filter(({ label, alike }) => label < answers.length && alike >= leastAlike)
    .slice(0, 3)
    .flatMap(({ label }) => answers[label] ?? []);
  return { sure: sure && nearest.length > 0, screens, nearest };
}

/** Learns the answers before somebody asks; it takes a moment, in which other work has its turns. */
export async function learn(answers: readonly ScreeningAnswer[]): Promise<void> {
  const steps = preparing(answers);
  while (!known.has(answers) && !steps.next().done) await new Promise(setImmediate);
}

/** Which part of what is asked about stands in the answers, by weight. */
function knownPart(asked: readonly string[], weight: Prepared['weight'], answers: number): number {
  let all = 0;
  let found = 0;
  for (const term of asked) {
    const own = weight(`t${term}`);
    all += own ?? Math.log(1 + answers / unknownAsIn);
    found += own ?? 0;
  }
  return all === 0 ? 0 : found / all;
}

function prepared(answers: readonly ScreeningAnswer[]): Prepared {
  const before = known.get(answers);
  if (before) return before;
  const steps = preparing(answers);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

function* preparing(answers: readonly ScreeningAnswer[]): Generator<void, Prepared> {
  const phrasings = [
    ...answers.flatMap(({ en, fr }, label) =>
      [en, fr].flatMap(({ question, also }) => [question, ...also].map((words) => ({ label, words }))),
    ),
    ...unrelated.map((words) => ({ label: answers.length, words })),
  ];
  yield;
  const correct = speller([
    ...vocabulary,
    ...phrasings.flatMap(({ words }) => fold(words).match(/[a-z]+/g) ?? []),
  ]);
  const labels = answers.length + 1;
  const described = phrasings.map(({ label, words }) => ({ label, features: features(correct(words)) }));
  yield;
  const having = new Map<string, Set<number>>();
  for (const { label, features } of described)
    for (const feature of features.keys())
      having.set(feature, (having.get(feature) ?? new Set<number>()).add(label));
  const numbers = new Map([...having.keys()].map((feature, i) => [feature, i]));
  const weight = (feature: string) => {
    const size = having.get(feature)?.size;
    return size === undefined ? undefined : Math.log(1 + answers.length / size);
  };
  const vector = (features: Features) => vectorOf(features, numbers, weight);
  const examples = described.map(({ label, features }) => ({ label, vector: vector(features) }));
  const made: Prepared = {
    correct,
    vector,
    weight,
    likely: yield* training(examples, numbers.size, labels),
    alike: likenessTo(examples, labels),
  };
  known.set(answers, made);
  return made;
}

function vectorOf(
  features: Features,
  numbers: ReadonlyMap<string, number>,
  weight: Prepared['weight'],
): Vector {
  const found: [number, number][] = [];
  let square = 0;
  for (const [feature, counts] of features) {
    const number = numbers.get(feature);
    const x = counts * (weight(feature) ?? 0);
    if (number === undefined || x === 0) continue;
    found.push([number, x]);
    square += x * x;
  }
  const length = Math.sqrt(square);
  return found.map(([number, x]) => [number, x / length] as const);
}

/** Looks only at phrasings that have a feature in common with the question. */
function likenessTo(
  examples: readonly { label: number; vector: Vector }[],
  labels: number,
): Prepared['alike'] {
  const having = new Map<number, [example: number, weight: number][]>();
  for (const [i, { vector }] of examples.entries())
    for (const [feature, x] of vector) {
      const list = having.get(feature);
      if (list) list.push([i, x]);
      else having.set(feature, [[i, x]]);
    }
  return (vector) => {
    const products = new Float64Array(examples.length);
    for (const [feature, x] of vector)
      for (const [i, y] of having.get(feature) ?? []) products[i] = (products[i] ?? 0) + x * y;
    const best = new Float64Array(labels);
    for (const [i, { label }] of examples.entries())
      best[label] = Math.max(best[label] ?? 0, products[i] ?? 0);
    return best;
  };
}
