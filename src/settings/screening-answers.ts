import * as z from 'zod';
import type { ScreeningAnswer, ScreeningAnswers } from '../domain/screening-answer.ts';
import type { Problem } from './problem.ts';
import { textLines } from './text-lines.ts';
import { readYaml } from './yaml-file.ts';

const bilingual = z.strictObject({ en: z.string().min(1), fr: z.string().min(1) });
const sentence = z.string().min(1).max(1_000);
const asked = z.strictObject({
  // A question is a button's label, too.
  question: z.string().min(1).max(100, 'keep a question under 100 characters'),
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
          changes: z.boolean().default(false),
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

type Read<T> = ({ ok: true } & T) | { ok: false; problems: Problem[] };

/** Reads `data/screening-answers.yaml`. */
export function readScreeningAnswers(
  file: string,
  text: string,
): Read<{ answers: readonly ScreeningAnswer[] }> {
  const read = readYaml(file, text, schema);
  if (!read.ok) return read;
  const { sources, answers } = read.value;
  return {
    ok: true,
    answers: answers.map((answer) => ({
      ...answer,
      source: sources[answer.source] ?? { en: '', fr: '' },
      en: { ...answer.en, also: [] },
      fr: { ...answer.fr, also: [] },
    })),
  };
}

/** Adds to the answers the ways to ask of `data/screening-questions.txt`, one a line: thousands of YAML entries would delay a start. */
export function readWaysToAsk(
  file: string,
  text: string,
  answers: readonly ScreeningAnswer[],
): Read<{ answers: ScreeningAnswers }> {
  const ways = new Map(answers.map(({ id }) => [id, { en: [] as string[], fr: [] as string[] }]));
  const unrelated: string[] = [];
  const problems: Problem[] = [];
  for (const { line, where } of textLines(file, text)) {
    const [, language, id = '', words = ''] = /^(en|fr) ([a-z-]+): (.*\S)/.exec(line) ?? [];
    const of = ways.get(id);
    if (language && id === 'none') unrelated.push(words);
    else if (of && (language === 'en' || language === 'fr')) of[language].push(words);
    else
      problems.push({
        where,
        found: language ? `no answer has the id ${id}` : 'this is no way to ask',
        todo: 'Write the language, the id of an answer, a colon and the question, such as en my-expiry: when does mine end.',
      });
  }
  if (problems.length > 0) return { ok: false, problems };
  const asked = answers.map((answer) => {
    const of = ways.get(answer.id);
    return {
      ...answer,
      en: { ...answer.en, also: of?.en ?? [] },
      fr: { ...answer.fr, also: of?.fr ?? [] },
    };
  });
  return { ok: true, answers: { answers: asked, unrelated } };
}
