import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSlack } from '../../../src/adapters/slack/adapter.ts';
import { learnReports } from '../../../src/domain/guess.ts';
import { pinnedOn } from '../../../src/domain/person.ts';
import { Unit } from '../../../src/handlers/work.ts';
import { learn } from '../../../src/search/answers.ts';
import {
  type Bot,
  sampleAnswers,
  sampleDepartment,
  sampleTypes,
  startBot,
  until,
} from '../../support/bot.ts';
import {
  happen,
  interact,
  pixel,
  type SlackCall,
  type SlackMember,
  type SlackService,
  signed,
  signingSecret,
  slash,
  startSlackService,
} from '../../support/slack.ts';

const jane: SlackMember = { id: 'U0JANE', email: 'employee-en@sample.example', name: 'Jane Kowalski' };
const etienne: SlackMember = {
  id: 'U0ETIENNE',
  email: 'employee-fr@sample.example',
  name: 'Étienne Roy',
  locale: 'fr-CA',
};
/** Whoever sends many reports in a minute finds them in one. */
const omar: SlackMember = { id: 'U0OMAR', email: 'warden-90elgin-3@sample.example', name: 'Omar Haddad' };
const officer: SlackMember = { id: 'U0OFFICER', email: 'officer1@sample.example', name: 'Daniel Okafor' };

let service: SlackService;
let bot: Bot;

beforeAll(async () => {
  service = await startSlackService();
  const department = sampleDepartment();
  bot = await startBot({
    // More is reported here in a minute than a desk reads card by card.
    department: { ...department, reporting: { ...department.reporting, deskCardsPerMinute: 60 } },
    adapters: (store, log) => [
      createSlack({
        botToken: service.botToken,
        signingSecret,
        apiUrl: service.apiUrl,
        conversations: store.conversations,
        isPinned: pinnedOn(store.people, 'slack'),
        clock: () => new Date(),
        log,
      }),
    ],
  });
  // As the bot does after its start: on a slow machine the first answers would else come too late for Slack.
  learnReports(sampleTypes());
  await learn(sampleAnswers());
}, 120_000);

afterAll(async () => {
  await bot?.stop();
  await service?.stop();
});

const since = (mark: number): SlackCall[] => service.calls.slice(mark);
const text = (value: unknown): string => JSON.stringify(value);

async function reported(member: SlackMember, words: string): Promise<string> {
  await slash(bot.url, service, member, '/report', words);
  const [event] = await bot.store.events.page({ author: member.email, limit: 1 });
  return event?.id ?? '';
}

describe('who may send', () => {
  const body = JSON.stringify({ type: 'event_callback' });
  it.each([
    ['no signature', { method: 'POST', body, headers: { 'Content-Type': 'application/json' } }],
    ['a wrong secret', signed(body, 'application/json', Date.now(), 'other')],
    ['an old signature', signed(body, 'application/json', Date.now() - 6 * 60_000)],
    ['a signature of a time to come', signed(body, 'application/json', Date.now() + 6 * 60_000)],
    ['a changed body', { ...signed(body, 'application/json'), body: `${body} ` }],
  ])('%s: 401', async (_name, init) => {
    expect((await fetch(`${bot.url}/slack/events`, init)).status).toBe(401);
  });

  it('a body larger than anything Slack sends: 413, whatever its signature', async () => {
    const large = signed('x'.repeat(1_100_000), 'application/json');
    expect((await fetch(`${bot.url}/slack/events`, large)).status).toBe(413);
  });

  it('a form whose type names a charset is a form', async () => {
    service.members.set(jane.id, jane);
    const asked = { command: '/numbers', user_id: jane.id, team_id: service.team, channel_id: 'C0GENERAL' };
    const form = new URLSearchParams({ ...asked, trigger_id: 'charset' }).toString();
    const init = signed(form, 'application/x-www-form-urlencoded; charset=utf-8');
    const response = await fetch(`${bot.url}/slack/events`, init);
    expect(response.status).toBe(200);
    expect(text(await response.json())).toContain('Emergency numbers');
  });

  it('Slack’s look at the certificate: 200, and nothing else that comes with it is done', async () => {
    const mark = service.calls.length;
    const form = new URLSearchParams({ ssl_check: '1', command: '/report', text: 'x', user_id: jane.id });
    const response = await fetch(`${bot.url}/slack/events`, {
      method: 'POST',
      body: form.toString(),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    });
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(since(mark)).toEqual([]);
  });

  it('answers Slack’s challenge', async () => {
    const challenge = JSON.stringify({ type: 'url_verification', challenge: 'abc' });
    const response = await fetch(`${bot.url}/slack/events`, signed(challenge, 'application/json'));
    expect(await response.json()).toEqual({ challenge: 'abc' });
  });

  it.each([
    '{}',
    '[]',
    'null',
    '{"type":"event_callback"}',
    '{"type":"event_callback","event":{"type":"message"}}',
    '{',
    'x',
  ])('survives the signed body %s', async (odd) => {
    const response = await fetch(`${bot.url}/slack/events`, signed(odd, 'application/json'));
    expect(response.status).toBeLessThan(500);
    expect((await fetch(`${bot.url}/healthz`)).status).toBe(200);
  });
});

