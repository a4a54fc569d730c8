import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Adapter } from '../../src/chat/adapter.ts';
import { SendError, TurnTooLate } from '../../src/chat/errors.ts';
import type { Platform } from '../../src/chat/event.ts';
import type { Message } from '../../src/chat/message.ts';
import { Pacer } from '../../src/chat/pacer.ts';
import type { Posted, Target } from '../../src/chat/target.ts';
import { type Delivery, owedAnew } from '../../src/domain/delivery.ts';
import { NotRecorded, type Store } from '../../src/domain/store.ts';
import { type Sender, startSender } from '../../src/notify/sender.ts';
import type { OpenedStore } from '../contracts/store-contract.ts';
import { until } from '../support/bot.ts';
import { temporaryJsonStore } from '../support/json-store.ts';
import { aDelivery } from '../support/records.ts';

const noonish = '2026-11-24T12:00:00.000Z';

interface Sent {
  to: string;
  text: string;
  key: string;
  at: number;
}

let opened: OpenedStore;
let store: Store;
let sender: Sender | undefined;
let log: string[];
let sent: Sent[];
let changed: string[];
/** What a send does instead, as long as it is set; undefined from it: it goes through. */
let fail: ((to: string) => Promise<unknown> | Error | undefined) | undefined;
let found: Posted | undefined;
/** When the next working hours begin; absent during them. */
let opens: Date | undefined;
/** Where else people are. */
let elsewhere: Platform | undefined;
/** A turn that comes later than the pace has it. */
let turn: Promise<void> | undefined;
/** How far the clock is ahead, in milliseconds. */
let ahead: number;
/** Nothing can be read, and no turn be had that instances share. */
let gone: boolean;

beforeEach(async () => {
  opened = await temporaryJsonStore();
  store = opened.store;
  [log, sent, changed] = [[], [], []];
  fail = undefined;
  found = undefined;
  opens = undefined;
  elsewhere = undefined;
  gone = false;
  turn = undefined;
  ahead = 0;
});
afterEach(async () => {
  await sender?.stop();
  sender = undefined;
  await opened.remove();
});

/** A platform that takes two hundred messages a second, and as many changes. */
function platform(): Adapter {
  const calls = async (to: string) => {
    const failure = fail?.(to);
    if (failure instanceof Error) throw failure;
    await failure;
  };
  const pacer = () => new Pacer({ calls: 200, ms: 1_000 });
  const [posts, changes] = [pacer(), pacer()];
  return {
    platform: 'slack',
    routes: [],
    pace: { posts, changes, samePlaceMs: 5 },
    async start() {},
    async stop() {},
    async send(target: Target, message: Message, key: string, inTime) {
      await turn;
      await posts.take();
      if (inTime && !inTime()) throw new TurnTooLate();
      await calls(target.id);
      sent.push({ to: target.id, text: message.text, key, at: performance.now() });
      return posted(target.id);
    },
    async update({ place }: Posted, message: Message, _reader, turn) {
      if (turn !== 'now') await (gone ? new Promise(() => {}) : changes.take());
      await calls(place);
      changed.push(`${place} ${message.text}`);
    },
    async find({ id }, keys) {
      await calls(`find ${id}`);
      return new Map(keys.flatMap((key) => (found ? [[key, found]] : [])));
    },
    members: async () => [],
    state: () => ({ status: 'ok' }),
  };
}

const posted = (place: string): Posted => ({ platform: 'slack', place, message: '1' });

function start(of: Store = store): Sender {
  sender = startSender({
    slowShare: 0.2,
    calmMoment: (from) => opens ?? from,
    adapter: platform(),
    store: of,
    clock: () => new Date(Date.now() + ahead),
    resolve: async (to) => ({
      kind: 'account',
      platform: 'slack',
      id: to.kind === 'person' ? to.id : to.channel,
    }),
    compose: async ({ content }) => ('of' in content ? undefined : content),
    digest: async () => ({ text: 'many' }),
    cardsPerMinute: 10,
    progress: async (paused) => {
      if (gone) throw new NotRecorded(new Error('gone'));
      return [{ posted: posted('watcher'), message: { text: paused ? 'paused' : 'goes on' } }];
    },
    elsewhere: async ({ refusedOn }) => (refusedOn ? undefined : elsewhere),
    log: (code, detail) => log.push(`${code} ${JSON.stringify(detail)}`),
    failed: (error) => log.push(`failed ${error}`),
  });
  return sender;
}

