import type { Delivery } from '../../src/domain/delivery.ts';
import type { Store } from '../../src/domain/store.ts';
import { openOn, sql, startServer } from '../support/postgres.ts';
import { aDelivery } from '../support/records.ts';
import { lasting } from './lasting.ts';
import { median } from './load.ts';
import { type Row, rowsOf } from './row.ts';

const lines = 100_000;
const atOnce = 2_000;
const asked = 40;

/** How long a claim takes when so many lines are owed to so many channels, of which only the first of each may go out. */
export async function claims(): Promise<Row[]> {
  const row = rowsOf('postgres-claims');
  const server = await startServer(lasting);
  const rows: Row[] = [];
  try {
    for (const channels of [1, 50, 10_000]) {
      const url = await server.database();
      const store = await openOn(url, '/dev/null');
      await owe(store, channels);
      await sql(url, 'VACUUM ANALYZE');
      rows.push(
        row(
          `a claim with ${lines} lines owed to ${channels} channels, ms`,
          (await claimed(store)).toFixed(1),
        ),
      );
      await store.close();
    }
    return rows;
  } finally {
    await server.remove();
  }
}

async function owe(store: Store, channels: number): Promise<void> {
  const began = Date.now() - lines;
  for (let first = 0; first < lines; first += atOnce) {
    const part = Array.from({ length: atOnce }, (_, k) => {
      const at = new Date(began + first + k).toISOString();
      const to = { kind: 'channel', channel: `C${(first + k) % channels}`, platform: 'slack' } as const;
      return aDelivery(`d${String(first + k).padStart(7, '0')}`, { to, owedAt: at, tryAt: at });
    });
    await store.commit(part.map((put) => ({ in: 'deliveries' as const, put })));
  }
}

/** The middle of the times that claims took, in milliseconds; what was claimed is sent at once. */
async function claimed(store: Store): Promise<number> {
  const took: number[] = [];
  for (let i = 0; i < asked; i++) {
    const now = new Date();
    const until = new Date(now.getTime() + 60_000);
    const began = performance.now();
    const batch = await store.deliveries.claim('slack', now, until, { limit: 5, slow: 1, rest: 0 });
    took.push(performance.now() - began);
    if (batch.length === 0) throw new Error('nothing was claimed');
    const sent = (put: Delivery) => ({ ...put, state: 'sent' as const, sentAt: now.toISOString() });
    await store.commit(batch.map((put) => ({ in: 'deliveries' as const, put: sent(put) })));
  }
  return median(took);
}
