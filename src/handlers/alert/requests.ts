import { say } from '../../chat/message.ts';
import { type Alert, digestOf } from '../../domain/alert.ts';
import type { Text } from '../../text/index.ts';
import { closeAsked } from '../asked.ts';
import type { Unit } from '../work.ts';
import { alertOfficers } from './access.ts';
import { marked } from './card.ts';

/** What somebody is asked by to approve an alert as it is: another text, or audience, is asked about anew. */
export function requestKey(alert: Alert): string {
  return `${alert.id}:approve:${digestOf(alert).slice(0, 8)}`;
}

/** There is nothing to approve any more: in the place of what asked for it stands why, but for whoever sees it already. */
export async function closeRequests(
  unit: Unit,
  alert: Alert,
  by: string,
  write: (t: Text) => string,
): Promise<void> {
  if (!alert.history.some(({ what }) => what === 'approval-asked')) return;
  const people = (await Promise.all(alertOfficers.map((role) => unit.store.people.withRole(role)))).flat();
  const others = people.filter(({ id }) => id !== by);
  await closeAsked(unit, requestKey(alert), others, (t) => say(marked(alert, write(t))));
}
