import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readEventTypes } from '../../src/settings/event-types.ts';

const file = 'data/event-types.yaml';
const text = readFileSync(file, 'utf8');

it('reads a word and its weight from each line', () => {
  const read = readEventTypes(file, text);
  expect(read.ok && read.types.types[0]?.words).toMatchObject({ lost: 3, 'gone missing': 4 });
});

it('says which line is no word with its weight, and where', () => {
  const read = readEventTypes(file, text.replace('      lost 3\n', '      lost\n'));
  expect(read.ok ? [] : read.problems).toMatchObject([
    {
      where: expect.stringMatching(/^data\/event-types\.yaml:\d+$/),
      found: expect.stringContaining('“lost”'),
    },
  ]);
});
