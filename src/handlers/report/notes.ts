import type { Action, Answer, FormHandler, Outcome } from '../../chat/command.ts';
import { InvalidForm, NotTaken, Refusal } from '../../chat/errors.ts';
import { type Message, say, together } from '../../chat/message.ts';
import { clean, colon } from '../../chat/words.ts';
import { asksForConfidence } from '../../domain/asks-confidence.ts';
import { change, withMarking } from '../../domain/event-history.ts';
import { type Guess, guessAdded } from '../../domain/guess.ts';
import type { Marking } from '../../domain/marking.ts';
import { isDanger, type SecurityEvent } from '../../domain/security-event.ts';
import { inBoth } from '../../text/index.ts';
import { callsDuringMuster, recordHelpBeside } from '../alert/counted-help.ts';
import { ask } from '../ask.ts';
import { nextInDanger } from '../desk/channel.ts';
import { isSounding, saidDanger, saidDangerToo } from '../desk/danger.ts';
import { dangerMessage } from '../phones.ts';
import type { Work } from '../work.ts';
import { findOwn, leastMarking, ownEvent } from './access.ts';
import { storeAdded, withAdded } from './added.ts';
import { saidOf } from './danger.ts';
import { keepFiles } from './files.ts';
import { mayMeanSealed } from './follow-up.ts';
import { formAlone, noticeFor } from './form.ts';
import { fileReport } from './intake.ts';
import { becameOf, useUp } from './kept-drafts.ts';
import { leaveOutNamed, namedApart } from './left-out.ts';
import { hasToBeSealed, namesSealed } from './numbers.ts';
import { withheldReceipt } from './receipt.ts';
import { gate, pass, remark } from './sensitivity.ts';
import type { Intake } from './told.ts';

/** What comes with words: files that are sent along, or were kept before. */
interface Along extends Pick<Intake, 'files' | 'kept' | 'marking' | 'confidential'> {
  /** They are all that is sent, whatever word stands beside them. */
  alone?: boolean;
}

/** What words say of danger; `pressed`: beside them it was said outright, by a word of its own. */
type Said = Guess & { pressed?: boolean };

/**
 * Adds the author's words and files to their event. The words pass the gate before any file that comes with them is kept:
 * nothing of what is not added may stay anywhere.
 * @param guessed what the words say of danger; of a change of circumstances nobody at the desk sees it, and what is only like the
 * words of others who were in danger is none
 */
export async function addNote(
  ctx: Work,
  event: SecurityEvent,
  text: string,
  along: Along,
  guessed: Said = guessAdded(text, ctx.services.types),
): Promise<Message> {
  const heard = event.circumstance && !guessed.outright ? { ...guessed, danger: false } : guessed;
  const isCall = !event.confidential && (await callsDuringMuster(ctx, text));
  const said = isCall ? { ...heard, danger: true, outright: true } : heard;
  const { danger } = said;
  if (event.status === 'withdrawn') return reportAgain(ctx, event, text, along, said);
  const told = event.confidential ? await leaveOutNamed(ctx, text) : text;
  const gated = gate(ctx, [told], along.marking, leastMarking(event));
  if (!gated.ok) return notKept(ctx, event, said, gated.marking);
  remark(ctx, gated);
  const { kept, problems } = await keepFiles(ctx, along.files);
  const files = await namedApart(ctx, [...(along.kept ?? []), ...kept], event.confidential);
  if (files.length === 0 && !danger && (along.alone || !text.trim())) throw nothingToAdd(ctx, problems);
  const [words = ''] = gated.texts;
  const added = withAdded(ctx, event, { text: words, files, masked: gated.masked, marking: gated.marking });
  await storeAdded(ctx, event, added, words, said);
  if (isCall) await recordHelpBeside(ctx, event.id);
  const tooLate = !event.confidential && asksForConfidence(text) ? [ctx.t.report.nameIsShown(event.id)] : [];
  const answer = say([ctx.t.report.noted(event.id), ...tooLate, ...problems].join('\n'));
  return danger ? together(dangerMessage(ctx.t, ctx.department), answer) : answer;
}

