/** Keys in order, with their values; made for keys that mostly come in order. */
export class Sorted<V> {
  readonly #entries: { key: string; value: V }[] = [];

  get size(): number {
    return this.#entries.length;
  }

  at(index: number): V | undefined {
    return this.#entries[index]?.value;
  }

  /** Puts a value; one that is there under the key already gives it its place. */
  set(key: string, value: V): void {
    const index = this.indexOf(key);
    const there = this.#entries[index];
    if (there?.key === key) there.value = value;
    else this.#entries.splice(index, 0, { key, value });
  }

  delete(key: string): void {
    const index = this.indexOf(key);
    if (this.#entries[index]?.key === key) this.#entries.splice(index, 1);
  }

  /** The place of the first key that is not before `key`. */
  indexOf(key: string): number {
    const last = this.#entries.at(-1);
    if (!last || last.key < key) return this.#entries.length;
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const entry = this.#entries[middle];
      if (entry && entry.key < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
