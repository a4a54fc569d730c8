import type { Actor } from '../../chat/command.ts';
import { say } from '../../chat/message.ts';
import { restrictedTo } from '../../domain/event-history.ts';
import type { Person } from '../../domain/person.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import { type DoneBy, hasLevel, noteKeptOut } from '../has-level.ts';
import { csosFor, isConcerned, needsToKnow } from '../report/access.ts';
import { Unit } from '../work.ts';
import { withButton, worksheetButton } from './show-button.ts';
import { tellOf } from './tell-of.ts';

/**
 * Whether somebody has the privacy officers’ part in an event. Need-to-know holds for them, too (Directive on Security
 * Management, G.2.3.1): a restricted event lets in who holds the screening level that it asks for, and neither wrote it
 * nor may be whom it is about. The CSO is in everything that they may know of.
 */
export async function hasPrivacyPart(unit: Unit, actor: Actor, event: SecurityEvent): Promise<boolean> {
  if (!actor.roles.has('privacy')) return false;
  if (actor.roles.has('cso')) return needsToKnow(unit, event, actor);
  if (!event.restricted) return true;
  return (await hasLevel(unit, event, actor.id)) && !(await isConcerned(unit, event, actor));
}

/**
 * The privacy officers whom an event lets in, and those who lack its level, which is in the audit. Who wrote the event or
 * is named in it is kept out without a trace, which would point to a confidential author.
 */
export async function privacyOfficersFor(
  unit: DoneBy,
  event: SecurityEvent,
): Promise<{ inside: Person[]; out: Person[] }> {
  const { inside, out } = await insideAndOut(unit, event);
  for (const { id } of out) noteKeptOut(unit, 'event', event, id);
  return { inside, out };
}

async function insideAndOut(unit: Unit, event: SecurityEvent): Promise<{ inside: Person[]; out: Person[] }> {
  const inside: Person[] = [];
  const out: Person[] = [];
  for (const person of await unit.store.people.withRole('privacy')) {
    if (!(await hasLevel(unit, event, person.id))) out.push(person);
    else if (!event.restricted || !(await isConcerned(unit, event, person))) inside.push(person);
  }
  return { inside, out };
}

/**
 * Whether the CSO hears of what the privacy officers are asked for: where there are none or a restricted event lets none of
 * them in, and always where the author of a restricted one is confidential, as from the difference they could tell who
 * wrote it.
 */
export function csoStandsIn(event: SecurityEvent, inside: readonly Person[]): boolean {
  return inside.length === 0 || (event.restricted && event.confidential);
}

/** Whom the privacy officers’ part in an event falls to: those whom it lets in, and the CSO where they stand in. */
export async function privacyPartOf(unit: Unit, event: SecurityEvent): Promise<Person[]> {
  const { inside } = await privacyOfficersFor(unit, event);
  return csoStandsIn(event, inside) ? [...inside, ...(await csosFor(unit, event))] : inside;
}

/** Tells the privacy officers that they have a part in an event, as far as it lets them in. */
export async function invitePrivacy(unit: Unit, event: SecurityEvent): Promise<void> {
  const { id, restricted, confidential } = event;
  const { inside } = await privacyOfficersFor(unit, event);
  for (const person of inside) await tellJoined(unit, `${id}:privacy`, person, event);
  if (!csoStandsIn(event, inside)) return;
  for (const person of await csosFor(unit, event)) {
    await tellOf(unit, `${id}:privacy-cso`, person, event, (t) => {
      const { nobody, perhapsYours, yours } = t.privacy;
      const sentence = !restricted ? nobody(id) : confidential ? perhapsYours(id) : yours(id);
      return withButton(sentence, worksheetButton(t, id));
    });
  }
}

function tellJoined(unit: Unit, message: string, person: Person, event: SecurityEvent): Promise<void> {
  return tellOf(unit, message, person, event, (t) =>
    withButton(t.privacy.joined(event.id), worksheetButton(t, event.id)),
  );
}

/**
 * Tells whose the worksheet of an event is once it, or a part of it, lets in others of the privacy officers than before: where
 * it is closer now all of them, else who is let in only now; and the CSO, where it is not theirs any more.
 */
export async function passWorksheetOn(unit: Unit, before: SecurityEvent, now: SecurityEvent): Promise<void> {
  if (!before.restricted && !now.restricted) return;
  const { inside: then } = await insideAndOut(new Unit(unit.services, unit.now), before);
  const { inside: since } = await insideAndOut(unit, now);
  const joining = since.filter(({ id }) => then.every((each) => each.id !== id));
  const isOthers = joining.length > 0 || since.length < then.length;
  const at = unit.now.getTime();
  if (now.restricted && (isOthers || restrictedTo(before) !== restrictedTo(now)))
    await invitePrivacy(unit, now);
  else for (const person of joining) await tellJoined(unit, `${now.id}:privacy:${at}`, person, now);
  if (!csoStandsIn(before, then) || csoStandsIn(now, since)) return;
  for (const person of await csosFor(unit, now))
    await tellOf(unit, `${now.id}:privacy-cso:${at}`, person, now, (t) => say(t.privacy.theirs(now.id)));
}
