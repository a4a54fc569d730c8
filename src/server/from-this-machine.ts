import type { IncomingHttpHeaders } from 'node:http';

const forwarding = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'via',
];

/**
 * Whether a request comes from a browser or program on this machine. A foreign `Host` is DNS rebinding, a foreign
 * `Origin` another page, a forwarding header a proxy that opens the door to others.
 */
export function fromThisMachine(headers: IncomingHttpHeaders): boolean {
  if (!headers.host || !isLocal(`http://${headers.host}`)) return false;
  if (headers.origin !== undefined && !isLocal(headers.origin)) return false;
  if (headers['sec-fetch-site'] === 'cross-site') return false;
  return !forwarding.some((name) => headers[name] !== undefined);
}

function isLocal(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { hostname, protocol, username } = new URL(origin);
  return protocol === 'http:' && username === '' && isLoopbackHost(hostname);
}

export function isLoopbackHost(hostname: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}
