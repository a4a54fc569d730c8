import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Platform } from '../../src/chat/event.ts';
import { csvRow } from '../../src/cli/export-columns.ts';
import { runVerb } from '../../src/cli/run.ts';
import { askRunningBot, serveVerbs } from '../../src/cli/socket.ts';
import { sampleDepartment, samplePeople, sampleScreening, temporaryFolder } from '../support/bot.ts';
import { temporaryJsonStore } from '../support/json-store.ts';
import { aDelivery, anAlert, anEvent, noon } from '../support/records.ts';
import { sampleServices } from '../support/services.ts';

const header = 'email,name,language,roles,building,floor,unit,manager';
let opened: Awaited<ReturnType<typeof temporaryJsonStore>>;

beforeEach(async () => {
  opened = await temporaryJsonStore();
});
afterEach(() => opened.remove());

async function run(
  verb: string,
  input: unknown,
  platforms: Platform[] = ['console'],
  now = new Date('2026-11-24T12:00:00Z'),
): Promise<{ exit: number; lines: string[] }> {
  const lines: string[] = [];
  const { store } = opened;
  const department = sampleDepartment();
  const services = sampleServices(store, department, platforms);
  const exit = await runVerb(
    { verb, input, user: 'admin' },
    { store, department, services, now, print: (line) => lines.push(line) },
  );
  return { exit, lines };
}

const people = (text: string, flags: object = {}, platforms?: Platform[]) =>
  run(
    'import people',
    { text, dryRun: false, grantRoles: false, deactivateMissing: false, ...flags },
    platforms,
  );

