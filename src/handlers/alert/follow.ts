import { split } from '../../chat/arguments.ts';
import type { Action, Answer, CardMaker, Command, FormHandler, Outcome } from '../../chat/command.ts';
import { InvalidForm, Refusal } from '../../chat/errors.ts';
import type { Language, Platform } from '../../chat/event.ts';
import type { Element, Message } from '../../chat/message.ts';
import { fold } from '../../chat/words.ts';
import {
  type Alert,
  changeAlert,
  isAnswerable,
  laneOf,
  type UpdateScope,
  updateScopes,
} from '../../domain/alert.ts';
import type { Bilingual } from '../../domain/bilingual.ts';
import { type Delivery, isReached, isUnderway, shownTo } from '../../domain/delivery.ts';
import { fits } from '../../domain/marking.ts';
import { languageOf } from '../../domain/person.ts';
import { answered } from '../../domain/roll-up.ts';
import { text } from '../../text/index.ts';
import { ask } from '../ask.ts';
import { accept } from '../report/sensitivity.ts';
import type { Unit, Work } from '../work.ts';
import { alertOfficers } from './access.ts';
import { answerButtons, titleOf } from './card.ts';
import { channelPosts } from './channels.ts';
import { startWalk, type Walk, walkTimer } from './ledger-walk.ts';
import { sentAlert } from './status.ts';
import { longestBody } from './texts.ts';
import { giveUp } from './withdraw.ts';

const number = { kind: 'number', name: 'alert', prefix: 'AL' } as const;
const head = { en: ['alert'], fr: ['alerte'] } as const;
const officers = { who: alertOfficers, privacy: 'private' } as const;
const scopeWords: Readonly<Record<UpdateScope, readonly string[]>> = {
  all: ['all', 'tous'],
  unanswered: ['unanswered', 'sans-reponse'],
  help: ['help', 'aide'],
};
const other: Readonly<Record<Language, Language>> = { en: 'fr', fr: 'en' };

/**
 * What is said after an alert: a follow-up to those concerned, or the all-clear, which also ends it. No second person
 * approves it, however many get it: it goes only to people to whom an approved alert went, when minutes count, and a
 * wrong one is put right by the next. It is audited, with who it was for, like the alert itself.
 */
async function openAlert(ctx: Work, id: string, what: 'update' | 'clear'): Promise<Alert> {
  const alert = await sentAlert(ctx, id);
  if (alert.state === 'open') return alert;
  throw new Refusal('too-late', ctx.t.watch[what].notOpen(id, ctx.t.alert.states[alert.state]));
}

async function update(ctx: Work, id: string, words: string): Promise<Outcome> {
  const alert = await openAlert(ctx, id, 'update');
  const { scope, rest } = scopeIn(words);
  const body = bodyOf(ctx, rest);
  if (!body.en || !body.fr) return askUpdate(ctx, alert, scope, body);
  return sendUpdate(ctx, alert, scope ?? 'all', { en: body.en, fr: body.fr });
}

/** “Help is on its way” begins a text and `help` names those concerned: the capital letter tells them apart. */
function scopeIn(words: string): { scope?: UpdateScope; rest: string } {
  const [first, rest] = split(words);
  const small = first === first.toLowerCase();
  const scope = updateScopes.find((each) => small && scopeWords[each].includes(fold(first)));
  return scope ? { scope, rest } : { rest: words };
}

/** `TEXT | TEXTE`: the writer's own language first. */
function bodyOf(ctx: Work, words: string): Partial<Bilingual> {
  const [own = '', ...second] = words.split('|');
  return { [ctx.language]: own.trim(), [other[ctx.language]]: second.join('|').trim() };
}

function askUpdate(
  ctx: Work,
  alert: Alert,
  scope: UpdateScope | undefined,
  body: Partial<Bilingual>,
): Answer {
  const t = ctx.t.watch.update;
  return ask(ctx, {
    id: 'alert.update',
    title: t.title,
    state: alert.id,
    intro: [{ kind: 'text', tone: 'strong', text: titleOf(alert, ctx.language) }],
    fields: [
      ...bodyFields(ctx, body),
      {
        kind: 'choice',
        name: 'scope',
        label: t.scope,
        options: updateScopes.map((value) => ({ value, label: t.scopes[value] })),
        value: scope ?? 'all',
        compact: true,
      },
    ],
  });
}

