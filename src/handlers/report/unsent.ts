import { LRUCache } from 'lru-cache';
import type { Draft } from '../../domain/draft.ts';
import type { Work } from '../work.ts';
import { draftOf } from './kept-drafts.ts';

/** For so long, what somebody goes on writing belongs to the danger that they told of and did not send. */
const lasts = 10 * 60_000;

/** By person, in this process alone: whose a draft is lies nowhere on a disk. Each draft holds the words of those before it. */
const unsent = new LRUCache<string, { drafts: string[]; at: number }>({ max: 10_000 });

/** The words of danger that the sender wrote in their own chat a moment ago, where they have pressed none of their buttons. */
export async function unsentDanger(ctx: Work): Promise<Draft | undefined> {
  const kept = unsent.get(ctx.actor.id);
  if (!kept || ctx.event.place.kind !== 'direct' || ctx.now.getTime() - kept.at > lasts) return undefined;
  const drafts = await Promise.all(kept.drafts.map((id) => draftOf(ctx, id)));
  return drafts.every(Boolean) ? drafts.at(-1) : undefined;
}

/** Keeps in mind that a draft speaks of danger, after the one whose words it goes on from. */
export function keepUnsent(ctx: Work, draft: Draft, before: Draft | undefined): void {
  if (ctx.event.place.kind !== 'direct') return;
  const drafts = before ? (unsent.get(ctx.actor.id)?.drafts ?? []) : [];
  unsent.set(ctx.actor.id, { drafts: [...drafts, draft.id].slice(-20), at: ctx.now.getTime() });
}
