import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GraphRooms } from './graph-rooms.ts';
import { appId, tenantId } from './teams.ts';

export interface GraphUser {
  id: string;
  userPrincipalName: string;
  displayName: string;
  userType: 'Member' | 'Guest';
  installed: boolean;
}

/**
 * Microsoft Graph on loopback, as its reference says: a token for its own address, at most 20 requests a batch, each
 * checked by itself against the app's permissions and the limit of 30 a second, and installations by the id of the
 * app's manifest. Where the manifest names no app in `webApplicationInfo`, an app that may only read about itself is
 * answered with nothing.
 */
export interface GraphService {
  url: string;
  tokenUrl: string;
  users: GraphUser[];
  permissions: Set<string>;
  /** A token with the permissions that there are now. */
  issue(): string;
  manifestNamesApp: boolean;
  /** Requests a second above which each further one gets a 429. */
  perSecond: number;
  /** Teams with their channels, and group chats. */
  rooms: GraphRooms;
  /** The next request that holds `holds` is answered so; `after`: it has its effect, and its answer is lost. */
  refusing: { holds: string; status: number; headers?: Record<string, string>; after?: true }[];
  /** All requests, those inside batches too: `GET /users/…`. */
  requests: string[];
  batches: number;
  throttled: number;
  /** The next so many batches are answered with this status as a whole. */
  failing: { status: number; times: number };
  stop(): Promise<void>;
}

const catalogueId = 'catalogue-0001';

