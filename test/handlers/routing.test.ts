import { beforeEach, describe, expect, it } from 'vitest';
import { sevenDays } from '../../src/domain/agency-duty.ts';
import { type Row, rows } from '../../src/domain/agency-routing.ts';
import type { SecurityEvent } from '../../src/domain/security-event.ts';
import { wordsFor } from '../../src/handlers/record/words.ts';
import { Unit } from '../../src/handlers/work.ts';
import { sampleDepartment, sampleRouting } from '../support/bot.ts';
import { type Chat, chatForEach } from '../support/chat.ts';
import { anEvent } from '../support/records.ts';

let chat: Chat;
const begun = async (started: Chat) => {
  chat = started;
  for (const who of ['officer2', 'cso']) await chat.say(who, 'language en');
};

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const first = 'EV-2026-0001';
const event = async (): Promise<SecurityEvent> => {
  const found = await chat.store.events.get(first);
  if (!found) throw new Error(`no ${first}`);
  return found;
};
const owed = async (who: string) => (await chat.owed(`${who}@sample.example`)).join('\n');
const routing = sampleRouting();

/** An event that has to be told to everybody. */
const toAll = (fields: Partial<SecurityEvent> = {}): SecurityEvent =>
  anEvent(1, {
    owner: 'officer1@sample.example',
    status: 'taken',
    duties: routing.rows.flatMap(({ id: row, recipients }) =>
      recipients.map((agency) => ({ row, agency, since: '2026-11-24T12:00:00.000Z' })),
    ),
    ...fields,
  });

describe('what is found out about an event', () => {
  chatForEach(begun);

  it('says whom it has to be told to because of that', async () => {
    await chat.say('employee-en', 'report the roof fell in');
    await chat.say('officer2', 'language fr');
    expect(await chat.say('officer1', `event severity ${first} medium`)).not.toContain('told');
    expect(await chat.say('officer1', `event severity ${first} very-high`)).toMatch(
      /now has to be told to: Government Operations Centre \(GOC\); Privy Council Office, Office of the CSO\.[\s\S]*\[Whom to tell\]/,
    );
    expect(await chat.say('officer1', `event severity ${first} high`)).not.toContain('told');
    expect(await chat.say('officer2', `evenement gravite ${first} tres elevee`)).toContain(
      `À aviser désormais au sujet de ${first}\u00A0: Centre des opérations du gouvernement (COG); Bureau du Conseil privé`,
    );
    // What is collected in the regular cycle need not be told now.
    expect(await chat.say('officer1', `event compromise ${first} yes`)).not.toContain('told');
  });

  it('tells whoever has it whom it has to be told to because of what somebody else did', async () => {
    await chat.say('employee-en', 'report the roof fell in');
    await chat.say('officer1', `event take ${first}`);
    await chat.say('officer1', `event severity ${first} very-high`);
    expect(await owed('officer1')).not.toContain('told');
    await chat.answer('officer2', 'event.questions', first, {
      'national-security': 'yes',
      significant: 'no',
    });
    const [told, ...more] = (await chat.owed('officer1@sample.example')).filter((each) =>
      each.includes('told'),
    );
    expect(told).toContain(
      `${first} now has to be told to: Canadian Security Intelligence Service (CSIS); RCMP National Operations Centre; Privy Council Office, Office of the CSO.`,
    );
    expect(more).toEqual([]);
    await chat.say('cso', `event compromise ${first} yes`);
    await chat.say('cso', `event severity ${first} low`);
    expect(await chat.owed('officer1@sample.example')).toHaveLength(1);
  });

  it('comes to mind again where it is opened again, or becomes part of another', async () => {
    await chat.say('employee-en', 'report the roof fell in');
    await chat.say('employee-fr', 'report the roof of the annex fell in');
    for (const id of [first, 'EV-2026-0002']) await chat.say('officer1', `event take ${id}`);
    await chat.answer('officer1', 'event.questions', first, { 'national-security': 'yes' });
    await chat.answer('officer1', 'event.close', first, { outcome: 'unfounded', cause: 'it did not' });
    const told = (id: string) => `${id} now has to be told to: Canadian Security Intelligence Service (CSIS)`;
    expect(await chat.say('officer1', `event reopen ${first} it did`)).toContain(told(first));
    const merged = await chat.press('officer1', 'event.merge', `${first} EV-2026-0002`);
    expect(merged).toContain(told('EV-2026-0002'));
  });

  it('opens again whether its impact is significant, once it is one of the gravest', async () => {
    await chat.say('employee-en', 'report the roof fell in');
    await chat.say('officer1', `event severity ${first} medium`);
    await chat.answer('officer1', 'event.questions', first, { significant: 'no', crime: 'no' });
    await chat.say('officer1', `event severity ${first} high`);
    expect((await event()).answers?.significant).toBe('no');
    expect(await chat.say('officer1', `event severity ${first} very-high`)).toContain('told to: Government');
    const { answers, history } = await event();
    expect(answers).toEqual({ crime: 'no' });
    expect(history.filter(({ what }) => what === 'answered').at(-1)).toMatchObject({
      from: 'crime:no significant:no',
      to: 'crime:no',
    });
    const duties = async () => (await event()).duties?.map(({ row }) => row) ?? [];
    expect(await duties()).toContain('significant-impact');
    await chat.answer('officer1', 'event.questions', first, { significant: 'no' });
    expect(await duties()).not.toContain('significant-impact');
    // Said of the gravest, it holds.
    await chat.say('officer1', `event note ${first} 12`);
    expect(await duties()).not.toContain('significant-impact');
  });
});

