import type { IncomingMessage } from 'node:http';

/** What proxies and tunnels say of whom they let in. */
const forwarding =
  /^(x-)?forwarded|forwarded-for$|client-?ip$|user-?ip$|^x-(original|envoy|azure|appengine|arr)-|^(via|x-real-ip|cf-connecting-ipv?6?)$/;

/**
 * Whether a request comes from a browser or program on this machine. Another address is another machine, a foreign `Host`
 * is DNS rebinding, a foreign `Origin` another page, a forwarding header a proxy that opens the door to others.
 */
export function fromThisMachine({ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>): boolean {
  if (!isLoopback(socket.remoteAddress)) return false;
  if (!headers.host || !isLocal(`http://${headers.host}`)) return false;
  if (headers.origin !== undefined && !isLocal(headers.origin)) return false;
  if (headers['sec-fetch-site'] === 'cross-site') return false;
  return !Object.keys(headers).some((name) => forwarding.test(name));
}

function isLoopback(address: string | undefined): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address ?? '');
}

function isLocal(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { hostname, protocol, username } = new URL(origin);
  return protocol === 'http:' && username === '' && isLoopbackHost(hostname);
}

/** Whether a host of an address, as `URL` writes it, is this machine. */
export function isLoopbackHost(hostname: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}
