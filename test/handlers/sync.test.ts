import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { slackDirectory } from '../../src/adapters/slack/directory.ts';
import { teamsDirectory } from '../../src/adapters/teams/directory.ts';
import { graphBudget } from '../../src/adapters/teams/limits.ts';
import type { Directory } from '../../src/chat/directory.ts';
import { type Budget, Pacer } from '../../src/chat/pacer.ts';
import { ledgerId } from '../../src/domain/delivery.ts';
import { conversationsOf, reach } from '../../src/domain/reach.ts';
import { armSync } from '../../src/handlers/sync/index.ts';
import { Syncing } from '../../src/handlers/sync/syncing.ts';
import { Unit } from '../../src/handlers/work.ts';
import { until } from '../support/bot.ts';
import { type Chat, startChat } from '../support/chat.ts';
import { type GraphService, graphCredentials, startGraphService } from '../support/graph.ts';
import { type SlackMember, type SlackService, startSlackService } from '../support/slack.ts';

const jane = 'employee-en@sample.example';
const etienne = 'employee-fr@sample.example';
const claire = 'cso@sample.example';

let chat: Chat;
let lines: string[];
beforeEach(async () => {
  chat = await startChat();
  lines = [];
});
afterEach(() => chat.close());

function sync(directory: Directory, options: object = {}): Promise<boolean> {
  const syncing = new Syncing(
    chat.services,
    [directory],
    () => chat.now,
    (error) => {
      throw error;
    },
  );
  return syncing.run({ dryRun: false, install: false, ...options }, (line) => lines.push(line));
}

const wayOf = async (address: string) => {
  const person = await chat.store.people.get(address);
  if (!person) throw new Error(address);
  return reach(person, ['slack', 'teams'], await conversationsOf(person, chat.store.conversations));
};

it('runs every night at the set time, and sees to the next night', async () => {
  const started: string[] = [];
  const run = async () => true;
  const takes = () => undefined;
  chat.services.sync = { start: () => started.push(chat.now.toISOString()), run, takes };
  const unit = new Unit(chat.services, chat.now);
  await armSync(unit);
  await chat.store.commit(unit.writes);
  await chat.pass(16 * 3_600_000);
  expect(started).toEqual([]);
  await chat.pass(30 * 60_000);
  await chat.pass(24 * 3_600_000);
  // Half past two in Ottawa; the sample's zone is five hours behind in November.
  expect(started).toEqual(['2026-11-25T07:30:00.000Z', '2026-11-26T07:30:00.000Z']);
});

it('says after a while without an answer that it goes on trying, once, and nothing where answers come', async () => {
  const slow = (answered: Promise<void>): Directory => ({
    platform: 'slack',
    perMinute: 60,
    async *accounts() {
      await answered;
      yield { sender: { platform: 'slack', id: 'U1', name: 'x', standing: 'member' }, left: true };
    },
    async *ways() {},
  });
  const run = (answered: Promise<void>, print: (line: string) => void = (line) => lines.push(line)) =>
    new Syncing(
      chat.services,
      [slow(answered)],
      () => chat.now,
      () => {},
      200,
    ).run({ dryRun: true, install: false }, print);
  await run(Promise.resolve());
  expect(lines.join()).not.toContain('no answer');
  let answer = () => {};
  const late = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await run(late, (line) => {
    lines.push(line);
    // Long enough for it to be said once more.
    if (line.includes('no answer')) setTimeout(answer, 500);
  });
  expect(lines.filter((line) => line.startsWith('Slack: no answer yet'))).toHaveLength(1);
});

