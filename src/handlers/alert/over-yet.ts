import type { Message } from '../../chat/message.ts';
import { type Alert, isForgotten } from '../../domain/alert.ts';
import { asksAboutAlert } from '../../domain/asks-about-alert.ts';
import { ledgerId } from '../../domain/delivery.ts';
import { fits } from '../../domain/marking.ts';
import type { Work } from '../work.ts';
import { lastUpdate, marked } from './card.ts';
import { including } from './record-answer.ts';

/** Alerts that are looked through for those that ended. */
const recent = 20;
/** So long after its end, in milliseconds, an alert may be what somebody asks about. */
const askedFor = 12 * 60 * 60 * 1000;

/**
 * “Can we go back in?” of somebody who got an alert: whether it is over. Undefined where nobody alerted them, or they ask
 * nothing of it.
 * @param asks whether they ask something at all: in an emergency it is most likely that, in words that nobody foresees
 */
export async function overYet(ctx: Work, text: string, asks: boolean): Promise<Message | undefined> {
  const isAbout = asksAboutAlert(text);
  if (ctx.actor.standing !== 'member' || !(asks || isAbout)) return undefined;
  const all = (await ctx.store.alerts.open()).filter((alert) => !isForgotten(alert, ctx.now));
  // What only informs people is ended by nobody, and no order that anybody keeps to.
  const running = all.filter((alert) => isUrgent(alert) || (isAbout && alert.kind !== 'information'));
  const open = await including(ctx, running, ctx.actor.id);
  if (open.length === 0 && !isAbout) return undefined;
  const since = new Date(ctx.now.getTime() - askedFor).toISOString();
  const ended = ({ ended }: Alert) => ended !== undefined && ended.at > since;
  const over =
    open.length > 0
      ? []
      : await including(ctx, (await ctx.store.alerts.page(undefined, recent)).filter(ended), ctx.actor.id);
  // While a real emergency runs, an exercise is not what anybody keeps to.
  const real = open.filter(({ kind }) => kind === 'emergency');
  const meant = real.length > 0 ? open.filter(({ kind }) => kind !== 'exercise') : open;
  const lines = await Promise.all([...meant, ...over.slice(0, 1)].map((alert) => line(ctx, alert)));
  if (lines.length === 0) return undefined;
  return {
    text: lines.join('\n'),
    card: lines.map((text) => ({ kind: 'text', tone: 'strong', text }) as const),
  };
}

function isUrgent({ kind, wanted }: Alert): boolean {
  return kind === 'emergency' || wanted === 'muster';
}

async function line(ctx: Work, alert: Alert): Promise<string> {
  const { stillOn, noExercise, over, withdrawn } = ctx.t.alert.overYet;
  const shown = fits(alert.marking, ctx.department.ceilings[ctx.platform]);
  const called = shown ? ctx.t.alert.named(alert.id, alert.title[ctx.language]) : alert.id;
  if (!alert.ended) {
    const { answer } = (await ctx.store.deliveries.get(ledgerId(alert.id, ctx.actor.id))) ?? {};
    const last = shown ? lastUpdate(alert, answer)?.body[ctx.language] : undefined;
    const still = marked(alert, stillOn(called, last));
    return alert.kind === 'emergency' ? `${still} ${noExercise}` : still;
  }
  const at = ctx.when(alert.ended.at);
  return marked(alert, (alert.state === 'recalled' ? withdrawn : over)(called, at));
}
