import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { startApp } from './app.ts';
import type { Adapter } from './chat/adapter.ts';
import { sharedBudgets } from './chat/shared-pacer.ts';
import { importPeople } from './cli/import-people.ts';
import { importScreening } from './cli/import-screening.ts';
import { runVerb } from './cli/run.ts';
import { sampleDates } from './cli/sample-dates.ts';
import { serveVerbs } from './cli/socket.ts';
import type { VerbContext } from './cli/verb.ts';
import type { Conversation } from './domain/conversation.ts';
import { learnReports } from './domain/guess.ts';
import { localDate } from './domain/local-time.ts';
import type { OutsideWay } from './domain/outside.ts';
import { pinnedOn } from './domain/person.ts';
import { Conflict, type Store } from './domain/store.ts';
import { asKept } from './handlers/report/sensitivity.ts';
import { createLog, type Log } from './log.ts';
import { learn } from './search/answers.ts';
import { createMetrics } from './server/metrics.ts';
import { gcNotifyOptions } from './settings/gc-notify.ts';
import { loadSettings, type Settings } from './settings/load.ts';
import { openKeys } from './store/keys.ts';
import { openStore } from './store/open.ts';

const contentFolder = join(import.meta.dirname, '../data');
const clock = () => new Date();

/** Says what is wrong to whoever started Vigie, and ends. */
function refuse(lines: readonly string[]): never {
  process.stderr.write(`Vigie cannot start.\n\n${lines.join('\n')}\n`);
  process.exit(1);
}

/** SDKs write to the console as well, and what they write may quote people: only that they wrote is kept. */
function silenceConsole(log: Log): void {
  for (const level of ['debug', 'log', 'info', 'warn', 'error'] as const) {
    console[level] = () => log.debug('sdk-output', { as: level });
  }
}

async function start(): Promise<void> {
  const loaded = await loadSettings(process.env, contentFolder, true);
  if (!loaded.ok) {
    refuse(loaded.problems.map(({ where, found, todo }) => `${where}: ${found}\n  ${todo}`));
  }
  const { settings } = loaded;
  const { environment, department, authored, dataDir, keysDir } = settings;
  const log = createLog(environment.logLevel);
  silenceConsole(log);
  const { database } = environment;
  const records = database ? undefined : dataDir;
  const keys = await openKeys(keysDir, records).catch((error: Error) => refuse([error.message]));
  const metrics = createMetrics({
    waiting: () => store.deliveries.waiting(),
    oldest: () => store.deliveries.oldest(clock()),
    now: clock,
  });
  const store: Store = await openStore({
    database,
    folder: dataDir,
    keys,
    clock,
    anchor: (anchor) => log.info('audit-anchor', anchor),
    log: (code, detail) => log.error(code, detail),
    // What runs it starts it again; people who write in the next second hear that it was not recorded.
    lost: () => setTimeout(() => process.exit(1), 1_000),
    timed: metrics.stored,
  }).catch((error: Error) => refuse([error.message]));

  // Whichever instance a page is sent to has to know it, and a page that is open goes on after a start.
  const token = createHmac('sha256', keys.seal).update('console token').digest('base64url');
  const adapters = await openAdapters(settings, store, log, token);
  const app = await startApp({
    department,
    authored,
    store,
    sealKey: keys.seal,
    adapters,
    outside: await openOutside(settings),
    clock,
    log,
    metrics,
  });
  const { services } = app;
  const verbContext = (print: (line: string) => void): Omit<VerbContext, 'user'> => ({
    store,
    department,
    services,
    now: clock(),
    print,
  });
  const unusable = await importSample(settings, store, verbContext).catch((error: unknown) => {
    if (!(error instanceof Conflict)) throw error;
  });
  if (unusable) {
    await store.close();
    refuse(unusable);
  }
  // A folder has one owner, and verbs go through it; on a database they are one more instance.
  const stopVerbs = database
    ? async () => {}
    : await serveVerbs(dataDir, (request, print) => runVerb(request, verbContext(print)));

  await metrics.listen(environment.metricsPort).catch((error: NodeJS.ErrnoException) => {
    // People can report without anybody measuring.
    log.warn('no-metrics', { port: environment.metricsPort, code: error.code });
  });
  const port = await app
    .listen(environment.port, environment.host)
    .catch(async (error: NodeJS.ErrnoException) => {
      await store.close();
      if (error.code === 'EADDRINUSE') {
        refuse([`Port ${environment.port} is taken by another program.\n  Stop it, or set PORT.`]);
      }
      return refuse([
        `${environment.host}:${environment.port} cannot be listened on (${error.code}).\n  Set HOST and PORT.`,
      ]);
    });
  // Whoever asks first does not wait for it.
  void learn(authored.screeningAnswers);
  setTimeout(learnReports, 1_000, authored.types).unref();
  log.info('ready', { port, platforms: services.platforms, readyMs: Math.round(performance.now()) });
  if (services.platforms.includes('console')) {
    process.stdout.write(
      `\nOpen the console: http://${hereBy(environment.host)}:${port}/?token=${token}\n\n`,
    );
  }

  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, async () => {
      if (stopping) return;
      stopping = true;
      log.info('stopping', { signal });
      // What is not done by then is done by another instance, or at the next start.
      setTimeout(() => {
        log.warn('stopped-unfinished', { seconds: environment.stopSeconds });
        process.exit(1);
      }, environment.stopSeconds * 1000).unref();
      await app.stop(stopVerbs);
      log.info('stopped');
      process.exit(0);
    });
  }
}

