import { type Message, say } from '../../chat/message.ts';
import { change } from '../../domain/event-history.ts';
import { deskEvent } from '../report/access.ts';
import type { Work } from '../work.ts';
import { acceptAbout } from './about-event.ts';
import { record } from './record.ts';

/** Adds an officer's note; the author never sees it. */
export async function addDeskNote(ctx: Work, id: string, words: string): Promise<Message> {
  const event = await deskEvent(ctx, id);
  const gated = acceptAbout(ctx, event, [words]);
  const note = { at: ctx.now.toISOString(), by: ctx.actor.id, text: gated.texts.join('') };
  const by = ctx.actor.id;
  const changed = change(event, by, ctx.now, 'note', { deskNotes: [...event.deskNotes, note] });
  await record(ctx, changed, by, gated.marking);
  return say(ctx.t.desk.done.noted(id));
}