function owe(...deliveries: Delivery[]): Promise<void> {
  return store.commit(deliveries.map((put) => ({ in: 'deliveries' as const, put })));
}

const now = () => new Date().toISOString();
const owed = (id: string, more: Partial<Delivery> = {}) =>
  aDelivery(id, { owedAt: now(), tryAt: now(), to: { kind: 'person', id, platform: 'slack' }, ...more });
const many = (count: number, more: Partial<Delivery> = {}) =>
  Array.from({ length: count }, (_, i) => owed(`d${String(i).padStart(4, '0')}`, more));
const stateOf = async (id: string) => (await store.deliveries.get(id))?.state;
const settled = (...ids: string[]) =>
  until(async () => {
    const states = await Promise.all(ids.map(stateOf));
    return states.every((state) => state !== 'owed' && state !== 'sending');
  });

describe('what is owed', () => {
  it('is sent once, with the moment', async () => {
    await owe(...many(50));
    start();
    await settled(...many(50).map(({ id }) => id));
    expect(sent.map(({ to }) => to).sort()).toEqual(many(50).map(({ id }) => id));
    expect((await store.deliveries.get('d0000'))?.sentAt).toMatch(/^20/);
  });

  it('takes from the slow lane no more than its share of the platform, and that after everything else', async () => {
    // A fifth of what the platform takes in a second.
    const share = 40;
    await owe(...many(150, { lane: 'slow' }));
    const began = performance.now();
    start();
    await until(() => sent.length >= 10);
    await owe(...Array.from({ length: 30 }, (_, i) => owed(`n${i}`)));
    const asked = performance.now();
    await settled(...Array.from({ length: 30 }, (_, i) => `n${i}`));
    expect(performance.now() - asked).toBeLessThan(1_000);
    await until(() => sent.length >= 30 + 100);
    const slow = sent.filter(({ to }) => to.startsWith('d')).map(({ at }) => at);
    for (const [i, at] of slow.entries()) {
      const inOneSecond = slow.slice(i).filter((other) => other < at + 1_000).length;
      // A call may take longer on its way than the one before.
      expect(inOneSecond).toBeLessThanOrEqual(share * 1.15);
    }
    // The share is used, too.
    const seconds = ((slow.at(-1) ?? 0) - began) / 1_000;
    expect(slow.length / seconds).toBeGreaterThan(share / 2);
  });

  it('goes out after emergencies, which come within a second in the middle of everything else', async () => {
    await owe(...many(600));
    start();
    await until(() => sent.length > 100);
    const began = performance.now();
    await owe(...Array.from({ length: 50 }, (_, i) => owed(`u${i}`, { lane: 'emergency' })));
    sender?.wake();
    await until(() => sent.filter(({ to }) => to.startsWith('u')).length === 50);
    const urgent = sent.filter(({ to }) => to.startsWith('u'));
    expect((urgent[0]?.at ?? 0) - began).toBeLessThan(1_000);
    // Of the others only those that were claimed already came in between.
    const [first, last] = [urgent[0]?.at ?? 0, urgent.at(-1)?.at ?? 0];
    expect(sent.filter(({ to, at }) => to.startsWith('d') && at > first && at < last).length).toBeLessThan(
      45,
    );
  });

  it('is not sent when nobody needs it any more, or when it was answered', async () => {
    await owe(
      owed('expired', { expires: new Date(Date.now() - 1_000).toISOString() }),
      owed('over', { content: { card: 'x', of: 'y' } }),
      owed('answered', { state: 'answered', answer: { what: 'safe', at: now() } }),
      owed('open'),
    );
    start();
    await settled('expired', 'over', 'open');
    expect(sent.map(({ to }) => to)).toEqual(['open']);
    expect(await store.deliveries.get('expired')).toMatchObject({ state: 'given-up', reason: 'expired' });
    expect(await stateOf('over')).toBe('given-up');
    expect(await stateOf('answered')).toBe('answered');
  });

  it('waits for the next working hours where it may not come outside of them, and holds nothing else up', async () => {
    opens = new Date(Date.now() + 1_500);
    await owe(owed('a', { inWorkingHours: true, owedAt: '2026-01-01T00:00:00.000Z' }), owed('b'));
    start();
    await settled('b');
    await until(async () => (await store.deliveries.get('a'))?.tryAt === opens?.toISOString());
    expect(sent.map(({ to }) => to)).toEqual(['b']);
    await settled('a');
    expect(Date.now()).toBeGreaterThanOrEqual(opens.getTime());
    expect(sent.map(({ to }) => to)).toEqual(['b', 'a']);
  });

  it('stays with whoever sends it when it changes meanwhile, and is changed in place after that', async () => {
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    fail = () => (sent.length === 0 ? held : undefined);
    await owe(owed('card', { content: { text: 'open' } }));
    const first = start();
    await until(async () => (await stateOf('card')) === 'sending');
    const line = await store.deliveries.get('card');
    if (!line) throw new Error('no line');
    await store.commit([
      { in: 'deliveries', put: owedAnew(line, new Date(), { content: { text: 'taken' } }) },
    ]);
    // Another instance looks for work at this moment.
    const second = start();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await stateOf('card')).toBe('sending');
    fail = undefined;
    letGo();
    await settled('card');
    await first.stop();
    await second.stop();
    expect(sent.map(({ text }) => text)).toEqual(['open']);
    expect(changed).toEqual(['card taken']);
    expect(await store.deliveries.get('card')).not.toHaveProperty('renewed');
  });

  it.each([
    ['was refused for good', new SendError('refused', true)],
    ['is to be tried again', new SendError('busy', false, { retryAfter: 0 })],
  ])('is tried with what it says now where the older words %s', async (_, failure) => {
    let tried = 0;
    fail = () => {
      tried += 1;
      return tried === 1 ? failure : undefined;
    };
    await owe(owed('card', { content: { text: 'open' }, state: 'sending', renewed: true }));
    start();
    await settled('card');
    expect(tried).toBeGreaterThan(1);
    expect(sent.at(-1)?.text).toBe('open');
  });

  it('to the desk waits until its channel takes it, as when the bot was taken out of it', async () => {
    let refused = 0;
    fail = () => {
      refused += 1;
      if (refused === 1) return new SendError('not_in_channel', true);
      // All that was kept meanwhile comes at once.
      return refused === 2 ? new SendError('rate-limited', false, { retryAfter: 0 }) : undefined;
    };
    const to = (channel: string) => ({ to: { kind: 'channel', channel, platform: 'slack' } }) as const;
    await owe(owed('card', { ...to('desk'), owedAt: new Date(Date.now() - 3 * 86_400_000).toISOString() }));
    start();
    await settled('card');
    expect(await store.deliveries.get('card')).toMatchObject({ state: 'sent', attempts: 2 });
    refused = 0;
    await owe(owed('other', to('general')));
    sender?.wake();
    await settled('other');
    expect(await store.deliveries.get('other')).toMatchObject({ state: 'failed', reason: 'not_in_channel' });
  });

  it('goes to another platform at once where this one refuses it for good, and stays failed when that does, too', async () => {
    fail = () => new SendError('forbidden', true);
    elsewhere = 'teams';
    await owe(owed('a'));
    start();
    await until(async () => (await store.deliveries.get('a'))?.to.platform === 'teams');
    const moved = await store.deliveries.get('a');
    expect(moved).toMatchObject({ state: 'owed', attempts: 0, refusedOn: ['slack'] });
    if (moved) await owe({ ...moved, to: { ...moved.to, platform: 'slack' } });
    await settled('a');
    expect(await store.deliveries.get('a')).toMatchObject({ state: 'failed', reason: 'forbidden' });
    expect(sent).toEqual([]);
  });

  it('keeps its answer when it is changed in place', async () => {
    const answer = { what: 'safe', at: now() } as const;
    await owe(owed('a', { posted: posted('a'), answer, sentAt: '2026-01-01T00:00:00.000Z' }));
    start();
    await settled('a');
    expect(changed).toEqual(['a a']);
    expect(await store.deliveries.get('a')).toMatchObject({
      state: 'answered',
      answer,
      sentAt: '2026-01-01T00:00:00.000Z',
    });
  });

  it('has a key of its own when it is a reminder', async () => {
    await owe(owed('a', { earlier: [posted('a')] }), owed('b'));
    start();
    await settled('a', 'b');
    expect(sent.map(({ key }) => key).sort()).toEqual(['a#1', 'b']);
  });
});

