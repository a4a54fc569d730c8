import { expect, it } from 'vitest';
import { Rooms } from '../../../src/adapters/console/rooms.ts';
import { NotRecorded } from '../../../src/domain/store.ts';
import { shownInMemory } from '../../support/console.ts';

const keptOf = async (kept: ReturnType<typeof shownInMemory>, of: string) =>
  (await kept.after(0, 2_000))
    .map(({ body = '' }) => JSON.parse(body))
    .filter(({ place }) => place === of)
    .map(({ shown }) => shown.id);

it('keeps of each place the newest, and has what gave way to them kept no longer', async () => {
  const kept = shownInMemory();
  let isThere = true;
  const rooms = new Rooms({
    ...kept,
    async keep(...all) {
      if (isThere) return kept.keep(...all);
      throw new NotRecorded('no database');
    },
  });
  await rooms.show('general', { text: 'elsewhere' }, '1');
  for (let i = 1; i <= 503; i++) await rooms.show('jane', { text: `${i}` }, `${i}`);
  expect(rooms.history('jane').map(({ id }) => id)).not.toContain('3');
  // What gave way to the newest goes with the next.
  expect((await keptOf(kept, 'jane')).slice(0, 2)).toEqual(['3', '4']);
  isThere = false;
  await rooms.show('jane', { text: 'nobody keeps this' });
  isThere = true;
  await rooms.show('jane', { text: '504' }, '504');
  const left = await keptOf(kept, 'jane');
  expect(left.slice(0, 1)).toEqual(['5']);
  expect(left.at(-1)).toBe('504');
  expect(await keptOf(kept, 'general')).toEqual(['1']);
});

it('keeps what is said in as many bytes whoever says it, and in whose chat', async () => {
  const kept = shownInMemory();
  const rooms = new Rooms(kept);
  const say = (place: string, from: string) =>
    rooms.show(place, { from, by: place, text: 'report confidentially …' }, '1');
  await say('a@sample.example', 'Al');
  await say('marie-helene.tremblay-lavoie@sample.example', 'Marie-Hélène Tremblay-Lavoie');
  const bodies = (await kept.after(0, 9)).map(({ body = '' }) => Buffer.byteLength(body));
  expect(bodies).toHaveLength(2);
  expect(new Set(bodies).size).toBe(1);
});
