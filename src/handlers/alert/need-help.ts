import type { Action, Answer } from '../../chat/command.ts';
import { type Element, type Message, together } from '../../chat/message.ts';
import type { Alert } from '../../domain/alert.ts';
import { asksForConfidence, asksOutright } from '../../domain/asks-confidence.ts';
import type { Draft } from '../../domain/draft.ts';
import type { Person } from '../../domain/person.ts';
import { inBoth } from '../../text/index.ts';
import { dangerFirst } from '../phones.ts';
import { fileReport, helpMeText } from '../report/intake.ts';
import { draftOf, useUp } from '../report/kept-drafts.ts';
import type { Work } from '../work.ts';
import { marked } from './card.ts';
import { recordHelp, whereabouts } from './counted-help.ts';
import { member, mustersOf, recordAnswer } from './record-answer.ts';
import { shown, toldBeside } from './shown-answer.ts';

/**
 * Somebody needs help: the answer is recorded and a security event opened, of high severity and acknowledged or
 * escalated like any report of danger; the numbers come first. In an exercise no event is opened, and the person is told
 * what to do if it is real.
 * @param given.reported the receipt of the event, where it was opened by words
 * @param given.beside the draft of the words that the button stands beside: they say where the person is
 */
export async function needHelp(
  ctx: Work,
  alerts: readonly Alert[],
  person: Person,
  { reported, beside }: { reported?: Message; beside?: string },
): Promise<Answer> {
  const real = alerts.filter(({ kind }) => kind !== 'exercise');
  let receipt = reported;
  let event: string | undefined;
  let isTaken = reported !== undefined;
  if (!receipt && real.length > 0) {
    const ids = real.map(({ id }) => id).join(', ');
    const text = inBoth(ctx.department.languages, (t) => t.alert.helpText(ids));
    const { draft, left } = await wordsBeside(ctx, beside);
    isTaken = draft !== undefined;
    receipt = await askForHelp(ctx, draft?.text ? `${text}\n${draft.text}` : text, person, draft);
    if (left) receipt = together(receipt, leftOut(ctx, left));
    event = ctx.about;
  } else if (receipt) event = ctx.about;
  const lines = await recordHelp(ctx, alerts, person, event);
  const [alert, ...others] = alerts;
  const [line, ...theirs] = lines;
  const message = receipt ?? drillHelp(ctx, beside);
  if (!alert || !line || ctx.event.kind !== 'action') return { message };
  for (const [i, other] of others.entries()) if (theirs[i]) toldBeside(ctx, other, theirs[i]);
  if (beside === undefined) return shown(ctx, alert, line, message);
  toldBeside(ctx, alert, line);
  return isTaken ? { replace: message } : { message, privacy: 'private' };
}

/**
 * The words that a button stands beside. Whoever calls for help answers under their name: words that ask outright to be without it
 * are left, to be sent so.
 */
async function wordsBeside(ctx: Work, beside = ''): Promise<{ draft?: Draft; left?: Draft }> {
  const draft = await draftOf(ctx, beside);
  if (!draft) return {};
  const asks = asksForConfidence(draft.text);
  // Where its own words do not ask for it, others did, outright.
  if (asksOutright(draft.text) || (draft.sealed && !asks)) return { left: draft };
  if (asks) ctx.remarks.push(ctx.t.alert.helpNamed);
  return { draft };
}

/** That the words were not sent along, and the button that sends them without a name. */
function leftOut({ t }: Work, { id }: Draft): Message {
  const text = t.alert.wordsLeft;
  const seal = { action: 'report.draft.seal', value: id, label: t.report.plainSeal };
  return {
    text,
    card: [
      { kind: 'text', tone: 'strong', text },
      { kind: 'buttons', buttons: [seal] },
    ],
  };
}

/** A report of danger of high severity, in the actor's name, with where to look for whoever needs help; it uses up a draft. */
export async function askForHelp(ctx: Work, text: string, person: Person, draft?: Draft): Promise<Message> {
  const receipt = await fileReport(ctx, {
    ...draft?.beside,
    text,
    danger: true,
    type: 'ohs',
    severity: 'high',
    files: [],
    found: true,
    ...(draft && { kept: draft.files }),
    ...whereabouts(ctx, person),
  });
  if (draft) useUp(ctx, draft);
  return receipt;
}

function drillHelp(ctx: Work, draft = ''): Message {
  const t = ctx.t.alert;
  const line = marked({ kind: 'exercise' }, t.drillHelp);
  const card: Element[] = [
    ...dangerFirst(ctx.t, ctx.department),
    { kind: 'text', tone: 'strong', text: line },
    {
      kind: 'buttons',
      buttons: [{ action: 'alert.real', value: draft, label: t.buttons.real, style: 'danger' }],
    },
  ];
  return { text: line, card };
}

/** In an exercise: the button of whoever really needs help. */
export const realHelpAction: Action<Work> = {
  id: 'alert.real',
  who: 'everyone',
  privacy: 'private',
  async run(ctx, beside) {
    const person = await member(ctx);
    const { draft, left } = await wordsBeside(ctx, beside);
    const receipt = await askForHelp(ctx, draft?.text || helpMeText(ctx), person, draft);
    const event = ctx.about ?? '';
    for (const alert of await mustersOf(ctx)) await recordAnswer(ctx, alert, person, 'help', { event });
    ctx.about = event;
    return left ? together(receipt, leftOut(ctx, left)) : receipt;
  },
};
