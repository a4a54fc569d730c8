import type { Bilingual } from './bilingual.ts';

/** A question about security screening that people ask, with its answer and where the answer stands. */
export interface ScreeningAnswer {
  id: string;
  /** Answered with the person's own record, where it may be shown. */
  own: boolean;
  /** Whoever asks has something to report: their words are offered as a report, too. */
  reports: boolean;
  /** It is about a change in one’s own life, of which the screening officers alone are told. */
  changes: boolean;
  /** The instrument, and the clause in it. */
  source: Bilingual;
  clause: string;
  /** The day somebody last compared it with the text, `2026-08-22`. */
  verified: string;
  en: AskedAndAnswered;
  fr: AskedAndAnswered;
}

/** The answers, and what people also ask a bot that none of them is for. */
export interface ScreeningAnswers {
  answers: readonly ScreeningAnswer[];
  unrelated: readonly string[];
}

export interface AskedAndAnswered {
  question: string;
  /** Other ways to ask it; only searched. */
  also: readonly string[];
  answer: string;
}
