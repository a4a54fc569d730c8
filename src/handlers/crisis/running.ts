import type { Crisis } from '../../domain/crisis.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import type { Unit } from '../work.ts';

/** The crisis about an event that runs; undefined where there was none, or it is closed. */
export async function runningCrisis(
  unit: Unit,
  { crisis: id }: Pick<SecurityEvent, 'crisis'>,
): Promise<Crisis | undefined> {
  const crisis = id === undefined ? undefined : await unit.store.crises.get(id);
  return crisis?.state === 'open' ? crisis : undefined;
}
