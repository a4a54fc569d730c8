import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

const cookieName = 'vigie';

/** Whether the request carries the token as its cookie. */
export function hasToken(headers: IncomingHttpHeaders, token: string): boolean {
  const cookies = (headers.cookie ?? '').split(';').map((part) => part.trim().split('='));
  return cookies.some(([name, value = '']) => name === cookieName && same(value, token));
}

/** The cookie that opens the page from then on. */
export function tokenCookie(token: string): string {
  return `${cookieName}=${token}; HttpOnly; SameSite=Strict; Path=/`;
}

/** Whether a token is the right one; how long that takes does not tell how much of it is. */
export function same(given: string, token: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Nothing but the console's own files runs or is shown, and no page can frame it. */
export const pageHeaders = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'X-Frame-Options': 'DENY',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};
