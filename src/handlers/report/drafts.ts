import type { Action, Answer } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import type { TextEvent } from '../../chat/event.ts';
import type { Button, Element, Message } from '../../chat/message.ts';
import { asksForConfidence } from '../../domain/asks-confidence.ts';
import type { Draft } from '../../domain/draft.ts';
import { guess } from '../../domain/guess.ts';
import { dangerFirst, dangerLine } from '../phones.ts';
import type { Work } from '../work.ts';
import { draftOf, keptDraft, ownEvent } from './access.ts';
import { keepFiles } from './files.ts';
import { openReportForm } from './form.ts';
import { fileReport, type Intake } from './intake.ts';
import { addNote } from './notes.ts';
import { gate, remark } from './sensitivity.ts';

/**
 * Direct words that are no command. They are kept as a draft and never filed on a guess: the person sends them off
 * with one button, or completes them in the form. Text above the ceiling is filed at once as a record without text.
 * @param asksForHelp the emergency numbers come first, whatever the words say
 */
export async function plainWords(ctx: Work, event: TextEvent, asksForHelp = false): Promise<Message> {
  const gated = gate(ctx, [event.text]);
  if (!gated.ok) return fileReport(ctx, { text: event.text, files: [] });
  remark(ctx, gated);
  const [text = ''] = gated.texts;
  const { kept, problems } = await keepFiles(ctx, event.files);
  const draft = keptDraft(ctx, { text, files: kept });
  const [last] = await ctx.store.events.page({
    author: ctx.actor.id,
    status: ['open', 'acknowledged', 'taken'],
    limit: 1,
  });
  const guessed = guess(text, ctx.services.types);
  const danger = asksForHelp || guessed.danger;
  const sealed = asksForConfidence(text);
  const t = ctx.t.report;
  const question = text ? t.plainOffer : t.filesOnly(kept.map((file) => file.name).join(', '));
  const buttons: Button[] = [
    {
      action: 'report.draft.send',
      value: draft.id,
      label: t.plainSendNow,
      style: danger ? 'danger' : 'primary',
    },
    { action: 'report.form', value: draft.id, label: t.plainDetails },
  ];
  if (!danger) {
    buttons.push({ action: 'report.draft.danger', value: draft.id, label: t.dangerButton, style: 'danger' });
  }
  // Whoever tells about a colleague may fear being named.
  if (!sealed && ctx.type(guessed.type).restricted) {
    buttons.splice(1, 0, { action: 'report.draft.seal', value: draft.id, label: t.plainSeal });
  }
  if (last)
    buttons.push({
      action: 'report.draft.attach',
      value: `${draft.id} ${last.id}`,
      label: t.plainAttach(last.id),
    });
  const card: Element[] = [
    ...(danger ? dangerFirst(ctx.t, ctx.department) : []),
    { kind: 'text', text: question },
    ...(sealed ? [{ kind: 'text', text: t.plainSealed } as const] : []),
    ...problems.map((line) => ({ kind: 'text', text: line }) as const),
    { kind: 'buttons', buttons },
  ];
  const first = danger ? `${dangerLine(ctx.t, ctx.department)}\n` : '';
  return { text: first + question, card };
}

export const draftActions: readonly Action<Work>[] = [
  {
    id: 'report.draft.send',
    who: 'anyone',
    privacy: 'private',
    run: (ctx, value) => send(ctx, value),
  },
  {
    id: 'report.draft.seal',
    who: 'anyone',
    privacy: 'private',
    run: (ctx, value) => send(ctx, value, { confidential: true }),
  },
  {
    id: 'report.draft.danger',
    who: 'anyone',
    privacy: 'private',
    run: (ctx, value) => send(ctx, value, { danger: true }),
  },
  {
    // What was taken for a simulated message was another one: it is filed like any report.
    id: 'report.real',
    who: 'anyone',
    privacy: 'private',
    run: (ctx, value) => send(ctx, value, { real: true }),
  },
  {
    id: 'report.draft.attach',
    who: 'anyone',
    privacy: 'private',
    async run(ctx, value) {
      const [id = '', number = ''] = value.split(' ');
      const draft = await ownDraft(ctx, id);
      ctx.remove('drafts', draft);
      return { replace: await addNote(ctx, await ownEvent(ctx, number), draft.text, draft.files, []) };
    },
  },
  {
    id: 'report.form',
    who: 'anyone',
    privacy: 'private',
    async run(ctx, value) {
      if (!value) return openReportForm(ctx);
      const draft = await ownDraft(ctx, value);
      return openReportForm(ctx, draft.text, draft.id);
    },
  },
];

/** Files what a draft holds as it is. */
async function send(
  ctx: Work,
  id: string,
  how: Pick<Intake, 'confidential' | 'danger' | 'real'> = {},
): Promise<Answer> {
  const draft = await ownDraft(ctx, id);
  ctx.remove('drafts', draft);
  return { replace: await fileReport(ctx, { text: draft.text, files: [], kept: draft.files, ...how }) };
}

async function ownDraft(ctx: Work, id: string): Promise<Draft> {
  const draft = await draftOf(ctx, id);
  if (!draft) throw new Refusal('not-found', ctx.t.report.draftGone);
  return draft;
}
