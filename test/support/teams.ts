import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Gate, Taken } from './gate.ts';

export const appId = '00000000-0000-4000-8000-00000000b071';
/** Made once: it takes its time. A service's keys are told apart by their id. */
const keys = generateKeyPair('RS256');
const otherKeys = generateKeyPair('RS256');

/** Every token that was issued: the SDK keeps an app's for the whole process. */
const tokens = new Set<string>();

export const tenantId = '00000000-0000-4000-8000-0000000007e4';

export interface TeamsMember {
  /** Directory object id. */
  id: string;
  email: string;
  name: string;
  role?: string;
  tenant?: string;
}

export interface Call {
  method: string;
  path: string;
  body: Record<string, unknown>;
}

/**
 * Microsoft's servers on loopback, as their documents say: the token issuer, the keys that sign what Teams sends, and
 * the connector that takes what a bot sends. Calls without its token are refused.
 */
export interface TeamsService {
  url: string;
  openIdMetadata: string;
  tokenUrl: string;
  calls: Call[];
  members: Map<string, TeamsMember>;
  /** Who is in a channel's team, by the channel's id. */
  rosters: Map<string, TeamsMember[]>;
  /** Issues tokens that another service takes as well; they are taken here, too. */
  issue?: () => string;
  /** Who is in a conversation that was made meanwhile; undefined where the bot is not. */
  rosterOf?: (conversation: string) => TeamsMember[] | undefined;
  /** Whether a conversation takes messages. */
  takes?: (conversation: string) => boolean;
  /** The next call that holds `holds` is answered with this status. */
  failing: Failure[];
  /** Every message that was taken. */
  taken: Taken[];
  /** What was saved in people's OneDrive, by the address of the upload; a session is good for one file. */
  saved: Map<string, Buffer>;
  /** Opens an upload session, as Teams does for whoever accepts a file. */
  session(): string;
  /** Sends an activity to a bot, signed as Teams does. */
  send(bot: string, activity: object, options?: SendOptions): Promise<Response>;
  token(claims?: Record<string, unknown>, options?: { key?: 'other'; expired?: boolean }): Promise<string>;
  stop(): Promise<void>;
}

export interface Failure {
  holds: string;
  status: number;
  /** A message is taken all the same. */
  after?: true;
  headers?: Record<string, string>;
}

export interface SendOptions {
  token?: string | null;
  body?: string;
  headers?: Record<string, string>;
}

