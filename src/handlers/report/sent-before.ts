import { type Message, say, together } from '../../chat/message.ts';
import { guess } from '../../domain/guess.ts';
import { dangerMessage } from '../phones.ts';
import type { Work } from '../work.ts';
import { withheldReceipt } from './receipt.ts';
import { gateForm, gateLine } from './sensitivity.ts';

/**
 * What is said of a form, or of words, that came before and say something else now. Nothing of that is recorded, but whoever tells of danger
 * in it gets the numbers first, and whoever wrote what may not be written there hears whom to call.
 */
export function sentBefore(ctx: Work): Message {
  const { event, services, t } = ctx;
  const isForm = event.kind === 'form';
  if (!isForm && event.kind !== 'text') return say(t.common.sentBefore);
  const sentence = isForm ? t.common.sentBefore : t.common.editedSince;
  const gated = isForm ? gateForm(ctx.department, event) : gateLine(ctx, event.text);
  const said: Message = gated.ok
    ? { text: sentence, card: [{ kind: 'text', tone: 'alert', text: sentence }] }
    : withheldReceipt(ctx, undefined, gated.marking);
  const words = isForm ? Object.values(event.values).join('\n') : event.text;
  const danger = (isForm && event.values.danger === 'yes') || guess(words, services.types).danger;
  return danger ? together(dangerMessage(t, ctx.department), said) : said;
}