function bodyFields(ctx: Work, body: Partial<Bilingual>) {
  const t = ctx.t.watch.update;
  const labels = { en: t.english, fr: t.french };
  return ([ctx.language, other[ctx.language]] as const).map((language) => ({
    kind: 'text' as const,
    name: language,
    label: labels[language],
    multiline: true,
    required: true,
    maxLength: longestBody,
    ...(body[language] && { value: body[language] }),
  }));
}

/** Both languages of a form; says which is missing. */
function bothOf(ctx: Work, values: Readonly<Record<string, string>>): Bilingual {
  const body = { en: values.en?.trim() ?? '', fr: values.fr?.trim() ?? '' };
  const missing = (['en', 'fr'] as const).filter((language) => !body[language]);
  const t = ctx.t.watch.update;
  if (missing.length > 0) {
    throw new InvalidForm(Object.fromEntries(missing.map((language) => [language, t.needBoth])));
  }
  return body;
}

/** The words of a follow-up as they are kept: nothing above the platform's ceiling, or longer than a card takes. */
function taken(ctx: Work, body: Bilingual): Bilingual {
  const [en = '', fr = ''] = accept(ctx, [body.en, body.fr]).texts;
  if (en.length > longestBody || fr.length > longestBody) {
    throw new Refusal('bad-input', ctx.t.watch.update.tooLong);
  }
  return { en, fr };
}

async function sendUpdate(ctx: Work, alert: Alert, scope: UpdateScope, words: Bilingual): Promise<Message> {
  const body = taken(ctx, words);
  const concerned = await concernedBy(ctx, alert, scope);
  const t = ctx.t.watch.update;
  if (concerned === 0) throw new Refusal('bad-input', t.nobody(alert.id));
  ctx.detail = `update:${scope}`;
  await follow(ctx, alert, 'updated', scope, body, {});
  return { text: t.done[scope](alert.id, concerned) };
}

async function concernedBy(unit: Unit, alert: Alert, scope: UpdateScope): Promise<number> {
  const { standings, answers } = await unit.store.deliveries.tally(alert.id);
  const waiting = standings.sent + standings.owed + standings.sending;
  switch (scope) {
    case 'all':
      return waiting + answered(answers);
    case 'unanswered':
      return waiting;
    case 'help':
      return answers.help;
  }
}

/** Stores what is said, and begins to tell everybody concerned. */
async function follow(
  unit: Unit & { actor: Work['actor'] },
  alert: Alert,
  what: 'updated' | 'cleared',
  scope: UpdateScope,
  body: Bilingual,
  fields: Partial<Alert>,
): Promise<void> {
  const update = { at: unit.now.toISOString(), by: unit.actor.id, scope, body };
  const updates = [...alert.updates, update];
  const changed = changeAlert(alert, unit.actor.id, unit.now, what, { ...fields, updates }, scope);
  unit.save('alerts', changed);
  const n = updates.length;
  if (scope === 'all') {
    for (const post of await channelPosts(unit, alert.id)) {
      if (!post.posted) continue;
      const content = { card: followMaker.id, of: followUp(alert.id, n) };
      await unit.owe(`${post.id}#${n}`, post.to, content, { about: alert.id, lane: laneOf(alert) });
    }
  }
  startWalk(unit, walk, alert.id, String(n));
}

/** The name of a follow-up. */
function followUp(alert: string, n: number): string {
  return `${alert}#${n}`;
}

