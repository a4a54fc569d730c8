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
