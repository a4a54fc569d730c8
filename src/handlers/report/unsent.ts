import { LRUCache } from 'lru-cache';
import type { Draft } from '../../domain/draft.ts';
import { atLeast } from '../../domain/marking.ts';
import type { Work } from '../work.ts';
import type { Intake } from './intake.ts';
import { becameOf, draftOf } from './kept-drafts.ts';
import { gate } from './sensitivity.ts';

/** For so long, what somebody goes on writing belongs to the danger that they told of and did not send. */
const lasts = 10 * 60_000;

/** By chat, in this process alone: whose a draft is lies nowhere on a disk. Each draft holds the words of those before it. */
const unsent = new LRUCache<string, { drafts: string[]; at: number }>({ max: 10_000 });

/** The words of danger that the sender wrote in their own chat a moment ago, where they have pressed none of their buttons. */
export async function unsentDanger(ctx: Work): Promise<Draft | undefined> {
  const kept = unsent.get(chatOf(ctx));
  if (!kept || ctx.event.place.kind !== 'direct' || ctx.now.getTime() - kept.at > lasts) return undefined;
  const became = await Promise.all(kept.drafts.map((id) => becameOf(ctx, id)));
  if (became.some((event) => event !== undefined)) return undefined;
  // One of them may not have been stored after all.
  const drafts = await Promise.all(kept.drafts.map((id) => draftOf(ctx, id)));
  return drafts.findLast((draft) => draft !== undefined);
}

/**
 * Keeps in mind that a draft speaks of danger, after the one whose words it goes on from. What was said beside others is answered,
 * and goes on, in the person's own chat.
 */
export function keepUnsent(ctx: Work, draft: Draft, before: Draft | undefined): void {
  const drafts = before ? (unsent.get(chatOf(ctx))?.drafts ?? []) : [];
  unsent.set(chatOf(ctx), { drafts: [...drafts, draft.id].slice(-20), at: ctx.now.getTime() });
}

/** By chat, what was last offered to be sent, whatever it is about. */
const offers = new LRUCache<string, { draft: string; sealed: boolean; at: number }>({ max: 10_000 });

/** @param sealed whether the first button of the offer sends it without the sender's name */
export function keepOffered(ctx: Work, draft: Draft, sealed: boolean): void {
  offers.set(chatOf(ctx), { draft: draft.id, sealed, at: ctx.now.getTime() });
}

/** What the sender was last offered to send, a moment ago in their own chat, and has not sent: “report it”. */
export async function lastOffered(ctx: Work): Promise<{ draft: Draft; sealed: boolean } | undefined> {
  const last = offers.get(chatOf(ctx));
  if (!last || ctx.event.place.kind !== 'direct' || ctx.now.getTime() - last.at > lasts) return undefined;
  const draft = await draftOf(ctx, last.draft);
  return draft && { draft, sealed: last.sealed };
}

/**
 * What somebody sends now, behind the danger that they told of a moment ago and did not send, which is used up by that: whoever
 * reads where they are has to read what is happening there.
 */
export async function withUnsent(
  ctx: Work,
  text: string,
  isMeant: (before: Draft) => boolean = () => true,
): Promise<Pick<Intake, 'text' | 'kept' | 'marking'> & { before?: Draft }> {
  const gated = gate(ctx, [text]);
  const before = gated.ok ? await unsentDanger(ctx) : undefined;
  if (!gated.ok || !before || !isMeant(before)) return { text };
  const told = [before.text, text].filter(Boolean).join('\n');
  const marking = atLeast(gated.marking, before.beside?.marking ?? gated.marking);
  return { text: told, kept: before.files, marking, before };
}

/** What may be written on one platform may not on another. */
function chatOf({ platform, actor }: Work): string {
  return `${platform} ${actor.id}`;
}
