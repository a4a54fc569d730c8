import { ConfidentialClientApplication, ManagedIdentityApplication } from '@azure/msal-node';
import { SendError } from '../../chat/errors.ts';
import { type Patience, patiently, rest } from '../../chat/patiently.ts';
import { type Credentials, tokensFrom } from './cloud.ts';

export interface GraphRequest {
  method: 'GET' | 'POST';
  /** Without the version: `/users/…`. */
  url: string;
  body?: object;
}

export interface GraphAnswer {
  status: number;
  body: unknown;
}

export interface GraphOptions {
  credentials: Credentials;
  /** Requests a second; Teams' part of Graph allows 30 for an app in a tenant. */
  perSecond?: number;
  /** How long a call is repeated: a long run waits for throttling, and outages of some minutes. */
  patience?: Patience;
}

/** Graph takes 20 requests in one call; of 15, two calls fall into any second without passing Teams' 30. */
const most = 15;
const longRun: Patience = { tries: 8, longest: 600 };
const transient = [429, 502, 503, 504];

/**
 * Microsoft Graph with the bot's own application permissions: batches of requests, at the pace that Teams' part of it
 * allows. (Its SDK would add middleware for users who sign in, retries that we pace ourselves, and nothing else.)
 */
export class Graph {
  readonly #options: GraphOptions;
  readonly #base: string;
  readonly #pause: number;
  #acquire: (() => Promise<{ accessToken: string } | null>) | undefined;

  constructor(options: GraphOptions) {
    this.#options = options;
    const url = (options.credentials.graphUrl ?? 'https://graph.microsoft.com').replace(/\/+$/, '');
    this.#base = /\/(v1\.0|beta)$/.test(url) ? url : `${url}/v1.0`;
    this.#pause = 1000 / (options.perSecond ?? 27);
  }

  /** Where things are named from: an app of the catalogue, for example. */
  get base(): string {
    return this.#base;
  }

  /** Asks all of it, and again what is to be asked later. The answers are in the order of the requests. Fails with `SendError`. */
  async ask(requests: readonly GraphRequest[], stop?: AbortSignal): Promise<GraphAnswer[]> {
    const answers: GraphAnswer[] = [];
    for (let from = 0; from < requests.length && !stop?.aborted; from += most) {
      answers.push(...(await this.#batch(requests.slice(from, from + most), stop)));
    }
    return answers;
  }

  async #batch(requests: readonly GraphRequest[], stop: AbortSignal | undefined): Promise<GraphAnswer[]> {
    const answers = new Map<number, GraphAnswer>();
    let open = requests.map((request, index) => ({ request, index }));
    await patiently(
      async () => {
        const responses = await this.#post(
          open.map(({ request, index }) => ({ id: `${index}`, ...request })),
        );
        await rest(open.length * this.#pause, stop);
        let after: number | undefined;
        for (const { id, status, headers, body } of responses) {
          if (!transient.includes(status)) answers.set(Number(id), { status, body });
          else after = Math.max(after ?? 0, seconds(headers) ?? 0);
        }
        open = open.filter(({ index }) => !answers.has(index));
        if (open.length > 0) throw new SendError('rate-limited', false, { retryAfter: after || undefined });
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
  async #token(): Promise<string> {
    const { appId, type, tenantId, password, tokenUrl } = this.#options.credentials;
    const resource = new URL(this.#base).origin;
    if (!this.#acquire && type === 'UserAssignedMSI') {
      const identity = new ManagedIdentityApplication({
        managedIdentityIdParams: { userAssignedClientId: appId },
      });
      this.#acquire = () => identity.acquireToken({ resource });
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
      this.#acquire = () => application.acquireTokenByClientCredential({ scopes: [`${resource}/.default`] });
    }
    const found = await this.#acquire().catch(() => undefined);
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
