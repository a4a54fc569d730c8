import type { Unit } from '../work.ts';

/**
 * The number of the event behind a crisis, as whoever is in the room may read it: nothing of a restricted one, which they
 * were not let into by being called into the crisis.
 */
export async function eventShown(unit: Unit, id: string | undefined): Promise<string | undefined> {
  const event = id === undefined ? undefined : await unit.store.events.get(id);
  return event?.restricted ? undefined : id;
}
