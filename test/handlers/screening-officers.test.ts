import { describe, expect, it } from 'vitest';
import type { Screening } from '../../src/domain/screening.ts';
import { type Chat, chatForEach } from '../support/chat.ts';
import { aScreening, aTask } from '../support/records.ts';

const jane = 'employee-en@sample.example';
const roy = 'employee-fr@sample.example';
const day = 24 * 60 * 60 * 1000;
let chat: Chat;

chatForEach((started) => {
  chat = started;
});

const keep = (id: string, fields: Partial<Screening> = {}) =>
  chat.store.commit([{ in: 'screening', put: aScreening(id, fields) }]);

describe('looking a record up', () => {
  it('is refused where there is nobody of that address, wherever it is asked', async () => {
    await keep(roy);
    await chat.say('screening1', `screening who ${roy}`);
    const form = chat.replies.at(-1)?.form?.form;
    if (!form) throw new Error('no form');
    const state = 'EV-2026-999999999';
    expect(await chat.submit('screening1', { ...form, state }, { reason: 'review' })).toContain(
      'Nobody of that address',
    );
    expect(await chat.press('screening1', 'screening.who', state)).toContain('Nobody of that address');
    expect(await chat.store.looks.get(state)).toBeUndefined();
    await chat.say(jane, 'report lost my badge');
    expect(await chat.store.events.get('EV-2026-0001')).toBeDefined();
  });

  it('takes a reason, shows what may be shown where, and is read by the person', async () => {
    await keep(roy, { stage: 'doubt', requested: '2026-11-01', conditionsUntil: '2027-01-01' });
    const shown = await chat.say('screening1', `screening who ${roy} yearly review of the file`);
    for (const words of [
      'Screening of Étienne Roy',
      'Level: Secret clearance',
      'Stage: Resolution of doubt',
      'Conditions: reassess by: 2027-01-01',
      'Counts today: Yes',
      'the person reads in “screening log”',
      'Managers may be told only',
    ])
      expect(shown).toContain(words);
    const log = await chat.say(roy, 'filtrage journal');
    expect(log).toContain('Priya Nair (agent du filtrage) · yearly review of the file');
    const audit = await chat.store.audit.page(0, 20);
    expect(audit.find(({ what }) => what === 'screening who')).toMatchObject({
      who: 'screening1@sample.example',
      record: roy,
    });
    expect(JSON.stringify(audit)).not.toMatch(/yearly|doubt/i);
  });

  it('asks for the reason where none is given, and is nothing without one', async () => {
    await keep(roy);
    expect(await chat.say('screening1', `screening who ${roy}`)).toContain('[form screening.who]');
    const without = await chat.fill('screening1', `screening who ${roy}`, { reason: ' ' });
    expect(without).toContain('Say in a few words why you look');
    expect(await chat.store.looks.get(roy)).toBeUndefined();
    expect(await chat.say('screening1', 'screening who')).toContain('Name the person and why');
    // A name is no address: the words are taken as a question, and it is said how to look somebody up.
    expect(await chat.say('screening1', 'screening who Roy briefing')).toContain('give their address');
    expect(await chat.say(jane, 'screening who must be screened')).not.toContain('their address');
    expect(await chat.say('screening1', 'screening who screening1@sample.example why')).toContain(
      'That is you',
    );
    for (const reason of ['', ' yearly review'])
      expect(await chat.say('screening1', `screening who nobody@sample.example${reason}`)).toContain(
        'Nobody of that address',
      );
    expect(await chat.store.looks.get('nobody@sample.example')).toBeUndefined();
  });

  it('of an investigation is put off from the person by a named officer, with a reason and an end', async () => {
    await keep(roy);
    const look = (values: Record<string, string>) =>
      chat.fill('screening1', `screening who ${roy}`, { reason: 'source check', ...values });
    expect(await look({ until: '2026-12-24' })).toContain('Give both');
    expect(await look({ until: '2026-11-24', why: 'ongoing' })).toContain('a day after today');
    expect(await look({ until: '2028-01-24', why: 'ongoing' })).toContain('within a year');
    expect(await chat.store.looks.get(roy)).toBeUndefined();
    expect(await look({ until: '2026-12-24', why: 'ongoing' })).toContain('learns of it on 2026-12-24');
    expect(await chat.say(roy, 'filtrage journal')).toContain('Personne n’a consulté');
    expect((await chat.owed('cso@sample.example')).join()).toContain('a reporté au 2026-12-24');
    expect((await chat.owed('cso@sample.example')).join()).not.toMatch(/Roy|source/);
    const audit = await chat.store.audit.page(0, 20);
    expect(audit.find(({ what }) => what === 'screening look deferred')).toMatchObject({
      who: 'screening1@sample.example',
      record: roy,
      detail: 'until:2026-12-24',
    });
    await chat.pass(31 * day);
    expect(await chat.say(roy, 'filtrage journal')).toContain('source check');
  });

  it('is for screening officers and the CSO; on Slack there is nothing', async () => {
    await keep(roy, { level: 'top-secret' });
    for (const who of ['officer1', jane, 'privacy1'])
      expect(await chat.say(who, `screening who ${roy} curious`)).not.toMatch(/Top Secret|2033/);
    expect(await chat.say('cso', `screening who ${roy} revue`)).toContain('Habilitation Très secret');
    for (const words of [`screening who ${roy} review`, 'screening due', 'screening log']) {
      const answer = await chat.say('screening1', words, { platform: 'slack' });
      expect(answer).toMatch(/Protected B and cannot be shown[\s\S]*Teams, the console/);
      expect(answer).not.toContain('Top Secret');
    }
    expect((await chat.store.looks.get(roy))?.looks).toHaveLength(1);
  });

  it('is no command inside a question', async () => {
    expect(await chat.say(jane, 'screening who must be screened')).toMatch(/Verified|not sure/);
    expect(await chat.say(jane, 'screening due date of my clearance')).not.toContain('role');
  });
});

