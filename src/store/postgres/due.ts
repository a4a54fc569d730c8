import type { Due, DueThings } from '../../domain/due.ts';
import type { Database } from './database.ts';
import { reading } from './records.ts';

export function dueThings(db: Database): DueThings {
  const { get, list } = reading(db, 'due');
  return {
    get,
    due: (now, limit) =>
      list('due', 'WHERE due_at <= $1 ORDER BY due_at, id LIMIT $2', [now.toISOString(), limit]),
    async claim(now, until, limit) {
      const rows = await db.rows<{ body: Due }>(
        {
          name: 'due-claim',
          text: `UPDATE due SET held_until = $2 WHERE id IN (
              SELECT id FROM due WHERE due_at <= $1 AND (held_until IS NULL OR held_until <= $1)
              ORDER BY due_at, id LIMIT $3 FOR UPDATE SKIP LOCKED
            ) RETURNING body`,
        },
        [now.toISOString(), until.toISOString(), limit],
      );
      return rows.map(({ body }) => body).sort((a, b) => (a.at + a.id < b.at + b.id ? -1 : 1));
    },
    async next() {
      const [first] = await list('next', 'ORDER BY due_at, id LIMIT 1');
      return first && new Date(first.at);
    },
  };
}
