import type { Adapter } from '../chat/adapter.ts';
import { SendError } from '../chat/errors.ts';
import type { Message } from '../chat/message.ts';
import type { BudgetMaker } from '../chat/pacer.ts';
import type { Posted, Target } from '../chat/target.ts';
import type { Claim, Delivery } from '../domain/delivery.ts';
import type { Store, Write } from '../domain/store.ts';
import { Breaker } from './breaker.ts';
import { CardCount } from './card-count.ts';
import type { Loop } from './loop.ts';
import type { Outcome } from './outcome.ts';
import { startStream } from './stream.ts';

export interface SenderOptions {
  adapter: Adapter;
  store: Store;
  clock: () => Date;
  /** Where a recipient is on this platform; undefined when there is no way to them. */
  resolve(to: Delivery['to']): Promise<Target | undefined>;
  /** What a delivery says now; undefined when there is nothing to say any more. */
  compose(delivery: Delivery): Promise<Message | undefined>;
  /** One message in place of many cards. */
  digest(deliveries: readonly Delivery[]): Promise<Message>;
  cardsPerMinute: number;
  /** The cards of this platform that show somebody how sending goes, as they are to be now. */
  progress(paused: boolean): Promise<readonly Progress[]>;
  /** The part of what the platform takes, at most 1, that the slow lane may use. */
  slowShare: number;
  /** Makes budgets that instances share; absent: each is this process's own. */
  makeBudget?: BudgetMaker | undefined;
  log(code: string, detail: object): void;
  failed(error: unknown): void;
  /** Told of what the platform refused for good. */
  refused?(delivery: Delivery): Promise<void>;
  /** Told how each attempt went. */
  attempted?(kind: Outcome['kind']): void;
}

/** A posted card, and what it is to show. */
export interface Progress {
  posted: Posted;
  message: Message;
}

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
  const cards = new CardCount(options.cardsPerMinute);
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
