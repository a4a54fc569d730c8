import type { DrillCount, DrillCounts } from '../../domain/drill.ts';
import type { Index } from './collection.ts';
import { Sorted } from './sorted.ts';

export class DrillIndex implements Index<DrillCount> {
  readonly #ordered = new Sorted<DrillCount>();

  changed(before: DrillCount | undefined, after: DrillCount | undefined): void {
    if (before && !after) this.#ordered.delete(before.id);
    if (after) this.#ordered.set(after.id, after);
  }

  view(get: (id: string) => DrillCount | undefined): DrillCounts {
    return {
      get: async (id) => get(id),
      of: async (drill) => this.#ordered.after(`${drill}/`).filter((each) => each.drill === drill),
    };
  }
}