describe('a report', () => {
  it('is answered at once to its author, lasts as a direct message, and the desk gets a card', async () => {
    const mark = service.calls.length;
    const response = await slash(bot.url, service, jane, '/report', 'lost my badge in the lobby of 90 Elgin');
    const answer = (await response.json()) as Record<string, unknown>;
    expect(answer.response_type).toBe('ephemeral');
    expect(text(answer)).toMatch(/Recorded: EV-\d{4}-\d{4}/);
    const desk = await until(() => since(mark).find((call) => call.body.channel === 'C000DESK'));
    expect(text(desk)).toContain('lost my badge in the lobby of 90 Elgin');
    await until(() =>
      since(mark).find((call) => call.body.channel === 'D-U0JANE' && /Recorded/.test(text(call))),
    );
  });

  it.each([
    ['/vigie', 'report smoke smell near the printer'],
    ['/signaler', 'une porte est brisée'],
    ['/vigie', 'signaler une vitre est brisée'],
  ])('%s %s is one', async (command, words) => {
    const response = await slash(bot.url, service, etienne, command, words);
    expect(text(await response.json())).toMatch(/EV-\d{4}-\d{4}/);
  });

  it('is harmless whatever it holds', async () => {
    const mark = service.calls.length;
    await slash(
      bot.url,
      service,
      jane,
      '/report',
      '&lt;!channel&gt; <@U0OFFICER|dan> *bold* <http://evil.example|click> `x`',
    );
    const desk = await until(() =>
      since(mark).find((call) => call.body.channel === 'C000DESK' && text(call).includes('*bold*')),
    );
    expect(String(desk.body.text)).not.toMatch(/<!channel>|<@U/);
    const words = text(desk.body.blocks);
    expect(words).toContain('<!channel> <@U0OFFICER> *bold* click (http://evil.example) `x`');
    expect(words).not.toContain('mrkdwn');
  });

  it('in a thread is answered privately, with a neutral line there', async () => {
    const mark = service.calls.length;
    await happen(bot.url, service, jane, {
      type: 'app_mention',
      text: '<@U0VIGIE> report a stranger is taking pictures',
      channel: 'C0GENERAL',
      thread_ts: '1.2',
      files: [{ name: 'photo.png' }],
    });
    const there = await until(() => since(mark).find((call) => call.body.channel === 'C0GENERAL'));
    expect(there.body).toMatchObject({
      thread_ts: '1.2',
      text: 'Answered privately. / Réponse envoyée en privé.',
    });
    const alone = await until(() =>
      since(mark).find((call) => call.body.channel === 'D-U0JANE' && /Recorded/.test(text(call))),
    );
    expect(text(alone)).toContain('To add a photo, send it to me in our own chat');
  });

  it('in a thread is answered there in a way that only its author sees, where there can be no direct message', async () => {
    const beatrice: SlackMember = {
      id: 'U0BEATRICE',
      email: 'b.morin@sample.example',
      name: 'Béatrice Morin',
    };
    const mark = service.calls.length;
    const report = (words: string, thread_ts?: string) =>
      happen(bot.url, service, beatrice, {
        type: 'app_mention',
        text: `<@U0VIGIE> ${words}`,
        channel: 'C0GENERAL',
        ...(thread_ts && { thread_ts }),
      });
    const refuse = (method: string, holds: string, error: string) =>
      service.failing.push({ method, holds, status: 200, error });
    refuse('conversations.open', beatrice.id, 'cannot_dm_bot');
    await report('signaler un homme armé d’un couteau est dans le hall', '7.1');
    const inThread = (thread: string) => since(mark).filter((call) => call.body.thread_ts === thread);
    await until(() => inThread('7.1').length === 2);
    const [alone, line] = inThread('7.1');
    expect(alone).toMatchObject({ method: 'chat.postEphemeral', body: { user: beatrice.id } });
    expect(text(alone)).toMatch(/911[\s\S]*EV-\d{4}-\d{4}[\s\S]*visible de tous dans cette conversation/);
    expect(line?.body.text).toBe('Answered privately. / Réponse envoyée en privé.');

    // Commands are typed there with the slash.
    refuse('conversations.open', beatrice.id, 'cannot_dm_bot');
    await report('mesure liste', '7.3');
    const commands = await until(() => inThread('7.3').find(({ method }) => method === 'chat.postEphemeral'));
    expect(text(commands)).toMatch(/«\s\/vigie mesure liste toutes\s»/);

    refuse('conversations.open', beatrice.id, 'cannot_dm_bot');
    refuse('chat.postEphemeral', beatrice.id, 'user_not_in_channel');
    await report('signaler il brandit son couteau', '7.2');
    const shown = await until(() => inThread('7.2').find(({ method }) => method === 'chat.postMessage'));
    expect(shown.body.text).toMatch(
      /call now[\s\S]*911[\s\S]*is recorded[\s\S]*appelez[\s\S]*est enregistré[\s\S]*can see the message[\s\S]*visible de tous/,
    );
    expect(text(inThread('7.2').at(-1))).not.toMatch(/EV-|couteau|Answered privately/);

    // A mention that nobody has answered yet has no thread that Slack would show it in.
    refuse('conversations.open', beatrice.id, 'cannot_dm_bot');
    const from = service.calls.length;
    await report('signaler une fenêtre est brisée');
    const beside = await until(() => since(from).find(({ method }) => method === 'chat.postEphemeral'));
    expect(beside.body).toMatchObject({ channel: 'C0GENERAL', user: beatrice.id });
    expect(beside.body.thread_ts).toBeUndefined();
    expect(text(beside)).toContain('visible de tous dans cette conversation');
  });

  it('is one, however often its message is edited: what was changed is not recorded, and its author hears so', async () => {
    const kim: SlackMember = { id: 'U0KIM', email: 'kim@sample.example', name: 'Kim Lee' };
    const mention = (words: string, more: object = {}) =>
      happen(bot.url, service, kim, {
        type: 'app_mention',
        channel: 'C0GENERAL',
        ts: '1700000000.000100',
        text: `<@U0VIGIE> ${words}`,
        ...more,
      });
    const edited = (ts: string) => ({ edited: { user: kim.id, ts } });
    const own = (mark: number, words: string) =>
      until(() => since(mark).find(({ body }) => body.channel === 'D-U0KIM' && text(body).includes(words)));
    const before = service.calls.length;
    // The mention came with an edit, and Slack tells of that twice.
    await mention('report a cart blocks the stiars', edited('1700000050.000000'));
    const [, id = ''] = /(EV-\d{4}-\d{4})/.exec(text((await own(before, 'Recorded: EV-')).body)) ?? [];
    const again = service.calls.length;
    await mention('report a cart blocks the stiars', edited('1700000050.000000'));
    expect(text((await own(again, 'EV-')).body)).toContain(`Recorded: ${id}`);
    for (const words of ['a cart blocks the stairs', 'a man with a knife blocks the stairs']) {
      const mark = service.calls.length;
      await mention(`report ${words}`, edited(`17000000${60 + words.length}.000000`));
      const said = text((await own(mark, 'What you changed in it since is not recorded')).body);
      expect(said.includes('call now')).toBe(words.includes('knife'));
      expect(since(mark).some(({ body }) => text(body).includes('Answered privately'))).toBe(true);
    }
    expect((await bot.store.events.get(id))?.text).toBe('a cart blocks the stiars');
    const events = await bot.store.events.page({ author: kim.email, limit: 50 });
    expect(events.filter((event) => event.text?.includes('blocks the'))).toHaveLength(1);
  });

  it('sent again by Slack is recognised', async () => {
    const id = randomUUID();
    const event = { type: 'app_mention', text: '<@U0VIGIE> report only once please', channel: 'C0GENERAL' };
    await happen(bot.url, service, jane, event, id);
    await happen(bot.url, service, jane, event, id);
    const events = await bot.store.events.page({ author: jane.email, limit: 100 });
    expect(events.filter((each) => each.text === 'only once please')).toHaveLength(1);
  });
});

