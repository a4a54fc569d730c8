import type { Screening, Screenings } from '../../domain/screening.ts';
import type { Index } from './collection.ts';
import { Sorted } from './sorted.ts';

export class ScreeningIndex implements Index<Screening> {
  readonly #ordered = new Sorted<Screening>();

  changed(before: Screening | undefined, after: Screening | undefined): void {
    if (before && !after) this.#ordered.delete(before.id);
    if (after) this.#ordered.set(after.id, after);
  }

  view(get: (id: string) => Screening | undefined): Screenings {
    return {
      get: async (id) => get(id),
      page: async (after, limit) => {
        const from = after === undefined ? 0 : this.#ordered.indexOf(after);
        const page: Screening[] = [];
        for (let i = from; i < this.#ordered.size && page.length < limit; i++) {
          const record = this.#ordered.at(i);
          if (record && record.id !== after) page.push(record);
        }
        return page;
      },
    };
  }
}
