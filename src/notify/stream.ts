import type { Posted } from '../chat/target.ts';
import { type Claim, type Delivery, loggedId, queueOf } from '../domain/delivery.ts';
import { Conflict, NotRecorded } from '../domain/store.ts';
import { attempts, lease } from './attempt.ts';
import { type Loop, startLoop } from './loop.ts';
import type { Outcome } from './outcome.ts';
import type { StreamOptions } from './sender-options.ts';
import { settle } from './settle.ts';
import { SlowLane } from './slow-lane.ts';

/** Nothing is claimed longer before its turn, in milliseconds: an emergency comes before all that is not claimed. */
const ahead = 150;
/** While there is more to send, in milliseconds; nobody looks more often, however often they are woken. */
const round = 40;
/** As many are under way as a platform that takes so many seconds for each needs to be kept busy. */
const slowest = 5;
const fewestUnderway = 20;
/** How often an empty slow lane is looked at, in milliseconds: each look borrows a moment of its budget. */
const slowPause = 1_000;
const mostGathered = 500;
/** A channel with too many cards gets them gathered, in one message every so often. */
const gatherPause = 10_000;
const troubled = 1_000;

/**
 * One stream of sends. A delivery is leased shortly before its turn and settled after: after a crash in between, where
 * the platform can tell, it is looked for before it is sent again. Whoever is slow or has to wait holds up nobody else.
 */
