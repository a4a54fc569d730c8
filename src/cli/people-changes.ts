import { isDeepStrictEqual } from 'node:util';
import { nameKey } from '../domain/people-named.ts';
import { type Person, privileged, type Role, type RoleGrant } from '../domain/person.ts';
import type { PersonRow } from './people-csv.ts';

export interface PeopleChanges {
  /** Records to store. */
  puts: Person[];
  gained: { person: string; role: Role }[];
  lost: { person: string; role: Role }[];
  /** Accounts that were fixed and are another's now. Whoever holds a privileged role then gives it to that account. */
  moved: { person: string; account: string; privileged: boolean }[];
  /** Held for somebody who does not hold it any more. */
  ended: { person: string; role: Role }[];
  added: number;
  updated: number;
  deactivated: number;
  unchanged: number;
}

export interface ImportRules {
  /** People of the directory who are not in the file lose their roles and rights. */
  deactivateMissing: boolean;
  now: Date;
  /** Roles of a first import count at once; later ones have to ripen. */
  firstImport: boolean;
}

/** What an import would change, before anything is changed. */
export function plan(
  existing: readonly Person[],
  rows: readonly PersonRow[],
  rules: ImportRules,
): PeopleChanges {
  const known = new Map(existing.map((person) => [person.id, person]));
  const after = new Map(known);
  for (const row of rows) after.set(row.email, applied(known.get(row.email), row, rules));
  const named = new Set(rows.map(({ email }) => email));
  for (const person of rules.deactivateMissing ? existing : []) {
    if (!person.active || named.has(person.id)) continue;
    after.set(person.id, { ...person, active: false, leftAt: rules.now.toISOString(), roles: [] });
  }
  const changes: PeopleChanges = {
    puts: [],
    gained: [],
    lost: [],
    moved: [],
    ended: [],
    added: 0,
    updated: 0,
    deactivated: 0,
    unchanged: 0,
  };
  for (const wanted of after.values()) {
    const before = known.get(wanted.id);
    const person = withoutLapsedLoans(wanted, after, changes);
    if (before && isDeepStrictEqual(before, person)) {
      if (named.has(person.id)) changes.unchanged += 1;
      continue;
    }
    if (!before) changes.added += 1;
    else if (before.active && !person.active) changes.deactivated += 1;
    else changes.updated += 1;
    note(changes, before, person);
  }
  return changes;
}

/** Whoever lent a role and does not hold it any more cannot lend it: it ends for whoever acts for them. */
function withoutLapsedLoans(
  person: Person,
  all: ReadonlyMap<string, Person>,
  { ended }: PeopleChanges,
): Person {
  const lapsed = person.roles.filter(({ role, acting }) => {
    const lender = acting && all.get(acting.by);
    return acting && !lender?.roles.some((own) => own.role === role && !own.acting);
  });
  if (lapsed.length === 0) return person;
  ended.push(...lapsed.map(({ role }) => ({ person: person.id, role })));
  return { ...person, roles: person.roles.filter((grant) => !lapsed.includes(grant)) };
}

function note(changes: PeopleChanges, before: Person | undefined, after: Person): void {
  changes.puts.push(after);
  const held = (person: Person | undefined, own: boolean) =>
    new Set(person?.roles.filter(({ acting }) => !own || !acting).map(({ role }) => role));
  const [had, hadOwn] = [held(before, false), held(before, true)];
  const [has, hasOwn] = [held(after, false), held(after, true)];
  for (const role of privileged) {
    if (hasOwn.has(role) && !hadOwn.has(role)) changes.gained.push({ person: after.id, role });
    if (had.has(role) && !has.has(role)) changes.lost.push({ person: after.id, role });
  }
  for (const platform of ['slack', 'teams'] as const) {
    const [from, to] = [before?.accounts[platform]?.id, after.accounts[platform]?.id];
    if (!from || from === to) continue;
    const isPrivileged = privileged.some((role) => has.has(role));
    changes.moved.push({
      person: after.id,
      account: `${platform} ${from} → ${to}`,
      privileged: isPrivileged,
    });
  }
}

/** The person as the row says; what the row leaves empty is empty, accounts and the chosen language stay. */
function applied(before: Person | undefined, row: PersonRow, rules: ImportRules): Person {
  const grants = row.roles.map(
    (role): RoleGrant =>
      before?.roles.find((grant) => grant.role === role && !grant.acting) ?? {
        role,
        since: rules.firstImport ? null : rules.now.toISOString(),
      },
  );
  // Whoever acts for somebody was chosen in chat, not in the directory.
  const acting = before?.roles.filter((grant) => grant.acting) ?? [];
  const { line: _line, email, roles: _roles, slackId, entraId, telephone: number, ...fields } = row;
  const telephone = number ?? before?.telephone;
  const former = formerNames(before, row.name);
  return {
    id: email,
    version: before?.version ?? 0,
    source: 'directory',
    active: true,
    ...fields,
    ...(former && { formerNames: former }),
    ...(telephone && { telephone }),
    ...(before?.chosenLanguage && { chosenLanguage: before.chosenLanguage }),
    roles: [...grants, ...acting],
    accounts: {
      ...before?.accounts,
      ...(slackId && account('slack', before, slackId)),
      ...(entraId && account('teams', before, entraId)),
    },
  };
}

/** A name of one word, as accounts in chat have them, would name them in half of what people write. */
function formerNames(before: Person | undefined, now: string): string[] | undefined {
  if (!before || before.name === now || !nameKey(before.name)) return before?.formerNames;
  return [...new Set([...(before.formerNames ?? []), before.name])];
}

/** An account that is already fixed keeps what the platform said of it. */
function account(platform: 'slack' | 'teams', before: Person | undefined, id: string): Person['accounts'] {
  const fixed = before?.accounts[platform];
  return { [platform]: fixed?.id === id ? fixed : { id } };
}
