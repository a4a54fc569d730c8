import { randomUUID } from 'node:crypto';
import type { HandedFile } from '../../chat/message.ts';
import type { ShownAt, ShownMessages, Turn } from '../../domain/shown.ts';
import type { CardPart } from '../cards/parts.ts';

/** What a tab shows: words of a person, or words and a card of the bot. */
export interface Shown {
  id: string;
  /** Name of the person; absent when the bot speaks. */
  from?: string;
  /** Whose account that is. */
  by?: string;
  text: string;
  card?: CardPart;
  /** Files to download, by the id they are kept under, with what the button says. */
  files?: { id: string; name: string; label: string }[];
}

/** What is shown at a place, and the files that whoever sees it may have: nothing of the files themselves. */
export interface Change {
  place: string;
  shown: Shown;
  handed?: readonly { id: string; file: HandedFile }[];
}

const longest = 500;
/** So many are taken over at a time. */
const atOnce = 500;

/**
 * The console's conversations, as a platform's servers would keep them: in memory for the tabs that are open, and beyond a
 * restart. Where there are several instances, each has what all of them show.
 */
export class Rooms {
  readonly #rooms = new Map<string, Map<string, Change & Turn>>();
  readonly #listeners = new Set<(change: Change) => void>();
  readonly #kept: ShownMessages;
  /** Those that gave way to newer ones of their place, and are kept until the next message. */
  readonly #gone: ShownAt[] = [];
  /** The last change that is known here with all before it. */
  #last = 0;

  constructor(kept: ShownMessages) {
    this.#kept = kept;
  }

  listen(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  history(place: string): Shown[] {
    const room = [...(this.#rooms.get(place)?.values() ?? [])];
    return room.sort((a, b) => a.first - b.first).map(({ shown }) => shown);
  }

  /** The file, when it was handed out in one of the places. */
  handed(id: string, places: readonly string[]): HandedFile | undefined {
    const all = places.flatMap((place) => [...(this.#rooms.get(place)?.values() ?? [])]);
    return all.flatMap(({ handed = [] }) => handed).find((each) => each.id === id)?.file;
  }

  /**
   * Adds a message, or puts it in the place of the one with the same id. False when it could not be kept: then nobody sees it
   * but the tabs of this instance.
   * @param here what these tabs show in its place, for as long as this instance runs
   */
  async show(
    place: string,
    content: Omit<Shown, 'id'>,
    id: string = randomUUID(),
    { handed, here }: Pick<Change, 'handed'> & { here?: Omit<Shown, 'id'> } = {},
  ): Promise<boolean> {
    const beside = handed && { handed };
    const ours = { place, shown: { id, ...(here ?? content) }, ...beside };
    const change = here ? { place, shown: { id, ...content } } : ours;
    const gone = this.#gone.splice(0).filter((each) => each.place !== place || each.id !== id);
    try {
      const turn = await this.#kept.keep({ place, id, body: evened(change) }, gone);
      if (turn.last === this.#last + 1) this.#last = turn.last;
      this.#take(ours, turn);
      return true;
    } catch (error) {
      if ((error as Error).name !== 'NotRecorded') throw error;
      this.#gone.push(...gone);
      const known = this.#rooms.get(place)?.get(id);
      this.#take(ours, known ?? { first: this.#last, last: 0 });
      return false;
    }
  }

  /** Takes over what was shown before the start, and by other instances since the last look. Fails with `NotRecorded`. */
  async look(): Promise<void> {
    for (;;) {
      const found = await this.#kept.after(this.#last, atOnce);
      for (const { body, first, last } of found) {
        this.#last = last;
        const change = body && (JSON.parse(body) as Change);
        // What this instance showed itself it has already.
        if (change && last > (this.#rooms.get(change.place)?.get(change.shown.id)?.last ?? 0)) {
          this.#take(change, { first, last });
        }
      }
      if (found.length < atOnce) return;
    }
  }

  #take(change: Change, turn: Turn): void {
    const { place, shown } = change;
    const room = this.#rooms.get(place) ?? new Map<string, Change & Turn>();
    this.#rooms.set(place, room);
    room.set(shown.id, { ...change, ...turn });
    if (room.size > longest) {
      const oldest = [...room.values()].reduce((a, b) => (b.first < a.first ? b : a));
      room.delete(oldest.shown.id);
      this.#gone.push({ place, id: oldest.shown.id });
    }
    for (const listener of this.#listeners) listener(change);
  }
}

/** Bytes that whose chat it is, and who speaks, come up to, whoever that is. */
const named = 512;

/**
 * A change as it is kept: filled up with spaces, as a seal is as long as what is in it. What a report says is known to whoever reads
 * the store, and the rest of the length would be that of its author’s name and address.
 */
function evened({ place, shown, handed }: Change): string {
  const { from, by } = shown;
  const length = Buffer.byteLength(JSON.stringify([place, from, by]));
  return JSON.stringify({ place, shown, handed }) + ' '.repeat(Math.max(0, named - length));
}
