import type { Delivery } from '../../domain/delivery.ts';
import { DeliveryReport } from '../../domain/delivery-report.ts';
import type { Store } from '../../domain/store.ts';

const page = 1_000;

/** An alert's ledger, page by page; others get their turn in between. */
export async function* ledgerOf(store: Store, alert: string): AsyncGenerator<Delivery> {
  for (let last: string | undefined; ; ) {
    const lines = await store.deliveries.ledger(alert, last, page);
    yield* lines;
    last = lines.at(-1)?.id;
    if (lines.length < page) return;
    await new Promise(setImmediate);
  }
}

/** How it arrived and was answered. */
export async function reportOf(
  store: Store,
  { id, startedAt }: { id: string; startedAt: string },
): Promise<DeliveryReport> {
  const report = new DeliveryReport(startedAt);
  for await (const line of ledgerOf(store, id)) report.add(line);
  return report;
}
