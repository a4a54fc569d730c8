import type { Alert, Alerts } from '../../domain/alert.ts';
import type { Index } from './collection.ts';
import { orderOf } from './number-order.ts';
import { NumberedIndex } from './numbered.ts';
import { Sorted } from './sorted.ts';

export class AlertIndex implements Index<Alert> {
  readonly #numbered = new NumberedIndex<Alert>(({ state }) => state === 'open');
  /** Those that are over, by the moment of their end. */
  readonly #ended = new Sorted<Alert>();

  changed(before: Alert | undefined, after: Alert | undefined): void {
    this.#numbered.changed(before, after);
    if (before?.ended) this.#ended.delete(endOf(before, before.ended.at));
    if (after?.ended) this.#ended.set(endOf(after, after.ended.at), after);
  }

  /** @param isShort whether chat did not bring an alert to all of its people */
  view(get: (id: string) => Alert | undefined, isShort: (alert: string) => boolean): Alerts {
    return {
      get: async (id) => get(id),
      page: async (after, limit) => this.#numbered.page(after, limit),
      open: async () => this.#numbered.open(),
      short: async (since) =>
        [...this.#ended.after(since.toISOString()), ...this.#numbered.open()]
          .filter(({ id }) => isShort(id))
          .sort((a, b) => (orderOf(a.id) < orderOf(b.id) ? 1 : -1)),
    };
  }
}

function endOf({ id }: Alert, at: string): string {
  return `${at} ${id}`;
}
