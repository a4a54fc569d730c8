import { ConfidentialClientApplication, ManagedIdentityApplication } from '@azure/msal-node';
import { SendError } from '../../chat/errors.ts';
import type { Budget } from '../../chat/pacer.ts';
import { type Patience, patiently, unlessStopped } from '../../chat/patiently.ts';
import { type Credentials, tokensFrom } from './cloud.ts';
import { graphBatch, graphBudget } from './limits.ts';

export interface GraphRequest {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Without the version: `/users/…`. */
  url: string;
  body?: object;
}

export interface GraphAnswer {
  status: number;
  body: unknown;
  /** Where what goes on is looked up, of an answer of 202. */
  location?: string | undefined;
}

export interface GraphOptions {
  credentials: Credentials;
  /** What all that asks Graph shares; absent: one of its own. */
  pace?: Budget;
  /** Whatever else asks Graph goes first. */
  last?: true;
  /** How long a call is repeated: a long run waits for throttling, and outages of some minutes. */
  patience?: Patience;
}

const longRun: Patience = { tries: 8, longest: 600 };
const transient = [429, 502, 503, 504];
/** The connection was never made: nothing was asked. */
const unconnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/**
 * Microsoft Graph with the bot's own application permissions: batches of requests, at the pace that Teams' part of it
 * allows. (Its SDK would add middleware for users who sign in, retries that we pace ourselves, and nothing else.)
 */
export class Graph {
  readonly #options: GraphOptions;
  readonly #base: string;
  readonly #pace: Budget;
  #acquire: ((fresh: boolean) => Promise<{ accessToken: string } | null>) | undefined;

  constructor(options: GraphOptions) {
    this.#options = options;
    const url = (options.credentials.graphUrl ?? 'https://graph.microsoft.com').replace(/\/+$/, '');
    this.#base = /\/(v1\.0|beta)$/.test(url) ? url : `${url}/v1.0`;
    this.#pace = options.pace ?? graphBudget();
  }

  /** Where things are named from: an app of the catalogue, for example. */
  get base(): string {
    return this.#base;
  }

  /** Asks all of it, and again what is to be asked later. The answers are in the order of the requests. Fails with `SendError`. */
  async ask(requests: readonly GraphRequest[], stop?: AbortSignal): Promise<GraphAnswer[]> {
    const answers: GraphAnswer[] = [];
    for (let from = 0; from < requests.length && !stop?.aborted; from += graphBatch) {
      answers.push(...(await this.#batch(requests.slice(from, from + graphBatch), stop)));
    }
    return answers;
  }

  async #turns(count: number, stop?: AbortSignal): Promise<void> {
    const turns = Array.from({ length: count }, () => this.#pace.take(this.#options.last && 'last'));
    await unlessStopped(
      Promise.all(turns).then(() => {}),
      stop,
    );
  }

  /**
   * Asks one thing, once: for what must not be done twice. Fails with `SendError`, `unsure` where it may have had its
   * effect.
   */
  async one({ method, url, body }: GraphRequest): Promise<GraphAnswer> {
    const token = await this.#token();
    await this.#turns(1);
    const response = await fetch(`${this.#base}${url}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(20_000),
      redirect: 'error',
    }).catch((error: Error) => {
      const code = (error.cause as { code?: string } | undefined)?.code ?? '';
      throw new SendError('unreachable', false, { trouble: 'away', unsure: !unconnected.has(code) });
    });
    const { status, headers } = response;
    const retryAfter = seconds(Object.fromEntries(headers));
    if (status === 429) throw new SendError('rate-limited', false, { retryAfter, trouble: 'limited' });
    if (status >= 500) {
      throw new SendError(`status ${status}`, false, { retryAfter, trouble: 'away', unsure: true });
    }
    const text = await response.text();
    const location = headers.get('location') ?? undefined;
    return { status, body: text ? JSON.parse(text) : undefined, location };
  }

  /**
   * The application permissions that the token carries: what an administrator has consented to. (Those of a single team
   * or chat are not in it.)
   * @param fresh not from a token that may be an hour old
   */
  async roles(fresh = false): Promise<ReadonlySet<string>> {
    const [, payload = ''] = (await this.#token(fresh)).split('.');
    try {
      const { roles } = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as {
        roles?: string[];
      };
      return new Set(roles);
    } catch {
      return new Set();
    }
  }

  async #batch(requests: readonly GraphRequest[], stop: AbortSignal | undefined): Promise<GraphAnswer[]> {
    const answers = new Map<number, GraphAnswer>();
    let open = requests.map((request, index) => ({ request, index }));
    await patiently(
      async () => {
        await this.#turns(open.length, stop);
        const responses = await this.#post(
          open.map(({ request, index }) => ({ id: `${index}`, ...request })),
        );
        let after: number | undefined;
        for (const { id, status, headers, body } of responses) {
          const location = headers?.Location ?? headers?.location;
          if (!transient.includes(status)) answers.set(Number(id), { status, body, location });
          else after = Math.max(after ?? 0, seconds(headers) ?? 0);
        }
        open = open.filter(({ index }) => !answers.has(index));
        if (open.length > 0)
          throw new SendError('rate-limited', false, { retryAfter: after || undefined, trouble: 'limited' });
      },
      { ...(this.#options.patience ?? longRun), ...(stop && { stop }) },
    );
    return requests.map((_request, index) => answers.get(index) ?? { status: 0, body: undefined });
  }

  async #post(requests: readonly object[]): Promise<BatchResponse[]> {
    const token = await this.#token();
    const withHeaders = requests.map((each) =>
      'body' in each ? { ...each, headers: { 'Content-Type': 'application/json' } } : each,
    );
    let response: Response;
    try {
      response = await fetch(`${this.#base}/$batch`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ requests: withHeaders }),
        signal: AbortSignal.timeout(60_000),
        redirect: 'error',
      });
    } catch {
      throw new SendError('unreachable', false);
    }
    if (response.ok) return ((await response.json()) as { responses: BatchResponse[] }).responses;
    const again = transient.includes(response.status) || response.status >= 500;
    throw new SendError(response.status === 429 ? 'rate-limited' : `status ${response.status}`, !again, {
      retryAfter: seconds(Object.fromEntries(response.headers)),
    });
  }

  /** The library keeps a token for as long as it lasts. */
  async #token(fresh = false): Promise<string> {
    const { appId, type, tenantId, password, tokenUrl } = this.#options.credentials;
    const resource = new URL(this.#base).origin;
    if (!this.#acquire && type === 'UserAssignedMSI') {
      const identity = new ManagedIdentityApplication({
        managedIdentityIdParams: { userAssignedClientId: appId },
      });
      this.#acquire = (forceRefresh) => identity.acquireToken({ resource, forceRefresh });
    }
    if (!this.#acquire) {
      const application = new ConfidentialClientApplication({
        auth: {
          clientId: appId,
          clientSecret: password ?? '',
          authority: `https://login.microsoftonline.com/${tenantId}`,
        },
        ...(tokenUrl && { system: { networkClient: tokensFrom(tokenUrl) } }),
      });
      const scopes = [`${resource}/.default`];
      this.#acquire = (skipCache) => application.acquireTokenByClientCredential({ scopes, skipCache });
    }
    const found = await this.#acquire(fresh).catch(() => undefined);
    if (!found?.accessToken) throw new SendError('no-token', true);
    return found.accessToken;
  }
}

interface BatchResponse {
  id: string;
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

function seconds(headers: Record<string, string> | undefined): number | undefined {
  const [, value] =
    Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'retry-after') ?? [];
  return value !== undefined && Number(value) > 0 ? Number(value) : undefined;
}
