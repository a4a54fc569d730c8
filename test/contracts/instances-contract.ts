import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AuditFact } from '../../src/domain/audit.ts';
import { Conflict, type Store } from '../../src/domain/store.ts';
import { allRecords, createBot } from '../../src/handlers/bot.ts';
import { samplePeople } from '../support/bot.ts';
import { aDelivery, anEvent, noon, says } from '../support/records.ts';
import { sampleServices } from '../support/services.ts';
import type { OpenedStore } from './store-contract.ts';

const fact: AuditFact = { at: noon, who: 'x', what: 'report', outcome: 'done', from: 'console:direct' };
const later = (ms: number) => new Date(Date.parse(noon) + ms);

export interface OpenedInstances extends OpenedStore {
  /** A further instance on the same data; closed with the first. */
  another(): Promise<Store>;
}

/** What a store has to do that several instances open at the same time. */
export function instancesContract(name: string, open: () => Promise<OpenedInstances>): void {
  describe(`${name} serves several instances`, () => {
    let opened: OpenedInstances;
    let one: Store;
    let two: Store;

    beforeEach(async () => {
      opened = await open();
      one = opened.store;
      two = await opened.another();
    });
    afterEach(() => opened.remove());

    it('gives each number once', async () => {
      const asked = Array.from({ length: 60 }, (_, i) => (i % 2 ? one : two).nextNumber('EV', 2026));
      expect(new Set(await Promise.all(asked)).size).toBe(60);
    });

    it('counts a number that a record brought, whoever gives the next', async () => {
      await one.nextNumber('EV', 2026);
      await two.nextNumber('EV', 2026);
      await one.commit([{ in: 'events', put: anEvent(40) }]);
      expect(await two.nextNumber('EV', 2026)).toBe('EV-2026-0041');
    });

    it('shows the one what the other stored, and lets one of two that change it win', async () => {
      await one.commit([{ in: 'events', put: anEvent(1) }]);
      const read = await two.events.get('EV-2026-0001');
      expect(read).toMatchObject({ version: 1 });
      const change = (store: Store, text: string) =>
        store.commit([{ in: 'events', put: { ...anEvent(1), version: 1, text } }]);
      const results = await Promise.allSettled([change(one, 'a'), change(two, 'b')]);
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(results.find((each) => each.status === 'rejected')?.reason).toBeInstanceOf(Conflict);
    });

    it('loses no commit beside one that lost a race', async () => {
      await one.commit([{ in: 'events', put: anEvent(1) }]);
      const commits = Array.from({ length: 40 }, (_, i) => {
        const put = i % 4 === 0 ? anEvent(1) : anEvent(i + 100);
        return (i % 2 ? one : two).commit([{ in: 'events', put }], [fact]);
      });
      const results = await Promise.allSettled(commits);
      expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(10);
      expect(await one.events.page({ limit: 100 })).toHaveLength(31);
      expect(await two.audit.verify()).toEqual({ entries: 30 });
    });

    it('changes many records in any order without waiting for each other for ever', async () => {
      const ids = Array.from({ length: 30 }, (_, i) => i + 1);
      await one.commit(ids.map((n) => ({ in: 'events' as const, put: anEvent(n) })));
      const all = (store: Store, order: number[], version: number) =>
        store.commit(order.map((n) => ({ in: 'events' as const, put: { ...anEvent(n), version } })));
      for (let version = 1; version <= 5; version++) {
        const results = await Promise.allSettled([
          all(one, ids, version),
          all(two, [...ids].reverse(), version),
        ]);
        expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      }
    });

    it('has what is owed claimed once, and of each queue one at a time', async () => {
      const to = (n: number) => ({ kind: 'channel' as const, channel: `c${n}`, platform: 'slack' as const });
      const owed = Array.from({ length: 120 }, (_, i) =>
        aDelivery(`d${String(i).padStart(3, '0')}`, { to: to(i % 40) }),
      );
      await one.commit(owed.map((put) => ({ in: 'deliveries' as const, put })));
      const sent: string[] = [];
      const busy = new Set<string>();
      const send = async (store: Store) => {
        for (let empty = 0; empty < 3; ) {
          const claimed = await store.deliveries.claim('slack', later(0), later(60_000), { limit: 7 });
          empty = claimed.length === 0 ? empty + 1 : 0;
          for (const { to } of claimed) {
            const channel = to.kind === 'channel' ? to.channel : '';
            expect(busy.has(channel)).toBe(false);
            busy.add(channel);
          }
          for (const delivery of claimed) {
            sent.push(delivery.id);
            if (delivery.to.kind === 'channel') busy.delete(delivery.to.channel);
            await store.commit([{ in: 'deliveries', put: { ...delivery, state: 'sent' } }]);
          }
        }
      };
      await Promise.all([send(one), send(two), send(one), send(two)]);
      expect(sent).toHaveLength(120);
      expect(new Set(sent).size).toBe(120);
      expect(await two.deliveries.waiting()).toBe(0);
    });

    it.each([
      ['person', (to: string) => ({ kind: 'person' as const, id: to, platform: 'slack' as const })],
      ['channel', (to: string) => ({ kind: 'channel' as const, channel: to, platform: 'slack' as const })],
    ])('lets a %s rest whom another instance has just sent something, and nobody else', async (_, to) => {
      const owe = (id: string, whom: string, more = {}) => ({
        in: 'deliveries' as const,
        put: aDelivery(id, { to: to(whom), ...more }),
      });
      // One that was held up before is looked for apart from the others.
      await one.commit([
        owe('a', 'x'),
        owe('b', 'x'),
        owe('c', 'y'),
        owe('d', 'z', { tryAt: later(1).toISOString() }),
      ]);
      const claim = (store: Store, at: number, limit = 9) =>
        store.deliveries.claim('slack', later(at), later(60_000), { limit, rest: 1_000 });
      const sendFirst = async (at: number) => {
        const [first] = await claim(one, at, 1);
        if (!first) throw new Error('nothing to send');
        const sent = { state: 'sent', sentAt: later(at + 100).toISOString() } as const;
        await one.commit([{ in: 'deliveries', put: { ...first, ...sent } }]);
        return first.id;
      };
      expect(await sendFirst(0)).toBe('a');
      const ids = async (at: number) => (await claim(two, at)).map(({ id }) => id);
      expect(await ids(1_000)).toEqual(['c', 'd']);
      expect(await ids(1_101)).toEqual(['b']);
    });

    it('takes up what an instance was sending when it died', async () => {
      await one.commit([{ in: 'deliveries', put: aDelivery('a') }]);
      expect(await one.deliveries.claim('slack', later(0), later(60_000), { limit: 5 })).toHaveLength(1);
      expect(await two.deliveries.claim('slack', later(1), later(60_000), { limit: 5 })).toEqual([]);
      const [taken] = await two.deliveries.claim('slack', later(60_000), later(90_000), { limit: 5 });
      expect(taken).toMatchObject({ id: 'a', unsure: true });
      // The first one was only slow: what it says comes too late.
      const late = { ...aDelivery('a'), version: 2, state: 'sent' as const };
      await expect(one.commit([{ in: 'deliveries', put: late }])).rejects.toThrow(Conflict);
    });

    it('gives a due thing to one, and to another when its time is over', async () => {
      const due = Array.from({ length: 50 }, (_, i) => ({
        in: 'due' as const,
        put: { id: `t${i}`, version: 0, timer: 't', subject: 's', at: noon },
      }));
      await one.commit(due);
      const claims = [one, two, one, two].map((store) => store.due.claim(later(0), later(30_000), 20));
      const taken = (await Promise.all(claims)).flat().map(({ id }) => id);
      expect(taken).toHaveLength(50);
      expect(new Set(taken).size).toBe(50);
      expect(await two.due.claim(later(29_999), later(60_000), 99)).toEqual([]);
      expect(await two.due.claim(later(30_000), later(60_000), 99)).toHaveLength(50);
    });

    it('frees a due thing that is put anew', async () => {
      const due = { id: 't', version: 0, timer: 't', subject: 's', at: noon };
      await one.commit([{ in: 'due', put: due }]);
      expect(await one.due.claim(later(0), later(30_000), 9)).toHaveLength(1);
      await one.commit([{ in: 'due', put: { ...due, version: 1, at: later(5_000).toISOString() } }]);
      expect(await two.due.claim(later(5_000), later(30_000), 9)).toHaveLength(1);
    });

    it('adds an alert’s numbers up over all', async () => {
      const lines = Array.from({ length: 40 }, (_, i) =>
        aDelivery(`AL-2026-0001:p${i}`, { alert: 'AL-2026-0001' }),
      );
      const put = (store: Store, each: (typeof lines)[number]) =>
        store.commit([{ in: 'deliveries', put: each }]);
      await Promise.all(lines.map((each, i) => put(i % 2 ? one : two, each)));
      await Promise.all(
        lines.map((each, i) =>
          put(i % 3 ? one : two, { ...each, version: 1, state: i % 4 ? 'sent' : 'failed' }),
        ),
      );
      const { people, standings } = await one.deliveries.tally('AL-2026-0001');
      expect([people, standings.owed, standings.sent, standings.failed]).toEqual([40, 0, 30, 10]);
    });

    it('writes an audit chain each, and checks them together', async () => {
      for (let i = 0; i < 3; i++) await one.commit([], [fact]);
      await two.commit([], [fact, fact]);
      const chains = await one.audit.chains();
      expect(chains).toHaveLength(2);
      const pages = await Promise.all(chains.map((chain) => two.audit.page(0, 10, chain)));
      expect(pages.map((page) => page.map(({ seq }) => seq))).toEqual([
        [1, 2, 3],
        [1, 2],
      ]);
      expect(await one.audit.verify()).toEqual({ entries: 5 });
      expect(await two.audit.verify()).toEqual({ entries: 5 });
    });

    it('recognises an event that is delivered again elsewhere, even at the same moment', async () => {
      await one.commit(samplePeople(new Date(noon)).map((put) => ({ in: 'people' as const, put })));
      const bots = [one, two].map((store) =>
        createBot(allRecords(), sampleServices(store), {
          clock: () => new Date(noon),
          failure: (what, error) => {
            throw new Error(`${what}: ${error}`);
          },
          stored: () => {},
        }),
      );
      const numbers = async (id: string) => {
        const event = says('employee-en@sample.example', 'report lost my badge', id);
        const replies = await Promise.all(bots.map((handle) => handle(event)));
        return replies.map((reply) => /EV-\d{4}-\d+/.exec(JSON.stringify(reply))?.[0]);
      };
      for (let i = 0; i < 5; i++) {
        const [first, second] = await numbers(`again${i}`);
        expect(first).toBeDefined();
        expect(second).toBe(first);
      }
      expect(await two.events.page({ limit: 50 })).toHaveLength(5);
    });
  });
}
