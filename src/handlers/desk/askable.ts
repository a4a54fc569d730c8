import type { Person } from '../../domain/person.ts';
import type { Call, SecurityEvent } from '../../domain/security-event.ts';
import { hasLevel } from '../has-level.ts';
import { isNamedIn, mayBeAbout, type Somebody } from '../report/access.ts';
import type { Unit } from '../work.ts';
import { asOne } from './merged.ts';

/**
 * A question about a restricted event is neither for whom it may be about nor for its author; a confidential one gets it like
 * the rest, as their absence would give them away.
 * @param words what else tells whom the event is about
 */
export async function mayBeAsked(
  unit: Unit,
  event: SecurityEvent,
  person: Somebody,
  words = '',
): Promise<boolean> {
  if (!event.restricted) return true;
  const all = await asOne(unit, event);
  if (all.some(({ author }) => author === person.id) || isNamedIn(words, person)) return false;
  return !(await mayBeAbout(unit, event, person));
}

/** Who of a called function sees what it was asked, and may answer: those who hold the level that the event asks for. */
export async function askedOf(unit: Unit, event: SecurityEvent, call: Call): Promise<Person[]> {
  const people = await unit.store.people.withRole(call.partner);
  const may = await Promise.all(
    people.map(
      async (person) =>
        !call.leftOut?.includes(person.id) &&
        (await hasLevel(unit, event, person.id)) &&
        (await mayBeAsked(unit, event, person)),
    ),
  );
  return people.filter((_, i) => may[i]);
}
