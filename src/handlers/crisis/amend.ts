import type { Answer } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import { changeAction } from '../../domain/action-item.ts';
import { type Text, text } from '../../text/index.ts';
import { actionFor, answersFor } from '../action/access.ts';
import { redrawCards } from '../action/card.ts';
import { remarkUnreached } from '../unreached.ts';
import type { Work } from '../work.ts';
import { joinHere } from './access.ts';
import { armAction, tellFormerOwner, tellOwner } from './action-record.ts';
import { announce } from './announce.ts';
import { put } from './entry.ts';
import { letIn } from './members.ts';
import { nameOf } from './words.ts';

/** Somebody else has an action from now on, or it is due at another time: both are on the log. */
export async function amend(
  ctx: Work,
  id: string,
  number: string,
  { owner, dueAt }: { owner?: string; dueAt?: string },
): Promise<Answer> {
  const crisis = await joinHere(ctx, id);
  const action = await actionFor(ctx, number);
  const t = ctx.t.crisis.action;
  if (action.crisis !== id) throw new Refusal('not-found', t.none(number));
  if (action.state !== 'open') throw new Refusal('too-late', t.settled(number));
  const { id: by } = ctx.actor;
  if (action.owner !== undefined && action.owner !== by && !(await answersFor(ctx, action)))
    throw new Refusal('not-allowed', t.notYours(number));
  const inside = owner && crisis.state === 'open' ? await letIn(ctx, crisis, [owner], by) : crisis;
  let changed = action;
  if (owner) {
    const values = { to: owner, ...(action.owner && { from: action.owner }) };
    changed = changeAction(changed, by, ctx.now, 'assigned', { owner, reminded: 0 }, values);
  }
  if (dueAt) {
    const values = { to: dueAt, ...(action.dueAt && { from: action.dueAt }) };
    changed = changeAction(changed, by, ctx.now, 'due', { dueAt, reminded: 0 }, values);
  }
  ctx.save('actions', changed);
  await armAction(ctx, changed);
  await redrawCards(ctx, inside, changed);
  if (owner) await tellOwner(ctx, inside, changed, ctx.actor);
  const due = (each: Text, iso: string) => each.crisis.action.dueLine(ctx.whenIn(each, iso));
  await put(ctx, inside, {
    what: 'action-state',
    by,
    of: number,
    to: 'open',
    ...(owner && { person: owner }),
    ...(dueAt && { words: { en: due(text('en'), dueAt), fr: due(text('fr'), dueAt) } }),
  });
  ctx.detail = `action:${number}:${owner ? 'assigned' : 'due'}`;
  const name = changed.owner && (await nameOf(ctx, ctx.t, changed.owner));
  const person = owner ? await ctx.store.people.get(owner) : undefined;
  if (person && owner !== by) await remarkUnreached(ctx, person);
  if (person) await tellFormerOwner(ctx, inside, action, person);
  return announce(ctx, inside, (each) => {
    const words = each.crisis.action;
    const at = changed.dueAt ? ctx.whenIn(each, changed.dueAt) : words.noTime;
    return { text: words.put(number, words.ownerAndDue(name ?? words.nobody, at)) };
  });
}
