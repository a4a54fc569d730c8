import type { Anchor } from '../domain/audit.ts';
import type { Store } from '../domain/store.ts';
import { openJsonStore } from './json/store.ts';
import type { Keys } from './keys.ts';

export interface OpenOptions {
  /** PostgreSQL; absent: the JSON datastore in `folder`. */
  database?: { url: string; pool: number } | undefined;
  folder: string;
  keys: Keys;
  clock: () => Date;
  anchor?: (anchor: Anchor) => void;
  log?: (code: string, detail: object) => void;
}

/** Opens the store that the settings name. Fails with sentences for the operator. */
export async function openStore({ database, folder, keys, ...rest }: OpenOptions): Promise<Store> {
  const { anchorsFile } = keys;
  if (!database) return openJsonStore({ folder, auditKey: keys.audit, anchorsFile, ...rest });
  // Only what is configured is loaded.
  const { openPostgresStore } = await import('./postgres/store.ts');
  return openPostgresStore({
    ...database,
    keys: { audit: keys.audit, seal: keys.seal },
    anchorsFile,
    ...rest,
  });
}
