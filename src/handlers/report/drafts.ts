import { allowed } from '../../chat/command.ts';
import type { TextEvent } from '../../chat/event.ts';
import { type Button, type Element, type Message, say } from '../../chat/message.ts';
import { asksForConfidence } from '../../domain/asks-confidence.ts';
import { type Draft, keptSealed } from '../../domain/draft.ts';
import { type Guess, guess, guessAdded } from '../../domain/guess.ts';
import { atLeast } from '../../domain/marking.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import { saysSettled } from '../../domain/small-talk.ts';
import { alertOfficers } from '../alert/access.ts';
import { isDeskCutOff } from '../desk/channel.ts';
import { dangerFirst, dangerLine, emergencyPhones } from '../phones.ts';
import { asksForInformation } from '../screening/asks.ts';
import type { Work } from '../work.ts';
import { keepFiles } from './files.ts';
import { type FollowUps, followUpOffer, followUps, isDangerLately } from './follow-up.ts';
import { fileReport } from './intake.ts';
import { keptDraft } from './kept-drafts.ts';
import { namesSealed, numberIn } from './numbers.ts';
import { gateLine, remark } from './sensitivity.ts';
import { togetherButton } from './together.ts';
import { keepOffered, keepUnsent, lastOffered, unsentDanger, wentOn } from './unsent.ts';

/** For so long after a report, files that come alone most likely belong to it. */
const photoAfter = 10 * 60_000;

/** What is known of direct words beside what they say. */
export interface Putting {
  /** The emergency numbers come first, whatever the words say. */
  first?: boolean;
  /** What may be meant without the word before it. */
  behind?: string;
  /** They ask something that Vigie has no answer to. */
  unanswered?: boolean;
  /** Their author asks not to be named, in words that are no part of it. */
  sealed?: boolean;
  /** Something else is offered before they are to be sent. */
  second?: boolean;
}

/**
 * Direct words that are no command. They are kept as a draft and never filed on a guess: the person sends them off
 * with one button, or completes them in the form. Text above the ceiling is filed at once as a record without text.
 */
export async function plainWords(
  ctx: Work,
  event: TextEvent,
  { first = false, behind = '', unanswered = false, sealed = false, second = false }: Putting = {},
): Promise<Message> {
  ctx.nobodyNamed();
  const gated = gateLine(ctx, event.text);
  const around = await aroundOf(ctx, event.text);
  const { follows, reported } = around;
  const { place, audience } = ctx.event;
  const unnamed = follows.sealed.length > 0;
  if (!gated.ok) {
    const confidential =
      asksForConfidence(behind) || (unnamed && (place.kind === 'direct' || audience === 'author'));
    return fileReport(ctx, { text: event.text, files: [], confidential, marking: gated.marking });
  }
  remark(ctx, gated);
  const [text = ''] = gated.texts;
  const { kept, problems } = await keepFiles(ctx, event.files);
  // An answer beside others' messages, even one that only its author sees, is no place for what is confidential.
  const alone = isAlone(ctx);
  // Whoever tells of danger and goes on writing has not been heard until something of it is sent: the button sends all of it.
  const before = reported ? undefined : await unsentDanger(ctx);
  if (!text && kept.length === 0 && !before) return say([...problems, ctx.t.report.nothingLeft].join('\n'));
  const told = before ? wentOn(before, text) : text;
  // A marking counts at the beginning of what is written, and this may stand behind other words; so does a wish.
  const carried = atLeast(gated.marking, before?.beside?.marking ?? gated.marking);
  const asks = sealed || before?.sealed || asksForConfidence(text) || asksForConfidence(behind);
  const files = [...(before?.files ?? []), ...kept];
  const draft = keptDraft(ctx, {
    text: told,
    files,
    beside: { marking: carried },
    ...(asks && { sealed: true }),
    ...(second && { second }),
  });
  const guessed = before ? guess(told, ctx.services.types) : heard(ctx, text);
  if (before || guessed.danger) await keepUnsent(ctx, draft, before);
  await keepOffered(ctx, draft);
  const danger = first || guessed.danger || reported !== undefined;
  const offer = await offerOf(ctx, draft, around, guessed.danger);
  const { pointsAtSealed } = offer;
  const t = ctx.t.report;
  const isPhoto = !text && kept.length > 0;
  const isQuestion = unanswered && !danger && !before && offer.said.length === 0;
  const ask = isQuestion ? t.plainQuestion : t.plainOffer;
  const question = isPhoto ? t.filesOnly(kept.map((file) => file.name).join(', ')) : ask;
  const elsewhere = !alone && (unnamed || (pointsAtSealed && !asks));
  const [main, ...others] = offer.buttons;
  const earlier = before || isQuestion ? [] : (await lastOffered(ctx)).unsent;
  const all = togetherButton(ctx, [draft, ...earlier], main);
  const buttons = [
    ...(main ? [isQuestion ? main : ({ ...main, style: danger ? 'danger' : 'primary' } as const)] : []),
    ...all,
    ...others,
  ];
  const said = [
    ...(reported ? [atDesk(ctx, reported.id)] : []),
    ...(before ? [t.plainUnsent] : []),
    question,
    ...(all.length > 0 ? [t.plainNotAlone] : []),
    ...offer.said,
    ...(elsewhere ? [t.plainSealedElsewhere] : []),
    ...(asks ? [t.plainSealed] : pointsAtSealed && alone ? [t.plainNamesSealed] : []),
    ...problems,
  ];
  const card: Element[] = [
    ...(danger ? dangerFirst(ctx.t, ctx.department) : []),
    ...said.map((line) => ({ kind: 'text', text: line }) as const),
    { kind: 'buttons', buttons: [...buttons, ...alertButton(ctx, draft, offer.sealed)] },
    // Where a defibrillator is asks somebody in a hurry, too.
    ...(isQuestion ? [{ kind: 'phones' as const, rows: emergencyPhones(ctx.t, ctx.department) }] : []),
  ];
  const numbers = danger ? `${dangerLine(ctx.t, ctx.department)}\n` : '';
  return { text: numbers + question, card };
}

