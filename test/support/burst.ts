import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { allRecords, createBot } from '../../src/handlers/bot.ts';
import { sampleDepartment } from './bot.ts';
import { openOn } from './json-store.ts';
import { says } from './records.ts';
import { sampleServices } from './services.ts';

/**
 * A bot that gets reports as fast as it takes them, and prints the number in each answer as soon as it has it: to be
 * killed at any moment. Run with the folder of its store.
 */
const folder = process.argv[2] ?? '';
const store = await openOn(folder);
const department = {
  ...sampleDepartment(),
  reporting: { ...sampleDepartment().reporting, floodPerMinute: 1_000_000 },
};
const services = sampleServices(store, department);
const failure = (what: string, error: unknown) => {
  writeSync(2, `${what}: ${error instanceof Error ? error.stack : ''}\n`);
  return 'x';
};
const handle = createBot(allRecords(), services, { clock: () => new Date(), failure, stored: () => {} });

async function reporter(email: string): Promise<void> {
  for (;;) {
    const reply = await handle(says(email, `report lost badge ${'x'.repeat(200)}`, randomUUID()));
    const number = /EV-\d{4}-\d+/.exec(reply.here?.text ?? '')?.[0];
    writeSync(1, `${number ?? 'not recorded'}\n`);
  }
}

writeSync(1, 'started\n');
await Promise.all(Array.from({ length: 20 }, (_, i) => reporter(`reporter${i}@sample.example`)));
