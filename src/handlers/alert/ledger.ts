import type { Delivery } from '../../domain/delivery.ts';
import { DeliveryReport } from '../../domain/delivery-report.ts';
import { eachOf } from '../../domain/pages.ts';
import type { Store } from '../../domain/store.ts';

const page = 1_000;

/** An alert's ledger, line by line; others get their turn in between. */
export function ledgerOf({ deliveries }: Store, alert: string): AsyncGenerator<Delivery> {
  return eachOf(page, (last) => deliveries.ledger(alert, last, page));
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
