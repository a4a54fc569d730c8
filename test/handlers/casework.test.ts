import { beforeEach, describe, expect, it } from 'vitest';
import { renderMessage } from '../../src/adapters/slack/render.ts';
import { questions } from '../../src/domain/agency-routing.ts';
import type { Screening } from '../../src/domain/screening.ts';
import type { SecurityEvent } from '../../src/domain/security-event.ts';
import { type Chat, chatForEach } from '../support/chat.ts';
import { aScreening } from '../support/records.ts';

let chat: Chat;

chatForEach(async (begun) => {
  chat = begun;
  for (const who of ['officer2', 'cso']) await chat.say(who, 'language en');
});

const hour = 60 * 60 * 1000;
const first = 'EV-2026-0001';
const event = async (id = first): Promise<SecurityEvent> => {
  const found = await chat.store.events.get(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};
const owed = async (who: string) => (await chat.owed(`${who}@sample.example`)).join('\n');

const noToAll = async (id = first) => {
  await chat.press('officer1', 'event.questions', id);
  const form = chat.replies.at(-1)?.form?.form;
  return Object.fromEntries(
    (form?.fields ?? []).filter(({ kind }) => kind === 'choice').map(({ name }) => [name, 'no']),
  );
};

describe('from first word to closed record', () => {
  it('an event is worked through in chat, and its record has every field that G.2.7 asks for', async () => {
    await chat.say('employee-en', 'report my laptop was stolen from the car');
    expect(await chat.say('officer1', `event assign ${first} officer2@sample.example`)).toContain(
      'is now with',
    );
    expect(await owed('officer2')).toContain('handed EV-2026-0001 over to you');
    expect(await owed('employee-en')).toContain('is now handling');
    await chat.say('officer2', `event severity ${first} medium`);
    expect(await chat.say('officer2', `evenement compromission ${first} oui`)).toContain('incident');
    expect(
      await chat.answer('officer2', 'event.affected', first, {
        'A.3': 'yes',
        'A.2': 'yes',
        programs: 'Grants',
        resources: 'List of grants',
      }),
    ).toContain('Kept');
    expect(await chat.say('officer2', `event show ${first}`)).toContain('people): List of grants');

    const close = (values = {}) =>
      chat.answer('officer2', 'event.close', first, {
        outcome: 'resolved',
        cause: 'Left in a car',
        ...values,
      });
    expect(await close()).toContain('answer the questions');
    const checklist = await chat.answer('officer2', 'event.questions', first, {
      ...(await noToAll()),
      crime: 'yes',
      it: 'yes',
    });
    expect(checklist).toContain('Local police');
    expect(checklist).toContain('Preserve the evidence before anything is cleaned up');
    expect(checklist).toContain('I.2.2.7');
    expect(await close()).toContain(
      'Still to be told: Canadian Centre for Cyber Security; Treasury Board Secretariat, cyber security; Local police',
    );

    expect(await chat.press('officer2', 'event.draft', `${first} cyber cyber-centre`)).toContain(first);
    for (const agency of ['cyber cyber-centre', 'cyber tbs-cyber', 'other-crime local-police']) {
      expect(
        await chat.answer('officer2', 'event.filing', `${first} ${agency}`, { reference: 'Dossier Q7' }),
      ).toContain('was told');
    }
    expect(await close({ findings: 'None found', lessons: 'Lock it in the trunk' })).toContain('is closed');
    expect(await owed('employee-en')).toContain('Security has finished its work');
    expect(await owed('employee-en')).not.toContain('trunk');

    const record = await event();
    expect(record).toMatchObject({
      status: 'closed',
      severity: 'medium',
      compromise: { confirmed: true, by: 'officer2@sample.example' },
      affected: { controls: ['A.2', 'A.3'], programs: 'Grants' },
      closures: [
        {
          outcome: 'resolved',
          cause: 'Left in a car',
          findings: 'None found',
          lessons: 'Lock it in the trunk',
        },
      ],
    });
    expect(
      record.duties?.filter(({ done }) => done).map(({ agency, done }) => [agency, done?.reference]),
    ).toEqual([
      ['cyber-centre', 'Dossier Q7'],
      ['tbs-cyber', 'Dossier Q7'],
      ['local-police', 'Dossier Q7'],
    ]);
    expect(record.history.map(({ what }) => what)).toEqual(
      expect.arrayContaining([
        'assigned',
        'severity',
        'compromise',
        'affected',
        'answered',
        'notified',
        'closed',
      ]),
    );
    expect(JSON.stringify(await chat.store.audit.page(0, 200))).not.toMatch(/trunk|Grants|Q7|laptop/);
  });

  it('says in the form what is still missing, and keeps the form when it is sent all the same', async () => {
    await chat.say('employee-en', 'report lost my badge');
    await chat.press('officer1', 'event.close', first);
    const form = chat.replies.at(-1)?.form?.form;
    if (!form) throw new Error('no form');
    const lists = form.intro.flatMap((element) => (element.kind === 'list' ? element.items : []));
    expect(lists).toHaveLength(3);
    expect(lists[0]).toContain(`event severity ${first}`);
    await chat.submit('officer1', form, { outcome: 'resolved', cause: 'Found' });
    expect(chat.replies.at(-1)?.errors?.outcome).toContain(`event compromise ${first}`);
    expect((await event()).status).toBe('open');
    expect(await chat.submit('officer1', form, { outcome: 'unfounded', cause: 'Found' })).toContain(
      'is closed',
    );
  });

  it('tells whoever had an event that somebody else has it now', async () => {
    await chat.say('employee-en', 'report lost my badge');
    await chat.say('officer1', `event take ${first}`);
    expect(await chat.say('officer2', `event assign ${first} officer2@sample.example`)).toContain(
      'is now yours',
    );
    expect(await owed('officer1')).toBe(`${first} is no longer yours: Mélanie Gagnon has it now.`);
  });

  it('a closed event takes nothing more, until it is opened again with what was found kept', async () => {
    await chat.say('employee-en', 'report nothing much');
    await chat.answer('officer1', 'event.close', first, { outcome: 'unfounded', cause: 'A test' });
    for (const words of [
      `assign ${first} officer2@sample.example`,
      `compromise ${first} yes`,
      `restrict ${first}`,
      `take ${first}`,
      `ack ${first}`,
      `severity ${first} high`,
    ]) {
      expect(await chat.say('officer1', `event ${words}`)).toContain('is closed');
    }
    expect(await chat.say('officer1', `event reopen ${first} a witness came`)).toContain('is yours');
    expect(await event()).toMatchObject({ status: 'taken', owner: 'officer1@sample.example' });
    expect((await event()).closures).toHaveLength(1);
    expect(await chat.say('officer1', `event reopen ${first} again`)).toContain('is not closed');
    expect(await owed('employee-en')).toContain('taken up your report');
  });
});

describe('bad input gets a sentence and changes nothing', () => {
  it.each([
    [`event assign ${first} employee-en@sample.example`, 'is not an officer'],
    [`event assign ${first} nobody@sample.example`, 'is not an officer'],
    [`event assign ${first} somebody`, 'I could not use “somebody”'],
    [`event compromise ${first} perhaps`, 'I could not use “perhaps”'],
    [`event restrict ${first}`, 'needs an officer'],
    [`event link ${first} ${first}`, 'linked to itself'],
    [`event link ${first} EV-2026-9999`, 'I have no record EV-2026-9999'],
    ['event close EV-2026-9999', 'I have no record EV-2026-9999'],
    ['event notify EV-20', 'I could not use “EV-20”'],
  ])('%s', async (words, sentence) => {
    await chat.say('employee-en', 'report lost my badge');
    const before = await event();
    expect(await chat.say('officer1', words)).toContain(sentence);
    expect(await event()).toEqual(before);
  });

  it('an outcome, a time to come, a time that does not exist and a missing reference are asked for again', async () => {
    await chat.say('employee-en', 'report a virus on my computer');
    const file = (values: Record<string, string>) =>
      chat.answer('officer1', 'event.filing', `${first} cyber cyber-centre`, values);
    expect(await file({ reference: '' })).toContain('Give a reference');
    expect(await file({ reference: 'x', date: '2026-02-30', time: '10:00' })).toContain('that exist');
    expect(await file({ reference: 'x', date: '2027-01-01', time: '10:00' })).toContain('still to come');
    expect(
      await chat.answer('officer1', 'event.close', first, { outcome: 'nonsense', cause: 'x' }),
    ).toContain('Choose an outcome');
    expect(await file({ reference: 'TOP SECRET' })).toContain('do not write this here');
    expect((await event()).duties?.some(({ done }) => done)).toBe(false);
    await file({ reference: 'Call of 10:00', date: '2026-11-24', time: '09:30' });
    expect((await event()).duties?.[0]?.done?.at).toBe('2026-11-24T14:30:00.000Z');
    // What is filed can be set right.
    await chat.press('officer1', 'event.filing', `${first} cyber cyber-centre`);
    expect(chat.replies.at(-1)?.form?.form.fields.map(({ name }) => name)).toContain('undo');
  });
});

describe('restricted events', () => {
  beforeEach(async () => {
    await chat.say('employee-en', 'report Pat takes files home');
    await chat.say('officer1', `event take ${first}`);
    await chat.say('officer1', `event restrict ${first}`);
  });

  it('answer others as a number that does not exist does, and the look is in the audit', async () => {
    for (const verb of ['show', 'notify', 'close', 'restrict']) {
      const there = await chat.say('officer2', `event ${verb} ${first}`);
      expect(there.replaceAll(first, 'X')).toBe(
        (await chat.say('officer2', `event ${verb} EV-2026-0777`)).replaceAll('EV-2026-0777', 'X'),
      );
    }
    expect(await chat.say('officer2', 'event list')).not.toContain(first);
    const refused = (await chat.store.audit.page(0, 200)).filter(
      ({ who, record }) => who === 'officer2@sample.example' && record === first,
    );
    expect(refused.map(({ outcome }) => outcome)).toEqual(Array(4).fill('refused'));
  });

  it('ring their officer each time that somebody asks to be let in', async () => {
    for (const word of ['first', 'second']) {
      await chat.pass(60_000);
      await chat.say('officer2', `event join ${first} ${word} reason`);
    }
    expect(await owed('officer1')).toMatch(/first reason.*second reason/s);
  });

  it('let somebody in whom its officer adds', async () => {
    const asked = await chat.say('officer2', `event join ${first} same suspect as mine`);
    expect(asked).toBe(await chat.say('officer2', 'event join EV-2026-0777 same suspect as mine'));
    expect(await owed('officer1')).toContain('same suspect as mine');
    await chat.press('officer2', 'event.join.add', `${first} officer2@sample.example`);
    expect(await chat.say('officer2', `event show ${first}`)).toContain('I have no record');
    expect(await chat.press('officer1', 'event.join.add', `${first} officer2@sample.example`)).toContain(
      'may now see',
    );
    expect(await chat.say('officer2', `event show ${first}`)).toContain('takes files home');
  });

  it('have whoever gets them next hear who waits to be let in, once they are not in already', async () => {
    await chat.say('officer2', `event join ${first} same suspect as mine`);
    await chat.say('screening1', `event join ${first} it is one of my files`);
    await chat.press('officer1', 'event.join.add', `${first} screening1@sample.example`);
    await chat.say('officer1', `event assign ${first} cso@sample.example`);
    expect(await owed('cso')).toMatch(/Mélanie Gagnon asked to see EV-2026-0001 before it was yours/);
    expect((await owed('cso')).match(/before it was yours/g)).toHaveLength(1);
    await chat.press('cso', 'event.join.add', `${first} officer2@sample.example`);
    expect(await chat.say('officer2', `event show ${first}`)).toContain('takes files home');
    expect((await event()).asking).toEqual([]);
  });

  describe('that ask for a screening level', () => {
    const holds = (who: string, fields: Partial<Screening> = {}) =>
      chat.store.commit([{ in: 'screening', put: aScreening(`${who}@sample.example`, fields) }]);
    const keptOut = async () =>
      (await chat.store.audit.page(0, 200)).flatMap(({ what, outcome, who, detail }) =>
        what === 'event kept-out' ? [`${outcome} ${who.split('@')[0]} ${detail}`] : [],
      );

    beforeEach(async () => {
      await holds('officer1');
      await holds('it1', { level: 'reliability' });
    });

    it('let nobody in who does not hold it: not on asking, not by handing it over, not when called in', async () => {
      expect(await chat.say('officer1', `event restrict ${first} secret`)).toContain(
        'Whoever is let into it has to hold: Secret clearance.',
      );
      expect(await chat.say('officer1', `event show ${first}`)).toContain('Secret clearance');
      const out = 'was not let in: the screening level needed here is not confirmed for them today.';
      await chat.say('officer2', `event join ${first} same suspect as mine`);
      const add = () => chat.press('officer1', 'event.join.add', `${first} officer2@sample.example`);
      expect(await add()).toBe(`Mélanie Gagnon ${out}`);
      expect(await chat.say('officer1', `event assign ${first} officer2@sample.example`)).toBe(
        `Mélanie Gagnon ${out}`,
      );
      expect(await chat.say('officer1', `event call ${first} it whose files?`)).toContain(out);
      expect(await owed('it1')).toBe('');
      const event1 = await event();
      expect([event1.members, event1.owner, event1.calls]).toEqual([
        [],
        'officer1@sample.example',
        undefined,
      ]);
      expect(await keptOut()).toEqual([
        'refused officer1 kept-out:officer2@sample.example:secret',
        'refused officer1 kept-out:officer2@sample.example:secret',
        'refused officer1 kept-out:it1@sample.example:secret',
      ]);
      await holds('officer2', { level: 'top-secret' });
      expect(await add()).toContain('may now see');
    });

    it('put out whoever was in and does not hold it, and show a called function nothing from then on', async () => {
      await chat.say('officer1', `event call ${first} it whose files?`);
      expect(await chat.say('it1', `event show ${first}`)).toContain('whose files?');
      await chat.say('officer2', `event join ${first} same suspect as mine`);
      await chat.press('officer1', 'event.join.add', `${first} officer2@sample.example`);
      expect(await chat.say('cso', `evenement restreindre ${first} tres secret`)).toContain('Assign');
      expect((await event()).level).toBeUndefined();
      expect(await chat.say('officer1', `evenement restreindre ${first} secret`)).toContain(
        'Mélanie Gagnon was not let in',
      );
      expect(await chat.say('officer2', `event show ${first}`)).toContain('I have no record');
      expect(await chat.say('it1', `event show ${first}`)).not.toContain('whose files?');
    });

    it('ask the same of the room of a crisis that is opened for them', async () => {
      await chat.say('officer1', `event restrict ${first} secret`);
      await chat.say('officer1', `crisis open kind:cyber ${first} files gone`);
      const [crisis] = await chat.store.crises.open();
      expect(crisis).toMatchObject({ level: 'secret', event: first });
    });
  });
});

describe('an event about screening', () => {
  it('is handed to whoever screens, but for whom it names, and nothing else is', async () => {
    for (const who of ['g.cote', 'h.brown']) {
      const person = await chat.store.people.get(`${who}@sample.example`);
      if (!person) throw new Error(`no ${who}`);
      const roles = [...person.roles, { role: 'screening' as const, since: null }];
      await chat.store.commit([{ in: 'people', put: { ...person, roles } }]);
    }
    await chat.say('employee-en', 'report insider concern: h.brown@sample.example sells our files');
    for (const who of ['screening1', 'g.cote']) await chat.say(who, 'language en');
    expect(await chat.say('screening1', `event take ${first}`)).toContain('is yours');
    const named = await chat.say('screening1', `event assign ${first} h.brown@sample.example`);
    expect(named).toContain('is not an officer');
    expect(await chat.say('screening1', `event assign ${first} g.cote@sample.example`)).toContain(
      'is now with',
    );
    expect(await chat.say('g.cote', `event show ${first}`)).toContain('sells our files');
    expect(await chat.say('cso', `event assign ${first} screening1@sample.example`)).toContain('is now with');

    await chat.say('employee-en', 'report a virus on my computer');
    const other = await chat.say('officer1', 'event assign EV-2026-0002 screening1@sample.example');
    expect(other).toContain('is not an officer');
  });
});

describe('the type of an event', () => {
  it('is set right by an officer, and what has to be told follows', async () => {
    await chat.say('employee-en', 'report something odd on floor 4');
    await chat.say('officer1', `event take ${first}`);
    expect(await chat.press('officer1', 'event.type', `${first} cyber`)).toContain('is now: ');
    const record = await event();
    expect(record.type).toBe('cyber');
    expect(record.duties?.map(({ row }) => row)).toContain('cyber');
    expect(record.history.at(-1)).toMatchObject({ by: 'officer1@sample.example' });
    expect(record.history.map(({ what, to }) => `${what} ${to}`)).toContain('type cyber');
    expect(await chat.press('officer1', 'event.type', `${first} cyber`)).toContain('already so');
    expect(await chat.press('employee-en', 'event.type', `${first} other`)).toContain('Your role');
  });

  it('may restrict it, once it has an officer, and stays as it is where it is a record of its own', async () => {
    await chat.say('employee-en', 'report water on floor 4');
    expect(await chat.press('officer1', 'event.type', `${first} insider-screening`)).toContain(
      'Take EV-2026',
    );
    await chat.say('officer1', `event take ${first}`);
    await chat.press('officer1', 'event.type', `${first} insider-screening`);
    expect((await event()).restricted).toBe(true);
    expect(await chat.say('officer1', `event show ${first}`)).not.toContain('I have no record');
    expect(await chat.say('officer2', `event show ${first}`)).toContain('I have no record');
    await chat.say('cso', 'event readiness increased');
    expect(await chat.press('cso', 'event.type', 'EV-2026-0002 cyber')).toContain('and stays one');
    // Nor is it weighed: whom it would have to be told to by that is asked about nowhere.
    for (const words of ['severity EV-2026-0002 very-high', 'compromise EV-2026-0002 yes'])
      expect(await chat.say('cso', `event ${words}`)).toContain('and stays one');
    expect((await chat.store.events.get('EV-2026-0002'))?.duties).toMatchObject([{ row: 'readiness-level' }]);
  });
});

describe('duplicates', () => {
  it('are suggested, and merged into one', async () => {
    await chat.say('employee-en', 'report water is pouring from the ceiling on floor 4 of 90 Elgin');
    await chat.say('employee-fr', 'report water pouring from ceiling, floor 4, 90 Elgin!');
    await chat.say('employee-en', 'report lost my badge');
    const shown = await chat.say('officer1', 'event show EV-2026-0002');
    expect(shown).toContain(`May be the same as ${first}`);
    expect(shown).not.toContain('EV-2026-0003');
    expect(await chat.press('officer1', 'event.merge', `EV-2026-0002 ${first}`)).toContain('is now part of');
    expect(await event('EV-2026-0002')).toMatchObject({ status: 'closed', mergedInto: first });
    expect((await event()).links).toEqual(['EV-2026-0002']);
    expect(await owed('employee-fr')).toContain('signalé la même chose');
    expect(await chat.say('officer1', `event link ${first} EV-2026-0003`)).toContain('are linked');
    expect((await event('EV-2026-0003')).links).toEqual([first]);
  });
});

describe('what has to be told', () => {
  it('reminds its officer before and when it is due, and then the CSO', async () => {
    await chat.say('employee-en', 'report a virus on my computer');
    await chat.say('officer1', `event take ${first}`);
    await chat.pass(19 * hour);
    expect(await owed('officer1')).not.toContain('Cyber Centre');
    await chat.pass(hour);
    expect(await owed('officer1')).toContain('Canadian Centre for Cyber Security has to be told by');
    await chat.pass(4 * hour);
    expect(await owed('officer1')).toContain('nobody has filed it');
    expect(await chat.say('officer1', 'event list overdue')).toContain(first);
    expect(await owed('cso')).toBe('');
    await chat.pass(4 * hour);
    expect(await owed('cso')).toContain('is still not told');
  });

  it('is found and told also when the event is over, as the board counts it', async () => {
    const [closed, withdrawn] = [first, 'EV-2026-0002'];
    const report = () => chat.say('employee-en', 'report privacy breach, files sent to the wrong person');
    const decide = (id: string) =>
      chat.answer('privacy1', 'privacy.decide', id, { material: 'yes', reason: 'It was none' });
    await report();
    await chat.say('officer1', `event take ${closed}`);
    await chat.answer('officer1', 'event.close', closed, { outcome: 'unfounded', cause: 'A mistake' });
    await decide(closed);
    await report();
    await chat.press('employee-en', 'report.withdraw', withdrawn);
    await decide(withdrawn);
    await chat.pass(8 * 24 * hour);
    const { overdue } = (await chat.store.events.board(chat.now)).duties;
    const listed = async (words: string) =>
      [...new Set((await chat.say('officer1', words)).match(/EV-2026-\d{4}/g))].sort();
    expect(await listed('event list overdue')).toEqual([closed, withdrawn]);
    expect(overdue).toBe(
      (await Promise.all([event(closed), event(withdrawn)])).flatMap(({ duties = [] }) => duties).length,
    );
    expect(await listed('event list open overdue')).toEqual([]);
    const desk = await chat.owed('#desk console');
    for (const id of [closed, withdrawn]) {
      expect(desk.find((card) => card.includes(id))).toContain('[Whom to tell');
      expect(await chat.say('officer1', `event show ${id}`)).toContain('[Whom to tell');
      expect(await chat.press('officer1', 'event.notify', id)).toContain('Privacy Commissioner');
      for (const { row, agency } of (await event(id)).duties ?? [])
        await chat.answer('officer1', 'event.filing', `${id} ${row} ${agency}`, { reference: 'Call 9' });
      expect(await chat.say('officer1', `event show ${id}`)).not.toContain('[Whom to tell');
    }
    expect(await listed('event list overdue')).toEqual([]);
  });

  it('was not told before it happened', async () => {
    await chat.say('employee-en', 'report a virus on my computer');
    const file = (date: string) =>
      chat.answer('officer1', 'event.filing', `${first} cyber cyber-centre`, {
        reference: 'x',
        date,
        time: '10:00',
      });
    expect(await file('2016-11-24')).toContain('That is before it happened');
    expect((await event()).duties?.some(({ done }) => done)).toBe(false);
    expect(await file('2026-11-23')).toContain('was told');
  });

  it('is told no more when somebody has filed it', async () => {
    await chat.say('employee-en', 'report a virus on my computer');
    await chat.say('officer1', `event take ${first}`);
    for (const agency of ['cyber-centre', 'tbs-cyber'])
      await chat.answer('officer1', 'event.filing', `${first} cyber ${agency}`, { reference: 'x' });
    await chat.pass(72 * hour);
    expect(await owed('officer1')).toBe('');
    expect(await chat.say('officer1', `event notify ${first}`)).toContain('Reference: x');
  });

  it('says how old a contact is, and where there is none', async () => {
    await chat.say('employee-en', 'report a virus on my computer');
    await chat.answer('officer1', 'event.questions', first, { crime: 'yes' });
    const list = await chat.say('officer1', `evenement aviser ${first}`);
    expect(list).toContain('last verified 2024-03-15');
    expect(list).toContain('No contact in the department’s settings');
  });
});

it.each([
  ['event note', `event note ${first} SECRET`],
  ['event hold', `event hold ${first} TOP SECRET`],
  ['event join', `event join ${first} SECRET`],
  ['event call', `event call ${first} it (SECRET) which accounts?`],
])('%s takes nothing above the ceiling, and says so in the audit without the words', async (what, words) => {
  await chat.say('employee-en', 'report lost my badge');
  const before = await event();
  expect(await chat.say('officer1', words)).toContain('do not write this here');
  expect(await event()).toEqual(before);
  expect((await chat.store.audit.page(0, 100)).at(-1)).toMatchObject({
    what,
    outcome: 'refused',
    detail: 'marking',
  });
});

describe('questions to the author', () => {
  it('reach a confidential one without any name, and so does the answer', async () => {
    await chat.fill('employee-en', 'report', { what: 'my director takes files home', confidential: 'yes' });
    await chat.answer('officer1', 'event.ask', first, { question: 'Which floor?' });
    const { author } = await event();
    expect((await chat.owed(author)).join()).toContain('Which floor?');
    expect((await chat.owed(author)).join()).not.toContain('Okafor');
    expect(await chat.answer('employee-en', 'report.details', first, { text: 'The third' })).toContain(
      'Added',
    );
    expect(await chat.say('officer1', `event show ${first}`)).toContain('The third');
    expect(JSON.stringify(await event())).not.toContain('employee-en');
  });
});

describe('event ask', () => {
  it('sends the author what stands behind it, and asks for it where nothing does', async () => {
    await chat.say('employee-en', 'report lost my badge');
    expect(await chat.say('officer1', `event ask ${first} When did you\nlast see it?`)).toContain(
      'on its way',
    );
    expect((await chat.owed('employee-en@sample.example')).join()).toContain('When did you\nlast see it?');
    expect((await chat.owed('employee-en@sample.example')).join()).not.toContain('Okafor');
    await chat.say('officer2', `demander ${first}`);
    expect(chat.replies.at(-1)?.form?.form.id).toBe('event.ask');
    expect(await chat.say('employee-fr', `event ask ${first} who?`)).not.toContain('on its way');
  });
});

describe('on every platform', () => {
  it('the longest list of agencies fits', async () => {
    await chat.say('employee-en', 'report something happened');
    await chat.say('officer1', `event severity ${first} very-high`);
    const all = Object.fromEntries(questions.map((question) => [question, 'yes']));
    // Some answers make further questions matter.
    for (let round = 0; round < 2; round++) await chat.answer('officer1', 'event.questions', first, all);
    const list = chat.replies.at(-1)?.here;
    expect(new Set((await event()).duties?.map(({ row }) => row)).size).toBe(13);
    const blocks = renderMessage(list ?? { text: '' }).blocks;
    expect(blocks.length).toBeLessThan(50);
    expect(JSON.stringify(blocks)).toContain('CCRTIS-SCICTR@rcmp-grc.gc.ca');
  });

  it('an event with many notes keeps its buttons', async () => {
    await chat.say('employee-en', 'report something happened');
    for (let i = 1; i <= 30; i++) await chat.say('officer1', `event note ${first} note number ${i}`);
    const shown = await chat.say('officer1', `event show ${first}`);
    expect(shown).toContain('18 earlier');
    expect(shown).toContain('note number 30');
    const blocks = renderMessage(chat.replies.at(-1)?.here ?? { text: '' }).blocks;
    expect(JSON.stringify(blocks)).toContain('event.close');
  });
});
