import { type Message, say, together } from '../../chat/message.ts';
import { onceEach } from '../../domain/once-each.ts';
import type { Person } from '../../domain/person.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import type { Text } from '../../text/index.ts';
import { isForElsewhere, isKeptFrom, mayBeAbout, mayBeTold, needsToKnow } from '../report/access.ts';
import { Unit, type Work } from '../work.ts';
import { askedOf } from './askable.ts';
import { asItIs, asOne, goesOnIn } from './merged.ts';
import { letInButton, putOutButton, withButton } from './show-button.ts';
import { tellOfNames } from './tell-of.ts';

/**
 * The answer to whoever wrote something about an event, restricted it or brought it together with another, with whom it is kept
 * from because of that while they act for the CSO or screen: a note that they were told of it names them, too, and one press lets
 * them in again; with who was let in and goes on seeing it though it may be about them; and with who cannot answer any more what they
 * were asked about it. Where that may not be shown, it waits elsewhere.
 */
export async function withKeptFrom(ctx: Work, written: SecurityEvent, answer: Message): Promise<Message> {
  if (!isForElsewhere(ctx, written)) {
    const said = await keptFrom(ctx, written);
    const known = await Promise.all(
      said.map(async ({ event, of }) => of !== ctx.actor.id && needsToKnow(ctx, event, ctx.actor)),
    );
    return said.flatMap(({ write }, i) => (known[i] ? write(ctx.t) : [])).reduce(together, answer);
  }
  const self = await ctx.store.people.get(ctx.actor.id);
  await tellOfKeptFrom(ctx, written, self ? [self] : []);
  return answer;
}

/** The same where others than whoever wrote it work on the event. */
export async function tellOfKeptFrom(
  unit: Unit,
  written: SecurityEvent,
  people: readonly Person[],
): Promise<void> {
  const { id } = written;
  for (const [i, { event, of, write }] of (await keptFrom(unit, written)).entries()) {
    for (const person of people) {
      if (person.id === of) continue;
      // Whoever knows of the event need not know of all that is part of it.
      if (event.id !== id && !(await mayBeTold(unit, person, event))) continue;
      await tellOfNames(unit, `${id}:kept:${i}:${unit.now.getTime()}`, person, written, write);
    }
  }
}

/** A sentence, and the event that it is about. */
interface Said {
  event: SecurityEvent;
  /** Who does not hear it, as it is about them. */
  of?: string;
  write: (t: Text) => Message;
}

/** A sentence on each of those, and of the event in which it goes on. */
async function keptFrom(unit: Unit, written: SecurityEvent): Promise<Said[]> {
  const asStored = new Unit(unit.services, unit.now);
  const acting = await unit.store.people.withRole('cso');
  const screening = await unit.store.people.withRole('screening');
  const said: Said[] = [];
  for (const id of new Set([written.id, (await goesOnIn(unit, written)).id])) {
    const [before, event] = [await unit.store.events.get(id), await asItIs(unit, id)];
    if (!before || !event) continue;
    const screens = event.type === 'insider-screening' ? screening : [];
    for (const person of onceEach([...screens, ...acting])) {
      if (!(await mayBeTold(asStored, person, before)) || !(await isKeptFrom(unit, event, person))) continue;
      const isActing = acting.some((each) => each.id === person.id);
      const write = (t: Text) => {
        const { keptFromActing, keptFromScreening } = t.casework;
        const sentence = (isActing ? keptFromActing : keptFromScreening)(id, person.name);
        return withButton(sentence, letInButton(t, id, person.id));
      };
      said.push({ event, write });
    }
    said.push(...(await stillIn(unit, event, asStored, before)));
  }
  return [...said, ...(await shutOut(unit, asStored, written))];
}

/**
 * A sentence on each of those let into a restricted event whom others name there only now, and who goes on seeing it: they were let
 * in by somebody, and many are named because they help. One press takes them out.
 */
async function stillIn(
  unit: Unit,
  event: SecurityEvent,
  asStored: Unit,
  before: SecurityEvent,
): Promise<Said[]> {
  const said: Said[] = [];
  const { id, restricted, circumstance, owner, members = [] } = event;
  for (const of of restricted && !circumstance ? members : []) {
    const person = of === owner ? undefined : await unit.store.people.get(of);
    if (!person || !(await mayBeTold(unit, person, event)) || !(await mayBeAbout(unit, event, person)))
      continue;
    if (before.restricted && (await mayBeAbout(asStored, before, person))) continue;
    const write = (t: Text) => withButton(t.casework.stillIn(id, person.name), putOutButton(t, id, of));
    said.push({ event, of, write });
  }
  return said;
}

/** A sentence on each question about an event, or about what it became one with, that some who could have answered see no more. */
async function shutOut(unit: Unit, asStored: Unit, written: SecurityEvent): Promise<Said[]> {
  const said: Said[] = [];
  for (const { id } of await asOne(unit, written)) {
    const [before, event] = [await unit.store.events.get(id), await asItIs(unit, id)];
    for (const call of event?.calls ?? []) {
      if (!before || !event || call.answers.length > 0) continue;
      const left = (await askedOf(unit, event, call)).map((person) => person.id);
      const out = (await askedOf(asStored, before, call)).filter((person) => !left.includes(person.id));
      const names = out.map(({ name }) => name);
      const write = ({ common, partners }: Text) =>
        say(partners.shutOut(id, partners.names[call.partner], common.list(names)));
      if (names.length > 0) said.push({ event, write });
    }
  }
  return said;
}
