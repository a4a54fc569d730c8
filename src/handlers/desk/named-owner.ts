import type { Message } from '../../chat/message.ts';
import type { Person } from '../../domain/person.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import { csosFor, mayBeAbout } from '../report/access.ts';
import { Unit, type Work } from '../work.ts';
import { mustAskHere } from './about-event.ts';
import { withButton, withShow } from './show-button.ts';
import { tellOfNames } from './tell-of.ts';

/**
 * Asks once more where an event is about to be restricted and whoever has it, who would go on seeing it, may be the one whom it
 * is about; nothing where that is not so, or where they restrict it themselves.
 * @param action the button that does it all the same
 */
export async function askOfOwner(
  ctx: Work,
  event: SecurityEvent,
  action: string,
  value: string,
): Promise<Message | undefined> {
  const owner = await namedOwner(ctx, event, event);
  if (!owner || owner.id === ctx.actor.id) return undefined;
  mustAskHere(ctx, event);
  const t = ctx.t.casework;
  return withButton(t.ownerNamed(event.id, owner.name), { action, value, label: t.allTheSame });
}

/**
 * The CSO hears where whoever has a restricted event may be the one whom it is about, and that is new: it was restricted just now,
 * or somebody else wrote so. Whoever did that themselves hears nothing.
 */
export async function tellOfNamedOwner(unit: Unit, event: SecurityEvent, by: string): Promise<void> {
  const { id } = event;
  const owner = event.restricted ? await namedOwner(unit, event, event) : undefined;
  const before = owner && (await unit.store.events.get(id));
  // Whoever gave it to them was asked whether they should have it.
  if (!owner || before?.owner !== owner.id) return;
  const asStored = new Unit(unit.services, unit.now);
  if (before.restricted && (await namedOwner(asStored, before, before))) return;
  for (const cso of await csosFor(unit, event))
    if (cso.id !== by && cso.id !== owner.id)
      await tellOfNames(unit, `${id}:owner-named:${unit.now.getTime()}`, cso, event, (t) =>
        withShow(t, id, t.casework.ownerMayBeIt(id, owner.name)),
      );
}

/** Whoever has an event, where they may be the one whom it is about, or whom another is about that is to be part of it. */
export async function namedOwner(
  unit: Unit,
  { owner: id }: SecurityEvent,
  told: SecurityEvent,
): Promise<Person | undefined> {
  const owner = id ? await unit.store.people.get(id) : undefined;
  return owner && (await mayBeAbout(unit, told, owner)) ? owner : undefined;
}
