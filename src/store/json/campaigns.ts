import type { Campaign, Campaigns } from '../../domain/campaign.ts';
import type { Index } from './collection.ts';
import { orderOf } from './number-order.ts';
import { Sorted } from './sorted.ts';

export class CampaignIndex implements Index<Campaign> {
  readonly #ordered = new Sorted<Campaign>();

  changed(before: Campaign | undefined, after: Campaign | undefined): void {
    if (before && !after) this.#ordered.delete(orderOf(before.id));
    if (after) this.#ordered.set(orderOf(after.id), after);
  }

  view(get: (id: string) => Campaign | undefined): Campaigns {
    return {
      get: async (id) => get(id),
      page: async (after, limit) => {
        const end = after === undefined ? this.#ordered.size : this.#ordered.indexOf(orderOf(after));
        return this.#ordered.range(Math.max(0, end - limit), end).reverse();
      },
    };
  }
}
