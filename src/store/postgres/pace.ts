import type { Lender } from '../../chat/shared-pacer.ts';
import type { Ration } from '../../domain/store.ts';
import type { Database } from './database.ts';

/** The database's clock is everybody's: moments are told as a time from now. */
const lend = {
  name: 'pace-lend',
  // Moments that were lent later than now are of a clock that was set back since: they would keep everything waiting.
  text: `INSERT INTO paces AS p (name, next_at, lent_at)
    VALUES ($1, clock_timestamp() + ($2::int * $3::float8 + $4::float8) * interval '1 millisecond', clock_timestamp())
    ON CONFLICT (name) DO UPDATE SET lent_at = excluded.lent_at, next_at = greatest(
        CASE WHEN p.lent_at > clock_timestamp() + interval '1 second' THEN clock_timestamp() ELSE p.next_at END,
        clock_timestamp() + $4 * interval '1 millisecond')
      + $2 * $3 * interval '1 millisecond'
    RETURNING extract(epoch FROM next_at)::float8 * 1000 - $2 * $3 AS first,
      extract(epoch FROM clock_timestamp())::float8 * 1000 AS now`,
};

/** Clocks of machines part by less than this, in milliseconds for each look; an answer that is later than that waited. */
const drift = 0.01;
/** A difference beyond this, in milliseconds, is a clock that was set. */
const set = 1_000;

/**
 * Lends moments of budgets that all instances share. How far the database's clock is ahead of ours is known from the
 * answer that came quickest: one that had to wait, here or on its way, must not shift the moments it tells of into those
 * of others.
 */
export function paceLender(db: Database): Lender {
  let ahead = Number.NEGATIVE_INFINITY;
  return async (name, count, gap, rest) => {
    const [row] = await db.rows<{ first: number; now: number }>(lend, [name, count, gap, rest]);
    if (!row) return 0;
    const seen = row.now - performance.now();
    ahead = seen < ahead - set ? seen : Math.max(ahead - drift, seen);
    return row.first - ahead - performance.now();
  };
}

/** What was counted later than now is of a clock that was set back since. */
const recent =
  "FROM unnest(r.taken) AS at WHERE at BETWEEN clock_timestamp() - $3::float8 * interval '1 millisecond' AND clock_timestamp()";
const ration = {
  name: 'pace-ration',
  text: `INSERT INTO rations AS r (name, taken) VALUES ($1, ARRAY[clock_timestamp()])
    ON CONFLICT (name) DO UPDATE SET taken = array_append(ARRAY(SELECT at ${recent}), clock_timestamp())
      WHERE (SELECT count(*) ${recent}) < $2::int
    RETURNING name`,
};

/** Counts by the database's clock what all instances together do. */
export function rationOf(db: Database): Ration {
  return async (name, most, ms) => (await db.rows(ration, [name, most, ms])).length > 0;
}
