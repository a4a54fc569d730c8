import { appendFile, readFile } from 'node:fs/promises';
import type { Anchor } from '../domain/audit.ts';

/** The end of a chain at some moment; the first chain is not named. */
type Line = Anchor & { chain?: number };

/** Writes the end of a chain where whoever cuts the chain cannot reach. */
export async function writeAnchor(file: string, { seq, hash }: Anchor, chain = 1): Promise<void> {
  const line: Line = { ...(chain !== 1 && { chain }), seq, hash };
  await appendFile(file, `${JSON.stringify(line)}\n`, { mode: 0o600, flush: true });
}

/** The anchors of one chain, the oldest first. */
export async function readAnchors(file: string, chain: number): Promise<Anchor[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  const lines = text.split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Line).filter((line) => (line.chain ?? 1) === chain);
}
