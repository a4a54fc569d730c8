import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSlack } from '../../../src/adapters/slack/adapter.ts';
import type { SlackLimits } from '../../../src/adapters/slack/limits.ts';
import { TurnTooLate } from '../../../src/chat/errors.ts';
import type { Message } from '../../../src/chat/message.ts';
import { type Alone, serveAlone } from '../../support/adapter.ts';
import { until } from '../../support/bot.ts';
import {
  happen,
  interact,
  pixel,
  type SlackMember,
  type SlackService,
  signingSecret,
  slash,
  startSlackService,
} from '../../support/slack.ts';
import type { Upload } from '../../support/slack-files.ts';

const jane: SlackMember = { id: 'U0JANE', email: 'employee-en@sample.example', name: 'Jane Kowalski' };

const chart = { kind: 'picture' as const, maker: 'm', of: 'chart', alt: 'Reports by week' };
const withPicture: Message = { text: 'The board', card: [{ kind: 'text', text: 'The board' }, chart] };
const withFile: Message = {
  text: 'Here it is',
  files: [{ maker: 'm', of: 'record', name: 'EV-2026-0001 dossier é.docx', type: 'application/docx' }],
};
const bytes = Buffer.from('a whole document, ünïcödé and all');

let service: SlackService;
let alone: Alone;

beforeAll(async () => {
  service = await startSlackService();
  alone = await serveAlone(slack());
});

function slack(limits?: SlackLimits) {
  const { botToken, apiUrl } = service;
  const log = { warn: () => {}, info: () => {} };
  const clock = () => new Date();
  return createSlack({ botToken, signingSecret, apiUrl, clock, log, ...(limits && { limits }) });
}

afterAll(async () => {
  await alone?.stop();
  await service?.stop();
});
beforeEach(() => {
  service.calls.length = 0;
  service.responses.length = 0;
  service.files.uploads.clear();
  service.files.working = 2;
  alone.made.length = 0;
  alone.reply = {};
  alone.bytes = new Map<string, Uint8Array>([
    ['chart', pixel],
    ['record', bytes],
  ]);
});

const uploads = (): Upload[] => [...service.files.uploads.values()];
const posts = () => service.calls.filter(({ method }) => method === 'chat.postMessage');
const text = (value: unknown): string => JSON.stringify(value);
const mention = { type: 'app_mention', text: '<@U0VIGIE> x', channel: 'C0GENERAL', thread_ts: '1.2' };
const direct = { type: 'message', channel_type: 'im', channel: 'D-U0JANE', text: 'x' };

describe('a file', () => {
  it('goes with its message, whole and under its name', async () => {
    alone.reply = { here: withFile };
    await happen(alone.url, service, jane, direct);
    const [file] = await until(() => uploads().some(({ channel }) => channel) && uploads());
    expect(file).toMatchObject({ name: 'EV-2026-0001 dossier é.docx', channel: 'D-U0JANE' });
    expect(file?.bytes).toEqual(bytes);
    expect(alone.made).toEqual([{ of: 'record', reader: 'U0JANE', purpose: 'give' }]);
  });

  it('stays in the thread of an answer that everybody there may see', async () => {
    alone.reply = { here: withFile };
    await happen(alone.url, service, jane, mention);
    await until(() => uploads().some(({ channel }) => channel));
    expect(uploads()[0]).toMatchObject({ channel: 'C0GENERAL', thread: '1.2' });
  });

  it('of a private answer goes to the direct message, and nowhere else', async () => {
    alone.reply = { here: { text: 'Answered privately.' }, own: withFile };
    await happen(alone.url, service, jane, mention);
    await until(() => uploads().some(({ channel }) => channel));
    expect(uploads().map(({ channel }) => channel)).toEqual(['D-U0JANE']);
  });

  it.each([
    ['slash command', () => slash(alone.url, service, jane, '/event', 'export')],
    [
      'button',
      () =>
        interact(alone.url, service, jane, {
          type: 'block_actions',
          channel: { id: 'C0GENERAL', name: 'general' },
          container: { type: 'message' },
          actions: [{ type: 'button', action_id: 'x', value: 'y' }],
        }),
    ],
    [
      'modal',
      () =>
        interact(alone.url, service, jane, {
          type: 'view_submission',
          view: { id: 'V1', type: 'modal', callback_id: 'f', private_metadata: '{}', state: { values: {} } },
        }),
    ],
  ])('asked for by a %s follows in the direct message', async (_name, ask) => {
    alone.reply = { here: withFile };
    await ask();
    await until(() => uploads().some(({ channel }) => channel));
    expect(uploads().map(({ channel }) => channel)).toEqual(['D-U0JANE']);
  });

  it('that may not be had is one sentence', async () => {
    alone.bytes.clear();
    alone.reply = { here: withFile };
    await happen(alone.url, service, jane, direct);
    await until(() => posts().length === 2);
    expect(text(posts()[1])).toContain('I cannot give you “EV-2026-0001 dossier é.docx”');
    expect(uploads()).toEqual([]);
  });

  it('that Slack does not take is one sentence, and the message is not sent again', async () => {
    service.failing.push({ method: 'files.completeUploadExternal', status: 200 });
    await alone.adapter.send({ kind: 'account', platform: 'slack', id: 'U0JANE' }, withFile, 'k');
    expect(posts()).toHaveLength(2);
    expect(text(posts()[1])).toContain('could not be saved');
  });
});