describe('what somebody changed while it was on its way', () => {
  it.each([
    ['an answer', { state: 'answered', answer: { what: 'safe', at: noonish } }, 'answered'],
    ['a withdrawal', { state: 'given-up', reason: 'recalled' }, 'sent'],
  ] as const)('%s is kept', async (_name, change, end) => {
    let go: (() => void) | undefined;
    fail = () =>
      new Promise<void>((resolve) => {
        go = resolve;
      });
    await owe(owed('a'));
    start();
    await until(async () => (await stateOf('a')) === 'sending');
    await until(() => go);
    const sending = await store.deliveries.get('a');
    if (!sending) throw new Error('gone');
    await owe({ ...sending, ...change });
    fail = undefined;
    go?.();
    const after = await until(async () => {
      const delivery = await store.deliveries.get('a');
      return delivery?.posted && delivery.state === end && delivery;
    });
    expect(after.posted).toEqual(posted('a'));
    // What was withdrawn reached them all the same: it is changed in place.
    if (end === 'sent') expect(changed).toEqual(['a a']);
  });
});

describe('a refusal', () => {
  it('for good is final, with its reason', async () => {
    fail = () => new SendError('user_not_found', true);
    await owe(owed('a'));
    start();
    await settled('a');
    expect(await store.deliveries.get('a')).toMatchObject({ state: 'failed', reason: 'user_not_found' });
  });

  it('with a time to wait holds up nobody else, and is tried again after it', async () => {
    let refused = 0;
    fail = (to) => {
      if (to !== 'd0003' || refused++ > 0) return undefined;
      return new SendError('rate-limited', false, { retryAfter: 1, trouble: 'limited' });
    };
    await owe(...many(30));
    start();
    await until(() => sent.length === 29);
    const others = performance.now();
    await settled('d0003');
    expect(sent).toHaveLength(30);
    expect((sent.at(-1)?.at ?? 0) - others).toBeGreaterThan(500);
    expect(await store.deliveries.get('d0003')).toMatchObject({ attempts: 1 });
  });

  it('of everybody makes all of them rest as long as the platform asked', async () => {
    const calls: number[] = [];
    fail = () => {
      calls.push(performance.now());
      if (calls.length > 40) return undefined;
      return new SendError('rate-limited', false, { retryAfter: 1, trouble: 'limited' });
    };
    await owe(...many(200));
    start();
    await settled(...many(200).map(({ id }) => id));
    expect(sent).toHaveLength(200);
    // What was on its way came back; nothing new was tried before the time was over.
    const pauses = calls.map((at, i) => at - (calls[i - 1] ?? at));
    expect(Math.max(...pauses)).toBeGreaterThan(700);
    expect(pauses.findIndex((pause) => pause > 700)).toBeLessThan(40);
  });
});