describe('plain words in a direct message', () => {
  it('are offered as a report with one button, with the picture that came along', async () => {
    const mark = service.calls.length;
    await happen(bot.url, service, etienne, {
      type: 'message',
      channel_type: 'im',
      channel: 'D-U0ETIENNE',
      subtype: 'file_share',
      text: 'quelqu’un m’a suivi dans l’édifice',
      files: [
        {
          name: 'photo.png',
          size: pixel.length,
          mimetype: 'image/png',
          url_private_download: `${service.url}/files/1`,
        },
      ],
    });
    // What is owed from the tests before may still come in between.
    const offer = await until(() => since(mark).find((call) => text(call).includes('report.draft.send')));
    expect(text(offer)).toContain('911');
    expect(text(offer)).toContain('Envoyer à la sécurité maintenant');
    const blocks = offer.body.blocks as { elements?: { action_id?: string; value?: string }[] }[];
    const button = blocks
      .flatMap((block) => block.elements ?? [])
      .find((each) => each.action_id?.startsWith('report.draft.send'));
    await interact(bot.url, service, etienne, {
      type: 'block_actions',
      channel: { id: 'D-U0ETIENNE', name: 'directmessage' },
      container: { type: 'message' },
      actions: [{ type: 'button', action_id: button?.action_id, value: button?.value }],
    });
    const receipt = await until(() =>
      service.responses.find((each) => /EV-\d{4}/.test(text(each)) && each.replace_original === true),
    );
    expect(text(receipt)).toContain('appelez maintenant');
    const [event] = await bot.store.events.page({ author: etienne.email, limit: 1 });
    expect(event?.files.map((file) => file.name)).toEqual(['photo.png']);
    // The receipt in the offer's place lasts: nobody is told twice.
    expect(await bot.store.deliveries.get(`${event?.id}:receipt`)).toBeUndefined();
  });

  it('are answered where Slack does not take the receipt in the place of the offer', async () => {
    const mark = service.calls.length;
    const words = {
      type: 'message',
      channel_type: 'im',
      channel: 'D-U0OMAR',
      text: 'une vitre est fêlée',
    };
    await happen(bot.url, service, omar, words);
    const offer = await until(() => since(mark).find((call) => text(call).includes('report.draft.send')));
    const blocks = offer.body.blocks as { elements?: { action_id?: string; value?: string }[] }[];
    const value = blocks
      .flatMap((block) => block.elements ?? [])
      .find((each) => each.action_id?.startsWith('report.draft.send'))?.value;
    await interact(bot.url, service, omar, {
      type: 'block_actions',
      channel: { id: 'D-U0OMAR', name: 'directmessage' },
      container: { type: 'message' },
      actions: [{ type: 'button', action_id: 'report.draft.send', value }],
      response_url: 'http://127.0.0.1:9/respond',
    });
    const mine = () => bot.store.events.page({ author: omar.email, limit: 20 });
    const { id } = await until(async () => (await mine()).find((each) => each.text === words.text));
    const isReceipt = (call: SlackCall) => call.body.channel === 'D-U0OMAR' && text(call).includes(id);
    await until(() => since(mark).find(isReceipt));
  });

  it('after a slash command are answered once, and so that it lasts; beside somebody else, for its author alone', async () => {
    const mark = service.calls.length;
    const report = async (channel: string, words: string) => {
      const where = { channel_id: channel, channel_name: 'directmessage' };
      const response = await slash(bot.url, service, omar, '/signaler', words, where);
      const answer = await response.text();
      const mine = () => bot.store.events.page({ author: omar.email, limit: 20 });
      const event = await until(async () => (await mine()).find((each) => each.text === words));
      const isOwed = (await bot.store.deliveries.get(`${event.id}:receipt`)) !== undefined;
      return { id: event.id, answer, isOwed };
    };
    const beside = await report('D-U0OTHER', 'une table est cassée');
    expect(beside).toMatchObject({ isOwed: true });
    expect(JSON.parse(beside.answer)).toMatchObject({ response_type: 'ephemeral' });
    const inOwn = (holds: string) => (call: SlackCall) =>
      call.method === 'chat.postMessage' && call.body.channel === 'D-U0OMAR' && text(call).includes(holds);
    // By then it is known which chat is theirs.
    await until(() => since(mark).find(inOwn(beside.id)));
    const own = await report('D-U0OMAR', 'une chaise est cassée');
    expect(own).toMatchObject({ answer: '', isOwed: false });
    await until(() => since(mark).find(inOwn(own.id)));

    service.failing.push({
      method: 'chat.postMessage',
      holds: 'D-U0OMAR',
      status: 200,
      error: 'fatal_error',
    });
    const { id } = await report('D-U0OMAR', 'une lampe est cassée');
    const otherwise = await until(() => service.responses.find((each) => text(each).includes(id)));
    expect(otherwise.response_type).toBe('ephemeral');
  });

  it('that may not be written there leave nothing there after a slash command', async () => {
    const before = service.calls.length;
    const id = await reported(omar, 'a chair is broken');
    await until(() =>
      since(before).find((call) => call.body.channel === 'D-U0OMAR' && text(call).includes(id)),
    );
    const mark = service.calls.length;
    const where = { channel_id: 'D-U0OMAR', channel_name: 'directmessage' };
    const response = await slash(bot.url, service, omar, '/report', 'SECRET: the code of the safe', where);
    // Slack posts the command together with an answer that others see.
    expect(await response.text()).toBe('');
    const answer = await until(() =>
      since(mark).find((call) => text(call).includes('do not write this here')),
    );
    expect(answer.body.channel).toBe('D-U0OMAR');
    expect(text(answer)).toContain('If you also sent it as a message');
  });

  it.each([
    { subtype: 'thread_broadcast', thread_ts: '5.1', text: 'someone broke the lock of the back door' },
    { subtype: 'me_message', text: 'saw someone break the lock of the back door' },
    {
      text: '',
      attachments: [{ is_share: true, author_name: 'Omar', text: 'safe\nsomeone broke the lock &amp; left' }],
    },
  ])('are heard however they come: %o', async (words) => {
    const mark = service.calls.length;
    await happen(bot.url, service, jane, {
      type: 'message',
      channel_type: 'im',
      channel: 'D-U0JANE',
      ...words,
    });
    await until(() => since(mark).find((call) => text(call).includes('report.draft.send')));
  });

  it('of other bots, and edits, are left alone', async () => {
    const mark = service.calls.length;
    const im = { type: 'message', channel_type: 'im', channel: 'D-U0JANE', text: 'hello' };
    await happen(bot.url, service, jane, { ...im, bot_id: 'B1' });
    await happen(bot.url, service, jane, { ...im, subtype: 'message_changed' });
    expect(since(mark)).toEqual([]);
  });
});