const walk: Walk = {
  timer: 'alert.follow',
  // An alert that was withdrawn meanwhile has nothing to follow up; one that was closed still has its all-clear.
  wanted: ({ state, updates }, n) =>
    state === 'open' || (state === 'cleared' && Number(n) === updates.length),
  async step(unit, alert, line, n) {
    const update = alert.updates[Number(n) - 1];
    if (!update || line.to.kind !== 'person') return undefined;
    const over = alert.state === 'cleared';
    if (over && !isReached(line) && !line.answer) return leave(unit, line);
    if (over && line.state === 'owed' && !line.posted) unit.save('deliveries', unremind(line));
    if (!concerns(line, update.scope)) return undefined;
    const id = `${followUp(alert.id, Number(n))}:${line.to.id}`;
    if (await unit.store.deliveries.get(id)) return undefined;
    const content = { card: followMaker.id, of: followUp(alert.id, Number(n)) };
    await unit.owe(id, line.to, content, { about: alert.id, lane: line.lane });
    return undefined;
  },
};

export const followWalk = walkTimer(walk);

/** Whoever did not get the alert before its end needs neither it nor its end; one on its way will have got it. */
function leave(unit: Unit, line: Delivery): 'later' | undefined {
  if (isUnderway(line)) return 'later';
  if (line.state === 'owed') unit.save('deliveries', giveUp(line, 'cleared'));
  return undefined;
}

/** A reminder that nobody needs any more. */
function unremind(line: Delivery): Delivery {
  const shown = shownTo(line);
  const posted = shown.pop();
  const { earlier: _, ...rest } = line;
  return { ...rest, state: 'sent', ...(posted && { posted }), ...(shown.length > 0 && { earlier: shown }) };
}

const hopeless = ['no-account', 'not-installed', 'left', 'marking'];

/** Those who left or have no account cannot be told anything; whoever was missed for another reason can be tried. */
function concerns(line: Delivery, scope: UpdateScope): boolean {
  if (!isReached(line) && !line.answer && line.state === 'failed' && hopeless.includes(line.reason ?? ''))
    return false;
  switch (scope) {
    case 'all':
      return true;
    case 'unanswered':
      return !line.answer;
    case 'help':
      return line.answer?.what === 'help';
  }
}

/** A follow-up as one person reads it, or both languages of a channel. */
export const followMaker: CardMaker<Unit> = {
  id: 'alert.follow',
  async make(unit, of, to) {
    const [id = '', n = ''] = of.split('#');
    const alert = await unit.store.alerts.get(id);
    const update = alert?.updates[Number(n) - 1];
    if (!alert || !update || alert.state === 'recalled') return undefined;
    const last = alert.state === 'cleared' && Number(n) === alert.updates.length;
    if (to.kind === 'channel') {
      return unit.inAll((t) => followCard(unit, alert, update.body, last, t.common.language, to.platform));
    }
    const language = languageOf(await unit.store.people.get(to.id), undefined);
    const message = followCard(unit, alert, update.body, last, language, to.platform);
    const line = await unit.store.deliveries.get(`${id}:${to.id}`);
    if (!isAnswerable(alert, unit.now) || line?.answer) return message;
    const buttons: Element = { kind: 'buttons', buttons: answerButtons(alert, text(language)) };
    return { ...message, card: [...(message.card ?? []), buttons] };
  },
};

function followCard(
  unit: Unit,
  alert: Alert,
  body: Bilingual,
  last: boolean,
  language: Language,
  platform: Platform,
): Message {
  const t = text(language);
  const title = titleOf(alert, language);
  const label = last ? t.watch.clear.label(title) : t.watch.update.label(title);
  const shown = fits(alert.marking, unit.department.ceilings[platform]);
  return {
    text: label,
    card: [
      { kind: 'text', tone: 'strong', text: label },
      ...(shown ? [{ kind: 'text', text: body[language] } as const] : []),
      { kind: 'text', tone: 'quiet', text: `${unit.department.name[language]} · ${alert.id}` },
    ],
  };
}

