import { createHmac, randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { systemProblem } from './system-error.ts';

export interface Keys {
  /** HMAC key of the audit chain, 32 bytes. */
  audit: Uint8Array;
  /** Opens the identities of confidential reports, 32 bytes. */
  seal: Uint8Array;
  /** Where the ends of the audit chain are kept. */
  anchorsFile: string;
}

const size = 32;
export const keyNames = ['audit', 'seal'] as const;

/** Says nothing about a key, but tells it from any other. */
export function markOf(key: Uint8Array): string {
  return createHmac('sha256', key).update('vigie').digest('hex');
}

/**
 * The keys, which live outside the data folder; made at first use. One key without the other, or records without any,
 * means that a key was lost or lies elsewhere, and a new one would make what it protects unreadable: that is an error,
 * never mended here.
 * @param records the folder of the records, where they are in one
 */
export async function openKeys(folder: string, records?: string): Promise<Keys> {
  return findKeys(folder, records).catch((error: unknown) => {
    const problem = systemProblem(error, folder);
    throw problem ? new Error(`${problem.file ?? folder}: ${problem.wrong}\n  ${problem.todo}`) : error;
  });
}

async function findKeys(folder: string, records: string | undefined): Promise<Keys> {
  const paths = { audit: join(folder, 'audit.key'), seal: join(folder, 'seal.key') };
  const found = { audit: await read(paths.audit), seal: await read(paths.seal) };
  const anchorsFile = join(folder, 'audit-anchors.ndjson');
  if (!found.audit && !found.seal) {
    if (records !== undefined && (await holdsSome(records))) {
      throw new Error(
        `${folder} has no keys, and the records in ${records} were made with some. Set KEYS_DIR to the folder of their keys, or put that folder back from its backup.`,
      );
    }
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
    return { audit: await create(paths.audit), seal: await create(paths.seal), anchorsFile };
  }
  await chmod(folder, 0o700);
  for (const name of keyNames) {
    if (!found[name]) throw new Error(`${paths[name]} is missing. Put it back from your backup of the keys.`);
    if (found[name].length !== size)
      throw new Error(`${paths[name]} is damaged. Put it back from your backup of the keys.`);
  }
  return { audit: found.audit as Uint8Array, seal: found.seal as Uint8Array, anchorsFile };
}

/** Whether anything was ever stored in a folder. */
async function holdsSome(folder: string): Promise<boolean> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  for (const name of names.filter((each) => !each.startsWith('.'))) {
    const found = await stat(join(folder, name)).catch(() => undefined);
    if (found?.isFile() && found.size > 0) return true;
  }
  return false;
}

async function read(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function create(path: string): Promise<Uint8Array> {
  const key = randomBytes(size);
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(key);
    await handle.sync();
  } catch (error) {
    // As on a full disk: half a key would be taken for one that was damaged, and nothing was ever made with it.
    await rm(path, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  return key;
}
