import type { Action, Answer, FormHandler, Outcome } from '../../chat/command.ts';
import { InvalidForm, Refusal } from '../../chat/errors.ts';
import { type Message, say, sayWith } from '../../chat/message.ts';
import { type Alert, changeAlert, digestOf, isApproved, laneOf } from '../../domain/alert.ts';
import { areTwo, type Person } from '../../domain/person.ts';
import type { Text } from '../../text/index.ts';
import { ask } from '../ask.ts';
import { accept } from '../report/sensitivity.ts';
import { aboutOf } from '../shown.ts';
import type { Work } from '../work.ts';
import { alertFor, alertOfficers, draftFor, isSecond } from './access.ts';
import { asShown, isAsShown } from './as-shown.ts';
import { sayWhatKeepsStill } from './beside-real.ts';
import { marked } from './card.ts';
import { sendingLine } from './forecast.ts';
import {
  approvalRequest,
  foretell,
  mayBreakGlass,
  preview,
  said,
  shownAnew,
  waitsToStart,
} from './preview.ts';
import { requestKey } from './requests.ts';
import { launch, start } from './send.ts';

/** Asks everybody who may be the second person for this alert. */
async function askApproval(ctx: Work, value: string): Promise<Outcome> {
  const alert = await draftFor(ctx, aboutOf(value));
  if (!isAsShown(alert, value)) return { replace: await shownAnew(ctx, alert) };
  const { id } = alert;
  const asked = changeAlert(alert, ctx.actor.id, ctx.now, 'approval-asked');
  ctx.save('alerts', asked);
  const seconds = await secondPersons(ctx, alert);
  const expected = await foretell(ctx, alert);
  for (const person of seconds) {
    const request = (t: Text, shown: boolean): Message =>
      shown
        ? approvalRequest(ctx, t, alert, ctx.actor.name, expected)
        : say(marked(alert, `${t.alert.asked(id, ctx.actor.name)}. ${elsewhere(t, alert)}`));
    const more = { lane: laneOf(alert), about: id };
    await ctx.tellMarked(requestKey(asked), person, alert.marking, request, more);
  }
  const line =
    seconds.length > 0
      ? ctx.t.alert.approvalAsked(seconds.map(({ name }) => name).join(', '))
      : ctx.t.alert.nobodyToApprove;
  return { replace: await preview(ctx, asked, [line], expected) };
}

/** What stands where an alert's words may not be shown. */
function elsewhere(t: Text, { id, marking }: Alert): string {
  return t.alert.notHere(id, t.common.markings[marking]);
}

async function secondPersons(ctx: Work, alert: Alert): Promise<Person[]> {
  const found = new Map<string, Person>();
  for (const role of alertOfficers) {
    for (const person of await ctx.store.people.withRole(role)) {
      if (person.id !== ctx.actor.id && (await isSecond(ctx, alert, person))) found.set(person.id, person);
    }
  }
  return [...found.values()];
}

/**
 * A second officer agrees to exactly what they were shown.
 * @param seen the beginning of the digest of what they saw; absent where they typed the command and are shown it now
 * @param toSend whether it is sent with it: then nothing is wrong where another was first
 */
async function approve(ctx: Work, id: string, seen?: string, toSend = false): Promise<Alert> {
  const alert = await draftFor(ctx, id);
  const t = ctx.t.alert;
  const digest = digestOf(alert);
  if (seen !== undefined && !digest.startsWith(seen)) throw new Refusal('too-late', t.changedSince(id));
  if (isApproved(alert) && alert.approval) {
    if (toSend) return alert;
    const { by, at } = alert.approval;
    throw new Refusal('too-late', t.approvedBy((await ctx.store.people.get(by))?.name ?? by, ctx.when(at)));
  }
  if (!(await isSecond(ctx, alert, await ctx.store.people.get(ctx.actor.id))))
    throw new Refusal('not-allowed', t.needSecond(id));
  const approval = { by: ctx.actor.id, at: ctx.now.toISOString(), digest };
  const approved = changeAlert(alert, ctx.actor.id, ctx.now, 'approved', { approval });
  ctx.detail = `digest:${digest.slice(0, 16)}`;
  ctx.save('alerts', approved);
  return approved;
}

/** `alert approve …`: whoever types it is shown what they approved, and its author hears of it. */
export async function approveTyped(ctx: Work, id: string): Promise<Outcome> {
  const approved = await approve(ctx, id);
  await tellAuthor(ctx, approved);
  return preview(ctx, approved, [ctx.t.alert.approvedNow(id)]);
}

