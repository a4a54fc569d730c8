import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDepartment } from '../../src/settings/department.ts';
import { loadSettings } from '../../src/settings/load.ts';

const data = join(import.meta.dirname, '../../data');
const sample = readFileSync(join(data, 'department.sample.yaml'), 'utf8');

function problems(change: (text: string) => string): { where: string; found: string }[] {
  const read = readDepartment('d.yaml', change(sample));
  return read.ok ? [] : read.problems;
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
    ['an unknown field', 'province:', 'provinc:'],
    ['one language twice', 'languages: [en, fr]', 'languages: [en, en]'],
    ['no desk', 'id: desk,', 'id: office,'],
    ['a name for a telephone', 'number: 613-555-0111', 'number: police'],
    ['a missing French name', 'fr: Ministère exemple', 'de: Ministerium'],
    ['broken YAML', 'buildings:', 'buildings: ['],
  ])('with %s is refused, with its line', (_name, from, to) => {
    const line = sample.split('\n').findIndex((each) => each.includes(from)) + 1;
    const found = problems((text) => text.replace(from, to));
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]?.where).toMatch(/^d\.yaml:\d+$/);
    // A missing or unknown field has no line of its own: then it is that of what it belongs in.
    expect(Number(found[0]?.where.split(':')[1])).toBeLessThanOrEqual(line + 12);
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

  it('that is missing is told together with everything else', async () => {
    const loaded = await loadSettings({ DEPARTMENT_FILE: '/nowhere.yaml', PORT: 'x' }, data);
    expect(loaded.ok ? [] : loaded.problems.map(({ where }) => where)).toEqual(['PORT', 'DEPARTMENT_FILE']);
  });
});
