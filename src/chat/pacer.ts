import { Restraint } from './restraint.ts';

/** So many calls in so many milliseconds, in whichever moment one begins to count. */
export interface Limit {
  calls: number;
  ms: number;
}

/**
 * One budget of calls, taken from by all that call a platform: counted in this process, or shared by several instances
 * (`SharedPacer`), which is why it is asked for room and may answer later.
 */
export interface Budget {
  /** Calls a second, in the long run. */
  readonly perSecond: number;
  /** How many more calls could begin within `ms` milliseconds, beside those that wait already. */
  room(ms: number): number | Promise<number>;
  /**
   * Resolves when it is the call's turn, which is then taken. `last`: whatever else waits goes before it, and finds room
   * as if it did not wait: for what can be done at any time, such as looking people up.
   */
  take(when?: 'last'): Promise<void>;
  /** Counts a call that does not wait, on the way to answer a person; those that wait make up for it. */
  count(): void;
  /** The platform asked for a pause of so many milliseconds. After it the budget is a little smaller for a while. */
  rest(ms: number): void;
}

/** Makes the budget of a limit, under a name that is the same in every instance. */
export type BudgetMaker = (name: string, limit: Limit) => Budget;

/** How far the even pace stays below a limit, so that what a stall of the process left undone can be made up for. */
const margin = 0.025;
/** How much longer than the platform's its window is: what a call may take longer on its way than another. */
const onTheWay = 0.015;
/** It is made up for at no more than so many times the pace. */
const hurry = 8;
/** So long a pause, in milliseconds, is a stall; a longer one in which nobody waited is silence. */
const longestDebt = 300;
/** While people are being answered, so much of the budget is kept free for them. */
const forAnswers = 0.06;

/**
 * A budget that keeps just under a limit in whatever window the platform looks at: it remembers when the calls of about
 * the last second began, so that a stall of this process costs nothing that the limit does not take anyway.
 */
export class Pacer implements Budget {
  readonly perSecond: number;
  /** Milliseconds of a monotonic clock. */
  readonly #clock: () => number;
  /** When the last calls began, as a ring. */
  readonly #began: Float64Array;
  #next = 0;
  /** So long those calls take at least, and at an even pace. */
  readonly #span: number;
  readonly #evenSpan: number;
  readonly #waiting: (() => void)[] = [];
  readonly #last: (() => void)[] = [];
  #timer: NodeJS.Timeout | undefined;
  /** When the next call is due at an even pace; in the past after a stall. */
  #due = Number.NEGATIVE_INFINITY;
  #answeredAt = Number.NEGATIVE_INFINITY;
  readonly #restraint = new Restraint();

  constructor({ calls, ms }: Limit, clock: () => number = () => performance.now()) {
    this.#clock = clock;
    const allowed = calls / ms;
    this.perSecond = (allowed * 1_000) / (1 + margin);
    const together = Math.max(1, Math.min(calls, Math.ceil(allowed * 1_000)));
    this.#began = new Float64Array(together).fill(Number.NEGATIVE_INFINITY);
    this.#span = (together / allowed) * (1 + onTheWay);
    this.#evenSpan = (together / allowed) * (1 + margin);
  }

