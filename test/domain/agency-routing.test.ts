import { describe, expect, it } from 'vitest';
import { type Duty, nextReminder, reconcile, sevenDays, urgencyOf } from '../../src/domain/agency-duty.ts';
import {
  clauseOf,
  isPrivacys,
  type Question,
  questions,
  questionsFor,
  type RoutingFacts,
  type Row,
  rows,
  rowsFor,
  standardRows,
  unanswered,
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
    ['.1 by controlled goods', facts('lost-item', yes('controlled-goods')), ['national-security']],
    [
      'not .1 when an officer says that the controlled goods are no concern of national security',
      facts('lost-item', { answers: { 'controlled-goods': 'yes', 'national-security': 'no' } }),
      [],
    ],
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
    [
      'those of personal information, of a breach that is material, whatever else the event is taken for',
      facts('lost-item', {
        materialBreach: true,
        answers: { 'personal-information': 'no', contractor: 'yes', 'other-institutions': 'yes' },
      }),
      ['material-privacy-breach', 'policy-monitoring', 'multi-institution-breach', 'supplier-breach'],
    ],
    ['.4 serious crime', facts('suspicious-activity', yes('serious-crime')), ['suspicious-activity']],
    [
      '.4 with national security',
      facts('suspicious-activity', yes('national-security')),
      ['national-security', 'suspicious-activity'],
    ],
    [
      '.4 with national security by controlled goods',
      facts('unauthorized-access', yes('controlled-goods')),
      ['national-security', 'suspicious-activity'],
    ],
    ['.4 of what has no type', facts('other', yes('serious-crime')), ['suspicious-activity']],
    ['not .4 without either', facts('suspicious-activity'), []],
    ['not .4 for another type', facts('lost-item', yes('serious-crime')), []],
    ['.5 readiness', facts('other', { readinessChanged: true }), ['readiness-level']],
    ['.6 breach of trust', facts('insider-screening', yes('breach-of-trust')), ['breach-of-trust']],
    ['.7 other crime', facts('damage-facility', yes('crime')), ['other-crime']],
    [
      '.8 both',
      facts('lost-item', yes('controlled-goods', 'contractor')),
      ['national-security', 'controlled-goods'],
    ],
    [
      '.8 where its type says that it is a contractor',
      facts('contractor', yes('controlled-goods')),
      ['national-security', 'controlled-goods'],
    ],
    [
      '.8 without .1',
      facts('contractor', { answers: { 'controlled-goods': 'yes', 'national-security': 'no' } }),
      ['controlled-goods'],
    ],
    ['not .8 without controlled goods', facts('contractor', yes('contractor')), []],
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
      'a breach that touches another institution, before anybody decided on it',
      facts('privacy-breach', yes('other-institutions')),
      ['multi-institution-breach'],
    ],
    ['a breach at a supplier, by its type', facts('privacy-breach', yes('contractor')), ['supplier-breach']],
    [
      'a breach at a supplier, by an answer',
      facts('contractor', yes('personal-information')),
      ['supplier-breach'],
    ],
    [
      'both, of a laptop',
      facts('lost-item', yes('personal-information', 'contractor', 'other-institutions')),
      ['multi-institution-breach', 'supplier-breach'],
    ],
    ['neither without personal information', facts('contractor', yes('other-institutions')), []],
    [
      'neither where that is not known yet',
      facts('lost-item', { answers: { 'personal-information': 'unsure', contractor: 'yes' } }),
      [],
    ],
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
      'the same where the breach is not material, and nobody said yet that there was a compromise',
      facts('lost-item', yes('crime', 'it', 'personal-information')),
      ['cyber', 'other-crime'],
    ],
    [
      'an insider of a system with Cabinet papers, COMSEC, controlled goods and criminal records, where all is answered yes',
      facts('insider-screening', { ...yes(...questions), severity: 'very-high', materialBreach: true }),
      rows.filter((row) => row !== 'readiness-level' && row !== 'suspicious-activity'),
    ],
    [
      'not yet known is not a yes',
      facts('lost-item', { answers: Object.fromEntries(questions.map((each) => [each, 'unsure'])) }),
      [],
    ],
    [
      'what an officer answered no',
      facts('unauthorized-access', { answers: Object.fromEntries(questions.map((each) => [each, 'no'])) }),
      [],
    ],
  ];

  it.each(cases)('%s', (_name, given, expected) => {
    expect(rowsFor(given)).toEqual(expected);
  });

  it('are all reached by a case', () => {
    expect(new Set(cases.flatMap(([, , expected]) => expected))).toEqual(new Set(rows));
  });

  it('are the standard’s thirteen, each with its clause, recipients and timing as that has them', () => {
    const routing = sampleRouting();
    const found = routing.rows
      .slice(0, standardRows.length)
      .map(({ id, recipients, timing }) => [clauseOf(id), id, recipients, timing]);
    expect(found).toEqual([
      ['I.2.2.1', 'national-security', ['csis', 'rcmp-noc', 'pco-cso'], 'none'],
      ['I.2.2.2', 'significant-impact', ['goc', 'pco-cso'], 'without-delay'],
      ['I.2.2.3', 'cyber', ['cyber-centre', 'tbs-cyber'], 'by-plan'],
      ['I.2.2.4', 'suspicious-activity', ['rcmp-critical-infrastructure'], 'none'],
      ['I.2.2.5', 'readiness-level', ['pco-cso'], 'without-delay'],
      ['I.2.2.6', 'breach-of-trust', ['rcmp-federal-policing'], 'none'],
      ['I.2.2.7', 'other-crime', ['local-police'], 'none'],
      ['I.2.2.8', 'controlled-goods', ['pspc-controlled-goods'], 'none'],
      ['I.2.2.9', 'comsec', ['departmental-cso'], 'none'],
      ['I.2.2.10', 'cabinet-confidences', ['pco-cso'], 'none'],
      ['I.2.2.11', 'material-privacy-breach', ['opc', 'tbs-privacy'], 'seven-days'],
      ['I.2.2.12', 'policy-monitoring', ['tbs-security'], 'on-request'],
      ['I.2.2.13', 'criminal-records', ['rcmp-ccrtis'], 'none'],
    ]);
  });

  it('and those of other instruments, each with its source, and no time where that sets none', () => {
    const routing = sampleRouting();
    const found = routing.rows.slice(standardRows.length);
    expect(
      found.map(({ id, recipients, timing, source }) => [clauseOf(id), id, recipients, timing, source?.en]),
    ).toEqual([
      [
        undefined,
        'multi-institution-breach',
        ['tbs-privacy'],
        'none',
        'Directive on Privacy Practices, Appendix B',
      ],
      [
        undefined,
        'supplier-breach',
        ['pspc-supplier-incidents'],
        'none',
        'Privacy Implementation Notice 2022-01',
      ],
    ]);
    expect(rows.filter((row) => isPrivacys({ row }))).toEqual([
      'material-privacy-breach',
      'multi-institution-breach',
    ]);
    expect(new Set(routing.rows.flatMap(({ recipients }) => recipients))).toEqual(
      new Set(Object.keys(routing.agencies)),
    );
  });

  it('ask that evidence be preserved before the police are told of a crime or a breach of trust', () => {
    const first = sampleRouting().rows.flatMap((row) => (row.first ? [[row.id, row.first.en]] : []));
    expect(first).toEqual([
      ['breach-of-trust', expect.stringContaining('Preserve the evidence')],
      ['other-crime', expect.stringContaining('Preserve the evidence')],
    ]);
  });
});

