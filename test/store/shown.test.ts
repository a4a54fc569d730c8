import { appendFile, mkdir, readdir, readFile, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { ShownMessages } from '../../src/domain/shown.ts';
import type { Store } from '../../src/domain/store.ts';
import { temporaryFolder, until } from '../support/bot.ts';
import { openOn } from '../support/json-store.ts';
import {
  holding,
  type OpenedPostgres,
  type Server,
  sql,
  startServer,
  temporaryPostgresStore,
  waitsForLock,
} from '../support/postgres.ts';

const shownBy = (store: Store): ShownMessages => store.shown;
const said = (id: string, body = id, place = 'jane@sample.example') => ({ place, id, body });
const bodies = async (store: Store, last = 0) =>
  (await shownBy(store).after(last, 1_000)).map(({ body }) => body);

describe('on PostgreSQL', () => {
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

  it('gives every instance what any of them shows; what is changed keeps its place', async () => {
    const two = await opened.another();
    const first = await shownBy(opened.store).keep(said('a'));
    await shownBy(two).keep(said('b'));
    expect(await bodies(two)).toEqual(['a', 'b']);
    const changed = await shownBy(two).keep(said('a', 'new'));
    expect(changed.first).toBe(first.first);
    expect(await shownBy(opened.store).after(first.last, 9)).toEqual([
      expect.objectContaining({ body: 'b' }),
      { ...changed, body: 'new' },
    ]);
    expect(await bodies(opened.store, changed.last)).toEqual([]);
  });

  it('lets nobody who reads one miss another that took its turn before and is not there yet', async () => {
    const two = await opened.another();
    const { last } = await shownBy(opened.store).keep(said('slow'));
    const letGo = await holding(opened.url, 'SELECT FROM shown FOR UPDATE');
    const slow = shownBy(opened.store).keep(said('slow', 'changed'));
    await waitsForLock(opened.url);
    const quick = shownBy(two).keep(said('quick'));
    setTimeout(letGo, 500);
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
    await both;
    expect(read).toEqual(['changed', 'quick']);
  });

  it('keeps no longer what gave way to newer ones of its place', async () => {
    for (let i = 1; i <= 3; i++) await shownBy(opened.store).keep(said(`${i}`));
    await shownBy(opened.store).keep(said('1', 'elsewhere', 'general'));
    await shownBy(opened.store).keep(said('4'), [said('1'), said('2')]);
    expect(await bodies(opened.store)).toEqual(['3', 'elsewhere', '4']);
  });

  it('says to whoever has the database alone neither what was said nor who said it or when', async () => {
    const words = 'he sells passes at the gate';
    await shownBy(opened.store).keep(said(`welcome:jane@sample.example`, words));
    const { rows } = await sql(opened.url, 'SELECT row_to_json(shown) AS row, hour FROM shown');
    expect(rows).toHaveLength(1);
    const text = JSON.stringify(rows);
    expect(text).not.toMatch(/jane|sample|welcome|passes/);
    expect(text).not.toContain(Buffer.from(words).toString('base64').slice(0, 20));
    expect(new Date(rows[0].hour).getTime() % 3_600_000).toBe(0);
  });

  it('says of no two messages that they are of one place, to whoever has the database alone', async () => {
    await shownBy(opened.store).keep(said('under their name'));
    await shownBy(opened.store).keep(said('confidentially'));
    const { rows } = await sql(opened.url, 'SELECT id, place, box, first, last FROM shown');
    const [one, two] = rows.map((row) => Object.values(row).filter(Boolean));
    expect(one?.filter((value) => two?.includes(value))).toEqual([]);
  });

  it('goes on past what somebody changed in the database', async () => {
    await shownBy(opened.store).keep(said('a'));
    await shownBy(opened.store).keep(said('b'));
    // Another's seal is no seal of this one.
    await sql(opened.url, 'UPDATE shown SET box = (SELECT box FROM shown WHERE first = 2) WHERE first = 1');
    expect(await bodies(opened.store)).toEqual([undefined, 'b']);
  });

  it('forgets after a day', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const store = await opened.reopen();
    await shownBy(store).keep(said('old'));
    await shownBy(store).keep(said('new'));
    await sql(opened.url, "UPDATE shown SET hour = hour - interval '25 hours' WHERE first = 1");
    vi.advanceTimersByTime(60_000);
    await until(async () => (await bodies(store)).length === 1);
    expect(await bodies(store)).toEqual(['new']);
  });
});

