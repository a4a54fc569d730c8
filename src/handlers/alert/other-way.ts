import type { Platform } from '../../chat/event.ts';
import type { Delivery } from '../../domain/delivery.ts';
import { fits } from '../../domain/marking.ts';
import { conversationsOf, reach } from '../../domain/reach.ts';
import type { Unit } from '../work.ts';

/**
 * Where somebody is tried next whom a platform refused an alert for good: on the next of theirs that may carry it, each
 * once. Not whoever may have read it, or saw an earlier state of it.
 */
export async function otherWay(unit: Unit, line: Delivery): Promise<Platform | undefined> {
  const { alert: id, to, unsure, posted, earlier, refusedOn = [] } = line;
  if (!id || to.kind !== 'person' || unsure || posted || earlier?.length) return undefined;
  const [alert, person] = [await unit.store.alerts.get(id), await unit.store.people.get(to.id)];
  if (!alert || !person) return undefined;
  const left = unit.services.platforms.filter(
    (each) =>
      each !== to.platform &&
      !refusedOn.includes(each) &&
      fits(alert.marking, unit.department.ceilings[each]),
  );
  const way = reach(person, left, await conversationsOf(person, unit.store.conversations));
  return 'platform' in way ? way.platform : undefined;
}
