import type { Alert } from '../../domain/alert.ts';
import type { Unit } from '../work.ts';
import { armEscalation } from './escalate.ts';
import { startLive } from './live.ts';
import { armReminder } from './remind.ts';

/** An alert begins: from now on its sender sees how it goes, and whoever does not answer is reminded and looked for. */
export async function beginWatch(unit: Unit, alert: Alert): Promise<void> {
  await startLive(unit, alert);
  if (alert.wanted === 'none') return;
  armReminder(unit, alert.id, 1, unit.department.alerting.reminders);
  armEscalation(unit, alert.id);
}
