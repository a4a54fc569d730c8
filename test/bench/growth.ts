import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import pg from 'pg';
import type { Delivery } from '../../src/domain/delivery.ts';
import type { Person } from '../../src/domain/person.ts';
import type { Screening } from '../../src/domain/screening.ts';
import type { SecurityEvent } from '../../src/domain/security-event.ts';
import type { Kind, Kinds, Store } from '../../src/domain/store.ts';
import { byIndex } from '../../src/store/postgres/database.ts';
import { tables } from '../../src/store/postgres/tables.ts';
import { askedBy, planOf } from '../support/plans.ts';
import { openOn, type Server, startServer } from '../support/postgres.ts';
import { aDelivery, anEvent, aPerson, aScreening } from '../support/records.ts';
import { lasting } from './lasting.ts';
import { median } from './load.ts';
import { type Row, rowsOf } from './row.ts';

const plansFolder = join(import.meta.dirname, 'plans');
const perFile = 50_000;
const day = 24 * 60 * 60 * 1000;
const years = 5;

/** An event as a department of some years has them: most are closed, few are open, all times are spread evenly. */
function event(i: number, of: number, now: number): SecurityEvent {
  const at = now - Math.floor(((of - i) / of) * years * 365 * day);
  const iso = (ms: number) => new Date(ms).toISOString();
  const left = of - i;
  // Fewer than a page of the list holds, and some of them old.
  const open = left < 8 || (left < 8_000 && left % 1_000 === 0);
  const seen = {
    at: iso(at + (i % 90) * 60_000),
    by: 'officer1@sample.example',
    what: 'acknowledged' as const,
  };
  const closure = {
    outcome: 'resolved' as const,
    cause: 'x',
    by: 'officer1@sample.example',
    at: iso(at + (1 + (i % 20)) * day),
  };
  return anEvent(i, {
    reportedAt: iso(at),
    author: `person${i % 50_000}@sample.example`,
    text: `report ${'x'.repeat(150)}`,
    status: open ? 'acknowledged' : 'closed',
    severity: (['low', 'medium', 'high', 'very-high'] as const)[i % 4] ?? 'low',
    type: ['theft', 'cyber', 'threat', 'other'][i % 4] ?? 'other',
    history: [seen],
    ...(!open && { closures: [closure] }),
    ...(i % 50 === 0 && { danger: true }),
    ...(i % 50 === 0 && open && { alarm: { at: iso(at), of: 'EV-2026-0001' } }),
    ...(left % 500 === 0 &&
      left < 10_000 && { duties: [{ row: 'cyber', agency: 'cyber-centre', since: iso(at) }] }),
  });
}

/** Lines of alerts to a hundred thousand people each, long sent; the last ones are still owed. */
function line(i: number, of: number): Delivery {
  const alert = `AL-2025-${String(1 + Math.floor(i / 100_000)).padStart(4, '0')}`;
  const person = `person${i % 100_000}@sample.example`;
  const owed = i > of - 5_000;
  return aDelivery(`${alert}:${person}`, {
    alert,
    to: { kind: 'person', id: person, platform: 'teams' },
    content: { card: 'alert', of: alert },
    state: owed ? 'owed' : 'sent',
    ...(!owed && {
      sentAt: new Date().toISOString(),
      posted: { platform: 'teams', place: `a:${i}`, message: String(i) },
    }),
  });
}

/** Loads records by `COPY` into a table without indexes, which are made anew after it: the only way for millions. */
async function copy<K extends Kind>(
  client: pg.Client,
  folder: string,
  kind: K,
  count: number,
  make: (i: number) => Kinds[K],
) {
  const derived = Object.entries(tables[kind]);
  const columns = ['id', 'version', 'body', ...derived.map(([name]) => name)].join(', ');
  const { rows: indexes } = await client.query(
    `SELECT indexname, indexdef FROM pg_indexes WHERE tablename = $1 AND indexname <> $1 || '_pkey'`,
    [kind],
  );
  await client.query(`ALTER TABLE ${kind} DROP CONSTRAINT ${kind}_pkey`);
  for (const { indexname } of indexes) await client.query(`DROP INDEX ${indexname}`);
  for (let first = 1; first <= count; first += perFile) {
    const file = join(folder, 'part');
    const out = createWriteStream(file);
    for (let i = first; i < first + perFile && i <= count; i++) {
      const record = { ...make(i), version: 1 };
      const cells = [
        record.id,
        '1',
        JSON.stringify(record),
        ...derived.map(([, { of }]) => cell(of(record))),
      ];
      if (!out.write(`${cells.join('\t')}\n`)) await once(out, 'drain');
    }
    out.end();
    await finished(out);
    await chmod(file, 0o644);
    await client.query(`COPY ${kind} (${columns}) FROM '${file}'`);
  }
  await client.query(`ALTER TABLE ${kind} ADD PRIMARY KEY (id)`);
  for (const { indexdef } of indexes) await client.query(indexdef);
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  return Array.isArray(value) ? `{${value.map((each) => `"${each}"`).join(',')}}` : String(value);
}

interface Size {
  events: number;
  deliveries: number;
}

