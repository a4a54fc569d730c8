import { lowest } from '../../domain/lowest.ts';

/** Keys in order, with their values; made for keys that mostly come in order. */
export class Sorted<V> {
  // Two lists: an object for each entry would be one more for the garbage collector to move and to mark.
  readonly #keys: string[] = [];
  readonly #values: V[] = [];

  get size(): number {
    return this.#keys.length;
  }

  at(index: number): V | undefined {
    return this.#values[index];
  }

  /** The values of a range of places. */
  range(from: number, to: number): V[] {
    return this.#values.slice(from, to);
  }

  /** At most so many values, from behind a key on. */
  after(key: string | undefined, limit = Number.POSITIVE_INFINITY): V[] {
    const at = key === undefined ? 0 : this.indexOf(key);
    const from = key !== undefined && this.#keys[at] === key ? at + 1 : at;
    return this.#values.slice(from, from + limit);
  }

  /** Puts a value; one that is there under the key already gives it its place. */
  set(key: string, value: V): void {
    const index = this.indexOf(key);
    if (index === this.#keys.length) {
      this.#keys.push(key);
      this.#values.push(value);
    } else if (this.#keys[index] === key) {
      this.#values[index] = value;
    } else {
      this.#keys.splice(index, 0, key);
      this.#values.splice(index, 0, value);
    }
  }

  delete(key: string): void {
    const index = this.indexOf(key);
    if (this.#keys[index] !== key) return;
    this.#keys.splice(index, 1);
    this.#values.splice(index, 1);
  }

  /** The place of the first key that is not before `key`. */
  indexOf(key: string): number {
    const last = this.#keys.at(-1);
    if (last === undefined || last < key) return this.#keys.length;
    return lowest(this.#keys.length, (at) => (this.#keys[at] as string) >= key);
  }
}
