/**
 * Things in order. Whatever is near the front is taken out and put in at a cost that does not grow with what stands
 * behind, as is what comes last: that is how people wait in line.
 */
export class Line<T> {
  readonly #compare: (a: T, b: T) => number;
  #items: (T | undefined)[] = [];
  /** Where the front is; before it there is nothing. */
  #front = 0;

  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare;
  }

  get size(): number {
    return this.#items.length - this.#front;
  }

  at(index: number): T | undefined {
    return this.#items[this.#front + index];
  }

  add(item: T): void {
    const place = this.#placeOf(item);
    if (this.#front > 0 && place - this.#front < this.#items.length - place) {
      this.#items.copyWithin(this.#front - 1, this.#front, place);
      this.#front -= 1;
      this.#items[place - 1] = item;
    } else this.#items.splice(place, 0, item);
  }

  /** Takes out what stands in the item's place; false when nothing does. */
  delete(item: T): boolean {
    const place = this.#placeOf(item);
    const there = this.#items[place];
    if (there === undefined || this.#compare(there, item) !== 0) return false;
    if (place - this.#front < this.#items.length - place) {
      this.#items.copyWithin(this.#front + 1, this.#front, place);
      this.#items[this.#front] = undefined;
      this.#front += 1;
      if (this.#front > 1_000 && this.#front > this.#items.length / 2) {
        this.#items = this.#items.slice(this.#front);
        this.#front = 0;
      }
    } else this.#items.splice(place, 1);
    return true;
  }

  /** The place of the first that does not come before the item. */
  #placeOf(item: T): number {
    let low = this.#front;
    let high = this.#items.length;
    const last = this.#items[high - 1];
    if (high === low || (last !== undefined && this.#compare(last, item) < 0)) return high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const there = this.#items[middle];
      if (there !== undefined && this.#compare(there, item) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