describe('a platform that is away', () => {
  it.each([
    ['does not answer', new SendError('unreachable', false, { trouble: 'away' })],
    ['refuses the token', new SendError('token_revoked', false, { trouble: 'refused' })],
  ])('and %s is asked now and then, and everything goes on by itself', async (_name, error) => {
    let calls = 0;
    fail = () => {
      calls += 1;
      return error;
    };
    await owe(...many(100));
    start();
    await until(() => sender?.trouble());
    expect(sender?.trouble()).toContain(error.reason);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(calls).toBeLessThan(60);
    fail = undefined;
    await settled(...many(100).map(({ id }) => id));
    expect(sent).toHaveLength(100);
    expect(sender?.trouble()).toBeUndefined();
    // It wore nobody out, and was told once.
    const attempts = (await store.deliveries.page(undefined, 200)).reduce(
      (sum, each) => sum + each.attempts,
      0,
    );
    expect(attempts).toBeLessThan(20);
    expect(log.filter((line) => line.startsWith('sending-held'))).toHaveLength(1);
    expect(log.filter((line) => line.startsWith('sending-resumed'))).toHaveLength(1);
  });

  it('and may have taken a message is asked for it before it gets it again', async () => {
    let calls = 0;
    fail = () =>
      calls++ === 0 ? new SendError('unreachable', false, { trouble: 'away', unsure: true }) : undefined;
    found = posted('there');
    await owe(owed('a'));
    start();
    await settled('a');
    expect(sent).toEqual([]);
    expect(await store.deliveries.get('a')).toMatchObject({ state: 'sent', posted: found });
    expect(await store.deliveries.get('a')).not.toHaveProperty('unsure');
    // It may say what it said before somebody changed it.
    expect(changed).toEqual(['there a']);
  });

  it('and is asked again as long as it does not say, or does not take the change of what is there', async () => {
    const refused = new Set(['find a', 'there']);
    fail = (to) =>
      refused.delete(to)
        ? new SendError('rate-limited', false, { trouble: 'limited', retryAfter: 0 })
        : undefined;
    found = posted('there');
    await owe(owed('a', { unsure: true }));
    start();
    await settled('a');
    expect(refused).toEqual(new Set());
    expect([sent, changed]).toEqual([[], ['there a']]);
  });

  it('tries a change as long as a message, however long ago the message became owed', async () => {
    const days = 3 * 24 * 60 * 60 * 1000;
    const owedAt = new Date(Date.now() - days).toISOString();
    let calls = 0;
    fail = () => (calls++ === 0 ? new SendError('busy', false, { retryAfter: 0 }) : undefined);
    const line = owed('a', { owedAt, posted: posted('there'), state: 'sent' });
    await owe(owedAnew(line, new Date(), { content: { text: 'taken' } }));
    start();
    await settled('a');
    expect(await stateOf('a')).toBe('sent');
    expect(changed).toEqual(['there taken']);
  });
});

