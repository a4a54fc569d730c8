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

/**
 * The same where these are the turns.
 * @param mayBe whether somebody is an officer, where that is about to change
 */
export async function onDutyBy(
  unit: Unit,
  turns: readonly DutyTurn[],
  mayBe = (person: Person) => isOfficer(unit, person),
): Promise<Person[]> {
  for (const named of [turns.map(({ person }) => person), unit.department.duty.officers]) {
    const people = await Promise.all(named.map((id) => unit.store.people.get(id)));
    const found = people.filter((person) => person !== undefined).filter(mayBe);
    if (found.length > 0) return found;
  }
  return (await unit.store.people.withRole('officer')).filter(mayBe);
}

/** Whether somebody is an officer at this moment, in an acting capacity included. */
export function isOfficer(unit: Unit, person: Person): boolean {
  return rolesOf(person, unit.now).has('officer');
}
