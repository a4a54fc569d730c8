import type { Bilingual } from './bilingual.ts';
import type { CrisisRole } from './crisis-role.ts';
import type { PlaybookTask } from './playbook.ts';

/** Something on a room’s checklist, with whoever has the role answering for it unless somebody took it. */
export interface Task {
  id: string;
  text: Bilingual;
  role: CrisisRole;
  /** ISO instant. */
  dueAt: string;
  owner?: string;
  /** `waived`: not needed this time; `moved`: goes on as an action. */
  state: 'open' | 'done' | 'waived' | 'moved';
  by?: string;
  at?: string;
  /** The number of the alert that did it by going out: where that is another crisis’s, it is still to be done. */
  alert?: string;
  /** When it was last settled no more, and to be done again: its time may be over by then. */
  againAt?: string;
  /** The number of the action that it became. */
  action?: string;
}

/** A playbook’s tasks as they stand when a room opens. */
export function checklistOf(tasks: readonly PlaybookTask[], opened: Date): Task[] {
  return tasks.map(({ id, text, role, within }) => ({
    id,
    text,
    role,
    dueAt: new Date(opened.getTime() + within).toISOString(),
    state: 'open',
  }));
}

/** A checklist in which one task changed: that an alert did it is so only until then. */
export function withTask(tasks: readonly Task[], id: string, change: Partial<Task>): Task[] {
  return tasks.map((task) => {
    if (task.id !== id) return task;
    const { alert: _, ...rest } = task;
    return { ...rest, ...change };
  });
}

/** Tasks that are still to be done. */
export function openTasks(tasks: readonly Task[]): Task[] {
  return tasks.filter(({ state }) => state === 'open');
}

/** Whether a task is still to be done and past its time. */
export function isOverdue(task: Pick<Task, 'state' | 'dueAt'>, now: Date): boolean {
  return task.state === 'open' && task.dueAt <= now.toISOString();
}
