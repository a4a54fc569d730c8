import { type Delivery, emptyTally, shownTo, standing, type Tally } from '../../domain/delivery.ts';
import { toldOutside } from '../../domain/outside-sayings.ts';
import { Sorted } from './sorted.ts';

/** One alert's ledger: its lines in order, and its numbers kept up to date line by line. */
export class Ledger {
  readonly #lines = new Sorted<Delivery>();
  readonly #tally = emptyTally();

  changed(before: Delivery | undefined, after: Delivery | undefined): void {
    if (before) this.#count(before, -1);
    if (after) {
      this.#count(after, 1);
      this.#lines.set(after.id, after);
    } else if (before) this.#lines.delete(before.id);
  }

  #count(line: Delivery, by: 1 | -1): void {
    this.#tally.people += by;
    const now = standing(line);
    this.#tally.standings[now] += by;
    if (now === 'owed' || now === 'sending') this.#tally.waiting[line.to.platform] += by;
    this.#tally.shown[line.to.platform] += by * shownTo(line).length;
    for (const kind of toldOutside(line)) this.#tally.outside[kind] += by;
    if (line.answer) this.#tally.answers[line.answer.what] += by;
  }

  get size(): number {
    return this.#lines.size;
  }

  tally(): Tally {
    return structuredClone(this.#tally);
  }

  page(after: string | undefined, limit: number): Delivery[] {
    const page: Delivery[] = [];
    const from = after === undefined ? 0 : this.#lines.indexOf(after);
    for (let i = from; i < this.#lines.size && page.length < limit; i++) {
      const line = this.#lines.at(i);
      if (line && line.id !== after) page.push(line);
    }
    return page;
  }
}
