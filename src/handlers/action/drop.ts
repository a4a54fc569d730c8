import type { Answer } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import { changeAction, isSettled } from '../../domain/action-item.ts';
import { wordsFor } from '../crisis/access.ts';
import type { Work } from '../work.ts';
import { actionFor, answersFor } from './access.ts';
import { redrawCards } from './card.ts';
import { crisisOf, tell, tellWhy, verifiers } from './work.ts';

/** Nobody has to do it any more, for a reason that stays on the record: says its owner, or whoever answers for actions. */
export async function drop(ctx: Work, id: string, words: string): Promise<Answer> {
  const action = await actionFor(ctx, id);
  const t = ctx.t.crisis.action;
  if (isSettled(action)) throw new Refusal('too-late', t.settled(id));
  const { id: by } = ctx.actor;
  if (action.owner !== by && !(await answersFor(ctx, action)))
    throw new Refusal('not-allowed', t.notYoursToDrop(id));
  const crisis = await crisisOf(ctx, action);
  const [text = ''] = words.trim() ? wordsFor(ctx, crisis, [words]) : [];
  if (!text) throw new Refusal('bad-input', t.sayWhyDropped(id));
  const dropped = changeAction(action, by, ctx.now, 'dropped', { state: 'dropped' }, { text });
  ctx.save('actions', dropped);
  await redrawCards(ctx, crisis, dropped);
  const owner = action.owner === undefined ? undefined : await ctx.store.people.get(action.owner);
  // Once the room is closed nobody else would see that an owner let it go.
  const others = crisis.state === 'closed' && owner?.id === by ? await verifiers(ctx, crisis, by) : [owner];
  for (const person of others) {
    if (person && person.id !== by)
      await tellWhy(ctx, crisis, id, person, text, (t2) => t2.crisis.action.droppedBy(id, ctx.actor.name));
  }
  return tell(ctx, dropped, { to: 'dropped', text }, (t2) => t2.crisis.action.isDropped(id), text);
}
