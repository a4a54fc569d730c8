import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../src/settings/environment.ts';
import type { Variables } from '../../src/settings/variables.ts';

const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' };
const id = '5c7d1a2e-0f43-4b8e-9a61-2f7c3d4e5b60';
const teams = {
  MicrosoftAppId: id,
  MicrosoftAppPassword: 'p',
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: id,
};

describe('the environment', () => {
  it.each<[string, Variables]>([
    ['nothing', {}],
    ['Slack over HTTP', slack],
    ['Slack over Socket Mode', { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }],
    ['Teams', teams],
    [
      'Teams with a managed identity',
      { ...teams, MicrosoftAppPassword: '', MicrosoftAppType: 'UserAssignedMSI' },
    ],
    ['both', { ...slack, ...teams }],
    ['a stand-in for Teams', { ...teams, MicrosoftAppTenantId: 't', ALLOW_TEST_ENDPOINTS: '1' }],
    ['the playground', { TEAMS_PLAYGROUND: '1' }],
    ['a test', { ...slack, SLACK_API_URL: 'http://127.0.0.1:9/api/', ALLOW_TEST_ENDPOINTS: '1' }],
    ['a database', { DATABASE_URL: 'postgres://u:p@127.0.0.1/vigie', DATABASE_POOL: '20' }],
    ['a database over TLS', { DATABASE_URL: 'postgresql://u:p@db.example/vigie?sslmode=verify-full' }],
    ['empty variables', { PORT: '', LOG_LEVEL: ' ' }],
  ])('takes %s', (_name, variables) => {
    expect(readEnvironment(variables)).toMatchObject({ ok: true });
  });

  it.each<[string, Variables, string[]]>([
    ['a word for a port', { PORT: 'x', METRICS_PORT: '70000' }, ['PORT', 'METRICS_PORT']],
    [
      'another database',
      { DATABASE_URL: 'mysql://u:p@h/x', DATABASE_POOL: '1' },
      ['DATABASE_POOL', 'DATABASE_URL'],
    ],
    ['a database in the clear', { DATABASE_URL: 'postgres://u:p@db.example/vigie' }, ['DATABASE_URL']],
    ['an unknown level', { LOG_LEVEL: 'loud' }, ['LOG_LEVEL']],
    ['half of Slack', { SLACK_SIGNING_SECRET: 's' }, ['SLACK_BOT_TOKEN']],
    ['a bot token alone', { SLACK_BOT_TOKEN: 'xoxb-1' }, ['SLACK_SIGNING_SECRET']],
    ['both ways to Slack', { ...slack, SLACK_APP_TOKEN: 'xapp-1' }, ['SLACK_APP_TOKEN']],
    ['a user token', { ...slack, SLACK_BOT_TOKEN: 'xoxp-1' }, ['SLACK_BOT_TOKEN']],
    ['MultiTenant', { ...teams, MicrosoftAppType: 'MultiTenant' }, ['MicrosoftAppType']],
    ['a type in other letters', { ...teams, MicrosoftAppType: 'singletenant' }, ['MicrosoftAppType']],
    ['Teams without a tenant', { ...teams, MicrosoftAppTenantId: '' }, ['MicrosoftAppTenantId']],
    [
      'a domain’s name for a tenant, by which Teams calls none',
      { ...teams, MicrosoftAppTenantId: 'sample.onmicrosoft.com', MicrosoftAppId: 'vigie' },
      ['MicrosoftAppId', 'MicrosoftAppTenantId'],
    ],
    ['an app id alone', { MicrosoftAppId: id }, ['MicrosoftAppTenantId', 'MicrosoftAppType']],
    [
      'a managed identity with a password',
      { ...teams, MicrosoftAppType: 'UserAssignedMSI' },
      ['MicrosoftAppPassword'],
    ],
    ['the playground beside credentials', { ...slack, TEAMS_PLAYGROUND: '1' }, ['TEAMS_PLAYGROUND']],
    ['another word for yes', { TEAMS_PLAYGROUND: 'yes' }, ['TEAMS_PLAYGROUND']],
    ['this machine without leave', { ...slack, SLACK_API_URL: 'http://localhost:9/api/' }, ['SLACK_API_URL']],
    ['this machine by another name', { ...teams, TEAMS_TOKEN_URL: 'http://[::1]:9/' }, ['TEAMS_TOKEN_URL']],
    [
      'an address without encryption',
      { ...teams, BotOpenIdMetadata: 'http://example.org/' },
      ['BotOpenIdMetadata'],
    ],
    ['an address that is none', { ...teams, GRAPH_API_URL: 'graph' }, ['GRAPH_API_URL']],
    ['an address without its slash', { ...slack, SLACK_API_URL: 'https://slack.com/api' }, ['SLACK_API_URL']],
    [
      'several at once',
      { PORT: 'x', LOG_LEVEL: 'loud', TEAMS_PLAYGROUND: 'yes' },
      ['LOG_LEVEL', 'PORT', 'TEAMS_PLAYGROUND'],
    ],
  ])('refuses %s', (_name, variables, where) => {
    const read = readEnvironment(variables);
    expect(read.ok ? [] : read.problems.map((problem) => problem.where).sort()).toEqual([...where].sort());
  });

  it('repeats no secret', () => {
    const read = readEnvironment({
      SLACK_BOT_TOKEN: 'hunter2',
      SLACK_APP_TOKEN: 'hunter2',
      MicrosoftAppPassword: 'hunter2',
    });
    expect(JSON.stringify(read.ok ? read : read.problems)).not.toContain('hunter2');
  });
});