describe('Slack', () => {
  let service: SlackService;
  beforeAll(async () => {
    service = await startSlackService();
  });
  afterAll(() => service?.stop());
  beforeEach(() => {
    service.members.clear();
    service.lacking.clear();
    service.tiers.clear();
    service.calls.length = 0;
    const all: SlackMember[] = [
      { id: 'U1', email: jane, name: 'Jane' },
      { id: 'U2', email: etienne, name: 'Étienne', fields: { is_restricted: true } },
      { id: 'U3', email: claire, name: 'Claire', fields: { is_email_confirmed: false } },
      { id: 'U4', email: 'nobody@elsewhere.example', name: 'Nobody' },
      { id: 'U5', email: 'manager1@sample.example', name: 'Manager' },
      { id: 'U6', email: 'screening1@sample.example', name: 'Priya', fields: { team_id: 'T0OTHER' } },
      { id: 'U7', email: 'officer1@sample.example', name: 'Bot', fields: { is_bot: true } },
    ];
    for (const member of all) service.members.set(member.id, member);
  });
  const every = (ms: number) => new Pacer({ calls: 1, ms });
  const directory = (pauses = { list: 1, open: 1 }) =>
    slackDirectory({
      botToken: service.botToken,
      apiUrl: service.apiUrl,
      budgets: { lists: every(pauses.list), opens: every(pauses.open) },
    });
  const opened = () =>
    service.calls.filter(({ method }) => method === 'conversations.open').map(({ body }) => body.users);

  it('matches confirmed full members of the own workspace, and keeps their direct messages', async () => {
    expect(await sync(directory())).toBe(true);
    expect((await chat.store.people.get(jane))?.accounts).toEqual({ slack: { id: 'U1', tenant: 'T0OWN' } });
    for (const other of [etienne, claire, 'screening1@sample.example', 'officer1@sample.example'])
      expect((await chat.store.people.get(other))?.accounts).toEqual({});
    expect(await chat.store.people.get('nobody@elsewhere.example')).toBeUndefined();
    expect(opened()).toEqual(['U5', 'U1'].sort());
    expect(await chat.store.conversations.get('slack:U1')).toMatchObject({
      conversation: 'D-U1',
      state: 'ok',
      checkedAt: chat.now.toISOString(),
    });
    expect(await wayOf(jane)).toEqual({ platform: 'slack' });
    expect(await wayOf(etienne)).toEqual({ reason: 'no-account' });
    expect(lines.at(-1)).toBe('slack: 2 can be reached, 0 without the bot, 0 left');
  });

  it('opens nothing twice, and remembers who left and who came back', async () => {
    await sync(directory());
    service.calls.length = 0;
    await sync(directory());
    expect(opened()).toEqual([]);
    const member = service.members.get('U1') as SlackMember;
    service.members.set('U1', { ...member, fields: { deleted: true } });
    await sync(directory());
    expect(await wayOf(jane)).toEqual({ reason: 'left' });
    expect(opened()).toEqual([]);
    service.members.set('U1', member);
    await sync(directory());
    expect(await wayOf(jane)).toEqual({ platform: 'slack' });
  });

  it('never changes an account that is fixed: the officers hear of the other one, once', async () => {
    await sync(directory());
    service.members.set('U9', { id: 'U9', email: jane, name: 'Not Jane' });
    await sync(directory());
    expect((await chat.store.people.get(jane))?.accounts.slack?.id).toBe('U1');
    expect(await chat.owed('officer1@sample.example')).toHaveLength(1);
    const audited = async () =>
      (await chat.store.audit.page(0, 100)).filter(({ what }) => what === 'account mismatch');
    expect(await audited()).toMatchObject([{ who: 'slack:T0OWN/U9', outcome: 'refused', record: jane }]);
    await sync(directory());
    expect(await audited()).toHaveLength(1);
    expect(lines.join('\n')).toContain('1 refused');
  });

  it('keeps to the tiers, and waits as long as Slack asks', async () => {
    service.tiers.set('users.list', 80).set('conversations.open', 40);
    service.failing.push({ method: 'users.list', status: 429, headers: { 'Retry-After': '1' } });
    const began = performance.now();
    expect(await sync(directory({ list: 120, open: 80 }))).toBe(true);
    expect(performance.now() - began).toBeGreaterThan(1_000);
    expect(service.calls.filter(({ method }) => method === 'users.list')).toHaveLength(4);
    expect(opened()).toHaveLength(2);
  });

  it('takes up what a broken run left', async () => {
    service.failing.push({ method: 'conversations.open', holds: 'U5', status: 200 });
    // The stand-in’s error is one that passes; a token that was revoked does not.
    const refused = service.failing.at(-1);
    if (refused) refused.error = 'token_revoked';
    expect(await sync(directory())).toBe(false);
    expect(lines.at(-1)).toContain('Slack: it did not answer (token_revoked)');
    service.calls.length = 0;
    expect(await sync(directory())).toBe(true);
    expect(await wayOf('manager1@sample.example')).toEqual({ platform: 'slack' });
  });

  const again = async () =>
    (await chat.store.due.due(new Date('2100-01-01'), 100)).filter(({ subject }) => subject === 'again');

  it('says how long it takes, and goes on where it was after a restart', async () => {
    const slow = new Pacer({ calls: 1, ms: 150 });
    const budgets = { lists: new Pacer({ calls: 1, ms: 1 }), opens: slow };
    const first = {
      ...slackDirectory({ botToken: service.botToken, apiUrl: service.apiUrl, budgets }),
      perMinute: 1,
    };
    const fail = (error: unknown) => {
      throw error;
    };
    const begun = new Syncing(chat.services, [first], () => chat.now, fail);
    const run = begun.run({ dryRun: false, install: false }, (line) => lines.push(line));
    await until(() => opened().length === 1);
    await begun.stop();
    expect(await run).toBe(false);
    expect(lines).toContainEqual(expect.stringContaining('slack: that takes about 2 min'));
    expect(await again()).toMatchObject([{ timer: 'sync', at: chat.now.toISOString() }]);
    // The next start.
    const next = new Syncing(chat.services, [directory()], () => chat.now, fail);
    chat.services.sync = next;
    await chat.pass(0);
    await until(async () => opened().length === 2 && (await again()).length === 0);
    expect(new Set(opened()).size).toBe(2);
    for (const who of [jane, 'manager1@sample.example'])
      expect(await wayOf(who)).toEqual({ platform: 'slack' });
    await next.stop();
  });

  it('is taken up by whoever is there when its process died', async () => {
    let died = false;
    const dying: Directory = {
      ...directory(),
      async *ways() {
        died = true;
        await new Promise(() => {});
        yield* [];
      },
    };
    const dead = new Syncing(
      chat.services,
      [dying],
      () => chat.now,
      () => {},
    );
    void dead.run({ dryRun: false, install: false }, () => {});
    await until(() => died);
    const next = new Syncing(
      chat.services,
      [directory()],
      () => chat.now,
      () => {},
    );
    chat.services.sync = next;
    await chat.pass(14 * 60_000);
    expect(opened()).toEqual([]);
    await chat.pass(60_000);
    await until(() => opened().length === 2);
    await next.stop();
  });

  it('says which permission is missing, and why', async () => {
    service.lacking.add('users:read');
    expect(await sync(directory())).toBe(false);
    expect(lines.at(-1)).toBe(
      'Slack: the permission users:read is missing, to tell members of the workspace from guests, and to know their language. Upload the manifest again and reinstall the app.',
    );
  });

  it('changes nothing in a dry run', async () => {
    await sync(directory(), { dryRun: true });
    expect(lines).toEqual([
      'slack: 2 accounts matched, 0 refused; 0 ways known, 0 to look up',
      'Dry run: nothing was changed.',
    ]);
    expect((await chat.store.people.get(jane))?.accounts).toEqual({});
    expect(opened()).toEqual([]);
  });
});