/** What may become of a draft: the first button stands for what is most likely meant. */
interface DraftOffer {
  said: string[];
  buttons: Button[];
  /** A new report of it is without its author’s name. */
  sealed: boolean;
  /** Its words name a confidential report, and are added to none that bears its author’s name. */
  pointsAtSealed: boolean;
}

/** What an offer depends on besides its words: the number in them, and the sender's reports that they may belong to. */
interface Around {
  meant: string | undefined;
  follows: FollowUps;
  /** The danger that they reported within the last hour. */
  reported: SecurityEvent | undefined;
}

async function aroundOf(ctx: Work, words: string): Promise<Around> {
  const meant = numberIn(words)?.id;
  const follows = await followUps(ctx, meant);
  return { meant, follows, reported: reportedLately(ctx, follows) };
}

/**
 * @param danger whether the words speak of danger: numbers that come first for another reason do not make a report of danger of them
 */
async function offerOf(
  ctx: Work,
  draft: Draft,
  { follows, reported, meant }: Around,
  danger: boolean,
): Promise<DraftOffer> {
  const { text, files } = draft;
  const alone = isAlone(ctx);
  const pointsAtSealed = await namesSealed(ctx, text);
  const sealed = draft.sealed === true || asksForConfidence(text) || pointsAtSealed;
  const isPhoto = !text && files.length > 0;
  const isSettled = saysSettled(text);
  // A photo without a word, just after a report, is what its form and its receipt asked for.
  const { first, said, later } = followUpOffer(
    ctx.t,
    draft.id,
    { sealed: alone ? follows.sealed : [], named: pointsAtSealed ? [] : follows.named },
    sealed,
    (event) =>
      event === reported ||
      event.id === meant ||
      (isSettled && follows.named.every(({ reportedAt }) => reportedAt <= event.reportedAt)) ||
      (isPhoto && ctx.now.getTime() - Date.parse(event.reportedAt) < photoAfter),
  );
  const unnamed = follows.sealed.length > 0;
  const anew = newReportButtons(ctx, draft.id, { sealed, danger, unnamed, alone });
  return { said, buttons: [...first, ...anew, ...later], sealed, pointsAtSealed };
}

/** Whoever alerts others may have meant that. */
function alertButton({ actor, t }: Work, { id, text }: Draft, sealed: boolean): Button[] {
  if (!text || sealed || !allowed(alertOfficers, actor)) return [];
  return [{ action: 'alert.words', value: id, label: t.alert.ofTheseWords }];
}

/** What direct words seem to be about: few that ask as at an information desk are like anything. */
export function heard({ services }: Work, words: string): Guess {
  return (asksForInformation(words) ? guessAdded : guess)(words, services.types);
}

/** Whether what is said of a confidential report is read by its author alone. */
function isAlone({ event }: Work): boolean {
  return event.place.kind === 'direct' || event.audience === 'everyone';
}

/** The danger that the sender reported within the last hour. */
export function reportedLately(ctx: Work, { sealed, named }: FollowUps): SecurityEvent | undefined {
  return [...(isAlone(ctx) ? sealed : []), ...named].find((event) => isDangerLately(ctx, event));
}

/** What became of the danger that somebody told of a moment ago. */
export function atDesk(ctx: Work, id: string): string {
  const { report } = ctx.t;
  return isDeskCutOff(ctx) ? report.notAtDesk(id) : report.atDesk(id);
}

/** What makes a new report of a draft. Whoever has an open confidential report sees whether it bears their name. */
function newReportButtons(
  ctx: Work,
  value: string,
  is: { sealed: boolean; danger: boolean; unnamed: boolean; alone: boolean },
): Button[] {
  const t = ctx.t.report;
  const sealed = `${value} ${keptSealed}`;
  // What asked for it may stand where the report alone would not be read so.
  const asked = is.sealed ? sealed : value;
  const send = (label: string): Button => ({ action: 'report.draft.send', value: asked, label });
  const seal = (label: string): Button => ({ action: 'report.draft.seal', value, label });
  const details: Button = { action: 'report.form', value: asked, label: t.plainDetails };
  const help = (label: string, of: string): Button[] =>
    is.danger ? [] : [{ action: 'report.draft.danger', value: of, label, style: 'danger' }];
  if (is.unnamed && is.alone) {
    const unnamed = is.sealed ? send(t.plainNewSealed) : seal(t.plainNewSealed);
    return [unnamed, details, ...help(t.dangerSealed, sealed), ...(is.sealed ? [] : [send(t.plainNewNamed)])];
  }
  if (is.unnamed && !is.sealed) return [send(t.plainNewNamed), details, ...help(t.dangerNamed, value)];
  return [
    send(t.plainSendNow),
    // Whoever fears being named says so in words that nobody foresees.
    ...(is.sealed ? [] : [seal(t.plainSeal)]),
    details,
    ...help(t.dangerButton, asked),
  ];
}

/** The buttons that a draft would be offered with now. */
export async function buttonsOf(ctx: Work, draft: Draft): Promise<Button[]> {
  const { danger } = guess(draft.text, ctx.services.types);
  return (await offerOf(ctx, draft, await aroundOf(ctx, draft.text), danger)).buttons;
}
