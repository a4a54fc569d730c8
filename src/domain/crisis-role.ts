import type { Role } from './person.ts';

/** What people do in a crisis room, in the order in which they are shown. */
export const crisisRoles = [
  'lead',
  'deputy',
  'scribe',
  'communications',
  'safety',
  'facilities',
  'it',
  'hr',
  'legal',
  'atip',
  'executive-liaison',
  'goc-liaison',
] as const;
export type CrisisRole = (typeof crisisRoles)[number];

/** Who of the directory is called in for a role; the first three are the officers’ on duty and the CSO’s. */
export const calledInFor: Readonly<Record<CrisisRole, readonly Role[]>> = {
  lead: [],
  deputy: [],
  scribe: [],
  communications: ['communications'],
  safety: ['ohs'],
  facilities: ['facilities'],
  it: ['it'],
  hr: ['hr'],
  legal: ['legal'],
  atip: ['privacy'],
  'executive-liaison': ['executive'],
  'goc-liaison': [],
};

/** Who has a role, and how they came to it. */
export interface Holding {
  role: CrisisRole;
  person: string;
  /** ISO instant. */
  since: string;
  by: string;
}

/** A role on its way to the next shift: it changes hands when they confirm that they have read the note. */
export interface Handover {
  role: CrisisRole;
  from: string;
  to: string;
  note: string;
  at: string;
}

interface Roles {
  roles: readonly Holding[];
  handovers: readonly Handover[];
}

/** Who has a role, by address; undefined while nobody has. */
export function holderOf({ roles }: Pick<Roles, 'roles'>, role: CrisisRole): string | undefined {
  return roles.find((each) => each.role === role)?.person;
}

/** The lead and the deputy, as far as there are any. */
export function leadersOf(crisis: Pick<Roles, 'roles'>): string[] {
  return [holderOf(crisis, 'lead'), holderOf(crisis, 'deputy')].filter((id) => id !== undefined);
}

/** The roles that somebody has. */
export function rolesHeldBy({ roles }: Pick<Roles, 'roles'>, person: string): CrisisRole[] {
  return crisisRoles.filter((role) => roles.some((each) => each.role === role && each.person === person));
}

/** Gives a role to somebody; whoever had it has it no more, and a handover of it is void. */
export function giveRole<R extends Roles>(
  from: R,
  role: CrisisRole,
  person: string,
  by: string,
  now: Date,
): Pick<R, never> & { roles: Holding[]; handovers: Handover[] } {
  const held = from.roles.filter((each) => each.role !== role);
  const roles = [...held, { role, person, since: now.toISOString(), by }];
  return {
    roles: roles.sort((a, b) => crisisRoles.indexOf(a.role) - crisisRoles.indexOf(b.role)),
    handovers: from.handovers.filter((each) => each.role !== role),
  };
}

/** Roles without which a room cannot work, and that nobody has. */
export function emptyRoles(roles: Pick<Roles, 'roles'>, critical: readonly CrisisRole[]): CrisisRole[] {
  return critical.filter((role) => holderOf(roles, role) === undefined);
}
