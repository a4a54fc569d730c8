import { type Alert, digestOf } from '../../domain/alert.ts';
import { shownIn } from '../shown.ts';

/**
 * The value of a button below a prepared alert: its number, and a print of all that its card shows, so that nothing else
 * goes out by it.
 */
export function asShown(alert: Alert): string {
  const { id, until, scheduledFor } = alert;
  return shownIn(id, { alert: JSON.stringify([digestOf(alert), until, scheduledFor]) });
}

/** Whether it still is what a button showed. The number alone, as it is typed and as buttons once had it, takes it as it is. */
export function isAsShown(alert: Alert, value: string): boolean {
  return value === alert.id || value === asShown(alert);
}
