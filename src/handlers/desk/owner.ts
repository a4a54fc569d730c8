import type { Person } from '../../domain/person.ts';
import { isOver, type SecurityEvent } from '../../domain/security-event.ts';
import { csosFor, mayBeTold } from '../report/access.ts';
import type { Unit } from '../work.ts';

/** The event in which one goes on that was merged, perhaps more than once; itself where it was not. */
export async function goesOnIn(unit: Unit, event: SecurityEvent): Promise<SecurityEvent> {
  const into = event.mergedInto ? await asItIs(unit, event.mergedInto) : undefined;
  return into ? goesOnIn(unit, into) : event;
}

/** Whether an event was merged into one that is still worked on. */
export async function isPartOfOpen(unit: Unit, event: SecurityEvent): Promise<boolean> {
  return event.mergedInto !== undefined && !isOver(await goesOnIn(unit, event));
}

/** The events that are part of one, and those that are part of them: their authors wait for the same end. */
export async function mergedInto(unit: Unit, { id, links = [] }: SecurityEvent): Promise<SecurityEvent[]> {
  const linked = await Promise.all(links.map((each) => asItIs(unit, each)));
  const parts = linked.filter((each) => each !== undefined).filter((each) => each.mergedInto === id);
  return [...parts, ...(await Promise.all(parts.map((part) => mergedInto(unit, part)))).flat()];
}

/**
 * An event, as coming during an exercise only where all that it consists of did: while somebody is being woken because of another
 * that is part of it, where that one did, and all the others that tell of danger.
 */
export async function asPlayed(unit: Unit, event: SecurityEvent): Promise<SecurityEvent> {
  const { id, alarm } = event;
  const said = alarm && alarm.of !== id ? await asItIs(unit, alarm.of) : undefined;
  const { during: own, ...real } = event;
  const during = said ? said.during : own;
  if (!during) return real;
  const parts = await mergedInto(unit, event);
  const isReal = parts.some((part) => !part.during && (part.danger || !said));
  return isReal ? real : { ...real, during };
}

/** An event with what is about to be stored of it. */
async function asItIs(unit: Unit, id: string): Promise<SecurityEvent | undefined> {
  return unit.coming('events', id) ?? (await unit.store.events.get(id));
}

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
