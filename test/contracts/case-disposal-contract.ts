import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Alert } from '../../src/domain/alert.ts';
import type { Crisis } from '../../src/domain/crisis.ts';
import type { SituationReport } from '../../src/domain/situation-report.ts';
import type { Write } from '../../src/domain/store.ts';
import { dispose as disposeOf } from '../support/disposal.ts';
import { aCrisis, aDelivery, anAction, anAlert, anEntry, anEvent, aRoom, noon } from '../support/records.ts';
import type { OpenedStore } from './store-contract.ts';

const now = new Date('2036-01-01T12:00:00Z');
const lately = '2035-12-01T12:00:00.000Z';
const [here, held] = ['here@sample.example', 'held@sample.example'];
const first = 'CR-2026-0001';

/** What is disposed of alerts and crises, and what stays, in any store. */
export function caseDisposalContract(name: string, open: () => Promise<OpenedStore>): void {
  describe(`what is kept of alerts and crises in ${name}`, () => {
    let opened: OpenedStore;
    beforeEach(async () => {
      opened = await open();
      await opened.store.commit(cases());
    });
    afterEach(() => opened.remove());

    const dispose = (input: object, hold: readonly string[] = [held]) =>
      disposeOf(opened.store, input, { now, hold });
    /** The numbers of the events, alerts and crises that are there. */
    const kept = async () => {
      const { events, alerts, crises } = opened.store;
      const all = [
        await events.page({ limit: 20 }),
        await alerts.page(undefined, 20),
        await crises.page(undefined, 20),
      ];
      return all.map((some) => some.map(({ id }) => Number(id.slice(-4))).sort());
    };

    it('is shown by number, and goes with all of it; a crisis about an event as long as that is kept', async () => {
      const { store } = opened;
      const shown = await dispose({});
      expect(shown).toMatch(/^EV-2026-0002 {2}other {2}closed/m);
      for (const id of ['CR-2026-0005  crises', 'CR-2026-0001  crises', 'AL-2026-0001  alerts'])
        expect(shown).toContain(`${id}  last action 2026-11-24`);
      expect(shown).toContain('EV-2026-0003 stays: hold 1');
      expect(shown.match(/^(EV|CR|AL)-\S+ {2}/gm)).toHaveLength(4);
      const all = [1, 2, 3, 4, 5, 6];
      expect(await kept()).toEqual([[1, 2, 3], all, all]);
      expect(await dispose({ delete: /--delete (\S+)$/.exec(shown)?.[1] ?? '' })).toContain('Deleted: 4.');
      expect(await kept()).toEqual([
        [1, 3],
        [2, 3, 4, 5],
        [2, 3, 4, 6],
      ]);
      const ledger = (id: string) => store.deliveries.ledger(id, undefined, 10);
      expect(await store.logs.page(first, 0, 10)).toEqual([]);
      expect(await store.reports.of(first)).toEqual([]);
      expect(await store.actions.of(first)).toEqual([]);
      expect(await store.rooms.get(first)).toBeUndefined();
      expect(await store.deliveries.about(first)).toEqual([]);
      expect([await ledger('AL-2026-0001'), await ledger('AL-2026-0006')]).toEqual([[], []]);
      expect(await ledger('AL-2026-0004')).toHaveLength(2);
      const facts = (await store.audit.page(0, 50)).filter(({ what }) => what === 'dispose');
      expect(facts.map(({ record }) => record).sort()).toEqual(
        ['AL-2026-0001', 'AL-2026-0006', first, 'CR-2026-0005', 'EV-2026-0002'].sort(),
      );
      expect(await dispose({})).not.toContain('--delete');
    });

    it('is named with its event where it alone keeps that', async () => {
      const { store } = opened;
      const put = async (crisis: Partial<Crisis>) => {
        const known = await store.crises.get('CR-2026-0005');
        if (known) await store.commit([{ in: 'crises', put: { ...known, ...crisis } }]);
      };
      await put({ state: 'open' });
      expect(await dispose({})).toContain('EV-2026-0002 stays: its crisis CR-2026-0005 is open.');
      await put({ state: 'closed', alerts: ['AL-2026-0002'] });
      const shown = await dispose({});
      expect(shown).toContain(
        'EV-2026-0002 stays: its crisis CR-2026-0005 has AL-2026-0002, which has to stay.',
      );
      expect(shown).not.toMatch(/^EV-2026-0002 {2}/m);
      await store.commit([{ in: 'actions', put: anAction(3, { crisis: 'CR-2026-0005' }) }]);
      expect(await dispose({})).toContain('CR-2026-0005 has still to be followed up: AC-2026-0003.');
      expect(await dispose({}, ['crises'])).toContain('CR-2026-0005 is held by the settings.');
    });

    it('goes with an event that somebody’s answer to its alert opened', async () => {
      const { store } = opened;
      const known = await store.crises.get('CR-2026-0005');
      if (!known) throw new Error('no crisis');
      const id = 'AL-2026-0007';
      const history = [{ at: noon, by: 'o@sample.example', what: 'cleared' as const }];
      await store.commit([
        { in: 'alerts', put: anAlert(7, { state: 'cleared', history, crisis: known.id }) },
        { in: 'crises', put: { ...known, alerts: [id] } },
        {
          in: 'deliveries',
          put: aDelivery(`${id}/${here}`, {
            alert: id,
            state: 'answered',
            to: { kind: 'person', id: here, platform: 'console' },
            answer: { what: 'help', at: noon, event: 'EV-2026-0002' },
          }),
        },
      ]);
      const shown = await dispose({});
      expect(shown).toMatch(/^EV-2026-0002 {2}other/m);
      await dispose({ delete: /--delete (\S+)$/.exec(shown)?.[1] ?? '' });
      const [events, alerts, crises] = await kept();
      expect([events?.includes(2), alerts?.includes(7), crises?.includes(5)]).toEqual([false, false, false]);
    });

    it('keeps its event until the event’s period is over since the last that was done in it', async () => {
      const { store } = opened;
      const verified = { at: lately, by: 'o@sample.example', what: 'verified' as const };
      const action = anAction(3, { crisis: 'CR-2026-0005', state: 'verified' });
      await store.commit([{ in: 'actions', put: { ...action, history: [...action.history, verified] } }]);
      expect(await dispose({})).not.toMatch(/EV-2026-0002|CR-2026-0005/);
    });

    it('stays whole where its event is put on hold at that moment', async () => {
      const { store } = opened;
      const hold = [{ by: 'o', at: noon, reason: 'A-2026-2' }];
      const shown = await dispose({});
      const files = {
        ...store.files,
        async keptBefore(moment: Date) {
          const event = await store.events.get('EV-2026-0002');
          if (event && !event.hold) await store.commit([{ in: 'events', put: { ...event, hold } }]);
          return store.files.keptBefore(moment);
        },
      };
      const code = /--delete (\S+)$/.exec(shown)?.[1] ?? '';
      expect(await disposeOf({ ...store, files }, { delete: code }, { now, hold: [held] })).toContain(
        'Deleted: 2.',
      );
      const [events, , crises] = await kept();
      expect([events?.includes(2), crises?.includes(5)]).toEqual([true, true]);
    });

    it('stays when its kind is on hold, and the event that a crisis was about with it', async () => {
      expect(await dispose({}, ['alerts', 'crises'])).not.toContain('--delete');
    });
  });
}

