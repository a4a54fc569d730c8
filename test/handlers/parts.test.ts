import { describe, expect, it } from 'vitest';
import type { SecurityEvent } from '../../src/domain/security-event.ts';
import { type Chat, chatForEach } from '../support/chat.ts';
import { aScreening } from '../support/records.ts';

let chat: Chat;

chatForEach(async (begun) => {
  chat = begun;
  for (const who of ['officer1', 'officer2', 'cso', 'screening1']) await chat.say(who, 'language en');
});

const [whole, part] = ['EV-2026-0001', 'EV-2026-0002'];
const address = (who: string) => `${who}@sample.example`;
const event = async (id = whole): Promise<SecurityEvent> => {
  const found = await chat.store.events.get(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};
const owed = async (who: string) => (await chat.owed(address(who))).join('\n');
const file = (what: string, type: string, who = 'employee-en') =>
  chat.fill(who, 'report', { what, type, danger: 'no' });
const shows = (who: string, id: string) => chat.say(who, `event show ${id}`);
const isOut = async (who: string, id: string) => expect(await shows(who, id)).toContain('I have no record');

/** officer1 has the whole, which is restricted, and officer2 is let in; nobody had the part. */
async function restrictedWhole() {
  await file('plans were copied', 'cyber');
  await file('somebody copies plans at night', 'cyber', 'employee-fr');
  await chat.say('officer1', `event take ${whole}`);
  await chat.press('officer1', 'event.restrict', whole);
  await chat.press('officer1', 'event.join.add', `${whole} ${address('officer2')}`);
  await chat.press('officer1', 'event.merge', `${part} ${whole}`);
}

describe('what is part of a restricted event', () => {
  it('is for whoever may see that event, and not for other officers', async () => {
    await restrictedWhole();
    expect(await event(part)).toMatchObject({ restricted: true, marking: 'protected-b' });
    for (const who of ['officer1', 'officer2']) expect(await shows(who, part)).toContain('at night');
    await chat.say('cso', `event assign ${whole} officer2@sample.example`);
    await isOut('officer1', whole);
    await isOut('officer1', part);
  });

  it('is kept from whom the author of any of them names', async () => {
    await restrictedWhole();
    await chat.say('employee-en', `report note ${whole} it was Mélanie Gagnon`);
    await isOut('officer2', whole);
    await isOut('officer2', part);
    expect(await chat.say('officer2', `event reopen ${part} because`)).toContain('no record');
  });

  it('is kept from whom it names itself, though they were let into both', async () => {
    await file('somebody sells files', 'insider-screening');
    await file('files are sold', 'insider-screening', 'employee-fr');
    for (const id of [whole, part]) {
      await chat.say('cso', `event assign ${id} officer1@sample.example`);
      await chat.press('officer1', 'event.join.add', `${id} ${address('officer2')}`);
    }
    await chat.press('officer1', 'event.merge', `${part} ${whole}`);
    await chat.say('employee-en', `report note ${whole} it was Mélanie Gagnon`);
    await isOut('officer2', whole);
    await isOut('officer2', part);
    expect(await shows('officer1', part)).toContain('files are sold');
  });

  it('is kept from whom the author of the whole names and who was called into the part', async () => {
    await file('plans were copied', 'cyber');
    await file('somebody copies plans at night', 'cyber', 'employee-fr');
    await chat.say('officer1', `event take ${whole}`);
    await chat.press('officer1', 'event.restrict', whole);
    await chat.say('officer2', `event call ${part} hr who works there?`);
    await chat.press('officer1', 'event.merge', `${part} ${whole}`);
    expect(await shows('hr1', part)).toContain('who works there?');
    await chat.say('employee-en', `report note ${whole} I think Sandra Peters did it`);
    await isOut('hr1', part);
    expect(await chat.press('hr1', 'event.answer', `${part} 1`)).toContain('I have no record');
  });

  it('is kept from the screening officer whom the author of the whole names', async () => {
    await file('somebody sells files', 'insider-screening');
    await file('files are sold', 'insider-screening', 'employee-fr');
    await chat.press('cso', 'event.merge', `${part} ${whole}`);
    expect(await shows('screening1', part)).toContain('files are sold');
    await chat.say('employee-en', `report note ${whole} it was Priya Nair`);
    await isOut('screening1', whole);
    await isOut('screening1', part);
  });

  it('is taken from whoever had it and does not hold the level that is asked for, of which both sides hear', async () => {
    await chat.store.commit([{ in: 'screening', put: aScreening(address('officer1')) }]);
    await file('plans were copied', 'cyber');
    await file('somebody copies plans at night', 'cyber', 'employee-fr');
    await chat.say('officer1', `event take ${whole}`);
    await chat.say('officer2', `event take ${part}`);
    await chat.press('officer1', 'event.merge', `${part} ${whole}`);
    expect(await shows('officer2', part)).toContain('at night');
    const said = await chat.say('officer1', `event restrict ${whole} secret`);
    expect(said.split('Mélanie Gagnon was not let in')).toHaveLength(2);
    await isOut('officer2', part);
    expect(await owed('officer2')).toContain(`${part} is no longer yours: Daniel Okafor has it now.`);
  });

  it('is read by whoever takes that event after danger opened it again', async () => {
    await restrictedWhole();
    await chat.answer('officer1', 'event.close', whole, { outcome: 'unfounded', cause: 'none' });
    await chat.say('employee-en', `report note ${whole} help, he has a gun`);
    await chat.say('officer2', `event take ${whole}`);
    expect(await shows('officer2', part)).toContain('at night');
    await chat.say('employee-fr', `report note ${part} he was here again`);
    expect(await owed('officer2')).toContain(`The author of ${part}`);
  });
});

describe('whoever has a restricted event and may be the one whom it is about', () => {
  it('is told of to the CSO where its author names them later', async () => {
    await restrictedWhole();
    await chat.say('employee-en', `report note ${whole} I am sure now: it was Daniel Okafor`);
    const told = 'Daniel Okafor has EV-2026-0001, which is restricted and may be about them';
    expect(await owed('cso')).toContain(told);
    const before = (await chat.store.deliveries.page(undefined, 1_000)).length;
    await chat.say('employee-en', `report note ${whole} Daniel Okafor, again`);
    const after = (await chat.store.deliveries.page(undefined, 1_000)).slice(before);
    expect(JSON.stringify(after)).not.toContain('may be about them');
  });

  it('is given no report about them by a merge without a question', async () => {
    await file('Daniel Okafor took folders', 'suspicious-activity');
    await file('folders are gone', 'insider-screening', 'employee-fr');
    await chat.say('cso', `event take ${whole}`);
    await chat.press('cso', 'event.restrict', whole);
    await chat.say('cso', `event assign ${part} officer1@sample.example`);
    const said = await chat.press('cso', 'event.merge', `${whole} ${part}`);
    expect(said).toContain(`names Daniel Okafor, who has ${part}`);
    expect((await event(whole)).mergedInto).toBeUndefined();
    await chat.press('cso', 'event.merge.named', `${whole} ${part}`);
    expect((await event(whole)).mergedInto).toBe(part);
    await isOut('officer1', whole);
  });
});

it('what is added to a restricted event that nobody has reaches those who may see it', async () => {
  await file('Luc Bouchard was in the server room at night', 'suspicious-activity');
  await chat.say('officer1', `event ack ${whole}`);
  await chat.say('employee-en', `report note ${whole} he did it again today`);
  expect(await owed('officer1')).toContain(`The author of ${whole}`);
});

it('a part is restricted because of a name by the type of what it is part of, too', async () => {
  await file('a laptop is gone', 'lost-item');
  await file('my laptop, too', 'lost-item', 'employee-fr');
  await chat.press('officer1', 'event.merge', `${part} ${whole}`);
  await chat.press('officer1', 'event.type', `${whole} unauthorized-access`);
  await chat.say('employee-fr', `report note ${part} Mélanie Gagnon took them`);
  expect(await event(part)).toMatchObject({ restricted: true, named: 'unclassified' });
  await isOut('officer2', part);
});

it('the author of a merged report reads how the one stands in which it goes on, and can add to it', async () => {
  await file('a laptop is gone', 'lost-item');
  await file('my laptop, too', 'lost-item');
  await chat.press('officer1', 'event.merge', `${part} ${whole}`);
  await chat.say('officer1', `event take ${whole}`);
  const shown = await chat.say('employee-en', `report show ${part}`);
  expect(shown).toContain('Status: Being handled');
  expect(shown).toContain('[Add details');
  expect(await chat.say('employee-en', 'report mine')).not.toContain('Closed');
  const retyping = () => chat.press('employee-en', 'report.types', part);
  expect(await retyping()).toContain('works on EV-2026-0002 already');
  await chat.fill('officer1', `event close ${whole}`, {
    outcome: 'unfounded',
    cause: 'found again',
    lessons: 'none',
  });
  expect(await retyping()).toContain('The work on EV-2026-0002 is over');
});

it('an author reads of the danger that they told of themselves, and of none that the author of a part did', async () => {
  await file('a badge is gone', 'lost-item');
  await file('un laissez-passer a disparu', 'lost-item', 'employee-fr');
  await chat.press('officer1', 'event.merge', `${part} ${whole}`);
  await chat.say('employee-fr', `signaler note ${part} au secours, il a une arme`);
  expect(await event()).toMatchObject({ danger: true, alarm: { of: part } });
  const shown = () => chat.say('employee-en', `report show ${whole}`);
  expect(await shown()).not.toContain('Danger');
  expect(await chat.say('employee-fr', `signaler voir ${part}`)).toContain('Danger');
  expect(await chat.say('employee-en', `report withdraw ${whole}`)).toContain('still needs');
  expect(await chat.press('employee-en', 'report.danger', whole)).toMatch(/^If anyone is in danger/);
});

it('nobody is asked about a change of the readiness level', async () => {
  await chat.say('cso', 'event readiness high');
  expect(await chat.say('officer1', `event ask ${whole} why now?`)).toContain('Nobody reported');
});
