import type { SecurityEvent } from '../../domain/security-event.ts';
import { goesOnIn } from '../desk/merged.ts';
import { tellOfNames } from '../desk/tell-of.ts';
import { csosFor, isKeptFrom, thoseToTell } from '../report/access.ts';
import { Unit } from '../work.ts';
import { leaders } from './chase.ts';
import { laneOf } from './room-work.ts';
import { numberOf } from './words.ts';

/**
 * An event changed, or one that is part of it: whoever leads its crisis hears whom of those inside it is kept from as from now,
 * because it may be about them, on a platform that may carry it. Nobody else does, and of those who lead nobody who may not know
 * of the event: else the CSO.
 */
export async function tellOfMembers(unit: Unit, changed: SecurityEvent): Promise<void> {
  const event = await goesOnIn(unit, changed);
  const crisis = event.crisis && event.restricted ? await unit.store.crises.get(event.crisis) : undefined;
  const before = crisis?.state === 'open' ? await unit.store.events.get(event.id) : undefined;
  if (!crisis || !before) return;
  const asStored = new Unit(unit.services, unit.now);
  const found: string[] = [];
  for (const { person: id } of crisis.members) {
    const person = await unit.store.people.get(id);
    if (!person || !(await isKeptFrom(unit, event, person))) continue;
    if (!(await isKeptFrom(asStored, before, person))) found.push(person.name);
  }
  if (found.length === 0) return;
  const leading = await thoseToTell(unit, await leaders(unit, crisis), event);
  for (const person of leading.length > 0 ? leading : await csosFor(unit, event))
    await tellOfNames(
      unit,
      `${crisis.id}~about:${unit.now.getTime()}`,
      person,
      event,
      (t) => ({ text: t.crisis.lapse.about(numberOf(t, crisis), found.join(', ')) }),
      { about: crisis.id, lane: laneOf(crisis) },
    );
}
