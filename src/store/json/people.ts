import type { Platform } from '../../chat/event.ts';
import { nameKeys } from '../../domain/people-named.ts';
import { type People, type Person, type Role, sameTenant } from '../../domain/person.ts';
import type { Index } from './collection.ts';
import { Sorted } from './sorted.ts';

export class PeopleIndex implements Index<Person> {
  readonly #byAccount = new Map<string, Person>();
  readonly #byRole = new Groups<Role>();
  readonly #byFloor = new Groups<string>();
  readonly #byManager = new Groups<string>();
  /** Nearly everybody has a name of their own: a list for each takes less than a group. */
  readonly #byName = new Map<string, Person[]>();
  readonly #ordered = new Sorted<Person>();

  changed(before: Person | undefined, after: Person | undefined): void {
    if (before) {
      if (!after) this.#ordered.delete(before.id);
      for (const key of accountKeys(before)) {
        // Somebody else may have it by now.
        if (this.#byAccount.get(key)?.id === before.id) this.#byAccount.delete(key);
      }
      for (const { role } of before.roles) this.#byRole.delete(role, before);
      this.#byFloor.delete(floorOf(before), before);
      this.#byManager.delete(before.manager, before);
      this.#unname(before);
    }
    if (after) {
      this.#ordered.set(after.id, after);
      for (const key of accountKeys(after)) this.#byAccount.set(key, after);
      if (!after.active) return;
      for (const { role } of after.roles) this.#byRole.add(role, after);
      this.#byFloor.add(floorOf(after), after);
      this.#byManager.add(after.manager, after);
      for (const name of nameKeys(after)) this.#byName.set(name, [...(this.#byName.get(name) ?? []), after]);
    }
  }

  #unname(person: Person): void {
    for (const key of nameKeys(person)) {
      const left = (this.#byName.get(key) ?? []).filter(({ id }) => id !== person.id);
      if (left.length > 0) this.#byName.set(key, left);
      else this.#byName.delete(key);
    }
  }

  view(get: (id: string) => Person | undefined): People {
    return {
      get: async (id) => get(id),
      byAccount: async (platform, account) => {
        const person = this.#byAccount.get(`${platform}:${account.id}`);
        return sameTenant(person?.accounts[platform], account) ? person : undefined;
      },
      withRole: async (role) => this.#byRole.of(role),
      onFloor: async (building, floor) => this.#byFloor.of(floorOf({ building, floor })),
      reportingTo: async (manager) => this.#byManager.of(manager),
      named: async (keys) =>
        [...new Set(keys.flatMap((key) => this.#byName.get(key) ?? []))].sort((a, b) =>
          a.id.localeCompare(b.id),
        ),
      page: async (after, limit) => {
        const page: Person[] = [];
        const from = after === undefined ? 0 : this.#ordered.indexOf(after);
        for (let i = from; i < this.#ordered.size && page.length < limit; i++) {
          const person = this.#ordered.at(i);
          if (person && person.id !== after) page.push(person);
        }
        return page;
      },
      count: async () => this.#ordered.size,
    };
  }
}

/** People by something that several of them share. */
class Groups<K> {
  readonly #groups = new Map<K, Map<string, Person>>();

  add(key: K | undefined, person: Person): void {
    if (key === undefined) return;
    const group = this.#groups.get(key) ?? new Map<string, Person>();
    this.#groups.set(key, group.set(person.id, person));
  }

  delete(key: K | undefined, { id }: Person): void {
    if (key !== undefined) this.#groups.get(key)?.delete(id);
  }

  of(key: K | undefined): Person[] {
    const people = key === undefined ? undefined : this.#groups.get(key);
    return [...(people?.values() ?? [])].sort((a, b) => a.id.localeCompare(b.id));
  }
}

function floorOf({ building, floor }: Pick<Person, 'building' | 'floor'>): string | undefined {
  return building && floor ? `${building}/${floor}` : undefined;
}

function accountKeys(person: Person): string[] {
  return Object.entries(person.accounts).map(
    ([platform, account]) => `${platform as Platform}:${account.id}`,
  );
}
