import { readFile, rename } from 'node:fs/promises';
import { isAbsolute, join, normalize } from 'node:path';
import { syncFolder, writeDurably } from './durable-file.ts';
import { own } from './owner.ts';

/**
 * Puts the last good copy of a file back; the bad file is kept beside it. Fails with `StoreProblem` while a process owns the
 * folder: what that had recorded since would be gone.
 * @param file path within the store's folder, `events/000001.json`
 * @returns where the bad file is now, or undefined when there was none
 */
export async function restoreLastGood(
  folder: string,
  file: string,
  clock: () => Date,
): Promise<string | undefined> {
  const name = normalize(file);
  if (isAbsolute(name) || !/^[a-z]+[\\/]\d{6}\.json$/.test(name))
    throw new Error(`${file} is not a file of the store.`);
  const ownership = await own(folder, clock, () => {});
  try {
    return await putBack(folder, name, clock());
  } finally {
    await ownership.release();
  }
}

async function putBack(folder: string, name: string, now: Date): Promise<string | undefined> {
  const copy = await readFile(join(folder, 'last-good', name)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    throw new Error('there is no last good copy of it. Take it from your backup.');
  });
  if (!isJson(copy.toString('utf8')))
    throw new Error('its last good copy is damaged, too. Take it from your backup.');
  const target = join(folder, name);
  const bad = `${target}.bad-${now.toISOString().replace(/[:.]/g, '-')}`;
  const kept = await rename(target, bad).then(
    () => bad,
    () => undefined,
  );
  await writeDurably(target, copy);
  await syncFolder(folder);
  return kept;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
