import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { Adapter } from '../../src/chat/adapter.ts';
import { learnReports } from '../../src/domain/guess.ts';
import type { Store } from '../../src/domain/store.ts';
import type { Log } from '../../src/log.ts';
import { type Bot, sampleTypes, startBot, temporaryFolder } from './bot.ts';
import { openOn, type Server, startServer, testKeys } from './postgres.ts';

export interface Instances<S> {
  server: Server;
  service: S;
  one: Bot;
  two: Bot;
  /** Starts a further one. */
  another(): Promise<Bot>;
}

/** Two instances of the bot on one database, for all tests of a file, and the platform's stand-in that both talk to. */
export function twoInstances<S extends { stop(): Promise<void> }>(
  startService: () => Promise<S>,
  adapterOn: (service: S, store: Store, log: Log) => Adapter,
  begun: (instances: Instances<S>) => void,
): void {
  const stops: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    const server = await startServer();
    stops.push(() => server.remove());
    const anchors = await temporaryFolder();
    stops.push(() => anchors.remove());
    const service = await startService();
    stops.push(() => service.stop());
    const url = await server.database();
    const another = () =>
      startBot({
        store: { open: () => openOn(url, join(anchors.path, 'anchors')), sealKey: testKeys.seal },
        adapters: (store, log) => [adapterOn(service, store, log)],
      });
    const [one, two] = [await another(), await another()];
    stops.push(() => Promise.all([one.stop(), two.stop()]));
    // As each instance does after its start: on a slow machine the first answer would else come too late for its platform.
    learnReports(sampleTypes());
    begun({ server, service, one, two, another });
  }, 120_000);
  afterAll(async () => {
    for (const stop of stops.reverse()) await stop();
  });
}
