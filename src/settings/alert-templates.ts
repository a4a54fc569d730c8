import * as z from 'zod';
import { alertKinds, wantedAnswers } from '../domain/alert.ts';
import type { AlertTemplate } from '../domain/alert-template.ts';
import type { Problem } from './problem.ts';
import { readYaml } from './yaml-file.ts';

const title = z.string().min(1).max(150, 'keep a title under 150 characters');
const body = z.string().min(1).max(2_500, 'keep a text under 2,500 characters');
const word = z.string().regex(/^[a-z][a-z-]*$/, 'use small letters without accents, and hyphens');

const schema = z.strictObject({
  templates: z
    .array(
      z.strictObject({
        id: word,
        words: z.array(word).min(1),
        spoken: z.array(word).optional(),
        kind: z.enum(alertKinds),
        wanted: z.enum(wantedAnswers),
        title: z.strictObject({ en: title, fr: title }),
        body: z.strictObject({ en: body, fr: body }),
      }),
    )
    .refine((templates) => {
      const words = templates.flatMap((template) => [...new Set([template.id, ...template.words])]);
      return new Set(words).size === words.length;
    }, 'two templates have the same word')
    .refine(
      (templates) => templates.some(({ id }) => id === 'all-clear'),
      'there has to be a template with the id all-clear',
    ),
});

/** Reads `data/alert-templates.yaml`. */
export function readAlertTemplates(
  file: string,
  text: string,
): { ok: true; templates: readonly AlertTemplate[] } | { ok: false; problems: Problem[] } {
  const read = readYaml(file, text, schema);
  return read.ok ? { ok: true, templates: read.value.templates } : read;
}
