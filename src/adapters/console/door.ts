import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Route } from '../../chat/adapter.ts';
import { fromThisMachine } from '../../server/from-this-machine.ts';
import { hasToken, pageHeaders } from './guard.ts';
import { answer, json } from './http.ts';

type Serve = (
  req: IncomingMessage,
  res: ServerResponse,
  query: URLSearchParams,
  request: string,
) => void | Promise<void>;

/** Makes routes that all are behind the same door: for this machine alone, and, unless one is `open`, for who has the token. */
export function behindDoor(token: string) {
  return { route, file };

  function route(method: Route['method'], path: string, serve: Serve, open = false): Route {
    return {
      method,
      path,
      handle(req, res, request) {
        if (!fromThisMachine(req)) return json(res, 403, { error: 'Only from this machine.' }, pageHeaders);
        const query = new URL(req.url ?? '/', 'http://localhost').searchParams;
        if (!open && !hasToken(req.headers, token)) {
          return json(res, 401, { error: 'Open the address that was printed at start.' }, pageHeaders);
        }
        return serve(req, res, query, request);
      },
    };
  }

  function file(path: string, type: string, source: URL | string, open = false): Route {
    const serve = async (_req: IncomingMessage, res: ServerResponse) =>
      answer(res, 200, type, await readFile(source), pageHeaders);
    return route('GET', path, serve, open);
  }
}
