import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer, type Next, type Request, type Response } from 'restify';
import type { Route } from '../chat/adapter.ts';

export interface ServerOptions {
  routes: readonly Route[];
  /** What `/readyz` answers, at this moment. */
  readiness(): { ready: boolean; body: object };
  /** A route threw: its answer is a 500, the process goes on. */
  failed(path: string, error: unknown, request: string): void;
}

export interface Server {
  /** Resolves with the port it listens on; fails when the port is taken. */
  listen(port: number, host: string): Promise<number>;
  close(): Promise<void>;
}

/**
 * The one HTTP server. Routes get the raw request, before anything has read it: Slack's signature is over the very
 * bytes, and a body parser that unpacks gzip can be made to end the process by a few bytes of garbage.
 */
export function createHttpServer(options: ServerOptions): Server {
  const server = createServer({ name: '' });
  server.pre(refuseEncodedBodies);
  server.get('/healthz', (_req: Request, res: Response, next: Next) => {
    json(res, 200, { status: 'ok' });
    next(false);
  });
  server.get('/readyz', (_req: Request, res: Response, next: Next) => {
    const { ready, body } = options.readiness();
    json(res, ready ? 200 : 503, body);
    next(false);
  });
  for (const route of options.routes) {
    const serve = (req: Request, res: Response, next: Next) => {
      // Only when the answer is out: restify would answer in the route's place, and a second answer is fatal.
      res.once('close', () => next(false));
      void run(route, req, res, options.failed);
    };
    if (route.method === 'GET') server.get(route.path, serve);
    else server.post(route.path, serve);
  }
  return {
    listen(port, host) {
      return new Promise((resolve, reject) => {
        // restify passes the error of its server on, and would end the process where nobody listens.
        server.once('error', reject);
        server.listen(port, host, () => resolve((server.server.address() as AddressInfo).port));
      });
    },
    close() {
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.server.closeIdleConnections();
      });
    },
  };
}

function refuseEncodedBodies(req: Request, res: Response, next: Next): void {
  const encoding = req.headers['content-encoding'];
  if (encoding === undefined || encoding.toLowerCase() === 'identity') {
    next();
    return;
  }
  json(res, 415, { error: 'Send the body without a content encoding.' });
  next(false);
}

async function run(
  route: Route,
  req: IncomingMessage,
  res: ServerResponse,
  failed: ServerOptions['failed'],
): Promise<void> {
  const request = idOf(req);
  try {
    await route.handle(req, res, request);
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