describe('in JSON files', () => {
  const hours = (n: number) => n * 3_600_000;
  let folder: string;
  let store: Store;
  let now: Date;
  const clock = () => now;
  const reopen = async () => {
    await store.close();
    store = await openOn(folder, { clock });
  };
  const file = () => join(folder, 'shown', 'kept');

  beforeEach(async () => {
    const made = await temporaryFolder();
    folder = join(made.path, 'store');
    now = new Date();
    store = await openOn(folder, { clock });
    onTestFinished(async () => {
      await store.close();
      await made.remove();
    });
  });

  it('outlives the process; what is changed keeps its place, and is as it was last', async () => {
    const first = await store.shown.keep(said('a'));
    await store.shown.keep(said('b'));
    const changed = await store.shown.keep(said('a', 'new'));
    expect(changed.first).toBe(first.first);
    expect(await bodies(store)).toEqual(['b', 'new']);
    await reopen();
    expect(await store.shown.after(0, 1)).toEqual([expect.objectContaining({ body: 'b' })]);
    expect(await store.shown.after(0, 9)).toEqual([
      expect.objectContaining({ body: 'b' }),
      { ...changed, body: 'new' },
    ]);
    const again = await store.shown.keep(said('a', 'newer'));
    expect(again).toEqual({ first: first.first, last: changed.last + 1 });
    expect(await bodies(store, changed.last)).toEqual(['newer']);
  });

  it('keeps no longer what gave way to newer ones of its place, until it comes again', async () => {
    for (let i = 1; i <= 3; i++) await store.shown.keep(said(`${i}`));
    await store.shown.keep(said('1', 'elsewhere', 'general'));
    await store.shown.keep(said('4'), [said('1'), said('2')]);
    expect(await bodies(store)).toEqual(['3', 'elsewhere', '4']);
    await store.shown.keep(said('2', '2 again'), [said('3')]);
    expect(await bodies(store)).toEqual(['elsewhere', '4', '2 again']);
    now = new Date(now.getTime() + hours(1));
    await store.shown.keep(said('5'));
    await reopen();
    expect(await bodies(store)).toEqual(['elsewhere', '4', '2 again', '5']);
  });

  it('says of no two messages that they are of one place, to whoever has the file alone', async () => {
    await store.shown.keep(said('under their name'));
    now = new Date(now.getTime() + hours(1));
    await store.shown.keep(said('confidentially'));
    const text = await readFile(file(), 'utf8');
    const [one, two] = text
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split(' '));
    expect(two).toHaveLength(5);
    expect(one?.filter((field) => two?.includes(field))).toEqual([]);
  });

  it('drops without a word what an older version kept, which said so', async () => {
    await mkdir(join(folder, 'shown'));
    await writeFile(join(folder, 'shown', 'messages'), '\n1 1 place row 480000 box');
    await reopen();
    expect(await bodies(store)).toEqual([]);
    expect(await readdir(join(folder, 'shown'))).toEqual([]);
  });

  it('is bounded in size: the oldest go, and what is too large is not kept, nor what it took the place of', async () => {
    await store.shown.keep(said('large'));
    await store.shown.keep(said('large', 'x'.repeat(1_100_000)));
    for (let i = 0; i < 30; i++) await store.shown.keep(said(`${i}`, `${i}`.padEnd(900_000)));
    const left = (await bodies(store)).map((body) => body?.trim());
    expect(left.at(-1)).toBe('29');
    expect(left).not.toContain('large');
    expect(left.length).toBeLessThan(20);
    expect((await readFile(file())).length).toBeLessThan(40_000_000);
  }, 60_000);

  it('forgets after a day, in the file as well', async () => {
    await store.shown.keep(said('old', 'x'.repeat(9_000)));
    now = new Date(now.getTime() + hours(20));
    await store.shown.keep(said('new'));
    now = new Date(now.getTime() + hours(6));
    expect(await bodies(store)).toEqual(['new']);
    await store.shown.keep(said('newer'));
    expect((await readFile(file())).length).toBeLessThan(1_000);
    await utimes(file(), now, now);
    await reopen();
    expect(await bodies(store)).toEqual(['new', 'newer']);
    // A console that nobody opens any more leaves nothing behind.
    await utimes(file(), 0, 0);
    await reopen();
    expect(await bodies(store)).toEqual([]);
    await expect(readFile(file())).rejects.toThrow('ENOENT');
  });

  it('goes on past what a crash broke off, and shows nothing in its place that was there before', async () => {
    await store.shown.keep(said('a', 'before it was changed'));
    await store.shown.keep(said('b'));
    await store.shown.keep(said('a', 'changed'));
    const { length } = await readFile(file());
    await truncate(file(), length - 10);
    await reopen();
    expect(await bodies(store)).toEqual(['b', undefined]);
    await appendFile(file(), 'and what nobody wrote');
    await store.shown.keep(said('c'));
    await reopen();
    expect(await bodies(store)).toEqual(['b', undefined, 'c']);
  });
});
