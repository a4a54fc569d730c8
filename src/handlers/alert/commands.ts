import { split } from '../../chat/arguments.ts';
import { type Action, allowed, type Command } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import type { Button, Element, Fact, Message } from '../../chat/message.ts';
import { colon } from '../../chat/words.ts';
import type { Alert, AlertChange } from '../../domain/alert.ts';
import { fits } from '../../domain/marking.ts';
import { nameAt } from '../name-at.ts';
import type { Work } from '../work.ts';
import { alertFor, alertOfficers, alertReaders } from './access.ts';
import { approveTyped } from './approval.ts';
import { titleOf } from './card.ts';
import { composeHere, composeLine, composeRead } from './compose.ts';
import { answersButton } from './figures.ts';
import { composeWords, templateFor } from './from-words.ts';
import { beginsLine, readLine } from './line.ts';
import { watchers } from './parts.ts';
import { facts, said } from './preview.ts';
import { go, rehearseOrRefuse } from './send.ts';

const head = { en: ['alert'], fr: ['alerte'] } as const;
const number = { kind: 'number', name: 'alert', prefix: 'AL' } as const;
const officers = { who: alertOfficers, privacy: 'private' } as const;
const pageLength = 15;

/** What is typed after `alert` to prepare an alert and to send it. */
export const alertCommands: readonly Command<Work>[] = [
  {
    name: 'alert',
    head,
    args: [{ kind: 'text', name: 'words', optional: true }],
    ...officers,
    summary: { en: 'Prepare an alert to many people', fr: 'Préparer une alerte à de nombreuses personnes' },
    examples: {
      en: ['alert', 'alert gas leak at 90 Elgin, everybody out'],
      fr: ['alerte', 'alerte fuite de gaz au 90 Elgin, tout le monde dehors'],
    },
    async run(ctx, { words }) {
      if (!words) return composeHere(ctx);
      const [first, rest] = split(words);
      // One word of no meaning, or a slip of `send`.
      if (rest ? beginsLine(ctx, rest) : !templateFor(ctx, words))
        throw new Refusal('bad-input', ctx.t.common.usageUnknown(head[ctx.language][0], first));
      // Without `send`, a line is as good.
      const line = beginsLine(ctx, words) ? await readLine(ctx, words).catch(() => undefined) : undefined;
      if (line) return composeRead(ctx, line);
      return composeWords(ctx, words);
    },
  },
  {
    name: 'alert send',
    head,
    sub: { en: ['send'], fr: ['envoyer'] },
    args: [{ kind: 'text', name: 'what', optional: true }],
    ...officers,
    summary: {
      en: 'Prepare an alert in one line, see whom it reaches, and send it; or send one that is ready',
      fr: 'Préparer une alerte en une ligne, voir qui elle joint et l’envoyer; ou en envoyer une qui est prête',
    },
    examples: {
      en: [
        'alert send evacuation building:90-elgin',
        'alert send warning building:90-elgin -floor:90-elgin/1 Power is out on floors 3 to 7. | Panne de courant aux étages 3 à 7.',
        'alert send AL-2026-0001',
      ],
      fr: [
        'alerte envoyer evacuation immeuble:90-elgin',
        'alerte envoyer avertissement immeuble:90-elgin -etage:90-elgin/1 Panne de courant aux étages 3 à 7. | Power is out on floors 3 to 7.',
        'alerte envoyer AL-2026-0001',
      ],
    },
    async run(ctx, { what }) {
      if (!what) return composeHere(ctx);
      const prepared = /^AL-\d{4}-\d{4,}$/i.exec(what.trim());
      return prepared ? go(ctx, prepared[0].toUpperCase()) : composeLine(ctx, what);
    },
  },
  {
    name: 'alert rehearse',
    head,
    sub: { en: ['rehearse'], fr: ['repeter'] },
    args: [{ kind: 'text', name: 'what' }],
    ...officers,
    summary: { en: 'Everything but sending', fr: 'Faire une répétition : tout, sauf l’envoi' },
    examples: { en: ['alert rehearse AL-2026-0001'], fr: ['alerte repeter AL-2026-0001'] },
    run: (ctx, { what = '' }) => rehearseOrRefuse(ctx, what),
  },
  {
    name: 'alert approve',
    head,
    sub: { en: ['approve'], fr: ['approuver'] },
    args: [number],
    ...officers,
    summary: { en: 'Be the second person for an alert', fr: 'Être la deuxième personne pour une alerte' },
    examples: { en: ['alert approve AL-2026-0001'], fr: ['alerte approuver AL-2026-0001'] },
    run: (ctx, { alert = '' }) => approveTyped(ctx, alert),
  },
  {
    name: 'alert show',
    head,
    sub: { en: ['show'], fr: ['voir', 'montrer', 'afficher'] },
    args: [number],
    who: alertReaders,
    privacy: 'private',
    summary: {
      en: 'What an alert says, and what was done with it',
      fr: 'Ce que dit une alerte, et ce qui en a été fait',
    },
    examples: { en: ['alert show AL-2026-0001'], fr: ['alerte voir AL-2026-0001'] },
    run: (ctx, { alert = '' }) => showAlert(ctx, alert),
  },
  {
    name: 'alert list',
    head,
    sub: { en: ['list'], fr: ['liste'] },
    args: [{ kind: 'text', name: 'after', optional: true }],
    who: alertReaders,
    privacy: 'private',
    summary: { en: 'Alerts, newest first', fr: 'Les alertes, de la plus récente à la plus ancienne' },
    examples: { en: ['alert list'], fr: ['alerte liste'] },
    run: (ctx, { after }) => listAlerts(ctx, after),
  },
];

