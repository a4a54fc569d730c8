import type { Action, Answer, FormHandler, Timer } from '../../chat/command.ts';
import { InvalidForm, Refusal } from '../../chat/errors.ts';
import type { Language } from '../../chat/event.ts';
import { type Message, say } from '../../chat/message.ts';
import type { Posted } from '../../chat/target.ts';
import { type Alert, changeAlert, expiryOf, followUp, type MissingLanguage } from '../../domain/alert.ts';
import { otherLanguage } from '../../domain/bilingual.ts';
import {
  type Delivery,
  followUpPost,
  isUnderway,
  ledgerId,
  owedAnew,
  remindersOf,
} from '../../domain/delivery.ts';
import { languageOf } from '../../domain/person.ts';
import { ask } from '../ask.ts';
import { accept } from '../report/sensitivity.ts';
import type { Unit, Work } from '../work.ts';
import { alertFor, alertOfficers, draftFor } from './access.ts';
import { alertMaker, marked } from './card.ts';
import { channelPosts } from './channels.ts';
import { withLanguage } from './draft.ts';
import { startWalk, type Walk, walkTimer } from './ledger-walk.ts';
import { preview } from './preview.ts';
import { longestBody, longestTitle } from './texts.ts';
import { correctionOf } from './withdraw.ts';

const timer = 'alert.language';

/** What was said in one language and owes the other: an alert, or its follow-up `n`. */
interface Owing {
  alert: Alert;
  n?: number;
  missing: MissingLanguage;
  /** In the language there is. */
  lines: string[];
}

/** @param of `AL-2026-0001`, or a follow-up of it, `AL-2026-0001#2` */
function owing(alert: Alert, of: string): Owing | undefined {
  const n = Number(of.split('#')[1]) || undefined;
  const said = n === undefined ? alert : alert.updates[n - 1];
  if (!said?.missing) return undefined;
  const from = otherLanguage(said.missing.language);
  const lines = 'title' in said ? [said.title[from], said.body[from]] : [said.body[from]];
  return { alert, missing: said.missing, lines: lines.filter(Boolean), ...(n !== undefined && { n }) };
}

async function owingFor(ctx: Work, of: string): Promise<Owing> {
  const found = owing(await alertFor(ctx, of.split('#')[0] ?? ''), of);
  if (!found) throw new Refusal('too-late', ctx.t.alert.notMissing(of));
  return found;
}

/** Asks for the text in the language that is missing, before or after it was sent. */
async function askLanguage(ctx: Work, of: string): Promise<Answer> {
  const { n, missing, lines } = await owingFor(ctx, of);
  const t = ctx.t.alert;
  const language = t.languages[missing.language];
  const title = { name: 'title', label: t.form.title(language), maxLength: longestTitle };
  const body = { name: 'body', label: t.form.body(language), multiline: true, maxLength: longestBody };
  return ask(ctx, {
    id: 'alert.translate',
    title: t.form.translate,
    state: of,
    intro: [{ kind: 'quote', text: lines.join('\n') }],
    fields:
      n === undefined
        ? [
            { kind: 'text', ...title, required: true },
            { kind: 'text', ...body },
          ]
        : [{ kind: 'text', ...body, required: true }],
  });
}

const languageForm: FormHandler<Work> = {
  id: 'alert.translate',
  who: alertOfficers,
  async run(ctx, { state, values }) {
    const { alert, n, missing } = await owingFor(ctx, state);
    const { language } = missing;
    const [title = '', body = ''] = accept(ctx, [values.title ?? '', values.body ?? ''], alert.marking).texts;
    if (n === undefined && !title) throw new InvalidForm({ title: ctx.t.alert.form.needTitle });
    if (n !== undefined && !body) throw new InvalidForm({ body: ctx.t.alert.form.needText });
    const changed =
      n === undefined
        ? withLanguage(alert, language, title, body, ctx.actor.id, ctx.now)
        : withUpdateLanguage(alert, n, language, body, ctx);
    ctx.save('alerts', changed);
    if (changed.state === 'draft' || changed.state === 'scheduled') return preview(ctx, changed);
    await changePosts(ctx, changed.id, n);
    startWalk(ctx, translation, changed.id, [language, ctx.now.toISOString(), n ?? ''].join('~'));
    return say(ctx.t.alert.languageAdded(state, ctx.t.alert.languages[language]));
  },
};

function withUpdateLanguage(alert: Alert, n: number, language: Language, body: string, ctx: Work): Alert {
  const updates = alert.updates.map((update, i) => {
    if (i !== n - 1) return update;
    const { missing: _, ...rest } = update;
    return { ...rest, body: { ...update.body, [language]: body } };
  });
  return changeAlert(alert, ctx.actor.id, ctx.now, 'language-added', { updates }, `${language}#${n}`);
}

/**
 * An emergency may go out in one language with a reason (Official Languages Act, Part IV asks for both): the reason is
 * kept, and the other language is owed within the set time.
 */
async function askSingle(ctx: Work, id: string): Promise<Answer> {
  const alert = await draftFor(ctx, id);
  const t = ctx.t.alert;
  const language = alert.missing?.language;
  if (!language) throw new Refusal('too-late', t.notMissing(id));
  if (alert.kind !== 'emergency') throw new Refusal('not-allowed', t.needLanguage(t.languages[language]));
  return ask(ctx, {
    id: 'alert.single',
    title: t.form.single,
    state: id,
    intro: [{ kind: 'text', text: t.form.singleIntro(t.languages[language]) }],
    fields: [{ kind: 'text', name: 'reason', label: t.form.reason, required: true }],
  });
}

