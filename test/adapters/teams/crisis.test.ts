import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkAccess } from '../../../src/handlers/crisis/lapse.ts';
import { Unit } from '../../../src/handlers/work.ts';
import { type Bot, type BotOptions, startBot, temporaryFolder, thisYear, until } from '../../support/bot.ts';
import { type GraphService, startGraphService } from '../../support/graph.ts';
import { openOn, startServer, testKeys } from '../../support/postgres.ts';
import { aScreening } from '../../support/records.ts';
import {
  activityOf,
  appId,
  startTeamsService,
  type TeamsMember,
  type TeamsService,
  tenantId,
} from '../../support/teams.ts';
import { chatPermissions, teamsWithRooms } from '../../support/teams-rooms.ts';
import { teamsUser, type User } from '../../support/user.ts';

const channel = '19:crisis@thread.tacv2';
const year = thisYear();
const first = `CR-${year}-0001`;
const address = (name: string) => `${name}@sample.example`;
const accountOf = (name: string) => `aad-${name.split('@')[0]}`;

type GivenStore = NonNullable<BotOptions['store']>;

interface World {
  graph: GraphService;
  teams: TeamsService;
  bots: readonly [Bot, ...Bot[]];
  stop(): Promise<void>;
}

/** @param stores one for each instance; absent: one instance on a JSON store of its own */
async function begin(stores: readonly GivenStore[] = []): Promise<World> {
  const graph = await startGraphService();
  const teams = await startTeamsService();
  for (const permission of chatPermissions) graph.permissions.add(permission);
  const people: TeamsMember[] = [];
  const isOpen = (place: string) => place.startsWith(channel) || graph.rooms.open(place);
  teams.rosterOf = (place) => (isOpen(place) ? people : undefined);
  teams.takes = (place) => !place.startsWith('19:') || isOpen(place);
  const instance = (store?: GivenStore) =>
    startBot({
      ...(store && { store }),
      adapters: ({ conversations, commit }, log) => [
        teamsWithRooms(
          { teams, graph },
          { channel },
          {
            get: (id) => conversations.get(id),
            remember: (put) => commit([{ in: 'conversations', put }]),
          },
          log,
        ),
      ],
    });
  const [one, ...others] = stores;
  const bot = await instance(one);
  const bots: [Bot, ...Bot[]] = [bot];
  for (const other of others) bots.push(await instance(other));
  for (const person of await bot.store.people.page(undefined, 500)) {
    const account = { id: accountOf(person.id), tenant: tenantId };
    const put = { ...person, accounts: { ...person.accounts, teams: account } };
    await bot.store.commit([{ in: 'people', put }]);
    if (person.id !== address('hr1')) people.push({ id: account.id, email: person.id, name: person.name });
  }
  // A marked room is for those with a valid screening.
  for (const name of ['officer1', 'cso', 'it1', 'hr1']) {
    const level = { level: 'secret', nextCheck: `${year + 1}-11-24` } as const;
    await bot.store.commit([{ in: 'screening', put: aScreening(address(name), level) }]);
  }
  graph.users = people.map(({ id, email, name }) => ({
    id,
    userPrincipalName: email,
    displayName: name,
    userType: 'Member',
    installed: true,
  }));
  return {
    graph,
    teams,
    bots,
    async stop() {
      await Promise.all(bots.map((each) => each.stop()));
      await graph.stop();
      await teams.stop();
    },
  };
}

