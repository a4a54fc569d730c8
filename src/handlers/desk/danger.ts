import { say } from '../../chat/message.ts';
import { alarmedToo, toldOfDanger } from '../../domain/alarm.ts';
import { change, changeAll, isAuthorsDanger, withAccess } from '../../domain/event-history.ts';
import { onceEach } from '../../domain/once-each.ts';
import type { Person } from '../../domain/person.ts';
import { closureOf, isAlarming, isDanger, isOver, type SecurityEvent } from '../../domain/security-event.ts';
import type { Text } from '../../text/index.ts';
import { csosFor, mayBeAbout, type Somebody } from '../report/access.ts';
import { accessInDanger, accessOf, acknowledgedBy } from '../report/colleagues.ts';
import { Unit } from '../work.ts';
import { tellAuthor } from './author.ts';
import { armAgain } from './escalation.ts';
import { asItIs, goesOnIn, withParts } from './merged.ts';
import { ownerOf } from './owner.ts';
import { record } from './record.ts';
import { besideNamed, roundOf, wakeAll, watching } from './wake.ts';

/**
 * Whether somebody is being woken already because of danger in an event, or in the one in which it goes on.
 * @param outright false where it is only guessed that there is; what a guess left restricted by a name is still to be opened
 */
export async function isSounding(ctx: Unit, event: SecurityEvent, outright = true): Promise<boolean> {
  const on = await goesOnIn(ctx, event);
  return isAlarming(on) && !(outright && on.named);
}

/**
 * Stores that an author says that somebody is in danger in what they reported, wherever that goes on.
 * @param outright false where their words are only like those of others who were in danger
 * @param pressed they said so by a button or in a form
 */
export async function saidDanger(
  ctx: Unit,
  event: SecurityEvent,
  outright = true,
  pressed = false,
): Promise<SecurityEvent> {
  const { id: of, author: by } = event;
  const on = await goesOnIn(ctx, event);
  if (on.id === of) return raiseDanger(ctx, event, { by, of, outright, pressed });
  const said = change(event, by, ctx.now, 'danger', { danger: true }, dangerSaid(event));
  const access = event.named ? await accessInDanger(ctx, event, outright) : accessOf(event);
  const recorded = await record(ctx, withAccess(said, access, by, ctx.now), by);
  await raiseDanger(ctx, await goesOnIn(ctx, event), { by, of, outright, pressed });
  return recorded;
}

/**
 * An author says that somebody is in danger where somebody is being woken because of that already: they hear as well when it
 * is seen, and what was only written is said from now on.
 * @param pressed they said so by a button or in a form
 */
export async function saidDangerToo(ctx: Unit, event: SecurityEvent, pressed = false): Promise<void> {
  const { id, author: by } = event;
  if (!isAuthorsDanger(event))
    await record(ctx, change(event, by, ctx.now, 'danger', { danger: true }, dangerSaid(event)), by);
  const on = await goesOnIn(ctx, (await asItIs(ctx, id)) ?? event);
  const { alarm } = on;
  const isSaid = pressed && alarm?.of === id && !alarm.pressed;
  const alarmed = alarmedToo(isSaid ? { ...on, alarm: { ...alarm, pressed } } : on, [id]);
  if (alarmed !== on) await record(ctx, alarmed, by);
}

/**
 * Stores that somebody is in danger in what was reported earlier, and tells whoever has it at once, else those on duty: the
 * desk's card changes in place, which rings nobody's telephone. That somebody saw the event before does not count, nor that
 * it was closed: it comes back to the desk, and to whoever had it besides.
 * @param of the event whose author says so
 * @param already those whose authors said so before, which nobody has seen yet
 * @param since when it was said, where that was not now
 */
export async function raiseDanger(
  ctx: Unit,
  before: SecurityEvent,
  {
    by,
    of,
    already = [],
    outright = true,
    pressed = false,
    since,
  }: {
    by: string;
    of: string;
    already?: readonly string[];
    outright?: boolean;
    pressed?: boolean;
    since?: string | undefined;
  },
): Promise<SecurityEvent> {
  const others = [...already, ...(isAlarming(before) ? toldOfDanger(before) : [])].filter((id) => id !== of);
  const alarm: NonNullable<SecurityEvent['alarm']> = {
    at: ctx.now.toISOString(),
    of,
    ...(others.length > 0 && { others: [...new Set(others)] }),
    ...(pressed && { pressed }),
    ...(since && { since }),
  };
  const owner = await ownerOf(ctx, before);
  const open = isOver(before) ? reopened(before, by, ctx.now) : before;
  const said = change(open, by, ctx.now, 'danger', { danger: true, alarm }, dangerSaid(before));
  // Whoever has it does not count where they may be the one who is dangerous: as if nobody had it.
  const counts = owner && !(await mayBeAbout(ctx, before, owner)) ? owner : undefined;
  const { owner: _, ...idle } = open;
  const access = await accessInDanger(ctx, owner && !counts ? idle : open, outright);
  // Of what is restricted, whoever had it knows most.
  if (counts && open !== before && access.restricted)
    access.members = [...new Set([...(access.members ?? []), counts.id])];
  const event = await record(ctx, withAccess(said, access, by, ctx.now), by);
  const watched = counts && open === before ? [] : await watching(ctx, event);
  await soundAlarm(ctx, event, alarm, owner ? [owner, ...watched] : watched);
  await armAgain(ctx, event);
  if (open !== before)
    for (const told of await withParts(ctx, event))
      await tellAuthor(ctx, told, 'reopened', (t) => say(t.casework.authorReopenedInDanger(told.id)));
  return event;
}

