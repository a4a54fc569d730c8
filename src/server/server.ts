import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createServer, type Next, type Request, type Response, type Server as RestifyServer } from 'restify';
import type { Route } from '../chat/adapter.ts';

export interface ServerOptions {
  routes: readonly Route[];
  /** What `/readyz` answers, at this moment. */
  readiness(): { ready: boolean; body: object };
  /** A route threw: its answer is a 500, the process goes on. */
  failed(path: string, error: unknown, request: string): void;
  /** A request did not prove whose it is. */
  unproven?(path: string): void;
}

export interface Server {
  /** Resolves with the port it listens on; fails when the port is taken. */
  listen(port: number, host: string): Promise<number>;
  /** Takes nothing more; resolves when all that was taken is done. */
  close(): Promise<void>;
}

/**
 * So long, in milliseconds, a connection is kept on which nothing comes: longer than proxies keep theirs. What a proxy sends on one that
 * is closed at that moment it may not send again.
 */
const keptAlive = 620_000;
/** How often a stop looks for connections on which nothing is under way any more, in milliseconds. */
const closesEvery = 250;

/** What restify has and its types do not know. */
interface First {
  /** Is asked before restify does anything with a request; `false` keeps it from doing so. */
  first(ask: (req: IncomingMessage, res: ServerResponse) => boolean): void;
}

/**
 * The one HTTP server. Routes get the raw request, before anything has read it: Slack's signature is over the very
 * bytes, and a body parser that unpacks gzip can be made to end the process by a few bytes of garbage.
 */
export function createHttpServer(options: ServerOptions): Server {
  const server = createServer({ name: '' }) as RestifyServer & First;
  server.server.keepAliveTimeout = keptAlive;
  const connections = new Set<Socket>();
  server.server.on('connection', (socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });
  const routes = new Map(options.routes.map((route) => [`${route.method} ${route.path}`, route]));
  // Routes are served before restify has a request: what it keeps of each costs much of what a report does, and it would
  // answer in a route's place where that takes its time.
  let closing = false;
  const running = new Set<Promise<void>>();
  server.first((req, res) => {
    // Whoever keeps its connection would go on sending requests on it, which are somebody else's now.
    if (closing) res.setHeader('Connection', 'close');
    if (isEncoded(req)) {
      json(res, 415, { error: 'Send the body without a content encoding.' });
      return false;
    }
    const route = routes.get(`${req.method} ${(req.url ?? '').split('?', 1)[0]}`);
    if (!route) return true;
    const work = run(route, req, res, options).finally(() => running.delete(work));
    running.add(work);
    return false;
  });
  server.get('/healthz', (_req: Request, res: Response, next: Next) => {
    json(res, 200, { status: 'ok' });
    next(false);
  });
  server.get('/readyz', (_req: Request, res: Response, next: Next) => {
    const { ready, body } = options.readiness();
    json(res, ready ? 200 : 503, body);
    next(false);
  });
  return {
    listen(port, host) {
      return new Promise((resolve, reject) => {
        // restify passes the error of its server on, and would end the process where nobody listens.
        server.once('error', reject);
        server.listen(port, host, () => resolve((server.server.address() as AddressInfo).port));
      });
    },
    async close() {
      closing = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const letGo = () => {
        server.server.closeIdleConnections();
        // One that was opened in advance is not idle to Node as long as nothing came on it.
        for (const socket of connections) if (socket.bytesRead === 0) socket.destroy();
      };
      // One on which an answer was under way is idle only after it.
      const idle = setInterval(letGo, closesEvery);
      letGo();
      await closed;
      clearInterval(idle);
      // A platform that wants an answer within seconds is told that it comes: then it is still under way.
      await Promise.all(running);
    },
  };
}

function isEncoded({ headers }: IncomingMessage): boolean {
  const encoding = headers['content-encoding'];
  return encoding !== undefined && encoding.toLowerCase() !== 'identity';
}

async function run(
  route: Route,
  req: IncomingMessage,
  res: ServerResponse,
  { failed, unproven }: ServerOptions,
): Promise<void> {
  const request = idOf(req);
  try {
    await route.handle(req, res, request);
    if (res.statusCode === 401) unproven?.(route.path);
  } catch (error) {
    failed(route.path, error, request);
    if (!res.headersSent) json(res, 500, { error: 'Internal error.' });
    else res.destroy();
  }
}

/** What a proxy calls the request, or where that is absent or strange, an id of our own. */
function idOf({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[\w.:-]{1,64}$/.test(given) ? given : randomUUID();
}

function json(res: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  res.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
  });
  res.end(text);
}
