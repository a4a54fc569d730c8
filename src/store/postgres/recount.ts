import type { ClientBase } from 'pg';
import type { SecurityEvent } from '../../domain/security-event.ts';
import { rowOf } from './records.ts';
import { tables } from './tables.ts';

const atOnce = 1_000;

/**
 * Counts all events for the board by the rules of this version. The step for a rule that changed: those that an older version
 * stored would else be counted by the old one until somebody changes them.
 */
export async function recount(client: ClientBase): Promise<void> {
  const columns = Object.entries(tables.events);
  const of = (table: string) => columns.map(([name]) => `${table}.${name}`).join(', ');
  const types = columns.map(([name, { type }]) => `${name} ${type}`).join(', ');
  for (let after = ''; ; ) {
    const { rows } = await client.query<{ id: string; body: SecurityEvent }>(
      'SELECT id, body FROM events WHERE id > $1 ORDER BY id LIMIT $2',
      [after, atOnce],
    );
    await client.query(
      `UPDATE events AS t SET (${columns.map(([name]) => name).join(', ')}) = (${of('r')})
       FROM jsonb_to_recordset($1::jsonb) AS r (b jsonb, ${types})
       WHERE t.id = r.b->>'id' AND (${of('t')}) IS DISTINCT FROM (${of('r')})`,
      [`[${rows.map(({ body }) => rowOf('events', body)).join(',')}]`],
    );
    if (rows.length < atOnce) return;
    after = rows.at(-1)?.id ?? after;
  }
}
