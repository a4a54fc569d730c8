import type { Message } from '../../chat/message.ts';
import { type ActionItem, actionText, changeAction } from '../../domain/action-item.ts';
import type { Crisis } from '../../domain/crisis.ts';
import type { Person } from '../../domain/person.ts';
import type { Text } from '../../text/index.ts';
import { remarkUnreached } from '../unreached.ts';
import type { Unit, Work } from '../work.ts';
import { put } from './entry.ts';
import { tellFormer } from './former-owner.ts';
import { laneOf } from './room-work.ts';
import { tellOf } from './tell-of.ts';
import { numberOf } from './words.ts';

export const actionTimer = 'action.due';
/** Follows an action's number where it was chosen from a list, which stays as it is. */
export const inList = 'in-list';

type Given = Pick<ActionItem, 'text' | 'kind'> &
  Partial<Pick<ActionItem, 'words' | 'owner' | 'dueAt' | 'tracked'>>;

/** A new action of a crisis, on its log; whoever has to do it is told. */
export async function newAction(ctx: Work, crisis: Crisis, given: Given): Promise<ActionItem> {
  const action = await putAction(ctx, crisis, given);
  await tellOwner(ctx, crisis, action, ctx.actor);
  return action;
}

/** The same, and nobody is told yet. */
export async function putAction(ctx: Work, crisis: Crisis, given: Given): Promise<ActionItem> {
  const id = await ctx.nextNumber('AC');
  const blank: ActionItem = {
    id,
    version: 0,
    crisis: crisis.id,
    exercise: crisis.exercise,
    marking: crisis.marking,
    state: 'open',
    createdAt: ctx.now.toISOString(),
    by: ctx.actor.id,
    tracked: false,
    reminded: 0,
    history: [],
    ...given,
  };
  const action = changeAction(blank, ctx.actor.id, ctx.now, 'put');
  ctx.save('actions', action);
  const { owner, text, words } = action;
  await put(ctx, crisis, {
    what: 'action',
    by: ctx.actor.id,
    of: id,
    text,
    ...(words && { words }),
    ...(owner && { person: owner }),
  });
  await armAction(ctx, action);
  return action;
}

/** Whoever has to do it now hears of it, unless they gave it to themselves. */
export async function tellOwner(
  unit: Unit,
  crisis: Crisis,
  action: ActionItem,
  by: { id: string; name: string },
): Promise<void> {
  const owner =
    action.owner === undefined || action.owner === by.id
      ? undefined
      : await unit.store.people.get(action.owner);
  if (!owner) return;
  const { id, dueAt } = action;
  await tellOf(
    unit,
    crisis,
    `${id}:yours:${unit.now.getTime()}`,
    owner,
    (t) => {
      const words = t.crisis.action;
      const line = words.forYou(id, numberOf(t, crisis), by.name);
      const due = dueAt ? unit.whenIn(t, dueAt) : words.noTime;
      return {
        text: `${line} ${words.dueLine(due)}`,
        card: [
          { kind: 'text', tone: 'strong', text: line },
          { kind: 'quote', text: actionText(action, t.common.language) },
          { kind: 'text', text: words.dueLine(due) },
          {
            kind: 'buttons',
            buttons: [{ action: 'action.done', value: id, label: words.done, style: 'primary' }],
          },
        ],
      };
    },
    { about: id, lane: laneOf(crisis) },
  );
}

/** The same of many at once: in one message, from which each can be said to be done. */
export async function tellOwners(ctx: Work, crisis: Crisis, actions: readonly ActionItem[]): Promise<void> {
  const { id: by, name } = ctx.actor;
  for (const owner of new Set(actions.map((action) => action.owner))) {
    const own = actions.filter((action) => action.owner === owner);
    const [first] = own;
    const person = owner === undefined || owner === by ? undefined : await ctx.store.people.get(owner);
    if (!first || !person) continue;
    await remarkUnreached(ctx, person);
    if (own.length === 1) {
      await tellOwner(ctx, crisis, first, ctx.actor);
      continue;
    }
    const write = (t: Text): Message => {
      const words = t.crisis.action;
      const line = words.forYouAll(own.length, numberOf(t, crisis), name);
      const items = own.map((action) => {
        const due = words.dueLine(action.dueAt ? ctx.whenIn(t, action.dueAt) : words.noTime);
        return `${action.id} ${actionText(action, t.common.language)} (${due})`;
      });
      // Not in words: a choice stands also where the crisis’s words may not.
      const options = own.map(({ id }) => ({ value: `${id} ${inList}`, label: id }));
      return {
        text: line,
        card: [
          { kind: 'text', tone: 'strong', text: line },
          { kind: 'quote', text: items.join('\n') },
          { kind: 'choice', action: 'action.done', label: words.markDone, options },
        ],
      };
    };
    const more = { about: crisis.id, lane: laneOf(crisis) };
    await tellOf(ctx, crisis, `${crisis.id}~yours:${ctx.now.getTime()}`, person, write, more);
  }
}

/** Tells whoever had an action that somebody else has it now. */
export function tellFormerOwner(
  ctx: Work,
  crisis: Crisis,
  { id, owner: former }: ActionItem,
  owner: Pick<Person, 'id' | 'name'>,
): Promise<void> {
  return tellFormer(ctx, crisis, { former, owner, key: id, about: id }, (t) =>
    t.crisis.action.nowTheirs(id, numberOf(t, crisis), owner.name),
  );
}

/** When somebody has to be reminded of it next: before it is due, or when it is; where nobody has it, in a while. */
export async function armAction(unit: Unit, action: ActionItem): Promise<void> {
  const at = nextReminder(unit, action);
  if (at && at > unit.now.toISOString()) await unit.arm(actionTimer, action.id, at);
}

function nextReminder(unit: Unit, { dueAt, owner, state }: ActionItem): string | undefined {
  const { chaseRolesAfter, actions } = unit.department.crisis;
  // What is done waits for somebody to look at it, whatever time it had.
  if (state === 'done') return unit.after(actions.remindEvery);
  if (state !== 'open') return undefined;
  if (owner === undefined) return unit.after(chaseRolesAfter);
  const warning = dueAt && new Date(Date.parse(dueAt) - actions.warnBefore).toISOString();
  return warning && warning > unit.now.toISOString() ? warning : dueAt;
}

/** What of a crisis is late, or has nobody, is asked for again soon. */
export async function askActionsSoon(unit: Unit, { id }: Crisis): Promise<void> {
  const soon = unit.after(unit.department.crisis.chaseRolesAfter);
  for (const action of await unit.store.actions.of(id)) {
    if (action.state === 'open' && !isDueLater(unit, action)) await unit.arm(actionTimer, action.id, soon);
  }
}

/** Whether somebody has it and is reminded when its time comes. */
export function isDueLater(unit: Unit, { owner, dueAt }: ActionItem): boolean {
  if (owner === undefined || dueAt === undefined) return false;
  return Date.parse(dueAt) - unit.department.crisis.actions.warnBefore > unit.now.getTime();
}
