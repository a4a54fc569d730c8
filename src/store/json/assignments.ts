import type { Assignment, Assignments } from '../../domain/assignment.ts';
import type { Index } from './collection.ts';
import { Sorted } from './sorted.ts';

export class AssignmentIndex implements Index<Assignment> {
  readonly #rounds = new Map<string, Sorted<Assignment>>();
  readonly #people = new Map<string, Sorted<Assignment>>();

  changed(before: Assignment | undefined, after: Assignment | undefined): void {
    if (before && !after) {
      this.#rounds.get(roundOf(before))?.delete(before.id);
      this.#people.get(before.person)?.delete(before.id);
    }
    if (!after) return;
    listAt(this.#rounds, roundOf(after)).set(after.id, after);
    listAt(this.#people, after.person).set(after.id, after);
  }

  view(get: (id: string) => Assignment | undefined): Assignments {
    return {
      get: async (id) => get(id),
      ofPerson: async (person) => this.#people.get(person)?.after(undefined) ?? [],
      ofRound: async (campaign, round, after, limit) =>
        this.#rounds.get(roundOf({ campaign, round }))?.after(after, limit) ?? [],
    };
  }
}

function roundOf({ campaign, round }: Pick<Assignment, 'campaign' | 'round'>): string {
  return `${campaign}/${round}`;
}

function listAt(map: Map<string, Sorted<Assignment>>, key: string): Sorted<Assignment> {
  const known = map.get(key);
  if (known) return known;
  const made = new Sorted<Assignment>();
  map.set(key, made);
  return made;
}
