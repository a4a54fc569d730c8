import { parse } from '../../chat/arguments.ts';
import type { TextEvent } from '../../chat/event.ts';
import { type Button, type Element, elementsOf, type Message, say, together } from '../../chat/message.ts';
import type { Alert } from '../../domain/alert.ts';
import { asksAboutAlert } from '../../domain/asks-about-alert.ts';
import { ledgerId } from '../../domain/delivery.ts';
import { deskListMeant, eventMeant } from '../../domain/desk-shorthand.ts';
import { namesEvent } from '../../domain/guess.ts';
import { yearIn } from '../../domain/local-time.ts';
import { asksHowThingsStand, meantCommand } from '../../domain/meant-command.ts';
import type { ScreeningAnswer } from '../../domain/screening-answer.ts';
import { smallTalk } from '../../domain/small-talk.ts';
import { asksForHelp, belowNumbers, waitingMuster, withMuster } from '../alert/muster-offer.ts';
import { overYet } from '../alert/over-yet.ts';
import { reportButton } from '../basics/help.ts';
import { standing } from '../basics/standing.ts';
import { number as eventNumber } from '../desk/command-parts.ts';
import { listEvents } from '../desk/list.ts';
import { showByNumber } from '../desk/show.ts';
import { boardReaders } from '../desk/trend.ts';
import { showDuty } from '../duty/turns.ts';
import { caseworkers } from '../report/access.ts';
import { chooseOffered, sendOffered } from '../report/draft-sending.ts';
import { afterDanger, heard, plainWords } from '../report/drafts.ts';
import { isAskedSomething } from '../report/follow-up.ts';
import { unsentDanger } from '../report/unsent.ts';
import type { Work } from '../work.ts';
import { answerQuestion, findFor, giveAnswer, notTold, offered } from './answer.ts';
import {
  asksForInformation,
  asksSomewhere,
  asksWhetherToTell,
  mayTellOfLife,
  speaksOfRecords,
  tellsOfAnother,
  tellsOfIncident,
  tellsOfOwnLife,
} from './asks.ts';
import { opener } from './change.ts';
import { whomToAsk } from './office.ts';

const longestShorthand = 60;
const officers = ['officer', 'cso'] as const;
/** Longer texts tell something; a question is short. */
const longestQuestion = 200;
/** What is like a report of anything else comes first as one, even when it asks. */
const aboutScreening = ['other', 'insider-screening'];
/** Where nothing speaks of screening, an answer is shown or offered only when it is at least so likely that it is meant. */
const likelyAnyway = 0.85;
/** That a change in one’s own life is meant needs less: whoever tells of one by mistake is shown the way to the desk all the same. */
const likelyChange = 0.5;
const whatToTell = 'report-what';

/**
 * Direct words that are no command. A question about screening that is surely understood is answered, beside the way to a
 * report, and one that is not gets the nearest and somebody to ask; everything else is offered as a report, with a way to the
 * answers when it speaks of screening or surely of what has to be told for it, or the command that seems to be meant. Nothing is
 * done on a guess.
 */
export async function directWords(ctx: Work, event: TextEvent): Promise<Message> {
  const muster = await waitingMuster(ctx);
  const { text, files } = event;
  const asksNothing = files.length > 0 || asksForBoard(ctx, event);
  const state = asksNothing ? undefined : await overYet(ctx, text, asksSomewhere(text));
  // “Can we go back in?” is like questions about screening.
  const isAnswered = state !== undefined && asksAboutAlert(text);
  const answer = isAnswered ? await plainWords(ctx, event) : await answered(ctx, event, muster !== undefined);
  const told = state ? belowNumbers(answer, state) : answer;
  return muster && !answers(ctx, muster) ? withMuster(ctx, muster, told) : told;
}

/** Whether what is about to be stored answers a muster: whoever sent words that call for help is asked no more. */
function answers(ctx: Work, { id }: Alert): boolean {
  return ctx.coming('deliveries', ledgerId(id, ctx.actor.id))?.answer !== undefined;
}

/** Whether somebody who reads the board asks how everything stands, with the alerts that run. */
function asksForBoard({ actor }: Work, { text, files }: TextEvent): boolean {
  return files.length === 0 && asksHowThingsStand(text) && boardReaders.some((role) => actor.roles.has(role));
}

