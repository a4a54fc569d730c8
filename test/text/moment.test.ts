import { describe, expect, it } from 'vitest';
import { moment, numericMoment, shortDay } from '../../src/text/moment.ts';

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

  it('leaves English as it is', () => {
    expect(moment('en-CA', new Date('2026-12-01T18:05:00Z'), 'America/Toronto')).toBe('Dec 1, 2026, 13:05');
    expect(shortDay('en-CA', '2026-12-01')).toBe('Dec 1');
  });
});