describe('a picture', () => {
  it('is shown to those who see the message, once Slack has worked on it, from no public address', async () => {
    alone.reply = { here: withPicture };
    await happen(alone.url, service, jane, direct);
    const [post] = await until(() => posts().length > 0 && posts());
    const [upload] = uploads();
    expect(text(post)).toContain(`"slack_file":{"id":"${upload?.id}"}`);
    expect(text(post)).toContain('"alt_text":"Reports by week"');
    expect(text(post)).not.toContain('image_url');
    expect(upload).toMatchObject({ completed: true });
    expect(upload?.channel).toBeUndefined();
    expect(upload?.bytes).toEqual(pixel);
    expect(service.calls.some(({ method }) => method === 'files.sharedPublicURL')).toBe(false);
  });

  it('that Slack takes too long for is its words, and is gone again', async () => {
    service.files.working = 1_000;
    await alone.adapter.send({ kind: 'channel', platform: 'slack', id: 'C000DESK' }, withPicture, 'k');
    expect(text(posts())).toContain('Reports by week');
    expect(text(posts())).not.toContain('slack_file');
    expect(uploads()[0]).toMatchObject({ deleted: true });
  });

  it('that Slack refuses in a block is its words', async () => {
    service.failing.push({
      method: 'chat.postMessage',
      holds: 'slack_file',
      status: 200,
      error: 'invalid_blocks',
    });
    await alone.adapter.send({ kind: 'channel', platform: 'slack', id: 'C000DESK' }, withPicture, 'k');
    expect(posts()).toHaveLength(2);
    expect(text(posts()[1])).not.toContain('slack_file');
    expect(uploads()[0]).toMatchObject({ deleted: true });
  });

  it('of a message whose turn came too late is gone again, too', async () => {
    const to = { kind: 'channel', platform: 'slack', id: 'C000DESK' } as const;
    await expect(alone.adapter.send(to, withPicture, 'k', () => false)).rejects.toThrow(TurnTooLate);
    expect(uploads()).toMatchObject([{ deleted: true }]);
    expect(posts()).toEqual([]);
  });

  it('that would have to wait for Slack’s limit is its words, and holds up no message', async () => {
    service.files.working = 0;
    const many = await serveAlone(slack({ slackMessagesPerMinute: 60_000, slackChangesPerMinute: 50 }));
    many.bytes = alone.bytes;
    const send = (i: number) =>
      many.adapter.send({ kind: 'channel', platform: 'slack', id: `C${i}` }, withPicture, `k${i}`);
    for (let i = 0; i < 110; i += 5) await Promise.all([0, 1, 2, 3, 4].map((n) => send(i + n)));
    await many.stop();
    expect(posts()).toHaveLength(110);
    expect(posts().filter((post) => text(post).includes('slack_file'))).toHaveLength(100);
    expect(posts().every((post) => text(post).includes('Reports by week'))).toBe(true);
    expect(uploads()).toHaveLength(100);
  }, 120_000);

  it('changes with the message', async () => {
    const to = { kind: 'channel', platform: 'slack', id: 'C000DESK' } as const;
    const posted = await alone.adapter.send(to, withPicture, 'k');
    await alone.adapter.update(posted, withPicture);
    const updates = service.calls.filter(({ method }) => method === 'chat.update');
    expect(text(updates)).toContain(`"slack_file":{"id":"${uploads()[1]?.id}"}`);
  });

  it('of an answer that only one person sees is its words there, and follows in the direct message', async () => {
    alone.reply = { here: withPicture };
    const answer = await (await slash(alone.url, service, jane, '/event', 'board')).text();
    expect(answer).toContain('Reports by week');
    expect(answer).not.toContain('slack_file');
    const [post] = await until(() => posts().length > 0 && posts());
    expect(post?.body.channel).toBe('D-U0JANE');
    expect(text(post)).toContain('slack_file');
    expect(text(post?.body.blocks)).not.toContain('The board');
  });

  it('asked for again while it is on its way comes once', async () => {
    alone.bytes.set('slow', pixel);
    alone.reply = { here: { ...withPicture, card: [{ ...chart, of: 'slow' }] } };
    const ask = () => slash(alone.url, service, jane, '/event', 'board').then((response) => response.text());
    service.delay = 300;
    await Promise.all([ask(), ask(), ask()]);
    await until(() => posts().length > 0);
    service.delay = 0;
    expect(uploads().length).toBe(1);
  });

  it('of the home is its words: nobody but the bot has access to an upload there', async () => {
    alone.reply = { home: withPicture };
    await happen(alone.url, service, jane, { type: 'app_home_opened', tab: 'home', channel: 'D-U0JANE' });
    const view = await until(() => service.calls.find(({ method }) => method === 'views.publish'));
    expect(text(view)).toContain('Reports by week');
    expect(uploads()).toEqual([]);
  });

  it('that the reader may not have is its words', async () => {
    alone.bytes.clear();
    await alone.adapter.send({ kind: 'account', platform: 'slack', id: 'U0JANE' }, withPicture, 'k');
    expect(text(posts())).toContain('Reports by week');
    expect(alone.made).toEqual([{ of: 'chart', reader: 'U0JANE', purpose: 'show' }]);
  });
});
