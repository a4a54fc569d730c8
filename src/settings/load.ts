import { access, constants } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Authored } from '../domain/authored.ts';
import type { AwarenessTopic } from '../domain/awareness-topic.ts';
import type { Department } from '../domain/department.ts';
import { isLoopbackHost } from '../server/from-this-machine.ts';
import { readAuthored } from './authored.ts';
import { type Parts, readDepartment } from './department.ts';
import { type Environment, readEnvironment, sampleDepartmentFile } from './environment.ts';
import { folderProblems } from './folder.ts';
import { hostProblems } from './host.ts';
import type { Problem } from './problem.ts';
import { hasShortNames, tooLongBy } from './socket-name.ts';
import { readSource } from './source.ts';
import type { Variables } from './variables.ts';
import type { Where } from './yaml-file.ts';

export interface Settings {
  environment: Environment;
  department: Department;
  authored: Authored;
  /** The JSON datastore's folder, and that of its keys beside it. */
  dataDir: string;
  keysDir: string;
}

export type Loaded = { ok: true; settings: Settings } | { ok: false; problems: Problem[] };

/**
 * Reads everything that is set, and says everything that is wrong with it at once.
 * @param contentFolder where the authored content is
 * @param listens whether the bot is about to start: commands listen nowhere, and are run on other machines, too
 */
export async function loadSettings(
  variables: Variables,
  contentFolder: string,
  listens = false,
): Promise<Loaded> {
  const environment = readEnvironment(variables);
  const file = variables.DEPARTMENT_FILE?.trim() || sampleDepartmentFile;
  const department = await readSource(file, 'DEPARTMENT_FILE', readDepartment);
  const authored = await readAuthored(contentFolder);
  const problems = [environment, department, authored].flatMap((part) => (part.ok ? [] : part.problems));
  const found: Parts = department.ok ? department.department : 'parts' in department ? department.parts : {};
  if ('where' in department) {
    const { where } = department;
    if (found.sample && environment.environment.hasPlatform) {
      problems.push({
        where: where(['sample']),
        found: 'It is the sample department (sample: true), and a real platform has credentials.',
        todo: 'Write your own department file and name it in DEPARTMENT_FILE.',
      });
    }
    if (authored.ok) {
      problems.push(...unknownTopics(where, found, authored.authored.topics));
      problems.push(...unknownNames(where, found, authored.authored));
    }
    problems.push(...deskNowhere(where, environment.environment, found));
    problems.push(...gcNotifyProblems(where, environment.environment, found));
    problems.push(...(await missingSamples(file, where, found)));
  }
  const { database } = environment.environment;
  const dataDir = environment.environment.dataDir ?? (found.sample ? 'data/store-sample' : 'data/store');
  const keysDir = environment.environment.keysDir ?? `${dataDir.replace(/[\\/]+$/, '')}.keys`;
  if (!database) problems.push(...(await folderProblems('DATA_DIR', dataDir)), ...tooLong(dataDir));
  problems.push(...(await folderProblems('KEYS_DIR', keysDir)));
  if (!database) problems.push(...keysAmongRecords(keysDir, dataDir));
  if (listens) problems.push(...(await hostProblems(environment.environment.host)));
  problems.push(...onePort(environment.environment));
  if (!environment.ok || !department.ok || !authored.ok || problems.length > 0) {
    return { ok: false, problems };
  }
  return {
    ok: true,
    settings: {
      environment: environment.environment,
      department: department.department,
      authored: authored.authored,
      dataDir,
      keysDir,
    },
  };
}

/** Whoever has the folder of the records, or a backup of it, would have their keys as well. */
function keysAmongRecords(keysDir: string, dataDir: string): Problem[] {
  const [first = ''] = relative(resolve(dataDir), resolve(keysDir)).split(sep);
  if (first === '..' || isAbsolute(first)) return [];
  const found = `${keysDir} is the folder of the records, DATA_DIR, or in it.`;
  return [{ where: 'KEYS_DIR', found, todo: 'Set KEYS_DIR to a folder beside it, or DATA_DIR to another.' }];
}

