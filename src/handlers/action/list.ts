import { Refusal } from '../../chat/errors.ts';
import type { Element, Message } from '../../chat/message.ts';
import { fold, shorten } from '../../chat/words.ts';
import { type ActionItem, actionText, isLateAction } from '../../domain/action-item.ts';
import { fits } from '../../domain/marking.ts';
import { inList } from '../crisis/action-record.ts';
import { longestLabel } from '../crisis/cards.ts';
import { nameOf } from '../crisis/words.ts';
import type { Work } from '../work.ts';
import { mayKnowAction, mayVerify } from './access.ts';

const most = 20;
const longestFound = 60;

/** One’s own actions; with “all”, everybody’s that one may know of: those that are late first. */
export async function listActions(ctx: Work, filter: string): Promise<Message> {
  const word = fold(filter.trim());
  const all = ['all', 'tous', 'toutes'].includes(word);
  const crisis = /^CR-\d{4}-\d{4,}$/i.test(filter.trim()) ? filter.trim().toUpperCase() : undefined;
  if (word && !['mine', 'mes'].includes(word) && !all && !crisis) {
    const example = { en: 'action list all', fr: 'mesure liste toutes' }[ctx.language];
    throw new Refusal('bad-input', ctx.t.common.usageFound(shorten(filter.trim(), longestFound), example));
  }
  const unsettled = await ctx.store.actions.unsettled();
  const found: ActionItem[] = [];
  for (const action of unsettled) {
    if (crisis ? action.crisis !== crisis : !all && action.owner !== ctx.actor.id) continue;
    if (!fits(action.marking, ctx.department.ceilings[ctx.platform])) continue;
    if (await mayKnowAction(ctx, action, ctx.actor)) found.push(action);
  }
  const t = ctx.t.crisis.action;
  if (found.length === 0) return { text: all || crisis ? t.listNone : t.listNoneOfYours };
  const late = (action: ActionItem) => isLateAction(action, ctx.now);
  found.sort((a, b) => Number(late(b)) - Number(late(a)) || (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'));
  const card: Element[] = [{ kind: 'heading', text: t.heading }];
  const items = await Promise.all(found.slice(0, most).map((action) => line(ctx, action)));
  card.push({ kind: 'facts', rows: items });
  card.push(...(await choices(ctx, found.slice(0, most))));
  if (found.length > most) card.push({ kind: 'text', tone: 'quiet', text: t.listMore(found.length - most) });
  return {
    text: `${t.heading}: ${found
      .slice(0, most)
      .map(({ id }) => id)
      .join(', ')}`,
    card,
  };
}

/** What is left for the reader: to say that their own are done, and to confirm what others did. */
async function choices(ctx: Work, shown: readonly ActionItem[]): Promise<Element[]> {
  const t = ctx.t.crisis.action;
  const own = shown.filter(({ state, owner }) => state === 'open' && owner === ctx.actor.id);
  const others: ActionItem[] = [];
  for (const action of shown) if (await mayVerify(ctx, action)) others.push(action);
  const choice = (action: string, label: string, of: readonly ActionItem[]): Element[] =>
    of.length === 0
      ? []
      : [
          {
            kind: 'choice',
            action,
            label,
            options: of.map((each) => ({
              value: `${each.id} ${inList}`,
              label: shorten(`${each.id} ${actionText(each, ctx.language)}`, longestLabel),
            })),
          },
        ];
  return [...choice('action.done', t.markDone, own), ...choice('action.verify', t.verify, others)];
}

async function line(ctx: Work, action: ActionItem): Promise<{ label: string; value: string }> {
  const t = ctx.t.crisis.action;
  const parts = [
    action.exercise ? ctx.t.common.exerciseMark : '',
    isLateAction(action, ctx.now) ? ctx.t.crisis.task.overdue : '',
    actionText(action, ctx.language),
    action.owner ? await nameOf(ctx, ctx.t, action.owner) : t.nobody,
    action.dueAt ? ctx.when(action.dueAt) : t.noTime,
    t.states[action.state],
    action.crisis,
  ];
  return { label: action.id, value: parts.filter(Boolean).join(' · ') };
}
