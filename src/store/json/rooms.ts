import { placeKey, type Room, type Rooms } from '../../domain/room.ts';
import type { Index } from './collection.ts';
import { Sorted } from './sorted.ts';

export class RoomIndex implements Index<Room> {
  readonly #places = new Map<string, string>();
  readonly #due = new Sorted<Room>();

  changed(before: Room | undefined, after: Room | undefined): void {
    if (before?.place) this.#places.delete(placeKey(before.place));
    if (before?.tryAt) this.#due.delete(`${before.tryAt} ${before.id}`);
    if (after?.place) this.#places.set(placeKey(after.place), after.id);
    if (after?.tryAt) this.#due.set(`${after.tryAt} ${after.id}`, after);
  }

  view(get: (id: string) => Room | undefined): Rooms {
    return {
      get: async (id) => get(id),
      at: async (keys) => {
        const id = keys.map((key) => this.#places.get(key)).find((found) => found !== undefined);
        return id === undefined ? undefined : get(id);
      },
      due: async (now, limit) => {
        const found: Room[] = [];
        for (let i = 0; i < limit; i++) {
          const room = this.#due.at(i);
          if (!room?.tryAt || room.tryAt > now.toISOString()) break;
          found.push(room);
        }
        return found;
      },
      next: async () => {
        const at = this.#due.at(0)?.tryAt;
        return at === undefined ? undefined : new Date(at);
      },
    };
  }
}