describe('a compromise', () => {
  chatForEach(begun);

  it('that is ruled out leaves an event, and takes back what an incident has to be told', async () => {
    await chat.say('employee-en', 'report the door of the vault was open');
    await chat.say('officer1', `event take ${first}`);
    await chat.say('officer1', `event severity ${first} low`);
    const monitoring = async () =>
      (await event()).duties?.some(({ row }) => row === 'policy-monitoring') ?? false;
    expect(await chat.say('officer1', `event compromise ${first} yes`)).toContain('is an incident');
    expect(await monitoring()).toBe(true);

    const said = await chat.say('officer2', `evenement compromission ${first} non`);
    expect(said).toContain('no compromise. It stays an event');
    expect(await monitoring()).toBe(false);
    expect((await event()).compromise).toMatchObject({ confirmed: false, by: 'officer2@sample.example' });
    const changes = (await event()).history.filter(({ what }) => what === 'compromise');
    expect(changes.map(({ from, to }) => [from, to])).toEqual([
      [undefined, 'yes'],
      ['yes', 'no'],
    ]);
    expect(await chat.say('officer1', `event show ${first}`)).toContain('Compromise: Ruled out');
    expect(await chat.press('officer1', 'event.compromise', `${first} no`)).toContain('already so');
    await chat.press('officer1', 'event.compromise', `${first} yes`);
    for (const value of [first, `${first} perhaps`])
      expect(await chat.press('officer1', 'event.compromise', value)).toContain('no longer does anything');
    expect((await event()).compromise?.confirmed).toBe(true);
    await chat.press('officer1', 'event.compromise', `${first} no`);
    const form = await chat.answer('officer1', 'event.close', first, {
      outcome: 'resolved',
      cause: 'A gust',
    });
    expect(form).not.toContain('whether there was a compromise');
  });

  it('is not closed as unfounded, nor before agencies were told, until it is ruled out', async () => {
    await chat.say('employee-en', 'report the door of the vault was open');
    await chat.say('officer1', `event take ${first}`);
    await chat.say('officer1', `event severity ${first} high`);
    await chat.say('officer1', `event compromise ${first} yes`);
    const duties = (await event()).duties?.map(({ row }) => row);
    expect(duties).not.toEqual([]);
    const close = (outcome: string) =>
      chat.answer('officer1', 'event.close', first, { outcome, cause: 'A gust' });
    expect(await close('unfounded')).toContain(`event compromise ${first} no`);
    const opened = chat.replies.at(-2)?.form?.form.intro;
    expect(JSON.stringify(opened)).toContain('Before this can be closed:');
    expect(await close('resolved')).toContain('who has to be told');
    expect(await event()).toMatchObject({ status: 'taken' });
    expect((await event()).duties?.map(({ row }) => row)).toEqual(duties);
    await chat.say('officer1', `event compromise ${first} no`);
    expect(await close('unfounded')).toContain('is closed');
  });

  it('is decided once and the other way from a button', async () => {
    await chat.say('employee-en', 'report the door of the vault was open');
    expect(await chat.press('officer1', 'event.compromise', `${first} no`)).toContain('no compromise');
    expect((await event()).compromise?.confirmed).toBe(false);
    expect((await event()).duties ?? []).toEqual([]);
  });
});

