import type { Anchor } from '../../domain/audit.ts';
import type { Write } from '../../domain/store.ts';
import type { AuditFiles } from './audit-file.ts';
import type { Allowed } from './durable-file.ts';
import type { Journal } from './journal.ts';
import type { Records } from './records.ts';
import type { Writer } from './writer.ts';

export interface FlusherOptions {
  records: Records;
  /** The store's own chain, and those that a move brought. */
  audit: AuditFiles;
  others: readonly AuditFiles[];
  journal: Journal;
  writer: Writer;
  /** Fails when the folder is another process's by now. */
  allowed: Allowed;
  clock: () => Date;
  /** Told at intervals where the audit chain ends. */
  anchor?: ((anchor: Anchor) => void) | undefined;
  log(code: string, detail: object): void;
  /** Milliseconds for which changes are gathered before their files are written. */
  every?: number | undefined;
}

/**
 * How long changes are gathered before their files are written, in milliseconds. A file is written whole for a record of it:
 * with 50,000 events, writing them every five seconds was half of what an officer's action costs.
 */
const usually = 20_000;
/** How long the journal keeps what the last good copies lack, in milliseconds and bytes. */
const copyEvery = 60_000;
const mostKept = 64_000_000;
const anchorEvery = { entries: 1_000, ms: 60_000 };
const sweepEvery = 60_000;

/** Writes the files behind the journal, and does meanwhile what has to be done now and then. */
export class Flusher {
  readonly #options: FlusherOptions;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #stopped = false;
  #failures = 0;
  #lastAnchor: { seq: number; at: number };
  #lastSweep = 0;
  #lastCopy = 0;

  constructor(options: FlusherOptions) {
    this.#options = options;
    this.#lastAnchor = { seq: options.audit.head.seq, at: options.clock().getTime() };
  }

  /** Something changed: it is written within a while, more seldom while that fails. */
  soon(): void {
    if (this.#timer || this.#running || this.#stopped) return;
    const wait =
      this.#failures === 0 ? (this.#options.every ?? usually) : Math.min(30_000, 1_000 * 2 ** this.#failures);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#running = this.flush()
        .catch(() => {})
        .then(() => {
          this.#running = undefined;
          if (this.#isDirty()) this.soon();
        });
    }, wait);
    this.#timer.unref();
  }

  /** Writes what changed to its files, and only then drops the part of the journal that they now hold. */
  async flush(): Promise<void> {
    const { records, audit, others, journal, writer, allowed, clock, log } = this.#options;
    try {
      const finished = await writer.exclusively(async () => {
        await allowed();
        return journal.rotate();
      });
      for (const collection of records.all.values()) await collection.flush(allowed);
      for (const chain of [audit, ...others]) if (chain.dirty) await chain.flush(allowed);
      const now = clock().getTime();
      if (this.#stopped || journal.kept > mostKept || now - this.#lastCopy > copyEvery) {
        for (const collection of records.all.values()) await collection.copy();
        await allowed();
        await journal.dropUpTo(finished);
        this.#lastCopy = now;
      }
      this.#failures = 0;
      await this.#anchorNowAndThen();
      if (!this.#stopped) await this.#sweep();
    } catch (error) {
      this.#failures += 1;
      log('flush-failed', {
        code: (error as NodeJS.ErrnoException).code ?? 'unknown',
        failures: this.#failures,
      });
      throw error;
    }
  }

  /** No further flush begins by itself. */
  halt(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** The last flush, once nothing is written any more; fails where the files cannot be written: it lasts in the journal. */
  async finish(): Promise<void> {
    await this.#running;
    await this.flush();
    if (this.#options.audit.head.seq > 0) await this.#anchor();
  }

  #isDirty(): boolean {
    const { records, audit } = this.#options;
    return audit.dirty || [...records.all.values()].some((collection) => collection.dirty);
  }

  async #anchorNowAndThen(): Promise<void> {
    const { seq } = this.#options.audit.head;
    const at = this.#options.clock().getTime();
    const { seq: last, at: lastAt } = this.#lastAnchor;
    if (seq === last || (seq - last < anchorEvery.entries && at - lastAt < anchorEvery.ms)) return;
    this.#lastAnchor = { seq, at };
    await this.#anchor();
  }

  async #anchor(): Promise<void> {
    const { audit, records } = this.#options;
    const written = await audit.anchor(records.numbers.all);
    this.#options.anchor?.(written);
  }

  /** Forgets, once a minute, what has expired. */
  async #sweep(): Promise<void> {
    const { records, writer, clock } = this.#options;
    const now = clock();
    if (now.getTime() - this.#lastSweep < sweepEvery) return;
    this.#lastSweep = now.getTime();
    const at = now.toISOString();
    for (const kind of ['seen', 'drafts'] as const) {
      const expired = [...records.kinds[kind].values()].filter(({ expires }) => expires < at).slice(0, 1_000);
      for (const { id, version } of expired) {
        await writer.commit([{ in: kind, remove: id, version } as Write], []).catch(() => {});
      }
    }
  }
}
