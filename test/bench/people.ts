import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Handle } from '../../src/chat/adapter.ts';
import type { Store, Write } from '../../src/domain/store.ts';
import { allRecords, createBot } from '../../src/handlers/bot.ts';
import { sampleDepartment } from '../support/bot.ts';
import { openOn } from '../support/json-store.ts';
import { plainText } from '../support/plain-text.ts';
import { aPerson, aScreening, says } from '../support/records.ts';
import { sampleServices } from '../support/services.ts';
import { median } from './load.ts';
import { type Row, rowsOf } from './row.ts';

const rounds = 9;
const questions = 300;
const atOnce = 1_000;
const asked = ['screening when does my clearance expire', 'filtrage à quoi ai-je accès avec mon secret'];

interface Department {
  store: Store;
  handle: Handle;
  people: number;
}

/** A bot on a store of its own, with so many people on file, each with a screening record. */
async function withPeople(folder: string, people: number): Promise<Department> {
  const clock = () => new Date();
  const store = await openOn(join(folder, String(people)), { flushMs: 5_000 });
  for (let first = 0; first < people; first += atOnce)
    await store.commit(
      Array.from({ length: Math.min(atOnce, people - first) }, (_, i) => first + i).flatMap((i): Write[] => [
        { in: 'people', put: aPerson(idOf(i)) },
        { in: 'screening', put: aScreening(idOf(i)) },
      ]),
    );
  const services = sampleServices(store, sampleDepartment(), ['console']);
  const failure = (what: string, error: unknown): string => {
    throw new Error(what, { cause: error });
  };
  const handle = createBot(allRecords(), services, { clock, failure, stored: () => {} });
  return { store, handle, people };
}

function idOf(i: number): string {
  return `person${i}@bench.example`;
}

/** Milliseconds that an answer takes, of questions of people drawn over the whole directory. */
async function measure({ handle, people }: Department): Promise<number> {
  const began = performance.now();
  for (let i = 0; i < questions; i++) {
    const who = idOf(Math.floor((i * people) / questions));
    const reply = await handle(says(who, asked[i % asked.length] ?? '', randomUUID()));
    const told = reply.here ? plainText(reply.here) : '';
    if (!/2033-11-24|Secret/.test(told)) throw new Error(`not answered: ${told}`);
  }
  return (performance.now() - began) / questions;
}

/** What a question about one's own screening, or about screening, costs with few and with many people on file. */
export async function screeningQuestions(folder: string): Promise<Row[]> {
  const [few, many] = [await withPeople(folder, 1_000), await withPeople(folder, 100_000)];
  // The answers are learnt, and the files written.
  for (const department of [few, many]) await measure(department);
  await new Promise((resolve) => setTimeout(resolve, 10_000));
  const taken: [few: number, many: number][] = [];
  for (let round = 0; round < rounds; round++) taken.push([await measure(few), await measure(many)]);
  await Promise.all([few.store.close(), many.store.close()]);
  const row = rowsOf('people-questions');
  return [
    row('a question with 1,000 people on file, ms', median(taken.map(([x]) => x)).toFixed(2)),
    row('a question with 100,000 people on file, ms', median(taken.map(([, y]) => y)).toFixed(2)),
    row('ratio', median(taken.map(([x, y]) => y / x)).toFixed(2), 'at most 1.5'),
  ];
}
