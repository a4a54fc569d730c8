import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSlack } from '../../../src/adapters/slack/adapter.ts';
import type { Adapter } from '../../../src/chat/adapter.ts';
import { type SendError, TurnTooLate } from '../../../src/chat/errors.ts';
import type { Conversation } from '../../../src/domain/conversation.ts';
import { testLog, until } from '../../support/bot.ts';
import { Gate, slackRules } from '../../support/gate.ts';
import { type SlackService, signingSecret, startSlackService } from '../../support/slack.ts';

let gate: Gate;
let service: SlackService;
let kept: Map<string, Conversation>;
const jane = { kind: 'account', platform: 'slack', id: 'U0JANE' } as const;
const hello = { text: 'hello' };
const earlier = () => new Date(Date.now() - 60_000);

beforeEach(async () => {
  gate = new Gate(slackRules(6_000, 600));
  service = await startSlackService(gate);
  kept = new Map();
});
afterEach(() => service.stop());

function slack(): Adapter {
  return createSlack({
    botToken: service.botToken,
    signingSecret,
    apiUrl: service.apiUrl,
    limits: { slackMessagesPerMinute: 6_000, slackChangesPerMinute: 600 },
    conversations: { get: async (id) => kept.get(id) },
    remember: async (put) => {
      kept.set(put.id, put);
    },
    clock: () => new Date(),
    log: testLog(),
  });
}

const conversationOf = (account: string): Conversation => ({
  id: `slack:${account}`,
  version: 1,
  platform: 'slack',
  account,
  conversation: `D-${account}`,
  serviceUrl: '',
});

const named = (method: string) => service.calls.filter((call) => call.method === method);

it('opens a direct message once, for good', async () => {
  const posted = await slack().send(jane, hello, 'one');
  expect(posted).toMatchObject({ platform: 'slack', place: 'D-U0JANE' });
  expect(kept.get('slack:U0JANE')).toMatchObject({ account: 'U0JANE', conversation: 'D-U0JANE' });
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  await slack().send(jane, hello, 'two');
  expect(named('conversations.open')).toHaveLength(1);
});

it('opens a direct message anew that is kept of an app whose place this one took', async () => {
  kept.set('slack:U0JANE', { ...conversationOf('U0JANE'), conversation: 'D-OLD' });
  service.failing.push({
    method: 'chat.postMessage',
    holds: 'D-OLD',
    status: 200,
    error: 'channel_not_found',
  });
  expect(await slack().send(jane, hello, 'one')).toMatchObject({ place: 'D-U0JANE' });
  expect(kept.get('slack:U0JANE')?.conversation).toBe('D-U0JANE');
  // Nothing is asked without end.
  for (const holds of ['D-GONE', 'D-U0PAUL'])
    service.failing.push({ method: 'chat.postMessage', holds, status: 200, error: 'channel_not_found' });
  kept.set('slack:U0PAUL', { ...conversationOf('U0PAUL'), conversation: 'D-GONE' });
  const paul = { ...jane, id: 'U0PAUL' };
  await expect(slack().send(paul, hello, 'two')).rejects.toMatchObject({ permanent: true });
  expect(named('conversations.open')).toHaveLength(2);
});

it('finds what it sent by its key, and says nothing of the key to others', async () => {
  const [one, two] = ['AL-2026-0001:jane@sample.example', 'AL-2026-0002:jane@sample.example'];
  const posted = await slack().send(jane, hello, one);
  const again = slack();
  expect(await again.find?.(jane, [two, one], earlier())).toEqual(new Map([[one, posted]]));
  expect(await again.find?.(jane, [two], earlier())).toEqual(new Map());
  expect(await again.find?.(jane, [one], new Date(Date.now() + 60_000))).toEqual(new Map());
  expect(JSON.stringify(named('chat.postMessage')[0]?.body.metadata)).not.toMatch(/AL-|jane/);
});

