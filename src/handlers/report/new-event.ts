import { inLanguage } from '../../chat/message.ts';
import type { Content } from '../../domain/delivery.ts';
import { pseudonym, sameLength, seal } from '../../domain/seal.ts';
import { newEvent, type SecurityEvent } from '../../domain/security-event.ts';
import { armAcknowledgement } from '../desk/escalation.ts';
import { record } from '../desk/record.ts';
import type { Work } from '../work.ts';
import type { Identity } from './access.ts';
import { receiptId } from './receipt.ts';

/** A new event of whoever writes, with its number; its author lies sealed where it is confidential. */
export async function numbered(
  ctx: Work,
  confidential: boolean,
  fields: Partial<SecurityEvent>,
): Promise<SecurityEvent> {
  const at = ctx.now.toISOString();
  const id = await ctx.nextNumber('EV');
  const author = confidential ? pseudonym(id) : ctx.actor.id;
  if (confidential) {
    ctx.as = author;
    const { sender } = ctx.event;
    const identity: Identity = {
      id: ctx.actor.id,
      name: ctx.actor.name,
      platform: sender.platform,
      account: sender.id,
      ...(sender.tenant && { tenant: sender.tenant }),
    };
    ctx.save('sealed', {
      id: author,
      version: 0,
      box: seal(sameLength(identity), author, ctx.services.sealKey),
    });
  }
  return newEvent({
    id,
    author,
    ...(ctx.actor.standing === 'visitor' && !confidential && { visitor: ctx.actor.name }),
    confidential,
    language: ctx.language,
    platform: ctx.platform,
    at,
    ...fields,
  });
}

/** Stores a new event, and has somebody acknowledge it within the set time. */
export async function storeNew(ctx: Work, event: SecurityEvent): Promise<void> {
  ctx.about = event.id;
  await record(ctx, event, event.author);
  armAcknowledgement(ctx, event);
}

/** The receipt is shown so that it lasts; where no answer does, it is also owed as a direct message. */
export async function makeLast(ctx: Work, event: SecurityEvent, content: Content): Promise<void> {
  if (ctx.event.lasting) {
    ctx.lasts = true;
    ctx.services.unanswered?.expect(ctx, event.id);
    return;
  }
  ctx.owed = true;
  const to = { kind: 'person', id: event.author, platform: event.platform } as const;
  await ctx.owe(receiptId(event.id), to, 'of' in content ? content : inLanguage(content, ctx.language));
}
