import type { Action, Answer } from '../../chat/command.ts';
import type { Element, Message } from '../../chat/message.ts';
import type { Alert } from '../../domain/alert.ts';
import type { Delivery } from '../../domain/delivery.ts';
import type { Person } from '../../domain/person.ts';
import { inBoth } from '../../text/index.ts';
import { dangerFirst } from '../phones.ts';
import { fileReport, helpMeText } from '../report/intake.ts';
import type { Work } from '../work.ts';
import { marked } from './card.ts';
import { placeOf } from './names.ts';
import { member, mustersOf, numbersOf, recordAnswer } from './record-answer.ts';
import { shown } from './shown-answer.ts';

/**
 * Somebody needs help: the answer is recorded and a security event opened, of high severity and acknowledged or
 * escalated like any report of danger; the numbers come first. In an exercise no event is opened, and the person is told
 * what to do if it is real.
 * @param reported the receipt of what they reported in their own words, which no answer names where it is confidential
 */
export async function needHelp(
  ctx: Work,
  alerts: readonly Alert[],
  person: Person,
  reported?: { receipt: Message; confidential: boolean },
): Promise<Answer> {
  const real = alerts.filter(({ kind }) => kind !== 'exercise');
  let receipt = reported?.receipt;
  let event: string | undefined;
  if (!receipt && real.length > 0) {
    const ids = real.map(({ id }) => id).join(', ');
    const text = inBoth(ctx.department.languages, (t) => t.alert.helpText(ids));
    receipt = await askForHelp(ctx, text, person);
    event = ctx.about;
  } else if (receipt) event = ctx.about;
  const lines: Delivery[] = [];
  for (const alert of alerts) {
    // In an exercise, too: whoever looks for them has to hear when they answer otherwise.
    const more = event && !reported?.confidential ? { event } : {};
    lines.push(await recordAnswer(ctx, alert, person, 'help', more));
  }
  if (event) ctx.about = event;
  if (reported?.confidential) {
    // The answers bear the name of whoever gave them, and would tell whose the report is.
    delete ctx.detail;
    ctx.remarks.push(ctx.t.alert.helpIsNamed(numbersOf(alerts)));
  }
  const [alert] = alerts;
  const [line] = lines;
  const message = receipt ?? drillHelp(ctx);
  return alert && line && ctx.event.kind === 'action' ? shown(ctx, alert, line, message) : { message };
}

/** A report of danger of high severity, in the actor's name, with where to look for whoever needs help. */
export function askForHelp(ctx: Work, text: string, person: Person): Promise<Message> {
  return fileReport(ctx, {
    text,
    danger: true,
    type: 'ohs',
    severity: 'high',
    files: [],
    ...whereabouts(ctx, person),
  });
}

/** Where the directory says that somebody works, until they say where they are. */
export function whereabouts(ctx: Work, person: Person | undefined): { where?: string } {
  const { languages } = ctx.department;
  if (!person || !placeOf(ctx, ctx.t, person)) return {};
  return { where: inBoth(languages, (t) => t.alert.helpPlace(placeOf(ctx, t, person) ?? '')) };
}

function drillHelp(ctx: Work): Message {
  const t = ctx.t.alert;
  const line = marked({ kind: 'exercise' }, t.drillHelp);
  const card: Element[] = [
    ...dangerFirst(ctx.t, ctx.department),
    { kind: 'text', tone: 'strong', text: line },
    {
      kind: 'buttons',
      buttons: [{ action: 'alert.real', value: '', label: t.buttons.real, style: 'danger' }],
    },
  ];
  return { text: line, card };
}

/** In an exercise: the button of whoever really needs help. */
export const realHelpAction: Action<Work> = {
  id: 'alert.real',
  who: 'everyone',
  privacy: 'private',
  async run(ctx) {
    const person = await member(ctx);
    const receipt = await askForHelp(ctx, helpMeText(ctx), person);
    const event = ctx.about ?? '';
    for (const alert of await mustersOf(ctx)) await recordAnswer(ctx, alert, person, 'help', { event });
    ctx.about = event;
    return receipt;
  },
};
