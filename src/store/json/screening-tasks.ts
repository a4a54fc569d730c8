import type { ScreeningTask, ScreeningTasks } from '../../domain/screening-clocks.ts';
import type { Index } from './collection.ts';
import { Sorted } from './sorted.ts';

export class ScreeningTaskIndex implements Index<ScreeningTask> {
  readonly #open = new Sorted<ScreeningTask>();
  readonly #byPerson = new Map<string, Map<string, ScreeningTask>>();

  changed(before: ScreeningTask | undefined, after: ScreeningTask | undefined): void {
    if (before) {
      this.#open.delete(orderOf(before));
      this.#byPerson.get(before.person)?.delete(before.id);
    }
    if (!after) return;
    if (!after.done) this.#open.set(orderOf(after), after);
    const own = this.#byPerson.get(after.person) ?? new Map<string, ScreeningTask>();
    this.#byPerson.set(after.person, own.set(after.id, after));
  }

  view(get: (id: string) => ScreeningTask | undefined): ScreeningTasks {
    return {
      get: async (id) => get(id),
      of: async (person) =>
        [...(this.#byPerson.get(person)?.values() ?? [])].sort((a, b) =>
          `${a.since} ${a.id}`.localeCompare(`${b.since} ${b.id}`),
        ),
      open: async (after, limit) => {
        const page: ScreeningTask[] = [];
        for (let i = after ? this.#open.indexOf(orderOf(after)) : 0; page.length < limit; i++) {
          const task = this.#open.at(i);
          if (!task) break;
          if (task.id !== after?.id) page.push(task);
        }
        return page;
      },
    };
  }
}

function orderOf({ due, id }: ScreeningTask): string {
  return `${due} ${id}`;
}
