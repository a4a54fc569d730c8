/** A message that is shown at a place of the console; what is in it is the console's business. */
export interface ShownMessage {
  place: string;
  id: string;
  body: string;
}

/** When it was shown for the first time and last changed, counted over all instances and places. */
export interface Turn {
  first: number;
  last: number;
}

/**
 * What is shown at the console's places, by all instances, since it has no servers of its own to keep that over a restart: for
 * a day, and only as readable text to those who hold the key. It is no record: neither exports nor a move to another store
 * take it along.
 */
export interface ShownMessages {
  /** Keeps a message, in the place of the one with its id, and of its place no more than `most`. Fails with `NotRecorded`. */
  keep(message: ShownMessage, most: number): Promise<Turn>;
  /** The next that came or changed after a turn, in order; of what cannot be read there is no body. Fails with `NotRecorded`. */
  after(last: number, limit: number): Promise<(Turn & { body?: string })[]>;
}
