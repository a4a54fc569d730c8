import { NotTaken } from '../../chat/errors.ts';
import type { TextEvent } from '../../chat/event.ts';
import { type Message, together } from '../../chat/message.ts';
import { fold } from '../../chat/words.ts';
import { guess } from '../../domain/guess.ts';
import { namingIn } from '../../domain/people-named.ts';
import type { Work } from '../work.ts';
import { plainWords } from './drafts.ts';
import { namesSealed } from './numbers.ts';
import { withheldReceipt } from './receipt.ts';
import { gateLine, quotedTooHigh } from './sensitivity.ts';

/** Fewer words, numbers of records and addresses aside, are a command that was mistyped and tell of nothing. */
const tellsSomething = 4;

/** A record’s number, an address or a mention. */
const namesSomething = /[\d@]/;

/**
 * Words that begin like a command and are none, or none of this person's: “alert! someone is following me”, « crise cardiaque
 * au 2e étage ». Whoever writes that must not be turned away with what commands there are: beside what is `said` about it
 * their words are offered to be sent to security, with the emergency numbers before everything else where they speak of
 * danger. A command's own words tell of nothing: « crise ouvrir » is no danger; nor do colleagues' names. What is said may
 * quote their words: of those that may not be written here it is not.
 */
export async function misread(
  ctx: Work,
  event: TextEvent,
  said: Message,
  free = event.text,
): Promise<Message> {
  const gated = gateLine(ctx, event.text);
  const { danger } = guess(await withoutNames(ctx, free), ctx.services.types);
  const words = free.split(/\s+/).filter((word) => /\p{L}/u.test(word) && !/[@\d]/.test(word));
  const tellsNothing = !danger && event.files.length === 0 && words.length < tellsSomething;
  if (tellsNothing) {
    // Who tried to get at a record or a person is named, but not where that is their own confidential report.
    if (!namesSomething.test(event.text) || (await namesSealed(ctx, event.text))) ctx.nobodyNamed();
    const tooHigh = gated.ok ? quotedTooHigh(ctx, said.text) : gated.marking;
    if (tooHigh) throw new NotTaken(withheldReceipt(ctx, undefined, tooHigh));
    return said;
  }
  // The wish not to be named may follow the word that was taken for a command.
  const behind = event.text.replace(/^\S+\s+/, '');
  const offer = await plainWords(ctx, event, { behind });
  if (!gated.ok) return offer;
  if (!danger) return together(said, offer);
  return together(offer, { text: said.text, card: [{ kind: 'text', tone: 'quiet', text: said.text }] });
}

/** Words but for the names of the directory's people: others of the name may be known from reports of danger. */
async function withoutNames(ctx: Work, words: string): Promise<string> {
  const people = await ctx.store.people.named(namingIn(words).keys);
  const names = new Set(people.flatMap(({ name }) => fold(name).split(/\s+/)));
  return words
    .split(/\s+/)
    .filter((word) => !names.has(fold(word)))
    .join(' ');
}
