import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../src/domain/person.ts';
import type { Screening } from '../../src/domain/screening.ts';
import type { SecurityEvent } from '../../src/domain/security-event.ts';
import { checkOwners } from '../../src/handlers/desk/lapse.ts';
import { worksheetRecord } from '../../src/handlers/record/worksheet.ts';
import { Unit } from '../../src/handlers/work.ts';
import { type Chat, chatForEach } from '../support/chat.ts';
import { aScreening } from '../support/records.ts';

let chat: Chat;

chatForEach(async (begun) => {
  chat = begun;
  for (const who of ['officer2', 'cso', 'screening1']) await chat.say(who, 'language en');
});

const first = 'EV-2026-0001';
const address = (who: string) => `${who}@sample.example`;
const event = async (): Promise<SecurityEvent> => {
  const found = await chat.store.events.get(first);
  if (!found) throw new Error('no event');
  return found;
};
async function becomes(who: string, fields: Partial<Person>): Promise<void> {
  const person = await chat.store.people.get(address(who));
  if (!person) throw new Error('nobody');
  await chat.store.commit([{ in: 'people', put: { ...person, ...fields } }]);
}
const leaves = (who: string) => becomes(who, { active: false });
const day = 24 * 60 * 60_000;
async function check(): Promise<void> {
  const unit = new Unit(chat.services, chat.now);
  await checkOwners(unit);
  await chat.store.commit(unit.writes);
  await chat.pass(0);
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

  it.each([
    ['left', { active: false }],
    ['has no role any more', { roles: [] }],
  ])('tells whoever has it next of nobody as waiting to be let in who %s', async (_, fields) => {
    await chat.say('officer2', `event restrict ${first}`);
    for (const who of ['officer1', 'screening1']) await chat.say(who, `event join ${first} related`);
    await becomes('officer1', fields);
    await chat.say('cso', `event assign ${first} ${address('cso')}`);
    const told = (await chat.owed(address('cso'))).filter((each) => each.includes('is still waiting'));
    expect(told).toEqual([expect.stringMatching(/^(?!.*Okafor)/)]);
  });

  it('has the CSO hear who asks to be let in', async () => {
    await chat.say('officer2', `event restrict ${first}`);
    await leaves('officer2');
    await chat.say('officer1', `event join ${first} same suspect as mine`);
    expect((await chat.owed(address('cso'))).join()).toContain(`asks to see ${first}`);
    expect((await chat.owed(address('officer2'))).join()).not.toContain('asks to see');
  });

  it.each([
    ['who left', { active: false }],
    ['who has no role any more', { roles: [] }],
  ])(
    '%s, is named to the CSO each morning, and offered at the desk, until somebody else has it',
    async (_, fields) => {
      const told = async () =>
        (await chat.owed(address('cso'))).filter((each) => each.includes('Mélanie Gagnon'));
      const offered = async () => (await chat.owed('#desk console')).join().includes('Take');
      await check();
      expect([(await told()).length, await offered()]).toEqual([0, false]);
      await becomes('officer2', fields);
      await chat.pass(day);
      expect(await told()).toEqual([expect.stringContaining(`event assign ${first}`)]);
      expect(await offered()).toBe(true);
      await chat.pass(day);
      expect(await told()).toHaveLength(2);
      await chat.say('officer1', `event take ${first}`);
      await chat.pass(day);
      expect(await told()).toHaveLength(2);
      expect(await offered()).toBe(false);
    },
  );

  it('tells those on duty that it names a colleague, as nobody has it', async () => {
    await chat.press('officer1', 'event.type', `${first} unauthorized-access`);
    await leaves('officer2');
    await chat.say('employee-en', `report note ${first} it was Hannah Brown`);
    expect(await event()).toMatchObject({ restricted: true });
    expect((await chat.owed(address('officer1'))).join()).toContain(`${first} names a colleague`);
  });

  it.each([
    ['left', { active: false }],
    ['has no role any more', { roles: [] }],
  ])('and is restricted is not spoken of to whoever %s', async (_, fields) => {
    await chat.say('officer2', `event restrict ${first}`);
    await becomes('officer2', fields);
    await chat.say('cso', `event assign ${first} ${address('officer1')}`);
    expect((await chat.owed(address('officer2'))).join()).not.toContain('Okafor');
  });

  it('and tells of its author’s life is offered to those who may know it', async () => {
    await chat.say('employee-en', 'screening change I was charged with impaired driving');
    const second = 'EV-2026-0002';
    expect(await chat.press('screening1', 'event.take', second)).toContain('is yours');
    expect(await chat.say('cso', `event show ${second}`)).not.toContain('[Take]');
    await leaves('screening1');
    expect(await chat.say('cso', `event show ${second}`)).toContain('[Take]');
  });

  it('is offered to those who are woken for danger in it', async () => {
    await leaves('officer2');
    await chat.say('employee-en', `report note ${first} he has a gun`);
    expect((await chat.owed(address('officer1'))).join()).toContain('[Acknowledge] [Take]');
  });
});

