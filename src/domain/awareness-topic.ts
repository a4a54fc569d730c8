import type { Bilingual } from './bilingual.ts';

/** A lesson of a minute with its questions, as a file of `data/awareness` holds it. */
export interface AwarenessTopic {
  /** The file's name. */
  id: string;
  /** Months (1 to 12) in which it fits best. */
  months: readonly number[];
  /** Ids of the kinds of events that it helps to prevent. */
  prevents: readonly string[];
  source: { title: Bilingual; clause: string; verified: string };
  en: Lesson;
  fr: Lesson;
}

export interface Lesson {
  title: string;
  /** Paragraphs, a line each. */
  lesson: string;
  questions: readonly Question[];
}

export interface Question {
  ask: string;
  choices: readonly Choice[];
}

export interface Choice {
  text: string;
  right: boolean;
  /** Said at once to whoever chose it. */
  feedback: string;
}

/** How many of the chosen answers are right. */
export function rightOf(topic: AwarenessTopic, answers: readonly number[]): number {
  return topic.en.questions.filter(({ choices }, i) => choices[answers[i] ?? -1]?.right).length;
}
