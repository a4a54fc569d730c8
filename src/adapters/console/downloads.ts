import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { HandedFile } from '../../chat/message.ts';

/** What was given out, and in which place: nothing of the files themselves. A restart forgets them, like all the rest here. */
export class Downloads {
  readonly #given = new LRUCache<string, { file: HandedFile; place: string }>({ max: 1_000 });

  /** Returns the id under which whoever sees the place may have the file. */
  give(file: HandedFile, place: string): string {
    const id = randomUUID();
    this.#given.set(id, { file, place });
    return id;
  }

  /** The file, when it was given out in one of the places that the person sees. */
  find(id: string, places: readonly string[]): HandedFile | undefined {
    const found = this.#given.get(id);
    return found && places.includes(found.place) ? found.file : undefined;
  }
}
