import type { Action, Answer, Command, Outcome } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import type { Element, Message } from '../../chat/message.ts';
import { type Alert, type AlertAnswer, type Answered, answersTo, isLate } from '../../domain/alert.ts';
import { type Delivery, ledgerId } from '../../domain/delivery.ts';
import { type Person, rolesOf } from '../../domain/person.ts';
import { dangerFirst } from '../phones.ts';
import { plainWords } from '../report/drafts.ts';
import { fileReport } from '../report/intake.ts';
import type { Work } from '../work.ts';
import { alertCard, answerActions } from './card.ts';
import { newLine } from './spread.ts';

/** Stores what somebody answered. Answering again corrects; whoever answers late is kept, and marked. */
export async function recordAnswer(
  ctx: Work,
  alert: Alert,
  person: Person,
  what: AlertAnswer,
  more: Pick<Answered, 'event'> = {},
): Promise<Delivery> {
  const before =
    (await ctx.store.deliveries.get(ledgerId(alert.id, person.id))) ?? (await newLine(ctx, alert, person));
  const answer: Answered = {
    what,
    at: ctx.now.toISOString(),
    ...(person.id !== ctx.actor.id && { by: ctx.actor.id }),
    ...(isLate(alert, ctx.now) && { late: true }),
    ...more,
  };
  // What is on its way to change a message that was posted has to arrive all the same, and tells when it could not.
  const changing = before.posted !== undefined && (before.state === 'owed' || before.state === 'sending');
  const line: Delivery = {
    ...before,
    state: changing ? before.state : 'answered',
    answer,
    ...(before.answer && { corrected: [...(before.corrected ?? []), before.answer] }),
  };
  ctx.save('deliveries', line);
  ctx.about = alert.id;
  ctx.detail = `answer:${what}`;
  return line;
}

/** A pressed button of an alert, in one's own chat or in a channel. */
async function press(ctx: Work, id: string, what: AlertAnswer): Promise<Outcome> {
  const alert = await ctx.store.alerts.get(id);
  if (!alert?.startedAt || !answersTo[alert.wanted].includes(what)) return { text: ctx.t.common.gone };
  const person = await member(ctx);
  if (what === 'help') return needHelp(ctx, [alert], person);
  const line = await recordAnswer(ctx, alert, person, what);
  return shown(ctx, alert, line);
}

/** In one's own chat the card itself changes; a card in a channel belongs to all, and the answer is told alone. */
function shown(ctx: Work, alert: Alert, line: Delivery, more?: Message): Answer {
  const card = alertCard(ctx, alert, line, ctx.language);
  if (ctx.event.place.kind === 'direct') return { replace: card, ...(more && { message: more }) };
  return { message: more ?? confirmation(ctx, alert, line), privacy: 'private' };
}

function confirmation(ctx: Work, alert: Alert, line: Delivery): Message {
  const t = ctx.t.alert;
  const given = line.answer ? t.answers[line.answer.what] : '';
  return { text: t.recorded(given, alert.id) };
}

/**
 * Somebody needs help: the answer is recorded and a security event opened, of high severity and acknowledged or
 * escalated like any report of danger; the numbers come first. In an exercise no event is opened, and the person is told
 * what to do if it is real.
 */
async function needHelp(
  ctx: Work,
  alerts: readonly Alert[],
  person: Person,
  reported?: Message,
): Promise<Answer> {
  const real = alerts.filter(({ kind }) => kind !== 'exercise');
  let receipt = reported;
  let event: string | undefined;
  if (!receipt && real.length > 0) {
    receipt = await askForHelp(ctx, ctx.t.alert.helpText(real.map(({ id }) => id).join(', ')));
    event = ctx.about;
  } else if (receipt) event = ctx.about;
  const lines: Delivery[] = [];
  for (const alert of alerts) {
    lines.push(
      await recordAnswer(ctx, alert, person, 'help', event && alert.kind !== 'exercise' ? { event } : {}),
    );
  }
  if (event) ctx.about = event;
  const [alert] = alerts;
  const [line] = lines;
  const message = receipt ?? drillHelp(ctx);
  return alert && line && ctx.event.kind === 'action' ? shown(ctx, alert, line, message) : { message };
}