function onePort({ port, metricsPort }: Environment): Problem[] {
  if (port !== metricsPort || port === 0) return [];
  return [
    { where: 'METRICS_PORT', found: `${port} is the PORT, too.`, todo: 'Set one of the two to another.' },
  ];
}

/** The command line's socket could not be made in the folder. */
function tooLong(dataDir: string): Problem[] {
  const over = tooLongBy(dataDir);
  if (over === 0 || hasShortNames()) return [];
  const found = `The name of the folder is too long by ${over} characters for the socket in it.`;
  return [{ where: 'DATA_DIR', found, todo: 'Set DATA_DIR to a folder with a shorter name.' }];
}

/** What everybody gets who is new, or whose screening was granted, has to be among the lessons. */
function unknownTopics(where: Where, { awareness }: Parts, topics: readonly AwarenessTopic[]): Problem[] {
  return (['onboarding', 'briefing'] as const).flatMap((path) =>
    (awareness?.[path].topics ?? []).flatMap((topic, i) => {
      if (topics.some(({ id }) => id === topic)) return [];
      return {
        where: where(['awareness', path, 'topics', i]),
        found: `awareness.${path}.topics: there is no topic ${topic}.`,
        todo: 'Give the name of a file of data/awareness, without its ending.',
      };
    }),
  );
}

/** People who report would read that the desk is told. */
function deskNowhere(where: Where, { slack, teams }: Environment, { channels = [] }: Parts): Problem[] {
  const at = channels.findIndex(({ id }) => id === 'desk');
  const desk = channels[at];
  if (!desk || (!slack && !teams) || (slack && desk.slack) || (teams && desk.teams)) return [];
  const ways = [...(slack ? ['slack: C…'] : []), ...(teams ? ['teams: 19:…@thread.tacv2'] : [])];
  return [
    {
      where: where(['channels', at]),
      found: 'The security desk’s channel is on no platform that has credentials.',
      todo: `Give its address there: ${ways.join(' or ')}.`,
    },
  ];
}

/** The files beside a sample department’s own, from which its people and their screening come. */
async function missingSamples(
  file: string,
  where: Where,
  { sample, people, screening }: Parts,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const [key, name] of sample ? Object.entries({ people, screening }) : []) {
    if (name === undefined) continue;
    const path = join(dirname(file), name);
    const readable = await access(path, constants.R_OK).then(
      () => true,
      () => false,
    );
    const todo = `Copy it there as well, or take ${key} out.`;
    if (!readable) problems.push({ where: where([key]), found: `${key}: ${path} cannot be read.`, todo });
  }
  return problems;
}

/** A misspelt name would leave a kind of event its usual period, and an agency without its contact. */
function unknownNames(
  where: Where,
  { retention, agencies = {} }: Parts,
  { types, routing }: Authored,
): Problem[] {
  const kinds = types.types.map(({ id }) => id);
  const known = Object.keys(routing.agencies);
  return [
    ...Object.keys(retention?.byType ?? {})
      .filter((type) => !kinds.includes(type))
      .map((type) => ({
        path: ['retention', 'byType', type],
        found: `retention.byType: there is no kind of event ${type}.`,
        todo: kinds,
      })),
    ...Object.keys(agencies)
      .filter((agency) => !known.includes(agency))
      .map((agency) => ({
        path: ['agencies', agency],
        found: `agencies: there is no agency ${agency}.`,
        todo: known,
      })),
  ].map(({ path, found, todo }) => ({
    where: where(path),
    found,
    todo: `Correct it to one of ${todo.join(', ')}.`,
  }));
}

/** GC Notify needs both the department's templates and the key, and is on this machine only in a test. */
function gcNotifyProblems(where: Where, environment: Environment, { alerting }: Parts): Problem[] {
  const settings = alerting?.gcNotify;
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
    problems.push({ where: where(['alerting', 'gcNotify', 'url']), found, todo });
  }
  return problems;
}