/** @param gate enforces limits and fails; absent: everything passes */
export async function startTeamsService(gate?: Gate): Promise<TeamsService> {
  const kid = randomUUID();
  const { publicKey, privateKey } = await keys;
  const other = await otherKeys;
  const jwk = { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256', endorsements: ['msteams'] };
  const calls: Call[] = [];
  const members = new Map<string, TeamsMember>();
  const rosters = new Map<string, TeamsMember[]>();
  const failing: Failure[] = [];
  const sessions = new Set<string>();
  const saved = new Map<string, Buffer>();
  const taken: Taken[] = [];
  const accessToken = randomUUID();
  let next = 1;

  const server: Server = createServer(async (req, res) => {
    const path = new URL(req.url ?? '/', 'http://localhost').pathname;
    const json = (status: number, body: unknown, headers: Record<string, string> = {}) => {
      res.writeHead(status, { 'Content-Type': 'application/json', ...headers });
      res.end(JSON.stringify(body));
    };
    if (path === '/openid')
      return json(200, { issuer: 'https://api.botframework.com', jwks_uri: `${service.url}/keys` });
    if (path === '/keys') return json(200, { keys: [jwk] });
    if (path === '/token') {
      const issued = service.issue?.() ?? accessToken;
      tokens.add(issued);
      return json(200, { token_type: 'Bearer', expires_in: 3600, access_token: issued });
    }
    if (path.startsWith('/upload/')) {
      const bytes = await readBytes(req);
      const status = uploadStatus(req, bytes, sessions.has(path));
      if (status === 201) {
        sessions.delete(path);
        saved.set(path, bytes);
      }
      return json(status, {});
    }
    if (!tokens.has((req.headers.authorization ?? '').replace(/^Bearer /, '')))
      return json(401, { error: { code: 'Unauthorized' } });
    const body = await read(req);
    const [, place = ''] = /^\/v3\/conversations\/([^/]+)/.exec(path) ?? [];
    const verdict = gate?.judge({ name: req.method ?? '', place });
    if (verdict) {
      if (verdict.after && req.method === 'POST' && path.endsWith('/activities')) take(place, body);
      return gate?.fail(req, res, verdict);
    }
    const member = /^\/v3\/conversations\/[^/]+\/members\/([^/]+)$/.exec(path);
    if (req.method === 'GET' && member) {
      const asked = decodeURIComponent(member[1] ?? '');
      const roster = service.rosterOf?.(decodeURIComponent(place));
      const found = roster ? roster.find(({ id }) => id === asked) : members.get(asked);
      if (!found) return json(404, { error: { code: 'MemberNotFoundInConversation' } });
      return json(200, accountOf(found));
    }
    calls.push({ method: req.method ?? '', path, body });
    const text = JSON.stringify(body);
    const failure = failing.find((each) => `${path} ${text}`.includes(each.holds));
    if (failure) failing.splice(failing.indexOf(failure), 1);
    if (failure?.after) take(place, body);
    if (failure) return json(failure.status, { error: { code: 'Failing' } }, failure.headers);
    // As UTF-16, and but for pictures that travel in the card.
    const counted = text.replace(/"data:image\/png;base64,[^"]*"/g, '""');
    if (2 * counted.length > 100_000) return json(413, { error: { code: 'MessageSizeTooBig' } });
    const paged = /^\/v3\/conversations\/([^/]+)\/pagedmembers$/.exec(path);
    if (req.method === 'GET' && paged) {
      const conversation = decodeURIComponent(paged[1] ?? '');
      const roster = rosters.get(conversation) ?? service.rosterOf?.(conversation);
      if (!roster) return json(403, { error: { code: 'BotNotInConversationRoster' } });
      const query = new URL(req.url ?? '/', 'http://localhost').searchParams;
      const size = Number(query.get('pageSize') ?? 200);
      if (!(size >= 50 && size <= 500)) return json(400, { error: { code: 'BadArgument' } });
      const from = Number(query.get('continuationToken') ?? 0);
      const more = from + 50 < roster.length && { continuationToken: String(from + 50) };
      return json(200, { members: roster.slice(from, from + 50).map(accountOf), ...more });
    }
    if (req.method === 'POST' && path === '/v3/conversations') {
      return json(201, { id: `a:${(body.members as { id: string }[])[0]?.id}` });
    }
    if (req.method === 'POST' && /\/activities(\/[^/]+)?$/.test(path)) {
      if (service.takes?.(decodeURIComponent(place)) === false)
        return json(403, { error: { code: 'Forbidden' } });
      take(place, body);
      return json(201, { id: String(1_000 + next++) });
    }
    if (req.method === 'PUT' && service.takes?.(decodeURIComponent(place)) !== false)
      return json(200, { id: path.split('/').at(-1) });
    json(404, { error: { code: 'NotFound' } });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function take(place: string, body: Record<string, unknown>): void {
    const text = String(body.text ?? body.summary ?? '');
    taken.push({ at: performance.now(), place: decodeURIComponent(place), text });
  }

  const service: TeamsService = {
    url,
    taken,
    openIdMetadata: `${url}/openid`,
    tokenUrl: `${url}/token`,
    calls,
    members,
    rosters,
    failing,
    saved,
    session() {
      const path = `/upload/${randomUUID()}`;
      sessions.add(path);
      return path;
    },
    token(claims = {}, options = {}) {
      const now = Math.floor(Date.now() / 1000) - (options.expired ? 7_200 : 0);
      return new SignJWT({ serviceurl: url, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid })
        .setIssuer(String(claims.iss ?? 'https://api.botframework.com'))
        .setAudience(String(claims.aud ?? appId))
        .setIssuedAt(now)
        .setNotBefore(now)
        .setExpirationTime(now + 3_600)
        .sign(options.key === 'other' ? other.privateKey : privateKey);
    },
    async send(bot, activity, options = {}) {
      const token = options.token === undefined ? await service.token() : options.token;
      return fetch(`${bot}/api/messages`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          ...(token !== null && { Authorization: `Bearer ${token}` }),
          ...options.headers,
        },
        body: options.body ?? JSON.stringify(activity),
      });
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return service;
}

/** A member as the connector tells of it. */
function accountOf(member: TeamsMember): object {
  return {
    id: `29:${member.id}`,
    aadObjectId: member.id,
    name: member.name,
    email: member.email,
    userPrincipalName: member.email,
    userRole: member.role ?? 'user',
    tenantId: member.tenant ?? tenantId,
  };
}

async function read(req: IncomingMessage): Promise<Record<string, unknown>> {
  const text = (await readBytes(req)).toString('utf8');
  return text ? JSON.parse(text) : {};
}

async function readBytes(req: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/**
 * An upload session takes a PUT of a range that is as long as it says, with no token, while it lasts; a file in one
 * piece is done with its first.
 */
function uploadStatus({ method, headers }: IncomingMessage, bytes: Buffer, open: boolean): number {
  if (headers.authorization) return 401;
  if (method !== 'PUT') return 405;
  if (!open) return 404;
  const range = /^bytes 0-(\d+)\/(\d+)$/.exec(headers['content-range'] ?? '');
  const whole = bytes.length > 0 && Number(range?.[1]) === bytes.length - 1;
  return whole && Number(range?.[2]) === bytes.length ? 201 : 416;
}

let sequence = 0;

/** An activity as Teams sends it. */
export function activityOf(
  service: TeamsService,
  member: TeamsMember,
  fields: Record<string, unknown>,
): Record<string, unknown> {
  const tenant = member.tenant ?? tenantId;
  service.members.set(`29:${member.id}`, member);
  return {
    type: 'message',
    id: `${Date.now()}${sequence++}`,
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl: service.url,
    from: { id: `29:${member.id}`, name: member.name, aadObjectId: member.id },
    recipient: { id: `28:${appId}`, name: 'Vigie' },
    conversation: { conversationType: 'personal', tenantId: tenant, id: `a:personal-${member.id}` },
    channelData: { tenant: { id: tenant } },
    locale: 'en-CA',
    ...fields,
  };
}

/** Everything a bot showed: texts and cards as one string each. */
export function shown(call: Call): string {
  return JSON.stringify(call.body);
}
