import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { csvRow } from '../../src/cli/export.ts';
import { runVerb } from '../../src/cli/run.ts';
import { askRunningBot, serveVerbs } from '../../src/cli/socket.ts';
import { sampleDepartment, samplePeople, temporaryFolder } from '../support/bot.ts';
import { temporaryJsonStore } from '../support/json-store.ts';
import { aDelivery, anAlert, anEvent, noon } from '../support/records.ts';
import { sampleServices } from '../support/services.ts';

const header = 'email,name,language,roles,building,floor,unit,manager';
let opened: Awaited<ReturnType<typeof temporaryJsonStore>>;

beforeEach(async () => {
  opened = await temporaryJsonStore();
});
afterEach(() => opened.remove());

async function run(verb: string, input: unknown): Promise<{ exit: number; lines: string[] }> {
  const lines: string[] = [];
  const { store } = opened;
  const department = sampleDepartment();
  const services = sampleServices(store, department);
  const now = new Date('2026-11-24T12:00:00Z');
  const exit = await runVerb(
    { verb, input, user: 'admin' },
    { store, department, services, now, print: (line) => lines.push(line) },
  );
  return { exit, lines };
}

const people = (text: string, flags: object = {}) =>
  run('import people', { text, dryRun: false, grantRoles: false, deactivateMissing: false, ...flags });

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
    expect(await opened.store.people.get('b@x.ca')).toMatchObject({ active: false, roles: [] });
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
  ])('tells %j by line and imports nothing', async (text, sentence) => {
    const refused = await people(text);
    expect(refused.exit).toBe(1);
    expect(refused.lines.join('\n')).toContain(sentence);
    expect(await opened.store.people.count()).toBe(0);
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

it('audit verify says that the chain is whole', async () => {
  await run('export', { collection: 'events', format: 'json' });
  expect(await run('audit verify', {})).toEqual({ exit: 0, lines: ['The audit chain is whole: 1 entries.'] });
});

describe('the socket', () => {
  it('carries a verb to the running bot and its lines back', async () => {
    const { path, remove } = await temporaryFolder();
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
    await stop();
    await remove();
  });
});