describe('managers', () => {
  it('read of their own people whether they are valid, and until when, and nothing else', async () => {
    await keep(roy, {
      level: 'top-secret',
      granted: '2024-01-01',
      expires: '2029-01-01',
      nextCheck: '2026-01-01',
    });
    await keep('a.singh@sample.example', { status: 'suspended', stage: 'review-for-cause' });
    const one = await chat.say('manager1', `screening who ${roy}`);
    expect(one).toContain('Étienne Roy: valid until 2029-01-01');
    const team = await chat.say('manager1', 'screening who');
    expect(team).toContain('Arjun Singh: not valid: ask the screening office');
    for (const answer of [one, team])
      expect(answer).not.toMatch(/Top|Secret|2024|2026-01-01|suspend|review|status/i);
    // A locked telephone shows the text that goes with a card: nothing of what the card holds.
    for (const words of [`screening who ${roy}`, 'screening who']) {
      await chat.say('manager1', words);
      expect(chat.replies.at(-1)?.here?.text).toBe('Your people');
    }
    const others = await chat.say('manager1', `screening who ${jane} why`);
    expect(others).toBe(await chat.say('manager1', 'screening who nobody@sample.example why'));
    expect(await chat.say(roy, 'filtrage journal')).toContain(
      'Susan Whitehorse (gestionnaire, valide ou non)',
    );
    expect((await chat.store.looks.get(roy))?.looks).toHaveLength(1);
  });

  it('who ask in plain words about one of their people are shown how they may read it', async () => {
    const asked = await chat.say('manager1', 'is Étienne Roy’s clearance valid');
    expect(asked).toContain('I tell people about their own screening only');
    expect(asked).toMatch(/those who report to you[\s\S]*\[Your people\]/);
    expect(await chat.press('manager1', 'screening.team', '')).toContain('Étienne Roy');
    expect(await chat.say(jane, 'is Étienne Roy’s clearance valid')).not.toContain('report to you');
    expect(await chat.say('screening1', 'is Étienne Roy’s clearance valid')).toContain('screening who');
  });

  it('get longer lists in pages', async () => {
    const people = Array.from({ length: 20 }, (_, i) => `p${String(i).padStart(2, '0')}@sample.example`);
    await chat.store.commit(
      people.map((id) => ({
        in: 'people' as const,
        put: {
          id,
          version: 0,
          name: id,
          source: 'directory' as const,
          active: true,
          roles: [],
          accounts: {},
          manager: 'deputy@sample.example',
        },
      })),
    );
    const officer = await chat.store.people.get('deputy@sample.example');
    if (!officer) throw new Error('no deputy');
    const roles = [...officer.roles, { role: 'manager' as const, since: null }];
    await chat.store.commit([{ in: 'people', put: { ...officer, roles } }]);
    const first = await chat.say('deputy', 'screening who');
    expect(first.match(/not valid/g)).toHaveLength(15);
    const buttons = chat.replies.at(-1)?.here?.card?.find(({ kind }) => kind === 'buttons');
    const more = buttons?.kind === 'buttons' ? buttons.buttons[0] : undefined;
    const next = await chat.press('deputy', more?.action ?? '', more?.value ?? '');
    expect(next.match(/not valid/g)?.length).toBeGreaterThan(5);
  });
});

