const recoversIn = 60_000;
const leastPace = 0.5;

/**
 * What a budget makes of a platform's complaints: it rests as long as it was asked to, and after that its pace is a little smaller for
 * a minute, by each complaint more. All moments are milliseconds of one monotonic clock.
 */
export class Restraint {
  #until = 0;
  /** The share of the pace that is used; less than one after the platform complained. */
  #share = 1;

  /** The moment until which it rests. */
  get until(): number {
    return this.#until;
  }

  /** The platform asked for a pause of so many milliseconds. */
  rest(now: number, ms: number): void {
    // Calls that were on their way together are told together: that is one complaint.
    if (now >= this.#until) this.#share = Math.max(leastPace, this.share(now) * 0.9);
    this.#until = Math.max(this.#until, now + ms);
  }

  /** The share of the pace that may be used now, at most 1. */
  share(now: number): number {
    if (this.#share === 1) return 1;
    const recovered = Math.max(0, now - this.#until) / recoversIn;
    return Math.min(1, this.#share + recovered * (1 - leastPace));
  }
}
