import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Conversation, conversationId } from '../../src/domain/conversation.ts';
import type { Store, Write } from '../../src/domain/store.ts';
import { openJsonStore } from '../../src/store/json/store.ts';
import { openKeys } from '../../src/store/keys.ts';
import { samplePeople } from '../support/bot.ts';
import { anEvent, aPerson } from '../support/records.ts';
import { ownTeam } from '../support/slack.ts';

/** A department like the sample's that a platform accepts, with a desk on it and no limit to one person's reports. */
export async function department(folder: string): Promise<string> {
  const sample = await readFile(join(import.meta.dirname, '../../data/department.sample.yaml'), 'utf8');
  const file = join(folder, 'department.yaml');
  await mkdir(folder, { recursive: true });
  const text = sample
    .replace('sample: true\n', '')
    .replace(/^people:.*$/m, '')
    .replace('floodPerMinute: 10', 'floodPerMinute: 100')
    .replace('{ id: desk,', "{ id: desk, slack: C000DESK, teams: '19:desk@thread.tacv2',");
  await writeFile(file, text);
  return file;
}

/** Something was recorded: its number stands in the answer. */
export const recorded = /EV-\d{4}-\d+/;

/** Fills a JSON store with people and events. */
export async function fillFolder(folder: string, events: number): Promise<void> {
  const keys = await openKeys(`${folder}.keys`);
  const clock = () => new Date();
  const store = await openJsonStore({
    folder,
    auditKey: keys.audit,
    sealKey: keys.seal,
    anchorsFile: keys.anchorsFile,
    clock,
    flushMs: 5_000,
  });
  await fill(store, events);
  await store.close();
}

/** People of the sample, those of the benches as the nightly `sync` leaves them on Slack, and so many events. */
export async function fill(store: Store, events: number): Promise<void> {
  await store.commit(samplePeople(new Date()).map((put) => ({ in: 'people' as const, put })));
  for (let first = 0; first < reporters; first += 500) {
    await store.commit(Array.from({ length: 500 }, (_, i) => knownOnSlack(first + i)).flat());
  }
  for (let first = 1; first <= events; first += 500) {
    const count = Math.min(500, events - first + 1);
    await store.commit(
      Array.from({ length: count }, (_, i) => ({
        in: 'events' as const,
        put: anEvent(first + i, {
          text: `report ${'x'.repeat(150)}`,
          author: `person${i}@sample.example`,
          status: 'acknowledged',
        }),
      })),
    );
  }
}

/** So many people report in a bench. */
export const reporters = 8_000;

export function reporter(i: number): { id: string; email: string } {
  return { id: `U${i}`, email: `bench${i}@sample.example` };
}

function knownOnSlack(i: number): Write[] {
  const { id, email } = reporter(i);
  const account = { id, tenant: ownTeam };
  const conversation: Conversation = {
    id: conversationId('slack', id),
    version: 0,
    platform: 'slack',
    account: id,
    tenant: ownTeam,
    conversation: `D-${id}`,
    serviceUrl: '',
    state: 'ok',
    checkedAt: new Date().toISOString(),
  };
  return [
    { in: 'people', put: aPerson(email, { accounts: { slack: account } }) },
    { in: 'conversations', put: conversation },
  ];
}
