import { isLoopbackHost } from '../server/from-this-machine.ts';
import type { Problem } from './problem.ts';
import { Reader, type Variables } from './variables.ts';

export interface SlackEnvironment {
  botToken: string;
  /** One of the two: over HTTP, or over Socket Mode. */
  signingSecret?: string;
  appToken?: string;
  apiUrl?: string;
}

export interface TeamsEnvironment {
  appId: string;
  type: 'SingleTenant' | 'UserAssignedMSI';
  tenantId: string;
  /** Absent with a managed identity. */
  password?: string;
  openIdMetadata?: string;
  tokenUrl?: string;
  graphUrl?: string;
}

/** PostgreSQL in place of the JSON datastore. */
export interface DatabaseEnvironment {
  url: string;
  /** Connections of one instance, at most. */
  pool: number;
}

export interface Environment {
  host: string;
  port: number;
  metricsPort: number;
  /** How long a stop may take to finish what is under way. */
  stopSeconds: number;
  departmentFile: string;
  /** Absent: the default, which differs for the sample department. */
  dataDir?: string;
  keysDir?: string;
  database?: DatabaseEnvironment;
  logLevel: 'debug' | 'info' | 'warn' | 'error';
  slack?: SlackEnvironment;
  teams?: TeamsEnvironment;
  /** Teams without authentication, for the Agents Playground on this machine. */
  playground: boolean;
  /** Addresses of platforms may name this machine. */
  testEndpoints: boolean;
  /** For alerts to people whom chat does not reach. */
  gcNotifyKey?: string;
  /** A platform has credentials. */
  hasPlatform: boolean;
}

const logLevels = ['debug', 'info', 'warn', 'error'] as const;
export const sampleDepartmentFile = 'data/department.sample.yaml';

/**
 * Reads the environment; an empty variable counts as unset. Everything that is wrong is told at once, and what could be
 * read comes with it, so that files can be compared with it all the same.
 */
export function readEnvironment(
  variables: Variables,
): { ok: true; environment: Environment } | { ok: false; problems: Problem[]; environment: Environment } {
  const reader = new Reader(variables);
  const slack = readSlack(reader);
  const teams = readTeams(reader);
  const playground = reader.flag('TEAMS_PLAYGROUND');
  const hasPlatform = slack !== undefined || teams !== undefined;
  if (playground && (hasPlatform || reader.any(slackVariables) || reader.any(teamsVariables))) {
    reader.problem(
      'TEAMS_PLAYGROUND',
      'The playground mode has no authentication, and a platform has credentials.',
      'Unset TEAMS_PLAYGROUND, or unset the credentials of Slack and Teams.',
    );
  }
  const database = readDatabase(reader);
  const dataDir = reader.get('DATA_DIR');
  const keysDir = reader.get('KEYS_DIR');
  const gcNotifyKey = reader.get('GC_NOTIFY_API_KEY');
  const environment: Environment = {
    host: reader.get('HOST') ?? '127.0.0.1',
    port: reader.port('PORT', 3978),
    metricsPort: reader.port('METRICS_PORT', 9464),
    stopSeconds: reader.number('STOP_SECONDS', 25, { least: 1, most: 600 }),
    departmentFile: reader.get('DEPARTMENT_FILE') ?? sampleDepartmentFile,
    ...(dataDir && { dataDir }),
    ...(keysDir && { keysDir }),
    ...(gcNotifyKey && { gcNotifyKey }),
    ...(database && { database }),
    logLevel: reader.oneOf('LOG_LEVEL', logLevels, 'info'),
    ...(slack && { slack }),
    ...(teams && { teams }),
    playground,
    testEndpoints: reader.flag('ALLOW_TEST_ENDPOINTS'),
    hasPlatform,
  };
  const { problems } = reader;
  return problems.length > 0 ? { ok: false, problems, environment } : { ok: true, environment };
}