/** What is over is reported anew: nobody has it, and somebody has to acknowledge it. */
function reopened(event: SecurityEvent, by: string, now: Date): SecurityEvent {
  const { owner, mergedInto, ...rest } = event;
  const status = 'open';
  return changeAll(rest, by, now, { status }, [
    ['reopened', closureOf(event)?.outcome ?? event.status, status],
    ['assigned', owner, undefined],
    ['merged', mergedInto, undefined],
  ]);
}

/** Danger that is said once more is as new as the first. */
function dangerSaid({ danger }: SecurityEvent): { from?: string; to: string } {
  return danger ? { to: 'yes' } : { from: 'no', to: 'yes' };
}

/**
 * Where all those who are woken may be the ones whom the event is about, or none of them may read what is said, the CSO is woken
 * too.
 */
async function soundAlarm(
  ctx: Unit,
  event: SecurityEvent,
  { at, of, since }: NonNullable<SecurityEvent['alarm']>,
  people: readonly Person[],
): Promise<void> {
  const { id } = event;
  const key = `danger:${id}:${Date.parse(at)}`;
  const write = ({ desk }: Text, reads: boolean, written: boolean) => {
    const { now, before, inPart, inHidden } = written ? desk.dangerMaybe : desk.dangerSure;
    if (of === id) return since === undefined ? now(id) : before(id);
    return reads ? inPart(id, of) : inHidden(id);
  };
  const readers = await wakeAll(ctx, event, key, await besideNamed(ctx, event, people), write);
  if (readers.length === 0 && of !== id)
    await wakeAll(ctx, event, key, await csosFor(ctx, (await asItIs(ctx, of)) ?? event), write);
}

/**
 * Where somebody deals from now on with danger, and may be the one whom it is about, nobody is woken any more, and whoever
 * acknowledged it takes it for dealt with: all others who would be woken hear of it at once.
 */
export async function tellOfNamedDealing(
  ctx: Unit,
  before: SecurityEvent,
  event: SecurityEvent,
  who: Somebody,
): Promise<void> {
  if (!isDanger(before) || !(await mayBeAbout(ctx, event, who))) return;
  const people = onceEach([...(await watching(ctx, event)), ...(await csosFor(ctx, event))]);
  const others = people.filter(({ id }) => id !== who.id);
  await wakeAll(ctx, event, `named-dealing:${roundOf(before)}`, others, ({ desk }) =>
    desk.dangerNamedDealing(event.id),
  );
}

/**
 * The same where whoever deals with the danger is named only now, in what its author added or in what became part of it: whoever
 * takes it for dealt with has no other way to learn of it.
 */
export async function tellOfNamedSince(
  ctx: Unit,
  before: SecurityEvent,
  event: SecurityEvent,
): Promise<void> {
  const on = await goesOnIn(ctx, event);
  const who = isDanger(on) ? await dealingWith(ctx, on) : undefined;
  if (!who || (await mayBeAbout(new Unit(ctx.services, ctx.now), before, who))) return;
  await tellOfNamedDealing(ctx, on, on, who);
}

/** Whoever has an event, else whoever acknowledged it. */
async function dealingWith(ctx: Unit, event: SecurityEvent): Promise<Person | undefined> {
  const owner = await ownerOf(ctx, event);
  const seenBy = owner ? undefined : await acknowledgedBy(ctx, event);
  return seenBy === undefined ? owner : ctx.store.people.get(seenBy);
}

/** Somebody else has the event now, and is woken for the danger in it as whoever had it was. */
export async function handDangerOver(
  ctx: Unit,
  event: SecurityEvent,
  alarm: NonNullable<SecurityEvent['alarm']>,
  to: Person,
): Promise<void> {
  await soundAlarm(ctx, event, alarm, [to]);
  await armAgain(ctx, event);
}
