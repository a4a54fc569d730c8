import { SendError } from '../chat/errors.ts';
import type { Claim } from '../domain/delivery.ts';
import type { Write } from '../domain/store.ts';
import { Breaker } from './breaker.ts';
import { cardCount } from './card-count.ts';
import type { Loop } from './loop.ts';
import type { SenderOptions } from './sender-options.ts';
import { startStream } from './stream.ts';

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
      await Promise.all(loops.map((loop) => loop.stop()));
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
    for (const { posted, message } of await options.progress(paused)) {
      try {
        await adapter.update(posted, message);
      } catch (error) {
        if (!(error instanceof SendError)) throw error;
        log('progress-not-shown', { platform, reason: error.reason });
      }
    }
  }
}
