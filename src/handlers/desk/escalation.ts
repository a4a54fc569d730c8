import type { Timer } from '../../chat/command.ts';
import { type Message, say } from '../../chat/message.ts';
import { change, changeAll, isAuthorsDanger, withAccess } from '../../domain/event-history.ts';
import type { Person } from '../../domain/person.ts';
import {
  alarmedToo,
  closureOf,
  isAlarming,
  isOver,
  isUnseen,
  type SecurityEvent,
  toldOfDanger,
} from '../../domain/security-event.ts';
import { workingMoment } from '../../domain/working-days.ts';
import type { Text } from '../../text/index.ts';
import { onDuty } from '../duty/on-duty.ts';
import { csosFor, mayBeAbout, type Somebody, thoseToTell } from '../report/access.ts';
import { accessInDanger, accessOf, withoutNamed } from '../report/colleagues.ts';
import type { Unit } from '../work.ts';
import { tellAuthor } from './author.ts';
import { beginButtons } from './controls.ts';
import { asItIs, asOne, asPlayed, goesOnIn, withParts } from './merged.ts';
import { ownerOf } from './owner.ts';
import { record } from './record.ts';
import { showButton, withShow } from './show-button.ts';

const timers = { officers: 'report.unacknowledged', cso: 'report.unacknowledged-cso' } as const;

/** From now on somebody has to acknowledge the event within the set time. */
export function armAcknowledgement(ctx: Unit, event: SecurityEvent): void {
  arm(ctx, timers.officers, event, ctx.department.reporting.acknowledgeWithin);
}

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
 */
export async function saidDanger(ctx: Unit, event: SecurityEvent, outright = true): Promise<SecurityEvent> {
  const { id: of, author: by } = event;
  const on = await goesOnIn(ctx, event);
  if (on.id === of) return raiseDanger(ctx, event, { by, of, outright });
  const said = change(event, by, ctx.now, 'danger', { danger: true }, dangerSaid(event));
  const access = event.named ? await accessInDanger(ctx, event, outright) : accessOf(event);
  const recorded = await record(ctx, withAccess(said, access, by, ctx.now), by);
  await raiseDanger(ctx, on, { by, of, outright });
  return recorded;
}

/**
 * An author says that somebody is in danger where somebody is being woken because of that already: they hear as well when it
 * is seen.
 */
export async function saidDangerToo(ctx: Unit, event: SecurityEvent): Promise<void> {
  const { id, author: by } = event;
  if (!isAuthorsDanger(event))
    await record(ctx, change(event, by, ctx.now, 'danger', { danger: true }, dangerSaid(event)), by);
  const on = await goesOnIn(ctx, (await asItIs(ctx, id)) ?? event);
  const alarmed = alarmedToo(on, [id]);
  if (alarmed !== on) await record(ctx, alarmed, by);
}

/**
 * Whom an author names in what they add to an event is let in no longer where that goes on, nor into what else is part of it, but
 * for whoever has it.
 */
export async function putOutOfOthers(ctx: Unit, event: SecurityEvent, text: string): Promise<void> {
  for (const other of await asOne(ctx, event)) {
    if (other.id === event.id) continue;
    const without = await withoutNamed(ctx, other, [{ text }], event.author);
    if (without !== other) await record(ctx, without, event.author);
  }
}

/**
 * Stores that somebody is in danger in what was reported earlier, and tells whoever has it at once, else those on duty: the
 * desk's card changes in place, which rings nobody's telephone. That somebody saw the event before does not count, nor that
 * it was closed: it comes back to the desk, and to whoever had it besides.
 * @param of the event whose author says so
 * @param already those whose authors said so before, which nobody has seen yet
 */
export async function raiseDanger(
  ctx: Unit,
  before: SecurityEvent,
  {
    by,
    of,
    already = [],
    outright = true,
  }: { by: string; of: string; already?: readonly string[]; outright?: boolean },
): Promise<SecurityEvent> {
  const others = [...already, ...(isAlarming(before) ? toldOfDanger(before) : [])].filter((id) => id !== of);
  const alarm = { at: ctx.now.toISOString(), of, ...(others.length > 0 && { others: [...new Set(others)] }) };
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
  { at, of }: NonNullable<SecurityEvent['alarm']>,
  people: readonly Person[],
): Promise<void> {
  const { id } = event;
  const key = `danger:${id}:${Date.parse(at)}`;
  const write = ({ desk }: Text, reads: boolean) =>
    of === id ? desk.dangerNow(id) : reads ? desk.dangerIn(id, of) : desk.dangerInPart(id);
  const readers = await wakeAll(ctx, event, key, await besideNamed(ctx, event, people), write);
  if (readers.length === 0 && of !== id)
    await wakeAll(ctx, event, key, await csosFor(ctx, (await asItIs(ctx, of)) ?? event), write);
}

