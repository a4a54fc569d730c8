import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Alert } from '../../src/domain/alert.ts';
import type { AuditFact } from '../../src/domain/audit.ts';

import type { Claim, Delivery } from '../../src/domain/delivery.ts';
import { nameKey } from '../../src/domain/people-named.ts';
import type { ScreeningTask } from '../../src/domain/screening-clocks.ts';
import type { ClosingOutcome, SecurityEvent } from '../../src/domain/security-event.ts';
import { Conflict, type Store } from '../../src/domain/store.ts';
import {
  aCampaign,
  aDelivery,
  anAlert,
  anAssignment,
  anEvent,
  aPerson,
  aScreening,
  aTask,
  noon,
} from '../support/records.ts';

export interface OpenedStore {
  store: Store;
  /** Closes it and opens it again on the same data. */
  reopen(): Promise<Store>;
  remove(): Promise<void>;
}

const fact: AuditFact = { at: noon, who: 'x', what: 'report', outcome: 'done', from: 'console:direct' };
const later = (ms: number) => new Date(Date.parse(noon) + ms);

/** What every store has to do, whatever it is made of. */
export function storeContract(name: string, open: () => Promise<OpenedStore>): void {
  describe(`${name} keeps the store’s contract`, () => {
    let opened: OpenedStore;
    let store: Store;

    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });
    afterEach(() => opened.remove());

    const put = (event = anEvent(1)) => store.commit([{ in: 'events', put: event }]);

    describe('commits', () => {
      it('stores a record with its next version', async () => {
        await put();
        expect(await store.events.get('EV-2026-0001')).toEqual({ ...anEvent(1), version: 1 });
        await put({ ...anEvent(1), version: 1, status: 'taken' });
        expect(await store.events.get('EV-2026-0001')).toMatchObject({ version: 2, status: 'taken' });
      });

      it('keeps everything over a restart', async () => {
        await store.commit(
          [
            { in: 'events', put: anEvent(1) },
            { in: 'people', put: aPerson('a@x.example') },
            { in: 'sealed', put: { id: 'confidential:EV-2026-0001', version: 0, box: 'abc' } },
            { in: 'severings', put: { id: 'EV-2026-0001', version: 0, passages: [], history: [] } },
          ],
          [fact],
        );
        store = await opened.reopen();
        expect(await store.events.get('EV-2026-0001')).toMatchObject({ text: 'report 1' });
        expect(await store.people.get('a@x.example')).toMatchObject({ version: 1 });
        expect(await store.sealed.all()).toHaveLength(1);
        expect(await store.severings.get('EV-2026-0001')).toMatchObject({ version: 1, passages: [] });
        expect(await store.audit.verify()).toEqual({ entries: 1 });
      });

      it('refuses a version that is not the stored one', async () => {
        await put();
        await expect(put()).rejects.toThrow(Conflict);
        await expect(put({ ...anEvent(1), version: 2 })).rejects.toThrow(Conflict);
        await expect(put({ ...anEvent(2), version: 1 })).rejects.toThrow(Conflict);
      });

      it('stores all of a commit or nothing', async () => {
        await put();
        const writes = [
          { in: 'people' as const, put: aPerson('a@x.example') },
          { in: 'events' as const, put: anEvent(1) },
        ];
        await expect(store.commit(writes, [fact])).rejects.toThrow(Conflict);
        expect(await store.people.get('a@x.example')).toBeUndefined();
        expect((await store.audit.head()).seq).toBe(0);
      });

      it('lets one of two that change the same record win', async () => {
        await put();
        const change = (status: 'taken' | 'withdrawn') => put({ ...anEvent(1), version: 1, status });
        const results = await Promise.allSettled([change('taken'), change('withdrawn')]);
        expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
      });

      it('removes the version it is told to, and no other', async () => {
        await put();
        const remove = (version: number) => store.commit([{ in: 'events', remove: 'EV-2026-0001', version }]);
        await expect(remove(2)).rejects.toThrow(Conflict);
        await remove(1);
        expect(await store.events.get('EV-2026-0001')).toBeUndefined();
        await put();
        expect(await store.events.get('EV-2026-0001')).toMatchObject({ version: 1 });
      });

      it('takes many at once', async () => {
        await Promise.all(Array.from({ length: 300 }, (_, i) => put(anEvent(i + 1))));
        store = await opened.reopen();
        expect(await store.events.page({ limit: 1_000 })).toHaveLength(300);
      });

      it('changes nothing in a record that was given out', async () => {
        await put();
        const before = await store.events.get('EV-2026-0001');
        await put({ ...anEvent(1), version: 1, status: 'taken' });
        expect(before?.status).toBe('open');
      });
    });

    describe('numbers', () => {
      it('are given once, whoever asks', async () => {
        const given = await Promise.all(Array.from({ length: 50 }, () => store.nextNumber('EV', 2026)));
        expect(new Set(given).size).toBe(50);
        expect(given[0]).toBe('EV-2026-0001');
        expect(await store.nextNumber('EV', 2027)).toBe('EV-2027-0001');
      });

      it('are never given again, even when the record is gone', async () => {
        await put(anEvent(7));
        await store.commit([{ in: 'events', remove: 'EV-2026-0007', version: 1 }]);
        store = await opened.reopen();
        expect(await store.nextNumber('EV', 2026)).toBe('EV-2026-0008');
      });

      it('are taken by the records that bear them alone', async () => {
        await store.commit([{ in: 'looks', put: { id: 'EV-2026-0999', version: 0, looks: [] } }]);
        expect(await store.nextNumber('EV', 2026)).toBe('EV-2026-0001');
      });

      it('go on after 9999', async () => {
        await put(anEvent(9_999));
        expect(await store.nextNumber('EV', 2026)).toBe('EV-2026-10000');
        await put(anEvent(10_000));
        expect((await store.events.page({ limit: 1 }))[0]?.id).toBe('EV-2026-10000');
      });
    });

    describe('the board', () => {
      it('counts nothing that came during an exercise and was unfounded, or merged into another', async () => {
        const closed = (outcome: ClosingOutcome): Partial<SecurityEvent> => ({
          status: 'closed',
          closures: [{ outcome, cause: 'x', by: 'o', at: noon }],
        });
        const during = 'AL-2026-0001';
        await put(anEvent(1, { during, ...closed('unfounded') }));
        await put(anEvent(2, { during, ...closed('duplicate') }));
        for (const _ of [1, 2]) {
          const board = await store.events.board(new Date(noon));
          expect(board.weeks.at(-1)).toMatchObject({ reported: 0, closed: 0 });
          expect(board.toClose.median).toBeUndefined();
          store = await opened.reopen();
        }
        // One that was real counts, and what repeats another that came at any other time.
        await put(anEvent(3, { during, ...closed('resolved') }));
        await put(anEvent(4, closed('duplicate')));
        const { weeks } = await store.events.board(new Date(noon));
        expect(weeks.at(-1)).toMatchObject({ reported: 2, closed: 2 });
      });

      it('takes no time until closed from what repeats another, which goes on', async () => {
        const closed = (outcome: ClosingOutcome, minutes: number): Partial<SecurityEvent> => ({
          status: 'closed',
          closures: [
            {
              outcome,
              cause: 'x',
              by: 'o',
              at: new Date(Date.parse(noon) + minutes * 60_000).toISOString(),
            },
          ],
        });
        await put(anEvent(1, closed('resolved', 50)));
        await put(anEvent(2, closed('duplicate', 1)));
        await put(anEvent(3, closed('duplicate', 90)));
        for (const _ of [1, 2]) {
          const board = await store.events.board(new Date(noon));
          expect(board.toClose).toEqual({ median: 3_000_000, ninetieth: 3_000_000 });
          expect(board.weeks.at(-1)).toMatchObject({ reported: 3, closed: 3 });
          store = await opened.reopen();
        }
      });

      it('counts what is stored now, after changes and restarts too', async () => {
        const minutes = (n: number) => new Date(Date.parse(noon) + n * 60_000).toISOString();
        await put(anEvent(1, { severity: 'high' }));
        await put(anEvent(2));
        await put(anEvent(3, { status: 'withdrawn' }));
        await put(anEvent(4, { readiness: { from: 'a', to: 'b' } }));
        const duty = { row: 'cyber', agency: 'x', since: noon, dueAt: minutes(30) } as const;
        const seen = { at: minutes(10), by: 'o', what: 'acknowledged' } as const;
        await put({ ...anEvent(2, { history: [seen], duties: [duty], severity: 'low' }), version: 1 });
        const closure = { outcome: 'resolved', cause: 'x', by: 'o', at: minutes(50) } as const;
        const history = [{ at: closure.at, by: 'o', what: 'closed' as const }];
        const over = anEvent(1, { status: 'closed', closures: [closure], history, severity: 'high' });
        await put({ ...over, version: 1 });
        for (const _ of [1, 2]) {
          const board = await store.events.board(new Date(minutes(60)));
          expect(board.open.filter((row) => row.underDay + row.underWeek + row.older > 0)).toEqual([
            { severity: 'low', underDay: 1, underWeek: 0, older: 0 },
          ]);
          // What was closed at once was seen then.
          expect(board.toAcknowledge).toEqual({ median: 600_000, ninetieth: 3_000_000 });
          expect(board.toClose.median).toBe(3_000_000);
          expect(board.duties).toEqual({ open: 1, overdue: 1 });
          expect(board.weeks).toHaveLength(12);
          expect(board.weeks.at(-1)).toEqual({ monday: '2026-11-23', reported: 3, closed: 1 });
          store = await opened.reopen();
        }
      });
    });

    describe('events', () => {
      beforeEach(async () => {
        await put(anEvent(1, { author: 'a', severity: 'high' }));
        await put(anEvent(2, { author: 'b', status: 'taken', owner: 'o', type: 'cyber' }));
        await put(anEvent(3, { author: 'a', restricted: true, reportedAt: later(60_000).toISOString() }));
        await put(anEvent(4, { author: 'a', status: 'withdrawn' }));
      });
      const ids = async (query: object) =>
        (await store.events.page({ limit: 10, ...query })).map(({ id }) => Number(id.slice(-4)));

      it('come newest first, filtered and in pages', async () => {
        expect(await ids({})).toEqual([4, 3, 2, 1]);
        expect(await ids({ limit: 2 })).toEqual([4, 3]);
        expect(await ids({ limit: 2, after: 'EV-2026-0003' })).toEqual([2, 1]);
        expect(await ids({ author: 'a' })).toEqual([4, 3, 1]);
        expect(await ids({ author: 'a', after: 'EV-2026-0004' })).toEqual([3, 1]);
        expect(await ids({ status: ['open', 'taken'] })).toEqual([3, 2, 1]);
        expect(await ids({ type: 'cyber' })).toEqual([2]);
        expect(await ids({ severity: 'high' })).toEqual([1]);
        expect(await ids({ owner: 'o' })).toEqual([2]);
        expect(await ids({ unrestricted: true })).toEqual([4, 2, 1]);
        expect(await ids({ since: later(1_000).toISOString() })).toEqual([3]);
        expect(await ids({ since: later(1_000).toISOString(), unrestricted: true })).toEqual([]);
        expect(await ids({ since: noon, after: 'EV-2026-0004', limit: 2 })).toEqual([3, 2]);
        expect(await ids({ author: 'nobody' })).toEqual([]);
        const duty = { row: 'cyber', agency: 'x', since: noon } as const;
        const done = { by: 'o', at: noon, reference: 'r', filedAt: noon };
        await put(anEvent(5, { author: 'c', status: 'closed', duties: [{ ...duty, done }, duty] }));
        await put(anEvent(6, { author: 'c', duties: [{ ...duty, done }] }));
        expect(await ids({ owing: true })).toEqual([5]);
        expect(await ids({ owing: true, status: ['open'] })).toEqual([]);
        const alarm = { at: noon, of: 'EV-2026-0001' };
        const danger = { danger: true } as const;
        await put(anEvent(7, danger));
        await put(anEvent(8, { ...danger, status: 'taken' }));
        await put(anEvent(9, { ...danger, status: 'taken', alarm, type: 'cyber', author: 'd' }));
        await put(anEvent(10, { ...danger, status: 'closed' }));
        await put(anEvent(11, { ...danger, status: 'acknowledged', alarm }));
        expect(await ids({ alarming: true })).toEqual([11, 9, 7]);
        expect(await ids({ alarming: true, limit: 1, after: 'EV-2026-0011' })).toEqual([9]);
        expect(await ids({ alarming: true, type: 'cyber', author: 'd' })).toEqual([9]);
        const seen = await store.events.get('EV-2026-0011');
        const { alarm: _, ...calm } = seen ?? anEvent(11);
        await put(calm);
        expect(await ids({ alarming: true })).toEqual([9, 7]);
      });

      it('come to the privacy officers as long as they are open, and then as long as there is something to do', async () => {
        const duty = { row: 'cyber', agency: 'x', since: noon } as const;
        const done = { by: 'p', at: noon, reference: 'r', filedAt: noon };
        const closed = { author: 'p', status: 'closed' } as const;
        const materiality = { material: false, by: 'p', at: noon };
        for (const each of [
          anEvent(21, closed),
          anEvent(22, { ...closed, materiality, duties: [{ ...duty, done }] }),
          anEvent(23, { ...closed, materiality, duties: [{ ...duty, done }, duty] }),
          anEvent(24, { ...closed, mergedInto: 'EV-2026-0021' }),
          anEvent(25, closed),
          anEvent(26, { author: 'p', status: 'taken' }),
        ])
          await put(each);
        expect(await ids({ forPrivacy: true, author: 'p' })).toEqual([26]);
        const sheet = { version: 0, awareAt: noon, facts: {}, items: {}, decisions: [], history: [] };
        for (const n of [21, 22, 23, 24])
          await store.commit([{ in: 'breaches', put: { ...sheet, id: anEvent(n).id } }]);
        expect(await ids({ forPrivacy: true, author: 'p' })).toEqual([26, 23, 21]);
        expect(await ids({ forPrivacy: true, after: 'EV-2026-0023', limit: 3 })).toEqual([21, 3, 2]);
      });

      it('are counted by author since a moment, those of several at once, up to a number', async () => {
        const since = (ms: number) => later(ms).toISOString();
        const asked = [
          ['a', 0, 9],
          ['a', 1_000, 9],
          ['a', 0, 2],
          ['b', 0, 9],
          ['nobody', 0, 9],
        ] as const;
        const counts = asked.map(([author, ms, most]) => store.events.count(author, since(ms), most));
        expect(await Promise.all(counts)).toEqual([3, 1, 2, 1, 0]);
      });

      it('are found as they are now, not as they were', async () => {
        await put({ ...anEvent(1, { author: 'a', status: 'taken', owner: 'p' }), version: 1 });
        expect(await ids({ owner: 'p' })).toEqual([1]);
        expect(await ids({ severity: 'high' })).toEqual([]);
      });
    });

    describe('people', () => {
      it('are found by accounts that they swapped', async () => {
        const holds = (id: string, account: string) =>
          aPerson(id, { accounts: { slack: { id: account, tenant: 'T1' } } });
        const [a, b] = ['a@x.example', 'b@x.example'];
        await store.commit([
          { in: 'people', put: holds(a, 'U1') },
          { in: 'people', put: holds(b, 'U2') },
        ]);
        await store.commit([
          { in: 'people', put: { ...holds(a, 'U2'), version: 1 } },
          { in: 'people', put: { ...holds(b, 'U1'), version: 1 } },
        ]);
        const found = ['U1', 'U2'].map((id) => store.people.byAccount('slack', { id, tenant: 'T1' }));
        expect((await Promise.all(found)).map((person) => person?.id)).toEqual([b, a]);
      });

      it('are found by address, account and role', async () => {
        const officer = aPerson('o@x.example', {
          roles: [{ role: 'officer', since: null }],
          accounts: { slack: { id: 'U1', tenant: 'T1' }, teams: { id: 'aad' } },
        });
        await store.commit([
          { in: 'people', put: officer },
          { in: 'people', put: aPerson('a@x.example') },
        ]);
        expect(await store.people.byAccount('slack', { id: 'U1', tenant: 'T1' })).toMatchObject({
          id: 'o@x.example',
        });
        expect(await store.people.byAccount('slack', { id: 'U1', tenant: 'T2' })).toBeUndefined();
        expect(await store.people.byAccount('teams', { id: 'aad', tenant: 'any' })).toMatchObject({
          id: 'o@x.example',
        });
        expect(await store.people.byAccount('console', { id: 'U1' })).toBeUndefined();
        expect((await store.people.withRole('officer')).map(({ id }) => id)).toEqual(['o@x.example']);
        expect((await store.people.page(undefined, 1)).map(({ id }) => id)).toEqual(['a@x.example']);
        expect((await store.people.page('a@x.example', 5)).map(({ id }) => id)).toEqual(['o@x.example']);
        expect(await store.people.count()).toBe(2);
        await store.commit([{ in: 'people', put: { ...officer, version: 1, active: false } }]);
        expect(await store.people.withRole('officer')).toEqual([]);
      });

      it('are found by floor and by manager while they are there', async () => {
        const on = (id: string, floor: string, manager: string) =>
          aPerson(id, { building: 'b', floor, manager });
        const people = [on('b@x', '3', 'm@x'), on('a@x', '3', 'n@x'), on('c@x', '4', 'm@x'), aPerson('d@x')];
        await store.commit(people.map((put) => ({ in: 'people' as const, put })));
        store = await opened.reopen();
        const found = async () => {
          const [floor, team] = await Promise.all([
            store.people.onFloor('b', '3'),
            store.people.reportingTo('m@x'),
          ]);
          return [floor, team].map((list) => list.map(({ id }) => id).join(' '));
        };
        expect(await found()).toEqual(['a@x b@x', 'b@x c@x']);
        await store.commit([
          { in: 'people', put: { ...on('a@x', '4', 'm@x'), version: 1 } },
          { in: 'people', put: { ...on('c@x', '4', 'm@x'), version: 1, active: false } },
        ]);
        expect(await found()).toEqual(['b@x', 'a@x b@x']);
        expect(await store.people.onFloor('b', '9')).toEqual([]);
      });

      it('are found by what their name is looked up by, while they are there', async () => {
        const names = {
          'a@x': 'Anne Roy',
          'b@x': 'ROY, Ânne',
          'c@x': 'Marc-André Pelletier',
          'd@x': 'Ciara O’Connor',
          'e@x': 'Kai Running Bear',
          'f@x': "Josée D'Amours",
          'g@x': 'Lœtitia  van den Bœuf',
          'h@x': 'Łukasz Çelik-Ñuñez',
          'i@x': 'Plato',
          'j@x': '',
        };
        const people = Object.entries(names).map(([id, name]) => aPerson(id, { name }));
        await store.commit(people.map((put) => ({ in: 'people' as const, put })));
        store = await opened.reopen();
        const found = async (...wanted: string[]) =>
          (await store.people.named(wanted.map((name) => nameKey(name) ?? name)))
            .map(({ id }) => id)
            .join(' ');
        expect(await found('anne roy')).toBe('a@x b@x');
        for (const [id, name] of Object.entries(names).slice(2, 8)) expect(await found(name)).toBe(id);
        expect(await found('Kai Bear', 'Bear Kai', 'nobody at all')).toBe('e@x');
        expect([await found('Plato'), await found(''), await found()]).toEqual(['', '', '']);
        await store.commit([
          { in: 'people', put: aPerson('a@x', { name: 'Anne Roy', version: 1, active: false }) },
          { in: 'people', put: aPerson('b@x', { name: 'Anne Leroy', version: 1 }) },
          {
            in: 'people',
            put: aPerson('c@x', { name: 'Marc Roy', formerNames: ['M. Roy', 'Marc Pelletier'], version: 1 }),
          },
        ]);
        expect([await found('Anne Roy'), await found('Leroy Anne')]).toEqual(['', 'b@x']);
        expect(await found('Marc Roy', 'Roy M')).toBe('c@x');
        expect([await found('Pelletier Marc'), await found('Marc-André Pelletier')]).toEqual(['c@x', '']);
        await store.commit([{ in: 'people', put: aPerson('c@x', { name: 'Marc Roy', version: 2 }) }]);
        expect([await found('Marc Roy'), await found('Marc Pelletier')]).toEqual(['c@x', '']);
      });
    });

    describe('deliveries', () => {
      const claim = async (at: Date, which: Claim = { limit: 10 }) =>
        (await store.deliveries.claim('slack', at, new Date(at.getTime() + 60_000), which)).map(
          ({ id }) => id,
        );
      const add = (...deliveries: ReturnType<typeof aDelivery>[]) =>
        store.commit(deliveries.map((each) => ({ in: 'deliveries' as const, put: each })));

      it('are claimed once, emergencies first, then by age', async () => {
        await add(
          aDelivery('old', { owedAt: later(-2_000).toISOString() }),
          aDelivery('new'),
          aDelivery('urgent', { lane: 'emergency' }),
          aDelivery('not-yet', { tryAt: later(5_000).toISOString() }),
          aDelivery('elsewhere', { to: { kind: 'person', id: 'x', platform: 'teams' } }),
        );
        expect(await store.deliveries.waiting()).toBe(5);
        expect(await store.deliveries.oldest(later(0))).toEqual(later(-2_000));
        expect(await store.deliveries.oldest(later(-9_000))).toBeUndefined();
        expect(await claim(later(0), { limit: 2 })).toEqual(['urgent', 'old']);
        expect(await claim(later(0))).toEqual(['new']);
        expect(await claim(later(0))).toEqual([]);
        expect(await claim(later(5_000))).toEqual(['not-yet']);
      });

      it('of the slow lane come last, and only as many as are wanted', async () => {
        await add(
          aDelivery('slow-1', { lane: 'slow', owedAt: later(-3_000).toISOString() }),
          aDelivery('slow-2', { lane: 'slow', owedAt: later(-2_000).toISOString() }),
          aDelivery('slow-3', { lane: 'slow', owedAt: later(-1_000).toISOString() }),
          aDelivery('new'),
          aDelivery('urgent', { lane: 'emergency' }),
        );
        expect(await claim(later(0), { slow: 0, limit: 9 })).toEqual(['urgent', 'new']);
        expect(await claim(later(0), { slow: 1, limit: 9 })).toEqual(['slow-1']);
        expect(await claim(later(0), { limit: 9 })).toEqual(['slow-2', 'slow-3']);
      });

      it('are taken again when their lease has run out', async () => {
        await add(aDelivery('a'));
        expect(await claim(later(0))).toEqual(['a']);
        expect(await claim(later(59_000))).toEqual([]);
        expect(await store.deliveries.get('a')).not.toHaveProperty('unsure');
        expect(await claim(later(60_000))).toEqual(['a']);
        // The platform may have taken it already.
        expect(await store.deliveries.get('a')).toMatchObject({ unsure: true });
      });

      it('come as new messages or as changes, where that is asked', async () => {
        const posted = { platform: 'slack', place: 'D1', message: '1' } as const;
        await add(
          aDelivery('post'),
          aDelivery('change', { posted, owedAt: later(-1_000).toISOString() }),
          aDelivery('urgent-change', { posted, lane: 'emergency' }),
          aDelivery('urgent-post', { lane: 'emergency' }),
        );
        expect(await claim(later(0), { limit: 1, what: 'changes' })).toEqual(['urgent-change']);
        expect(await claim(later(0), { limit: 10, what: 'posts' })).toEqual(['urgent-post', 'post']);
        expect(await claim(later(0), { limit: 10, what: 'posts' })).toEqual([]);
        await add(aDelivery('another'));
        expect(await claim(later(0))).toEqual(['change', 'another']);
        // Leases that ran out belong to the stream that they came from.
        expect((await claim(later(60_000), { limit: 10, what: 'changes' })).sort()).toEqual([
          'change',
          'urgent-change',
        ]);
      });

      it('are tried by age whatever held them up, at the moment they may be', async () => {
        const tryAt = later(5_000).toISOString();
        await add(aDelivery('b'), aDelivery('a', { tryAt, owedAt: later(-1_000).toISOString() }));
        expect(await claim(later(4_000), { limit: 10, skip: new Set(['person b@sample.example']) })).toEqual(
          [],
        );
        expect(await claim(later(5_000))).toEqual(['a', 'b']);
        expect(await store.deliveries.waiting()).toBe(2);
      });

      it('are found by the record they are because of', async () => {
        await add(
          aDelivery('EV-2026-0001:desk'),
          aDelivery('receipt:EV-2026-0001:jane'),
          aDelivery('other', { about: 'EV-2026-0001' }),
          aDelivery('EV-2026-00011:desk'),
          aDelivery('AL-2026-0001:p@x.example', { alert: 'AL-2026-0001' }),
        );
        const about = async (record: string) =>
          (await store.deliveries.about(record)).map(({ id }) => id).sort();
        const all = ['EV-2026-0001:desk', 'other', 'receipt:EV-2026-0001:jane'];
        expect(await about('EV-2026-0001')).toEqual(all);
        expect(await about('AL-2026-0001')).toEqual(['AL-2026-0001:p@x.example']);
        await store.commit([{ in: 'deliveries', remove: 'other', version: 1 }]);
        expect(await about('EV-2026-0001')).toHaveLength(2);
      });

      it('come one from each queue, but for one that is named', async () => {
        const to = { kind: 'channel', channel: 'desk', platform: 'slack' } as const;
        await add(
          aDelivery('c1', { to, gather: true }),
          aDelivery('c2', { to, gather: true }),
          aDelivery('c3', { to }),
          aDelivery('p'),
        );
        expect(await claim(later(0), { limit: 10, skip: new Set(['channel desk']) })).toEqual(['c1', 'p']);
        expect(await claim(later(0), { limit: 10, only: 'cards desk' })).toEqual(['c2']);
      });

      it('of a long queue hold up no other, and come in their order', async () => {
        const line = (n: number, channel: string, more: Partial<Delivery> = {}) =>
          aDelivery(`${channel}-${String(n).padStart(3, '0')}`, {
            to: { kind: 'channel', channel, platform: 'slack' },
            owedAt: later(n - 1_000).toISOString(),
            ...more,
          });
        const held = { tryAt: later(50_000).toISOString() };
        await add(
          ...Array.from({ length: 450 }, (_, n) => line(n, 'long', n < 3 ? held : {})),
          ...Array.from({ length: 300 }, (_, n) => line(n, 'lessons', { lane: 'slow' })),
          line(980, 'b'),
          line(990, 'a'),
          line(995, 'a', { lane: 'emergency' }),
          line(999, 'c', { lane: 'slow' }),
          aDelivery('p'),
        );
        const skip = new Set<string>();
        const next = async (which: Claim, ...taken: string[]) => {
          for (const channel of taken) skip.add(`channel ${channel}`);
          return claim(later(0), { ...which, skip });
        };
        expect(await next({ limit: 2 })).toEqual(['a-995', 'long-003']);
        expect(await next({ limit: 9, slow: 1 }, 'a', 'long')).toEqual(['b-980', 'p', 'lessons-000']);
        expect(await next({ limit: 9 }, 'b', 'lessons')).toEqual(['c-999']);
        expect(await claim(later(0), { limit: 3, only: 'channel long' })).toEqual([
          'long-004',
          'long-005',
          'long-006',
        ]);
      });

      it('are not claimed by two at once', async () => {
        await add(...Array.from({ length: 20 }, (_, i) => aDelivery(`d${i}`)));
        const both = await Promise.all([claim(later(0)), claim(later(0))]);
        const all = both.flat();
        expect(new Set(all).size).toBe(all.length);
      });
    });

    describe('alerts', () => {
      it('come newest first, in pages, and the open ones in order', async () => {
        const numbers = [1, 2, 3, 10_000];
        const state = (n: number) => (n === 2 ? ('cleared' as const) : ('open' as const));
        for (const n of numbers) await store.commit([{ in: 'alerts', put: anAlert(n, { state: state(n) }) }]);
        store = await opened.reopen();
        const ids = (list: { id: string }[]) => list.map(({ id }) => id);
        const first = ids(await store.alerts.page(undefined, 2));
        expect(first).toEqual(['AL-2026-10000', 'AL-2026-0003']);
        expect(ids(await store.alerts.page(first.at(-1), 9))).toEqual(['AL-2026-0002', 'AL-2026-0001']);
        expect(ids(await store.alerts.open())).toEqual(['AL-2026-0001', 'AL-2026-0003', 'AL-2026-10000']);
      });

      it('tell which of them chat did not bring to all of their people, while they are open and for a time after', async () => {
        const ended = (ms: number) => ({ by: 'officer1@sample.example', at: later(ms).toISOString() });
        const alerts: [number, Partial<Alert>, Partial<Delivery>][] = [
          [1, {}, { state: 'failed' }],
          [2, {}, { state: 'sent' }],
          [3, { state: 'cleared', ended: ended(-60) }, { state: 'given-up' }],
          [4, { state: 'recalled', ended: ended(60) }, { state: 'failed' }],
          [5, {}, { state: 'sent', outside: { email: { state: 'sent', at: noon, attempts: 1 } } }],
          [10_000, {}, { state: 'owed' }],
        ];
        for (const [n, fields, line] of alerts) {
          const put = anAlert(n, fields);
          await store.commit([
            { in: 'alerts', put },
            { in: 'deliveries', put: aDelivery(`${put.id}:p@x.example`, { alert: put.id, ...line }) },
          ]);
        }
        const short = async () => (await store.alerts.short(new Date(noon))).map(({ id }) => id);
        expect(await short()).toEqual(['AL-2026-0005', 'AL-2026-0004', 'AL-2026-0001']);
        store = await opened.reopen();
        expect(await short()).toEqual(['AL-2026-0005', 'AL-2026-0004', 'AL-2026-0001']);
        const reached = await store.deliveries.get('AL-2026-0001:p@x.example');
        if (!reached) throw new Error('no line');
        await store.commit([{ in: 'deliveries', put: { ...reached, state: 'sent' } }]);
        expect(await short()).toEqual(['AL-2026-0005', 'AL-2026-0004']);
      });

      const line = (n: number, fields: Partial<Delivery> = {}) =>
        aDelivery(`AL-2026-0001:p${n}@x.example`, { alert: 'AL-2026-0001', ...fields });

      it('have a ledger in pages, and its numbers', async () => {
        const posted = { platform: 'slack', place: 'D1', message: '1' } as const;
        const safe = { what: 'safe', at: noon } as const;
        const lines = [
          line(1),
          line(2, { state: 'sent', posted }),
          // A change of what was sent is owed: the person has it all the same.
          line(3, { state: 'owed', posted }),
          line(4, { state: 'answered', posted, answer: safe }),
          line(5, {
            state: 'failed',
            reason: 'no-account',
            outside: { email: { state: 'sent', at: noon, attempts: 1 } },
          }),
          // A reminder is owed: the person has the first message all the same, and will have two.
          line(6, { state: 'owed', earlier: [posted] }),
          aDelivery('AL-2026-0001:live', { about: 'AL-2026-0001' }),
          aDelivery('AL-2026-0002:p1@x.example', { alert: 'AL-2026-0002' }),
        ];
        await store.commit(lines.map((put) => ({ in: 'deliveries' as const, put })));
        for (const reopened of [false, true]) {
          if (reopened) store = await opened.reopen();
          const { people, standings, answers, ...tally } = await store.deliveries.tally('AL-2026-0001');
          expect(people).toBe(6);
          expect(standings).toEqual({ owed: 1, sending: 0, sent: 3, answered: 1, failed: 1, 'given-up': 0 });
          expect(tally.waiting).toEqual({ slack: 1, teams: 0, console: 0 });
          expect(tally.shown).toEqual({ slack: 4, teams: 0, console: 0 });
          expect(answers).toEqual({ acknowledged: 0, safe: 1, help: 0, away: 0 });
          expect(tally.outside).toEqual({ email: 1, sms: 0 });
        }
        const first = await store.deliveries.ledger('AL-2026-0001', undefined, 3);
        const rest = await store.deliveries.ledger('AL-2026-0001', first.at(-1)?.id, 3);
        expect([...first, ...rest].map(({ id }) => id)).toEqual(lines.slice(0, 6).map(({ id }) => id));
        expect((await store.deliveries.tally('AL-2026-0009')).people).toBe(0);
      });

      it('count an answer that is corrected once', async () => {
        await store.commit([{ in: 'deliveries', put: line(1, { state: 'sent' }) }]);
        for (const what of ['safe', 'help'] as const) {
          const before = await store.deliveries.get(line(1).id);
          if (!before) throw new Error('gone');
          const put = { ...before, state: 'answered' as const, answer: { what, at: noon } };
          await store.commit([{ in: 'deliveries', put }]);
        }
        const { standings, answers } = await store.deliveries.tally('AL-2026-0001');
        expect([standings.answered, standings.sent, answers.safe, answers.help]).toEqual([1, 0, 0, 1]);
      });
    });

    describe('screening records', () => {
      it('are found by address, and come in pages in the order of their addresses', async () => {
        const records = ['c@x.example', 'a@x.example', 'b@x.example'].map((id) => aScreening(id));
        await store.commit(records.map((put) => ({ in: 'screening' as const, put })));
        const put = { ...aScreening('b@x.example', { status: 'suspended' as const }), version: 1 };
        await store.commit([{ in: 'screening', put }]);
        store = await opened.reopen();
        expect(await store.screening.get('b@x.example')).toEqual({ ...put, version: 2 });
        expect(await store.screening.get('d@x.example')).toBeUndefined();
        const ids = async (after: string | undefined, limit: number) =>
          (await store.screening.page(after, limit)).map(({ id }) => id);
        expect(await ids(undefined, 2)).toEqual(['a@x.example', 'b@x.example']);
        expect(await ids('b@x.example', 2)).toEqual(['c@x.example']);
        await store.commit([{ in: 'screening', remove: 'c@x.example', version: 1 }]);
        expect(await ids(undefined, 9)).toEqual(['a@x.example', 'b@x.example']);
        await expect(store.commit([{ in: 'screening', put }])).rejects.toThrow(Conflict);
      });
    });

    describe('screening tasks', () => {
      it('come by what is due first while they are open, and all of a person’s', async () => {
        const task = (person: string, since: string, fields: Partial<ScreeningTask> = {}) => ({
          in: 'clocks' as const,
          put: { ...aTask(person, since), ...fields },
        });
        await store.commit([
          task('b@x.ca', '2026-11-20'),
          task('a@x.ca', '2026-11-24'),
          task('a@x.ca', '2026-11-20'),
          task('a@x.ca', '2026-11-01', { done: { by: 'o@x.ca', at: noon } }),
        ]);
        store = await opened.reopen();
        const ids = (tasks: ScreeningTask[]) => tasks.map(({ person, since }) => `${person} ${since}`);
        const first = await store.clocks.open(undefined, 2);
        expect(ids(first)).toEqual(['a@x.ca 2026-11-20', 'b@x.ca 2026-11-20']);
        expect(ids(await store.clocks.open(first.at(-1), 2))).toEqual(['a@x.ca 2026-11-24']);
        const [, second] = first;
        if (!second) throw new Error('no task');
        await store.commit([{ in: 'clocks', put: { ...second, done: { by: 'o@x.ca', at: noon } } }]);
        expect(ids(await store.clocks.open(undefined, 9))).toHaveLength(2);
        const own = ['a@x.ca 2026-11-01', 'a@x.ca 2026-11-20', 'a@x.ca 2026-11-24'];
        expect(ids(await store.clocks.of('a@x.ca'))).toEqual(own);
        expect(await store.clocks.get(second.id)).toMatchObject({ version: 2, person: 'b@x.ca' });
        const log = { id: 'a@x.ca', version: 0, looks: [{ at: noon, by: 'o@x.ca', as: 'officer' as const }] };
        const reminded = { id: 'a@x.ca', version: 0, person: { 'update 2027-01-01': 90 }, officers: {} };
        await store.commit([
          { in: 'looks', put: log },
          { in: 'reminded', put: reminded },
        ]);
        store = await opened.reopen();
        expect(await store.looks.get('a@x.ca')).toEqual({ ...log, version: 1 });
        expect(await store.reminded.get('a@x.ca')).toEqual({ ...reminded, version: 1 });
      });
    });

    describe('due things', () => {
      it('of twenty thousand in the same minute are claimed once each by two who compete', async () => {
        const count = 20_000;
        const ids = Array.from({ length: count }, (_, i) => `reminder ${i}`);
        for (let i = 0; i < count; i += 1_000)
          await store.commit(
            ids.slice(i, i + 1_000).map((id, n) => ({
              in: 'due',
              put: { id, version: 0, timer: 't', subject: id, at: later((n % 60) * 1_000).toISOString() },
            })),
          );
        const claimed: string[] = [];
        const rounds = { one: 0, other: 0 };
        const claimer = async (name: keyof typeof rounds, atOnce: number) => {
          for (;;) {
            const due = await store.due.claim(later(60_000), later(120_000), atOnce);
            if (due.length === 0) return;
            rounds[name] += 1;
            try {
              await store.commit(due.map(({ id, version }) => ({ in: 'due', remove: id, version })));
              claimed.push(...due.map(({ id }) => id));
            } catch (error) {
              // Somebody else did one of them.
              if (!(error instanceof Conflict)) throw error;
            }
          }
        };
        await Promise.all([claimer('one', 150), claimer('other', 200)]);
        expect(claimed).toHaveLength(count);
        expect(new Set(claimed)).toEqual(new Set(ids));
        // They did meet: otherwise nothing was shown.
        expect(Math.min(rounds.one, rounds.other)).toBeGreaterThan(5);
        expect(await store.due.next()).toBeUndefined();
      }, 60_000);

      it('come in their order when they are due', async () => {
        const due = (id: string, ms: number) => ({
          in: 'due' as const,
          put: { id, version: 0, timer: 't', subject: id, at: later(ms).toISOString() },
        });
        await store.commit([due('b', 2_000), due('a', 1_000), due('c', 9_000)]);
        expect(await store.due.next()).toEqual(later(1_000));
        expect((await store.due.due(later(2_000), 10)).map(({ id }) => id)).toEqual(['a', 'b']);
        expect((await store.due.due(later(2_000), 1)).map(({ id }) => id)).toEqual(['a']);
        await store.commit([{ in: 'due', remove: 'a', version: 1 }]);
        expect((await store.due.due(later(2_000), 10)).map(({ id }) => id)).toEqual(['b']);
      });
    });

    describe('awareness', () => {
      it('keeps campaigns, the newest first', async () => {
        await store.commit([1, 2, 3].map((n) => ({ in: 'campaigns' as const, put: aCampaign(n) })));
        store = await opened.reopen();
        const ids = async (after?: string) => (await store.campaigns.page(after, 2)).map(({ id }) => id);
        expect(await ids()).toEqual(['CA-2026-0003', 'CA-2026-0002']);
        expect(await ids('CA-2026-0002')).toEqual(['CA-2026-0001']);
        expect(await store.nextNumber('CA', 2026)).toBe('CA-2026-0004');
      });

      it('keeps lessons by round and by person, however many there are', async () => {
        const put = (round: number, person: string) => ({
          in: 'assignments' as const,
          put: anAssignment('CA-2026-0001', round, person),
        });
        await store.commit([
          put(1, 'b@x.example'),
          put(1, 'a@x.example'),
          put(1, 'c@x.example'),
          put(2, 'a@x.example'),
          put(11, 'a@x.example'),
        ]);
        const round = async (n: number, after?: string, limit = 2) =>
          (await store.assignments.ofRound('CA-2026-0001', n, after, limit)).map(({ id }) => id);
        expect(await round(1)).toEqual(['CA-2026-0001/1/a@x.example', 'CA-2026-0001/1/b@x.example']);
        expect(await round(1, 'CA-2026-0001/1/b@x.example')).toEqual(['CA-2026-0001/1/c@x.example']);
        expect(await round(11)).toEqual(['CA-2026-0001/11/a@x.example']);
        expect((await store.assignments.ofPerson('a@x.example')).map((each) => each.round).sort()).toEqual([
          1, 11, 2,
        ]);
        await store.commit([
          {
            in: 'assignments',
            put: { ...anAssignment('CA-2026-0001', 2, 'a@x.example'), version: 1, answers: [1] },
          },
          { in: 'assignments', remove: 'CA-2026-0001/1/a@x.example', version: 1 },
        ]);
        expect(await round(1, undefined, 9)).toHaveLength(2);
        expect(await store.assignments.get('CA-2026-0001/2/a@x.example')).toMatchObject({ answers: [1] });
        expect(await store.assignments.ofPerson('nobody@x.example')).toEqual([]);
      });

      it('keeps learners, courses taken, and what was counted of drills', async () => {
        const course = (person: string, of = 'COR310') => ({
          in: 'completions' as const,
          put: {
            id: `${of}/${person}`,
            version: 0,
            course: of,
            person,
            completed: '2026-11-01',
            importedBy: 'os:x',
            importedAt: noon,
          },
        });
        const drill = (day: string, of = 'fall') => ({
          in: 'drills' as const,
          put: { id: `${of}/${day}`, version: 0, drill: of, day, reports: 1 },
        });
        await store.commit([
          { in: 'learners', put: { id: 'a@x.example', version: 0, since: noon, stopped: [] } },
          course('b@x.example'),
          course('a@x.example'),
          course('a@x.example', 'DDN235'),
          drill('2026-11-24'),
          drill('2026-11-02'),
          drill('2026-11-02', 'fall-2'),
        ]);
        store = await opened.reopen();
        expect(await store.learners.count()).toBe(1);
        expect(await store.learners.get('a@x.example')).toMatchObject({ since: noon });
        const taken = await store.completions.page('COR310', undefined, 9);
        expect(taken.map(({ id }) => id)).toEqual(['COR310/a@x.example', 'COR310/b@x.example']);
        expect(await store.completions.page('COR310', 'COR310/a@x.example', 9)).toHaveLength(1);
        const next = (after: string) => store.completions.courseAfter(after);
        expect([await next(''), await next('COR310'), await next('DDN235')]).toEqual([
          'COR310',
          'DDN235',
          undefined,
        ]);
        expect((await store.drills.of('fall')).map(({ day }) => day)).toEqual(['2026-11-02', '2026-11-24']);
      });
    });

    describe('evidence', () => {
      it('is kept by its digest and read back', async () => {
        const digest = await store.files.keep(Buffer.from('photo'));
        expect(await store.files.keep(Buffer.from('photo'))).toBe(digest);
        store = await opened.reopen();
        expect(Buffer.from((await store.files.read(digest)) ?? []).toString()).toBe('photo');
        expect(await store.files.read('0'.repeat(64))).toBeUndefined();
        expect(await store.files.read('../people/000001.json')).toBeUndefined();
      });

      it('is known by when it was last kept', async () => {
        const digest = await store.files.keep(Buffer.from('photo'));
        expect(await store.files.keptBefore(new Date(Date.now() - 60_000))).toEqual([]);
        expect(await store.files.keptBefore(new Date(Date.now() + 60_000))).toEqual([digest]);
        await store.files.remove(digest);
        expect(await store.files.keptBefore(new Date(Date.now() + 60_000))).toEqual([]);
      });
    });

    describe('the audit', () => {
      it('is one chain over commits and restarts, in pages', async () => {
        await store.commit([], [fact, { ...fact, what: 'second' }]);
        store = await opened.reopen();
        await store.commit(
          [],
          [{ ...fact, what: 'third', record: 'EV-2026-0001', detail: 'severity:low>high' }],
        );
        expect(await store.audit.verify()).toEqual({ entries: 3 });
        const entries = await store.audit.page(1, 10);
        expect(entries.map(({ seq, what }) => `${seq} ${what}`)).toEqual(['2 second', '3 third']);
        expect((await store.audit.page(0, 1)).map(({ seq }) => seq)).toEqual([1]);
        expect((await store.audit.head()).hash).toBe(entries.at(-1)?.hash);
      });
    });
  });
}
