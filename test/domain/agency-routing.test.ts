import { describe, expect, it } from 'vitest';
import {
  clauseOf,
  type Duty,
  nextReminder,
  questions,
  questionsFor,
  type RoutingFacts,
  type Row,
  reconcile,
  rows,
  rowsFor,
  sevenDays,
  unanswered,
  urgencyOf,
} from '../../src/domain/agency-routing.ts';
import { sampleRouting, sampleTypes } from '../support/bot.ts';

const facts = (type: string, more: Partial<RoutingFacts> = {}): RoutingFacts => ({
  type,
  answers: {},
  incident: false,
  materialBreach: false,
  readinessChanged: false,
  ...more,
});
const yes = (...asked: (typeof questions)[number][]) => ({
  answers: Object.fromEntries(asked.map((question) => [question, 'yes' as const])),
});
const hour = 60 * 60 * 1000;

describe('the rows of the reporting standard', () => {
  const cases: [string, RoutingFacts, Row[]][] = [
    ['nothing known', facts('other'), []],
    ['.1 national security', facts('threat-violence', yes('national-security')), ['national-security']],
    [
      '.2 significant impact',
      facts('damage-facility', yes('significant')),
      ['significant-impact', 'policy-monitoring'],
    ],
    [
      '.2 by the degree of injury alone',
      facts('other', { severity: 'very-high' }),
      ['significant-impact', 'policy-monitoring'],
    ],
    [
      'not .2 when an officer says that the impact is not significant',
      facts('other', { severity: 'very-high', answers: { significant: 'no' } }),
      ['policy-monitoring'],
    ],
    ['.3 by its type', facts('cyber'), ['cyber']],
    ['.3 by an answer', facts('suspicious-message', yes('it')), ['cyber']],
    ['.4 serious crime', facts('suspicious-activity', yes('serious-crime')), ['suspicious-activity']],
    [
      '.4 with national security',
      facts('suspicious-activity', yes('national-security')),
      ['national-security', 'suspicious-activity'],
    ],
    ['not .4 without either', facts('suspicious-activity'), []],
    ['not .4 for another type', facts('lost-item', yes('serious-crime')), []],
    ['.5 readiness', facts('other', { readinessChanged: true }), ['readiness-level']],
    ['.6 breach of trust', facts('insider-screening', yes('breach-of-trust')), ['breach-of-trust']],
    ['.7 other crime', facts('damage-facility', yes('crime')), ['other-crime']],
    ['.8 both', facts('contractor', yes('controlled-goods', 'contractor')), ['controlled-goods']],
    ['not .8 without a contractor', facts('lost-item', yes('controlled-goods')), []],
    ['.9 COMSEC', facts('lost-item', yes('comsec')), ['comsec']],
    ['.10 Cabinet', facts('unattended-information', yes('cabinet')), ['cabinet-confidences']],
    [
      '.11 material breach',
      facts('privacy-breach', { materialBreach: true }),
      ['material-privacy-breach', 'policy-monitoring'],
    ],
    ['not .11 before somebody decided', facts('privacy-breach', yes('personal-information')), []],
    ['.12 an incident', facts('other', { incident: true }), ['policy-monitoring']],
    ['.12 high injury', facts('ohs', { severity: 'high' }), ['policy-monitoring']],
    ['.13 criminal records', facts('privacy-breach', yes('criminal-records')), ['criminal-records']],
    [
      'a stolen laptop with personal data of many',
      facts('lost-item', {
        ...yes('crime', 'it', 'personal-information'),
        incident: true,
        materialBreach: true,
      }),
      ['cyber', 'other-crime', 'material-privacy-breach', 'policy-monitoring'],
    ],
    [
      'not yet known is not a yes',
      facts('lost-item', { answers: { crime: 'unsure', comsec: 'unsure' } }),
      [],
    ],
  ];

  it.each(cases)('%s', (_name, given, expected) => {
    expect(rowsFor(given)).toEqual(expected);
  });

  it('are all reached by a case', () => {
    expect(new Set(cases.flatMap(([, , expected]) => expected))).toEqual(new Set(rows));
  });

  it('are thirteen, with their clauses, and each has its recipients, reason and drafts', () => {
    expect(rows.map(clauseOf)).toEqual(Array.from({ length: 13 }, (_, i) => `I.2.2.${i + 1}`));
    const routing = sampleRouting();
    expect(routing.rows.map(({ id }) => id)).toEqual([...rows]);
    const recipients = Object.fromEntries(routing.rows.map((row) => [row.id, row.recipients.length]));
    expect(recipients).toMatchObject({
      'national-security': 3,
      'significant-impact': 2,
      'material-privacy-breach': 2,
    });
    const immediate = routing.rows.filter(({ timing }) => timing === 'without-delay').map(({ id }) => id);
    expect(immediate).toEqual(['significant-impact', 'readiness-level']);
    expect(routing.rows.find(({ id }) => id === 'other-crime')?.first?.en).toContain('Preserve the evidence');
  });
});

