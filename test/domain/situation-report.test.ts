import { expect, it } from 'vitest';
import { reportMoved } from '../../src/domain/situation-report.ts';

const hour = 60 * 60 * 1000;
const at = (clock: string) => `2026-11-24T${clock}:00.000Z`;

it.each([
  ['more often, from the last report', 'opened 08:00, last 10:00, next 14:00', 2, '10:30', '12:00'],
  [
    'more often, where that has passed: a whole rhythm from now',
    'opened 08:00, last 09:00, next 21:00',
    1,
    '12:00',
    '13:00',
  ],
  ['but not later than it was due', 'opened 08:00, last 09:00, next 12:30', 1, '12:00', '12:30'],
  ['less often, from the last report', 'opened 08:00, last 10:00, next 11:00', 4, '10:30', '14:00'],
  ['before the first report, from the opening', 'opened 08:00, next 09:00', 4, '08:30', '12:00'],
  ['what is late stays late', 'opened 08:00, last 09:00, next 10:00', 4, '10:30', '10:00'],
])('the next report moves: %s', (_, given, hours, now, expected) => {
  const of = (name: string) => new RegExp(`${name} (\\d\\d:\\d\\d)`).exec(given)?.[1];
  const [opened, last, next] = ['opened', 'last', 'next'].map(of);
  const reporting = { nextAt: at(next ?? ''), ...(last && { lastAt: at(last) }) };
  expect(reportMoved(reporting, at(opened ?? ''), hours * hour, new Date(at(now)))).toBe(at(expected));
});