describe('import people', () => {
  it('adds and updates; absent rows stay', async () => {
    expect(await people(`${header}\na@x.ca,Ann,en,,,,,\nb@x.ca,Bob,fr,,,,,`)).toMatchObject({ exit: 0 });
    expect(await people(`${header}\nA@X.CA,Anne,fr,employee,90-elgin,3,,`)).toMatchObject({ exit: 0 });
    expect(await opened.store.people.get('a@x.ca')).toMatchObject({
      name: 'Anne',
      language: 'fr',
      floor: '3',
    });
    expect(await opened.store.people.get('b@x.ca')).toMatchObject({ name: 'Bob', active: true });
  });

  it('has it looked at once whose events nobody works on any more', async () => {
    await people(`${header}\na@x.ca,Ann,en,,,,,`);
    const due = await opened.store.due.due(new Date('2026-11-24T12:00:00Z'), 100);
    expect(due.map(({ timer }) => timer)).toContain('event.access');
  });

  it('lists roles and needs leave to grant them; the CSO and the audit hear of it', async () => {
    await opened.store.commit(samplePeople(new Date()).map((put) => ({ in: 'people' as const, put })));
    const text = `${header}\nemployee-en@sample.example,Jane,en,officer auditor,,,,\nofficer1@sample.example,Dan,en,,,,,`;
    const refused = await people(text);
    expect(refused.exit).toBe(1);
    expect(refused.lines).toContain('employee-en@sample.example gains officer');
    expect(refused.lines).toContain('officer1@sample.example loses officer');
    expect((await opened.store.people.get('employee-en@sample.example'))?.roles).toEqual([]);
    expect((await people(text, { grantRoles: true })).exit).toBe(0);
    expect((await opened.store.people.get('employee-en@sample.example'))?.roles).toEqual([
      { role: 'officer', since: '2026-11-24T12:00:00.000Z' },
      { role: 'auditor', since: '2026-11-24T12:00:00.000Z' },
    ]);
    const told = await opened.store.deliveries.page(undefined, 10);
    expect(JSON.stringify(told)).toContain('cso@sample.example');
    const audit = await opened.store.audit.page(0, 10);
    expect(audit.map(({ who, what, detail }) => `${who} ${what} ${detail}`)).toContain(
      'os:admin role changed gains officer',
    );
  });

  it('is told to who is CSO after it, and to who was before while they are there; or says that nobody could be told', async () => {
    const wide = `${header},slack_id`;
    const grant = (rows: string[], flags = {}) =>
      people([wide, ...rows].join('\n'), { grantRoles: true, ...flags }, ['slack']);
    const told = async () =>
      (await opened.store.deliveries.page(undefined, 20))
        .map(({ to }) => to.kind === 'person' && to.id)
        .sort();
    await grant(['a@x.ca,Ann,en,cso,,,,,U1', 'b@x.ca,Bob,fr,,,,,,U2']);
    expect(await told()).toEqual([]);
    await grant(['a@x.ca,Ann,en,,,,,,U1', 'b@x.ca,Bob,fr,cso,,,,,U2']);
    expect(await told()).toEqual(['a@x.ca', 'b@x.ca']);
    const last = await grant(['c@x.ca,Cy,en,cso,,,,,'], { deactivateMissing: true });
    expect(await told()).toEqual(['a@x.ca', 'b@x.ca']);
    expect(last.lines.at(-1)).toMatch(/^No CSO could be told/);
  });

  it('lists accounts that change, audits them, and needs leave where a role would go with one', async () => {
    const wide = `${header},slack_id`;
    const first = `${wide}\na@x.ca,Ann,en,cso,,,,,U1\nb@x.ca,Bob,fr,,,,,,U2`;
    expect((await people(first, { grantRoles: true })).lines.join()).not.toContain('changes account');
    expect(await people(`${wide}\nb@x.ca,Bob,fr,,,,,,U3`)).toMatchObject({
      exit: 0,
      lines: ['b@x.ca changes account: slack U2 → U3', expect.stringContaining('1 updated')],
    });
    const second = `${wide}\na@x.ca,Ann,en,cso,,,,,U9`;
    expect((await people(second)).exit).toBe(1);
    expect((await opened.store.people.get('a@x.ca'))?.accounts.slack?.id).toBe('U1');
    expect((await people(second, { grantRoles: true })).exit).toBe(0);
    expect(JSON.stringify(await opened.store.deliveries.page(undefined, 20))).toContain(
      'a@x.ca: slack U1 → U9',
    );
    const audit = await opened.store.audit.page(0, 20);
    expect(audit.filter(({ what }) => what === 'account changed').map(({ detail }) => detail)).toEqual([
      'account:slack U2 → U3',
      'account:slack U1 → U9',
    ]);
  });

  it('takes no account that is none, or that would be two people’s', async () => {
    const wide = `${header},slack_id,entra_id`;
    const [one, two] = ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b'];
    const rows = [`a@x.ca,Ann,en,,,,,,U1,${one}`, `b@x.ca,Bob,fr,,,,,,U2,${two}`];
    expect((await people([wide, ...rows].join('\n'))).exit).toBe(0);
    const refused = await people(
      `${wide}\nc@x.ca,Cy,en,,,,,,U3,\nd@x.ca,Di,en,,,,,,U3,${two.toUpperCase()}\ne@x.ca,Ed,en,,,,,,#general,12`,
    );
    expect(refused.exit).toBe(1);
    expect(refused.lines).toEqual([
      'line 2: The Slack account U3 is that of d@x.ca, too. Give it to one of the two.',
      'line 3: The Slack account U3 is that of c@x.ca, too. Give it to one of the two.',
      `line 3: The Entra account ${two.toUpperCase()} is that of b@x.ca, too. Give it to one of the two.`,
      'line 4: “#general” is no Slack account. Give the member ID, such as U0123ABCD.',
      'line 4: “12” is no Entra account. Give the object ID, such as 00000000-0000-4000-8000-000000000000.',
      'Nothing was imported.',
    ]);
    expect(await opened.store.people.get('c@x.ca')).toBeUndefined();
    // Somebody whose address changes takes the account along.
    const moved = `${wide}\nanna@x.ca,Ann,en,,,,,,U1,${one}\n${rows[1]}`;
    expect((await people(moved)).exit).toBe(1);
    expect((await people(moved, { deactivateMissing: true })).exit).toBe(0);
  });

  describe('of somebody who lent their role', () => {
    const [lender, jane] = ['officer1@sample.example', 'employee-en@sample.example'];
    const loan = {
      role: 'officer' as const,
      since: null,
      acting: { until: '2026-12-24T12:00:00.000Z', by: lender },
    };

    beforeEach(() =>
      opened.store.commit(
        samplePeople(new Date()).map((person) => ({
          in: 'people' as const,
          put: person.id === jane ? { ...person, roles: [loan] } : person,
        })),
      ),
    );

    it('ends it with the role, and tells whoever acted for them', async () => {
      const text = `${header}\n${lender},Daniel Okafor,en,,90-elgin,2,,`;
      expect((await people(text)).lines).toContain(`${jane} loses officer`);
      const { lines } = await people(text, { grantRoles: true });
      expect(lines).toContain('0 added, 2 updated, 0 deactivated, 0 unchanged');
      expect((await opened.store.people.get(jane))?.roles).toEqual([]);
      const told = JSON.stringify(await opened.store.deliveries.page(undefined, 20));
      expect(told).toContain('You no longer act as security officer.');
      const audit = await opened.store.audit.page(0, 10);
      expect(audit.map(({ record, detail }) => `${record} ${detail}`)).toContain(`${jane} loses officer`);
    });

    it('leaves it while they hold the role', async () => {
      await people(`${header}\n${lender},Dan Okafor,en,officer,90-elgin,2,,\n${jane},Jane K,en,,,,,`);
      expect(await opened.store.people.get(jane)).toMatchObject({ name: 'Jane K', roles: [loan] });
    });
  });

  it('keeps telephone numbers that a file says nothing of, and removes those it empties', async () => {
    const wide = `${header},telephone`;
    await people(`${wide}\na@x.ca,Ann,en,,,,,,613-555-0177`);
    const telephone = async () => (await opened.store.people.get('a@x.ca'))?.telephone;
    expect(await telephone()).toBe('613-555-0177');
    await people(`${header}\na@x.ca,Anne,en,,,,,`);
    expect(await telephone()).toBe('613-555-0177');
    await people(`${wide}\na@x.ca,Anne,en,,,,,,`);
    expect(await telephone()).toBeUndefined();
    const refused = await people(`${wide}\na@x.ca,Anne,en,,,,,,call me`);
    expect(refused.lines[0]).toBe(
      'line 2: The telephone number cannot be used. Give one such as 613-555-0100, or leave it empty.',
    );
  });

  it('points out, once each, what would leave people out of alerts and roll-ups', async () => {
    const { exit, lines } = await people(
      `${header}\na@x.ca,Ann,en,,mars,1,,\nb@x.ca,Bob,fr,,mars,,,\nc@x.ca,Cid,fr,,90-elgin,99,,gone@x.ca\nd@x.ca,Dee,fr,,90-elgin,3,,a@x.ca`,
    );
    expect(exit).toBe(0);
    expect(lines.slice(1)).toEqual([
      'Check: The department’s file has no building “mars” (a@x.ca and 1 more).',
      'Check: The department’s file has no floor “99” in 90-elgin (c@x.ca).',
      'Check: The manager gone@x.ca is neither in this file nor in the directory (c@x.ca).',
    ]);
  });

  it.each([';', '\t'])('reads what a spreadsheet saves with “%s” between the cells', async (mark) => {
    const text = `\uFEFF${header}\r\na@x.ca,Zoé,fr,,90-elgin,3,,\r\n`.replaceAll(',', mark);
    expect(await people(text)).toMatchObject({ exit: 0 });
    expect(await opened.store.people.get('a@x.ca')).toMatchObject({ name: 'Zoé', floor: '3' });
  });

  it('shows what a dry run would do, and does nothing', async () => {
    const shown = await people(`${header}\na@x.ca,Ann,en,cso,,,,`, { dryRun: true });
    expect(shown).toMatchObject({
      exit: 0,
      lines: [
        'a@x.ca gains cso',
        '1 added, 0 updated, 0 deactivated, 0 unchanged',
        expect.stringContaining('Dry run'),
      ],
    });
    expect(await opened.store.people.count()).toBe(0);
  });

  it('takes the rights of those who are missing only when told to', async () => {
    await people(`${header}\na@x.ca,Ann,en,,,,,\nb@x.ca,Bob,fr,officer,,,,`, { grantRoles: true });
    await people(`${header}\na@x.ca,Ann,en,,,,,`, { grantRoles: true, deactivateMissing: true });
    const gone = await opened.store.people.get('b@x.ca');
    expect(gone).toMatchObject({ active: false, roles: [], leftAt: expect.stringMatching(/Z$/) });
    await people(`${header}\nb@x.ca,Bob,fr,,,,,`);
    expect((await opened.store.people.get('b@x.ca'))?.leftAt).toBeUndefined();
  });

  it.each([
    ['', 'Columns are missing'],
    ['email,name\na@x.ca,A', 'Columns are missing: language'],
    [`${header},shoe\na@x.ca,A,en,,,,,,44`, 'shoe'],
    [`${header}\nnobody,A,en,,,,,`, 'line 2: “nobody” is not an address'],
    [`${header}\na@x.ca,,en,,,,,`, 'line 2: The name is missing'],
    [`${header}\na@x.ca,A,de,,,,,`, 'line 2: “de” is not a language'],
    [`${header}\na@x.ca,A,en,king,,,,`, 'line 2: “king” is not a role'],
    [`${header}\na@x.ca,A,en,,,,,\n\nA@x.ca,B,en,,,,,`, 'line 4: a@x.ca stands in line 2'],
    [`${header}\na@x.ca,A,en`, 'line 2'],
    [`${header}\n"a@x.ca,A,en,,,,,`, 'line'],
    [`${header},\na@x.ca,A,en,,,,,,`, 'Columns are not known: (without a name)'],
  ])('tells %j by line and imports nothing', async (text, sentence) => {
    const refused = await people(text);
    expect(refused.exit).toBe(1);
    expect(refused.lines.join('\n')).toContain(sentence);
    expect(await opened.store.people.count()).toBe(0);
  });
});

