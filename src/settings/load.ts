import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AgencyRouting } from '../domain/agency-routing.ts';
import type { AlertTemplate } from '../domain/alert-template.ts';
import type { AwarenessTopic } from '../domain/awareness-topic.ts';
import type { Department } from '../domain/department.ts';
import type { EventTypes } from '../domain/event-type.ts';
import type { Playbook } from '../domain/playbook.ts';
import type { ScreeningAnswer } from '../domain/screening-answer.ts';
import { isLoopbackHost } from '../server/from-this-machine.ts';
import { readAgencyRouting } from './agency-routing.ts';
import { readAlertTemplates } from './alert-templates.ts';
import { readAwarenessTopics } from './awareness-topics.ts';
import { readDepartment } from './department.ts';
import { type Environment, readEnvironment, sampleDepartmentFile, type Variables } from './environment.ts';
import { readEventTypes } from './event-types.ts';
import { playbookProblems, readPlaybook } from './playbooks.ts';
import type { Problem } from './problem.ts';
import { readScreeningAnswers } from './screening-answers.ts';

export interface Settings {
  environment: Environment;
  department: Department;
  types: EventTypes;
  routing: AgencyRouting;
  templates: readonly AlertTemplate[];
  screeningAnswers: readonly ScreeningAnswer[];
  topics: readonly AwarenessTopic[];
  playbooks: readonly Playbook[];
  /** The JSON datastore's folder, and that of its keys beside it. */
  dataDir: string;
  keysDir: string;
}

export type Loaded = { ok: true; settings: Settings } | { ok: false; problems: Problem[] };

/**
 * Reads everything that is set, and says everything that is wrong with it at once.
 * @param contentFolder where the authored content is
 */
export async function loadSettings(variables: Variables, contentFolder: string): Promise<Loaded> {
  const environment = readEnvironment(variables);
  const file = variables.DEPARTMENT_FILE?.trim() || sampleDepartmentFile;
  const department = await read(file, 'DEPARTMENT_FILE', readDepartment);
  const typesFile = join(contentFolder, 'event-types.yaml');
  const types = await read(typesFile, typesFile, readEventTypes);
  const routingFile = join(contentFolder, 'agency-routing.yaml');
  const routing = await read(routingFile, routingFile, readAgencyRouting);
  const templatesFile = join(contentFolder, 'alert-templates.yaml');
  const templates = await read(templatesFile, templatesFile, readAlertTemplates);
  const answersFile = join(contentFolder, 'screening-answers.yaml');
  const answers = await read(answersFile, answersFile, readScreeningAnswers);
  const topics = await readAwarenessTopics(
    join(contentFolder, 'awareness'),
    types.ok ? types.types : undefined,
  );
  const playbooks = await readPlaybooks(join(contentFolder, 'playbooks'));
  const problems: Problem[] = [];
  for (const part of [environment, department, types, routing, templates, answers, topics, playbooks])
    if (!part.ok) problems.push(...part.problems);
  if (
    !environment.ok ||
    !department.ok ||
    !types.ok ||
    !routing.ok ||
    !templates.ok ||
    !answers.ok ||
    !topics.ok
  )
    return { ok: false, problems };
  if (!playbooks.ok) return { ok: false, problems };
  const { sample } = department.department;
  if (sample && environment.environment.hasPlatform) {
    const found = 'It is the sample department (sample: true), and a real platform has credentials.';
    const todo = 'Write your own department file and name it in DEPARTMENT_FILE.';
    return { ok: false, problems: [{ where: file, found, todo }] };
  }
  const strange = unknownTopics(file, department.department, topics.topics);
  if (strange.length > 0) return { ok: false, problems: strange };
  const outside = gcNotifyProblems(file, environment.environment, department.department);
  if (outside.length > 0) return { ok: false, problems: outside };
  const dataDir = environment.environment.dataDir ?? (sample ? 'data/store-sample' : 'data/store');
  return {
    ok: true,
    settings: {
      environment: environment.environment,
      department: department.department,
      types: types.types,
      routing: routing.routing,
      templates: templates.templates,
      screeningAnswers: answers.answers,
      topics: topics.topics,
      playbooks: playbooks.playbooks,
      dataDir,
      keysDir: environment.environment.keysDir ?? `${dataDir.replace(/[\\/]+$/, '')}.keys`,
    },
  };
}

/** What everybody gets who is new, or whose screening was granted, has to be among the lessons. */
function unknownTopics(
  file: string,
  { awareness }: Department,
  topics: readonly AwarenessTopic[],
): Problem[] {
  return (['onboarding', 'briefing'] as const).flatMap((path) =>
    awareness[path].topics
      .filter((topic) => !topics.some(({ id }) => id === topic))
      .map((topic) => ({
        where: file,
        found: `awareness.${path}.topics: there is no topic ${topic}.`,
        todo: 'Give the name of a file of data/awareness, without its ending.',
      })),
  );
}

/** GC Notify needs both the department's templates and the key, and is on this machine only in a test. */
function gcNotifyProblems(file: string, environment: Environment, department: Department): Problem[] {
  const settings = department.alerting.gcNotify;
  if (!settings) return [];
  const problems: Problem[] = [];
  if (!environment.gcNotifyKey) {
    const found = 'It is not set, and the department’s file has alerts sent through GC Notify.';
    const todo =
      'Give the API key of your service at GC Notify, or remove gcNotify from the department’s file.';
    problems.push({ where: 'GC_NOTIFY_API_KEY', found, todo });
  }
  if (settings.url && isLoopbackHost(new URL(settings.url).hostname) && !environment.testEndpoints) {
    const found = 'alerting.gcNotify.url names this machine, which only tests do.';
    const todo = 'Remove it, or set ALLOW_TEST_ENDPOINTS=1 in a test.';
    problems.push({ where: file, found, todo });
  }
  return problems;
}

/** Reads every playbook of a folder, in the order of their names. */
export async function readPlaybooks(
  folder: string,
): Promise<{ ok: true; playbooks: Playbook[] } | { ok: false; problems: Problem[] }> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.yaml')).sort();
  const all = await Promise.all(names.map((name) => read(join(folder, name), folder, readPlaybook)));
  const problems = all.flatMap((each) => (each.ok ? [] : each.problems));
  const playbooks = all.flatMap((each) => (each.ok ? [each.playbook] : []));
  if (problems.length === 0) problems.push(...playbookProblems(folder, playbooks));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, playbooks };
}

async function read<T>(
  file: string,
  where: string,
  parse: (file: string, text: string) => T,
): Promise<T | { ok: false; problems: Problem[] }> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    const found = `${file} cannot be read.`;
    return {
      ok: false,
      problems: [{ where, found, todo: 'Give the path of a file that exists and may be read.' }],
    };
  }
  return parse(file, text);
}
