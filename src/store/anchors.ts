import { appendFile, readFile } from 'node:fs/promises';
import type { Anchor } from '../domain/audit.ts';

/** The end of a chain at some moment; the first chain is not named. */
type Line = Anchor & { chain?: number };

/** Writes the end of a chain where whoever cuts the chain cannot reach. */
export async function writeAnchor(file: string, { seq, hash }: Anchor, chain = 1): Promise<void> {
  const line: Line = { ...(chain !== 1 && { chain }), seq, hash };
  // On a line of its own also where a full disk left the one before it unfinished.
  await appendFile(file, `\n${JSON.stringify(line)}\n`, { mode: 0o600, flush: true });
}

/** The anchors of each chain, the oldest first. */
export async function readAnchors(file: string): Promise<ReadonlyMap<number, Anchor[]>> {
  const chains = new Map<number, Anchor[]>();
  for (const { chain = 1, ...anchor } of await linesOf(file)) {
    const before = chains.get(chain);
    if (before) before.push(anchor);
    else chains.set(chain, [anchor]);
  }
  return chains;
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
