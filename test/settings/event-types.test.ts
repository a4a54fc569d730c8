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

it('reads all that words in one place stand for', () => {
  const words = '  he|she has_fallen|is very|so|  hurt\n  # a comment\n\n';
  const read = readEventTypes(
    file,
    text.replace(/^dangerWords: \|\n[\s\S]*?(?=^dangerAlone)/m, `dangerWords: |\n${words}`),
  );
  expect(read.ok && read.types.dangerWords).toEqual([
    ...[
      'he has fallen very hurt',
      'he has fallen so hurt',
      'he has fallen hurt',
      'he is very hurt',
      'he is so hurt',
    ],
    ...['he is hurt', 'she has fallen very hurt', 'she has fallen so hurt', 'she has fallen hurt'],
    ...['she is very hurt', 'she is so hurt', 'she is hurt'],
  ]);
});

it('refuses a line that stands for more than anybody meant', () => {
  const many = Array.from({ length: 4 }, () => 'a|b|c|d|e|f|g|h').join(' ');
  const read = readEventTypes(file, text.replace('dangerWords: |\n', `dangerWords: |\n  ${many}\n`));
  expect(read.ok ? [] : read.problems).toMatchObject([{ found: expect.stringContaining('4096 phrases') }]);
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
