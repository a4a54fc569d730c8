import type { TextEvent } from '../../chat/event.ts';
import {
  type Button,
  type Element,
  elementsOf,
  type Message,
  sayWith,
  together,
} from '../../chat/message.ts';
import { namesEvent } from '../../domain/guess.ts';
import type { ScreeningAnswer } from '../../domain/screening-answer.ts';
import { plainWords } from '../report/drafts.ts';
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

/** Longer texts tell something; a question is short. */
const longestQuestion = 200;
/** What is like a report of anything else comes first as one, even when it asks. */
const aboutScreening = ['other', 'insider-screening'];
/** Where nothing speaks of screening, an answer is shown or offered only when it is at least so likely that it is meant. */
const likelyAnyway = 0.85;
/** That a change in one’s own life is meant needs less: whoever tells of one by mistake is shown the way to the desk all the same. */
const likelyChange = 0.5;
const whatToTell = 'report-what';

/** What is known of words before they are looked at for screening. */
interface Known {
  /** A muster still asks the person: what is no question answers it rather than asks about screening. */
  mustered: boolean;
  /** Kind of event that they are most like. */
  type: string;
}

/**
 * Direct words that may be about screening, or about what changed in somebody's own life. A question that is surely understood is
 * answered, beside the way to a report, and one that is not gets the nearest and somebody to ask; everything else is offered as a
 * report, with a way to the answers when it speaks of screening or surely of what has to be told for it.
 */
export async function maybeScreening(
  ctx: Work,
  event: TextEvent,
  { mustered, type }: Known,
): Promise<Message> {
  const { text, files } = event;
  const isOwn = tellsOfOwnLife(text);
  const isShort =
    ctx.actor.standing === 'member' && files.length === 0 && (text.length <= longestQuestion || isOwn);
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
    return ofOwnLife(ctx, told, await plainWords(ctx, event, { second: !isAnswer }));
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
    asked && whole ? await giveAnswer(ctx, whole) : sayWith(t.alsoAnswers, offered(ctx, near));
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
