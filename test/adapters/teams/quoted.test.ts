import type { Activity } from 'botbuilder';
import { expect, it } from 'vitest';
import { receive } from '../../../src/adapters/teams/receive.ts';
import type { Sender } from '../../../src/chat/event.ts';

const sender: Sender = { platform: 'teams', id: 'aad-jane', name: 'Jane', standing: 'member' };
const payload = {
  id: '1764000000123',
  createdDateTime: '2026-11-24T15:00:00.123Z',
  from: { user: { userIdentityType: 'aadUser', id: 'aad-marc', displayName: 'Marc' } },
  body: { contentType: 'html', content: '<p>pumps <b>are</b> here</p>' },
};

function action(conversation: object, messagePayload: unknown, commandId = 'crisis-log') {
  const activity = {
    type: 'invoke',
    name: 'composeExtension/fetchTask',
    id: 'f1',
    serviceUrl: 'https://smba.trafficmanager.net/ca/',
    conversation,
    from: { id: '29:jane' },
    value: { commandId, commandContext: 'message', messagePayload },
  } as unknown as Activity;
  return receive(activity, sender, []);
}
const inChannel = { conversationType: 'channel', id: '19:room@thread.tacv2;messageid=17' };

it('a message action is about where the message stands, and answers its user alone', () => {
  expect(action(inChannel, payload)).toMatchObject({
    kind: 'shortcut',
    command: 'crisis log',
    place: { platform: 'teams', id: '19:room@thread.tacv2', thread: '17', kind: 'channel' },
    audience: 'author',
    quote: 'pumps are here',
    quoted: { id: '19:room@thread.tacv2/1764000000123', author: 'aad-marc', at: '2026-11-24T15:00:00.123Z' },
  });
  expect(action({ conversationType: 'groupChat', id: '19:x@thread.v2' }, payload)).toMatchObject({
    place: { id: '19:x@thread.v2', kind: 'group' },
    quoted: { id: '19:x@thread.v2/1764000000123' },
  });
});

it('names who has no account of the tenant', () => {
  const by = (from: object) => action(inChannel, { ...payload, from });
  expect(by({ application: { displayName: 'Vigie' } })).toMatchObject({ quoted: { author: 'Vigie' } });
  expect(by({ user: { userIdentityType: 'anonymousGuest', id: 'x', displayName: 'Gaston' } })).toMatchObject({
    quoted: { author: 'Gaston' },
  });
});

it('a report by message action stays the person’s own', () => {
  expect(action(inChannel, payload, 'report')).toMatchObject({
    command: 'report',
    place: { kind: 'direct' },
    quote: 'pumps are here',
  });
});

it.each([
  undefined,
  {},
  { id: 7 },
  { id: '1', from: { user: 7 }, body: 'x', createdDateTime: 'yesterday' },
  { id: '1', from: { user: { userIdentityType: 'aadUser', id: {} } }, createdDateTime: {} },
])('survives the payload %j', (messagePayload) => {
  const event = action(inChannel, messagePayload);
  expect(event).toMatchObject({ kind: 'shortcut', command: 'crisis log' });
  expect(event).not.toHaveProperty('quote');
  expect(event).not.toHaveProperty('quoted.at');
  expect(event).not.toHaveProperty('quoted.author');
});

it('words in a conversation of a channel are said in that channel', () => {
  const said = {
    type: 'message',
    id: 'm1',
    text: '<at>Vigie</at> crisis log x',
    conversation: inChannel,
    from: { id: '29:jane' },
    recipient: { id: '28:vigie' },
    entities: [{ type: 'mention', text: '<at>Vigie</at>', mentioned: { id: '28:vigie' } }],
  } as unknown as Activity;
  expect(receive(said, sender, [])).toMatchObject({
    text: 'crisis log x',
    place: { id: '19:room@thread.tacv2', thread: '17', kind: 'channel' },
    // As a message action on them names them.
    message: '19:room@thread.tacv2/m1',
  });
  const alone = { ...said, conversation: { conversationType: 'personal', id: 'a:1' } };
  expect(receive(alone as Activity, sender, [])).not.toHaveProperty('message');
});
