import type { Crisis } from '../../domain/crisis.ts';
import type { Unit } from '../work.ts';
import { put } from './entry.ts';
import { wantInRoom } from './room-work.ts';

/** Lets people into a crisis who are not in it yet and may be: as members, and into its room. */
export async function letIn(
  unit: Unit,
  crisis: Crisis,
  people: readonly string[],
  by: string,
): Promise<Crisis> {
  const fresh = people.filter((person) => !isMember(crisis, person));
  const changed = await enter(unit, crisis, fresh, by);
  if (fresh.length > 0) await wantInRoom(unit, changed, fresh);
  return changed;
}

/** The same of those who are in its room already. */
export async function enter(
  unit: Unit,
  crisis: Crisis,
  people: readonly string[],
  by: string,
): Promise<Crisis> {
  const fresh = people.filter((person) => !isMember(crisis, person));
  if (fresh.length === 0) return crisis;
  const at = unit.now.toISOString();
  const members = [...crisis.members, ...fresh.map((person) => ({ person, at, by }))];
  const keptOut = crisis.keptOut.filter((each) => !fresh.includes(each.person));
  const changed = { ...crisis, members, keptOut };
  unit.save('crises', changed);
  for (const person of fresh) await put(unit, changed, { what: 'joined', by, person });
  return changed;
}

/** Whether somebody was let into a crisis, whoever may be in its room. */
export function isMember({ members }: Crisis, person: string): boolean {
  return members.some((each) => each.person === person);
}
