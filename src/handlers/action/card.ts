import type { Action, Answer } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import type { Button, Message } from '../../chat/message.ts';
import { actionText } from '../../domain/action-item.ts';
import type { Text } from '../../text/index.ts';
import { about, nameOf } from '../crisis/words.ts';
import type { Work } from '../work.ts';

/** Follows an action's number where it was chosen from a list, which stays as it is. */
export const inList = 'in-list';

/**
 * A button of an action. Its card then says what is so, also where somebody else was first and nothing was done: everybody
 * who reads it would go on pressing.
 */
export function actionButton(id: string, run: (ctx: Work, number: string) => Promise<Answer>): Action<Work> {
  return {
    id,
    who: 'everyone',
    privacy: 'private',
    async run(ctx, value) {
      const [number = '', list] = value.split(' ');
      if (list === inList) return run(ctx, number);
      try {
        const answer = await run(ctx, number);
        return { ...answer, replace: await asItIs(ctx, number) };
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== 'too-late') throw error;
        throw new Refusal(error.code, error.sentence, await asItIs(ctx, number));
      }
    },
  };
}

/** An action as it is now, for all who read its card. */
async function asItIs(ctx: Work, id: string): Promise<Message> {
  const action = ctx.coming('actions', id) ?? (await ctx.store.actions.get(id));
  const crisis = action && (await ctx.store.crises.get(action.crisis));
  if (!action || !crisis) throw new Refusal('not-found', ctx.t.crisis.action.none(id));
  const owner = action.owner && (await nameOf(ctx, ctx.t, action.owner));
  const write = (t: Text): Message => {
    const words = t.crisis.action;
    const said = {
      open: owner ? words.isTaken(id, owner) : words.unowned(id),
      done: words.waitsForVerification(id),
      verified: words.isVerified(id),
      dropped: words.isDropped(id),
    }[action.state];
    const due = action.dueAt ? ctx.whenIn(t, action.dueAt) : words.noTime;
    const button: Button = owner
      ? { action: 'action.done', value: id, label: words.done }
      : { action: 'action.take', value: id, label: words.take, style: 'primary' };
    return {
      text: about(t, crisis, said),
      card: [
        { kind: 'text', tone: 'quiet', text: about(t, crisis, `${crisis.id} · ${id}`) },
        { kind: 'quote', text: actionText(action, t.common.language) },
        { kind: 'text', text: said },
        ...(action.state === 'open'
          ? [
              { kind: 'text' as const, text: words.dueLine(due) },
              { kind: 'buttons' as const, buttons: [button] },
            ]
          : []),
      ],
    };
  };
  return ctx.event.place.kind === 'direct' ? write(ctx.t) : ctx.inOne(write);
}
