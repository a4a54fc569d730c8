import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../src/domain/delivery.ts';
import {
  answered,
  countsOf,
  type Dimension,
  groupOf,
  type Outcome,
  outcomeOf,
  percent,
  RollUp,
  unaccounted,
} from '../../src/domain/roll-up.ts';
import { Ledger } from '../../src/store/json/ledger.ts';
import { aDelivery, aPerson, noon } from '../support/records.ts';

const posted = { platform: 'slack', place: 'D1', message: '1' } as const;
const answer = (what: 'safe' | 'help' | 'away' | 'acknowledged', late?: true): Partial<Delivery> => ({
  state: 'answered',
  answer: { what, at: noon, ...(late && { late }) },
});

describe('where somebody stands', () => {
  const table: [string, Partial<Delivery>, Outcome][] = [
    ['owed', { state: 'owed' }, 'unreached'],
    ['being sent', { state: 'sending' }, 'unreached'],
    ['sent', { state: 'sent', posted }, 'silent'],
    ['a change is owed', { state: 'owed', posted }, 'silent'],
    ['a reminder is owed', { state: 'owed', earlier: [posted] }, 'silent'],
    ['the reminder was refused', { state: 'failed', earlier: [posted] }, 'silent'],
    ['failed', { state: 'failed', reason: 'no-account' }, 'unreached'],
    ['given up', { state: 'given-up' }, 'unreached'],
    ['answered before it was sent', answer('away'), 'away'],
    ['acknowledged', { ...answer('acknowledged'), posted }, 'acknowledged'],
    ['needs help while a change is owed', { ...answer('help'), state: 'owed', posted }, 'help'],
  ];
  it.each(table)('%s', (_name, fields, outcome) => {
    expect(outcomeOf(aDelivery('d', fields))).toBe(outcome);
  });
});

describe('the group of somebody', () => {
  const jane = aPerson('jane', { building: '90-elgin', floor: '3', unit: 'Policy', manager: 'm@x.example' });
  const table: [Dimension, string][] = [
    ['building', '90-elgin'],
    ['floor', '90-elgin/3'],
    ['unit', 'Policy'],
    ['manager', 'm@x.example'],
  ];
  it.each(table)('by %s', (by, key) => {
    expect(groupOf(jane, by)).toBe(key);
    expect(groupOf(aPerson('new'), by)).toBe('');
    expect(groupOf(undefined, by)).toBe('');
  });

  it('a floor without a building is none', () => {
    expect(groupOf(aPerson('new', { floor: '3' }), 'floor')).toBe('');
  });
});

describe('the roll-up', () => {
  function rollUp(lines: [floor: string, Partial<Delivery>][]): RollUp {
    const found = new RollUp('floor');
    for (const [floor, fields] of lines) {
      found.add(aDelivery('d', fields), aPerson('p', { building: 'b', floor }));
    }
    return found;
  }

  it('counts everybody once, as a whole and by group', () => {
    const { total, ...rest } = rollUp([
      ['1', answer('safe')],
      ['1', answer('safe', true)],
      ['1', { state: 'sent' }],
      ['2', { state: 'failed' }],
    ]);
    expect(total).toEqual({
      ...{ people: 4, safe: 2, late: 1, silent: 1, unreached: 1 },
      ...{ help: 0, away: 0, acknowledged: 0 },
    });
    expect([answered(total), unaccounted(total)]).toEqual([2, 2]);
    expect(rest).toBeDefined();
  });

  it('puts those who need help first, then those of whom nothing is known, then the floors in order', () => {
    const { shown } = rollUp([
      ['10', answer('safe')],
      ['2', answer('safe')],
      ['3', { state: 'sent' }],
      ['3', { state: 'sent' }],
      ['4', { state: 'owed' }],
      ['5', answer('help')],
    ]).groups(9);
    expect(shown.map(({ key }) => key)).toEqual(['b/5', 'b/3', 'b/4', 'b/2', 'b/10']);
  });

  it('sums up the groups that are not shown', () => {
    const { shown, rest } = rollUp([
      ['1', { state: 'sent' }],
      ['2', answer('safe')],
      ['3', answer('safe')],
    ]).groups(1);
    expect(shown.map(({ key }) => key)).toEqual(['b/1']);
    expect([rest.groups, rest.counts.people, rest.counts.safe]).toEqual([2, 2, 2]);
  });

  it('of a hundred thousand lines holds the groups alone', () => {
    const found = new RollUp('building');
    const line = aDelivery('d', { state: 'sent' });
    for (let i = 0; i < 100_000; i++) found.add(line, aPerson(`p${i}`, { building: `b${i % 7}` }));
    expect(found.total.people).toBe(100_000);
    expect(found.groups(100).shown).toHaveLength(7);
  });
});

it('a tally says the same as its ledger, but for what is late', () => {
  const found = new RollUp('floor');
  const lines: Partial<Delivery>[] = [
    { state: 'owed' },
    { state: 'sending' },
    { state: 'sent', posted },
    { state: 'owed', earlier: [posted] },
    { state: 'failed' },
    { state: 'given-up' },
    answer('safe'),
    answer('help', true),
  ];
  const ledger = new Ledger();
  for (const [i, fields] of lines.entries()) {
    const line = aDelivery(`d${i}`, fields);
    found.add(line, undefined);
    ledger.changed(undefined, line);
  }
  expect(countsOf(ledger.tally())).toEqual({ ...found.total, late: 0 });
});

describe('percent', () => {
  it.each([
    [0, 0, 100],
    [0, 3, 0],
    [2, 3, 66],
    [999, 1000, 99],
    [3, 3, 100],
  ])('%i of %i is %i', (part, whole, expected) => {
    expect(percent(part, whole)).toBe(expected);
  });
});
