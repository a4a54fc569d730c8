import { type Alert, type AlertKind, isAnswerable } from '../../domain/alert.ts';
import type { Unit, Work } from '../work.ts';

/**
 * Whether an exercise keeps still: while a real emergency asks people, nobody is reminded of an exercise, or sent to look for others
 * because of it.
 */
export async function keepsStill(unit: Unit, { kind }: Alert): Promise<boolean> {
  return kind === 'exercise' && (await running(unit, 'emergency')).length > 0;
}

/** Whoever sends an emergency hears of the exercises that still run beside it. */
export async function sayWhatKeepsStill(ctx: Work, { kind }: Alert): Promise<void> {
  if (kind !== 'emergency') return;
  for (const { id } of await running(ctx, 'exercise')) ctx.remarks.push(ctx.t.alert.exerciseStill(id));
}

/** One that nobody ended is over, too, once its time to answer is. */
async function running(unit: Unit, kind: AlertKind): Promise<Alert[]> {
  return (await unit.store.alerts.open()).filter(
    (alert) => alert.kind === kind && isAnswerable(alert, unit.now),
  );
}
