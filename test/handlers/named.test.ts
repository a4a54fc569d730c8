import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SecurityEvent } from '../../src/domain/security-event.ts';
import { wordsFor } from '../../src/handlers/record/words.ts';
import { Unit } from '../../src/handlers/work.ts';
import { type Chat, chatForEach } from '../support/chat.ts';

let chat: Chat;

chatForEach((begun) => {
  chat = begun;
});

const minute = 60_000;
const first = 'EV-2026-0001';
const event = async (): Promise<SecurityEvent> => {
  const found = await chat.store.events.get(first);
  if (!found) throw new Error(`no ${first}`);
  return found;
};
const owed = async (who: string) => (await chat.owed(`${who}@sample.example`)).join('\n');
const desk = async () => (await chat.owed('#desk console')).join('\n');
const file = (what: string, type: string, more: Record<string, string> = {}) =>
  chat.fill('employee-en', 'report', { what, type, danger: 'no', ...more });

describe('a report that names a colleague', () => {
  it.each([
    ['threat-violence', 'Susan Whitehorse insults me every day'],
    ['threat-violence', 'susan whitehorse insults me every day'],
    ['unauthorized-access', 'la carte d’Étienne Roy ouvre des portes qu’elle ne devrait pas ouvrir'],
    ['unauthorized-access', 'SIMARD, Elise reads the files of other teams'],
    ['unauthorized-access', 'g.cote@sample.example let a friend in with his badge'],
    ['suspicious-activity', 'Hannah Brown photographs the server room'],
    ['unattended-information', 'Hannah Brown leaves protected files on her desk'],
    ['other', 'something about Hannah Brown'],
  ])('is restricted when it comes in: %s, %s', async (type, what) => {
    await file(what, type);
    expect(await event()).toMatchObject({
      restricted: true,
      marking: 'protected-b',
      named: 'unclassified',
      members: ['officer1@sample.example', 'officer2@sample.example'],
    });
    expect(await desk()).toContain(first);
    expect(await desk()).toContain('Restricted: its content is shown only');
    expect(await desk()).not.toContain(what);
  });

  it('is restricted also where the words alone tell its type, or its author corrects it', async () => {
    await chat.say('employee-en', 'report I am being harassed by my colleague Hannah Brown');
    expect(await event()).toMatchObject({ type: 'threat-violence', restricted: true });
    await file('Hannah Brown was at the printer', 'ohs');
    const other = 'EV-2026-0002';
    expect((await chat.store.events.get(other))?.restricted).toBe(false);
    await chat.press('employee-en', 'report.type', `${other} unauthorized-access`);
    expect(await chat.store.events.get(other)).toMatchObject({ restricted: true, marking: 'protected-b' });
    expect(await owed('officer1')).toContain(`${other} names a colleague`);
  });

  it('is restricted where the place alone names them, also once its type is set right', async () => {
    await file('protected files lie about', 'unattended-information', { where: 'office of Hannah Brown' });
    expect(await event()).toMatchObject({ restricted: true, named: 'unclassified' });
    await file('something is wrong', 'cyber', { where: 'office of Daniel Okafor' });
    const other = 'EV-2026-0002';
    expect((await chat.store.events.get(other))?.restricted).toBe(false);
    await chat.press('employee-en', 'report.type', `${other} unattended-information`);
    expect(await chat.store.events.get(other)).toMatchObject({
      restricted: true,
      members: ['officer2@sample.example'],
    });
  });

  it('is restricted where a mention names them', async () => {
    await chat.say('g.cote', 'help');
    await file('<@console-g.cote> reads what he should not', 'unauthorized-access');
    expect((await event()).restricted).toBe(true);
  });

  it('says whom it mentions, by their name and address, and is kept from them', async () => {
    await chat.say('officer1', 'help');
    const token = '<@console-officer1>';
    const words = `report I am being harassed by ${token}, ask Paul Roy or <@29:paul>`;
    await chat.say('employee-en', words, {
      mentions: [
        { token, id: 'console-officer1', name: 'dan' },
        { token: '<@29:paul>', id: '29:paul', name: 'Paul Tremblay' },
      ],
    });
    expect((await event()).text).toBe(
      'I am being harassed by Daniel Okafor (officer1@sample.example), ask Paul Roy or Paul Tremblay',
    );
    expect((await event()).restricted).toBe(true);
    expect(await chat.say('officer1', `event show ${first}`)).toContain('I have no record');
    expect(await chat.say('officer2', `event show ${first}`)).toContain('Daniel Okafor');
  });

  it('about an insider is not for the screening officer whom a mention names', async () => {
    await chat.say('screening1', 'help');
    await file('<@console-screening1> sells our files', 'insider-screening');
    await file('somebody sells our files', 'insider-screening');
    expect(await chat.say('screening1', `event show ${first}`)).toContain('I have no record');
    expect(await chat.say('screening1', 'event show EV-2026-0002')).toContain('sells our files');
  });

  it('is told at once to those on duty, who may work on it as on any other', async () => {
    await file('Susan Whitehorse insults me every day', 'threat-violence');
    expect(await owed('officer1')).toContain(`${first} names a colleague`);
    expect(await owed('officer2')).toContain(`${first} nomme un collègue`);
    expect(await owed('cso')).not.toContain(first);
    expect(await chat.say('officer1', `event show ${first}`)).toContain('insults me');
    await chat.pass(15 * minute);
    expect(await owed('officer1')).toContain('has waited 15 minutes');
    expect(await chat.say('officer1', `event take ${first}`)).toContain('yours');
  });

  it('waits for those on duty after the shifts changed, and wakes them, until somebody has it', async () => {
    const [day, night] = ['officer1', 'officer2'];
    await chat.say('cso', `duty set ${day}@sample.example until 2026-12-01`);
    await file('Susan Whitehorse insults me every day', 'threat-violence');
    const sees = async (who: string) => (await chat.say(who, `event show ${first}`)).includes('insults me');
    expect(await sees(night)).toBe(false);
    await chat.say('cso', `duty set ${night}@sample.example until 2026-12-01`);
    await chat.say('cso', `duty end ${day}@sample.example`);
    expect([await sees(day), await sees(night)]).toEqual([true, true]);
    await chat.pass(15 * minute);
    expect(await owed(night)).toContain(first);
    await chat.say(day, `event take ${first}`);
    expect([await sees(day), await sees(night)]).toEqual([true, false]);
  });

  it('is not for whom it names, on duty or not', async () => {
    await file('Daniel Okafor insults me every day', 'threat-violence');
    expect((await event()).members).toEqual(['officer2@sample.example']);
    expect(await owed('officer1')).not.toContain(first);
    expect(await chat.say('officer1', `event show ${first}`)).toContain('I have no record');
    await chat.pass(15 * minute);
    expect(await owed('officer1')).not.toContain(first);
    expect(await owed('officer2')).toContain(first);
  });

  it('is for the CSO where whoever is on duty is named', async () => {
    await file('Daniel Okafor and Melanie Gagnon insult me every day', 'threat-violence');
    expect((await event()).members).toEqual([]);
    expect(await owed('cso')).toContain(first);
    expect(await chat.say('officer2', `evenement voir ${first}`)).not.toContain('insult me');
  });

  it('tells nobody who a confidential author is by leaving their name out of what is looked for', async () => {
    await file('I, Jane Kowalski, am insulted every day', 'threat-violence', { confidential: 'yes' });
    expect((await event()).restricted).toBe(true);
  });

  it('is restricted where its author names them only later, and is not shown to whom the words name', async () => {
    await file('A colleague insults me every day', 'threat-violence');
    expect(await desk()).toContain('insults me');
    await chat.say('employee-en', `report note ${first} it is Hannah Brown`);
    expect(await event()).toMatchObject({
      restricted: true,
      marking: 'protected-b',
      named: 'unclassified',
      members: ['officer1@sample.example', 'officer2@sample.example'],
    });
    expect(await desk()).not.toContain('insults me');
    expect(await owed('officer1')).toContain(`${first} names a colleague`);

    await chat.say('employee-en', `report note ${first} and Daniel Okafor too`);
    expect((await event()).members).toEqual(['officer2@sample.example']);
    expect((await event()).history).toContainEqual(
      expect.objectContaining({ what: 'put-out', from: 'officer1@sample.example' }),
    );
    expect(await chat.say('officer1', `event show ${first}`)).toContain('I have no record');
  });

  it('is for whoever acknowledged it, too, on duty or not, but for whom the words name', async () => {
    await chat.say('cso', 'duty set officer2@sample.example until 2026-12-31');
    await chat.say('employee-en', 'report harassment in my office');
    await chat.say('officer1', `event ack ${first}`);
    await chat.say('employee-en', `report note ${first} it was Hannah Brown`);
    expect(await event()).toMatchObject({ restricted: true, named: 'unclassified' });
    expect(await chat.say('officer1', `event show ${first}`)).toContain('it was Hannah Brown');

    const second = 'EV-2026-0002';
    await chat.say('employee-en', 'report harassment in my office again');
    await chat.say('officer1', `event ack ${second}`);
    await chat.say('employee-en', `report note ${second} it was Daniel Okafor`);
    expect((await chat.store.events.get(second))?.members).toEqual(['officer2@sample.example']);
    expect(await chat.say('officer1', `event show ${second}`)).toContain('no record');
  });

  it('stays as it is where a later word names whoever has it, or its author', async () => {
    await file('A colleague insults me every day', 'threat-violence');
    await chat.say('officer1', `event take ${first}`);
    await chat.say('employee-en', `report note ${first} thank you Daniel Okafor, yours, Jane Kowalski`);
    expect((await event()).restricted).toBe(false);
  });

  it('is restricted where the report that joins it in a flood names them', async () => {
    const every = Array.from({ length: chat.services.department.reporting.floodPerMinute });
    for (const [i] of every.entries()) await file(`A colleague insults me, part ${i}`, 'threat-violence');
    await file('Hannah Brown insults me', 'threat-violence');
    const all = await chat.store.events.page({ limit: 100 });
    const joined = all.filter(({ notes }) => notes.length > 0);
    expect(joined).toMatchObject([{ restricted: true, named: 'unclassified' }]);
  });

  it('is restricted where an officer sets its type right, who goes on seeing it', async () => {
    await file('Hannah Brown reads my mail', 'cyber');
    await chat.press('cso', 'event.type', `${first} unauthorized-access`);
    expect(await event()).toMatchObject({ restricted: true, named: 'unclassified' });
    expect((await event()).members).toContain('cso@sample.example');
    expect(await owed('officer1')).toContain(`${first} names a colleague`);
  });

  it('stays open to the desk once it was shown there, where its author names the same colleague again', async () => {
    await file('A stranger followed Hannah Brown through the turnstile', 'unauthorized-access');
    await chat.press('officer1', 'event.open', first);
    await chat.pass(1);
    await chat.say('employee-en', `report note ${first} Hannah Brown says hello`);
    expect(await event()).toMatchObject({ restricted: false, marking: 'unclassified' });
    await chat.press('officer1', 'event.type', `${first} suspicious-activity`);
    expect((await event()).restricted).toBe(false);
    await chat.say('employee-en', `report note ${first} Susan Whitehorse was there, too`);
    expect(await event()).toMatchObject({ restricted: true, named: 'unclassified' });
  });

  it('is shown to the desk again with one press, and stays restricted with another', async () => {
    await file('A stranger followed Hannah Brown through the turnstile', 'unauthorized-access');
    expect(await chat.say('officer1', `event show ${first}`)).toContain('[Show it to the desk]');
    expect(await chat.press('officer1', 'event.open', first)).toContain('open to the desk again');
    expect(await event()).toMatchObject({ restricted: false, marking: 'unclassified' });
    expect((await event()).history).toContainEqual(
      expect.objectContaining({ what: 'restricted', from: 'yes', to: 'no', by: 'officer1@sample.example' }),
    );
    expect(await desk()).toContain('through the turnstile');
    expect(await chat.press('officer1', 'event.open', first)).toContain('already so');

    await chat.say('officer1', `event take ${first}`);
    expect(await chat.say('officer1', `event show ${first}`)).toContain('[Restrict it]');
    expect(await chat.press('officer1', 'event.restrict', first)).toContain('is restricted');
    expect((await event()).named).toBeUndefined();
    expect(await chat.press('officer1', 'event.open', first)).toContain('already so');
    expect((await event()).restricted).toBe(true);
  });
});