/** A report of danger of high severity, in the person's own name. */
function askForHelp(ctx: Work, text: string): Promise<Message> {
  return fileReport(ctx, { text, danger: true, type: 'ohs', severity: 'high', files: [] });
}

function drillHelp(ctx: Work): Message {
  const t = ctx.t.alert;
  const card: Element[] = [
    ...dangerFirst(ctx.t, ctx.department),
    { kind: 'text', tone: 'strong', text: t.drillHelp },
    {
      kind: 'buttons',
      buttons: [{ action: 'alert.real', value: '', label: t.buttons.real, style: 'danger' }],
    },
  ];
  return { text: t.drillHelp, card };
}

/** The alerts that ask whether the person is safe, and include them. */
async function mustersOf(ctx: Work): Promise<Alert[]> {
  const open = (await ctx.store.alerts.open()).filter(({ wanted }) => wanted === 'muster');
  const lines = await Promise.all(open.map(({ id }) => ctx.store.deliveries.get(ledgerId(id, ctx.actor.id))));
  return open.filter((_, i) => lines[i] !== undefined);
}

async function member(ctx: Work): Promise<Person> {
  const person = await ctx.store.people.get(ctx.actor.id);
  if (!person) throw new Refusal('not-allowed', ctx.t.common.notAllowed);
  return person;
}

/**
 * `safe`: answers every muster that includes the person. Whoever writes more (“safe, but John is hurt”, “safe combination
 * was changed”) may have something to tell: their words are offered to be sent to security, as any plain words are.
 */
async function safe(ctx: Work, more: string | undefined): Promise<Outcome> {
  const musters = await mustersOf(ctx);
  const t = ctx.t.alert;
  const offer = more && ctx.event.kind === 'text' ? await plainWords(ctx, ctx.event) : undefined;
  if (musters.length === 0) return offer ?? notAsked(ctx);
  const person = await member(ctx);
  for (const alert of musters) await recordAnswer(ctx, alert, person, 'safe');
  const recorded = t.recorded(t.answers.safe, musters.map(({ id }) => id).join(', '));
  if (!offer) return { text: recorded };
  return {
    text: `${recorded}\n${offer.text}`,
    card: [
      { kind: 'text', tone: 'strong', text: recorded },
      ...(offer.card ?? [{ kind: 'text', text: offer.text }]),
    ],
  };
}

function notAsked(ctx: Work): Message {
  const line = ctx.t.alert.noMuster;
  return { text: line, card: [{ kind: 'text', text: line }, ...dangerFirst(ctx.t, ctx.department)] };
}

/**
 * `help me`: a report of danger at once, whoever asks; during a muster it is also the answer to all that include the
 * person.
 */
async function helpMe(
  ctx: Work,
  what: string | undefined,
  files: Parameters<typeof fileReport>[1]['files'],
): Promise<Outcome> {
  const musters = ctx.actor.standing === 'member' ? await mustersOf(ctx) : [];
  const text = what ?? ctx.t.report.helpMeText;
  const receipt = await fileReport(ctx, {
    text,
    danger: true,
    type: 'threat-violence',
    severity: 'high',
    files,
  });
  if (musters.length === 0) return receipt;
  return needHelp(ctx, musters, await member(ctx), receipt);
}

/** Whether somebody may answer for another: officers, the wardens of their floor, their manager. */
export function mayAnswerFor(actor: Person, person: Person, now: Date): boolean {
  const roles = rolesOf(actor, now);
  if (roles.has('officer')) return true;
  const floor =
    actor.building !== undefined && actor.building === person.building && actor.floor === person.floor;
  return (roles.has('warden') && floor) || person.manager === actor.id;
}

/** The card with which a warden or a manager answers for somebody. */
async function askFor(ctx: Work, value: string): Promise<Outcome> {
  const { alert, person } = await forSomebody(ctx, value);
  const t = ctx.t.alert;
  const buttons = answersTo[alert.wanted].map((what) => ({
    action: 'alert.for.set',
    value: `${alert.id} ${person.id} ${what}`,
    label: t.answers[what],
  }));
  const line = t.answerFor(person.name, alert.id);
  return {
    text: line,
    card: [
      { kind: 'text', tone: 'strong', text: line },
      { kind: 'buttons', buttons },
    ],
  };
}

