import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSlack } from '../../../src/adapters/slack/adapter.ts';
import { checkAccess } from '../../../src/handlers/crisis/lapse.ts';
import { Unit } from '../../../src/handlers/work.ts';
import { type Bot, startBot, thisYear, until } from '../../support/bot.ts';
import { aScreening } from '../../support/records.ts';
import {
  happen,
  interact,
  type SlackMember,
  type SlackService,
  signingSecret,
  slash,
  startSlackService,
} from '../../support/slack.ts';
import type { SlackRoom } from '../../support/slack-rooms.ts';

const officer: SlackMember = { id: 'U0OFFICER1', email: 'officer1@sample.example', name: 'Daniel Okafor' };
const id = `CR-${thisYear()}-0001`;

let service: SlackService;
let bot: Bot;

beforeAll(async () => {
  service = await startSlackService();
  bot = await startBot({
    adapters: (store, log) => [
      createSlack({
        botToken: service.botToken,
        signingSecret,
        apiUrl: service.apiUrl,
        conversations: store.conversations,
        remember: (put) => store.commit([{ in: 'conversations', put }]),
        rooms: { private: true, reaction: 'pushpin' },
        clock: () => new Date(),
        log,
      }),
    ],
  });
  // Everybody has an account; Slack does not know one of them any more.
  for (const person of await bot.store.people.page(undefined, 500)) {
    const account = `U0${person.id.split('@')[0]?.toUpperCase().replace(/\W/g, '')}`;
    const accounts = { ...person.accounts, slack: { id: account, tenant: service.team } };
    await bot.store.commit([{ in: 'people', put: { ...person, accounts } }]);
    if (person.id !== 'hr1@sample.example') service.rooms.people.set(account, 'ok');
  }
});
afterAll(async () => {
  await bot?.stop();
  await service?.stop();
});

const room = () => [...service.rooms.rooms.values()].find(({ name }) => name.startsWith(id.toLowerCase()));

it('opens a crisis room that is complete within ten seconds, and says who could not be added', async () => {
  const began = performance.now();
  const answer = await slash(bot.url, service, officer, '/vigie', 'crisis open flood at 90 Elgin');
  expect(await answer.text()).toContain(id);
  await until(async () => (await bot.store.rooms.get(id))?.completeAt);
  expect(performance.now() - began).toBeLessThan(10_000);
  const made = room() as SlackRoom;
  expect(made).toMatchObject({
    name: `${id.toLowerCase()}-flood-at-90-elgin`,
    private: true,
    archived: false,
  });
  expect(made.members).toEqual(expect.arrayContaining(['U0OFFICER1', 'U0CSO', 'U0IT1', 'U0FACILITIES1']));
  expect(made.members).not.toContain('U0HR1');
  expect(made.topic).toContain(id);
  expect(made.pins).toEqual([made.messages[0]?.ts]);
  expect(made.messages.map(({ text }) => text).join('\n')).toContain('flood at 90 Elgin');
  expect((await bot.store.rooms.get(id))?.people['hr1@sample.example']).toEqual({
    state: 'out',
    reason: 'not-found',
  });
}, 30_000);

it('puts a message into its log by an emoji, once', async () => {
  const made = room() as SlackRoom;
  const ts = service.rooms.say(made, { user: 'U0CSO', text: 'water has reached floor 2' });
  service.members.set('U0CSO', { id: 'U0CSO', email: 'cso@sample.example', name: 'Claire Tremblay' });
  const react = () =>
    happen(bot.url, service, officer, {
      type: 'reaction_added',
      reaction: 'pushpin',
      item: { type: 'message', channel: made.id, ts },
    });
  const entries = async () =>
    (await bot.store.logs.page(id, 0, 100)).filter(({ what }) => what === 'message');
  await react();
  await until(async () => (await entries()).length === 1);
  expect((await entries())[0]).toMatchObject({
    text: 'water has reached floor 2',
    by: 'officer1@sample.example',
    author: 'cso@sample.example',
  });
  await react();
  await until(() => service.calls.filter(({ method }) => method === 'chat.postEphemeral').length === 2);
  expect(await entries()).toHaveLength(1);
});

const lost = async () => (await bot.store.rooms.get(id))?.lost;
const direct = (account: string) =>
  service.calls
    .filter(({ method, body }) => method === 'chat.postMessage' && String(body.channel).includes(account))
    .map(({ body }) => JSON.stringify(body))
    .join('\n');

