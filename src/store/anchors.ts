import { appendFile, readFile } from 'node:fs/promises';
import type { Anchor } from '../domain/audit.ts';

/** The end of a chain at some moment; the first chain is not named. */
type Line = Anchor & { chain?: number };

/** Writes the end of a chain where whoever cuts the chain cannot reach. */
export async function writeAnchor(file: string, { seq, hash }: Anchor, chain = 1): Promise<void> {
  const line: Line = { ...(chain !== 1 && { chain }), seq, hash };
  await appendFile(file, `${JSON.stringify(line)}\n`, { mode: 0o600, flush: true });
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

async function linesOf(file: string): Promise<Line[]> {
  try {
    const text = await readFile(file, 'utf8');
    return text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
