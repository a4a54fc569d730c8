import { type Given, missedNumbers, unseen } from '../anchors.ts';
import type { Count } from '../transfer.ts';
import type { Database } from './database.ts';
import type { Statement } from './statement.ts';

/**
 * Takes so many numbers. It does not wait for the disk: the commit of the record that bears one does, and brings this
 * with it; a number that was lost with the database's last moment is borne by nothing.
 */
const take: Statement = {
  name: 'numbers-take',
  text: `WITH quick AS (SELECT set_config('synchronous_commit', 'off', true))
    INSERT INTO counters AS c (id, last) SELECT $1, $2::int FROM quick
    ON CONFLICT (id) DO UPDATE SET last = c.last + $2 RETURNING last`,
};

const raise: Statement = {
  name: 'numbers-raise',
  text: `INSERT INTO counters AS c (id, last) VALUES ($1, $2)
    ON CONFLICT (id) DO UPDATE SET last = greatest(c.last, $2)`,
};

interface Asking {
  resolve(number: string): void;
  reject(error: unknown): void;
}

/** Gives out record numbers, each once over all instances; those who ask together share one statement. */
export class Numbers {
  readonly #db: Database;
  /** The highest that is known to be counted. */
  readonly #known = new Map<string, number>();
  readonly #asking = new Map<string, Asking[]>();

  readonly #raised: (given: Given) => void;

  /** @param raised told up to which none is given, where the database had forgotten some */
  constructor(db: Database, raised: (given: Given) => void = () => {}) {
    this.#db = db;
    this.#raised = raised;
  }

  next(prefix: string, year: number): Promise<string> {
    const key = `${prefix}-${year}`;
    return new Promise((resolve, reject) => {
      const waiting = this.#asking.get(key);
      if (waiting) waiting.push({ resolve, reject });
      else {
        this.#asking.set(key, [{ resolve, reject }]);
        this.#serve(key);
      }
    });
  }

  async #serve(key: string): Promise<void> {
    let asking: Asking[] = [];
    let known = 0;
    try {
      const [row] = await this.#db.rows<{ last: number }>(take, () => {
        asking = this.#asking.get(key) ?? [];
        this.#asking.delete(key);
        known = this.#known.get(key) ?? 0;
        return [key, asking.length];
      });
      let last = row?.last ?? 0;
      // Another database took over, without the last that this one was told.
      if (last - asking.length < known) last = await this.#beyond(key, known, asking.length);
      this.#know(key, last);
      for (const [i, { resolve }] of asking.entries()) {
        resolve(`${key}-${String(last - asking.length + 1 + i).padStart(4, '0')}`);
      }
    } catch (error) {
      for (const { reject } of asking) reject(error);
    }
  }

  /** Takes so many beyond those that were given, by others, too, as far as this instance can know. */
  async #beyond(key: string, given: number, count: number): Promise<number> {
    const last = given + unseen;
    await this.#db.rows(raise, [key, last]);
    this.#raised({ [key]: last });
    const [row] = await this.#db.rows<{ last: number }>(take, [key, count]);
    return row?.last ?? 0;
  }

  /** The last ones that were given. */
  async all(): Promise<Given> {
    const rows = await this.#db.rows<Count>({ name: 'counters', text: 'SELECT id, last FROM counters' });
    return Object.fromEntries(rows.map(({ id, last }) => [id, last]));
  }

  /** Gives none that was given before a backup was put back; returns up to which it gives none. */
  async catchUp(anchorsFile: string): Promise<Given> {
    const missed = await missedNumbers(anchorsFile, await this.all());
    for (const each of Object.entries(missed)) await this.#db.rows(raise, each);
    return missed;
  }

  /** What counts the numbers of new records that came from elsewhere, so that they are never given again. */
  behind(ids: readonly string[]): { statement: Statement; values: unknown[] }[] {
    const highest = highestOf(ids);
    return [...highest]
      .filter(([key, last]) => last > (this.#known.get(key) ?? 0))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, last]) => ({ statement: raise, values: [key, last] }));
  }

  /** The records are stored. */
  counted(ids: readonly string[]): void {
    for (const [key, last] of highestOf(ids)) this.#know(key, last);
  }

  #know(key: string, last: number): void {
    if (last > (this.#known.get(key) ?? 0)) this.#known.set(key, last);
  }
}

function highestOf(ids: readonly string[]): Map<string, number> {
  const highest = new Map<string, number>();
  for (const id of ids) {
    const [, key, digits] = /^([A-Z]{2}-\d{4})-(\d+)$/.exec(id) ?? [];
    if (key && Number(digits) > (highest.get(key) ?? 0)) highest.set(key, Number(digits));
  }
  return highest;
}
