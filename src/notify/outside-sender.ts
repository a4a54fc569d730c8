import { SendError } from '../chat/errors.ts';
import { type BudgetMaker, Pacer } from '../chat/pacer.ts';
import type { Alert } from '../domain/alert.ts';
import { type Delivery, loggedId } from '../domain/delivery.ts';
import {
  type Outside,
  type OutsideWay,
  type OutsideWords,
  outsideReference,
  type Saying,
  textNumber,
} from '../domain/outside.ts';
import { nextSaying } from '../domain/outside-sayings.ts';
import type { Person } from '../domain/person.ts';
import { Conflict, type Store } from '../domain/store.ts';
import { type Loop, startLoop } from './loop.ts';

export interface OutsideOptions {
  store: Store;
  clock: () => Date;
  ways: readonly OutsideWay[];
  /** What an alert, or what was said after it, says to a person. */
  words(alert: Alert, person: Person, saying: Saying): OutsideWords;
  log(code: string, detail: { delivery: string; reason: string }): void;
  failed(error: unknown): void;
  /** Makes the budget that instances share; absent: it is this process's own. */
  makeBudget?: BudgetMaker | undefined;
}

/** GC Notify takes so many calls for a key, whoever makes them. */
const limit = { calls: 1_000, ms: 60_000 };
const lookEvery = 5_000;
const lease = 90_000;
const page = 500;
/** A ledger where nothing changed is gone through again after so long all the same. */
const againAfter = 60_000;
/** A service that is asked again and again: after a minute, two, four, at most a quarter of an hour. */
const longestPause = 15 * 60_000;

/** For so long after its end an alert's all-clear or withdrawal is still told. */
const tellsEndFor = 24 * 60 * 60_000;

/**
 * Sends an alert by e-mail and text message to those of its audience whom chat does not reach, while it is open, and
 * then to the same people what is said after it: follow-ups, the all-clear, that it is withdrawn. Where
 * each stands is in their line of the ledger: it is marked before it is sent and settled after, and what a crash cut off is
 * looked up at the service by its reference, so that nobody gets it twice.
 */
