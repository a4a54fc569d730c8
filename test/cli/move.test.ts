import { appendFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest';
import { moveStores } from '../../src/cli/move.ts';
import type { Store } from '../../src/domain/store.ts';
import type { Settings } from '../../src/settings/load.ts';
import { openKeys } from '../../src/store/keys.ts';
import { openStore } from '../../src/store/open.ts';
import { samplePeople, temporaryFolder } from '../support/bot.ts';
import { type Server, sql, startServer } from '../support/postgres.ts';
import { aDelivery, anAlert, anEvent, aScreening, noon } from '../support/records.ts';

const fact = { at: noon, who: 'x', what: 'report', outcome: 'done', from: 'console:direct' } as const;
const clock = () => new Date(noon);

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server?.remove());

let settings: Settings;
let url: string;
let lines: string[];

beforeEach(async () => {
  const { path, remove } = await temporaryFolder();
  onTestFinished(remove);
  url = await server.database();
  lines = [];
  const database = { url, pool: 5 };
  // What a move does not look at is not there.
  settings = {
    dataDir: join(path, 'store'),
    keysDir: join(path, 'keys'),
    environment: { database },
  } as unknown as Settings;
});

async function on<T>(where: 'json' | 'postgres', work: (store: Store) => Promise<T>): Promise<T> {
  const { dataDir: folder, keysDir, environment } = settings;
  const database = where === 'postgres' ? environment.database : undefined;
  const store = await openStore({ folder, keys: await openKeys(keysDir), clock, database });
  return work(store).finally(() => store.close());
}

const move = (to: 'json' | 'postgres', replace = false) =>
  moveStores(settings, { to, replace, user: 'admin' }, clock, (line) => lines.push(line));

/** Something of every kind that matters, changed once, and an end to the numbers that no record bears. */
async function fill(store: Store): Promise<string> {
  const sha256 = await store.files.keep(Buffer.from('photo'));
  const people = samplePeople(clock()).map((put) => ({ in: 'people' as const, put }));
  await store.commit([
    ...people,
    { in: 'events', put: anEvent(1, { text: 'é “quoted” \u0000 🍁' }) },
    { in: 'events', put: anEvent(2) },
    { in: 'alerts', put: anAlert(1) },
    { in: 'deliveries', put: aDelivery('AL-2026-0001:p@x', { alert: 'AL-2026-0001' }) },
    { in: 'deliveries', put: aDelivery('EV-2026-0001:desk') },
    { in: 'screening', put: aScreening('a@x.example') },
    { in: 'sealed', put: { id: 'confidential:EV-2026-0001', version: 0, box: 'abc' } },
    ...['t', '🍁', 'ａ'].map(
      (id) => ({ in: 'due', put: { id, version: 0, timer: 't', subject: 's', at: noon } }) as const,
    ),
  ]);
  await store.commit([{ in: 'events', put: { ...anEvent(2), version: 1, status: 'taken' } }], [fact, fact]);
  await store.commit([{ in: 'events', put: anEvent(9) }]);
  await store.commit([{ in: 'events', remove: 'EV-2026-0009', version: 1 }], [fact]);
  return sha256;
}

async function examine(store: Store, sha256: string, entries: number, next: string): Promise<void> {
  expect(await store.events.get('EV-2026-0002')).toMatchObject({ version: 2, status: 'taken' });
  expect((await store.people.withRole('cso')).length).toBeGreaterThan(0);
  expect((await store.deliveries.tally('AL-2026-0001')).people).toBe(1);
  expect((await store.deliveries.about('EV-2026-0001')).map(({ id }) => id)).toEqual(['EV-2026-0001:desk']);
  expect((await store.events.board(clock())).open.some(({ underDay }) => underDay > 0)).toBe(true);
  expect(Buffer.from((await store.files.read(sha256)) ?? []).toString()).toBe('photo');
  expect(await store.nextNumber('EV', 2026)).toBe(next);
  expect(await store.audit.verify()).toEqual({ entries });
}

it('copies everything there and back, the audit and what nobody bears any more included', async () => {
  const sha256 = await on('json', fill);
  expect(await move('postgres')).toBe(0);
  expect(lines.join('\n')).toMatch(/events: 2 there, 2 here, the same/);
  // The move is in the audit, too.
  await on('postgres', (store) => examine(store, sha256, 4, 'EV-2026-0010'));
  // Two instances at once, so that there are two chains.
  await on('postgres', (one) =>
    on('postgres', async (two) => {
      await one.commit([], [fact]);
      await two.commit([], [fact, fact]);
    }),
  );
  expect(await move('json')).toBe(1);
  expect(lines.at(-1)).toContain('--replace');
  expect(await move('json', true)).toBe(0);
  await on('json', (store) => examine(store, sha256, 8, 'EV-2026-0011'));
  // Over a restart of the folder, with its second chain.
  await on('json', async (store) => {
    expect(await store.audit.chains()).toEqual([1, 2]);
    await store.commit([], [fact]);
    expect(await store.audit.verify()).toEqual({ entries: 9 });
    expect((await store.audit.about('json')).map(({ what }) => what)).toEqual(['move']);
  });
  const folder = settings.dataDir.replace(/store$/, '');
  expect((await readdir(folder)).filter((name) => name.startsWith('store.before-'))).toHaveLength(1);
}, 60_000);

