import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkSlack } from '../../src/adapters/slack/check.ts';
import { slackDirectory } from '../../src/adapters/slack/directory.ts';
import { budgets, usualLimits } from '../../src/adapters/slack/limits.ts';
import { checkTeams } from '../../src/adapters/teams/check.ts';
import type { Directory } from '../../src/chat/directory.ts';
import { runVerb } from '../../src/cli/run.ts';
import type { Department } from '../../src/domain/department.ts';
import { Syncing } from '../../src/handlers/sync/syncing.ts';
import { sampleDepartment, samplePeople } from '../support/bot.ts';
import { graphCredentials, startGraphService } from '../support/graph.ts';
import { temporaryJsonStore } from '../support/json-store.ts';
import { aPerson } from '../support/records.ts';
import { sampleServices } from '../support/services.ts';
import { startSlackService } from '../support/slack.ts';
import { startTeamsService } from '../support/teams.ts';

let opened: Awaited<ReturnType<typeof temporaryJsonStore>>;
beforeEach(async () => {
  opened = await temporaryJsonStore();
});
afterEach(() => opened.remove());

const now = new Date('2026-11-24T12:00:00Z');

async function doctor(
  platforms: ('slack' | 'teams' | 'console')[],
  directories: readonly Directory[] = [],
  changes: Partial<Department> = {},
): Promise<string[]> {
  const lines: string[] = [];
  const { store } = opened;
  const department = sampleDepartment(changes);
  const services = sampleServices(store, department, platforms);
  services.sync = new Syncing(
    services,
    directories,
    () => now,
    () => {},
  );
  const print = (line: string) => lines.push(line) > 0;
  const request = { verb: 'doctor', input: {}, user: 'admin' };
  await runVerb(request, { store, department, services, now, print });
  return lines;
}

async function synced(platform: 'slack' | 'teams', at: string): Promise<void> {
  const id = `${platform}:synced`;
  const put = { id, version: 0, platform, account: '', conversation: '', serviceUrl: '', checkedAt: at };
  await opened.store.commit([{ in: 'conversations', put }]);
}

it('says that nothing can be recorded where the store cannot write', async () => {
  opened.store.trouble = () => 'ENOSPC: no space left on device, write';
  expect(await doctor(['console'])).toContain(
    'Nothing can be recorded at the moment (ENOSPC: no space left on device, write). Look at the disk or the database: people are told so, and Vigie goes on by itself once it can.',
  );
});

it('says who has no account, for whom the bot is not installed, and who left', async () => {
  const [ann, bob, eve, ...others] = samplePeople(now).slice(0, 5);
  if (!ann || !bob || !eve) throw new Error('too few people');
  const on = (id: string) => ({ accounts: { teams: { id } } });
  const way = (account: string, state: 'ok' | 'not-installed' | 'left') => ({
    ...{ id: `teams:${account}`, version: 0, platform: 'teams' as const },
    ...{ account, conversation: '', serviceUrl: '', state },
  });
  await opened.store.commit([
    { in: 'people', put: { ...ann, ...on('a') } },
    { in: 'people', put: { ...bob, ...on('b') } },
    { in: 'people', put: { ...eve, ...on('e') } },
    ...others.map((put) => ({ in: 'people' as const, put })),
    { in: 'conversations', put: way('a', 'ok') },
    { in: 'conversations', put: way('b', 'not-installed') },
    { in: 'conversations', put: way('e', 'left') },
  ]);
  await synced('teams', '2026-11-24T07:30:00.000Z');
  const found = await doctor(['teams']);
  expect(found).toHaveLength(3);
  expect(found[0]).toContain(
    `Teams: 2 people have no account there (${others
      .map(({ id }) => id)
      .sort()
      .join(', ')})`,
  );
  expect(found[1]).toContain('not installed for 1 people');
  expect(found[2]).toContain('the accounts of 1 people were closed');
});

it('says how many ways are still to be looked up, and how long that takes', async () => {
  await opened.store.commit(
    Array.from({ length: 10_000 }, (_, i) => ({
      in: 'people' as const,
      put: aPerson(`p${i}@x.example`, { accounts: { slack: { id: `U${i}` } } }),
    })),
  );
  const known = { id: 'slack:U0', version: 0, platform: 'slack' as const, account: 'U0', serviceUrl: '' };
  await opened.store.commit([{ in: 'conversations', put: { ...known, conversation: 'D0' } }]);
  await synced('slack', '2026-11-24T07:30:00.000Z');
  const directory = slackDirectory({ botToken: 'x', budgets: budgets(usualLimits) });
  const [found = '', ...more] = await doctor(['slack'], [directory]);
  expect(found).toContain('the ways to 9999 people were not looked up yet, which takes about 3 h 25 min');
  expect(more).toEqual([]);
});

it('says when nobody has looked for long', async () => {
  expect(await doctor(['slack'])).toEqual([expect.stringContaining('Slack: nobody has looked up yet')]);
  await synced('slack', '2026-11-20T07:30:00.000Z');
  expect(await doctor(['slack'])).toEqual([expect.stringContaining('last looked up on 2026-11-20')]);
  expect(await doctor(['console'])).toEqual([]);
});

