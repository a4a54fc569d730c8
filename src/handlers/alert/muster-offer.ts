import { type Element, elementsOf, type Message, together } from '../../chat/message.ts';
import { fold } from '../../chat/words.ts';
import type { Alert } from '../../domain/alert.ts';
import { ledgerId } from '../../domain/delivery.ts';
import type { Work } from '../work.ts';
import { answerButtons, titleOf } from './card.ts';
import { mustersOf } from './record-answer.ts';

/** The last muster that still waits for the person's answer. */
export async function waitingMuster(ctx: Work): Promise<Alert | undefined> {
  if (ctx.actor.standing !== 'member') return undefined;
  for (const alert of (await mustersOf(ctx)).reverse()) {
    const line = await ctx.store.deliveries.get(ledgerId(alert.id, ctx.actor.id));
    if (!line?.answer) return alert;
  }
  return undefined;
}

/** Whether the words of somebody whom a muster asks are likely to say that they need help. */
export function asksForHelp(text: string): boolean {
  return /\b(?:help|aidez?|secours|stuck|trapped|(?:chu|suis|est|sommes) (?:\S+ )?(?:pogne|coince|pris)\w*)\b/.test(
    fold(text),
  );
}

/**
 * The answer to plain words of somebody whom a muster still asks whether they are safe: its buttons stand with it, as
 * “ok, all good here” or “working from home” may be meant for it, and know the draft of the words: whoever presses that they
 * need help has said in them where they are. Where the emergency numbers come first, they stay first.
 */
export function withMuster(ctx: Work, alert: Alert, answer: Message): Message {
  const asked = ctx.t.alert.stillAsked(titleOf(alert, ctx.language));
  const draft = ctx.writes.find((write) => write.in === 'drafts' && 'put' in write);
  const beside = draft && 'put' in draft ? draft.put.id : 'answer';
  const own: Element[] = [
    { kind: 'text', tone: 'strong', text: asked },
    { kind: 'buttons', buttons: answerButtons(alert, ctx.t, beside) },
  ];
  const question = { text: asked, card: own };
  const [first] = elementsOf(answer);
  const inDanger = first?.kind === 'text' && first.tone === 'alert';
  return inDanger
    ? together(answer, question)
    : together(question, { ...answer, card: [{ kind: 'divider' }, ...elementsOf(answer)] });
}