describe('forms', () => {
  const state = (values: Record<string, object>) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { input: value }]));

  async function open(member: SlackMember): Promise<Record<string, string>> {
    const mark = service.calls.length;
    await slash(bot.url, service, member, '/report');
    const call = await until(() => since(mark).find((each) => each.method === 'views.open'));
    return call.body.view as Record<string, string>;
  }

  it('open as a modal, say what is wrong beside the field, and record once', async () => {
    const view = await open(jane);
    expect(text(view)).toContain('Privacy notice');
    const submit = (values: Record<string, object>) =>
      interact(bot.url, service, jane, {
        type: 'view_submission',
        view: {
          id: 'V1',
          type: 'modal',
          callback_id: view.callback_id,
          private_metadata: view.private_metadata,
          state: { values: state(values) },
        },
      });
    const wrong = (await (
      await submit({ what: { type: 'plain_text_input', value: null } })
    ).json()) as object;
    expect(wrong).toMatchObject({ response_action: 'errors', errors: { what: expect.any(String) } });
    const before = (await bot.store.events.page({ author: jane.email, limit: 200 })).length;
    const what = { what: { type: 'plain_text_input', value: 'someone broke a lock' } };
    const right = (await (await submit(what)).json()) as object;
    expect(right).toMatchObject({ response_action: 'update' });
    expect(text(right)).toMatch(/Recorded: EV-/);
    await submit(what);
    expect((await bot.store.events.page({ author: jane.email, limit: 200 })).length).toBe(before + 1);
  });

  it('answer in the direct message whoever pressed a button of the answer and closed it, and bring their receipt up to date', async () => {
    const view = await open(etienne);
    const mark = service.calls.length;
    await interact(bot.url, service, etienne, {
      type: 'view_submission',
      view: {
        id: 'V3',
        type: 'modal',
        callback_id: view.callback_id,
        private_metadata: view.private_metadata,
        state: { values: state({ what: { type: 'plain_text_input', value: 'une porte ne ferme plus' } }) },
      },
    });
    const mine = () => bot.store.events.page({ author: etienne.email, limit: 20 });
    const event = await until(async () =>
      (await mine()).find(({ text }) => text === 'une porte ne ferme plus'),
    );
    const receipt = () => bot.store.deliveries.get(`${event.id}:receipt`);
    await until(async () => (await receipt())?.posted);

    service.failing.push({ method: 'views.update', status: 200, error: 'not_found' });
    await interact(bot.url, service, etienne, {
      type: 'block_actions',
      container: { type: 'view', view_id: 'V3' },
      view: { id: 'V3', type: 'modal' },
      actions: [{ type: 'button', action_id: 'report.danger', value: event.id }],
    });
    const alone = (method: string) =>
      until(() =>
        since(mark).find(
          (call) =>
            call.method === method &&
            call.body.channel === 'D-U0ETIENNE' &&
            text(call).includes('appelez maintenant'),
        ),
      );
    expect(text(await alone('chat.postMessage'))).toContain(event.id);
    const changed = await alone('chat.update');
    expect(changed.body.ts).toBe((await receipt())?.posted?.message);
    expect(text(changed)).not.toContain('report.withdraw');
  });

  it('keep what was typed where what is wrong belongs to no field of the modal', async () => {
    const view = await open(jane);
    const response = await interact(bot.url, service, jane, {
      type: 'view_submission',
      view: {
        id: 'V1',
        type: 'modal',
        callback_id: view.callback_id,
        private_metadata: view.private_metadata,
        state: {
          values: state({ what: { value: 'someone broke a lock' }, time: { selected_time: '10:00' } }),
        },
      },
    });
    const again = (await response.json()) as { response_action: string; view: Record<string, string> };
    expect(again).toMatchObject({ response_action: 'update', view: { callback_id: 'report' } });
    expect(text(again)).toContain('"initial_value":"someone broke a lock"');
    expect(text(again)).toContain('Nothing was recorded yet');
    expect(again.view.private_metadata).toBe(view.private_metadata);
  });

  it('keep a confidential author out of everything but the seal', async () => {
    const view = await open(etienne);
    const response = await interact(bot.url, service, etienne, {
      type: 'view_submission',
      view: {
        id: 'V2',
        type: 'modal',
        callback_id: view.callback_id,
        private_metadata: view.private_metadata,
        state: {
          values: state({
            what: { value: 'my manager copies files' },
            confidential: { selected_options: [{ value: 'yes' }] },
          }),
        },
      },
    });
    expect(text(await response.json())).toContain('Votre nom est scellé');
    const events = await bot.store.events.page({ limit: 5 });
    const event = events.find((each) => each.confidential);
    expect(event?.author).toBe(`confidential:${event?.id}`);
    expect(text(event)).not.toContain('employee-fr');
    const mine = await slash(bot.url, service, etienne, '/signaler', 'mes');
    expect(text(await mine.json())).toContain(event?.id);
  });

  it('start from a shortcut on a message, with its words', async () => {
    const mark = service.calls.length;
    await interact(bot.url, service, jane, {
      type: 'message_action',
      callback_id: 'report',
      message: { text: 'click &lt;here&gt; to win' },
      channel: { id: 'C0GENERAL' },
    });
    const call = await until(() => since(mark).find((each) => each.method === 'views.open'));
    expect(text(call)).toContain('click <here> to win');
  });
});

