import { describe, expect, it } from 'vitest';
import { createSlack } from '../../../src/adapters/slack/adapter.ts';
import { sharedBudgets } from '../../../src/chat/shared-pacer.ts';
import { pinnedOn } from '../../../src/domain/person.ts';
import { type Bot, until } from '../../support/bot.ts';
import { twoInstances } from '../../support/instances.ts';
import type { Server } from '../../support/postgres.ts';
import { aDelivery, anAlert } from '../../support/records.ts';
import {
  happen,
  interact,
  type SlackCall,
  type SlackMember,
  type SlackService,
  signingSecret,
  slash,
  startSlackService,
} from '../../support/slack.ts';

const jane: SlackMember = { id: 'U0JANE', email: 'employee-en@sample.example', name: 'Jane Kowalski' };
const officer: SlackMember = { id: 'U0OFFICER', email: 'officer1@sample.example', name: 'Daniel Okafor' };

let server: Server;
let service: SlackService;
let one: Bot;
let two: Bot;
let instance: () => Promise<Bot>;

const text = (value: unknown): string => JSON.stringify(value);
const since = (mark: number): SlackCall[] => service.calls.slice(mark);
const numberIn = (value: unknown): string => /EV-\d{4}-\d+/.exec(text(value))?.[0] ?? '';

twoInstances(
  startSlackService,
  (service, store, log) =>
    createSlack({
      botToken: service.botToken,
      signingSecret,
      apiUrl: service.apiUrl,
      budget: sharedBudgets(store.lend),
      conversations: store.conversations,
      remember: (put) => store.commit([{ in: 'conversations', put }]),
      isPinned: pinnedOn(store.people, 'slack'),
      clock: () => new Date(),
      log,
    }),
  (all) => {
    ({ server, service, one, two, another: instance } = all);
  },
);

describe('two instances behind a load balancer', () => {
  it('a report on one, its follow-up on the other, and its card pressed elsewhere', async () => {
    const mark = service.calls.length;
    const answer = await slash(one.url, service, jane, '/report', 'graffiti on the wall');
    const id = numberIn(await answer.json());
    const card = await until(() =>
      since(mark).find((call) => call.body.channel === 'C000DESK' && text(call).includes(id)),
    );
    expect(card).toBeDefined();
    const noted = await slash(two.url, service, jane, '/report', `note ${id} it is red`);
    expect(text(await noted.json())).toContain(id);
    await interact(two.url, service, officer, {
      type: 'block_actions',
      channel: { id: 'C000DESK', name: 'desk' },
      container: { type: 'message' },
      actions: [{ type: 'button', action_id: 'event.ack#0', value: id }],
    });
    expect(await one.store.events.get(id)).toMatchObject({
      status: 'acknowledged',
      notes: [{ text: 'it is red' }],
    });
    // Whoever sends it: once.
    const heard = () => since(mark).filter((call) => text(call).includes('has seen your report'));
    await until(() => heard().length > 0);
    await until(() => since(mark).find((call) => call.method === 'chat.update'));
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(heard()).toHaveLength(1);
    const posted = since(mark).filter(
      (call) =>
        call.method === 'chat.postMessage' && call.body.channel === 'C000DESK' && text(call).includes(id),
    );
    expect(posted).toHaveLength(1);
  });

  it('a form opened on one and sent on the other, twice, records once', async () => {
    const mark = service.calls.length;
    await slash(one.url, service, jane, '/report');
    const opened = await until(() => since(mark).find((each) => each.method === 'views.open'));
    const view = opened.body.view as Record<string, string>;
    const submit = (bot: Bot) =>
      interact(bot.url, service, jane, {
        type: 'view_submission',
        view: {
          id: 'V1',
          type: 'modal',
          callback_id: view.callback_id,
          private_metadata: view.private_metadata,
          state: {
            values: { what: { input: { type: 'plain_text_input', value: 'someone broke a lock' } } },
          },
        },
      }).then((response) => response.json());
    const [first, second] = await Promise.all([submit(two), submit(one)]);
    expect(numberIn(first)).toMatch(/EV-/);
    expect(numberIn(second)).toBe(numberIn(first));
    expect(numberIn(await submit(two))).toBe(numberIn(first));
  });

  it('an event that is delivered again elsewhere is the same report', async () => {
    const before = (await one.store.events.page({ author: jane.email, limit: 100 })).length;
    const im = { type: 'message', channel: 'D-U0JANE', channel_type: 'im', text: 'report the gate is open' };
    await Promise.all([
      happen(one.url, service, jane, im, 'Ev0SAME'),
      happen(two.url, service, jane, im, 'Ev0SAME'),
    ]);
    await happen(two.url, service, jane, im, 'Ev0SAME');
    expect(await two.store.events.page({ author: jane.email, limit: 100 })).toHaveLength(before + 1);
  });

  it('a confidential author’s name is opened by whichever sends to them', async () => {
    const mark = service.calls.length;
    await slash(one.url, service, jane, '/report');
    const opened = await until(() => since(mark).find((each) => each.method === 'views.open'));
    const view = opened.body.view as Record<string, string>;
    const response = await interact(two.url, service, jane, {
      type: 'view_submission',
      view: {
        id: 'V2',
        type: 'modal',
        callback_id: view.callback_id,
        private_metadata: view.private_metadata,
        state: {
          values: {
            what: { input: { value: 'my manager copies files' } },
            confidential: { input: { selected_options: [{ value: 'yes' }] } },
          },
        },
      },
    });
    const id = numberIn(await response.json());
    expect((await one.store.events.get(id))?.author).toBe(`confidential:${id}`);
    await until(() =>
      since(mark).find((call) => call.body.channel === 'D-U0JANE' && text(call).includes(id)),
    );
  });

  it('an account that is a guest’s from now on is one on both, whichever Slack told; of a status nothing is kept', async () => {
    const kept = async () => (await one.store.conversations.get(`slack:${officer.id}`))?.changedAt;
    const user = { id: officer.id, team_id: service.team, profile: { email: officer.email } };
    const id = numberIn(await (await slash(one.url, service, jane, '/report', 'the vault is open')).json());
    const shows = async (bot: Bot, member: SlackMember) =>
      text(await (await slash(bot.url, service, member, '/vigie', `event show ${id}`)).json());
    for (const bot of [one, two]) expect(await shows(bot, officer)).toContain('the vault is open');
    await happen(one.url, service, officer, { type: 'user_change', user });
    expect(await kept()).toBeUndefined();
    const guest = { ...officer, fields: { is_restricted: true } };
    await happen(one.url, service, guest, { type: 'user_change', user: { ...user, is_restricted: true } });
    for (const bot of [one, two]) expect(await shows(bot, guest)).not.toContain('the vault is open');
    // Once it was looked at, it is trusted again.
    const looks = () =>
      service.calls.filter(({ method, body }) => method === 'users.info' && body.user === officer.id);
    const mark = looks().length;
    for (const bot of [one, two]) await shows(bot, guest);
    expect(looks()).toHaveLength(mark);
    await happen(one.url, service, officer, { type: 'user_change', user });
    for (const bot of [one, two]) expect(await shows(bot, officer)).toContain('the vault is open');
  });

  it('goes on when the instance that made a card is gone', async () => {
    const third = await instance();
    const mark = service.calls.length;
    const id = numberIn(
      await (await slash(third.url, service, jane, '/report', 'a window is broken')).json(),
    );
    await until(() =>
      since(mark).find((call) => call.body.channel === 'C000DESK' && text(call).includes(id)),
    );
    await third.stop();
    await interact(one.url, service, officer, {
      type: 'block_actions',
      channel: { id: 'C000DESK', name: 'desk' },
      container: { type: 'message' },
      actions: [{ type: 'button', action_id: 'event.take#0', value: id }],
    });
    expect((await two.store.events.get(id))?.owner).toBe(officer.email);
    await until(() => since(mark).find((call) => call.method === 'chat.update' && text(call).includes(id)));
    expect((await two.store.audit.verify()).problem).toBeUndefined();
  });
});

