import type { Answer } from '../../chat/command.ts';
import type { Message } from '../../chat/message.ts';
import type { Crisis } from '../../domain/crisis.ts';
import type { LogEntry } from '../../domain/log-entry.ts';
import type { Text } from '../../text/index.ts';
import type { Work } from '../work.ts';
import { roomHere } from './access.ts';
import { tellEntry, tellRoom } from './room-work.ts';
import { about } from './words.ts';

/**
 * Says what was done to whoever did it, and to the room: in one where everybody there reads the answer; else apart, as
 * its log reads it or in the same words.
 */
export async function announce(
  ctx: Work,
  crisis: Crisis,
  write: (t: Text) => Message,
  entry?: LogEntry,
): Promise<Answer> {
  const marked = (t: Text): Message => {
    const message = write(t);
    return { ...message, text: about(t, crisis, message.text) };
  };
  const here = (await roomHere(ctx)) === crisis.id && ctx.event.kind !== 'form';
  if (here && ctx.event.audience === 'everyone' && ctx.event.kind === 'text') {
    return { message: ctx.inOne(marked), privacy: 'place' };
  }
  if (entry) await tellEntry(ctx, crisis, entry);
  else await tellRoom(ctx, crisis, `said:${ctx.services.newId()}`, ctx.inOne(marked));
  return { message: marked(ctx.t), privacy: 'private' };
}
