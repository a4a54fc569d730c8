import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTeams } from '../../../src/adapters/teams/adapter.ts';
import { isFileHome } from '../../../src/adapters/teams/files.ts';
import type { Message } from '../../../src/chat/message.ts';
import { type Alone, serveAlone } from '../../support/adapter.ts';
import { pixel } from '../../support/slack.ts';
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
const name = 'EV-2026-0001 dossier é.docx';
const withFile: Message = {
  text: 'Here it is',
  files: [{ maker: 'm', of: 'record', name, type: 'application/docx' }],
};
const withPicture: Message = {
  text: 'The board',
  card: [
    { kind: 'text', text: 'The board' },
    { kind: 'picture', maker: 'm', of: 'chart', alt: 'Reports by week' },
  ],
};
const bytes = Buffer.from('a whole document, ünïcödé and all');
const channel = { conversationType: 'channel', tenantId, id: '19:general@thread.tacv2;messageid=1' };

let service: TeamsService;
let alone: Alone;
const warnings: string[] = [];

beforeAll(async () => {
  service = await startTeamsService();
  const { openIdMetadata, tokenUrl } = service;
  const conversations = new Map();
  alone = await serveAlone(
    createTeams({
      credentials: { appId, type: 'SingleTenant', tenantId, password: 'secret', openIdMetadata, tokenUrl },
      allowedTenants: [],
      loopback: true,
      conversations: { get: async (id) => conversations.get(id) },
      remember: async (conversation) => void conversations.set(conversation.id, conversation),
      clock: () => new Date(),
      log: { warn: (code, detail) => warnings.push(`${code} ${JSON.stringify(detail)}`) },
    }),
  );
  alone.reply = {};
  await service.send(alone.url, activityOf(service, jane, { text: 'hello' }));
});
afterAll(async () => {
  await alone?.stop();
  await service?.stop();
});
beforeEach(() => {
  service.calls.length = 0;
  service.saved.clear();
  warnings.length = 0;
  alone.made.length = 0;
  alone.bytes = new Map<string, Uint8Array>([
    ['chart', pixel],
    ['record', bytes],
  ]);
});

interface Card {
  contentType: string;
  name: string;
  contentUrl?: string;
  content: { acceptContext: object; sizeInBytes: number } & Record<string, unknown>;
}

const cards = (call: Call | undefined) => (call?.body.attachments ?? []) as Card[];

/** Has Jane ask for a file; returns the card that offers it. */
async function offered(fields: object = {}): Promise<Card> {
  await service.send(alone.url, activityOf(service, jane, { text: 'event export', ...fields }));
  const offer = service.calls.find((call) => cards(call)[0]?.contentType.endsWith('file.consent'));
  expect(offer?.path).toContain('personal-aad-jane');
  const [card] = cards(offer);
  if (!card) throw new Error('nothing was offered');
  service.calls.length = 0;
  alone.made.length = 0;
  return card;
}

function respond(value: object, more: object = {}): Promise<Response> {
  const activity = { type: 'invoke', name: 'fileConsent/invoke', replyToId: '77', value, ...more };
  return service.send(alone.url, activityOf(service, jane, activity));
}

const accepted = (card: Card, path: string) => ({
  type: 'fileUpload',
  action: 'accept',
  context: card.content.acceptContext,
  uploadInfo: {
    contentUrl: `${service.url}/Documents/x.docx`,
    name: 'x.docx',
    uploadUrl: service.url + path,
    uniqueId: 'U-1',
    fileType: 'docx',
  },
});