/** Whether somebody is in danger is all that is read from words too sensitive to keep. */
async function notKept(
  ctx: Work,
  event: SecurityEvent,
  { danger, outright, pressed }: Said,
  marking: Marking,
): Promise<Message> {
  const answer = withheldReceipt(ctx, undefined, marking);
  if (!danger) throw new NotTaken(answer);
  if (await isSounding(ctx, event, outright)) await saidDangerToo(ctx, event, pressed);
  else await saidDanger(ctx, event, outright, pressed);
  const next = together(say(nextInDanger(ctx, ctx.t)), answer);
  return together(dangerMessage(ctx.t, ctx.department), next);
}

function nothingToAdd({ event, t }: Work, problems: readonly string[]): Error {
  if (event.kind === 'form') return new InvalidForm({ text: [t.report.detailsNeed, ...problems].join(' ') });
  return new Refusal('bad-input', [...problems, t.report.detailsNeed].join('\n'));
}

/**
 * Whoever took a report back and is in danger now is not turned away: what they write is a report of its own, and what they write
 * within a day after it belongs to that, whatever it says: rescuers look there for where they are. One that is sealed does not
 * name one that bears their name.
 */
async function reportAgain(
  ctx: Work,
  { id, confidential }: SecurityEvent,
  text: string,
  along: Along,
  said: Said,
): Promise<Message> {
  const intake = { danger: true, ...along } as const;
  const apart = !confidential && (await hasToBeSealed(ctx, text));
  const again = apart ? undefined : await saidAgain(ctx, id);
  if (again) return addNote(ctx, again, text, along, said);
  if (!said.danger) throw new Refusal('too-late', ctx.t.report.closedForNotes(id));
  if (apart) return fileReport(ctx, { text, confidential: true, ...intake });
  const earlier = inBoth(ctx.department.languages, (t) => t.report.dangerAgain(id));
  const receipt = await fileReport(ctx, { text: `${text}\n\n${earlier}`, confidential, ...intake });
  const anew = saidOf(ctx, id);
  if ((await becameOf(ctx, anew.id)) === undefined) useUp(ctx, anew);
  return receipt;
}

/** The sender’s own report of danger that followed, within the last day, one of theirs that nothing can be added to. */
export async function saidAgain(ctx: Work, id: string): Promise<SecurityEvent | undefined> {
  const became = await becameOf(ctx, saidOf(ctx, id).id);
  return became === undefined ? undefined : findOwn(ctx, became);
}

/**
 * Files what has to be sealed and came with the number of an event that is not its author’s, or bears their name: a name that was
 * read cannot be taken back, and would be that behind a confidential report which the words name. In an emergency that the desk
 * knows of, it is heard as loudly as what is added to that. Where others read along, its form opens.
 */
export async function reportApart(
  ctx: Work,
  text: string,
  of: SecurityEvent | string,
  along: Along,
  { danger }: Pick<Guess, 'danger'>,
): Promise<Outcome> {
  const named = typeof of === 'string' ? undefined : of;
  const isHeard = danger || (named !== undefined && isDanger(named));
  const intake: Intake = { text, ...along, confidential: true, ...(isHeard && { danger: true }) };
  const alone = await formAlone(ctx, intake);
  if (alone) return alone;
  ctx.remarks.push(await whyApart(ctx, text, of));
  return fileReport(ctx, intake);
}

async function whyApart(ctx: Work, text: string, of: SecurityEvent | string): Promise<string> {
  const { report } = ctx.t;
  if (typeof of === 'string') return report.notAdded(of);
  return (await namesSealed(ctx, text)) ? report.namesSealedSoNew(of.id) : report.numberLeftOut(of.id);
}

/**
 * Adds words and files to the sender’s own event of a number. Words that have to be sealed are added to none that bears their
 * name. Those, and words of danger, are not turned away with a number that is mistyped or not theirs: they are a report of their
 * own.
 * @param otherwise what becomes of other words with such a number; absent: they are refused
 */