describe('the desk', () => {
  // It gets a card a second: what was reported before has to be there first.
  beforeAll(() => until(async () => (await bot.store.deliveries.waiting()) === 0, 40_000), 45_000);

  it('acknowledges with a button; the author hears of it and the card changes', async () => {
    const mark = service.calls.length;
    const id = await reported(jane, 'graffiti on the wall');
    await until(() =>
      since(mark).find((call) => call.body.channel === 'C000DESK' && text(call).includes(id)),
    );
    await interact(bot.url, service, officer, {
      type: 'block_actions',
      channel: { id: 'C000DESK', name: 'desk' },
      container: { type: 'message' },
      actions: [{ type: 'button', action_id: 'event.ack#0', value: id }],
    });
    expect((await bot.store.events.get(id))?.status).toBe('acknowledged');
    await until(() =>
      since(mark).find(
        (call) => call.body.channel === 'D-U0JANE' && text(call).includes('has seen your report'),
      ),
    );
    await until(() => since(mark).find((call) => call.method === 'chat.update'));
  });

  it('has a card again whose card was deleted, when there is something new about the event', async () => {
    const mark = service.calls.length;
    await slash(bot.url, service, etienne, '/report', 'the printer has no paper');
    const mine = () => bot.store.events.page({ author: etienne.email, limit: 20 });
    const { id } = await until(async () =>
      (await mine()).find((each) => each.text === 'the printer has no paper'),
    );
    const cards = () =>
      since(mark).filter(({ method, body }) => method === 'chat.postMessage' && body.channel === 'C000DESK');
    await until(() => cards().find((call) => text(call).includes(id)));
    await until(async () => (await bot.store.deliveries.get(`desk:${id}:slack`))?.state === 'sent');
    const before = (await bot.store.deliveries.get(`desk:${id}:slack`))?.posted?.message;
    service.failing.push({ method: 'chat.update', holds: id, status: 200, error: 'message_not_found' });
    await interact(bot.url, service, etienne, {
      type: 'block_actions',
      channel: { id: 'C0GENERAL', name: 'general' },
      container: { type: 'message', is_ephemeral: true },
      actions: [{ type: 'button', action_id: 'report.danger', value: id }],
    });
    const again = await until(() => cards().find((call) => text(call).includes('Someone may be in danger')));
    expect(text(again)).toContain('the printer has no paper');
    const posted = await until(async () => {
      const delivery = await bot.store.deliveries.get(`desk:${id}:slack`);
      return delivery?.state === 'sent' && delivery.posted;
    });
    expect(posted.message).not.toBe(before);
  });

  it('chooses a severity', async () => {
    const id = await reported(jane, 'graffiti on another wall');
    await interact(bot.url, service, officer, {
      type: 'block_actions',
      channel: { id: 'C000DESK', name: 'desk' },
      container: { type: 'message' },
      actions: [
        { type: 'static_select', action_id: 'event.severity', selected_option: { value: `${id} high` } },
      ],
    });
    expect((await bot.store.events.get(id))?.severity).toBe('high');
  });
});

