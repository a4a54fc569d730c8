import type { Person } from '../../domain/person.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import { csosFor, mayBeTold } from '../report/access.ts';
import type { Unit } from '../work.ts';

/**
 * Whoever works on an event, as long as they may know of it. Of one that was merged that is whoever works on the one in which
 * it goes on, if they may know of both.
 */
export async function ownerOf(unit: Unit, event: SecurityEvent): Promise<Person | undefined> {
  let goesOn: SecurityEvent | undefined = event;
  let owner: Person | undefined;
  while (goesOn) {
    const person: Person | undefined = goesOn.owner ? await unit.store.people.get(goesOn.owner) : undefined;
    if (person && (await mayBeTold(unit, person, event))) owner = person;
    goesOn = goesOn.mergedInto ? await unit.store.events.get(goesOn.mergedInto) : undefined;
  }
  return owner;
}

/** Who waits for what was asked about an event: whoever has it, else whoever asked, else, where both left, the CSO. */
export async function whoWaits(unit: Unit, event: SecurityEvent, by: string): Promise<Person[]> {
  const owner = await ownerOf(unit, event);
  if (owner) return [owner];
  const asker = await unit.store.people.get(by);
  if (asker && (await mayBeTold(unit, asker, event))) return [asker];
  return csosFor(unit, event);
}
