import { expect, it, onTestFinished } from 'vitest';
import type { ChatEvent } from '../../src/chat/event.ts';
import { say } from '../../src/chat/message.ts';
import { NotRecorded } from '../../src/domain/store.ts';
import { startAnswering } from '../../src/notify/answering.ts';
import { until } from '../support/bot.ts';

const event = { id: '1', kind: 'home' } as ChatEvent;

function begin() {
  const seen = { there: true, owed: [] as string[], settled: 0, failures: [] as string[] };
  const need = () => {
    if (!seen.there) throw new NotRecorded(new Error('gone'));
  };
  const answering = startAnswering({
    async owe(_event, _reply, { text }) {
      need();
      if (text === 'impossible') throw new Error('impossible');
      seen.owed.push(text);
    },
    async settle() {
      need();
      seen.settled += 1;
    },
    clock: () => new Date(),
    failed: (what) => seen.failures.push(what),
  });
  onTestFinished(() => answering.stop());
  return { seen, lose: (text: string) => answering.unshown(event, {}, say(text)), answering };
}

it('owes what was not shown while nothing could be stored once it can, in its order, before anything counts as answered', async () => {
  const { seen, lose } = begin();
  await lose('first');
  seen.there = false;
  for (const text of ['second', 'impossible', 'third']) await lose(text);
  expect(seen.owed).toEqual(['first']);
  const { settled } = seen;
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(seen.settled).toBe(settled);
  seen.there = true;
  await until(() => seen.settled > settled);
  expect(seen.owed).toEqual(['first', 'second', 'third']);
  expect(seen.failures).toEqual(['answer not owed']);
});

it('leaves what could not be owed to whoever starts next', async () => {
  const { seen, lose, answering } = begin();
  seen.there = false;
  await lose('first');
  await answering.stop();
  const { settled } = seen;
  await expect(answering.finish()).rejects.toThrow(NotRecorded);
  expect(seen.settled).toBe(settled);
  seen.there = true;
  await answering.finish();
  expect([seen.owed, seen.settled]).toEqual([['first'], settled + 1]);
});
