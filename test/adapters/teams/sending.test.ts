import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createTeams } from '../../../src/adapters/teams/adapter.ts';
import type { Adapter, Reply } from '../../../src/chat/adapter.ts';
import { TurnTooLate } from '../../../src/chat/errors.ts';
import type { ChatEvent } from '../../../src/chat/event.ts';
import type { Message } from '../../../src/chat/message.ts';
import type { Conversation } from '../../../src/domain/conversation.ts';
import { testLog } from '../../support/bot.ts';
import { Gate, teamsRules } from '../../support/gate.ts';
import { activityOf, appId, startTeamsService, type TeamsService, tenantId } from '../../support/teams.ts';

let gate: Gate;
let service: TeamsService;
let kept: Map<string, Conversation>;
let server: Server | undefined;
let bot = '';
const jane = { id: 'aad-jane', email: 'employee-en@sample.example', name: 'Jane Kowalski' };
const target = { kind: 'account', platform: 'teams', id: 'aad-jane', tenant: tenantId } as const;
const hello = { text: 'hello' };

// One for all: the SDK's library keeps the token of an app for the whole process.
beforeAll(async () => {
  gate = new Gate(teamsRules(50));
  service = await startTeamsService(gate);
});
beforeEach(() => {
  gate.faults.outage = undefined;
  gate.forget();
  service.calls.length = 0;
  service.taken.length = 0;
  const id = 'teams:service';
  const known = { id, version: 1, platform: 'teams', account: '', conversation: '' } as const;
  kept = new Map([[id, { ...known, serviceUrl: service.url }]]);
});
afterEach(() => {
  gate.release();
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});
afterAll(() => service.stop());

function teams(): Adapter {
  const { openIdMetadata, tokenUrl } = service;
  return createTeams({
    credentials: { appId, type: 'SingleTenant', tenantId, password: 'secret', openIdMetadata, tokenUrl },
    allowedTenants: [],
    loopback: true,
    conversations: { get: async (id) => kept.get(id) },
    remember: async (put) => {
      kept.set(put.id, put);
    },
    clock: () => new Date(),
    log: testLog(),
  });
}

/** Serves an adapter whose bot answers everything in the same way; returns its address. */
async function serve(adapter: Adapter, reply: Reply, seen: ChatEvent[] = []): Promise<string> {
  await adapter.start(
    async (event) => {
      seen.push(event);
      return reply;
    },
    async () => ({ language: 'en' }),
    async () => {},
  );
  server = createServer((req, res) => void adapter.routes[0]?.handle(req, res, 'request-1'));
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  bot = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return bot;
}

it('makes a conversation once, for good', async () => {
  await teams().send(target, hello, 'one');
  expect(kept.get('teams:aad-jane')).toMatchObject({ conversation: 'a:aad-jane', serviceUrl: service.url });
  await teams().send(target, hello, 'two');
  expect(service.calls.filter(({ path }) => path === '/v3/conversations')).toHaveLength(1);
  expect(service.taken.map(({ place }) => place)).toEqual(['a:aad-jane', 'a:aad-jane']);
});

it('makes a conversation anew that Teams does not know any more, once', async () => {
  const stale = (): Conversation => ({
    ...{ id: 'teams:aad-jane', version: 1, platform: 'teams', account: 'aad-jane', tenant: tenantId },
    ...{ conversation: 'a:stale', serviceUrl: service.url },
  });
  kept.set('teams:aad-jane', stale());
  service.failing.push({ holds: 'stale', status: 404 });
  const posted = await teams().send(target, hello, 'one');
  expect(posted.place).toBe(`${service.url} a:aad-jane`);
  expect(kept.get('teams:aad-jane')?.conversation).toBe('a:aad-jane');
  kept.set('teams:aad-jane', stale());
  for (const holds of ['stale', 'aad-jane/activities']) service.failing.push({ holds, status: 404 });
  await expect(teams().send(target, hello, 'two')).rejects.toMatchObject({ permanent: true });
  expect(service.taken).toHaveLength(1);
});

