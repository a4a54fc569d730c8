import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/chat/plain.ts';
import { type Chat, chatForEach } from '../support/chat.ts';

let chat: Chat;

const hour = 60 * 60 * 1000;
const first = 'EV-2026-0001';
const slack = { platform: 'slack' } as const;

chatForEach(async (begun) => {
  chat = begun;
  for (const who of ['officer1', 'privacy1', 'cso', 'it1']) {
    await chat.say(who, 'language en');
    await chat.say(who, 'help', slack);
  }
  const values = { what: 'a consultant copies files', type: 'other', danger: 'no' };
  await chat.fill('employee-en', 'report', values);
  await chat.say('officer1', `event take ${first}`);
  await chat.say('officer1', `event restrict ${first}`);
});

/** What somebody reads of it on one of the platforms. */
async function read(who: string, platform: 'slack' | 'console'): Promise<string> {
  const owed = await chat.store.deliveries.page(undefined, 1_000);
  const own = owed.filter(
    ({ to }) => to.kind === 'person' && to.id === `${who}@sample.example` && to.platform === platform,
  );
  return own
    .map(({ content }) =>
      'card' in content && typeof content.card === 'string' ? '' : plainText(content as never),
    )
    .join('\n');
}

describe('on a platform that may not carry a restricted event', () => {
  it('nobody hears how it stands, only that something waits', async () => {
    await chat.answer('officer1', 'event.questions', first, {
      significant: 'yes',
      'personal-information': 'yes',
      cabinet: 'yes',
    });
    await chat.say('officer1', `event call ${first} it which accounts?`);
    await chat.answer('it1', 'event.answer', `${first} 1`, { answer: 'two' });
    for (let i = 0; i < 8 * 24; i++) await chat.pass(hour);
    const told = {
      officer1: ['should have been told', 'Information technology'],
      cso: ['is still not told'],
      privacy1: ['involves personal information', 'still not decided'],
    };
    for (const [who, words] of Object.entries(told)) {
      const [there, here] = [await read(who, 'console'), await read(who, 'slack')];
      for (const each of words) {
        expect(there).toContain(each);
        expect(here).not.toContain(each);
      }
      expect(here).toContain(`Something about ${first} waits for you`);
    }
  });

  it('it is not found by what it is, how grave it is or what is overdue', async () => {
    await chat.say('officer1', `event severity ${first} very-high`);
    await chat.answer('officer1', 'event.questions', first, { significant: 'yes', cabinet: 'yes' });
    await chat.pass(30 * 24 * hour);
    for (const filter of ['very-high', 'other', 'overdue']) {
      expect(await chat.say('officer1', `event list ${filter}`)).toContain(first);
      expect(await chat.say('officer1', `event list ${filter}`, slack)).not.toContain(first);
    }
    expect(await chat.say('officer1', 'event list mine', slack)).toContain(first);
  });
});
