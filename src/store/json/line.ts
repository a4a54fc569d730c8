import { lowest } from '../../domain/lowest.ts';

/** So many at most lie in one piece: few enough to move quickly, enough that there are few pieces. */
const most = 512;

/**
 * Things in order, in pieces: whatever is put in or taken out moves only what lies in the same piece, however long the line is.
 * It may not change while it is walked.
 */
export class Line<T> {
  readonly #compare: (a: T, b: T) => number;
  readonly #pieces: T[][] = [];
  #size = 0;

  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare;
  }

  get size(): number {
    return this.#size;
  }

  get first(): T | undefined {
    return this.#pieces[0]?.[0];
  }

  *[Symbol.iterator](): Generator<T> {
    for (const piece of this.#pieces) yield* piece;
  }

  add(item: T): void {
    this.#size += 1;
    const number = this.#pieceOf(item);
    const piece = this.#pieces[number];
    // Behind everything: that is how most come, and what is full stays full.
    if (!piece) {
      const last = this.#pieces.at(-1);
      if (last && last.length < most) last.push(item);
      else this.#pieces.push([item]);
      return;
    }
    piece.splice(this.#placeIn(piece, item), 0, item);
    if (piece.length > most) this.#pieces.splice(number + 1, 0, piece.splice(most / 2));
  }

  /** Takes out what stands in the item's place; false when nothing does. */
  delete(item: T): boolean {
    const number = this.#pieceOf(item);
    const piece = this.#pieces[number];
    if (!piece) return false;
    const place = this.#placeIn(piece, item);
    if (this.#compare(piece[place] as T, item) !== 0) return false;
    piece.splice(place, 1);
    this.#size -= 1;
    if (piece.length === 0) this.#pieces.splice(number, 1);
    return true;
  }

  /** The first piece whose end does not come before the item. */
  #pieceOf(item: T): number {
    return lowest(this.#pieces.length, (at) => this.#compare(this.#pieces[at]?.at(-1) as T, item) >= 0);
  }

  #placeIn(piece: readonly T[], item: T): number {
    return lowest(piece.length, (at) => this.#compare(piece[at] as T, item) >= 0);
  }
}
