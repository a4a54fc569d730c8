import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSlack } from '../../src/adapters/slack/adapter.ts';
import { createTeams } from '../../src/adapters/teams/adapter.ts';
import type { Store } from '../../src/domain/store.ts';
import { type Bot, startBot, until } from '../support/bot.ts';
import { startConsoleBot, token } from '../support/console.ts';
import {
  happen,
  type SlackMember,
  type SlackService,
  signingSecret,
  slash,
  startSlackService,
} from '../support/slack.ts';
import {
  activityOf,
  appId,
  shown,
  startTeamsService,
  type TeamsService,
  tenantId,
} from '../support/teams.ts';
import { unzip } from '../support/unzip.ts';

/** The record of an event on each platform, from the words that ask for it to the bytes that arrive. */

const id = 'EV-2026-0001';
const officer = 'officer1@sample.example';
let bot: Bot;

const reported = (store: Store) => until(async () => (await store.events.page({ limit: 1 }))[0]?.id);
const wordsOf = (docx: Uint8Array | undefined) =>
  unzip(docx ?? Buffer.alloc(0)).get('word/document.xml') ?? '';
const history = async (of: string) => (await bot.store.events.get(of))?.history.map(({ what }) => what);

describe('on Slack', () => {
  let service: SlackService;
  const daniel: SlackMember = { id: 'U0OFFICER', email: officer, name: 'Daniel Okafor' };
  beforeAll(async () => {
    service = await startSlackService();
    const { botToken, apiUrl } = service;
    bot = await startBot({
      adapters: (_store, log) => [
        createSlack({ botToken, signingSecret, apiUrl, clock: () => new Date(), log }),
      ],
    });
  });
  afterAll(async () => {
    await bot?.stop();
    await service?.stop();
  });

  it('the files go to the officer’s own chat, and a word it does not know is told', async () => {
    await slash(bot.url, service, daniel, '/report', 'my laptop was stolen');
    const event = await reported(bot.store);
    const refused = await slash(bot.url, service, daniel, '/vigie', `event export ${event} everything`);
    expect(await refused.text()).toContain('could not use “everything”');
    expect(service.files.uploads.size).toBe(0);
    await slash(bot.url, service, daniel, '/event', `export ${event}`);
    const uploads = await until(() => {
      const all = [...service.files.uploads.values()].filter(({ channel }) => channel);
      return all.length === 3 && all;
    });
    expect(uploads.map(({ name }) => name).sort()).toEqual([`${event}.docx`, `${event}.json`, `${event}.md`]);
    expect(new Set(uploads.map(({ channel }) => channel)).has('C0GENERAL')).toBe(false);
    expect(wordsOf(uploads.find(({ name }) => name.endsWith('docx'))?.bytes)).toContain('laptop was stolen');
    expect(await history(event)).toContain('exported');
  });

  it('a severing sheet is not shown', async () => {
    const event = await reported(bot.store);
    const luc: SlackMember = { id: 'U0PRIVACY', email: 'privacy1@sample.example', name: 'Privacy' };
    const text = `event export ${event} severed`;
    await slash(bot.url, service, daniel, '/event', `export ${event} severed`);
    await until(() => bot.store.severings.get(event));
    await happen(bot.url, service, luc, {
      type: 'message',
      channel_type: 'im',
      channel: 'D-U0PRIVACY',
      text,
    });
    const said = await until(() =>
      service.calls.map((call) => JSON.stringify(call)).find((call) => /D-U0PRIVACY.*--severed/.test(call)),
    );
    expect(said).not.toContain('laptop');
  });
});

