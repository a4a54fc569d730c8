import type { Reply, Unshown } from '../chat/adapter.ts';
import type { ChatEvent } from '../chat/event.ts';
import type { Message } from '../chat/message.ts';
import { Conflict, NotRecorded } from '../domain/store.ts';
import { startLoop } from './loop.ts';

export interface AnsweringOptions {
  /** Owes a part of a reply that its platform did not take. Fails with `NotRecorded`. */
  owe(event: ChatEvent, reply: Reply, part: Message): Promise<void>;
  /**
   * Takes back what would have reports answered once more. Fails with `NotRecorded`.
   * @param now absent: nothing is under way any more
   */
  settle(now?: Date): Promise<void>;
  clock(): Date;
  failed(what: string, error: unknown, request?: string): void;
}

/** So often, in milliseconds, it is looked which reports were answered meanwhile. */
const every = 5_000;
/** So many parts wait at most for a store that takes nothing. */
const mostWaiting = 1_000;

export interface Answering {
  unshown: Unshown;
  stop(): Promise<void>;
  /** After the stop, once nothing is under way any more: what is answered is not answered again by whoever starts next. */
  finish(): Promise<void>;
}

/**
 * Sees to it that answers come that were not shown. What takes both the platform and the store away, such as the network, loses none of
 * them: they wait here, and reports count as answered only after them.
 */
export function startAnswering({ owe, settle, clock, failed }: AnsweringOptions): Answering {
  const waiting: Parameters<Unshown>[] = [];
  const loop = startLoop(
    async () => {
      await oweAll();
      await settle(clock());
      return every;
    },
    (error) => {
      // It is tried again, and nothing is owed for that.
      if (!(error instanceof Conflict || error instanceof NotRecorded)) failed('answering', error);
    },
  );

  async function oweAll(): Promise<void> {
    for (let next = waiting[0]; next; next = waiting[0]) {
      await oweOne(next);
      waiting.shift();
    }
  }

  /** Fails with `NotRecorded` alone: what fails otherwise would fail again. */
  async function oweOne(lost: Parameters<Unshown>): Promise<void> {
    try {
      await owe(...lost);
    } catch (error) {
      if (error instanceof NotRecorded) throw error;
      failed('answer not owed', error, lost[0].request);
    }
  }

  return {
    async unshown(...lost) {
      try {
        // Parts of one answer stay in their order.
        if (waiting.length === 0) return await oweOne(lost);
      } catch {
        // Nothing can be stored now.
      }
      if (waiting.length < mostWaiting) waiting.push(lost);
      else failed('answer not owed', new Error('too many wait'), lost[0].request);
      loop.wake();
    },
    stop: loop.stop,
    async finish() {
      await oweAll();
      await settle();
    },
  };
}
