import { isOverdue, type Task } from '../../domain/checklist.ts';
import type { Crisis } from '../../domain/crisis.ts';
import { holderOf } from '../../domain/crisis-role.ts';
import type { Text } from '../../text/index.ts';
import type { Unit } from '../work.ts';
import { nameOf, roleName } from './words.ts';

/** Which of the checklist's tasks it is, counted from 1: by that it is found again in a choice that has no room for all of it. */
export function numberOfTask({ checklist }: Crisis, task: Task): number {
  return checklist.findIndex(({ id }) => id === task.id) + 1;
}

/** `3. ☐ Close the area (by 10:15, Facilities: Georges Leblanc)`, for each. */
export function numberedLines(
  unit: Unit,
  t: Text,
  crisis: Crisis,
  tasks: readonly Task[],
  when: (iso: string) => string,
): Promise<string[]> {
  return Promise.all(
    tasks.map(async (task) => {
      const line = await taskLine(unit, t, crisis, task, when);
      return `${numberOfTask(crisis, task)}. ${line}`;
    }),
  );
}

/**
 * `☐ Close the area (by 10:15, Facilities: Georges Leblanc)`.
 * @param when how moments are written
 */
export async function taskLine(
  unit: Unit,
  t: Text,
  crisis: Crisis,
  task: Task,
  when: (iso: string) => string = (iso) => unit.whenIn(t, iso),
): Promise<string> {
  const words = t.crisis.task;
  const what = task.text[t.common.language];
  const by = await nameOf(unit, t, task.by ?? '');
  switch (task.state) {
    case 'done':
      return `☑ ${what} (${words.doneBy(by, when(task.at ?? task.dueAt))})`;
    case 'waived':
      return `– ${what} (${words.waived(by)})`;
    case 'moved':
      return `→ ${what} (${words.moved(task.action ?? '')})`;
    case 'open': {
      const owner = task.owner ?? holderOf(crisis, task.role);
      const role = roleName(unit, t, task.role);
      const who = owner ? t.common.pair(role, await nameOf(unit, t, owner)) : role;
      const late = isOverdue(task, unit.now) ? `${words.overdue} · ` : '';
      return `☐ ${late}${what} (${words.by(when(task.dueAt), who)})`;
    }
  }
}
