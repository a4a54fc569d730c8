import type { Answer } from '../../chat/command.ts';
import type { Message } from '../../chat/message.ts';
import type { Alert } from '../../domain/alert.ts';
import { type Delivery, owedAnew } from '../../domain/delivery.ts';
import type { Work } from '../work.ts';
import { alertCard, givenIn } from './card.ts';

/** In one's own chat the card itself changes; a card in a channel belongs to all, and the answer is told alone. */
export async function shown(ctx: Work, alert: Alert, line: Delivery, more?: Message): Promise<Answer> {
  const card = alertCard(ctx, alert, await givenIn(ctx, line), ctx.language);
  if (ctx.event.place.kind === 'direct') return { replace: card, ...(more && { message: more }) };
  return { message: more ?? confirmation(ctx, alert, line), privacy: 'private' };
}

/** The same of a button beside an answer to what somebody wrote: that stays, and the alert’s own card changes where it is. */
export function toldBeside(ctx: Work, alert: Alert, line: Delivery): Answer {
  if (line.posted) ctx.save('deliveries', owedAnew(line, ctx.now));
  return { message: confirmation(ctx, alert, line), privacy: 'private' };
}

function confirmation(ctx: Work, alert: Alert, line: Delivery): Message {
  const t = ctx.t.alert;
  const given = line.answer ? t.answers[line.answer.what] : '';
  return { text: (alert.state === 'open' ? t.recorded : t.recordedLate)(given, alert.id) };
}