export async function addToNumbered(
  ctx: Work,
  id: string,
  text: string,
  along: Along,
  otherwise?: () => Promise<Outcome>,
): Promise<Outcome> {
  const said = guessAdded(text, ctx.services.types);
  const own = await findOwn(ctx, id);
  const told = `${id}${colon(ctx.language)}${text}`;
  if (!own?.confidential && (along.confidential || (await hasToBeSealed(ctx, text))))
    return reportApart(ctx, own ? text : told, own ?? id, along, said);
  if (!own && !said.danger && otherwise) return otherwise();
  const event = said.danger ? own : await ownEvent(ctx, id);
  if (event) return addNote(ctx, event, text, along, said);
  const confidential = await mayMeanSealed(ctx, id, text);
  const receipt = await fileReport(ctx, { text: told, danger: true, confidential, ...along });
  return together(receipt, say(ctx.t.report.notAdded(id)));
}

/**
 * Asks what is to be added to the sender’s own event.
 * @param value what they have written already
 */
export function openDetails(ctx: Work, event: SecurityEvent, value = ''): Answer {
  const t = ctx.t.report;
  return ask(ctx, {
    id: 'report.details',
    title: t.detailsTitle,
    state: event.id,
    fields: [
      { kind: 'text', name: 'text', label: t.detailsLabel, multiline: true, ...(value && { value }) },
      {
        kind: 'files',
        name: 'files',
        label: t.form.files,
        elsewhere: t.file.elsewhere,
        maxFiles: ctx.department.reporting.files.most,
      },
    ],
    notice: noticeFor(ctx, event),
  });
}

export const noteActions: readonly Action<Work>[] = [
  {
    id: 'report.details',
    who: 'anyone',
    privacy: 'private',
    run: async (ctx, value) => openDetails(ctx, await ownEvent(ctx, value)),
  },
  {
    id: 'report.asset',
    who: 'anyone',
    privacy: 'private',
    async run(ctx, value) {
      const event = await ownEvent(ctx, value);
      const t = ctx.t.report;
      return ask(ctx, {
        id: 'report.asset',
        title: t.assetTitle,
        state: event.id,
        fields: [{ kind: 'text', name: 'asset', label: t.assetLabel, required: true, maxLength: 60 }],
      });
    },
  },
];

export const noteForms: readonly FormHandler<Work>[] = [
  {
    id: 'report.details',
    who: 'anyone',
    run: (ctx, { state, values, files }) => addToNumbered(ctx, state, values.text ?? '', { files }),
  },
  {
    id: 'report.asset',
    who: 'anyone',
    /** The one way past the masking, and past nothing else: the author says that the number is an asset's and gives it again. */
    async run(ctx, form) {
      const event = await ownEvent(ctx, form.state);
      const asset = clean(form.values.asset ?? '').slice(0, 60);
      const text = event.confidential ? await leaveOutNamed(ctx, asset) : asset;
      // The number of a confidential report would tell whose it is.
      const isOther = !event.confidential && (await namesSealed(ctx, asset));
      if (!text || isOther) throw new InvalidForm({ asset: ctx.t.report.assetLabel });
      const { id, author: by } = event;
      if (event.status === 'withdrawn') throw new Refusal('too-late', ctx.t.report.closedForNotes(id));
      const { marking } = pass(ctx, [text], leastMarking(event));
      const said = `${ctx.t.report.assetTitle}${colon(ctx.language)}${text}`;
      const note = { at: ctx.now.toISOString(), by, text: said };
      const noted = change(event, by, ctx.now, 'note', { notes: [...event.notes, note] });
      const guessed = guessAdded(text, ctx.services.types);
      await storeAdded(ctx, event, withMarking(noted, marking, by, ctx.now), said, guessed);
      const answer = say(ctx.t.report.assetKept(id));
      return guessed.danger ? together(dangerMessage(ctx.t, ctx.department), answer) : answer;
    },
  },
];
