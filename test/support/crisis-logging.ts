import { Buffer } from 'node:buffer';
import { entryId } from '../../src/domain/log-entry.ts';
import { allRecords, createBot } from '../../src/handlers/bot.ts';
import { afterActionDocument } from '../../src/handlers/crisis/after-action-document.ts';
import { fileOf } from '../../src/handlers/record/file.ts';
import { Unit } from '../../src/handlers/work.ts';
import { samplePeople } from './bot.ts';
import { openOn } from './json-store.ts';
import { aCrisis, anEntry, says } from './records.ts';
import { sampleServices } from './services.ts';

/**
 * A bot on a JSON store in a process of its own, with crises that have long logs: measures what an entry takes, from the
 * words to the stored answer, and what an after-action document takes. Run with the folder, crises and entries as JSON.
 */
export type LoggingOrder = { do: 'round'; count: number } | { do: 'document' } | { do: 'stop' };

const { folder, crises, entries } = JSON.parse(process.argv[2] ?? '{}') as {
  folder: string;
  crises: number;
  entries: number;
};
const officer = 'officer1@sample.example';
let store = await openOn(folder, { flushMs: 5_000 });
const clock = () => new Date();
await store.commit(samplePeople(clock()).map((put) => ({ in: 'people' as const, put })));
for (let number = 1; number <= Math.max(1, crises); number++) {
  const members = [{ person: officer, at: clock().toISOString(), by: officer }];
  const crisis = aCrisis(number, { members, openedBy: officer });
  await store.commit([{ in: 'crises', put: crisis }]);
  for (let first = 1; first <= entries; first += 500) {
    const part = Array.from({ length: Math.min(500, entries - first + 1) }, (_, i) =>
      anEntry(crisis.id, first + i, {
        text: `entry ${first + i} ${'water '.repeat(20)}`,
        what: i % 5 === 0 ? 'decision' : 'fact',
        by: i % 2 ? officer : 'it1@sample.example',
      }),
    );
    await store.commit(part.map((put) => ({ in: 'entries' as const, put })));
  }
}
// As after a restart: what was filled in lies in its files and their copies.
await store.close();
store = await openOn(folder, { flushMs: 5_000 });
const services = sampleServices(store);
const failure = (what: string, error: unknown) => {
  throw new Error(`${what}: ${error}`);
};
const handle = createBot(allRecords(), services, { clock, failure, stored: () => {} });
let next = 0;

/** Milliseconds that each of so many entries took, one after the other, in crises by turns. */
async function round(count: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    next += 1;
    const id = aCrisis(1 + (next % Math.max(1, crises))).id;
    const event = says(officer, `crisis log ${id} the pump on floor ${next} has started`, `bench-${next}`);
    const began = performance.now();
    const reply = await handle(event);
    times.push(performance.now() - began);
    if (!reply.here?.text.includes('On the log')) throw new Error(`not put down: ${JSON.stringify(reply)}`);
  }
  return times;
}

async function document(): Promise<{ md: number; docx: number; entries: number }> {
  const unit = new Unit(services, clock());
  const crisis = await store.crises.get(aCrisis(1).id);
  if (!crisis) throw new Error('no crisis');
  const began = performance.now();
  const made = { document: await afterActionDocument(unit, crisis, 'en') };
  const md = Buffer.from(await fileOf(made, 'md'));
  const middle = performance.now();
  await fileOf({ document: await afterActionDocument(unit, crisis, 'fr') }, 'docx');
  if (!md.includes(entryId(crisis.id, 1).slice(0, 12))) throw new Error('an empty document');
  const times = { md: middle - began, docx: performance.now() - middle };
  return { ...times, entries: await store.logs.count(crisis.id) };
}

process.on('message', async ({ id, order }: { id: number; order: LoggingOrder }) => {
  const answer =
    order.do === 'round'
      ? await round(order.count)
      : order.do === 'document'
        ? await document()
        : await store.close();
  process.send?.({ id, answer });
  if (order.do === 'stop') process.disconnect();
});
process.send?.({ ready: true });
