import type { Platform } from '../../chat/event.ts';
import { type Claim, type Delivery, emptyTally, queueOf, type Tally } from '../../domain/delivery.ts';
import type { Index } from './collection.ts';
import { Lane } from './lane.ts';
import { Ledger } from './ledger.ts';

/** What is waiting on one platform, by lane, in the order it became owed. */
interface Waiting {
  emergency: Lane;
  normal: Lane;
  sending: Map<string, Delivery>;
}

export class DeliveryIndex implements Index<Delivery> {
  readonly #platforms = new Map<Platform, Waiting>();
  readonly #all = new Map<string, Delivery>();
  readonly #ledgers = new Map<string, Ledger>();
  /** Ids in order, made when a page is asked for. */
  #ordered: string[] | undefined;

  changed(before: Delivery | undefined, after: Delivery | undefined): void {
    this.#enter(before, after);
    if (before) {
      if (!after) {
        this.#all.delete(before.id);
        this.#ordered = undefined;
      }
      const waiting = this.#of(before.to.platform);
      waiting.sending.delete(before.id);
      if (before.state === 'owed') waiting[before.lane].delete(before);
    }
    if (after) {
      this.#all.set(after.id, after);
      if (!before) this.#ordered = undefined;
      const waiting = this.#of(after.to.platform);
      if (after.state === 'owed') waiting[after.lane].add(after);
      if (after.state === 'sending') waiting.sending.set(after.id, after);
    }
  }

  #enter(before: Delivery | undefined, after: Delivery | undefined): void {
    const alert = after?.alert ?? before?.alert;
    if (alert === undefined) return;
    const ledger = this.#ledgers.get(alert) ?? new Ledger();
    ledger.changed(before, after);
    if (ledger.size > 0) this.#ledgers.set(alert, ledger);
    else this.#ledgers.delete(alert);
  }

  tally(alert: string): Tally {
    return this.#ledgers.get(alert)?.tally() ?? emptyTally();
  }

  ledger(alert: string, after: string | undefined, limit: number): Delivery[] {
    return this.#ledgers.get(alert)?.page(after, limit) ?? [];
  }

  #of(platform: Platform): Waiting {
    const known = this.#platforms.get(platform);
    if (known) return known;
    const waiting = { emergency: new Lane(), normal: new Lane(), sending: new Map() };
    this.#platforms.set(platform, waiting);
    return waiting;
  }

  /** What may be tried now: leases that ran out, then emergencies, then the rest, each in their order. */
  claimable(platform: Platform, now: Date, which: Claim): Delivery[] {
    const at = now.toISOString();
    const { emergency, normal, sending } = this.#of(platform);
    const taken = new Set<string>(which.skip);
    const found: Delivery[] = [];
    for (const delivery of sending.values()) {
      const queue = queueOf(delivery);
      const wanted = which.only === undefined ? !taken.has(queue) : queue === which.only;
      if (delivery.tryAt > at || !wanted || found.length === which.limit) continue;
      taken.add(queue);
      found.push(delivery);
    }
    emergency.claim(at, which, taken, found);
    normal.claim(at, which, taken, found);
    return found;
  }

  page(after: string | undefined, limit: number): Delivery[] {
    this.#ordered ??= [...this.#all.keys()].sort();
    const from = after === undefined ? 0 : this.#ordered.findIndex((id) => id > after);
    const ids = from < 0 ? [] : this.#ordered.slice(from, from + limit);
    return ids.map((id) => this.#all.get(id)).filter((delivery) => delivery !== undefined);
  }

  /** Ids begin with the record's number, or name it after the channel they are for. */
  about(record: string): Delivery[] {
    return [...this.#all.values()].filter(
      ({ id, about }) => about === record || id.startsWith(`${record}:`) || id.includes(`:${record}:`),
    );
  }

  waiting(): number {
    let count = 0;
    for (const { emergency, normal, sending } of this.#platforms.values()) {
      count += emergency.size + normal.size + sending.size;
    }
    return count;
  }
}