  room(ms: number): number {
    const now = this.#clock();
    const { length } = this.#began;
    const { span, gap, free } = this.#spacing(now);
    const moments: number[] = [];
    let due = Math.max(this.#due, this.#earliest(now));
    let last = this.#latest();
    for (;;) {
      const back = moments.length + free;
      const before = back < length ? this.#began[(this.#next + back) % length] : moments[back - length];
      const at = Math.max(now, this.#restraint.until, (before ?? now) + span, due, last + gap / hurry);
      if (at > now + ms) break;
      moments.push(at);
      last = at;
      due += gap;
    }
    return Math.max(0, moments.length - this.#waiting.length);
  }

  take(when?: 'last'): Promise<void> {
    return new Promise((resolve) => {
      if (this.#waiting.length + this.#last.length === 0)
        this.#due = Math.max(this.#due, this.#earliest(this.#clock()));
      (when === 'last' ? this.#last : this.#waiting).push(resolve);
      this.#serve();
    });
  }

  count(): void {
    this.#answeredAt = this.#clock();
    this.#record(this.#answeredAt);
  }

  rest(ms: number): void {
    const now = this.#clock();
    this.#restraint.rest(now, ms);
    this.#due = this.#restraint.until;
  }

  /** After a silence nothing is to be made up for. */
  #earliest(now: number): number {
    return this.#latest() < now - longestDebt ? now : now - longestDebt;
  }

  #serve(): void {
    if (this.#timer) return;
    while (this.#waiting.length + this.#last.length > 0) {
      const now = this.#clock();
      const wait = this.#at(now) - now;
      if (wait > 0) {
        this.#timer = setTimeout(() => {
          this.#timer = undefined;
          this.#serve();
        }, Math.ceil(wait));
        return;
      }
      this.#record(now);
      (this.#waiting.shift() ?? this.#last.shift())?.();
    }
  }

  #record(at: number): void {
    const { span, gap } = this.#spacing(at);
    this.#due = Math.max(this.#due, at - span) + gap;
    this.#began[this.#next] = at;
    this.#next = (this.#next + 1) % this.#began.length;
  }

  #at(now: number): number {
    const { span, gap, free } = this.#spacing(now);
    const before = this.#began[(this.#next + free) % this.#began.length] ?? Number.NEGATIVE_INFINITY;
    return Math.max(this.#restraint.until, before + span, this.#due, this.#latest() + gap / hurry);
  }

  #latest(): number {
    const { length } = this.#began;
    return this.#began[(this.#next + length - 1) % length] ?? Number.NEGATIVE_INFINITY;
  }

  /** How long so many calls take at least, the even time between two, and how many fewer it is while people answer. */
  #spacing(now: number): { span: number; gap: number; free: number } {
    const { length } = this.#began;
    const share = this.#restraint.share(now);
    const span = this.#span / share;
    const free = now - this.#answeredAt < span ? Math.floor(length * forAnswers) : 0;
    return { span, gap: this.#evenSpan / share / length, free };
  }
}

/** There are many places, none of which needs its limit to the last: the first call to one may take long to connect. */
const placeMargin = 0.1;
/** Places that got no more than so many messages of late are forgotten soon: they are far from every limit. */
const few = 5;
const forgottenAfter = 30_000;

/** Keeps the limits of each place, of which there are many. */
export class PlacePacer {
  readonly #limits: readonly Limit[];
  readonly #clock: () => number;
  readonly #began = new Map<string, number[]>();
  #swept = 0;

  constructor(limits: readonly Limit[], clock: () => number = () => performance.now()) {
    this.#limits = limits.map(({ calls, ms }) => ({ calls, ms: ms * (1 + placeMargin) }));
    this.#clock = clock;
  }

  /**
   * Resolves when the place may get another message, which then counts; false, and nothing counts, when that takes more
   * than `longest` milliseconds.
   */
  async take(place: string, longest = Number.POSITIVE_INFINITY): Promise<boolean> {
    for (let wait = this.wait(place); wait > 0; wait = this.wait(place)) {
      if (wait > longest) return false;
      await new Promise((resolve) => setTimeout(resolve, Math.ceil(wait)));
    }
    this.count(place);
    return true;
  }

  /** Milliseconds until the place may get another message. */
  wait(place: string): number {
    const began = this.#began.get(place);
    if (!began) return 0;
    const now = this.#clock();
    return Math.max(
      0,
      ...this.#limits.map(({ calls, ms }) => (began.at(-calls) ?? Number.NEGATIVE_INFINITY) + ms - now),
    );
  }

  count(place: string): void {
    const now = this.#clock();
    const began = this.#began.get(place) ?? [];
    this.#began.set(place, began);
    began.push(now);
    const most = Math.max(...this.#limits.map(({ calls }) => calls));
    if (began.length > most) began.shift();
    if (now - this.#swept > forgottenAfter) this.#sweep(now);
  }

  #sweep(now: number): void {
    this.#swept = now;
    const longest = Math.max(...this.#limits.map(({ ms }) => ms));
    for (const [place, began] of this.#began) {
      const idle = now - (began.at(-1) ?? 0);
      if (idle > longest || (idle > forgottenAfter && began.length <= few)) this.#began.delete(place);
    }
  }
}
