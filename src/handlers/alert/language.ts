import type { Action, Answer, FormHandler, Timer } from '../../chat/command.ts';
import { InvalidForm, Refusal } from '../../chat/errors.ts';
import { say } from '../../chat/message.ts';
import type { Alert } from '../../domain/alert.ts';
import { otherLanguage } from '../../domain/bilingual.ts';
import { languageOf } from '../../domain/person.ts';
import { ask } from '../ask.ts';
import { accept } from '../report/sensitivity.ts';
import type { Unit, Work } from '../work.ts';
import { alertFor, alertOfficers, draftFor } from './access.ts';
import { alertMaker } from './card.ts';
import { withLanguage } from './draft.ts';
import { startWalk, type Walk, walkTimer } from './ledger-walk.ts';
import { preview } from './preview.ts';
import { longestBody, longestTitle } from './texts.ts';

const timer = 'alert.language';

/** Asks for the text in the language that is missing, before or after the alert was sent. */
async function askLanguage(ctx: Work, id: string): Promise<Answer> {
  const alert = await alertFor(ctx, id);
  const language = alert.missing?.language;
  if (!language) throw new Refusal('too-late', ctx.t.alert.notMissing(id));
  const t = ctx.t.alert;
  const from = otherLanguage(language);
  return ask(ctx, {
    id: 'alert.translate',
    title: t.form.translate,
    state: id,
    intro: [{ kind: 'quote', text: [alert.title[from], alert.body[from]].filter(Boolean).join('\n') }],
    fields: [
      {
        kind: 'text',
        name: 'title',
        label: t.form.title(t.languages[language]),
        required: true,
        maxLength: longestTitle,
      },
      {
        kind: 'text',
        name: 'body',
        label: t.form.body(t.languages[language]),
        multiline: true,
        maxLength: longestBody,
      },
    ],
  });
}

const languageForm: FormHandler<Work> = {
  id: 'alert.translate',
  who: alertOfficers,
  async run(ctx, { state, values }) {
    const alert = await alertFor(ctx, state);
    const language = alert.missing?.language;
    if (!language) throw new Refusal('too-late', ctx.t.alert.notMissing(state));
    const { texts } = accept(ctx, [values.title ?? '', values.body ?? ''], alert.marking);
    const [title = '', body = ''] = texts;
    if (!title) throw new InvalidForm({ title: ctx.t.alert.form.needTitle });
    const changed = withLanguage(alert, language, title, body, ctx.actor.id, ctx.now);
    ctx.save('alerts', changed);
    if (changed.state === 'draft' || changed.state === 'scheduled') return preview(ctx, changed);
    startWalk(ctx, translation, changed.id, language);
    return say(ctx.t.alert.languageAdded(state, ctx.t.alert.languages[language]));
  },
};

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
    const changed: Alert = { ...alert, missing: { ...alert.missing, reason } };
    ctx.save('alerts', changed);
    return preview(ctx, changed);
  },
};

/** What an alert that starts in one language owes, and by when; somebody is reminded when it is still owed then. */
export function owesLanguage(unit: Unit, alert: Alert): Pick<Alert, 'missing'> | undefined {
  if (!alert.missing) return undefined;
  const owedBy = new Date(unit.now.getTime() + unit.department.alerting.secondLanguageWithin).toISOString();
  unit.save('due', { id: `${timer}:${alert.id}`, version: 0, timer, subject: alert.id, at: owedBy });
  return { missing: { ...alert.missing, owedBy } };
}

/** The other language is still owed: its author and the CSO hear of it, with the button that adds it. */
const languageTimer: Timer<Unit> = {
  id: timer,
  async run(unit, id) {
    const alert = await unit.store.alerts.get(id);
    if (!alert?.missing || alert.state === 'recalled') return;
    const { language } = alert.missing;
    const author = await unit.store.people.get(alert.author);
    const people = [...(author ? [author] : []), ...(await unit.store.people.withRole('cso'))];
    for (const person of people) {
      await unit.tell(`${id}:language`, person, (t) => {
        const line = t.alert.languageOwed(id, t.alert.languages[language]);
        const button = { action: 'alert.translate', value: id, label: t.alert.buttons.translate } as const;
        return {
          text: line,
          card: [
            { kind: 'text', tone: 'strong', text: line },
            { kind: 'buttons', buttons: [button] },
          ],
        };
      });
    }
  },
};

/** Changes, in place, the messages of those who read the language that was added. */
const translation: Walk = {
  timer: 'alert.translated',
  wanted: () => true,
  async step(unit, alert, line, language) {
    const person = await unit.store.people.get(line.to.kind === 'person' ? line.to.id : '');
    if (!line.posted || languageOf(person, undefined) !== language) return undefined;
    unit.save('deliveries', {
      ...line,
      content: { card: alertMaker.id, of: alert.id },
      state: 'owed',
      tryAt: unit.now.toISOString(),
    });
    return undefined;
  },
};

export const languageActions: readonly Action<Work>[] = [
  { id: 'alert.translate', who: alertOfficers, privacy: 'private', run: askLanguage },
  { id: 'alert.single', who: alertOfficers, privacy: 'private', run: askSingle },
];
export const languageForms = [languageForm, singleForm];
export const languageTimers = [languageTimer, walkTimer(translation)];
