import { afterEach, expect, it } from 'vitest';
import { callByName } from '../../../src/adapters/teams/rooms/mentions.ts';
import type { PlatformRoom, RoomKeeper } from '../../../src/chat/rooms.ts';
import type { Target } from '../../../src/chat/target.ts';
import type { Conversation } from '../../../src/domain/conversation.ts';
import { type RoomsWorld, roomsContract } from '../../contracts/rooms-contract.ts';
import { testLog } from '../../support/bot.ts';
import { type GraphService, startGraphService } from '../../support/graph.ts';
import { startTeamsService, type TeamsMember, type TeamsService } from '../../support/teams.ts';
import { chatPermissions, teamsWithRooms } from '../../support/teams-rooms.ts';

const many: TeamsMember[] = Array.from({ length: 22 }, (_, i) => ({
  id: `00000000-0000-4000-8000-0000000001${String(i).padStart(2, '0')}`,
  email: `p${i}@sample.example`,
  name: `Person <${i}>`,
}));
const general = '19:crisis@thread.tacv2';

interface TeamsWorld extends RoomsWorld {
  graph: GraphService;
  teams: TeamsService;
}

const started: TeamsWorld[] = [];
afterEach(async () => {
  for (const each of started.splice(0)) await each.stop();
});

/** @param rooms what the settings say; `permissions`: what an administrator consented to */
async function world(rooms: { team?: string; channel?: string }, permissions: string[]): Promise<TeamsWorld> {
  const graph = await startGraphService();
  const teams = await startTeamsService();
  const kept = new Map<string, Conversation>();
  graph.permissions.clear();
  for (const permission of permissions) graph.permissions.add(permission);
  graph.users = many.map(({ id, email, name }) => ({
    id,
    userPrincipalName: email,
    displayName: name,
    userType: 'Member',
    installed: true,
  }));
  teams.rosterOf = (conversation) =>
    conversation.startsWith(general) || graph.rooms.open(conversation) ? many : undefined;
  teams.takes = (conversation) => conversation.startsWith(general) || graph.rooms.open(conversation);
  kept.set('teams:service', {
    id: 'teams:service',
    version: 1,
    platform: 'teams',
    account: '',
    conversation: '',
    serviceUrl: teams.url,
  });
  const keep = {
    get: async (id: string) => kept.get(id),
    remember: async (put: Conversation) => void kept.set(put.id, put),
  };
  const teamsOn = () => teamsWithRooms({ teams, graph }, rooms, keep, testLog());
  const called = (room: PlatformRoom) =>
    teams.calls
      .filter(({ path }) =>
        decodeURIComponent(path).includes(room.thread ? `messageid=${room.thread}` : room.place),
      )
      .flatMap(({ body }) => (body.entities ?? []) as { mentioned: { id: string } }[])
      .map(({ mentioned }) => mentioned.id.replace(/^29:/, ''));
  const found: TeamsWorld = {
    graph,
    teams,
    keeper: () => teamsOn().rooms as RoomKeeper,
    people: many.map(({ id }) => ({ id })),
    stranger: { id: '00000000-0000-4000-8000-00000000dead' },
    count: (key) =>
      [
        ...graph.rooms.channels.filter(({ description }) => description === `Vigie: ${key}`),
        ...graph.rooms.chats.filter(({ topic }) => topic.startsWith(key)),
        ...teams.taken.filter(({ place, text }) => place === general && text.startsWith(key)),
      ].length,
    inside: (room) => graph.rooms.chats.find(({ id }) => id === room.place)?.members ?? called(room),
    post({ place, thread }) {
      const target: Target = { kind: 'channel', platform: 'teams', id: place, ...(thread && { thread }) };
      return teamsOn().send(target, { text: 'briefing' }, 'k');
    },
    top({ place }) {
      const channel = graph.rooms.channels.find(({ id }) => id === place);
      return { topic: channel?.description ?? '', archived: channel?.archived ?? false };
    },
    spoil: {},
    async stop() {
      await graph.stop();
      await teams.stop();
    },
  };
  started.push(found);
  return found;
}

