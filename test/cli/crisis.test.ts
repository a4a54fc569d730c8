import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runVerb } from '../../src/cli/run.ts';
import { allRecords } from '../../src/handlers/bot.ts';
import { digester } from '../../src/handlers/compose.ts';
import { type Chat, startChat } from '../support/chat.ts';
import { plainText } from '../support/plain-text.ts';

const id = 'CR-2026-0001';
let chat: Chat;

beforeEach(async () => {
  chat = await startChat();
  await chat.say('officer1', 'crisis open flood at 90 Elgin');
  await chat.settle();
});
afterEach(() => chat.close());

async function run(verb: string, input: unknown): Promise<{ exit: number; lines: string[] }> {
  const lines: string[] = [];
  const { store, department, services, now } = chat;
  const print = (line: string) => lines.push(line);
  const exit = await runVerb({ verb, input, user: 'admin' }, { store, department, services, now, print });
  return { exit, lines };
}

describe('crisis log at the command line', () => {
  it('puts words on the log, and the room reads them when it can', async () => {
    const { exit, lines } = await run('crisis log', { id, text: 'chat is down; we meet in room 100' });
    expect([exit, lines]).toEqual([0, [`${id}: on the log as no. 3.`]]);
    expect((await chat.store.logs.last(id, 1))[0]).toMatchObject({ by: 'os:admin', via: 'command-line' });
    await chat.settle();
    const read = (await chat.owed(`#${id} console`)).join('\n');
    expect(read).toContain('chat is down; we meet in room 100');
    expect(read).toContain('admin at the command line');
    const audit = await chat.store.audit.page(0, 100);
    expect(audit.at(-1)).toMatchObject({ who: 'os:admin', what: 'crisis log', record: id });
  });

  it('says of an exercise that it is one', async () => {
    await chat.say('officer1', 'crisis open exercise kind:exercise tabletop');
    const { lines } = await run('crisis log', { id: 'CR-2026-0002', text: 'we meet in room 100' });
    expect(lines).toEqual([expect.stringMatching(/^EXERCISE · CR-2026-0002: on the log as no\. \d+\.$/)]);
  });

  it('refuses what there is no crisis for, what is empty, too long, above its marking, or closed', async () => {
    expect((await run('crisis log', { id: 'CR-2026-0009', text: 'x' })).exit).toBe(1);
    expect((await run('crisis log', { id, text: '  ' })).exit).toBe(1);
    expect((await run('crisis log', { id, text: 'x'.repeat(3_001) })).exit).toBe(1);
    expect((await run('crisis log', { id, text: 'SECRET // the plan' })).lines).toEqual([
      `${id} takes at most unclassified. Nothing was kept.`,
    ]);
    const crisis = await chat.store.crises.get(id);
    if (crisis) await chat.store.commit([{ in: 'crises', put: { ...crisis, state: 'closed' } }]);
    expect((await run('crisis log', { id, text: 'x' })).lines).toEqual([
      expect.stringContaining('is closed'),
    ]);
    expect(await chat.store.logs.count(id)).toBe(2);
  });

  it('gathers into one message what a room missed', async () => {
    for (let i = 0; i < 40; i++) await run('crisis log', { id, text: `fact ${i}` });
    const owed = await chat.store.deliveries.claim(
      'console',
      chat.now,
      new Date(chat.now.getTime() + 60_000),
      {
        limit: 100,
        only: `cards ${id}`,
      },
    );
    expect(owed).toHaveLength(40);
    const read = plainText(await digester(allRecords(), chat.services, () => chat.now)(owed));
    expect(read).toContain(`${id}: 40 entries were put on the log meanwhile.`);
    expect(read).toContain('fact 29');
    expect(read).toContain('… and 10 more');
  });
});

describe('export', () => {
  it('gives rooms with their logs and reports, and actions', async () => {
    await chat.say('officer1', `crisis action ${id} call the landlord`);
    await chat.fill('officer1', `crisis sitrep ${id}`, { situation: 'Wet.' });
    const rooms = JSON.parse((await run('export', { collection: 'rooms', format: 'json' })).lines.join('\n'));
    expect(rooms[0]).toMatchObject({
      id,
      room: { place: { platform: 'console' } },
      reports: [{ number: 1, texts: { situation: 'Wet.' } }],
    });
    expect(rooms[0].log.map(({ what }: { what: string }) => what)).toEqual([
      'opened',
      'room',
      'action',
      'report',
    ]);
    const actions = await run('export', { collection: 'actions', format: 'csv' });
    expect(actions.lines[1]).toContain(
      'AC-2026-0001,CR-2026-0001,response,false,unclassified,call the landlord',
    );
    for (const collection of ['rooms', 'actions'] as const) {
      const json = JSON.parse((await run('export', { collection, format: 'json' })).lines.join('\n'));
      const columns = (await run('export', { collection, format: 'csv' })).lines[0]?.split(',');
      const known = new Set(columns);
      const missing = Object.keys(json[0]).filter((key) => key !== 'version' && !known.has(key));
      expect(
        missing.filter((key) => !['language', 'platform', 'handovers', 'reminded'].includes(key)),
      ).toEqual([]);
    }
  });
});

describe('an import', () => {
  const inside = () => [...(chat.rooms.get('console')?.rooms.at(-1)?.members ?? [])];
  const header =
    'email,level,status,granted,expires,next_check,stage,requested,conditions_until,temporary_until';
  const secret = (who: string, status: string) =>
    `${who}@sample.example,secret,${status},2025-01-10,2035-01-10,2030-01-10,,,,`;
  async function settled(): Promise<void> {
    for (let i = 0; i < 3; i++) await chat.pass(1);
    await chat.settle();
  }

  it('of screening takes out of a room at once whoever may not be in it any more', async () => {
    const rows = (it: string) => [header, secret('officer1', 'active'), secret('it1', it)].join('\n');
    expect((await run('import screening', { text: rows('active'), dryRun: false })).exit).toBe(0);
    await chat.say('officer1', 'crisis open level:secret kind:cyber odd traffic');
    await chat.settle();
    expect(inside()).toContain('it1@sample.example');
    expect((await run('import screening', { text: rows('suspended'), dryRun: true })).exit).toBe(0);
    await settled();
    expect(inside()).toContain('it1@sample.example');
    expect((await run('import screening', { text: rows('suspended'), dryRun: false })).exit).toBe(0);
    await settled();
    expect(inside()).toEqual(['officer1@sample.example']);
  });

  it('of people takes out whoever left', async () => {
    const all = readFileSync(join(import.meta.dirname, '../../data/people.sample.csv'), 'utf8');
    const text = all
      .split('\n')
      .filter((line) => !line.startsWith('hr1@'))
      .join('\n');
    expect(inside()).toContain('hr1@sample.example');
    const input = { text, dryRun: false, grantRoles: true, deactivateMissing: true };
    expect((await run('import people', input)).exit).toBe(0);
    await settled();
    expect(inside()).not.toContain('hr1@sample.example');
    expect(inside()).toContain('officer1@sample.example');
  });
});
