import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/chat/errors.ts';
import { nextTime, zonedInstant } from '../../src/domain/local-time.ts';
import { readUntil } from '../../src/handlers/duty/until.ts';
import { dated, momentFirst, readMoment } from '../../src/handlers/times.ts';
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

  // Friday, December 4, 2026, 16:20 in Toronto.
  const friday = '2026-12-04T21:20:00Z';

  it.each([
    ['lundi 8h', '2026-12-07 08:00'],
    ['lundi à 8 h 30', '2026-12-07 08:30'],
    ['Lundi prochain 8\u00A0h', '2026-12-07 08:00'],
    ['lundi 7 décembre 8 h', '2026-12-07 08:00'],
    ['le 7 decembre à 8 h', '2026-12-07 08:00'],
    ['7 déc. 8h', '2026-12-07 08:00'],
    ['1er janvier 15:30', '2027-01-01 15:30'],
    ['Dec 7 8:00', '2026-12-07 08:00'],
    ['Dec. 7th, 2026 at 8 a.m.', '2026-12-07 08:00'],
    ['December 7 5 pm', '2026-12-07 17:00'],
    ['7 December 17:00', '2026-12-07 17:00'],
    ['Monday 8am', '2026-12-07 08:00'],
    ['mon 8am', '2026-12-07 08:00'],
    ['Monday noon', '2026-12-07 12:00'],
    ['Friday 17:00', '2026-12-04 17:00'],
    ['vendredi 16 h', '2026-12-11 16:00'],
    ['next Friday 17:00', '2026-12-11 17:00'],
    ['5pm', '2026-12-04 17:00'],
    ['midi', '2026-12-05 12:00'],
    ['mardi 7 décembre 8 h', ''],
    ['31 novembre 8 h', ''],
    ['13 pm', ''],
    ['mon 2e bureau', ''],
    ['mai 8 h', ''],
  ])('on a Friday, “%s” is %s', (words, expected) => {
    const [date = '', time = ''] = expected.split(' ');
    const instant = date && zonedInstant(date, time, 'America/Toronto')?.toISOString();
    expect(taken(friday, words)).toContain(instant || 'is not a time');
  });

  it('is what a text begins with, as long as it goes on', () => {
    expect(momentFirst('Friday 17:00 Doors are closed')).toEqual(['Friday 17:00', 'Doors are closed']);
    expect(momentFirst('15 h 30 Portes fermées')).toEqual(['15 h 30', 'Portes fermées']);
    expect(momentFirst('2026-12-07T08:00')).toEqual(['2026-12-07T08:00', '']);
    expect(momentFirst('Doors are closed')).toBeUndefined();
  });

  it('until a day is to its end', () => {
    const until = (ctx: Work, words: string) => readUntil(ctx, words).toISOString();
    for (const words of [
      'jusqu’à lundi',
      'until Monday',
      'jusqu’au 7 décembre',
      'until Dec 7',
      'jusqu’au lundi 7 déc.',
    ])
      expect(taken(friday, words, until), words).toBe('2026-12-08T04:59:00.000Z');
    expect(taken(friday, 'jusqu’à vendredi', until)).toBe('2026-12-12T04:59:00.000Z');
    expect(taken(friday, 'jusqu’à lundi 8h', until)).toBe('2026-12-07T13:00:00.000Z');
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
