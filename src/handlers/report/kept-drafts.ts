import { type Draft, draftAuthor } from '../../domain/draft.ts';
import type { Work } from '../work.ts';

const draftLives = 24 * 60 * 60 * 1000;

/** Keeps what the sender wrote or marked, for a day, until they say what to do with it. */
export function keptDraft(
  ctx: Work,
  given: Pick<Draft, 'text' | 'files' | 'quoted' | 'beside' | 'sealed' | 'second'>,
): Draft {
  const id = ctx.services.newId();
  const author = draftAuthor(id, ctx.actor.id, ctx.services.sealKey);
  const draft: Draft = { id, version: 0, author, ...given, expires: ctx.after(draftLives) };
  ctx.save('drafts', draft);
  return draft;
}

/** A draft to be sent without its author's name from now on, to which also its older buttons lead. */
export function sealedFromNow(ctx: Work, draft: Draft): Draft {
  const { text, files, beside, quoted, second } = draft;
  const also = { ...(beside && { beside }), ...(quoted && { quoted }), ...(second && { second }) };
  const sealed = keptDraft(ctx, { text, files, ...also, sealed: true });
  ctx.save('drafts', { ...draft, goesOn: sealed.id });
  return sealed;
}

/** The moment, in milliseconds, at which the words of a draft were written. */
export function writtenAt({ expires }: Draft): number {
  return Date.parse(expires) - draftLives;
}

/** As what is known of a button that the sender pressed: a draft without words, of which one may find what it became. */
export function pressedBy(ctx: Work, button: string): Draft {
  const { sealKey } = ctx.services;
  const id = draftAuthor(button, ctx.actor.id, sealKey);
  const author = draftAuthor(id, ctx.actor.id, sealKey);
  return { id, version: 0, author, text: '', files: [], expires: ctx.after(draftLives) };
}

/**
 * The sender's own draft, with what they went on to say; undefined when it is somebody else's, was used, or is too old.
 */
export async function draftOf(ctx: Work, id: string): Promise<Draft | undefined> {
  const draft = await lastOf(ctx, id);
  return draft?.became === undefined ? draft : undefined;
}

/** The event that the sender’s own draft became within the last day. */
export async function becameOf(ctx: Work, id: string): Promise<string | undefined> {
  return (await lastOf(ctx, id))?.became;
}

/** A draft of the sender’s, or the last that holds what it held; whether it was used or not. */
export async function lastOf(ctx: Work, id: string): Promise<Draft | undefined> {
  const draft = await keptOf(ctx, id);
  return draft?.goesOn === undefined ? draft : lastOf(ctx, draft.goesOn);
}

/** A draft of the sender’s as it was kept under this id. */
export async function keptOf(ctx: Work, id: string): Promise<Draft | undefined> {
  const draft = id ? await ctx.store.drafts.get(id) : undefined;
  return draft?.author === draftAuthor(id, ctx.actor.id, ctx.services.sealKey) ? draft : undefined;
}

/**
 * A draft that what this is about was made of: for a day it is known which event it became, so that whoever presses once more,
 * on a card that still stands, is not told that nothing was recorded.
 */
export function useUp(ctx: Work, draft: Draft): void {
  const { id, version, author } = draft;
  const expires = ctx.after(draftLives);
  if (ctx.about === undefined) ctx.remove('drafts', draft);
  else ctx.save('drafts', { id, version, author, text: '', files: [], became: ctx.about, expires });
}
