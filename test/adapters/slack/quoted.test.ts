import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSlack } from '../../../src/adapters/slack/adapter.ts';
import type { RoomKeeper } from '../../../src/chat/rooms.ts';
import { type Alone, serveAlone } from '../../support/adapter.ts';
import { testLog, until } from '../../support/bot.ts';
import {
  happen,
  interact,
  type SlackMember,
  type SlackService,
  signingSecret,
  startSlackService,
} from '../../support/slack.ts';
import type { SlackRoom } from '../../support/slack-rooms.ts';

const jane: SlackMember = { id: 'U0JANE', email: 'officer1@sample.example', name: 'Jane' };
const guest: SlackMember = {
  id: 'U0GUEST',
  email: 'x@other.example',
  name: 'Gaston',
  fields: { is_restricted: true },
};

let service: SlackService;
let alone: Alone;
let room: SlackRoom;

beforeEach(async () => {
  service = await startSlackService();
  for (const member of [jane, guest]) service.members.set(member.id, member);
  alone = await serveAlone(
    createSlack({
      botToken: service.botToken,
      signingSecret,
      apiUrl: service.apiUrl,
      rooms: { private: true, reaction: 'pushpin' },
      clock: () => new Date(),
      log: testLog(),
    }),
  );
  const keeper = alone.adapter.rooms as RoomKeeper;
  const made = await keeper.open({ key: 'CR-2026-0001', name: 'Flood', closed: true }, []);
  room = service.rooms.rooms.get(made.place) as SlackRoom;
});
afterEach(async () => {
  await alone.stop();
  await service.stop();
});

const react = (ts: string, more: { reaction?: string; channel?: string; id?: string } = {}) =>
  happen(
    alone.url,
    service,
    jane,
    {
      type: 'reaction_added',
      reaction: more.reaction ?? 'pushpin',
      item_user: 'U0GUEST',
      item: { type: 'message', channel: more.channel ?? room.id, ts },
    },
    more.id,
  );
const named = (method: string) => service.calls.filter((call) => call.method === method);
const shortcuts = () => alone.events.filter(({ kind }) => kind === 'shortcut');
const nothingMore = () => new Promise((resolve) => setTimeout(resolve, 150));

it('takes a message of a room by its emoji, and answers the one who chose it alone', async () => {
  alone.reply = { here: { text: 'Entry 7 is in the log.' } };
  const ts = service.rooms.say(room, {
    user: 'U0JANE',
    text: 'water at <https://x.example|the door> &amp; rising, <@U0MARC|marc>',
  });
  await react(ts);
  const [event] = await until(() => shortcuts().length === 1 && shortcuts());
  expect(event).toMatchObject({
    kind: 'shortcut',
    command: 'crisis log',
    sender: { id: 'U0JANE', standing: 'member' },
    place: { platform: 'slack', id: room.id, kind: 'channel' },
    audience: 'author',
    quote: 'water at the door (https://x.example) & rising, <@U0MARC>',
    mentions: [{ token: '<@U0MARC>', id: 'U0MARC' }],
    quoted: { id: `${room.id}/${ts}`, author: 'U0JANE', at: new Date(Number(ts) * 1_000).toISOString() },
  });
  await until(() => named('chat.postEphemeral').length === 1);
  expect(named('chat.postEphemeral')[0]?.body).toMatchObject({ channel: room.id, user: 'U0JANE' });
  expect(named('chat.postMessage')).toEqual([]);
});

it('reads what stands in a conversation, and names who is nobody of the department', async () => {
  const root = service.rooms.say(room, { user: 'U0JANE', text: 'who is on site?' });
  const ts = service.rooms.say(room, { user: 'U0GUEST', text: 'the plumber is' }, root);
  await react(ts);
  const [event] = await until(() => shortcuts().length === 1 && shortcuts());
  expect(event).toMatchObject({
    place: { id: room.id, thread: root },
    quote: 'the plumber is',
    quoted: { id: `${room.id}/${ts}`, author: 'Gaston' },
  });
});

it('looks at no other emoji and at no other channel', async () => {
  const ts = service.rooms.say(room, { user: 'U0JANE', text: 'x' });
  const other = service.rooms.strange('general');
  other.members.push('U0VIGIE');
  const said = service.rooms.say(other, { user: 'U0JANE', text: 'private matters' });
  await react(ts, { reaction: 'eyes' });
  await react(said, { channel: other.id });
  await nothingMore();
  expect(shortcuts()).toEqual([]);
  expect([...named('conversations.history'), ...named('conversations.replies')]).toEqual([]);
});

it('still says which message it is where it may not be read', async () => {
  const ts = service.rooms.say(room, { user: 'U0JANE', text: 'x' });
  service.lacking.add('groups:history');
  await react(ts);
  const [event] = await until(() => shortcuts().length === 1 && shortcuts());
  expect(event).toMatchObject({ quoted: { id: `${room.id}/${ts}` } });
  expect(event).not.toHaveProperty('quote');
});

it('takes it by the shortcut as well, as the same message, and answers beside it', async () => {
  alone.reply = { here: { text: 'Entry 7 is in the log.' } };
  const message = { type: 'message', ts: '1764000000.000100', user: 'U0JANE', text: 'pumps are here' };
  await interact(alone.url, service, jane, {
    type: 'message_action',
    callback_id: 'crisis-log.message.fr',
    channel: { id: room.id, name: 'cr-2026-0001-flood' },
    message,
  });
  const [event] = await until(() => shortcuts().length === 1 && shortcuts());
  expect(event).toMatchObject({
    command: 'crisis log',
    place: { id: room.id, kind: 'channel' },
    quote: 'pumps are here',
    quoted: { id: `${room.id}/1764000000.000100`, author: 'U0JANE', at: '2025-11-24T16:00:00.000Z' },
  });
  await until(() => service.responses.length === 1);
  expect(service.responses[0]).toMatchObject({ response_type: 'ephemeral', replace_original: false });
  expect(named('chat.postMessage')).toEqual([]);
});

it('knows words said to it in a room by the same id, and gives none to those that nobody else reads', async () => {
  const ts = service.rooms.say(room, { user: 'U0JANE', text: '<@U0VIGIE> the pump stopped' });
  const words = { type: 'app_mention', channel: room.id, ts, text: '<@U0VIGIE> the pump stopped' };
  await happen(alone.url, service, jane, words, 'Ev123');
  const direct = { type: 'message', channel_type: 'im', channel: 'D1', ts, text: 'hello' };
  await happen(alone.url, service, jane, direct, 'Ev124');
  const said = await until(() => alone.events.length === 2 && alone.events);
  expect(said[0]).toMatchObject({ kind: 'text', message: `${room.id}/${ts}` });
  expect(said[1]).not.toHaveProperty('message');
});

it('keeps a report by shortcut private, whatever message it is about', async () => {
  await interact(alone.url, service, jane, {
    type: 'message_action',
    callback_id: 'report.message.en',
    channel: { id: room.id, name: 'x' },
    message: { ts: '1764000000.000100', user: 'U0GUEST', text: 'a threat', files: [{ name: 'note.jpg' }] },
  });
  const [event] = await until(() => shortcuts().length === 1 && shortcuts());
  expect(event).toMatchObject({
    command: 'report',
    place: { kind: 'direct', id: 'U0JANE' },
    quote: 'a threat\n[note.jpg]',
  });
});
