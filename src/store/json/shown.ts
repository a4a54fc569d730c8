import { createHmac } from 'node:crypto';
import { appendFile, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { seal, unseal } from '../../domain/seal.ts';
import type { ShownAt, ShownMessages, Turn } from '../../domain/shown.ts';
import { NotRecorded } from '../../domain/store.ts';
import { type Allowed, makeFolder, writeDurably } from './durable-file.ts';

const name = 'kept';
const hour = 3_600_000;
/** Hours for which a message is kept after it last changed. */
const lives = 24;
/** Letters of all messages together: the oldest go first. */
const mostLetters = 16_000_000;
/** A message that is longer, by its pictures, is shown and not kept. */
const longest = 1_000_000;
/** Letters that may lie in the file in vain. */
const slack = 1_000_000;

/**
 * A line of the file. The place is in the seal alone: it is a person, whom even a mark of it would tell by what they reported
 * under their name.
 */
interface Line extends Turn {
  row: string;
  /** When, to the hour: a moment would say beside which report somebody wrote something. */
  at: number;
  /** Empty: it was too long to be kept. */
  box: string;
}

export interface ShownFileOptions {
  /** The store's folder. */
  root: string;
  key: Uint8Array;
  clock: () => Date;
  /** Fails when the folder is another process's by now. */
  allowed: Allowed;
}

/**
 * What the console showed, in one file that each message is added to in a seal of its own. It is never synced: it has to
 * outlive the process, and is no record. What a message said before it changed is not read again, and goes when the file is
 * next written anew.
 */
export function shownFile({ root, key, clock, allowed }: ShownFileOptions): ShownMessages {
  const file = join(root, 'shown', name);
  const turns = new Map<string, Turn>();
  let isRead = false;
  let turn = 0;
  /** Rows that the file holds until it is written anew. */
  const gone = new Set<string>();
  /** How long the file is, how long it was when it was written anew, and when that was. */
  let length = 0;
  let anew = { length: 0, at: 0 };
  let last: Promise<unknown> = Promise.resolve();

  const rowOf = ({ place, id }: ShownAt) =>
    createHmac('sha256', key)
      .update(JSON.stringify([place, id]))
      .digest('base64url');
  const now = () => Math.floor(clock().getTime() / hour);

  /** One thing after the other, the reading of what there was first. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = last.then(async () => {
      try {
        if (!isRead) take(await kept());
        isRead = true;
        return await work();
      } catch (cause) {
        throw new NotRecorded(cause);
      }
    });
    last = done.catch(() => {});
    return done;
  }

  /** The lines that are to be kept, in the order in which they are shown. */
  async function kept(): Promise<Line[]> {
    const lines = new Map((await readLines(file)).map((line) => [line.row, line]));
    let letters = 0;
    return [...lines.values()]
      .filter(({ at, row, box }) => box && now() - at <= lives && !gone.has(row))
      .sort((a, b) => b.first - a.first)
      .filter(({ box }) => {
        letters += box.length;
        return letters <= mostLetters;
      })
      .reverse();
  }

  function take(lines: readonly Line[]): void {
    turns.clear();
    for (const { row, first, last } of lines) {
      turns.set(row, { first, last });
      turn = Math.max(turn, last);
    }
  }

  async function writeAnew(): Promise<void> {
    const lines = await kept();
    const text = lines.map(written).join('');
    await allowed();
    await writeDurably(file, text);
    take(lines);
    gone.clear();
    length = text.length;
    anew = { length, at: now() };
  }

  return {
    keep(message, went = []) {
      return inTurn(async () => {
        const { body } = message;
        const row = rowOf(message);
        const next = turn + 1;
        const known = { first: turns.get(row)?.first ?? next, last: next };
        const box = body.length > longest ? '' : seal(body, row, key);
        const text = written({ ...known, row, at: now(), box });
        await allowed();
        await makeFolder(join(root, 'shown'));
        await appendFile(file, text, { mode: 0o600 });
        for (const each of went.map(rowOf)) {
          gone.add(each);
          turns.delete(each);
        }
        gone.delete(row);
        turns.set(row, known);
        turn = next;
        length += text.length;
        // What cannot be written anew now is at the next message.
        if (length > 2 * anew.length + slack || anew.at !== now()) await writeAnew().catch(() => {});
        return known;
      });
    },
    after(after, limit) {
      return inTurn(async () => {
        if (after >= turn) return [];
        const lines = (await kept()).filter((line) => line.last > after).sort((a, b) => a.last - b.last);
        return lines
          .slice(0, limit)
          .map(({ first, last, row, box }) => ({ first, last, ...opened(row, box) }));
      });
    },
  };

  /** Whatever somebody changed in the file, or a crash broke off, holds up nothing else. */
  function opened(id: string, box: string): { body?: string } {
    try {
      return { body: unseal({ id, box, version: 1 }, key) };
    } catch {
      return {};
    }
  }
}

/** Takes away what was kept for a console that is no longer used, and whatever an older version or a crash left beside it. */
export async function forgetShown(root: string, now: Date): Promise<void> {
  const folder = join(root, 'shown');
  for (const each of await readdir(folder).catch(() => [])) {
    const file = join(folder, each);
    const { mtimeMs } = await stat(file);
    if (each !== name || now.getTime() - mtimeMs > lives * hour) await rm(file, { force: true });
  }
}

/** Begins with the line's end: what a write that failed left before it is no part of it. */
function written({ first, last, row, at, box }: Line): string {
  return `\n${[first, last, row, at, box].join(' ')}`;
}

async function readLines(file: string): Promise<Line[]> {
  const text = await readFile(file, 'latin1').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').flatMap((line) => {
    const [first, last, row, at, box = ''] = line.split(' ');
    return row ? [{ first: Number(first), last: Number(last), row, at: Number(at), box }] : [];
  });
}
