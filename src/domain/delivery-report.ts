import { type Delivery, isReached } from './delivery.ts';

/** Shares of the audience, in percent, whose time to be reached is told. */
const reportedShares = [50, 90, 99] as const;

export interface Reach {
  share: (typeof reportedShares)[number];
  /** Milliseconds from the start until so many had it; absent when so many were never reached. */
  after?: number;
}

export interface Reason {
  reason: string;
  people: number;
}

function mostFirst(reasons: ReadonlyMap<string, number>): Reason[] {
  return [...reasons]
    .map(([reason, people]) => ({ reason, people }))
    .sort((a, b) => b.people - a.people || a.reason.localeCompare(b.reason));
}

/** How an alert arrived and was answered, fed line by line: it holds two numbers for each person. */
export class DeliveryReport {
  readonly #startedAt: number;
  readonly #reached: number[] = [];
  readonly #answered: number[] = [];
  readonly #failures = new Map<string, number>();
  readonly #unchanged = new Map<string, number>();
  #people = 0;
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
    if (line.state !== 'failed' && line.state !== 'given-up') return;
    const reason = line.reason ?? 'unknown';
    if (line.posted) this.#unchanged.set(reason, (this.#unchanged.get(reason) ?? 0) + 1);
    else if (!isReached(line) && !answer) this.#failures.set(reason, (this.#failures.get(reason) ?? 0) + 1);
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

  /** Why people still see an older message: it could not be changed. */
  unchanged(): Reason[] {
    return mostFirst(this.#unchanged);
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
  failures(): Reason[] {
    return mostFirst(this.#failures);
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
