import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Pacer, PlacePacer } from '../../src/chat/pacer.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** When each of so many calls began. */
function takeAll(pacer: Pacer, count: number): number[] {
  const began: number[] = [];
  for (let i = 0; i < count; i++) pacer.take().then(() => began.push(performance.now()));
  return began;
}

/** The most that began within any window of so many milliseconds. */
function most(began: readonly number[], ms: number): number {
  const sorted = [...began].sort((a, b) => a - b);
  let first = 0;
  return sorted.reduce((found, at, i) => {
    while ((sorted[first] ?? at) <= at - ms) first += 1;
    return Math.max(found, i - first + 1);
  }, 0);
}

const rate = (began: readonly number[]) =>
  ((began.length - 1) / ((began.at(-1) ?? 0) - (began[0] ?? 0))) * 1_000;

describe('a budget', () => {
  it.each([
    [{ calls: 50, ms: 1_000 }, 1_000],
    [{ calls: 500, ms: 1_000 }, 2_000],
    [{ calls: 230, ms: 60_000 }, 700],
    [{ calls: 50, ms: 60_000 }, 200],
  ])('of %j is used up but for a few percent, and never passed', async (limit, calls) => {
    const began = takeAll(new Pacer(limit), calls);
    await vi.advanceTimersByTimeAsync(((calls * limit.ms) / limit.calls) * 1.2);
    expect(began).toHaveLength(calls);
    expect(most(began, limit.ms)).toBeLessThanOrEqual(limit.calls);
    expect(rate(began)).toBeGreaterThan((limit.calls / limit.ms) * 1_000 * 0.96);
  });

  it('makes up for the calls that do not wait', async () => {
    const pacer = new Pacer({ calls: 50, ms: 1_000 });
    const began = takeAll(pacer, 200);
    const answers: number[] = [];
    for (let i = 0; i < 100; i++) {
      await vi.advanceTimersByTimeAsync(50);
      pacer.count();
      answers.push(performance.now());
    }
    await vi.advanceTimersByTimeAsync(10_000);
    // Whoever was let go just before the first of them cannot be called back.
    const later = [...began, ...answers].filter((at) => at > (answers[0] ?? 0) + 1_000);
    expect(most(later, 1_000)).toBeLessThanOrEqual(50);
    expect(began).toHaveLength(200);
  });

  it('makes up for a stall of the process within the limit', async () => {
    let stalled = 0;
    const clock = () => performance.now() + stalled;
    const pacer = new Pacer({ calls: 50, ms: 1_000 }, clock);
    const began: number[] = [];
    for (let i = 0; i < 500; i++) pacer.take().then(() => began.push(clock()));
    for (let i = 0; i < 30; i++) {
      await vi.advanceTimersByTimeAsync(470);
      // Time goes by in which no timer fires.
      stalled += 30;
    }
    expect(began).toHaveLength(500);
    expect(most(began, 1_000)).toBeLessThanOrEqual(50);
    expect(rate(began)).toBeGreaterThan(48);
  });

  it('gives away no more moments than there are, so that nothing is reserved far ahead', async () => {
    const pacer = new Pacer({ calls: 50, ms: 1_000 });
    expect(pacer.room(100)).toBeLessThanOrEqual(7);
    takeAll(pacer, 3);
    expect(pacer.room(100)).toBeLessThanOrEqual(5);
    takeAll(pacer, 50);
    expect(pacer.room(100)).toBe(0);
  });

  it('lets whatever else waits go before what is asked for last, which takes nobody’s room', async () => {
    const pacer = new Pacer({ calls: 50, ms: 1_000 });
    const order: string[] = [];
    for (let i = 0; i < 20; i++) pacer.take('last').then(() => order.push('last'));
    await vi.advanceTimersByTimeAsync(100);
    const before = order.length;
    expect(before).toBeGreaterThan(0);
    const room = pacer.room(100);
    expect(room).toBeGreaterThan(2);
    for (let i = 0; i < 20; i++) pacer.take().then(() => order.push('first'));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(order.slice(before, before + 20)).toEqual(Array.from({ length: 20 }, () => 'first'));
    expect(order).toHaveLength(40);
  });

  it('rests as long as it is asked to, goes on a little slower, and recovers', async () => {
    const pacer = new Pacer({ calls: 50, ms: 1_000 });
    pacer.rest(2_000);
    const began = takeAll(pacer, 10_000);
    await vi.advanceTimersByTimeAsync(1_990);
    expect(began).toEqual([]);
    expect(pacer.room(5)).toBe(0);
    await vi.advanceTimersByTimeAsync(10_010);
    expect(rate(began)).toBeLessThan(48);
    const before = began.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(rate(began.slice(before + 2_000))).toBeGreaterThan(48);
  });
});

describe('a place', () => {
  const limits = [
    { calls: 7, ms: 1_000 },
    { calls: 60, ms: 30_000 },
  ];

  it('keeps all its limits, and others do not wait for it', async () => {
    const pacer = new PlacePacer(limits);
    const began: number[] = [];
    const all = (async () => {
      for (let i = 0; i < 130; i++) {
        await pacer.take('a');
        began.push(performance.now());
      }
    })();
    await vi.advanceTimersByTimeAsync(500);
    expect(pacer.wait('a')).toBeGreaterThan(0);
    expect(pacer.wait('b')).toBe(0);
    await vi.advanceTimersByTimeAsync(70_000);
    await all;
    expect(most(began, 1_000)).toBe(7);
    expect(most(began, 30_000)).toBe(60);
  });
});
