import { join } from 'node:path';
import type { Store } from '../../src/domain/store.ts';
import { type JsonStoreOptions, openJsonStore } from '../../src/store/json/store.ts';
import type { OpenedStore } from '../contracts/store-contract.ts';
import { temporaryFolder } from './bot.ts';

const auditKey = Buffer.alloc(32, 7);
const sealKey = Buffer.alloc(32, 3);

/** Opens a JSON store on a folder, with keys and anchors beside it. */
export function openOn(folder: string, more: Partial<JsonStoreOptions> = {}): Promise<Store> {
  const anchorsFile = `${folder}.anchors`;
  const keys = { auditKey, sealKey };
  return openJsonStore({ folder, ...keys, anchorsFile, clock: () => new Date(), flushMs: 20, ...more });
}

export async function temporaryJsonStore(
  more: Partial<JsonStoreOptions> = {},
): Promise<OpenedStore & { folder: string }> {
  const { path, remove } = await temporaryFolder();
  const folder = join(path, 'store');
  const opened = {
    folder,
    store: await openOn(folder, more),
    async reopen() {
      await opened.store.close();
      opened.store = await openOn(folder, more);
      return opened.store;
    },
    async remove() {
      await opened.store.close();
      await remove();
    },
  };
  return opened;
}
