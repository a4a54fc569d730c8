import type { Element, Message } from '../../chat/message.ts';
import { ledgerId } from '../../domain/delivery.ts';
import type { Work } from '../work.ts';
import { answerButtons, titleOf } from './card.ts';
import { mustersOf } from './record-answer.ts';

/**
 * The answer to plain words of somebody whom a muster still asks whether they are safe: its buttons stand with it, as
 * “ok, all good here” or “working from home” may be meant for it. Where the emergency numbers come first, they stay first.
 */
export async function withMuster(ctx: Work, answer: Message): Promise<Message> {
  if (ctx.actor.standing !== 'member') return answer;
  for (const alert of (await mustersOf(ctx)).reverse()) {
    const line = await ctx.store.deliveries.get(ledgerId(alert.id, ctx.actor.id));
    if (line?.answer) continue;
    const asked = ctx.t.alert.stillAsked(titleOf(alert, ctx.language));
    const own: Element[] = [
      { kind: 'text', tone: 'strong', text: asked },
      { kind: 'buttons', buttons: answerButtons(alert, ctx.t) },
    ];
    const card = answer.card ?? [{ kind: 'text', text: answer.text }];
    const [first] = card;
    const inDanger = first?.kind === 'text' && first.tone === 'alert';
    return inDanger
      ? { ...answer, text: `${answer.text}\n${asked}`, card: [...card, ...own] }
      : { ...answer, text: `${asked}\n${answer.text}`, card: [...own, { kind: 'divider' }, ...card] };
  }
  return answer;
}
