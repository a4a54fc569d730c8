import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { ChatEvent } from '../../src/chat/event.ts';
import { say } from '../../src/chat/message.ts';
import { oweAnswer } from '../../src/handlers/unshown.ts';
import { type Chat, chatForEach } from '../support/chat.ts';

let chat: Chat;
chatForEach((begun) => {
  chat = begun;
});

const day = 24 * 60 * 60_000;

function words(): ChatEvent {
  return {
    id: randomUUID(),
    kind: 'text',
    text: 'numbers',
    files: [],
    mentions: [],
    sender: { platform: 'teams', id: 'aad-jane', name: 'Jane Kowalski', standing: 'member' },
    place: { platform: 'teams', id: 'a:jane', kind: 'direct' },
    audience: 'author',
    lasting: true,
  };
}

/** As whoever is owed it will read it. */
async function owed(): Promise<string[]> {
  const all = await chat.store.deliveries.page(undefined, 100);
  return (await Promise.all(all.map(({ to }) => (to.kind === 'person' ? chat.owed(to.id) : [])))).flat();
}

it('keeps together what belongs to one answer, once however often it comes', async () => {
  const event = words();
  for (const text of ['The answer.', 'The form’s button.', 'The answer.'])
    await oweAnswer(chat.services, chat.now, event, {}, say(text));
  const [said, ...more] = await owed();
  expect(more).toEqual([]);
  expect(said?.match(/The answer\./g)).toHaveLength(1);
  expect(said?.indexOf('The answer.')).toBeLessThan(said?.indexOf('The form’s button.') ?? 0);
});

it('keeps nothing of what may be stored nowhere, and says that it was not shown', async () => {
  await oweAnswer(chat.services, chat.now, words(), { secret: true }, say('Level: Secret'));
  expect((await owed()).join()).toMatch(/Please ask once more[\s\S]*de nouveau/);
  expect((await owed()).join()).not.toContain('Level');
});

it('lies sealed: it may list what somebody reported under their name beside what they reported without', async () => {
  await oweAnswer(chat.services, chat.now, words(), {}, say('EV-2026-0001, EV-2026-0002'));
  expect((await owed()).join()).toContain('EV-2026-0001, EV-2026-0002');
  expect(JSON.stringify(await chat.store.deliveries.page(undefined, 100))).not.toContain('EV-2026');
});

it('owes nothing twice', async () => {
  await oweAnswer(chat.services, chat.now, words(), { owed: true }, say('EV-2026-0001'));
  expect(await owed()).toEqual([]);
});

it('is forgotten after some days, and so is whose it was', async () => {
  await oweAnswer(chat.services, chat.now, words(), {}, say('The answer.'));
  expect(await chat.store.sealed.all()).toHaveLength(1);
  await chat.pass(3 * day);
  expect(await owed()).toEqual([]);
  expect(await chat.store.sealed.all()).toEqual([]);
});
