import { isAuthorsDanger } from '../../domain/event-history.ts';
import { isFilled } from '../../domain/privacy-breach.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import { keptFromWithdrawal } from '../../domain/still-authors.ts';
import type { Unit } from '../work.ts';

/** Why an author may not take a report back, what the privacy officers wrote about it included. */
export async function whyKept(
  { store }: Unit,
  event: SecurityEvent,
): Promise<ReturnType<typeof keptFromWithdrawal>> {
  const breach = await store.breaches.get(event.id);
  const known = { ...event, danger: isAuthorsDanger(event) };
  return keptFromWithdrawal(known, breach !== undefined && isFilled(breach));
}
