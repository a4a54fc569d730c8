import { copyFile, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Adapter } from 'lowdb';
import { Low } from 'lowdb';

/** Makes a rename or a new file in a folder last. */
export function syncFolder(folder: string): Promise<void> {
  return sync(folder, 'r');
}

export async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
}

/** Replaces a file as a whole: after a crash there is the old content or the new one, synced to disk. */
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

  constructor(file: string, serialize: (data: T) => string) {
    this.#file = file;
    this.#serialize = serialize;
  }

  async read(): Promise<T | null> {
    return JSON.parse(await readFile(this.#file, 'utf8')) as T;
  }

  async write(data: T): Promise<void> {
    await replace(this.#file, this.#serialize(data));
  }
}

export function durable<T>(file: string, data: T, serialize: (data: T) => string = JSON.stringify): Low<T> {
  return new Low<T>(new DurableFile<T>(file, serialize), data);
}

/** Copies a file so that the copy is whole or not there. A link would not do: what spoils one would spoil the other. */
export function copyDurably(file: string, copy: string): Promise<void> {
  return replaceBy(copy, async (next) => {
    await copyFile(file, next);
    await sync(next, 'r+');
  });
}

function replace(file: string, content: string | Buffer): Promise<void> {
  return replaceBy(file, (next) => writeFile(next, content, { mode: 0o600, flush: true }));
}

let made = 0;

/**
 * Puts a synced file in the place of another. No package does it: write-file-atomic looks at every folder of the path and
 * at the old file, and listens to the end of the process, for each of thousands of files in a busy minute; that was a
 * tenth of all the store's work.
 * @param make makes the new file beside the old one, and makes it last
 */
async function replaceBy(file: string, make: (next: string) => Promise<void>): Promise<void> {
  const next = `${file}.${++made}`;
  try {
    await make(next);
    await rename(next, file);
  } catch (error) {
    await rm(next, { force: true });
    throw error;
  }
}

async function sync(path: string, flags: 'r' | 'r+'): Promise<void> {
  const handle = await open(path, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
