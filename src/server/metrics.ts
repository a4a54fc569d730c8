import { createServer } from 'node:http';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What Prometheus reads: counts and times, never content. */
export interface Metrics {
  handled(kind: string, platform: string, seconds: number): void;
  listen(port: number): Promise<void>;
  close(): Promise<void>;
}

/** @param waiting how many deliveries are owed right now */
export function createMetrics(waiting: () => Promise<number>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const handled = new Histogram({
    name: 'vigie_event_seconds',
    help: 'Time from a chat event to its stored reply',
    labelNames: ['kind', 'platform'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  const total = new Counter({
    name: 'vigie_events_total',
    help: 'Chat events handled',
    labelNames: ['kind', 'platform'],
    registers: [registry],
  });
  new Gauge({
    name: 'vigie_deliveries_waiting',
    help: 'Messages that are owed or being sent',
    registers: [registry],
    async collect() {
      this.set(await waiting());
    },
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
    handled(kind, platform, seconds) {
      handled.observe({ kind, platform }, seconds);
      total.inc({ kind, platform });
    },
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
