import { describe, expect, it } from 'vitest';
import {
  checkDue,
  covers,
  holdsLevel,
  ownView,
  type Screening,
  type ScreeningLevel,
  screeningLevels,
  validUntil,
} from '../../src/domain/screening.ts';
import { aScreening } from '../support/records.ts';

const today = '2026-11-24';

/** A record as the Directive makes it: granted, and nothing else known. */
function granted(level: ScreeningLevel, day: string, fields: Partial<Screening> = {}): Screening {
  return { id: 'a@x.example', version: 1, level, status: 'active', granted: day, ...fields };
}

describe('validity and recurring checks (Directive on Security Screening, Annexes A1 and A3)', () => {
  it.each([
    ['site-access-status', '2036-11-24', undefined],
    ['site-access-clearance', '2036-11-24', undefined],
    ['reliability', '2036-11-24', undefined],
    ['enhanced-reliability', '2036-11-24', '2031-11-24'],
    ['secret', '2036-11-24', '2031-11-24'],
    ['enhanced-secret', '2036-11-24', '2031-11-24'],
    ['top-secret', '2031-11-24', '2029-11-24'],
    ['enhanced-top-secret', '2031-11-24', '2027-11-24'],
  ] as const)('%s granted today is valid until %s, its first check due %s', (level, until, check) => {
    expect(validUntil(granted(level, today))).toBe(until);
    expect(checkDue(granted(level, today))).toBe(check);
  });

  it('an earlier end or check that is recorded counts, a later end than the Directive’s does not', () => {
    expect(validUntil(granted('secret', today, { expires: '2030-01-01' }))).toBe('2030-01-01');
    expect(validUntil(granted('secret', today, { expires: '2040-01-01' }))).toBe('2036-11-24');
    expect(checkDue(granted('secret', today, { nextCheck: '2028-02-29' }))).toBe('2028-02-29');
    expect(validUntil(granted('secret', '2024-02-29'))).toBe('2034-02-28');
  });
});

describe('what a level covers', () => {
  const all = [...screeningLevels];
  it.each([
    ['site-access-status', ['site-access-status']],
    ['site-access-clearance', ['site-access-status', 'site-access-clearance']],
    ['reliability', ['site-access-status', 'reliability']],
    ['enhanced-reliability', ['site-access-status', 'reliability', 'enhanced-reliability']],
    ['secret', ['site-access-status', 'site-access-clearance', 'reliability', 'secret']],
    ['enhanced-secret', all.slice(0, 6)],
    ['top-secret', all.slice(0, 7)],
    ['enhanced-top-secret', all],
  ] as const)('%s', (held, expected) => {
    expect(screeningLevels.filter((level) => covers(held, level))).toEqual(expected);
  });
});