export function startOutside(options: OutsideOptions): Loop {
  const { store, clock, ways } = options;
  const budget = options.makeBudget?.('outside', limit) ?? new Pacer(limit);
  /** What an alert's ledger had when it was last gone through, and nothing was left to do. */
  const done = new Map<string, { seen: string; at: number }>();
  let stopping = false;

  const loop = startLoop(async () => {
    if (ways.length === 0) return lookEvery;
    const alerts = (await store.alerts.short(new Date(clock().getTime() - tellsEndFor))).filter(isTold);
    for (const alert of alerts) {
      const { failed, 'given-up': givenUp } = (await store.deliveries.tally(alert.id)).standings;
      const seen = [failed + givenUp, alert.state, alert.updates.length].join(' ');
      const before = done.get(alert.id);
      const at = performance.now();
      if (before?.seen === seen && at - before.at < againAfter) continue;
      done.delete(alert.id);
      if (await tell(alert)) done.set(alert.id, { seen, at });
    }
    const looked = new Set(alerts.map(({ id }) => id));
    for (const id of done.keys()) if (!looked.has(id)) done.delete(id);
    return lookEvery;
  }, options.failed);

  return {
    wake: loop.wake,
    stop() {
      stopping = true;
      return loop.stop();
    },
  };

  /** True when nothing is left to do for the people of this alert. */
  async function tell(alert: Alert): Promise<boolean> {
    let settled = true;
    for (let after: string | undefined; ; ) {
      const lines = await store.deliveries.ledger(alert.id, after, page);
      for (const line of lines) {
        for (const way of ways) {
          if (stopping) return false;
          settled = (await tellAll(alert, line, way)) && settled;
        }
      }
      after = lines.at(-1)?.id;
      if (lines.length < page) return settled;
    }
  }

  /** True when all was sent, failed for good, or cannot be sent this way. */
  async function tellAll(alert: Alert, first: Delivery, way: OutsideWay): Promise<boolean> {
    for (let line: Delivery | undefined = first; line; line = await store.deliveries.get(first.id)) {
      const saying = nextSaying(alert, line, line.outside?.[way.kind]);
      if (!saying || line.to.kind !== 'person' || stopping) return !stopping;
      const person = await store.people.get(line.to.id);
      const to = person?.active ? addressOf(person, way) : undefined;
      if (!person || !to) return true;
      if (!(await tellOne(line, way, to, saying, options.words(alert, person, saying)))) return false;
    }
    return true;
  }

  /** True when it is sent or failed for good. */
  async function tellOne(
    line: Delivery,
    way: OutsideWay,
    to: string,
    saying: Saying,
    words: OutsideWords,
  ): Promise<boolean> {
    const { id, version, outside } = line;
    const known = outside?.[way.kind];
    const before = (known?.of ?? 'alert') === saying ? known : undefined;
    const now = clock();
    if (!isDue(before, now)) return false;
    const attempts = (before?.attempts ?? 0) + 1;
    const what = { attempts, ...(saying !== 'alert' && { of: saying }) };
    if (!(await settle(id, way, { state: 'sending', at: now.toISOString(), ...what }, version))) return false;
    const reference = outsideReference(id, way.kind, saying);
    const until = now.getTime() + lease;
    const outcome = await attempt(way, to, words, reference, before?.state === 'sending', until);
    if (!outcome) return false;
    if (outcome.state !== 'sent')
      options.log('outside-not-sent', { delivery: loggedId(line), reason: outcome.reason ?? '' });
    await settle(id, way, { ...outcome, ...what });
    return outcome.state === 'sent' || outcome.state === 'failed';
  }

  /** Undefined when its turn came too late: another may have taken it up. */
  async function attempt(
    way: OutsideWay,
    to: string,
    words: OutsideWords,
    reference: string,
    unsure: boolean,
    until: number,
  ): Promise<Omit<Outside, 'attempts'> | undefined> {
    const at = () => clock().toISOString();
    try {
      if (unsure) await budget.take();
      const known = unsure ? await way.sent(reference) : undefined;
      if (known === undefined) await budget.take();
      if (clock().getTime() >= until) return undefined;
      return { state: 'sent', id: known ?? (await way.send(to, words, reference)), at: at() };
    } catch (error) {
      if (!(error instanceof SendError)) throw error;
      const { reason } = error;
      if (error.permanent) return { state: 'failed', reason, at: at() };
      // Whether it was taken is not known: it stays marked, and is looked up once the lease is over.
      if (reason === 'unreachable') return { state: 'sending', reason, at: at() };
      const wait = Math.min(longestPause, error.retryAfter === undefined ? 60_000 : error.retryAfter * 1000);
      return { state: 'owed', reason, at: new Date(clock().getTime() + wait).toISOString() };
    }
  }

  /** Writes where it stands into the line, whatever else changed there; with `version`, only when nothing did. */
  async function settle(
    id: string,
    { kind }: OutsideWay,
    outside: Outside,
    version?: number,
  ): Promise<boolean> {
    for (;;) {
      const line = await store.deliveries.get(id);
      if (!line || (version !== undefined && line.version !== version)) return false;
      try {
        const put = { ...line, outside: { ...line.outside, [kind]: outside } };
        await store.commit([{ in: 'deliveries', put }]);
        return true;
      } catch (error) {
        if (!(error instanceof Conflict)) throw error;
        if (version !== undefined) return false;
      }
    }
  }
}

function isDue(outside: Outside | undefined, now: Date): boolean {
  if (!outside) return true;
  const since = now.getTime() - Date.parse(outside.at);
  if (outside.state === 'owed') return since >= 0;
  return outside.state === 'sending' && since >= lease;
}

function addressOf(person: Person, { kind }: OutsideWay): string | undefined {
  return kind === 'email' ? person.id : textNumber(person.telephone);
}

function isTold({ rehearsal, marking }: Alert): boolean {
  return !rehearsal && marking === 'unclassified';
}
