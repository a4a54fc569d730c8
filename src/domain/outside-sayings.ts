import type { Alert, UpdateScope } from './alert.ts';
import { type Delivery, isReached } from './delivery.ts';
import { type Outside, type OutsideKind, outsideKinds, type Saying } from './outside.ts';

/**
 * What somebody whom chat did not reach is to be told next by one way: the alert and then, if they were told that,
 * whatever was said after it that concerns them. Undefined when nothing is left to tell them.
 */
export function nextSaying(alert: Alert, line: Delivery, before: Outside | undefined): Saying | undefined {
  const open = alert.state === 'open';
  if (!before) return open && isUnreached(line) ? 'alert' : undefined;
  const { state, of = 'alert' } = before;
  if (of === 'alert' && (state === 'failed' || (state === 'owed' && !open))) return undefined;
  if (of === 'recalled') return state === 'sent' || state === 'failed' ? undefined : of;
  if (alert.state === 'recalled') return 'recalled';
  if (state === 'owed' || state === 'sending') return of;
  // Chat has reached them since, and tells them there.
  if (isReached(line)) return undefined;
  const said = of === 'alert' ? 0 : Number(of);
  const concerned: Readonly<Record<UpdateScope, boolean>> = {
    all: true,
    unanswered: !line.answer,
    help: line.answer?.what === 'help',
  };
  const next = alert.updates.findIndex(({ scope }, i) => i >= said && concerned[scope]);
  return next < 0 ? undefined : `${next + 1}`;
}

/** Chat did not reach them, and they did not answer in any other way either. A reminder that did not get through is not the alert. */
function isUnreached(line: Delivery): boolean {
  return (line.state === 'failed' || line.state === 'given-up') && !line.answer && !isReached(line);
}

/** By which ways somebody was told the alert outside of chat. */
export function toldOutside({ outside }: Delivery): OutsideKind[] {
  return outsideKinds.filter((kind) => {
    const { state, of } = outside?.[kind] ?? {};
    return state === 'sent' || of !== undefined;
  });
}