describe('holdsLevel', () => {
  const secret = (fields: Partial<Screening> = {}) =>
    aScreening('a@x.example', { granted: '2023-11-24', expires: '2033-11-24', ...fields });

  it.each([
    ['no record', undefined, false],
    ['active and inside its validity', secret(), true],
    ['on its last day', secret({ expires: today }), true],
    ['the day after', secret({ expires: '2026-11-23' }), false],
    [
      'past the Directive’s ten years, whatever is recorded',
      granted('secret', '2016-11-23', { expires: '2027-01-01', nextCheck: '2027-01-01' }),
      false,
    ],
    ['in the Directive’s ten years', granted('secret', '2016-11-24', { nextCheck: '2026-11-24' }), true],
    ['granted tomorrow', secret({ granted: '2026-11-25' }), false],
    [
      'nothing says how long',
      aScreening('a', { granted: undefined as never, expires: undefined as never }),
      false,
    ],
    ['recorded as expired', secret({ status: 'expired' }), false],
    ['suspended', secret({ status: 'suspended' }), false],
    ['revoked', secret({ status: 'revoked' }), false],
    ['cancelled', secret({ status: 'cancelled' }), false],
    ['asked for', secret({ status: 'none', requested: '2026-10-01' }), false],
    ['an update is under way', secret({ requested: '2026-10-01', stage: 'activities' }), true],
    ['its recurring check due today', secret({ nextCheck: today }), true],
    ['its recurring check overdue', secret({ nextCheck: '2026-11-23' }), false],
    ['its first check overdue, though nobody wrote it down', granted('secret', '2021-11-23'), false],
    ['with conditions to be reassessed today', secret({ conditionsUntil: today }), true],
    ['with conditions that were not reassessed', secret({ conditionsUntil: '2026-11-23' }), false],
    ['temporary, until today', granted('secret', '2026-10-01', { temporaryUntil: today }), true],
    ['temporary, until yesterday', granted('secret', '2026-10-01', { temporaryUntil: '2026-11-23' }), false],
    [
      'temporary for more than four months',
      granted('secret', '2026-07-23', { temporaryUntil: '2027-07-23' }),
      false,
    ],
    ['a lower level', secret({ level: 'enhanced-reliability' }), false],
    ['a higher level', secret({ level: 'top-secret' }), true],
    [
      'a higher level past its own five years',
      granted('top-secret', '2021-11-23', { nextCheck: '2027-01-01' }),
      false,
    ],
  ] as const)('Secret: %s → %s', (_case, record, expected) => {
    expect(holdsLevel(record, 'secret', today)).toBe(expected);
  });

  it.each([
    ['secret', 'secret', true],
    ['secret', 'reliability', true],
    ['top-secret', 'top-secret', true],
    ['top-secret', 'enhanced-secret', false],
    ['enhanced-secret', 'secret', false],
    ['enhanced-reliability', 'reliability', false],
    ['enhanced-top-secret', 'top-secret', false],
  ] as const)(
    'temporary %s gives %s: %s (Appendix I: no Protected C, no Enhanced Top Secret)',
    (level, wanted, expected) => {
      const record = granted(level, '2026-10-01', { temporaryUntil: '2027-01-01' });
      expect(holdsLevel(record, wanted, today)).toBe(expected);
    },
  );
});

describe('what people may read of their own record', () => {
  const record = (fields: Partial<Screening> = {}) => aScreening('a@x.example', fields);

  it('is level, dates and request, never a condition', () => {
    expect(
      ownView(record({ conditionsUntil: '2027-01-01', requested: '2026-11-01', stage: 'activities' }), today),
    ).toEqual({
      level: 'secret',
      held: {
        expired: false,
        checkOverdue: false,
        temporary: false,
        granted: '2023-11-24',
        until: '2033-11-24',
        nextCheck: '2028-11-24',
      },
      request: { since: '2026-11-01', stage: 'activities' },
    });
    expect(ownView(record({ expires: '2026-11-23' }), today)?.held).toMatchObject({ expired: true });
  });

  it.each(['suspended', 'revoked', 'cancelled', 'none'] as const)('is nothing where it is %s', (status) => {
    expect(ownView(record({ status, stage: 'review-for-cause' }), today)).toBeUndefined();
  });

  it('does not tell doubt from evaluation or decision', () => {
    const stages = [
      'evaluation',
      'doubt',
      'interview',
      'decision',
      'review-for-cause',
      'suspension',
      undefined,
    ];
    const views = stages.map((stage) =>
      JSON.stringify(ownView(record({ requested: '2026-11-01', ...(stage && { stage }) }), today)),
    );
    expect(new Set(views).size).toBe(1);
    expect(views[0]).toContain('processing');
  });

  it('says nothing of a review that the person did not ask for', () => {
    for (const stage of ['review-for-cause', 'doubt', 'evaluation', 'suspension'])
      expect(ownView(record({ stage }), today)).toEqual(ownView(record(), today));
  });

  it('tells a step of the safe list also where nothing says when it began', () => {
    expect(ownView(record({ stage: 'identity' }), today)?.request).toEqual({ stage: 'identity' });
    expect(ownView(record({ status: 'none', stage: 'consent' }), today)).toEqual({
      level: 'secret',
      request: { stage: 'consent' },
    });
  });
});
