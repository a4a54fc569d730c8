import type { AuditEntry } from '../../domain/audit.ts';
import type { Kind, Kinds } from '../../domain/store.ts';
import { textualJson } from '../textual.ts';
import type { Copied, Count, Transfer } from '../transfer.ts';
import { type Chain, lockClass } from './chain.ts';
import type { Database } from './database.ts';
import { changes, rowOf } from './records.ts';
import { insertLinks } from './writer.ts';

const putCount = {
  name: 'counters-put',
  text: `INSERT INTO counters SELECT c->>'id', (c->>'last')::int FROM jsonb_array_elements($1::jsonb) AS c
    ON CONFLICT (id) DO UPDATE SET last = greatest(counters.last, excluded.last)`,
};

/** Each instance holds the lock of its chain. */
const instances = {
  name: 'instances',
  text: `SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND classid = $1::int::oid AND granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
};

const putChain = { name: 'chains-put', text: 'INSERT INTO chains VALUES ($1) ON CONFLICT DO NOTHING' };

/** A mark of no key: the database holds a part of the records that were to be moved into it. */
export const isMarked = { name: 'moving', text: "SELECT FROM key_marks WHERE name = 'moving'" };
const mark = {
  name: 'moving-mark',
  text: "INSERT INTO key_marks VALUES ('moving', '') ON CONFLICT DO NOTHING",
};
const unmark = { name: 'moving-unmark', text: "DELETE FROM key_marks WHERE name = 'moving'" };

/** Moves the records of the database. */
export function postgresTransfer(db: Database, own: Chain): Transfer {
  return {
    async records(kind, after, limit) {
      const text = `SELECT body FROM ${kind} WHERE id > $1 ORDER BY id LIMIT $2`;
      const rows = await db.rows<{ body: Copied }>({ name: `${kind}-copy`, text }, [after, limit]);
      return rows.map(({ body }) => body);
    },
    async put(kind, records) {
      const json = records.map((record) => rowOf(kind, record as Kinds[Kind])).join(',');
      await db.rows(changes[kind].insert, [`[${json}]`, records.length]);
    },
    counts: () => db.rows<Count>({ name: 'counters', text: 'SELECT id, last FROM counters' }),
    async putCounts(counts) {
      await db.rows(putCount, [JSON.stringify(counts)]);
    },
    async files() {
      const rows = await db.rows<{ sha256: string }>({ name: 'files', text: 'SELECT sha256 FROM files' });
      return rows.map(({ sha256 }) => sha256);
    },
    async putAudit(chain, entries: readonly AuditEntry[]) {
      await db.rows(putChain, [chain]);
      await db.rows(insertLinks, [chain, textualJson(entries)]);
    },
    async others() {
      const [row] = await db.rows<{ n: number }>(instances, [lockClass]);
      return Math.max(0, (row?.n ?? 1) - 1);
    },
    async clear(kinds) {
      // What the console shows is about records that were there; it is no kind, and is copied nowhere.
      const also = ['tallies', 'board_counts', 'counters', 'files', 'audit', 'chains', 'shown'];
      const all = [...kinds, ...also].join(', ');
      await db.rows({ name: 'clear', text: `TRUNCATE ${all}` });
      await own.renew();
    },
    // Its own chain may have got links.
    finish: () => own.renew(),
    unfinished: async () => (await db.rows(isMarked)).length > 0,
    async mark(unfinished) {
      await db.rows(unfinished ? mark : unmark);
    },
  };
}
