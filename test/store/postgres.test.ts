import { execFileSync } from 'node:child_process';
import { appendFile, mkdir, rm } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { Tally } from '../../src/domain/board.ts';
import { queueOf } from '../../src/domain/delivery.ts';
import { NotRecorded, type Store } from '../../src/domain/store.ts';
import { byIndex, Database, lastingClient } from '../../src/store/postgres/database.ts';
import { migrate } from '../../src/store/postgres/migrate.ts';
import { recount } from '../../src/store/postgres/recount.ts';
import { caseDisposalContract } from '../contracts/case-disposal-contract.ts';
import { crisisContract } from '../contracts/crisis-contract.ts';
import { disposalContract } from '../contracts/disposal-contract.ts';
import { instancesContract } from '../contracts/instances-contract.ts';
import { storeContract } from '../contracts/store-contract.ts';
import { until } from '../support/bot.ts';
import { type Cutter, startCutter } from '../support/cutter.ts';
import { askedBy, pagesOf, planOf } from '../support/plans.ts';
import { startPooler } from '../support/pooler.ts';
import {
  holding,
  type OpenedPostgres,
  openOn,
  type Server,
  sql,
  startServer,
  temporaryPostgresStore,
  testKeys,
  waitsForLock,
} from '../support/postgres.ts';
import { aDelivery, anEvent, aPerson, noon } from '../support/records.ts';
import { smallDisk } from '../support/small-disk.ts';

const fact = { at: noon, who: 'x', what: 'report', outcome: 'done', from: 'console:direct' } as const;

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server?.remove());

storeContract('the PostgreSQL store', () => temporaryPostgresStore(server));
crisisContract('the PostgreSQL store', () => temporaryPostgresStore(server));
disposalContract('the PostgreSQL store', () => temporaryPostgresStore(server));
caseDisposalContract('the PostgreSQL store', () => temporaryPostgresStore(server));
instancesContract('the PostgreSQL store', () => temporaryPostgresStore(server));

it('takes more in one commit than a statement has time for', async () => {
  const opened = await temporaryPostgresStore(server);
  const { store } = opened;
  const people = Array.from({ length: 20_000 }, (_, i) =>
    aPerson(`p${i}@sample.example`, { name: `Person ${i}` }),
  );
  await store.commit(
    people.map((put) => ({ in: 'people', put })),
    people.slice(0, 2_500).map(({ id }) => ({ ...fact, record: id })),
  );
  await store.commit(people.map((put) => ({ in: 'people', put: { ...put, version: 1, unit: 'moved' } })));
  expect(await store.people.get('p19999@sample.example')).toMatchObject({ version: 2, unit: 'moved' });
  expect(await store.audit.verify()).toEqual({ entries: 2_500 });
  await store.commit(people.map(({ id }) => ({ in: 'people', remove: id, version: 2 })));
  expect(await store.people.page(undefined, 1)).toEqual([]);
  await opened.remove();
}, 60_000);

