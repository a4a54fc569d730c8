import type { Platform } from '../../chat/event.ts';
import { type Access, withAccess } from '../../domain/event-history.ts';
import type { EventType } from '../../domain/event-type.ts';
import { namingIn } from '../../domain/people-named.ts';
import type { Person } from '../../domain/person.ts';
import { isDanger, type SecurityEvent } from '../../domain/security-event.ts';
import { goesOnIn } from '../desk/merged.ts';
import { ownerOf } from '../desk/owner.ts';
import { onDuty } from '../duty/on-duty.ts';
import type { Unit, Work } from '../work.ts';
import {
  asRestricted,
  isNamed,
  mayBeAbout,
  needsToKnow,
  type Telling,
  type Written,
  wordsOf,
} from './access.ts';

/** What was reported: by whom, where they do not report confidentially, who has it, and what became of it. */
type Reported = Telling & Partial<Pick<SecurityEvent, 'author' | 'owner' | 'members' | 'history'>>;

/**
 * Who may see a report that comes in. One that names a colleague may be restricted because of that: it is for the officers
 * on duty and the CSO, but never for whom it names. Where somebody is in danger it is for the whole desk, and one of a type
 * that is restricted for the officers on duty too: whoever has to act must see it.
 */
export async function accessAtIntake(
  ctx: Work,
  type: EventType,
  reported: Reported & Pick<SecurityEvent, 'danger' | 'marking'>,
): Promise<Access> {
  const { danger, marking } = reported;
  if (type.restricted) {
    const access = asRestricted(ctx, marking);
    if (!danger) return access;
    return {
      ...access,
      members: [...new Set([...(reported.members ?? []), ...(await dutyBeside(ctx, reported))])],
    };
  }
  const colleagues =
    danger || !type.restrictedIfNamed
      ? []
      : await colleaguesNamed(ctx, wordsOf(reported), ctx.platform, reported);
  return colleagues.length > 0
    ? accessBeside(ctx, reported, colleagues, marking)
    : { restricted: false, marking };
}

/**
 * Who may see an event once it is of another type, which never opens it.
 * @param seenBy who set the type at the desk, and must not lose sight of it by that; absent: its author
 */
export async function accessAsType(
  ctx: Work,
  event: SecurityEvent,
  type: EventType,
  seenBy?: string,
): Promise<Access> {
  const { named, ...access } = accessOf(event);
  if (event.restricted) {
    const kept = { ...access, ...(named && !type.restricted && { named }) };
    const now = { ...event, ...kept, type: type.id };
    const isOut = seenBy !== undefined && !(await needsToKnow(ctx, now, ctx.actor));
    return isOut ? { ...kept, members: [...(event.members ?? []), seenBy] } : kept;
  }
  if (type.restricted) {
    // Whoever has it sees it: nobody on duty has to.
    const isIdle = !(await ownerOf(ctx, event));
    return { ...access, ...(await accessAtIntake(ctx, type, { ...event, danger: event.danger && isIdle })) };
  }
  if (event.danger || !type.restrictedIfNamed) return access;
  const colleagues = await colleaguesNamed(ctx, wordsOf(event), event.platform, event);
  if (colleagues.length === 0) return access;
  return accessBeside(ctx, event, colleagues, event.marking, seenBy === event.owner ? undefined : seenBy);
}

/** The event as it has to be kept once its author wrote more: they may name a colleague only now. */
export async function keptFromNamed(ctx: Work, event: SecurityEvent, words: string): Promise<SecurityEvent> {
  if (event.restricted) return withoutNamed(ctx, event, [{ text: words }], event.author);
  // Nobody can set right any more what kind of event a part is.
  const types = [event, await goesOnIn(ctx, event)].map(({ type }) => ctx.type(type));
  const isSensitive = types.some(({ restrictedIfNamed }) => restrictedIfNamed);
  if (isDanger(event) || event.circumstance || !isSensitive) return event;
  const others = await alsoWorkingOn(ctx, event);
  const named = await colleaguesNamed(ctx, words, ctx.platform, event);
  const colleagues = named.filter(({ id }) => !others.includes(id));
  if (colleagues.length === 0) return event;
  const access = await accessBeside(ctx, event, colleagues, event.marking, await acknowledgedBy(ctx, event));
  const members = [...new Set([...(access.members ?? []), ...others])];
  return withAccess(event, { ...access, members }, event.author, ctx.now);
}

/** Who, besides its owner, works on an event: whoever has the one in which it goes on, and whoever asked its author something. */
async function alsoWorkingOn(unit: Unit, event: SecurityEvent): Promise<string[]> {
  const { owner } = await goesOnIn(unit, event);
  const asked = event.history.findLast(({ what }) => what === 'asked')?.by;
  return [owner, asked].filter((id) => id !== undefined).filter((id) => id !== event.owner);
}

