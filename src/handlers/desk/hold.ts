import { type Message, say } from '../../chat/message.ts';
import { fold } from '../../chat/words.ts';
import { change } from '../../domain/security-event.ts';
import { deskEvent } from '../report/access.ts';
import { accept } from '../report/sensitivity.ts';
import type { Work } from '../work.ts';
import { record } from './record.ts';

const off = ['off', 'fin'];

/** Keeps a record from disposal, for a lawsuit or an access-to-information request, with the reason; or lets it go again. */
export async function hold(ctx: Work, id: string, words: string): Promise<Message> {
  const event = await deskEvent(ctx, id);
  const t = ctx.t.casework;
  const by = ctx.actor.id;
  if (off.includes(fold(words))) {
    if (!event.hold) return say(t.already(id));
    const { hold: _, ...rest } = event;
    await record(ctx, change(rest, by, ctx.now, 'hold', {}, { from: event.hold.reason }), by);
    ctx.detail = 'hold:on>off';
    return say(t.holdOff(id));
  }
  const gated = accept(ctx, [words]);
  const held = { by, at: ctx.now.toISOString(), reason: gated.texts.join('') };
  const values = { from: event.hold?.reason, to: held.reason };
  await record(ctx, change(event, by, ctx.now, 'hold', { hold: held }, values), by);
  ctx.detail = `hold:${event.hold ? 'on' : 'off'}>on`;
  return say(t.holdOn(id));
}