describe('the questions', () => {
  const sensitive: Question[] = ['controlled-goods', 'cabinet', 'comsec'];
  const anything: Question[] = [
    ...(['crime', 'serious-crime', 'national-security', 'it'] as const),
    ...(['breach-of-trust', ...sensitive] as const),
  ];
  const ofType: Record<string, Question[]> = {
    'lost-item': ['crime', 'it', ...sensitive],
    'suspicious-message': ['crime', 'it', 'national-security', ...sensitive],
    cyber: ['crime', 'national-security', 'breach-of-trust', ...sensitive],
    'privacy-breach': [
      ...(['crime', 'it', 'contractor', 'other-institutions'] as const),
      ...(['breach-of-trust', 'criminal-records', 'cabinet', 'comsec'] as const),
    ],
    'unattended-information': [...sensitive],
    'unauthorized-access': anything,
    'threat-violence': ['crime', 'national-security'],
    'suspicious-activity': ['crime', 'serious-crime', 'national-security'],
    'damage-facility': ['crime', 'national-security', ...sensitive],
    ohs: ['crime'],
    'insider-screening': [
      ...(['crime', 'national-security', 'it', 'breach-of-trust'] as const),
      ...(['criminal-records', ...sensitive] as const),
    ],
    contractor: ['crime', 'it', 'national-security', 'breach-of-trust', ...sensitive],
    other: anything,
  };
  // Is asked of every type but the one that says so itself.
  const personal: Question[] = ['personal-information'];
  const inOrder = (asked: readonly Question[]) => questions.filter((question) => asked.includes(question));

  it.each(sampleTypes().types.map(({ id }) => id))(
    'of an event of low injury are those that matter: %s',
    (type) => {
      expect(questionsFor(facts(type, { severity: 'low' }))).toEqual(
        inOrder([...(ofType[type] ?? []), ...(type === 'privacy-breach' ? [] : personal)]),
      );
    },
  );

  it('are more the graver it is, and where an answer makes others matter', () => {
    const asked = (type: string, more: Partial<RoutingFacts>) => questionsFor(facts(type, more));
    const ohs: Question[] = ['crime', 'personal-information'];
    expect(asked('ohs', { severity: 'low' })).toEqual(ohs);
    expect(asked('ohs', {})).toEqual(inOrder([...ohs, 'significant']));
    expect(asked('ohs', { severity: 'high' })).toEqual(inOrder([...ohs, 'national-security', 'significant']));
    const goods = asked('lost-item', { severity: 'low', ...yes('controlled-goods') });
    expect(goods).toEqual(
      inOrder([...(ofType['lost-item'] ?? []), 'national-security', 'contractor', 'personal-information']),
    );
    expect(asked('contractor', yes('controlled-goods'))).not.toContain('contractor');
    expect(asked('cyber', {})).not.toContain('criminal-records');
    expect(asked('cyber', yes('personal-information'))).toContain('criminal-records');
    const ofBreaches: Question[] = ['contractor', 'other-institutions'];
    const material = asked('lost-item', { materialBreach: true });
    expect(material).toEqual(expect.arrayContaining(ofBreaches));
    expect(material).not.toContain('personal-information');
    for (const question of ofBreaches) {
      expect(asked('cyber', {})).not.toContain(question);
      expect(asked('cyber', yes('personal-information'))).toContain(question);
    }
    expect(asked('contractor', yes('personal-information'))).not.toContain('contractor');
    expect(asked('a type of an older version', {})).toEqual(asked('other', {}));
    expect(asked('other', { readinessChanged: true })).toEqual([]);
  });

  it('are those answered yes, too, of whatever type or degree of injury it was then', () => {
    const asked = (type: string, answers: RoutingFacts['answers']) =>
      questionsFor(facts(type, { severity: 'low', answers }));
    expect(asked('unattended-information', { crime: 'yes', it: 'no' })).toContain('crime');
    expect(asked('unattended-information', { crime: 'yes', it: 'no' })).not.toContain('it');
    expect(asked('lost-item', { significant: 'yes' })).toContain('significant');
    expect(asked('cyber', { it: 'yes' })).not.toContain('it');
  });

  it('decide something, whatever the type: none is asked of which no rule reads the answer', () => {
    // Personal information brings the privacy officers in, who decide on the row of a material breach.
    const { answers } = yes('controlled-goods', 'personal-information');
    const others: RoutingFacts['answers'][] = [answers, { ...answers, 'national-security': 'no' }];
    const decides = (type: string, question: Question) =>
      others.some((known) => {
        const [one, other] = (['yes', 'no'] as const).map((value) =>
          rowsFor(facts(type, { answers: { ...known, [question]: value } })),
        );
        return String(one) !== String(other);
      });
    const idle = sampleTypes().types.flatMap(({ id: type }) =>
      questionsFor(facts(type, { answers, severity: 'high' }))
        .filter((question) => question !== 'personal-information' && !decides(type, question))
        .map((question) => `${type}: ${question}`),
    );
    expect(idle).toEqual([]);
  });

  it('are asked until they are answered yes or no', () => {
    const open = (crime: 'unsure' | 'no') =>
      unanswered(facts('ohs', { severity: 'low', answers: { crime, 'personal-information': 'no' } }));
    expect(open('unsure')).toEqual(['crime']);
    expect(open('no')).toEqual([]);
  });
});