describe('what was answered', () => {
  chatForEach(begun);

  const buttons = () => JSON.stringify(chat.replies.at(-1)?.here?.card);
  const list = () => chat.say('officer1', `event notify ${first}`);

  it('is shown with whom to tell, and can be corrected once all is answered', async () => {
    await chat.say('employee-en', 'report my laptop was stolen');
    await chat.press('officer1', 'event.questions', first);
    const form = chat.replies.at(-1)?.form?.form;
    const asked = form?.fields.filter(({ kind }) => kind === 'choice').map(({ name }) => [name, 'no']) ?? [];
    if (form) await chat.submit('officer1', form, { ...Object.fromEntries(asked), people: '40' });
    const shown = await list();
    expect(shown).not.toContain('still open');
    expect(shown).toMatch(/Is a crime .* suspected.*: No/);
    expect(shown).toContain('People concerned, about: 40');
    expect(buttons()).toContain('"action":"event.questions"');
    await chat.answer('officer1', 'event.questions', first, { crime: 'yes', people: '40' });
    expect(await list()).toMatch(/Is a crime .* suspected.*: Yes/);
    expect((await event()).duties?.map(({ row }) => row)).toContain('other-crime');
    // The desk’s answers are no part of what the privacy officers tell.
    await chat.answer('officer1', 'event.questions', first, { 'personal-information': 'yes', people: '40' });
    await chat.answer('privacy1', 'privacy.decide', first, { material: 'yes', reason: 'Theft is likely' });
    expect(await chat.say('privacy1', `event notify ${first}`)).not.toContain('suspected');
  });

  it('is seen and set right when the event is taken for something of which it is not asked', async () => {
    await chat.say('employee-en', 'report my laptop was stolen');
    await chat.answer('officer1', 'event.questions', first, { crime: 'yes', significant: 'yes' });
    await chat.press('officer1', 'event.type', `${first} unattended-information`);
    await chat.say('officer1', `event severity ${first} low`);
    const shown = await list();
    expect(shown).toMatch(/Is a crime .* suspected.*: Yes/);
    expect(shown).toContain('Local police');
    await chat.answer('officer1', 'event.questions', first, { crime: 'no', significant: 'no' });
    expect((await event()).duties).toEqual([]);
    expect(await list()).not.toContain('Local police');
  });

  it('offers nothing that an event which is over refuses', async () => {
    await chat.say('employee-en', 'report my laptop was stolen');
    await chat.answer('officer1', 'event.questions', first, { crime: 'yes' });
    await chat.answer('officer1', 'event.close', first, { outcome: 'unfounded', cause: 'It was found' });
    expect(await list()).toMatch(/Is a crime .* suspected.*: Yes/);
    expect(buttons()).not.toContain('event.questions');
  });
});

describe('a privacy breach', () => {
  chatForEach(begun);

  const nobody = 'As far as is known now, nobody outside the department has to be told.';

  it('of which it is not decided whether it is material is not one that nobody has to be told of', async () => {
    await chat.say('manager2', 'report privacy breach, salaries sent to the wrong person');
    await chat.say('officer1', `event take ${first}`);
    const open = await chat.say('officer1', `event notify ${first}`);
    expect(open).toContain('Whether the breach is material is not decided');
    expect(open).not.toContain(nobody);
    await chat.answer('privacy1', 'privacy.decide', first, {
      material: 'no',
      reason: 'Sent to one colleague',
    });
    expect(await chat.say('officer1', `event notify ${first}`)).toContain(nobody);
  });

  it('that was found to be material is one, whatever an officer takes the event for or answers since', async () => {
    await chat.say('employee-en', 'report privacy breach, salaries sent to the wrong person');
    await chat.say('officer1', `event take ${first}`);
    await chat.answer('officer1', 'event.questions', first, {
      contractor: 'yes',
      'other-institutions': 'yes',
    });
    await chat.answer('privacy1', 'privacy.decide', first, { material: 'yes', reason: 'Harm is likely' });
    await chat.press('officer1', 'event.type', `${first} lost-item`);
    await chat.answer('officer1', 'event.questions', first, { 'personal-information': 'no' });
    const own: Row[] = ['material-privacy-breach', 'multi-institution-breach', 'supplier-breach'];
    expect((await event()).duties?.map(({ row }) => row)).toEqual(expect.arrayContaining(own));
    // Whoever becomes a privacy officer hears that there is something to tell.
    const person = await chat.store.people.get('hr1@sample.example');
    if (!person) throw new Error('nobody there');
    const roles = [...person.roles, { role: 'privacy' as const, since: null }];
    await chat.store.commit([{ in: 'people', put: { ...person, roles } }]);
    await chat.say('officer1', `event note ${first} now there are two`);
    await chat.pass(day);
    expect(await owed('hr1')).toContain(`${first} involves personal information`);
  });

  it('at a supplier, and one that touches another institution, is told before anybody decides on it, the latter by the privacy officers', async () => {
    await chat.say('employee-en', 'report privacy breach, salaries sent to the wrong person');
    await chat.say('officer1', `event take ${first}`);
    const list = await chat.answer('officer1', 'event.questions', first, {
      contractor: 'yes',
      'other-institutions': 'yes',
    });
    expect(list).toContain('Tell: PSPC, incidents at suppliers (SIID)');
    expect(list).toContain('Privacy Implementation Notice 2022-01');
    expect(list).toContain('check what the contract says');
    expect(list).toContain('Tell: Treasury Board Secretariat, privacy');
    expect(list).toContain('(Directive on Privacy Practices, Appendix B)');
    const own = await chat.say('privacy1', `event notify ${first}`);
    expect(own).toContain('Secrétariat du Conseil du Trésor, vie privée');
    expect(own).not.toContain('SPAC');
    expect(await owed('privacy1')).toContain(
      `À aviser désormais au sujet de ${first} : Secrétariat du Conseil du Trésor, vie privée`,
    );
    const drafts = await chat.press(
      'officer1',
      'event.draft',
      `${first} multi-institution-breach tbs-privacy`,
    );
    expect(drafts).toContain('Institutions concerned: [to be completed]');
    expect(drafts).toContain('Institutions touchées : [à remplir]');
  });
});

