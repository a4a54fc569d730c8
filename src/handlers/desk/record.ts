import {
  type Begun,
  type Duty,
  type LaidDown,
  nextReminder,
  reconcile,
  remindedAnew,
  remindedFirst,
  sevenDays,
  slip,
  writtenRows,
} from '../../domain/agency-duty.ts';
import { isPrivacys, type RoutingFacts, type RoutingRow, rowsFor } from '../../domain/agency-routing.ts';
import { change, withAccess, withMarking } from '../../domain/event-history.ts';
import type { Marking } from '../../domain/marking.ts';
import {
  concernsPrivacy,
  mayConcernPrivacy,
  type PrivacyBreach,
  undecidedAfter,
} from '../../domain/privacy-breach.ts';
import { atLeastLevel } from '../../domain/screening.ts';
import { closureOf, isIncident, type SecurityEvent } from '../../domain/security-event.ts';
import { tellOfMembers } from '../crisis/about-members.ts';
import { showAgencies } from '../crisis/agencies.ts';
import { asRestricted } from '../report/access.ts';
import { accessOf } from '../report/colleagues.ts';
import type { Unit } from '../work.ts';
import { deskCardsFor } from './card.ts';
import { asItIs, goesOnIn, mergedInto } from './merged.ts';
import { tellOfNamedOwner } from './named-owner.ts';
import { tellOfNewDuties } from './new-duties.ts';
import { passWorksheetOn } from './privacy-officers.ts';

export const dutiesTimer = 'event.duties';
export const undecidedTimer = 'privacy.undecided';

/**
 * Stores an event that changed, with what follows from the change: whom outside the department it now has to be told to,
 * when somebody is reminded of that, and the desk's cards.
 * @param words the marking of what somebody wrote about it in this change
 */
export async function record(
  ctx: Unit,
  changed: SecurityEvent,
  by: string,
  words?: Marking,
): Promise<SecurityEvent> {
  const marked = words ? withMarking(changed, words, by, ctx.now) : changed;
  const event = await remindingOwner(ctx, withDuties(ctx, marked, by));
  await tellOfNewDuties(ctx, await ctx.store.events.get(event.id), event, by);
  ctx.save('events', event);
  await deskCardsFor(ctx, event);
  await remindOfDuties(ctx, event);
  await joinPrivacy(ctx, event);
  await showAgencies(ctx, event);
  await keepParts(ctx, event, by);
  await tellOfMembers(ctx, event);
  await tellOfNamedOwner(ctx, event, by);
  return (await asItIs(ctx, event.id)) ?? event;
}

/** Whoever has an event from now on has not been reminded of what is still to be told; the privacy officers' part stays theirs. */
async function remindingOwner(ctx: Unit, event: SecurityEvent): Promise<SecurityEvent> {
  const reminding = remindingOf(ctx, event, (duty) => !isPrivacys(duty));
  if (reminding === event) return event;
  const before = await ctx.store.events.get(event.id);
  return !before || before.owner === event.owner ? event : reminding;
}

/** An event of whose duties, as far as they are theirs, somebody else is to be reminded from now on; itself where of none yet. */
function remindingOf({ now }: Unit, event: SecurityEvent, isTheirs: (duty: Duty) => boolean): SecurityEvent {
  const isAnew = (duty: Duty) => isTheirs(duty) && duty.reminded && !duty.done;
  if (!event.duties?.some(isAnew)) return event;
  return { ...event, duties: event.duties.map((duty) => (isAnew(duty) ? remindedAnew(duty, now) : duty)) };
}

/**
 * What is part of a restricted event is kept as closely, as its author goes on writing there: for whoever may see that event. What
 * is restricted because of a name alone may be opened again, and its parts stay as they are.
 */
