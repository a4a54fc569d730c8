import type { Task } from '../../domain/checklist.ts';
import type { Crisis } from '../../domain/crisis.ts';
import type { Unit } from '../work.ts';

/** What a crisis has to be looked at for, each at its time. */
export const clocks = {
  roles: 'crisis.roles',
  handover: 'crisis.handover',
  tasks: 'crisis.tasks',
  report: 'crisis.report',
  inject: 'crisis.inject',
  archive: 'crisis.archive',
  access: 'crisis.access',
} as const;

/** Begins to watch over a crisis. */
export async function armCrisis(unit: Unit, crisis: Crisis): Promise<void> {
  await unit.arm(clocks.roles, crisis.id, unit.after(unit.department.crisis.chaseRolesAfter));
  const first = crisis.checklist.map(({ dueAt }) => dueAt).sort()[0];
  if (first) await unit.arm(clocks.tasks, crisis.id, first);
}

/** A task has to be done again: where its time is over, whoever answers for it has as long as for anything that is asked again. */
export function watchAgain(unit: Unit, { id }: Crisis, { dueAt }: Task): Promise<void> {
  const soon = unit.after(unit.department.crisis.chaseRolesAfter);
  return unit.arm(clocks.tasks, id, dueAt > unit.now.toISOString() ? dueAt : soon);
}
