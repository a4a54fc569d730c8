import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/chat/errors.ts';
import { nextTime } from '../../src/domain/local-time.ts';
import { readUntil } from '../../src/handlers/duty/until.ts';
import { dated, readMoment } from '../../src/handlers/times.ts';
import type { Work } from '../../src/handlers/work.ts';
import { text } from '../../src/text/index.ts';
import { sampleDepartment } from '../support/bot.ts';

const skips = 'skip 02:30 on 2027-03-14';

/** What a moment is taken for, or the sentence that asks for another, at a time of Toronto’s clocks. */
function taken(now: string, words: string, read: (ctx: Work, words: string) => string = readMoment): string {
  const ctx = { department: sampleDepartment(), now: new Date(now), t: text('en') } as Work;
  try {
    return read(ctx, words);
  } catch (error) {
    if (error instanceof Refusal) return error.sentence;
    throw error;
  }
}

describe('a moment to come', () => {
  it.each([
    // Clocks go from 02:00 to 03:00 on March 14, 2027.
    ['2027-03-13T20:00:00Z', '2027-03-14T02:30', skips],
    ['2027-03-13T20:00:00Z', '02:30', skips],
    ['2027-03-14T06:00:00Z', '2:30', skips],
    ['2027-03-14T04:45:00Z', 'tomorrow 02:30', skips],
    ['2027-03-14T12:00:00Z', '02:30', '2027-03-15T06:30:00.000Z'],
    ['2027-03-13T20:00:00Z', '2027-03-14T03:30', '2027-03-14T07:30:00.000Z'],
    ['2027-03-13T20:00:00Z', '2027-02-30T03:30', 'not a time'],
    // They go from 02:00 back to 01:00 on November 1, 2026: what is still to come of the two is meant, the first if both are.
    ['2026-10-31T20:00:00Z', '01:30', '2026-11-01T05:30:00.000Z'],
    ['2026-11-01T05:45:00Z', '01:30', '2026-11-01T06:30:00.000Z'],
    ['2026-11-01T05:45:00Z', '2026-11-01T01:30', '2026-11-01T06:30:00.000Z'],
    ['2026-11-01T06:45:00Z', '2026-11-01T01:30', 'already past'],
  ])('at %s, “%s” is %s', (now, words, expected) => {
    expect(taken(now, words)).toContain(expected);
  });

  it.each([
    ['2027-03-14T04:45:00Z', '2027-03-14 08:00'],
    ['2026-11-01T04:15:00Z', '2026-11-02 08:00'],
  ])('at %s, tomorrow is the next day of the calendar, however long this one is', (now, expected) => {
    const [date] = expected.split(' ');
    expect(taken(now, 'tomorrow 08:00', dated)).toBe(expected);
    expect(taken(now, 'tomorrow 08:00')).toContain(`${date}T1`);
  });

  it('until which somebody has the duty', () => {
    const until = (ctx: Work, words: string) => readUntil(ctx, words).toISOString();
    expect(taken('2027-03-13T20:00:00Z', 'until 2027-03-14 02:30', until)).toContain(skips);
    expect(taken('2026-11-01T05:45:00Z', 'until 2026-11-01 01:30', until)).toBe('2026-11-01T06:30:00.000Z');
  });

  it('each day is at its own time again on the day after the one that skips it', () => {
    const next = (now: string) => nextTime(new Date(now), '02:30', 'America/Toronto').toISOString();
    expect(next('2027-03-14T05:00:00Z')).toBe('2027-03-14T07:30:00.000Z');
    expect(next('2027-03-14T12:00:00Z')).toBe('2027-03-15T06:30:00.000Z');
  });
});