it('tells every row that is bad, whatever is wrong with it, and leaves out those of nothing but commas', async () => {
  const rows = [
    'a@x.ca,A,king,,,,,',
    'b@x.ca,B,en',
    ',,,,,,,',
    'c@x.ca,Roy, Cid,fr,,,,,',
    'd@x.ca,Dee,fr,,,,,',
  ];
  const refused = await people([header, ...rows].join('\n'));
  expect(refused).toMatchObject({ exit: 1 });
  expect(refused.lines.map((line) => line.slice(0, 30))).toEqual([
    'line 2: “king” is not a langua',
    'line 3: It has 3 cells, and th',
    'line 5: It has 9 cells, and th',
    'Nothing was imported.',
  ]);
});

it('does not take a file that names nobody for one in which everybody is missing', async () => {
  await people(`${header}\na@x.ca,Ann,en,cso,,,,`, { grantRoles: true });
  const refused = await people(header, { grantRoles: true, deactivateMissing: true });
  expect(refused).toMatchObject({ exit: 1, lines: [expect.stringContaining('names nobody')] });
  expect((await opened.store.people.get('a@x.ca'))?.active).toBe(true);
});

const columns =
  'email,level,status,granted,expires,next_check,stage,requested,conditions_until,temporary_until';
const screening = (text: string, dryRun = false) => run('import screening', { text, dryRun });
const recordOf = (id: string) => opened.store.screening.get(id);

