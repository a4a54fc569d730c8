import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, startApp } from '../../src/app.ts';
import type { Adapter } from '../../src/chat/adapter.ts';
import { plan } from '../../src/cli/people-changes.ts';
import { readPeople } from '../../src/cli/people-csv.ts';
import { sampleDates } from '../../src/cli/sample-dates.ts';
import type { AgencyRouting } from '../../src/domain/agency-routing.ts';
import type { AlertTemplate } from '../../src/domain/alert-template.ts';
import type { Authored } from '../../src/domain/authored.ts';
import type { AwarenessTopic } from '../../src/domain/awareness-topic.ts';
import type { Department } from '../../src/domain/department.ts';
import type { EventTypes } from '../../src/domain/event-type.ts';
import { yearIn } from '../../src/domain/local-time.ts';
import type { Person } from '../../src/domain/person.ts';
import type { Playbook } from '../../src/domain/playbook.ts';
import type { ScreeningAnswers } from '../../src/domain/screening-answer.ts';
import type { Store } from '../../src/domain/store.ts';
import type { Log } from '../../src/log.ts';
import type { Metrics } from '../../src/server/metrics.ts';
import { readAgencyRouting } from '../../src/settings/agency-routing.ts';
import { readAlertTemplates } from '../../src/settings/alert-templates.ts';
import { parseAwarenessTopics } from '../../src/settings/awareness-topics.ts';
import { readDepartment } from '../../src/settings/department.ts';
import { readEventTypes, readReportExamples } from '../../src/settings/event-types.ts';
import { readPlaybook } from '../../src/settings/playbooks.ts';
import { readScreeningAnswers, readWaysToAsk } from '../../src/settings/screening-answers.ts';
import { openJsonStore } from '../../src/store/json/store.ts';
import { openKeys } from '../../src/store/keys.ts';

const data = join(import.meta.dirname, '../../data');

/** The sample department, with a desk channel on every platform. */
export function sampleDepartment(changes: Partial<Department> = {}): Department {
  const file = join(data, 'department.sample.yaml');
  const read = readDepartment(file, readFileSync(file, 'utf8'));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const channels = read.department.channels.map((channel) =>
    channel.id === 'desk' ? { ...channel, slack: 'C000DESK', teams: '19:desk@thread.tacv2' } : channel,
  );
  return { ...read.department, channels, ...changes };
}

let types: EventTypes | undefined;

/** Read once: what the examples say is worked out once for each list. */
export function sampleTypes(): EventTypes {
  if (types) return types;
  const file = join(data, 'event-types.yaml');
  const described = readEventTypes(file, readFileSync(file, 'utf8'));
  if (!described.ok) throw new Error(JSON.stringify(described.problems));
  const examples = join(data, 'report-examples.txt');
  const read = readReportExamples(examples, readFileSync(examples, 'utf8'), described.types);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  types = read.types;
  return types;
}

export function sampleRouting(): AgencyRouting {
  const file = join(data, 'agency-routing.yaml');
  const read = readAgencyRouting(file, readFileSync(file, 'utf8'));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.routing;
}

function sampleTemplates(): readonly AlertTemplate[] {
  const file = join(data, 'alert-templates.yaml');
  const read = readAlertTemplates(file, readFileSync(file, 'utf8'));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.templates;
}

let answers: ScreeningAnswers | undefined;

/** Read once: the search makes its index once for each list. */
export function sampleAnswers(): ScreeningAnswers {
  if (answers) return answers;
  const file = join(data, 'screening-answers.yaml');
  const read = readScreeningAnswers(file, readFileSync(file, 'utf8'));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const ways = join(data, 'screening-questions.txt');
  const asked = readWaysToAsk(ways, readFileSync(ways, 'utf8'), read.answers);
  if (!asked.ok) throw new Error(JSON.stringify(asked.problems));
  answers = asked.answers;
  return answers;
}

let topics: readonly AwarenessTopic[] | undefined;

export function sampleTopics(): readonly AwarenessTopic[] {
  if (topics) return topics;
  const folder = join(data, 'awareness');
  const files = readdirSync(folder)
    .sort()
    .map((name) => ({ file: join(folder, name), text: readFileSync(join(folder, name), 'utf8') }));
  const read = parseAwarenessTopics(files, sampleTypes());
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  topics = read.topics;
  return topics;
}

