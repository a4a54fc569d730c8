import { asksForConfidence } from '../../domain/asks-confidence.ts';
import type { Draft } from '../../domain/draft.ts';
import { atLeast } from '../../domain/marking.ts';
import { onceEach } from '../../domain/once-each.ts';
import type { Work } from '../work.ts';
import { keptOf, lastOf, pressedBy, sealedFromNow, writtenAt } from './kept-drafts.ts';
import { gate } from './sensitivity.ts';
import type { Intake } from './told.ts';

const minute = 60_000;
/** For so long, what somebody goes on writing belongs to the danger that they told of and did not send. */
const lasts = 10 * minute;
/** What was told lies in places of a day, which all are dropped at the same moment: one that went first would hide the others. */
const day = 24 * 60 * minute;
/** So many of a minute are kept in mind: nobody in a hurry writes more. */
const mostOffered = 20;

/** The words of danger that the sender wrote in their own chat a moment ago, where they have pressed none of their buttons. */
export async function unsentDanger(ctx: Work): Promise<Draft | undefined> {
  if (ctx.event.place.kind !== 'direct') return undefined;
  const now = ctx.now.getTime();
  for (const each of new Set([toldIn(now), toldIn(now - lasts)])) {
    const { kept } = await placesOf(ctx, each);
    const last = await lastOf(ctx, kept.at(-1)?.id ?? '');
    if (last) return isUnsent(ctx, last) ? last : undefined;
  }
  return undefined;
}

/**
 * Keeps in mind that a draft speaks of danger, or goes on from one that does and holds its words too. What was said beside others
 * is answered, and goes on, in the person's own chat.
 */
export async function keepUnsent(ctx: Work, draft: Draft, before: Draft | undefined): Promise<void> {
  const now = ctx.now.getTime();
  const expires = new Date((Math.floor(now / day) + 1) * day + lasts + minute).toISOString();
  const from = before ?? { ...(await placesOf(ctx, toldIn(now))).free, expires };
  ctx.save('drafts', { ...from, goesOn: draft.id });
}

/** Keeps in mind that a draft was offered to be sent, whatever it is about. */
export async function keepOffered(ctx: Work, draft: Draft): Promise<void> {
  const { kept, free } = await placesOf(ctx, offeredIn(ctx.now.getTime()));
  // Which of so many is meant has to be chosen anyhow.
  if (kept.length >= mostOffered) return;
  ctx.save('drafts', { ...free, goesOn: draft.id, expires: ctx.after(lasts + minute) });
}

/**
 * What the sender was offered to send a moment ago in their own chat and has not sent, newest first; and what they sent, where that
 * was the last.
 */
export async function lastOffered(ctx: Work): Promise<{ unsent: Draft[]; sent?: Draft }> {
  if (ctx.event.place.kind !== 'direct') return { unsent: [] };
  const now = ctx.now.getTime();
  const minutes = Array.from({ length: lasts / minute + 1 }, (_, i) => offeredIn(now - i * minute));
  const places = await Promise.all(minutes.map((each) => placesOf(ctx, each)));
  const offers = places.flatMap(({ kept }) => kept.reverse());
  const drafts = await Promise.all(offers.map(({ id }) => lastOf(ctx, id)));
  const [last] = drafts;
  const unsent = drafts.filter((draft) => draft !== undefined).filter((draft) => isUnsent(ctx, draft));
  // One that went on was offered more than once.
  return { unsent: onceEach(unsent), ...(last?.became !== undefined && { sent: last }) };
}

/** The same, newest first, to be sent without their author's name from now on. */
export async function sealOffered(ctx: Work): Promise<Draft[]> {
  const { unsent } = await lastOffered(ctx);
  return unsent.map((draft) => (draft.sealed ? draft : sealedFromNow(ctx, draft)));
}

function toldIn(at: number): string {
  return `unsent ${Math.floor(at / day)}`;
}

function offeredIn(at: number): string {
  return `offered ${Math.floor(at / minute)}`;
}

function isUnsent({ now }: Work, draft: Draft): boolean {
  return draft.became === undefined && now.getTime() - writtenAt(draft) <= lasts;
}

/**
 * Where it lies which drafts of somebody's chat are meant, one after the other, and the first place that is free. Each place is for
 * one draft and what it goes on in: by a place for several it could be read that what was sent under a name and what was sent
 * without are the same person's.
 */
async function placesOf(ctx: Work, what: string): Promise<{ kept: Draft[]; free: Draft }> {
  const kept: Draft[] = [];
  for (;;) {
    const free = pressedBy(ctx, `${what} ${ctx.platform} ${kept.length}`);
    const found = await keptOf(ctx, free.id);
    if (!found) return { kept, free };
    kept.push(found);
  }
}

/** What was told so far, and what was said since; whoever says the same once more has said it. */
export function wentOn({ text: before }: Draft, since: string): string {
  if (before.split('\n').includes(since)) return before;
  return [before, since].filter(Boolean).join('\n');
}

/**
 * What somebody sends now, behind the danger that they told of a moment ago and did not send, which is used up by that: whoever
 * reads where they are has to read what is happening there.
 */
export async function withUnsent(
  ctx: Work,
  text: string,
  isMeant: (before: Draft) => boolean = () => true,
): Promise<Pick<Intake, 'text' | 'kept' | 'marking'> & { before?: Draft; asks?: boolean }> {
  const gated = gate(ctx, [text]);
  const before = gated.ok ? await unsentDanger(ctx) : undefined;
  if (!gated.ok || !before || !isMeant(before)) return { text };
  const told = wentOn(before, text);
  const marking = atLeast(gated.marking, before.beside?.marking ?? gated.marking);
  // Each by itself, as they were written: what stands at the beginning of words tells whose wish it is.
  const asks = before.sealed === true || asksForConfidence(text);
  return { text: told, kept: before.files, marking, before, asks };
}
