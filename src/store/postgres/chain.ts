import type { PoolClient } from 'pg';
import { type Anchor, type AuditFact, chainStart, link } from '../../domain/audit.ts';
import { textual } from '../textual.ts';
import type { Database } from './database.ts';

/** The first of two keys of an advisory lock; the second is the chain's number. */
export const lockClass = 7_294;

interface Link extends Anchor {
  json: string;
}

/**
 * The audit chain that this instance writes: the lowest that no other one holds. It is held by a lock of the session,
 * which the database itself lets go of when the instance dies; the next one to start goes on with the chain.
 */
export class Chain {
  readonly #db: Database;
  readonly #key: Uint8Array;
  #holder: PoolClient | undefined;
  #doubtful = false;
  id = 0;
  head: Anchor = chainStart;

  private constructor(db: Database, key: Uint8Array) {
    this.#db = db;
    this.#key = key;
  }

  static async take(db: Database, key: Uint8Array): Promise<Chain> {
    const chain = new Chain(db, key);
    await chain.renew();
    return chain;
  }

  /** Before links are made: the chain is held, and its end is known. */
  async ensure(): Promise<void> {
    if (this.#doubtful || !this.#holder) await this.renew();
  }

  /** Links may have been stored, or not. */
  doubt(): void {
    this.#doubtful = true;
  }

  /** Takes a chain anew, or looks where it ends when it is still held. */
  async renew(): Promise<void> {
    if (this.#holder) {
      await this.#look(this.#holder).catch(() => this.#drop());
      if (this.#holder) return;
    }
    const client = await this.#db.connect();
    try {
      for (let id = 1; ; id++) {
        const { rows } = await client.query('SELECT pg_try_advisory_lock($1, $2) AS held', [lockClass, id]);
        if (!rows[0].held) continue;
        this.id = id;
        await client.query('INSERT INTO chains VALUES ($1) ON CONFLICT DO NOTHING', [id]);
        await this.#look(client);
        break;
      }
    } catch (error) {
      client.release(true);
      throw error;
    }
    client.on('error', () => {
      if (this.#holder === client) this.#drop();
    });
    this.#holder = client;
  }

  async #look(client: PoolClient): Promise<void> {
    const { rows } = await client.query(
      `SELECT seq::int, body->>'hash' AS hash FROM audit WHERE chain = $1 ORDER BY seq DESC LIMIT 1`,
      [this.id],
    );
    this.head = rows[0] ?? chainStart;
    this.#doubtful = false;
  }

  #drop(): void {
    this.#holder?.release(true);
    this.#holder = undefined;
  }

  /** The next links, which are the chain's once they are stored. */
  links(facts: readonly AuditFact[]): Link[] {
    let { head } = this;
    return facts.map((fact) => {
      const entry = link(head, textual(fact), this.#key);
      head = entry;
      return { seq: entry.seq, hash: entry.hash, json: JSON.stringify(entry) };
    });
  }

  extended(links: readonly Link[]): void {
    const last = links.at(-1);
    if (last) this.head = { seq: last.seq, hash: last.hash };
  }

  async release(): Promise<void> {
    const holder = this.#holder;
    this.#holder = undefined;
    await holder?.query('SELECT pg_advisory_unlock_all()').catch(() => {});
    holder?.release(true);
  }
}
