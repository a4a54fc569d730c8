import { describe, expect, it } from 'vitest';
import { type Chat, chatForEach } from '../support/chat.ts';

let chat: Chat;

chatForEach(async (begun) => {
  chat = begun;
  for (const who of ['employee-fr', 'officer2']) await chat.say(who, 'language en');
  await chat.say('employee-en', 'report my badge is lost in the lobby');
  await chat.say('employee-fr', 'report her badge is lost in the lobby');
});

const hour = 60 * 60 * 1000;
const [first, second, third] = ['EV-2026-0001', 'EV-2026-0002', 'EV-2026-0003'];
const owed = (who: string) => chat.owed(`${who}@sample.example`);
const count = async (who: string, sentence: string) =>
  (await owed(who)).filter((each) => each.includes(sentence)).length;
/** What somebody was told comes to them, and some time goes by. */
async function later(): Promise<void> {
  await chat.settle();
  await chat.pass(hour);
}

describe('an author hears anew, and not by a message that changes in place,', () => {
  it('that their report is handled together with others, after it was taken up by itself', async () => {
    await chat.press('officer1', 'event.merge', `${first} ${second}`);
    await later();
    await chat.say('officer1', `event reopen ${first} another badge`);
    await later();
    await chat.press('officer1', 'event.merge', `${first} ${second}`);
    expect(await count('employee-en', 'It is handled together with theirs')).toBe(2);
  });

  it('that what theirs is part of is open again because of danger', async () => {
    await chat.say('employee-en', 'report the badge was found by nobody');
    await chat.press('officer1', 'event.merge', `${third} ${first}`);
    await chat.press('officer1', 'event.merge', `${first} ${second}`);
    await chat.say('officer1', `event take ${second}`);
    await chat.answer('officer1', 'event.close', second, { outcome: 'unfounded', cause: 'nothing' });
    await later();
    await chat.say('employee-fr', `report note ${second} help, somebody is trapped and cannot breathe`);
    for (const [who, id] of [
      ['employee-fr', second],
      ['employee-en', first],
      ['employee-en', third],
    ] as const)
      expect(await count(who, `Your report ${id} is open again`)).toBe(1);
    // None of them says anything of what somebody else wrote.
    expect((await owed('employee-en')).join()).not.toContain('danger');
  });
});

it('those on duty hear anew of what is restricted once more because of a name', async () => {
  await chat.fill('employee-en', 'report', {
    what: 'A stranger followed Hannah Brown through the turnstile',
    type: 'unauthorized-access',
  });
  const told = () => count('officer1', `${third} names a colleague`);
  expect(await told()).toBe(1);
  await chat.press('officer1', 'event.open', third);
  await later();
  await chat.say('employee-en', `report note ${third} and then Farah Ali`);
  expect(await chat.store.events.get(third)).toMatchObject({ restricted: true });
  expect(await told()).toBe(2);
});
