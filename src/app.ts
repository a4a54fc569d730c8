import { randomUUID } from 'node:crypto';
import type { Adapter } from './chat/adapter.ts';
import type { ChatEvent } from './chat/event.ts';
import { sharedBudgets } from './chat/shared-pacer.ts';
import type { Authored } from './domain/authored.ts';
import type { Department } from './domain/department.ts';
import type { OutsideWay } from './domain/outside.ts';
import { calmMoment } from './domain/quiet-hours.ts';
import { lessonShare } from './domain/send-time.ts';
import { Conflict, NotRecorded, type Store, type Write } from './domain/store.ts';
import { liveCards } from './handlers/alert/live.ts';
import { otherWay } from './handlers/alert/other-way.ts';
import { outsideWords } from './handlers/alert/outside-words.ts';
import { armDaily } from './handlers/awareness/paths.ts';
import { allRecords, createBot } from './handlers/bot.ts';
import { composer, digester } from './handlers/compose.ts';
import { checkAccess } from './handlers/crisis/lapse.ts';
import { RoomWords } from './handlers/crisis/room-words.ts';
import { cardId, roomCards } from './handlers/crisis/room-work.ts';
import { checkOwners } from './handlers/desk/lapse.ts';
import { maker } from './handlers/make.ts';
import { sealAlike } from './handlers/report/older-seals.ts';
import { hastenUnanswered, Unanswered } from './handlers/report/unanswered.ts';
import { armRound } from './handlers/screening/round.ts';
import { armSync } from './handlers/sync/index.ts';
import { Syncing } from './handlers/sync/syncing.ts';
import { oweAnswer } from './handlers/unshown.ts';
import { type Services, Unit } from './handlers/work.ts';
import { describe, type Log } from './log.ts';
import { startAnswering } from './notify/answering.ts';
import { channelMembers } from './notify/channel-members.ts';
import { startClockwork } from './notify/clockwork.ts';
import { startOutside } from './notify/outside-sender.ts';
import { isRoom, recipients } from './notify/recipient.ts';
import { RoomBuilder } from './notify/room-builder.ts';
import { startRooms } from './notify/room-loop.ts';
import { type Sender, startSender } from './notify/sender.ts';
import type { Metrics } from './server/metrics.ts';
import { createHttpServer } from './server/server.ts';

/** The parts a bot is put together from; `main` makes them from the settings, tests from their own. */
export interface Parts {
  department: Department;
  authored: Authored;
  store: Store;
  sealKey: Uint8Array;
  adapters: readonly Adapter[];
  /** How alerts go to people whom chat does not reach. */
  outside?: readonly OutsideWay[];
  clock: () => Date;
  log: Log;
  metrics?: Metrics;
}

/** So long nothing more is said of requests that prove nothing, in milliseconds. */
const sayAgainAfter = 60_000;

export interface App {
  /** What the handlers share; verbs of the command line work with it too. */
  services: Services;
  listen(port: number, host: string): Promise<number>;
  /**
   * Takes no more events, finishes what is under way, and closes the store.
   * @param beside what else works with the store, and is stopped at the same time
   */
  stop(beside?: () => Promise<void>): Promise<void>;
}

