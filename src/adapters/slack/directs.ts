import { LRUCache } from 'lru-cache';
import type { Conversation, Conversations } from '../../domain/conversation.ts';

/** The channels of the bot's direct messages, kept for good: opening one costs a call that is short in an emergency. */
export class Directs {
  readonly #kept: Conversations | undefined;
  readonly #remember: ((conversation: Conversation) => Promise<void>) | undefined;
  readonly #known = new LRUCache<string, string>({ max: 50_000 });

  /** Without the two they are known for as long as the process lives. */
  constructor(kept?: Conversations, remember?: (conversation: Conversation) => Promise<void>) {
    this.#kept = kept;
    this.#remember = remember;
  }

  async find(user: string): Promise<string | undefined> {
    const known = this.#known.get(user);
    if (known) return known;
    const found = (await this.#kept?.get(idOf(user)))?.conversation;
    if (found) this.#known.set(user, found);
    return found || undefined;
  }

  /** Keeps a channel; where that fails or somebody else has kept it, it is only asked for once more. */
  learn(user: string, channel: string): void {
    if (this.#known.get(user) === channel) return;
    this.#known.set(user, channel);
    this.#keep(user, channel).catch(() => {});
  }

  async #keep(user: string, channel: string): Promise<void> {
    const id = idOf(user);
    const known = await this.#kept?.get(id);
    if (known?.conversation === channel) return;
    await this.#remember?.({
      serviceUrl: '',
      ...known,
      id,
      version: known?.version ?? 0,
      platform: 'slack',
      account: user,
      conversation: channel,
    });
  }
}

/** Under which an account’s conversation is kept. */
export function idOf(user: string): string {
  return `slack:${user}`;
}