describe('on Teams', () => {
  let service: TeamsService;
  const daniel = { id: 'aad-officer', email: officer, name: 'Daniel Okafor' };
  const write = (text: string, more: object = {}) =>
    service.send(bot.url, activityOf(service, daniel, { text, ...more }));
  beforeAll(async () => {
    service = await startTeamsService();
    const { openIdMetadata, tokenUrl } = service;
    bot = await startBot({
      adapters: (store, log) => [
        createTeams({
          credentials: { appId, type: 'SingleTenant', tenantId, password: 'x', openIdMetadata, tokenUrl },
          allowedTenants: [],
          loopback: true,
          conversations: store.conversations,
          remember: (conversation) => store.commit([{ in: 'conversations', put: conversation }]),
          clock: () => new Date(),
          log,
        }),
      ],
    });
  });
  afterAll(async () => {
    await bot?.stop();
    await service?.stop();
  });

  it('each file is offered in the officer’s own chat and saved when accepted', async () => {
    await write('report my laptop was stolen');
    const event = await reported(bot.store);
    await write(`event export ${event} file 7`);
    expect(service.calls.map(shown).join()).toContain('has no files');
    service.calls.length = 0;
    const channel = { conversationType: 'channel', tenantId, id: '19:general@thread.tacv2;messageid=1' };
    const mention = [
      { type: 'mention', text: '<at>Vigie</at>', mentioned: { id: `28:${appId}`, name: 'Vigie' } },
    ];
    await write(`<at>Vigie</at> event export ${event} fr`, { conversation: channel, entities: mention });
    const offers = await until(() => {
      const found = service.calls.filter((call) => shown(call).includes('file.consent'));
      return found.length === 3 && found;
    });
    expect(offers.every(({ path }) => path.includes('personal-aad-officer'))).toBe(true);
    expect(
      service.calls
        .filter(({ path }) => path.includes('general'))
        .map(shown)
        .join(),
    ).not.toContain(event);
    const cards = offers.flatMap(
      ({ body }) => body.attachments as { name: string; content: { acceptContext: object } }[],
    );
    const docx = cards.find(({ name }) => name === `${event}.docx`);
    const uploadUrl = service.session();
    const value = {
      type: 'fileUpload',
      action: 'accept',
      context: docx?.content.acceptContext,
      uploadInfo: {
        contentUrl: `${service.url}/Documents/x.docx`,
        name: 'x.docx',
        uploadUrl: service.url + uploadUrl,
        uniqueId: 'U-1',
        fileType: 'docx',
      },
    };
    await service.send(
      bot.url,
      activityOf(service, daniel, { type: 'invoke', name: 'fileConsent/invoke', replyToId: '77', value }),
    );
    expect(wordsOf(service.saved.get(uploadUrl))).toContain('Ce qui a été signalé');
    const facts = await bot.store.audit.page(0, 100);
    expect(facts.at(-1)).toMatchObject({ who: officer, what: 'file event.part', outcome: 'done' });
  });
});

describe('in the console', () => {
  const cookie = { Cookie: `vigie=${token}` };
  beforeAll(async () => {
    bot = await startConsoleBot();
  });
  afterAll(() => bot?.stop());

  const send = (person: string, posted: object) =>
    fetch(`${bot.url}/console/send?person=${person}`, {
      method: 'POST',
      headers: { ...cookie, 'Content-Type': 'application/json' },
      body: JSON.stringify({ id: randomUUID(), ...posted }),
    });

  /** Everything a person’s tab shows. */
  async function shownTo(person: string): Promise<{ text: string; files: { id: string; name: string }[] }> {
    const ended = new AbortController();
    const stream = await fetch(`${bot.url}/console/stream?person=${person}`, {
      headers: cookie,
      signal: ended.signal,
    });
    let text = '';
    for await (const part of stream.body as unknown as AsyncIterable<Uint8Array>) {
      text += Buffer.from(part).toString('utf8');
      if (text.includes('\n\n')) break;
    }
    ended.abort();
    const found = [...text.matchAll(/\{"id":"([^"]+)","name":"([^"]+)"/g)];
    return { text, files: found.map(([, file = '', name = '']) => ({ id: file, name })) };
  }

  it('a file is downloaded; the severed copy goes by way of its form', async () => {
    await send(officer, { text: 'report privacy breach, files sent to the wrong person' });
    await send(officer, { text: `event export ${id} nonsense` });
    expect((await shownTo(officer)).text).toContain('could not use “nonsense”');
    await send(officer, { text: `event export ${id}` });
    const { files } = await shownTo(officer);
    const docx = files.find(({ name }) => name === `${id}.docx`);
    const query = new URLSearchParams({ person: officer, id: docx?.id ?? '' });
    const got = await fetch(`${bot.url}/console/file?${query}`, { headers: cookie });
    expect(wordsOf(new Uint8Array(await got.arrayBuffer()))).toContain('the wrong person');

    const privacy = 'privacy1@sample.example';
    await send(privacy, { text: `event export ${id} severed` });
    const asked = (await shownTo(privacy)).text;
    const form = /"vigie":(\{"form":"event.severing"[^}]*\}\})/.exec(asked.replaceAll('\\"', '"'))?.[1];
    await send(privacy, { data: { vigie: JSON.parse(form ?? '{}'), '19(1)': 'the wrong person', '17': '' } });
    await send(privacy, { data: { vigie: { action: 'event.severed', value: `${id} en 1` } } });
    const copy = (await shownTo(privacy)).files.find(({ name }) => name === `${id}-severed.md`);
    const wanted = new URLSearchParams({ person: privacy, id: copy?.id ?? '' });
    const text = await (await fetch(`${bot.url}/console/file?${wanted}`, { headers: cookie })).text();
    expect(text).toContain('files sent to \\[s.19(1)\\]');
    expect(text).not.toContain('wrong person');
  });
});
