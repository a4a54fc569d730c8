import type { Index } from './collection.ts';
import { Sorted } from './sorted.ts';

/** Records of a kind by the crisis that they belong to, in the order of their ids. */
export class ByCrisis<R extends { id: string; crisis: string }> implements Index<R> {
  readonly #crises = new Map<string, Sorted<R>>();

  changed(before: R | undefined, after: R | undefined): void {
    if (before && !after) this.#crises.get(before.crisis)?.delete(before.id);
    if (!after) return;
    const own = this.#crises.get(after.crisis) ?? new Sorted<R>();
    this.#crises.set(after.crisis, own);
    own.set(after.id, after);
  }

  count(crisis: string): number {
    return this.#crises.get(crisis)?.size ?? 0;
  }

  of(crisis: string): R[] {
    return this.slice(crisis, 0, Number.POSITIVE_INFINITY);
  }

  /** So many from a place on. */
  slice(crisis: string, from: number, limit: number): R[] {
    const own = this.#crises.get(crisis);
    const found: R[] = [];
    for (let i = Math.max(0, from); own && i < own.size && found.length < limit; i++) {
      const record = own.at(i);
      if (record) found.push(record);
    }
    return found;
  }

  /** The place of the first that is not before an id. */
  placeOf(crisis: string, id: string): number {
    return this.#crises.get(crisis)?.indexOf(id) ?? 0;
  }
}
