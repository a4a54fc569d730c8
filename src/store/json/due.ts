import type { Due, DueThings } from '../../domain/due.ts';
import type { Index } from './collection.ts';
import { Sorted } from './sorted.ts';

export class DueIndex implements Index<Due> {
  readonly #ordered = new Sorted<Due>();

  changed(before: Due | undefined, after: Due | undefined): void {
    if (before) this.#ordered.delete(orderOf(before));
    if (after) this.#ordered.set(orderOf(after), after);
  }

  view(get: (id: string) => Due | undefined): DueThings {
    return {
      get: async (id) => get(id),
      due: async (now, limit) => {
        const found: Due[] = [];
        for (let i = 0; i < limit; i++) {
          const due = this.#ordered.at(i);
          if (!due || due.at > now.toISOString()) break;
          found.push(due);
        }
        return found;
      },
      next: async () => {
        const first = this.#ordered.at(0);
        return first && new Date(first.at);
      },
    };
  }
}

function orderOf(due: Due): string {
  return `${due.at} ${due.id}`;
}
