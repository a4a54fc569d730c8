import type { Element } from '../../chat/message.ts';
import type { Alert } from '../../domain/alert.ts';
import type { Crisis } from '../../domain/crisis.ts';
import { fits } from '../../domain/marking.ts';
import type { Text } from '../../text/index.ts';
import { titleOf } from '../alert/card.ts';
import type { Unit } from '../work.ts';

/** A card of a crisis offers so many, the newest. */
const offered = 3;

/**
 * Whether an alert that went out may become a crisis's: no other's, real or an exercise as it is, marked no higher, and not taken
 * back.
 */
export function mayJoin(alert: Alert, crisis: Crisis): boolean {
  const went = alert.state === 'open' || alert.state === 'cleared';
  if (!went || alert.crisis !== undefined || crisis.state === 'closed') return false;
  return (alert.kind === 'exercise') === crisis.exercise && fits(alert.marking, crisis.marking);
}

/**
 * The alarm goes out first, and the room is opened after it: for whoever may send alerts, a button for each that may belong to a
 * crisis. What only informs people is none of those.
 */
export async function freeAlerts(unit: Unit, t: Text, crisis: Crisis): Promise<Element[]> {
  const open = await unit.store.alerts.open();
  const free = open.filter((alert) => alert.kind !== 'information' && mayJoin(alert, crisis)).slice(-offered);
  const words = t.crisis.alerts;
  return free.flatMap((alert): Element[] => {
    const { id, startedAt = alert.createdAt } = alert;
    const title = titleOf(alert, t.common.language);
    const value = `${crisis.id} ${id}`;
    return [
      { kind: 'text', text: words.isFree(id, title, unit.whenIn(t, startedAt)) },
      { kind: 'buttons', buttons: [{ action: 'crisis.alert.join', value, label: words.join(id) }] },
    ];
  });
}
