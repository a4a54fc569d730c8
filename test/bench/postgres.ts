import { join } from 'node:path';
import { openKeys } from '../../src/store/keys.ts';
import { openPostgresStore } from '../../src/store/postgres/store.ts';
import { type Server, startServer } from '../support/postgres.ts';
import { startSlackService } from '../support/slack.ts';
import { claims } from './claims.ts';
import { cpuOf, cpuOfServer, usedBetween } from './cpu.ts';
import { growth } from './growth.ts';
import { inTurn, rounds, type Side, seconds, side, warmUp } from './in-turn.ts';
import { alertOfThree } from './instances.ts';
import { lasting } from './lasting.ts';
import { load } from './load.ts';
import { department, fill, recorded } from './prepare.ts';
import { type Row, rowsOf } from './row.ts';
import type { Running } from './servers.ts';
import * as slack from './slack.ts';

async function openStore(url: string, folder: string) {
  const keys = await openKeys(join(folder, 'keys'));
  return openPostgresStore({ url, keys, anchorsFile: keys.anchorsFile, clock: () => new Date() });
}

/**
 * Several programs that are measured as one. They are not stopped in between, as others are: the database would take what
 * stands still for dead.
 */
function together(all: readonly Running[]): Running {
  return {
    url: all[0]?.url ?? '',
    pid: 0,
    pause: () => {},
    resume: () => {},
    stop: async () => {
      await Promise.all(all.map((each) => each.stop()));
    },
  };
}

/** Counts the processor time of what is measured between two looks. */
function meter(all: readonly Running[], database: string) {
  const used = { bot: 0, database: 0, answers: 0 };
  const look = async () => ({
    bot: all.reduce((sum, { pid }) => sum + cpuOf(pid), 0),
    database: await cpuOfServer(database),
  });
  return {
    each: (what: 'bot' | 'database') => (used[what] / used.answers).toFixed(2),
    async during(measure: () => Promise<number>): Promise<number> {
      const before = await look();
      const throughput = await measure();
      const after = await look();
      used.bot += after.bot - before.bot;
      used.database += usedBetween(before.database, after.database);
      used.answers += throughput * seconds;
      return throughput;
    },
  };
}

/** Reports a second of so many instances, beside those of a bare Bolt. */
async function reports(server: Server, folder: string, instances: number): Promise<Row[]> {
  const row = rowsOf('report-postgres');
  const service = await startSlackService();
  const file = await department(folder);
  const url = await server.database();
  const store = await openStore(url, folder);
  await fill(store, 10_000);
  await store.close();
  const env = { DATABASE_URL: url, KEYS_DIR: join(folder, 'keys') };
  const all: Running[] = [];
  for (let i = 0; i < instances; i++) all.push(await slack.startOurs(service, folder, file, env));
  const running = together(all);
  const request = slack.report(service);
  const loaded = (length: Parameters<typeof load>[2]) =>
    Promise.all(all.map((each) => load(each.url, request, length, recorded)));
  const measure = async (length: Parameters<typeof load>[2]) => {
    const results = await loaded(length);
    const failed = results.reduce((sum, each) => sum + each.failed, 0);
    if (failed > 0) throw new Error(`${failed} requests failed`);
    return results.reduce((sum, { throughput }) => sum + throughput, 0);
  };
  // A program that is only beginning may answer some too late on a machine that has other work.
  await loaded({ requests: Math.ceil(warmUp / instances) });
  const cpu = meter(all, url);
  const ours: Side = { running, measure: () => cpu.during(() => measure({ seconds })) };
  const bare = await slack.startBare();
  const first = instances === 1;
  const { one, other, ratio } = await inTurn(ours, await side(bare, request, /ok/), first ? rounds : 3);
  const rows = [
    row(`reports a second, ${instances} instances, 10,000 events stored`, one.toFixed(0)),
    ...(first ? [row('bare SDK, requests a second', other.toFixed(0))] : []),
    row(`ratio, ${instances} instances`, ratio.toFixed(2), first ? 'at least 0.4' : ''),
    row(
      `processor time of a report, ${instances} instances, ms: bot, database`,
      `${cpu.each('bot')}, ${cpu.each('database')}`,
    ),
  ];
  if (first) rows.push(...(await reference(row, url, request, await side(bare, request, /ok/))));
  await Promise.all([running.stop(), bare.stop()]);
  await service.stop();
  return rows;
}

/** What this machine and its database allow a program that stores each command in one small commit. */
async function reference(
  row: ReturnType<typeof rowsOf>,
  database: string,
  request: Parameters<typeof load>[1],
  bare: Side,
): Promise<Row[]> {
  const storing = await slack.startBareInsert(database);
  const cpu = meter([storing], database);
  const { measure } = await side(storing, request, /ok/);
  const { one, ratio } = await inTurn({ running: storing, measure: () => cpu.during(measure) }, bare, 3);
  await storing.stop();
  return [
    row(
      'bare SDK and one INSERT each, requests a second; of the bare SDK',
      `${one.toFixed(0)}; ${ratio.toFixed(2)}`,
    ),
    row('processor time of it, ms: program, database', `${cpu.each('bot')}, ${cpu.each('database')}`),
  ];
}

export const postgresBenches: Record<string, (folder: string) => Promise<Row[]>> = {
  async 'report-postgres'(folder) {
    const server = await startServer(lasting);
    try {
      const rows: Row[] = [];
      for (const instances of [1, 2, 3]) {
        rows.push(...(await reports(server, join(folder, String(instances)), instances)));
      }
      return rows;
    } finally {
      await server.remove();
    }
  },

  'alert-instances': (folder) => alertOfThree(folder, 100_000, 2),

  'postgres-claims': claims,

  'postgres-growth': () =>
    growth({ events: 10_000, deliveries: 10_000 }, { events: 1_000_000, deliveries: 5_000_000 }),
};
