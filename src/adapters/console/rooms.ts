import { randomUUID } from 'node:crypto';
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

export type Change = { place: string; shown: Shown };

const longest = 500;

/** The console's conversations, as a platform's servers would keep them: in memory, for the tabs that are open. */
export class Rooms {
  readonly #rooms = new Map<string, Map<string, Shown>>();
  readonly #listeners = new Set<(change: Change) => void>();

  listen(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  history(place: string): Shown[] {
    return [...(this.#rooms.get(place)?.values() ?? [])];
  }

  /** Adds a message, or puts it in the place of the one with the same id; a restart may have forgotten that one. */
  show(place: string, content: Omit<Shown, 'id'>, id: string = randomUUID()): string {
    const room = this.#rooms.get(place) ?? new Map<string, Shown>();
    this.#rooms.set(place, room);
    const shown = { id, ...content };
    room.set(id, shown);
    const [oldest] = room.keys();
    if (room.size > longest && oldest !== undefined) room.delete(oldest);
    for (const listener of this.#listeners) listener({ place, shown });
    return id;
  }
}