describe('import screening', () => {
  it('adds and updates, shows each difference, and says in the audit which fields changed', async () => {
    const first = `${columns}\nA@x.ca,secret,active,2020-01-15,2030-01-15,2025-01-15,,,,\nb@x.ca,,none,,,,requested,2026-11-01,,`;
    expect((await screening(first)).lines).toEqual([
      'a@x.ca (not in the directory): level secret, status active, granted 2020-01-15, expires 2030-01-15, nextCheck 2025-01-15',
      'b@x.ca (not in the directory): status none, stage requested, requested 2026-11-01',
      '2 added, 0 updated, 0 unchanged',
    ]);
    const second = `${columns}\na@x.ca,secret,suspended,2020-01-15,2030-01-15,,,,,`;
    const shown = await screening(second, true);
    expect(shown.lines).toEqual([
      'a@x.ca (not in the directory): status active → suspended, nextCheck 2025-01-15 → empty',
      '  starts inform-of-rights: by 2026-12-08 (Directive on Security Screening, H.2.2.2)',
      '0 added, 1 updated, 0 unchanged',
      'Dry run: nothing was changed.',
    ]);
    expect(await recordOf('a@x.ca')).toMatchObject({ status: 'active', version: 1 });
    expect((await screening(second)).exit).toBe(0);
    expect(await recordOf('a@x.ca')).toEqual({
      id: 'a@x.ca',
      version: 2,
      level: 'secret',
      status: 'suspended',
      granted: '2020-01-15',
      expires: '2030-01-15',
    });
    expect(await recordOf('b@x.ca')).toMatchObject({ stage: 'requested' });
    expect((await screening(second)).lines).toEqual(['0 added, 0 updated, 1 unchanged']);
    const audit = await opened.store.audit.page(0, 10);
    expect(audit.map(({ who, what, record = '', detail }) => `${who} ${what} ${record} ${detail}`)).toEqual([
      'os:admin import screening  2 records',
      'os:admin screening changed a@x.ca fields:level,status,granted,expires,nextCheck',
      'os:admin screening changed b@x.ca fields:status,stage,requested',
      'os:admin import screening  1 records',
      'os:admin screening changed a@x.ca fields:status,nextCheck',
      'os:admin import screening  0 records',
    ]);
  });

  it('tells what goes beyond the Directive, and takes it', async () => {
    const rows = [
      'a@x.ca,top-secret,active,2024-01-31,2034-01-31,,,,,',
      'b@x.ca,secret,active,2026-08-01,,,,,,2027-02-01',
      'c@x.ca,enhanced-top-secret,active,2026-11-01,,,,,,2027-01-01',
      'd@x.ca,reliability,active,2026-11-01,,,,,2029-01-01,',
    ];
    const { exit, lines } = await screening([columns, ...rows].join('\n'));
    expect(exit).toBe(0);
    expect(lines.slice(0, 4)).toEqual([
      'line 2: top-secret is valid for 5 years at most. It counts until 2029-01-31.',
      'line 3: Temporary access lasts longer than 4 months. It counts until 2026-12-01.',
      'line 4: enhanced-top-secret cannot be given as temporary access. It counts for nothing.',
      'line 5: Conditions are reassessed at least yearly. Give 2027-11-24 at the latest: the officers are reminded of the day that stands here.',
    ]);
    expect(await recordOf('a@x.ca')).toMatchObject({ expires: '2034-01-31' });
  });

  it.each([
    ['email,level\na@x.ca,secret', 'Columns are missing: status, granted'],
    [`${columns},shoe\na@x.ca,secret,active,2020-01-15,,,,,,,44`, 'Columns are not known: shoe'],
    [`${columns}\nnobody,secret,active,2020-01-15,,,,,,`, 'line 2: “nobody” is not an address'],
    [`${columns}\na@x.ca,cosmic,active,2020-01-15,,,,,,`, 'line 2: “cosmic” is not a level'],
    [`${columns}\na@x.ca,,active,2020-01-15,,,,,,`, 'line 2: “” is not a level'],
    [`${columns}\na@x.ca,secret,sleeping,2020-01-15,,,,,,`, 'line 2: “sleeping” is not a status'],
    [`${columns}\na@x.ca,secret,active,2020-13-15,,,,,,`, 'line 2: granted “2020-13-15” is not a date'],
    [`${columns}\na@x.ca,secret,active,15/01/2020,,,,,,`, 'granted “15/01/2020” is not a date'],
    [`${columns}\na@x.ca,secret,active,2020-01-15,2019-01-15,,,,,`, 'before it was granted'],
    [`${columns}\na@x.ca,secret,active,,,,,,,`, 'Nothing says how long'],
    [
      `${columns}\na@x.ca,secret,active,2020-01-15,,,,,,\n\nA@x.ca,secret,none,,,,,,,`,
      'line 4: a@x.ca stands in line 2',
    ],
    [`${columns}\na@x.ca,secret,active`, 'line 2'],
  ])('tells %j by line and imports nothing', async (text, sentence) => {
    const good = text.startsWith(`${columns}\n`) ? '\ngood@x.ca,secret,active,2020-01-15,,,,,,' : '';
    const refused = await screening(text + good);
    expect(refused.exit).toBe(1);
    expect(refused.lines.join('\n')).toContain(sentence);
    expect(refused.lines.at(-1)).toBe('Nothing was imported.');
    expect(await opened.store.screening.page(undefined, 10)).toEqual([]);
  });

  it('takes the sample, whose dates are relative to today', async () => {
    await opened.store.commit(samplePeople(new Date()).map((put) => ({ in: 'people' as const, put })));
    const { exit, lines } = await screening(sampleScreening('2026-11-24'));
    expect(lines.filter((line) => /^line|not in the directory/.test(line))).toEqual([]);
    expect(exit).toBe(0);
    expect(await recordOf('employee-fr@sample.example')).toMatchObject({ expires: '2027-01-24' });
  });

  it('is given out by export with every column that a record has', async () => {
    await screening(
      `${columns}\na@x.ca,secret,active,2020-01-15,2030-01-15,2025-01-15,doubt,2026-01-01,2027-01-01,2027-01-02`,
    );
    const { lines } = await run('export', { collection: 'screening', format: 'csv' });
    const named = lines[0]?.split(',') ?? [];
    for (const name of Object.keys((await recordOf('a@x.ca')) ?? {}))
      if (name !== 'version') expect(named).toContain(name);
    expect(lines[1]).toBe(
      'a@x.ca,secret,active,2020-01-15,2030-01-15,2025-01-15,doubt,2026-01-01,2027-01-01,2027-01-02,',
    );
    const json = await run('export', { collection: 'screening', format: 'json' });
    expect(JSON.parse(json.lines.join('\n'))).toEqual([await recordOf('a@x.ca')]);
  });
});

