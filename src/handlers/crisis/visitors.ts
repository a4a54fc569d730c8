import type { Crisis } from '../../domain/crisis.ts';
import type { Room, Visitors } from '../../domain/room.ts';
import { hasLevel, noteKeptOut } from '../has-level.ts';
import type { Unit } from '../work.ts';
import { askByHand, namesOf, tellEach } from './lapse.ts';
import { enter } from './members.ts';
import { tellOpener } from './opener.ts';
import { numberOf } from './words.ts';

/** Who of these may be in a crisis's room: people of the directory who hold its level today. */
export async function mayBeIn(unit: Unit, crisis: Crisis, people: readonly string[]): Promise<string[]> {
  const may: string[] = [];
  for (const person of people) {
    const known = await unit.store.people.get(person);
    if (known?.active && (await hasLevel(unit, crisis, person))) may.push(person);
  }
  return may;
}

/**
 * People were added to a room by hand, past what lets people in (Directive on Security Management, G.2.3.1): whoever may be
 * there belongs to the crisis from now on; whoever may not is in the audit, and whoever opened or leads it is told.
 */
export async function visited(unit: Unit, crisis: Crisis, room: Room, found: Visitors): Promise<void> {
  const { stay, out, strangers, left } = found;
  let changed = await enter(unit, crisis, stay, 'vigie');
  for (const who of [...out, ...strangers, ...left]) noteKeptOut(unit, 'crisis', changed, who);
  if (out.length > 0) {
    const at = unit.now.toISOString();
    const others = changed.keptOut.filter(({ person }) => !out.includes(person));
    changed = { ...changed, keptOut: [...others, ...out.map((person) => ({ person, at, by: 'vigie' }))] };
    unit.save('crises', changed);
    await tellOpener(unit, changed);
  }
  if (out.length + strangers.length > 0) {
    const names = await namesOf(unit, out);
    await tellEach(unit, changed, 'visitors', (t) => {
      const words = t.crisis.lapse;
      const number = numberOf(t, changed);
      const people = out.length > 0 ? [words.visitors(number, names)] : [];
      return [...people, ...(strangers.length > 0 ? [words.strangers(number, strangers.length)] : [])];
    });
  }
  if (left.length > 0 && room.place) await askByHand(unit, changed, room.place, left);
}
