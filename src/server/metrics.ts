import { createServer } from 'node:http';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What Prometheus reads: counts and times, never content. */
export interface Metrics {
  /** An event, by the id of the command, action or form that it was, and how that went. */
  handled(event: { kind: string; what: string; outcome: string; platform: string }, seconds: number): void;
  /** An attempt to send a message. */
  attempted(platform: string, outcome: string): void;
  /** A request that did not prove whose it is. */
  unproven(path: string): void;
  /** `read`, `commit` or `claim` of the store. */
  stored(what: string, seconds: number): void;
  /** All of it, as Prometheus reads it. */
  text(): Promise<string>;
  listen(port: number): Promise<void>;
  close(): Promise<void>;
}

/** What is asked when Prometheus looks. */
export interface Asked {
  /** How many messages are owed or being sent right now. */
  waiting(): Promise<number>;
  /** When the one that has waited longest became owed. */
  oldest(): Promise<Date | undefined>;
  now(): Date;
}

/** What Prometheus reads of a running bot; durations are seconds, and no name is that of a person or a record. */
export function createMetrics(asked: Asked): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const labelNames = ['kind', 'what', 'outcome', 'platform'] as const;
  const handled = new Histogram({
    name: 'vigie_event_seconds',
    help: 'Time from a chat event to its stored reply',
    labelNames,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  const total = new Counter({
    name: 'vigie_events_total',
    help: 'Chat events handled, by command, action or form',
    labelNames,
    registers: [registry],
  });
  // Without labels they are there, at 0, before the first: a rule sees a series rise, but not that it begins.
  const notRecorded = new Counter({
    name: 'vigie_not_recorded_total',
    help: 'Chat events whose authors were told that nothing was recorded',
    registers: [registry],
  });
  const failed = new Counter({
    name: 'vigie_failed_total',
    help: 'Chat events that failed, whose authors got a reference number',
    registers: [registry],
  });
  const unproven = new Counter({
    name: 'vigie_unproven_requests_total',
    help: 'Requests whose signature or token was missing, wrong or old',
    labelNames: ['path'],
    registers: [registry],
  });
  const attempts = new Counter({
    name: 'vigie_delivery_attempts_total',
    help: 'Attempts to send a message or to change one',
    labelNames: ['platform', 'outcome'],
    registers: [registry],
  });
  const store = new Histogram({
    name: 'vigie_store_seconds',
    help: 'Time that the store took',
    labelNames: ['what'],
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });
  /** A store that cannot be asked says nothing: a gauge without a value is not zero. */
  const gauge = (name: string, help: string, value: () => Promise<number>) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        await value().then(
          (found) => this.set(found),
          () => this.remove(),
        );
      },
    });
  gauge('vigie_deliveries_waiting', 'Messages that are owed or being sent', asked.waiting);
  let oldest: Date | undefined;
  gauge('vigie_deliveries_oldest_seconds', 'For how long the oldest of them has waited', async () => {
    oldest = await asked.oldest().catch((error: unknown) => {
      // Without the store nothing is sent either: what waited when it went goes on waiting.
      if (oldest) return oldest;
      throw error;
    });
    return oldest ? Math.max(0, (asked.now().getTime() - oldest.getTime()) / 1000) : 0;
  });
  const server = createServer(async (req, res) => {
    if (req.method !== 'GET' || req.url !== '/metrics') {
      res.writeHead(404);
      res.end();
      return;
    }
    const text = await registry.metrics();
    res.writeHead(200, { 'Content-Type': registry.contentType });
    res.end(text);
  });
  return {
    handled(event, seconds) {
      handled.observe(event, seconds);
      total.inc(event);
      if (event.outcome === 'not-recorded') notRecorded.inc();
      if (event.outcome === 'failed') failed.inc();
    },
    unproven: (path) => unproven.inc({ path }),
    attempted: (platform, outcome) => attempts.inc({ platform, outcome }),
    stored: (what, seconds) => store.observe({ what }, seconds),
    text: () => registry.metrics(),
    listen(port) {
      return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', resolve);
      });
    },
    close() {
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