function readDatabase(reader: Reader): DatabaseEnvironment | undefined {
  const pool = reader.number('DATABASE_POOL', 10, { least: 3, most: 500 });
  const value = reader.get('DATABASE_URL');
  if (value === undefined) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  // The address holds a password, and is not repeated.
  if (!url || !['postgres:', 'postgresql:'].includes(url.protocol)) {
    const found = 'It is not the address of a PostgreSQL database.';
    reader.problem(
      'DATABASE_URL',
      found,
      'Give postgres://USER:PASSWORD@HOST:5432/DATABASE?sslmode=verify-full.',
    );
    return undefined;
  }
  const local = url.hostname === '' || isLoopbackHost(url.hostname);
  if (!local && !url.searchParams.has('sslmode')) {
    reader.problem(
      'DATABASE_URL',
      'It does not say how the connection is protected.',
      'Add ?sslmode=verify-full (and &sslrootcert=FILE for an authority of your own), or ?sslmode=disable where the network itself is protected.',
    );
  }
  return { url: value, pool };
}

const slackVariables = ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN'] as const;

function readSlack(reader: Reader): SlackEnvironment | undefined {
  const apiUrl = reader.endpoint('SLACK_API_URL', true);
  if (!reader.any(slackVariables)) return undefined;
  const botToken = reader.need('SLACK_BOT_TOKEN', 'Give the bot token of the Slack app (xoxb-…).');
  const signingSecret = reader.get('SLACK_SIGNING_SECRET');
  const appToken = reader.get('SLACK_APP_TOKEN');
  reader.prefix('SLACK_BOT_TOKEN', 'xoxb-');
  reader.prefix('SLACK_APP_TOKEN', 'xapp-');
  if (signingSecret && appToken) {
    reader.problem(
      'SLACK_APP_TOKEN',
      'SLACK_SIGNING_SECRET (HTTP) and SLACK_APP_TOKEN (Socket Mode) are both set.',
      'Keep one of the two.',
    );
  }
  if (!signingSecret && !appToken) {
    reader.problem(
      'SLACK_SIGNING_SECRET',
      'Slack has a bot token, but neither a signing secret nor an app-level token.',
      'Set SLACK_SIGNING_SECRET for HTTP, or SLACK_APP_TOKEN for Socket Mode.',
    );
  }
  return {
    botToken,
    ...(signingSecret && { signingSecret }),
    ...(appToken && { appToken }),
    ...(apiUrl && { apiUrl }),
  };
}

const teamsVariables = [
  'MicrosoftAppId',
  'MicrosoftAppPassword',
  'MicrosoftAppType',
  'MicrosoftAppTenantId',
] as const;

function readTeams(reader: Reader): TeamsEnvironment | undefined {
  const openIdMetadata = reader.endpoint('BotOpenIdMetadata');
  const tokenUrl = reader.endpoint('TEAMS_TOKEN_URL');
  const graphUrl = reader.endpoint('GRAPH_API_URL');
  if (!reader.any(teamsVariables)) return undefined;
  const appId = reader.guid('MicrosoftAppId', 'Give the application (client) id of the bot.');
  const tenantId = reader.guid(
    'MicrosoftAppTenantId',
    'Give the directory (tenant) id of the bot’s registration, not the domain’s name.',
  );
  const found = reader.need('MicrosoftAppType', 'Set it to SingleTenant or UserAssignedMSI.');
  const type = found === 'UserAssignedMSI' ? found : 'SingleTenant';
  const password = reader.get('MicrosoftAppPassword');
  if (found && found !== type) {
    reader.problem(
      'MicrosoftAppType',
      `“${found}” cannot be used; a multi-tenant bot would accept every tenant, and none can be registered any more.`,
      'Set it to SingleTenant or UserAssignedMSI.',
    );
  }
  if (found === 'SingleTenant' && !password) {
    reader.problem('MicrosoftAppPassword', 'It is not set.', 'Give the client secret of the bot.');
  }
  if (found === 'UserAssignedMSI' && password) {
    reader.problem(
      'MicrosoftAppPassword',
      'A managed identity has no password.',
      'Unset MicrosoftAppPassword, or set MicrosoftAppType to SingleTenant.',
    );
  }
  return {
    appId,
    type,
    tenantId,
    ...(password && { password }),
    ...(openIdMetadata && { openIdMetadata }),
    ...(tokenUrl && { tokenUrl }),
    ...(graphUrl && { graphUrl }),
  };
}
