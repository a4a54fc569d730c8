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
 * lowdb's adapter for a file that has to last. The copy of the same content is written after the file itself, so that
 * whatever happens to one of them, the other is whole.
 */
class DurableFile<T> implements Adapter<T> {
  readonly #file: string;
  readonly #copy: string;

  constructor(file: string, copy: string) {
    this.#file = file;
    this.#copy = copy;
  }

  async read(): Promise<T | null> {
    return JSON.parse(await readFile(this.#file, 'utf8')) as T;
  }

  async write(data: T): Promise<void> {
    const content = `${JSON.stringify(data, null, 1)}\n`;
    await writeDurably(this.#file, content);
    await writeDurably(this.#copy, content);
  }
}

export function durable<T>(file: string, copy: string, data: T): Low<T> {
  return new Low<T>(new DurableFile<T>(file, copy), data);
}