it('says in which channels of Slack the bot is not', async () => {
  const service = await startSlackService();
  service.channels.set('C1', ['U0VIGIE', 'U0JANE']).set('C2', ['U0JANE']);
  expect(await checkSlack(service, ['C1', 'C2', 'C3'])).toEqual([
    'Slack: the bot is not in the channel C2. Invite it there: /invite @Vigie',
    'Slack: the bot is not in the channel C3. Invite it there: /invite @Vigie',
  ]);
  await service.stop();
});

it('says when Slack does not take the token for Socket Mode', async () => {
  const service = await startSlackService();
  service.failing.push({ method: 'apps.connections.open', status: 200, error: 'invalid_auth' });
  expect(await checkSlack({ ...service, appToken: 'xapp-old' })).toEqual([
    expect.stringContaining('Socket Mode: invalid_auth'),
  ]);
  await service.stop();
});

it('says that Slack cannot be reached, and blames no token for it', async () => {
  const service = await startSlackService();
  await service.stop();
  expect(await checkSlack({ ...service, appToken: 'xapp-1' })).toEqual([
    expect.stringContaining('Slack cannot be reached'),
  ]);
});

it('says of a department of its own who is missing, and which contacts nobody checked for long', async () => {
  const own = {
    sample: false,
    duty: { officers: ['officer1@sample.example', 'gone@sample.example'] },
    agencies: {
      csis: { telephone: '613-555-0199', verified: '2026-01-15' },
      goc: { telephone: '613-555-0198', verified: '2026-11-01' },
    },
  };
  const stale = expect.stringContaining('for 180 days how to reach csis.');
  const sample = expect.stringMatching(
    /^The department’s file still has numbers or addresses of the sample: .*emergencyNumbers\.1\.number 613-555-0111; .*desk\.telephone 613-555-0100; /,
  );
  expect(await doctor(['console'], [], own)).toEqual([
    expect.stringContaining('Nobody is in the directory yet'),
    stale,
    sample,
  ]);
  const people = samplePeople(now).filter(({ id }) => !id.startsWith('cso@'));
  await opened.store.commit(people.map((put) => ({ in: 'people' as const, put })));
  expect(await doctor(['console'], [], own)).toEqual([
    expect.stringContaining('Nobody has the role cso'),
    expect.stringContaining('gone@sample.example is no officer of the directory'),
    stale,
    sample,
  ]);
  const { crisis } = sampleDepartment();
  const left = {
    ...own,
    crisis: { ...crisis, executives: ['deputy@sample.example', 'left@sample.example'] },
  };
  expect(await doctor(['console'], [], left)).toContainEqual(
    expect.stringContaining('left@sample.example is not in the directory, and gets no situation report'),
  );
});

it('says what crisis rooms on Teams lack, where there are to be any', async () => {
  const [teams, graph] = [await startTeamsService(), await startGraphService()];
  teams.issue = graph.issue;
  const { tokenUrl, openIdMetadata } = teams;
  const credentials = { ...graphCredentials(graph), tokenUrl, openIdMetadata };
  const { team } = graph.rooms;
  const check = (wanted: boolean, id = team.id) =>
    checkTeams(credentials, [], teams.url, { wanted, team: id });
  expect(await check(false)).toEqual([]);
  expect(await check(true)).toEqual([
    expect.stringContaining('Chat.Create is missing, to make a group chat'),
    expect.stringContaining('TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All is missing'),
    expect.stringContaining('AppCatalog.Read.All is missing'),
  ]);
  for (const permission of [
    'Chat.Create',
    'TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All',
    'AppCatalog.Read.All',
  ])
    graph.permissions.add(permission);
  expect(await check(true)).toEqual([]);
  expect(await check(true, '00000000-0000-4000-8000-00000000dead')).toEqual([
    expect.stringContaining('there is no team 00000000-0000-4000-8000-00000000dead'),
  ]);
  team.grants.clear();
  expect(await check(true)).toEqual([
    expect.stringContaining('(Channel.Create.Group, ChannelSettings.ReadWrite.Group)'),
  ]);
  await graph.stop();
  await teams.stop();
});

it('says in which teams the bot is not, and that Graph may not be asked', async () => {
  const teams = await startTeamsService();
  const token = (await (await fetch(teams.tokenUrl, { method: 'POST' })).json()) as { access_token: string };
  const graph = await startGraphService(token.access_token);
  const { tokenUrl, openIdMetadata } = teams;
  const credentials = { ...graphCredentials(graph), tokenUrl, openIdMetadata };
  teams.rosters.set('19:in@thread.tacv2', []);
  const channels = ['19:in@thread.tacv2', '19:out@thread.tacv2'];
  const outside =
    'Teams: the bot is not in the team of the channel 19:out@thread.tacv2. Add the app to that team.';
  expect(await checkTeams(credentials, channels, teams.url)).toEqual([outside]);
  graph.permissions.clear();
  expect(await checkTeams(credentials, channels, teams.url)).toEqual([
    outside,
    expect.stringContaining('TeamsAppInstallation.ReadForUser.All is missing, to know for whom'),
  ]);
  await graph.stop();
  await teams.stop();
});
