import {
  type Claim,
  type Deliveries,
  type Delivery,
  emptyTally,
  leased,
  type Tally,
} from '../../domain/delivery.ts';
import type { Database } from './database.ts';
import { changes, reading, rowOf } from './records.ts';

export function deliveries(db: Database): Deliveries {
  const { get, list } = reading(db, 'deliveries');
  return {
    get,
    page: (after, limit) => list('page', 'WHERE id > $1 ORDER BY id LIMIT $2', [after ?? '', limit]),
    async about(record) {
      const [lines, others] = await Promise.all([
        list('of-alert', 'WHERE alert = $1 ORDER BY id', [record]),
        list('because', 'WHERE because @> ARRAY[$1] ORDER BY id', [record]),
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
      const at = now.toISOString();
      const { name, text, more } = claiming(which, now);
      return db.transaction(async (client) => {
        client.query('BEGIN').catch(() => {});
        const values = [platform, at, which.limit, ...more];
        const { rows } = await client.query<{ body: Delivery }>({ name, text, values });
        const claimed = rows.slice(0, which.limit).map(({ body }) => ({
          ...leased(body, until),
          version: body.version + 1,
        }));
        if (claimed.length > 0) {
          const json = claimed.map((each) => rowOf('deliveries', each)).join(',');
          await client.query({ ...changes.deliveries.update, values: [`[${json}]`, claimed.length] });
        }
        await client.query('COMMIT');
        return claimed;
      }, 'claim');
    },
  };
}

/**
 * What may be tried: leases that ran out, then what is owed, emergencies first and each by age, one of each queue. Whoever
 * is locked is being claimed by another instance. Being the first of its queue is asked of what is stored, not of what is
 * free: so two instances never take two of one queue.
 */
function claiming(
  { skip, only, what, rest, slow }: Claim,
  now: Date,
): { name: string; text: string; more: unknown[] } {
  const more: unknown[] = [];
  const value = (given: unknown) => `$${more.push(given) + 3}`;
  const kind = (row: string) => (what ? `AND ${what === 'posts' ? 'NOT ' : ''}${row}.posted` : '');
  const wanted =
    only !== undefined
      ? `AND d.queue = ${value(only)}`
      : skip && skip.size > 0
        ? `AND d.queue <> ALL(${value([...skip])})`
        : '';
  // The slow lane gets what it may of its own, behind the others.
  const apart = slow !== undefined;
  const slowest = apart && slow >= 1 ? value(Math.floor(slow)) : undefined;
  const rested = rest
    ? `AND (d.channel IS NULL OR NOT EXISTS (SELECT FROM deliveries o WHERE o.channel = d.channel AND o.platform = $1
         AND o.sent_at > ${value(new Date(now.getTime() - rest).toISOString())} OFFSET 0))`
    : '';
  // OFFSET keeps this a look at each candidate: there are few, however many are owed.
  const first =
    only !== undefined
      ? ''
      : `AND NOT EXISTS (
           SELECT FROM deliveries o WHERE o.queue = d.queue AND o.platform = $1 AND o.state IN ('owed', 'sending') ${kind('o')}
           AND (o.state = 'sending' OR (o.try_at <= $2 AND (o.lane, o.owed_at, o.id) < (d.lane, d.owed_at, d.id)))
           OFFSET 0)`;
  const firstLease =
    only !== undefined
      ? ''
      : `AND NOT EXISTS (
           SELECT FROM deliveries o WHERE o.queue = d.queue AND o.platform = $1 AND o.state = 'sending' ${kind('o')}
           AND (o.try_at > $2 OR (o.try_at, o.id) < (d.try_at, d.id)) OFFSET 0)`;
  return {
    name: `claim ${what} ${rest ? 'rested' : ''} ${only !== undefined ? 'only' : wanted ? 'but' : 'any'} ${apart ? (slowest ? 'slow' : 'no-slow') : ''}`,
    more,
    text: `
    WITH leases AS MATERIALIZED (
      SELECT body FROM deliveries d
      WHERE platform = $1 AND state = 'sending' AND try_at <= $2 ${kind('d')} ${wanted} ${firstLease}
      ORDER BY try_at, id LIMIT $3 FOR UPDATE SKIP LOCKED
    ), owed AS MATERIALIZED (
      SELECT body FROM deliveries d
      WHERE platform = $1 AND state = 'owed' AND try_at <= $2 ${kind('d')} ${wanted} ${rested} ${first}
      ${apart ? "AND lane < 'slow'" : ''}
      ORDER BY lane, owed_at, id LIMIT $3 FOR UPDATE SKIP LOCKED
    )${
      slowest
        ? `, slow AS MATERIALIZED (
      SELECT body FROM deliveries d
      WHERE platform = $1 AND state = 'owed' AND try_at <= $2 ${kind('d')} ${wanted} ${rested} ${first} AND lane = 'slow'
      ORDER BY owed_at, id LIMIT least($3, ${slowest}) FOR UPDATE SKIP LOCKED
    )`
        : ''
    }
    SELECT body FROM leases UNION ALL SELECT body FROM owed${slowest ? ' UNION ALL SELECT body FROM slow' : ''}`,
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