describe('identity', () => {
  it.each([
    ['a guest', { is_restricted: true }],
    ['a single-channel guest', { is_ultra_restricted: true }],
    ['somebody of Slack Connect', { is_stranger: true, team_id: 'T0OTHER' }],
    ['somebody of another workspace', { team_id: 'T0OTHER' }],
    ['an unconfirmed address', { is_email_confirmed: false }],
    ['a deleted account', { deleted: true }],
    ['a bot', { is_bot: true }],
  ])('%s has no rights, and may report', async (_name, fields) => {
    const member: SlackMember = {
      id: `U${randomUUID().slice(0, 6)}`,
      email: 'cso@sample.example',
      name: 'X',
      fields,
    };
    const list = await slash(bot.url, service, member, '/event', 'list');
    expect(text(await list.json())).toContain('may report an event');
    const report = await slash(bot.url, service, member, '/report', 'smoke in the hall');
    expect(text(await report.json())).toMatch(/EV-\d{4}/);
  });

  it('a second account with somebody’s address has no rights', async () => {
    await reported(jane, 'first');
    const thief: SlackMember = { id: 'U0THIEF', email: jane.email, name: 'Not Jane' };
    const mine = await slash(bot.url, service, thief, '/report', 'mine');
    expect(text(await mine.json())).toContain('may report an event');
  });
});

