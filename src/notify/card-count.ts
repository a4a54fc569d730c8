import { NotRecorded, type Ration } from '../domain/store.ts';

const minute = 60_000;

/** Whether a channel may get one more card now; it then counts. */
export type CardCount = (channel: string) => Promise<boolean>;

/**
 * Counts the cards that each channel got in the last minute, so that none gets more than it may: those of all instances
 * where they share a ration, else those of this process.
 */
export function cardCount(perMinute: number, ration: Ration = ownRation()): CardCount {
  return async (channel) => {
    try {
      return await ration(`cards:${channel}`, perMinute, minute);
    } catch (error) {
      if (!(error instanceof NotRecorded)) throw error;
      return false;
    }
  };
}

function ownRation(clock = () => performance.now()): Ration {
  const taken = new Map<string, number[]>();
  return async (name, most, ms) => {
    const now = clock();
    const recent = (taken.get(name) ?? []).filter((at) => now - at < ms);
    const free = recent.length < most;
    if (free) recent.push(now);
    taken.set(name, recent);
    return free;
  };
}
