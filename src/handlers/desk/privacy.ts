import type { Action, Answer, FormHandler } from '../../chat/command.ts';
import { InvalidForm } from '../../chat/errors.ts';
import { type Element, type Fact, type Message, say } from '../../chat/message.ts';
import { shorten } from '../../chat/words.ts';
import { sevenDays } from '../../domain/agency-duty.ts';
import { change, yesOrNo } from '../../domain/event-history.ts';
import { localDate } from '../../domain/local-time.ts';
import {
  type Decision,
  decidedFirst,
  firstFacts,
  keptUntil,
  type PrivacyBreach,
  reportItems,
} from '../../domain/privacy-breach.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import { ask } from '../ask.ts';
import { nameAt } from '../name-at.ts';
import { showable } from '../report/access.ts';
import { accept } from '../report/sensitivity.ts';
import { aboutOf, shownIn, wasShown } from '../shown.ts';
import type { Work } from '../work.ts';
import { goesOnIn, mergedInto } from './merged.ts';
import { hasPrivacyPart } from './privacy-officers.ts';
import { record } from './record.ts';
import { withButton } from './show-button.ts';
import { privacyPart, privacyRoles as who, withheld, withOut } from './worksheet.ts';
import { askList, keepList, listButtons } from './worksheet-lists.ts';

/** So much of a reason stands beside the field of a form that comes back, in characters. */
const longestReason = 1_000;

/** Whether somebody has a part in the worksheet of an event, of one that was merged in that of the one in which it goes on. */
export async function hasWorksheet(ctx: Work, event: SecurityEvent): Promise<boolean> {
  if (!(await hasPrivacyPart(ctx, ctx.actor, event))) return false;
  const on = await goesOnIn(ctx, event);
  if (on.id !== event.id && !(await hasPrivacyPart(ctx, ctx.actor, on))) return false;
  return (await ctx.store.breaches.get(on.id)) !== undefined;
}

/** How it stands with the decision, in a word or two. */
export async function worksheetState(ctx: Work, event: SecurityEvent): Promise<string> {
  const { privacy } = ctx.t;
  const { materiality } = await goesOnIn(ctx, event);
  if (!materiality) return privacy.toDecide;
  return materiality.material ? privacy.material : privacy.notMaterial;
}

/** The worksheet, with what is told of the event itself: never the security officers' notes. */
export async function showWorksheet(ctx: Work, asked: string): Promise<Message> {
  const { event, breach } = await privacyPart(ctx, asked);
  const { id } = event;
  const t = ctx.t.privacy;
  const elsewhere = withheld(ctx, breach);
  const last = breach.decisions.at(-1);
  const decided = last
    ? t.decided(last.material, await nameAt(ctx, last.by), ctx.when(last.at))
    : t.undecided;
  const decide = { action: 'privacy.decide', value: id, label: t.decideButton, style: 'primary' } as const;
  const toTell = last?.material
    ? [{ action: 'event.notify', value: id, label: ctx.t.routing.show } as const]
    : [];
  const card: Element[] = [{ kind: 'heading', text: t.heading(id) }];
  if (id !== asked) card.push({ kind: 'text', text: t.goesOn(asked, id) });
  const anew: Element[] =
    last && !event.materiality ? [{ kind: 'text', tone: 'strong', text: t.decideAnew(id) }] : [];
  if (elsewhere) {
    card.push({ kind: 'text', text: elsewhere }, { kind: 'text', tone: 'strong', text: decided }, ...anew);
    card.push({ kind: 'buttons', buttons: [decide, ...toTell] });
    return { text: t.heading(id), card };
  }
  const rows: Fact[] = [
    { label: t.aware, value: ctx.when(breach.awareAt) },
    ...(event.peopleAffected === undefined
      ? []
      : [{ label: ctx.t.routing.peopleLabel, value: String(event.peopleAffected) }]),
    { label: t.kept, value: localDate(keptUntil(breach), ctx.department.timeZone) },
    { label: t.factsButton, value: t.filled(Object.keys(breach.facts).length, firstFacts.length) },
    { label: t.itemsButton, value: t.filled(Object.keys(breach.items).length, reportItems.length) },
  ];
  for (const fact of firstFacts) {
    const value = breach.facts[fact];
    if (value) rows.push({ label: t.facts[fact], value });
  }
  for (const item of reportItems) {
    const value = breach.items[item];
    if (value) rows.push({ label: t.items[item], value });
  }
  if (!event.restricted && event.text && showable(ctx.department, event, ctx.platform)) {
    card.push({ kind: 'quote', text: event.text });
  }
  card.push({ kind: 'facts', rows });
  card.push({ kind: 'text', tone: 'strong', text: decided });
  if (last?.reason) card.push({ kind: 'quote', text: last.reason });
  card.push(...anew);
  card.push({
    kind: 'buttons',
    buttons: [...listButtons(t, 'facts', breach), ...listButtons(t, 'items', breach), decide, ...toTell],
  });
  return { text: t.heading(id), card };
}

/**
 * What a form shows of what is decided: the decision, another one as soon as it has to be taken anew, and which of the parts of the
 * event brought a worksheet along.
 */