describe('accountable COMSEC material', () => {
  chatForEach(begun);

  it('is told to the department’s own CSO at once, by its number alone, and says who that is', async () => {
    await chat.say('employee-en', 'report the crypto box is gone');
    await chat.say('officer1', `event take ${first}`);
    const list = await chat.answer('officer1', 'event.questions', first, { comsec: 'yes' });
    expect(list).toContain('Here: Claire Tremblay (cso@sample.example)');
    const told = await owed('cso');
    expect(told).toContain(`${first} is something that you have to be told of as CSO (I.2.2.9)`);
    expect(told).not.toMatch(/crypto box is gone.*told of as CSO|COMSEC/s);
    const draft = await chat.press('officer1', 'event.draft', `${first} comsec departmental-cso`);
    expect(draft).toContain('Please call the security desk at');
    expect(draft).not.toMatch(/your department|votre ministère/);
    // What changes besides rings no more.
    const before = (await chat.owed('cso@sample.example')).length;
    await chat.answer('officer1', 'event.questions', first, { crime: 'yes' });
    expect(await chat.owed('cso@sample.example')).toHaveLength(before);
  });

  it('is told to them once more where it was closed as unfounded and is opened again', async () => {
    await chat.say('employee-en', 'report the crypto box is gone');
    await chat.say('officer1', `event take ${first}`);
    await chat.answer('officer1', 'event.questions', first, { comsec: 'yes' });
    await chat.pass(hour);
    await chat.answer('officer1', 'event.close', first, { outcome: 'unfounded', cause: 'It was found' });
    await chat.pass(hour);
    await chat.say('officer1', `event reopen ${first} it was another box`);
    const told = await chat.owed('cso@sample.example');
    expect(told.filter((each) => each.includes('told of as CSO'))).toHaveLength(2);
  });
});

describe('what was filed', () => {
  chatForEach(begun);

  const duty = `${first} other-crime local-police`;
  const file = (values: Record<string, string>) => chat.answer('officer1', 'event.filing', duty, values);
  const police = async () => (await event()).duties?.find(({ row }) => row === 'other-crime');
  const form = async (who: string) => {
    await chat.press(who, 'event.filing', duty);
    const found = chat.replies.at(-1)?.form?.form;
    if (!found) throw new Error('no form');
    return found;
  };
  const filings = async () =>
    (await event()).history.flatMap(({ what, from, to }) => (what === 'filing' ? [[from, to]] : []));

  beforeEach(async () => {
    await chat.say('employee-en', 'report my laptop was stolen');
    await chat.answer('officer1', 'event.questions', first, { crime: 'yes' });
    await file({ reference: 'oops wrong file' });
  });

  it('can be corrected, and the history keeps both', async () => {
    const at = (await police())?.done?.at;
    await chat.say('officer1', `event notify ${first}`);
    expect(JSON.stringify(chat.replies.at(-1)?.here?.card)).toContain(
      `{"action":"event.filing","value":"${duty}","label":"Correct what was filed"}`,
    );
    await chat.pass(hour);
    const fields = (await form('officer2')).fields.map((field) => 'value' in field && field.value);
    expect(fields.slice(0, 3)).toEqual(['2026-11-24', '10:00', 'oops wrong file']);
    const said = await file({ date: '2026-11-24', time: '10:00', reference: 'OPS 12-3' });
    expect(said).toContain('Corrected');
    expect((await police())?.done).toMatchObject({ at, reference: 'OPS 12-3' });
    expect(await chat.say('officer1', `event notify ${first}`)).toContain('Reference: OPS 12-3');
    expect(await filings()).toEqual([[`local-police ${at} oops wrong file`, `local-police ${at} OPS 12-3`]]);
    const unit = new Unit(chat.services, chat.now);
    const changes = (await event()).history.filter(({ what }) => what === 'filing');
    const words = await wordsFor(unit, await event(), 'fr');
    expect(changes.map(words.changed)).toEqual([
      expect.stringMatching(/avis consigné.*oops wrong file → .*OPS 12-3/),
    ]);
  });

  it('can be taken back: then it has to be told still, and somebody is reminded', async () => {
    expect(await file({ reference: 'oops wrong file', undo: 'yes' })).toContain('Taken back');
    expect((await police())?.done).toBeUndefined();
    expect(await filings()).toEqual([[expect.stringContaining('oops wrong file'), undefined]]);
    await chat.say('officer1', `event take ${first}`);
    for (const _ of [1, 2, 3]) await chat.pass(day);
    expect(await owed('officer1')).toMatch(/Local police.* should have been told by now/);
    expect(await file({ reference: 'OPS 12-3' })).toContain('Filed');
  });

  it('was told at a time that there was: not in the hour that clocks skip, in either of the one that they repeat', async () => {
    chat.now = new Date('2027-03-14T20:00:00.000Z');
    const told = (date: string, time: string) => file({ reference: 'OPS 12-3', date, time });
    expect(await told('2027-03-14', '02:30')).toContain('skip 02:30 on 2027-03-14');
    expect(await told('2027-02-30', '02:30')).toContain('a date and a time that exist');
    expect((await police())?.done?.reference).toBe('oops wrong file');
    await told('2027-03-14', '03:30');
    expect((await police())?.done?.at).toBe('2027-03-14T07:30:00.000Z');

    const record = { ...(await event()), happenedAt: '2026-11-01T05:45:00.000Z' };
    await chat.store.commit([{ in: 'events', put: record }]);
    await told('2026-11-01', '01:15');
    expect((await police())?.done?.at).toBe('2026-11-01T06:15:00.000Z');
    await told('2026-11-01', '01:50');
    expect((await police())?.done?.at).toBe('2026-11-01T05:50:00.000Z');
    expect(await told('2026-11-01', '00:50')).toContain('before it happened');

    // Of a date alone, nobody knows since when.
    const day = { ...(await event()), happenedAt: '2026-11-01' };
    await chat.store.commit([{ in: 'events', put: day }]);
    await told('2026-11-01', '00:50');
    expect((await police())?.done?.at).toBe('2026-11-01T04:50:00.000Z');
    expect(await told('2026-10-31', '23:50')).toContain('before it happened');
  });

  it('by two at a time, is not overwritten by the one who opened the form earlier', async () => {
    const [one, two] = [await form('officer1'), await form('officer2')];
    await chat.submit('officer1', one, { reference: 'OPS 12-3' });
    expect(await chat.submit('officer2', two, { reference: 'OPS 99' })).toContain('while your form was open');
    expect((await police())?.done?.reference).toBe('OPS 12-3');
  });
});

