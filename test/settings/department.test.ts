import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDepartment } from '../../src/settings/department.ts';
import { loadSettings } from '../../src/settings/load.ts';
import { temporaryFolder } from '../support/bot.ts';

const data = join(import.meta.dirname, '../../data');
const sample = readFileSync(join(data, 'department.sample.yaml'), 'utf8');
/** Without the files beside it, so that it can stand anywhere. */
const alone = sample.replace(/^(people|screening): .*\.csv$/gm, '');

function problems(change: (text: string) => string): { where: string; found: string }[] {
  const read = readDepartment('d.yaml', change(sample));
  return read.ok ? [] : read.problems;
}

/** The file with the line in which a part of its text stands. */
function lineWith(file: string, text: string, part: string): string {
  return `${file}:${text.slice(0, text.indexOf(part)).split('\n').length}`;
}

describe('the department’s file', () => {
  it('of the sample is right', () => {
    expect(problems((text) => text)).toEqual([]);
  });

  it.each([
    ['a ceiling above Slack’s', 'slack: unclassified', 'slack: protected-a'],
    ['a ceiling above Teams’', 'teams: protected-b', 'teams: secret'],
    ['no time zone', 'America/Toronto', 'America/Nowhere'],
    ['a duration of months', 'acknowledgeWithin: PT15M', 'acknowledgeWithin: P1M'],
    ['a duration in minutes', 'acknowledgeWithin: PT15M', 'acknowledgeWithin: 15'],
    ['a duration longer than a calendar', 'acknowledgeWithin: PT15M', 'acknowledgeWithin: P99999999999999D'],
    ['a duration of two hundred years', 'acknowledgeWithin: PT15M', 'acknowledgeWithin: P73050D'],
    ['an unknown field', 'province:', 'provinc:'],
    ['one language twice', 'languages: [en, fr]', 'languages: [en, en]'],
    ['no desk', 'id: desk,', 'id: office,'],
    ['a name for a telephone', 'number: 613-555-0111', 'number: police'],
    ['a missing French name', 'fr: Ministère exemple', 'de: Ministerium'],
    ['two buildings of one id', 'id: 365-laurier,', 'id: 90-elgin,'],
    ['a channel for a building that there is not', 'covers: [everyone]', 'covers: [building:nowhere]'],
    ['a channel for a floor that there is not', 'covers: [everyone]', 'covers: [floor:90-elgin/70]'],
    ['a name for a Teams channel', 'id: desk,', 'id: desk, teams: abc,'],
    ['every tenant allowed', 'allowedTenants: []', "allowedTenants: ['*']"],
    [
      'a link that runs something',
      '  # links: [',
      '  links: [{ title: { en: a, fr: b }, url: "javascript:alert(1)" }]\n  # links: [',
    ],
    ['broken YAML', 'buildings:', 'buildings: ['],
  ])('with %s is refused, with its line', (_name, from, to) => {
    const line = sample.split('\n').findIndex((each) => each.includes(from)) + 1;
    const found = problems((text) => text.replace(from, to));
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]?.where).toMatch(/^d\.yaml:\d+$/);
    // A missing or unknown field has no line of its own: then it is that of what it belongs in.
    expect(Number(found[0]?.where.split(':')[1])).toBeLessThanOrEqual(line + 12);
  });

  it('names each unknown field with its own line', () => {
    const found = problems((text) => `nonsense:\n  a: 1\ntimeZon: x\n${text}`);
    expect(found).toEqual([
      { where: 'd.yaml:1', found: 'nonsense: there is no such field.', todo: expect.any(String) },
      { where: 'd.yaml:3', found: 'timeZon: there is no such field.', todo: expect.any(String) },
    ]);
  });

  it('names only lessons that there are', async () => {
    const { path, remove } = await temporaryFolder();
    const file = join(path, 'department.yaml');
    await writeFile(file, alone.replace('[report-early, tailgating,', '[report-early, no-such-lesson,'));
    const loaded = await loadSettings({ DEPARTMENT_FILE: file }, data);
    await remove();
    expect(loaded.ok ? [] : loaded.problems).toMatchObject([
      {
        where: lineWith(file, alone, '[report-early, tailgating,'),
        found: 'awareness.onboarding.topics: there is no topic no-such-lesson.',
      },
    ]);
  });

  it('names only kinds of events and agencies that there are', async () => {
    const { path, remove } = await temporaryFolder();
    const file = join(path, 'department.yaml');
    const misspelt = alone
      .replace('byType: { threat-violence:', 'byType: { threat-violance:')
      .replace('  csis: {', '  csiss: {');
    await writeFile(file, misspelt);
    const loaded = await loadSettings({ DEPARTMENT_FILE: file }, data);
    await remove();
    expect(loaded.ok ? [] : loaded.problems).toMatchObject([
      {
        where: lineWith(file, misspelt, 'threat-violance'),
        found: 'retention.byType: there is no kind of event threat-violance.',
      },
      {
        where: lineWith(file, misspelt, 'csiss'),
        found: 'agencies: there is no agency csiss.',
        todo: expect.stringContaining('csis, rcmp-noc'),
      },
    ]);
  });

  it('tells what does not fit together beside what is wrong by itself', async () => {
    const { path, remove } = await temporaryFolder();
    const file = join(path, 'department.yaml');
    const text = alone
      .replace('acknowledgeWithin: PT15M', 'acknowledgeWithin: 15')
      .replace('covers: [everyone]', 'covers: [building:nowhere]')
      .replace('[report-early, tailgating,', '[report-early, no-such-lesson,')
      .replace('  csis: {', '  csiss: {');
    await writeFile(file, text);
    const variables = { SLACK_BOT_TOKEN: 'xoxb-1', PORT: 'x', DEPARTMENT_FILE: file };
    const loaded = await loadSettings(variables, data);
    await remove();
    const line = (part: string) => lineWith(file, text, part);
    expect(loaded.ok ? [] : loaded.problems.map(({ where }) => where)).toEqual([
      'SLACK_SIGNING_SECRET',
      'PORT',
      line('acknowledgeWithin: 15'),
      line('[building:nowhere]'),
      line('sample: true\n'),
      line('no-such-lesson'),
      line('csiss'),
      line('{ id: desk,'),
    ]);
  });

  it('has the desk on a platform that runs: people read that it is told', async () => {
    const { path, remove } = await temporaryFolder();
    const file = join(path, 'department.yaml');
    const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's', DEPARTMENT_FILE: file };
    const load = async (desk: string) => {
      const text = alone.replace('sample: true\n', '').replace('{ id: desk,', `{ id: desk, ${desk}`);
      await writeFile(file, text);
      const loaded = await loadSettings(slack, data);
      return loaded.ok
        ? []
        : loaded.problems.map((each) => ({
            ...each,
            where: each.where.replace(lineWith(file, text, 'id: desk'), 'its line'),
          }));
    };
    expect(await load('slack: C000DESK,')).toEqual([]);
    for (const elsewhere of ['', 'teams: "19:desk@thread.tacv2",'])
      expect(await load(elsewhere)).toEqual([
        {
          where: 'its line',
          found: 'The security desk’s channel is on no platform that has credentials.',
          todo: 'Give its address there: slack: C….',
        },
      ]);
    await remove();
  });

  it('has no two channels at one place: what the desk reads would stand before everybody', () => {
    const [problem] = problems((text) =>
      text
        .replace('{ id: desk,', '{ id: desk, slack: C0ONE,')
        .replace('{ id: general,', '{ id: general, slack: C0ONE,'),
    );
    expect(problem).toMatchObject({
      where: lineWith('d.yaml', sample, '{ id: general,'),
      found: 'channels.1.slack: a channel above is the same place',
    });
  });

  it.each([
    ['share: 20', 'share: 80', 'leave at least half'],
    [
      'deadlines: { cyber: P1D,',
      'deadlines: { material-privacy-breach: P3D,',
      'policy sets this one, seven days',
    ],
    ['smallestGroup: 10', 'smallestGroup: 2', 'hides nobody'],
    ['drills: []', 'drills: [{ id: x, from: 2026-11-01, until: 2026-11-30 }]', 'say by what'],
    [
      'drills: []',
      'drills: [{ id: x, from: 2026-11-30, until: 2026-11-01, senders: [a@b.ca] }]',
      'end after',
    ],
    ['from: "12:00", until: "13:00"', 'from: "13:00", until: "12:00"', 'end after they begin'],
  ])('refuses awareness settings: %s → %s', (from, to, expected) => {
    expect(
      problems((text) => text.replace(from, to))
        .map(({ found }) => found)
        .join(),
    ).toContain(expected);
  });

  it('names a channel that there is on Teams for crisis rooms', () => {
    const line = '  # rooms: { slack';
    const rooms = (channel: string) => (text: string) =>
      text
        .replace(line, `  rooms: { teams: { channel: ${channel} } }\n${line}`)
        .replace('id: general,', 'id: general, teams: "19:g@thread.tacv2",');
    expect(problems(rooms('general'))).toEqual([]);
    for (const channel of ['desk', 'nowhere']) {
      const [problem] = problems(rooms(channel));
      expect(problem?.found).toContain('give the id of one of the channels above');
      const at = rooms(channel)(sample)
        .split('\n')
        .findIndex((each) => each.includes(`channel: ${channel}`));
      expect(problem?.where).toBe(`d.yaml:${at + 1}`);
    }
  });

  it('of a sample has its files of people and screening beside it', async () => {
    const { path, remove } = await temporaryFolder();
    const file = join(path, 'department.yaml');
    await writeFile(file, sample);
    await writeFile(join(path, 'people.sample.csv'), '');
    const loaded = await loadSettings({ DEPARTMENT_FILE: file }, data);
    await remove();
    expect(loaded.ok ? [] : loaded.problems).toEqual([
      {
        where: lineWith(file, sample, '\nscreening:').replace(/\d+$/, (line) => String(Number(line) + 1)),
        found: `screening: ${join(path, 'screening.sample.csv')} cannot be read.`,
        todo: 'Copy it there as well, or take screening out.',
      },
    ]);
  });

  it.each<[string, (text: string) => string, string, string]>([
    ['nothing in it', () => '', 'the file: it is empty.', 'Copy the sample, and fill it in.'],
    ['no name', (text) => text.replace(/^name:[\s\S]*?(?=^\w)/m, ''), 'name: it is missing.', 'Add it.'],
    [
      'a number for a text',
      (text) => text.replace(/number: (['"])911\1/, 'number: 911'),
      'emergencyNumbers.0.number: it has to be text; put a number, a date, yes or no in quotes.',
      'Correct the value.',
    ],
    [
      'a word for a list',
      (text) => text.replace(/^buildings:[\s\S]*?(?=^\w)/m, 'buildings: none\n'),
      'buildings: it has to be a list, each entry on a line that begins with “-”.',
      'Correct the value.',
    ],
    [
      'a language too few',
      (text) => text.replace(/^languages:.*$/m, 'languages: [en]'),
      'languages: it needs at least 2 entries.',
      'Correct the value.',
    ],
    [
      'a language it does not speak',
      (text) => text.replace(/^languages:.*$/m, 'languages: [en, de]'),
      'languages.1: it has to be one of en, fr.',
      'Correct the value.',
    ],
  ])('says in plain words what is wrong with it: %s', (_, change, found, todo) => {
    expect(problems(change)[0]).toMatchObject({ found, todo });
  });

  it('is UTF-8: read otherwise, each of its accents would be lost', async () => {
    const { path, remove } = await temporaryFolder();
    const file = join(path, 'department.yaml');
    await writeFile(file, sample, 'latin1');
    const loaded = await loadSettings({ DEPARTMENT_FILE: file }, data);
    await remove();
    expect(loaded.ok ? [] : loaded.problems).toEqual([
      { where: 'DEPARTMENT_FILE', found: `${file} is not UTF-8.`, todo: 'Save it as UTF-8.' },
    ]);
  });

  it('of the sample is refused beside a real platform', async () => {
    const variables = {
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_SIGNING_SECRET: 's',
      DEPARTMENT_FILE: join(data, 'department.sample.yaml'),
    };
    const loaded = await loadSettings(variables, data);
    expect(loaded.ok ? '' : loaded.problems[0]?.found).toContain('sample department');
  });

  it('is compared with an environment in which other things are wrong', async () => {
    const { path, remove } = await temporaryFolder();
    const file = join(path, 'department.yaml');
    await writeFile(file, alone.replace('[report-early, tailgating,', '[report-early, no-such-lesson,'));
    const variables = { SLACK_BOT_TOKEN: 'xoxb-1', PORT: 'x', DEPARTMENT_FILE: file };
    const loaded = await loadSettings(variables, data);
    await remove();
    expect(loaded.ok ? [] : loaded.problems.map(({ where }) => where)).toEqual([
      'SLACK_SIGNING_SECRET',
      'PORT',
      lineWith(file, alone, 'sample: true\n'),
      lineWith(file, alone, '[report-early, tailgating,'),
      lineWith(file, alone, '{ id: desk,'),
    ]);
  });

  describe('with GC Notify', () => {
    const ids = '{ en: 26785a09-ab16-4eb0-8407-a37497a57506, fr: 3d844edf-8d35-48ac-975b-e847b4f122b0 }';
    const withGcNotify = (settings: string) => (text: string) =>
      text.replace(
        '  # What the platforms allow.',
        `  gcNotify: { ${settings} }\n  # What the platforms allow.`,
      );
    const load = async (settings: string, variables: Record<string, string>) => {
      const { path, remove } = await temporaryFolder();
      const file = join(path, 'department.yaml');
      await writeFile(file, withGcNotify(settings)(alone));
      const loaded = await loadSettings({ DEPARTMENT_FILE: file, ...variables }, data);
      await remove();
      return loaded.ok ? [] : loaded.problems.map(({ where, found }) => `${where} ${found}`);
    };

    it('takes templates, and refuses what is none or goes unencrypted', () => {
      expect(problems(withGcNotify(`emailTemplate: ${ids}`))).toEqual([]);
      for (const wrong of [
        '',
        'emailTemplate: { en: x, fr: y }',
        `url: "http://x.ca", emailTemplate: ${ids}`,
      ])
        expect(problems(withGcNotify(wrong)).length).toBeGreaterThan(0);
    });

    it('needs its key, and names this machine only in a test', async () => {
      const here = `url: "http://127.0.0.1:9", smsTemplate: ${ids}`;
      expect(await load(`smsTemplate: ${ids}`, { GC_NOTIFY_API_KEY: 'k' })).toEqual([]);
      expect((await load(here, {})).join('\n')).toMatch(
        /GC_NOTIFY_API_KEY It is not set[\s\S]*names this machine/,
      );
      expect(await load(here, { GC_NOTIFY_API_KEY: 'k', ALLOW_TEST_ENDPOINTS: '1' })).toEqual([]);
    });
  });

  it.each([
    ['127.0.0.1', []],
    ['0.0.0.0', []],
    ['localhost', []],
    // Of a block that is nobody's.
    ['203.0.113.7', ['HOST']],
    ['127.0.0.1:3978', ['HOST']],
    ['http://127.0.0.1', ['HOST']],
  ])('tells beforehand where nobody can listen: %s', async (host, expected) => {
    const variables = { DEPARTMENT_FILE: join(data, 'department.sample.yaml'), HOST: host };
    const loaded = await loadSettings(variables, data, true);
    // A command listens nowhere, and may be run on another machine.
    expect(await loadSettings(variables, data)).toMatchObject({ ok: true });
    expect(loaded.ok ? [] : loaded.problems.map(({ where }) => where)).toEqual(expected);
  });

  it('leaves no folder for the records whose socket could not be opened', async () => {
    const { path, remove } = await temporaryFolder();
    const folder = (length: number) => join(path, 'x'.repeat(length - Buffer.byteLength(path) - 1));
    const load = (length: number) =>
      loadSettings({ DEPARTMENT_FILE: join(data, 'department.sample.yaml'), DATA_DIR: folder(length) }, data);
    expect(await load(92)).toMatchObject({ ok: true });
    const refused = { ok: false, problems: [{ where: 'DATA_DIR' }] };
    // Linux has a short name for any folder.
    expect(await load(93)).toMatchObject(existsSync('/proc/self/fd') ? { ok: true } : refused);
    await remove();
  });

  it.each([
    ['store', 'store', ['KEYS_DIR']],
    ['store', 'store/keys/', ['KEYS_DIR']],
    ['store', 'store/..keys', ['KEYS_DIR']],
    ['store', 'store/../keys', []],
    ['store', 'store.keys', []],
  ])('keeps the keys out of the records: %s and %s', async (store, keys, expected) => {
    const { path, remove } = await temporaryFolder();
    const loaded = await loadSettings(
      {
        DEPARTMENT_FILE: join(data, 'department.sample.yaml'),
        DATA_DIR: `${path}/${store}`,
        KEYS_DIR: `${path}/${keys}`,
      },
      data,
    );
    await remove();
    expect(loaded.ok ? [] : loaded.problems.map(({ where }) => where)).toEqual(expected);
  });

  it.skipIf(!existsSync('/proc/self'))('are not kept where the kernel has its own', async () => {
    const variables = { DEPARTMENT_FILE: join(data, 'department.sample.yaml') };
    const loaded = await loadSettings({ ...variables, DATA_DIR: '/proc/x', KEYS_DIR: '/proc/y' }, data);
    expect(loaded.ok ? [] : loaded.problems).toMatchObject([
      { where: 'DATA_DIR', found: '/proc belongs to the operating system.' },
      { where: 'KEYS_DIR', found: '/proc belongs to the operating system.' },
    ]);
  });

  it('gives the bot and its measurements a port each', async () => {
    const variables = { DEPARTMENT_FILE: join(data, 'department.sample.yaml'), PORT: '4000' };
    const loaded = await loadSettings({ ...variables, METRICS_PORT: '4000' }, data);
    expect(loaded.ok ? [] : loaded.problems.map(({ where }) => where)).toEqual(['METRICS_PORT']);
  });

  it('that is missing is told together with everything else', async () => {
    const here = join(import.meta.dirname, 'department.test.ts');
    const folders = { DATA_DIR: join(here, 'store'), KEYS_DIR: here };
    const variables = { DEPARTMENT_FILE: '/nowhere.yaml', PORT: 'x', ...folders };
    const loaded = await loadSettings(variables, data);
    expect(loaded.ok ? [] : loaded.problems.map(({ where }) => where)).toEqual([
      'PORT',
      'DEPARTMENT_FILE',
      'DATA_DIR',
      'KEYS_DIR',
    ]);
    expect(loaded.ok ? [] : loaded.problems.slice(2).map(({ found }) => found)).toEqual(
      Array(2).fill(`${here} is not a folder.`),
    );
  });
});
