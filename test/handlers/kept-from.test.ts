import { describe, expect, it } from 'vitest';
import type { SecurityEvent } from '../../src/domain/security-event.ts';
import { type Chat, chatForEach } from '../support/chat.ts';

let chat: Chat;

chatForEach(async (begun) => {
  chat = begun;
  for (const who of ['officer2', 'cso', 'privacy1', 'employee-fr']) await chat.say(who, 'language en');
});

const first = 'EV-2026-0001';
const address = (who: string) => `${who}@sample.example`;
const event = async (id = first): Promise<SecurityEvent> => {
  const found = await chat.store.events.get(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};
const owed = async (who: string) => (await chat.owed(address(who))).join('\n');
const file = (what: string, type: string, more: Record<string, string> = {}, who = 'employee-en') =>
  chat.fill(who, 'report', { what, type, danger: 'no', ...more });
const isOut = async (who: string, id = first) =>
  expect(await chat.say(who, `event show ${id}`)).toContain('I have no record');

describe('who is on duty and may be the one whom an officer suspects', () => {
  it('is not let in where somebody is in danger in what is restricted', async () => {
    await file('a colleague copies plans', 'insider-screening');
    await chat.say('screening1', `event note ${first} I suspect Daniel Okafor`);
    await chat.press('employee-en', 'report.danger', first);
    expect((await event()).members).toEqual([address('officer2')]);
    await isOut('officer1');
    expect(await owed('officer1')).not.toContain(first);
    expect(await owed('officer2')).toContain('in danger');
  });

  it('is not let in where an officer makes it an event about an insider while somebody is in danger', async () => {
    await file('a colleague threatens me', 'threat-violence', { danger: 'yes' });
    await chat.say('officer2', `event note ${first} I suspect Daniel Okafor`);
    await chat.press('employee-en', 'report.type', `${first} insider-screening`);
    expect((await event()).members).toEqual([address('officer2')]);
    await isOut('officer1');
  });

  it('is not let in where its author names a colleague', async () => {
    await file('somebody left the vault open', 'unattended-information');
    await chat.say('officer2', `event note ${first} I suspect Daniel Okafor`);
    await chat.say('employee-en', `report note ${first} Hannah Brown saw it`);
    expect((await event()).members).toEqual([address('officer2')]);
    await isOut('officer1');
  });

  it('nor where it sets the type right itself', async () => {
    await file('Hannah Brown saw an open vault', 'cyber');
    await chat.say('officer2', `event note ${first} I suspect Daniel Okafor`);
    await chat.press('officer1', 'event.type', `${first} unattended-information`);
    expect((await event()).members).toEqual([address('officer2')]);
    await isOut('officer1');
  });

  it('nor again where they had it until it was closed', async () => {
    await file('a colleague copies plans', 'insider-screening');
    await chat.say('cso', `event assign ${first} officer2@sample.example`);
    await chat.say('cso', `event note ${first} I suspect Mélanie Gagnon`);
    await chat.answer('cso', 'event.close', first, { outcome: 'unfounded', cause: 'none' });
    await chat.press('employee-en', 'report.danger', first);
    expect(await event()).toMatchObject({ status: 'open', members: [address('officer1')] });
    await isOut('officer2');
  });
});
