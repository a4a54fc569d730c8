import type { Platform } from '../../chat/event.ts';
import type { Conversation } from '../../domain/conversation.ts';

export interface ConversationsKept {
  get(id: string): Promise<Conversation | undefined>;
}

/**
 * Which room was made for which record, and that one is being made: written down before the platform is asked, so that
 * after a crash nobody takes a room that may be there for one that never was.
 */
export class MadeRooms {
  readonly #platform: Platform;
  readonly #kept: ConversationsKept;
  readonly #remember: (conversation: Conversation) => Promise<void>;

  /** Without the two it is known for as long as the process lives. */
  constructor(
    platform: Platform,
    kept?: ConversationsKept,
    remember?: (conversation: Conversation) => Promise<void>,
  ) {
    const own = new Map<string, Conversation>();
    this.#platform = platform;
    this.#kept = kept ?? { get: async (id) => own.get(id) };
    this.#remember =
      remember ??
      (async (put) => {
        own.set(put.id, put);
      });
  }

  /** `making`: it was begun, and how it ended is not known. */
  async find(key: string): Promise<{ place: string } | 'making' | undefined> {
    const kept = await this.#kept.get(this.#id(key));
    if (kept?.conversation) return { place: kept.conversation };
    return kept?.making ? 'making' : undefined;
  }

  begin(key: string): Promise<void> {
    return this.#put(this.#id(key), '', { making: true });
  }

  /** It is there. */
  async done(key: string, place: string): Promise<void> {
    await this.#put(this.#placeId(place), place, {});
    await this.#put(this.#id(key), place, {});
  }

  /** It was certainly not made. */
  forget(key: string): Promise<void> {
    return this.#put(this.#id(key), '', {});
  }

  /** Whether a place is a room that was made here. */
  async isRoom(place: string): Promise<boolean> {
    return (await this.#kept.get(this.#placeId(place))) !== undefined;
  }

  async #put(id: string, conversation: string, more: { making?: true }): Promise<void> {
    const { version = 0 } = (await this.#kept.get(id)) ?? {};
    const common = { platform: this.#platform, account: '', serviceUrl: '' };
    await this.#remember({ ...common, id, version, conversation, ...more });
  }

  #id(key: string): string {
    return `${this.#platform}:room:${key}`;
  }

  #placeId(place: string): string {
    return `${this.#platform}:room-at:${place}`;
  }
}