/** How a browser on this machine gets to what listens there. */
function hereBy(host: string): string {
  if (['0.0.0.0', '::'].includes(host)) return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

/** How alerts go to people whom chat does not reach; nothing where the department has not chosen any. */
async function openOutside({ environment, department }: Settings): Promise<OutsideWay[]> {
  const options = gcNotifyOptions(environment, department);
  if (!options) return [];
  const { gcNotify } = await import('./adapters/gc-notify/client.ts');
  return gcNotify(options);
}

/** Only what is configured is loaded: each platform's SDK takes a second. */
async function openAdapters(settings: Settings, store: Store, log: Log, token: string): Promise<Adapter[]> {
  const { environment, department } = settings;
  const { limits } = department.alerting;
  const { conversations } = store;
  const remember = (put: Conversation) => store.commit([{ in: 'conversations', put }]);
  const budget = sharedBudgets(store.lend);
  const adapters: Adapter[] = [];
  if (environment.slack) {
    const { createSlack } = await import('./adapters/slack/adapter.ts');
    adapters.push(
      createSlack({
        ...environment.slack,
        limits,
        budget,
        conversations,
        remember,
        isPinned: pinnedOn(store.people, 'slack'),
        rooms: department.crisis.rooms.slack,
        clock,
        log,
      }),
    );
  }
  if (environment.teams || environment.playground) {
    const { createTeams } = await import('./adapters/teams/adapter.ts');
    adapters.push(
      createTeams({
        ...(environment.teams && { credentials: environment.teams }),
        allowedTenants: department.allowedTenants,
        languages: department.languages,
        loopback: environment.testEndpoints || environment.playground,
        limits,
        budget,
        conversations,
        remember,
        isPinned: pinnedOn(store.people, 'teams'),
        rooms: {
          team: department.crisis.rooms.teams.team,
          channel: department.channels.find(({ id }) => id === department.crisis.rooms.teams.channel)?.teams,
        },
        clock,
        log,
      }),
    );
  }
  if (!environment.hasPlatform) {
    const { createConsole } = await import('./adapters/console/adapter.ts');
    adapters.push(
      createConsole({
        token,
        department: department.name,
        languages: department.languages,
        channels: department.channels.filter((channel) => channel.console),
        people: async () =>
          (await store.people.page(undefined, 500))
            .filter((person) => person.active)
            .map(({ id, name, language = 'en' }) => ({ id, name, language })),
        keep: { get: (id) => conversations.get(id), remember },
        shown: store.shown,
        asKept: (line) => asKept(department, 'console', line),
      }),
    );
  }
  return adapters;
}

/**
 * The people of the sample department and their screening, into an empty store: once, where several start together.
 * Returns what is wrong with their files.
 */
async function importSample(
  { department, environment }: Settings,
  store: Store,
  context: (print: (line: string) => void) => Omit<VerbContext, 'user'>,
): Promise<string[] | undefined> {
  if (!department.sample || !department.people || (await store.people.count()) > 0) return;
  const lines: string[] = [];
  const ctx = { ...context((line) => lines.push(line)), user: 'vigie' };
  const beside = (name: string) => join(dirname(environment.departmentFile), name);
  const people = beside(department.people);
  const text = await readFile(people, 'utf8');
  const options = { dryRun: false, grantRoles: true, deactivateMissing: false };
  if ((await importPeople.run(ctx, { text, ...options })) !== 0) return [`${people}:`, ...lines];
  if (!department.screening) return;
  const file = beside(department.screening);
  const screening = sampleDates(await readFile(file, 'utf8'), localDate(ctx.now, department.timeZone));
  lines.length = 0;
  if ((await importScreening.run(ctx, { text: screening, dryRun: false })) !== 0)
    return [`${file}:`, ...lines];
}

await start();
