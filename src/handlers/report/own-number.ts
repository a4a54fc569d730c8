import { firstWord, parse, split } from '../../chat/arguments.ts';
import type { Outcome } from '../../chat/command.ts';
import type { IncomingFile } from '../../chat/event.ts';
import { asksForConfidence } from '../../domain/asks-confidence.ts';
import { guessAdded } from '../../domain/guess.ts';
import { isOver, type SecurityEvent } from '../../domain/security-event.ts';
import { goesOnIn } from '../desk/merged.ts';
import type { Work } from '../work.ts';
import { findOwn, mayBeOwnSealed } from './access.ts';
import { inDanger } from './danger.ts';
import { mayMeanSealed } from './follow-up.ts';
import { formAlone } from './form.ts';
import { fileReport, type Intake } from './intake.ts';
import { addNote, askDetails, keepBeside } from './notes.ts';

const numbered = [
  { kind: 'number', name: 'event', prefix: 'EV' },
  { kind: 'text', name: 'rest', optional: true },
] as const;

/**
 * Files what follows `report`. What begins with the number of an event of the sender's own, or has one word before it, such as
 * “add” or “update”, is added to that one: stored as another under their name, it would tell the desk who reported the first
 * confidentially. So would its number in other words, which are sealed for that. What asks for confidence is never added to what
 * bears their name.
 */
export async function reportOrAdd(ctx: Work, text: string, files: readonly IncomingFile[]): Promise<Outcome> {
  const [, after] = split(text);
  const meant = parse(numbered, text);
  const behind = meant.ok ? meant : parse(numbered, after);
  const { event: id = '', rest = '' } = behind.ok ? behind.values : {};
  const isDanger = !meant.ok && behind.ok && firstWord(text) === 'danger';
  const own = id ? await findOwn(ctx, id) : undefined;
  if (own && !own.confidential && (asksForConfidence(text) || asksForConfidence(rest))) {
    // Beside the number its author's name stands already.
    ctx.remarks.push(ctx.t.report.numberLeftOut(id));
    const words = meant.ok ? rest : `${split(text)[0]} ${rest}`;
    return fileOrOpen(ctx, { text: words, files, confidential: true, ...(isDanger && { danger: true }) });
  }
  if (own && isDanger && !rest && files.length === 0) return inDanger(ctx, id);
  if (own && (isDanger || !(await isNews(ctx, own, rest)))) {
    const words = meant.ok || !(rest || isDanger) ? rest : text;
    if (!words && files.length === 0) return askDetails(ctx, own);
    const said = guessAdded(words, ctx.services.types);
    const heard = isDanger ? { ...said, danger: true, outright: true } : said;
    return addNote(ctx, own, words, () => keepBeside(ctx, words, files), heard);
  }
  const confidential =
    (await namesSealed(ctx, text)) || (id !== '' && !own && (await mayMeanSealed(ctx, id, rest)));
  return fileOrOpen(ctx, { text, files, confidential, ...(isDanger && { danger: true }) });
}

/** Files it, or opens the form for what is to be confidential and was said where others read along. */
async function fileOrOpen(ctx: Work, intake: Intake): Promise<Outcome> {
  return formAlone(ctx, intake) ?? fileReport(ctx, intake);
}

/** Whether what is told of an event begins something new: that one was taken back, or is closed, and nobody waits for more of it. */
async function isNews(ctx: Work, event: SecurityEvent, rest: string): Promise<boolean> {
  return event.status === 'withdrawn' || (rest !== '' && isOver(await goesOnIn(ctx, event)));
}

const anyNumber = /(?<![\p{L}\d])ev[-‐-―_ ]?\d{4}[-‐-―_ ]?\d{1,9}(?!\d)/giu;

/** Whether words name a confidential event that is the sender’s, or may be. */
async function namesSealed(ctx: Work, text: string): Promise<boolean> {
  for (const [written] of text.matchAll(anyNumber)) {
    const found = parse(numbered, written);
    if (found.ok && (await mayBeOwnSealed(ctx, found.values.event ?? ''))) return true;
  }
  return false;
}
