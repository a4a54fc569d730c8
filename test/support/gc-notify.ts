import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Notified {
  id: string;
  kind: 'email' | 'sms';
  to: string;
  template: string;
  reference: string | undefined;
  /** The template's words with what was filled in. */
  said: string;
}

/**
 * GC Notify on loopback, as its documents say: the key in `ApiKey-v1`, templates by id, every placeholder filled in, the
 * kind of a template, the length of a text message, and a limit of requests.
 */
export interface GcNotifyService {
  url: string;
  apiKey: string;
  templates: Map<string, { type: 'email' | 'sms'; subject?: string; body: string }>;
  sent: Notified[];
  /** Requests that are taken before each further one gets a 429 of this kind. */
  limit: { left: number; error: 'RateLimitError' | 'TooManyRequestsError' };
  /** The next so many are answered by an error 500, or taken and then cut off without an answer. */
  failing: { how: 500 | 'cut'; times: number };
  stop(): Promise<void>;
}

export async function startGcNotifyService(): Promise<GcNotifyService> {
  const server = createServer(async (req, res) => {
    const text = await read(req);
    const answer = (status: number, body: object) => {
      res.writeHead(status, { 'Content-Type': 'application/json' });
      res.end(JSON.stringify(body));
    };
    const refuse = (status: number, error: string, message: string) =>
      answer(status, { errors: [{ error, message }], status_code: status });
    if (req.headers.authorization !== `ApiKey-v1 ${service.apiKey}`)
      return refuse(403, 'AuthError', 'Invalid token: API key not found');
    const url = new URL(req.url ?? '/', 'http://localhost');
    if (req.method === 'GET' && url.pathname === '/v2/notifications') {
      const reference = url.searchParams.get('reference');
      const found = service.sent.filter((each) => each.reference === reference);
      return answer(200, { notifications: found.map(({ id }) => ({ id, reference })), links: {} });
    }
    const wanted = /^\/v2\/template\/([^/]+)$/.exec(url.pathname);
    if (req.method === 'GET' && wanted) {
      const template = service.templates.get(wanted[1] ?? '');
      return template
        ? answer(200, { id: wanted[1], ...template })
        : refuse(404, 'NoResultFound', 'No result found');
    }
    const kind = /^\/v2\/notifications\/(email|sms)$/.exec(url.pathname)?.[1] as 'email' | 'sms' | undefined;
    if (req.method !== 'POST' || !kind) return refuse(404, 'NotFound', 'Not found');
    if (service.limit.left <= 0)
      return refuse(429, service.limit.error, 'Exceeded rate limit for key type LIVE of 1000 requests');
    service.limit.left -= 1;
    const cut = service.failing.times > 0 && service.failing.how;
    if (cut) service.failing.times -= 1;
    if (cut === 500) return refuse(500, 'Exception', 'Internal server error');
    const body = JSON.parse(text) as Record<string, unknown>;
    const allowed = [
      kind === 'email' ? 'email_address' : 'phone_number',
      'template_id',
      'personalisation',
      'reference',
    ];
    const strange = Object.keys(body).find((key) => !allowed.includes(key));
    if (strange)
      return refuse(
        400,
        'ValidationError',
        `Additional properties are not allowed (${strange} was unexpected)`,
      );
    const to = String(body.email_address ?? body.phone_number ?? '');
    const valid = kind === 'email' ? /^[^@\s]+@[^@\s]+\.[a-z]+$/.test(to) : /^\+1\d{10}$/.test(to);
    if (!valid) return refuse(400, 'ValidationError', `${to} is not valid`);
    const template = service.templates.get(String(body.template_id));
    if (!template) return refuse(400, 'BadRequestError', 'Template not found');
    if (template.type !== kind)
      return refuse(
        400,
        'BadRequestError',
        `${template.type} template is not suitable for ${kind} notification`,
      );
    const values = (body.personalisation ?? {}) as Record<string, string>;
    const words = `${template.subject ?? ''}\n${template.body}`;
    const missing = [...words.matchAll(/\(\((\w+)\)\)/g)]
      .map(([, name = '']) => name)
      .find((name) => !(name in values));
    if (missing) return refuse(400, 'BadRequestError', `Missing personalisation: ${missing}`);
    const said = words.replace(/\(\((\w+)\)\)/g, (_all, name: string) => values[name] ?? '');
    if (kind === 'sms' && said.length > 612)
      return refuse(
        400,
        'BadRequestError',
        'Content for template has a character count greater than the limit of 612',
      );
    const id = randomUUID();
    const reference = body.reference as string | undefined;
    service.sent.push({ id, kind, to, template: String(body.template_id), reference, said });
    if (cut === 'cut') return res.destroy();
    answer(201, { id, reference, uri: `${service.url}/v2/notifications/${id}` });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const service: GcNotifyService = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    apiKey: `gcntfy-test-${randomUUID()}-${randomUUID()}`,
    templates: new Map(),
    sent: [],
    limit: { left: 1_000, error: 'RateLimitError' },
    failing: { how: 500, times: 0 },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return service;
}

async function read(req: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
