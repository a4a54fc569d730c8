import type { Alert, Alerts } from '../../domain/alert.ts';
import type { Index } from './collection.ts';
import { orderOf } from './number-order.ts';
import { Sorted } from './sorted.ts';

export class AlertIndex implements Index<Alert> {
  readonly #ordered = new Sorted<Alert>();
  readonly #open = new Sorted<Alert>();

  changed(before: Alert | undefined, after: Alert | undefined): void {
    if (before && !after) this.#ordered.delete(orderOf(before.id));
    if (before?.state === 'open' && after?.state !== 'open') this.#open.delete(orderOf(before.id));
    if (after) this.#ordered.set(orderOf(after.id), after);
    if (after?.state === 'open') this.#open.set(orderOf(after.id), after);
  }

  view(get: (id: string) => Alert | undefined): Alerts {
    return {
      get: async (id) => get(id),
      page: async (after, limit) => {
        const end = after === undefined ? this.#ordered.size : this.#ordered.indexOf(orderOf(after));
        const page: Alert[] = [];
        for (let i = end - 1; i >= 0 && page.length < limit; i--) {
          const alert = this.#ordered.at(i);
          if (alert) page.push(alert);
        }
        return page;
      },
      open: async () => {
        const all = Array.from({ length: this.#open.size }, (_, i) => this.#open.at(i));
        return all.filter((alert) => alert !== undefined);
      },
    };
  }
}