it('can be repeated, and refuses what is there unless told to', async () => {
  await on('json', fill);
  expect(await move('postgres')).toBe(0);
  expect(await move('postgres')).toBe(1);
  expect(lines.at(-1)).toContain('records in the other place already');
  await on('postgres', async (store) => store.shown?.keep({ place: 'x', id: '1', body: 'about them' }));
  expect(await move('postgres', true)).toBe(0);
  await on('postgres', async (store) => {
    expect(await store.events.page({ limit: 9 })).toHaveLength(2);
    // Nobody reads of records that are gone.
    expect(await store.shown?.after(0, 9)).toEqual([]);
  });
}, 60_000);

it('leaves out evidence that the disk spoiled, and says so', async () => {
  const sha256 = await on('json', fill);
  await writeFile(join(settings.dataDir, 'files', sha256.slice(0, 2), sha256), 'phot0');
  expect(await move('postgres')).toBe(0);
  expect(lines.join('\n')).toContain(`Evidence ${sha256} is not what was kept. It is left out`);
  await on('postgres', async (store) => {
    expect(await store.files.read(sha256)).toBeUndefined();
    expect(await store.events.page({ limit: 9 })).toHaveLength(2);
  });
}, 60_000);

it('tells what is not the same', async () => {
  await on('json', fill);
  await on('postgres', async () => {});
  await sql(
    url,
    `CREATE FUNCTION meddle() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN NEW.body := NEW.body || '{"text": "other"}'; RETURN NEW; END $$;
     CREATE TRIGGER meddle BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION meddle()`,
  );
  expect(await move('postgres')).toBe(1);
  expect(lines.join('\n')).toMatch(/events: 2 there, 2 here, NOT THE SAME/);
}, 60_000);

it('moves nothing where nothing is, and empties nothing for it', async () => {
  await on('postgres', fill);
  await on('json', async () => {});
  expect(await move('postgres', true)).toBe(1);
  expect(lines.at(-1)).toContain('There are no records to move');
  await on('postgres', async (store) => expect(await store.events.page({ limit: 9 })).toHaveLength(2));
}, 60_000);

it('that breaks off says so, and leaves a part that no bot starts on', async () => {
  await on('json', fill);
  await on('postgres', async () => {});
  const failing = (name: string, table: string) =>
    sql(
      url,
      `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE EXCEPTION 'no room'; END $$;
       CREATE TRIGGER ${name} BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION ${name}()`,
    );
  await failing('breaks', 'alerts');
  expect(await move('postgres')).toBe(1);
  expect(lines.slice(-2)).toEqual([
    'The move broke off: no room.',
    expect.stringContaining('What was to be left is as it was'),
  ]);
  await expect(on('postgres', async () => {})).rejects.toThrow('a move into it was not finished');
  await on('json', async (store) => expect(await store.events.page({ limit: 9 })).toHaveLength(2));
  expect(await move('postgres')).toBe(1);
  expect(lines.at(-1)).toContain('--replace');
  expect(await move('json', true)).toBe(1);
  expect(lines.at(-1)).toContain('was not finished. Nothing was moved');
  await sql(url, 'DROP TRIGGER breaks ON alerts');
  expect(await move('postgres', true)).toBe(0);
  await on('postgres', async (store) => expect(await store.alerts.get('AL-2026-0001')).toBeDefined());

  // The same the other way: the folder that a move into it left half full.
  await writeFile(join(settings.dataDir, '.moving'), '');
  await expect(on('json', async () => {})).rejects.toThrow('a move into it was not finished');
  expect(await move('json', true)).toBe(0);
  await on('json', async (store) => expect(await store.alerts.get('AL-2026-0001')).toBeDefined());
}, 60_000);

it('tells when a bot was started on the database meanwhile', async () => {
  await on('json', fill);
  await on('postgres', async () => {});
  // What an instance holds while it runs.
  await sql(
    url,
    `CREATE FUNCTION starts() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN PERFORM pg_advisory_lock(7294, 99); RETURN NEW; END $$;
     CREATE TRIGGER starts BEFORE INSERT ON alerts FOR EACH ROW EXECUTE FUNCTION starts()`,
  );
  expect(await move('postgres')).toBe(1);
  expect(lines.at(-1)).toContain('was started on the database meanwhile');
}, 60_000);

it('moves nothing while a bot is at work, or when the audit does not hold', async () => {
  await on('json', fill);
  await on('postgres', async () => {
    expect(await move('postgres')).toBe(1);
    expect(lines.at(-1)).toContain('at work on the database');
    expect(await move('json', true)).toBe(1);
    expect(lines.at(-1)).toContain('at work on the database');
  });
  await on('json', async () => {
    await expect(move('postgres')).rejects.toThrow('another process owns this folder');
    await expect(move('json', true)).rejects.toThrow('another process owns this folder');
  });
  // What would have been replaced is where it was.
  await on('json', async (store) => expect(await store.events.page({ limit: 9 })).toHaveLength(2));
  await appendFile(join(settings.dataDir, 'audit', '000001.ndjson'), '{"seq":99,"hash":"x"}\n');
  expect(await move('postgres')).toBe(1);
  expect(lines.at(-1)).toContain('The audit of the records does not hold');
}, 60_000);