describe('the home', () => {
  it('shows one’s reports and what one can do', async () => {
    const mark = service.calls.length;
    await happen(bot.url, service, jane, { type: 'app_home_opened', tab: 'home', channel: 'D-U0JANE' });
    const call = await until(() => since(mark).find((each) => each.method === 'views.publish'));
    expect(text(call)).toContain('Your reports');
  });

  it('is not made for whoever opens the conversation beside it', async () => {
    const mark = service.calls.length;
    await happen(bot.url, service, jane, { type: 'app_home_opened', tab: 'messages', channel: 'D-U0JANE' });
    await happen(bot.url, service, jane, { type: 'app_home_opened', tab: 'home', channel: 'D-U0JANE' });
    await until(() => since(mark).find((each) => each.method === 'views.publish'));
    expect(since(mark).filter(({ method }) => method.startsWith('views.'))).toHaveLength(1);
  });
});

describe('when Slack is slow or busy', () => {
  it('acknowledges within three seconds, and the answer follows', async () => {
    service.delay = 3_200;
    const late: SlackMember = { id: 'U0LATE', email: 'it1@sample.example', name: 'Wei Zhang' };
    const began = performance.now();
    const response = await slash(bot.url, service, late, '/report', 'slow network in the lobby');
    const took = performance.now() - began;
    service.delay = 0;
    expect(took).toBeLessThan(3_000);
    expect(text(await response.json())).toContain('One moment');
    await until(() =>
      service.responses.find((each) => /slow|EV-\d{4}/.test(text(each)) && /recorded/i.test(text(each))),
    );
  });

  it.each([
    ['it has too much to do', { status: 429, headers: { 'Retry-After': '1' } }],
    ['it is in trouble', { status: 500 }],
    ['it refuses the bot’s token', { status: 200, error: 'token_revoked' }],
    ['its answer is lost', { status: 500, after: true as const }],
  ])(
    'shows the answer to direct words as soon as Slack takes it: %s',
    async (_why, failure) => {
      const mark = service.calls.length;
      service.failing.push({ method: 'chat.postMessage', holds: 'Recorded: EV-', ...failure });
      const words = {
        type: 'message',
        channel_type: 'im',
        channel: 'D-U0OMAR',
        text: 'report a lamp is broken',
      };
      await happen(bot.url, service, omar, words);
      const late = await until(
        () => since(mark).find((call) => text(call).includes('could not be shown to you at once')),
        40_000,
      );
      expect(late.body.channel).toBe('D-U0OMAR');
      expect(text(late)).toMatch(/Recorded: EV-\d{4}-\d{4}/);
    },
    45_000,
  );

  it('waits as long as Slack says, and sends again', async () => {
    const mark = service.calls.length;
    service.failing.push({
      method: 'chat.postMessage',
      holds: 'unlocked cabinet',
      status: 429,
      headers: { 'Retry-After': '1' },
    });
    await slash(bot.url, service, jane, '/report', 'unlocked cabinet in room 12');
    const desk = () =>
      since(mark).filter(
        (call) => call.body.channel === 'C000DESK' && text(call).includes('unlocked cabinet'),
      );
    // Other cards may be in line for the channel, which takes one a second.
    await until(() => desk().length === 2, 30_000);
  }, 40_000);

  it('gives a button when the form cannot open any more', async () => {
    service.failing.push({ method: 'views.open', status: 200 });
    await slash(bot.url, service, jane, '/report');
    await until(() => service.responses.find((each) => text(each).includes('Open the report form')));
  });

  it('has the request’s id in the log’s lines of every layer', async () => {
    service.failing.push({ method: 'views.open', status: 200 });
    await slash(bot.url, service, jane, '/report');
    const failed = await until(() => bot.log.lines.findLast((line) => line.includes('slack-answer-failed')));
    const [request] = /"request":"[\w-]{36}"/.exec(failed) ?? ['no request'];
    expect(bot.log.lines.filter((line) => line.includes(request))).toEqual([
      expect.stringContaining('debug handled '),
      failed,
    ]);
  });
});

it('never sends Slack what it would refuse', () => {
  expect(bot.log.lines.filter((line) => line.includes('invalid_blocks'))).toEqual([]);
});

it('writes nothing of what people say to the log', () => {
  expect(bot.log.lines.join('\n')).not.toMatch(/badge|stranger|graffiti|cabinet|suivi/);
});

