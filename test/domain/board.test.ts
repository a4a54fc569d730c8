import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Tally } from '../../src/domain/board.ts';
import type { SecurityEvent } from '../../src/domain/security-event.ts';
import { anEvent } from '../support/records.ts';

const now = new Date('2026-11-24T12:00:00.000Z');
const minute = 60_000;
const ago = (minutes: number) => new Date(now.getTime() - minutes * minute).toISOString();

/** An event with a life of its own: reported, perhaps acknowledged, perhaps closed. */
const lives = fc
  .record({
    age: fc.integer({ min: 0, max: 150 * 24 * 60 }),
    seenAfter: fc.option(fc.integer({ min: 0, max: 5_000 })),
    closedAfter: fc.option(fc.integer({ min: 0, max: 5_000 })),
    severity: fc.option(
      fc.constantFrom('low' as const, 'medium' as const, 'high' as const, 'very-high' as const),
    ),
  })
  .map(({ age, seenAfter, closedAfter, severity }): SecurityEvent => {
    const closed = closedAfter !== null && closedAfter < age;
    return anEvent(1, {
      reportedAt: ago(age),
      ...(severity && { severity }),
      history: seenAfter === null ? [] : [{ at: ago(age - seenAfter), by: 'o', what: 'acknowledged' }],
      ...(closed && {
        status: 'closed',
        closures: [{ outcome: 'resolved', cause: 'x', by: 'o', at: ago(age - closedAfter) }],
      }),
    });
  });

/** The same quantile from the definition: the smallest value that is at least as large as that part of all. */
function quantile(values: readonly number[], part: number): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(part * sorted.length) - 1];
}

describe('the tally', () => {
  it('says what counting all events again would say, whatever came and went', () => {
    fc.assert(
      fc.property(fc.array(lives, { maxLength: 60 }), fc.array(lives, { maxLength: 20 }), (kept, gone) => {
        const tally = new Tally();
        for (const event of [...gone, ...kept]) tally.changed(undefined, event);
        for (const event of gone) tally.changed(event, undefined);
        const board = tally.board(now);
        const since = `${board.weeks[0]?.monday}T05:00:00.000Z`;
        const recent = kept.filter(({ reportedAt }) => reportedAt >= since);
        const seen = recent.flatMap(({ reportedAt, history }) =>
          history.map(({ at }) => Date.parse(at) - Date.parse(reportedAt)),
        );
        expect(board.toAcknowledge).toEqual({ median: quantile(seen, 0.5), ninetieth: quantile(seen, 0.9) });
        expect(board.weeks.reduce((sum, { reported }) => sum + reported, 0)).toBe(recent.length);
        const open = kept.filter(({ status }) => status === 'open');
        const counted = board.open.map(({ underDay, underWeek, older }) => underDay + underWeek + older);
        expect(counted.reduce((sum, n) => sum + n, 0)).toBe(open.length);
        const old = open.filter(({ reportedAt }) => reportedAt < ago(7 * 24 * 60)).length;
        expect(board.open.reduce((sum, { older }) => sum + older, 0)).toBe(old);
      }),
    );
  });
});
