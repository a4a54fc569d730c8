import type { Index } from './collection.ts';
import { orderOf } from './number-order.ts';
import { Sorted } from './sorted.ts';

/** Records by their number: all of them, and apart those that somebody still works on. */
export class NumberedIndex<R extends { id: string }> implements Index<R> {
  readonly #all = new Sorted<R>();
  readonly #open = new Sorted<R>();
  readonly #isOpen: (record: R) => boolean;

  constructor(isOpen: (record: R) => boolean) {
    this.#isOpen = isOpen;
  }

  changed(before: R | undefined, after: R | undefined): void {
    if (before && !after) this.#all.delete(orderOf(before.id));
    if (before && !(after && this.#isOpen(after))) this.#open.delete(orderOf(before.id));
    if (!after) return;
    this.#all.set(orderOf(after.id), after);
    if (this.#isOpen(after)) this.#open.set(orderOf(after.id), after);
  }

  /** The oldest first. */
  open(): R[] {
    return Array.from({ length: this.#open.size }, (_, i) => this.#open.at(i)).filter(
      (each) => each !== undefined,
    );
  }

  /** Newest first; `after` is the number after which the page begins. */
  page(after: string | undefined, limit: number): R[] {
    const end = after === undefined ? this.#all.size : this.#all.indexOf(orderOf(after));
    const page: R[] = [];
    for (let i = end - 1; i >= 0 && page.length < limit; i--) {
      const record = this.#all.at(i);
      if (record) page.push(record);
    }
    return page;
  }
}
