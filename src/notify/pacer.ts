import type { Pace } from '../chat/adapter.ts';

/** Hands out moments to send at, so that neither the platform's nor a place's limit is passed. */
export class Pacer {
  readonly #pace: Pace;
  /** Milliseconds of a monotonic clock. */
  readonly #clock: () => number;
  #next = 0;
  readonly #places = new Map<string, number>();

  constructor(pace: Pace, clock: () => number) {
    this.#pace = pace;
    this.#clock = clock;
  }

  /** Reserves the next moment for a place; returns how many milliseconds to wait for it. */
  reserve(place: string): number {
    const now = this.#clock();
    const at = Math.max(now, this.#next, this.#places.get(place) ?? 0);
    this.#next = Math.max(now, this.#next) + 1000 / this.#pace.perSecond;
    this.#places.set(place, at + this.#pace.samePlaceMs);
    if (this.#places.size > 10_000) this.#forget(now);
    return at - now;
  }

  #forget(now: number): void {
    for (const [place, until] of this.#places) if (until < now) this.#places.delete(place);
  }
}