/** Those who are woken because of danger, with the CSO where all of them may be the ones whom it is about. */
async function besideNamed(ctx: Unit, event: SecurityEvent, people: readonly Person[]): Promise<Person[]> {
  const about = await Promise.all(people.map((person) => mayBeAbout(ctx, event, person)));
  const more = event.danger && about.every(Boolean) ? await csosFor(ctx, event) : [];
  return onceEach([...people, ...more]);
}

function onceEach(people: readonly Person[]): Person[] {
  return [...new Map(people.map((person) => [person.id, person])).values()];
}

/**
 * Where somebody deals from now on with danger that woke others, and may be the one whom it is about, nobody is woken any more:
 * all others who would have been hear of it at once.
 */
export async function tellOfNamedDealing(
  ctx: Unit,
  before: SecurityEvent,
  event: SecurityEvent,
  who: Somebody,
): Promise<void> {
  if (!isAlarming(before) || !(await mayBeAbout(ctx, event, who))) return;
  const people = onceEach([...(await watching(ctx, event)), ...(await csosFor(ctx, event))]);
  const others = people.filter(({ id }) => id !== who.id);
  await wakeAll(ctx, event, `named-dealing:${roundOf(before)}`, others, ({ desk }) =>
    desk.dangerNamedDealing(event.id),
  );
}

/**
 * Wakes people because of an event. Those whom the part of it may be about whose author speaks of danger learn nothing more of it.
 * @param write told whether they may read where the danger was said
 * @returns those who may
 */