/** Who acknowledged an event, or what it is part of, that nobody has: it is theirs to see to, on duty or not. */
export async function acknowledgedBy(unit: Unit, event: SecurityEvent): Promise<string | undefined> {
  const { status, history } = await goesOnIn(unit, event);
  return status === 'acknowledged' ? history.findLast(({ what }) => what === status)?.by : undefined;
}

/**
 * A restricted event without those let in whom words name: it may be about them. Whoever has it, or what it is part of, stays,
 * and its author. A change of circumstances is about its author, whomever they name.
 */
export async function withoutNamed(
  unit: Unit,
  event: SecurityEvent,
  written: readonly Written[],
  by: string,
): Promise<SecurityEvent> {
  const { restricted, circumstance, owner, author, members = [] } = event;
  if (!restricted || circumstance) return event;
  const goesOn = await goesOnIn(unit, event);
  const people = await Promise.all(members.map((id) => unit.store.people.get(id)));
  const out = people
    .filter((person) => person !== undefined)
    .filter(({ id }) => id !== owner && id !== goesOn.owner && id !== author)
    .filter((person) => written.some((each) => isNamed(each, person)));
  if (out.length === 0) return event;
  const left = members.filter((id) => out.every((person) => person.id !== id));
  return withAccess(event, { ...accessOf(event), members: left }, by, unit.now);
}

/**
 * Who may see an event once somebody is in danger in it: what was restricted because of a name alone is open to the desk,
 * and where nobody has it, or whoever had it left, the officers on duty may see what is restricted otherwise.
 * @param outright somebody said so, and Vigie did not guess it: a guess shows nobody what names them
 */
export async function accessInDanger(unit: Unit, event: SecurityEvent, outright: boolean): Promise<Access> {
  const access = accessOf(event);
  if (access.named && outright) {
    const { named, ...rest } = access;
    return { ...rest, restricted: false, marking: named };
  }
  if (!event.restricted || event.circumstance || event.level || (await ownerOf(unit, event))) return access;
  const duty = await dutyBeside(unit, event);
  return { ...access, members: [...new Set([...(event.members ?? []), ...duty])] };
}

/** Who may see an event now. */
export function accessOf({ restricted, marking, named, members, level }: SecurityEvent): Access {
  return {
    restricted,
    marking,
    ...(named && { named }),
    ...(members && { members }),
    ...(level && { level }),
  };
}

/** For the officers on duty and the CSO, but for whom it may be about: one press opens it to the desk again. */
async function accessBeside(
  ctx: Work,
  reported: Reported,
  colleagues: readonly Person[],
  marking: SecurityEvent['marking'],
  seenBy?: string,
): Promise<Access> {
  const seeing = seenBy === undefined ? undefined : await ctx.store.people.get(seenBy);
  const duty = await dutyBeside(ctx, reported, seeing ? [seeing] : []);
  const members = new Set([...(reported.members ?? []), ...duty]);
  for (const { id } of colleagues) members.delete(id);
  return { ...asRestricted(ctx, marking), named: marking, members: [...members] };
}

/** The officers on duty, and others, whom it may not be about. */
async function dutyBeside(unit: Unit, told: Telling, others: readonly Person[] = []): Promise<string[]> {
  const people = [...(await onDuty(unit)), ...others];
  const about = await Promise.all(people.map((person) => mayBeAbout(unit, told, person)));
  return people.filter((_, i) => !about[i]).map(({ id }) => id);
}

/**
 * Whom a text names but its author, and but whoever has the event: their name is in it because they work on it; nor whom its
 * author named before the desk opened it. A confidential author counts as anybody else: what is not restricted although it
 * names them would tell who wrote it.
 */
async function colleaguesNamed(
  ctx: Work,
  text: string,
  platform: Platform,
  reported: Reported,
): Promise<Person[]> {
  const { author, owner } = reported;
  const opened = openedWith(reported);
  return (await peopleNamed(ctx, text, platform))
    .filter(({ id }) => id !== author && id !== owner)
    .filter((person) => !opened || !isNamed(opened, person));
}

/** What the author of an event had written when the desk opened it; nothing where it did not. */
function openedWith(reported: Reported): Written | undefined {
  const { author, history = [], notes = [] } = reported;
  const at = history.findLast(
    ({ what, by, to }) => what === 'restricted' && by !== author && to === 'no',
  )?.at;
  return at === undefined ? undefined : { ...reported, notes: notes.filter((note) => note.at < at) };
}

/** Active people of the department whom a text names by first and last name, by their address, or by a mention. */
async function peopleNamed({ store: { people } }: Unit, text: string, platform: Platform): Promise<Person[]> {
  const { keys, addresses, accounts } = namingIn(text);
  const found = await Promise.all([
    keys.length > 0 ? people.named(keys) : [],
    ...addresses.map(async (address) => (await people.get(address)) ?? []),
    ...accounts.map(async (id) => (await people.byAccount(platform, { id })) ?? []),
  ]);
  return found.flat().filter(({ active }) => active);
}