describe('the clocks', () => {
  it('are started by an officer from a day, listed with their clause, and done', async () => {
    await keep(roy);
    const started = await chat.answer('screening1', 'screening.task.start', `${roy} inform-of-rights`, {
      day: '2026-11-23',
    });
    expect(started).toContain('by 2026-12-07');
    expect(
      await chat.answer('screening1', 'screening.task.start', `${roy} inform-of-rights`, {
        day: '2026-12-23',
      }),
    ).toContain('still to come');
    const list = await chat.say('screening1', 'screening due clocks');
    expect(list).toMatch(
      /Étienne Roy: Inform of the rights.*by 2026-12-07 \(Directive on Security Screening, H\.2\.2\.2\)/,
    );
    const id = `${roy} inform-of-rights 2026-11-23`;
    expect(await chat.press('screening1', 'screening.task.done', id)).toContain('Done: Inform of the rights');
    expect(await chat.press('screening1', 'screening.task.done', id)).toContain('done already');
    expect(await chat.say('screening1', 'screening due clocks')).toContain('Nothing there');
    expect(await chat.press('officer1', 'screening.task.done', id)).not.toContain('done already');
    const audit = await chat.store.audit.page(0, 30);
    expect(audit.map(({ detail }) => detail)).toContain('done:inform-of-rights');
    expect(
      await chat.press('screening1', 'screening.task.start', 'screening1@sample.example notify-person'),
    ).toContain('That is you');
  });
});

