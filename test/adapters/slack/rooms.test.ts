import { expect, it } from 'vitest';
import { createSlack } from '../../../src/adapters/slack/adapter.ts';
import type { RoomKeeper } from '../../../src/chat/rooms.ts';
import type { Conversation } from '../../../src/domain/conversation.ts';
import { type RoomsWorld, roomsContract } from '../../contracts/rooms-contract.ts';
import { testLog } from '../../support/bot.ts';
import { type SlackService, signingSecret, startSlackService } from '../../support/slack.ts';
import type { SlackRoom } from '../../support/slack-rooms.ts';

const many = Array.from({ length: 130 }, (_, i) => ({ id: `U0P${i}` }));

function slackOn(service: SlackService, kept: Map<string, Conversation>) {
  return createSlack({
    botToken: service.botToken,
    signingSecret,
    apiUrl: service.apiUrl,
    conversations: { get: async (id) => kept.get(id) },
    remember: async (put) => {
      kept.set(put.id, put);
    },
    rooms: { private: false, reaction: 'pushpin' },
    clock: () => new Date(),
    log: testLog(),
  });
}

async function world(needed: string): Promise<RoomsWorld & { service: SlackService }> {
  const service = await startSlackService();
  const kept = new Map<string, Conversation>();
  const { rooms } = service;
  for (const { id } of many) rooms.people.set(id, 'ok');
  // Some channels that are none of ours, so that lists have pages.
  for (let i = 0; i < 5; i++) rooms.strange(`project-${i}`);
  const room = (place: string) => rooms.rooms.get(place) as SlackRoom;
  return {
    service,
    keeper: () => slackOn(service, kept).rooms as RoomKeeper,
    people: many,
    stranger: { id: 'U0NOBODY' },
    count: (key) =>
      [...rooms.rooms.values()].filter(
        ({ name, creator }) => creator === 'U0VIGIE' && name.startsWith(key.toLowerCase()),
      ).length,
    inside: ({ place }) => room(place).members.filter((id) => id !== 'U0VIGIE'),
    post: ({ place }) =>
      slackOn(service, kept).send(
        { kind: 'channel', platform: 'slack', id: place },
        { text: 'briefing' },
        'k',
      ),
    top({ place }) {
      const { topic, pins, bookmarks, archived } = room(place);
      return { topic, pinned: pins.length, bookmarks: bookmarks.length, archived };
    },
    loseAnswer: () => void service.failing.push({ method: 'conversations.create', status: 0, after: true }),
    limit: () =>
      void service.failing.push({
        method: 'conversations.create',
        status: 429,
        headers: { 'Retry-After': '1' },
      }),
    spoil: {
      archive: ({ place }) => void Object.assign(room(place), { archived: true }),
      delete: ({ place }) => void Object.assign(room(place), { deleted: true }),
      leave: ({ place }) => void Object.assign(room(place), { members: [] }),
    },
    takeName: () => void rooms.strange('cr-2026-0001-flood-at-90-elgin', true),
    forbid() {
      service.lacking.add(needed);
      return [needed];
    },
    stop: () => service.stop(),
  };
}

const can = ['remove', 'topic', 'pin', 'bookmark', 'rename', 'archive'] as const;

roomsContract('Slack, a private channel', () => world('groups:write'), {
  wish: { closed: true },
  shape: 'channel',
  invites: 'adding',
  can,
  afterCrash: 'found',
  // Slack does not find a private channel any more that the bot is no member of.
  spoilt: { archive: 'archived', delete: 'gone', leave: 'gone' },
});

roomsContract('Slack, a public channel', () => world('channels:manage'), {
  wish: { closed: false },
  shape: 'channel',
  invites: 'adding',
  can,
  afterCrash: 'found',
  spoilt: { archive: 'archived', delete: 'gone', leave: 'outside' },
});

it('makes private what must be closed, and everything where the department says so', async () => {
  const { service, keeper, stop } = await world('');
  await keeper().open({ key: 'CR-2026-0003', name: 'x', closed: true }, []);
  await keeper().open({ key: 'CR-2026-0004', name: 'x', closed: false }, []);
  expect([...service.rooms.rooms.values()].slice(-2).map((room) => room.private)).toEqual([true, false]);
  await stop();
});

it('takes a name of any kind, and cuts it between words', async () => {
  const { keeper, stop } = await world('');
  const name = async (n: number, words: string) =>
    (await keeper().open({ key: `CR-2026-000${n}`, name: words, closed: true }, [])).name;
  expect(await name(1, 'Inondation à l’œuvre: 90, rue Elgin (2ᵉ étage)')).toBe(
    'cr-2026-0001-inondation-a-l-oeuvre-90-rue-elgin-2-etage',
  );
  const long = await name(2, 'flood '.repeat(40));
  expect(long.length).toBeLessThanOrEqual(80);
  expect(long).toMatch(/-flood$/);
  expect(await name(3, '火災')).toBe('cr-2026-0003');
  await stop();
});

it('says of each person why Slack does not add them', async () => {
  const { service, keeper, stop } = await world('');
  service.rooms.people.set('U0GUEST', 'user_is_restricted');
  service.rooms.people.set('U0DENIED', 'cant_invite');
  const room = await keeper().open({ key: 'CR-2026-0001', name: 'x', closed: true }, []);
  const ids = ['U0VIGIE', 'U0GUEST', 'U0P1', 'U0DENIED', 'U0NOBODY'].map((id) => ({ id }));
  const reasons = (await keeper().letIn(room, ids)).map(({ account, reason }) => `${account.id} ${reason}`);
  expect(reasons).toEqual(['U0GUEST guest', 'U0DENIED not-allowed', 'U0NOBODY not-found']);
  expect((await keeper().letIn(room, [{ id: 'U0GUEST' }])).map(({ reason }) => reason)).toEqual(['guest']);
  await stop();
});

it('leaves out of the offer what needs a permission that is missing', async () => {
  const { service, keeper, stop } = await world('');
  service.lacking.add('pins:write');
  service.lacking.add('bookmarks:read');
  const offer = await keeper().offer({ key: 'CR-2026-0001', name: 'x', closed: true });
  expect('can' in offer && [...offer.can].sort()).toEqual(['archive', 'remove', 'rename', 'topic']);
  const room = await keeper().open({ key: 'CR-2026-0001', name: 'x', closed: true }, []);
  await expect(
    keeper().pin(room, { platform: 'slack', place: room.place, message: '1' }),
  ).rejects.toMatchObject({
    permanent: true,
    missing: ['pins:write'],
  });
  await stop();
});

it('tells where the room is found', async () => {
  const { keeper, stop } = await world('');
  const room = await keeper().open({ key: 'CR-2026-0001', name: 'x', closed: true }, []);
  expect(room.link).toBe(`https://own.slack.example/archives/${room.place}`);
  await stop();
});
