import { type Kind, type Kinds, numbered, type Write } from '../../domain/store.ts';
import { idOf, versionIn } from '../writes.ts';
import { changes, rowOf } from './records.ts';
import type { Statement } from './statement.ts';

/** So many rows at most in one statement, each of which has to be done in the time that a statement may take. */
const rowsAtOnce = 1_000;

/** A statement of a transaction. */
export interface Step {
  statement: Statement;
  values: unknown[];
  /** How many it is about; absent: few. */
  rows?: number;
}

/**
 * Steps that leave together: what is large waits for what was before it, since the time to wait counts from when it leaves.
 * @param most rows in one piece
 */
export function inPieces(steps: readonly Step[], most: number): Step[][] {
  const pieces: Step[][] = [[]];
  let rows = 0;
  for (const step of steps) {
    rows += step.rows ?? 1;
    if (rows > most) {
      pieces.push([]);
      rows = step.rows ?? 1;
    }
    pieces.at(-1)?.push(step);
  }
  return pieces;
}

/** As much as one statement takes, each. */
export function chunksOf<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / rowsAtOnce) }, (_, i) =>
    all.slice(i * rowsAtOnce, (i + 1) * rowsAtOnce),
  );
}

/** The statements that store a batch, always in the same order of kinds and ids; and the numbers that are new ones. */
export function planned(batch: readonly { writes: readonly Write[] }[]): {
  steps: Step[];
  created: string[];
} {
  const steps: Step[] = [];
  const created: string[] = [];
  for (const [kind, writes] of byKind(batch.flatMap(({ writes }) => writes))) {
    const { insert, lock, update, remove } = changes[kind];
    writes.sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
    const fresh: string[] = [];
    const changed: string[] = [];
    const removed: string[] = [];
    for (const write of writes) {
      if (!('put' in write)) removed.push(JSON.stringify({ id: write.remove, version: write.version }));
      else {
        (write.put.version === 0 ? fresh : changed).push(
          rowOf(kind, { ...write.put, version: write.put.version + 1 } as Kinds[typeof kind]),
        );
        if (write.put.version === 0 && numbered.has(write.in)) created.push(write.put.id);
      }
    }
    const old = writes.filter((write) => versionIn(write) > 0);
    for (const some of old.length > 1 ? chunksOf(old) : []) {
      steps.push({ statement: lock, values: [some.map(idOf)], rows: some.length });
    }
    for (const [statement, rows] of [
      [update, changed],
      [insert, fresh],
      [remove, removed],
    ] as const) {
      for (const some of chunksOf(rows)) {
        steps.push({ statement, values: [`[${some.join(',')}]`, some.length], rows: some.length });
      }
    }
  }
  return { steps, created };
}

/** Always in the same order of kinds. */
export function byKind(writes: readonly Write[]): [Kind, Write[]][] {
  const kinds = new Map<Kind, Write[]>();
  for (const write of writes) {
    const same = kinds.get(write.in);
    if (same) same.push(write);
    else kinds.set(write.in, [write]);
  }
  return [...kinds].sort(([a], [b]) => (a < b ? -1 : 1));
}
