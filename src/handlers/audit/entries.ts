import type { AuditEntry } from '../../domain/audit.ts';
import { hiddenLooks } from '../../domain/screening-log.ts';
import { mayKnowAction } from '../action/access.ts';
import { mayRead } from '../crisis/access.ts';
import { mayBeAbout, needsToKnow } from '../report/access.ts';
import type { Work } from '../work.ts';

/**
 * What somebody reads of the audit about a record or a person. The auditor reads all of a record; whoever reads as the CSO, what is
 * of records that they may know, and else what they did themselves, as for a number that does not exist.
 */
export async function entriesFor(ctx: Work, record: string): Promise<readonly AuditEntry[]> {
  const entries = await ctx.store.audit.about(record);
  if (record === ctx.actor.id) return withoutHiddenLooks(ctx, entries);
  if (ctx.actor.roles.has('auditor')) return withoutAuthor(ctx, record, entries);
  if (await isOpen(ctx, record)) return entries;
  return entries.filter(({ who }) => who === ctx.actor.id);
}

async function isOpen(ctx: Work, record: string): Promise<boolean> {
  const { events, crises, actions } = ctx.store;
  const event = await events.get(record);
  if (event) return needsToKnow(ctx, event, ctx.actor);
  const crisis = await crises.get(record);
  if (crisis) return mayRead(ctx, crisis, ctx.actor);
  const action = await actions.get(record);
  if (action) return mayKnowAction(ctx, action, ctx.actor);
  // Of what was disposed of, nobody can tell any more whom it was about.
  return !ctx.actor.lent?.has('cso') || !/^(EV|CR|AC)-/.test(record);
}

/** Whom a restricted event may be about does not read who reported it, though they read the audit. */
async function withoutAuthor(
  ctx: Work,
  record: string,
  entries: readonly AuditEntry[],
): Promise<readonly AuditEntry[]> {
  const event = await ctx.store.events.get(record);
  if (!event?.restricted || event.author === ctx.actor.id) return entries;
  if (!(await mayBeAbout(ctx, event, ctx.actor))) return entries;
  return entries.filter(({ who }) => who !== event.author);
}

/** What was done about one's own screening since a look that an investigation keeps from one for a time. */
async function withoutHiddenLooks(ctx: Work, entries: readonly AuditEntry[]): Promise<readonly AuditEntry[]> {
  const looks = hiddenLooks(await ctx.store.looks.get(ctx.actor.id), ctx.now);
  return entries.filter(
    ({ at, who, what }) =>
      !what.startsWith('screening') || !looks.some((look) => look.by === who && look.at <= at),
  );
}
