import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AuditFact } from '../../src/domain/audit.ts';
import { Conflict, NotRecorded, type Store, type Write } from '../../src/domain/store.ts';
import { startClockwork } from '../../src/notify/clockwork.ts';
import type { Loop } from '../../src/notify/loop.ts';
import { until } from '../support/bot.ts';
import { temporaryJsonStore } from '../support/json-store.ts';

let opened: Awaited<ReturnType<typeof temporaryJsonStore>>;
let clockwork: Loop | undefined;
let ran: string[];
let failed: string[];

beforeEach(async () => {
  opened = await temporaryJsonStore();
  ran = [];
  failed = [];
});
afterEach(async () => {
  await clockwork?.stop();
  await opened.remove();
});

function start(store: Store, run: (subject: string) => void = () => {}): void {
  clockwork = startClockwork({
    store,
    timers: new Map([
      [
        'test',
        {
          id: 'test',
          async run(_unit, subject) {
            ran.push(subject);
            run(subject);
          },
        },
      ],
    ]),
    clock: () => new Date(),
    begin: () => ({ writes: [] as Write[], facts: [] as AuditFact[] }),
    stored: () => {},
    failed: (what) => failed.push(what),
  });
}

const arm = (...subjects: string[]) =>
  opened.store.commit(
    subjects.map((subject) => ({
      in: 'due' as const,
      put: { id: subject, version: 0, timer: 'test', subject, at: new Date().toISOString() },
    })),
  );

it('runs what is due once, and puts off what failed without holding up the others', async () => {
  await arm('bad', 'good');
  start(opened.store, (subject) => {
    if (subject === 'bad') throw new Error('bad');
  });
  await until(() => ran.includes('good') && failed.length > 0);
  await until(async () => (await opened.store.due.next()) !== undefined);
  expect(failed).toEqual(['test']);
  expect(ran.sort()).toEqual(['bad', 'good']);
});

it('while nothing can be recorded it is told now and then, not all the time, and goes on afterwards', async () => {
  let full = true;
  const disk: Store = {
    ...opened.store,
    commit: async (writes, facts) => {
      if (full) throw new NotRecorded(new Error('ENOSPC'));
      await opened.store.commit(writes, facts);
    },
  };
  await arm('a', 'b');
  start(disk);
  await until(() => failed.length > 0);
  // Long enough for hundreds of rounds of a loop that does not pause.
  await new Promise((resolve) => setTimeout(resolve, 900));
  expect(failed.length).toBeLessThan(5);
  full = false;
  await until(async () => (await opened.store.due.next()) === undefined, 20_000);
  expect(ran.slice(-2).sort()).toEqual(['a', 'b']);
});

it('begins anew at once where somebody was faster at a record that it changes, and leaves what another did', async () => {
  let races = 0;
  const raced: Store = {
    ...opened.store,
    commit: async (writes, facts) => {
      races += 1;
      if (races <= 2) throw new Conflict('EV-2026-0001');
      await opened.store.commit(writes, facts);
    },
  };
  await arm('a');
  start(raced);
  await until(async () => (await opened.store.due.get('a')) === undefined);
  expect(ran).toEqual(['a', 'a', 'a']);
  expect(failed).toEqual([]);
});

/** As where several instances share the store: what was claimed is not given again before its lease is over. */
function leasing(changes: Partial<Store>): Store {
  const given = new Set<string>();
  const { due } = opened.store;
  const claim: Store['due']['claim'] = async (now, until, limit) => {
    const free = (await due.claim(now, until, limit)).filter(({ id }) => !given.has(id));
    for (const { id } of free) given.add(id);
    return free;
  };
  return { ...opened.store, ...changes, due: { ...due, claim } };
}

const removes = (writes: readonly Write[], id: string) =>
  writes.some((write) => 'remove' in write && write.remove === id);

it('does the others when somebody holds for long what one of them changes', async () => {
  await arm('a', 'b', 'c');
  start(
    leasing({
      commit: async (writes, facts) => {
        if (removes(writes, 'a')) throw new NotRecorded(new Error('55P03'));
        await opened.store.commit(writes, facts);
      },
    }),
  );
  await until(async () => (await opened.store.due.get('c')) === undefined);
  expect(ran).toEqual(['a', 'b', 'c']);
  expect(failed).toEqual(['clockwork']);
});

it('goes on with what it had claimed as soon as the store is back', async () => {
  await arm('a', 'b', 'c');
  let gone = true;
  start(
    leasing({
      trouble: () => (gone ? 'gone' : undefined),
      commit: async (writes, facts) => {
        if (gone) {
          setTimeout(() => {
            gone = false;
          }, 500);
          throw new NotRecorded(new Error('gone'));
        }
        await opened.store.commit(writes, facts);
      },
    }),
  );
  await until(async () => (await opened.store.due.next()) === undefined);
  expect(ran).toEqual(['a', 'a', 'b', 'c']);
});

it('does not ask without end for what another instance is doing', async () => {
  let asked = 0;
  const due = {
    ...opened.store.due,
    next: async () => new Date(Date.now() - 1_000),
    claim: async () => {
      asked += 1;
      return [];
    },
  };
  start({ ...opened.store, due });
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(asked).toBeLessThan(8);
});