/** A database of that size; its address. */
async function loaded(server: Server, { events, deliveries }: Size): Promise<{ url: string; bytes: number }> {
  const url = await server.database();
  await openOn(url, '/dev/null').then((store) => store.close());
  const folder = await mkdtemp(join(tmpdir(), 'vigie-copy-'));
  await chmod(folder, 0o755);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`SET maintenance_work_mem = '512MB'`);
  const now = Date.now();
  await copy(client, folder, 'events', events, (i) => event(i, events, now));
  await copy(client, folder, 'deliveries', deliveries, (i) => line(i, deliveries));
  await copy(
    client,
    folder,
    'screening',
    Math.min(events, 300_000),
    (i): Screening => aScreening(`person${i}@sample.example`),
  );
  await copy(
    client,
    folder,
    'people',
    Math.min(events, 300_000),
    (i): Person =>
      aPerson(`person${i}@sample.example`, {
        name: `Person${i} Roy`,
        roles: i <= 20 ? [{ role: 'officer', since: null }] : [],
      }),
  );
  await client.query(`INSERT INTO counters VALUES ('EV-2026', ${events}) ON CONFLICT DO NOTHING`);
  await client.query('VACUUM ANALYZE');
  const { rows } = await client.query('SELECT pg_database_size(current_database()) AS bytes');
  await client.end();
  await rm(folder, { recursive: true });
  return { url, bytes: Number(rows[0].bytes) };
}

const stillOpen = ['open', 'acknowledged', 'taken'] as const;

/** What people wait for. */
const questions: Record<string, (store: Store, i: number, size: Size) => Promise<unknown>> = {
  async report(store) {
    const id = await store.nextNumber('EV', 2026);
    await store.commit([
      { in: 'events', put: { ...anEvent(1), id } },
      { in: 'deliveries', put: aDelivery(`${id}:desk`) },
    ]);
  },
  show: (store, i, { events }) =>
    store.events.get(`EV-2026-${String(1 + ((i * 7_919) % events)).padStart(4, '0')}`),
  list: (store) => store.events.page({ status: stillOpen, limit: 16 }),
  'list-of-type': (store) => store.events.page({ status: stillOpen, type: 'theft', limit: 16 }),
  'list-mine': (store) =>
    store.events.page({ status: stillOpen, owner: 'officer1@sample.example', limit: 16 }),
  // Of all there are, none is both.
  'list-all': (store) => store.events.page({ type: 'theft', severity: 'very-high', limit: 16 }),
  'list-all-of-type': (store) => store.events.page({ type: 'theft', limit: 16 }),
  // What begins the list, what is overdue, and what was reported in the last minute.
  danger: (store) => store.events.page({ status: stillOpen, alarming: true, limit: 16 }),
  overdue: (store) => store.events.page({ owing: true, limit: 16 }),
  lately: (store) => store.events.page({ since: new Date(Date.now() - 60_000).toISOString(), limit: 100 }),
  mine: (store, i) => store.events.page({ author: `person${(i * 31) % 9_000}@sample.example`, limit: 10 }),
  board: (store) => store.events.board(new Date()),
  screening: (store, i) => store.screening.get(`person${1 + ((i * 31) % 9_000)}@sample.example`),
  officers: (store) => store.people.withRole('officer'),
  named: (store) => store.people.named(['jane roy']),
  about: (store) => store.deliveries.about('EV-2026-0001'),
  tally: (store) => store.deliveries.tally('AL-2025-0001'),
  ledger: (store) => store.deliveries.ledger('AL-2025-0001', 'AL-2025-0001:person5', 100),
  async claim(store) {
    const now = new Date();
    return store.deliveries.claim('teams', now, new Date(now.getTime() + 60_000), {
      limit: 5,
      rest: 150,
      slow: 1,
    });
  },
};

const asked = 40;

/**
 * The middle of the times that each question took, in milliseconds, with few records and with many: asked in turn, so that
 * whatever else the machine does meets both.
 */
async function times(...sides: { url: string; size: Size }[]): Promise<Map<string, number[]>> {
  const stores = await Promise.all(sides.map(({ url }) => openOn(url, '/dev/null')));
  const found = new Map<string, number[]>();
  for (const [name, ask] of Object.entries(questions)) {
    const took: number[][] = sides.map(() => []);
    for (let i = 0; i < asked; i++) {
      for (const [n, { size }] of sides.entries()) {
        const store = stores[n] as Store;
        const began = performance.now();
        await ask(store, i, size);
        took[n]?.push(performance.now() - began);
      }
    }
    found.set(name, took.map(median));
  }
  for (const store of stores) await store.close();
  return found;
}

/** Keeps how the database answers each question: its plan, for every statement that the question asks. */
async function keepPlans(url: string, size: Size): Promise<void> {
  const store = await openOn(url, '/dev/null');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(byIndex);
  await mkdir(plansFolder, { recursive: true });
  for (const [name, ask] of Object.entries(questions)) {
    const parts: string[] = [];
    for (const asked of await askedBy(() => ask(store, 3, size))) {
      const plan = await planOf(client, asked).catch((error: Error) => error.message);
      parts.push(`${asked.text.trim()}\n\n${plan}\n`);
    }
    await writeFile(join(plansFolder, `${name}.txt`), parts.join('\n---\n\n'));
  }
  await client.end();
  await store.close();
}

/** How long what people wait for takes with few records, and with very many. */
export async function growth(small: Size, large: Size): Promise<Row[]> {
  const row = rowsOf('postgres-growth');
  const server = await startServer(lasting);
  try {
    const few = await loaded(server, small);
    const many = await loaded(server, large);
    const took = await times({ url: few.url, size: small }, { url: many.url, size: large });
    await keepPlans(many.url, large);
    return [
      row(
        `database with ${large.events} events and ${large.deliveries} deliveries, GB`,
        (many.bytes / 1e9).toFixed(2),
      ),
      ...[...took].map(([name, [before = 0, after = 0]]) =>
        row(
          `${name}, ms: ${before.toFixed(2)} with ${small.events} events, then`,
          after.toFixed(2),
          `at most ${(2 * before).toFixed(2)}`,
        ),
      ),
    ];
  } finally {
    await server.remove();
  }
}
