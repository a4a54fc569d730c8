import { personIn } from '../../chat/arguments.ts';
import type { Action, Command, Outcome } from '../../chat/command.ts';
import type { TextEvent } from '../../chat/event.ts';
import { type Message, sayWith, together } from '../../chat/message.ts';
import { type Alert, type AlertAnswer, answersTo } from '../../domain/alert.ts';
import { asksWhetherSafe, takesSafeBack } from '../../domain/calls-for-help.ts';
import { ledgerId } from '../../domain/delivery.ts';
import { dangerFirst } from '../phones.ts';
import { plainWords } from '../report/drafts.ts';
import { asksSomewhere } from '../screening/asks.ts';
import type { Work } from '../work.ts';
import { answerForActions, answerForCommand, safeFor } from './answer-for.ts';
import { answerActions } from './card.ts';
import { channelPosts } from './channels.ts';
import { helpMe } from './help-me.ts';
import { askedStill, belowNumbers, waitingMuster, withMuster } from './muster-offer.ts';
import { needHelp, realHelpAction } from './need-help.ts';
import { overYet } from './over-yet.ts';
import { closedMustersOf, member, mustersOf, numbersOf, recordAnswer } from './record-answer.ts';
import { shown, toldBeside } from './shown-answer.ts';

/** A pressed button of an alert, in one's own chat or in a channel, or beside the answer to what somebody wrote. */
async function press(ctx: Work, value: string, what: AlertAnswer): Promise<Outcome> {
  const [id = '', beside] = value.split(' ');
  const alert = await ctx.store.alerts.get(id);
  if (!alert?.startedAt || !answersTo[alert.wanted].includes(what)) return { text: ctx.t.common.gone };
  const person = await member(ctx);
  if (!(await isAsked(ctx, alert)))
    return what === 'help' ? helpMe(ctx, undefined) : { text: ctx.t.common.gone };
  if (what === 'help') {
    // While a real one asks them too, nobody only plays.
    const real = isReal(alert) ? [] : (await mustersOf(ctx)).filter(isReal);
    return needHelp(ctx, [alert, ...real], person, { ...(beside && { beside }) });
  }
  const line = await recordAnswer(ctx, alert, person, what);
  const answer = beside ? toldBeside(ctx, alert, line) : await shown(ctx, alert, line);
  const waiting = isReal(alert) ? undefined : await waitingMuster(ctx);
  // Whoever is asked by both may take one card for the other, and would be looked for.
  if (!waiting || !isReal(waiting)) return answer;
  const asked = askedStill(ctx, waiting);
  return { ...answer, message: answer.message ? together(answer.message, asked) : asked };
}

function isReal({ kind }: Alert): boolean {
  return kind !== 'exercise';
}

/** Whoever it was sent to; in a channel that has it, whoever reads it there. */
async function isAsked(ctx: Work, alert: Alert): Promise<boolean> {
  if (await ctx.store.deliveries.get(ledgerId(alert.id, ctx.actor.id))) return true;
  return ctx.event.place.kind !== 'direct' && (await channelPosts(ctx, alert.id)).length > 0;
}

/**
 * `safe`: answers every muster that includes the person, or late, those that are over. Followed by somebody's address or
 * mention it answers for them. Whoever writes more (“safe, but John is hurt”, “safe combination was changed”) may have
 * something to tell: their words are offered to be sent to security, as any plain words are. What takes it back answers nothing:
 * nobody would look for whoever is “safe, but stuck in the vault”.
 */
async function safe(ctx: Work, more = ''): Promise<Outcome> {
  const somebody = personIn(more);
  if (somebody) return safeFor(ctx, somebody);
  if (ctx.event.kind === 'text' && isNoAnswer(ctx.event, more)) return notSafe(ctx, ctx.event);
  const open = await mustersOf(ctx);
  const t = ctx.t.alert;
  // Its number tells nothing that could be a report.
  const told = more && !/^AL-\d{4}-\d{4,}\W*$/i.test(more);
  const offer = told && ctx.event.kind === 'text' ? await offered(ctx, ctx.event) : undefined;
  const musters = open.length === 0 && !offer ? await closedMustersOf(ctx) : open;
  if (musters.length === 0) return offer ?? notAsked(ctx);
  // What they answer bears their name, whatever becomes of their words.
  ctx.namedAfterAll();
  const person = await member(ctx);
  for (const alert of musters) await recordAnswer(ctx, alert, person, 'safe');
  const numbers = numbersOf(musters);
  const recorded =
    open.length > 0 ? t.recorded(t.answers.safe, numbers) : t.recordedLate(t.answers.safe, numbers);
  if (!offer) return { text: recorded };
  return together({ text: recorded, card: [{ kind: 'text', tone: 'strong', text: recorded }] }, offer);
}

/** Whether words that begin with “safe” take that back, or ask whether it is: what is asked behind a comma is something else. */
function isNoAnswer({ text }: TextEvent, more: string): boolean {
  const head = text.slice(0, text.length - more.length).trim();
  return head.endsWith('?') || asksWhetherSafe(text) || (more !== '' && takesSafeBack(text, more));
}

/** The words, offered to be sent, and how that stands which they ask about. */
async function offered(ctx: Work, event: TextEvent, first = false): Promise<Message> {
  const offer = await plainWords(ctx, event, { first });
  const state = await overYet(ctx, event.text, asksSomewhere(event.text));
  return state ? belowNumbers(offer, state) : offer;
}

/** The same below the numbers; and the muster asks on. */
async function notSafe(ctx: Work, event: TextEvent): Promise<Message> {
  const told = await offered(ctx, event, true);
  const muster = await waitingMuster(ctx);
  return muster ? withMuster(ctx, muster, told) : told;
}

function notAsked(ctx: Work): Message {
  const line = ctx.t.alert.noMuster;
  return sayWith(line, dangerFirst(ctx.t, ctx.department));
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
      fr: 'Répondre à une alerte : vous êtes en sécurité',
    },
    examples: {
      en: ['safe', 'safe employee-en@sample.example'],
      fr: ['en securite', 'en securite employee-fr@sample.example'],
    },
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
  answerForCommand,
];

const buttons = (Object.entries(answerActions) as [AlertAnswer, string][]).map(
  ([what, id]): Action<Work> => ({ id, ...people, run: (ctx, value) => press(ctx, value, what) }),
);

export const answerActionRecords: readonly Action<Work>[] = [...buttons, realHelpAction, ...answerForActions];
