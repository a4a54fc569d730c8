import { type Message, say, together } from '../../chat/message.ts';
import { guess } from '../../domain/guess.ts';
import { dangerMessage } from '../phones.ts';
import type { Work } from '../work.ts';
import { withheldReceipt } from './receipt.ts';
import { gateForm } from './sensitivity.ts';

/**
 * What is said of a form that was sent before with other words. Nothing of these is recorded, but whoever tells of danger in them
 * gets the numbers first, and whoever wrote what may not be written there hears whom to call.
 */
export function sentBefore(ctx: Work): Message {
  const { event, services, t } = ctx;
  if (event.kind !== 'form') return say(t.common.sentBefore);
  const gated = gateForm(ctx.department, event);
  const said: Message = gated.ok
    ? { text: t.common.sentBefore, card: [{ kind: 'text', tone: 'alert', text: t.common.sentBefore }] }
    : withheldReceipt(ctx, undefined, gated.marking);
  const words = Object.values(event.values).join('\n');
  const danger = event.values.danger === 'yes' || guess(words, services.types).danger;
  return danger ? together(dangerMessage(t, ctx.department), said) : said;
}