async function showAlert(ctx: Work, id: string): Promise<Message> {
  const alert = await alertFor(ctx, id);
  const t = ctx.t.alert;
  const heading = t.heading(id, t.kinds[alert.kind], t.states[alert.state]);
  const rows = await Promise.all(
    alert.history.map(async ({ at, by, what, detail }): Promise<Fact> => {
      const name = by === 'vigie' ? 'Vigie' : await nameAt(ctx, by);
      const parts = [changeText(ctx, what, detail), name, what === 'single-language' && detail];
      if (what === 'break-glass') parts.push(alert.breakGlass?.reason);
      return { label: ctx.when(at), value: parts.filter(Boolean).join(' · ') };
    }),
  );
  return {
    text: `${heading} · ${titleOf(alert, ctx.language)}`,
    card: [
      { kind: 'heading', text: heading },
      ...said(ctx, ctx.t, alert),
      { kind: 'facts', rows: facts(ctx, ctx.t, alert) },
      { kind: 'facts', rows },
      ...nextSteps(ctx, alert),
    ],
  };
}

/** What was done to an alert; a step up says to whom. */
function changeText({ t }: Work, what: AlertChange['what'], detail: string | undefined): string {
  const { changes, escalatedTo } = t.alert;
  return what === 'escalated' && (detail === 'wardens' || detail === 'cso')
    ? escalatedTo[detail]
    : changes[what];
}

function nextSteps({ actor, t }: Work, { id: value, state, missing }: Alert): Element[] {
  const steps: Element[] = [];
  const add = (button: Button) => steps.push({ kind: 'buttons', buttons: [button] });
  const officer = allowed(alertOfficers, actor);
  if (state === 'draft' || state === 'scheduled') {
    if (officer) add({ action: 'alert.open', value, label: t.alert.buttons.open, style: 'primary' });
    return steps;
  }
  if (missing && state === 'open' && officer)
    add({ action: 'alert.translate', value, label: t.alert.buttons.translate, style: 'primary' });
  if (allowed(watchers, actor)) steps.push(answersButton(t, value));
  return steps;
}

/** When it was sent, or is to be sent by itself, or was begun. */
function momentOf({ state, startedAt, scheduledFor, createdAt }: Alert): string {
  return startedAt ?? (state === 'scheduled' ? scheduledFor : undefined) ?? createdAt;
}

export const showAlertAction: Action<Work> = {
  id: 'alert.show',
  who: alertReaders,
  privacy: 'private',
  run: showAlert,
};

async function listAlerts(ctx: Work, after: string | undefined): Promise<Message> {
  const t = ctx.t.alert;
  if (after && !/^AL-\d{4}-\d{4,}$/i.test(after)) throw new Refusal('bad-input', t.needNumber);
  const page = await ctx.store.alerts.page(after?.toUpperCase(), pageLength);
  const shown = page.filter(({ marking }) => fits(marking, ctx.department.ceilings[ctx.platform]));
  if (shown.length === 0) return { text: allowed(alertOfficers, ctx.actor) ? t.listNonePrepare : t.listNone };
  const rows = shown.map((alert): Fact => {
    const value = [titleOf(alert, ctx.language), t.states[alert.state], ctx.when(momentOf(alert))];
    return { label: alert.id, value: value.join(' · ') };
  });
  const card: Element[] = [
    { kind: 'heading', text: t.listHeading },
    { kind: 'facts', rows },
    {
      kind: 'choice',
      action: showAlertAction.id,
      label: t.chooseOne,
      options: shown.map((alert) => ({
        value: alert.id,
        label: `${alert.id} · ${titleOf(alert, ctx.language)}`,
      })),
    },
  ];
  const last = page.at(-1)?.id;
  if (page.length === pageLength && last) card.push({ kind: 'text', tone: 'quiet', text: t.listMore(last) });
  return { text: `${t.listHeading}${colon(ctx.language)}${rows.map(({ label }) => label).join(', ')}`, card };
}