/** @param accessToken a token of another issuer that is taken, too */
export async function startGraphService(accessToken?: string): Promise<GraphService> {
  let window: number[] = [];
  const tokens = new Set<string>(accessToken ? [accessToken] : []);

  const server = createServer(async (req, res) => {
    const text = await read(req);
    const json = (status: number, body: unknown, headers: Record<string, string> = {}) => {
      res.writeHead(status, { 'Content-Type': 'application/json', ...headers });
      res.end(JSON.stringify(body));
    };
    if (req.url === '/token') {
      const asked = new URLSearchParams(text);
      const wanted = `${service.url}/.default`;
      if (
        asked.get('grant_type') !== 'client_credentials' ||
        !asked.get('scope')?.split(' ').includes(wanted)
      )
        return json(400, { error: 'invalid_scope' });
      return json(200, { token_type: 'Bearer', expires_in: 3600, access_token: service.issue() });
    }
    if (!tokens.has((req.headers.authorization ?? '').replace(/^Bearer /, '')))
      return json(401, { error: { code: 'InvalidAuthenticationToken' } });
    if (req.url !== '/v1.0/$batch') {
      const [, url = ''] = /^\/v1\.0(\/.*)$/.exec(req.url ?? '') ?? [];
      const headers = { 'Content-Type': req.headers['content-type'] ?? '' };
      const asked = {
        id: '',
        method: req.method ?? '',
        url,
        headers,
        body: text ? JSON.parse(text) : undefined,
      };
      const refused = refusal(asked);
      if (refused?.after) {
        service.refusing.splice(service.refusing.indexOf(refused), 1);
        answer(asked);
        return req.socket.destroy();
      }
      const { status, headers: more, body } = limited(asked);
      return json(status, body, more);
    }
    if (req.method !== 'POST') return json(405, {});
    service.batches += 1;
    if (service.failing.times > 0) {
      service.failing.times -= 1;
      return json(service.failing.status, { error: {} }, { 'Retry-After': '1' });
    }
    const { requests } = JSON.parse(text) as { requests: Asked[] };
    const ids = new Set(requests.map(({ id }) => id));
    if (requests.length > 20 || ids.size !== requests.length)
      return json(400, { error: { code: 'BadRequest' } });
    // Graph answers in any order.
    json(200, { responses: requests.map((each) => ({ id: each.id, ...limited(each) })).reverse() });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function refusal({ method, url }: Asked) {
    return service.refusing.find(({ holds }) => `${method} ${url}`.includes(holds));
  }

  function limited(asked: Asked): Answer {
    const refused = refusal(asked);
    if (refused) {
      service.refusing.splice(service.refusing.indexOf(refused), 1);
      const { status, headers } = refused;
      return { status, ...(headers && { headers }), body: { error: { code: 'Refused' } } };
    }
    const now = performance.now();
    window = window.filter((at) => now - at < 1_000);
    if (window.length >= service.perSecond) {
      service.throttled += 1;
      return { status: 429, headers: { 'Retry-After': '1' }, body: { error: { code: 'TooManyRequests' } } };
    }
    window.push(now);
    service.requests.push(`${asked.method} ${asked.url}`);
    if (asked.body && asked.headers?.['Content-Type'] !== 'application/json') return error(400, 'BadRequest');
    return answer(asked);
  }

  function answer({ method, url: path, body }: Asked): Answer {
    const [, kind, who = '', rest = ''] = /^\/(users|appCatalogs)\/([^/?]+)(.*)$/.exec(path) ?? [];
    const has = (...names: string[]) => names.some((name) => service.permissions.has(name));
    if (kind === 'appCatalogs') {
      if (!has('AppCatalog.Read.All')) return error(403, 'Forbidden');
      const app = {
        id: catalogueId,
        ...(path.includes('$expand=appDefinitions') && service.rooms.definitions()),
      };
      return ok({ value: path.includes(`externalId eq '${appId}'`) ? [app] : [] });
    }
    const roomAnswer = service.rooms.answer({ method, path, body }, service.permissions);
    if (roomAnswer) return roomAnswer;
    if (kind !== 'users') return error(404, 'NotFound');
    const wanted = decodeURIComponent(who).toLowerCase();
    const user = service.users.find((each) =>
      [each.id, each.userPrincipalName.toLowerCase()].includes(wanted),
    );
    if (rest.startsWith('/teamwork/installedApps')) {
      const mayWrite = has('TeamsAppInstallation.ReadWriteSelfForUser.All');
      const mayRead = mayWrite || has('TeamsAppInstallation.ReadForUser.All');
      if (!(method === 'POST' ? mayWrite : mayRead)) return error(403, 'Forbidden');
      if (!user) return error(404, 'NotFound');
      const installation = `${user.id}##${catalogueId}`;
      if (method === 'POST') {
        const bound = (body as Record<string, unknown> | undefined)?.['teamsApp@odata.bind'];
        if (bound !== `${service.url}/v1.0/appCatalogs/teamsApps/${catalogueId}`)
          return error(400, 'BadRequest');
        if (user.installed) return error(409, 'Conflict');
        user.installed = true;
        return { status: 201 };
      }
      const blind = mayWrite && !has('TeamsAppInstallation.ReadForUser.All') && !service.manifestNamesApp;
      if (rest.startsWith('/teamwork/installedApps?')) {
        if (!rest.includes(`teamsApp/externalId eq '${appId}'`)) return error(400, 'BadRequest');
        const found = user.installed && !blind;
        return ok({ value: found ? [{ id: installation, teamsApp: { id: catalogueId } }] : [] });
      }
      if (!user.installed || !rest.includes(encodeURIComponent(installation))) return error(404, 'NotFound');
      return ok({ id: `19:${user.id}_${appId}@unq.gbl.spaces` });
    }
    if (!has('User.Read.All')) return error(403, 'Authorization_RequestDenied');
    if (!user) return error(404, 'Request_ResourceNotFound');
    const { installed: _installed, ...shown } = user;
    return ok(shown);
  }

  const service: GraphService = {
    url,
    tokenUrl: `${url}/token`,
    users: [],
    rooms: new GraphRooms(
      () => service.url,
      catalogueId,
      () => service.users.map(({ id }) => id),
    ),
    refusing: [],
    issue() {
      const token = tokenWith([...service.permissions], tokens.size);
      tokens.add(token);
      return token;
    },
    permissions: new Set(['TeamsAppInstallation.ReadForUser.All']),
    manifestNamesApp: true,
    perSecond: 30,
    requests: [],
    batches: 0,
    throttled: 0,
    failing: { status: 503, times: 0 },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return service;
}

export function graphCredentials(service: GraphService) {
  const { tokenUrl, url: graphUrl } = service;
  return { appId, type: 'SingleTenant' as const, tenantId, password: 'secret', tokenUrl, graphUrl };
}

interface Asked {
  id: string;
  method: string;
  url: string;
  headers?: Record<string, string>;
  body?: unknown;
}

/** A token as Entra gives them, as far as an app reads its own: which permissions it was given. */
function tokenWith(roles: readonly string[], number: number): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part({ roles, jti: number })}.signature`;
}

export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

function ok(body: object): Answer {
  return { status: 200, body };
}

function error(status: number, code: string): Answer {
  return { status, body: { error: { code } } };
}

async function read(req: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
