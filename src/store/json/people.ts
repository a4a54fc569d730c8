import type { Platform } from '../../chat/event.ts';
import type { Account, People, Person, Role } from '../../domain/person.ts';
import type { Index } from './collection.ts';
import { Sorted } from './sorted.ts';

export class PeopleIndex implements Index<Person> {
  readonly #byAccount = new Map<string, Person>();
  readonly #byRole = new Map<Role, Map<string, Person>>();
  readonly #ordered = new Sorted<Person>();

  changed(before: Person | undefined, after: Person | undefined): void {
    if (before) {
      if (!after) this.#ordered.delete(before.id);
      for (const key of accountKeys(before)) this.#byAccount.delete(key);
      for (const { role } of before.roles) this.#byRole.get(role)?.delete(before.id);
    }
    if (after) {
      this.#ordered.set(after.id, after);
      for (const key of accountKeys(after)) this.#byAccount.set(key, after);
      for (const { role } of after.active ? after.roles : []) {
        const holders = this.#byRole.get(role) ?? new Map<string, Person>();
        this.#byRole.set(role, holders.set(after.id, after));
      }
    }
  }

  view(get: (id: string) => Person | undefined): People {
    return {
      get: async (id) => get(id),
      byAccount: async (platform, account) => {
        const person = this.#byAccount.get(`${platform}:${account.id}`);
        return sameTenant(person?.accounts[platform], account) ? person : undefined;
      },
      withRole: async (role) => {
        const holders = [...(this.#byRole.get(role)?.values() ?? [])];
        return holders.sort((a, b) => a.id.localeCompare(b.id));
      },
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

function accountKeys(person: Person): string[] {
  return Object.entries(person.accounts).map(
    ([platform, account]) => `${platform as Platform}:${account.id}`,
  );
}

/** An import may name an account without its tenant; where both are known they must be the same. */
function sameTenant(known: Account | undefined, seen: Account): boolean {
  return known?.tenant === undefined || seen.tenant === undefined || known.tenant === seen.tenant;
}
