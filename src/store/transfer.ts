import { createHash } from 'node:crypto';
import type { AuditEntry } from '../domain/audit.ts';
import { pagesBy, pagesOf } from '../domain/pages.ts';
import type { Kind, Store } from '../domain/store.ts';
import { textual } from './textual.ts';

export interface Copied {
  id: string;
  version: number;
}

/** The last number that was given of a prefix and year, `EV-2026`. */
export interface Count {
  id: string;
  last: number;
}

/** What a store gives out and takes in when it is moved: everything as it is, past all rules. */
export interface Transfer {
  /** In the order of the ids’ characters as Unicode numbers them; `after` is the id after which the page begins. */
  records(kind: Kind, after: string, limit: number): Promise<Copied[]>;
  put(kind: Kind, records: readonly Copied[]): Promise<void>;
  counts(): Promise<Count[]>;
  putCounts(counts: readonly Count[]): Promise<void>;
  /** Digests of the evidence that is kept. */
  files(): Promise<string[]>;
  putAudit(chain: number, entries: readonly AuditEntry[]): Promise<void>;
  /** How many other instances are at work on it. */
  others(): Promise<number>;
  /** Takes everything out, if it can. */
  clear?(kinds: readonly Kind[]): Promise<void>;
  /** Everything that was put lasts. */
  finish(): Promise<void>;
  /** A move into it was begun, and not finished: what is there is a part of the records. */
  unfinished(): Promise<boolean>;
  /** From now on, or until now, it holds a part of the records: nothing but a further move opens it. */
  mark(unfinished: boolean): Promise<void>;
}

/** What a place that holds a part of the records says to whoever opens it. */
export const unfinishedMove = {
  wrong: 'a move into it was not finished: it holds a part of the records',
  todo: 'Run “move” again with --replace, or go on with the place that was to be left.',
};

export type MovableStore = Store & { transfer: Transfer };

const atOnce = 1_000;

/** What was compared of one collection: how many there are, and a digest over all of them. */
export interface Sum {
  what: string;
  count: number;
  sha256: string;
}

/**
 * Copies everything into an empty store, and compares both: counts, and digests over all records whatever the order of
 * their fields. True when they are the same and the audit holds in the new place.
 */
export async function move(
  kinds: readonly Kind[],
  from: MovableStore,
  to: MovableStore,
  print: (line: string) => void,
): Promise<boolean> {
  for (const kind of kinds) {
    let copied = 0;
    for await (const page of pages(from, kind)) {
      await to.transfer.put(kind, page);
      copied += page.length;
      if (copied % 10_000 === 0) print(`${kind}: ${copied} …`);
    }
  }
  await to.transfer.putCounts(await from.transfer.counts());
  const spoiled = new Set<string>();
  for (const sha256 of await from.transfer.files()) {
    const bytes = await from.files.read(sha256);
    if (bytes && createHash('sha256').update(bytes).digest('hex') === sha256) await to.files.keep(bytes);
    else {
      spoiled.add(sha256);
      print(`Evidence ${sha256} is not what was kept. It is left out, and stays where it is.`);
    }
  }
  for (const chain of await from.audit.chains()) {
    for await (const page of entries(from, chain)) await to.transfer.putAudit(chain, page);
  }
  await to.transfer.finish();
  const [before, after] = [await sums(kinds, from, spoiled), await sums(kinds, to, spoiled)];
  let same = true;
  for (const [i, sum] of before.entries()) {
    const other = after[i];
    const equal = other?.count === sum.count && other.sha256 === sum.sha256;
    same &&= equal;
    if (sum.count > 0 || !equal) {
      print(
        `${sum.what}: ${sum.count} there, ${other?.count} here, ${equal ? `the same (${sum.sha256.slice(0, 12)})` : 'NOT THE SAME'}`,
      );
    }
  }
  const { problem } = await to.audit.verify();
  if (problem)
    print(`The audit does not hold in the new place: ${problem.kind}, chain ${problem.chain ?? 1}.`);
  return same && !problem;
}

/** Whether nothing was ever stored. */
export async function isEmpty(kinds: readonly Kind[], { transfer, audit }: MovableStore): Promise<boolean> {
  for (const kind of kinds) if ((await transfer.records(kind, '', 1)).length > 0) return false;
  for (const chain of await audit.chains()) if ((await audit.page(0, 1, chain)).length > 0) return false;
  return (await transfer.files()).length === 0;
}

/** @param spoiled digests of evidence that does not count */
async function sums(
  kinds: readonly Kind[],
  store: MovableStore,
  spoiled: ReadonlySet<string>,
): Promise<Sum[]> {
  const found: Sum[] = [];
  const add = async (what: string, parts: AsyncIterable<readonly unknown[]>) => {
    const hash = createHash('sha256');
    let count = 0;
    for await (const part of parts) {
      for (const each of part) hash.update(`${canonical(each)}\n`);
      count += part.length;
    }
    found.push({ what, count, sha256: hash.digest('hex') });
  };
  for (const kind of kinds) await add(kind, pages(store, kind));
  await add('counters', once(sorted(await store.transfer.counts(), ({ id }) => id)));
  const files = (await store.transfer.files()).filter((sha256) => !spoiled.has(sha256));
  await add('evidence', once(sorted(files, (each) => each)));
  for (const chain of await store.audit.chains()) await add(`audit, chain ${chain}`, entries(store, chain));
  return found.filter(({ what, count }) => count > 0 || !what.startsWith('audit'));
}

function pages({ transfer }: MovableStore, kind: Kind): AsyncGenerator<Copied[]> {
  return pagesOf(atOnce, (last) => transfer.records(kind, last ?? '', atOnce));
}

function entries({ audit }: MovableStore, chain: number): AsyncGenerator<AuditEntry[]> {
  return pagesBy(
    atOnce,
    ({ seq }: AuditEntry) => seq,
    (after = 0) => audit.page(after, atOnce, chain),
  );
}

async function* once<T>(all: readonly T[]): AsyncGenerator<readonly T[]> {
  yield all;
}

function sorted<T>(all: readonly T[], by: (each: T) => string): T[] {
  return [...all].sort((a, b) => (by(a) < by(b) ? -1 : 1));
}

/** The same text for the same record, in whatever order its fields lie; what a database cannot keep counts as it is kept. */
function canonical(value: unknown): string {
  return JSON.stringify(textual(value), (_, each: unknown) =>
    each && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(sorted(Object.entries(each), ([name]) => name))
      : each,
  );
}
