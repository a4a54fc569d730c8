import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpServer, type Server } from '../../src/server/server.ts';
import { until } from '../support/bot.ts';

let server: Server;
let port: number;
let ready = true;
const failures: string[] = [];
const unproven: string[] = [];

beforeAll(async () => {
  server = createHttpServer({
    routes: [
      {
        method: 'POST',
        path: '/late',
        // Answers long after the route returned, as an SDK does.
        handle(req, res) {
          req.resume();
          setTimeout(() => {
            res.writeHead(200);
            res.end('late');
          }, 300);
        },
      },
      {
        method: 'POST',
        path: '/throws',
        handle() {
          throw new Error('secret words');
        },
      },
      {
        method: 'POST',
        path: '/signed',
        handle(_req, res) {
          res.writeHead(401);
          res.end();
        },
      },
    ],
    readiness: () => ({ ready, body: { status: ready ? 'ready' : 'not-ready' } }),
    failed: (path, error) => failures.push(`${path} ${String(error)}`),
    unproven: (path) => unproven.push(path),
  });
  port = await server.listen(0, '127.0.0.1');
});

afterAll(() => server.close());

const at = (path: string) => `http://127.0.0.1:${port}${path}`;

describe('the server', () => {
  it('refuses encoded bodies: a few bytes of garbage would end a process that unpacks them', async () => {
    const response = await fetch(at('/late'), {
      method: 'POST',
      headers: { 'Content-Encoding': 'gzip' },
      body: Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4]),
    });
    expect(response.status).toBe(415);
    expect((await fetch(at('/healthz'))).status).toBe(200);
  });

  it('waits for a late answer, and answers once', async () => {
    const response = await fetch(at('/late'), { method: 'POST' });
    expect(await response.text()).toBe('late');
  });

  it('survives a client that goes away before the answer', async () => {
    await new Promise<void>((resolve) => {
      const leaving = request(at('/late'), { method: 'POST' }, () => {});
      leaving.on('error', () => resolve());
      leaving.end();
      setTimeout(() => leaving.destroy(new Error('gone')), 50);
    });
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect((await fetch(at('/healthz'))).status).toBe(200);
  });

  it('answers a route that throws with 500, without its words', async () => {
    const response = await fetch(at('/throws'), { method: 'POST' });
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret');
    expect(failures).toEqual(['/throws Error: secret words']);
  });

  it('says where a request did not prove whose it is', async () => {
    await fetch(at('/signed'), { method: 'POST' });
    expect(unproven).toEqual(['/signed']);
  });

  it.each([
    ['GET', '/nowhere', 404],
    ['GET', '/slack/other', 404],
    ['PUT', '/late', 404],
    ['GET', '/%ff', 404],
  ])('%s %s: %i', async (method, path, status) => {
    const response = await fetch(at(path), { method });
    expect(response.status).toBe(status);
  });

  it('says that a port is taken', async () => {
    const second = createHttpServer({
      routes: [],
      readiness: () => ({ ready: true, body: {} }),
      failed: () => {},
    });
    await expect(second.listen(port, '127.0.0.1')).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('keeps a connection for longer than proxies keep theirs: what they send on one that ends they may not send again', async () => {
    const { headers } = await fetch(at('/healthz'));
    const [, seconds] = /timeout=(\d+)/.exec(headers.get('keep-alive') ?? '') ?? [];
    expect(Number(seconds)).toBeGreaterThan(600);
  });

  it('tells whether it is ready', async () => {
    expect((await fetch(at('/readyz'))).status).toBe(200);
    ready = false;
    const response = await fetch(at('/readyz'));
    ready = true;
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ status: 'not-ready' });
  });
});

it('waits at a stop for what is still done after its request was answered', async () => {
  let done = false;
  const early = createHttpServer({
    routes: [
      {
        method: 'POST',
        path: '/early',
        async handle(_req, res) {
          res.writeHead(200);
          res.end();
          await new Promise((resolve) => setTimeout(resolve, 300));
          done = true;
        },
      },
    ],
    readiness: () => ({ ready: true, body: {} }),
    failed: () => {},
  });
  const port = await early.listen(0, '127.0.0.1');
  await fetch(`http://127.0.0.1:${port}/early`, { method: 'POST' });
  await early.close();
  expect(done).toBe(true);
});

it('takes nothing more at a stop, also from whoever keeps a connection and is never idle', async () => {
  let taken = 0;
  const server = createHttpServer({
    routes: [
      {
        method: 'POST',
        path: '/slow',
        async handle(req, res) {
          req.resume();
          taken += 1;
          await new Promise((resolve) => setTimeout(resolve, 50));
          res.writeHead(200);
          res.end('{}');
        },
      },
    ],
    readiness: () => ({ ready: true, body: {} }),
    failed: () => {},
  });
  const port = await server.listen(0, '127.0.0.1');
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const post = () =>
    new Promise<string>((resolve) => {
      const asked = request({ port, host: '127.0.0.1', method: 'POST', path: '/slow', agent }, (res) => {
        res.resume().once('end', () => resolve(res.headers.connection ?? ''));
      });
      asked.once('error', ({ message }) => resolve(message)).end();
    });
  // Each is sent as soon as the one before is answered.
  const answers = [post(), post(), post(), post()];
  await answers[0];
  await until(() => taken === 2);
  const closed = server.close();
  expect(await Promise.all(answers)).toEqual([
    'keep-alive',
    'keep-alive',
    'close',
    expect.stringContaining('ECONNREFUSED'),
  ]);
  await closed;
  agent.destroy();
});

it('waits at a stop for the answer that is under way, and not for whoever keeps the connection after it', async () => {
  let answer: (() => void) | undefined;
  const server = createHttpServer({
    routes: [
      {
        method: 'POST',
        path: '/slow',
        async handle(_req, res) {
          await new Promise<void>((resolve) => {
            answer = resolve;
          });
          res.end('{}');
        },
      },
    ],
    readiness: () => ({ ready: true, body: {} }),
    failed: () => {},
  });
  const port = await server.listen(0, '127.0.0.1');
  const agent = new Agent({ keepAlive: true });
  const asked = request({ port, host: '127.0.0.1', method: 'POST', path: '/slow', agent }).end();
  const answered = new Promise((resolve) => asked.once('response', (res) => resolve(res.resume())));
  const letGo = await until(() => answer);
  let isClosed = false;
  const closed = server.close().then(() => {
    isClosed = true;
  });
  letGo();
  await answered;
  await until(() => isClosed, 3_000);
  await closed;
  agent.destroy();
});

it('does not wait at a stop for a connection on which nothing ever came, as browsers and proxies open them in advance', async () => {
  const server = createHttpServer({
    routes: [],
    readiness: () => ({ ready: true, body: {} }),
    failed: () => {},
  });
  const port = await server.listen(0, '127.0.0.1');
  const early = connect(port, '127.0.0.1');
  await new Promise((resolve) => early.once('connect', resolve));
  const ended = new Promise((resolve) => early.once('close', resolve));
  // The server has taken the connection once it answers on another.
  await (await fetch(`http://127.0.0.1:${port}/healthz`)).text();
  await server.close();
  await ended;
});
