import { randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Keys {
  /** HMAC key of the audit chain, 32 bytes. */
  audit: Uint8Array;
  /** Opens the identities of confidential reports, 32 bytes. */
  seal: Uint8Array;
  /** Where the ends of the audit chain are kept. */
  anchorsFile: string;
}

const size = 32;

/**
 * The keys, which live outside the data folder; made at first use. One key without the other means that a key was
 * lost, and a new one would make what it protects unreadable: that is an error, never mended here.
 */
export async function openKeys(folder: string): Promise<Keys> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const paths = { audit: join(folder, 'audit.key'), seal: join(folder, 'seal.key') };
  const found = { audit: await read(paths.audit), seal: await read(paths.seal) };
  const anchorsFile = join(folder, 'audit-anchors.ndjson');
  if (!found.audit && !found.seal) {
    return { audit: await create(paths.audit), seal: await create(paths.seal), anchorsFile };
  }
  for (const name of ['audit', 'seal'] as const) {
    if (!found[name]) throw new Error(`${paths[name]} is missing. Put it back from your backup of the keys.`);
    if (found[name].length !== size)
      throw new Error(`${paths[name]} is damaged. Put it back from your backup of the keys.`);
  }
  return { audit: found.audit as Uint8Array, seal: found.seal as Uint8Array, anchorsFile };
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
  } finally {
    await handle.close();
  }
  return key;
}
