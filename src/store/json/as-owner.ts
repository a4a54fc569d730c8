import { stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Does work on a store's folder as the user whose it is, where root asks for it: a file that root made would keep the
 * bot, which is somebody else, from its next start.
 */
export async function asOwnerOf<T>(folder: string, work: () => Promise<T>): Promise<T> {
  // The bot makes its journal's folder itself; the store's may have been made for it.
  const owner = await stat(join(folder, 'journal')).catch(() => undefined);
  if (process.geteuid?.() !== 0 || !owner || owner.uid === 0) return work();
  process.setegid?.(owner.gid);
  process.seteuid?.(owner.uid);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
    process.setegid?.(0);
  }
}
