import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Adapter } from 'lowdb';
import { Low } from 'lowdb';
import writeFileAtomic from 'write-file-atomic';

/** Makes a rename or a new file in a folder last. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
}

/** Replaces a file as a whole: after a crash there is the old content or the new one, synced to disk. */
export async function writeDurably(file: string, content: string | Buffer): Promise<void> {
  await writeFileAtomic(file, content, { mode: 0o600 });
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
    await writeFileAtomic(this.#file, this.#serialize(data), { mode: 0o600 });
  }
}

export function durable<T>(file: string, data: T, serialize: (data: T) => string = JSON.stringify): Low<T> {
  return new Low<T>(new DurableFile<T>(file, serialize), data);
}

/** Copies a file so that the copy is whole or not there. A link would not do: what spoils one would spoil the other. */
export async function copyDurably(file: string, copy: string): Promise<void> {
  await writeFileAtomic(copy, await readFile(file), { mode: 0o600 });
}