async function setFor(ctx: Work, value: string): Promise<Outcome> {
  const what = (['acknowledged', 'safe', 'help', 'away'] as const).find(
    (each) => each === value.split(' ')[2],
  );
  const { alert, person } = await forSomebody(ctx, value);
  if (!what || !answersTo[alert.wanted].includes(what)) return { text: ctx.t.common.gone };
  const t = ctx.t.alert;
  let receipt: Message | undefined;
  let event: string | undefined;
  if (what === 'help' && alert.kind !== 'exercise') {
    receipt = await askForHelp(ctx, t.helpFor(person.name, alert.id));
    event = ctx.about;
  }
  const line = await recordAnswer(ctx, alert, person, what, event ? { event } : {});
  const said = { text: t.recordedFor(person.name, t.answers[what], alert.id) };
  // The person's own card shows what was answered for them.
  if (line.posted) ctx.save('deliveries', { ...line, state: 'owed', tryAt: ctx.now.toISOString() });
  return { replace: said, ...(receipt && { message: receipt }) };
}

async function forSomebody(ctx: Work, value: string): Promise<{ alert: Alert; person: Person }> {
  const [id = '', address = ''] = value.split(' ');
  const [alert, person, actor] = await Promise.all([
    ctx.store.alerts.get(id.toUpperCase()),
    ctx.store.people.get(address),
    ctx.store.people.get(ctx.actor.id),
  ]);
  ctx.about = id.toUpperCase();
  const line = alert && person && (await ctx.store.deliveries.get(ledgerId(alert.id, person.id)));
  if (!alert || !person || !line || !actor || !mayAnswerFor(actor, person, ctx.now)) {
    throw new Refusal('not-found', ctx.t.alert.notYours(address, id));
  }
  return { alert, person };
}

const people = { who: 'everyone', privacy: 'private' } as const;

export const answerCommands: readonly Command<Work>[] = [
  {
    name: 'safe',
    head: { en: ['safe', 'i am safe'], fr: ['en securite', 'sauf', 'sauve', 'je suis en securite'] },
    args: [{ kind: 'text', name: 'more', optional: true }],
    ...people,
    summary: {
      en: 'Answer a muster: you are safe',
      fr: 'Répondre à un rassemblement : vous êtes en sécurité',
    },
    examples: { en: ['safe'], fr: ['en securite'] },
    run: (ctx, { more }) => safe(ctx, more),
  },
  {
    name: 'help me',
    head: { en: ['help me'], fr: ['aidez-moi', 'aidez moi', 'au secours'] },
    args: [{ kind: 'text', name: 'what', optional: true }],
    who: 'anyone',
    privacy: 'private',
    summary: { en: 'You need help now', fr: 'Vous avez besoin d’aide maintenant' },
    examples: {
      en: ['help me', 'help me third floor, 90 Elgin'],
      fr: ['aidez-moi', 'aidez-moi 3e étage, 90, rue Elgin'],
    },
    run: (ctx, { what }, { files }) => helpMe(ctx, what, files),
  },
  {
    name: 'alert answer',
    head: { en: ['alert'], fr: ['alerte'] },
    sub: { en: ['answer'], fr: ['repondre'] },
    args: [
      { kind: 'number', name: 'alert', prefix: 'AL' },
      { kind: 'person', name: 'person' },
    ],
    who: ['officer', 'cso', 'warden', 'manager'],
    privacy: 'private',
    summary: {
      en: 'Answer for somebody of your floor or team',
      fr: 'Répondre pour quelqu’un de votre étage ou de votre équipe',
    },
    examples: {
      en: ['alert answer AL-2026-0001 employee-en@sample.example'],
      fr: ['alerte repondre AL-2026-0001 employee-fr@sample.example'],
    },
    run: (ctx, { alert = '', person = '' }) => askFor(ctx, `${alert} ${person}`),
  },
];

const buttons = (Object.entries(answerActions) as [AlertAnswer, string][]).map(
  ([what, id]): Action<Work> => ({ id, ...people, run: (ctx, value) => press(ctx, value, what) }),
);

export const answerActionRecords: readonly Action<Work>[] = [
  ...buttons,
  { id: 'alert.real', ...people, run: (ctx) => askForHelp(ctx, ctx.t.report.helpMeText) },
  { id: 'alert.for', ...people, run: askFor },
  { id: 'alert.for.set', ...people, run: setFor },
];
