import { describe, expect, it } from 'vitest';
import { type Chat, chatForEach } from '../support/chat.ts';
import { plainText } from '../support/plain-text.ts';

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

  it('nobody hears whom it names: neither the CSO nor whoever hands it on, lets somebody in or brings it together', async () => {
    const [second, third] = ['EV-2026-0002', 'EV-2026-0003'];
    const [officer1, officer2] = ['officer1@sample.example', 'officer2@sample.example'];
    await chat.say('employee-en', `report note ${first} Daniel Okafor and Mélanie Gagnon took them`);
    expect(await read('cso', 'console')).toContain('Daniel Okafor');
    expect(await read('cso', 'slack')).not.toContain('Okafor');
    expect(await read('cso', 'slack')).toContain(`Something about ${first} waits for you`);

    await chat.fill('employee-en', 'report', { what: 'files are gone', type: 'other', danger: 'no' });
    await chat.say('cso', `event assign ${second} ${officer2}`);
    await chat.press('cso', 'event.restrict', second);
    const values = { what: 'Daniel Okafor took folders', type: 'unauthorized-access', danger: 'no' };
    await chat.fill('employee-en', 'report', values);
    await chat.say('cso', `event assign ${third} ${officer1}`);
    await chat.press('cso', 'event.assign.named', `${third} ${officer1}`);
    const ways = {
      [first]: [
        () => chat.say('cso', `event assign ${first} ${officer2}`, slack),
        () => chat.press('cso', 'event.join.add', `${first} ${officer2}`, slack),
        () => chat.press('cso', 'event.merge', `${first} ${second}`, slack),
      ],
      [third]: [() => chat.press('cso', 'event.restrict', third, slack)],
    };
    for (const [id, each] of Object.entries(ways))
      for (const way of each) {
        expect(await way()).toBe(
          `Something about ${id} has to be weighed before that, and may not be shown here. Nothing was changed. Do it on a platform that may carry Protected B.`,
        );
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
