import { ledgerId } from '../../domain/delivery.ts';
import type { Person } from '../../domain/person.ts';
import { Conflict } from '../../domain/store.ts';
import { type Services, Unit } from '../work.ts';
import { hopeless } from './follow.ts';
import { newLine } from './spread.ts';

/**
 * Whoever could not be reached when an alert went out gets it as soon as there is a way to them, while it is open.
 * @param person with the account, or the way, that was just found
 */
export async function reachLater(services: Services, person: Person, now: Date): Promise<void> {
  const unit = new Unit(services, now);
  for (const alert of await unit.store.alerts.open()) {
    const line = await unit.store.deliveries.get(ledgerId(alert.id, person.id));
    if (line?.state !== 'failed' || line.answer || !hopeless.includes(line.reason ?? '')) continue;
    const { to, state, owedAt, tryAt } = await newLine(unit, alert, person);
    if (state !== 'owed') continue;
    const { reason: _, ...rest } = line;
    unit.save('deliveries', { ...rest, to, state, owedAt, tryAt });
  }
  if (unit.writes.length === 0) return;
  await unit.store.commit(unit.writes).catch((error: unknown) => {
    // Somebody answered for them at this moment.
    if (!(error instanceof Conflict)) throw error;
  });
}
