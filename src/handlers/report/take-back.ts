import { change } from '../../domain/event-history.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import { disarmAcknowledgement } from '../desk/escalation.ts';
import { record } from '../desk/record.ts';
import type { Work } from '../work.ts';
import { tellOwner } from './added.ts';
import { renewReceipt } from './receipt.ts';

/** Marks a report that nothing keeps as withdrawn: its record stays, and whoever waits for it is told. */
export async function takeBack(ctx: Work, event: SecurityEvent): Promise<void> {
  const values = { from: event.status, to: 'withdrawn' } as const;
  const changed = change(event, event.author, ctx.now, 'withdrawn', { status: values.to }, values);
  await record(ctx, changed, event.author);
  await disarmAcknowledgement(ctx, changed);
  await tellOwner(ctx, event, (texts) => texts.desk.authorWithdrew(event.id));
  await renewReceipt(ctx, changed);
}
