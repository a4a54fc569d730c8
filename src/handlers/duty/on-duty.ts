import { type DutyTurn, turnsAt } from '../../domain/duty-roster.ts';
import { type Person, rolesOf } from '../../domain/person.ts';
import type { Unit } from '../work.ts';

/**
 * The officers on duty: those whose turn it is, else those whom the department's file names, else all there are. Whoever
 * left or is no officer any more does not count.
 */
export async function onDuty(unit: Unit): Promise<Person[]> {
  return onDutyBy(unit, turnsAt(await unit.store.roster.get('current'), unit.now));
}

/** The same where these are the turns. */
export async function onDutyBy(unit: Unit, turns: readonly DutyTurn[]): Promise<Person[]> {
  for (const named of [turns.map(({ person }) => person), unit.department.duty.officers]) {
    const found = await officersOf(unit, named);
    if (found.length > 0) return found;
  }
  return unit.store.people.withRole('officer');
}

async function officersOf(unit: Unit, addresses: readonly string[]): Promise<Person[]> {
  const people = await Promise.all(addresses.map((id) => unit.store.people.get(id)));
  return people.filter((person) => person !== undefined).filter((person) => isOfficer(unit, person));
}

export function isOfficer(unit: Unit, person: Person): boolean {
  return rolesOf(person, unit.now).has('officer');
}
