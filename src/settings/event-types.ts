import * as z from 'zod';
import type { EventTypes, ReportExample } from '../domain/event-type.ts';
import type { Problem } from './problem.ts';
import { textLines } from './text-lines.ts';
import { readYaml } from './yaml-file.ts';

const bilingual = z.strictObject({ en: z.string().min(1), fr: z.string().min(1) });
const sentences = z.array(z.string().min(1)).min(1);
/** One phrase a line, in one text; or several, where a word has others in its place. */
const lines = z.string().transform((text, ctx) =>
  text
    .split('\n')
    .filter((line) => /^ *[^ #]/.test(line))
    .flatMap((line) => {
      const places = placesOf(line);
      const count = places.reduce((product, words) => product * words.length, 1);
      if (count <= most) return eachOf(places);
      ctx.addIssue(
        `“${line.trim()}” stands for ${count} phrases; write it in several lines, each for at most ${most}`,
      );
      return [];
    }),
);
/** Phrases that one line may stand for. */
const most = 1_000;

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
        restrictedIfNamed: z.boolean().default(false),
        name: bilingual,
        advice: z.strictObject({ en: sentences, fr: sentences }),
        adviceInDanger: z.strictObject({ en: sentences, fr: sentences }).optional(),
        words: weighed,
      }),
    )
    .min(1)
    .refine(
      (types) => new Set(types.map((type) => type.id)).size === types.length,
      'two types have the same id',
    )
    .refine((types) => types.at(-1)?.id === 'other', 'the last type has to be “other”'),
  dangerWords: lines,
  dangerAlone: lines,
  safePhrases: lines,
});

/** “he|she fell|has_fallen” has two places: a bar is between words that may stand in one, `_` between those that go together. */
function placesOf(line: string): string[][] {
  return line
    .trim()
    .split(/ +/)
    .map((place) => place.split('|').map((words) => words.replaceAll('_', ' ')));
}

/** Each way to take a word from every place. */
function eachOf(places: string[][]): string[] {
  return places.reduce(
    (begun, words) => begun.flatMap((begin) => words.map((word) => `${begin} ${word}`.trim())),
    [''],
  );
}

export type TypesRead = { ok: true; types: EventTypes } | { ok: false; problems: Problem[] };

/** Reads `data/event-types.yaml`; the examples come from a file of their own. */
export function readEventTypes(file: string, text: string): TypesRead {
  const read = readYaml(file, text, schema);
  return read.ok ? { ok: true, types: { ...read.value, examples: [] } } : read;
}

/** Reads `data/report-examples.txt`, from which the types learn. */
export function readReportExamples(file: string, text: string, types: EventTypes): TypesRead {
  const ids = new Set(types.types.map(({ id }) => id));
  const examples: ReportExample[] = [];
  const problems: Problem[] = [];
  for (const { line, where } of textLines(file, text)) {
    const [, type = '', danger, words = ''] = /^([a-z-]+) (danger|calm): (.*\S)/.exec(line) ?? [];
    if (ids.has(type)) examples.push({ text: words, type, danger: danger === 'danger' });
    else if (type === 'any') examples.push({ text: words, danger: danger === 'danger' });
    else
      problems.push({
        where,
        found: type ? `no type of event has the id ${type}` : 'this is no example',
        todo: 'Write the id of a type or any, danger or calm, a colon and the report, such as lost-item calm: my badge is gone.',
      });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, types: { ...types, examples } };
}
