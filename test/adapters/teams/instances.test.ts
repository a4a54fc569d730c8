import { describe, expect, it } from 'vitest';
import { createTeams } from '../../../src/adapters/teams/adapter.ts';
import { sharedBudgets } from '../../../src/chat/shared-pacer.ts';
import { type Bot, until } from '../../support/bot.ts';
import { twoInstances } from '../../support/instances.ts';
import type { Server } from '../../support/postgres.ts';
import {
  activityOf,
  appId,
  type Call,
  shown,
  startTeamsService,
  type TeamsMember,
  type TeamsService,
  tenantId,
} from '../../support/teams.ts';

const jane: TeamsMember = { id: 'aad-jane', email: 'employee-en@sample.example', name: 'Jane Kowalski' };
const officer: TeamsMember = { id: 'aad-officer', email: 'officer1@sample.example', name: 'Daniel Okafor' };

let service: TeamsService;
let one: Bot;
let two: Bot;
let instance: () => Promise<Bot>;
let server: Server;

const since = (mark: number): Call[] => service.calls.slice(mark);
const atDesk = (mark: number, id: string) =>
  since(mark).filter(({ method, path, body }) => {
    return method === 'POST' && path.includes('desk') && JSON.stringify(body).includes(id);
  });
const reportsOfJane = () => one.store.events.page({ author: jane.email, limit: 100 });

twoInstances(
  startTeamsService,
  ({ openIdMetadata, tokenUrl }, store, log) =>
    createTeams({
      credentials: { appId, type: 'SingleTenant', tenantId, password: 'secret', openIdMetadata, tokenUrl },
      allowedTenants: [],
      loopback: true,
      budget: sharedBudgets(store.lend),
      conversations: store.conversations,
      remember: (put) => store.commit([{ in: 'conversations', put }]),
      clock: () => new Date(),
      log,
    }),
  (all) => {
    ({ service, one, two, another: instance, server } = all);
  },
);

/** Reports on one of them; resolves with its number once the desk has its card. */
async function reported(bot: Bot, text: string): Promise<string> {
  const mark = service.calls.length;
  await service.send(bot.url, activityOf(service, jane, { text: `report ${text}` }));
  const [event] = await reportsOfJane();
  const id = event?.id ?? '';
  await until(() => atDesk(mark, id)[0]);
  return id;
}

function press(bot: Bot, action: string, value: string): Promise<Response> {
  return service.send(
    bot.url,
    activityOf(service, officer, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: '1',
      conversation: { conversationType: 'channel', tenantId, id: '19:desk@thread.tacv2;messageid=1' },
      value: { action: { type: 'Action.Execute', verb: 'vigie', data: { vigie: { action, value } } } },
    }),
  );
}

describe('two instances behind a load balancer', () => {
  it('an activity that is delivered again elsewhere, even at the same moment, is the same report', async () => {
    const before = (await reportsOfJane()).length;
    const activity = activityOf(service, jane, { text: 'report the gate is open' });
    const mark = service.calls.length;
    await Promise.all([service.send(one.url, activity), service.send(two.url, activity)]);
    await service.send(two.url, activity);
    const after = await reportsOfJane();
    expect(after).toHaveLength(before + 1);
    const [event] = after;
    await until(() => atDesk(mark, event?.id ?? '')[0]);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(atDesk(mark, event?.id ?? '')).toHaveLength(1);
  });

  it('a card is pressed on an instance that did not make it; its author and the desk hear of it once', async () => {
    const id = await reported(one, 'graffiti on the wall');
    const mark = service.calls.length;
    expect((await press(two, 'event.ack', id)).status).toBe(200);
    expect((await one.store.events.get(id))?.status).toBe('acknowledged');
    const heard = () =>
      since(mark).filter(({ path, body }) => {
        return path.includes('personal-aad-jane') && JSON.stringify(body).includes('has seen your report');
      });
    await until(() => heard()[0]);
    await until(() =>
      since(mark).find((call) => call.method === 'PUT' && shown(call).includes('Acknowledged')),
    );
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(heard()).toHaveLength(1);
  });

  it('a card goes on working when the instance that made it is gone', async () => {
    const third = await instance();
    const id = await reported(third, 'a window is broken');
    await third.stop();
    expect((await press(one, 'event.take', id)).status).toBe(200);
    expect((await two.store.events.get(id))?.owner).toBe(officer.email);
    expect((await two.store.audit.verify()).problem).toBeUndefined();
  });
});

describe('somebody who writes for the first time', () => {
  const installed = async (name: string) => {
    const member = { id: `aad-${name}`, email: `${name}@sample.example`, name };
    await service.send(two.url, activityOf(service, member, { type: 'installationUpdate', action: 'add' }));
    return member;
  };
  const says = (bot: Bot, member: TeamsMember) =>
    service.send(bot.url, activityOf(service, member, { text: 'numbers' }));
  const heard = (mark: number, { id }: TeamsMember) =>
    since(mark).filter(({ method, path }) => method === 'POST' && path.includes(id)).length;

  it('is welcomed once, whichever instance knew of the bot there and whichever reads what they write', async () => {
    const member = await installed('first');
    const mark = service.calls.length;
    await says(one, member);
    expect(heard(mark, member)).toBe(2);
    await says(two, member);
    await says(one, member);
    expect(heard(mark, member)).toBe(4);
  });

  it('is welcomed once by two that read their first words at the same moment', async () => {
    const member = await installed('both');
    const mark = service.calls.length;
    await Promise.all([says(one, member), says(two, member)]);
    expect(heard(mark, member)).toBe(3);
  });
});

describe('the database gone for a while', () => {
  it('is told to the person; nothing is half done, and everything goes on by itself', async (context) => {
    if (!server.own) return context.skip('the database of DATABASE_URL is not ours to stop');
    const before = (await reportsOfJane()).length;
    const mark = service.calls.length;
    const refused = () => since(mark).filter((call) => shown(call).includes('This was NOT recorded'));
    await server.stop();
    await service.send(one.url, activityOf(service, jane, { text: 'report the lift is stuck' }));
    const told = await until(() => refused()[0]);
    expect(shown(told)).toContain('911');
    await server.start();
    await until(async () => (await fetch(`${one.url}/readyz`)).status === 200);
    expect(await reportsOfJane()).toHaveLength(before);
    await reported(two, 'the lift is stuck');
    expect(await reportsOfJane()).toHaveLength(before + 1);
    expect(refused()).toHaveLength(1);
    expect((await two.store.audit.verify()).problem).toBeUndefined();
  }, 40_000);
});
