import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTeams } from '../../../src/adapters/teams/adapter.ts';
import type { ChatEvent } from '../../../src/chat/event.ts';
import { createHttpServer, type Server } from '../../../src/server/server.ts';
import { activityOf, startTeamsService, type TeamsService } from '../../support/teams.ts';

const jane = { id: 'aad-jane', email: 'employee-en@sample.example', name: 'Jane Kowalski' };
const picture = { contentType: 'image/png', contentUrl: 'https://x.example/p.png' };

let service: TeamsService;
let server: Server;
let url: string;
const events: ChatEvent[] = [];
const failures: string[] = [];

beforeAll(async () => {
  service = await startTeamsService();
  const teams = createTeams({
    allowedTenants: [],
    loopback: true,
    conversations: { get: async () => undefined },
    remember: async () => {},
    clock: () => new Date(),
    log: { warn() {} },
  });
  await teams.start(
    async (event) => {
      events.push(event);
      return {};
    },
    async () => ({ language: 'en' }),
    async () => {},
  );
  server = createHttpServer({
    routes: teams.routes,
    readiness: () => ({ ready: true, body: {} }),
    failed: (path, error) => failures.push(`${path} ${String(error)}`),
  });
  url = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}/api/messages`;
});

afterAll(async () => {
  await server?.close();
  await service?.stop();
});

async function post(fields: Record<string, unknown>): Promise<number> {
  const headers = { 'Content-Type': 'application/json' };
  const body = JSON.stringify(activityOf(service, jane, fields));
  const { status } = await fetch(url, { method: 'POST', headers, body });
  return status;
}

describe('an activity that is not as Bot Framework says', () => {
  it.each<Record<string, unknown>>([
    { attachments: [null] },
    { attachments: 'none' },
    { attachments: [{ contentType: 5 }] },
    { attachments: null },
    { entities: [null] },
    { entities: 7 },
    { recipient: null },
    { name: 5 },
  ])('is still what somebody said: %j', async (odd) => {
    events.length = 0;
    expect(await post({ text: 'report a broken lock', ...odd })).toBe(200);
    expect(events.map((event) => event.kind === 'text' && event.text)).toContain('report a broken lock');
  });

  it('keeps a picture whose name is none', async () => {
    events.length = 0;
    expect(await post({ text: 'report', attachments: [{ ...picture, name: 5 }] })).toBe(200);
    expect(events[0]).toMatchObject({ files: [{ name: 'picture.png' }] });
  });

  it('gets an answer that is not our fault, whatever is in it', async () => {
    const odd = fc.oneof(fc.jsonValue(), fc.array(fc.record({ contentType: fc.jsonValue() })));
    const fields = fc.dictionary(
      fc.constantFrom(
        ...['attachments', 'entities', 'membersAdded', 'membersRemoved', 'recipient', 'channelData'],
        ...['value', 'name', 'action', 'text', 'locale', 'replyToId', 'id'],
      ),
      odd,
    );
    const type = fc.constantFrom('message', 'invoke', 'conversationUpdate', 'installationUpdate');
    const from = fc.record({ id: fc.constant('29:x'), aadObjectId: odd, name: odd, role: odd });
    const id = fc.constantFrom('a:x', '19:x@thread.tacv2');
    const conversation = fc.record({ id, tenantId: odd, conversationType: odd });
    await fc.assert(
      fc.asyncProperty(fields, type, from, conversation, async (fields, type, from, conversation) => {
        expect(await post({ ...fields, type, from, conversation })).toBeLessThan(500);
      }),
      { numRuns: 150 },
    );
    expect(failures).toEqual([]);
  });
});