it('counts answers and sends together, so that it is not told to slow down', async () => {
  const adapter = teams();
  const url = await serve(adapter, { here: hello });
  const people = Array.from({ length: 60 }, (_, i) => ({ ...jane, id: `aad-${i}` }));
  for (const { id } of people) {
    const known = { id: `teams:${id}`, version: 1, platform: 'teams', account: id } as const;
    kept.set(known.id, { ...known, conversation: `a:${id}`, serviceUrl: service.url });
  }
  const sends = people.map(({ id }) => adapter.send({ ...target, id }, hello, id));
  for (const person of people.slice(0, 5)) {
    await service.send(url, activityOf(service, person, { text: 'hello' }));
  }
  // A machine that stands still for a moment lets a call or two come too early; uncounted, many do.
  await Promise.allSettled(sends);
  expect(gate.limited).toBeLessThanOrEqual(2);
  // Five of them wrote for the first time, and were welcomed too.
  expect(service.taken.length + gate.limited).toBe(70);
});

const card: Message = {
  text: 'An alert',
  card: [{ kind: 'text', text: 'An alert' }],
  refresh: { action: 'alert.view', value: 'AL-2026-0001' },
};

function press(data: object): Promise<Response> {
  const invoke = {
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: '1001',
    value: { action: { data } },
  };
  return service.send(bot, activityOf(service, jane, invoke));
}

it('sends a card that asks for itself again, and answers its buttons in the response alone', async () => {
  const adapter = teams();
  const seen: ChatEvent[] = [];
  await serve(adapter, { replace: card }, seen);
  await adapter.send(target, card, 'one');
  const sent = JSON.stringify(service.calls.at(-1)?.body);
  const { refresh } = JSON.parse(sent).attachments[0].content;
  expect(refresh).toEqual({
    action: {
      type: 'Action.Execute',
      title: 'Vigie',
      verb: 'vigie',
      data: { vigie: { action: 'alert.view', value: 'AL-2026-0001' } },
    },
  });
  const mark = service.calls.length;
  const response = await press(refresh.action.data);
  expect(seen.at(-1)).toMatchObject({ kind: 'action', action: 'alert.view', value: 'AL-2026-0001' });
  const body = (await response.json()) as { statusCode: number; type: string; value: { refresh: object } };
  expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
  expect(body.value.refresh).toEqual(refresh);
  expect(service.calls.slice(mark)).toEqual([]);
});

it('changes a card that does not ask for itself, for all who see it', async () => {
  await serve(teams(), { replace: { text: 'done', card: card.card ?? [] } });
  await press({ vigie: { action: 'x', value: 'y' } });
  expect(service.calls.map(({ method }) => method)).toEqual(['PUT']);
});

it.each([
  ['error', { trouble: 'away', unsure: true }],
  ['reset', { trouble: 'away', unsure: true }],
  ['hang', { trouble: 'away', unsure: true }],
  ['limited', { trouble: 'limited', retryAfter: 1, unsure: false }],
  ['unauthorized', { trouble: 'refused', unsure: false }],
] as const)(
  'tells what %s means',
  async (outage, meaning) => {
    const adapter = teams();
    await adapter.send(target, hello, 'one');
    gate.faults.outage = outage;
    await expect(adapter.send(target, hello, 'two')).rejects.toMatchObject({ ...meaning, permanent: false });
  },
  30_000,
);

it.each([429, 500, 502, 503])('makes a call once, whatever comes of it: %i', async (status) => {
  const adapter = teams();
  const somebody = { ...target, id: `aad-${status}` };
  await adapter.send(somebody, hello, 'one');
  const before = service.calls.length;
  service.failing.push({ holds: '/activities', status });
  await expect(adapter.send(somebody, hello, 'two')).rejects.toMatchObject({ permanent: false });
  expect(service.calls.length - before).toBe(1);
});

it('sends nothing when its turn came too late', async () => {
  await expect(teams().send(target, hello, 'one', () => false)).rejects.toThrow(TurnTooLate);
  expect(service.taken).toEqual([]);
});
