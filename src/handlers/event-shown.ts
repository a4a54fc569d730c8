import type { Unit } from './work.ts';

/**
 * The number of the event behind a crisis or an answer to an alert, as whoever looks at that may read it: nothing of a
 * restricted one, which they were not let into by that, nor of one that was disposed of, which may have been restricted.
 */
export async function eventShown(unit: Unit, id: string | undefined): Promise<string | undefined> {
  const event = id === undefined ? undefined : await unit.store.events.get(id);
  return event && !event.restricted ? id : undefined;
}
