import type { Adapter, Posted, Target } from '../chat/adapter.ts';
import { SendError } from '../chat/errors.ts';
import type { Message } from '../chat/message.ts';
import { type Claim, type Delivery, queueOf } from '../domain/delivery.ts';
import { Conflict, type Store } from '../domain/store.ts';
import { CardCount } from './card-count.ts';
import { type Loop, startLoop } from './loop.ts';
import { Pacer } from './pacer.ts';

export interface SenderOptions {
  adapter: Adapter;
  store: Store;
  clock: () => Date;
  /** Where a recipient is on this platform; undefined when there is no way to them. */
  resolve(to: Delivery['to']): Promise<Target | undefined>;
  /** What a delivery says now; undefined when there is nothing to say any more. */
  compose(delivery: Delivery): Promise<Message | undefined>;
  /** One message in place of many cards. */
  digest(deliveries: readonly Delivery[]): Message;
  cardsPerMinute: number;
  log(code: string, detail: { delivery: string; reason: string }): void;
  failed(error: unknown): void;
}

/** How many are on their way at a time: few, so that an emergency waits for few. */
const mostAtOnce = 10;
const mostGathered = 500;
/** A channel with too many cards gets them gathered, in one message every so often. */
const gatherPause = 10_000;
const lease = 60_000;
const givesUpAfter = 24 * 60 * 60 * 1000;

/**
 * Sends what is owed on one platform, emergencies first, at the platform's pace and in order within each queue. A
 * delivery is leased before and settled after: a crash in between sends it again.
 */
export function startSender(options: SenderOptions): Loop {
  const { adapter, store, clock } = options;
  const pacer = new Pacer(adapter.pace, () => performance.now());
  const cards = new CardCount(options.cardsPerMinute);
  const underway = new Set<Promise<void>>();
  /** Queues with a delivery on its way, or that rest until a moment of the monotonic clock. */
  const busy = new Map<string, number>();

  const loop = startLoop(async () => {
    const now = performance.now();
    for (const [queue, until] of busy) if (until <= now) busy.delete(queue);
    const free = mostAtOnce - underway.size;
    const batch = free > 0 ? await claim({ limit: free, skip: new Set(busy.keys()) }) : [];
    for (const delivery of batch) start(delivery);
    if (batch.length > 0 && batch.length === free) return 0;
    return Math.max(1, Math.min(1_000, ...[...busy.values()].map((until) => until - now)));
  }, options.failed);

  return {
    wake: loop.wake,
    async stop() {
      await loop.stop();
      await Promise.all(underway);
    },
  };

  function claim(which: Claim): Promise<Delivery[]> {
    const now = clock();
    return store.deliveries.claim(adapter.platform, now, new Date(now.getTime() + lease), which);
  }

  function start(delivery: Delivery): void {
    const queue = queueOf(delivery);
    busy.set(queue, Number.POSITIVE_INFINITY);
    const work = deliver(delivery)
      .catch((error: unknown) => {
        options.failed(error);
        return 1_000;
      })
      .then((pause) => {
        underway.delete(work);
        busy.set(queue, performance.now() + pause);
        loop.wake();
      });
    underway.add(work);
  }

  /** Returns how long its queue is to rest, in milliseconds. */
  async function deliver(delivery: Delivery): Promise<number> {
    const { to, gather, posted } = delivery;
    const card = gather && !posted && to.kind === 'channel' ? to.channel : undefined;
    if (card !== undefined && !cards.take(card, performance.now())) {
      await deliverTogether([delivery, ...(await claim({ limit: mostGathered, only: queueOf(delivery) }))]);
      return gatherPause;
    }
    await settle(delivery, await attempt(to, await options.compose(delivery), delivery.id, posted));
    return adapter.pace.samePlaceMs;
  }

  async function deliverTogether(group: readonly [Delivery, ...Delivery[]]): Promise<void> {
    const [first] = group;
    const outcome = await attempt(first.to, options.digest(group), `${first.id}:gathered`, undefined);
    // The message speaks for many: none of them can be changed in place later, so the message is not kept as theirs.
    const kept = outcome.kind === 'sent' ? { kind: 'told' as const } : outcome;
    await Promise.all(group.map((delivery) => settle(delivery, kept)));
  }

  async function attempt(
    to: Delivery['to'],
    message: Message | undefined,
    key: string,
    posted?: Posted,
  ): Promise<Outcome> {
    if (!message) return { kind: 'failed', reason: 'nothing-to-say' };
    const target = await options.resolve(to);
    if (!target) return { kind: 'failed', reason: 'no-account' };
    const wait = pacer.reserve(target.id);
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    try {
      if (!posted) return { kind: 'sent', posted: await adapter.send(target, message, key) };
      await adapter.update(posted, message, target.kind === 'account' ? target : undefined);
      return { kind: 'sent', posted };
    } catch (error) {
      if (!(error instanceof SendError)) throw error;
      return error.permanent
        ? { kind: 'failed', reason: error.reason }
        : {
            kind: 'later',
            reason: error.reason,
            ...(error.retryAfter !== undefined && { after: error.retryAfter }),
          };
    }
  }

  /** Records how it went. Somebody may have changed the delivery meanwhile: then only what was sent is added to theirs. */
  async function settle(delivery: Delivery, outcome: Outcome): Promise<void> {
    const settled = after(delivery, outcome, clock());
    if (outcome.kind === 'failed')
      options.log('delivery-failed', { delivery: delivery.id, reason: outcome.reason });
    try {
      await store.commit([{ in: 'deliveries', put: settled }]);
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      const changed = await store.deliveries.get(delivery.id);
      if (!changed || !settled.posted) return;
      await store.commit([{ in: 'deliveries', put: { ...changed, posted: settled.posted } }]);
    }
  }
}

type Outcome =
  | { kind: 'sent'; posted: Posted }
  | { kind: 'told' }
  | { kind: 'failed'; reason: string }
  | { kind: 'later'; reason: string; after?: number };

function after(delivery: Delivery, outcome: Outcome, now: Date): Delivery {
  switch (outcome.kind) {
    case 'sent':
      return { ...delivery, state: 'sent', posted: outcome.posted };
    case 'told':
      return { ...delivery, state: 'sent' };
    case 'failed':
      return { ...delivery, state: 'failed', reason: outcome.reason };
    case 'later': {
      const attempts = delivery.attempts + 1;
      const { reason } = outcome;
      if (now.getTime() - Date.parse(delivery.owedAt) > givesUpAfter) {
        return { ...delivery, state: 'failed', attempts, reason };
      }
      const pause = (outcome.after ?? Math.min(300, 2 ** attempts)) * 1000;
      return {
        ...delivery,
        state: 'owed',
        attempts,
        reason,
        tryAt: new Date(now.getTime() + pause).toISOString(),
      };
    }
  }
}