async function keepParts(ctx: Unit, event: SecurityEvent, by: string): Promise<void> {
  if (!event.restricted || event.named || !event.links) return;
  for (const part of await mergedInto(ctx, event)) {
    if (part.mergedInto !== event.id) continue;
    const level = atLeastLevel(part.level, event.level);
    if (part.restricted && !part.named && level === part.level) continue;
    const { named: _, ...kept } = accessOf(part);
    const access = { ...kept, ...asRestricted(ctx, part.marking), ...(level && { level }) };
    await record(ctx, withAccess(part, access, by, ctx.now), by);
  }
}

/**
 * The privacy officers join as soon as personal information is involved; when others may see the event from now on, also
 * because its author, or that of a part of it, names one of them, whose its worksheet is then is said again.
 */
async function joinPrivacy(ctx: Unit, changed: SecurityEvent): Promise<void> {
  const event = await goesOnIn(ctx, changed);
  const everRestricted = event.restricted || event.history.some(({ what }) => what === 'restricted');
  if (!concernsPrivacy(event) && !everRestricted) return;
  if (concernsPrivacy(event) && !(await sheetOf(ctx, event.id))) {
    ctx.save('breaches', newWorksheet(ctx, event.id));
    await ctx.arm(undecidedTimer, event.id, ctx.after(undecidedAfter));
  }
  await passOn(ctx, event);
}

/**
 * Has those to whom the worksheet of an event, where it has one, falls only now hear of it, and reminds them anew of what is still to
 * be told, as long as something of it is to be decided or told.
 */
export async function passOn(ctx: Unit, event: SecurityEvent): Promise<void> {
  const isOwed = event.duties?.some((duty) => isPrivacys(duty) && !duty.done);
  if (!mayConcernPrivacy(event) || (event.materiality && !isOwed)) return;
  const sheet = await sheetOf(ctx, event.id);
  if (!sheet || !(await passWorksheetOn(ctx, event, sheet))) return;
  const reminding = remindingOf(ctx, event, isPrivacys);
  if (reminding === event) return;
  ctx.save('events', reminding);
  await remindOfDuties(ctx, reminding);
}

/**
 * What follows where words in the worksheet of an event may name whom that is about, as where a note does: it falls to others, and
 * whoever leads its crisis, or has to know that its owner is named, hears of it.
 */
export async function worksheetWritten(ctx: Unit, event: SecurityEvent, by: string): Promise<void> {
  await passOn(ctx, event);
  await tellOfMembers(ctx, event);
  await tellOfNamedOwner(ctx, event, by);
}

/** A worksheet with what is about to be stored of it. */
async function sheetOf(ctx: Unit, id: string): Promise<PrivacyBreach | undefined> {
  return ctx.coming('breaches', id) ?? (await ctx.store.breaches.get(id));
}

/** A breach is known from the moment at which personal information is, however long ago its event was reported. */
export function newWorksheet({ now }: Unit, id: string): PrivacyBreach {
  const awareAt = now.toISOString();
  return { id, version: 0, awareAt, facts: {}, items: {}, decisions: [], history: [] };
}

/** What agencies’ rules look at in an event. */
export function routingFacts(event: SecurityEvent): RoutingFacts {
  return {
    type: event.type,
    ...(event.severity && { severity: event.severity }),
    answers: event.answers ?? {},
    incident: isIncident(event),
    materialBreach: event.materiality?.material ?? false,
    readinessChanged: event.readiness !== undefined,
    isCircumstance: event.circumstance !== undefined,
  };
}

/**
 * Whether an event was taken back, repeats another or was unfounded, or tells of a change in its author's life, which is
 * followed up with them: what else comes to light by it is an event of its own.
 */
function isMoot(event: SecurityEvent): boolean {
  if (event.circumstance || event.status === 'withdrawn' || event.mergedInto) return true;
  const outcome = closureOf(event)?.outcome;
  return outcome === 'unfounded' || outcome === 'duplicate';
}

