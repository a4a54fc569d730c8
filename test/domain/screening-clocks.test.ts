import { describe, expect, it } from 'vitest';
import { type Screening, type ScreeningLevel, validOn } from '../../src/domain/screening.ts';
import {
  dueDay,
  dutiesOf,
  endedBy,
  isNext,
  levelOn,
  type StartedClock,
  startedBy,
  startedClocks,
} from '../../src/domain/screening-clocks.ts';
import { readable, withLook } from '../../src/domain/screening-log.ts';
import { remindersOn } from '../../src/domain/screening-reminders.ts';
import { aScreening } from '../support/records.ts';

const place = (province: string) => ({ province, holidays: { also: [], not: [] } });
const today = '2026-11-24';

describe('the clocks of the Directive', () => {
  it.each<[StartedClock, string, ScreeningLevel | undefined, string, string]>([
    ['inform-deputy-head', '2026-11-24', 'secret', 'ON', '2026-11-29'],
    ['notify-person', '2026-11-24', 'secret', 'ON', '2026-12-04'],
    ['inform-of-rights', '2026-11-24', 'secret', 'ON', '2026-12-08'],
    // Christmas, Boxing Day (observed on the Monday) and New Year's Day are no business days.
    ['inform-of-rights', '2026-12-18', 'reliability', 'ON', '2027-01-06'],
    ['inform-of-rights', '2026-06-19', 'reliability', 'QC', '2026-07-07'],
    ['inform-of-rights', '2026-06-19', 'reliability', 'ON', '2026-07-06'],
    ['inform-of-rights', '2026-02-09', 'reliability', 'ON', '2026-02-24'],
    ['inform-of-rights', '2026-02-09', 'reliability', 'QC', '2026-02-23'],
    ['revoke-after-suspension', '2026-11-24', 'secret', 'ON', '2026-12-24'],
    ['unauthorized-absence', '2026-11-24', 'secret', 'ON', '2026-12-24'],
    ['authorized-absence', '2026-11-24', 'reliability', 'ON', '2028-11-24'],
    ['authorized-absence', '2026-11-24', 'top-secret', 'ON', '2027-11-24'],
    ['reactivation', '2024-02-29', 'enhanced-reliability', 'ON', '2026-02-28'],
    ['reactivation', '2026-11-24', 'site-access-clearance', 'ON', '2027-11-24'],
    ['reactivation', '2026-11-24', undefined, 'ON', '2027-11-24'],
  ])('%s from %s (%s, %s) is up on %s', (clock, since, level, province, expected) => {
    expect(dueDay(clock, since, level, place(province))).toBe(expected);
  });

  it('name where they stand', () => {
    expect(Object.values(startedClocks).map(({ clause }) => clause)).toEqual([
      'F',
      'F',
      'H.2.2.2',
      'B.2.2.5',
      'B–I',
      'B–I',
      'B–I',
    ]);
  });

  const state = (fields: Partial<Screening>) => aScreening('a@x.ca', fields);
  it.each<[Partial<Screening> | undefined, Partial<Screening>, StartedClock[]]>([
    [{}, { status: 'revoked' }, ['inform-deputy-head', 'notify-person', 'inform-of-rights']],
    [
      { level: 'reliability' },
      { level: 'reliability', status: 'revoked' },
      ['notify-person', 'inform-of-rights'],
    ],
    [{ status: 'revoked' }, { status: 'revoked' }, []],
    [undefined, { status: 'revoked' }, []],
    [{}, { status: 'suspended' }, ['inform-of-rights']],
    [{}, { status: 'suspended', stage: 'consent-refused' }, ['inform-of-rights', 'revoke-after-suspension']],
    [
      { status: 'none', stage: 'evaluation' },
      { status: 'none', stage: 'denied' },
      ['inform-deputy-head', 'notify-person', 'inform-of-rights'],
    ],
    [
      { stage: 'denied' },
      { status: 'revoked', stage: 'denied' },
      ['inform-deputy-head', 'notify-person', 'inform-of-rights'],
    ],
    [
      { status: 'suspended', stage: 'evaluation' },
      { status: 'suspended', stage: 'consent-withdrawn' },
      ['revoke-after-suspension'],
    ],
    [
      { status: 'suspended', stage: 'consent-refused' },
      { status: 'suspended', stage: 'consent-refused' },
      [],
    ],
    [{}, { status: 'expired' }, []],
  ])('from %o to %o: %j', (before, after, expected) => {
    expect(startedBy(before && state(before), state(after))).toEqual(expected);
  });

  it('end by themselves where the record says so, and otherwise by a person alone', () => {
    expect(endedBy('revoke-after-suspension', state({ status: 'revoked' }))).toBe(true);
    expect(endedBy('revoke-after-suspension', state({ status: 'suspended' }))).toBe(false);
    expect(endedBy('reactivation', state({}))).toBe(true);
    expect(endedBy('authorized-absence', state({ status: 'cancelled' }))).toBe(true);
    expect(endedBy('inform-of-rights', state({}))).toBe(false);
  });

  it.each<[Partial<Screening>, string[]]>([
    [{}, ['update 2033-11-24', 'recurring-check 2028-11-24']],
    [{ level: 'reliability' }, ['update 2033-11-24']],
    [{ temporaryUntil: '2026-12-24', granted: '2026-10-01' }, ['temporary 2026-12-24']],
    [{ level: 'reliability', conditionsUntil: '2027-01-01' }, ['update 2033-11-24', 'conditions 2027-01-01']],
    [{ status: 'suspended' }, []],
    [{ status: 'none' }, []],
  ])('run from %o: %j', (fields, expected) => {
    expect(dutiesOf(state(fields)).map(({ clock, due }) => `${clock} ${due}`)).toEqual(expected);
  });

  it.each([
    ['2026-12-08', undefined],
    ['2026-11-27', 'warned'],
    ['2026-11-24', 'warned'],
    ['2026-11-23', 'overdue'],
    ['2026-11-22', 'overdue'],
    ['2026-11-21', 'cso'],
  ] as const)('due on %s: %s', (due, expected) => {
    expect(levelOn(today, { clock: 'inform-of-rights', due }, 2)).toBe(expected);
  });

  it('remind of each level once', () => {
    expect(isNext('warned', undefined)).toBe(true);
    expect(isNext('warned', 'warned')).toBe(false);
    expect(isNext('cso', 'warned')).toBe(true);
    expect(isNext('overdue', 'cso')).toBe(false);
    expect(isNext(undefined, undefined)).toBe(false);
  });
});

