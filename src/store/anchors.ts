import { appendFile, readFile } from 'node:fs/promises';
import type { Anchor } from '../domain/audit.ts';

/** The last numbers that were given, by prefix and year: `EV-2026`. */
export type Given = Readonly<Record<string, number>>;

/** The end of a chain at some moment; the first chain is not named. */
type Line = Anchor & { chain?: number; numbers?: Given };

/** Writes the end of a chain where whoever cuts the chain cannot reach. */
export async function writeAnchor(
  file: string,
  { seq, hash }: Anchor,
  chain = 1,
  numbers?: Given,
): Promise<void> {
  const line: Line = { ...(chain !== 1 && { chain }), seq, hash, ...(numbers && { numbers }) };
  // On a line of its own also where a full disk left the one before it unfinished.
  await appendFile(file, `\n${JSON.stringify(line)}\n`, { mode: 0o600, flush: true });
}

/** Writes the ends of chains, each with the numbers that were given since the one before: those of all years would make each line longer. */
export class AnchorWriter {
  readonly #file: string;
  #written: Given = {};

  constructor(file: string) {
    this.#file = file;
  }

  async write(anchor: Anchor, chain: number, given: Given): Promise<void> {
    const since = Object.entries(given).filter(([key, last]) => last !== this.#written[key]);
    await writeAnchor(this.#file, anchor, chain, since.length > 0 ? Object.fromEntries(since) : undefined);
    this.#written = given;
  }
}

/** The anchors of each chain, the oldest first. */
export async function readAnchors(file: string): Promise<ReadonlyMap<number, Anchor[]>> {
  const chains = new Map<number, Anchor[]>();
  for (const { chain = 1, seq, hash } of await linesOf(file)) {
    const anchor = { seq, hash };
    const before = chains.get(chain);
    if (before) before.push(anchor);
    else chains.set(chain, [anchor]);
  }
  return chains;
}

/** So many more may have been given since an anchor was written, or by others. */
export const unseen = 100;

/**
 * Up to which numbers none is given any more, where the records, of a backup that was put back, know less than was given when the last
 * anchors were written. A number given twice would have the cards, buttons and rooms of one record lead to another.
 */
export async function missedNumbers(file: string, known: Given): Promise<Given> {
  const highest = new Map<string, number>();
  for (const { numbers = {} } of await linesOf(file)) {
    for (const [key, last] of Object.entries(numbers))
      highest.set(key, Math.max(last, highest.get(key) ?? 0));
  }
  const missed = [...highest].filter(([key, last]) => last > (known[key] ?? 0));
  return Object.fromEntries(missed.map(([key, last]) => [key, last + unseen]));
}

/** Tells the log that numbers were left out. */
export function noteRaised(log: (code: string, detail: object) => void, numbers: Given): void {
  if (Object.keys(numbers).length > 0) log('numbers-raised', numbers);
}

/** The first anchor of each number: one that follows with the same was written once the chain had been cut, and had grown again. */
export function firstOfEach(anchors: readonly Anchor[]): ReadonlyMap<number, Anchor> {
  return new Map(anchors.toReversed().map((anchor) => [anchor.seq, anchor]));
}

async function linesOf(file: string): Promise<Line[]> {
  try {
    return (await readFile(file, 'utf8')).split('\n').flatMap((line) => read(line) ?? []);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** An unfinished line anchors nothing. */
function read(line: string): Line | undefined {
  try {
    return JSON.parse(line) as Line;
  } catch {
    return undefined;
  }
}