describe('Teams', () => {
  let service: GraphService;
  beforeEach(async () => {
    service = await startGraphService();
    const user = (id: string, userPrincipalName: string, installed: boolean) => {
      service.users.push({ id, userPrincipalName, displayName: id, userType: 'Member', installed });
    };
    user('aad-jane', jane, true);
    user('aad-etienne', etienne, false);
    service.users.push({
      id: 'aad-guest',
      userPrincipalName: 'cso_sample.example#EXT#@tenant.example',
      displayName: 'Guest',
      userType: 'Guest',
      installed: true,
    });
    for (const [address, id] of [
      [jane, 'aad-jane'],
      [etienne, 'aad-etienne'],
      ['manager1@sample.example', 'aad-gone'],
    ] as const) {
      const person = await chat.store.people.get(address);
      if (person)
        await chat.store.commit([{ in: 'people', put: { ...person, accounts: { teams: { id } } } }]);
    }
  });
  afterEach(() => service.stop());
  const directory = (pace: Budget = new Pacer({ calls: 1_000, ms: 1_000 })) =>
    teamsDirectory({
      credentials: graphCredentials(service),
      serviceUrl: async () => 'https://smba.example/',
      pace,
    });

  it('finds for whom the bot is installed, the chat with each, and who left', async () => {
    expect(await sync(directory())).toBe(true);
    expect(await chat.store.conversations.get('teams:aad-jane')).toMatchObject({
      conversation: expect.stringMatching(/^19:aad-jane_.*@unq\.gbl\.spaces$/),
      serviceUrl: 'https://smba.example/',
      state: 'ok',
    });
    expect(await wayOf(jane)).toEqual({ platform: 'teams' });
    expect(await wayOf(etienne)).toEqual({ reason: 'not-installed' });
    expect(await wayOf('manager1@sample.example')).toEqual({ reason: 'left' });
    expect(lines.join('\n')).toContain(
      'the permission User.Read.All is missing, to find the accounts of people',
    );
    expect(lines.at(-1)).toBe('teams: 1 can be reached, 1 without the bot, 1 left');
  });

  it('brings an open alert to whoever installed the bot since it was sent', async () => {
    chat.services.platforms = ['teams'];
    await sync(directory());
    await chat.say('officer1', 'alert send evacuation floor:90-elgin/4');
    await chat.press('officer1', 'alert.go', 'AL-2026-0001');
    await chat.pass(0);
    const line = () => chat.store.deliveries.get(ledgerId('AL-2026-0001', etienne));
    expect(await line()).toMatchObject({ state: 'failed', reason: 'not-installed' });
    await sync(directory());
    expect(await line()).toMatchObject({ state: 'failed' });
    for (const user of service.users) user.installed = true;
    await sync(directory());
    expect(await line()).toMatchObject({ state: 'owed', to: { platform: 'teams' } });
  });

  it('finds people without an id by their user principal name, guests never', async () => {
    service.permissions.add('User.Read.All');
    service.users.push({
      id: 'aad-priya',
      userPrincipalName: 'Screening1@sample.example',
      displayName: 'Priya',
      userType: 'Member',
      installed: true,
    });
    expect(await sync(directory())).toBe(true);
    expect((await chat.store.people.get('screening1@sample.example'))?.accounts.teams?.id).toBe('aad-priya');
    expect((await chat.store.people.get(claire))?.accounts.teams).toBeUndefined();
    expect(await wayOf('screening1@sample.example')).toEqual({ platform: 'teams' });
  });

  it('asks again only about those of whom it is not sure', async () => {
    await sync(directory());
    service.requests.length = 0;
    await sync(directory());
    expect(service.requests.filter((each) => each.includes('aad-jane'))).toEqual([]);
    expect(service.requests.filter((each) => each.includes('aad-etienne'))).toHaveLength(1);
    chat.now = new Date(chat.now.getTime() + 13 * 3_600_000);
    service.requests.length = 0;
    await sync(directory());
    expect(service.requests.filter((each) => each.includes('aad-jane'))).toHaveLength(1);
  });

  it('installs the bot when told to and allowed', async () => {
    service.permissions.add('TeamsAppInstallation.ReadWriteSelfForUser.All');
    expect(await sync(directory(), { install: true })).toBe(true);
    expect(await wayOf(etienne)).toEqual({ platform: 'teams' });
    expect(service.requests.some((each) => each.includes('appCatalogs'))).toBe(false);
  });

  it('says which permission is missing to install, and to look up', async () => {
    await sync(directory(), { install: true });
    expect(lines.join('\n')).toContain(
      'TeamsAppInstallation.ReadWriteSelfForUser.All is missing, to install',
    );
    expect(await wayOf(etienne)).toEqual({ reason: 'not-installed' });
    service.permissions.clear();
    chat.now = new Date(chat.now.getTime() + 13 * 3_600_000);
    expect(await sync(directory())).toBe(false);
    expect(lines.at(-1)).toContain('TeamsAppInstallation.ReadForUser.All is missing, to know for whom');
    expect(await wayOf(jane)).toEqual({ platform: 'teams' });
  });

  it('needs the catalogue where the bot is installed for nobody yet', async () => {
    for (const user of service.users) user.installed = false;
    service.permissions.add('TeamsAppInstallation.ReadWriteSelfForUser.All');
    await sync(directory(), { install: true });
    expect(lines.join('\n')).toContain('AppCatalog.Read.All is missing');
    service.permissions.add('AppCatalog.Read.All');
    expect(await sync(directory(), { install: true })).toBe(true);
    expect(await wayOf(jane)).toEqual({ platform: 'teams' });
  });

  it('does not believe that the bot is installed for nobody', async () => {
    await sync(directory());
    service.permissions = new Set(['TeamsAppInstallation.ReadWriteSelfForUser.All']);
    service.manifestNamesApp = false;
    chat.now = new Date(chat.now.getTime() + 13 * 3_600_000);
    expect(await sync(directory())).toBe(false);
    expect(lines.at(-1)).toContain('webApplicationInfo');
    expect(await wayOf(jane)).toEqual({ platform: 'teams' });
  });

  it('keeps to the limit of requests, and is right after throttling and outages', async () => {
    for (let i = 0; i < 45; i++) {
      const address = `p${i}@x.example`;
      const accounts = { teams: { id: `aad-${i}` } };
      const common = { version: 0, name: 'P', source: 'directory', active: true, roles: [] } as const;
      await chat.store.commit([{ in: 'people', put: { ...common, roles: [], id: address, accounts } }]);
      service.users.push({
        id: `aad-${i}`,
        userPrincipalName: address,
        displayName: 'P',
        userType: 'Member',
        installed: true,
      });
    }
    service.failing = { status: 503, times: 1 };
    service.perSecond = 40;
    expect(await sync(directory())).toBe(true);
    expect(service.throttled).toBeGreaterThan(0);
    for (let i = 0; i < 45; i++)
      expect(await chat.store.conversations.get(`teams:aad-${i}`)).toMatchObject({ state: 'ok' });
    service.throttled = 0;
    service.perSecond = 30;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    chat.now = new Date(chat.now.getTime() + 13 * 3_600_000);
    expect(await sync(directory(graphBudget()))).toBe(true);
    expect(service.throttled).toBe(0);
  }, 30_000);
});
