import type { Inject } from '../../domain/crisis.ts';
import type { Playbook } from '../../domain/playbook.ts';

/** What an exercise will bring in, by time. */
export function injectsOf({ injects }: Playbook, opened: Date): Inject[] {
  return injects.map(({ id, after }) => ({ id, at: new Date(opened.getTime() + after).toISOString() }));
}