describe('drafts', () => {
  chatForEach(begun);

  const own = {
    author: 'employee-en@sample.example',
    text: 'Jane Kowalski saw Peter Secretive take the folder',
    where: '14 Hidden Lane, room 7',
    contact: '613-555-0199',
    type: 'threat-violence',
    notes: [{ at: '2026-11-24T12:00:00.000Z', by: 'x', text: 'a note by hand' }],
    deskNotes: [{ at: '2026-11-24T12:00:00.000Z', by: 'x', text: 'a note of the desk' }],
  };
  const details =
    /Jane|Kowalski|Peter|Secretive|Hidden|0199|employee|Zed|U0999|anonym|confidential author|auteur confidentiel|Okafor|officer1|by hand|of the desk/i;
  const kinds: [string, Partial<SecurityEvent>, RegExp | undefined][] = [
    ['any event', own, undefined],
    ['a confidential one', { ...own, author: 'anonymous-zed', confidential: true }, undefined],
    [
      'a restricted one',
      { ...own, restricted: true, type: 'insider-screening' },
      /insider|interne|filtrage/i,
    ],
    ['a visitor’s', { ...own, author: 'slack:U0999', visitor: 'Zed Zedson' }, undefined],
    ['one of something withheld', { ...own, withheld: true, marking: 'secret' }, undefined],
  ];

  it.each(kinds)(
    'of every row hold no personal details, in both languages: %s',
    async (_name, fields, also) => {
      await chat.store.commit([{ in: 'events', put: toAll(fields) }]);
      for (const { id, recipients, draft } of routing.rows) {
        for (const agency of recipients) {
          const shown = await chat.press('officer1', 'event.draft', `${first} ${id} ${agency}`);
          expect(shown, id).not.toMatch(details);
          if (also) expect(shown, id).not.toMatch(also);
          // Nothing is left to be put in but what a person completes.
          expect(shown, id).not.toMatch(/[{}]|undefined/);
          for (const language of ['en', 'fr'] as const) {
            const [beginning = ''] = draft[language]
              .replace('{department}', chat.department.name[language])
              .split('{');
            expect(shown, `${id} ${language}`).toContain(beginning.trimEnd());
          }
          if (draft.en.includes('{number}')) expect(shown, id).toContain(first);
          expect(shown, id).toContain('Vigie does not send it');
        }
      }
    },
  );

  it('tell the moment with its time zone, and the degree of injury within the sentence, in both languages', async () => {
    await chat.store.commit([{ in: 'events', put: toAll({ ...own, severity: 'high' }) }]);
    const shown = await chat.press('officer1', 'event.draft', `${first} significant-impact goc`);
    expect(shown).toMatch(/reported Nov 24, 2026, .*? EST, degree of injury high\./);
    expect(shown).toMatch(/signalé le 24 nov\. 2026, .*? HNE, gravité \(degré de préjudice\)\s: élevée\./);
    await chat.store.commit([{ in: 'events', put: toAll({ ...own, id: 'EV-2026-0002' }) }]);
    expect(await chat.press('officer1', 'event.draft', 'EV-2026-0002 significant-impact goc')).toContain(
      'degree of injury not set.',
    );
  });

  it('leave it to a person to say that evidence is preserved', async () => {
    await chat.store.commit([{ in: 'events', put: toAll(own) }]);
    for (const duty of ['other-crime local-police', 'breach-of-trust rcmp-federal-policing']) {
      const shown = await chat.press('officer1', 'event.draft', `${first} ${duty}`);
      expect(shown).toContain('Evidence preserved: [to be completed]');
      expect(shown).toContain('Preuve préservée\u00A0: [à remplir]');
    }
  });

  it('have nowhere to put a personal detail', () => {
    const known = ['number', 'type', 'severity', 'reported', 'department', 'telephone'];
    for (const { id, draft } of routing.rows) {
      const places = [draft.en, draft.fr].map((text) =>
        [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
      );
      expect(new Set(places[0]), id).toEqual(new Set(places[1]));
      for (const place of places.flat()) expect(known, id).toContain(place);
    }
  });

  it('are for nobody who may not know of the event', async () => {
    await chat.store.commit([{ in: 'events', put: toAll({ restricted: true }) }]);
    expect(await chat.press('officer2', 'event.draft', `${first} other-crime local-police`)).toContain(
      'I have no record',
    );
  });
});

/** The rows that an event comes to have when all is answered yes, a breach is material, and the level is raised beside. */
async function everything(): Promise<Map<Row, SecurityEvent['duties']>> {
  await chat.say('employee-en', 'report something happened');
  await chat.say('officer1', `event take ${first}`);
  for (let round = 0; round < 2; round++) {
    await chat.press('officer1', 'event.questions', first);
    const form = chat.replies.at(-1)?.form?.form;
    const fields = form?.fields.filter(({ kind }) => kind === 'choice').map(({ name }) => [name, 'yes']);
    if (form) await chat.submit('officer1', form, Object.fromEntries(fields ?? []));
  }
  await chat.answer('privacy1', 'privacy.decide', first, { material: 'yes', reason: 'Likely' });
  await chat.say('officer1', 'event readiness increased');
  const raised = await chat.store.events.get('EV-2026-0002');
  const duties = [...((await event()).duties ?? []), ...(raised?.duties ?? [])];
  return new Map(rows.map((row) => [row, duties.filter((duty) => duty.row === row)]));
}

const sample = sampleDepartment().notifications;

describe('deadlines', () => {
  describe('of a department that sets none', () => {
    chatForEach(begun, { notifications: { ...sample, deadlines: {} } });

    it('are those of policy alone', async () => {
      const found = await everything();
      for (const { id, timing, recipients } of routing.rows) {
        const duties = found.get(id) ?? [];
        expect(
          duties.map(({ agency }) => agency),
          id,
        ).toEqual(recipients);
        const within = { 'without-delay': hour, 'seven-days': sevenDays };
        const due = timing === 'without-delay' || timing === 'seven-days' ? within[timing] : undefined;
        for (const { dueAt } of duties) expect(dueAt && Date.parse(dueAt) - chat.now.getTime(), id).toBe(due);
      }
      const list = await chat.say('officer1', `event notify ${first}`);
      expect(list).not.toContain('own deadline');
      expect(list).toContain('Policy sets no time');
      expect(list).toContain('In the regular cycle, or on request');
      expect(list).toContain('At the latest');
    });
  });

  describe('of a department that sets one for each row', () => {
    const deadlines = Object.fromEntries(rows.map((row, i) => [row, (i + 1) * day])) as Record<Row, number>;
    chatForEach(begun, { notifications: { ...sample, deadlines } });

    it('are its own beside policy’s words, but for the seven days', async () => {
      const found = await everything();
      for (const row of rows) {
        for (const { dueAt = '' } of found.get(row) ?? []) {
          const within = row === 'material-privacy-breach' ? sevenDays : deadlines[row];
          expect(Date.parse(dueAt) - chat.now.getTime(), row).toBe(within);
        }
      }
      const list = await chat.say('officer1', `event notify ${first}`);
      expect(list).toContain('Policy sets no time. Department’s own deadline: Nov 25, 2026');
      expect(list).toContain('Without delay. Department’s own deadline: Nov 26, 2026');
      expect(list).toContain(
        'As your cyber security event management plan says. Department’s own deadline: Nov 27',
      );
      expect(list).toContain('on request. Department’s own deadline: Dec 6, 2026');
      expect(list).toContain('it is material. At the latest Dec 1, 2026');
    });

    it('remind the owner before and when they are over, and then the CSO, whatever the row', async () => {
      await chat.store.commit([{ in: 'events', put: toAll({ duties: [], type: 'damage-facility' }) }]);
      await chat.answer('officer1', 'event.questions', first, {
        crime: 'yes',
        comsec: 'yes',
        cabinet: 'yes',
      });
      for (const [row, name] of [
        ['other-crime', 'Local police'],
        ['comsec', 'CSO of the department where it happened'],
        ['cabinet-confidences', 'Privy Council Office'],
      ] as const) {
        const left = Date.parse('2026-11-24T15:00:00.000Z') + deadlines[row] - chat.now.getTime();
        await chat.pass(left - 4 * hour);
        expect(await owed('officer1')).toContain(`${first}: ${name}`);
        expect(await owed('officer1')).not.toContain(`${name} should have been told`);
        await chat.pass(4 * hour);
        expect(await owed('officer1')).toMatch(new RegExp(`${name}.* should have been told by now`));
        expect(await owed('cso')).not.toContain(name);
        await chat.pass(4 * hour);
        expect(await owed('cso')).toMatch(new RegExp(`${name}.* is still not told`));
      }
    });

    it('remind anew, with messages of their own, of what went and came back', async () => {
      await chat.store.commit([{ in: 'events', put: toAll({ duties: [], type: 'damage-facility' }) }]);
      const told = async () => [
        (await owed('officer1')).split('Local police should have been told by now').length - 1,
        (await owed('cso')).split('Local police is still not told').length - 1,
      ];
      const crime = (said: string) => chat.answer('officer1', 'event.questions', first, { crime: said });
      const pass = async () => {
        await chat.pass(deadlines['other-crime'] - 4 * hour);
        await chat.pass(4 * hour);
        await chat.pass(4 * hour);
        await chat.settle();
      };
      await crime('yes');
      await pass();
      expect(await told()).toEqual([1, 1]);
      await crime('no');
      await crime('yes');
      await pass();
      expect(await told()).toEqual([2, 2]);
      const close = { outcome: 'unfounded', cause: 'A false alarm' };
      await chat.answer('officer1', 'event.close', first, close);
      await chat.say('officer1', `event reopen ${first} it was none`);
      await pass();
      expect(await told()).toEqual([3, 3]);
    });

    it('keep their time where an answer was a slip, and are set anew where it stood for longer', async () => {
      await chat.say('employee-en', 'report my laptop was stolen');
      const crime = (said: string) => chat.answer('officer1', 'event.questions', first, { crime: said });
      const due = async () => (await event()).duties?.find(({ row }) => row === 'other-crime')?.dueAt;
      await crime('yes');
      const dueAt = await due();
      await chat.pass(6 * hour);
      await crime('no');
      expect(await due()).toBeUndefined();
      await chat.pass(6 * hour);
      await crime('yes');
      expect(await due()).toBe(dueAt);
      expect((await event()).laidDown).toBeUndefined();
      await crime('no');
      await chat.pass(2 * day);
      await chat.say('officer1', `event note ${first} the police called`);
      expect((await event()).laidDown).toBeUndefined();
      await crime('yes');
      expect(Date.parse((await due()) ?? '') - chat.now.getTime()).toBe(deadlines['other-crime']);
    });

    it('ring again of what was filed and taken back, and leave the earlier messages as they are', async () => {
      await chat.say('employee-en', 'report my laptop was stolen');
      await chat.say('officer1', `event take ${first}`);
      await chat.answer('officer1', 'event.questions', first, { crime: 'yes' });
      const due = async () => (await event()).duties?.find(({ row }) => row === 'other-crime')?.dueAt;
      const dueAt = await due();
      const told = async () => {
        await chat.settle();
        return (await owed('officer1')).split('\n').filter((line) => line.includes('Local police'));
      };
      await chat.pass(deadlines['other-crime'] - 4 * hour);
      const soon = await told();
      await chat.pass(4 * hour);
      const [late] = (await told()).filter((line) => line.includes('should have been told by now'));
      const duty = `${first} other-crime local-police`;
      await chat.answer('officer1', 'event.filing', duty, { reference: 'Sgt Roy' });
      await chat.answer('officer1', 'event.filing', duty, { undo: 'yes' });
      expect(await due()).toBe(dueAt);
      await chat.pass(hour);
      expect((await told()).sort()).toEqual([...soon, late, late]);
      await chat.pass(4 * hour);
      expect(await owed('cso')).toContain('Local police is still not told');
    });
  });

  describe('without delay', () => {
    chatForEach(begun);

    it('remind the owner within the hour, and then the CSO', async () => {
      await chat.say('officer1', 'event readiness increased');
      await chat.pass(59 * minute);
      expect(await owed('officer1')).not.toContain('should have been told');
      await chat.pass(minute);
      expect(await owed('officer1')).toContain(
        'Privy Council Office, Office of the CSO should have been told by now',
      );
      await chat.pass(4 * hour);
      expect(await owed('cso')).toContain('is still not told');
    });

    const late = 'should have been told by now';
    const overdue = async () => {
      await chat.say('employee-en', 'report a virus on my computer');
      await chat.say('officer1', `event take ${first}`);
      for (let i = 0; i < 60; i++) await chat.pass(hour / 2);
      expect(await owed('officer1')).toContain(late);
      expect((await event()).duties).toMatchObject([{ reminded: 'cso' }, { reminded: 'cso' }]);
    };

    it('remind whoever has it next of what is late, at once, whether it was handed over or opened again', async () => {
      await overdue();
      await chat.say('officer1', `event assign ${first} officer2@sample.example`);
      expect(await owed('officer2')).not.toContain(late);
      await chat.pass(minute);
      await chat.pass(minute);
      expect(await owed('officer2')).toContain(late);
      expect(await owed('officer2')).not.toContain('has to be told by');
    });

    it('give whoever has it next as long as whoever had it before, until the CSO hears of it again', async () => {
      await overdue();
      const toCso = async () => (await owed('cso')).split('is still not told').length;
      const before = await toCso();
      await chat.say('officer1', `event assign ${first} officer2@sample.example`);
      for (let i = 0; i < 3; i++) await chat.pass(minute);
      expect(await toCso()).toBe(before);
      await chat.pass(sampleDepartment().notifications.escalateAfter);
      expect(await toCso()).toBeGreaterThan(before);
    });

    it('remind whoever gets it back, and the CSO once more, in messages of their own', async () => {
      await overdue();
      const told = async (who: string, of: string) => {
        await chat.settle();
        return (await owed(who)).split(of).length - 1;
      };
      expect(await told('officer1', late)).toBe(2);
      expect(await told('cso', 'is still not told')).toBe(2);
      for (const who of ['officer2', 'officer1']) {
        await chat.say('cso', `event assign ${first} ${who}@sample.example`);
        for (let i = 0; i < 60; i++) await chat.pass(hour / 2);
      }
      expect(await told('officer1', late)).toBe(4);
      expect(await told('cso', 'is still not told')).toBe(6);
    });

    it('remind whoever has the event into which it is merged', async () => {
      await overdue();
      await chat.say('employee-fr', 'signaler un virus sur mon ordinateur');
      await chat.say('officer2', 'event take EV-2026-0002');
      await chat.say('officer1', `event link ${first} EV-2026-0002 merge`);
      for (let i = 0; i < 3; i++) await chat.pass(minute);
      expect(await owed('officer2')).toMatch(/EV-2026-0002.*should have been told by now/);
    });
  });
});

describe('contacts', () => {
  const verified = (daysAgo: number) => ({
    telephone: '613-555-0100',
    verified: new Date(Date.parse('2026-11-24') - daysAgo * day).toISOString().slice(0, 10),
  });
  chatForEach(begun, {
    agencies: { csis: verified(0), 'rcmp-noc': verified(180), 'pco-cso': verified(181), goc: verified(900) },
  });

  it('are marked where nobody has checked them for longer than the department allows, in both languages', async () => {
    await chat.store.commit([{ in: 'events', put: toAll() }]);
    const shown = async (who: string, words: string) =>
      (await chat.say(who, words)).split('\n').filter((line) => line.includes('613-555-0100'));
    const [csis, rcmp, pco, goc] = await shown('officer1', `event notify ${first}`);
    expect(csis).toContain('(verified 2026-11-24)');
    // The day counts from its midnight: by noon a hundred and eighty days are over.
    expect(rcmp).toContain('last verified 2026-05-28: check it');
    expect(pco).toContain('last verified 2026-05-27: check it');
    expect(goc).toContain('last verified 2024-06-07: check it');
    await chat.say('officer2', 'language fr');
    const [scrs, grc] = await shown('officer2', `evenement aviser ${first}`);
    expect(scrs).toContain('(vérifié le 2026-11-24)');
    expect(grc).toContain('confirmez avant de vous y fier');
  });

  it('of several agencies stand after their names, which may have a comma', async () => {
    await chat.store.commit([{ in: 'events', put: toAll() }]);
    const list = await chat.say('officer1', `event notify ${first}`);
    expect(list).toContain(
      'Tell: Canadian Security Intelligence Service (CSIS); RCMP National Operations Centre; Privy Council Office, Office of the CSO',
    );
  });

  it('that are missing are said to be', async () => {
    await chat.store.commit([{ in: 'events', put: toAll() }]);
    expect(await chat.say('officer1', `event notify ${first}`)).toContain(
      'No contact in the department’s settings',
    );
  });
});
