import { describe, expect, it } from 'vitest';
import type { SecurityEvent } from '../../src/domain/security-event.ts';
import { asKnown, unrestricted } from '../../src/handlers/record/references.ts';
import { Unit } from '../../src/handlers/work.ts';
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

describe('danger that the author of a part speaks of', () => {
  const second = 'EV-2026-0002';
  /** The part is about an insider and confidential; officer2 has what it is part of. */
  async function merged(what: string) {
    await file(what, 'insider-screening', { confidential: 'yes' }, 'employee-fr');
    await file('the consultant copies plans', 'insider-screening');
    await chat.say('cso', `event assign ${second} officer2@sample.example`);
    await chat.press('cso', 'event.merge', `${first} ${second}`);
  }
  const gun = () => chat.answer('employee-fr', 'report.details', first, { text: 'he has a gun in room 512' });
  const minute = 60_000;

  it('is read by whoever has what it is part of', async () => {
    await merged('a consultant copies plans');
    await isOut('officer2');
    await gun();
    expect(await owed('officer2')).toContain(`${first}, which is part of ${second}, says`);
    expect(await chat.press('officer2', 'event.show', first)).toContain('room 512');
    expect(await owed('cso')).not.toContain('in danger');
  });

  it('is read by whoever gets it while nobody has acknowledged that', async () => {
    await merged('a consultant copies plans');
    await gun();
    await chat.say('cso', `event assign ${second} officer1@sample.example`);
    expect(await owed('officer1')).toContain(`${first}, which is part of ${second}, says`);
    expect(await chat.press('officer1', 'event.show', first)).toContain('room 512');
  });

  it('is read by whoever has what it is made part of', async () => {
    await file('a consultant copies plans, help', 'insider-screening', { danger: 'yes' }, 'employee-fr');
    await file('the consultant copies plans', 'insider-screening');
    await chat.store.commit([{ in: 'events', put: { ...(await event()), members: [] } }]);
    await chat.say('cso', `event assign ${second} officer2@sample.example`);
    await chat.press('cso', 'event.merge', `${first} ${second}`);
    expect(await owed('officer2')).toContain('in danger');
    expect(await chat.press('officer2', 'event.show', first)).toContain('plans, help');
  });

  it('wakes the CSO where it may be about whoever has it, who learns no more of the part', async () => {
    await merged('Mélanie Gagnon copies plans');
    await gun();
    expect(await owed('officer2')).toContain(`A restricted report that is part of ${second} says`);
    expect(await owed('cso')).toContain(`${first}, which is part of ${second}, says`);
    await chat.pass(5 * minute);
    const deliveries = await chat.store.deliveries.page(undefined, 1000);
    const told = deliveries.filter(({ to }) => to.kind === 'person' && to.id === address('officer2'));
    expect(told.map(({ id }) => id).join()).toContain('unacknowledged:');
    expect(JSON.stringify(told.map(({ content }) => content))).not.toContain(first);
    await isOut('officer2');
  });

  it('shows in the record of what it is part of neither its number nor who spoke', async () => {
    await merged('a consultant copies plans');
    await gun();
    const unit = new Unit(chat.services, chat.now);
    const shown = await asKnown(unit, await event(second), 'en', unrestricted);
    expect(JSON.stringify(await event(second))).toContain(`confidential:${first}`);
    expect(JSON.stringify(shown)).not.toContain(first);
  });

  it('nor whoever spoke under their name', async () => {
    await file('a consultant copies plans', 'insider-screening', {}, 'employee-fr');
    await file('the consultant copies plans', 'insider-screening');
    await chat.press('cso', 'event.merge', `${first} ${second}`);
    await gun();
    const shown = await asKnown(new Unit(chat.services, chat.now), await event(second), 'en', unrestricted);
    expect(JSON.stringify(await event(second))).toContain(address('employee-fr'));
    expect(JSON.stringify(shown)).not.toContain(address('employee-fr'));
  });
});