describe('a restricted event that nobody has', () => {
  const told = async () =>
    (await chat.owed(address('cso'))).filter((each) => each.includes(`nobody but the CSO can see`));

  it('is named to the CSO each morning once all who may see it left, until somebody has it', async () => {
    const values = { what: 'Hannah Brown reads our files', type: 'unauthorized-access', danger: 'no' };
    await chat.fill('employee-en', 'report', values);
    await chat.say('officer1', `event ack ${first}`);
    await check();
    await leaves('officer1');
    await chat.pass(day);
    expect(await told()).toEqual([]);
    await becomes('officer2', { roles: [] });
    await chat.pass(day);
    expect(await told()).toEqual([expect.stringContaining(`event assign ${first}`)]);
    await chat.pass(day);
    expect(await told()).toHaveLength(2);
    await chat.say('cso', `event take ${first}`);
    await chat.pass(day);
    expect(await told()).toHaveLength(2);
  });

  it('is not while a screening officer may see it', async () => {
    await chat.say('employee-en', 'report insider concern: a colleague sells our files');
    await check();
    expect(await told()).toEqual([]);
    await leaves('screening1');
    await chat.pass(day);
    expect(await told()).toHaveLength(1);
  });
});

describe.each([
  ['left', { active: false }],
  ['has no role any more', { roles: [] }],
])('danger in what is restricted, where whoever had it %s', (_, fields) => {
  beforeEach(async () => {
    await chat.say('employee-en', 'report somebody takes files home');
    await chat.say('officer2', `event take ${first}`);
  });
  const help = () => chat.say('employee-en', `report note ${first} help, he has a gun and is threatening me`);
  const isTaken = async () => expect(await chat.say('officer1', `event take ${first}`)).toContain('is yours');

  it('wakes those on duty, who may take it', async () => {
    await chat.press('officer2', 'event.restrict', first);
    await becomes('officer2', fields);
    await help();
    expect((await chat.owed(address('officer1'))).join()).toContain('is in danger');
    await isTaken();
  });

  it('is seen by those on duty where its type restricts it only then', async () => {
    await help();
    await becomes('officer2', fields);
    await chat.press('officer1', 'event.type', `${first} insider-screening`);
    await isTaken();
  });
});

describe('the worksheet of a breach', () => {
  const [ours, hers] = ['privacy1', 'employee-fr'];
  const asPrivacy = (who: string, is = true) =>
    becomes(who, { roles: is ? [{ role: 'privacy', since: null }] : [] });
  const told = async (who: string, words: string) =>
    (await chat.owed(address(who))).filter((each) => each.includes(words)).length;
  const opened = `${first} involves personal information. Your worksheet is open.`;
  const yours = 'no privacy officer is in the directory. Its worksheet is yours.';
  const theirs = `Privacy officers may see ${first} now. Its worksheet is theirs.`;
  const late = 'should have been told by now';
  const material = (who: string) =>
    chat.answer(who, 'privacy.decide', first, { material: 'yes', reason: 'Payroll' });
  const breach = () => chat.say('employee-en', 'report privacy breach: the payroll list went out');

  beforeEach(async () => {
    for (const who of [ours, hers]) await chat.say(who, 'language en');
  });

  it('is told to whoever gets the role, once, with what is late in it', async () => {
    await breach();
    await material(ours);
    await chat.pass(7 * day);
    await chat.pass(1);
    expect(await told(ours, late)).toBe(2);
    await check();
    expect(await told(hers, first)).toBe(0);
    await asPrivacy(ours, false);
    await asPrivacy(hers);
    await check();
    expect(await told(hers, opened)).toBe(1);
    await chat.pass(1);
    // The Privacy Commissioner and the Treasury Board Secretariat.
    expect(await told(hers, late)).toBe(2);
    expect(await told(ours, late)).toBe(2);
    await chat.pass(day);
    expect([await told(hers, opened), await told(ours, opened)]).toEqual([1, 1]);
  });

  it('is told also where its event is closed', async () => {
    await breach();
    await chat.answer('officer1', 'event.close', first, { outcome: 'unfounded', cause: 'x' });
    await material(ours);
    expect((await event()).status).toBe('closed');
    await asPrivacy(hers);
    await check();
    expect(await told(hers, opened)).toBe(1);
  });

  it('is the CSO’s once nobody has the role, and not any more once somebody does', async () => {
    await breach();
    await check();
    expect(await told('cso', first)).toBe(0);
    await asPrivacy(ours, false);
    await check();
    expect(await told('cso', yours)).toBe(1);
    await chat.pass(day);
    expect([await told('cso', yours), await told('cso', theirs)]).toEqual([1, 0]);
    await asPrivacy(ours);
    await check();
    expect(await told('cso', theirs)).toBe(1);
    expect(await told(ours, opened)).toBe(2);
  });

  it('is told to nobody anew where nothing is to be done in it', async () => {
    await breach();
    await chat.answer(ours, 'privacy.decide', first, { material: 'no', reason: 'A test file' });
    await asPrivacy(hers);
    await check();
    await chat.say('officer1', `event note ${first} seen`);
    expect(await told(hers, first)).toBe(0);
  });

  it('names nobody whom it was told to where it is handed out', async () => {
    await breach();
    const sheet = await chat.store.breaches.get(first);
    expect(sheet?.told).toEqual([address(ours)]);
    if (!sheet) throw new Error('no worksheet');
    const record = await worksheetRecord(new Unit(chat.services, chat.now), await event(), sheet, 'en');
    expect(JSON.stringify(record)).not.toContain(address(ours));
  });
});

