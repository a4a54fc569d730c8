import type { Write } from '../../domain/store.ts';
import type { Collection } from './collection.ts';
import type { Versioned } from './schema.ts';
import type { JournalWrite } from './writer.ts';

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

  /** What a commit has to carry along, so that a number a record bears is never given again, whatever becomes of it. */
  along(writes: readonly Write[]): JournalWrite[] {
    const along: JournalWrite[] = [];
    for (const write of writes) {
      if (!('put' in write) || write.put.version > 0) continue;
      const [, key, digits] = /^([A-Z]{2}-\d{4})-(\d+)$/.exec(write.put.id) ?? [];
      const last = Number(digits);
      if (key && last > (this.#counters.get(key)?.last ?? 0)) {
        const put: Counter = { id: key, version: last, last };
        along.push({ in: 'counters', put });
      }
    }
    return along;
  }
}
