import { type Delivery, queueOf } from '../../domain/delivery.ts';
import { Line } from './line.ts';

/** By age: when it became owed. */
function older(a: Delivery, b: Delivery): number {
  return compare(a.owedAt, b.owedAt) || compare(a.id, b.id);
}

/** By the moment from which it may be tried. */
export function sooner(a: Delivery, b: Delivery): number {
  return compare(a.tryAt, b.tryAt) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What may be tried in one lane, by queue: a queue that is left alone costs nothing, however long it is. */
export class Lane {
  /** The first of each queue, by age. */
  readonly #firsts = new Line<Delivery>(older);
  readonly #first = new Map<string, Delivery>();
  /** Those behind the first, of queues that have any. */
  readonly #behind = new Map<string, Line<Delivery>>();

  add(delivery: Delivery): void {
    const queue = queueOf(delivery);
    const first = this.#first.get(queue);
    if (!first) {
      this.#lead(queue, delivery);
      return;
    }
    const behind = this.#behind.get(queue) ?? new Line<Delivery>(older);
    this.#behind.set(queue, behind);
    if (older(delivery, first) > 0) {
      behind.add(delivery);
      return;
    }
    behind.add(first);
    this.#firsts.delete(first);
    this.#lead(queue, delivery);
  }

  /** False when it is not in this lane. */
  delete(delivery: Delivery): boolean {
    const queue = queueOf(delivery);
    const first = this.#first.get(queue);
    if (!first) return false;
    const behind = this.#behind.get(queue);
    if (first.id !== delivery.id) return behind?.delete(delivery) ?? false;
    this.#firsts.delete(first);
    const next = behind?.first;
    if (next) {
      behind?.delete(next);
      this.#lead(queue, next);
    } else this.#first.delete(queue);
    if (behind?.size === 0) this.#behind.delete(queue);
    return true;
  }

  #lead(queue: string, delivery: Delivery): void {
    this.#first.set(queue, delivery);
    this.#firsts.add(delivery);
  }

  /** The first of each queue, the oldest first. */
  firsts(): Generator<Delivery> {
    return this.#firsts[Symbol.iterator]();
  }

  /** All of one queue, the oldest first. */
  *queue(name: string): Generator<Delivery> {
    const first = this.#first.get(name);
    if (first) yield first;
    yield* this.#behind.get(name) ?? [];
  }
}

/** What several lanes give, the oldest first. */
export function* merged(lanes: readonly Generator<Delivery>[]): Generator<Delivery> {
  const heads = lanes.map((lane) => ({ lane, next: lane.next() }));
  for (;;) {
    let oldest: (typeof heads)[number] | undefined;
    for (const head of heads) {
      if (head.next.done) continue;
      if (!oldest || oldest.next.done || older(head.next.value, oldest.next.value) < 0) oldest = head;
    }
    if (!oldest || oldest.next.done) return;
    yield oldest.next.value;
    oldest.next = oldest.lane.next();
  }
}
