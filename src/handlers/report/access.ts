import type { Actor } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import type { Platform } from '../../chat/event.ts';
import { fold, wholeWords } from '../../chat/words.ts';
import type { Department } from '../../domain/department.ts';
import { atLeast, fits, type Marking } from '../../domain/marking.ts';
import { nameKey, namingIn } from '../../domain/people-named.ts';
import { lentRoles, type Person, rolesOf } from '../../domain/person.ts';
import { writtenByOthers } from '../../domain/privacy-breach.ts';
import { type Sealed, unseal } from '../../domain/seal.ts';
import { isOver, type Note, type SecurityEvent } from '../../domain/security-event.ts';
import { asOne, goesOnIn, withParts } from '../desk/merged.ts';
import { onDuty } from '../duty/on-duty.ts';
import { levelsOf } from '../has-level.ts';
import type { Unit, Work } from '../work.ts';

/** Who a confidential author is and where they are reached: what is sealed. */
export interface Identity {
  id: string;
  name: string;
  platform: Platform;
  account: string;
  tenant?: string;
}

function identityIn({ services }: Unit, sealed: Sealed): Identity {
  return JSON.parse(unseal(sealed, services.sealKey)) as Identity;
}

/**
 * The identity behind a pseudonym, for delivering answers and recognising the author, never for showing; undefined as well where
 * the seal does not open: that keeps nobody from working on the event, nor from words to its author.
 */
export async function identityToTell(unit: Unit, pseudonym: string): Promise<Identity | undefined> {
  const sealed = await unit.store.sealed.get(pseudonym);
  return sealed && readable(unit, sealed);
}

/** Undefined where the seal does not open, which the operators’ log then says. */
function readable(unit: Unit, sealed: Sealed): Identity | undefined {
  try {
    return identityIn(unit, sealed);
  } catch {
    unit.services.sealBroken?.(sealed.id);
    return undefined;
  }
}

/** The sender's own confidential events, in no order; a seal that does not open keeps nobody from the others. */
export async function sealedEvents(ctx: Work): Promise<SecurityEvent[]> {
  const own = (await ctx.store.sealed.all()).filter((each) => readable(ctx, each)?.id === ctx.actor.id);
  const found = await Promise.all(own.map(({ id }) => ctx.store.events.page({ author: id, limit: 1 })));
  return found.flat();
}

/** The sender's own event, confidential ones included; anybody else gets the answer for a number that does not exist. */
export async function ownEvent(ctx: Work, id: string): Promise<SecurityEvent> {
  const event = await findOwn(ctx, id);
  if (event) return event;
  ctx.about = id;
  // The number of a confidential report may have been mistyped.
  if ((await sealedEvents(ctx)).length > 0) ctx.nobodyNamed();
  throw new Refusal('not-found', ctx.t.common.noRecord(id));
}

/** The same; undefined for anybody else. */
export async function findOwn(ctx: Work, id: string): Promise<SecurityEvent | undefined> {
  const event = await ctx.store.events.get(id);
  if (!event || !(await isAuthor(ctx, event))) return undefined;
  ctx.about = id;
  if (event.confidential) ctx.as = event.author;
  return event;
}

/** Whether the sender wrote an event; of a confidential one, where its seal opens. */
export async function isAuthor(ctx: Work, event: SecurityEvent): Promise<boolean> {
  if (!event.confidential) return event.author === ctx.actor.id;
  return (await identityToTell(ctx, event.author))?.id === ctx.actor.id;
}

/** Somebody who may be named in an event. */
export type Somebody = Pick<Actor, 'id' | 'name' | 'formerNames' | 'accounts'>;

/** What an event’s author wrote. */
export type Written = Partial<Pick<SecurityEvent, 'text' | 'where' | 'notes'>>;

/** All of it, the place first: a long text is not read to its end. */
export function wordsOf({ text, where, notes = [] }: Written): string {
  return [where, text, ...notes.map((note) => note.text)].join('\n');
}

/**
 * Whether an event’s author names somebody in what they wrote, by name in whatever order, by address or by a mention: the
 * event may be about them.
 */
export function isNamed(written: Written, person: Somebody): boolean {
  return isNamedIn(wordsOf(written), person);
}

/** The same of any words. */
export function isNamedIn(written: string, person: Somebody): boolean {
  const words = fold(written);
  const names = [person.name, ...(person.formerNames ?? [])];
  if ([person.id, ...names].some((each) => !wholeWords(words, fold(each)).next().done)) return true;
  const { keys, accounts } = namingIn(written);
  const ownKeys = names.map(nameKey);
  const own = Object.values(person.accounts ?? {}).map(({ id }) => id);
  return keys.some((key) => ownKeys.includes(key)) || own.some((id) => accounts.includes(id));
}

/** What tells whom an event may be about, of one that comes in as well. */
export type Telling = Written &
  Partial<Pick<SecurityEvent, 'id' | 'links' | 'mergedInto' | 'deskNotes' | 'calls' | 'closures'>>;

