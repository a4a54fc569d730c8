import type { Anchor, AuditFact } from '../../domain/audit.ts';
import { Conflict, NotRecorded, type Write } from '../../domain/store.ts';
import { idOf, versionIn } from '../writes.ts';
import type { Chain } from './chain.ts';
import { allOf, type Database } from './database.ts';
import { codeOf, tookLong, waitedForLock } from './failures.ts';
import type { Numbers } from './numbers.ts';
import { byKind, chunksOf, inPieces, planned, type Step } from './plan.ts';
import type { Statement } from './statement.ts';

interface Pending {
  writes: readonly Write[];
  facts: readonly AuditFact[];
  resolve(): void;
  reject(error: Error): void;
}

/** What is written in one transaction, at most. */
const most = { commits: 64, writes: 2_000 };
/** How long a commit may still be on its way whose connection broke, in milliseconds: people wait for the answer. */
const knownWithin = 1_500;
/** How often a transaction is tried again that met others on its way. */
const tries = 5;
/** How long those of a batch that failed together are written one by one, in milliseconds: others wait behind them. */
const aloneWithin = 10_000;

/**
 * The one writer of an instance. Commits that come while a transaction is under way share the next one: a hundred at a
 * time cost little more than one, and the instance's audit chain needs no lock. Each is all or nothing all the same: one
 * that lost a race is told so, and the rest go on without it.
 */
export class Writer {
  readonly #db: Database;
  readonly #chain: Chain;
  readonly #numbers: Numbers;
  #queue: Pending[] = [];
  #running: Promise<void> | undefined;

  constructor(db: Database, chain: Chain, numbers: Numbers) {
    this.#db = db;
    this.#chain = chain;
    this.#numbers = numbers;
  }

