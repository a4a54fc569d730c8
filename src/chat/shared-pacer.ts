import type { Budget, BudgetMaker, Limit } from './pacer.ts';
import { Restraint } from './restraint.ts';

/**
 * Lends moments for calls out of a budget that several instances share: `count` of them, `gap` milliseconds apart, the
 * first in so many milliseconds from now as it resolves. Nobody else gets the same ones. `rest`: no moment is to lie
 * within so many milliseconds from now.
 */
export type Lender = (name: string, count: number, gap: number, rest: number) => Promise<number>;

/** Makes budgets that all share who borrow from the same lender; undefined where nobody lends. */
export function sharedBudgets(lend: Lender | undefined): BudgetMaker | undefined {
  return lend && ((name, limit) => new SharedPacer(name, limit, lend));
}

/** How far the pace stays below the limit. */
const margin = 0.055;
/** So much later than its moment a call may begin, as a share of the limit's window; the rest of the margin is its way. */
const lateness = 0.02;
/** At most so many milliseconds of the whole pace are lent at once: what an instance that dies takes with it. */
const longestLease = 100;
/** Moments that are lent ahead lie at least so far ahead, in milliseconds: what is to be sent then has to be claimed first. */
const lead = 60;
const retryAfter = 500;

/**
 * A budget that all instances share: each borrows a few moments ahead, when it has calls to make, and a call begins at
 * its moment or a little later. Moments are evenly spaced over all instances, so that together they stay below the limit
 * in whatever window the platform looks at. A moment that was not used lapses; so do those of an instance that died.
 */
export class SharedPacer implements Budget {
  readonly perSecond: number;
  readonly #name: string;
  readonly #lender: Lender;
  readonly #clock: () => number;
  readonly #gap: number;
  readonly #grace: number;
  readonly #largest: number;
  /** Moments of the monotonic clock. */
  #moments: number[] = [];
  readonly #waiting: (() => void)[] = [];
  readonly #last: (() => void)[] = [];
  #timer: NodeJS.Timeout | undefined;
  #lending: Promise<void> | undefined;
  /** As many as were used up lately: whoever sends nothing borrows little. */
  #chunk = 1;
  #lapsed = false;
  /** Somebody has calls to make. */
  #wanted = false;
  /** Calls that did not wait, and are still to be taken off the budget. */
  #debt = 0;
  #rest = 0;
  readonly #restraint = new Restraint();

  constructor(name: string, { calls, ms }: Limit, lender: Lender, clock = () => performance.now()) {
    this.#name = name;
    this.#lender = lender;
    this.#clock = clock;
    this.#gap = (ms / calls) * (1 + margin);
    this.#grace = Math.min(ms, 60_000) * lateness;
    this.perSecond = 1_000 / this.#gap;
    this.#largest = Math.max(1, Math.floor(longestLease / this.#gap));
  }

  async room(ms: number): Promise<number> {
    this.#wanted = true;
    const within = this.#within(ms);
    // Whoever looks often borrows no further ahead than it looks: others would have to wait for what it does not need yet.
    if ((this.#moments.at(-1) ?? Number.NEGATIVE_INFINITY) < this.#clock() + ms) {
      const lending = this.#lend();
      if (within <= this.#waiting.length) await lending;
    }
    return Math.max(0, this.#within(ms) - this.#waiting.length);
  }

  take(when?: 'last'): Promise<void> {
    return new Promise((resolve) => {
      (when === 'last' ? this.#last : this.#waiting).push(resolve);
      this.#serve();
    });
  }

  count(): void {
    this.#debt += 1;
    this.#lend();
  }

  rest(ms: number): void {
    const now = this.#clock();
    this.#restraint.rest(now, ms);
    this.#rest = Math.max(this.#rest, ms);
    this.#moments = [];
    this.#lend();
  }

  /** How many moments that were lent lie within so many milliseconds. */
  #within(ms: number): number {
    const now = this.#clock();
    const fresh = this.#moments.findIndex((at) => at + this.#grace >= now);
    const gone = fresh < 0 ? this.#moments.length : fresh;
    if (gone > 0) {
      this.#moments.splice(0, gone);
      this.#lapsed = true;
    }
    const beyond = this.#moments.findIndex((at) => at > now + ms);
    return beyond < 0 ? this.#moments.length : beyond;
  }

  #lend(): Promise<void> {
    this.#lending ??= this.#borrow().finally(() => {
      this.#lending = undefined;
      this.#serve();
    });
    return this.#lending;
  }

  async #borrow(): Promise<void> {
    const now = this.#clock();
    const [debt, rest] = [this.#debt, this.#rest];
    const waiting = this.#waiting.length + this.#last.length;
    const wanted = (this.#wanted || waiting > 0) && now >= this.#restraint.until;
    this.#wanted = false;
    if (wanted) {
      this.#chunk = this.#lapsed
        ? Math.max(1, Math.floor(this.#chunk / 2))
        : Math.min(this.#largest, this.#chunk * 2);
      this.#lapsed = false;
    }
    const count = wanted ? Math.max(this.#chunk, Math.min(waiting, this.#largest)) : 0;
    const gap = this.#gap / this.#restraint.share(now);
    try {
      const first = await this.#lender(this.#name, count + debt, gap, Math.max(rest, waiting > 0 ? 0 : lead));
      this.#debt -= debt;
      if (this.#rest === rest) this.#rest = 0;
      const began = this.#clock() + first + debt * gap;
      if (this.#clock() < this.#restraint.until) return;
      for (let i = 0; i < count; i++) this.#moments.push(began + i * gap);
    } catch {
      // Without the database nothing can be sent either.
      await new Promise((resolve) => setTimeout(resolve, retryAfter));
    }
  }

  #serve(): void {
    if (this.#timer) return;
    while (this.#waiting.length + this.#last.length > 0) {
      if (this.#within(0) > 0) {
        this.#moments.shift();
        (this.#waiting.shift() ?? this.#last.shift())?.();
        continue;
      }
      const now = this.#clock();
      const next = this.#moments[0] ?? (now < this.#restraint.until ? this.#restraint.until : undefined);
      if (next === undefined) {
        this.#lend();
        return;
      }
      this.#timer = setTimeout(
        () => {
          this.#timer = undefined;
          this.#serve();
        },
        Math.ceil(Math.max(0, next - now)),
      );
      return;
    }
  }
}