describe('starting', () => {
  it('tells of a clock that is apart from the database’s', async () => {
    const told: object[] = [];
    const log = (code: string, detail: object) => told.push({ code, ...detail });
    const url = await server.database();
    const early = await openOn(url, '/dev/null', { log, clock: () => new Date(Date.now() - 60_000) });
    const right = await openOn(url, '/dev/null', { log });
    await Promise.all([early.close(), right.close()]);
    expect(told).toEqual([{ code: 'clock-apart', seconds: -60 }]);
  });

  it('three together on an empty database come up, and one of them prepared it', async () => {
    const url = await server.database();
    const stores = await Promise.all([1, 2, 3].map(() => openOn(url, '/dev/null')));
    await Promise.all(stores.map((store, i) => store.commit([{ in: 'events', put: anEvent(i + 1) }])));
    expect(await stores[0]?.events.page({ limit: 9 })).toHaveLength(3);
    await Promise.all(stores.map((store) => store.close()));
    await openOn(url, '/dev/null').then((store) => store.close());
  });

  it('waits for another instance that prepares the database for longer than any statement may take', async () => {
    const url = await server.database();
    const letGo = await holding(url, 'SELECT pg_advisory_lock(7294001)');
    let isOpen = false;
    const opening = openOn(url, '/dev/null').finally(() => {
      isOpen = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 7_000));
    expect(isOpen).toBe(false);
    await letGo();
    await (await opening).close();
  }, 20_000);

  it('gives a step of the preparation the time that it takes', async () => {
    const client = lastingClient(await server.database());
    onTestFinished(() => client.end());
    await client.connect();
    await migrate(client, ['SELECT pg_sleep(7)', 'CREATE TABLE made (id text)']);
    expect((await client.query('SELECT number FROM migrations ORDER BY number')).rows).toHaveLength(2);
  }, 20_000);

  it('lets those at work go first where a step of the preparation has to wait for them', async () => {
    const url = await server.database();
    await sql(url, 'CREATE TABLE used (id text)');
    const letGo = await holding(url, 'SELECT count(*) FROM used');
    const client = lastingClient(url);
    onTestFinished(() => client.end());
    await client.connect();
    const preparing = migrate(client, ['ALTER TABLE used ADD more text']);
    await waitsForLock(url);
    // It would wait behind the step until whoever reads is done.
    await sql(url, "SET statement_timeout = '1500ms'; SELECT count(*) FROM used");
    await letGo();
    await preparing;
    await sql(url, 'SELECT more FROM used');
  }, 20_000);

  it('is refused where a newer version was, and with other keys', async () => {
    const url = await server.database();
    await openOn(url, '/dev/null').then((store) => store.close());
    const keys = { ...testKeys, seal: Buffer.alloc(32, 9) };
    await expect(openOn(url, '/dev/null', { keys })).rejects.toThrow('seal.key is not the one');
    await sql(url, 'INSERT INTO migrations (number) VALUES (999)');
    await expect(openOn(url, '/dev/null')).rejects.toThrow('newer version');
  });

  it('without a database says what to do', async () => {
    await expect(openOn('postgres://x:secret@127.0.0.1:1/x', '/dev/null')).rejects.toThrow(
      'DATABASE_URL: Nothing answers there. Start PostgreSQL',
    );
    await expect(
      openOn('postgres://x@127.0.0.1:1/x?sslmode=verify-full&sslrootcert=/no/such', '/dev/null'),
    ).rejects.toThrow('DATABASE_URL: There is no file /no/such, which it names.');
    const url = await server.database();
    await expect(openOn(`${url}?sslmode=verify-full`, '/dev/null')).rejects.toThrow(
      'DATABASE_URL: The server takes no TLS.',
    );
    await sql(url, `ALTER DATABASE ${url.split('/').at(-1)} SET default_transaction_read_only = on`);
    await expect(openOn(url, '/dev/null')).rejects.toThrow('DATABASE_URL: The database takes no writes');
  });

  it('goes through a pooler, which refuses a connection that begins with what it does not know', async () => {
    const pooler = await startPooler(await server.database());
    onTestFinished(() => pooler.stop());
    const store = await openOn(pooler.url, '/dev/null');
    await store.commit([{ in: 'events', put: anEvent(1) }], [fact]);
    expect(await store.events.get('EV-2026-0001')).toBeDefined();
    await store.close();
  });
});

