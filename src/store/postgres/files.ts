import { createHash } from 'node:crypto';
import type { Files } from '../../domain/store.ts';
import type { Database } from './database.ts';

/**
 * Evidence in a table, by its SHA-256. Not as large objects: files are a few megabytes at most, a row comes and goes with
 * its transaction, and a dump holds it without being asked.
 */
export function evidenceTable(db: Database): Files {
  return {
    async keep(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      // What is there already is written again: spoiled bytes are made whole by whoever sends them again.
      const text = `INSERT INTO files (sha256, bytes) VALUES ($1, $2)
        ON CONFLICT (sha256) DO UPDATE SET bytes = excluded.bytes, kept_at = now()`;
      await db.rows({ name: 'files-keep', text }, [sha256, Buffer.from(bytes)]);
      return sha256;
    },
    async read(sha256) {
      const read = { name: 'files-read', text: 'SELECT bytes FROM files WHERE sha256 = $1' };
      const [row] = await db.rows<{ bytes: Buffer }>(read, [sha256]);
      return row?.bytes;
    },
    async keptBefore(moment) {
      const before = {
        name: 'files-before',
        text: 'SELECT sha256 FROM files WHERE kept_at < $1::timestamptz',
      };
      const rows = await db.rows<{ sha256: string }>(before, [moment.toISOString()]);
      return rows.map(({ sha256 }) => sha256);
    },
    async remove(sha256) {
      await db.rows({ name: 'files-remove', text: 'DELETE FROM files WHERE sha256 = $1' }, [sha256]);
    },
  };
}
