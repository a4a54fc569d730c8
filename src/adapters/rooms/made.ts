import { SendError } from '../../chat/errors.ts';
import type { Platform } from '../../chat/event.ts';
import type { RoomWish } from '../../chat/rooms.ts';
import type { Conversation, Conversations } from '../../domain/conversation.ts';

/**
 * Which room was made for which record, and that one is being made: written down before the platform is asked, so that
 * after a crash nobody takes a room that may be there for one that never was.
 */
export class MadeRooms {
  readonly #platform: Platform;
  readonly #kept: Conversations;
  readonly #remember: (conversation: Conversation) => Promise<void>;

  /** Without the two it is known for as long as the process lives. */
  constructor(
    platform: Platform,
    kept?: Conversations,
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

  /**
   * The place of the room for a wish: what is known, or found, or made. Fails with `SendError`.
   * @param how.find looks for a room that may have been made before a crash; absent where the platform cannot tell
   */
  async ensure(
    { key, former = [] }: Pick<RoomWish, 'key' | 'former'>,
    how: { find?: (() => Promise<string | undefined>) | undefined; make(): Promise<string> },
  ): Promise<string> {
    const kept = await this.#kept.get(this.#id(key));
    if (kept?.conversation && !former.includes(kept.conversation)) return kept.conversation;
    if (kept?.making) {
      const found = await this.#findAgain(key, how.find);
      if (found !== undefined) return this.#done(key, found);
    }
    await this.#put(this.#id(key), '', { making: true });
    try {
      return await this.#done(key, await how.make());
    } catch (error) {
      // It was certainly not made.
      if (error instanceof SendError && !error.unsure) await this.#put(this.#id(key), '');
      throw error;
    }
  }

  async #findAgain(
    key: string,
    find: (() => Promise<string | undefined>) | undefined,
  ): Promise<string | undefined> {
    if (find) return find();
    // Whoever asks once more knows that it may be there.
    await this.#put(this.#id(key), '');
    throw new SendError('may-exist', true);
  }

  async #done(key: string, place: string): Promise<string> {
    await this.#put(this.#placeId(place), place);
    await this.#put(this.#id(key), place);
    return place;
  }

  /** Whether a place is a room that was made here. */
  async isRoom(place: string): Promise<boolean> {
    return (await this.#kept.get(this.#placeId(place))) !== undefined;
  }

  async #put(id: string, conversation: string, more: { making?: true } = {}): Promise<void> {
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
