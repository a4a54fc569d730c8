import MiniSearch from 'minisearch';
import { fold } from '../chat/words.ts';
import type { ScreeningAnswer } from '../domain/screening-answer.ts';
import { speller } from './spelling.ts';
import { aboutScreening, terms, vocabulary } from './terms.ts';

/** What was found for a question. `sure`: the first may be given as the answer; otherwise they are only offered. */
export interface Found {
  sure: boolean;
  /** Whether the question has a word of screening itself. */
  screens: boolean;
  /** The nearest, best first, at most three. */
  nearest: readonly ScreeningAnswer[];
}

/** One way of asking one question, in one language. */
interface Phrasing {
  id: number;
  answer: number;
  words: string;
}

interface Prepared {
  search: MiniSearch<Phrasing>;
  /** Brings slips of the keys to words that are known. */
  correct(text: string): string;
  phrasings: readonly (Phrasing & { terms: ReadonlySet<string> })[];
  /** How much a term tells: few phrasings have it. */
  weight(term: string): number;
}

/** How an answer fits a question: what of it any of its phrasings has, and how well the best of them does. */
interface Fit {
  found: Set<string>;
  phrase: number;
  ofPhrasing: number;
}

const known = new WeakMap<readonly ScreeningAnswer[], Prepared>();

/** At least so much of what the question says has to be in the phrasing, and so much of the phrasing in the question. */
const sureOfQuestion = 0.6;
const sureOfPhrasing = 0.4;
/** A word that no answer has weighs like one that so many have: it may be the point of the question, or only chatter. */
const unknown = 12;
/** So many different terms of a question are looked for. */
const mostTerms = 60;
/** How much better the first has to be than the first of another answer. */
const sureLead = 1.06;

/**
 * The answers nearest to a question in either language. Spelling mistakes are corrected first; how sure the match is
 * comes from how much of the question it explains: a word that stands nowhere in the answers makes it doubtful.
 */
export function findAnswers(question: string, answers: readonly ScreeningAnswer[]): Found {
  const { search, correct, phrasings, weight } = prepared(answers);
  const asked = [...new Set(terms(correct(question)))].slice(0, mostTerms);
  const screens = aboutScreening(asked);
  if (asked.length === 0) return { sure: false, screens, nearest: [] };
  const best = new Map<number, Fit>();
  for (const { id, match, queryTerms } of search.search(asked.join(' '))) {
    const phrasing = phrasings[id as number];
    if (!phrasing) continue;
    const fit = best.get(phrasing.answer) ?? { found: new Set(), phrase: 0, ofPhrasing: 0 };
    const hits = new Set(Object.keys(match));
    const ofPhrasing = share([...phrasing.terms], (term) => hits.has(term), weight);
    const phrase = share(asked, (term) => queryTerms.includes(term), weight) * 0.6 + ofPhrasing * 0.4;
    for (const term of queryTerms) fit.found.add(term);
    best.set(phrasing.answer, phrase > fit.phrase ? { ...fit, phrase, ofPhrasing } : fit);
  }
  const ranked = [...best]
    .map(([answer, { found, phrase, ofPhrasing }]) => {
      const ofQuestion = share(asked, (term) => found.has(term), weight);
      return { answer, ofQuestion, ofPhrasing, score: (ofQuestion + phrase) / 2 };
    })
    .sort((a, b) => b.score - a.score);
  const [first, second] = ranked;
  const sure =
    first !== undefined &&
    first.ofQuestion >= sureOfQuestion &&
    first.ofPhrasing >= sureOfPhrasing &&
    first.score >= (second?.score ?? 0) * sureLead;
  const nearest = ranked.slice(0, 3).flatMap(({ answer }) => answers[answer] ?? []);
  return { sure, screens, nearest };
}

/** Which part of the terms' weight is found. */
function share(
  all: readonly string[],
  isFound: (term: string) => boolean,
  weight: (term: string) => number,
): number {
  let whole = 0;
  let found = 0;
  for (const term of all) {
    const each = weight(term);
    whole += each;
    if (isFound(term)) found += each;
  }
  return whole === 0 ? 0 : found / whole;
}

/** The index is made once, when somebody first asks. */
function prepared(answers: readonly ScreeningAnswer[]): Prepared {
  const before = known.get(answers);
  if (before) return before;
  const texts = answers.flatMap(({ en, fr }, answer) =>
    [en, fr].flatMap(({ question, also }) => [question, ...also].map((words) => ({ answer, words }))),
  );
  const phrasings = texts.map(({ answer, words }, id) => {
    const made = new Set(terms(words));
    return { id, answer, words: [...made].join(' '), terms: made };
  });
  const search = new MiniSearch<Phrasing>({
    fields: ['words'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
  });
  search.addAll(phrasings);
  const frequency = new Map<string, Set<number>>();
  for (const { answer, terms } of phrasings) {
    for (const term of terms) frequency.set(term, (frequency.get(term) ?? new Set()).add(answer));
  }
  const weight = (term: string) => Math.log(1 + answers.length / (frequency.get(term)?.size ?? unknown));
  const correct = speller([
    ...vocabulary,
    ...texts.flatMap(({ words }) => fold(words).match(/[a-z]+/g) ?? []),
  ]);
  const made = { search, correct, phrasings, weight };
  known.set(answers, made);
  return made;
}
