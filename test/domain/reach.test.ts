import { expect, test } from 'vitest';
import type { Platform } from '../../src/chat/event.ts';
import type { Conversation } from '../../src/domain/conversation.ts';
import type { Person } from '../../src/domain/person.ts';
import { conversationsOf, type Reach, reach } from '../../src/domain/reach.ts';

function person(accounts: Person['accounts']): Person {
  const common = { version: 1, name: 'Ann', source: 'directory', active: true, roles: [] } as const;
  return { ...common, roles: [], id: 'ann@department.example', accounts };
}

function talk(platform: Platform, account: string, state?: Conversation['state']): Conversation {
  const conversation = state === 'not-installed' || state === 'left' ? '' : `chat of ${account}`;
  const common = {
    id: `${platform}:${account}`,
    version: 1,
    platform,
    account,
    conversation,
    serviceUrl: '',
  };
  return { ...common, ...(state && { state }) };
}

const both = { slack: { id: 'U1' }, teams: { id: 'a-1' } };
const all: Platform[] = ['slack', 'teams'];

const table: [string, Person['accounts'], Platform[], Conversation[], Reach][] = [
  ['nothing is known', {}, all, [], { reason: 'no-account' }],
  ['an account elsewhere only', { teams: { id: 'a-1' } }, ['slack'], [], { reason: 'no-account' }],
  ['no platform runs', both, [], [], { reason: 'no-account' }],
  ['the console reaches everyone', {}, ['console'], [], { platform: 'console' }],
  ['an account that was never looked up', { slack: { id: 'U1' } }, all, [], { platform: 'slack' }],
  ['two of them: Teams', both, all, [], { platform: 'teams' }],
  ['both known: Teams', both, all, [talk('slack', 'U1', 'ok'), talk('teams', 'a-1')], { platform: 'teams' }],
  ['known goes before possible', both, all, [talk('slack', 'U1', 'ok')], { platform: 'slack' }],
  ['not installed, but on Slack', both, all, [talk('teams', 'a-1', 'not-installed')], { platform: 'slack' }],
  ['left Slack, but on Teams', both, all, [talk('slack', 'U1', 'left')], { platform: 'teams' }],
  [
    'not installed',
    { teams: { id: 'a-1' } },
    all,
    [talk('teams', 'a-1', 'not-installed')],
    { reason: 'not-installed' },
  ],
  ['left', { slack: { id: 'U1' } }, all, [talk('slack', 'U1', 'left')], { reason: 'left' }],
  [
    'left one, not installed on the other: what can be mended is told',
    both,
    all,
    [talk('slack', 'U1', 'left'), talk('teams', 'a-1', 'not-installed')],
    { reason: 'not-installed' },
  ],
  [
    'what is known of another account does not count',
    { slack: { id: 'U2' } },
    all,
    [talk('slack', 'U1', 'left')],
    { platform: 'slack' },
  ],
];

test.each(table)('%s', (_what, accounts, platforms, conversations, expected) => {
  expect(reach(person(accounts), platforms, conversations)).toEqual(expected);
});

test('finds the conversations with a person’s own accounts', async () => {
  const kept = new Map([talk('slack', 'U1', 'ok'), talk('teams', 'other')].map((each) => [each.id, each]));
  const found = await conversationsOf(person(both), { get: async (id) => kept.get(id) });
  expect(found.map(({ id }) => id)).toEqual(['slack:U1']);
});
