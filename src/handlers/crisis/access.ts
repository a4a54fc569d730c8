import type { Action } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import { carriedMarking } from '../../domain/carried-marking.ts';
import { type Crisis, concerns, isClosed, mayWorkOn } from '../../domain/crisis.ts';
import { fits } from '../../domain/marking.ts';
import { type Person, rolesOf } from '../../domain/person.ts';
import { placeKeys } from '../../domain/room.ts';
import { hasLevel } from '../has-level.ts';
import { isKeptFrom } from '../report/access.ts';
import { pass, remark } from '../report/sensitivity.ts';
import type { Unit, Work } from '../work.ts';
import { isMember, letIn } from './members.ts';
import { numberOf } from './words.ts';

/** A button of a crisis: who belongs to it is asked of the record itself, and the answer is for whoever pressed. */
export function pressed(id: string, run: Action<Work>['run']): Action<Work> {
  return { id, who: 'everyone', privacy: 'private', run };
}

/**
 * Whether somebody may have to do with a crisis at all, by their screening today. Whoever left has no more: of one that is closed and
 * archived nobody is taken out.
 */
export async function mayBeIn(unit: Unit, crisis: Crisis, id: string): Promise<boolean> {
  if ((await unit.store.people.get(id))?.active === false) return false;
  return hasLevel(unit, crisis, id);
}

/** Whether somebody may read of a crisis: nobody whom its restricted event is kept from and who was not let in. */
export async function mayRead(
  unit: Unit,
  crisis: Crisis,
  reader: { id: string; roles: ReadonlySet<string> },
): Promise<boolean> {
  if (!concerns(crisis, reader) || !(await mayBeIn(unit, crisis, reader.id))) return false;
  if (crisis.event === undefined || isMember(crisis, reader.id)) return true;
  const [event, person] = await Promise.all([
    unit.store.events.get(crisis.event),
    unit.store.people.get(reader.id),
  ]);
  return !event || !person || !(await isKeptFrom(unit, event, person));
}

/** Those of people of the directory who may read of a crisis. */
export async function thoseWhoMayRead(
  unit: Unit,
  crisis: Crisis,
  people: readonly Person[],
): Promise<Person[]> {
  const may = await Promise.all(
    people.map((person) => mayRead(unit, crisis, { id: person.id, roles: rolesOf(person, unit.now) })),
  );
  return people.filter(({ active }, i) => active && may[i]);
}

/** Whoever is or acts as the CSO and may read of a crisis. */
export async function csosOf(unit: Unit, crisis: Crisis): Promise<Person[]> {
  return thoseWhoMayRead(unit, crisis, await unit.store.people.withRole('cso'));
}

/** A crisis by its number; whoever does not need to know gets the answer for a number that does not exist. */
export async function crisisFor(ctx: Work, id: string): Promise<Crisis> {
  ctx.about = id;
  const crisis = await ctx.store.crises.get(id);
  if (!crisis || !(await mayRead(ctx, crisis, ctx.actor))) {
    throw new Refusal('not-found', ctx.t.crisis.none(id));
  }
  if (!fits(crisis.marking, ctx.department.ceilings[ctx.platform])) {
    throw new Refusal('not-here', ctx.t.crisis.notHere(id, ctx.t.common.markings[crisis.marking]));
  }
  return crisis;
}

/** The crisis in whose room something was said; undefined elsewhere. */
export async function roomHere(ctx: Work): Promise<string | undefined> {
  const { place } = ctx.event;
  if (place.kind === 'direct') return undefined;
  return (await ctx.store.rooms.at(placeKeys(place)))?.id;
}

/** The running crises that the actor belongs to. */
export async function ownRunning(ctx: Work): Promise<Crisis[]> {
  const open = await ctx.store.crises.open();
  return open.filter(({ members }) => members.some(({ person }) => person === ctx.actor.id));
}

/**
 * The number that was given, the room's, or in one's own chat the only running crisis that one belongs to; where there is
 * none of these, the person is told to give a number.
 */
export async function meantCrisis(ctx: Work, given: string | undefined, example: string): Promise<string> {
  const here = await roomHere(ctx);
  const id = given ?? here;
  if (id !== undefined && id === here) ctx.belongs = true;
  if (id !== undefined) return id;
  const own = await ownRunning(ctx);
  const t = ctx.t.crisis;
  const [first] = own;
  if (first && own.length === 1 && ctx.event.place.kind === 'direct') return first.id;
  const hint = first ? `${t.yours(own.map((each) => numberOf(ctx.t, each)).join(', '))} ` : '';
  const shown = first ? example.replace(/CR-\d{4}-\d+/, first.id) : example;
  throw new Refusal('bad-input', `${t.whichRoom} ${hint}${ctx.t.common.forExample(shown)}`);
}

/**
 * A running crisis that the actor may work on. Whoever writes in a room that is not closed to others, and was let in
 * there by somebody else, belongs to it from then on.
 */
export async function workOn(ctx: Work, id: string): Promise<Crisis> {
  const crisis = await joinHere(ctx, id);
  if (crisis.state === 'closed') throw new Refusal('too-late', ctx.t.crisis.over(id));
  return crisis;
}

/** The same, whether it still runs or not. */
export async function joinHere(ctx: Work, id: string): Promise<Crisis> {
  const found = await ctx.store.crises.get(id);
  const isNew = found && ctx.actor.standing === 'member' && !isClosed(found) && !concerns(found, ctx.actor);
  // Their account may work for longer than they do.
  if (isNew && (await roomHere(ctx)) === id && (await mayBeIn(ctx, found, ctx.actor.id))) {
    ctx.about = id;
    return letIn(ctx, found, [ctx.actor.id], ctx.actor.id);
  }
  const crisis = await crisisFor(ctx, id);
  if (!mayWorkOn(crisis, ctx.actor)) throw new Refusal('not-allowed', ctx.t.crisis.readOnly(id));
  return crisis;
}

/** Words that may stand in a crisis: neither above what the platform takes nor above what the room does. */
export function wordsFor(ctx: Work, crisis: Crisis, texts: readonly string[]): string[] {
  // What may not be written here at all is not told by telephone either.
  const passed = pass(ctx, texts);
  for (const text of texts) {
    const carried = carriedMarking(text);
    if (carried && !fits(carried, crisis.marking)) {
      const { markings } = ctx.t.common;
      const sentence = ctx.t.crisis.aboveMarking(crisis.id, markings[crisis.marking], markings[carried]);
      throw new Refusal('not-here', sentence);
    }
  }
  remark(ctx, passed);
  return passed.texts;
}
