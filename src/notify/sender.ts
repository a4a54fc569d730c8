import type { Adapter, Posted, Target } from '../chat/adapter.ts';
import { SendError } from '../chat/errors.ts';
import type { Message } from '../chat/message.ts';
import type { Delivery } from '../domain/delivery.ts';
import { Conflict, type Store } from '../domain/store.ts';
import { gather } from './gather.ts';
import { type Loop, startLoop } from './loop.ts';
import { Pacer } from './pacer.ts';

export interface SenderOptions {
  adapter: Adapter;
  store: Store;
  clock: () => Date;
  /** Where a recipient is on this platform; undefined when there is no way to them. */
  resolve(to: Delivery['to']): Promise<Target | undefined>;
  /** One message in place of many cards. */
  digest(deliveries: readonly Delivery[]): Message;
  cardsPerMinute: number;
  log(code: string, detail: { delivery: string; reason: string }): void;
  failed(error: unknown): void;
}

/** How many are taken at a time: few, so that an emergency waits for few. */
const batchSize = 10;
const gatherSize = 500;
const lease = 60_000;
const givesUpAfter = 24 * 60 * 60 * 1000;

/**
 * Sends what is owed on one platform, emergencies first, at the platform's pace. A delivery is leased before and
 * settled after: a crash in between sends it again.
 */
export function startSender(options: SenderOptions): Loop {
  const { adapter, store, clock } = options;
  const pacer = new Pacer(adapter.pace, () => performance.now());
  const cards = new Map<string, number[]>();

  return startLoop(async () => {
    const now = clock();
    const crowded = [...cards.values()].some((sent) => sent.length >= options.cardsPerMinute);
    const until = new Date(now.getTime() + lease);
    const batch = await store.deliveries.claim(
      adapter.platform,
      now,
      until,
      crowded ? gatherSize : batchSize,
    );
    const { single, gathered } = gather(batch, cards, now.getTime(), options.cardsPerMinute);
    const work = single.map((delivery) => deliver(delivery));
    for (const group of gathered.values()) work.push(deliverTogether(group));
    await Promise.all(work);
    return batch.length > 0 ? 0 : 1_000;
  }, options.failed);

  async function deliver(delivery: Delivery): Promise<void> {
    const outcome = await attempt(delivery.to, delivery.message, delivery.id, delivery.posted);
    await settle(delivery, outcome);
  }

  async function deliverTogether(group: readonly Delivery[]): Promise<void> {
    const [first] = group;
    if (!first) return;
    const outcome = await attempt(first.to, options.digest(group), `${first.id}:gathered`, undefined);
    // The message speaks for many: none of them can be changed in place later, so the message is not kept as theirs.
    const kept = outcome.kind === 'sent' ? { kind: 'told' as const } : outcome;
    await Promise.all(group.map((delivery) => settle(delivery, kept)));
  }

  async function attempt(
    to: Delivery['to'],
    message: Message,
    key: string,
    posted?: Posted,
  ): Promise<Outcome> {
    const target = await options.resolve(to);
    if (!target) return { kind: 'failed', reason: 'no-account' };
    const wait = pacer.reserve(target.id);
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    try {
      if (!posted) return { kind: 'sent', posted: await adapter.send(target, message, key) };
      await adapter.update(posted, message);
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