describe('on a database of its own', () => {
  let opened: OpenedPostgres;
  let store: Store;

  beforeEach(async () => {
    opened = await temporaryPostgresStore(server);
    store = opened.store;
    onTestFinished(() => opened.remove());
  });

  it('looks at little of what there is, whoever asks and however much that is', async () => {
    // All over but three, of which the last is old; of a type and severity that few are both.
    await sql(
      opened.url,
      `INSERT INTO events (id, version, body) SELECT id, 1, jsonb_build_object('id', id, 'version', 1, 'author', 'a' || i % 900,
          'status', CASE WHEN i % 9000 = 1 THEN 'open' ELSE 'closed' END, 'owner', 'o' || i % 3, 'restricted', false,
          'type', CASE WHEN i % 2 = 0 THEN 'theft' ELSE 'threat' END, 'danger', false,
          'severity', CASE WHEN i % 2 = 0 THEN 'low' WHEN i % 4 = 1 THEN 'high' END, 'reportedAt', '2026-11-24T12:00:00.000Z')
        FROM generate_series(1, 20000) AS i, format('EV-2026-%s', lpad(i::text, 5, '0')) AS id;
      INSERT INTO people (id, version, body, roles) SELECT id, 1, jsonb_build_object('id', id, 'version', 1, 'active', true,
          'name', 'Jane Roy' || i, 'accounts', '{}'::jsonb), CASE WHEN i < 9 THEN '{officer}' ELSE '{}' END::text[]
        FROM generate_series(1, 20000) AS i, format('p%s@x.example', i) AS id;
      INSERT INTO deliveries (id, version, body, because) SELECT id, 1, jsonb_build_object('id', id, 'version', 1, 'state', 'sent'),
          ARRAY[format('EV-2026-%s', lpad(i::text, 5, '0'))]
        FROM generate_series(1, 20000) AS i, format('d%s', i) AS id;
      INSERT INTO alerts (id, version, body) SELECT id, 1, jsonb_build_object('id', id, 'version', 1,
          'state', 'cleared', 'ended', jsonb_build_object('at', '2026-11-24T12:00:00.000Z'))
        FROM generate_series(1, 20000) AS i, format('AL-2026-%s', lpad(i::text, 5, '0')) AS id;
      INSERT INTO clocks (id, version, body) SELECT id, 1, jsonb_build_object('id', id, 'version', 1, 'due', '2026-11-24', 'done', true)
        FROM generate_series(1, 20000) AS i, format('c%s', i) AS id;
      ANALYZE`,
    );
    const [status, limit] = [['open', 'acknowledged', 'taken'] as const, 16];
    const { events, people, deliveries, alerts, clocks } = store;
    const questions = {
      'what is open': () => events.page({ status, limit }),
      'what is open of a type': () => events.page({ status, type: 'threat', limit }),
      'what is open of a severity': () => events.page({ status, severity: 'high', limit }),
      'what is open of an officer': () => events.page({ status, owner: 'o1', limit }),
      'what is open of an author': () => events.page({ status, author: 'nobody', limit }),
      'all of a type': () => events.page({ type: 'theft', limit }),
      'all of a type that there is none of': () => events.page({ type: 'fire', limit }),
      'all of a severity': () => events.page({ severity: 'high', limit }),
      'all of a type and severity': () => events.page({ type: 'theft', severity: 'high', limit }),
      'all of an officer': () => events.page({ owner: 'o2', limit }),
      'what an agency has to be told of': () => events.page({ status: ['closed'], owing: true, limit }),
      danger: () => events.page({ status, alarming: true, limit }),
      'what the privacy officers have to do': () => events.page({ forPrivacy: true, limit }),
      officers: () => people.withRole('officer'),
      'people of a name': () => people.named(['jane roy7']),
      'alerts that go on outside of chat': () => alerts.short(new Date(Date.parse(noon) + 1)),
      'clocks that run': () => clocks.open(undefined, limit),
      'what was sent because of an event': () => deliveries.about('EV-2026-00007'),
    };
    const client = lastingClient(opened.url);
    onTestFinished(() => client.end());
    await client.connect();
    await client.query(byIndex);
    const found: Record<string, number> = {};
    const pages: Record<string, number> = {};
    for (const [name, ask] of Object.entries(questions)) {
      pages[name] = 0;
      for (const asked of await askedBy(async () => (found[name] = (await ask()).length)))
        pages[name] += pagesOf(await planOf(client, asked));
    }
    expect(Object.entries(pages).filter(([, n]) => n > 500)).toEqual([]);
    expect(found).toMatchObject({
      'what is open': 3,
      'all of a type': 16,
      officers: 8,
      'people of a name': 1,
    });
  }, 60_000);

  it('says of a question that waited too long for a lock that nothing was recorded', async () => {
    const letGo = await holding(opened.url, 'LOCK TABLE events');
    await expect(store.events.get('EV-2026-0001')).rejects.toThrow(NotRecorded);
    expect(store.trouble()).toBeUndefined();
    await letGo();
  }, 20_000);

  it('gives no number again that the database forgot, as one that took over from another may have', async () => {
    const next = () => store.nextNumber('EV', 2026);
    for (let i = 0; i < 3; i++) await next();
    await sql(opened.url, 'UPDATE counters SET last = 1');
    const given = await Promise.all([next(), next(), next()]);
    // Others may have been given by other instances at that moment.
    expect(given).toEqual(['EV-2026-0104', 'EV-2026-0105', 'EV-2026-0106']);
    expect(await next()).toBe('EV-2026-0107');
  });

  it('keeps the connection that holds its chain, however soon the server ends those that are idle', async () => {
    const { url } = opened;
    await sql(url, `ALTER DATABASE ${url.split('/').at(-1)} SET idle_session_timeout = 500`);
    const said: string[] = [];
    await opened.another({ log: (code) => said.push(code) });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(said).toEqual([]);
  });

  it('keeps what people wrote, and marks what is no text', async () => {
    const text = 'a\\u0000 "q" 🍁 é \u0000 \ud83c';
    const fine = 'a\\u0000 "q" 🍁 é';
    await store.commit([
      { in: 'events', put: anEvent(1, { text }) },
      { in: 'events', put: anEvent(2, { text: fine }) },
    ]);
    expect((await store.events.get('EV-2026-0001'))?.text).toBe(`${fine} \ufffd \ufffd`);
    expect((await store.events.get('EV-2026-0002'))?.text).toBe(fine);
    await store.commit([], [{ ...fact, who: 'slack:\u0000' }]);
    expect(await store.audit.verify()).toEqual({ entries: 1 });
  });

  it('finds on the board the very medians that all in their order have', async () => {
    const tally = new Tally();
    const begun = Date.parse(noon);
    const at = (ms: number) => new Date(begun + ms).toISOString();
    const events = Array.from({ length: 120 }, (_, i) => {
      const took = Math.floor((i * 7_919) % 997 ** 2) ** 1.5;
      const seen = { at: at(took), by: 'x', what: 'acknowledged' as const };
      const closure = { outcome: 'resolved', cause: 'x', by: 'x', at: at(took * 2) } as const;
      return anEvent(i + 1, { history: [seen], status: 'closed', closures: [closure] });
    });
    for (const event of events) tally.changed(undefined, event);
    await store.commit(events.map((put) => ({ in: 'events', put })));
    const now = new Date(begun + 20 * 24 * 60 * 60 * 1000);
    expect(await store.events.board(now)).toEqual(tally.board(now));
    const [first, ...rest] = events;
    if (!first) throw new Error('no events');
    tally.changed(first, undefined);
    await store.commit([{ in: 'events', remove: first.id, version: 1 }]);
    await store.commit(rest.map((put) => ({ in: 'events', put: { ...put, version: 1, status: 'open' } })));
    for (const event of rest) tally.changed(event, { ...event, status: 'open' });
    expect(await store.events.board(now)).toEqual(tally.board(now));
  });

  it('counts anew what an older version counted by other rules', async () => {
    const later = (ms: number) => new Date(Date.parse(noon) + ms).toISOString();
    const closure = (outcome: 'duplicate' | 'unfounded' | 'resolved', at = later(61_234)) =>
      ({ outcome, cause: 'x', by: 'o', at }) as const;
    const reported = { at: noon, by: 'x', what: 'reported' } as const;
    const closed = { at: later(61_234), by: 'o', what: 'closed' } as const;
    const events = [
      anEvent(1, { status: 'closed', closures: [closure('duplicate')], during: 'AL-2026-0001' }),
      anEvent(2, { status: 'closed', closures: [closure('duplicate')], history: [reported, closed] }),
      anEvent(3, { history: [reported] }),
      anEvent(4, { status: 'closed', closures: [closure('unfounded')], during: 'AL-2026-0001' }),
      // On Sunday evening in Canada it is Monday by UTC.
      anEvent(5, {
        reportedAt: '2026-11-23T02:00:00.000Z',
        status: 'closed',
        closures: [closure('resolved')],
      }),
      ...Array.from({ length: 1_200 }, (_, i) => anEvent(i + 6, { history: [reported] })),
    ];
    await store.commit(events.map((put) => ({ in: 'events', put })));
    const board = () => store.events.board(new Date(noon));
    const now = await board();
    await sql(
      opened.url,
      `UPDATE events SET reported_week = coalesce(reported_week, 2950) + 1, closed_week = 2950, to_close = 5,
         to_acknowledge = 7, duties = 1, duties_due = '{5}', open_as = 'open'`,
    );
    expect(await board()).not.toEqual(now);
    const client = lastingClient(opened.url);
    await client.connect();
    await recount(client);
    await client.end();
    expect(await board()).toEqual(now);
    expect(now.toAcknowledge.median).toBe(61_234);
    expect(now.weeks.slice(-2)).toMatchObject([{ reported: 1 }, { reported: 1_202 }]);
  });

  it('a commit that the database does not take harms no other of its batch', async () => {
    const impossible = anEvent(1, {
      author: 'x'.repeat(100_000).replace(/x/g, () => Math.random().toString(36)),
    });
    const results = await Promise.allSettled([
      store.commit([{ in: 'events', put: anEvent(2) }], [fact]),
      store.commit([{ in: 'events', put: impossible }], [fact]),
      store.commit([{ in: 'events', put: anEvent(3) }], [fact]),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await store.audit.verify()).toEqual({ entries: 2 });
  });

  it('a dead instance’s audit chain is gone on with by the next that starts', async () => {
    await store.commit([], [fact]);
    const other = await opened.another();
    await other.commit([], [fact]);
    await sql(
      opened.url,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid IN
      (SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = 2)`,
    );
    const third = await opened.another();
    await third.commit([], [fact]);
    // The second was only cut off: it notices, and takes a chain of its own.
    await other.commit([], [fact]);
    await other.commit([], [fact]);
    expect(await store.audit.chains()).toEqual([1, 2, 3]);
    expect(await store.audit.verify()).toEqual({ entries: 5 });
  });

  it.each([
    ['changed', `UPDATE audit SET body = body || '{"who": "y"}' WHERE chain = 2 AND seq = 2`],
    ['out-of-order', 'DELETE FROM audit WHERE chain = 2 AND seq = 2'],
    ['tail-missing', 'DELETE FROM audit WHERE chain = 2 AND seq >= 3'],
  ])('tells a chain that is %s, and which', async (kind, tamper) => {
    const other = await opened.another();
    await store.commit([], [fact]);
    for (let i = 0; i < 4; i++) await other.commit([], [fact]);
    const { hash } = await other.audit.head();
    await appendFile(opened.anchorsFile, `${JSON.stringify({ chain: 2, seq: 4, hash })}\n`);
    expect((await store.audit.verify()).problem).toBeUndefined();
    await sql(opened.url, tamper);
    expect((await store.audit.verify()).problem).toMatchObject({ kind, chain: 2 });
  });

  it('tells a missing tail also once the chain has grown over it', async () => {
    for (let i = 0; i < 4; i++) await store.commit([], [fact]);
    store = await opened.reopen();
    await sql(opened.url, 'DELETE FROM audit WHERE chain = 1 AND seq >= 3');
    store = await opened.reopen();
    await store.commit([], [fact]);
    await store.commit([], [{ ...fact, what: 'other' }]);
    store = await opened.reopen();
    expect((await store.audit.verify()).problem).toMatchObject({ kind: 'anchor-differs' });
  });

  it('misses also the chain of an instance that is gone, cut or gone as a whole', async () => {
    const other = await opened.another();
    await store.commit([], [fact]);
    for (let i = 0; i < 4; i++) await other.commit([], [fact]);
    store = await opened.reopen();
    expect(await store.audit.verify()).toEqual({ entries: 5 });
    await sql(opened.url, 'DELETE FROM audit WHERE chain = 2 AND seq >= 3');
    expect((await store.audit.verify()).problem).toMatchObject({ kind: 'tail-missing', chain: 2 });
    await sql(opened.url, 'DELETE FROM audit WHERE chain = 2; DELETE FROM chains WHERE chain = 2');
    expect((await store.audit.verify()).problem).toMatchObject({ kind: 'tail-missing', chain: 2 });
  });

  it('forgets a connection that broke, and goes on with another', async () => {
    await store.commit([{ in: 'events', put: anEvent(1) }]);
    await sql(
      opened.url,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    await until(() => store.events.get('EV-2026-0001').catch(() => undefined));
    await until(() =>
      store.commit([{ in: 'events', put: anEvent(2) }], [fact]).then(
        () => true,
        () => false,
      ),
    );
    // Others that broke at that moment may be heard of after it.
    await until(() => store.trouble() === undefined);
    expect(await store.audit.verify()).toEqual({ entries: 1 });
  });

  it('a record that somebody holds for long fails its own commit, and no other of its batch', async () => {
    await store.commit([{ in: 'events', put: anEvent(1) }]);
    const letGo = await holding(opened.url, `SELECT FROM events WHERE id = 'EV-2026-0001' FOR UPDATE`);
    const results = await Promise.allSettled([
      store.commit([{ in: 'events', put: { ...anEvent(1), version: 1 } }], [fact]),
      store.commit([{ in: 'events', put: anEvent(2) }], [fact]),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(await store.audit.verify()).toEqual({ entries: 1 });
    await letGo();
  }, 30_000);

  it('waits longer for a lock than one statement may, as long as it is not held for good', async () => {
    const letGo = await holding(opened.url, 'LOCK TABLE events');
    const stored = store.commit([{ in: 'events', put: anEvent(1) }]);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    await letGo();
    await expect(stored).resolves.toBeUndefined();
    expect(await store.events.get('EV-2026-0001')).toBeDefined();
  }, 20_000);
});

describe('a connection that breaks while a commit is under way', () => {
  let cutter: Cutter;
  let store: Store;

  beforeEach(async () => {
    const url = await server.database();
    cutter = await startCutter(url);
    store = await openOn(cutter.url, '/dev/null');
    await store.commit([{ in: 'events', put: anEvent(1) }], [fact]);
    onTestFinished(async () => {
      await store.close();
      await cutter.stop();
    });
  });

  it('before the database heard of it: nothing was recorded, and that is told', async () => {
    cutter.cutAt('commit');
    const writes = [{ in: 'events' as const, put: anEvent(2) }];
    await expect(store.commit(writes, [fact])).rejects.toBeInstanceOf(NotRecorded);
    expect(await store.events.get('EV-2026-0002')).toBeUndefined();
    await store.commit(writes, [fact]);
    expect(await store.audit.verify()).toEqual({ entries: 2 });
  });

  it.each([
    ['before its answer came back', 'answer'],
    ['while it was on its way', 'on-its-way'],
    ['and the database is away for a moment', 'away'],
    ['before any answer of its transaction came back', 'unheard'],
  ] as const)('%s: the database is asked, and it was recorded once', async (_, moment) => {
    cutter.cutAt(moment);
    await store.commit([{ in: 'events', put: anEvent(2) }], [fact]);
    expect(await store.events.get('EV-2026-0002')).toMatchObject({ version: 1 });
    await store.commit([{ in: 'events', put: { ...anEvent(2), version: 1 } }], [fact]);
    expect(await store.audit.verify()).toEqual({ entries: 3 });
  });
});

describe('a database that is there but slow', () => {
  it.each([
    ['a statement is given up', 300],
    ['no connection is free', 5_000],
  ])(
    '%s: whoever asked is told, and the database does not count as gone',
    async (_, statementMs) => {
      const said: string[] = [];
      const log = (code: string) => said.push(code);
      const db = new Database({ url: await server.database(), pool: 1, statementMs, log });
      onTestFinished(() => db.close());
      const slow = db.transaction((client) => client.query('SELECT pg_sleep(2.5)')).catch((error) => error);
      await new Promise((resolve) => setTimeout(resolve, 100));
      const [first, second] = await Promise.all([
        slow,
        db.rows({ name: 'one', text: 'SELECT 1' }).catch((error) => error),
      ]);
      expect(statementMs < 1_000 ? first : second).toBeInstanceOf(NotRecorded);
      expect(db.trouble).toBeUndefined();
      expect(said).toEqual(['database-slow']);
    },
    20_000,
  );
});

it('a connection that takes its time says nothing of a database that answers on others', async () => {
  const pooler = await startPooler(await server.database());
  const said: string[] = [];
  const db = new Database({ url: pooler.url, pool: 2, log: (code) => said.push(code) });
  onTestFinished(async () => {
    await db.close();
    await pooler.stop();
  });
  const one = { name: 'one', text: 'SELECT 1' };
  await db.rows(one);
  pooler.delay = 3_000;
  const other = db.transaction((client) => client.query('SELECT pg_sleep(1)'));
  await new Promise((resolve) => setTimeout(resolve, 100));
  await expect(db.rows(one)).rejects.toThrow(NotRecorded);
  expect(db.trouble).toBeUndefined();
  expect(said).toEqual(['database-slow']);
  await other;
}, 20_000);

it('a name that cannot be looked up for a moment says nothing of a database that answers on others', async () => {
  const said: string[] = [];
  const db = new Database({ url: await server.database(), pool: 2, log: (code) => said.push(code) });
  onTestFinished(() => db.close());
  const one = { name: 'one', text: 'SELECT pg_backend_pid() AS pid' };
  const before = await db.rows(one);
  const client = await db.connect();
  const { connectionString } = db.pool.options as { connectionString?: string };
  Object.assign(db.pool.options, { connectionString: connectionString?.replace('127.0.0.1', 'db.invalid') });
  await expect(db.rows(one)).rejects.toThrow(NotRecorded);
  client.release();
  expect(await db.rows(one)).toEqual(before);
  expect(said).toEqual(['database-slow']);
}, 20_000);

describe('a database that is gone for a while', () => {
  it('is not back because of what was asked before it went, nor gone again', async () => {
    const url = await server.database();
    const said: string[] = [];
    const db = new Database({ url, pool: 3, log: (code) => said.push(code) });
    onTestFinished(() => db.close());
    const held = async () => {
      let finish = () => {};
      const finished = new Promise<void>((resolve) => {
        finish = resolve;
      });
      let pid = 0;
      const done = db
        .transaction(async (client) => {
          const { rows } = await client.query('SELECT pg_backend_pid() AS pid');
          pid = rows[0].pid;
          await finished;
          return client.query('SELECT 1');
        })
        .catch((error) => error);
      await until(() => pid > 0);
      return { done, pid, finish };
    };
    const [first, second, third] = [await held(), await held(), await held()];
    const terminate = (pid: number) => sql(url, `SELECT pg_terminate_backend(${pid})`);
    await terminate(first.pid);
    await until(() => said.length > 0);
    second.finish();
    expect((await second.done).rowCount).toBe(1);
    expect(said).toEqual(['database-gone']);
    await db.rows({ name: 'one', text: 'SELECT 1' });
    await terminate(third.pid);
    for (const each of [first, third]) each.finish();
    expect([await first.done, await third.done]).toEqual([expect.any(NotRecorded), expect.any(NotRecorded)]);
    expect(said).toEqual(['database-gone', 'database-back']);
  }, 20_000);

  it('is told, nothing is half done, and everything goes on by itself', async (context) => {
    if (!server.own) context.skip('the database of DATABASE_URL is not ours to stop');
    const opened = await temporaryPostgresStore(server);
    const { store } = opened;
    await store.commit([{ in: 'events', put: anEvent(1) }], [fact]);
    // Whatever is under way at that moment fails, and ends nothing.
    let under = true;
    const busy = Array.from({ length: 8 }, async (_, i) => {
      for (let n = 0; under; n++) {
        await store.commit([{ in: 'events', put: anEvent(1_000 * (i + 1) + n) }]).catch(() => {});
        await store.deliveries.claim('slack', new Date(), new Date(), { limit: 1 }).catch(() => {});
      }
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    await server.stop();
    under = false;
    await Promise.all(busy);
    const writes = [
      { in: 'events' as const, put: anEvent(2) },
      { in: 'deliveries' as const, put: aDelivery('d') },
    ];
    await expect(store.commit(writes, [fact])).rejects.toBeInstanceOf(NotRecorded);
    await expect(store.seen.get('x')).rejects.toBeInstanceOf(NotRecorded);
    await expect(store.nextNumber('EV', 2026)).rejects.toBeInstanceOf(NotRecorded);
    await expect(
      store.deliveries.claim('slack', new Date(), new Date(), { limit: 1 }),
    ).rejects.toBeInstanceOf(NotRecorded);
    expect(store.trouble()).toContain('the database does not answer');
    await server.start();
    // Nobody writes: it finds out by itself.
    await until(() => store.trouble() === undefined);
    expect(await store.events.get('EV-2026-0002')).toBeUndefined();
    expect(await store.deliveries.waiting()).toBe(0);
    await store.commit(writes, [fact]);
    expect(await store.audit.verify()).toEqual({ entries: 2 });
    await opened.remove();
  }, 30_000);

  it('leaves what was being sent when it went to whoever had it, for a while after it is back', async (context) => {
    if (!server.own) context.skip('the database of DATABASE_URL is not ours to stop');
    const opened = await temporaryPostgresStore(server);
    onTestFinished(() => opened.remove());
    const [one, two] = [opened.store, await opened.another()];
    const at = (seconds: number) => new Date(Date.parse(noon) + seconds * 1_000);
    const claim = (store: Store, from: number, until: number, limit = 9) =>
      store.deliveries.claim('slack', at(from), at(until), { limit });
    await one.commit([{ in: 'deliveries', put: aDelivery('a') }]);
    await claim(one, 0, 30);
    await one.commit([{ in: 'deliveries', put: aDelivery('b') }]);
    await claim(one, 0, 120);
    await server.stop();
    await until(() => two.trouble() !== undefined);
    await new Promise((resolve) => setTimeout(resolve, 500));
    await server.start();
    await until(() => two.trouble() === undefined && one.trouble() === undefined);
    // Nobody can have told of the second, whose lease ran out a moment ago; the first was over before.
    expect((await claim(two, 120, 240)).map(({ id }) => id)).toEqual(['a']);
    expect(
      await two.deliveries.claim('slack', at(120), at(240), { limit: 9, only: queueOf(aDelivery('b')) }),
    ).toEqual([]);
    const now = performance.now.bind(performance);
    vi.spyOn(performance, 'now').mockImplementation(() => now() + 20_000);
    onTestFinished(() => void vi.restoreAllMocks());
    expect(await claim(two, 120, 240)).toMatchObject([{ id: 'b', unsure: true }]);
  }, 30_000);

  it('is not there for as long as it takes nothing, although it answers', async (context) => {
    if (!server.own) context.skip('the settings of DATABASE_URL are not ours to change');
    const opened = await temporaryPostgresStore(server);
    const { store, url } = opened;
    const readOnly = async (how: 'on' | 'DEFAULT') => {
      await sql(url, `ALTER SYSTEM SET default_transaction_read_only = ${how}`);
      await sql(url, 'SELECT pg_reload_conf()');
    };
    let n = 0;
    const write = () => store.commit([{ in: 'events', put: anEvent(++n) }], [fact]);
    await write();
    await readOnly('on');
    try {
      await until(() =>
        write().then(
          () => false,
          () => true,
        ),
      );
      expect(store.trouble()).toContain('the database is read only');
      expect((await store.events.get('EV-2026-0001'))?.id).toBe('EV-2026-0001');
      await new Promise((resolve) => setTimeout(resolve, 2_500));
      expect(store.trouble()).toContain('read only');
    } finally {
      await readOnly('DEFAULT');
    }
    await until(() => store.trouble() === undefined);
    await write();
    await opened.remove();
  }, 30_000);

  it('is not there for as long as its disk is full, although it answers', async (context) => {
    if (!server.own) context.skip('the disk of DATABASE_URL is not ours to fill');
    const disk = await smallDisk(48);
    if (!disk) return context.skip('this machine lets nobody mount a small file system');
    const base = await server.database();
    const url = base.replace(/[^/]+$/, 'on_small_disk');
    await mkdir(`${disk.path}/data`);
    execFileSync('chown', ['postgres', `${disk.path}/data`]);
    await sql(base, `CREATE TABLESPACE small LOCATION '${disk.path}/data'`);
    await sql(base, 'CREATE DATABASE on_small_disk TABLESPACE small');
    const store = await openOn(url, '/dev/null', { pool: 2 });
    try {
      await store.commit([{ in: 'events', put: anEvent(1) }], [fact]);
      const filler = `${disk.path}/filler`;
      execFileSync('fallocate', ['--length', '32M', filler]);
      // From now on no connection can be made: the server would write this anew for it.
      execFileSync('find', [disk.path, '-name', 'pg_internal.init', '-delete']);
      const text = Array.from({ length: 5_000 }, () => Math.random()).join(' ');
      let stored = 1;
      const write = () =>
        store.commit([{ in: 'events', put: anEvent(stored + 1, { text }) }], [fact]).then(() => ++stored);
      for (let refused = false; !refused; )
        refused = await write().then(
          () => false,
          () => true,
        );
      expect(store.trouble()).toBe('the database has no room on its disk (53100)');
      for (let i = 0; i < 25; i++) {
        expect(await store.events.get('EV-2026-0001')).toBeDefined();
        expect(store.trouble()).toContain('no room');
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      await rm(filler);
      await until(() => store.trouble() === undefined);
      await write();
      expect(await store.audit.verify()).toEqual({ entries: stored });
    } finally {
      await store.close();
      await sql(base, 'DROP DATABASE on_small_disk WITH (FORCE)');
      await sql(base, 'DROP TABLESPACE small');
      await disk.remove();
    }
  }, 60_000);
});
