import { load, median } from './load.ts';
import type { Running } from './servers.ts';

export const rounds = Number(process.env.ROUNDS ?? 7);
export const seconds = 4;
/** Enough to meet every person of a bench once, and for the compiler to have seen everything. */
export const warmUp = 10_000;

/** One of two that are compared, and how a round of it is measured. */
export interface Side {
  running: Running;
  measure(): Promise<number>;
}

/**
 * Measures two servers in turn, so that whatever else the machine does meets both, and takes the middle of the rounds'
 * ratios, so that a disturbed round does not count. Whichever is not measured stands still: what a server does later,
 * such as writing its files, it does in its own time.
 */
export async function inTurn(
  one: Side,
  other: Side,
  times = rounds,
): Promise<{ one: number; other: number; ratio: number }> {
  const taken: [number, number][] = [];
  const round = async ({ running, measure }: Side) => {
    running.resume();
    const value = await measure();
    running.pause();
    return value;
  };
  one.running.pause();
  other.running.pause();
  for (let i = 0; i < times; i++) taken.push([await round(one), await round(other)]);
  one.running.resume();
  other.running.resume();
  return {
    one: median(taken.map(([x]) => x)),
    other: median(taken.map(([, y]) => y)),
    ratio: median(taken.map(([x, y]) => x / y)),
  };
}

/** A warm server's answers in a second. */
export async function side(
  running: Running,
  request: Parameters<typeof load>[1],
  says: RegExp,
): Promise<Side> {
  const run = async (length: Parameters<typeof load>[2]) => {
    const result = await load(running.url, request, length, says);
    if (result.failed > 0) throw new Error(`${result.failed} requests failed`);
    return result.throughput;
  };
  await run({ requests: warmUp });
  return { running, measure: () => run({ seconds }) };
}