/** @param mustered a muster still asks the person: what is no question answers it rather than asks about screening */
async function answered(ctx: Work, event: TextEvent, mustered: boolean): Promise<Message> {
  const { text, files } = event;
  const number = parse([eventNumber], text);
  if (number.ok && files.length === 0 && ctx.actor.standing === 'member')
    return showByNumber(ctx, number.values.event ?? '');
  const small = files.length === 0 ? smallTalk(text) : undefined;
  const isOrder = small === 'send' || small === 'seal';
  const sent = isOrder ? await sendOffered(ctx, { unnamed: small === 'seal' }) : undefined;
  if (sent) return sent;
  // “No” may be the answer to what an officer asked.
  if (small && (small === 'thanks' || !(await isAskedSomething(ctx)))) {
    const urgent = await afterDanger(ctx, event, { isThanks: small === 'thanks' });
    if (urgent) return urgent;
    if (small === 'yes' || isOrder) return chooseOffered(ctx);
    const said = ctx.t.help.smallTalk;
    return { text: said, card: [{ kind: 'text', text: said }, reportButton(ctx)] };
  }
  if (mustered && asksForHelp(text)) return plainWords(ctx, event, { first: true });
  if (asksForBoard(ctx, event)) return standing(ctx);
  const short = await atDesk(ctx, event);
  if (short) return short;
  const { danger, type } = heard(ctx, text);
  const command = files.length === 0 && !danger ? meantCommand(text) : undefined;
  if (command)
    // What was written is offered all the same, so that nothing is lost.
    return together(
      await plainWords(ctx, event, { first: command === 'numbers' }),
      say(ctx.t.help.meant[command]),
    );
  const isOwn = tellsOfOwnLife(text);
  const isShort =
    ctx.actor.standing === 'member' &&
    files.length === 0 &&
    (text.length <= longestQuestion || isOwn) &&
    !danger;
  if (!isShort) return plainWords(ctx, event);
  const { sure, likely, screens, withheld, nearest } = await findFor(ctx, text);
  const [first] = nearest;
  const asked = asksSomewhere(text);
  // What was written may be the answer to something that an officer asked, or go on from danger, also where it asks something itself.
  const isAnswer = (await isAskedSomething(ctx)) || (await unsentDanger(ctx)) !== undefined;
  const beforeReport = async (answer: Message, another: boolean) => {
    if (isAnswer) return together(await plainWords(ctx, event), answer);
    return another ? together(answer, await plainWords(ctx, event)) : withReport(ctx, answer);
  };
  const isOwnLife = isOwn || mayTellOfLife(text);
  if (isOwnLife && tellsOfIncident(text))
    return together(await plainWords(ctx, event), await alsoOwnLife(ctx, nearest));
  const isSoLikely = likely >= likelyChange && aboutScreening.includes(type);
  const mayBeOwnLife = asked
    ? sure || isSoLikely
    : !screens &&
      !mustered &&
      !isAnswer &&
      !tellsOfAnother(text) &&
      ((sure && likely >= likelyAnyway) || (isOwnLife && isSoLikely));
  // What somebody surely tells of themselves is theirs to tell the screening officers, whatever answer it is like.
  const isTheirs = isOwn && !(asked && sure);
  if ((first?.changes && mayBeOwnLife) || isTheirs) {
    if (first && asked && sure)
      return beforeReport(withWays(await giveAnswer(ctx, first), await waysToTell(ctx, isAnswer)), false);
    const changes = nearest.filter((each) => each.changes);
    const told = { text, asked, nearest: isTheirs ? changes : nearest, isAnswer };
    return ofOwnLife(ctx, told, await plainWords(ctx, event));
  }
  const meant = screens || ((asked || sure) && likely >= likelyAnyway);
  if (asked && sure && meant && first) return beforeReport(await giveAnswer(ctx, first), first.reports);
  if (asked && withheld && (screens || (speaksOfRecords(text) && aboutScreening.includes(type))))
    return beforeReport(await notTold(ctx, withheld, nearest), false);
  if (!meant || (mustered && !asked)) {
    const unanswered = !mustered && asksForInformation(text) && !namesEvent(text, ctx.services.types);
    return plainWords(ctx, event, { unanswered });
  }
  if (asked) {
    const [doubtful, offer] = [await answerQuestion(ctx, text), await plainWords(ctx, event)];
    const isFirst = aboutScreening.includes(type) && !isAnswer;
    return isFirst ? together(doubtful, offer) : together(offer, doubtful);
  }
  const offer = await plainWords(ctx, event);
  if (!offer.card || nearest.length === 0) return offer;
  const hint = { kind: 'text', text: ctx.t.screening.alsoAnswers } as const;
  // What is told of one's own life, an arrest or debts, is for the screening officers rather than for the desk.
  const change = screens ? [] : [opener(ctx)];
  return {
    ...offer,
    card: [...offer.card, hint, ...offered(ctx, nearest), ...change, ...(await whomToAsk(ctx))],
  };
}

