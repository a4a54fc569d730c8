import { type Deliveries, type Delivery, emptyTally, leased, type Tally } from '../../domain/delivery.ts';
import { claiming } from './claim.ts';
import { allOf, type Database } from './database.ts';
import { changes, reading, rowOf } from './records.ts';

export function deliveries(db: Database): Deliveries {
  const { get, list, found } = reading(db, 'deliveries');
  return {
    get,
    page: (after, limit) => list('page', 'WHERE id > $1 ORDER BY id LIMIT $2', [after ?? '', limit]),
    async about(record) {
      const [lines, others] = await Promise.all([
        list('of-alert', 'WHERE alert = $1 ORDER BY id', [record]),
        found('deliveries_because', record),
      ]);
      return [...lines, ...others];
    },
    ledger: (alert, after, limit) =>
      list('ledger', 'WHERE alert = $1 AND id > $2 ORDER BY id LIMIT $3', [alert, after ?? '', limit]),
    async tally(alert) {
      const rows = await db.rows<{ measure: string; n: number }>(
        {
          name: 'tally',
          text: 'SELECT measure, sum(n)::int AS n FROM tallies WHERE alert = $1 GROUP BY measure',
        },
        [alert],
      );
      return tallyOf(rows);
    },
    async waiting() {
      const [row] = await db.rows<{ n: number }>({
        name: 'deliveries-waiting',
        text: `SELECT count(*)::int AS n FROM deliveries WHERE state IN ('owed', 'sending')`,
      });
      return row?.n ?? 0;
    },
    async oldest(now) {
      const text = `SELECT min(owed_at) AS at FROM deliveries WHERE state = 'owed' AND try_at <= $1`;
      const rows = await db.rows<{ at: string | null }>({ name: 'deliveries-oldest', text }, [
        now.toISOString(),
      ]);
      return rows[0]?.at ? new Date(rows[0].at) : undefined;
    },
    claim(platform, now, until, which) {
      return db.transaction(async (client) => {
        client.query('BEGIN').catch(() => {});
        const lapsed = new Date(now.getTime() - db.untold);
        const { rows } = await client.query<{ body: Delivery }>(claiming(platform, now, lapsed, which));
        const claimed = rows.map(({ body }) => ({ ...leased(body, until), version: body.version + 1 }));
        const json = `[${claimed.map((each) => rowOf('deliveries', each)).join(',')}]`;
        const update = { ...changes.deliveries.update, values: [json, claimed.length] };
        await allOf([...(claimed.length > 0 ? [client.query(update)] : []), client.query('COMMIT')]);
        return claimed;
      }, 'claim');
    },
  };
}

function tallyOf(rows: readonly { measure: string; n: number }[]): Tally {
  const tally = emptyTally();
  for (const { measure, n } of rows) {
    const [group, name = ''] = measure.split(' ') as [Exclude<keyof Tally, 'people'> | 'people', string?];
    if (group === 'people') tally.people = n;
    else (tally[group] as Record<string, number>)[name] = n;
  }
  return tally;
}