describe('reminders to a person', () => {
  const settings = { updates: [180, 90, 30, 7], checks: [30] };
  const none = { id: 'a@x.ca', version: 1, person: {}, officers: {} };
  const expiring = (expires: string, fields: Partial<Screening> = {}) =>
    aScreening('a@x.ca', { level: 'reliability', granted: '2016-11-24', expires, ...fields });
  it.each<[string, Screening, Record<string, number>, string[]]>([
    ['far away', expiring('2027-06-01', { granted: '2017-06-01' }), {}, []],
    ['the last day of a step', expiring('2027-05-23', { granted: '2017-05-23' }), {}, ['update 180']],
    [
      'a smaller step',
      expiring('2027-02-22', { granted: '2017-02-22' }),
      { 'update 2027-02-22': 180 },
      ['update 90'],
    ],
    ['said already', expiring('2027-02-22', { granted: '2017-02-22' }), { 'update 2027-02-22': 90 }, []],
    [
      'another date',
      expiring('2026-12-01', { granted: '2016-12-01' }),
      { 'update 2025-12-01': 7 },
      ['update 7'],
    ],
    ['the day itself', expiring('2026-11-24'), {}, ['update 7']],
    ['over', expiring('2026-11-23'), {}, []],
    ['begun', expiring('2026-12-01', { granted: '2016-12-01', requested: '2026-11-01' }), {}, []],
    ['at a stage', expiring('2026-12-01', { granted: '2016-12-01', stage: 'consent' }), {}, []],
    ['suspended', expiring('2026-12-01', { granted: '2016-12-01', status: 'suspended' }), {}, []],
    ['a check', aScreening('a@x.ca', { nextCheck: '2026-12-20' }), {}, ['recurring-check 30']],
    [
      'a check, said already',
      aScreening('a@x.ca', { nextCheck: '2026-12-20' }),
      { 'recurring-check 2026-12-20': 30 },
      [],
    ],
  ])('%s', (_name, record, person, expected) => {
    const due = remindersOn(record, { ...none, person }, today, settings);
    expect(due.map(({ clock, step }) => `${clock} ${step}`)).toEqual(expected);
  });

  it('wait while they are put off', () => {
    const record = expiring('2026-12-01', { granted: '2016-12-01' });
    expect(remindersOn(record, { ...none, snoozedUntil: '2026-11-25' }, today, settings)).toEqual([]);
    expect(remindersOn(record, { ...none, snoozedUntil: '2026-11-24' }, today, settings)).toHaveLength(1);
  });
});

describe('what a manager reads', () => {
  it.each<[Screening | undefined, ReturnType<typeof validOn>]>([
    [undefined, { valid: false }],
    [aScreening('a'), { valid: true, until: '2033-11-24' }],
    [aScreening('a', { nextCheck: '2026-01-01' }), { valid: true, until: '2033-11-24' }],
    [aScreening('a', { status: 'suspended' }), { valid: false }],
    [aScreening('a', { expires: '2026-11-23' }), { valid: false }],
    [aScreening('a', { granted: '2026-12-01', expires: '2030-01-01' }), { valid: false }],
    [
      aScreening('a', { granted: '2026-10-01', temporaryUntil: '2026-12-01' }),
      { valid: true, until: '2026-12-01' },
    ],
  ])('of %o', (record, expected) => {
    expect(validOn(record, today)).toEqual(expected);
  });
});

describe('the log of who looked', () => {
  const look = {
    at: '2026-11-24T15:00:00.000Z',
    by: 'o@x.ca',
    as: 'officer' as const,
    reason: 'file review',
  };
  it('keeps each look of an officer, and one a day of a manager', () => {
    let log = withLook(undefined, 'a@x.ca', look);
    log = withLook(log, 'a@x.ca', look);
    const manager = { at: look.at, by: 'm@x.ca', as: 'manager' as const };
    log = withLook(withLook(log, 'a@x.ca', manager), 'a@x.ca', manager);
    log = withLook(log, 'a@x.ca', { ...manager, at: '2026-11-25T15:00:00.000Z' });
    expect(log.looks).toHaveLength(4);
  });

  it('shows the newest first, and what was put off when its time is over', () => {
    const until = '2026-12-24T17:00:00.000Z';
    const hidden = { ...look, by: 'i@x.ca', deferred: { until, why: 'investigation', by: 'i@x.ca' } };
    const log = withLook(withLook(undefined, 'a@x.ca', look), 'a@x.ca', hidden);
    const by = (now: string) => readable(log, new Date(now)).map(({ by }) => by);
    expect(by('2026-12-24T16:59:59.999Z')).toEqual(['o@x.ca']);
    expect(by(until)).toEqual(['i@x.ca', 'o@x.ca']);
  });
});
