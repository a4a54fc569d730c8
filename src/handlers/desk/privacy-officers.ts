import type { Actor } from '../../chat/command.ts';
import { type Message, say } from '../../chat/message.ts';
import type { Person } from '../../domain/person.ts';
import type { PrivacyBreach } from '../../domain/privacy-breach.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import type { Text } from '../../text/index.ts';
import { type DoneBy, hasLevel, noteKeptOut } from '../has-level.ts';
import { csosFor, isConcernedOpenly, needsToKnow } from '../report/access.ts';
import { Unit } from '../work.ts';
import { withButton, worksheetButton } from './show-button.ts';
import { tellOf } from './tell-of.ts';

/**
 * Whether somebody has the privacy officers’ part in an event. Need-to-know holds for them, too (Directive on Security
 * Management, G.2.3.1): a restricted event lets in who holds the screening level that it asks for, and neither wrote it
 * nor may be whom it is about. Whoever wrote it confidentially has it like the rest, as their absence would give them away. The CSO is
 * in everything that they may know of.
 */
export async function hasPrivacyPart(unit: Unit, actor: Actor, event: SecurityEvent): Promise<boolean> {
  if (!actor.roles.has('privacy')) return false;
  if (actor.roles.has('cso')) return needsToKnow(unit, event, actor);
  if (!event.restricted) return true;
  return (await hasLevel(unit, event, actor.id)) && !(await isConcernedOpenly(unit, event, actor));
}

/**
 * The privacy officers whom an event lets in, and those who lack its level, which is in the audit. Who wrote the event or
 * is named in it is kept out without a trace.
 */
export async function privacyOfficersFor(
  unit: DoneBy,
  event: SecurityEvent,
): Promise<{ inside: Person[]; out: Person[] }> {
  const { inside, out } = await insideAndOut(unit, event);
  for (const { id } of out) noteKeptOut(unit, 'event', event, id);
  return { inside, out };
}

/**
 * A sentence for whoever just wrote something in a worksheet: which privacy officers see it no more, because that names them. Without
 * their name they see it again.
 */
export async function outByWords(unit: Unit, event: SecurityEvent): Promise<((t: Text) => string)[]> {
  const asStored = new Unit(unit.services, unit.now);
  const before = (await insideAndOut(asStored, event)).inside;
  const left = (await insideAndOut(unit, event)).inside.map(({ id }) => id);
  const names = before.filter(({ id }) => !left.includes(id)).map(({ name }) => name);
  return names.length > 0 ? [(t) => t.privacy.keptFrom(event.id, t.common.list(names))] : [];
}

async function insideAndOut(unit: Unit, event: SecurityEvent): Promise<{ inside: Person[]; out: Person[] }> {
  const inside: Person[] = [];
  const out: Person[] = [];
  for (const person of await unit.store.people.withRole('privacy')) {
    if (!(await hasLevel(unit, event, person.id))) out.push(person);
    else if (!event.restricted || !(await isConcernedOpenly(unit, event, person))) inside.push(person);
  }
  return { inside, out };
}

/** Whom the privacy officers’ part in an event falls to: those whom it lets in, or the CSO where it lets in none. */
export async function privacyPartOf(unit: Unit, event: SecurityEvent): Promise<Person[]> {
  const { inside } = await privacyOfficersFor(unit, event);
  return inside.length > 0 ? inside : csosFor(unit, event);
}

/**
 * Tells whoever the worksheet of an event falls to from now on that it is theirs, and the CSO where it is not any more: who may know
 * of it changed, or who has the role. It keeps who was told.
 * @returns whether it falls to anybody to whom it did not before
 */
export async function passWorksheetOn(
  unit: DoneBy,
  event: SecurityEvent,
  sheet: PrivacyBreach,
): Promise<boolean> {
  const { id } = event;
  const { inside, out } = await insideAndOut(unit, event);
  const csos = await csosFor(unit, event);
  const isCsos = inside.length === 0;
  const now = new Set([...inside, ...(isCsos ? csos : [])].map((person) => person.id));
  const { told } = sheet;
  const isSame = told?.length === now.size && told.every((each) => now.has(each));
  if (isSame) return false;
  unit.save('breaches', { ...sheet, told: [...now] });
  for (const person of out) noteKeptOut(unit, 'event', event, person.id);
  // Whoever was told once and has it again sees no message of long ago change.
  const again = told ? `:${unit.now.getTime()}` : '';
  const isNew = (person: Person) => !told?.includes(person.id);
  const joining = inside.filter(isNew);
  for (const person of joining)
    await tellOf(unit, `${id}:privacy${again}`, person, event, (t) =>
      withButton(t.privacy.joined(id), worksheetButton(t, id)),
    );
  for (const cso of csos) {
    const write = isCsos ? standingIn(event) : (t: Text) => say(t.privacy.theirs(id));
    if (isCsos ? isNew(cso) : told?.includes(cso.id) && !now.has(cso.id))
      await tellOf(unit, `${id}:privacy-cso${again}`, cso, event, write);
  }
  return joining.length > 0 || (isCsos && csos.some(isNew));
}

/** How the CSO hears that a worksheet is theirs. */
function standingIn({ id, restricted }: SecurityEvent): (t: Text) => Message {
  return (t) => {
    const { nobody, yours } = t.privacy;
    return withButton((restricted ? yours : nobody)(id), worksheetButton(t, id));
  };
}