async function tellAuthor(ctx: Work, alert: Alert): Promise<void> {
  const author = await ctx.store.people.get(alert.author);
  if (!author) return;
  await ctx.tell(
    `${alert.id}:approved:${digestOf(alert).slice(0, 8)}`,
    author,
    (t) => {
      const line = marked(alert, t.alert.approvedForYou(alert.id, ctx.actor.name));
      const button = {
        action: 'alert.go',
        value: asShown(alert),
        label: waitsToStart(ctx, alert) ? t.alert.buttons.schedule : t.alert.buttons.send,
        style: 'danger',
      } as const;
      return sayWith(line, [{ kind: 'buttons', buttons: [button] }], 'strong');
    },
    { lane: laneOf(alert) },
  );
}

async function approveAndSend(ctx: Work, value: string): Promise<Outcome> {
  const [id = '', seen = ''] = value.split(' ');
  const approved = await approve(ctx, id, seen, true);
  const outcome = await launch(ctx, approved);
  const after = ctx.coming('alerts', id) ?? approved;
  const author = await ctx.store.people.get(approved.author);
  if (after.state === 'draft') await tellAuthor(ctx, approved);
  else if (author)
    await ctx.tell(`${id}:sent`, author, (t) => {
      const { approvedAndSent, approvedAndScheduled } = t.alert;
      const line =
        after.state === 'scheduled' && after.scheduledFor
          ? approvedAndScheduled(id, ctx.actor.name, ctx.whenIn(t, after.scheduledFor))
          : approvedAndSent(id, ctx.actor.name);
      return say(marked(approved, line));
    });
  return outcome;
}

async function approveOnly(ctx: Work, value: string): Promise<Outcome> {
  const [id = '', seen = ''] = value.split(' ');
  await tellAuthor(ctx, await approve(ctx, id, seen));
  return { replace: say(ctx.t.alert.approvedNow(id)) };
}

async function decline(ctx: Work, value: string): Promise<Outcome> {
  const [id = '', seen = ''] = value.split(' ');
  const alert = await draftFor(ctx, id);
  // What was refused is what was shown; the number alone takes it as it is.
  if (!digestOf(alert).startsWith(seen)) throw new Refusal('too-late', ctx.t.alert.changedSince(id));
  const author = await ctx.store.people.get(alert.author);
  if (author)
    await ctx.tell(`${id}:declined:${digestOf(alert).slice(0, 8)}:${ctx.actor.id}`, author, (t) =>
      say(marked(alert, t.alert.declined(id, ctx.actor.name))),
    );
  ctx.save('alerts', changeAlert(alert, ctx.actor.id, ctx.now, 'declined'));
  ctx.detail = 'declined';
  return { replace: say(ctx.t.alert.declinedNow(id)) };
}

/** Without a second person: in an emergency only, on duty or CSO only, with a reason. */
async function askGlass(ctx: Work, value: string): Promise<Outcome> {
  const alert = await draftFor(ctx, aboutOf(value));
  if (!(await mayBreakGlass(ctx, alert))) throw new Refusal('not-allowed', ctx.t.alert.noGlass);
  if (!isAsShown(alert, value)) return { replace: await shownAnew(ctx, alert) };
  return ask(ctx, {
    id: 'alert.glass',
    title: ctx.t.alert.form.glass,
    submit: ctx.t.alert.buttons.send,
    state: asShown(alert),
    intro: [{ kind: 'text', text: ctx.t.alert.form.glassIntro }],
    fields: [{ kind: 'text', name: 'reason', label: ctx.t.alert.form.reason, required: true }],
  });
}

