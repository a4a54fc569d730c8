import { createHmac } from 'node:crypto';
import { seal, unseal } from '../../domain/seal.ts';
import type { ShownAt, ShownMessages, Turn } from '../../domain/shown.ts';
import type { Database } from './database.ts';
import type { Statement } from './statement.ts';

/**
 * Turns are taken one after the other, each until its message is there: whoever reads one has missed none before it. The
 * hour has to do for the age: a moment would say beside which report somebody wrote something.
 */
const keep: Statement = {
  name: 'shown-keep',
  text: `WITH turn AS (UPDATE shown_turn SET last = last + 1 RETURNING last),
    gone AS (DELETE FROM shown WHERE id = ANY($3::text[]))
    INSERT INTO shown (id, box, first, last, hour)
      SELECT $1, $2, last, last, date_trunc('hour', now(), 'UTC') FROM turn
    ON CONFLICT (id) DO UPDATE SET box = excluded.box, last = excluded.last, hour = excluded.hour
    RETURNING first::float8, last::float8`,
};

const after: Statement = {
  name: 'shown-after',
  text: `SELECT id, box, first::float8, last::float8 FROM shown WHERE last > $1::bigint ORDER BY last LIMIT $2`,
};

const forget: Statement = {
  name: 'shown-forget',
  text: `DELETE FROM shown WHERE id IN (
    SELECT id FROM shown WHERE hour < now() - interval '1 day' LIMIT $1 FOR UPDATE SKIP LOCKED)`,
};

/**
 * What instances show each other, each message in a seal of its own, with its place: that is a person, whom even a mark of it
 * would tell by what they reported under their name.
 */
export function shownMessages(db: Database, key: Uint8Array): ShownMessages {
  const rowOf = ({ place, id }: ShownAt) =>
    createHmac('sha256', key)
      .update(JSON.stringify([place, id]))
      .digest('base64url');
  return {
    async keep(message, gone = []) {
      const row = rowOf(message);
      const [turn] = await db.rows<Turn>(keep, [row, seal(message.body, row, key), gone.map(rowOf)]);
      return turn as Turn;
    },
    async after(last, limit) {
      const rows = await db.rows<Turn & { id: string; box: string }>(after, [last, limit]);
      return rows.map(({ id, box, ...turn }) => ({ ...turn, ...opened(id, box, key) }));
    },
  };
}

/** Whatever somebody changed in the database holds up nothing else. */
function opened(id: string, box: string, key: Uint8Array): { body?: string } {
  try {
    return { body: unseal({ id, box, version: 1 }, key) };
  } catch {
    return {};
  }
}

/** Forgets some of what is a day old. */
export async function forgetShown(db: Database, most: number): Promise<void> {
  await db.rows(forget, [most]);
}
