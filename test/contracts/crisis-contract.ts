import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { entryId } from '../../src/domain/log-entry.ts';
import { placeKeys } from '../../src/domain/room.ts';
import type { SituationReport } from '../../src/domain/situation-report.ts';
import { Conflict, type Store } from '../../src/domain/store.ts';
import { aCrisis, anAction, anEntry, aRoom, noon } from '../support/records.ts';
import type { OpenedStore } from './store-contract.ts';

const id = 'CR-2026-0001';

/** What every store has to do for crises. */
export function crisisContract(name: string, open: () => Promise<OpenedStore>): void {
  describe(`${name} keeps crises`, () => {
    let opened: OpenedStore;
    let store: Store;

    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });
    afterEach(() => opened.remove());

    it('by number, newest first, and those that run, the oldest first', async () => {
      await store.commit([1, 2, 3].map((number) => ({ in: 'crises' as const, put: aCrisis(number) })));
      await store.commit([{ in: 'crises', put: { ...aCrisis(2), version: 1, state: 'closed' } }]);
      store = await opened.reopen();
      const ids = (list: readonly { id: string }[]) => list.map((each) => each.id.slice(-1)).join();
      expect(ids(await store.crises.open())).toBe('1,3');
      expect(ids(await store.crises.page(undefined, 2))).toBe('3,2');
      expect(ids(await store.crises.page('CR-2026-0002', 2))).toBe('1');
      expect(await store.crises.get('CR-2026-0002')).toMatchObject({ state: 'closed', version: 2 });
    });

    it('with their logs, in pages, each number once', async () => {
      const numbers: number[] = [];
      for (let i = 0; i < 12; i++) numbers.push(await store.logs.nextNumber(id));
      expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
      await store.commit(numbers.map((number) => ({ in: 'entries' as const, put: anEntry(id, number) })));
      await store.commit([{ in: 'entries', put: anEntry('CR-2026-0002', 1) }]);
      await expect(store.commit([{ in: 'entries', put: anEntry(id, 5) }])).rejects.toThrow(Conflict);
      store = await opened.reopen();
      const of = async (page: Promise<{ number: number }[]>) => (await page).map(({ number }) => number);
      expect(await of(store.logs.page(id, 0, 3))).toEqual([1, 2, 3]);
      expect(await of(store.logs.page(id, 9, 100))).toEqual([10, 11, 12]);
      expect(await of(store.logs.last(id, 2))).toEqual([11, 12]);
      expect(await store.logs.count(id)).toBe(12);
      expect(await store.logs.nextNumber(id)).toBe(13);
      expect(await store.logs.nextNumber('CR-2026-0003')).toBe(1);
      expect(await store.logs.get(entryId(id, 7))).toMatchObject({ text: 'entry 7' });
    });

    it('with what puts an entry right, and the entry that a message is', async () => {
      const message = { platform: 'slack', id: 'C1/17.5' } as const;
      await store.commit([
        { in: 'entries', put: anEntry(id, 1) },
        { in: 'entries', put: anEntry(id, 2, { what: 'message', message }) },
        { in: 'entries', put: anEntry(id, 3, { what: 'correction', corrects: 1 }) },
        { in: 'entries', put: anEntry(id, 4, { what: 'correction', corrects: 1 }) },
      ]);
      store = await opened.reopen();
      expect(await store.logs.correcting(id, 1)).toMatchObject({ number: 4 });
      expect(await store.logs.correcting(id, 2)).toBeUndefined();
      expect(await store.logs.ofMessage(id, message)).toMatchObject({ number: 2 });
      expect(await store.logs.ofMessage('CR-2026-0002', message)).toBeUndefined();
    });

    it('with their actions, until they are settled', async () => {
      await store.commit([
        { in: 'actions', put: anAction(1) },
        { in: 'actions', put: anAction(2, { state: 'verified' }) },
        { in: 'actions', put: anAction(3, { crisis: 'CR-2026-0002', state: 'done' }) },
      ]);
      store = await opened.reopen();
      const ids = (list: readonly { id: string }[]) => list.map((each) => each.id.slice(-1)).join();
      expect(ids(await store.actions.of(id))).toBe('1,2');
      expect(ids(await store.actions.unsettled())).toBe('1,3');
      expect(ids(await store.actions.page(undefined, 2))).toBe('3,2');
      await store.commit([{ in: 'actions', put: { ...anAction(1), version: 1, state: 'dropped' } }]);
      expect(ids(await store.actions.unsettled())).toBe('3');
    });

    it('with their situation reports', async () => {
      const report = (number: number): SituationReport => ({
        id: `${id}-R0${number}`,
        version: 0,
        crisis: id,
        number,
        marking: 'unclassified',
        severity: 'high',
        asOf: noon,
        issuedAt: noon,
        nextAt: noon,
        by: 'x',
        texts: { situation: 'wet' },
        services: [],
        upTo: 1,
        late: false,
        shared: [],
      });
      await store.commit([2, 1].map((number) => ({ in: 'reports' as const, put: report(number) })));
      store = await opened.reopen();
      expect((await store.reports.of(id)).map(({ number }) => number)).toEqual([1, 2]);
      expect(await store.reports.get(`${id}-R02`)).toMatchObject({ number: 2 });
      expect(await store.reports.of('CR-2026-0002')).toEqual([]);
    });

    it('with their rooms, found by where something is said, and when there is something to do', async () => {
      const at = (minutes: number) => new Date(Date.parse(noon) + minutes * 60_000);
      const place = {
        key: id,
        platform: 'teams',
        place: '19:a@thread',
        thread: '17',
        shape: 'thread',
        name: 'x',
      } as const;
      await store.commit([
        { in: 'rooms', put: aRoom(id, { place, tryAt: at(2).toISOString() }) },
        { in: 'rooms', put: aRoom('CR-2026-0002', { tryAt: at(1).toISOString() }) },
        {
          in: 'rooms',
          put: aRoom('CR-2026-0003', {
            place: { key: 'x', platform: 'slack', place: 'C3', shape: 'channel', name: 'x' },
          }),
        },
      ]);
      store = await opened.reopen();
      const found = async (where: Parameters<typeof placeKeys>[0]) =>
        (await store.rooms.at(placeKeys(where)))?.id;
      expect(await found({ platform: 'teams', id: '19:a@thread', thread: '17' })).toBe(id);
      expect(await found({ platform: 'teams', id: '19:a@thread;messageid=17' })).toBe(id);
      expect(await found({ platform: 'teams', id: '19:a@thread;messageid=18' })).toBeUndefined();
      expect(await found({ platform: 'teams', id: '19:a@thread' })).toBeUndefined();
      expect(await found({ platform: 'slack', id: 'C3' })).toBe('CR-2026-0003');
      expect(await found({ platform: 'slack', id: 'C3', thread: '99.1' })).toBe('CR-2026-0003');
      expect(await found({ platform: 'console', id: 'C3' })).toBeUndefined();
      expect((await store.rooms.due(at(0), 10)).map((room) => room.id)).toEqual([]);
      expect((await store.rooms.due(at(2), 10)).map((room) => room.id)).toEqual(['CR-2026-0002', id]);
      expect(await store.rooms.next()).toEqual(at(1));
      const { tryAt: _, ...rest } = aRoom('CR-2026-0002');
      await store.commit([{ in: 'rooms', put: { ...rest, version: 1 } }]);
      expect(await store.rooms.next()).toEqual(at(2));
    });
  });
}
