import { firstWord } from '../../chat/arguments.ts';
import type { Outcome } from '../../chat/command.ts';
import type { IncomingFile } from '../../chat/event.ts';
import { type Message, say, together } from '../../chat/message.ts';
import { asksForConfidence } from '../../domain/asks-confidence.ts';
import { type Guess, guessAdded } from '../../domain/guess.ts';
import { isOver, type SecurityEvent } from '../../domain/security-event.ts';
import { goesOnIn } from '../desk/merged.ts';
import type { Work } from '../work.ts';
import { findOwn } from './access.ts';
import { inDanger } from './danger.ts';
import { mayMeanSealed } from './follow-up.ts';
import { formAlone, openSealedForm } from './form.ts';
import { fileReport } from './intake.ts';
import { useUp } from './kept-drafts.ts';
import { fileMisnumbered } from './misnumbered.ts';
import { addNote, openDetails, reportApart, saidAgain } from './notes.ts';
import { hasToBeSealed, numberIn } from './numbers.ts';
import type { Intake } from './told.ts';
import { withUnsent } from './unsent.ts';

/**
 * Files what follows `report`. What begins with the number of an event of the sender's own, or has one word before it, such as
 * “add” or “update”, is added to that one while it goes on: stored as another under their name, it would tell the desk who
 * reported the first confidentially. So would its number in other words, which are sealed for that. What asks for confidence,
 * or names a confidential report, is added to none that bears its author’s name.
 */
export async function reportOrAdd(ctx: Work, text: string, files: readonly IncomingFile[]): Promise<Outcome> {
  const found = numberIn(text);
  if (!found) return (await formAlone(ctx, { text, files })) ?? reportAll(ctx, text, files);
  const { id, rest, words } = found;
  const named = await findOwn(ctx, id);
  const own = (named?.status === 'withdrawn' && (await saidAgain(ctx, id))) || named;
  const asks = !own?.confidential && (asksForConfidence(text) || (await hasToBeSealed(ctx, rest)));
  const saysDanger = !found.isFirst && firstWord(text) === 'danger';
  const said = saysDanger
    ? { ...heard(ctx, rest, words), danger: true, outright: true, pressed: true }
    : heard(ctx, rest, words);
  if (!rest && files.length === 0) {
    if (own && saysDanger && !asks) return inDanger(ctx, id);
    if (asks && !said.danger) return openSealedForm(ctx, own ? '' : text);
    if (own && own.status !== 'withdrawn' && !said.danger) return openDetails(ctx, own, words);
  }
  if (asks) return reportApart(ctx, own ? words : text, own ?? id, { files }, said);
  if (own && (await takesMore(ctx, own, rest, said)))
    return addNote(ctx, own, words, { files, alone: !rest }, said);
  const confidential = !own && (await mayMeanSealed(ctx, id, rest));
  const intake: Intake = { text, files, confidential, ...(said.danger && { danger: true }) };
  const alone = await formAlone(ctx, intake);
  if (alone) return alone;
  if (!own) return fileMisnumbered(ctx, id, intake);
  return together(await fileReport(ctx, intake), say(whyNew(ctx, own)));
}

/** With it goes the danger that the person told of a moment ago and did not send. */
async function reportAll(ctx: Work, text: string, files: readonly IncomingFile[]): Promise<Message> {
  const { before, asks = false, ...told } = await withUnsent(ctx, text);
  const receipt = await fileReport(ctx, { ...told, files, confidential: asks });
  if (before) useUp(ctx, before);
  return receipt;
}

function whyNew({ t: { report } }: Work, { id, status }: SecurityEvent): string {
  return status === 'withdrawn' ? report.withdrawnSoNew(id) : report.closedSoNew(id);
}

/** What is said of danger behind the number, or with the word before it. */
function heard({ services }: Work, rest: string, words: string): Guess {
  const behind = guessAdded(rest, services.types);
  return behind.danger ? behind : guessAdded(words, services.types);
}

/**
 * Whether what its author tells belongs to an event. What happens once it is over is for somebody to acknowledge, as any
 * report: but for photographs alone, and what not all officers may read.
 */
async function takesMore(ctx: Work, own: SecurityEvent, rest: string, { danger }: Guess): Promise<boolean> {
  if (danger) return true;
  if (own.status === 'withdrawn') return false;
  return !rest || own.restricted || own.circumstance !== undefined || !isOver(await goesOnIn(ctx, own));
}