/** What holds on every store, however many instances there are: each thing that people do reaches another one. */
function wholeCrisis(start: () => Promise<World>): void {
  let world: World;
  let turn = 0;
  beforeAll(async () => {
    world = await start();
  });
  afterAll(() => world?.stop());

  const next = (): Bot => world.bots[turn++ % world.bots.length] ?? world.bots[0];
  const store = () => world.bots[0].store;
  const user = (name: string): User => teamsUser(world.teams, next().url, accountOf(name), address(name));
  const chats = () => world.graph.rooms.chats;
  const lost = async (id: string) => (await store().rooms.get(id))?.lost;
  const said = (place: string) => world.teams.taken.filter((each) => each.place === place);
  const complete = (id: string) =>
    until(async () => {
      const found = await store().rooms.get(id);
      return found?.completeAt && !found.lost ? found : undefined;
    }, 20_000);

  /** Somebody calls the bot in a group chat. */
  function sayIn(chat: string, name: string, words: string): Promise<Response> {
    const member = { id: accountOf(name), email: address(name), name };
    const mentioned = { id: `28:${appId}`, name: 'Vigie' };
    const activity = activityOf(world.teams, member, {
      text: `<at>Vigie</at> ${words}`,
      entities: [{ type: 'mention', text: '<at>Vigie</at>', mentioned }],
      conversation: { conversationType: 'groupChat', tenantId, id: chat, isGroup: true },
    });
    return world.teams.send(next().url, activity);
  }

  it('opens a marked crisis in one group chat of those who may be there, within ten seconds', async () => {
    const began = performance.now();
    await user('officer1').say('crisis open marking:protected-b flood at 90 Elgin');
    const found = await complete(first);
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(found.place).toMatchObject({ shape: 'chat', name: `${first} flood at 90 Elgin` });
    const [chat] = chats();
    expect(chats()).toHaveLength(1);
    expect(chat?.installed).toBe(true);
    const inside = Object.keys(found.people).filter((id) => found.people[id]?.state === 'in');
    expect([...(chat?.members ?? [])].sort()).toEqual(inside.map(accountOf).sort());
    expect(inside.sort()).toEqual(['cso', 'it1', 'officer1'].map(address));
    expect(found.people[address('hr1')]).toEqual({ state: 'out', reason: 'not-found' });
    await until(() => said(chat?.id ?? '').length >= 3);
    // Each card once, whoever of the instances posted it, and nothing where everybody of a team reads.
    expect(said(chat?.id ?? '')).toHaveLength(3);
    expect(world.teams.taken.filter(({ place }) => place.startsWith(channel))).toEqual([]);
  }, 60_000);

  it('is worked on in the chat, in both languages, and tells nobody that others could read it', async () => {
    const chat = chats()[0]?.id ?? '';
    await sayIn(chat, 'cso', 'crise journal l’eau est au 2e étage');
    await sayIn(chat, 'officer1', 'crisis role lead');
    await sayIn(chat, 'it1', 'crise gravité faible');
    const last = await until(async () =>
      (await store().logs.last(first, 2)).find(({ what }) => what === 'role'),
    );
    expect(last.person).toBe(address('officer1'));
    const entries = await store().logs.page(first, 0, 100);
    expect(entries.filter(({ what }) => what === 'fact')).toMatchObject([
      { text: 'l’eau est au 2e étage', by: address('cso'), via: 'teams' },
    ]);
    expect((await store().crises.get(first))?.severity).toBe('high');
    const texts = world.teams.taken.map(({ text }) => text).join('\n');
    expect(texts).not.toMatch(/could|visible/);
  }, 60_000);

  it('takes whoever loses the level out of the chat, and tells whoever leads alone', async () => {
    const chat = chats()[0];
    const known = await store().screening.get(address('it1'));
    if (known) await store().commit([{ in: 'screening', put: { ...known, status: 'suspended' } }]);
    const unit = new Unit(next().app.services, new Date());
    await checkAccess(unit);
    await store().commit(unit.writes);
    await until(() => !chat?.members.includes(accountOf('it1')), 20_000);
    await until(() =>
      world.teams.taken.some(({ text }) => text.includes('no longer in the crisis or its room')),
    );
    const places = world.teams.taken.filter(({ text }) => text.includes('no longer in the crisis'));
    expect(places.every(({ place }) => place.includes(accountOf('officer1')))).toBe(true);
    expect((await store().crises.get(first))?.members.map(({ person }) => person).sort()).toEqual(
      ['cso', 'hr1', 'officer1'].map(address),
    );
    const { audit } = store();
    const chains = await Promise.all((await audit.chains()).map((chain) => audit.page(0, 500, chain)));
    expect(chains.flat().filter(({ what }) => what === 'crisis taken-out')).toHaveLength(1);
  }, 60_000);

  it('takes out again who is added by hand and may not be there, and tells whoever opened it', async () => {
    const chat = chats()[0];
    chat?.members.push(accountOf('employee-en'), 'aad-of-nobody');
    const conversation = { conversationType: 'groupChat', tenantId, id: chat?.id, isGroup: true };
    const member = { id: accountOf('officer1'), email: address('officer1'), name: 'Daniel Okafor' };
    const membersAdded = [{ id: '29:somebody', aadObjectId: accountOf('employee-en') }];
    const news = { type: 'conversationUpdate', text: undefined, conversation, membersAdded };
    await world.teams.send(next().url, activityOf(world.teams, member, news));
    await until(() => chat?.members.length === 2, 20_000);
    expect([...(chat?.members ?? [])].sort()).toEqual(['cso', 'officer1'].map(accountOf));
    const told = 'added to its room by hand and taken out again';
    await until(() => world.teams.taken.some(({ text }) => text.includes(told)));
    const places = world.teams.taken.filter(({ text }) => text.includes(told)).map(({ place }) => place);
    expect(places.every((place) => place.includes(accountOf('officer1')))).toBe(true);
  }, 60_000);

  it('hears that somebody took the bot out of the chat, and asks to be let in again', async () => {
    const chat = chats()[0];
    const grants = [...(chat?.grants ?? [])];
    chat?.grants.clear();
    Object.assign(chat ?? {}, { installed: false });
    const bot = { id: `28:${appId}`, name: 'Vigie' };
    const conversation = { conversationType: 'groupChat', tenantId, id: chat?.id, isGroup: true };
    const member = { id: accountOf('officer1'), email: address('officer1'), name: 'Daniel Okafor' };
    const news = { type: 'conversationUpdate', text: undefined, conversation, membersRemoved: [bot] };
    await world.teams.send(next().url, activityOf(world.teams, member, news));
    expect(await until(() => lost(first), 20_000)).toMatchObject({ state: 'outside' });
    await until(() => world.teams.taken.some(({ text }) => text.includes('Somebody took Vigie out')));
    for (const grant of grants) chat?.grants.add(grant);
    Object.assign(chat ?? {}, { installed: true });
    await user('officer1').press('crisis.room', first);
    await until(async () => !(await lost(first)), 20_000);
  }, 60_000);

  it('notices that somebody deleted the chat, and makes one other in its place', async () => {
    const [old] = chats();
    chats().splice(0, 1);
    // Something for the room, from outside of it.
    await user('officer1').say(`crisis log ${first} the pump has started`);
    expect(await until(() => lost(first), 20_000)).toMatchObject({ state: 'gone' });
    await until(() => world.teams.taken.some(({ text }) => text.includes('is not there any more')));
    // Two press at once.
    await Promise.all([user('officer1'), user('cso')].map((each) => each.press('crisis.remake', first)));
    const found = await complete(first);
    expect(chats()).toHaveLength(1);
    expect(found.place?.place).toBe(chats()[0]?.id);
    expect(found.place?.place).not.toBe(old?.id);
    expect([...(chats()[0]?.members ?? [])].sort()).toEqual(['cso', 'officer1'].map(accountOf));
    await until(() => said(chats()[0]?.id ?? '').length >= 3);
    await sayIn(chats()[0]?.id ?? '', 'cso', 'crise decision on continue ici');
    await until(async () =>
      (await store().logs.last(first, 3)).some(({ text }) => text === 'on continue ici'),
    );
  }, 60_000);

  it('opens one that is not marked as a conversation of the channel, and calls people by name there', async () => {
    const id = `CR-${year}-0002`;
    await user('officer1').say('crisis open flood at 365 Laurier');
    const found = await complete(id);
    expect(found.place).toMatchObject({ shape: 'thread', place: channel });
    const texts = said(`${channel};messageid=${found.place?.thread}`).map(({ text }) => text);
    expect(texts.join('\n')).toContain('<at>Daniel Okafor</at>');
    expect(texts.join('\n')).toContain('flood at 365 Laurier');
    // Only what the conversation hangs on stands in the channel itself.
    expect(said(channel)).toHaveLength(1);
  }, 60_000);
}

describe('a crisis on Teams, in the JSON store', () => wholeCrisis(() => begin()));

describe('a crisis on Teams, with two instances on PostgreSQL', () => {
  wholeCrisis(async () => {
    const server = await startServer();
    const anchors = await temporaryFolder();
    const url = await server.database();
    const store = { open: () => openOn(url, `${anchors.path}/anchors`), sealKey: testKeys.seal };
    const world = await begin([store, store]);
    return {
      ...world,
      async stop() {
        await world.stop();
        await server.remove();
        await anchors.remove();
      },
    };
  });
});
