import pg from 'pg';
import { NotRecorded } from '../../domain/store.ts';
import { type Timed, timer } from '../timed.ts';
import { codeOf, isBusy, isThere, leavesConnection, refusals, tookLong, waitedForLock } from './failures.ts';
import { inOnePiece, Questions, type Values } from './questions.ts';
import type { Statement } from './statement.ts';

export interface DatabaseOptions {
  url: string;
  /** Connections at most. */
  pool: number;
  /** Milliseconds after which a statement is given up. */
  statementMs?: number;
  log(code: string, detail: object): void;
  timed?: Timed | undefined;
}

const lockMs = 2_000;
const connectMs = 2_000;
/** For a connection that nobody waits for who wrote something. */
const patientMs = 15_000;
/** How long nothing may have been heard from the database before it is asked. */
const askEvery = 2_000;
/** So long, in milliseconds, the log says nothing more of what was slow. */
const slowAgainAfter = 60_000;
/** So long after it is back, in milliseconds, whoever was cut off has told what they did meanwhile: all time-outs, one after the other. */
const toldWithin = 20_000;

/**
 * Every question has its index, and is to go by it from one row to the next. The plan of a statement is kept: made while a
 * table was small, it would otherwise go on reading all of it when it is large. Planning it anew for each value would take
 * longer than answering it.
 */
export const byIndex = [
  ...['enable_seqscan', 'enable_bitmapscan', 'enable_hashjoin', 'enable_mergejoin', 'jit'].map(
    (way) => `SET ${way} = off`,
  ),
  'SET plan_cache_mode = force_generic_plan',
].join(';');

/** A connection outside the pool, on which a statement may take as long as it takes. */
export function lastingClient(url: string): pg.Client {
  const client = new pg.Client(connection(url, patientMs));
  // One that breaks fails what it is asked; unheard, its event would end the process.
  client.on('error', () => {});
  return client;
}

/**
 * What each connection is told before anything is asked on it. Not at its start, as the SDK does it: a pooler in between (PgBouncer)
 * refuses a connection that begins with what it does not know.
 */
function settings(statementMs: number): string {
  const times = {
    statement_timeout: statementMs,
    lock_timeout: lockMs,
    idle_in_transaction_session_timeout: statementMs * 2,
    // One that holds a lock of its session is idle for as long as nothing is wrong.
    idle_session_timeout: 0,
  };
  return [byIndex, ...Object.entries(times).map(([name, ms]) => `SET ${name} = ${ms}`)].join(';');
}

function connection(url: string, connectMs: number) {
  return {
    connectionString: url,
    application_name: 'vigie',
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  };
}

/** Connections to the database, and whether it is there. Whatever it does not do is `NotRecorded`. */
export class Database {
  readonly pool: pg.Pool;
  readonly #log: DatabaseOptions['log'];
  readonly #timing: ReturnType<typeof timer>;
  readonly #asking: NodeJS.Timeout;
  readonly #questions = new Questions(() => this.#lend(), leavesConnection);
  /** When each connection was made. */
  readonly #made = new WeakMap<object, number>();
  #heard = performance.now();
  /** When it was last lost. What was asked before, and connections of before, tell nothing of it that is not known. */
  #lostAt = Number.NEGATIVE_INFINITY;
  /** What was slow since the log last said so, and when that was. */
  #slow = 0;
  #slowSaid = Number.NEGATIVE_INFINITY;
  /** It answers, but takes nothing: that it answers says nothing of that. */
  #refuses = false;
  /** When it last went away, and until when others may have to tell yet what they did meanwhile. */
  #goneAt = 0;
  #untoldUntil = Number.NEGATIVE_INFINITY;
  /** Why the database cannot be used at the moment. */
  trouble: string | undefined;

