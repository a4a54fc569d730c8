import { beforeEach, expect, it } from 'vitest';
import { hastenUnanswered, Unanswered } from '../../src/handlers/report/unanswered.ts';
import { Unit } from '../../src/handlers/work.ts';
import { type Chat, chatForEach } from '../support/chat.ts';

const jane = 'employee-en@sample.example';
const again = /EV-2026-0001[\s\S]*perhaps for the second time/;

let chat: Chat;
chatForEach((begun) => {
  chat = begun;
});
beforeEach(() => {
  chat.services.unanswered = new Unanswered();
});

/** The bot tells whoever answers what was stored. */
async function stored(own: Unanswered): Promise<void> {
  const due = await chat.store.due.due(new Date('9999-01-01T00:00:00.000Z'), 100);
  own.stored(due.map((put) => ({ in: 'due' as const, put })));
}

/** Answers that are owed to whoever alone the seal knows. */
async function answersOwed(): Promise<string[]> {
  const all = await chat.store.deliveries.page(undefined, 100);
  const late = all.filter(({ id }) => id.startsWith('answer:'));
  return (await Promise.all(late.map(({ to }) => chat.owed('id' in to ? to.id : '')))).flat();
}

it('a report whose process was killed before its answer left is answered by the next one', async () => {
  await chat.say(jane, 'report a window is broken');
  // Nothing of who reported stands in what is stored for it.
  expect(JSON.stringify(await chat.store.due.due(new Date('9999-01-01T00:00:00.000Z'), 100))).toContain(
    'report.unanswered',
  );
  chat.services.unanswered = new Unanswered();
  await chat.pass(2 * 60_000);
  expect((await chat.owed(jane)).join()).toMatch(again);
});

it('where there is but one process, as soon as the next one starts', async () => {
  await chat.say(jane, 'report a man with a knife is here');
  chat.services.unanswered = new Unanswered();
  const unit = new Unit(chat.services, chat.now);
  await hastenUnanswered(unit);
  await chat.store.commit(unit.writes);
  await chat.pass(0);
  expect((await chat.owed(jane)).join()).toMatch(again);
});

it('a confidential one, too, under no name', async () => {
  await chat.say(jane, 'report confidentially: the lead steals laptops');
  chat.services.unanswered = new Unanswered();
  await chat.pass(2 * 60_000);
  expect(await chat.owed(jane)).toEqual([]);
  expect((await chat.owed('confidential:EV-2026-0001')).join()).toMatch(again);
});

it('one whose words could not be kept, too, with whom to call', async () => {
  await chat.say(jane, 'report SECRET: the code of the safe');
  chat.services.unanswered = new Unanswered();
  await chat.pass(2 * 60_000);
  expect((await chat.owed(jane)).join()).toMatch(/EV-2026-0001[\s\S]*613-555-0100[\s\S]*second time/);
});

it('an answer to words that were kept or added to a report, too, as it was', async () => {
  await chat.say(jane, 'report a window is broken');
  await chat.pass(2 * 60_000);
  for (const [words, said] of [
    [
      'report note EV-2026-0001 it was the left one',
      /Added to EV-2026-0001[\s\S]*perhaps for the second time/,
    ],
    ['there is a man with a knife here', /^[\s\S]{0,80}911[\s\S]*Send to security now[\s\S]*second time/],
  ] as const) {
    chat.services.unanswered = new Unanswered();
    const before = await answersOwed();
    await chat.say(jane, words);
    // Neither whose it is nor what it says can be read in what is stored for it.
    const due = await chat.store.due.due(new Date('9999-01-01T00:00:00.000Z'), 100);
    expect(due.map(({ timer }) => timer)).toContain('answer.unread');
    expect(JSON.stringify(due)).not.toMatch(/employee-en|call now|Added/);
    chat.services.unanswered = new Unanswered();
    await chat.pass(2 * 60_000);
    const [owed, ...more] = (await answersOwed()).filter((each) => !before.includes(each));
    expect(more).toEqual([]);
    expect(owed).toMatch(said);
  }
});

it('an answer that was given is not given again, nor one that tells of nothing that was kept', async () => {
  const own = new Unanswered();
  chat.services.unanswered = own;
  await chat.say(jane, 'a window is broken');
  await stored(own);
  await chat.say(jane, 'numbers');
  await own.settle(chat.store, new Date(chat.now.getTime() + 40_000));
  chat.services.unanswered = new Unanswered();
  await chat.pass(2 * 60_000);
  expect(await answersOwed()).toEqual([]);
});

it('nothing is answered again after a stop that let everything be answered', async () => {
  const own = new Unanswered();
  chat.services.unanswered = own;
  await chat.say(jane, 'report a window is broken');
  await chat.say(jane, 'report note EV-2026-0001 the left one');
  await stored(own);
  await own.settle(chat.store);
  chat.services.unanswered = new Unanswered();
  await chat.pass(2 * 60_000);
  expect([...(await chat.owed(jane)), ...(await answersOwed())]).toEqual([]);
});

it('a report that was answered is not answered again', async () => {
  const own = new Unanswered();
  chat.services.unanswered = own;
  await chat.say(jane, 'report a window is broken');
  await stored(own);
  await own.settle(chat.store, new Date(chat.now.getTime() + 40_000));
  await chat.pass(2 * 60_000);
  expect(await chat.owed(jane)).toEqual([]);
});

it('nor is one that was answered just before an orderly stop', async () => {
  const own = new Unanswered();
  chat.services.unanswered = own;
  await chat.say(jane, 'report a window is broken');
  own.stored(
    (await chat.store.due.due(new Date('9999-01-01T00:00:00.000Z'), 100)).map((put) => ({
      in: 'due' as const,
      put,
    })),
  );
  await own.settle(chat.store);
  chat.services.unanswered = new Unanswered();
  await chat.pass(2 * 60_000);
  expect(await chat.owed(jane)).toEqual([]);
});

it('nor is one whose mark could not be taken back', async () => {
  const own = new Unanswered();
  chat.services.unanswered = own;
  await chat.say(jane, 'report a window is broken');
  await stored(own);
  await chat.pass(2 * 60_000);
  expect(await chat.owed(jane)).toEqual([]);
});

it('many reports of some seconds share a mark', async () => {
  const own = new Unanswered();
  chat.services.unanswered = own;
  const marks = async () => {
    const due = await chat.store.due.due(new Date('9999-01-01T00:00:00.000Z'), 100);
    return due.filter(({ timer }) => timer === 'report.unanswered');
  };
  await chat.say(jane, 'report a window is broken');
  await stored(own);
  for (const words of ['a door', 'a lamp', 'a chair']) {
    chat.now = new Date(chat.now.getTime() + 1_000);
    await chat.say(jane, `report ${words} is broken`);
  }
  expect(await marks()).toHaveLength(1);
  chat.services.unanswered = new Unanswered();
  await chat.pass(2 * 60_000);
  expect(await chat.owed(jane)).toHaveLength(4);
});
