import type { Crisis, KeptOut, Member } from '../../domain/crisis.ts';
import { calledInFor } from '../../domain/crisis-role.ts';
import type { Person } from '../../domain/person.ts';
import type { Playbook } from '../../domain/playbook.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import { onDuty } from '../duty/on-duty.ts';
import { hasLevel } from '../has-level.ts';
import { isKeptFrom } from '../report/access.ts';
import type { Unit } from '../work.ts';

/**
 * Who is called in when a room opens: whoever opens it, the officers on duty, the CSO, and whom the playbook's roles name; of
 * a restricted event, nobody whom it is kept from because it may be about them.
 */
export async function calledIn(
  unit: Unit,
  opener: string,
  playbook: Playbook,
  { level, event }: { level: Crisis['level']; event: SecurityEvent | undefined },
): Promise<{ members: Member[]; keptOut: KeptOut[] }> {
  const { people } = unit.store;
  const groups: (readonly Person[])[] = [await onDuty(unit), await people.withRole('cso')];
  for (const role of playbook.roles) {
    for (const held of calledInFor[role]) groups.push(await people.withRole(held));
  }
  const called: string[] = [opener];
  for (const person of groups.flat()) {
    if (!event || !(await isKeptFrom(unit, event, person))) called.push(person.id);
  }
  const ids = new Set(called);
  const at = unit.now.toISOString();
  const members: Member[] = [];
  const keptOut: KeptOut[] = [];
  for (const person of ids) {
    const list = (await hasLevel(unit, { ...(level && { level }) }, person)) ? members : keptOut;
    list.push({ person, at, by: opener });
  }
  return { members, keptOut };
}