/** Puts the bot together: store → handlers → adapters → server → senders and timers. */
export async function startApp(parts: Parts): Promise<App> {
  const { department, authored, store, sealKey, adapters, clock, log } = parts;
  const registry = allRecords();
  const services: Services = {
    store,
    department,
    commands: registry.commands,
    ...authored,
    platforms: adapters.map((adapter) => adapter.platform),
    channelMembers: channelMembers(adapters, store.people, department),
    sealKey,
    newId: () => randomUUID(),
    sealBroken: (id) => log.error('seal-broken', { id }),
  };
  let ready = false;
  const directories = adapters.flatMap(({ directory }) => directory ?? []);
  const sync = new Syncing(services, directories, clock, (error) => failure('sync', error));
  services.sync = sync;
  const unanswered = new Unanswered();
  services.unanswered = unanswered;
  let senders: Sender[] = [];
  services.isHeld = (platform) => senders[services.platforms.indexOf(platform)]?.trouble() !== undefined;
  const failure = (what: string, error: unknown, request?: string): string => {
    const reference = randomUUID().slice(0, 8);
    // That it is away the store says itself, once; whatever is tried again would say so every few seconds.
    const isAway = error instanceof NotRecorded && store.trouble() !== undefined;
    if (!isAway) log.error('failed', { what, reference, request, ...describe(error) });
    else if (request !== undefined) log.warn('not-recorded', { what, request });
    return reference;
  };
  /** What an event turned out to be, for whoever counts. */
  const traces = new WeakMap<ChatEvent, { what: string; outcome: string }>();
  const handle = createBot(registry, services, {
    clock,
    failure,
    stored(writes) {
      unanswered.stored(writes);
      wake(writes);
    },
    traced: (event, what, outcome) => traces.set(event, { what, outcome }),
  });
  let unprovenAt = Number.NEGATIVE_INFINITY;
  const server = createHttpServer({
    routes: adapters.flatMap((adapter) => adapter.routes),
    readiness: () => readiness(ready, store, adapters, senders),
    failed: failure,
    unproven(path) {
      parts.metrics?.unproven(path);
      // Whoever tries addresses at random would fill the log.
      const now = clock().getTime();
      if (now - unprovenAt < sayAgainAfter) return;
      unprovenAt = now;
      log.warn('request-unproven', { path });
    },
  });
  const answering = startAnswering({
    owe: async (event, reply, part) => wake(await oweAnswer(services, clock(), event, reply, part)),
    settle: (now) => unanswered.settle(store, now),
    clock,
    failed: failure,
  });
  for (const adapter of adapters) {
    const { platform } = adapter;
    await adapter.start(
      async (brought, request = randomUUID()) => {
        const began = performance.now();
        const event = { request, ...brought };
        const reply = await handle(event);
        const seconds = (performance.now() - began) / 1000;
        // One that had been answered before leaves no trace.
        const { what, outcome } = traces.get(event) ?? { what: 'repeated', outcome: 'done' };
        parts.metrics?.handled({ kind: event.kind, what, outcome, platform }, seconds);
        log.debug('handled', { request, what, outcome, platform, ms: Math.round(seconds * 1000) });
        return reply;
      },
      maker(registry, services, platform, { clock, failure }),
      answering.unshown,
    );
  }
  const builder = new RoomBuilder({
    store,
    keepers: new Map(adapters.flatMap(({ platform, rooms: keeper }) => (keeper ? [[platform, keeper]] : []))),
    words: new RoomWords(services, clock),
    cards: (id) => roomCards.map((card) => cardId(id, card)),
    clock,
    log: (code, detail) => log.warn(code, detail),
    failed: (error) => failure('room', error),
  });
  for (const { platform, rooms: keeper } of adapters) {
    keeper?.watch?.((place, news) => {
      const looked =
        news === 'joined' ? builder.visitedAt(platform, place) : builder.doubtAt(platform, place);
      looked.catch((error: unknown) => failure('room', error));
    });
  }
  senders = adapters.map((adapter) =>
    startSender({
      adapter,
      store,
      clock,
      resolve: recipients(store, department, sealKey),
      compose: composer(registry, services, clock),
      digest: digester(registry, services, clock),
      cardsPerMinute: department.reporting.deskCardsPerMinute,
      progress: (paused) => liveCards(new Unit(services, clock()), adapter.platform, paused),
      slowShare: lessonShare(department),
      calmMoment: (from) => calmMoment(from, department, department.awareness.quietHours),
      makeBudget: sharedBudgets(store.lend),
      log: (code, detail) => log.warn(code, detail),
      failed: (error) => failure('sender', error),
      elsewhere: (delivery) => otherWay(new Unit(services, clock()), delivery),
      async refused({ to }) {
        if (to.kind !== 'channel' || !isRoom(to.channel)) return;
        await builder.doubt(to.channel);
      },
      attempted: (outcome) => parts.metrics?.attempted(adapter.platform, outcome),
    }),
  );
  for (const arm of [
    armDaily,
    armRound,
    checkAccess,
    checkOwners,
    hastenUnanswered,
    sealAlike,
    ...(directories.length > 0 ? [armSync] : []),
  ]) {
    const unit = new Unit(services, clock());
    await arm(unit);
    await store.commit(unit.writes).catch((error: unknown) => {
      // Another instance that starts at this moment has seen to it.
      if (!(error instanceof Conflict)) throw error;
    });
  }
  const clockwork = startClockwork({
    store,
    timers: registry.timers,
    clock,
    begin: (now) => new Unit(services, now),
    stored: (writes) => wake(writes),
    failed: (what, error) => failure(what, error),
  });
  const ways = parts.outside ?? [];
  const outside = startOutside({
    store,
    clock,
    ways,
    words: outsideWords(department),
    makeBudget: sharedBudgets(store.lend),
    log: (code, detail) => log.warn(code, detail),
    failed: (error) => failure('outside', error),
  });
  const rooms = startRooms({
    store,
    builder,
    clock,
    stored: () => {
      for (const sender of senders) sender.wake();
    },
    failed: (error) => failure('rooms', error),
  });
  /** Only whoever has something to do because of what was stored. */
  function wake(writes: readonly Write[]): void {
    for (const sender of senders) sender.wake(writes);
    if (writes.some((write) => write.in === 'rooms')) rooms.wake();
  }
  ready = true;

  return {
    services,
    listen: (port, host) => server.listen(port, host),
    async stop(beside = async () => {}) {
      ready = false;
      // What is being answered is waited for, and meanwhile nothing new is begun.
      await Promise.all([
        server.close(),
        ...adapters.map((adapter) => adapter.stop()),
        clockwork.stop(),
        sync.stop(),
        outside.stop(),
        answering.stop(),
        rooms.stop(),
        ...senders.map((sender) => sender.stop()),
        beside(),
      ]);
      await answering.finish().catch(() => {});
      await parts.metrics?.close();
      await store.close();
    },
  };
}

/** Ready while started and the store lasts; a platform's outage is told, but does not take the bot out of service. */
function readiness(started: boolean, store: Store, adapters: readonly Adapter[], senders: readonly Sender[]) {
  const trouble = store.trouble();
  const platforms = Object.fromEntries(
    adapters.map((adapter, i) => {
      const sending = senders[i]?.trouble();
      const state = adapter.state();
      return [adapter.platform, sending ? { ...state, status: 'failing', sending } : state];
    }),
  );
  const ready = started && trouble === undefined;
  const reason = started ? trouble : 'starting or stopping';
  return { ready, body: { status: ready ? 'ready' : 'not-ready', ...(reason && { reason }), platforms } };
}