describe('a file', () => {
  it('is offered, made anew when accepted, saved whole, and takes the place of the question', async () => {
    alone.reply = { here: withFile };
    const card = await offered();
    expect(card).toMatchObject({ name, content: { sizeInBytes: bytes.length } });
    const path = service.session();
    const response = await respond(accepted(card, path));
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
    expect(service.saved.get(path)).toEqual(bytes);
    expect(alone.made).toEqual([{ of: 'record', reader: 'aad-jane', purpose: 'give' }]);
    const [replaced] = service.calls;
    expect(replaced?.method).toBe('PUT');
    expect(replaced?.path).toMatch(/personal-aad-jane\/activities\/77$/);
    expect(cards(replaced)[0]).toMatchObject({
      contentType: 'application/vnd.microsoft.teams.card.file.info',
      name: 'x.docx',
      contentUrl: `${service.url}/Documents/x.docx`,
      content: { uniqueId: 'U-1', fileType: 'docx' },
    });
  });

  it.each([
    ['in the channel', { here: withFile }],
    ['privately', { here: { text: 'Answered privately.' }, own: withFile }],
  ])('asked for in a channel and answered %s is offered in the person’s own chat', async (_name, reply) => {
    alone.reply = reply;
    await offered({ conversation: channel });
  });

  it('declined is one sentence in the place of the question', async () => {
    alone.reply = { here: withFile };
    const card = await offered();
    await respond({ type: 'fileUpload', action: 'decline', context: card.content.declineContext });
    expect(service.calls[0]?.body.text).toBe(
      `You did not take “${name}”. Ask for it again whenever you want it.`,
    );
    expect(alone.made).toEqual([]);
  });

  it('that the person may no longer have when they accept is not saved', async () => {
    alone.reply = { here: withFile };
    const card = await offered();
    alone.bytes.clear();
    await respond(accepted(card, service.session()));
    expect(service.saved.size).toBe(0);
    expect(service.calls[0]?.body.text).toContain('I cannot give you');
  });

  it('that may not be had is not offered', async () => {
    alone.reply = { here: withFile };
    alone.bytes.clear();
    await service.send(alone.url, activityOf(service, jane, { text: 'event export' }));
    expect(service.calls.map(shown).join()).not.toContain('consent');
    expect(service.calls.map(shown).join()).toContain('I cannot give you');
  });

  it('whose session is over is one sentence', async () => {
    alone.reply = { here: withFile };
    const card = await offered();
    await respond(accepted(card, '/upload/over'));
    expect(service.calls[0]?.body.text).toContain('could not be saved');
    expect(warnings.join()).toContain('status 404');
  });

  it.each(['http://evil.example/x', 'https://evil.example/x', 'file:///etc/passwd', 7, undefined])(
    'is never sent to %s',
    async (uploadUrl) => {
      alone.reply = { here: withFile };
      const card = await offered();
      await respond({ ...accepted(card, '/x'), uploadInfo: { uploadUrl } });
      expect(service.calls[0]?.body.text).toContain('could not be saved');
      expect(warnings.join()).toContain('not a place of Teams');
    },
  );

  it('accepted twice is saved where Teams says each time, and a question that is gone is answered anew', async () => {
    alone.reply = { here: withFile };
    const card = await offered();
    await respond(accepted(card, service.session()));
    service.calls.length = 0;
    service.failing.push({ holds: 'activities/77', status: 404 });
    await respond(accepted(card, service.session()));
    expect(service.saved.size).toBe(2);
    expect(service.calls.map(({ method }) => method)).toEqual(['PUT', 'POST']);
  });

  it.each([{}, { action: 'accept' }, { action: 'accept', context: 'x' }, { context: { maker: 1 } }, null])(
    'survives the answer %j',
    async (value) => {
      const response = await respond(value as object);
      expect(response.status).toBe(200);
      expect(service.calls).toEqual([]);
      expect(alone.made).toEqual([]);
    },
  );

  it('is not saved from a channel', async () => {
    alone.reply = { here: withFile };
    const card = await offered();
    await respond(accepted(card, service.session()), { conversation: channel });
    expect(service.saved.size).toBe(0);
  });

  it('sent by the bot itself is offered to its reader', async () => {
    await alone.adapter.send({ kind: 'account', platform: 'teams', id: 'aad-jane' }, withFile, 'k');
    expect(service.calls.flatMap(cards).map(({ contentType }) => contentType)).toEqual([
      'application/vnd.microsoft.teams.card.file.consent',
    ]);
    expect(alone.made).toEqual([{ of: 'record', reader: 'aad-jane', purpose: 'show' }]);
  });
});

it.each([
  ['https://contoso-my.sharepoint.com/personal/x/_api/v2.0/upload', true],
  ['https://sharepoint.com.evil.example/x', false],
  ['https://evilsharepoint.com/x', false],
  ['http://contoso.sharepoint.com/x', false],
  ['https://contoso.sharepoint.com@evil.example/x', false],
  ['http://127.0.0.1/x', false],
  ['x', false],
])('the address %s is Teams’ own: %s', (address, own) => {
  expect(isFileHome(address, false)).toBe(own);
});

describe('a picture', () => {
  it('travels in the card with its words, and lies at no address', async () => {
    alone.reply = { here: withPicture };
    await service.send(alone.url, activityOf(service, jane, { text: 'event board' }));
    const image = shown(service.calls[0] as Call);
    expect(image).toContain(`"url":"data:image/png;base64,${pixel.toString('base64')}"`);
    expect(image).toContain('"altText":"Reports by week"');
  });

  it('larger than a message may otherwise be is taken', async () => {
    alone.bytes.set('chart', Buffer.alloc(300_000, 1));
    await alone.adapter.send({ kind: 'channel', platform: 'teams', id: '19:desk' }, withPicture, 'k');
    expect(service.calls).toHaveLength(1);
  });

  it('that Teams would not show is its words', async () => {
    alone.bytes.set('chart', Buffer.alloc(2_000_000, 1));
    await alone.adapter.send({ kind: 'channel', platform: 'teams', id: '19:desk' }, withPicture, 'k');
    expect(shown(service.calls[0] as Call)).not.toContain('data:image');
    expect(shown(service.calls[0] as Call)).toContain('Reports by week');
  });
});
