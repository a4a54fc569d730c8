import { isDeepStrictEqual } from 'node:util';
import type { Action, Answer } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import { type Button, type Element, inLanguage, type Message, say } from '../../chat/message.ts';
import { type ActionItem, actionText } from '../../domain/action-item.ts';
import type { Crisis } from '../../domain/crisis.ts';
import type { Delivery } from '../../domain/delivery.ts';
import { fits } from '../../domain/marking.ts';
import { languageOf, type Person, rolesOf } from '../../domain/person.ts';
import { type Text, text } from '../../text/index.ts';
import { inList } from '../crisis/action-record.ts';
import { withoutQuotes } from '../crisis/tell-of.ts';
import { about, nameOf } from '../crisis/words.ts';
import type { Unit, Work } from '../work.ts';
import { mayKnowAction } from './access.ts';

/**
 * A button of an action. Its card then says what is so, also where somebody else was first and nothing was done: everybody
 * who reads it would go on pressing. Nothing else is said to whoever pressed it: they would read it twice.
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
        await run(ctx, number);
        return { replace: await asItIs(ctx, number) };
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
  const write = (t: Text): Message => cardOf(ctx, t, crisis, action, owner);
  return ctx.event.place.kind === 'direct' ? write(ctx.t) : ctx.inOne(write);
}

/** @param owner the name of whoever has it @param reader the only one who reads the card, where there is only one */
function cardOf(
  unit: Unit,
  t: Text,
  crisis: Crisis,
  action: ActionItem,
  owner: string | undefined,
  reader?: string,
): Message {
  const { id, dueAt } = action;
  const words = t.crisis.action;
  const said = {
    open: owner ? words.isTaken(id, owner) : words.unowned(id),
    done: words.isDone(id),
    verified: words.isVerified(id),
    dropped: words.isDropped(id),
  }[action.state];
  const due = words.dueLine(dueAt ? unit.whenIn(t, dueAt) : words.noTime);
  const isTheirs = reader === undefined || action.owner === reader;
  const take: Button = { action: 'action.take', value: id, label: words.take, style: 'primary' };
  const done: Button = { action: 'action.done', value: id, label: words.done };
  const buttons = !owner ? [take] : isTheirs ? [done] : [];
  const open: Element[] = [
    { kind: 'text', text: due },
    ...(buttons.length > 0 ? [{ kind: 'buttons', buttons } as const] : []),
  ];
  return {
    text: about(t, crisis, said),
    card: [
      { kind: 'text', tone: 'quiet', text: about(t, crisis, `${crisis.id} · ${id}`) },
      { kind: 'quote', text: actionText(action, t.common.language) },
      { kind: 'text', text: said },
      ...(action.state === 'open' ? open : []),
    ],
  };
}

/** What people are asked or given to do about an action, by what comes after its number: that somebody is told a reason stays as it is. */
const asking = new Set(['yours', 'remind', 'verify']);

/**
 * What people were sent about an action and could press says from now on what is so: it looked alive to everybody but who pressed it.
 * @param action as it is about to be stored
 */
export async function redrawCards(unit: Unit, crisis: Crisis, action: ActionItem): Promise<void> {
  const sent = (await unit.store.deliveries.about(action.id)).filter(isAsked);
  const owner = action.owner && (await unit.store.people.get(action.owner))?.name;
  for (const delivery of sent) {
    const person = await unit.store.people.get(delivery.to.id);
    if (person) await redraw(unit, crisis, action, delivery, person, owner ?? action.owner);
  }
}

type ToPerson = Delivery & { to: { kind: 'person' } };

/** Whether somebody sees it, or is about to, and may press it. */
function isAsked(delivery: Delivery): delivery is ToPerson {
  const { id, to, posted, state } = delivery;
  const isSeen = posted !== undefined || state === 'owed' || state === 'sending';
  return to.kind === 'person' && isSeen && asking.has(id.split(':')[1] ?? '');
}

async function redraw(
  unit: Unit,
  crisis: Crisis,
  action: ActionItem,
  { id, to, content }: ToPerson,
  person: Person,
  owner: string | undefined,
): Promise<void> {
  const language = languageOf(person, undefined);
  const t = text(language);
  const knows = await mayKnowAction(unit, action, { id: person.id, roles: rolesOf(person, unit.now) });
  const card = knows
    ? cardOf(unit, t, crisis, action, owner, person.id)
    : say(t.crisis.action.none(action.id));
  const shown = fits(crisis.marking, unit.department.ceilings[to.platform]);
  const redrawn = inLanguage(shown ? card : withoutQuotes(t, crisis, card), language);
  if (!isDeepStrictEqual(redrawn, content)) await unit.owe(id, to, redrawn);
}
