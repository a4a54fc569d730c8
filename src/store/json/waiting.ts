import { type Claim, type Delivery, lanes, queueOf } from '../../domain/delivery.ts';
import { Lane, merged, sooner } from './lane.ts';
import { Line } from './line.ts';

type LaneName = Delivery['lane'];

/** What is owed and what is being sent on one platform. */
export class Waiting {
  /** New messages and changes apart, so that a platform that is slow with one holds up none of the other. */
  readonly #posts: Record<LaneName, Lane> = newLanes();
  readonly #changes: Record<LaneName, Lane> = newLanes();
  /** Owed, and to be tried at a later moment. */
  readonly #later = new Line<Delivery>(sooner);
  readonly #sending = new Line<Delivery>(sooner);
  #size = 0;

  /** How many are owed or being sent. */
  get size(): number {
    return this.#size;
  }

  add(delivery: Delivery): void {
    if (delivery.state !== 'owed' && delivery.state !== 'sending') return;
    this.#size += 1;
    if (delivery.state === 'sending') this.#sending.add(delivery);
    else if (delivery.tryAt > delivery.owedAt) this.#later.add(delivery);
    else this.#laneOf(delivery).add(delivery);
  }

  delete(delivery: Delivery): void {
    if (delivery.state !== 'owed' && delivery.state !== 'sending') return;
    this.#size -= 1;
    if (delivery.state === 'sending') this.#sending.delete(delivery);
    else if (!this.#later.delete(delivery)) this.#laneOf(delivery).delete(delivery);
  }

  #laneOf({ posted, lane }: Delivery): Lane {
    return (posted ? this.#changes : this.#posts)[lane];
  }

  /** What may be tried at `at`: leases that ran out, then lane by lane, each by age. */
  claimable(at: string, { limit, skip, only, what, slow = Number.POSITIVE_INFINITY }: Claim): Delivery[] {
    this.#arrive(at);
    const taken = new Set<string>(skip);
    const found: Delivery[] = [];
    let slowLeft = slow;
    for (const delivery of this.#inOrder(at, only, what, slow)) {
      if (found.length >= limit) break;
      const queue = queueOf(delivery);
      if (delivery.tryAt > at || (only === undefined && taken.has(queue))) continue;
      if (delivery.lane === 'slow') {
        if (slowLeft < 1) continue;
        slowLeft -= 1;
      }
      taken.add(queue);
      found.push(delivery);
    }
    return found;
  }

  /** What was held up may be tried again. */
  #arrive(at: string): void {
    for (let due = this.#later.first; due && due.tryAt <= at; due = this.#later.first) {
      this.#later.delete(due);
      this.#laneOf(due).add(due);
    }
  }

  *#inOrder(at: string, only: string | undefined, what: Claim['what'], slow: number): Generator<Delivery> {
    for (const lease of this.#leases(at)) {
      const change = lease.posted !== undefined;
      if (only !== undefined && queueOf(lease) !== only) continue;
      if (what === undefined || change === (what === 'changes')) yield lease;
    }
    const kinds = [what === 'changes' ? [] : [this.#posts], what === 'posts' ? [] : [this.#changes]].flat();
    for (const lane of lanes) {
      if (lane === 'slow' && slow < 1) return;
      yield* merged(kinds.map((kind) => (only === undefined ? kind[lane].firsts() : kind[lane].queue(only))));
    }
  }

  *#leases(at: string): Generator<Delivery> {
    for (const lease of this.#sending) {
      if (lease.tryAt > at) return;
      yield lease;
    }
  }

  /** When the oldest of those that may be tried at `at` became owed. */
  oldest(at: string): string | undefined {
    this.#arrive(at);
    const all = [this.#posts, this.#changes].flatMap((kind) => lanes.map((lane) => kind[lane].firsts()));
    for (const delivery of merged(all)) if (delivery.tryAt <= at) return delivery.owedAt;
    return undefined;
  }

  /** What was being sent when the last owner of the folder ended: its leases are nobody's. */
  orphans(): Delivery[] {
    return [...this.#sending];
  }
}

function newLanes(): Record<LaneName, Lane> {
  return { emergency: new Lane(), normal: new Lane(), slow: new Lane() };
}
