import { z } from 'zod';
import type { ScreeningAnswer } from '../domain/screening-answer.ts';
import type { Problem } from './problem.ts';
import { readYaml } from './yaml-file.ts';

const bilingual = z.strictObject({ en: z.string().min(1), fr: z.string().min(1) });
const sentence = z.string().min(1).max(1_000);
const asked = z.strictObject({
  // A question is a button's label, too.
  question: z.string().min(1).max(100, 'keep a question under 100 characters'),
  // One a line, which is read in half the time of a list with an entry for each.
  also: z
    .string()
    .transform((lines) => lines.split('\n').flatMap((line) => line.trim() || []))
    .pipe(z.array(z.string()).min(1)),
  answer: sentence,
});

const schema = z
  .strictObject({
    sources: z.record(z.string(), bilingual),
    answers: z
      .array(
        z.strictObject({
          id: z.string().regex(/^[a-z][a-z-]*$/, 'use small letters and hyphens'),
          own: z.boolean().default(false),
          reports: z.boolean().default(false),
          source: z.string(),
          clause: z.string().min(1),
          verified: z.iso.date('give the day it was last compared with the text, such as 2026-08-22'),
          en: asked,
          fr: asked,
        }),
      )
      .min(1)
      .refine(
        (answers) => new Set(answers.map(({ id }) => id)).size === answers.length,
        'two answers have the same id',
      ),
  })
  .refine(
    ({ sources, answers }) => answers.every(({ source }) => source in sources),
    'the source of an answer is not among the sources',
  );

/** Reads `data/screening-answers.yaml`. */
export function readScreeningAnswers(
  file: string,
  text: string,
): { ok: true; answers: readonly ScreeningAnswer[] } | { ok: false; problems: Problem[] } {
  const read = readYaml(file, text, schema);
  if (!read.ok) return read;
  const { sources, answers } = read.value;
  return {
    ok: true,
    answers: answers.map((answer) => ({ ...answer, source: sources[answer.source] ?? { en: '', fr: '' } })),
  };
}