/**
 * Whether an event, or any of those that it became one with, may be about somebody: its author names them, or others do in what
 * they wrote about it. Officers write down whom they suspect, and many sign what they write.
 */
export async function mayBeAbout(unit: Unit, event: Telling, person: Somebody): Promise<boolean> {
  return tellOf(unit, await asOne(unit, event), person);
}

async function tellOf(unit: Unit, events: readonly Telling[], person: Somebody): Promise<boolean> {
  if (events.some((each) => isNamed(each, person) || isNamedIn(writtenAtDesk(each, person), person)))
    return true;
  for (const { id } of events) if (id && (await isInWorksheet(unit, id, person))) return true;
  return false;
}

/** The privacy officers’ worksheet, too, says who sent what to whom. */
async function isInWorksheet(unit: Unit, id: string, person: Somebody): Promise<boolean> {
  const sheet = unit.coming('breaches', id) ?? (await unit.store.breaches.get(id));
  if (!sheet) return false;
  const names = (words: string) => isNamedIn(words, person);
  return names(writtenByOthers(sheet, person.id, names));
}

/** Notes, questions to functions and their answers, and how it ended: what others wrote about an event than its author. */
function writtenAtDesk({ deskNotes = [], calls = [], closures = [] }: Telling, person: Somebody): string {
  const written: Pick<Note, 'by' | 'text'>[] = [
    ...deskNotes,
    ...calls.flatMap(({ by, question, answers }) => [{ by, text: question }, ...answers]),
    ...closures.map(({ by, cause, findings, lessons }) => ({
      by,
      text: [cause, findings, lessons].join('\n'),
    })),
  ];
  return written.flatMap(({ by, text }) => (by === person.id ? [] : text)).join('\n');
}

/** Whether the author of an event, or of any of those that it became one with, names somebody. */
export async function isNamedInAny(unit: Unit, event: SecurityEvent, person: Somebody): Promise<boolean> {
  return (await asOne(unit, event)).some((each) => isNamed(each, person));
}

/**
 * Whether an event, or any of those that it became one with, is somebody’s own report, under their name or confidentially, or may
 * be about them.
 */
export async function isConcerned(unit: Unit, event: SecurityEvent, person: Somebody): Promise<boolean> {
  for (const { confidential, author } of await asOne(unit, event))
    if (confidential && (await mayBeBehind(unit, author, person))) return true;
  return isConcernedOpenly(unit, event, person);
}

/** The same as anybody who knows of the event can tell: of those who reported it confidentially it says nothing. */
export async function isConcernedOpenly(
  unit: Unit,
  event: SecurityEvent,
  person: Somebody,
): Promise<boolean> {
  if ((await asOne(unit, event)).some(({ author }) => author === person.id)) return true;
  return mayBeAbout(unit, event, person);
}

/** Whether an event is the sender’s own confidential one, or nobody can tell any more whose it is. */
export async function mayBeOwnSealed(ctx: Work, id: string): Promise<boolean> {
  const event = await ctx.store.events.get(id);
  return event?.confidential ? mayBeBehind(ctx, event.author, ctx.actor) : false;
}

/** Whether somebody is a confidential author, or nobody can tell any more who that is. */
export async function mayBeBehind(unit: Unit, pseudonym: string, { id }: Somebody): Promise<boolean> {
  const sealed = await unit.store.sealed.get(pseudonym);
  const identity = sealed && readable(unit, sealed);
  return identity ? identity.id === id : sealed !== undefined;
}

/** An event that this officer has a need to know; anybody else gets the answer for a number that does not exist. */
export async function deskEvent(ctx: Work, id: string): Promise<SecurityEvent> {
  const event = await ctx.store.events.get(id);
  ctx.about = id;
  if (event && (await needsToKnow(ctx, event, ctx.actor))) return event;
  const sentence = ctx.t.common.noRecord(id);
  const hint = worksOnEvents(ctx.actor) ? [ctx.t.casework.joinHint(id)] : [];
  throw new Refusal('not-found', [sentence, ...hint].join(' '));
}

/** Who works on events; which ones is decided by need-to-know. */
export const caseworkers = ['officer', 'cso', 'screening'] as const;

function worksOnEvents({ roles }: Pick<Actor, 'roles'>): boolean {
  return caseworkers.some((role) => roles.has(role));
}

/** What of somebody decides which events they may know of. */
export type Knower = Somebody & Pick<Actor, 'roles' | 'lent' | 'levels'>;

/**
 * Need-to-know (Directive on Security Management, G.2.3.1). A restricted event is for the CSO, its owner and those added to it;
 * and, but for whom it may be about, for the screening officers when it is about screening, for the officers on duty when a name
 * alone restricts it and nobody has it, and when it is part of another for those whom that one is for. Whoever was added stays in
 * when it is open to all officers. A change of circumstances is for the screening officers and the CSO, but for the one whose
 * circumstances they are. Whoever works on events no more has no need to know any more; nor has, but for the CSO, whoever does not
 * hold today the screening level that it asks for, though they were let in while they did. Whoever acts for the CSO is let in as
 * one but where it may be about them, or they do not hold that level themselves; what is open to all officers may name them in a
 * note.
 */
