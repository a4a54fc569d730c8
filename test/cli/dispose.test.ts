import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runVerb } from '../../src/cli/run.ts';
import { keeping } from '../../src/domain/retention.ts';
import type { SecurityEvent } from '../../src/domain/security-event.ts';
import { sampleDepartment } from '../support/bot.ts';
import { temporaryJsonStore } from '../support/json-store.ts';
import { aDelivery, anEvent, noon } from '../support/records.ts';
import { sampleServices } from '../support/services.ts';

const now = new Date('2036-01-01T00:00:00Z');
const old = { status: 'closed', history: [{ at: noon, by: 'o', what: 'closed' }] } as const;
const past = (number: number, fields: Partial<SecurityEvent> = {}) =>
  anEvent(number, { ...old, history: [...old.history], ...fields });

describe('a record stays', () => {
  const { retention } = sampleDepartment();
  const breach = (awareAt: string) => ({
    id: 'x',
    version: 1,
    awareAt,
    facts: {},
    items: {},
    decisions: [],
    history: [],
  });
  const duty = { row: 'cyber', agency: 'x', since: noon } as const;
  const cases: [string, SecurityEvent, Date, ReturnType<typeof keeping>][] = [
    ['until its period is over', past(1), new Date('2028-11-23'), 'period'],
    ['no longer than that', past(1), new Date('2028-11-25'), undefined],
    ['for the period of its type', past(1, { type: 'threat-violence' }), new Date('2028-11-25'), 'period'],
    ['while it is open', past(1, { status: 'taken' }), now, 'open'],
    ['while it is on hold', past(1, { hold: { by: 'o', at: noon, reason: 'x' } }), now, 'hold'],
    ['while somebody has to be told', past(1, { duties: [duty] }), now, 'to-tell'],
    [
      'not for the cycle of policy monitoring',
      past(1, { duties: [{ ...duty, row: 'policy-monitoring' }] }),
      now,
      undefined,
    ],
  ];
  it.each(cases)('%s', (_name, event, at, expected) => {
    expect(keeping(event, undefined, retention, at)).toBe(expected);
  });

  it('five years when it was a privacy breach', () => {
    expect(keeping(past(1), breach(noon), retention, new Date('2031-11-23'))).toBe('privacy-breach');
    expect(keeping(past(1), breach(noon), retention, new Date('2031-11-25'))).toBeUndefined();
  });
});

describe('dispose', () => {
  let opened: Awaited<ReturnType<typeof temporaryJsonStore>>;
  beforeEach(async () => {
    opened = await temporaryJsonStore();
  });
  afterEach(() => opened.remove());

  async function dispose(input: object): Promise<{ exit: number; lines: string[] }> {
    const lines: string[] = [];
    const { store } = opened;
    const department = sampleDepartment();
    const services = sampleServices(store, department);
    const print = (line: string) => lines.push(line);
    const exit = await runVerb(
      { verb: 'dispose', input, user: 'admin' },
      { store, department, services, now, print },
    );
    return { exit, lines };
  }

  it('shows first, deletes only as many as it showed, and takes what belongs to a record along', async () => {
    const { store } = opened;
    const shared = await store.files.keep(Buffer.from('shared'));
    const own = await store.files.keep(Buffer.from('own'));
    const file = (sha256: string) => ({ name: 'a', type: 'text/plain', size: 1, sha256, at: noon, by: 'o' });
    const held = { by: 'o', at: noon, reason: 'court' };
    await store.commit([
      {
        in: 'events',
        put: past(1, { confidential: true, author: 'confidential:1', files: [file(own), file(shared)] }),
      },
      { in: 'events', put: past(2, { hold: held, files: [file(shared)] }) },
      { in: 'sealed', put: { id: 'confidential:1', version: 0, box: 'x' } },
      { in: 'severings', put: { id: 'EV-2026-0001', version: 0, passages: [], history: [] } },
      { in: 'deliveries', put: aDelivery('desk:EV-2026-0001:slack') },
      { in: 'deliveries', put: aDelivery('EV-2026-0001:taken') },
      { in: 'deliveries', put: aDelivery('EV-2026-0002:taken') },
    ]);
    const shown = await dispose({});
    expect(shown.lines).toEqual([
      expect.stringContaining('EV-2026-0001  other  closed'),
      'To delete what is listed: vigie dispose --delete 1',
    ]);
    expect(await dispose({ delete: 2 })).toMatchObject({
      exit: 1,
      lines: [expect.stringContaining('Nothing was deleted')],
    });
    expect(await store.events.get('EV-2026-0001')).toBeDefined();

    expect(await dispose({ delete: 1 })).toMatchObject({
      exit: 0,
      lines: [expect.stringContaining('Deleted: 1.')],
    });
    expect(await store.events.get('EV-2026-0001')).toBeUndefined();
    expect(await store.sealed.get('confidential:1')).toBeUndefined();
    expect(await store.severings.get('EV-2026-0001')).toBeUndefined();
    expect((await store.deliveries.page(undefined, 10)).map(({ id }) => id)).toEqual(['EV-2026-0002:taken']);
    expect([await store.files.read(own), (await store.files.read(shared))?.length]).toEqual([undefined, 6]);
    expect((await store.audit.page(0, 10)).at(-1)).toMatchObject({ what: 'dispose', record: 'EV-2026-0001' });
    expect(await store.nextNumber('EV', 2026)).toBe('EV-2026-0003');
    expect((await dispose({})).lines).toEqual(['No record is past its time.']);
  });
});
