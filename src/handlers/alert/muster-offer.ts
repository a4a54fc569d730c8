import { type Button, type Element, elementsOf, type Message, together } from '../../chat/message.ts';
import type { Alert } from '../../domain/alert.ts';
import { likelyCallsForHelp } from '../../domain/calls-for-help.ts';
import { ledgerId } from '../../domain/delivery.ts';
import type { Work } from '../work.ts';
import { answerActions, answerButtons, calledWhere, lastUpdate, marked } from './card.ts';
import { mustersOf } from './record-answer.ts';

/** The last muster that still waits for the person's answer: a real one before any exercise. */
export async function waitingMuster(ctx: Work): Promise<Alert | undefined> {
  if (ctx.actor.standing !== 'member') return undefined;
  let exercise: Alert | undefined;
  for (const alert of (await mustersOf(ctx)).reverse()) {
    const line = await ctx.store.deliveries.get(ledgerId(alert.id, ctx.actor.id));
    if (line?.answer) continue;
    if (alert.kind !== 'exercise') return alert;
    exercise ??= alert;
  }
  return exercise;
}

/** That a muster still waits for the person's answer, with its buttons. */
export function askedStill(ctx: Work, alert: Alert): Message {
  const asked = askedIn(ctx, alert);
  return { text: asked, card: question(asked, answerButtons(alert, ctx.t)) };
}

function question(asked: string, buttons: Button[]): Element[] {
  return [
    { kind: 'text', tone: 'strong', text: asked },
    { kind: 'buttons', buttons },
  ];
}

function askedIn(ctx: Work, alert: Alert): string {
  const ceiling = ctx.department.ceilings[ctx.platform];
  // Its title may be an order that holds no longer.
  const isSo = lastUpdate(alert, undefined) === undefined;
  return ctx.t.alert.stillAsked(isSo ? calledWhere(alert, ctx.language, ceiling) : marked(alert, alert.id));
}

/** What stands first in an answer, but for the emergency numbers where these do. */
export function belowNumbers(answer: Message, first: Message): Message {
  const elements = elementsOf(answer);
  const below = elements.findIndex((element) => !isOfNumbers(element));
  if (below <= 0) return together(first, answer);
  const card = [...elements.slice(0, below), ...elementsOf(first), ...elements.slice(below)];
  return { ...answer, text: `${answer.text}\n${first.text}`, card };
}

/**
 * The answer to plain words of somebody whom a muster still asks whether they are safe: its buttons stand with it, as
 * “ok, all good here” or “working from home” may be meant for it, and know the draft of the words: whoever presses that they
 * need help has said in them where they are. Where the emergency numbers come first, they stay first. For whoever asks for help
 * the button that says so is the next, and the only red one: what is only sent to the desk has nobody looked for.
 */
export function withMuster(ctx: Work, alert: Alert, answer: Message): Message {
  const asked = askedIn(ctx, alert);
  const draft = ctx.writes.find((write) => write.in === 'drafts' && 'put' in write);
  const beside = draft && 'put' in draft ? draft.put.id : 'answer';
  const buttons = answerButtons(alert, ctx.t, beside);
  const elements = elementsOf(answer);
  const below = elements.findIndex((element) => !isOfNumbers(element));
  if (below === 0) {
    const card: Element[] = [...question(asked, buttons), { kind: 'divider' }, ...elements];
    return { ...answer, text: `${asked}\n${answer.text}`, card };
  }
  if (ctx.event.kind !== 'text' || !likelyCallsForHelp(ctx.event.text))
    return together(answer, { text: asked, card: question(asked, buttons) });
  const helpFirst = [...buttons].sort((a, b) => Number(isHelp(b)) - Number(isHelp(a)));
  const card: Element[] = [
    ...elements.slice(0, below),
    ...question(asked, helpFirst),
    { kind: 'divider' },
    ...elements.slice(below).map(withoutRed),
  ];
  return { ...answer, text: `${answer.text}\n${asked}`, card };
}

function isOfNumbers(element: Element): boolean {
  return element.kind === 'phones' || (element.kind === 'text' && element.tone === 'alert');
}

function isHelp({ action }: Button): boolean {
  return action === answerActions.help;
}

function withoutRed(element: Element): Element {
  if (element.kind !== 'buttons') return element;
  const plain = ({ style, ...button }: Button): Button =>
    style === 'primary' ? { ...button, style } : button;
  return { ...element, buttons: element.buttons.map(plain) };
}