const singleForm: FormHandler<Work> = {
  id: 'alert.single',
  who: alertOfficers,
  async run(ctx, { state, values }) {
    const alert = await draftFor(ctx, state);
    if (!alert.missing || alert.kind !== 'emergency')
      throw new Refusal('too-late', ctx.t.alert.notMissing(state));
    const [reason = ''] = accept(ctx, [values.reason ?? ''], alert.marking).texts;
    if (!reason) throw new InvalidForm({ reason: ctx.t.alert.form.needReason });
    ctx.detail = `single-language:${alert.missing.language}`;
    const missing = { ...alert.missing, reason };
    // The reason stays on record when the other language has come.
    const changed = changeAlert(alert, ctx.actor.id, ctx.now, 'single-language', { missing }, reason);
    ctx.save('alerts', changed);
    return preview(ctx, changed);
  },
};

/**
 * What is said in one language owes the other within the set time; somebody is reminded when it is still owed then.
 * @param of the alert, or its follow-up
 */
export function owesLanguage(
  unit: Unit,
  of: string,
  missing: Pick<MissingLanguage, 'language' | 'reason'>,
): MissingLanguage {
  const owedBy = new Date(unit.now.getTime() + unit.department.alerting.secondLanguageWithin).toISOString();
  unit.save('due', { id: `${timer}:${of}`, version: 0, timer, subject: of, at: owedBy });
  return { ...missing, owedBy };
}

/** What was said in one language, with the button that adds the other. */
export function owedCard({ t }: Pick<Work, 't'>, of: string, language: Language, line: string): Message {
  const button = { action: 'alert.translate', value: of, label: t.alert.buttons.translate } as const;
  const missing = t.alert.missing(t.alert.languages[language]);
  return {
    text: `${line} ${missing}`,
    card: [
      { kind: 'text', tone: 'strong', text: line },
      { kind: 'text', text: missing },
      { kind: 'buttons', buttons: [button] },
    ],
  };
}

/** The other language is still owed: whoever wrote it and the CSO hear of it, with the button that adds it. */
const languageTimer: Timer<Unit> = {
  id: timer,
  async run(unit, of) {
    const alert = await unit.store.alerts.get(of.split('#')[0] ?? '');
    const owed = alert && owing(alert, of);
    if (!alert || !owed || alert.state === 'recalled') return;
    const { n, missing } = owed;
    const by = (n === undefined ? undefined : alert.updates[n - 1]?.by) ?? alert.author;
    const author = await unit.store.people.get(by);
    const people = [...(author ? [author] : []), ...(await unit.store.people.withRole('cso'))];
    for (const person of people) {
      await unit.tell(`${of}:language`, person, (t) =>
        owedCard(
          { t },
          of,
          missing.language,
          marked(alert, t.alert.languageOwed(of, t.alert.languages[missing.language])),
        ),
      );
    }
  },
};

/** A message that was sent so long after a text was added was made with it, in milliseconds. */
const surely = 60_000;

/**
 * Who reads the language that was added gets it: as a message of its own where the alert still runs and they have not answered
 * since it came, for who could not read it has put the telephone away and a change in place rings nowhere; else in place.
 */
const translation: Walk = {
  timer: 'alert.translated',
  wanted: ({ state }) => state === 'open' || state === 'cleared',
  async step(unit, alert, line, note) {
    const [language, added = '', n] = note.split('~');
    if (line.to.kind !== 'person') return undefined;
    const person = await unit.store.people.get(line.to.id);
    if (languageOf(person, undefined) !== language) return undefined;
    const message = n
      ? await unit.store.deliveries.get(ledgerId(followUp(alert.id, Number(n)), line.to.id))
      : line;
    if (!message) return undefined;
    // It may be made before the text was added, and posted in a moment.
    if (isUnderway(message)) return 'later';
    if (!message.posted || isMadeAfter(message, added)) return undefined;
    const at = unit.now.toISOString();
    // Who answered an alert before its follow-up came has not said that they understood that.
    const answered = line.answer !== undefined && (!n || line.answer.at >= (message.sentAt ?? ''));
    const rings = alert.state === 'open' && !answered && expiryOf(alert) > at;
    const changed = rings ? asOwnMessage(alert, message, message.posted) : message;
    unit.save('deliveries', owedAnew(changed, unit.now, { owedAt: at }));
    return undefined;
  },
};

/** The message without what is posted, which is kept for a recall. A reminder becomes the alert itself again. */
function asOwnMessage(alert: Alert, { posted: _, ...message }: Delivery, posted: Posted): Delivery {
  return {
    ...message,
    ...(message.alert && { content: { card: alertMaker.id, of: alert.id } }),
    expires: expiryOf(alert),
    // It is no reminder: those are still to come.
    reminded: remindersOf(message),
    earlier: [...(message.earlier ?? []), posted],
  };
}

/** Channels show both languages: what was posted there is changed for all. */
async function changePosts(unit: Unit, alert: string, n: number | undefined): Promise<void> {
  const at = unit.now.toISOString();
  const posts = await channelPosts(unit, alert);
  const ids = posts.flatMap(({ id }) => (n === undefined ? [id, correctionOf(id)] : [followUpPost(id, n)]));
  for (const id of ids) {
    const post = await unit.store.deliveries.get(id);
    if (post?.posted) unit.save('deliveries', owedAnew(post, unit.now, { owedAt: at }));
  }
}

function isMadeAfter({ owedAt, sentAt = '' }: Delivery, added: string): boolean {
  return owedAt >= added || sentAt >= new Date(Date.parse(added) + surely).toISOString();
}

export const languageActions: readonly Action<Work>[] = [
  { id: 'alert.translate', who: alertOfficers, privacy: 'private', run: askLanguage },
  { id: 'alert.single', who: alertOfficers, privacy: 'private', run: askSingle },
];
export const languageForms = [languageForm, singleForm];
export const languageTimers = [languageTimer, walkTimer(translation)];
