import { ConfidentialClientApplication, type INetworkModule, type NetworkResponse } from '@azure/msal-node';
import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder';
import {
  AuthenticationConstants,
  AuthenticationError,
  type ConnectorClient,
  MsalServiceClientCredentialsFactory,
  type ServiceClientCredentialsFactory,
} from 'botframework-connector';

export interface Credentials {
  appId: string;
  type: 'SingleTenant' | 'UserAssignedMSI';
  tenantId: string;
  password?: string;
  openIdMetadata?: string;
  tokenUrl?: string;
  /** Microsoft Graph, where it is not Microsoft's own. */
  graphUrl?: string;
}

/** Refused: the request does not come from the Bot Framework service, or cannot be checked now. */
export class Unauthenticated extends Error {
  override readonly name = 'Unauthenticated';
  constructor(readonly status: 401 | 503) {
    super('unauthenticated');
  }
}

/**
 * The SDK's checks of a request, with one answer to whatever fails: its token library's errors would otherwise become
 * internal errors, and its error messages answers.
 */
class StrictAuthentication extends ConfigurationBotFrameworkAuthentication {
  override async authenticateRequest(activity: Activity, header: string) {
    try {
      return await super.authenticateRequest(activity, header);
    } catch (error) {
      throw new Unauthenticated(isOutage(error) ? 503 : 401);
    }
  }
}

/** The signing keys could not be fetched: Teams shall try again. */
function isOutage(error: unknown): boolean {
  if (error instanceof AuthenticationError) return (error.statusCode ?? 401) >= 500;
  return error instanceof Error && error.name === 'FetchError';
}

export class TeamsCloudAdapter extends CloudAdapter {
  readonly #authentication: StrictAuthentication;
  readonly #appId: string;
  readonly #clients = new Map<string, Promise<ConnectorClient>>();

  /** @param credentials absent: no authentication at all, for the playground on this machine */
  constructor(credentials: Credentials | undefined) {
    const factory = credentialsFactory(credentials);
    const authentication = new StrictAuthentication(authenticationOptions(credentials), factory);
    super(authentication);
    this.#authentication = authentication;
    this.#appId = credentials?.appId ?? '';
  }

  /**
   * Checks who sends an activity. The SDK's own way on from here makes new clients for every activity; ours are kept.
   * Fails with `Unauthenticated`.
   */
  async check(header: string, activity: Activity): Promise<void> {
    await this.#authentication.authenticateRequest(activity, header);
  }

  /** A token for calls to the service. Fails when Microsoft gives none. */
  async token(serviceUrl = 'https://smba.trafficmanager.net/teams/'): Promise<string | undefined> {
    const client = (await this.connector(serviceUrl)) as unknown as {
      credentials?: { getToken?(): Promise<string> };
    };
    return client.credentials?.getToken?.();
  }

  /** The client for calls to one service URL. */
  connector(serviceUrl: string): Promise<ConnectorClient> {
    const known = this.#clients.get(serviceUrl);
    if (known) return known;
    const factory = this.#authentication.createConnectorFactory(this.createClaimsIdentity(this.#appId));
    const client = factory
      .create(serviceUrl, AuthenticationConstants.ToChannelFromBotOAuthScope)
      .then(withoutRepeats);
    this.#clients.set(serviceUrl, client);
    client.catch(() => this.#clients.delete(serviceUrl));
    return client;
  }
}

/**
 * A call that is sent again after an error can post twice: the deliveries decide when to try again. The SDK has an option
 * for that (`noRetryPolicy`), which it does not look at.
 */
function withoutRepeats(client: ConnectorClient): ConnectorClient {
  const { pipeline } = (client as unknown as { client: { pipeline: Pipeline } }).client;
  const removed = pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  if (removed.length === 0) throw new Error('the SDK repeats calls by another policy now');
  return client;
}

interface Pipeline {
  removePolicy(options: { name: string }): unknown[];
}

/** Once one of these is set, every other one has to be. */
function authenticationOptions(credentials: Credentials | undefined): Record<string, string> {
  if (!credentials) return {};
  return {
    MicrosoftAppId: credentials.appId,
    MicrosoftAppType: credentials.type,
    MicrosoftAppTenantId: credentials.tenantId,
    ToChannelFromBotLoginUrl: `${AuthenticationConstants.ToChannelFromBotLoginUrlPrefix}${credentials.tenantId}`,
    ToChannelFromBotOAuthScope: AuthenticationConstants.ToChannelFromBotOAuthScope,
    ToBotFromChannelTokenIssuer: AuthenticationConstants.ToBotFromChannelTokenIssuer,
    OAuthUrl: AuthenticationConstants.OAuthUrl,
    ToBotFromChannelOpenIdMetadataUrl:
      credentials.openIdMetadata ?? AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: AuthenticationConstants.ToBotFromEmulatorOpenIdMetadataUrl,
    CallerId: 'urn:botframework:azure',
  };
}

function credentialsFactory(credentials: Credentials | undefined): ServiceClientCredentialsFactory {
  if (!credentials) return new ConfigurationServiceClientCredentialFactory({});
  const { appId, type, tenantId, password, tokenUrl } = credentials;
  if (tokenUrl && password) {
    const application = new ConfidentialClientApplication({
      auth: {
        clientId: appId,
        clientSecret: password,
        authority: `https://login.microsoftonline.com/${tenantId}`,
      },
      system: { networkClient: tokensFrom(tokenUrl) },
    });
    return new MsalServiceClientCredentialsFactory(appId, application as never);
  }
  return new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: appId,
    MicrosoftAppType: type,
    MicrosoftAppTenantId: tenantId,
    ...(password && { MicrosoftAppPassword: password }),
  });
}

/** Sends every request for a token to one address, whatever authority the library knows. */
export function tokensFrom(tokenUrl: string): INetworkModule {
  async function send<T>(method: string, options?: { headers?: Record<string, string>; body?: string }) {
    const response = await fetch(tokenUrl, { method, ...options });
    const headers = Object.fromEntries(response.headers);
    return { headers, body: await response.json(), status: response.status } as NetworkResponse<T>;
  }
  return {
    sendGetRequestAsync: (_url, options) => send('GET', options),
    sendPostRequestAsync: (_url, options) => send('POST', options),
  };
}
