import { Refusal } from '../../chat/errors.ts';
import { type Alert, isForgotten } from '../../domain/alert.ts';
import { fits } from '../../domain/marking.ts';
import { areTwo, type Person, ripeRole } from '../../domain/person.ts';
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

/** Those that are open and may be shown here: what is real and runs before the rest, the one sent last first. */
export async function openHere(ctx: Work): Promise<Alert[]> {
  const ceiling = ctx.department.ceilings[ctx.platform];
  return (await ctx.store.alerts.open())
    .filter(({ marking }) => fits(marking, ceiling))
    .sort(
      (a, b) =>
        rank(a, ctx.now) - rank(b, ctx.now) ||
        `${b.startedAt} ${b.id}`.localeCompare(`${a.startedAt} ${a.id}`),
    );
}

/** Whoever gives no number hardly means what only informs people, an exercise, or what was forgotten. */
function rank(alert: Alert, now: Date): number {
  if (isForgotten(alert, now)) return 3;
  if (alert.kind === 'exercise') return 2;
  return alert.kind === 'information' ? 1 : 0;
}

/** One that was not sent yet. */
export async function draftFor(ctx: Work, id: string): Promise<Alert> {
  const alert = await alertFor(ctx, id);
  if (alert.state !== 'draft' && alert.state !== 'scheduled')
    throw new Refusal('too-late', ctx.t.alert.sentAlready(id));
  return alert;
}

/**
 * Whether somebody counts as the second person for an alert: a directory person, in the role for a day at least, who
 * wrote nothing of it and does not act for anybody who did.
 */
export async function isSecond(ctx: Work, alert: Alert, person: Person | undefined): Promise<boolean> {
  if (person?.source !== 'directory' || !ripeRole(person, alertOfficers, ctx.now)) return false;
  const wrote = alert.history.filter(({ what }) => writing.includes(what)).map(({ by }) => by);
  for (const id of new Set(wrote)) {
    const writer = await ctx.store.people.get(id);
    if (id === person.id || (writer && !areTwo(person, writer, ctx.now))) return false;
  }
  return true;
}

const writing: readonly string[] = ['drafted', 'changed', 'language-added'];
