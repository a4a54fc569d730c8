import { SendError } from '../chat/errors.ts';
import type { Claim } from '../domain/delivery.ts';
import { NotRecorded, type Write } from '../domain/store.ts';
import { Breaker } from './breaker.ts';
import { cardCount } from './card-count.ts';
import { type Loop, startLoop } from './loop.ts';
import type { Progress, SenderOptions } from './sender-options.ts';
import { startStream } from './stream.ts';

/** So often, in milliseconds, the cards of those who watch a send are made, to be at hand should the store go away. */
const keepEvery = 5_000;

export interface Sender extends Loop {
  /** @param stored what was stored; absent: whatever there is to send is looked for */
  wake(stored?: readonly Write[]): void;
  /** Why nothing is sent at the moment; undefined when all is well. */
  trouble(): string | undefined;
}

/**
 * Sends what is owed on one platform, emergencies first, as fast as the platform takes it, and in order within each
 * queue. New messages and changes go their own way where the platform counts them apart.
 */
export function startSender(options: SenderOptions): Sender {
  const { adapter, log } = options;
  const { platform, pace } = adapter;
  const breaker = new Breaker({
    clock: () => performance.now(),
    held: (reason) => log('sending-held', { platform, reason }),
    resumed: () => log('sending-resumed', { platform }),
  });
  let full = false;
  let telling = Promise.resolve();
  /** What whoever watches is to see when nothing can be stored: where the store is a database, nothing can be read then either. */
  let kept: readonly Progress[] = [];
  const keeping = startLoop(
    async () => {
      kept = await options.progress(true);
      return keepEvery;
    },
    (error) => {
      if (!(error instanceof NotRecorded)) options.failed(error);
    },
  );
  const cards = cardCount(options.cardsPerMinute, options.store.ration);
  const streams: [Claim['what'], typeof pace.posts][] =
    pace.posts === pace.changes
      ? [[undefined, pace.posts]]
      : [
          ['posts', pace.posts],
          ['changes', pace.changes],
        ];
  const loops = streams.map(([what, budget]) =>
    startStream({
      ...options,
      what,
      budget,
      breaker,
      cards,
      /** Said once, however long it lasts. */
      storable(yes) {
        if (full !== yes) return;
        full = !yes;
        if (full) log('sending-paused', { platform, reason: 'not-recorded' });
        else log('sending-resumed', { platform });
        telling = telling.then(() => tellProgress(full)).catch(options.failed);
      },
    }),
  );
  return {
    wake(stored) {
      for (const [i, [what]] of streams.entries()) {
        if (!stored || stored.some((write) => concerns(write, what))) loops[i]?.wake();
      }
    },
    async stop() {
      await Promise.all([keeping, ...loops].map((loop) => loop.stop()));
      await telling;
    },
    trouble() {
      if (full && options.store.trouble() !== undefined)
        return 'sending is paused until the store can be written';
      return breaker.reason && `sending is held back: ${breaker.reason}`;
    },
  };

  /** A look for nothing costs as much as one that finds something. */
  function concerns(write: Write, what: Claim['what']): boolean {
    if (write.in !== 'deliveries' || !('put' in write) || write.put.to.platform !== platform) return false;
    return what === undefined || (what === 'changes') === (write.put.posted !== undefined);
  }

  /** Whoever watches a send sees at once that it stands still: nothing can be owed, so their cards are changed directly. */
  async function tellProgress(paused: boolean): Promise<void> {
    for (const { posted, message } of await cardsNow(paused)) {
      try {
        // Turns that instances share are the store's to give.
        await adapter.update(posted, message, undefined, 'now');
      } catch (error) {
        if (!(error instanceof SendError)) throw error;
        log('progress-not-shown', { platform, reason: error.reason });
      }
    }
  }

  async function cardsNow(paused: boolean): Promise<readonly Progress[]> {
    try {
      return await options.progress(paused);
    } catch (error) {
      if (paused && error instanceof NotRecorded) return kept;
      throw error;
    }
  }
}
