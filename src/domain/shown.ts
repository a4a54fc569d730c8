/** A message that is shown at a place of the console; what is in it is the console's business. */
export interface ShownMessage {
  place: string;
  id: string;
  body: string;
}

/** Which message of which place. */
export type ShownAt = Pick<ShownMessage, 'place' | 'id'>;

/** When it was shown for the first time and last changed, counted over all instances and places. */
export interface Turn {
  first: number;
  last: number;
}

/**
 * What is shown at the console's places, by all instances, since it has no servers of its own to keep that over a restart: for
 * a day, and only as readable text to those who hold the key. Without it nothing says of two messages that they are of one place:
 * a place is a person, and beside what they reported under their name stands what they reported without. It is no record:
 * neither exports nor a move to another store take it along.
 */
export interface ShownMessages {
  /** Keeps a message, in the place of the one with its id, and no longer those that are `gone`. Fails with `NotRecorded`. */
  keep(message: ShownMessage, gone?: readonly ShownAt[]): Promise<Turn>;
  /** The next that came or changed after a turn, in order; of what cannot be read there is no body. Fails with `NotRecorded`. */
  after(last: number, limit: number): Promise<(Turn & { body?: string })[]>;
}