describe('whoever does not hold the level of an event any more', () => {
  const holds = (who: string, fields: Partial<Screening> = {}) =>
    chat.store.commit([{ in: 'screening', put: aScreening(address(who), fields) }]);
  const loses = async (who: string, fields: Partial<Screening>) => {
    const held = await chat.store.screening.get(address(who));
    if (!held) throw new Error('no screening');
    await chat.store.commit([{ in: 'screening', put: { ...held, ...fields } }]);
  };
  const reads = async (who: string) =>
    (await chat.say(who, `event show ${first}`)).includes('takes files home') &&
    (await chat.say(who, 'event list')).includes(first);
  const told = async () =>
    (await chat.owed(address('cso'))).filter((each) => each.includes('no longer confirmed'));

  beforeEach(async () => {
    for (const who of ['officer1', 'officer2']) await holds(who);
    await chat.say('employee-en', 'report Pat takes files home');
    await chat.say('officer1', `event take ${first}`);
    await chat.say('officer1', `event restrict ${first} secret`);
    await chat.press('officer1', 'event.join.add', `${first} ${address('officer2')}`);
    expect([await reads('officer1'), await reads('officer2')]).toEqual([true, true]);
  });

  it('reads it no more, writes nothing in it and gets no document, until they hold it again', async () => {
    await loses('officer1', { status: 'revoked' });
    expect(await reads('officer1')).toBe(false);
    for (const words of [`event note ${first} x`, `event export ${first}`, `event notify ${first}`])
      expect(await chat.say('officer1', words)).toContain('I have no record');
    expect([await reads('officer2'), await reads('cso')]).toEqual([true, true]);
    await loses('officer2', { level: 'reliability' });
    expect(await reads('officer2')).toBe(false);
    await loses('officer1', { status: 'active' });
    expect(await reads('officer1')).toBe(true);
  });

  it('is not told what its author adds, nor woken for danger: the CSO is', async () => {
    await loses('officer1', { status: 'revoked' });
    await chat.say('employee-en', `report note ${first} more of it`);
    expect((await chat.owed(address('officer1'))).join()).not.toContain('added to it');
    expect((await chat.owed(address('cso'))).join()).toContain('added to it');
    await loses('officer2', { status: 'revoked' });
    await chat.say('employee-en', `report note ${first} he has a gun`);
    expect((await chat.owed(address('officer1'))).join()).not.toContain('in danger');
    expect((await chat.owed(address('cso'))).join()).toContain('in danger');
  });

  it('and has it is named to the CSO each morning, until somebody else has it', async () => {
    await check();
    expect(await told()).toEqual([]);
    await loses('officer1', { status: 'revoked' });
    await check();
    expect(await told()).toEqual([expect.stringContaining(`event assign ${first}`)]);
    expect((await told()).join()).toContain('Daniel Okafor');
    await chat.pass(day);
    expect(await told()).toHaveLength(2);
    await chat.say('cso', `event assign ${first} ${address('officer2')}`);
    await chat.pass(day);
    expect(await told()).toHaveLength(2);
  });
});
