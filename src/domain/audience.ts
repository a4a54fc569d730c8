import { type Person, type Role, rolesOf } from './person.ts';

/** One group of people; `channel` means whoever is a member of a shared channel at the moment it is asked. */
export type Term =
  | { kind: 'everyone' }
  | { kind: 'building'; building: string }
  | { kind: 'floor'; building: string; floor: string }
  | { kind: 'unit'; unit: string }
  | { kind: 'role'; role: Role }
  | { kind: 'channel'; channel: string }
  | { kind: 'person'; person: string };

/** Whom a message is for: whoever belongs to one of `include`, and to none of `except`. */
export interface Audience {
  include: readonly Term[];
  except: readonly Term[];
}

/** Addresses of a channel's members, by the channel's id in the settings. */
export type Members = ReadonlyMap<string, ReadonlySet<string>>;

/** Whether somebody belongs to an audience at a moment. People who left belong to none. */
export function belongs(person: Person, { include, except }: Audience, members: Members, now: Date): boolean {
  const is = (term: Term) => matches(person, term, members, now);
  return person.active && include.some(is) && !except.some(is);
}

function matches(person: Person, term: Term, members: Members, now: Date): boolean {
  switch (term.kind) {
    case 'everyone':
      return true;
    case 'building':
      return person.building === term.building;
    case 'floor':
      return person.building === term.building && person.floor === term.floor;
    case 'unit':
      return person.unit === term.unit;
    case 'role':
      return rolesOf(person, now).has(term.role);
    case 'channel':
      return members.get(term.channel)?.has(person.id) ?? false;
    case 'person':
      return person.id === term.person;
  }
}

/** Whether everybody of `inner` is surely in `outer`, whoever works there: `floor` 3 of a building is in the building. */
export function within(inner: Term, outer: Term): boolean {
  if (outer.kind === 'everyone') return true;
  if (outer.kind === 'building' && inner.kind === 'floor') return inner.building === outer.building;
  return termKey(inner) === termKey(outer);
}

/** The same for the same group, for comparing and for the digest of what was approved. */
export function termKey(term: Term): string {
  switch (term.kind) {
    case 'everyone':
      return 'everyone';
    case 'floor':
      return `floor:${term.building}/${term.floor}`;
    case 'building':
      return `building:${term.building}`;
    case 'unit':
      return `unit:${term.unit}`;
    case 'role':
      return `role:${term.role}`;
    case 'channel':
      return `channel:${term.channel}`;
    case 'person':
      return `person:${term.person}`;
  }
}
