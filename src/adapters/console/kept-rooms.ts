import type { ConsoleRoom, Conversation, Conversations } from '../../domain/conversation.ts';

/** Where the console's rooms are kept. Absent: for as long as the process lives. */
export interface RoomsStore extends Conversations {
  remember(conversation: Conversation): Promise<void>;
}

const id = 'console:rooms';
const mark = 'room:';

/** Whether a place is a room’s, as against a channel or somebody’s own. */
export function isRoom(place: string): boolean {
  return place.startsWith(mark);
}

/** The console's rooms: who is in each, and what is at its top. Every change is stored before anybody sees it. */
export class KeptRooms {
  readonly #store: RoomsStore | undefined;
  readonly #listeners = new Set<() => void>();
  #version = 0;
  #rooms: readonly ConsoleRoom[] = [];
  /** One after the other. */
  #last: Promise<void> = Promise.resolve();

  constructor(store: RoomsStore | undefined) {
    this.#store = store;
  }

  /** Resolves when what is kept is there, whichever instance changed it. */
  look(): Promise<void> {
    return this.#inTurn(() => this.#load());
  }

  /** The rooms that somebody is in. */
  of(person: string): ConsoleRoom[] {
    return this.#rooms.filter(({ members }) => members.includes(person));
  }

  find(room: string): ConsoleRoom | undefined {
    return this.#rooms.find((each) => each.id === room);
  }

  /** Calls the listener after each change. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The room of that key, made when there is none but those that were given up. */
  async open(key: string, name: string, former: readonly string[]): Promise<ConsoleRoom> {
    const place = `${mark}${key}${former.length === 0 ? '' : `:${former.length + 1}`}`;
    await this.#change((rooms) =>
      rooms.some((room) => room.id === place)
        ? rooms
        : [...rooms, { key, id: place, name, members: [], pinned: [], bookmarks: [] }],
    );
    return this.find(place) as ConsoleRoom;
  }

  /** Changes a room that there is; a change that returns the same room is none. */
  async change(room: string, work: (room: ConsoleRoom) => ConsoleRoom): Promise<void> {
    await this.#change((rooms) => rooms.map((each) => (each.id === room ? work(each) : each)));
  }

  #change(work: (rooms: readonly ConsoleRoom[]) => readonly ConsoleRoom[]): Promise<void> {
    return this.#inTurn(async () => {
      for (;;) {
        await this.#load();
        const rooms = work(this.#rooms);
        if (rooms.every((room, i) => room === this.#rooms[i]) && rooms.length === this.#rooms.length) return;
        try {
          await this.#store?.remember({
            id,
            version: this.#version,
            platform: 'console',
            account: '',
            conversation: '',
            serviceUrl: '',
            rooms,
          });
          return this.#set(this.#version + 1, rooms);
        } catch (error) {
          // Another instance was faster: its change stands, and this one comes after it.
          if ((error as Error).name !== 'Conflict') throw error;
        }
      }
    });
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => {});
    return done;
  }

  async #load(): Promise<void> {
    const kept = await this.#store?.get(id);
    if (kept && kept.version !== this.#version) this.#set(kept.version, kept.rooms ?? []);
  }

  #set(version: number, rooms: readonly ConsoleRoom[]): void {
    this.#version = version;
    this.#rooms = rooms;
    for (const listener of this.#listeners) listener();
  }
}
