import type { Actor } from '../chat/command.ts';
import type { Sender } from '../chat/event.ts';
import { say } from '../chat/message.ts';
import { clean, shorten } from '../chat/words.ts';
import type { AuditFact } from '../domain/audit.ts';
import { languageOf, lentRoles, match, type Person, rolesOf } from '../domain/person.ts';
import { Conflict } from '../domain/store.ts';
import type { Text } from '../text/index.ts';
import { reachLater } from './alert/reach-later.ts';
import { levelsOf } from './has-level.ts';
import { caseworkers } from './report/access.ts';
import { type Services, Unit } from './work.ts';

const longestName = 80;

/**
 * The person behind an account. The first time an address is seen on a platform, the account is fixed to the person; an
 * account that uses somebody's address without being theirs has no rights, and the officers hear of it.
 */
export async function identify(services: Services, sender: Sender, now: Date): Promise<Actor> {
  const people = services.store.people;
  const account = { id: sender.id, ...(sender.tenant && { tenant: sender.tenant }) };
  const [byAccount, byEmail] = await Promise.all([
    people.byAccount(sender.platform, account),
    sender.email ? people.get(sender.email) : undefined,
  ]);
  const found = match(sender, byAccount, byEmail);
  switch (found.kind) {
    case 'known':
      return memberOf(services, found.person, sender, now);
    case 'first':
      await pin(services, found.person, sender, now);
      return memberOf(services, found.person, sender, now);
    case 'new': {
      const person: Person = {
        id: found.id,
        version: 0,
        name: calledBy(sender) || found.id,
        source: 'platform',
        active: true,
        roles: [],
        accounts: {},
      };
      await pin(services, person, sender, now);
      return memberOf(services, person, sender, now);
    }
    case 'mismatch':
      await reportMismatch(services, found.person, sender, now);
      return visitor(sender);
    case 'visitor':
      return visitor(sender);
  }
}

/** A person of the directory as the pipeline knows them; their language is the directory’s, else that of the account they write from. */
export async function memberOf(
  services: Services,
  person: Person,
  sender: { locale?: string },
  now: Date,
): Promise<Actor> {
  const { department, store } = services;
  const roles = rolesOf(person, now);
  const worksOnEvents = caseworkers.some((role) => roles.has(role));
  return {
    id: person.id,
    name: person.name,
    ...(person.formerNames && { formerNames: person.formerNames }),
    language: languageOf(person, sender.locale),
    standing: 'member',
    roles,
    lent: lentRoles(person, now),
    ...(worksOnEvents && { levels: await levelsOf({ now, department, store }, person.id) }),
    accounts: person.accounts,
  };
}

/** What people call themselves on a platform: of as much as a name has, one line without marks that steer what stands beside it. */
function calledBy({ name }: Sender): string {
  return shorten(clean(name).replace(/\s+/g, ' '), longestName);
}

/** Somebody who is no member of the department, as far as anybody can tell. */
function visitor(sender: Sender): Actor {
  const id = `${sender.platform}:${sender.tenant ?? '-'}/${sender.id}`;
  return {
    id,
    name: calledBy(sender),
    language: languageOf(undefined, sender.locale),
    standing: 'visitor',
    roles: new Set(),
  };
}

/**
 * Fixes the account; what could not reach the person until now does. It is not audited: an entry beside a confidential
 * report would tell whose first words it was.
 */
export async function pin(services: Services, person: Person, sender: Sender, now: Date): Promise<void> {
  const unit = new Unit(services, now);
  const account = { id: sender.id, ...(sender.tenant && { tenant: sender.tenant }) };
  const pinned = { ...person, accounts: { ...person.accounts, [sender.platform]: account } };
  unit.save('people', pinned);
  await commitUnlessDone(unit, []);
  await reachLater(services, pinned, now);
}

/** The id of what the officers are told about an account that uses somebody's address. */
export function mismatchOf(sender: Sender): string {
  return `mismatch:${sender.platform}:${sender.id}`;
}

/** Tells the officers of an account that uses somebody's address without being theirs, and records it. */
export async function reportMismatch(
  services: Services,
  person: Person,
  sender: Sender,
  now: Date,
): Promise<void> {
  const unit = new Unit(services, now);
  const officers = await services.store.people.withRole('officer');
  for (const officer of officers) {
    const write = (t: Text) => say(t.desk.mismatch(person.id, t.crisis.platforms[sender.platform]));
    await unit.tell(mismatchOf(sender), officer, write, { about: mismatchOf(sender) });
  }
  const who = visitor(sender).id;
  const fact = {
    at: now.toISOString(),
    who,
    what: 'account mismatch',
    outcome: 'refused',
    record: person.id,
  } as const;
  await commitUnlessDone(unit, [{ ...fact, from: sender.platform }]);
}

/** Two first messages at once both want to fix the account; whoever comes second finds it done. */
async function commitUnlessDone(unit: Unit, facts: readonly AuditFact[]): Promise<void> {
  try {
    await unit.store.commit(unit.writes, facts);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
  }
}
