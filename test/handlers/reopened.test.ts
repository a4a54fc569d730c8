import { expect, it } from 'vitest';
import { type Chat, chatForEach } from '../support/chat.ts';

let chat: Chat;

chatForEach(async (begun) => {
  chat = begun;
  for (const who of ['officer2', 'cso', 'privacy1']) await chat.say(who, 'language en');
});

const hour = 60 * 60 * 1000;
const [first, second] = ['EV-2026-0001', 'EV-2026-0002'];
const merge = (id = first, into = second) => chat.press('officer1', 'event.merge', `${id} ${into}`);
const reopen = (id = first) => chat.say('officer1', `event reopen ${id} another one`);
const twice = async (what: string) => {
  await chat.say('employee-en', `report ${what}`);
  await chat.say('employee-fr', `report ${what}, too`);
};

it('the history of a worksheet keeps once what was written in one that became part of it again', async () => {
  await twice('privacy breach, files sent to the wrong person');
  await chat.answer('privacy1', 'privacy.facts', first, { what: 'Letters' });
  await chat.answer('privacy1', 'privacy.facts', second, { what: 'Files' });
  await merge();
  const history = async () => (await chat.store.breaches.get(second))?.history.map(({ to }) => to);
  expect(await history()).toEqual(['Letters', 'Files', 'Files\nLetters']);
  await reopen();
  await chat.pass(hour);
  await merge();
  expect(await history()).toEqual(['Letters', 'Files', 'Files\nLetters']);
  await reopen();
  await chat.answer('privacy1', 'privacy.facts', first, { what: 'Letters of March' });
  await merge();
  expect(await history()).toEqual([
    'Letters',
    'Files',
    'Files\nLetters',
    'Letters of March',
    'Files\nLetters\nLetters of March',
  ]);
});
