import { say } from '../../chat/message.ts';
import type { Alert } from '../../domain/alert.ts';
import type { Text } from '../../text/index.ts';
import { closeAsked } from '../asked.ts';
import type { Unit } from '../work.ts';
import { alertOfficers } from './access.ts';
import { marked } from './card.ts';

/**
 * What people are asked by to approve an alert, the last time: each time it is a message of its own, for a change of the one of before
 * rings nowhere.
 */
export function requestKey(alert: Alert): string {
  return keyOf(alert, times(alert));
}

function keyOf({ id }: Alert, n: number): string {
  return `${id}:approve:${n}`;
}

/** How often somebody was asked. */
function times({ history }: Alert): number {
  return history.filter(({ what }) => what === 'approval-asked').length;
}

/** There is nothing to approve any more: in the place of what asked for it stands why, but for whoever sees it already. */
export async function closeRequests(
  unit: Unit,
  alert: Alert,
  by: string,
  write: (t: Text) => string,
): Promise<void> {
  const asked = times(alert);
  if (asked === 0) return;
  const people = (await Promise.all(alertOfficers.map((role) => unit.store.people.withRole(role)))).flat();
  const others = people.filter(({ id }) => id !== by);
  for (let n = 1; n <= asked; n++)
    await closeAsked(unit, keyOf(alert, n), others, (t) => say(marked(alert, write(t))));
}
