import type { Platform } from '../../chat/event.ts';
import { type Claim, type Delivery, emptyTally, type Tally } from '../../domain/delivery.ts';
import type { Index } from './collection.ts';
import { Ledger } from './ledger.ts';
import { Waiting } from './waiting.ts';

const recordNumber = /^[A-Z]{2}-\d{4}-\d+$/;

export class DeliveryIndex implements Index<Delivery> {
  readonly #platforms = new Map<Platform, Waiting>();
  readonly #all = new Map<string, Delivery>();
  readonly #ledgers = new Map<string, Ledger>();
  /** Deliveries in no ledger, by the records that they are because of. */
  readonly #because = new Map<string, Set<string>>();
  /** Ids in order, made when a page is asked for. */
  #ordered: string[] | undefined;

  changed(before: Delivery | undefined, after: Delivery | undefined): void {
    this.#enter(before, after);
    if (before) this.#of(before.to.platform).delete(before);
    if (before && !after) {
      this.#all.delete(before.id);
      this.#ordered = undefined;
    }
    if (!after) return;
    this.#all.set(after.id, after);
    if (!before) this.#ordered = undefined;
    this.#of(after.to.platform).add(after);
  }

  #enter(before: Delivery | undefined, after: Delivery | undefined): void {
    const alert = after?.alert ?? before?.alert;
    if (alert === undefined) {
      for (const record of before ? records(before) : []) this.#leave(record, before?.id ?? '');
      for (const record of after ? records(after) : []) {
        const ids = this.#because.get(record) ?? new Set();
        this.#because.set(record, ids.add(after?.id ?? ''));
      }
      return;
    }
    const ledger = this.#ledgers.get(alert) ?? new Ledger();
    ledger.changed(before, after);
    if (ledger.size > 0) this.#ledgers.set(alert, ledger);
    else this.#ledgers.delete(alert);
  }

  #leave(record: string, id: string): void {
    const ids = this.#because.get(record);
    ids?.delete(id);
    if (ids?.size === 0) this.#because.delete(record);
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
    const waiting = new Waiting();
    this.#platforms.set(platform, waiting);
    return waiting;
  }

  /** What may be tried now: leases that ran out, then emergencies, then the rest, each in their order. */
  claimable(platform: Platform, now: Date, which: Claim): Delivery[] {
    return this.#of(platform).claimable(now.toISOString(), which);
  }

  /** What was being sent by somebody who is no more. */
  orphans(): Delivery[] {
    return [...this.#platforms.values()].flatMap((waiting) => waiting.orphans());
  }

  page(after: string | undefined, limit: number): Delivery[] {
    this.#ordered ??= [...this.#all.keys()].sort();
    const from = after === undefined ? 0 : this.#ordered.findIndex((id) => id > after);
    const ids = from < 0 ? [] : this.#ordered.slice(from, from + limit);
    return ids.map((id) => this.#all.get(id)).filter((delivery) => delivery !== undefined);
  }

  about(record: string): Delivery[] {
    const others = [...(this.#because.get(record) ?? [])].map((id) => this.#all.get(id));
    const lines = this.ledger(record, undefined, Number.POSITIVE_INFINITY);
    return [...lines, ...others.filter((delivery) => delivery !== undefined)];
  }

  oldest(now: Date): Date | undefined {
    const at = now.toISOString();
    const [first] = [...this.#platforms.values()].flatMap((each) => each.oldest(at) ?? []).sort();
    return first === undefined ? undefined : new Date(first);
  }

  waiting(): number {
    let count = 0;
    for (const { size } of this.#platforms.values()) count += size;
    return count;
  }
}

/** Ids begin with the record's number, or name it after the channel they are for. */
function records({ id, about }: Delivery): Set<string> {
  const named = id.split(':').filter((part) => recordNumber.test(part));
  return new Set(about === undefined ? named : [about, ...named]);
}
