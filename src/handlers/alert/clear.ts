import type { Action, Answer, Command, FormHandler, Outcome } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import { type Element, type Message, say } from '../../chat/message.ts';
import { type Alert, laneOf } from '../../domain/alert.ts';
import type { Bilingual } from '../../domain/bilingual.ts';
import { type Delivery, owedAnew, type Tally } from '../../domain/delivery.ts';
import { fits } from '../../domain/marking.ts';
import { onceEach } from '../../domain/once-each.ts';
import { answered, countsOf, noCounts } from '../../domain/roll-up.ts';
import type { Text } from '../../text/index.ts';
import { ask } from '../ask.ts';
import type { Work } from '../work.ts';
import { alertOfficers } from './access.ts';
import { marked, titleOf } from './card.ts';
import { channelPosts } from './channels.ts';
import { answersButton, figures } from './figures.ts';
import { follow } from './follow.ts';
import { bodyFields, bodyOf, type FollowWords, openAlert, taken, wordsOf } from './follow-words.ts';
import { giveUp } from './withdraw.ts';

const officers = { who: alertOfficers, privacy: 'private' } as const;

/**
 * Ends an alert. Without words it is the template's all-clear. Where a muster does not know everybody to be safe, its figures are
 * shown first: people are told that all is over, and nobody goes on looking.
 */
async function clear(ctx: Work, id: string | undefined, words: string): Promise<Outcome> {
  const running = id ?? (await theRunning(ctx));
  if (typeof running !== 'string') return running;
  const alert = await openAlert(ctx, running, 'clear');
  const template = words ? undefined : allClear(ctx);
  const body = template ?? bodyOf(ctx, words);
  const tally = await ctx.store.deliveries.tally(alert.id);
  const sure = notKnownSafe(ctx.t, alert, tally) === '';
  if (sure && body.en && body.fr) return sendClear(ctx, alert, tally, { body: { en: body.en, fr: body.fr } });
  return askClear(ctx, alert, tally, body);
}

function allClear({ services }: Work): Bilingual | undefined {
  return services.templates.find((each) => each.id === 'all-clear')?.body;
}

/** How far back the running alerts are looked for. */
const recent = 50;
const day = 24 * 60 * 60 * 1000;

/** The number of the only alert that is running; a choice where there are several. What only informs people needs no end. */
async function theRunning(ctx: Work): Promise<string | Message> {
  const since = ctx.after(-day);
  const asked = await ctx.store.alerts.open();
  const sent = (await ctx.store.alerts.page(undefined, recent)).filter(
    ({ state, startedAt = '' }) => state === 'open' && startedAt > since,
  );
  const ceiling = ctx.department.ceilings[ctx.platform];
  const running = onceEach([...asked, ...sent]).filter(
    ({ kind, marking }) => kind !== 'information' && fits(marking, ceiling),
  );
  const [only] = running;
  if (!only) throw new Refusal('bad-input', ctx.t.watch.clear.noneOpen);
  if (running.length === 1) return only.id;
  const t = ctx.t.watch.clear;
  const options = running.map((alert) => ({
    value: alert.id,
    label: `${alert.id} · ${titleOf(alert, ctx.language)}`,
  }));
  return {
    text: t.which,
    card: [
      // What is chosen is ended, and not opened.
      { kind: 'choice', action: clearAction.id, label: t.which, options },
    ],
  };
}

function askClear(ctx: Work, alert: Alert, tally: Tally, body: Partial<Bilingual>): Answer {
  const t = ctx.t.watch.clear;
  const unsafe = notKnownSafe(ctx.t, alert, tally);
  const figures: Element[] = unsafe
    ? [{ kind: 'text', tone: 'alert', text: t.left(unsafe) }, answersButton(ctx.t, alert.id)]
    : [];
  return ask(ctx, {
    id: clearAction.id,
    title: t.title,
    submit: unsafe ? t.allTheSame : t.submit,
    state: alert.id,
    intro: [
      { kind: 'text', tone: 'strong', text: titleOf(alert, ctx.language) },
      ...figures,
      { kind: 'text', text: t.intro },
    ],
    fields: bodyFields(ctx, body),
  });
}

async function sendClear(ctx: Work, alert: Alert, tally: Tally, words: FollowWords): Promise<Message> {
  const said = taken(ctx, words);
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
  const unsafe = notKnownSafe(ctx.t, alert, tally);
  if (!unsafe) return say(lines.join('\n'));
  await tellCso(ctx, alert, tally);
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
function notKnownSafe(t: Text, alert: Alert, tally: Tally): string {
  if (alert.wanted !== 'muster') return '';
  const { help, unreached, silent } = countsOf(tally);
  return figures(t, alert.wanted, { ...noCounts(), help, unreached, silent });
}

/** The CSO answers for whoever is not known to be safe once nobody is asked any more. */
async function tellCso(ctx: Work, alert: Alert, tally: Tally): Promise<void> {
  for (const cso of await ctx.store.people.withRole('cso')) {
    if (cso.id === ctx.actor.id) continue;
    const write = (t: Text): Message => {
      const figures = notKnownSafe(t, alert, tally);
      const text = marked(alert, t.watch.clear.endedUnknown(ctx.actor.name, alert.id, figures));
      return { text, card: [{ kind: 'text', tone: 'strong', text }, answersButton(t, alert.id)] };
    };
    // Somebody may be looked for: it waits neither for the all-clear to all nor for lessons.
    await ctx.tell(`${alert.id}~ended`, cso, write, { about: alert.id, lane: laneOf(alert) });
  }
}

export const clearCommand: Command<Work> = {
  name: 'alert clear',
  head: { en: ['alert'], fr: ['alerte'] },
  sub: { en: ['clear', 'end'], fr: ['fin', 'terminer'] },
  args: [
    { kind: 'number', name: 'alert', prefix: 'AL', optional: true },
    { kind: 'text', name: 'words', optional: true },
  ],
  ...officers,
  summary: { en: 'Send the all-clear and close an alert', fr: 'Annoncer la fin d’une alerte et la clore' },
  examples: {
    en: [
      'alert clear',
      'alert clear AL-2026-0001',
      'alert clear AL-2026-0001 You may go back in. | Vous pouvez rentrer.',
    ],
    fr: [
      'alerte fin',
      'alerte fin AL-2026-0001',
      'alerte fin AL-2026-0001 Vous pouvez rentrer. | You may go back in.',
    ],
  },
  run: (ctx, { alert, words = '' }) => clear(ctx, alert, words),
};

/** What the form's button opens again, where a platform could not open it at once. */
export const clearAction: Action<Work> = {
  id: 'alert.clear',
  ...officers,
  async run(ctx, id) {
    const alert = await openAlert(ctx, id, 'clear');
    return askClear(ctx, alert, await ctx.store.deliveries.tally(id), allClear(ctx) ?? {});
  },
};

export const clearForm: FormHandler<Work> = {
  id: 'alert.clear',
  who: alertOfficers,
  async run(ctx, { state, values }) {
    const alert = await openAlert(ctx, state, 'clear');
    const tally = await ctx.store.deliveries.tally(alert.id);
    return sendClear(ctx, alert, tally, wordsOf(ctx, values, false));
  },
};
