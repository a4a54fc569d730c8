import { Refusal } from '../../chat/errors.ts';
import type { Alert } from '../../domain/alert.ts';
import { fits } from '../../domain/marking.ts';
import { ripeRole } from '../../domain/person.ts';
import type { Work } from '../work.ts';

/** Who composes and sends alerts; those in communications may read what is prepared. */
export const alertOfficers = ['officer', 'cso'] as const;
export const alertReaders = [...alertOfficers, 'communications'] as const;

/** An alert by its number, where its marking may be shown. */
export async function alertFor(ctx: Work, id: string): Promise<Alert> {
  ctx.about = id;
  const alert = await ctx.store.alerts.get(id);
  if (!alert) throw new Refusal('not-found', ctx.t.alert.none(id));
  if (!fits(alert.marking, ctx.department.ceilings[ctx.platform])) {
    throw new Refusal('not-here', ctx.t.alert.notHere(id, ctx.t.common.markings[alert.marking]));
  }
  return alert;
}

/** One that was not sent yet. */
export async function draftFor(ctx: Work, id: string): Promise<Alert> {
  const alert = await alertFor(ctx, id);
  if (alert.state !== 'draft' && alert.state !== 'scheduled')
    throw new Refusal('too-late', ctx.t.alert.sentAlready(id));
  return alert;
}

/**
 * Whether the actor counts as the second person for an alert: a directory person, in the role for a day at least, who
 * wrote nothing of it.
 */
export async function mayApprove(ctx: Work, alert: Alert): Promise<boolean> {
  const person = await ctx.store.people.get(ctx.actor.id);
  const wrote = alert.history.some(
    ({ by, what }) =>
      by === ctx.actor.id && (what === 'drafted' || what === 'changed' || what === 'language-added'),
  );
  return person?.source === 'directory' && !wrote && ripeRole(person, alertOfficers, ctx.now);
}
