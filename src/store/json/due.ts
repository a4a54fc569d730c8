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
    const due = async (now: Date, limit: number) => {
      const found: Due[] = [];
      for (let i = 0; i < limit; i++) {
        const each = this.#ordered.at(i);
        if (!each || each.at > now.toISOString()) break;
        found.push(each);
      }
      return found;
    };
    return {
      get: async (id) => get(id),
      due,
      // The folder has one owner, and its clockwork does one thing after the other.
      claim: (now, _until, limit) => due(now, limit),
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