describe('who reads a channel', () => {
  it('is asked page by page, and again when Slack asks for patience', async () => {
    for (const member of [jane, etienne]) await slash(bot.url, service, member, '/vigie', 'numbers');
    service.channels.set('C000DESK', ['U0JANE', 'U0STRANGER', 'U0ETIENNE', 'U0OTHER', 'U0VIGIE']);
    service.failing.push({ method: 'conversations.members', status: 429, headers: { 'Retry-After': '1' } });
    const mark = service.calls.length;
    expect(await bot.app.services.channelMembers('desk')).toEqual(new Set([jane.email, etienne.email]));
    const asked = since(mark).filter(({ method }) => method === 'conversations.members');
    expect(asked.map(({ body }) => body.cursor ?? 'first')).toEqual(['first', 'first', 'Mg==', 'NA==']);
  });

  it('fails where Slack does not tell, and is nobody where the channel is not on Slack', async () => {
    service.channels.delete('C000DESK');
    await expect(bot.app.services.channelMembers('desk')).rejects.toMatchObject({
      name: 'SendError',
      reason: 'channel_not_found',
      permanent: true,
    });
    expect(await bot.app.services.channelMembers('general')).toEqual(new Set());
  });
});

it('opens no direct message that sync found', async () => {
  const nadia: SlackMember = { id: 'U0NADIA', email: 'comms1@sample.example', name: 'Nathalie Fortin' };
  const account = { id: nadia.id, tenant: service.team };
  const person = await bot.store.people.get(nadia.email);
  if (!person) throw new Error('no such person');
  const known = { id: `slack:${nadia.id}`, version: 0, platform: 'slack', account: nadia.id } as const;
  await bot.store.commit([
    { in: 'people', put: { ...person, accounts: { slack: account } } },
    { in: 'conversations', put: { ...known, conversation: 'D0NADIA', serviceUrl: '', state: 'ok' } },
  ]);
  const mark = service.calls.length;
  const unit = new Unit(bot.app.services, new Date());
  await unit.owe('test', { kind: 'person', id: nadia.email, platform: 'slack' }, { text: 'a drill' });
  await bot.store.commit(unit.writes);
  const posted = await until(() => since(mark).find(({ body }) => text(body).includes('a drill')));
  expect(posted.body.channel).toBe('D0NADIA');
  expect(since(mark).some(({ method }) => method === 'conversations.open')).toBe(false);
});

describe('when Slack does not look at an account', () => {
  const refuse = () =>
    service.failing.push({ method: 'users.info', status: 429, headers: { 'Retry-After': '1' } });
  const rests = () => new Promise((resolve) => setTimeout(resolve, 1_100));

  it('whoever it was fixed to is still themselves, and nobody is asked about until it may be', async () => {
    const marc: SlackMember = { id: 'U0MARC', email: 'manager1@sample.example', name: 'Marc' };
    const person = await bot.store.people.get(marc.email);
    if (!person) throw new Error('no such person');
    const slack = { id: marc.id, tenant: service.team };
    await bot.store.commit([{ in: 'people', put: { ...person, accounts: { slack } } }]);
    refuse();
    const mark = service.calls.length;
    for (let i = 0; i < 3; i++) {
      const answer = await (await slash(bot.url, service, marc, '/vigie', 'report mine')).json();
      expect(text(answer)).toContain('You have not reported anything yet');
    }
    expect(since(mark).filter(({ method }) => method === 'users.info')).toHaveLength(1);
    await rests();
  });

  it('whoever is not known may report, and nothing else', async () => {
    const stranger: SlackMember = { id: 'U0NOBODY', email: 'deputy@sample.example', name: 'Nobody' };
    refuse();
    const answer = await (await slash(bot.url, service, stranger, '/vigie', 'report mine')).json();
    expect(text(answer)).toContain('This account may report an event');
    await rests();
  });
});

describe('a request that comes again', () => {
  it('a command that a proxy sends twice files one report', async () => {
    service.members.set(jane.id, jane);
    const fields = {
      command: '/report',
      text: 'lost my keys twice',
      user_id: jane.id,
      team_id: service.team,
    };
    const command = new URLSearchParams({
      ...fields,
      channel_id: 'C0GENERAL',
      channel_name: 'general',
      trigger_id: 't',
    });
    const sent = signed(command.toString(), 'application/x-www-form-urlencoded');
    const answers: string[] = [];
    for (let i = 0; i < 2; i++) answers.push(await (await fetch(`${bot.url}/slack/events`, sent)).text());
    expect(answers).toEqual([expect.stringMatching(/EV-\d{4}-\d{4}/), '']);
    const filed = await bot.store.events.page({ author: jane.email, limit: 10 });
    expect(filed.filter(({ text }) => text === 'lost my keys twice')).toHaveLength(1);
  });
});
