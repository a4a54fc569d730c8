import type { TextEvent } from '../../chat/event.ts';
import type { Message } from '../../chat/message.ts';
import { isClosed, mayWorkOn } from '../../domain/crisis.ts';
import { guess } from '../../domain/guess.ts';
import { dangerFirst, dangerLine } from '../phones.ts';
import { draftOf, keptDraft } from '../report/kept-drafts.ts';
import type { Work } from '../work.ts';
import { pressed, roomHere, wordsFor } from './access.ts';
import { putMessage } from './marked-message.ts';

/**
 * Words that everybody in a crisis's own room reads and that are no command belong there: they are offered for its log, and
 * as a report for what is another matter; where they tell of danger, the emergency numbers come first, and where none was
 * understood one press says that there is. Undefined elsewhere.
 */
export async function roomTalk(
  ctx: Work,
  { text: words, files, audience, message }: TextEvent,
): Promise<Message | undefined> {
  // What a slash command shows to its author alone was not said in the room.
  if (audience === 'author') return undefined;
  const id = await roomHere(ctx);
  const crisis = id === undefined ? undefined : await ctx.store.crises.get(id);
  if (!crisis || isClosed(crisis) || !mayWorkOn(crisis, ctx.actor)) return undefined;
  if (files.length > 0) return undefined;
  const { danger } = guess(words, ctx.services.types);
  const [text = ''] = wordsFor(ctx, crisis, [words]);
  if (!text) return undefined;
  // Only its author gets at a draft: it need not name them, and what they wrote may become a confidential report.
  const quoted = { ...(message && { id: message }), at: ctx.now.toISOString() };
  const draft = keptDraft(ctx, { text, files: [], quoted });
  ctx.belongs = true;
  ctx.nobodyNamed();
  const t = ctx.t.crisis.log;
  const question = t.offer(crisis.id);
  return {
    text: danger ? `${dangerLine(ctx.t, ctx.department)}\n${question}` : question,
    card: [
      ...(danger ? dangerFirst(ctx.t, ctx.department) : []),
      { kind: 'quote', text },
      { kind: 'text', text: question },
      {
        kind: 'buttons',
        buttons: [
          {
            action: 'crisis.log.put',
            value: `${crisis.id} ${draft.id}`,
            label: t.formTitle,
            style: 'primary',
          },
          {
            action: 'report.draft.send',
            value: draft.id,
            label: ctx.t.report.plainSendNow,
            ...(danger && { style: 'danger' as const }),
          },
          ...(danger
            ? []
            : [
                {
                  action: 'report.draft.danger',
                  value: draft.id,
                  label: ctx.t.report.dangerButton,
                  style: 'danger',
                } as const,
              ]),
        ],
      },
    ],
  };
}

export const putTalkAction = pressed('crisis.log.put', async (ctx, value) => {
  const [id = '', said = ''] = value.split(' ');
  const draft = await draftOf(ctx, said);
  if (!draft) return { message: { text: ctx.t.crisis.log.messageGone } };
  const { message } = await putMessage(ctx, id, draft);
  ctx.remove('drafts', draft);
  return { ...(message && { replace: message }) };
});