describe('the questions', () => {
  it('are asked where they matter', () => {
    expect(questionsFor(facts('damage-facility', { severity: 'low' }))).toEqual(['crime']);
    expect(questionsFor(facts('cyber', { severity: 'low' }))).not.toContain('it');
    expect(questionsFor(facts('lost-item'))).not.toContain('contractor');
    expect(questionsFor(facts('lost-item', yes('controlled-goods')))).toContain('contractor');
    expect(questionsFor(facts('ohs', { severity: 'high' }))).toEqual([
      'crime',
      'national-security',
      'significant',
    ]);
    expect(questionsFor(facts('other'))).toEqual([...questions]);
  });

  it('are asked until they are answered yes or no', () => {
    expect(unanswered(facts('damage-facility', { severity: 'low', answers: { crime: 'unsure' } }))).toEqual([
      'crime',
    ]);
    expect(unanswered(facts('damage-facility', { severity: 'low', answers: { crime: 'no' } }))).toEqual([]);
  });

  it('exist for every type that can be reported', () => {
    for (const { id } of sampleTypes().types) expect(questionsFor(facts(id)).length).toBeGreaterThan(0);
  });
});

describe('duties', () => {
  const now = new Date('2026-11-24T12:00:00.000Z');
  const routing = sampleRouting();

  it('come with what applies, with its deadline, and go with it unless they were fulfilled', () => {
    const first = reconcile(
      [],
      ['national-security', 'material-privacy-breach'],
      routing,
      now,
      ({ timing }) => (timing === 'seven-days' ? sevenDays : undefined),
    );
    expect(first.map(({ agency, dueAt }) => [agency, dueAt])).toEqual([
      ['csis', undefined],
      ['rcmp-noc', undefined],
      ['pco-cso', undefined],
      ['opc', '2026-12-01T12:00:00.000Z'],
      ['tbs-privacy', '2026-12-01T12:00:00.000Z'],
    ]);
    const done = { by: 'a', at: now.toISOString(), reference: 'x', filedAt: now.toISOString() };
    const filed = first.map((duty) => (duty.agency === 'csis' ? { ...duty, done } : duty));
    const later = new Date(now.getTime() + hour);
    const after = reconcile(filed, ['material-privacy-breach'], routing, later, () => undefined);
    expect(after.map(({ agency }) => agency)).toEqual(['csis', 'opc', 'tbs-privacy']);
    expect(after.at(-1)?.since).toBe(now.toISOString());
  });

  const due: Duty = {
    row: 'cyber',
    agency: 'cyber-centre',
    since: now.toISOString(),
    dueAt: new Date(now.getTime() + 24 * hour).toISOString(),
  };
  const settings = { warnBefore: 4 * hour, escalateAfter: 2 * hour };
  const inHours = (moment: { at: Date; level: string } | undefined) =>
    moment && [(moment.at.getTime() - now.getTime()) / hour, moment.level];

  it('remind before, at, and after their time, and then no more', () => {
    expect(inHours(nextReminder(due, settings))).toEqual([20, 'soon']);
    expect(inHours(nextReminder({ ...due, reminded: 'soon' }, settings))).toEqual([24, 'owner']);
    expect(inHours(nextReminder({ ...due, reminded: 'owner' }, settings))).toEqual([26, 'cso']);
    expect(nextReminder({ ...due, reminded: 'cso' }, settings)).toBeUndefined();
    expect(
      inHours(nextReminder({ ...due, dueAt: new Date(now.getTime() + hour).toISOString() }, settings)),
    ).toEqual([1, 'owner']);
    const { dueAt: _, ...timeless } = due;
    expect(nextReminder(timeless, settings)).toBeUndefined();
  });

  it('are marked as they come near', () => {
    const at = (hours: number) => urgencyOf(due, new Date(now.getTime() + hours * hour), 4 * hour);
    expect([at(0), at(19), at(20), at(24)]).toEqual(['open', 'open', 'soon', 'overdue']);
  });
});
