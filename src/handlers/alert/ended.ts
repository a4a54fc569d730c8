import type { Alert } from '../../domain/alert.ts';
import { ledgerId, shownTo } from '../../domain/delivery.ts';
import type { Work } from '../work.ts';
import { alertMaker } from './card.ts';
import { changesFirst } from './withdraw.ts';

/** Alerts that are looked through for those that ended. */
const recent = 20;
/** An alert that is over for longer, in milliseconds, is read no more; and who looked at it so long ago looks elsewhere now. */
const readFor = 24 * 60 * 60 * 1000;
const looksFor = 10 * 60 * 1000;

/**
 * Whoever opens their conversation finds alerts that ended there as they are now. One that was withdrawn is changed before all
 * others; on Slack it may take hours until it is everywhere.
 */
export async function endedFirst(ctx: Work): Promise<void> {
  const since = ctx.after(-readFor);
  for (const alert of await ctx.store.alerts.page(undefined, recent)) {
    if (alert.state === 'recalled') await changesFirst(ctx, alert);
    else if (alert.state === 'cleared' && (alert.ended?.at ?? '') > since) await showOver(ctx, alert);
  }
}

/**
 * The all-clear stands below an alert, whose card says that it is over once it is pressed; for those who look at it, it says so by
 * itself. To change it for everybody would take the changes that Slack allows for hours from what matters.
 */
async function showOver(ctx: Work, alert: Alert): Promise<void> {
  const line = await ctx.store.deliveries.get(ledgerId(alert.id, ctx.actor.id));
  if (!line) return;
  for (const [i, posted] of shownTo(line).entries()) {
    const id = `${line.id}~over:${i}`;
    const before = await ctx.store.deliveries.get(id);
    if (before && before.state !== 'given-up') continue;
    const content = { card: alertMaker.id, of: alert.id };
    const more = { about: alert.id, lane: 'slow', expires: ctx.after(looksFor) } as const;
    await ctx.owe(id, line.to, content, { ...more, posted });
  }
}
