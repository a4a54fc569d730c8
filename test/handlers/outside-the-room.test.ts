import { expect, it } from 'vitest';
import { type Chat, chatForEach } from '../support/chat.ts';
import { firstCrisis } from '../support/crises.ts';

let chat: Chat;
const { id, platform, reads } = firstCrisis(() => chat);
const daniel = 'officer1';

chatForEach((begun) => {
  chat = begun;
});

async function open(words = 'crisis open flood at 90 Elgin'): Promise<void> {
  await chat.say(daniel, words);
  await chat.settle();
}

async function close(number = id): Promise<void> {
  await chat.answer(daniel, 'crisis.leftovers.waive', number, {
    reason: 'it was small',
    outcome: 'resolved',
    summary: 'The valve was replaced.',
  });
  await chat.settle();
}

it('whoever was called in and could not be let into the room hears that it is closed, and open again', async () => {
  platform().strangers.set('it1@sample.example', 'left');
  await open();
  await close();
  expect(await reads('it1')).toMatch(
    /CR-2026-0001 is CLOSED: Resolved\. It can be opened again until .*\nflood at 90 Elgin: The valve was replaced\./,
  );
  // Who is in the room reads it there.
  expect(await reads('facilities1')).not.toContain('CLOSE');
  await chat.say(daniel, `crisis reopen ${id} the water is back`);
  expect(await reads('it1')).toContain('Daniel Okafor opened CR-2026-0001 again.');
});

it('where no platform has a room, whoever is called in hears of it all the same, once, and how it ended', async () => {
  for (const fake of chat.rooms.values()) fake.offer = { refused: 'no-permission', missing: ['rooms:write'] };
  await open('crisis open exercise flood at 90 Elgin');
  const called =
    /You are called into EXERCISE · CR-2026-0001: flood at 90 Elgin\nThere is no room yet\. .*“crisis log CR-2026-0001 …”/;
  expect(await reads('it1')).toMatch(called);
  expect(await reads('cso')).toMatch(/On fait appel à vous dans EXERCICE · CR-2026-0001/);
  expect(await reads(daniel)).not.toContain('called into');
  await chat.press(daniel, 'crisis.room', id);
  await chat.settle();
  const all = await chat.store.deliveries.page(undefined, 1_000);
  expect(all.find((each) => each.id.startsWith(`${id}~called:it1@`))).not.toHaveProperty('changedAt');
  await close();
  expect(await reads('it1')).toContain('CR-2026-0001 is CLOSED: Resolved');
});
