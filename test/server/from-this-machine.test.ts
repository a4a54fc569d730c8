import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { fromThisMachine } from '../../src/server/from-this-machine.ts';

const from = (remoteAddress: string | undefined, headers: IncomingHttpHeaders = {}) =>
  fromThisMachine({
    headers: { host: 'localhost:3978', ...headers },
    socket: { remoteAddress } as IncomingMessage['socket'],
  });

describe('a request', () => {
  it.each(['127.0.0.1', '127.0.1.1', '::1', '::ffff:127.0.0.1'])('from %s is of this machine', (address) => {
    expect(from(address)).toBe(true);
  });

  it.each(['10.0.0.7', '::ffff:192.168.1.2', 'fe80::1', undefined])(
    'from %s is not, whatever its Host says',
    (address) => {
      expect(from(address)).toBe(false);
    },
  );

  it.each([
    ...['forwarded', 'via', 'x-forwarded-port', 'x-forwarded-server', 'x-forwarded-anything'],
    ...['forwarded-for', 'x-real-ip', 'x-client-ip', 'x-original-host', 'true-client-ip', 'cf-connecting-ip'],
    ...['x-cluster-client-ip', 'x-original-forwarded-for', 'fastly-client-ip', 'x-envoy-external-address'],
    ...['x-azure-clientip', 'x-proxyuser-ip', 'client-ip', 'x-original-url', 'x-appengine-user-ip'],
  ])('that came through another program is not: %s', (name) => {
    expect(from('127.0.0.1', { [name]: 'x' })).toBe(false);
  });
});