  constructor({ url, pool, statementMs = 5_000, log, timed }: DatabaseOptions) {
    this.#log = log;
    this.#timing = timer(timed);
    this.pool = new pg.Pool({
      ...connection(url, connectMs),
      max: pool,
      pipeline: true,
      // Where the network swallows everything, the server's own time-outs do not come back.
      query_timeout: statementMs + 1_000,
    });
    const broke = (error: unknown, client: object) => this.#failed(error, this.#made.get(client) ?? 0);
    this.pool.on('connect', (client) => {
      this.#made.set(client, performance.now());
      // A connection that breaks while it is lent out fails what it is asked, too; unheard, its event would end the process.
      client.on('error', (error) => broke(error, client));
      client.query(settings(statementMs)).catch(() => {});
    });
    // An idle connection that broke: the next statement makes a new one.
    this.pool.on('error', broke);
    this.#asking = setInterval(() => {
      if (performance.now() - this.#heard >= askEvery || this.#refuses) this.#ask().catch(() => {});
    }, askEvery);
    this.#asking.unref();
  }

  /** @param values a function of them is called when the statement leaves, a little later: more can be asked until then */
  async rows<R extends object>(statement: Statement, values: Values = []): Promise<R[]> {
    const asked = performance.now();
    try {
      const rows = await this.#timing('read', () => this.#questions.ask<R>(statement, values));
      this.#worked(asked);
      return rows;
    } catch (error) {
      throw this.#failed(error, asked);
    }
  }

  /** Whether it is there, and where it took nothing, whether it does again. */
  async #ask(): Promise<void> {
    if (this.#refuses) await this.transaction((client) => client.query(small));
    else await this.rows({ name: 'ask', text: 'SELECT' });
  }

  async connect(): Promise<pg.PoolClient> {
    const asked = performance.now();
    try {
      return await this.#lend();
    } catch (error) {
      throw this.#failed(error, asked);
    }
  }

  /** A server that stops breaks its connections one after the other: one that is older than the loss may answer yet, or never. */
  async #lend(): Promise<pg.PoolClient> {
    for (;;) {
      const client = await this.pool.connect();
      if ((this.#made.get(client) ?? 0) > this.#lostAt) return client;
      client.release(true);
    }
  }

  /**
   * Runs work in one transaction. It need not wait for a statement before it gives the next: all go out at once, and
   * whichever fails takes the others with it. Whoever commits tries again after a wait for a lock; a claim does not.
   */
  transaction<T>(work: (client: pg.PoolClient) => Promise<T>, what?: 'claim'): Promise<T> {
    return what ? this.#timing(what, () => this.#transact(work, false)) : this.#transact(work, true);
  }

  async #transact<T>(work: (client: pg.PoolClient) => Promise<T>, again: boolean): Promise<T> {
    const client = await this.connect();
    const asked = performance.now();
    try {
      const result = await inOnePiece(client, () => work(client));
      client.release();
      this.#worked(asked, true);
      return result;
    } catch (error) {
      // Whatever state another one is in is not worth finding out.
      const usable = leavesConnection(error);
      if (usable) await client.query('ROLLBACK').catch(() => {});
      client.release(!usable);
      throw this.#failed(error, asked, again);
    }
  }

  /**
   * Milliseconds since it went away, as long as others may have to tell yet what they did meanwhile; otherwise 0. A lease that ran out
   * in that time may be of somebody who is there, and could say nothing.
   */
  get untold(): number {
    const now = performance.now();
    return now < this.#untoldUntil ? now - this.#goneAt : 0;
  }

  async close(): Promise<void> {
    clearInterval(this.#asking);
    await this.pool.end();
  }

  /**
   * @param asked when what it did was begun, by `performance.now()`
   * @param writing whether it took something, too
   */
  #worked(asked: number, writing = false): void {
    if (asked < this.#lostAt) return;
    this.#heard = performance.now();
    if (writing) this.#refuses = false;
    if (this.trouble === undefined || this.#refuses) return;
    this.trouble = undefined;
    this.#untoldUntil = performance.now() + toldWithin;
    this.#log('database-back', {});
  }

  #wasSlow(code: string): void {
    this.#slow += 1;
    const now = performance.now();
    if (now - this.#slowSaid < slowAgainAfter) return;
    this.#log('database-slow', { code, times: this.#slow });
    this.#slow = 0;
    this.#slowSaid = now;
  }

  /**
   * @param asked when what failed was begun, or its connection made
   * @param again whether whoever waited for a lock tries again
   */
  #failed(error: unknown, asked: number, again = false): unknown {
    if (error instanceof NotRecorded) return error;
    // Others are answered: it has too much to do, or this machine has.
    const busy = isBusy(error) && performance.now() - this.#heard < connectMs + askEvery;
    if (busy || tookLong(error) || (!again && codeOf(error) === waitedForLock)) {
      this.#wasSlow(codeOf(error) ?? (busy ? 'no answer in time' : 'no connection free'));
      return new NotRecorded(error);
    }
    if (isThere(error)) return error;
    if (asked < this.#lostAt) return new NotRecorded(error);
    const code = codeOf(error) ?? 'no answer';
    const refused = refusals[code];
    if (refused) this.#refuses = true;
    else this.#lostAt = performance.now();
    if (this.trouble === undefined) {
      if (this.untold === 0) this.#goneAt = performance.now();
      this.#untoldUntil = Number.POSITIVE_INFINITY;
      this.#log('database-gone', { code });
    }
    this.trouble = `the database ${refused ?? 'does not answer'} (${code})`;
    return new NotRecorded(error);
  }
}

/** Waits for all statements that went out together; fails as the first that failed. */
export async function allOf(under: readonly Promise<unknown>[]): Promise<void> {
  const results = await Promise.allSettled(under);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

/** Needs room as any commit does, and leaves nothing. */
const small = `CREATE TEMP TABLE vigie_room ON COMMIT DROP AS
  SELECT md5(random()::text) AS some FROM generate_series(1, 2000)`;
