import type { Lender } from '../../chat/shared-pacer.ts';
import type { Database } from './database.ts';

/** The database's clock is everybody's: moments are told as a time from now. */
const lend = {
  name: 'pace-lend',
  text: `INSERT INTO paces AS p (name, next_at)
    VALUES ($1, clock_timestamp() + ($2::int * $3::float8 + $4::float8) * interval '1 millisecond')
    ON CONFLICT (name) DO UPDATE SET next_at = greatest(p.next_at, clock_timestamp() + $4 * interval '1 millisecond')
      + $2 * $3 * interval '1 millisecond'
    RETURNING extract(epoch FROM next_at - clock_timestamp())::float8 * 1000 - $2 * $3 AS first`,
};

/** Lends moments of budgets that all instances share. */
export function paceLender(db: Database): Lender {
  return async (name, count, gap, rest) => {
    const [row] = await db.rows<{ first: number }>(lend, [name, count, gap, rest]);
    return row?.first ?? 0;
  };
}
