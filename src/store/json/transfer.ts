import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kind } from '../../domain/store.ts';
import type { Transfer } from '../transfer.ts';
import type { AuditFiles } from './audit-file.ts';
import type { Collection } from './collection.ts';
import { digestsIn } from './files.ts';
import type { Counter } from './numbers.ts';
import type { Versioned } from './schema.ts';
import { stagedEntry } from './writer.ts';

export interface Inside {
  root: string;
  kinds: Readonly<Record<Kind, unknown>>;
  counters: Collection<Counter>;
  chains(): readonly AuditFiles[];
  /** The chain of that number, made when there is none. */
  chain(number: number): Promise<AuditFiles>;
  flush(): Promise<void>;
}

/** Moves the records of the folder, past the journal: what is put lasts when the move is finished. */
export function jsonTransfer({ root, kinds, counters, chain, flush }: Inside): Transfer {
  const of = (kind: Kind) => kinds[kind] as Collection<Versioned>;
  let ordered: { kind: Kind; records: Versioned[] } | undefined;
  return {
    async records(kind, after, limit) {
      if (after === '' || ordered?.kind !== kind) {
        // As the other store orders them: JavaScript has letters beyond the first 65,536 before some that are not.
        const records = [...of(kind).values()].sort((a, b) =>
          Buffer.compare(Buffer.from(a.id), Buffer.from(b.id)),
        );
        ordered = { kind, records };
      }
      const { records } = ordered;
      const from = records.findIndex(({ id }) => id === after) + 1;
      return records.slice(from, from + limit);
    },
    async put(kind, records) {
      for (const record of records) of(kind).put(record);
    },
    async counts() {
      return [...counters.values()].map(({ id, last }) => ({ id, last }));
    },
    async putCounts(counts) {
      for (const { id, last } of counts) counters.put({ id, version: last, last });
    },
    files: () => digestsIn(root),
    async putAudit(number, entries) {
      (await chain(number)).add(entries.map(stagedEntry));
    },
    // The folder has one owner.
    others: async () => 0,
    finish: flush,
    unfinished: async () => isUnfinished(root),
    async mark(unfinished) {
      if (unfinished) await writeFile(join(root, marker), '', { mode: 0o600, flush: true });
      else await rm(join(root, marker), { force: true });
    },
  };
}

const marker = '.moving';

/** Whether a folder holds a part of the records that were to be moved into it. */
export function isUnfinished(root: string): boolean {
  return existsSync(join(root, marker));
}
