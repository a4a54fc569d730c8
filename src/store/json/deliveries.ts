import type { Platform } from '../../chat/event.ts';
import { type Claim, type Delivery, queueOf } from '../../domain/delivery.ts';
import type { Index } from './collection.ts';
import { Sorted } from './sorted.ts';

/** What is waiting on one platform, by lane, in the order it became owed. */
interface Waiting {
  emergency: Sorted<Delivery>;
  normal: Sorted<Delivery>;
  sending: Map<string, Delivery>;
}

export class DeliveryIndex implements Index<Delivery> {
  readonly #platforms = new Map<Platform, Waiting>();
  readonly #all = new Map<string, Delivery>();
  /** Ids in order, made when a page is asked for. */
  #ordered: string[] | undefined;

  changed(before: Delivery | undefined, after: Delivery | undefined): void {
    if (before) {
      if (!after) {
        this.#all.delete(before.id);
        this.#ordered = undefined;
      }
      const waiting = this.#of(before.to.platform);
      waiting.sending.delete(before.id);
      waiting[before.lane].delete(orderOf(before));
    }
    if (after) {
      this.#all.set(after.id, after);
      if (!before) this.#ordered = undefined;
      const waiting = this.#of(after.to.platform);
      if (after.state === 'owed') waiting[after.lane].add(orderOf(after), after);
      if (after.state === 'sending') waiting.sending.set(after.id, after);
    }
  }

  #of(platform: Platform): Waiting {
    const known = this.#platforms.get(platform);
    if (known) return known;
    const waiting = { emergency: new Sorted<Delivery>(), normal: new Sorted<Delivery>(), sending: new Map() };
    this.#platforms.set(platform, waiting);
    return waiting;
  }

  /** What may be tried now: leases that ran out, then emergencies, then the rest, each in their order. */
  claimable(platform: Platform, now: Date, { limit, skip, only }: Claim): Delivery[] {
    const at = now.toISOString();
    const { emergency, normal, sending } = this.#of(platform);
    const found: Delivery[] = [];
    const taken = new Set<string>(skip);
    const consider = (delivery: Delivery) => {
      const queue = queueOf(delivery);
      if (delivery.tryAt > at || (only === undefined ? taken.has(queue) : queue !== only)) return;
      taken.add(queue);
      found.push(delivery);
    };
    for (const delivery of sending.values()) if (found.length < limit) consider(delivery);
    for (const lane of [emergency, normal]) {
      for (let i = 0; i < lane.size && found.length < limit; i++) {
        const delivery = lane.at(i);
        if (delivery) consider(delivery);
      }
    }
    return found;
  }

  page(after: string | undefined, limit: number): Delivery[] {
    this.#ordered ??= [...this.#all.keys()].sort();
    const from = after === undefined ? 0 : this.#ordered.findIndex((id) => id > after);
    const ids = from < 0 ? [] : this.#ordered.slice(from, from + limit);
    return ids.map((id) => this.#all.get(id)).filter((delivery) => delivery !== undefined);
  }

  waiting(): number {
    let count = 0;
    for (const { emergency, normal, sending } of this.#platforms.values()) {
      count += emergency.size + normal.size + sending.size;
    }
    return count;
  }
}

function orderOf(delivery: Delivery): string {
  return `${delivery.owedAt} ${delivery.id}`;
}
