import { constants } from 'node:fs';
import { type FileHandle, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { syncFolder } from './durable-file.ts';
import type { FileProblem } from './problem.ts';

const digestLength = 8;
const lineEnd = '\n'.charCodeAt(0);

/** Has a write last when it returns: one way to the disk and back for a commit, not two. Elsewhere it promises less. */
const lasting = process.platform === 'linux' ? constants.O_DSYNC : 0;

/**
 * Commits in the order they were made, one line each, synced before anybody is told. It makes a commit over several
 * records atomic, and lets their files be written later and together.
 */
export class Journal {
  readonly #folder: string;
  #segment: number;
  #handle: FileHandle;
  #length = 0;
  #kept = 0;
  readonly #memory = Buffer.allocUnsafe(1_000_000);
  /** A write failed: what it may have left behind has to go before the next one. */
  #torn = false;

  private constructor(folder: string, segment: number, handle: FileHandle) {
    this.#folder = folder;
    this.#segment = segment;
    this.#handle = handle;
  }

  static async open(folder: string, segment: number): Promise<Journal> {
    return new Journal(folder, segment, await create(folder, segment));
  }

  /** Appends lines and makes them last, or fails and leaves the journal as it was. */
  async append(lines: readonly string[]): Promise<void> {
    if (this.#torn) await this.#cut();
    const bytes = this.#encode(lines);
    try {
      let written = 0;
      while (written < bytes.length) {
        const at = this.#length + written;
        written += (await this.#handle.write(bytes, written, bytes.length - written, at)).bytesWritten;
      }
      if (!lasting) await this.#handle.datasync();
    } catch (error) {
      this.#torn = true;
      // At once: lines of it that are whole would count at the next start, and those whose they are read that nothing was kept.
      await this.#cut().catch(() => {});
      throw error;
    }
    this.#length += bytes.length;
    this.#kept += bytes.length;
  }

  /** Takes away what a write that failed left. */
  async #cut(): Promise<void> {
    await this.#handle.truncate(this.#length);
    this.#torn = false;
  }

  /** Lines with their digests, each copied once, into memory that is used again: copying is much of what a commit costs. */
  #encode(lines: readonly string[]): Buffer {
    const most = lines.reduce((sum, { length }) => sum + 3 * length + digestLength + 2, 0);
    const memory = most <= this.#memory.length ? this.#memory : Buffer.allocUnsafe(most);
    let at = 0;
    for (const line of lines) {
      const begin = at + digestLength + 1;
      const end = begin + memory.write(line, begin);
      memory.write(`${digest(memory.subarray(begin, end))} `, at, 'latin1');
      at = memory.writeUInt8(lineEnd, end);
    }
    return memory.subarray(0, at);
  }

  /** Starts a new segment; returns the number of the last one that is complete. */
  async rotate(): Promise<number> {
    const next = await create(this.#folder, this.#segment + 1);
    const finished = this.#handle;
    if (this.#torn) await this.#cut();
    this.#handle = next;
    this.#segment += 1;
    this.#length = 0;
    await finished.close();
    return this.#segment - 1;
  }

  /** Bytes appended since the last segment was dropped. */
  get kept(): number {
    return this.#kept;
  }

  /** Removes segments up to `last`, the oldest first, so that what remains is always a complete end. */
  async dropUpTo(last: number): Promise<void> {
    for (const segment of await segments(this.#folder)) {
      if (segment <= last) await rm(join(this.#folder, fileName(segment)), { force: true });
    }
    this.#kept = this.#length;
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }
}

async function create(folder: string, segment: number): Promise<FileHandle> {
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | lasting;
  const handle = await open(join(folder, fileName(segment)), flags, 0o600);
  await syncFolder(folder);
  return handle;
}

function fileName(segment: number): string {
  return `${String(segment).padStart(8, '0')}.ndjson`;
}

async function segments(folder: string): Promise<number[]> {
  const names = await readdir(folder);
  return names
    .filter((name) => /^\d+\.ndjson$/.test(name))
    .map(Number.parseFloat)
    .sort((a, b) => a - b);
}

/**
 * The lines that a stopped process left, in order, and the next free segment number. An unfinished last line was never
 * answered and is left out; any other broken line is a problem.
 */
export async function readJournal(
  folder: string,
  problems: FileProblem[],
): Promise<{ lines: string[]; next: number }> {
  const found = await segments(folder);
  const lines: string[] = [];
  for (const segment of found) {
    const parts = (await readFile(join(folder, fileName(segment)), 'utf8')).split('\n');
    // Only what follows the last line end can be unfinished.
    const unfinished = parts.pop() ?? '';
    for (const [i, part] of parts.entries()) {
      const line = part.slice(digestLength + 1);
      if (part.slice(0, digestLength) === digest(line)) lines.push(line);
      else if (segment === found.at(-1) && i === parts.length - 1 && !unfinished) break;
      else problems.push(broken(join(folder, fileName(segment)), i + 1));
    }
  }
  return { lines, next: (found.at(-1) ?? 0) + 1 };
}

function broken(file: string, line: number): FileProblem {
  return {
    file,
    wrong: `line ${line} is damaged`,
    todo: 'Commits that were answered may be in it: restore the whole folder from your backup, or ask for help before you move this file away.',
  };
}

/** Tells a line that was torn from one that is whole; whether somebody changed it is the audit chain's to tell. */
function digest(line: string | Buffer): string {
  return crc32(line).toString(16).padStart(digestLength, '0');
}
