import { firstWord, parse, split } from '../../chat/arguments.ts';
import type { Outcome } from '../../chat/command.ts';
import type { IncomingFile } from '../../chat/event.ts';
import { guessAdded } from '../../domain/guess.ts';
import type { Work } from '../work.ts';
import { findOwn, mayBeOwnSealed } from './access.ts';
import { inDanger } from './danger.ts';
import { keepFiles } from './files.ts';
import { mayMeanSealed } from './follow-up.ts';
import { fileReport } from './intake.ts';
import { addNote } from './notes.ts';

const numbered = [
  { kind: 'number', name: 'event', prefix: 'EV' },
  { kind: 'text', name: 'rest', optional: true },
] as const;

/**
 * Files what follows `report`. What begins with the number of an event of the sender's own, or has one word before it, such as
 * “add” or “update”, is added to that one: stored as another under their name, it would tell the desk who reported the first
 * confidentially. So would its number in other words, which are sealed for that.
 */
export async function reportOrAdd(ctx: Work, text: string, files: readonly IncomingFile[]): Promise<Outcome> {
  const [, after] = split(text);
  const meant = parse(numbered, text);
  const behind = meant.ok ? meant : parse(numbered, after);
  const { event: id = '', rest = '' } = behind.ok ? behind.values : {};
  const isDanger = !meant.ok && behind.ok && firstWord(text) === 'danger';
  const own = id ? await findOwn(ctx, id) : undefined;
  if (own && isDanger && !rest && files.length === 0) return inDanger(ctx, id);
  if (own && (own.status !== 'withdrawn' || isDanger)) {
    const words = meant.ok ? rest : text;
    const said = guessAdded(words, ctx.services.types);
    const heard = isDanger ? { ...said, danger: true, outright: true } : said;
    return addNote(ctx, own, words, () => keepFiles(ctx, files), heard);
  }
  const confidential =
    (await namesSealed(ctx, text)) || (id !== '' && !own && (await mayMeanSealed(ctx, id, rest)));
  return fileReport(ctx, { text, files, confidential, ...(isDanger && { danger: true }) });
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
