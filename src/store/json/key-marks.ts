import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AuditEntry, hashOf } from '../../domain/audit.ts';
import { type Keys, keyNames, markOf } from '../keys.ts';
import { writeDurably } from './durable-file.ts';
import { StoreProblem } from './problem.ts';

type Marks = Record<(typeof keyNames)[number], string>;

/** What of a folder tells which keys it belongs to. */
export interface Marked {
  folder: string;
  /** Nothing was ever stored: whatever keys it is opened with are its own. */
  empty: boolean;
  /** The last entries of its audit, if any; takes the time to read a file. */
  last(): Promise<AuditEntry[]>;
}

/**
 * Sees that the records of a folder were made with these keys, and marks a new folder with them; one of an older version
 * when its audit was written with the key. With others, seals could not be opened any more, and an audit that went on
 * could never be mended. Fails with `StoreProblem`.
 */
export async function sameKeys(
  { folder, empty, last }: Marked,
  keys: Pick<Keys, 'audit' | 'seal'>,
): Promise<void> {
  const file = join(folder, '.key-marks.json');
  const marks: Marks = { audit: markOf(keys.audit), seal: markOf(keys.seal) };
  const known = empty ? undefined : await read(file);
  const entries = known ? [] : await last();
  // Somebody may have changed one: that is for `audit verify` to tell.
  const isOthers = entries.length > 0 && entries.every((entry) => entry.hash !== hashOf(entry, keys.audit));
  const others = known
    ? keyNames.filter((name) => known[name] !== marks[name])
    : keyNames.filter((name) => name === 'audit' && isOthers);
  if (others.length > 0) {
    throw new StoreProblem([
      {
        file: folder,
        wrong: `its records were made with ${others.map((name) => `another ${name}.key`).join(' and ')}`,
        todo: 'Set KEYS_DIR to the folder of their keys, or put that folder back from its backup.',
      },
    ]);
  }
  if (!known) await writeDurably(file, JSON.stringify(marks));
}

/** One that cannot be read says nothing: the audit does. */
async function read(file: string): Promise<Marks | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Marks;
  } catch {
    return undefined;
  }
}