describe('duties', () => {
  const now = new Date('2026-11-24T12:00:00.000Z');
  const routing = sampleRouting();

  it('come with what applies, with its deadline, and go with it unless they were fulfilled', () => {
    const first = reconcile([], ['national-security', 'material-privacy-breach'], routing, ({ timing }) => ({
      since: now.toISOString(),
      ...(timing === 'seven-days' && { dueAt: new Date(now.getTime() + sevenDays).toISOString() }),
    }));
    expect(first.map(({ agency, dueAt }) => [agency, dueAt])).toEqual([
      ['csis', undefined],
      ['rcmp-noc', undefined],
      ['pco-cso', undefined],
      ['opc', '2026-12-01T12:00:00.000Z'],
      ['tbs-privacy', '2026-12-01T12:00:00.000Z'],
    ]);
    const done = { by: 'a', at: now.toISOString(), reference: 'x', filedAt: now.toISOString() };
    const filed = first.map((duty) => (duty.agency === 'csis' ? { ...duty, done } : duty));
    const later = new Date(now.getTime() + hour).toISOString();
    const after = reconcile(filed, ['material-privacy-breach'], routing, () => ({ since: later }));
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
    const remindedAt = new Date(now.getTime() + 30 * hour).toISOString();
    expect(inHours(nextReminder({ ...due, reminded: 'owner', remindedAt }, settings))).toEqual([32, 'cso']);
    const { dueAt: _, ...timeless } = due;
    expect(nextReminder(timeless, settings)).toBeUndefined();
  });

  it('are marked as they come near', () => {
    const at = (hours: number) => urgencyOf(due, new Date(now.getTime() + hours * hour), 4 * hour);
    expect([at(0), at(19), at(20), at(24)]).toEqual(['open', 'open', 'soon', 'overdue']);
  });
});