it('opens direct messages for what is sent before those that are looked up, within the limit of both', async () => {
  const adapter = slack();
  const stop = new AbortController();
  const asked = Array.from({ length: 40 }, (_, i) => ({ id: `U0SYNC${i}` }));
  const lookUp = async (from: number) => {
    const part = asked.slice(from, from + 10);
    const options = { install: false, note: () => {}, stop: stop.signal };
    for await (const way of adapter.directory?.ways(part, options) ?? []) expect(way.state).toBe('ok');
  };
  const runs = [0, 10, 20, 30].map(lookUp);
  await until(() => named('conversations.open').length > 0);
  const people = ['U1', 'U2', 'U3'];
  await Promise.all(
    people.map((id) => adapter.send({ kind: 'account', platform: 'slack', id }, hello, `AL-2026-0001:${id}`)),
  );
  const order = named('conversations.open').map(({ body }) => String(body.users));
  // One look was on its way.
  expect(order.filter((id) => id.startsWith('U0SYNC')).length).toBeLessThanOrEqual(2);
  expect(order.slice(-3)).toEqual(people);
  expect(gate.limited).toBe(0);
  stop.abort();
  await Promise.all(runs);
}, 20_000);

it('lets those pass whose direct message is known, and tells the others when to come back, one after the other', async () => {
  kept.set('slack:U0JANE', conversationOf('U0JANE'));
  const adapter = slack();
  const unknown = Array.from({ length: 12 }, (_, i) => `U${i}`);
  const outcomes = await Promise.allSettled(
    [...unknown, jane.id].map((id) => adapter.send({ kind: 'account', platform: 'slack', id }, hello, id)),
  );
  expect(outcomes.at(-1)?.status).toBe('fulfilled');
  const later = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason as SendError] : []));
  expect(later.length).toBeGreaterThan(5);
  expect(named('conversations.open')).toHaveLength(12 - later.length);
  const after = later.map(({ retryAfter = 0 }) => retryAfter);
  // Fifty are opened a minute.
  for (const [i, seconds] of after.slice(1).entries()) expect(seconds - (after[i] ?? 0)).toBeGreaterThan(1);
  expect(later.every(({ permanent }) => !permanent)).toBe(true);
}, 20_000);

it('keeps to a message a second in a channel, and lets others pass', async () => {
  const adapter = slack();
  const began = performance.now();
  const channel = (id: string) => ({ kind: 'channel', platform: 'slack', id }) as const;
  const done: string[] = [];
  const send = (place: string, key: string) =>
    adapter.send(channel(place), hello, key).then(() => done.push(key));
  await Promise.all([send('C1', 'a'), send('C1', 'b'), send('C2', 'c')]);
  expect(done.at(-1)).toBe('b');
  expect(performance.now() - began).toBeGreaterThan(1_000);
  expect(gate.limited).toBe(0);
});

it.each([
  ['error', { trouble: 'away', unsure: true }],
  ['reset', { trouble: 'away', unsure: true }],
  ['limited', { trouble: 'limited', retryAfter: 1, unsure: false }],
  ['unauthorized', { trouble: 'refused', reason: 'token_revoked', unsure: false }],
] as const)('tells what %s means', async (outage, meaning) => {
  const adapter = slack();
  await adapter.send(jane, hello, 'one');
  gate.faults.outage = outage;
  await expect(adapter.send(jane, hello, 'two')).rejects.toMatchObject({ ...meaning, permanent: false });
});

it.each([
  ['rate_limited', { permanent: false, trouble: 'limited' }],
  ['user_not_visible', { permanent: true }],
] as const)('tells what %s means', async (error, meaning) => {
  service.failing.push({ method: 'conversations.open', status: 200, error });
  await expect(slack().send(jane, hello, 'one')).rejects.toMatchObject({
    reason: expect.any(String),
    ...meaning,
  });
});

it('sends nothing when its turn came too late', async () => {
  await expect(slack().send(jane, hello, 'one', () => false)).rejects.toThrow(TurnTooLate);
  expect(named('chat.postMessage')).toEqual([]);
});

it('knows that nothing was sent when there is nobody to connect to', async () => {
  const adapter = slack();
  await adapter.send(jane, hello, 'one');
  await service.stop();
  await expect(adapter.send(jane, hello, 'two')).rejects.toMatchObject({ trouble: 'away', unsure: false });
  service = await startSlackService(gate);
});