  commit(writes: readonly Write[], facts: readonly AuditFact[]): Promise<void> {
    if (writes.length === 0 && facts.length === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#queue.push({ writes, facts, resolve, reject });
      this.#start();
    });
  }

  #start(): void {
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
      if (this.#queue.length > 0) this.#start();
    });
  }

  /** Resolves when nothing is queued any more. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    // One turn of the event loop lets requests that arrived together share a transaction.
    await new Promise(setImmediate);
    while (this.#queue.length > 0) await this.#write(this.#next());
  }

  /** The next to be written together: no record twice. */
  #next(): Pending[] {
    const batch: Pending[] = [];
    const left: Pending[] = [];
    const taken = new Set<string>();
    let size = 0;
    for (const [i, pending] of this.#queue.entries()) {
      if (batch.length >= most.commits || size >= most.writes) {
        left.push(...this.#queue.slice(i));
        break;
      }
      const keys = pending.writes.map(keyOf);
      const fits = !keys.some((key) => taken.has(key));
      for (const key of keys) taken.add(key);
      size += keys.length;
      (fits ? batch : left).push(pending);
    }
    this.#queue = left;
    return batch;
  }

  async #write(batch: readonly Pending[], first = 1): Promise<void> {
    let left = batch;
    for (let tried = first; left.length > 0; tried++) {
      try {
        await this.#together(left);
        for (const { resolve } of left) resolve();
        return;
      } catch (error) {
        const code = codeOf(error) ?? '';
        if (error instanceof NotRecorded) left = fail(left, error);
        else if (tried > tries) {
          if (left.length > 1) return this.#lastTries(left, error);
          left = fail(left, error);
        } else if (code === 'VG409') left = await this.#withoutLosers(left).catch((lost) => fail(left, lost));
        else if (code.startsWith('40') || code === waitedForLock) await pause(tried);
        // Somebody else writes this chain (the database was away meanwhile), or has the same event at this moment.
        else if (code === '23505') await this.#chain.renew().catch(() => {});
        else if (left.length === 1) left = fail(left, error);
        else return this.#oneByOne(left);
      }
    }
  }

  /** One of them holds what the database does not take; the others are not to suffer for it. */
  async #oneByOne(batch: readonly Pending[]): Promise<void> {
    for (const pending of batch) await this.#write([pending]);
  }

  /** One of them waits for what somebody else holds; the others get a last try without it. */
  async #lastTries(batch: readonly Pending[], error: unknown): Promise<void> {
    const until = performance.now() + aloneWithin;
    for (const pending of batch) {
      if (performance.now() > until) fail([pending], error);
      else await this.#write([pending], tries + 1);
    }
  }

  async #together(batch: readonly Pending[]): Promise<void> {
    await this.#chain.ensure();
    const plan = planned(batch);
    const links = this.#chain.links(batch.flatMap(({ facts }) => facts));
    const pieces = inPieces(
      [
        ...plan.steps,
        ...this.#numbers.behind(plan.created),
        ...chunksOf(links).map((some) => ({
          statement: insertLinks,
          values: [this.#chain.id, `[${some.map((each) => each.json).join(',')}]`],
          rows: some.length,
        })),
      ],
      most.writes,
    );
    const mark = { chain: this.#chain.id, link: links.at(-1) };
    let name: string | undefined;
    let begun = false;
    try {
      await this.#db.transaction(async (client) => {
        begun = true;
        const sent = (piece: readonly Step[]) =>
          piece.map(({ statement, values }) => client.query({ ...statement, values }));
        let under: Promise<unknown>[] = [client.query(`BEGIN; SET LOCAL vigie.chain = ${this.#chain.id}`)];
        for (const piece of pieces.slice(0, -1)) {
          await allOf([...under, ...sent(piece)]);
          under = [];
        }
        under.push(...sent(pieces.at(-1) ?? []));
        const named = client.query(nameOfTransaction).then(({ rows }) => {
          name = rows[0].name;
        });
        await allOf([...under, named, client.query('COMMIT')]);
      });
    } catch (error) {
      // The connection broke. Whether the last thing that got through was the commit, the database knows.
      this.#chain.doubt();
      if (!begun || !(error instanceof NotRecorded) || tookLong(error.cause)) throw error;
      const committed = name
        ? await this.#known(status(name))
        : mark.link && (await this.#known(stored(mark.chain, mark.link)));
      if (!committed) throw error;
    }
    this.#chain.extended(links);
    this.#numbers.counted(plan.created);
  }

  /** Asks until the database says whether it was committed, or the time is over: it may be away for a moment. */
  async #known(question: Question): Promise<boolean> {
    const until = performance.now() + knownWithin;
    for (let asked = 1; ; asked++) {
      const rows = await this.#db
        .rows<{ committed: boolean }>(question.statement, question.values)
        .catch(() => []);
      const committed = rows[0]?.committed ?? undefined;
      if (committed !== undefined || performance.now() > until) return committed ?? false;
      await pause(asked);
    }
  }

  /** Those whose versions fit; the others are told. */
  async #withoutLosers(batch: readonly Pending[]): Promise<readonly Pending[]> {
    const stored = new Map<string, number>();
    for (const [kind, writes] of byKind(batch.flatMap(({ writes }) => writes))) {
      const rows = await this.#db.rows<{ id: string; version: number }>(
        { name: `${kind}-versions`, text: `SELECT id, version FROM ${kind} WHERE id = ANY($1)` },
        [writes.map(idOf)],
      );
      for (const { id, version } of rows) stored.set(`${kind}/${id}`, version);
    }
    return batch.filter(({ writes, reject }) => {
      const loser = writes.find((write) => (stored.get(keyOf(write)) ?? 0) !== versionIn(write));
      if (loser) reject(new Conflict(keyOf(loser)));
      return !loser;
    });
  }
}

export const insertLinks: Statement = {
  name: 'audit-insert',
  text: `INSERT INTO audit (chain, seq, body)
         SELECT $1, (link->>'seq')::bigint, link FROM jsonb_array_elements($2::jsonb) AS link`,
};

const nameOfTransaction: Statement = {
  name: 'transaction-name',
  text: 'SELECT pg_current_xact_id_if_assigned()::text AS name',
};

/** Whether something was committed: true, false, or not known yet (null, or no row). */
interface Question {
  statement: Statement;
  values: unknown[];
}

function status(name: string): Question {
  const text = `SELECT CASE status WHEN 'in progress' THEN NULL ELSE coalesce(status = 'committed', false) END AS committed
    FROM pg_xact_status($1::xid8) AS status`;
  return { statement: { name: 'transaction-status', text }, values: [name] };
}

/**
 * The connection broke before the transaction's name came back. The hash of its last audit link is its own: where that
 * stands in the chain, all the rest was stored with it. Where it does not stand, it may still come.
 */
function stored(chain: number, { seq, hash }: Anchor): Question {
  const text = `SELECT true AS committed FROM audit WHERE chain = $1 AND seq = $2 AND body->>'hash' = $3`;
  return { statement: { name: 'link-stored', text }, values: [chain, seq, hash] };
}

function fail(batch: readonly Pending[], error: unknown): readonly Pending[] {
  const why = error instanceof NotRecorded ? error : new NotRecorded(error);
  for (const { reject } of batch) reject(why);
  return [];
}

function pause(tried: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * tried));
}

function keyOf(write: Write): string {
  return `${write.in}/${idOf(write)}`;
}
