import type { IncomingMessage, ServerResponse } from 'node:http';
import { pageHeaders } from './guard.ts';
import type { KeptRooms } from './kept-rooms.ts';
import type { ConsolePerson } from './receive.ts';
import type { Rooms } from './rooms.ts';

/** The pages that are open, each with what its person sees. */
export class Tabs {
  readonly #rooms: Rooms;
  readonly #kept: KeptRooms;
  readonly #channels: readonly string[];
  readonly #streams = new Set<ServerResponse>();

  /** @param channels ids of those that everybody sees */
  constructor(rooms: Rooms, kept: KeptRooms, channels: readonly string[]) {
    this.#rooms = rooms;
    this.#kept = kept;
    this.#channels = channels;
  }

  get areOpen(): boolean {
    return this.#streams.size > 0;
  }

  /** The places that somebody sees. */
  placesOf({ id }: ConsolePerson): string[] {
    return [id, ...this.#channels, ...this.#kept.of(id).map((room) => room.id)];
  }

  /** Sends the tab everything there is, then whatever comes: messages, and rooms that one is let into. */
  open(req: IncomingMessage, res: ServerResponse, person: ConsolePerson): void {
    const [rooms, kept] = [this.#rooms, this.#kept];
    let places = [person.id, ...this.#channels];
    const nameOf = (place: string) => (place === person.id ? '' : place);
    res.writeHead(200, { ...pageHeaders, 'Content-Type': 'text/event-stream' });
    const send = (event: string, data: unknown) =>
      res.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    const sendRooms = () => {
      const before = new Set(places);
      places = this.placesOf(person);
      send('rooms', kept.of(person.id));
      for (const place of places.filter((id) => !before.has(id))) {
        for (const shown of rooms.history(place)) send('shown', { place, shown });
      }
    };
    const all = Object.fromEntries(places.map((id) => [nameOf(id), rooms.history(id)]));
    send('all', all);
    sendRooms();
    // Where this instance ends, another may answer at once.
    res.write('retry: 1000\n\n');
    const stops = [
      kept.listen(sendRooms),
      rooms.listen(({ place, shown }) => {
        if (places.includes(place)) send('shown', { place: nameOf(place), shown });
      }),
    ];
    const beat = setInterval(() => res.write(': beat\n\n'), 15_000);
    this.#streams.add(res);
    req.once('close', () => {
      for (const stop of stops) stop();
      clearInterval(beat);
      this.#streams.delete(res);
    });
  }

  /** Ends all of them: another instance may go on with each. */
  close(): void {
    for (const res of this.#streams) res.end();
  }
}
