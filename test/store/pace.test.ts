import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SharedPacer, sharedBudgets } from '../../src/chat/shared-pacer.ts';
import type { Store } from '../../src/domain/store.ts';
import { SlowLane } from '../../src/notify/slow-lane.ts';
import { openOn, type Server, sql, startServer } from '../support/postgres.ts';
import { aDelivery } from '../support/records.ts';

let server: Server;
let stores: Store[];
let url: string;
beforeAll(async () => {
  server = await startServer();
  url = await server.database();
  stores = await Promise.all([1, 2, 3].map(() => openOn(url, '/dev/null')));
});
afterAll(async () => {
  await Promise.all((stores ?? []).map((store) => store.close()));
  await server?.remove();
});

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function pacers(name: string, calls: number): SharedPacer[] {
  return stores.map(({ lend }) => {
    if (!lend) throw new Error('nothing is lent');
    return new SharedPacer(name, { calls, ms: 1_000 }, lend);
  });
}

/** The most calls in any second. */
function densest(began: readonly number[]): number {
  const at = [...began].sort((a, b) => a - b);
  let first = 0;
  let most = 0;
  for (const [i, moment] of at.entries()) {
    while ((at[first] ?? 0) <= moment - 1_000) first += 1;
    most = Math.max(most, i - first + 1);
  }
  return most;
}

describe('a budget that three instances share', () => {
  it('is used by all of them, never above the limit, and what a dead one held lapses', async () => {
    const limit = 200;
    const began: number[][] = [[], [], []];
    let ended = false;
    let dead = false;
    const call = async (pacer: SharedPacer, i: number) => {
      while (!ended && !(dead && i === 2)) {
        await pacer.take();
        began[i]?.push(performance.now());
      }
    };
    for (const [i, pacer] of pacers('shared', limit).entries()) {
      for (let lane = 0; lane < 40; lane++) call(pacer, i);
    }
    await wait(3_000);
    const shares = began.map((each) => each.length / began.flat().length);
    dead = true;
    const died = performance.now();
    await wait(2_000);
    ended = true;
    const all = began.flat();
    expect(densest(all)).toBeLessThanOrEqual(limit);
    // How much of it they use is for the bench to say.
    for (const each of shares) expect(each).toBeGreaterThan(0);
    for (const each of began.slice(0, 2)) expect(each.some((at) => at > died + 300)).toBe(true);
  }, 20_000);

  it('is told of as it is, however late the answer is read', async () => {
    const [one, two] = stores.map(({ lend }) => lend);
    if (!one || !two) throw new Error('nothing is lent');
    for (const lend of [one, two]) await lend('late', 1, 10, 0);
    const lent = one('late', 10, 10, 0);
    await new Promise((resolve) => setImmediate(resolve));
    for (const end = performance.now() + 200; performance.now() < end; );
    const first = (await lent) + performance.now();
    const next = (await two('late', 1, 10, 300)) + performance.now();
    // The ten are over a hundred milliseconds after the first; a stall of ours must not move them behind that.
    expect(first).toBeLessThan(next - 300);
  });

  it('pauses for all when the platform asks one for it, and makes up for answers that did not wait', async () => {
    const [one, two] = pacers('paused', 100);
    await one?.take();
    one?.rest(800);
    await wait(150);
    const began = performance.now();
    // A few moments may have been lent before.
    await two?.take();
    expect(performance.now() - began).toBeGreaterThan(500);
    const [three] = pacers('answers', 100);
    for (let i = 0; i < 50; i++) three?.count();
    await wait(100);
    const asked = performance.now();
    await three?.take();
    expect(performance.now() - asked).toBeGreaterThan(200);
  });

  it('is borrowed no further ahead than whoever looks often looks', async () => {
    const [one, two] = pacers('looked at', 4);
    for (let i = 0; i < 20; i++) {
      if (((await one?.room(50)) ?? 0) > 0) await one?.take();
      await wait(20);
    }
    const asked = performance.now();
    await two?.take();
    expect(performance.now() - asked).toBeLessThan(1_500);
  });

  it('tells how much room there is', async () => {
    const [one] = pacers('room', 100);
    const rooms: number[] = [];
    for (let i = 0; i < 6; i++) {
      const room = (await one?.room(150)) ?? 0;
      rooms.push(room);
      for (let taken = 0; taken < room; taken++) await one?.take();
    }
    expect(Math.max(...rooms)).toBeLessThanOrEqual(16);
    expect(rooms.every((room) => room > 0)).toBe(true);
  });
});

describe('the slow lane of three instances', () => {
  it('has one share of what the platform takes, not one each', async () => {
    const [whole] = pacers('whole', 100);
    if (!whole) throw new Error('no budget');
    const share = 0.2;
    const seconds = 3;
    let ended = false;
    let taken = 0;
    const send = async ({ lend }: Store, i: number) => {
      const lane = new SlowLane(whole, share, 'slow', sharedBudgets(lend));
      for (let n = 0; !ended; n++) {
        const delivery = aDelivery(`${i}-${n}`);
        if ((await lane.room(150)) < 1) await wait(10);
        else {
          lane.claimed(delivery);
          await lane.take(delivery);
          lane.done(delivery);
          taken += 1;
        }
      }
    };
    const sending = stores.map(send);
    await wait(seconds * 1_000);
    ended = true;
    await Promise.all(sending);
    const allowed = 100 * share * seconds;
    expect(taken).toBeGreaterThan(allowed / 2);
    expect(taken).toBeLessThan(allowed * 1.3);
  });
});

describe('a clock of the database that was set back', () => {
  it('does not keep everything waiting for as long', async () => {
    const [pacer] = pacers('set-back', 50);
    await pacer?.take();
    await sql(
      url,
      `UPDATE paces SET next_at = next_at + interval '1 hour', lent_at = lent_at + interval '1 hour'
        WHERE name LIKE '%set-back'`,
    );
    const began = performance.now();
    for (let i = 0; i < 60; i++) await pacer?.take();
    expect(performance.now() - began).toBeLessThan(10_000);
  }, 20_000);
});

describe('a ration that three instances share', () => {
  it('gives no more than it holds in any stretch of time, whoever asks, and more when that is over', async () => {
    const asked = (n: number) =>
      Promise.all(Array.from({ length: n }, (_, i) => stores[i % 3]?.ration?.('cards:desk', 5, 1_500)));
    const given = (answers: (boolean | undefined)[]) => answers.filter(Boolean).length;
    expect(given(await asked(12))).toBe(5);
    expect(given(await asked(3))).toBe(0);
    expect(await stores[0]?.ration?.('cards:other', 5, 1_500)).toBe(true);
    await wait(1_600);
    expect(given(await asked(12))).toBe(5);
  });
});
