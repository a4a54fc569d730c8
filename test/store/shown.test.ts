import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import type { ShownMessages } from '../../src/domain/shown.ts';
import type { Store } from '../../src/domain/store.ts';
import { until } from '../support/bot.ts';
import {
  type OpenedPostgres,
  type Server,
  sql,
  startServer,
  temporaryPostgresStore,
} from '../support/postgres.ts';

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server?.remove());

let opened: OpenedPostgres;
beforeEach(async () => {
  opened = await temporaryPostgresStore(server);
  onTestFinished(() => opened.remove());
});

const shownBy = (store: Store) => store.shown as ShownMessages;
const said = (id: string, body = id, place = 'jane@sample.example') => ({ place, id, body });
const bodies = async (store: Store, last = 0) =>
  (await shownBy(store).after(last, 1_000)).map(({ body }) => body);

it('gives every instance what any of them shows; what is changed keeps its place', async () => {
  const two = await opened.another();
  const first = await shownBy(opened.store).keep(said('a'), 9);
  await shownBy(two).keep(said('b'), 9);
  expect(await bodies(two)).toEqual(['a', 'b']);
  const changed = await shownBy(two).keep(said('a', 'new'), 9);
  expect(changed.first).toBe(first.first);
  expect(await shownBy(opened.store).after(first.last, 9)).toEqual([
    expect.objectContaining({ body: 'b' }),
    { ...changed, body: 'new' },
  ]);
  expect(await bodies(opened.store, changed.last)).toEqual([]);
});

it('lets nobody who reads one miss another that took its turn before and is not there yet', async () => {
  const two = await opened.another();
  const { last } = await shownBy(opened.store).keep(said('slow'), 9);
  const held = sql(opened.url, 'BEGIN; SELECT FROM shown FOR UPDATE; SELECT pg_sleep(1); COMMIT');
  await new Promise((resolve) => setTimeout(resolve, 300));
  const slow = shownBy(opened.store).keep(said('slow', 'changed'), 9);
  await new Promise((resolve) => setTimeout(resolve, 200));
  const quick = shownBy(two).keep(said('quick'), 9);
  const read: (string | undefined)[] = [];
  let seen = last;
  let done = false;
  const both = Promise.all([slow, quick]).then(() => {
    done = true;
  });
  for (let looks = 0; looks < 2; looks += done ? 1 : 0) {
    for (const each of await shownBy(two).after(seen, 9)) {
      seen = each.last;
      read.push(each.body);
    }
  }
  await Promise.all([held, both]);
  expect(read).toEqual(['changed', 'quick']);
});

it('keeps so many of a place, the newest, and as many as that of another', async () => {
  for (let i = 1; i <= 6; i++) await shownBy(opened.store).keep(said(`${i}`), 4);
  await shownBy(opened.store).keep(said('1', 'elsewhere', 'general'), 4);
  await shownBy(opened.store).keep(said('3', '3 again'), 4);
  expect((await bodies(opened.store)).toSorted()).toEqual(['3 again', '4', '5', '6', 'elsewhere']);
});

it('says to whoever has the database alone neither what was said nor who said it or when', async () => {
  const words = 'he sells passes at the gate';
  await shownBy(opened.store).keep(said(`welcome:jane@sample.example`, words), 9);
  const { rows } = await sql(opened.url, 'SELECT row_to_json(shown) AS row, hour FROM shown');
  expect(rows).toHaveLength(1);
  const text = JSON.stringify(rows);
  expect(text).not.toMatch(/jane|sample|welcome|passes/);
  expect(text).not.toContain(Buffer.from(words).toString('base64').slice(0, 20));
  expect(new Date(rows[0].hour).getTime() % 3_600_000).toBe(0);
});

it('goes on past what somebody changed in the database', async () => {
  await shownBy(opened.store).keep(said('a'), 9);
  await shownBy(opened.store).keep(said('b'), 9);
  // Another's seal is no seal of this one.
  await sql(opened.url, 'UPDATE shown SET box = (SELECT box FROM shown WHERE first = 2) WHERE first = 1');
  expect(await bodies(opened.store)).toEqual([undefined, 'b']);
});

it('forgets after a day', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const store = await opened.reopen();
  await shownBy(store).keep(said('old'), 9);
  await shownBy(store).keep(said('new'), 9);
  await sql(opened.url, "UPDATE shown SET hour = hour - interval '25 hours' WHERE first = 1");
  vi.advanceTimersByTime(60_000);
  await until(async () => (await bodies(store)).length === 1);
  expect(await bodies(store)).toEqual(['new']);
});
