import type { Message } from '../../chat/message.ts';
import type { Person } from '../../domain/person.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import { csosFor, mayBeAbout } from '../report/access.ts';
import type { Unit, Work } from '../work.ts';
import { withButton, withShow } from './show-button.ts';

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
  const owner = await namedOwner(ctx, event);
  if (!owner || owner.id === ctx.actor.id) return undefined;
  const t = ctx.t.casework;
  return withButton(t.ownerNamed(event.id, owner.name), { action, value, label: t.allTheSame });
}

/** The CSO hears where an event is restricted from now on that may be about whoever has it, and did not do that knowingly. */
export async function tellOfNamedOwner(unit: Unit, event: SecurityEvent, by: string): Promise<void> {
  const { id, restricted } = event;
  const before = restricted && event.owner ? await unit.store.events.get(id) : undefined;
  const owner = before && !before.restricted ? await namedOwner(unit, event) : undefined;
  if (!owner) return;
  for (const cso of await csosFor(unit, event))
    if (cso.id !== by && cso.id !== owner.id)
      await unit.tell(`${id}:owner-named:${unit.now.getTime()}`, cso, (t) =>
        withShow(t, id, t.casework.ownerMayBeIt(id, owner.name)),
      );
}

async function namedOwner(unit: Unit, event: SecurityEvent): Promise<Person | undefined> {
  const owner = event.owner ? await unit.store.people.get(event.owner) : undefined;
  return owner && (await mayBeAbout(unit, event, owner)) ? owner : undefined;
}