const refuse = (to: TeamsWorld, holds: string, more: object) =>
  void to.graph.refusing.push({ holds, status: 429, headers: { 'Retry-After': '1' }, ...more });

async function chat(more: string[] = []): Promise<RoomsWorld> {
  const found = await world({}, [...chatPermissions, ...more]);
  return {
    ...found,
    loseAnswer: () => refuse(found, 'POST /chats', { after: true }),
    limit: () => refuse(found, 'POST /chats', {}),
    spoil: {
      delete: ({ place }) => {
        const { chats } = found.graph.rooms;
        chats.splice(
          chats.findIndex(({ id }) => id === place),
          1,
        );
      },
      leave({ place }) {
        const there = found.graph.rooms.chats.find(({ id }) => id === place);
        there?.grants.clear();
        if (there) there.installed = false;
      },
    },
    takeName: ({ key, name }) => {
      // Anybody's chat may be called so: only a member's own list of chats is looked through.
      found.graph.rooms.chats.push({
        id: '19:theirs@thread.v2',
        topic: `About ${key} ${name}`,
        members: ['somebody'],
        installed: false,
        grants: new Set(),
      });
    },
    forbid() {
      found.graph.permissions.delete('Chat.Create');
      return ['Chat.Create'];
    },
  };
}

roomsContract('Teams, a group chat', () => chat(), {
  wish: { closed: true },
  shape: 'chat',
  invites: 'adding',
  can: ['remove', 'rename'],
  afterCrash: 'asks once',
  spoilt: { delete: 'gone', leave: 'outside' },
});

roomsContract('Teams, a group chat that can be looked for', () => chat(['Chat.ReadBasic.All']), {
  wish: { closed: true },
  shape: 'chat',
  invites: 'adding',
  can: ['remove', 'rename'],
  afterCrash: 'found',
  spoilt: { delete: 'gone', leave: 'outside' },
});

async function channel(permissions: string[]): Promise<RoomsWorld> {
  const found = await world({ team: '00000000-0000-4000-8000-00000000c0de' }, permissions);
  const channelAt = (place: string) => found.graph.rooms.channels.find(({ id }) => id === place) ?? {};
  return {
    ...found,
    loseAnswer: () => refuse(found, '/channels', { holds: 'POST /teams', after: true }),
    limit: () => refuse(found, 'POST /teams', {}),
    spoil: {
      archive: ({ place }) => void Object.assign(channelAt(place), { archived: true }),
      delete: ({ place }) => void Object.assign(channelAt(place), { deleted: true }),
    },
    takeName: ({ key, name }) => void found.graph.rooms.addChannel(`${key} ${name}`),
    forbid() {
      found.graph.rooms.team.grants.clear();
      return ['ChannelSettings.ReadWrite.Group', 'Channel.Create.Group'];
    },
  };
}

roomsContract('Teams, a channel', () => channel([]), {
  wish: { closed: false },
  shape: 'channel',
  invites: 'mentioning',
  can: ['topic', 'rename'],
  afterCrash: 'found',
  spoilt: { archive: 'archived', delete: 'gone' },
  stranger: 'not-in-team',
});

roomsContract('Teams, a channel that can be archived', () => channel(['ChannelSettings.ReadWrite.All']), {
  wish: { closed: false },
  shape: 'channel',
  invites: 'mentioning',
  can: ['topic', 'rename', 'archive', 'unarchive'],
  afterCrash: 'found',
  spoilt: { archive: 'archived', delete: 'gone' },
  stranger: 'not-in-team',
});

async function thread(): Promise<RoomsWorld> {
  const found = await world({ channel: general }, []);
  const { failing } = found.teams;
  return {
    ...found,
    loseAnswer: () => void failing.push({ holds: '/activities', status: 502, after: true }),
    limit: () => void failing.push({ holds: '/activities', status: 429, headers: { 'Retry-After': '1' } }),
  };
}

roomsContract('Teams, a thread', thread, {
  wish: { closed: false },
  shape: 'thread',
  invites: 'mentioning',
  can: [],
  afterCrash: 'asks once',
  // Its message may be deleted, which nobody can ask about; the channel is not Vigie’s.
  spoilt: {},
  stranger: 'not-in-team',
});

