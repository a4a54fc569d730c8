import { type Given, missedNumbers } from '../anchors.ts';
import type { Collection } from './collection.ts';
import type { Versioned } from './schema.ts';

/** The last number given out for a prefix and year, `EV-2026`. */
export interface Counter extends Versioned {
  last: number;
}

/** Gives out record numbers, each once. */
export class Numbers {
  readonly #counters: Collection<Counter>;
  /** Numbers given out that no stored record bears yet. */
  readonly #given = new Map<string, number>();

  constructor(counters: Collection<Counter>) {
    this.#counters = counters;
  }

  next(prefix: string, year: number): string {
    const key = `${prefix}-${year}`;
    const last = Math.max(this.#given.get(key) ?? 0, this.#counters.get(key)?.last ?? 0) + 1;
    this.#given.set(key, last);
    return `${key}-${String(last).padStart(4, '0')}`;
  }

  /** A record was stored: the number it bears is never given again, whatever becomes of the record. */
  taken(id: string): void {
    const [, key, digits] = /^([A-Z]{2}-\d{4})-(\d+)$/.exec(id) ?? [];
    const last = Number(digits);
    if (key && last > (this.#counters.get(key)?.last ?? 0)) this.#raise(key, last);
  }

  /** The last ones that stored records bear. */
  get all(): Given {
    return Object.fromEntries([...this.#counters.values()].map(({ id, last }) => [id, last]));
  }

  /** Gives none that was given before a backup was put back; returns up to which it gives none. */
  async catchUp(anchorsFile: string): Promise<Given> {
    const missed = await missedNumbers(anchorsFile, this.all);
    for (const [key, last] of Object.entries(missed)) this.#raise(key, last);
    return missed;
  }

  #raise(key: string, last: number): void {
    this.#counters.put({ id: key, version: last, last });
  }
}
