import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTeams } from '../../../src/adapters/teams/adapter.ts';
import { type Bot, startBot, until } from '../../support/bot.ts';
import { type GraphService, startGraphService } from '../../support/graph.ts';
import { aScreening } from '../../support/records.ts';
import {
  activityOf,
  appId,
  startTeamsService,
  type TeamsMember,
  type TeamsService,
  tenantId,
} from '../../support/teams.ts';

const channel = '19:crisis@thread.tacv2';
const year = new Date().getFullYear();
const accountOf = (address: string) => `aad-${address.split('@')[0]}`;
const officer: TeamsMember = {
  id: accountOf('officer1@'),
  email: 'officer1@sample.example',
  name: 'Daniel Okafor',
};

let graph: GraphService;
let teams: TeamsService;
let bot: Bot;
let people: TeamsMember[];

beforeAll(async () => {
  graph = await startGraphService();
  teams = await startTeamsService();
  teams.issue = graph.issue;
  for (const permission of [
    'Chat.Create',
    'TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All',
    'AppCatalog.Read.All',
  ])
    graph.permissions.add(permission);
  teams.rosterOf = (conversation) =>
    conversation.startsWith(channel) || graph.rooms.open(conversation) ? people : undefined;
  bot = await startBot({
    adapters: (store, log) => [
      createTeams({
        credentials: {
          appId,
          type: 'SingleTenant',
          tenantId,
          password: 'secret',
          openIdMetadata: teams.openIdMetadata,
          tokenUrl: teams.tokenUrl,
          graphUrl: graph.url,
        },
        allowedTenants: [],
        loopback: true,
        rooms: { channel },
        conversations: store.conversations,
        remember: (put) => store.commit([{ in: 'conversations', put }]),
        clock: () => new Date(),
        log,
      }),
    ],
  });
  people = [];
  for (const person of await bot.store.people.page(undefined, 500)) {
    const account = { id: accountOf(person.id), tenant: tenantId };
    const accounts = { ...person.accounts, teams: account };
    await bot.store.commit([{ in: 'people', put: { ...person, accounts } }]);
    if (person.id !== 'hr1@sample.example')
      people.push({ id: account.id, email: person.id, name: person.name });
  }
  // A marked room is for those with a valid screening.
  for (const name of ['officer1', 'cso', 'it1', 'hr1']) {
    const level = { level: 'secret', nextCheck: `${year + 1}-11-24` } as const;
    await bot.store.commit([{ in: 'screening', put: aScreening(`${name}@sample.example`, level) }]);
  }
  graph.users = people.map(({ id, email, name }) => ({
    id,
    userPrincipalName: email,
    displayName: name,
    userType: 'Member',
    installed: true,
  }));
});
afterAll(async () => {
  await bot?.stop();
  await graph?.stop();
  await teams?.stop();
});

async function open(number: string, words: string) {
  const began = performance.now();
  await teams.send(bot.url, activityOf(teams, officer, { text: `crisis open ${words}` }));
  const id = `CR-${year}-${number}`;
  const room = await until(async () => {
    const found = await bot.store.rooms.get(id);
    return found?.completeAt ? found : undefined;
  }, 15_000);
  expect(performance.now() - began).toBeLessThan(10_000);
  return room;
}

it('opens a marked crisis in a group chat of those who may be there', async () => {
  const room = await open('0001', 'marking:protected-b flood at 90 Elgin');
  expect(room.place).toMatchObject({ shape: 'chat', name: `CR-${year}-0001 flood at 90 Elgin` });
  const [chat] = graph.rooms.chats;
  expect(graph.rooms.chats).toHaveLength(1);
  expect(chat?.installed).toBe(true);
  const inside = Object.keys(room.people).filter((id) => room.people[id]?.state === 'in');
  expect([...(chat?.members ?? [])].sort()).toEqual(inside.map(accountOf).sort());
  expect(inside.sort()).toEqual(['cso', 'it1', 'officer1'].map((name) => `${name}@sample.example`));
  expect(room.people['hr1@sample.example']).toEqual({ state: 'out', reason: 'not-found' });
  const said = teams.taken.filter(({ place }) => place === chat?.id).map(({ text }) => text);
  expect(said.length).toBeGreaterThan(1);
  expect(teams.taken.filter(({ place }) => place.startsWith(channel))).toEqual([]);
}, 30_000);

it('opens an open one as a conversation of the channel, and calls people by name there', async () => {
  const room = await open('0002', 'flood at 365 Laurier');
  expect(room.place).toMatchObject({ shape: 'thread', place: channel });
  const thread = `${channel};messageid=${room.place?.thread}`;
  const said = teams.taken.filter(({ place }) => place === thread).map(({ text }) => text);
  expect(said.join('\n')).toContain('<at>Daniel Okafor</at>');
  expect(said.join('\n')).toContain('flood at 365 Laurier');
  // Only what the conversation hangs on stands in the channel itself.
  expect(teams.taken.filter(({ place }) => place === channel)).toHaveLength(1);
}, 30_000);
