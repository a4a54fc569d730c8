import { SendError } from '../../chat/errors.ts';
import type { Budget } from '../../chat/pacer.ts';
import type { Directs } from './directs.ts';
import { openingAhead } from './limits.ts';

/** The channels of the bot's direct messages, opened where they are not known yet. */
export class Opening {
  readonly #directs: Directs;
  readonly #budget: Budget;
  readonly #ask: (user: string) => Promise<string>;
  #begun = 0;
  /** Until then, on the monotonic clock, whoever has to be opened has been told when to come back. */
  #promised = 0;

  /** @param ask opens one; fails with `SendError` */
  constructor(directs: Directs, budget: Budget, ask: (user: string) => Promise<string>) {
    this.#directs = directs;
    this.#budget = budget;
    this.#ask = ask;
  }

  /** For an answer. */
  async now(user: string): Promise<string> {
    const known = await this.#directs.find(user);
    if (known) return known;
    this.#budget.count();
    return this.#open(user);
  }

  /** Whether a channel is known to be somebody's own chat with the bot; one between two people never is. */
  async isOf(user: string, channel: string): Promise<boolean> {
    return (await this.#directs.find(user)) === channel;
  }

  /**
   * For a message that the bot writes first: where it has to be opened, that waits for its turn. When many have to be, it
   * fails with the time to come back: whose channel is known waits for none of them.
   */
  async inTurn(user: string): Promise<string> {
    return (await this.#directs.find(user)) ?? this.#anew(user);
  }

  /**
   * Does something in somebody's direct message. One that is kept and that Slack does not know, as after another app took the place of
   * this one, is opened anew for it, once.
   */
  async inDirect<T>(user: string, work: (channel: string) => Promise<T>): Promise<T> {
    const known = await this.#directs.find(user);
    if (!known) return work(await this.#anew(user));
    try {
      return await work(known);
    } catch (error) {
      if (!(error instanceof SendError) || error.reason !== 'channel_not_found') throw error;
      return work(await this.#anew(user));
    }
  }

  async #anew(user: string): Promise<string> {
    const begun = this.#begun;
    // Others may have been let in while the answer came.
    if ((await this.#budget.room(openingAhead)) - (this.#begun - begun) < 1) {
      const now = performance.now();
      this.#promised = Math.max(this.#promised, now + openingAhead) + 1_000 / this.#budget.perSecond;
      throw new SendError('opening', false, { retryAfter: (this.#promised - now) / 1_000 });
    }
    this.#begun += 1;
    await this.#budget.take();
    return this.#open(user);
  }

  async #open(user: string): Promise<string> {
    const channel = await this.#ask(user);
    this.#directs.learn(user, channel);
    return channel;
  }
}