/**
 * Alerts that ended long ago or lately, that run, that somebody on hold got, that an event came from, or of a crisis; crises that are
 * over, that run, of which something is still to be done, and about events that are open, over, and on hold.
 */
function cases(): Write[] {
  const cleared = { at: noon, by: 'o@sample.example', what: 'cleared' } as const;
  const ended = { state: 'cleared', history: [cleared] } satisfies Partial<Alert>;
  const closed = { status: 'closed', history: [{ at: noon, by: 'o', what: 'closed' }] } as const;
  const past = { ...closed, history: [...closed.history] };
  const alert = (number: number, fields: Partial<Alert>): Write => ({
    in: 'alerts',
    put: anAlert(number, fields),
  });
  const line = (id: string, person: string, event?: string): Write => ({
    in: 'deliveries',
    put: aDelivery(`${id}/${person}`, {
      alert: id,
      state: 'answered',
      to: { kind: 'person', id: person, platform: 'console' },
      ...(event && { answer: { what: 'help', at: noon, event } }),
    }),
  });
  const closure = { outcome: 'resolved', summary: 'x', by: 'o', at: noon, reopenUntil: noon } as const;
  const crisis = (number: number, fields: Partial<Crisis> = {}): Write => ({
    in: 'crises',
    put: aCrisis(number, { state: 'closed', closures: [closure], ...fields }),
  });
  const hold = [{ by: 'o', at: noon, reason: 'A-2026-1' }];
  return [
    { in: 'events', put: anEvent(1) },
    { in: 'events', put: anEvent(2, past) },
    { in: 'events', put: anEvent(3, { ...past, hold }) },
    alert(1, ended),
    alert(2, { state: 'open' }),
    alert(3, { ...ended, history: [{ ...cleared, at: lately }] }),
    alert(4, ended),
    alert(5, ended),
    alert(6, { ...ended, crisis: first }),
    ...['a@sample.example', here].map((person) => line('AL-2026-0001', person)),
    ...[here, held].map((person) => line('AL-2026-0004', person)),
    line('AL-2026-0005', here, 'EV-2026-0001'),
    line('AL-2026-0006', here),
    crisis(1, { alerts: ['AL-2026-0006'] }),
    crisis(2),
    crisis(3, { state: 'open' }),
    crisis(4, { event: 'EV-2026-0001' }),
    crisis(5, { event: 'EV-2026-0002' }),
    crisis(6, { event: 'EV-2026-0003' }),
    ...[1, 2].map((number): Write => ({ in: 'entries', put: anEntry(first, number) })),
    { in: 'reports', put: report },
    { in: 'actions', put: anAction(1, { state: 'verified' }) },
    { in: 'actions', put: anAction(2, { crisis: 'CR-2026-0002' }) },
    { in: 'rooms', put: aRoom(first) },
    { in: 'deliveries', put: aDelivery(`${first}:told`, { about: first, state: 'sent' }) },
  ];
}

const report: SituationReport = {
  id: `${first}-R01`,
  version: 0,
  crisis: first,
  number: 1,
  marking: 'unclassified',
  severity: 'high',
  asOf: noon,
  issuedAt: noon,
  nextAt: noon,
  by: 'o@sample.example',
  texts: { situation: 'Wet' },
  services: [],
  upTo: 2,
  late: false,
  shared: [],
};