describe('export', () => {
  it('makes text of what a spreadsheet would run', async () => {
    for (const text of ['=HYPERLINK("x")', '+1', '-1', '@SUM(A1)', '\tx', '\rx']) {
      expect(csvRow({ text }, ['text'])).toMatch(/^"?'/);
    }
    await opened.store.commit([{ in: 'events', put: anEvent(1, { text: '=1+1' }) }]);
    const { lines } = await run('export', { collection: 'events', format: 'csv' });
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain("'=1+1");
  });

  it('is every record, as JSON', async () => {
    await opened.store.commit([1, 2].map((i) => ({ in: 'events' as const, put: anEvent(i) })));
    const { lines } = await run('export', { collection: 'events', format: 'json' });
    expect(JSON.parse(lines.join('\n'))).toHaveLength(2);
    expect((await opened.store.audit.page(0, 5)).map(({ who, what }) => `${who} ${what}`)).toEqual([
      'os:admin export',
    ]);
  });

  it('has in a spreadsheet how an event was worked on, too', async () => {
    const worked = {
      level: 'secret' as const,
      members: ['a@x.example'],
      compromise: { confirmed: true, by: 'o', at: noon },
      duties: [],
      peopleAffected: 12,
    };
    const put = anEvent(1, worked);
    await opened.store.commit([{ in: 'events', put }]);
    const { lines } = await run('export', { collection: 'events', format: 'csv' });
    const columns = lines[0]?.split(',') ?? [];
    for (const name of Object.keys(put)) if (name !== 'version') expect(columns).toContain(name);
    expect(lines[1]).toContain('""confirmed"":true');
  });

  it('gives out alerts and their ledger, with every column that a record has', async () => {
    const alert = anAlert(1, {
      title: { en: 'Fire', fr: 'Feu' },
      ended: { by: 'o', at: noon, reason: '=1+1' },
    });
    const answer = { what: 'help', at: noon, late: true } as const;
    const line = aDelivery('AL-2026-0001:p@x.example', { alert: alert.id, state: 'answered', answer });
    await opened.store.commit([
      { in: 'alerts', put: alert },
      { in: 'deliveries', put: line },
    ]);
    for (const collection of ['alerts', 'deliveries'] as const) {
      const { lines } = await run('export', { collection, format: 'csv' });
      const [columns = '', row = ''] = lines;
      const stored = collection === 'alerts' ? alert : line;
      for (const name of Object.keys(stored))
        if (name !== 'version') expect(columns.split(',')).toContain(name);
      expect(row).toContain(collection === 'alerts' ? 'Feu' : '""what"":""help""');
      expect(lines).toHaveLength(2);
    }
    const { lines } = await run('export', { collection: 'alerts', format: 'json' });
    expect(JSON.parse(lines.join('\n'))[0]).toMatchObject({ id: alert.id, title: { fr: 'Feu' } });
  });
});

it('export leaves no file behind that it could not fill', async () => {
  const { path, remove } = await temporaryFolder();
  const out = join(path, 'people.json');
  const words = ['--import', 'tsx', 'src/cli/main.ts', 'export', 'people', '--out', out];
  const env = { PATH: process.env.PATH, DEPARTMENT_FILE: '/nowhere.yaml' };
  const ended = spawnSync(process.execPath, words, { encoding: 'utf8', env });
  const left = existsSync(out);
  await remove();
  expect(ended).toMatchObject({ status: 1, stderr: expect.stringContaining('/nowhere.yaml cannot be read') });
  expect(left).toBe(false);
}, 60_000);

it('audit verify says that the chain is whole', async () => {
  await run('export', { collection: 'events', format: 'json' });
  expect(await run('audit verify', {})).toEqual({ exit: 0, lines: ['The audit chain is whole: 1 entries.'] });
});

it('audit verify says so where no end is anchored, and a missing end would not show', async () => {
  await run('export', { collection: 'events', format: 'json' });
  await opened.reopen();
  const later = new Date('2026-11-24T12:10:00Z');
  expect(await run('audit verify', {}, [], later)).toMatchObject({ exit: 0 });
  await writeFile(`${opened.folder}.anchors`, '');
  const { exit, lines } = await run('audit verify', {}, [], later);
  expect(exit).toBe(1);
  expect(lines.join('\n')).toContain('no end was anchored');
});

describe('the socket', () => {
  it.each([
    ['', 0],
    ['in a folder whose name is too long for a socket, where the system has another name for it', 40],
  ])('carries a verb to the running bot and its lines back %s', async (_, deep) => {
    if (deep > 0 && !existsSync('/proc/self/fd')) return;
    const { path: root, remove } = await temporaryFolder();
    const path = join(root, ...Array<string>(deep).fill('deeper'));
    await mkdir(path, { recursive: true });
    expect(await askRunningBot(path, { verb: 'x', input: {}, user: 'u' }, () => {})).toBeUndefined();
    const stop = await serveVerbs(path, async (request, print) => {
      print(`${request.verb} of ${request.user}`);
      return 1;
    });
    const lines: string[] = [];
    expect(await askRunningBot(path, { verb: 'x', input: {}, user: 'u' }, (line) => lines.push(line))).toBe(
      1,
    );
    expect(lines).toEqual(['x of u']);
    expect((await stat(join(path, 'vigie.sock'))).mode & 0o777).toBe(0o600);
    await stop();
    expect(await readdir(path)).toEqual([]);
    await remove();
  });
});

describe('import screening and the clocks of the Directive', () => {
  const columns =
    'email,level,status,granted,expires,next_check,stage,requested,conditions_until,temporary_until';
  const file = (...rows: string[]) => [columns, ...rows].join('\n');

  it('shows in the dry run what starts and ends, and starts it when it is applied', async () => {
    await screening(file('a@x.ca,secret,active,2020-01-01,,,,,,'));
    const revoked = file('a@x.ca,secret,suspended,2020-01-01,,,consent-refused,,,');
    const shown = await screening(revoked, true);
    expect(shown.lines[0]).toBe(
      'a@x.ca (not in the directory): status active → suspended, stage empty → consent-refused',
    );
    expect(shown.lines[1]).toMatch(
      /^ {2}starts inform-of-rights: by \d{4}-\d\d-\d\d \(Directive on Security Screening, H\.2\.2\.2\)$/,
    );
    expect(shown.lines[2]).toMatch(/starts revoke-after-suspension/);
    expect(await opened.store.clocks.of('a@x.ca')).toEqual([]);
    await screening(revoked);
    const open = async () =>
      (await opened.store.clocks.of('a@x.ca')).filter(({ done }) => !done).map(({ clock }) => clock);
    expect((await open()).sort()).toEqual(['inform-of-rights', 'revoke-after-suspension']);
    const { lines } = await screening(file('a@x.ca,secret,active,2020-01-01,,,,,,'));
    expect(lines.join('\n')).toContain('ends revoke-after-suspension');
    expect(await open()).toEqual(['inform-of-rights']);
  });

  it('keeps what officers said of conditions, until the file has a later day than the one that was due', async () => {
    const row = (day: string) => file(`b@x.ca,secret,active,2020-01-01,,,,,${day},`);
    const kept = () => opened.store.screening.get('b@x.ca');
    await screening(row('2026-12-10'));
    const record = await kept();
    if (!record) throw new Error('no record');
    const reassessed = { on: '2026-11-26', by: 's@x.ca', at: '2026-11-26T15:00:00.000Z', due: '2026-12-10' };
    await opened.store.commit([
      { in: 'screening', put: { ...record, conditionsUntil: '2027-11-26', reassessed } },
    ]);
    const { lines } = await screening(row('2026-12-10'));
    expect(lines[0]).toContain('2027-11-26 stays');
    expect(await kept()).toMatchObject({ conditionsUntil: '2027-11-26', reassessed });
    await screening(row('2027-06-01'));
    expect(await kept()).toMatchObject({ conditionsUntil: '2027-06-01', reassessed });
    await screening(row(''));
    expect((await kept())?.conditionsUntil).toBeUndefined();
  });
});
