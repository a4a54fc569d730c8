import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Seconds between Slack's clock and ours, at most; what is older may be sent again by somebody who recorded it. */
export const mostApart = 5 * 60;

/**
 * Whether Slack signed a request a moment ago, as it says: the keyed hash of `v0:TIME:BODY`. Bolt's own check takes three hashes
 * where one does, an eighth of what a whole report costs, and any time to come.
 */
export function isSigned(headers: IncomingHttpHeaders, body: string, secret: string, now: Date): boolean {
  const time = String(headers['x-slack-request-timestamp']);
  const apart = Math.abs(now.getTime() / 1000 - Number(time));
  // Not a number is not below anything.
  if (!(apart <= mostApart)) return false;
  const given = Buffer.from(String(headers['x-slack-signature']));
  const own = Buffer.from(`v0=${createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex')}`);
  return given.length === own.length && timingSafeEqual(given, own);
}