it('what is restricted because of a name and is to stay so has in its history who said that, and when', async () => {
  await file('A stranger followed Hannah Brown through the turnstile', 'unauthorized-access');
  await chat.say('officer1', `event take ${first}`);
  await chat.press('officer1', 'event.restrict', first);
  expect((await event()).named).toBeUndefined();
  const kept = (await event()).history.slice(-1);
  const by = 'officer1@sample.example';
  expect(kept).toMatchObject([{ by, what: 'restricted', from: 'by-name', to: 'yes' }]);
  const { changed } = await wordsFor(new Unit(chat.services, chat.now), await event(), 'en');
  expect(kept.map(changed)[0]).toMatch(/because of a name.*Yes/);
});

describe('a name that hides nothing from the desk', () => {
  it.each([
    ['I, Jane Kowalski, was insulted by a visitor', 'threat-violence'],
    ['jane.kowalski@elsewhere.example and employee-en@sample.example got threats', 'threat-violence'],
    ['Hannah from payroll insults me, and so does a Mr. Brown', 'threat-violence'],
    ['Nobody Atall let a friend in with his badge', 'unauthorized-access'],
    ['Hannah Brown fell on the stairs', 'ohs'],
    ['A message pretends to be from Hannah Brown', 'suspicious-message'],
    ['The salary of Hannah Brown was sent to the whole floor', 'privacy-breach'],
    ['I lost my badge, Hannah Brown saw it last', 'lost-item'],
    ['Hannah Brown’s screen shows a strange window', 'cyber'],
  ])('%s', async (what, type) => {
    await file(what, type);
    expect(await event()).toMatchObject({ restricted: false, marking: 'unclassified' });
    expect(await desk()).toContain(what);
  });

  it('is that of somebody who left', async () => {
    const person = await chat.store.people.get('h.brown@sample.example');
    if (person) await chat.store.commit([{ in: 'people', put: { ...person, active: false } }]);
    await file('Hannah Brown insults me every day', 'threat-violence');
    expect((await event()).restricted).toBe(false);
  });
});