describe('the database gone for a while', () => {
  it('is told to people and to the load balancer; nothing is half done, and everything goes on by itself', async (context) => {
    if (!server.own) return context.skip('the database of DATABASE_URL is not ours to stop');
    const ready = async () => (await fetch(`${one.url}/readyz`)).status;
    const before = (await one.store.events.page({ author: jane.email, limit: 200 })).length;
    expect(await ready()).toBe(200);
    await server.stop();
    const began = performance.now();
    const answer = await slash(one.url, service, jane, '/report', 'the lift is stuck');
    const said = text(await answer.json());
    // In time for Slack, which shows an error after three seconds.
    expect(performance.now() - began).toBeLessThan(3_000);
    expect(said).toContain('This was NOT recorded');
    expect(said).toContain('911');
    const response = await fetch(`${one.url}/readyz`);
    expect(response.status).toBe(503);
    expect(text(await response.json())).toContain('the database does not answer');
    expect((await fetch(`${one.url}/healthz`)).status).toBe(200);
    await server.start();
    await until(async () => (await ready()) === 200);
    expect(await one.store.events.page({ author: jane.email, limit: 200 })).toHaveLength(before);
    const mark = service.calls.length;
    const again = await slash(two.url, service, jane, '/report', 'the lift is stuck');
    const id = numberIn(await again.json());
    expect(id).toMatch(/EV-/);
    await until(() =>
      since(mark).find((call) => call.body.channel === 'C000DESK' && text(call).includes(id)),
    );
    expect((await two.store.audit.verify()).problem).toBeUndefined();
  }, 40_000);

  it('is shown to whoever watches how an alert goes out', async (context) => {
    if (!server.own) return context.skip('the database of DATABASE_URL is not ours to stop');
    const alert = anAlert(1, { author: officer.email });
    const card = aDelivery(`${alert.id}~live:${officer.email}:slack`, {
      to: { kind: 'person', id: officer.email, platform: 'slack' },
      content: { card: 'alert.live', of: alert.id },
      about: alert.id,
      state: 'sent',
      posted: { platform: 'slack', place: 'D-LIVE', message: '1' },
    });
    await one.store.commit([
      { in: 'alerts', put: alert },
      { in: 'deliveries', put: card },
    ]);
    // So long it may take until an instance has the card at hand.
    await new Promise((resolve) => setTimeout(resolve, 6_000));
    const mark = service.calls.length;
    const shown = () =>
      since(mark).filter(({ method, body }) => method === 'chat.update' && body.channel === 'D-LIVE');
    await server.stop();
    await until(() => shown().some((call) => text(call).includes('SENDING IS PAUSED')));
    await server.start();
    await until(() => !text(shown().at(-1)).includes('SENDING IS PAUSED'));
  }, 60_000);
});
