import { type Budget, Pacer } from '../chat/pacer.ts';
import type { Delivery } from '../domain/delivery.ts';

/** The share holds in whichever so many seconds. */
const seconds = 60;

/** What may be sent of the slow lane: a share of what the platform takes, and never much of it at once. */
export class SlowLane {
  readonly #pacer: Pacer;
  /** Few are under way together: what waits behind an emergency does not go out at once after it. */
  readonly #most: number;
  readonly #underway = new Set<string>();
  /** Of those, claimed and not in its turn yet. */
  readonly #untaken = new Set<string>();

  constructor(budget: Budget, share: number) {
    const calls = Math.max(1, Math.floor(budget.perSecond * share * seconds));
    this.#pacer = new Pacer({ calls, ms: seconds * 1_000 });
    this.#most = Math.max(2, Math.ceil(this.#pacer.perSecond / 4));
  }

  /** How many may be claimed that will have their turn within so many milliseconds. */
  room(ahead: number): number {
    const room = this.#pacer.room(ahead) - this.#untaken.size;
    return Math.max(0, Math.min(room, this.#most - this.#underway.size));
  }

  /** Milliseconds from one turn to the next. */
  get turn(): number {
    return 1_000 / this.#pacer.perSecond;
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
    if (this.#untaken.delete(id)) await this.#pacer.take();
  }

  done({ id }: Delivery): void {
    this.#untaken.delete(id);
    this.#underway.delete(id);
  }
}
