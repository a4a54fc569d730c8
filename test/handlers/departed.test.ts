import { beforeEach, describe, expect, it } from 'vitest';
import type { SecurityEvent } from '../../src/domain/security-event.ts';
import { type Chat, chatForEach } from '../support/chat.ts';

let chat: Chat;

chatForEach(async (begun) => {
  chat = begun;
  for (const who of ['officer2', 'cso']) await chat.say(who, 'language en');
});

const first = 'EV-2026-0001';
const address = (who: string) => `${who}@sample.example`;
const event = async (): Promise<SecurityEvent> => {
  const found = await chat.store.events.get(first);
  if (!found) throw new Error('no event');
  return found;
};
async function leaves(who: string): Promise<void> {
  const person = await chat.store.people.get(address(who));
  if (!person) throw new Error('nobody');
  await chat.store.commit([{ in: 'people', put: { ...person, active: false } }]);
}

describe('an event whose officer left', () => {
  beforeEach(async () => {
    await chat.say('employee-en', 'report a window is broken');
    await chat.say('officer2', `event take ${first}`);
  });

  it('may be taken over, which its history tells', async () => {
    expect(await chat.say('officer1', `event take ${first}`)).toContain('already handled by Mélanie Gagnon');
    expect(await chat.say('officer1', `event show ${first}`)).not.toContain('[Take]');
    await leaves('officer2');
    expect(await chat.say('officer1', `event show ${first}`)).toContain('[Take]');
    expect(await chat.say('officer1', `event take ${first}`)).toContain('is yours');
    expect(await event()).toMatchObject({ owner: address('officer1'), status: 'taken' });
    expect((await event()).history.at(-1)).toMatchObject({
      what: 'assigned',
      from: address('officer2'),
      to: address('officer1'),
    });
  });

  it('has the CSO hear who asks to be let in', async () => {
    await chat.say('officer2', `event restrict ${first}`);
    await leaves('officer2');
    await chat.say('officer1', `event join ${first} same suspect as mine`);
    expect((await chat.owed(address('cso'))).join()).toContain(`asks to see ${first}`);
    expect((await chat.owed(address('officer2'))).join()).not.toContain('asks to see');
  });

  it('is offered to those who are woken for danger in it', async () => {
    await leaves('officer2');
    await chat.say('employee-en', `report note ${first} he has a gun`);
    expect((await chat.owed(address('officer1'))).join()).toContain('[Acknowledge] [Take]');
  });
});