it.each([
  ['that another has by now', true],
  ['that nobody else took', false],
])('sends nothing %s, when its turn came too late', async (_, taken) => {
  let come = () => {};
  turn = new Promise((resolve) => {
    come = resolve;
  });
  await owe(owed('a'));
  start();
  await until(async () => (await stateOf('a')) === 'sending');
  // As after a long pause that the platform asked for.
  ahead = taken ? 121_000 : 101_000;
  const at = (ms: number) => new Date(Date.now() + ahead + ms);
  const [others] = await store.deliveries.claim('slack', at(0), at(120_000), { limit: 1 });
  expect(others).toEqual(taken ? expect.objectContaining({ id: 'a', unsure: true }) : undefined);
  turn = undefined;
  come();
  if (taken) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect([sent, await store.deliveries.get('a')]).toEqual([[], others]);
  } else {
    await settled('a');
    expect(sent).toMatchObject([{ to: 'a' }]);
  }
});

it('does not say again what a gathered message has said, and says what came since', async () => {
  const card = (id: string, more: Partial<Delivery> = {}) =>
    owed(id, { to: { kind: 'channel', channel: 'desk', platform: 'slack' }, gather: true, ...more });
  const doubtful = { unsure: true, gathered: 'a:gathered:1' };
  await owe(card('a', doubtful), card('b', doubtful), card('c'));
  found = posted('desk');
  start();
  await settled('a', 'b', 'c');
  expect(sent).toMatchObject([{ to: 'desk', text: 'many', key: expect.stringMatching(/^c:gathered:/) }]);
  for (const id of ['a', 'b', 'c']) {
    expect(await store.deliveries.get(id)).toMatchObject({ state: 'sent' });
    expect(await store.deliveries.get(id)).not.toHaveProperty('posted');
    expect(await store.deliveries.get(id)).not.toHaveProperty('gathered');
  }
});

it.each([
  ['a full disk', false],
  ['a database that is gone', true],
])('with %s nothing is sent twice, it is told once, and it goes on', async (_, unread) => {
  let full = false;
  const refuse = async () => {
    throw new NotRecorded(new Error('ENOSPC'));
  };
  const disk: Store = {
    ...store,
    trouble: () => (full ? 'full' : undefined),
    commit: (writes, facts) => (full ? refuse() : store.commit(writes, facts)),
    deliveries: {
      ...store.deliveries,
      claim: (...which) => (full ? refuse() : store.deliveries.claim(...which)),
      get: (id) => (gone ? refuse() : store.deliveries.get(id)),
    },
  };
  await owe(...many(300));
  start(disk);
  await until(() => sent.length > 50);
  full = true;
  gone = unread;
  await until(() => sender?.trouble());
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  const before = sent.length;
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(sent.length).toBe(before);
  full = false;
  gone = false;
  await settled(...many(300).map(({ id }) => id));
  expect(new Set(sent.map(({ to }) => to)).size).toBe(300);
  expect(sent).toHaveLength(300);
  expect(sender?.trouble()).toBeUndefined();
  // What was being written when it filled up may have gone either way.
  expect(log.filter((line) => line.startsWith('sending-paused')).length).toBeLessThan(4);
  // Whoever watches sees it, though nothing can be owed to them.
  expect(changed.filter((line) => line === 'watcher paused').length).toBeGreaterThan(0);
  await until(() => changed.at(-1) === 'watcher goes on');
});
