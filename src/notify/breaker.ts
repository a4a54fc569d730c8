import type { Trouble } from '../chat/errors.ts';

/** So many failures in a row, and nothing that worked among them, are no accident. */
const inARow = 6;
const firstPause = 1_000;
const longestPause: Record<Exclude<Trouble, 'limited'>, number> = { away: 5_000, refused: 30_000 };

export interface BreakerOptions {
  /** Milliseconds of a monotonic clock. */
  clock(): number;
  held(reason: string): void;
  resumed(): void;
}

/**
 * Holds everything back while a platform is away or refuses the bot's credentials, and lets one through from time to
 * time to see whether that is over: nothing is worn out meanwhile, and everything goes on by itself.
 */
export class Breaker {
  readonly #options: BreakerOptions;
  #failures = 0;
  #pause = firstPause;
  #probeAt = 0;
  #probing = false;
  /** Why everything is held back; undefined while nothing is. */
  reason: string | undefined;

  constructor(options: BreakerOptions) {
    this.#options = options;
  }

  /** Milliseconds until the next attempt; of all that ask when it is 0, one may make it. */
  wait(): number {
    if (this.reason === undefined) return 0;
    return this.#probing ? firstPause : Math.max(0, this.#probeAt - this.#options.clock());
  }

  /** Somebody makes the attempt. */
  probe(): void {
    this.#probing = this.reason !== undefined;
  }

  /** There was nothing to make it with. */
  unprobed(): void {
    this.#probing = false;
  }

  worked(): void {
    this.#failures = 0;
    if (this.reason === undefined) return;
    this.reason = undefined;
    this.#probing = false;
    this.#pause = firstPause;
    this.#options.resumed();
  }

  /** @param probe it was the one attempt that was let through */
  failed(trouble: Exclude<Trouble, 'limited'>, reason: string, probe: boolean): void {
    this.#failures += 1;
    if (this.reason !== undefined) {
      if (!probe) return;
      this.#probing = false;
      this.#pause = Math.min(longestPause[trouble], this.#pause * 2);
    } else if (trouble === 'refused' || this.#failures >= inARow) {
      this.reason = reason;
      this.#options.held(reason);
    } else return;
    this.#probeAt = this.#options.clock() + this.#pause;
  }
}
