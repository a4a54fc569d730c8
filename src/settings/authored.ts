import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Authored } from '../domain/authored.ts';
import type { Playbook } from '../domain/playbook.ts';
import { readAgencyRouting } from './agency-routing.ts';
import { readAlertTemplates } from './alert-templates.ts';
import { readAwarenessTopics } from './awareness-topics.ts';
import { readEventTypes, readReportExamples } from './event-types.ts';
import { playbookProblems, readPlaybook } from './playbooks.ts';
import type { Problem } from './problem.ts';
import { readScreeningAnswers, readWaysToAsk } from './screening-answers.ts';
import { readSource } from './source.ts';

/** Reads everything that is authored, and says everything that is wrong with it at once. */
export async function readAuthored(
  folder: string,
): Promise<{ ok: true; authored: Authored } | { ok: false; problems: Problem[] }> {
  const from = <T>(name: string, parse: (file: string, text: string) => T) => {
    const file = join(folder, name);
    return readSource(file, file, parse);
  };
  const described = await from('event-types.yaml', readEventTypes);
  const types = described.ok
    ? await from('report-examples.txt', (file, text) => readReportExamples(file, text, described.types))
    : described;
  const routing = await from('agency-routing.yaml', readAgencyRouting);
  const templates = await from('alert-templates.yaml', readAlertTemplates);
  const answered = await from('screening-answers.yaml', readScreeningAnswers);
  const answers = answered.ok
    ? await from('screening-questions.txt', (file, text) => readWaysToAsk(file, text, answered.answers))
    : answered;
  const topics = await readAwarenessTopics(join(folder, 'awareness'), types.ok ? types.types : undefined);
  const playbooks = await readPlaybooks(join(folder, 'playbooks'));
  if (types.ok && routing.ok && templates.ok && answers.ok && topics.ok && playbooks.ok) {
    return {
      ok: true,
      authored: {
        types: types.types,
        routing: routing.routing,
        templates: templates.templates,
        screeningAnswers: answers.answers,
        topics: topics.topics,
        playbooks: playbooks.playbooks,
      },
    };
  }
  const parts = [types, routing, templates, answers, topics, playbooks];
  return { ok: false, problems: parts.flatMap((part) => (part.ok ? [] : part.problems)) };
}

/** Reads every playbook of a folder, in the order of their names. */
async function readPlaybooks(
  folder: string,
): Promise<{ ok: true; playbooks: Playbook[] } | { ok: false; problems: Problem[] }> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.yaml')).sort();
  const all = await Promise.all(names.map((name) => readSource(join(folder, name), folder, readPlaybook)));
  const problems = all.flatMap((each) => (each.ok ? [] : each.problems));
  const playbooks = all.flatMap((each) => (each.ok ? [each.playbook] : []));
  if (problems.length === 0) problems.push(...playbookProblems(folder, playbooks));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, playbooks };
}
