import { z } from 'zod';
import type { EventTypes } from '../domain/event-type.ts';
import type { Problem } from './problem.ts';
import { readYaml } from './yaml-file.ts';

const bilingual = z.strictObject({ en: z.string().min(1), fr: z.string().min(1) });
const sentences = z.array(z.string().min(1)).min(1);
/** One a line, in one text: a thousand entries of their own would delay a start. */
const lines = z.string().transform((text) => text.split('\n').flatMap((line) => line.trim() || []));
const weighed = lines.transform((words, ctx) =>
  Object.fromEntries(
    words.flatMap((line) => {
      const [, word, weight] = /^(.+) (\d+(?:\.\d+)?)$/.exec(line) ?? [];
      if (word && Number(weight) > 0) return [[word, Number(weight)] as const];
      ctx.addIssue(`“${line}” is no word with its weight, such as: badge 1`);
      return [];
    }),
  ),
);

const schema = z.strictObject({
  types: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z][a-z-]*$/, 'use small letters and hyphens'),
        control: z.string().regex(/^A\.[1-8]$/, 'use a control of the policy, A.1 to A.8'),
        restricted: z.boolean().default(false),
        name: bilingual,
        advice: z.strictObject({ en: sentences, fr: sentences }),
        words: weighed,
        examples: lines,
      }),
    )
    .min(1)
    .refine(
      (types) => new Set(types.map((type) => type.id)).size === types.length,
      'two types have the same id',
    )
    .refine((types) => types.at(-1)?.id === 'other', 'the last type has to be “other”'),
  dangerWords: lines,
  safePhrases: lines,
  dangerExamples: lines,
  safeExamples: lines,
});

/** Reads `data/event-types.yaml`. */
export function readEventTypes(
  file: string,
  text: string,
): { ok: true; types: EventTypes } | { ok: false; problems: Problem[] } {
  const read = readYaml(file, text, schema);
  return read.ok ? { ok: true, types: read.value } : read;
}