describe('danger', () => {
  it('is shown to the whole desk, whoever is named', async () => {
    await file('Hannah Brown has a knife, second floor', 'threat-violence', { danger: 'yes' });
    expect((await event()).restricted).toBe(false);
    expect(await desk()).toContain('has a knife, second floor');
  });

  it('that is said later opens what was restricted because of a name', async () => {
    await file('Hannah Brown insults me every day, second floor', 'threat-violence');
    await chat.press('employee-en', 'report.danger', first);
    expect(await event()).toMatchObject({ restricted: false, marking: 'unclassified', danger: true });
    expect((await event()).named).toBeUndefined();
    expect(await desk()).toContain('second floor');
    expect(await owed('officer1')).toContain('in danger');
  });

  it('that Vigie only guesses wakes those on duty and shows nobody what names them', async () => {
    await file('Daniel Okafor takes protected files home', 'unattended-information');
    await chat.press('officer2', 'event.ack', first);
    await chat.say('employee-en', `report note ${first} his lips are blue`);
    expect(await event()).toMatchObject({
      restricted: true,
      named: 'unclassified',
      danger: true,
      members: ['officer2@sample.example'],
    });
    expect(await owed('officer2')).toContain('en danger');
    expect(await owed('officer1')).not.toContain(first);
    await chat.press('officer2', 'event.ack', first);
    await chat.say('employee-en', `report note ${first} he has a gun`);
    expect((await event()).restricted).toBe(false);
    expect(await owed('officer1')).toContain('in danger');
  });

  it.each([
    ['in words', () => chat.say('employee-en', `report note ${first} he has a gun`)],
    ['with one press', () => chat.press('employee-en', 'report.danger', first)],
  ])(
    'that is told of outright after a guess that nobody saw yet opens it all the same: %s',
    async (_, tell) => {
      await file('Daniel Okafor takes protected files home', 'unattended-information');
      await chat.say('employee-en', `report note ${first} his lips are blue`);
      await chat.say('employee-en', `report note ${first} his lips are blue`);
      expect((await event()).restricted).toBe(true);
      await tell();
      expect((await event()).restricted).toBe(false);
      expect(await owed('officer1')).toContain('in danger');
    },
  );

  it('that comes along with another event wakes those on duty and shows nobody what names them', async () => {
    await file('Hannah Brown let a stranger in through the turnstile', 'unauthorized-access');
    const other = 'EV-2026-0002';
    await chat.say('employee-fr', 'report smoke on floor 4');
    expect(await chat.store.events.get(other)).toMatchObject({ danger: true });
    await chat.press('officer1', 'event.ack', other);
    await chat.press('officer1', 'event.merge', `${other} ${first}`);
    expect(await event()).toMatchObject({ restricted: true, named: 'unclassified', danger: true });
    expect(await desk()).not.toContain('Hannah Brown');
    expect(await owed('officer1')).toContain('in danger');
  });

  it('is in no answer to a question, of which nobody is woken', async () => {
    await file('Daniel Okafor takes protected files home', 'unattended-information');
    await chat.say('cso', `event take ${first}`);
    await chat.answer('cso', 'event.ask', first, { question: 'From which cabinet?' });
    expect(
      await chat.answer('employee-en', 'report.details', first, { text: 'the one on the left' }),
    ).not.toContain('911');
    expect(await event()).toMatchObject({ restricted: true, danger: false });
  });

  it('leaves alone what an officer restricted', async () => {
    await file('Hannah Brown insults me every day', 'threat-violence');
    await chat.say('officer1', `event take ${first}`);
    await chat.say('officer1', `event restrict ${first}`);
    await chat.press('employee-en', 'report.danger', first);
    expect((await event()).restricted).toBe(true);
    expect(await owed('officer1')).toContain('in danger');
  });

  describe('in a concern about an insider', () => {
    beforeEach(() => file('Daniel Okafor sells our plans', 'insider-screening'));

    it('reaches those on duty, but for whom it names', async () => {
      expect(await event()).toMatchObject({ restricted: true });
      expect((await event()).members).toBeUndefined();
      expect(await chat.say('officer2', `evenement voir ${first}`)).not.toContain('sells our plans');
      await chat.press('employee-en', 'report.danger', first);
      expect(await event()).toMatchObject({ restricted: true, members: ['officer2@sample.example'] });
      expect(await owed('officer2')).toContain(first);
      expect(await owed('officer1')).not.toContain(first);
      expect(await chat.say('officer2', `evenement voir ${first}`)).toContain('sells our plans');
    });
  });

  describe('in a concern about an insider who is on duty', () => {
    const second = 'EV-2026-0002';
    const insider = (what: string, more: Record<string, string> = {}) =>
      file(what, 'insider-screening', { confidential: 'yes', ...more });
    const note = (words: string, id = first, who = 'employee-en') =>
      chat.say(who, `report note ${id} ${words}`);
    const sees = async (who: string) =>
      !/no record|aucun dossier/.test(await chat.say(who, `event show ${first}`));
    const isKept = async () => {
      expect((await event()).members).toEqual(['officer2@sample.example']);
      expect([await sees('officer1'), await sees('officer2')]).toEqual([false, true]);
    };
    afterEach(isKept);

    it('never reaches them where a note names them, before the danger or with it', async () => {
      await insider('a colleague sells our plans');
      await note('it is Daniel Okafor');
      await note('he has a gun');
      expect(await owed('officer2')).toContain(first);
      expect(await owed('officer1')).not.toContain(first);
    });

    it('never reaches them where the words about danger name them', async () => {
      await insider('a colleague sells our plans');
      await note('Daniel Okafor has a gun');
      expect(await owed('officer1')).not.toContain(first);
    });

    it('never reaches them where the place names them', async () => {
      await insider('a colleague sells our plans', { where: 'office of Daniel Okafor', danger: 'yes' });
      await chat.pass(15 * minute);
      expect(await owed('officer1')).not.toContain(first);
    });

    it('never reaches them where a note named them before it was one', async () => {
      await file('a colleague threatens me', 'threat-violence', { confidential: 'yes', danger: 'yes' });
      await note('it is Daniel Okafor');
      await chat.press('employee-en', 'report.type', `${first} insider-screening`);
      await chat.pass(15 * minute);
    });

    it.each(['it is Daniel Okafor', 'Daniel Okafor has a gun'])(
      'is theirs no more once they are named, by “%s”',
      async (words) => {
        await insider('a colleague sells our plans', { danger: 'yes' });
        await chat.press('officer2', 'event.ack', first);
        expect(await sees('officer1')).toBe(true);
        await note(words);
        expect((await event()).history).toContainEqual(
          expect.objectContaining({ what: 'put-out', from: 'officer1@sample.example' }),
        );
        await chat.pass(15 * minute);
      },
    );

    it('never reaches them where the report that is part of it names them', async () => {
      await insider('a colleague sells our plans');
      await insider('Daniel Okafor sells our plans');
      await chat.say('cso', `event link ${second} ${first} merge`);
      await note('he has a gun', second);
    });

    it('is theirs no more once a report that names them is part of it, or is added to', async () => {
      await insider('a colleague sells our plans', { danger: 'yes' });
      await insider('a colleague sells our plans, too');
      await insider('Daniel Okafor sells our plans');
      await chat.press('officer2', 'event.ack', first);
      await chat.say('cso', `event link ${second} ${first} merge`);
      expect(await sees('officer1')).toBe(true);
      await note('it is Daniel Okafor', second);
      await isKept();
      await chat.press('cso', 'event.join.named', `${first} officer1@sample.example`);
      expect(await sees('officer1')).toBe(true);
      await chat.say('cso', `event link EV-2026-0003 ${first} merge`);
    });
  });

  it('in a concern about an insider is for whoever has it, though a note thanks them', async () => {
    await file('He sells our plans and has a gun', 'insider-screening', { danger: 'yes' });
    await chat.say('officer1', `event take ${first}`);
    await chat.say('employee-en', `report note ${first} thank you Daniel Okafor and Jane Kowalski`);
    expect((await event()).members).toEqual(['officer1@sample.example', 'officer2@sample.example']);
  });

  it('said at once of an insider reaches those on duty', async () => {
    await file('He sells our plans and has a gun', 'insider-screening', { danger: 'yes' });
    expect((await event()).members).toEqual(['officer1@sample.example', 'officer2@sample.example']);
    await chat.pass(2 * minute);
    expect(await owed('officer1')).toContain(first);
  });
});