/** An event with the duties that it has now. */
export function withDuties(ctx: Unit, event: SecurityEvent, by: string): SecurityEvent {
  const before = event.duties ?? [];
  const isOff = isMoot(event);
  const applying = rowsFor(routingFacts(event), isOff);
  const duties = reconcile(before, applying, ctx.services.routing, (row) => begun(ctx, event, row));
  const [from, to] = [writtenRows(before), writtenRows(duties)];
  const isSame = duties.length === before.length && duties.every((duty, i) => duty === before[i]);
  // Of a row the history says that it applies, and not whom of its agencies it still has to be told to.
  const same = isSame ? event : { ...event, duties };
  const changed = from === to ? same : change(event, by, ctx.now, 'duties', { duties }, { from, to });
  return withLaidDown(ctx, changed, before, isOff);
}

/** An event with those of the duties that it had before which went and may come back. */
function withLaidDown(
  ctx: Unit,
  event: SecurityEvent,
  before: readonly Duty[],
  isOff: boolean,
): SecurityEvent {
  const { duties = [] } = event;
  const gone = before.filter((duty) => !duties.includes(duty));
  if (gone.length === 0 && !event.laidDown) return event;
  const { laidDown: earlier = [], ...rest } = event;
  const is = (one: Duty) => (other: Duty) => one.row === other.row && one.agency === other.agency;
  const laidDown: LaidDown[] = isOff
    ? [...earlier, ...gone]
    : [
        ...earlier.filter((each) => each.until && mayComeBack(ctx, each) && !duties.some(is(each))),
        ...gone.map((duty) => ({ ...duty, until: ctx.after(slip) })),
      ];
  return laidDown.length > 0 ? { ...rest, laidDown } : rest;
}

/** Whether a duty that went would still be due when it was. */
function mayComeBack({ now }: Unit, { until }: LaidDown): boolean {
  return until === undefined || until > now.toISOString();
}

/** Since when a row applies, and by when it has to be told: either however often the event was closed since, or an answer a slip. */
function begun(ctx: Unit, event: SecurityEvent, row: RoutingRow): Begun {
  const back = event.laidDown?.findLast((duty) => duty.row === row.id && mayComeBack(ctx, duty));
  const dueAt = deadline(ctx, event, row, back);
  const since = back?.since ?? ctx.now.toISOString();
  return dueAt === undefined ? { since } : { since, dueAt, ...(back && remindedFirst({ dueAt }, ctx.now)) };
}

/** Policy's seven days from the decision, else the department's own deadline, if it has one. */
function deadline(
  { department: { notifications }, now }: Unit,
  { materiality }: SecurityEvent,
  { id, timing }: RoutingRow,
  back: LaidDown | undefined,
): string | undefined {
  const at = (from: Date, ms: number) => new Date(from.getTime() + ms).toISOString();
  if (timing === 'seven-days') return at(materiality ? new Date(materiality.at) : now, sevenDays);
  if (back?.dueAt) return back.dueAt;
  const within =
    notifications.deadlines[id] ??
    (timing === 'without-delay' ? notifications.remindWithoutDelay : undefined);
  return within === undefined ? undefined : at(now, within);
}

/** Each reminder is a record of its own: one whose duty was fulfilled meanwhile finds nothing to do. */
export async function remindOfDuties(ctx: Unit, event: SecurityEvent): Promise<void> {
  const moments = (event.duties ?? []).map((duty) => nextReminder(duty, ctx.department.notifications)?.at);
  const next = Math.min(...moments.map((at) => at?.getTime() ?? Number.POSITIVE_INFINITY));
  if (!Number.isFinite(next)) return;
  const at = new Date(Math.max(next, ctx.now.getTime() + 1)).toISOString();
  const id = `${dutiesTimer}:${event.id}:${at}`;
  if (await ctx.store.due.get(id)) return;
  ctx.save('due', { id, version: 0, timer: dutiesTimer, subject: event.id, at });
}
