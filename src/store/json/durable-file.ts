import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Adapter } from 'lowdb';
import { Low } from 'lowdb';

/** Makes a rename or a new file in a folder last. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a folder that only its owner can read, with those above it. */
export async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
}

let written = 0;

/** Asked at the last moment before a file is changed; fails when it is another process's by now. */
export type Allowed = () => Promise<void>;

/** Replaces a file as a whole: after a crash there is the old content or the new one, once its folder is synced. */
async function replace(file: string, content: string | Buffer, allowed?: Allowed): Promise<void> {
  written += 1;
  const next = `${file}.${written}`;
  try {
    await writeFile(next, content, { mode: 0o600, flush: true });
    await allowed?.();
    await rename(next, file);
  } catch (error) {
    await rm(next, { force: true }).catch(() => {});
    throw error;
  }
}

/** The same with its folder. */
export async function writeDurably(file: string, content: string | Buffer): Promise<void> {
  await replace(file, content);
  await syncFolder(dirname(file));
}

/**
 * lowdb's adapter for a file that has to last: replaced as a whole and synced. Its folder is synced by whoever writes
 * several files of it.
 */
class DurableFile<T> implements Adapter<T> {
  readonly #file: string;
  readonly #serialize: (data: T) => string;
  readonly #allowed: Allowed | undefined;

  constructor(file: string, serialize: (data: T) => string, allowed?: Allowed) {
    this.#file = file;
    this.#serialize = serialize;
    this.#allowed = allowed;
  }

  async read(): Promise<T | null> {
    return JSON.parse(await readFile(this.#file, 'utf8')) as T;
  }

  async write(data: T): Promise<void> {
    await replace(this.#file, this.#serialize(data), this.#allowed);
  }
}

/**
 * A file of lowdb that lasts once it is written.
 * @param allowed fails where this process may not write any more
 */
export function durable<T>(
  file: string,
  data: T,
  serialize: (data: T) => string = JSON.stringify,
  allowed?: Allowed,
): Low<T> {
  return new Low<T>(new DurableFile<T>(file, serialize, allowed), data);
}

/** Copies a file so that the copy is whole or not there. A link would not do: what spoils one would spoil the other. */
export async function copyDurably(file: string, copy: string): Promise<void> {
  await replace(copy, await readFile(file));
}
