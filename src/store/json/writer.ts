import { type Anchor, type AuditEntry, type AuditFact, link } from '../../domain/audit.ts';
import { Conflict, type Kind, NotRecorded, type Write } from '../../domain/store.ts';
import { idOf, versionIn } from '../writes.ts';
import type { Versioned } from './schema.ts';

/** A change of the journal: a record with its new version, or the version that was removed. */
export type JournalWrite = { in: string; put: Versioned } | { in: string; remove: string; version: number };

/** One commit as it stands in the journal. */
export interface JournalLine {
  w: JournalWrite[];
  a: AuditEntry[];
}

/** A change on its way: its record as JSON, made once for the journal and the record's file. */
export type Staged = JournalWrite & { json: string };

/** A link of the audit chain on its way, likewise. */
export interface StagedEntry extends Anchor {
  json: string;
}

export interface WriterOptions {
  auditKey: Uint8Array;
  /** The stored version of a record, 0 when there is none. */
  versionOf(kind: Kind, id: string): number;
  head(): Anchor;
  append(lines: readonly string[]): Promise<void>;
  log(code: string, detail: object): void;
  /** Takes a commit that lasts into memory. */
  apply(writes: readonly Staged[], entries: readonly StagedEntry[]): void;
}

interface Pending {
  writes: readonly Write[];
  facts: readonly AuditFact[];
  resolve(): void;
  reject(error: Error): void;
}

const largestBatch = 256;

/**
 * The one writer. Whatever is queued when it turns to the queue is checked, appended and synced together; then memory
 * changes, then the callers are told. Readers never see what does not last.
 */
export class Writer {
  readonly #options: WriterOptions;
  #queue: Pending[] = [];
  #between: (() => Promise<void>)[] = [];
  #running: Promise<void> | undefined;
  #forbidden: Error | undefined;
  /** Why the last append failed; undefined as soon as one succeeds. */
  trouble: string | undefined;

  constructor(options: WriterOptions) {
    this.#options = options;
  }

  commit(writes: readonly Write[], facts: readonly AuditFact[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ writes, facts, resolve, reject });
      this.#start();
    });
  }

  /** Nothing is written any more, from now on until the process ends. */
  forbid(why: string): void {
    this.#forbidden = new Error(why);
    this.trouble = why;
  }

  /** Runs something while no batch is being written. */
  exclusively<T>(work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#between.push(() => work().then(resolve, reject));
      this.#start();
    });
  }

  /** Resolves when nothing is queued any more. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  #start(): void {
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
      if (this.#queue.length > 0 || this.#between.length > 0) this.#start();
    });
  }

  async #run(): Promise<void> {
    // One turn of the event loop lets requests that arrived together share one sync.
    await new Promise(setImmediate);
    for (;;) {
      const work = this.#between.shift();
      if (work) {
        await work();
        continue;
      }
      const batch = this.#queue.splice(0, largestBatch);
      if (batch.length === 0) return;
      await this.#write(batch);
    }
  }

  async #write(batch: readonly Pending[]): Promise<void> {
    const versions = new Versions(this.#options.versionOf);
    let head = this.#options.head();
    const accepted: { pending: Pending; w: Staged[]; a: StagedEntry[] }[] = [];
    for (const pending of batch) {
      const loser = pending.writes.find((write) => versions.of(write.in, idOf(write)) !== versionIn(write));
      if (loser) {
        pending.reject(new Conflict(`${loser.in}/${idOf(loser)}`));
        continue;
      }
      const w = pending.writes.map((write) => stage(write, versions));
      const a: StagedEntry[] = [];
      for (const fact of pending.facts) {
        const entry = link(head, fact, this.#options.auditKey);
        a.push(stagedEntry(entry));
        head = entry;
      }
      accepted.push({ pending, w, a });
    }
    if (accepted.length === 0) return;
    try {
      if (this.#forbidden) throw this.#forbidden;
      await this.#options.append(accepted.map(({ w, a }) => lineOf(w, a)));
    } catch (error) {
      const { code = 'unknown error' } = error as NodeJS.ErrnoException;
      if (this.trouble === undefined) this.#options.log('store-gone', { code });
      this.trouble = this.#forbidden?.message ?? `the store cannot be written (${code})`;
      for (const { pending } of accepted) pending.reject(new NotRecorded(error));
      return;
    }
    if (this.trouble !== undefined) this.#options.log('store-back', {});
    this.trouble = undefined;
    for (const { pending, w, a } of accepted) {
      this.#options.apply(w, a);
      pending.resolve();
    }
  }
}

/** The versions that records have with what is staged of a batch. */
class Versions {
  readonly #stored: WriterOptions['versionOf'];
  readonly #staged = new Map<Kind, Map<string, number>>();

  constructor(stored: WriterOptions['versionOf']) {
    this.#stored = stored;
  }

  of(kind: Kind, id: string): number {
    return this.#staged.get(kind)?.get(id) ?? this.#stored(kind, id);
  }

  stage(kind: Kind, id: string, version: number): void {
    const same = this.#staged.get(kind);
    if (same) same.set(id, version);
    else this.#staged.set(kind, new Map([[id, version]]));
  }
}

function stage(write: Write, versions: Versions): Staged {
  if (!('put' in write)) {
    versions.stage(write.in, write.remove, 0);
    return { ...write, json: '' };
  }
  const put = { ...write.put, version: write.put.version + 1 };
  versions.stage(write.in, put.id, put.version);
  return { in: write.in, put, json: JSON.stringify(put) };
}

/** An entry of the audit as it is written and kept at hand. */
export function stagedEntry(entry: AuditEntry): StagedEntry {
  return { seq: entry.seq, hash: entry.hash, json: JSON.stringify(entry) };
}

/** A `JournalLine` as JSON. */
function lineOf(writes: readonly Staged[], entries: readonly StagedEntry[]): string {
  const each = writes.map((write) => {
    if ('put' in write) return `{"in":"${write.in}","put":${write.json}}`;
    return `{"in":"${write.in}","remove":${JSON.stringify(write.remove)},"version":${write.version}}`;
  });
  return `{"w":[${each.join(',')}],"a":[${entries.map(({ json }) => json).join(',')}]}`;
}
