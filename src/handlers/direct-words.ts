import { parse } from '../chat/arguments.ts';
import type { TextEvent } from '../chat/event.ts';
import { type Message, say, sayWith, together } from '../chat/message.ts';
import type { Alert } from '../domain/alert.ts';
import { asksAboutAlert } from '../domain/asks-about-alert.ts';
import { likelyCallsForHelp } from '../domain/calls-for-help.ts';
import { ledgerId } from '../domain/delivery.ts';
import { deskListMeant, eventMeant } from '../domain/desk-shorthand.ts';
import { yearIn } from '../domain/local-time.ts';
import { asksHowThingsStand, meantCommand } from '../domain/meant-command.ts';
import { smallTalk } from '../domain/small-talk.ts';
import { belowNumbers, waitingMuster, withMuster } from './alert/muster-offer.ts';
import { overYet } from './alert/over-yet.ts';
import { reportButton } from './basics/help.ts';
import { standing } from './basics/standing.ts';
import { number as eventNumber } from './desk/command-parts.ts';
import { listEvents } from './desk/list.ts';
import { showByNumber } from './desk/show.ts';
import { boardReaders } from './desk/trend.ts';
import { showDuty } from './duty/turns.ts';
import { caseworkers } from './report/access.ts';
import { chooseOffered, sendOffered, waitsToBeSent } from './report/draft-sending.ts';
import { heard, plainWords } from './report/drafts.ts';
import { isAskedSomething } from './report/follow-up.ts';
import { afterDanger } from './report/offered-again.ts';
import { asksSomewhere } from './screening/asks.ts';
import { maybeScreening } from './screening/plain.ts';
import type { Work } from './work.ts';

const longestShorthand = 60;
const officers = ['officer', 'cso'] as const;

/**
 * Direct words that are no command: what they may be is looked at in turn, from what is surest. Whatever they seem to be, they are
 * offered as a report as well where they tell something, and nothing is done on a guess.
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

/** @param mustered a muster still asks the person */
async function answered(ctx: Work, event: TextEvent, mustered: boolean): Promise<Message> {
  const { text, files } = event;
  const number = parse([eventNumber], text);
  if (number.ok && files.length === 0 && ctx.actor.standing === 'member')
    return showByNumber(ctx, number.values.event ?? '');
  const small = files.length === 0 ? smallTalk(text) : undefined;
  const unnamed = small === 'seal';
  const isOrder = small === 'send' || unnamed;
  const sent = isOrder ? await sendOffered(ctx, { unnamed }) : undefined;
  if (sent) return sent;
  // “No” may be the answer to what an officer asked.
  if (small && (small === 'thanks' || !(await isAskedSomething(ctx)))) {
    ctx.nobodyNamed();
    const urgent = await afterDanger(ctx, event, { isThanks: small === 'thanks', unnamed });
    if (urgent) return urgent;
    // Whoever says “ok” or “thanks” to an offer takes it for sent.
    const isAgreed = small === 'yes' || isOrder || (small !== 'no' && (await waitsToBeSent(ctx)));
    if (isAgreed) return chooseOffered(ctx, { unnamed });
    const said = ctx.t.help.smallTalk;
    return sayWith(said, [reportButton(ctx)]);
  }
  if (mustered && likelyCallsForHelp(text)) return plainWords(ctx, event, { first: true });
  if (asksForBoard(ctx, event)) return standing(ctx);
  const short = await atDesk(ctx, event);
  if (short) return short;
  ctx.nobodyNamed();
  const { danger, type } = heard(ctx, text);
  const command = files.length === 0 && !danger ? meantCommand(text) : undefined;
  if (command)
    // What was written is offered all the same, so that nothing is lost.
    return together(
      await plainWords(ctx, event, { first: command === 'numbers' }),
      say(ctx.t.help.meant[command]),
    );
  return danger ? plainWords(ctx, event) : maybeScreening(ctx, event, { mustered, type });
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
