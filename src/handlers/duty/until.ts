import { Refusal } from '../../chat/errors.ts';
import { localDate } from '../../domain/local-time.ts';
import { dated, momentOf } from '../times.ts';
import type { Work } from '../work.ts';

const day = 24 * 60 * 60 * 1000;
const farthest = 366 * day;
const words = /^(?:until|till|jusqu['’](?:au|à|a)|jusqu[aà]|au|to)\s+/i;

/** As a button keeps it: “tomorrow” is the day after it was written, not after the button was pressed. */
const instant = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/**
 * Reads `until 2026-12-01`, which includes that day, `until tomorrow`, « jusqu’à lundi 8 h » or `until 2026-12-01 08:00`, on the
 * department's clocks.
 * Fails with a sentence when it is no such thing, over already, or more than a year away.
 */
export function readUntil(ctx: Work, text: string): Date {
  const given = dated(ctx, text.trim().replace(words, ''));
  const at = instant.test(given)
    ? new Date(given)
    : momentOf(ctx, /^\d{4}-\d{2}-\d{2}$/.test(given) ? `${given}T23:59` : given);
  if (!at || at <= ctx.now || at.getTime() - ctx.now.getTime() > farthest) {
    const example = localDate(new Date(ctx.now.getTime() + 7 * day), ctx.department.timeZone);
    throw new Refusal('bad-input', ctx.t.duty.untilWhen(example));
  }
  return at;
}
