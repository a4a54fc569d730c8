import type { Conversation } from '../../src/domain/conversation.ts';
import { type Delivery, ledgerId } from '../../src/domain/delivery.ts';
import type { Person } from '../../src/domain/person.ts';
import type { Store, Write } from '../../src/domain/store.ts';
import { aDelivery, aPerson } from './records.ts';
import { tenantId } from './teams.ts';

/** People by the thousand, who have accounts on both platforms and whose conversations are known. */
export function member(i: number): Person {
  return aPerson(`person${i}@bench.example`, {
    accounts: {
      slack: { id: accountOf('slack', i), tenant: 'T0OWN' },
      teams: { id: accountOf('teams', i), tenant: tenantId },
    },
  });
}

/** Where a stand-in sees the messages of somebody, and they write from. */
export function placeOf(platform: 'slack' | 'teams', i: number): string {
  return platform === 'slack' ? `D-${accountOf(platform, i)}` : `a:personal-${accountOf(platform, i)}`;
}

export function accountOf(platform: 'slack' | 'teams', i: number): string {
  return platform === 'slack' ? `U${i}` : `aad-${i}`;
}

function conversationOf(platform: 'slack' | 'teams', i: number, serviceUrl: string): Conversation {
  const account = accountOf(platform, i);
  const conversation = placeOf(platform, i);
  return { id: `${platform}:${account}`, version: 0, platform, account, conversation, serviceUrl };
}

const atOnce = 500;

async function commitAll(store: Store, writes: readonly Write[]): Promise<void> {
  for (let i = 0; i < writes.length; i += atOnce) await store.commit(writes.slice(i, i + atOnce));
}

export async function addPeople(
  store: Store,
  count: number,
  platform: 'slack' | 'teams',
  serviceUrl: string,
): Promise<void> {
  const numbers = Array.from({ length: count }, (_, i) => i);
  await commitAll(
    store,
    numbers.flatMap((i): Write[] => [
      { in: 'people', put: member(i) },
      { in: 'conversations', put: conversationOf(platform, i, serviceUrl) },
    ]),
  );
}

/** An alert's ledger, one line for each person. */
export async function addLedger(
  store: Store,
  alert: string,
  count: number,
  platform: 'slack' | 'teams',
  more: Partial<Delivery> = {},
): Promise<void> {
  const at = new Date().toISOString();
  await commitAll(
    store,
    Array.from({ length: count }, (_, i) => {
      const { id } = member(i);
      const put = aDelivery(ledgerId(alert, id), {
        alert,
        to: { kind: 'person', id, platform },
        content: { text: alert },
        owedAt: at,
        tryAt: at,
        ...more,
      });
      return { in: 'deliveries' as const, put };
    }),
  );
}