it('hears that somebody archived the room, and that it is back', async () => {
  const made = room() as SlackRoom;
  made.archived = true;
  await happen(bot.url, service, officer, { type: 'group_archive', channel: made.id });
  await until(lost);
  expect(await lost()).toMatchObject({ state: 'archived' });
  await until(() => direct('U0OFFICER1').includes('Somebody archived its room on Slack'));
  // A channel that is none of ours is nobody’s worry.
  await happen(bot.url, service, officer, { type: 'channel_archive', channel: 'C0OTHER' });
  await slash(bot.url, service, officer, '/vigie', `crisis log ${id} we meet in the lobby`);
  made.archived = false;
  await happen(bot.url, service, officer, { type: 'group_unarchive', channel: made.id });
  await until(async () => !(await lost()));
  await until(() => made.messages.some(({ text }) => text.includes('we meet in the lobby')));
}, 30_000);

it('takes somebody out of the channel who left the directory', async () => {
  const made = room() as SlackRoom;
  const person = await bot.store.people.get('facilities1@sample.example');
  if (person) await bot.store.commit([{ in: 'people', put: { ...person, active: false } }]);
  const unit = new Unit(bot.app.services, new Date());
  await checkAccess(unit);
  await bot.store.commit(unit.writes);
  await until(() => !made.members.includes('U0FACILITIES1'));
  expect(made.members).toContain('U0IT1');
}, 30_000);

it('notices that the room is deleted when it has something for it, and makes another under a name of its own', async () => {
  const old = room() as SlackRoom;
  old.deleted = true;
  await slash(bot.url, service, officer, '/vigie', `crisis severity ${id} very-high`);
  await until(lost);
  expect(await lost()).toMatchObject({ state: 'gone' });
  await interact(bot.url, service, officer, {
    type: 'block_actions',
    channel: { id: 'D-U0OFFICER1', name: 'directmessage' },
    container: { type: 'message' },
    actions: [{ type: 'button', action_id: 'crisis.remake#0', value: id }],
  });
  const other = await until(() =>
    [...service.rooms.rooms.values()].find(
      (each) => !each.deleted && each.name.startsWith(id.toLowerCase()) && each.pins.length > 0,
    ),
  );
  expect(other.members).toEqual(expect.arrayContaining(['U0OFFICER1', 'U0CSO', 'U0IT1']));
  expect(other.members).not.toContain('U0FACILITIES1');
  expect(other.topic).toContain('Very high');
  await until(async () => (await bot.store.rooms.get(id))?.completeAt);
  expect(
    [...service.rooms.rooms.values()].filter((each) => !each.deleted && each.creator === 'U0VIGIE'),
  ).toEqual([other]);
}, 30_000);

it('takes out of a channel for those who hold a level whoever is added to it by hand and does not', async () => {
  for (const name of ['officer1', 'auditor']) {
    const level = { level: 'secret', nextCheck: `${thisYear() + 1}-11-24` } as const;
    await bot.store.commit([{ in: 'screening', put: aScreening(`${name}@sample.example`, level) }]);
  }
  await slash(bot.url, service, officer, '/vigie', 'crisis open level:secret violence at the gate');
  const other = id.replace(/1$/, '2');
  await until(async () => (await bot.store.rooms.get(other))?.completeAt);
  const made = [...service.rooms.rooms.values()].find(({ name }) => name.startsWith(other.toLowerCase()));
  expect(made?.members).toEqual(['U0VIGIE', 'U0OFFICER1']);
  const join = (...users: string[]) => {
    made?.members.push(...users);
    const [user] = users;
    return happen(bot.url, service, officer, {
      type: 'member_joined_channel',
      user,
      channel: made?.id,
      inviter: 'U0OFFICER1',
    });
  };
  await join('U0EMPLOYEEEN', 'U0AUDITOR', 'U0STRANGER');
  await until(() => made?.members.length === 3);
  expect(made?.members).toEqual(['U0VIGIE', 'U0OFFICER1', 'U0AUDITOR']);
  await until(() => direct('U0OFFICER1').includes('taken out again'));
  expect(direct('U0OFFICER1')).toMatch(/not met: Jane Kowalski/);
  await until(async () => (await bot.store.crises.get(other))?.members.length === 2);
}, 30_000);
