import { describe, expect, it } from 'vitest';
import { csvRow } from '../../src/cli/export-columns.ts';
import { runVerb } from '../../src/cli/run.ts';
import { screeningColumns } from '../../src/cli/screening-csv.ts';
import { take } from '../support/alerts.ts';
import { type Chat, chatForEach } from '../support/chat.ts';
import { aCampaign } from '../support/records.ts';

const jane = 'employee-en@sample.example';
const hour = 3_600_000;
let chat: Chat;

chatForEach((started) => {
  chat = started;
});

async function run(verb: string, input: unknown): Promise<{ exit: number; lines: string[] }> {
  const lines: string[] = [];
  const { store, department, services, now } = chat;
  const exit = await runVerb(
    { verb, input, user: 'admin' },
    { store, department, services, now, print: (line) => lines.push(line) },
  );
  return { exit, lines };
}

const courses = (rows: readonly string[], dryRun = false) =>
  run('import courses', { text: ['email,course,completed', ...rows].join('\n'), dryRun });

describe('import courses', () => {
  it('keeps the latest date, says who is unknown, and is in the audit', async () => {
    const rows = [
      `${jane.toUpperCase()},cor310,2026-03-01`,
      `${jane},COR310,2026-10-01`,
      'x@y.ca,DDN235,2026-01-01',
    ];
    const dry = await courses(rows, true);
    expect(dry).toEqual({
      exit: 0,
      lines: [
        'line 4: x@y.ca is not in the directory. It is kept all the same.',
        '2 added, 0 updated, 0 unchanged',
        'Dry run: nothing was changed.',
      ],
    });
    expect(await chat.store.completions.page('COR310', undefined, 9)).toEqual([]);
    expect((await courses(rows)).exit).toBe(0);
    expect(await chat.store.completions.get(`COR310/${jane}`)).toMatchObject({
      completed: '2026-10-01',
      importedBy: 'os:admin',
    });
    expect((await courses([`${jane},COR310,2025-01-01`])).lines).toEqual(['0 added, 0 updated, 1 unchanged']);
    expect(await chat.say(jane, 'awareness')).toContain('taken 2026-10-01, again by 2029-10-01');
    const audit = await chat.store.audit.page(0, 9);
    expect(audit.map(({ who, what, detail }) => `${who} ${what} ${detail}`)).toContain(
      'os:admin import courses 2 records',
    );
  });

  it('names every bad line, and imports nothing', async () => {
    const { exit, lines } = await courses([
      `${jane},COR310,2026-10-01`,
      'nobody,COR310,2026-10-01',
      `${jane},XYZ,2026-10-01`,
      `${jane},COR310,last fall`,
      `${jane},COR310,2027-10-01`,
    ]);
    expect(exit).toBe(1);
    expect(lines).toEqual([
      'line 3: “nobody” is not an address. Give the e-mail address.',
      'line 4: “XYZ” is not a course of the settings. They are: COR310, DDN235 (awareness.courses).',
      'line 5: “last fall” is not a date. Give the day it was completed, such as 2026-11-24.',
      'line 6: 2027-10-01 is still to come. Give the day it was completed.',
      'Nothing was imported.',
    ]);
    expect(await chat.store.completions.page('COR310', undefined, 9)).toEqual([]);
  });

  it('is the proof that officers and managers see, and that an export holds', async () => {
    await courses([`${jane},COR310,2026-10-01`]);
    const shown = await chat.say('officer1@sample.example', 'awareness results COR310');
    expect(shown).toContain('1 done, 30 to do, 0 late');
    expect(shown).toContain('Arjun Singh');
    expect(shown).not.toContain('Jane Kowalski');
    expect(shown).toContain('[awareness-not-done-COR310.csv]');
    const { lines } = await run('export', { collection: 'courses', format: 'csv' });
    expect(lines).toEqual([
      'course,person,completed,importedBy,importedAt',
      `COR310,${jane},2026-10-01,os:admin,2026-11-24T15:00:00.000Z`,
    ]);
  });
});

describe('export campaigns', () => {
  it('has every campaign, and nobody’s answers', async () => {
    await chat.store.commit([1, 2].map((n) => ({ in: 'campaigns' as const, put: aCampaign(n) })));
    const json = await run('export', { collection: 'campaigns', format: 'json' });
    expect(JSON.parse(json.lines.join('\n')).map(({ id }: { id: string }) => id)).toEqual([
      'CA-2026-0002',
      'CA-2026-0001',
    ]);
    const csv = await run('export', { collection: 'campaigns', format: 'csv' });
    expect(csv.lines).toHaveLength(3);
    expect(csv.lines[1]).toContain(csvRow({ a: 'CA-2026-0002' }, ['a']));
  });
});

describe('a screening that was granted or updated', () => {
  const screening = (row: string) =>
    run('import screening', { text: `${screeningColumns.join(',')}\n${row}`, dryRun: false });
  const given = async () =>
    (await chat.store.assignments.ofPerson(jane)).filter(({ campaign }) => campaign === 'briefing');
  async function pass(ms: number) {
    for (let left = ms; left >= 0; left -= hour) {
      await chat.pass(left === ms ? 0 : hour);
      await chat.pass(0);
    }
  }

  it('brings the reminder that policy asks for, which says nothing of the outcome', async () => {
    await screening(`${jane},secret,active,2026-11-20,,,,,,`);
    expect(await given()).toEqual([]);
    await pass(26 * hour);
    expect((await given()).map(({ topic }) => topic)).toEqual([
      'your-screening-briefing',
      'changes-in-your-life',
    ]);
    const [first] = (await take(chat)).filter(({ to }) => to === jane);
    expect(first?.text).toContain('What your screening asks of you');
    expect(first?.text).not.toMatch(/Secret|granted on|2026-11-20|congrat/i);
    // The same file again brings nothing new.
    await screening(`${jane},secret,active,2026-11-20,,,,,,`);
    await pass(48 * hour);
    expect(await given()).toHaveLength(2);
  });

  it.each([
    ['suspended', `${jane},secret,suspended,2026-11-20,,,,,,`],
    ['granted long ago, in a first import', `${jane},secret,active,2021-11-20,,,,,,`],
    ['only requested', `${jane},secret,none,,,,requested,2026-11-20,,`],
  ])('brings none when it is %s', async (_what, row) => {
    expect((await screening(row)).exit).toBe(0);
    await pass(50 * hour);
    expect(await given()).toEqual([]);
  });
});