export async function needsToKnow(unit: Unit, event: SecurityEvent, actor: Knower): Promise<boolean> {
  const { roles, id, lent } = actor;
  const isMember = event.members?.includes(id) ?? false;
  if (!worksOnEvents(actor)) return false;
  if (event.circumstance) {
    if (event.author === id) return false;
    return roles.has('cso') || roles.has('screening') || isMember;
  }
  const lacksLevel = event.level !== undefined && !actor.levels?.has(event.level);
  if (roles.has('cso')) {
    if (!lent?.has('cso')) return true;
    const isAbout = event.restricted ? mayBeAbout : isNamedInAny;
    if (!lacksLevel && !(await isAbout(unit, event, actor))) return true;
  }
  if (!event.restricted) return roles.has('officer') || isMember;
  if (lacksLevel) return false;
  if (event.owner === id || isMember) return true;
  const isScreenings = event.type === 'insider-screening' && roles.has('screening');
  const isTheirs = isScreenings || (await isDutys(unit, event, actor));
  if (isTheirs && !(await mayBeAbout(unit, event, actor))) return true;
  return knowsWhereItGoesOn(unit, event, actor);
}

/** What is restricted because of a name alone waits for whoever is on duty, after each change of shifts, until somebody has it. */
async function isDutys(unit: Unit, event: SecurityEvent, { id, roles }: Knower): Promise<boolean> {
  if (!event.named || event.owner || isOver(event) || !roles.has('officer')) return false;
  return (await onDuty(unit)).some((each) => each.id === id);
}

/**
 * What is part of a restricted event is for whoever may see that one, but for whom the part itself may be about: where it changes
 * hands, its parts go along.
 */
async function knowsWhereItGoesOn(unit: Unit, event: SecurityEvent, actor: Knower): Promise<boolean> {
  const on = await goesOnIn(unit, event);
  if (on.id === event.id || !on.restricted || !(await needsToKnow(unit, on, actor))) return false;
  return !(await tellOf(unit, await withParts(unit, event), actor));
}

/** The same of somebody of the directory who is to be told of it. */
export async function mayBeTold(unit: Unit, person: Person, event: SecurityEvent): Promise<boolean> {
  if (!person.active) return false;
  const levels = event.level ? await levelsOf(unit, person.id) : new Set<string>();
  const [roles, lent] = [rolesOf(person, unit.now), lentRoles(person, unit.now)];
  return needsToKnow(unit, event, { ...person, roles, lent, levels });
}

/** Whether a restricted event is kept from somebody whom it may be about: nobody lets them in by mistake. */
export async function isKeptFrom(unit: Unit, event: SecurityEvent, person: Person): Promise<boolean> {
  if (!event.restricted || (await mayBeTold(unit, person, event))) return false;
  return mayBeAbout(unit, event, person);
}

/** Those of people of the directory who may be told of an event. */
export async function thoseToTell(
  unit: Unit,
  people: readonly Person[],
  event: SecurityEvent,
): Promise<Person[]> {
  const may = await Promise.all(people.map((person) => mayBeTold(unit, person, event)));
  return people.filter((_, i) => may[i]);
}

/** Whoever is or acts as the CSO, but for those whom the event is kept from. */
export async function csosFor(unit: Unit, event: SecurityEvent): Promise<Person[]> {
  return thoseToTell(unit, await unit.store.people.withRole('cso'), event);
}

/** What makes an event a restricted one, with the least marking that such have. */
export function asRestricted(
  { department }: Pick<Unit, 'department'>,
  marking: Marking,
): Pick<SecurityEvent, 'restricted' | 'marking'> {
  return { restricted: true, marking: atLeast(marking, department.markings.restricted) };
}

/** Refuses to show what an event holds where the platform may not carry it. */
export function mustShow(ctx: Work, event: SecurityEvent): void {
  if (showable(ctx.department, event, ctx.platform)) return;
  throw new Refusal('not-here', ctx.t.report.contentElsewhere(ctx.t.common.markings[event.marking]));
}

/** Whether the content of an event may be shown on a platform at all. */
export function showable(department: Department, event: SecurityEvent, platform: Platform): boolean {
  return fits(event.marking, department.ceilings[platform]);
}

/** Whether not even how a restricted event stands is shown here: another platform may carry it. */
export function isForElsewhere(ctx: Work, event: SecurityEvent): boolean {
  const { department, services, platform } = ctx;
  if (!event.restricted || showable(department, event, platform)) return false;
  return services.platforms.some((each) => showable(department, event, each));
}

/** The least marking of what is written about an event, where a record of its kind has one of its own. */
export function leastMarking(event: SecurityEvent): Marking | undefined {
  return event.circumstance && event.marking;
}
