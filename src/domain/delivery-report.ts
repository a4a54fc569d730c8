import { type Delivery, isReached } from './delivery.ts';

/** Shares of the audience, in percent, whose time to be reached is told. */
export const reportedShares = [50, 90, 99] as const;

export interface Reach {
  share: (typeof reportedShares)[number];
  /** Milliseconds from the start until so many had it; absent when so many were never reached. */
  after?: number;
}

/** How an alert arrived and was answered, fed line by line: it holds two numbers for each person. */
export class DeliveryReport {
  readonly #startedAt: number;
  readonly #reached: number[] = [];
  readonly #answered: number[] = [];
  readonly #failures = new Map<string, number>();
  #people = 0;
  #unchanged = 0;
  #reachedPeople = 0;

  constructor(startedAt: string) {
    this.#startedAt = Date.parse(startedAt);
  }

  add(line: Delivery): void {
    this.#people += 1;
    const answer = line.corrected?.[0] ?? line.answer;
    if (answer) this.#answered.push(this.#after(answer.at));
    // Whoever answered in a channel before their own message went out had it by then.
    const moments = [line.sentAt, answer?.at].filter((at) => at !== undefined).map((at) => this.#after(at));
    if (answer || isReached(line)) this.#reachedPeople += 1;
    if (moments.length > 0) this.#reached.push(Math.min(...moments));
    if (line.state === 'failed' && line.posted) this.#unchanged += 1;
    const failed = line.state === 'failed' || line.state === 'given-up';
    if (!failed || isReached(line) || answer) return;
    const reason = line.reason ?? 'unknown';
    this.#failures.set(reason, (this.#failures.get(reason) ?? 0) + 1);
  }

  #after(at: string): number {
    return Math.max(0, Date.parse(at) - this.#startedAt);
  }

  get people(): number {
    return this.#people;
  }

  get reached(): number {
    return this.#reachedPeople;
  }

  /** People whose message the platform refused to change: they see an older one. */
  get unchanged(): number {
    return this.#unchanged;
  }

  get answered(): number {
    return this.#answered.length;
  }

  reach(): Reach[] {
    const sorted = this.#reached.sort((a, b) => a - b);
    return reportedShares.map((share) => {
      const after = sorted[Math.ceil((this.#people * share) / 100) - 1];
      return after === undefined ? { share } : { share, after };
    });
  }

  /** Why people were not reached, the most frequent reason first. */
  failures(): { reason: string; people: number }[] {
    return [...this.#failures]
      .map(([reason, people]) => ({ reason, people }))
      .sort((a, b) => b.people - a.people || a.reason.localeCompare(b.reason));
  }

  /** How many had answered after equal steps of time, from the start to the last answer: at most `points` of them. */
  answersOverTime(points: number): { after: number; answered: number }[] {
    const sorted = this.#answered.sort((a, b) => a - b);
    const last = sorted.at(-1);
    if (last === undefined) return [];
    let answered = 0;
    return Array.from({ length: points }, (_, i) => {
      const after = Math.round((last * (i + 1)) / points);
      while ((sorted[answered] ?? Number.POSITIVE_INFINITY) <= after) answered += 1;
      return { after, answered };
    });
  }
}
