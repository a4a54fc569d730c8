import type { Platform } from '../../chat/event.ts';
import type { Claim } from '../../domain/delivery.ts';
import type { Statement } from './statement.ts';

/** Where so many of the oldest lines of channels are of too few queues, each queue of a channel is looked at instead. */
const near = 200;
/** No platform takes more in the time that a place rests. The database, told so, keeps them at hand, however many were ever sent. */
const mostResting = 2_000;

/**
 * What may be tried: leases that ran out, then what is owed, emergencies first and each by age, one of each queue. Being
 * the first of its queue is asked of what is stored, not of what is free: so two instances never take two of one queue.
 * Twice as many as wanted are found, because others may be claiming some of them at this moment.
 * @param lapsed leases that ran out later are left to those who have them
 */
export function claiming(
  platform: Platform,
  now: Date,
  lapsed: Date,
  { limit, skip = new Set(), only, slow = limit * 2, rest = 0, what }: Claim,
): Statement & { values: unknown[] } {
  // New messages, changes of what was posted, or both.
  const kinds = what ? [what === 'changes'] : [false, true];
  const values = [platform, now.toISOString(), limit, kinds, lapsed.toISOString()];
  if (only !== undefined) return { ...ofOneQueue, values: [...values, only] };
  const rested = new Date(now.getTime() - rest).toISOString();
  return { ...ofEachQueue, values: [...values, Math.floor(slow), [...skip], rested] };
}

const inQueue = 'platform = $1 AND queue = $6 AND posted = ANY($4)';
const ofOneQueue: Statement = {
  name: 'claim-queue',
  text: `
    WITH leases AS MATERIALIZED (
      SELECT body FROM deliveries WHERE ${inQueue} AND state = 'sending' AND try_at <= $5
      ORDER BY try_at, id LIMIT $3 FOR UPDATE SKIP LOCKED
    ), owed AS MATERIALIZED (
      SELECT body FROM deliveries WHERE ${inQueue} AND state = 'owed' AND try_at <= $2
      ORDER BY lane, owed_at, id LIMIT $3 FOR UPDATE SKIP LOCKED
    )
    SELECT body FROM leases UNION ALL SELECT body FROM owed LIMIT $3`,
};

const ofEachQueue = claimOfEach();

function claimOfEach(): Statement {
  const line = 'id, queue, channel, lane, owed_at';
  const owed = `platform = $1 AND lane = lanes.lane AND posted = kinds.posted AND state = 'owed'`;
  const due = `${owed} AND try_at <= $2`;
  // One look at an index each, whatever the database believes about how many there are: only one index fits.
  const first = `(SELECT id FROM deliveries
    WHERE platform = $1 AND queue = d.queue AND posted = ANY($4) AND state IN ('owed', 'sending')
      AND (state = 'sending' OR try_at <= $2)
    ORDER BY state DESC, lane, owed_at, id LIMIT 1)`;
  const lastSent = '(SELECT max(sent_at) FROM deliveries WHERE platform = $1 AND channel = d.channel)';
  const rested = `coalesce(${lastSent}, '') <= $8`;
  const next = `d.queue <> ALL($7) AND d.id = ${first}`;
  const person = `${next} AND d.queue NOT IN (SELECT queue FROM resting)`;
  const channel = `${next} AND ${rested}`;
  // The first of each queue, in one lane and of one kind.
  const firsts = `
    WITH RECURSIVE people AS (
      (SELECT ${line} FROM deliveries d WHERE ${due} AND channel IS NULL AND try_at <= owed_at AND ${person}
      ORDER BY owed_at, id LIMIT lanes.most)
      UNION ALL
      -- Those that something held up.
      (SELECT ${line} FROM deliveries d WHERE ${due} AND channel IS NULL AND try_at > owed_at AND ${person}
      ORDER BY try_at, id LIMIT lanes.most)
    ), oldest AS MATERIALIZED (
      SELECT ${line} FROM deliveries WHERE ${due} AND channel IS NOT NULL ORDER BY owed_at, id LIMIT ${near}
    ), heads AS MATERIALIZED (
      SELECT * FROM (SELECT DISTINCT ON (queue) * FROM oldest ORDER BY queue, owed_at, id) AS each
      ORDER BY owed_at, id
    ), channels AS MATERIALIZED (
      SELECT * FROM heads d WHERE ${channel} LIMIT lanes.most
    ), queues AS (
      SELECT '' COLLATE "C" AS queue
      WHERE (SELECT count(*) FROM oldest) = ${near} AND (SELECT count(*) FROM channels) < lanes.most
      UNION ALL
      SELECT next.queue FROM queues, LATERAL (
        SELECT queue FROM deliveries WHERE ${owed} AND channel IS NOT NULL AND queue > queues.queue
        ORDER BY queue LIMIT 1
      ) AS next
    )
    SELECT * FROM people
    UNION SELECT * FROM channels
    UNION SELECT d.* FROM queues, LATERAL (
      SELECT ${line} FROM deliveries WHERE ${due} AND queue = queues.queue AND state IN ('owed', 'sending')
      ORDER BY owed_at, id LIMIT 1
    ) AS d WHERE ${channel}`;
  // Said so that no index but that of ids fits: what was found is looked up one by one.
  const stillOpen = `state NOT IN ('sent', 'answered', 'failed', 'given-up')`;
  return {
    name: 'claim',
    text: `
    -- People who got something just now, from whichever instance: found once for all that is looked at.
    WITH resting AS MATERIALIZED (
      SELECT queue FROM deliveries WHERE platform = $1 AND channel IS NULL AND sent_at > $8
      ORDER BY sent_at DESC LIMIT ${mostResting}
    )
    SELECT body FROM deliveries WHERE id = ANY (ARRAY(
      (SELECT id FROM deliveries d
      WHERE platform = $1 AND posted = ANY($4) AND state = 'sending' AND try_at <= $5 AND ${next}
        AND (d.channel IS NULL OR ${rested})
      ORDER BY try_at, id LIMIT $3 * 2)
      UNION ALL
      SELECT firsts.id
      FROM (VALUES ('emergency', $3 * 2), ('normal', $3 * 2), ('slow', $6::int)) AS lanes (lane, most), LATERAL (
        SELECT each.* FROM unnest($4::boolean[]) AS kinds (posted), LATERAL (${firsts}) AS each
        ORDER BY owed_at, id LIMIT lanes.most
      ) AS firsts
    )) AND ${stillOpen} AND try_at <= $2
    ORDER BY state DESC, lane, owed_at, id LIMIT $3 FOR UPDATE SKIP LOCKED`,
  };
}
