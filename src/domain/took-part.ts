import type { Crisis } from './crisis.ts';
import { type CrisisRole, crisisRoles } from './crisis-role.ts';
import type { EntryKind, LogEntry } from './log-entry.ts';

/** A time somebody spent in a crisis or in a role of it; `until` is absent where that lasted to its end. ISO instants. */
interface Stay {
  person: string;
  until?: string;
}

export interface TookPart {
  people: Stay[];
  /** In the order of the roles, and of time within one. */
  roles: (Stay & { role: CrisisRole; since: string })[];
}

/**
 * Who took part in a crisis, and who held which role when: by its log, because the crisis itself only knows those who are there at the end.
 * @param entries its whole log, in its order
 */
export function tookPart(
  { members, openedBy }: Pick<Crisis, 'members' | 'openedBy'>,
  entries: readonly LogEntry[],
): TookPart {
  const people = new Map<string, Stay>([openedBy, ...members.map(({ person }) => person)].map(stay));
  const roles: TookPart['roles'] = [];
  const leave = (until: string, isLeft: (held: TookPart['roles'][number]) => boolean) => {
    for (const held of roles) if (held.until === undefined && isLeft(held)) held.until = until;
  };
  for (const { what, at, by, author, person, of } of entries) {
    const moved = stays.has(what) ? person : undefined;
    for (const who of [by, author, moved]) if (who && !people.has(who)) people.set(...stay(who));
    const known = moved === undefined ? undefined : people.get(moved);
    if (!known) continue;
    if (what === 'left') {
      known.until = at;
      leave(at, (held) => held.person === known.person);
    } else if (what === 'joined') {
      delete known.until;
    } else if (what === 'role') {
      const role = crisisRoles.find((each) => each === of);
      if (!role) continue;
      leave(at, (held) => held.role === role);
      roles.push({ role, person: known.person, since: at });
    }
  }
  for (const { person } of members) delete people.get(person)?.until;
  const order = ({ role }: { role: CrisisRole }) => crisisRoles.indexOf(role);
  return { people: [...people.values()], roles: roles.sort((a, b) => order(a) - order(b)) };
}

/** Entries whose person is, or was, in the crisis. */
const stays: ReadonlySet<EntryKind> = new Set(['joined', 'left', 'role']);

function stay(person: string): [string, Stay] {
  return [person, { person }];
}
