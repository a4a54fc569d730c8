import { Refusal } from '../../chat/errors.ts';
import type { ActionItem } from '../../domain/action-item.ts';
import { type Crisis, mayLead } from '../../domain/crisis.ts';
import { fits } from '../../domain/marking.ts';
import type { Person } from '../../domain/person.ts';
import { csosOf, mayBeIn, mayRead, thoseWhoMayRead } from '../crisis/access.ts';
import { onDuty } from '../duty/on-duty.ts';
import type { Unit, Work } from '../work.ts';

/** Who may know of an action: whoever has to do it and holds the crisis’s level, and whoever may know of its crisis. */
export async function mayKnowAction(
  unit: Unit,
  action: ActionItem,
  reader: { id: string; roles: ReadonlySet<string> },
): Promise<boolean> {
  const crisis = await unit.store.crises.get(action.crisis);
  if (!crisis) return false;
  return action.owner === reader.id ? mayBeIn(unit, crisis, reader.id) : mayRead(unit, crisis, reader);
}

/** The officers on duty who may know of a crisis; where none of them may, the CSO who may. */
export async function dutyFor(unit: Unit, crisis: Crisis, except?: string): Promise<Person[]> {
  const others = (people: readonly Person[]) => people.filter(({ id }) => id !== except);
  const duty = others(await thoseWhoMayRead(unit, crisis, await onDuty(unit)));
  return duty.length > 0 ? duty : others(await csosOf(unit, crisis));
}

/** An action by its number; whoever may not know of it gets the answer for a number that does not exist. */
export async function actionFor(ctx: Work, id: string): Promise<ActionItem> {
  ctx.about = id;
  const action = await ctx.store.actions.get(id);
  const known = action && (await mayKnowAction(ctx, action, ctx.actor));
  if (!action || !known || !fits(action.marking, ctx.department.ceilings[ctx.platform])) {
    throw new Refusal('not-found', ctx.t.crisis.action.none(id));
  }
  return action;
}

/** Whether somebody did it or was to do it: never do they verify it themselves. */
export function isDoer({ owner, history }: ActionItem, person: string): boolean {
  return owner === person || history.findLast(({ what }) => what === 'done')?.by === person;
}

/** Whether somebody may confirm now that it was done. */
export async function mayVerify(ctx: Work, action: ActionItem): Promise<boolean> {
  return action.state === 'done' && !isDoer(action, ctx.actor.id) && (await answersFor(ctx, action));
}

/** Whoever answers for actions besides their owners: officers, the CSO, and whoever leads the crisis. */
export async function answersFor(ctx: Work, action: ActionItem): Promise<boolean> {
  const crisis = await ctx.store.crises.get(action.crisis);
  return crisis !== undefined && mayLead(crisis, ctx.actor);
}