/**
 * What somebody who works at the desk types in few words without a command: a number, with or without what is to be done, shows the
 * event with its buttons. A number may also be the answer to what another officer asked.
 */
async function atDesk(ctx: Work, { text, files }: TextEvent): Promise<Message | undefined> {
  const { roles, standing } = ctx.actor;
  const works = standing === 'member' && caseworkers.some((role) => roles.has(role));
  if (!works || files.length > 0 || text.length > longestShorthand) return undefined;
  const id = eventMeant(text, yearIn(ctx.department.timeZone, ctx.now));
  const list = id ? undefined : deskListMeant(text);
  if ((!id && !list) || (await isAskedSomething(ctx))) return undefined;
  if (id) return showByNumber(ctx, id);
  if (list !== 'duty') return listEvents(ctx, list === 'mine' ? 'mine' : '');
  return officers.some((role) => roles.has(role)) ? showDuty(ctx) : undefined;
}

/**
 * What changed in somebody's own life is for the screening officers: what has to be told of it, and the way to them, come before the
 * offer to send it to the whole desk, which is no more the button that is pressed without a thought.
 */
async function ofOwnLife(
  ctx: Work,
  told: { text: string; asked: boolean; nearest: readonly ScreeningAnswer[]; isAnswer: boolean },
  offer: Message,
): Promise<Message> {
  const t = ctx.t.screening;
  const { text, asked, nearest, isAnswer } = told;
  // Where it is less sure which change it is, what has to be told at all.
  const { answers } = ctx.services.screeningAnswers;
  const all = answers.filter(({ id }) => id === whatToTell);
  const [whole] = asksWhetherToTell(text) ? all : [];
  const near = nearest.length > 0 ? nearest : all;
  const answer: Message =
    asked && whole
      ? await giveAnswer(ctx, whole)
      : { text: t.alsoAnswers, card: [{ kind: 'text', text: t.alsoAnswers }, ...offered(ctx, near)] };
  const ways = withWays(answer, await waysToTell(ctx, isAnswer));
  if (isAnswer) return together(offer, ways);
  const card = elementsOf(offer).map((element) =>
    element.kind === 'buttons' ? { ...element, buttons: element.buttons.map(plainButton) } : element,
  );
  return together(ways, { ...offer, card });
}

/**
 * What happened to what is the department's comes first, for the desk; that something changed in somebody's own life, which the
 * screening officers are told, stands below.
 */
async function alsoOwnLife(ctx: Work, nearest: readonly ScreeningAnswer[]): Promise<Message> {
  const said = ctx.t.screening.ownLifeToo;
  const answers = offered(
    ctx,
    nearest.filter(({ changes }) => changes),
  );
  const card: Element[] = [{ kind: 'text', text: said }, ...answers, opener(ctx), ...(await whomToAsk(ctx))];
  return { text: said, card };
}

/**
 * The form for a change in somebody's life, and the screening officers who are told of it.
 * @param below whether something else is the first thing to do
 */
async function waysToTell(ctx: Work, below: boolean): Promise<Element[]> {
  return [
    opener(ctx, below ? undefined : 'primary'),
    ...(await whomToAsk(ctx)),
    ...(below ? [] : [{ kind: 'divider' } as const]),
  ];
}

function withWays(message: Message, ways: readonly Element[]): Message {
  return { ...message, card: [...elementsOf(message), ...ways] };
}

function plainButton({ style, ...button }: Button): Button {
  return style === 'danger' ? { ...button, style } : button;
}

/** Whoever meant a report gets to it with one button. */
function withReport(ctx: Work, message: Message): Message {
  const label = ctx.t.screening.askedReport;
  const buttons = [{ action: 'report.form', value: '', label }];
  return { ...message, card: [...(message.card ?? []), { kind: 'buttons', buttons }] };
}
