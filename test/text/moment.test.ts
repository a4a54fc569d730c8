import { describe, expect, it } from 'vitest';
import { clock, moment, numericMoment, shortDay } from '../../src/text/moment.ts';

describe('dates as people read them', () => {
  it('counts the first day of a month in French, and no other', () => {
    const at = (day: string) => moment('fr-CA', new Date(`2026-${day}T18:05:00Z`), 'America/Toronto');
    expect(at('12-01')).toMatch(/^1er déc\. 2026, 13 h 05$/);
    expect(at('12-11')).toMatch(/^11 déc\. 2026/);
    expect(shortDay('fr-CA', '2026-12-01')).toBe('1er déc.');
    expect(shortDay('fr-CA', '2026-12-21')).toBe('21 déc.');
  });

  it('in figures alone are the same for both', () => {
    const at = (iso: string) => numericMoment(new Date(iso), 'America/Toronto');
    expect(at('2026-12-01T05:05:00Z')).toBe('2026-12-01 00:05');
    expect(at('2026-07-01T18:05:00Z')).toBe('2026-07-01 14:05');
  });

  it('say which of the two it is in the hour that comes twice, and nothing of it before and after', () => {
    const at = (time: string, locale = 'en-CA') =>
      moment(locale, new Date(`2026-11-01T${time}Z`), 'America/Toronto');
    expect(at('04:59')).toBe('Nov 1, 2026, 00:59');
    expect(at('05:34')).toMatch(/^Nov 1, 2026, 01:34 EDT$/);
    expect(at('06:34')).toMatch(/^Nov 1, 2026, 01:34 EST$/);
    expect(at('06:34', 'fr-CA')).toMatch(/^1er nov\. 2026, 01 h 34 HNE$/);
    expect(at('07:00')).toBe('Nov 1, 2026, 02:00');
    const time = (iso: string) => clock('en-CA', new Date(iso), 'America/Toronto');
    expect(time('2026-11-01T05:34:00Z')).toBe('01:34 EDT');
    // Where clocks are set forward nothing comes twice.
    expect(time('2027-03-14T07:30:00Z')).toBe('03:30');
  });

  it('leaves English as it is', () => {
    expect(moment('en-CA', new Date('2026-12-01T18:05:00Z'), 'America/Toronto')).toBe('Dec 1, 2026, 13:05');
    expect(shortDay('en-CA', '2026-12-01')).toBe('Dec 1');
  });
});
