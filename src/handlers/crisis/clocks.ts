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
  await arm(unit, clocks.roles, crisis.id, unit.department.crisis.chaseRolesAfter);
  const first = crisis.checklist.map(({ dueAt }) => dueAt).sort()[0];
  if (first) await armAt(unit, clocks.tasks, crisis.id, first);
}

export function arm(unit: Unit, timer: string, subject: string, after: number): Promise<void> {
  return armAt(unit, timer, subject, unit.after(after));
}

/** Each is a record of its own: one that comes too late, or twice, finds nothing to do. */
export async function armAt(unit: Unit, timer: string, subject: string, at: string): Promise<void> {
  const id = `${timer}:${subject}:${Date.parse(at)}`;
  const version = (await unit.store.due.get(id))?.version ?? 0;
  unit.save('due', { id, version, timer, subject, at });
}