function samplePlaybooks(): readonly Playbook[] {
  const folder = join(data, 'playbooks');
  return readdirSync(folder).map((name) => {
    const read = readPlaybook(join(folder, name), readFileSync(join(folder, name), 'utf8'));
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    return read.playbook;
  });
}

/** Everything in `data/`, as the bot has it. */
export function sampleAuthored(): Authored {
  return {
    types: sampleTypes(),
    routing: sampleRouting(),
    templates: sampleTemplates(),
    screeningAnswers: sampleAnswers(),
    topics: sampleTopics(),
    playbooks: samplePlaybooks(),
  };
}

/** The sample's screening records as an import takes them. */
export function sampleScreening(today: string): string {
  return sampleDates(readFileSync(join(data, 'screening.sample.csv'), 'utf8'), today);
}

export function samplePeople(now: Date): Person[] {
  const read = readPeople(readFileSync(join(data, 'people.sample.csv'), 'utf8'));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return plan([], read.rows, { deactivateMissing: false, now, firstImport: true }).puts;
}

/** The year in which records are numbered now: the sample department's, which is another than the machine's for some hours. */
export function thisYear(): number {
  return yearIn(sampleDepartment().timeZone, new Date());
}

/** A folder that is gone after the test. */
export async function temporaryFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'vigie-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

export interface TestLog extends Log {
  lines: string[];
}

export function testLog(): TestLog {
  const lines: string[] = [];
  const at = (level: string) => (code: string, detail?: object) => {
    lines.push(`${level} ${code} ${JSON.stringify(detail ?? {})}`);
  };
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

export interface Bot {
  app: App;
  adapters: readonly Adapter[];
  store: Store;
  url: string;
  log: TestLog;
  folder: string;
  stop(): Promise<void>;
}

export interface BotOptions {
  department?: Department;
  /** Makes the adapters once the store is open. */
  adapters(store: Store, log: TestLog): Adapter[];
  clock?: () => Date;
  folder?: string;
  metrics?(store: Store): Metrics;
  /** In place of the lines that are kept. */
  log?: Log;
  /** In place of a JSON store; with the key that its sealed identities are made with. */
  store?: { open(): Promise<Store>; sealKey: Uint8Array };
}

/** The whole bot on a JSON store of its own, or on the one that is given, with the people of the sample department, listening on loopback. */
export async function startBot(options: BotOptions): Promise<Bot> {
  const clock = options.clock ?? (() => new Date());
  const own = options.folder === undefined ? await temporaryFolder() : undefined;
  const folder = options.folder ?? join(own?.path ?? '', 'store');
  const keys = await openKeys(`${folder}.keys`);
  const { audit: auditKey, seal: sealKey, anchorsFile } = keys;
  const store =
    (await options.store?.open()) ?? (await openJsonStore({ folder, auditKey, sealKey, anchorsFile, clock }));
  if ((await store.people.count()) === 0) {
    await store.commit(samplePeople(clock()).map((put) => ({ in: 'people' as const, put })));
  }
  const log = testLog();
  const adapters = options.adapters(store, log);
  const app = await startApp({
    department: options.department ?? sampleDepartment(),
    authored: sampleAuthored(),
    store,
    sealKey: options.store?.sealKey ?? keys.seal,
    adapters,
    clock,
    log: options.log ?? log,
    ...(options.metrics && { metrics: options.metrics(store) }),
  });
  const port = await app.listen(0, '127.0.0.1');
  return {
    app,
    adapters,
    store,
    log,
    folder,
    url: `http://127.0.0.1:${port}`,
    async stop() {
      await app.stop();
      await own?.remove();
    },
  };
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Waits until something is there. */
export async function until<T>(
  what: () => T | undefined | false | Promise<T | undefined | false>,
  ms = 10_000,
): Promise<T> {
  const end = performance.now() + ms;
  for (;;) {
    const found = await what();
    if (found) return found;
    if (performance.now() > end) throw new Error(`waited ${ms} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