/** Ends an alert. Without words it is the template's all-clear. */
async function clear(ctx: Work, id: string, words: string): Promise<Outcome> {
  const alert = await openAlert(ctx, id, 'clear');
  const body = bodyOf(ctx, words);
  if (body.en && body.fr) return sendClear(ctx, alert, { en: body.en, fr: body.fr });
  const template = ctx.services.templates.find((each) => each.id === 'all-clear')?.body;
  if (!words && template) return sendClear(ctx, alert, template);
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

async function sendClear(ctx: Work, alert: Alert, words: Bilingual): Promise<Message> {
  const body = taken(ctx, words);
  const { standings, answers } = await ctx.store.deliveries.tally(alert.id);
  const t = ctx.t.watch.clear;
  ctx.detail = 'state:open>cleared';
  const ended = { by: ctx.actor.id, at: ctx.now.toISOString() };
  await follow(ctx, alert, 'cleared', 'all', body, { state: 'cleared', ended });
  for (const post of await channelPosts(ctx, alert.id)) {
    if (post.state === 'owed' && !post.posted) ctx.save('deliveries', giveUp(post, 'cleared'));
  }
  const done = t.done(alert.id, standings.sent + answered(answers));
  const notYet = standings.owed + standings.sending;
  return { text: notYet > 0 ? `${done}\n${t.notYet(notYet)}` : done };
}

export const followCommands: readonly Command<Work>[] = [
  {
    name: 'alert update',
    head,
    sub: { en: ['update'], fr: ['mettre-a-jour'] },
    args: [number, { kind: 'text', name: 'words', optional: true }],
    ...officers,
    summary: {
      en: 'Follow an alert up, to all, to those who have not answered, or to those who need help',
      fr: 'Donner suite à une alerte : à tous, à ceux qui n’ont pas répondu ou à ceux qui demandent de l’aide',
    },
    examples: {
      en: [
        'alert update AL-2026-0001 The power returns at noon. | Le courant revient à midi.',
        'alert update AL-2026-0001 unanswered Please answer now. | Veuillez répondre maintenant.',
        'alert update AL-2026-0001',
      ],
      fr: [
        'alerte mettre-a-jour AL-2026-0001 Le courant revient à midi. | The power returns at noon.',
        'alerte mettre-a-jour AL-2026-0001 sans-reponse Veuillez répondre maintenant. | Please answer now.',
        'alerte mettre-a-jour AL-2026-0001',
      ],
    },
    run: (ctx, { alert = '', words = '' }) => update(ctx, alert, words),
  },
  {
    name: 'alert clear',
    head,
    sub: { en: ['clear'], fr: ['fin'] },
    args: [number, { kind: 'text', name: 'words', optional: true }],
    ...officers,
    summary: { en: 'Send the all-clear and close an alert', fr: 'Annoncer la fin d’une alerte et la clore' },
    examples: {
      en: ['alert clear AL-2026-0001', 'alert clear AL-2026-0001 You may go back in. | Vous pouvez rentrer.'],
      fr: ['alerte fin AL-2026-0001', 'alerte fin AL-2026-0001 Vous pouvez rentrer. | You may go back in.'],
    },
    run: (ctx, { alert = '', words = '' }) => clear(ctx, alert, words),
  },
];

function scopeOf(word: string | undefined): UpdateScope | undefined {
  return updateScopes.find((each) => each === word);
}

/** What the forms' buttons open again, where a platform could not open them at once. */
export const followActions: readonly Action<Work>[] = [
  {
    id: 'alert.update',
    ...officers,
    run: async (ctx, id) => askUpdate(ctx, await openAlert(ctx, id, 'update'), undefined, {}),
  },
  {
    id: 'alert.clear',
    ...officers,
    run: async (ctx, id) => askClear(ctx, await openAlert(ctx, id, 'clear'), {}),
  },
];

export const followForms: readonly FormHandler<Work>[] = [
  {
    id: 'alert.update',
    who: alertOfficers,
    async run(ctx, { state, values }) {
      const alert = await openAlert(ctx, state, 'update');
      return sendUpdate(ctx, alert, scopeOf(values.scope) ?? 'all', bothOf(ctx, values));
    },
  },
  {
    id: 'alert.clear',
    who: alertOfficers,
    async run(ctx, { state, values }) {
      return sendClear(ctx, await openAlert(ctx, state, 'clear'), bothOf(ctx, values));
    },
  },
];
