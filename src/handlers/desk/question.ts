import type { Action, FormHandler } from '../../chat/command.ts';
import { InvalidForm, Refusal } from '../../chat/errors.ts';
import { say } from '../../chat/message.ts';
import { change } from '../../domain/event-history.ts';
import { fits } from '../../domain/marking.ts';
import { ask } from '../ask.ts';
import { caseworkers, leastMarking, showable } from '../report/access.ts';
import { accept } from '../report/sensitivity.ts';
import type { Work } from '../work.ts';
import { tellAuthor } from './author.ts';
import { openEvent } from './casework.ts';
import { record } from './record.ts';

/** Asks the author something; no name shows on either side, so that it serves a confidential author as well. */
export const questionAction: Action<Work> = {
  id: 'event.ask',
  who: caseworkers,
  privacy: 'private',
  async run(ctx, value) {
    const event = await openEvent(ctx, value);
    const t = ctx.t.casework;
    return ask(ctx, {
      id: 'event.ask',
      title: t.askTitle,
      state: event.id,
      fields: [{ kind: 'text', name: 'question', label: t.askLabel, multiline: true, required: true }],
    });
  },
};

export const questionForm: FormHandler<Work> = {
  id: 'event.ask',
  who: caseworkers,
  async run(ctx, form) {
    const event = await openEvent(ctx, form.state);
    if (event.circumstance && !showable(ctx.department, event, event.platform))
      throw new Refusal('not-here', ctx.t.screening.change.cannotAsk(event.id));
    const gated = accept(ctx, [form.values.question ?? ''], leastMarking(event));
    if (!fits(gated.marking, ctx.department.ceilings[event.platform]))
      throw new Refusal('not-here', ctx.t.screening.change.cannotAsk(event.id));
    const [question = ''] = gated.texts;
    if (!question) throw new InvalidForm({ question: ctx.t.casework.askLabel });
    const at = ctx.now.toISOString();
    const deskNotes = [...event.deskNotes, { at, by: ctx.actor.id, text: question }];
    const by = ctx.actor.id;
    const asked = change(event, by, ctx.now, 'asked', { deskNotes });
    await record(ctx, asked, by, gated.marking);
    await tellAuthor(ctx, event, `asked:${ctx.now.getTime()}`, ({ casework }) => {
      const answer = {
        action: 'report.details',
        value: event.id,
        label: casework.answer,
        style: 'primary',
      } as const;
      return {
        text: `${casework.question(event.id)} ${question}`,
        card: [
          { kind: 'text', tone: 'strong', text: casework.question(event.id) },
          { kind: 'quote', text: question },
          { kind: 'buttons', buttons: [answer] },
        ],
      };
    });
    return say(ctx.t.casework.asked(event.id));
  },
};
