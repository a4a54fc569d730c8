import type { Task } from '../../domain/checklist.ts';
import type { Crisis } from '../../domain/crisis.ts';
import type { Severity } from '../../domain/severity.ts';
import { workingMoment } from '../../domain/working-days.ts';
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
  downtime: 'crisis.downtime',
} as const;

/** However long nobody has seen to something, they are asked again after so long. */
const longestPause = 8 * 60 * 60 * 1_000;
/** At night and on days off, only what is so grave is asked for again. */
const atAnyHour: readonly Severity[] = ['high', 'very-high'];

/** Whether a crisis is grave enough that people are asked outside of working hours. */
export function isAskedAtAnyHour(severity: Severity): boolean {
  return atAnyHour.includes(severity);
}

/**
 * When whoever has to see to something of a crisis is asked again: after as long as it has waited, so that what is new stands out
 * among what is known.
 * @param since ISO instant from which on it waits
 * @param least milliseconds to the first time that it is asked for again, and at least between two
 */
export function askedAgain(unit: Unit, { severity }: Crisis, since: string, least: number): string {
  const waited = unit.now.getTime() - Date.parse(since);
  const at = new Date(unit.now.getTime() + Math.min(Math.max(waited, least), longestPause));
  return (isAskedAtAnyHour(severity) ? at : workingMoment(at, unit.department)).toISOString();
}

/** From now on a critical role that nobody has is asked for. */
export function armRoles(unit: Unit, crisis: string): Promise<void> {
  const since = unit.now.toISOString();
  return unit.arm(clocks.roles, `${crisis}|${since}`, unit.after(unit.department.crisis.chaseRolesAfter));
}

/** Begins to watch over a crisis. */
export async function armCrisis(unit: Unit, crisis: Crisis): Promise<void> {
  await armRoles(unit, crisis.id);
  const first = crisis.checklist.map(({ dueAt }) => dueAt).sort()[0];
  if (first) await unit.arm(clocks.tasks, crisis.id, first);
}

/** A task has to be done again: where its time is over, whoever answers for it has as long as for anything that is asked again. */
export function watchAgain(unit: Unit, { id }: Crisis, { dueAt }: Task): Promise<void> {
  const soon = unit.after(unit.department.crisis.chaseRolesAfter);
  return unit.arm(clocks.tasks, id, dueAt > unit.now.toISOString() ? dueAt : soon);
}
