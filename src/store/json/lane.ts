import { type Claim, type Delivery, queueOf } from '../../domain/delivery.ts';
import { Sorted } from './sorted.ts';

/** What is owed in one lane, by queue: a queue that is left alone costs nothing, however long it is. */
export class Lane {
  readonly #queues = new Map<string, Sorted<Delivery>>();
  /** Names of the queues, in the order of their first delivery. */
  readonly #heads = new Sorted<string>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(delivery: Delivery): void {
    this.#change(queueOf(delivery), (queue) => queue.set(orderOf(delivery), delivery));
    this.#size += 1;
  }

  delete(delivery: Delivery): void {
    const name = queueOf(delivery);
    const before = this.#queues.get(name)?.size ?? 0;
    this.#change(name, (queue) => queue.delete(orderOf(delivery)));
    this.#size -= before - (this.#queues.get(name)?.size ?? 0);
  }

  /** Adds what may be tried at `at` to `found`, up to the limit; of each queue one, or of the one that is wanted all. */
  claim(at: string, { limit, only }: Claim, taken: Set<string>, found: Delivery[]): void {
    if (only !== undefined) {
      const queue = this.#queues.get(only);
      for (let i = 0; queue && i < queue.size && found.length < limit; i++) {
        const delivery = queue.at(i);
        if (delivery && delivery.tryAt <= at) found.push(delivery);
      }
      return;
    }
    for (let i = 0; i < this.#heads.size && found.length < limit; i++) {
      const name = this.#heads.at(i) ?? '';
      const first = taken.has(name) ? undefined : this.#firstDue(name, at);
      if (!first) continue;
      taken.add(name);
      found.push(first);
    }
  }

  /** One that has to wait does not hold up those behind it. */
  #firstDue(name: string, at: string): Delivery | undefined {
    const queue = this.#queues.get(name);
    for (let i = 0; queue && i < queue.size; i++) {
      const delivery = queue.at(i);
      if (delivery && delivery.tryAt <= at) return delivery;
    }
    return undefined;
  }

  /** Changes a queue and its place among the others. */
  #change(name: string, change: (queue: Sorted<Delivery>) => void): void {
    const queue = this.#queues.get(name) ?? new Sorted<Delivery>();
    const before = queue.at(0);
    change(queue);
    const after = queue.at(0);
    if (before === after) return;
    if (before) this.#heads.delete(headOf(before, name));
    if (after) this.#heads.set(headOf(after, name), name);
    if (after) this.#queues.set(name, queue);
    else this.#queues.delete(name);
  }
}

function headOf(first: Delivery, name: string): string {
  return `${orderOf(first)} ${name}`;
}

function orderOf(delivery: Delivery): string {
  return `${delivery.owedAt} ${delivery.id}`;
}