const open = { key: 'CR-2026-0001', name: 'x', closed: false };

it('takes a thread where the team has not consented, and nothing where neither is set', async () => {
  const both = await world({ team: '00000000-0000-4000-8000-00000000c0de', channel: general }, []);
  both.graph.rooms.team.grants.clear();
  expect(await both.keeper().offer(open)).toMatchObject({ shape: 'thread' });
  const none = await world({}, []);
  expect(await none.keeper().offer(open)).toEqual({
    refused: 'not-configured',
    missing: ['crisis.rooms.teams.team', 'crisis.rooms.teams.channel'],
  });
});

it('never puts a closed room where everybody of a team reads', async () => {
  const found = await world({ team: '00000000-0000-4000-8000-00000000c0de', channel: general }, []);
  expect(await found.keeper().offer({ ...open, closed: true })).toEqual({
    refused: 'no-permission',
    missing: chatPermissions,
  });
  await expect(found.keeper().open({ ...open, closed: true }, [])).rejects.toMatchObject({ permanent: true });
  expect(found.count(open.key)).toBe(0);
});

it('makes a chat though somebody it should be made with is not known', async () => {
  const found = await world({}, [...chatPermissions, 'Chat.ReadBasic.All']);
  const first = [found.stranger, ...found.people];
  const room = await found.keeper().open({ ...open, closed: true }, first);
  expect(found.inside(room)).toHaveLength(2);
  expect(await found.keeper().letIn(room, first)).toEqual([{ account: found.stranger, reason: 'not-found' }]);
  expect(found.inside(room)).toHaveLength(found.people.length);
  refuse(found, 'POST /chats', { after: true });
  const other = { key: 'CR-2026-0002', name: 'x', closed: true };
  await expect(found.keeper().open(other, found.people)).rejects.toMatchObject({ unsure: true });
  await found.keeper().open(other, first);
  expect(found.count(other.key)).toBe(1);
});

it('sees a consent at once, though its token is older', async () => {
  const found = await world({}, []);
  const keeper = found.keeper();
  expect(await keeper.offer({ ...open, closed: true })).toMatchObject({ missing: chatPermissions });
  for (const permission of chatPermissions) found.graph.permissions.add(permission);
  expect(await keeper.offer({ ...open, closed: true })).toMatchObject({ shape: 'chat' });
});

it('names a channel within what Teams takes', async () => {
  const found = await world({ team: '00000000-0000-4000-8000-00000000c0de' }, []);
  const name = 'Inondation: 90, rue Elgin / 2ᵉ étage "nord" #1 avec beaucoup de mots...';
  const room = await found.keeper().open({ ...open, name }, []);
  expect(room.name.length).toBeLessThanOrEqual(50);
  expect(room.name).toMatch(/^CR-2026-0001 Inondation 90 rue Elgin/);
});

it('calls people by their names, whatever these hold', async () => {
  const found = await world({ channel: general }, []);
  const room = await found.keeper().open({ ...open, name: 'EXERCISE / EXERCICE flood & fire' }, []);
  await found.keeper().letIn(room, found.people.slice(0, 2));
  const text = String(found.teams.calls.at(-1)?.body.text);
  // Nobody is called to an exercise as if it were real.
  expect(text).toContain('crisis room CR-2026-0001 EXERCISE / EXERCICE flood &amp; fire. Please read');
  expect(text).toContain('<at>Person &lt;0&gt;</at>, <at>Person &lt;1&gt;</at> You are needed');
  expect(text).toContain('Votre présence est requise');
});

it('calls people in both languages, in the department’s order', async () => {
  const posted: object[] = [];
  const connector = {
    member: async () => ({ id: '29:x', name: 'Jane' }),
    post: async (_: string, activity: object) => String(posted.push(activity)),
    isIn: async () => true,
  };
  const room = { name: 'CR-2026-0001 flood', place: general, into: general };
  await callByName({ connector, languages: ['fr', 'en'] }, room, [{ id: 'x' }]);
  expect(JSON.stringify(posted)).toMatch(/Votre présence est requise.* \/ You are needed/);
});
