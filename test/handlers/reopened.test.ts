import { describe, expect, it } from 'vitest';
import type { SecurityEvent } from '../../src/domain/security-event.ts';
import { type Chat, chatForEach } from '../support/chat.ts';

let chat: Chat;

chatForEach(async (begun) => {
  chat = begun;
  for (const who of ['officer2', 'cso', 'privacy1']) await chat.say(who, 'language en');
});

const hour = 60 * 60 * 1000;
const [first, second, third] = ['EV-2026-0001', 'EV-2026-0002', 'EV-2026-0003'];
const event = async (id = first): Promise<SecurityEvent> => {
  const found = await chat.store.events.get(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};
const merge = (id = first, into = second) => chat.press('officer1', 'event.merge', `${id} ${into}`);
const reopen = (id = first) => chat.say('officer1', `event reopen ${id} another one`);
const twice = async (what: string) => {
  await chat.say('employee-en', `report ${what}`);
  await chat.say('employee-fr', `report ${what}, too`);
};

describe('what an event has to be told to, once it is opened again,', () => {
  const due = async (id = first) => ((await event(id)).duties ?? []).map(({ dueAt }) => dueAt);
  const begun = async (id = first) => ((await event(id)).duties ?? []).map(({ since }) => since);
  const owedNow = async () => (await chat.owed('officer1@sample.example')).join();
  const close = (id: string) =>
    chat.answer('officer1', 'event.close', id, { outcome: 'unfounded', cause: 'none' });
  const overdue = () => chat.say('officer1', 'event list overdue');

  it.each([
    ['was part of another', () => merge()],
    ['was unfounded', () => close(first)],
    ['was taken back', () => chat.say('employee-en', `report withdraw ${first}`)],
  ])('is due when it was, where it %s', async (_, end) => {
    await twice('a virus on my computer');
    const before = await due();
    const since = await begun();
    expect(before.filter(Boolean).length).toBeGreaterThan(0);
    await chat.pass(hour / 2);
    await end();
    expect(await due()).toEqual([]);
    await chat.pass(50 * hour);
    expect(await overdue()).not.toContain(first);
    // Nothing that is done meanwhile takes the time back.
    await chat.say('officer1', `event note ${first} a second look`);
    await reopen();
    expect(await due()).toEqual(before);
    expect(await begun()).toEqual(since);
    expect(await overdue()).toContain(first);
    await chat.pass(1);
    expect(await owedNow()).not.toMatch(new RegExp(`${first}: [^\n]*has to be told`));
    expect((await chat.owed('officer1@sample.example')).join()).toMatch(
      new RegExp(`${first}: .*should have been told by now`),
    );
  });

  it('is due when that of the one was that became part of it', async () => {
    await twice('a virus on my computer');
    const before = await due();
    await chat.pass(hour / 4);
    await chat.say('manager1', 'report a virus on a computer');
    await merge(first, third);
    await close(third);
    await chat.pass(hour);
    await reopen(third);
    expect(await due(third)).toEqual(before);
  });

  it('is not wanted by one agency of a row any more because another was told of it', async () => {
    await twice('a virus on my computer');
    await chat.answer('officer1', 'event.filing', `${first} cyber cyber-centre`, { reference: 'Call 9' });
    await close(first);
    expect(((await event()).duties ?? []).map(({ agency }) => agency)).toEqual(['cyber-centre']);
    await chat.pass(48 * hour);
    expect(await overdue()).not.toContain(first);
    await reopen();
    expect(((await event()).duties ?? []).map(({ agency }) => agency)).toEqual(['cyber-centre', 'tbs-cyber']);
  });

  it('begins when it is found to be none of those for longer than a day, and one again', async () => {
    await twice('a virus on my computer');
    const [before = ''] = await due();
    await close(first);
    await reopen();
    await chat.press('officer1', 'event.type', `${first} lost-item`);
    await chat.pass(25 * hour);
    await chat.press('officer1', 'event.type', `${first} cyber`);
    expect((await due())[0]).toBe(new Date(Date.parse(before) + 25 * hour).toISOString());
  });
});

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