describe('what is due', () => {
  it('is told by unit, by stage and age, with what cannot be told', async () => {
    await keep(roy, { expires: '2026-12-10' });
    await keep(jane, { expires: '2027-02-01' });
    await keep('a.singh@sample.example', { nextCheck: '2026-11-01' });
    await keep('c.oconnor@sample.example', {
      requested: '2026-11-01',
      stage: 'consent',
      conditionsUntil: '2026-11-01',
    });
    await keep('f.ali@sample.example', { requested: '2026-09-01', stage: 'consent' });
    await keep('b.morin@sample.example', { status: 'expired', expires: '2026-10-01', stage: 'evaluation' });
    const { granted: _, expires: __, ...dateless } = aScreening('gone@sample.example', { version: 0 });
    await chat.store.commit([{ in: 'screening', put: dateless }]);
    await chat.store.commit([{ in: 'clocks', put: aTask(roy, '2026-11-20') }]);
    const all = await chat.say('screening1', 'screening due');
    for (const words of [
      'Clocks that run: 1, overdue 1',
      'Overdue: expired 1, recurring checks 1, conditions 1',
      'What positions require was last reviewed on 2024-05-01; again by 2029-05-01.',
      'Policy: 1 · 1 · 1',
      'Corporate Services: 0 · 1 · 1',
      'Consent and forms: 2 (days: median 23, oldest 84)',
      'Evaluation: 1',
      'Records that do not say how long they are valid: 1',
      'Requests without the day on which they began: 1',
      'Records whose person is not in the directory: 1',
    ])
      expect(all).toContain(words);
    const { screeningRules } = chat.department;
    chat.services.department = {
      ...chat.department,
      screeningRules: { ...screeningRules, positionsReviewed: '2021-11-23' },
    };
    expect(await chat.say('screening1', 'filtrage echeances')).toContain(
      'five years were over on 2026-11-23',
    );
    expect(await chat.say('screening1', 'screening due 30')).toMatch(/2026-12-10: Étienne Roy/);
    expect(await chat.say('screening1', 'screening due 30')).not.toContain('Kowalski');
    expect(await chat.say('cso', 'filtrage echeances retard')).toMatch(/Singh[\s\S]*vérification périodique/);
    expect(await chat.say('screening1', 'screening due requests')).toMatch(/2026-09-01[\s\S]*2026-11-01/);
    expect(await chat.say('officer1', 'screening due')).not.toContain('Policy');
  });

  it('leaves out what is about whoever asks, of whom it is told to nobody but others', async () => {
    const priya = 'screening1@sample.example';
    const doubt = { requested: '2026-10-01', stage: 'doubt', conditionsUntil: '2026-12-01' } as const;
    await keep(priya, doubt);
    await chat.store.commit([{ in: 'clocks', put: aTask(priya, '2026-11-20') }]);
    await chat.say('cso', 'language en');
    const of = (who: string) => chat.say(who, 'screening due');
    expect(await of('cso')).toMatch(
      /Clocks that run: 1[\s\S]*within 30 days: 1[\s\S]*Resolution of doubt: 1/,
    );
    expect(await of('screening1')).toMatch(/Clocks that run: 0[\s\S]*within 30 days: 0/);
    expect(await of('screening1')).not.toContain('Resolution of doubt');
    for (const list of ['requests', 'clocks', '90']) {
      expect(await chat.say('cso', `screening due ${list}`)).toContain('Priya Nair');
      expect(await chat.say('screening1', `screening due ${list}`)).not.toContain('Priya Nair');
    }
  });

  it('lists the checks and conditions that are to come, of which the officers are reminded', async () => {
    await keep(roy, { nextCheck: '2026-12-10' });
    await keep(jane, { conditionsUntil: '2027-02-01' });
    const soon = await chat.say('screening1', 'screening due 30');
    expect(soon).toMatch(/2026-12-10: Étienne Roy .*recurring check/);
    expect(soon).not.toContain('Kowalski');
    expect(await chat.say('screening1', 'screening due 90')).toMatch(
      /2027-02-01: Jane Kowalski .*conditions to reassess/,
    );
    await keep('a.singh@sample.example', { granted: '2026-11-01', temporaryUntil: '2027-02-20' });
    expect(await chat.say('screening1', 'screening due clocks')).toMatch(
      /Jane Kowalski: Reassess the conditions, by 2027-02-01 .*, F\)[\s\S]*Arjun Singh: Temporary access ends, by 2027-02-20 .*I\.2\.2\.1/,
    );
    expect(await chat.say('screening1', 'screening due')).toMatch(
      /recurring checks 0[\s\S]*Conditions to reassess within 30 days: 0/,
    );
  });

  it.each([
    ['screening due 45', 'Within 45 days', true],
    ['screening due 45 days', 'Within 45 days', true],
    ['filtrage echeances 45 jours', 'Within 45 days', true],
    ['screening due 44', 'Within 44 days', false],
    ['screening due 366', 'Within 366 days', true],
  ])('of any number of days is listed: %s', async (words, heading, isListed) => {
    await keep(jane, { expires: '2027-01-08' });
    const shown = await chat.say('screening1', words);
    expect(shown).toContain(heading);
    expect(shown.includes(jane)).toBe(isListed);
  });

  it('says which numbers of days it takes, and leaves what is no number to the answers', async () => {
    for (const words of ['screening due 0', 'screening due 400 days', 'filtrage echeances 1000'])
      expect(await chat.say('screening1', words)).toContain('Give a number of days from 1 to 366');
    expect(await chat.say('screening1', 'screening due 45 years of age')).not.toContain('Within');
  });

  it('notes that conditions were reassessed, when and by whom, and asks for it again within a year', async () => {
    await keep(jane, { conditionsUntil: '2026-11-20' });
    expect(await chat.press('screening1', 'screening.due', 'tasks')).toContain(
      'Conditions were reassessed: Jane Kowalski',
    );
    const reassess = (values: Record<string, string>, who = 'screening1') =>
      chat.answer(who, 'screening.conditions', jane, values);
    expect(await reassess({ on: '2026-11-25', next: '2027-11-01' })).toContain('still to come');
    expect(await reassess({ on: '2026-11-23', next: '2027-11-24' })).toContain('2027-11-23 at the latest');
    expect(await reassess({ on: '2026-11-23', next: '2026-11-23' })).toContain('2027-11-23 at the latest');
    expect(await reassess({ on: '2026-11-23', next: '2027-11-23' })).toBe(
      `Noted: the conditions of Jane Kowalski (${jane}) were reassessed on 2026-11-23, again by 2027-11-23.`,
    );
    expect(await chat.store.screening.get(jane)).toMatchObject({
      conditionsUntil: '2027-11-23',
      reassessed: { on: '2026-11-23', by: 'screening1@sample.example', due: '2026-11-20' },
    });
    const shown = await chat.say('screening1', `screening who ${jane} yearly review`);
    expect(shown).toContain('Conditions reassessed: 2026-11-23, noted by Priya Nair');
    expect(shown).toContain('Counts today: Yes');
    expect(await chat.say(jane, 'screening')).not.toMatch(/ondition|reassess/);
    const audit = await chat.store.audit.page(0, 50);
    expect(audit.findLast(({ detail }) => detail?.startsWith('conditions:'))).toMatchObject({
      who: 'screening1@sample.example',
      record: jane,
      detail: 'conditions:2026-11-23>2027-11-23',
    });
    // Nobody says it of themselves, and nobody of a level without conditions.
    await keep('screening1@sample.example', { conditionsUntil: '2026-11-20' });
    expect(await chat.press('screening1', 'screening.conditions', 'screening1@sample.example')).toContain(
      'That is you',
    );
    await keep(roy);
    expect(await chat.press('screening1', 'screening.conditions', roy)).not.toContain('[form');
    expect(await chat.press('officer1', 'screening.conditions', jane)).not.toContain('[form');
  });

  it('comes in pages', async () => {
    const ids = Array.from({ length: 40 }, (_, i) => `x${String(i).padStart(2, '0')}@sample.example`);
    await chat.store.commit(
      ids.map((id) => ({ in: 'screening' as const, put: aScreening(id, { expires: '2026-12-10' }) })),
    );
    const seen = new Set<string>();
    for (const from of ['', ' 15', ' 30']) {
      const page = await chat.press('screening1', 'screening.due', `30${from}`);
      for (const id of page.match(/x\d\d@/g) ?? []) seen.add(id);
    }
    expect(seen.size).toBe(40);
  });
});

describe('a recurring check that is late', () => {
  it('is told to the person as rooms see it: still valid, but they may wait', async () => {
    await keep(jane, { nextCheck: '2026-11-20' });
    const shown = await chat.say(jane, 'screening');
    expect(shown).toContain('Valid until: 2033-11-24');
    expect(shown).toContain('Recurring check, due since: 2026-11-20');
    expect(shown).toContain('rooms and events that need it may wait');
    expect(await chat.say('screening1', `screening who ${jane} review`)).toMatch(
      /overdue: it lets nobody into[\s\S]*Counts today: No/,
    );
  });
});
