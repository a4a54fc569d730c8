import type { Completion, Completions } from '../../domain/course.ts';
import type { Index } from './collection.ts';
import { Sorted } from './sorted.ts';

export class CompletionIndex implements Index<Completion> {
  readonly #courses = new Map<string, Sorted<Completion>>();

  changed(before: Completion | undefined, after: Completion | undefined): void {
    if (before && !after) this.#courses.get(before.course)?.delete(before.id);
    if (!after) return;
    const list = this.#courses.get(after.course) ?? new Sorted<Completion>();
    list.set(after.id, after);
    this.#courses.set(after.course, list);
  }

  view(get: (id: string) => Completion | undefined): Completions {
    return {
      get: async (id) => get(id),
      courseAfter: async (course) => {
        const later = [...this.#courses].filter(
          ([id, taken]) => id > course && taken.after(undefined, 1).length > 0,
        );
        return later.map(([id]) => id).sort()[0];
      },
      page: async (course, after, limit) => this.#courses.get(course)?.after(after, limit) ?? [],
    };
  }
}
