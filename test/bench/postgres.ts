import { join } from 'node:path';
import { openKeys } from '../../src/store/keys.ts';
import { openPostgresStore } from '../../src/store/postgres/store.ts';
import { type Server, startServer } from '../support/postgres.ts';
import { startSlackService } from '../support/slack.ts';
import { claims } from './claims.ts';
import { growth } from './growth.ts';
import { inTurn, type Side, side, warmUp } from './in-turn.ts';
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
    pause: () => {},
    resume: () => {},
    stop: async () => {
      await Promise.all(all.map((each) => each.stop()));
    },
  };
}

/** Reports a second of so many instances, beside those of a bare Bolt. */
export async function reports(server: Server, folder: string, instances: number): Promise<Row[]> {
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
  const measure = async (length: Parameters<typeof load>[2]) => {
    const results = await Promise.all(all.map((each) => load(each.url, request, length, recorded)));
    const failed = results.reduce((sum, each) => sum + each.failed, 0);
    if (failed > 0) throw new Error(`${failed} requests failed`);
    return results.reduce((sum, { throughput }) => sum + throughput, 0);
  };
  await measure({ requests: Math.ceil(warmUp / instances) });
  const ours: Side = { running, measure: () => measure({ seconds: 4 }) };
  const bare = await slack.startBare();
  const { one, other, ratio } = await inTurn(ours, await side(bare, request, /ok/));
  await Promise.all([running.stop(), bare.stop()]);
  await service.stop();
  return [
    row(`reports a second, ${instances} instances, 10,000 events stored`, one.toFixed(0)),
    ...(instances === 1 ? [row('bare SDK, requests a second', other.toFixed(0))] : []),
    row(`ratio, ${instances} instances`, ratio.toFixed(2), instances === 1 ? 'at least 0.4' : ''),
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

  'alert-instances': (folder) => alertOfThree(folder, 100_000, 20),

  'postgres-claims': claims,

  'postgres-growth': () =>
    growth({ events: 10_000, deliveries: 10_000 }, { events: 1_000_000, deliveries: 5_000_000 }),
};
