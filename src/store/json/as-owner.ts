import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Does work on a store's folder as the user whose it is, where root asks for it: a file that root made would keep the
 * bot, which is somebody else, from its next start.
 */
export async function asOwnerOf<T>(folder: string, work: () => Promise<T>): Promise<T> {
  // The bot makes its journal's folder itself; the store's may have been made for it. Before its first start those tell it.
  const owner = await firstOf([join(folder, 'journal'), folder, dirname(folder)]);
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

/** Of what there is of these, the first. */
async function firstOf(paths: readonly string[]): Promise<Stats | undefined> {
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined);
    if (found) return found;
  }
  return undefined;
}