export function startStream(options: StreamOptions): Loop {
  const { adapter, store, clock, budget, breaker, cards, what } = options;
  const mostUnderway = Math.max(fewestUnderway, Math.ceil(budget.perSecond * slowest));
  const underway = new Set<Promise<void>>();
  /** Queues with a delivery on its way, or that rest until a moment of the monotonic clock. */
  const busy = new Map<string, number>();
  const slowName = ['slow', adapter.platform, what].join(' ').trim();
  const slow = new SlowLane(budget, options.slowShare, slowName, options.makeBudget);
  const { attempt, found, failure } = attempts(options, (delivery) => slow.take(delivery));
  let claimedAt = Number.NEGATIVE_INFINITY;
  /** There was something in the slow lane when it was last looked at, and when that was. */
  let slowWaits = false;
  let slowLooked = Number.NEGATIVE_INFINITY;
  /** There was nothing to claim: whatever becomes free is looked at at once. */
  let idle = false;

  const loop = startLoop(async () => {
    const hold = breaker.wait();
    if (hold > 0) return Math.min(troubled, hold);
    const now = performance.now();
    if (now < claimedAt + round) return claimedAt + round - now;
    for (const [queue, until] of busy) if (until <= now) busy.delete(queue);
    const probe = breaker.reason !== undefined;
    const free = Math.min(await budget.room(ahead), probe ? 1 : mostUnderway - underway.size);
    if (free <= 0) return round;
    breaker.probe();
    const slowRoom = slowWaits || now >= slowLooked + slowPause ? await slow.room(ahead) : 0;
    claimedAt = now;
    const batch = await claimed({ limit: free, skip: new Set(busy.keys()), slow: slowRoom });
    if (!batch) return troubled;
    for (const delivery of batch) {
      if (delivery.lane === 'slow') slow.claimed(delivery);
      start(delivery, probe);
    }
    if (slowRoom > 0) {
      slowWaits = batch.some(({ lane }) => lane === 'slow');
      slowLooked = now;
    }
    idle = batch.length === 0;
    if (!idle) return round;
    breaker.unprobed();
    const turn = slowWaits ? slow.turn : slowPause;
    const rest = Math.min(1_000, turn, ...[...busy.values()].map((until) => until - now));
    return Math.max(round, rest);
  }, options.failed);

  return {
    wake: loop.wake,
    async stop() {
      await loop.stop();
      await Promise.all(underway);
    },
  };

  /** Undefined when the store cannot be written: then nothing can be sent either. */
  async function claimed(which: Claim): Promise<Delivery[] | undefined> {
    const now = clock();
    const until = new Date(now.getTime() + lease);
    try {
      const batch = await store.deliveries.claim(adapter.platform, now, until, {
        ...which,
        ...(what && { what }),
        rest: adapter.pace.samePlaceMs,
      });
      // A look that finds nothing writes nothing.
      if (batch.length > 0 || store.trouble() === undefined) options.storable(true);
      return batch;
    } catch (error) {
      breaker.unprobed();
      if (!(error instanceof NotRecorded)) throw error;
      options.storable(false);
      return undefined;
    }
  }

  function start(delivery: Delivery, probe: boolean): void {
    const queue = queueOf(delivery);
    busy.set(queue, Number.POSITIVE_INFINITY);
    const work = deliver(delivery, probe)
      .catch((error: unknown) => {
        options.failed(error);
        return troubled;
      })
      .then((pause) => {
        underway.delete(work);
        slow.done(delivery);
        busy.set(queue, performance.now() + pause);
        if (idle) loop.wake();
      });
    underway.add(work);
  }

  /** Returns how long its queue is to rest, in milliseconds. */
  async function deliver(delivery: Delivery, probe: boolean): Promise<number> {
    const { to, gather, posted } = delivery;
    const card = gather && !posted && to.kind === 'channel' ? to.channel : undefined;
    if (card !== undefined && (delivery.gathered !== undefined || !(await cards(card)))) {
      const more = await claimed({ limit: mostGathered, only: queueOf(delivery) });
      await deliverTogether([delivery, ...(more ?? [])], probe);
      return gatherPause;
    }
    await record(delivery, await attempt(delivery, () => options.compose(delivery), delivery.id, probe));
    return adapter.pace.samePlaceMs;
  }

  /**
   * Many cards in one message. Its key stands in each of them before it is sent: after a crash it is known what it said.
   */
  async function deliverTogether(group: readonly Delivery[], probe: boolean): Promise<void> {
    const all = (deliveries: readonly Delivery[], outcome: Outcome) =>
      Promise.all(deliveries.map((delivery) => record(delivery, outcome)));
    const taken = await takenOf(group, probe);
    if ('kind' in taken) {
      await all(group, taken);
      return;
    }
    const left: Delivery[] = [];
    for (const delivery of group) {
      const posted = delivery.unsure ? taken.get(keyOf(delivery)) : undefined;
      if (!posted) left.push(delivery);
      else if (delivery.gathered) await record(delivery, { kind: 'told' });
      else
        await record(delivery, await attempt(delivery, () => options.compose(delivery), delivery.id, probe));
    }
    if (left.length === 0) return;
    const key = `${left[0]?.id}:gathered:${clock().getTime()}`;
    const marked = await mark(left, key);
    const [first] = marked;
    if (!first) {
      breaker.unprobed();
      await all(left, { kind: 'held', unsure: false });
      return;
    }
    const outcome = await attempt(first, () => options.digest(marked), key, probe);
    // The message speaks for many: none of them can be changed in place later, so the message is not kept as theirs.
    await all(marked, outcome.kind === 'sent' ? { kind: 'told' } : outcome);
  }

  /** Which of those that may have been sent before were, by their key; or how the look went wrong. */
  async function takenOf(
    group: readonly Delivery[],
    probe: boolean,
  ): Promise<ReadonlyMap<string, Posted> | Outcome> {
    const doubtful = group.filter(({ unsure }) => unsure);
    const [first] = doubtful;
    if (!first) return new Map();
    if (breaker.reason !== undefined && !probe) return { kind: 'held', unsure: true };
    try {
      const target = await options.resolve(first.to);
      const keys = new Set(doubtful.map(keyOf));
      const taken = (target && (await found(target, [...keys], first))) ?? new Map();
      breaker.worked();
      return taken;
    } catch (error) {
      const outcome = failure(error, probe);
      return 'unsure' in outcome ? { ...outcome, unsure: true } : outcome;
    }
  }

  /** None when somebody changed one of them meanwhile, or nothing can be stored. */
  async function mark(group: readonly Delivery[], gathered: string): Promise<Delivery[]> {
    const marked = group.map(({ unsure: _, ...each }) => ({ ...each, gathered }));
    try {
      await store.commit(marked.map((put) => ({ in: 'deliveries', put })));
      return marked.map((each) => ({ ...each, version: each.version + 1 }));
    } catch (error) {
      if (error instanceof NotRecorded) options.storable(false);
      else if (!(error instanceof Conflict)) throw error;
      return [];
    }
  }

  /** Where nothing can be read now, it stays refused. */
  async function movedIfRefused(delivery: Delivery, outcome: Outcome): Promise<Outcome> {
    if (outcome.kind !== 'failed' || !options.elsewhere) return outcome;
    try {
      const platform = await options.elsewhere(delivery);
      return platform ? { kind: 'moved', platform } : outcome;
    } catch (error) {
      if (!(error instanceof NotRecorded)) options.failed(error);
      return outcome;
    }
  }

  async function record(delivery: Delivery, outcome: Outcome): Promise<void> {
    options.attempted?.(outcome.kind);
    if (outcome.kind === 'failed') {
      options.log('delivery-failed', { delivery: loggedId(delivery), reason: outcome.reason });
    }
    await settle(store, delivery, await movedIfRefused(delivery, outcome), clock, options.storable);
    if (outcome.kind === 'failed') await options.refused?.(delivery);
  }
}

/** Under which a platform knows the message that a delivery may have been sent in. */
function keyOf({ id, gathered }: Delivery): string {
  return gathered ?? id;
}
