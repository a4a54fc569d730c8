import { type Budget, type BudgetMaker, Pacer } from '../chat/pacer.ts';
import type { Delivery } from '../domain/delivery.ts';

/** The share holds in whichever so many seconds. */
const seconds = 60;
/** What is used of the share: what is sent evenly does not arrive so, and the fullest second is to stay below it, too. */
const used = 0.9;

/**
 * What may be sent of the slow lane: a share of what the platform takes, all instances together, and never much of it at
 * once.
 */
export class SlowLane {
  readonly #budget: Budget;
  /** Few are under way together: what waits behind an emergency does not go out at once after it. */
  readonly #most: number;
  readonly #underway = new Set<string>();
  /** Of those, claimed and not in its turn yet. */
  readonly #untaken = new Set<string>();

  /**
   * @param whole what the platform takes
   * @param name of the share, the same in every instance
   */
  constructor(
    whole: Budget,
    share: number,
    name: string,
    make: BudgetMaker = (_, limit) => new Pacer(limit),
  ) {
    const calls = Math.max(1, Math.floor(whole.perSecond * share * used * seconds));
    this.#budget = make(name, { calls, ms: seconds * 1_000 });
    this.#most = Math.max(2, Math.ceil(this.#budget.perSecond / 4));
  }

  /** How many may be claimed that will have their turn within so many milliseconds. */
  async room(ahead: number): Promise<number> {
    const room = (await this.#budget.room(ahead)) - this.#untaken.size;
    return Math.max(0, Math.min(room, this.#most - this.#underway.size));
  }

  /** Milliseconds from one turn to the next. */
  get turn(): number {
    return 1_000 / this.#budget.perSecond;
  }

  claimed({ id }: Delivery): void {
    this.#untaken.add(id);
    this.#underway.add(id);
  }

  /**
   * Waits for its turn, where it was claimed from this lane. Asked at the last moment: what a stall of the process held
   * up together does not go out together after it.
   */
  async take({ id }: Delivery): Promise<void> {
    if (this.#untaken.delete(id)) await this.#budget.take();
  }

  done({ id }: Delivery): void {
    this.#untaken.delete(id);
    this.#underway.delete(id);
  }
}