async function wakeAll(
  ctx: Unit,
  event: SecurityEvent,
  key: string,
  people: readonly Person[],
  write: (t: Text, reads: boolean) => string,
): Promise<Person[]> {
  const owner = await ownerOf(ctx, event);
  const played = await asPlayed(ctx, event);
  const said = await asItIs(ctx, event.alarm?.of ?? event.id);
  const readers = said ? await thoseToTell(ctx, people, said) : [];
  for (const person of people) {
    const reads = readers.includes(person);
    const opens = reads && said ? said.id : event.id;
    await wake(ctx, event, key, person, (t) => wakeUp(t, played, write(t, reads), owner && opens));
  }
  return readers;
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

/** The whole time again in which somebody has to acknowledge it, whoever was told of it before. */
async function armAgain(ctx: Unit, event: SecurityEvent): Promise<void> {
  const [armed, told] = await Promise.all(
    [timers.officers, timers.cso].map((timer) => ctx.store.due.get(`${timer}:${event.id}`)),
  );
  if (told) ctx.remove('due', told);
  arm(ctx, timers.officers, event, ctx.department.reporting.acknowledgeWithin, armed?.version);
}

/**
 * What is restricted from now on because of a name shows the desk a number alone: those who may see it are told of it, but
 * where somebody has it already.
 */
export async function tellOfNamed(
  ctx: Unit,
  before: SecurityEvent | undefined,
  event: SecurityEvent,
): Promise<void> {
  if (!event.named || before?.named || (await ownerOf(ctx, event))) return;
  for (const person of await watching(ctx, event))
    await ctx.tell(`${event.id}:named:${ctx.now.getTime()}`, person, (t) =>
      withShow(t, event.id, t.desk.named(event.id)),
    );
}

/** Somebody has seen it: nobody needs to be woken. */
export async function disarmAcknowledgement(ctx: Unit, event: SecurityEvent): Promise<void> {
  for (const timer of Object.values(timers)) {
    const due = await ctx.store.due.get(`${timer}:${event.id}`);
    if (due) ctx.remove('due', due);
  }
}

function arm(ctx: Unit, timer: string, event: SecurityEvent, after: number, version = 0): void {
  const { id: subject, circumstance, danger } = event;
  const { screeningRules, reporting } = ctx.department;
  // Nobody is woken for a change of circumstances: it waits for the office to open.
  const patient = circumstance && !danger;
  const soon = danger ? Math.min(after, reporting.acknowledgeDangerWithin) : after;
  const at = new Date(ctx.now.getTime() + (patient ? screeningRules.acknowledgeWithin : soon));
  const moment = patient ? workingMoment(at, ctx.department) : at;
  ctx.save('due', { id: `${timer}:${subject}`, version, timer, subject, at: moment.toISOString() });
}

/** Nobody acknowledged in time: the officers on duty are told directly, and after that the CSO. */
export const escalation: readonly Timer<Unit>[] = [
  {
    id: timers.officers,
    async run(ctx, subject) {
      const event = await unacknowledged(ctx, subject);
      if (!event) return;
      const since = event.alarm?.at ?? event.reportedAt;
      const minutes = Math.round((ctx.now.getTime() - Date.parse(since)) / 60_000);
      const write = ({ desk }: Text) =>
        (event.status === 'open' ? desk.unacknowledged : desk.dangerUnacknowledged)(event.id, minutes);
      const owner = await ownerOf(ctx, event);
      const watched = await watching(ctx, event);
      const people = await besideNamed(ctx, event, owner ? [...watched, owner] : watched);
      await wakeAll(ctx, event, `unacknowledged:${roundOf(event)}`, people, write);
      arm(ctx, timers.cso, event, ctx.department.reporting.escalateAfter);
    },
  },
  {
    id: timers.cso,
    async run(ctx, subject) {
      const event = await unacknowledged(ctx, subject);
      if (!event) return;
      const write = (t: Text) => {
        const late = event.circumstance ? t.screening.change.unacknowledged : t.desk.unacknowledgedCso;
        const told = event.status === 'open' ? late : t.desk.dangerUnacknowledgedCso;
        return told(event.id);
      };
      await wakeAll(ctx, event, `unacknowledged-cso:${roundOf(event)}`, await csosFor(ctx, event), write);
    },
  },
];

async function unacknowledged(ctx: Unit, id: string): Promise<SecurityEvent | undefined> {
  const event = await ctx.store.events.get(id);
  return event && isUnseen(event) ? event : undefined;
}

/** Who is woken once more because of danger gets a message of its own: one that changes in place rings nobody's telephone. */
function roundOf({ id, alarm }: SecurityEvent): string {
  return alarm ? `${id}:${Date.parse(alarm.at)}` : id;
}

function wake(
  ctx: Unit,
  { circumstance, danger }: SecurityEvent,
  id: string,
  person: Person,
  write: (t: Text) => Message,
): Promise<void> {
  return ctx.tell(id, person, write, { lane: circumstance && !danger ? 'normal' : 'emergency' });
}

/**
 * A message without content: whoever reads it over a shoulder learns a number.
 * @param opens the record that somebody may read who need not take the event, because another has it
 */
function wakeUp(t: Text, event: SecurityEvent, sentence: string, opens: string | undefined): Message {
  const { acknowledge, take } = beginButtons(event, (pick) => pick(t));
  // What somebody has is not there to be taken; the words about the danger stand where they were said.
  const next = opens ? showButton(t, opens) : take;
  return {
    text: sentence,
    card: [
      ...(event.danger ? [{ kind: 'text', tone: 'alert', text: t.desk.danger } as const] : []),
      { kind: 'text', tone: 'strong', text: sentence },
      ...(event.during ? [{ kind: 'text', text: t.desk.during(event.during) } as const] : []),
      { kind: 'buttons', buttons: isUnseen(event) ? [acknowledge, next] : [next] },
    ],
  };
}

/**
 * Who has to see an event: the officers on duty as far as they may know of it; else the screening officers, for what is
 * theirs, or the CSO. Never the author of a change of circumstances.
 */
export async function watching(ctx: Unit, event: SecurityEvent): Promise<Person[]> {
  const duty = event.circumstance ? [] : await thoseToTell(ctx, await onDuty(ctx), event);
  if (duty.length > 0) return duty;
  const officers = await thoseToTell(ctx, await ctx.store.people.withRole('screening'), event);
  return officers.length > 0 ? officers : csosFor(ctx, event);
}