async function standing(ctx: Work, event: SecurityEvent, { decisions }: PrivacyBreach) {
  const at = decisions.at(-1)?.at;
  const parts = await mergedInto(ctx, event);
  const sheets = await Promise.all(parts.map(({ id }) => ctx.store.breaches.get(id)));
  const written = sheets.flatMap((sheet) => sheet?.id ?? []);
  return { decided: at && !event.materiality ? `${at} anew` : at, parts: written.join(' ') };
}

async function askDecision(ctx: Work, asked: string): Promise<Answer> {
  const { event, breach } = await privacyPart(ctx, asked);
  const { id } = breach;
  const { t } = ctx;
  const elsewhere = withheld(ctx, breach);
  return ask(
    ctx,
    {
      id: 'privacy.decide',
      title: t.privacy.decideTitle,
      state: shownIn(id, await standing(ctx, event, breach)),
      intro: [
        ...(elsewhere ? [{ kind: 'text', text: elsewhere } as const] : []),
        { kind: 'text', text: t.privacy.decideIntro },
      ],
      fields: [
        {
          kind: 'choice',
          name: 'material',
          label: t.privacy.decideLabel,
          required: true,
          compact: true,
          options: [
            { value: 'yes', label: t.common.yes },
            { value: 'no', label: t.common.no },
          ],
        },
        ...(elsewhere
          ? []
          : ([
              { kind: 'text', name: 'reason', label: t.privacy.reason, multiline: true, required: true },
            ] as const)),
      ],
    },
    { value: id },
  );
}

/** What somebody decided while a form was open: who sends that once more knows it. */
async function decidedMeanwhile(ctx: Work, breach: PrivacyBreach, last: Decision): Promise<string> {
  const { common, privacy } = ctx.t;
  const decided = privacy.decided(last.material, await nameAt(ctx, last.by), ctx.when(last.at));
  const isShown = last.reason && !withheld(ctx, breach);
  const reason = isShown ? [common.pair(privacy.reason, shorten(last.reason, longestReason))] : [];
  return [decided, ...reason, privacy.decidedMeanwhile].join('\n');
}

/**
 * A named person decides; the seven days run from this moment (Directive on Privacy Practices, Appendix B), but for who decides
 * so again or sets a slip right. Nothing is decided on less than there is to read when the decision comes.
 */
const decisionForm: FormHandler<Work> = {
  id: 'privacy.decide',
  who,
  async run(ctx, form) {
    const { event, breach } = await privacyPart(ctx, aboutOf(form.state));
    const t = ctx.t.privacy;
    const last = breach.decisions.at(-1);
    const now = await standing(ctx, event, breach);
    const anew = last && !event.materiality ? [t.decideAnew(event.id)] : [];
    if (aboutOf(form.state) !== event.id || !wasShown(form.state, 'parts', now.parts))
      throw new InvalidForm({ material: [...anew, t.partsMeanwhile(event.id)].join(' ') });
    if (last && !wasShown(form.state, 'decided', now.decided)) {
      const said = event.materiality ? await decidedMeanwhile(ctx, breach, last) : t.decideAnew(event.id);
      throw new InvalidForm({ material: said }, shownIn(event.id, now));
    }
    const { material: chosen, reason: words = '' } = form.values;
    if (chosen !== 'yes' && chosen !== 'no') throw new InvalidForm({ material: t.needDecision });
    const elsewhere = withheld(ctx, breach);
    const [reason = ''] = elsewhere ? [] : accept(ctx, [words]).texts;
    if (!reason && !elsewhere) throw new InvalidForm({ reason: t.needReason });
    const material = chosen === 'yes';
    const at = ctx.now.toISOString();
    const by = ctx.actor.id;
    const from = yesOrNo(event.materiality?.material);
    const decisions = [...breach.decisions, { material, reason, by, at }];
    ctx.save('breaches', {
      ...breach,
      decisions,
      history: [...breach.history, { at, by, what: 'decision', ...(from && { from }), to: chosen }],
    });
    ctx.detail = `material:${chosen}`;
    const held = decidedFirst(decisions) ?? { by, at };
    const fields = { materiality: { material, by: held.by, at: held.at } };
    const values = { from, to: chosen };
    await record(ctx, change(event, by, ctx.now, 'materiality', fields, values), by);
    if (!material) return withOut(ctx, event, say(t.decidedNow(event.id, false)));
    const end = ctx.when(new Date(Date.parse(held.at) + sevenDays).toISOString());
    const decided =
      held.at === at ? t.decidedNow(event.id, true) : t.decidedStill(event.id, ctx.when(held.at), end);
    const notify = { action: 'event.notify', value: event.id, label: ctx.t.routing.show } as const;
    return withOut(ctx, event, withButton(decided, { ...notify, style: 'primary' }));
  },
};

export const privacyActions: readonly Action<Work>[] = [
  { id: 'privacy.worksheet', who, privacy: 'private', run: showWorksheet },
  { id: 'privacy.facts', who, privacy: 'private', run: askList('facts', firstFacts) },
  { id: 'privacy.items', who, privacy: 'private', run: askList('items', reportItems) },
  { id: 'privacy.decide', who, privacy: 'private', run: askDecision },
];

export const privacyForms: readonly FormHandler<Work>[] = [
  keepList('facts', firstFacts),
  keepList('items', reportItems),
  decisionForm,
];
