const minute = 60_000;

/** Counts the cards each channel got in the last minute, so that no channel gets more than it may. */
export class CardCount {
  readonly #perMinute: number;
  readonly #sent = new Map<string, number[]>();

  constructor(perMinute: number) {
    this.#perMinute = perMinute;
  }

  /** Whether the channel may get one more card at `now` (ms); it then counts. */
  take(channel: string, now: number): boolean {
    const recent = (this.#sent.get(channel) ?? []).filter((at) => now - at < minute);
    const free = recent.length < this.#perMinute;
    if (free) recent.push(now);
    this.#sent.set(channel, recent);
    return free;
  }
}
