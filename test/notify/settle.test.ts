import { expect, it } from 'vitest';
import type { Delivery } from '../../src/domain/delivery.ts';
import { NotRecorded, type Store } from '../../src/domain/store.ts';
import type { Outcome } from '../../src/notify/outcome.ts';
import { settle } from '../../src/notify/settle.ts';
import { temporaryJsonStore } from '../support/json-store.ts';
import { aDelivery, noon } from '../support/records.ts';

it('waits for a store that goes away between a lost race and the look at who won', async () => {
  const { store, remove } = await temporaryJsonStore();
  await store.commit([{ in: 'deliveries', put: aDelivery('a', { state: 'sending' }) }]);
  const claimed = (await store.deliveries.get('a')) as Delivery;
  const answer = { what: 'safe', at: claimed.owedAt } as const;
  await store.commit([{ in: 'deliveries', put: { ...claimed, state: 'answered', answer } }]);
  let looks = 0;
  const away: Store = {
    ...store,
    deliveries: {
      ...store.deliveries,
      get: async (id) => {
        looks += 1;
        if (looks === 1) throw new NotRecorded(new Error('gone'));
        return store.deliveries.get(id);
      },
    },
  };
  const said: boolean[] = [];
  const posted = { platform: 'slack', place: 'a', message: '1' } as const;
  await settle(
    away,
    claimed,
    { kind: 'sent', posted },
    () => new Date(),
    (yes) => said.push(yes),
  );
  expect(await store.deliveries.get('a')).toMatchObject({ state: 'answered', answer, posted });
  expect(said).toEqual([false, true]);
  await remove();
});

it.each<[string, Outcome]>([
  ['it was sent', { kind: 'sent', posted: { platform: 'teams', place: 'c', message: '1' } }],
  ['a message that spoke for many has said it', { kind: 'told' }],
])('leaves what another sends by now to it, unless %s', async (_, said) => {
  const { store, remove } = await temporaryJsonStore();
  await store.commit([
    { in: 'deliveries', put: aDelivery('a', { to: { kind: 'channel', channel: 'c', platform: 'teams' } }) },
  ]);
  const at = (seconds: number) => new Date(Date.parse(noon) + seconds * 1_000);
  const claim = async (seconds: number) => {
    const [claimed] = await store.deliveries.claim('teams', at(seconds), at(seconds + 120), { limit: 1 });
    return claimed as Delivery;
  };
  const first = await claim(0);
  const second = await claim(120);
  const say = (outcome: Outcome) =>
    settle(
      store,
      first,
      outcome,
      () => at(121),
      () => {},
    );
  await say({ kind: 'later', reason: 'timeout', unsure: true });
  await say({ kind: 'held', unsure: false });
  expect(await store.deliveries.get('a')).toEqual(second);
  await say(said);
  expect(await store.deliveries.get('a')).toMatchObject({ state: 'sent' });
  await remove();
});
