import type { Delivery } from '../domain/delivery.ts';
import { Conflict, NotRecorded, type Store } from '../domain/store.ts';
import { type Outcome, settled } from './outcome.ts';

const pause = 1_000;

/**
 * Records how an attempt went, however long the store cannot be written: until then its queue rests, so that nothing is
 * sent twice. What somebody made of the delivery meanwhile is kept, and where its lease ran out and another has it now, that is
 * disturbed only to say that it was sent.
 * @param storable told whether the store could be written
 */
export async function settle(
  store: Store,
  delivery: Delivery,
  outcome: Outcome,
  clock: () => Date,
  storable: (yes: boolean) => void,
): Promise<void> {
  let current: Delivery | undefined = delivery;
  for (let raced = false; ; ) {
    try {
      // Only then: where the store is a database, it cannot be read either while it cannot be written.
      if (raced) current = await store.deliveries.get(delivery.id);
      const isAnothers = current?.state === 'sending' && current.tryAt !== delivery.tryAt;
      if (isAnothers && outcome.kind !== 'sent' && outcome.kind !== 'told') return;
      const put = current && settled(current, outcome, clock(), Math.random());
      if (!put) return;
      await store.commit([{ in: 'deliveries', put }]);
      storable(true);
      return;
    } catch (error) {
      if (error instanceof Conflict) raced = true;
      else if (error instanceof NotRecorded) {
        storable(false);
        await new Promise((resolve) => setTimeout(resolve, pause));
      } else throw error;
    }
  }
}
