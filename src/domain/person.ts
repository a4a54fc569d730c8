import type { IsPinned } from '../chat/adapter.ts';
import type { Language, Platform, Sender } from '../chat/event.ts';

export const roles = [
  'employee',
  'manager',
  'warden',
  'officer',
  'screening',
  'privacy',
  'communications',
  'it',
  'hr',
  'ohs',
  'legal',
  'facilities',
  'executive',
  'auditor',
  'deputy-head',
  'cso',
] as const;

export type Role = (typeof roles)[number];

/** Roles that show more than one's own records: gaining or losing one is listed, granted on purpose, and audited. */
export const privileged: readonly Role[] = roles.filter((role) => role !== 'employee');

export interface Person {
  /** Address of the directory, lower case. */
  id: string;
  version: number;
  name: string;
  /** Names that imports changed: what was written of somebody under one of them goes on being about them. */
  formerNames?: string[];
  /** `directory`: from an import; `platform`: a member of the department met in chat. */
  source: 'directory' | 'platform';
  active: boolean;
  /** ISO instant at which somebody who is not active was taken out of the directory; the times of their records begin. */
  leftAt?: string;
  language?: Language;
  /** What the person chose with the `language` command; wins over the directory. */
  chosenLanguage?: Language;
  roles: RoleGrant[];
  building?: string;
  floor?: string;
  unit?: string;
  manager?: string;
  /** To call when chat reaches nobody; shown only in lists of whom to telephone. */
  telephone?: string;
  /** The account on each platform, fixed at the first match or by an import. */
  accounts: Partial<Record<Platform, Account>>;
}

export interface Account {
  id: string;
  tenant?: string;
}

export interface RoleGrant {
  role: Role;
  /** ISO instant since when; `null`: counts at once (the sample, a first import). */
  since: string | null;
  /** Held in an acting capacity: until this ISO instant, for the person whose address `by` is, who holds it themselves. */
  acting?: { until: string; by: string };
}

/** Two persons' rules do not count a role younger than this, in milliseconds. */
const roleRipens = 24 * 60 * 60 * 1000;

/** Whether a role is held at a moment: one held in an acting capacity ends by itself. */
export function isHeld({ acting }: RoleGrant, now: Date): boolean {
  return !acting || Date.parse(acting.until) > now.getTime();
}

/** All roles a person has. The CSO may do what an officer, the screening and the privacy officers may. */
export function rolesOf(person: Person | undefined, now: Date): Set<Role> {
  const grants = person?.active ? person.roles.filter((grant) => isHeld(grant, now)) : [];
  const held = new Set<Role>(['employee', ...grants.map((grant) => grant.role)]);
  if (held.has('cso')) for (const role of ['officer', 'screening', 'privacy'] as const) held.add(role);
  return held;
}

/** Roles that a person has in an acting capacity alone. */
export function lentRoles(person: Person, now: Date): Set<Role> {
  const own = person.roles.filter(({ acting }) => !acting).map(({ role }) => role);
  const lent = person.roles.filter((grant) => grant.acting && isHeld(grant, now));
  return new Set(lent.map(({ role }) => role).filter((role) => !own.includes(role)));
}

/** Whether one of the person's roles in `wanted` is old enough to approve or unseal. */
export function ripeRole(person: Person, wanted: readonly Role[], now: Date): boolean {
  return person.roles.some(
    (g) =>
      wanted.includes(g.role) &&
      isHeld(g, now) &&
      (g.since === null || now.getTime() - Date.parse(g.since) >= roleRipens),
  );
}

/** Whether two persons count as two: not where one of them acts for the other, who chose them. */
export function areTwo(one: Person, other: Person, now: Date): boolean {
  const actsFor = (person: Person, whom: Person) =>
    person.roles.some((grant) => grant.acting?.by === whom.id && isHeld(grant, now));
  return one.id !== other.id && !actsFor(one, other) && !actsFor(other, one);
}

/** The language a person reads: their choice, else the directory's, else the platform's, else English. */
export function languageOf(person: Person | undefined, locale: string | undefined): Language {
  return person?.chosenLanguage ?? person?.language ?? (locale?.toLowerCase().startsWith('fr') ? 'fr' : 'en');
}

/**
 * Who an account belongs to.
 * `visitor`: no member of the department. `mismatch`: the address is of a person whose account on this platform is
 * another one: no rights, and the officers hear of it.
 */
export type Match =
  | { kind: 'known'; person: Person }
  /** The address is of this person, whose account on the platform is not fixed yet. */
  | { kind: 'first'; person: Person }
  | { kind: 'new'; id: string }
  | { kind: 'mismatch'; person: Person }
  | { kind: 'visitor' };

/**
 * Matches what the platform reports about an account to the directory.
 * @param byAccount the person whose account on this platform has been fixed to the sender's
 * @param byEmail the person with the sender's address
 */
export function match(sender: Sender, byAccount: Person | undefined, byEmail: Person | undefined): Match {
  if (sender.standing !== 'member') return { kind: 'visitor' };
  if (byAccount) {
    const moved = sender.email !== undefined && sender.email !== byAccount.id;
    return moved && byEmail ? { kind: 'mismatch', person: byEmail } : { kind: 'known', person: byAccount };
  }
  if (!sender.email) return { kind: 'visitor' };
  if (!byEmail) return { kind: 'new', id: sender.email };
  return byEmail.accounts[sender.platform]
    ? { kind: 'mismatch', person: byEmail }
    : { kind: 'first', person: byEmail };
}

/** An import may name an account without its tenant; where both are known they must be the same. */
export function sameTenant(known: Account | undefined, seen: Account): boolean {
  return known?.tenant === undefined || seen.tenant === undefined || known.tenant === seen.tenant;
}

/** Whether an account of a platform was fixed to an active person of the directory. */
export function pinnedOn(people: People, platform: Platform): IsPinned {
  return async (id, tenant) => (await people.byAccount(platform, { id, tenant }))?.active ?? false;
}

export interface People {
  get(id: string): Promise<Person | undefined>;
  byAccount(platform: Platform, account: Account): Promise<Person | undefined>;
  /**
   * Active persons with a role, in the order of their addresses; somebody who held it in an acting capacity may be
   * among them for some moments longer.
   */
  withRole(role: Role): Promise<Person[]>;
  /** Active persons of a floor, and those who name a manager, in the order of their addresses. */
  onFloor(building: string, floor: string): Promise<Person[]>;
  reportingTo(manager: string): Promise<Person[]>;
  /** Active persons whose name has one of these keys (`nameKey`), in the order of their addresses. */
  named(keys: readonly string[]): Promise<Person[]>;
  page(after: string | undefined, limit: number): Promise<Person[]>;
  count(): Promise<number>;
}
