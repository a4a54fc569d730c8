import { type Person, rolesOf } from '../../domain/person.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import { mayKnow } from '../report/access.ts';
import type { Unit } from '../work.ts';

/**
 * Whoever works on an event. Of one that was merged that is whoever works on the one in which it goes on, if they may know
 * of both.
 */
export async function ownerOf(unit: Unit, event: SecurityEvent): Promise<Person | undefined> {
  let goesOn: SecurityEvent | undefined = event;
  let owner: Person | undefined;
  while (goesOn) {
    const person: Person | undefined = goesOn.owner ? await unit.store.people.get(goesOn.owner) : undefined;
    if (person && (goesOn === event || knows(unit, person, event))) owner = person;
    goesOn = goesOn.mergedInto ? await unit.store.events.get(goesOn.mergedInto) : undefined;
  }
  return owner;
}

function knows(unit: Unit, person: Person, event: SecurityEvent): boolean {
  return mayKnow({ actor: { id: person.id, name: person.name, roles: rolesOf(person, unit.now) } }, event);
}
