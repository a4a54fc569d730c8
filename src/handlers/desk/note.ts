import { Refusal } from '../../chat/errors.ts';
import type { IncomingFile } from '../../chat/event.ts';
import { type Message, say } from '../../chat/message.ts';
import { change } from '../../domain/event-history.ts';
import { deskEvent } from '../report/access.ts';
import { addedBy, keepFiles } from '../report/files.ts';
import type { Work } from '../work.ts';
import { acceptAbout } from './about-event.ts';
import { withKeptFrom } from './kept-from.ts';
import { record } from './record.ts';

/** Adds an officer’s note, and the files that came with it as evidence; the author never sees them. */
export async function addDeskNote(
  ctx: Work,
  id: string,
  words: string,
  files: readonly IncomingFile[],
): Promise<Message> {
  const event = await deskEvent(ctx, id);
  const t = ctx.t.desk.done;
  const gated = acceptAbout(ctx, event, [words]);
  const { kept, problems } = await keepFiles(ctx, files);
  const [text = ''] = gated.texts;
  if (!text && kept.length === 0) throw new Refusal('bad-input', [t.noteNeeds, ...problems].join('\n'));
  const by = ctx.actor.id;
  const note = { at: ctx.now.toISOString(), by, text };
  const noted = text ? change(event, by, ctx.now, 'note', { deskNotes: [...event.deskNotes, note] }) : event;
  const added = [...event.files, ...addedBy(by, kept)];
  const changed = kept.length > 0 ? change(noted, by, ctx.now, 'file', { files: added }) : noted;
  await record(ctx, changed, by, gated.marking);
  const done = [...(text ? [t.noted(id)] : []), ...(kept.length > 0 ? [t.filed(id, kept.length)] : [])];
  return withKeptFrom(ctx, changed, say([done.join(' '), ...problems].join('\n')));
}
