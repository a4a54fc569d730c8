import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as z from 'zod';
import type { AwarenessTopic } from '../domain/awareness-topic.ts';
import type { Bilingual } from '../domain/bilingual.ts';
import type { EventTypes } from '../domain/event-type.ts';
import type { Problem } from './problem.ts';
import { readYaml } from './yaml-file.ts';

const bilingual = z.strictObject({ en: z.string().min(1), fr: z.string().min(1) });

const question = z.strictObject({
  ask: z.string().min(1).max(200, 'keep a question under 200 characters'),
  choices: z
    .array(
      z.strictObject({
        text: z.string().min(1).max(90, 'keep a choice under 90 characters'),
        right: z.boolean().default(false),
        feedback: z.string().min(1).max(300, 'keep the feedback under 300 characters'),
      }),
    )
    .min(2)
    .max(4)
    .refine(
      (choices) => choices.filter(({ right }) => right).length === 1,
      'exactly one choice has to be right',
    ),
});

const lesson = z.strictObject({
  title: z.string().min(1).max(70, 'keep a title under 70 characters'),
  lesson: z.string().min(1).max(1_400, 'keep a lesson under 1,400 characters: it is to be read in a minute'),
  questions: z.array(question).min(1).max(2),
});

const schema = z
  .strictObject({
    months: z.array(z.int().min(1).max(12)).min(1),
    prevents: z.array(z.string()).min(1),
    source: z.strictObject({
      instrument: z.string(),
      clause: z.coerce.string().min(1),
      verified: z.iso.date('give the day it was last compared with the text, such as 2026-08-22'),
    }),
    en: lesson,
    fr: lesson,
  })
  .refine(
    ({ en, fr }) => JSON.stringify(rightPlaces(en)) === JSON.stringify(rightPlaces(fr)),
    'both languages need the same questions, with as many choices and the right one in the same place',
  );

/** For each question how many choices there are, and which is right. */
function rightPlaces({ questions }: z.infer<typeof lesson>): number[][] {
  return questions.map(({ choices }) => [choices.length, choices.findIndex(({ right }) => right)]);
}

const sourcesFile = 'sources.yaml';

export type TopicsRead = { ok: true; topics: readonly AwarenessTopic[] } | { ok: false; problems: Problem[] };

/** Reads the folder `data/awareness`: a topic a file, in the order of their names, and the instruments they rest on. */
export async function readAwarenessTopics(folder: string, types?: EventTypes): Promise<TopicsRead> {
  const names = await readdir(folder).catch(() => undefined);
  if (!names?.includes(sourcesFile)) {
    const found = `${join(folder, sourcesFile)} cannot be read.`;
    return { ok: false, problems: [{ where: folder, found, todo: 'Put the folder of the topics back.' }] };
  }
  const texts = await Promise.all(
    names
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map(async (name) => ({ file: join(folder, name), text: await readFile(join(folder, name), 'utf8') })),
  );
  return parseAwarenessTopics(texts, types);
}

/** @param types where they could be read: every topic has to name events that there are */
export function parseAwarenessTopics(
  files: readonly { file: string; text: string }[],
  types?: EventTypes,
): TopicsRead {
  const problems: Problem[] = [];
  const topics: AwarenessTopic[] = [];
  let sources: Readonly<Record<string, Bilingual>> = {};
  for (const { file, text } of files.filter((each) => basename(each.file) === sourcesFile)) {
    const read = readYaml(file, text, z.record(z.string(), bilingual));
    if (read.ok) sources = read.value;
    else problems.push(...read.problems);
  }
  for (const { file, text } of files.filter((each) => basename(each.file) !== sourcesFile)) {
    const id = basename(file, '.yaml');
    if (!/^[a-z][a-z-]*$/.test(id)) {
      problems.push({
        where: file,
        found: 'the name of the file is the topic’s id: small letters and hyphens.',
        todo: 'Rename it.',
      });
    }
    const read = readYaml(file, text, schema);
    if (!read.ok) {
      problems.push(...read.problems);
      continue;
    }
    const { where } = read;
    const { source, ...topic } = read.value;
    const title = sources[source.instrument];
    if (!title) {
      const found = `source.instrument: ${source.instrument} is not among the sources`;
      problems.push({
        where: where(['source', 'instrument']),
        found,
        todo: `Add it to ${sourcesFile}, or correct its name.`,
      });
      continue;
    }
    const strange = types && topic.prevents.filter((each) => !types.types.some(({ id }) => id === each));
    if (strange && strange.length > 0) {
      const found = `prevents: ${strange.join(', ')}: no such type of event`;
      problems.push({ where: where(['prevents']), found, todo: 'Use the ids of event-types.yaml.' });
    }
    topics.push({ ...topic, id, source: { title, clause: source.clause, verified: source.verified } });
  }
  if (topics.length === 0 && problems.length === 0)
    problems.push({ where: 'awareness', found: 'there is no topic', todo: 'Put a topic into the folder.' });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, topics };
}