const glassForm: FormHandler<Work> = {
  id: 'alert.glass',
  who: alertOfficers,
  async run(ctx, { state, values }) {
    const alert = await draftFor(ctx, aboutOf(state));
    const { id } = alert;
    if (!(await mayBreakGlass(ctx, alert))) throw new Refusal('not-allowed', ctx.t.alert.noGlass);
    const [reason = ''] = accept(ctx, [values.reason ?? ''], alert.marking).texts;
    if (!reason) throw new InvalidForm({ reason: ctx.t.alert.form.needReason });
    if (!isAsShown(alert, state)) {
      const shown = await shownAnew(ctx, alert);
      return { ...shown, card: [...(shown.card ?? []), { kind: 'quote', text: reason }] };
    }
    if (alert.missing && !alert.missing.reason) {
      throw new Refusal('bad-input', ctx.t.alert.needLanguage(ctx.t.alert.languages[alert.missing.language]));
    }
    const breakGlass = { by: ctx.actor.id, at: ctx.now.toISOString(), reason };
    const broken = changeAlert(alert, ctx.actor.id, ctx.now, 'break-glass', { breakGlass });
    ctx.detail = 'break-glass';
    const expected = await foretell(ctx, broken);
    await start(ctx, broken, ctx.actor.id);
    await sayWhatKeepsStill(ctx, broken);
    for (const person of await reviewersOf(ctx)) {
      await ctx.tellMarked(
        `${id}:glass`,
        person,
        alert.marking,
        (t, shown) => {
          const line = t.alert.glassBroken(id, ctx.actor.name, shown ? reason : elsewhere(t, alert));
          const button = { action: 'alert.review', value: id, label: t.alert.buttons.review } as const;
          return sayWith(line, [{ kind: 'buttons', buttons: [button] }], 'strong');
        },
        { lane: 'emergency' },
      );
    }
    return say(sendingLine(ctx.t, id, expected));
  },
};

const reviewers = ['cso', 'deputy-head'] as const;

/** Who reviews what this person sent alone: the CSO, or the deputy head where it was the CSO, or somebody who acts for them. */
async function reviewersOf(ctx: Work): Promise<Person[]> {
  const sender = await ctx.store.people.get(ctx.actor.id);
  for (const role of reviewers) {
    const people = await ctx.store.people.withRole(role);
    const others = people.filter((person) => sender && areTwo(person, sender, ctx.now));
    if (others.length > 0) return others;
  }
  return [];
}

/** An alert that went out without a second person is looked at afterwards, by somebody else. */
async function askReview(ctx: Work, id: string): Promise<Answer> {
  const alert = await alertFor(ctx, id);
  await reviewable(ctx, alert);
  return ask(ctx, {
    id: 'alert.review',
    title: ctx.t.alert.buttons.review,
    state: id,
    intro: [...said(ctx, ctx.t, alert), { kind: 'quote', text: alert.breakGlass?.reason ?? '' }],
    fields: [
      { kind: 'text', name: 'finding', label: ctx.t.alert.form.finding, multiline: true, required: true },
    ],
  });
}

async function reviewable(ctx: Work, { id, breakGlass }: Alert): Promise<NonNullable<Alert['breakGlass']>> {
  if (!breakGlass || breakGlass.reviewed) throw new Refusal('too-late', ctx.t.alert.nothingToReview(id));
  const { people } = ctx.store;
  const [reviewer, sender] = [await people.get(ctx.actor.id), await people.get(breakGlass.by)];
  if (breakGlass.by === ctx.actor.id || (reviewer && sender && !areTwo(reviewer, sender, ctx.now)))
    throw new Refusal('not-allowed', ctx.t.alert.notYourOwn);
  return breakGlass;
}

const reviewForm: FormHandler<Work> = {
  id: 'alert.review',
  who: reviewers,
  async run(ctx, { state, values }) {
    const alert = await alertFor(ctx, state);
    const breakGlass = await reviewable(ctx, alert);
    const [finding = ''] = accept(ctx, [values.finding ?? ''], alert.marking).texts;
    if (!finding) throw new InvalidForm({ finding: ctx.t.alert.form.needReason });
    const reviewed = { by: ctx.actor.id, at: ctx.now.toISOString(), finding };
    ctx.save(
      'alerts',
      changeAlert(alert, ctx.actor.id, ctx.now, 'reviewed', { breakGlass: { ...breakGlass, reviewed } }),
    );
    return say(ctx.t.alert.reviewed(state));
  },
};

export const approvalActions: readonly Action<Work>[] = [
  { id: 'alert.ask', who: alertOfficers, privacy: 'private', run: askApproval },
  { id: 'alert.approve', who: alertOfficers, privacy: 'private', run: approveOnly },
  { id: 'alert.approve-send', who: alertOfficers, privacy: 'private', run: approveAndSend },
  { id: 'alert.decline', who: alertOfficers, privacy: 'private', run: decline },
  { id: 'alert.glass', who: alertOfficers, privacy: 'private', run: askGlass },
  { id: 'alert.review', who: reviewers, privacy: 'private', run: askReview },
];
export const approvalForms = [glassForm, reviewForm];
