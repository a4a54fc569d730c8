import type { Anchor } from '../domain/audit.ts';
import { openJsonStore } from './json/store.ts';
import type { Keys } from './keys.ts';
import type { Timed } from './timed.ts';
import type { MovableStore } from './transfer.ts';

export interface OpenOptions {
  /** PostgreSQL; absent: the JSON datastore in `folder`. */
  database?: { url: string; pool: number } | undefined;
  folder: string;
  keys: Keys;
  clock: () => Date;
  anchor?: (anchor: Anchor) => void;
  log?: (code: string, detail: object) => void;
  /** The folder may be another process's by now: this one has to end. Never called by PostgreSQL, which takes several. */
  lost?: () => void;
  timed?: Timed;
  /** It is opened to be moved, and may hold what a move that broke off left. */
  moving?: boolean;
}

/** Where the ends of the audit's chains are kept: after a move they go on apart. */
export function anchorsFileOf({ anchorsFile }: Keys, database: object | undefined): string {
  return database ? anchorsFile.replace(/\.ndjson$/, '.postgres.ndjson') : anchorsFile;
}

/** Opens the store that the settings name. Fails with sentences for the operator. */
export async function openStore({ database, folder, keys, ...rest }: OpenOptions): Promise<MovableStore> {
  const anchorsFile = anchorsFileOf(keys, database);
  if (!database)
    return openJsonStore({ folder, auditKey: keys.audit, sealKey: keys.seal, anchorsFile, ...rest });
  // Only what is configured is loaded.
  const { openPostgresStore } = await import('./postgres/store.ts');
  return openPostgresStore({
    ...database,
    keys: { audit: keys.audit, seal: keys.seal },
    anchorsFile,
    ...rest,
  });
}
