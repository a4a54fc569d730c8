import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../src/domain/delivery.ts';
import { DeliveryReport } from '../../src/domain/delivery-report.ts';
import { aDelivery, noon } from '../support/records.ts';

const later = (ms: number) => new Date(Date.parse(noon) + ms).toISOString();

function report(lines: Partial<Delivery>[]): DeliveryReport {
  const found = new DeliveryReport(noon);
  for (const fields of lines) found.add(aDelivery('d', fields));
  return found;
}

describe('the delivery report', () => {
  it('tells how long it took to reach shares of the whole audience', () => {
    const sent = Array.from({ length: 100 }, (_, i) => ({
      state: 'sent' as const,
      sentAt: later(i * 1_000),
    }));
    expect(report(sent).reach()).toEqual([
      { share: 50, after: 49_000 },
      { share: 90, after: 89_000 },
      { share: 99, after: 98_000 },
    ]);
    expect(report([...sent.slice(0, 95), { state: 'failed' }, ...sent.slice(0, 4)]).reach()[2]?.after).toBe(
      94_000,
    );
    const half = report([
      ...sent.slice(0, 50),
      ...Array.from({ length: 50 }, () => ({ state: 'failed' as const })),
    ]);
    expect(half.reach()).toEqual([{ share: 50, after: 49_000 }, { share: 90 }, { share: 99 }]);
  });

  it('counts whoever answered before their message went out as reached by then', () => {
    const found = report([{ state: 'answered', answer: { what: 'safe', at: later(5_000) } }]);
    expect(found.reach()[0]).toEqual({ share: 50, after: 5_000 });
  });

  it('counts failures by reason, but nobody who was reached all the same', () => {
    const posted = { platform: 'slack', place: 'D1', message: '1' } as const;
    const found = report([
      { state: 'failed', reason: 'no-account' },
      { state: 'failed', reason: 'left' },
      { state: 'failed', reason: 'left' },
      { state: 'given-up' },
      { state: 'failed', reason: 'cant_update_message', posted },
    ]);
    expect(found.failures()).toEqual([
      { reason: 'left', people: 2 },
      { reason: 'no-account', people: 1 },
      { reason: 'unknown', people: 1 },
    ]);
  });

  it('tells why people still see what was to be changed', () => {
    const posted = { platform: 'slack', place: 'D1', message: '1' } as const;
    const found = report([
      { state: 'failed', posted, reason: 'message_not_found' },
      { state: 'failed', posted, reason: 'message_not_found', answer: { what: 'safe', at: later(1_000) } },
      { state: 'given-up', posted, reason: 'unreachable' },
      { state: 'sent', posted },
      { state: 'failed', reason: 'no-account' },
    ]);
    expect(found.unchanged()).toEqual([
      { reason: 'message_not_found', people: 2 },
      { reason: 'unreachable', people: 1 },
    ]);
    expect(found.reached).toBe(4);
  });

  it('shows the first answers over time', () => {
    const found = report([
      { answer: { what: 'safe', at: later(1_000) } },
      // A correction is no second answer.
      { answer: { what: 'help', at: later(9_000) }, corrected: [{ what: 'safe', at: later(2_000) }] },
      { answer: { what: 'safe', at: later(4_000) } },
      {},
    ]);
    expect(found.answersOverTime(4)).toEqual([
      { after: 1_000, answered: 1 },
      { after: 2_000, answered: 2 },
      { after: 3_000, answered: 2 },
      { after: 4_000, answered: 3 },
    ]);
    expect(report([{}]).answersOverTime(4)).toEqual([]);
  });
});
