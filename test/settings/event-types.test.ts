import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readEventTypes, readReportExamples } from '../../src/settings/event-types.ts';

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

it('learns from examples that name a type and whether there is danger, or says which line does not', () => {
  const read = readEventTypes(file, text);
  if (!read.ok) throw new Error('not read');
  const lines = '# a comment\nlost-item calm: my badge is gone\nany danger: he has a knife\n';
  const learnt = readReportExamples('examples.txt', lines, read.types);
  expect(learnt.ok && learnt.types.examples).toEqual([
    { text: 'my badge is gone', type: 'lost-item', danger: false },
    { text: 'he has a knife', danger: true },
  ]);
  const wrong = readReportExamples('examples.txt', `${lines}lost calm: x\nmy badge is gone\n`, read.types);
  expect(wrong.ok ? [] : wrong.problems.map(({ where }) => where)).toEqual([
    'examples.txt:4',
    'examples.txt:5',
  ]);
});
