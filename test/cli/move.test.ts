import { appendFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest';
import { moveStores } from '../../src/cli/move.ts';
import type { Kind, Kinds, Store, Write } from '../../src/domain/store.ts';
import type { Settings } from '../../src/settings/load.ts';
import { openKeys } from '../../src/store/keys.ts';
import { openStore } from '../../src/store/open.ts';
import type { MovableStore } from '../../src/store/transfer.ts';
import { samplePeople, temporaryFolder } from '../support/bot.ts';
import { type Server, sql, startServer } from '../support/postgres.ts';
import {
  aCampaign,
  aCrisis,
  aDelivery,
  anAction,
  anAlert,
  anAssignment,
  anEntry,
  anEvent,
  aPerson,
  aRoom,
  aScreening,
  aTask,
  noon,
} from '../support/records.ts';

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

async function on<T>(where: 'json' | 'postgres', work: (store: MovableStore) => Promise<T>): Promise<T> {
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

/** One of each kind, with what only some have; a further kind has to be here as well. */
function oneOfEach(): { [K in Kind]: Kinds[K] } {
  const [at, by, version] = [noon, 'officer1@sample.example', 0];
  const crisis = 'CR-2026-0001';
  const box = 'c2VhbGVk'.repeat(700);
  return {
    people: aPerson('josée@x.example', { name: 'Josée O’Neil-Łuk', formerNames: ['J. Łuk'] }),
    events: anEvent(1, { author: 'confidential:EV-2026-0001', danger: true }),
    deliveries: aDelivery('answer:x', { content: { card: 'answer.late', of: 'answer:x' }, unsure: true }),
    // An answer that somebody may not have read.
    due: { id: 'answer.unread:x', version, timer: 'answer.unread', subject: box, at },
    drafts: { id: 'd', version, author: 'draft:x', text: '“é” 🍁', files: [], quoted: { at }, expires: at },
    seen: { id: 's', version, box, content: 'x', expires: at },
    sealed: { id: 'confidential:answer:x', version, box },
    conversations: {
      id: 'teams:x',
      version,
      platform: 'teams',
      account: 'x',
      conversation: 'a:x',
      serviceUrl: 'https://x.example/',
      changedAt: at,
    },
    breaches: {
      id: 'EV-2026-0001',
      version,
      awareAt: at,
      facts: {},
      items: {},
      decisions: [{ material: true, reason: 'x', by, at }],
      history: [{ at, by, what: 'decision', to: 'x' }],
      told: [by],
    },
    readiness: { id: 'current', version, level: 'increased', since: at, by, event: 'EV-2026-0001' },
    roster: { id: 'current', version, turns: [{ person: by, since: at, until: at, by }] },
    alerts: anAlert(1),
    screening: aScreening('a@x.example'),
    clocks: aTask('a@x.example', '2026-11-24'),
    looks: { id: 'a@x.example', version, looks: [{ at, by, as: 'manager' }] },
    reminded: { id: 'a@x.example', version, person: { 'update 2027-01-01': 30 }, officers: {} },
    severings: {
      id: 'EV-2026-0001',
      version,
      passages: [{ text: 'Jane Roy', provisions: ['19(1)'] }],
      seen: 3,
      left: ['x'],
      history: [{ at, by, what: 'sheet' }],
    },
    campaigns: aCampaign(1),
    assignments: anAssignment('CA-2026-0001', 1, 'a@x.example'),
    learners: { id: 'a@x.example', version, since: at, stopped: ['CA-2026-0001'], unmet: true },
    completions: {
      id: 'COR310/a@x.example',
      version,
      course: 'COR310',
      person: 'a@x.example',
      completed: '2026-11-24',
      importedBy: 'os:admin',
      importedAt: at,
    },
    drills: { id: 'fall/2026-11-24', version, drill: 'fall', day: '2026-11-24', reports: 3 },
    crises: aCrisis(1, {
      services: [{ id: 'pay', state: 'down', downSince: at, changedAt: at, by }],
      alerts: ['AL-2026-0001'],
    }),
    entries: anEntry(crisis, 1),
    actions: anAction(1),
    reports: {
      id: `${crisis}-R01`,
      version,
      crisis,
      number: 1,
      marking: 'unclassified',
      severity: 'high',
      asOf: at,
      issuedAt: at,
      nextAt: at,
      by,
      texts: {},
      services: [],
      upTo: 1,
      late: false,
      shared: [],
    },
    rooms: aRoom(crisis, { tryAt: at, lost: { state: 'gone', at, upTo: 1 } }),
  };
}

it('copies every kind of record there and back as it is', async () => {
  const all = Object.entries(oneOfEach()) as [Kind, Kinds[Kind]][];
  const stored = async (store: MovableStore) =>
    Object.fromEntries(
      await Promise.all(
        all.map(async ([kind]) => [kind, await store.transfer.records(kind, '', 9)] as const),
      ),
    );
  await on('json', (store) =>
    store.commit(
      all.map(([kind, put]) => ({ in: kind, put }) as Write),
      [fact],
    ),
  );
  const before = await on('json', stored);
  expect(Object.values(before).map((records) => records.length)).toEqual(all.map(() => 1));
  expect(await move('postgres')).toBe(0);
  expect(await on('postgres', stored)).toEqual(before);
  expect(await move('json', true)).toBe(0);
  expect(await on('json', stored)).toEqual(before);
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
