import type { Action, Answer, Command, FormHandler, Outcome } from '../../chat/command.ts';
import { type Message, say } from '../../chat/message.ts';
import type { Alert } from '../../domain/alert.ts';
import type { Bilingual } from '../../domain/bilingual.ts';
import { type Delivery, owedAnew, type Tally } from '../../domain/delivery.ts';
import { answered, countsOf, noCounts } from '../../domain/roll-up.ts';
import { ask } from '../ask.ts';
import type { Work } from '../work.ts';
import { alertOfficers } from './access.ts';
import { titleOf } from './card.ts';
import { channelPosts } from './channels.ts';
import { answersButton, figures } from './figures.ts';
import { follow } from './follow.ts';
import { bodyFields, bodyOf, type FollowWords, openAlert, taken, wordsOf } from './follow-words.ts';
import { giveUp } from './withdraw.ts';

const officers = { who: alertOfficers, privacy: 'private' } as const;

/** Ends an alert. Without words it is the template's all-clear. */
async function clear(ctx: Work, id: string, words: string): Promise<Outcome> {
  const alert = await openAlert(ctx, id, 'clear');
  const body = bodyOf(ctx, words);
  if (body.en && body.fr) return sendClear(ctx, alert, { body: { en: body.en, fr: body.fr } });
  const template = ctx.services.templates.find((each) => each.id === 'all-clear')?.body;
  if (!words && template) return sendClear(ctx, alert, { body: template });
  return askClear(ctx, alert, words ? body : {});
}

function askClear(ctx: Work, alert: Alert, body: Partial<Bilingual>): Answer {
  const t = ctx.t.watch.clear;
  return ask(ctx, {
    id: 'alert.clear',
    title: t.title,
    submit: t.submit,
    state: alert.id,
    intro: [
      { kind: 'text', tone: 'strong', text: titleOf(alert, ctx.language) },
      { kind: 'text', text: t.intro },
    ],
    fields: bodyFields(ctx, body),
  });
}

async function sendClear(ctx: Work, alert: Alert, words: FollowWords): Promise<Message> {
  const said = taken(ctx, words);
  const tally = await ctx.store.deliveries.tally(alert.id);
  const { standings, answers } = tally;
  const t = ctx.t.watch.clear;
  ctx.detail = 'state:open>cleared';
  const ended = { by: ctx.actor.id, at: ctx.now.toISOString() };
  await follow(ctx, alert, 'cleared', 'all', said, { state: 'cleared', ended });
  for (const post of await channelPosts(ctx, alert.id)) {
    if (post.posted) ctx.save('deliveries', asOver(post, ctx.now));
    else if (post.state === 'owed') ctx.save('deliveries', giveUp(post, 'cleared'));
  }
  const done = t.done(alert.id, standings.sent + answered(answers));
  const notYet = standings.owed + standings.sending;
  const lines = notYet > 0 ? [done, t.notYet(notYet)] : [done];
  const unsafe = notKnownSafe(ctx, alert, tally);
  if (!unsafe) return say(lines.join('\n'));
  const left = t.left(unsafe);
  return {
    text: [...lines, left].join('\n'),
    card: [
      ...lines.map((line) => ({ kind: 'text', text: line }) as const),
      { kind: 'text', tone: answers.help > 0 ? 'alert' : 'strong', text: left },
      answersButton(ctx.t, alert.id),
    ],
  };
}

/** Channels are few: what they show says that it is over, too. */
function asOver({ expires: _, ...post }: Delivery, now: Date): Delivery {
  return owedAnew(post, now, { owedAt: now.toISOString() });
}

/** Whoever a muster that ends has not heard to be safe: to call them is still to be done. */
function notKnownSafe({ t }: Work, alert: Alert, tally: Tally): string {
  if (alert.wanted !== 'muster') return '';
  const { help, unreached, silent } = countsOf(tally);
  return figures(t, alert.wanted, { ...noCounts(), help, unreached, silent });
}

export const clearCommand: Command<Work> = {
  name: 'alert clear',
  head: { en: ['alert'], fr: ['alerte'] },
  sub: { en: ['clear'], fr: ['fin'] },
  args: [
    { kind: 'number', name: 'alert', prefix: 'AL' },
    { kind: 'text', name: 'words', optional: true },
  ],
  ...officers,
  summary: { en: 'Send the all-clear and close an alert', fr: 'Annoncer la fin d’une alerte et la clore' },
  examples: {
    en: ['alert clear AL-2026-0001', 'alert clear AL-2026-0001 You may go back in. | Vous pouvez rentrer.'],
    fr: ['alerte fin AL-2026-0001', 'alerte fin AL-2026-0001 Vous pouvez rentrer. | You may go back in.'],
  },
  run: (ctx, { alert = '', words = '' }) => clear(ctx, alert, words),
};

/** What the form's button opens again, where a platform could not open it at once. */
export const clearAction: Action<Work> = {
  id: 'alert.clear',
  ...officers,
  run: async (ctx, id) => askClear(ctx, await openAlert(ctx, id, 'clear'), {}),
};

export const clearForm: FormHandler<Work> = {
  id: 'alert.clear',
  who: alertOfficers,
  async run(ctx, { state, values }) {
    return sendClear(ctx, await openAlert(ctx, state, 'clear'), wordsOf(ctx, values, false));
  },
};
