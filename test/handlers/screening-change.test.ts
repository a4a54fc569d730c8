import { describe, expect, it } from 'vitest';
import { type Chat, chatForEach } from '../support/chat.ts';

const jane = 'employee-en@sample.example';
const hour = 60 * 60 * 1000;
let chat: Chat;

chatForEach((started) => {
  chat = started;
});

const first = async () => chat.store.events.get('EV-2026-0001');
/** Everything that is kept, and everything that is owed to anybody. */
const everything = async () =>
  JSON.stringify([
    await chat.store.events.page({ limit: 9 }),
    await chat.store.deliveries.page(undefined, 99),
    await chat.store.audit.page(0, 99),
  ]);

describe('a change of circumstances', () => {
  it('in one line goes to the screening officers alone, with a receipt', async () => {
    const receipt = await chat.say(jane, 'screening change I was charged with impaired driving', { id: 'm' });
    expect(receipt).toMatch(/Received: EV-2026-0001[\s\S]*Neither the security desk nor your manager/);
    expect(await first()).toMatchObject({
      author: jane,
      circumstance: 'other',
      restricted: true,
      marking: 'protected-b',
      text: 'I was charged with impaired driving',
    });
    const chosen = await chat.press(jane, 'screening.change.kind', 'EV-2026-0001 law-enforcement');
    expect(chosen).toContain('Involvement with the police');
    expect((await first())?.circumstance).toBe('law-enforcement');
    expect(await chat.owed('screening1@sample.example')).toEqual([
      expect.stringContaining('A change of circumstances was reported: EV-2026-0001'),
    ]);
    const owed = JSON.stringify(await chat.store.deliveries.page(undefined, 99));
    expect(owed).not.toMatch(/impaired|employee-en|#desk|"desk"/);
    expect(JSON.stringify(await chat.store.audit.page(0, 99))).not.toContain('impaired');
  });

  it('has no number of a confidential report of the same person, whom it names', async () => {
    await chat.say(jane, 'report confidentially: the lead steals laptops');
    const words = 'my boss, whom I reported in EV-2026-0001, threatens me';
    expect(await chat.say(jane, `screening change ${words}`)).toContain('I left the number EV-2026-0001 out');
    await chat.fill(jane, 'screening change', { what: words, contact: 'see EV-2026-0001' });
    for (const id of ['EV-2026-0002', 'EV-2026-0003']) {
      const event = await chat.store.events.get(id);
      expect(event).toMatchObject({ author: jane, text: 'my boss, whom I reported in EV-…, threatens me' });
      expect(JSON.stringify(event)).not.toContain('EV-2026-0001');
    }
  });

  it.each([
    ['arrêtée pour alcool au volant', false],
    ['my husband and I shout at each other all night', false],
    ['my husband was arrested, and he has a gun', true],
  ])('is danger by outright words alone, as nobody at the desk sees it: %s', async (words, danger) => {
    const said = await chat.say(jane, `screening change ${words}`);
    expect([said.includes('911'), (await first())?.danger]).toEqual([danger, danger]);
    await chat.fill(jane, 'screening change', { kind: 'finances' });
    await chat.answer(jane, 'report.details', 'EV-2026-0002', { text: words });
    expect((await chat.store.events.get('EV-2026-0002'))?.danger).toBe(danger);
  });

  it('is answered as French is written, also in the direct message that lasts', async () => {
    await chat.send({
      ...{
        id: 'm',
        kind: 'text',
        text: 'filtrage changement TRÈS SECRET : arrêtée samedi',
        files: [],
        mentions: [],
      },
      sender: {
        platform: 'console',
        id: 'c',
        email: 'employee-fr@sample.example',
        name: 'É',
        standing: 'member',
      },
      ...{ place: { platform: 'console', id: 'd', kind: 'direct' }, audience: 'author', lasting: false },
    });
    const owed = await chat.store.deliveries.page(undefined, 99);
    const rows = owed
      .flatMap(({ content }) => ('of' in content ? [] : (content.card ?? [])))
      .filter(({ kind }) => kind === 'facts' || kind === 'phones');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows).toEqual(rows.map((each) => ({ ...each, language: 'fr' })));
  });

  it('by the form takes the policy’s list, in either language, with the privacy notice', async () => {
    const opened = await chat.say('employee-fr', 'filtrage changement');
    expect(opened).toContain('[form screening.change]');
    const form = chat.replies.at(-1)?.form?.form;
    const shown = JSON.stringify(form);
    expect(shown).toContain('Mon casier judiciaire');
    expect(shown).toContain('POU 917');
    expect(shown).not.toContain('état civil');
    const values = { kind: 'finances', marking: 'protected-b', since: '2026-11-20', contact: '613-555-0199' };
    await chat.fill('employee-fr', 'filtrage changement', values);
    expect(await first()).toMatchObject({
      circumstance: 'finances',
      happenedAt: '2026-11-20',
      contact: '613-555-0199',
    });
    const empty = { marking: 'protected-b' };
    expect(await chat.fill('employee-fr', 'filtrage changement', empty)).toContain(
      'Choisissez ce qui a changé',
    );
    const early = { kind: 'finances', since: '2026-11-25' };
    expect(await chat.fill(jane, 'screening change', early)).toContain('still to come');
    expect(await chat.store.events.page({ limit: 9 })).toHaveLength(1);
  });

  it('asks of personal status in security and intelligence organizations', async () => {
    const { screeningRules } = chat.department;
    Object.assign(chat.department, { screeningRules: { ...screeningRules, securityAndIntelligence: true } });
    await chat.say(jane, 'screening change');
    expect(JSON.stringify(chat.replies.at(-1)?.form)).toContain('marital status included');
  });

  it('is nothing that the desk, a manager or the board sees', async () => {
    const before = await chat.say('officer1', 'event board');
    await chat.say(jane, 'screening change I owe more than I can pay');
    for (const who of ['officer1', 'manager1', 'privacy1', 'deputy']) {
      for (const words of [
        'event list all',
        'event show EV-2026-0001',
        'event note EV-2026-0001 x',
        'event board',
      ])
        expect(await chat.say(who, words)).not.toMatch(/EV-2026-0001 ·|owe more|circumstances|Screening or/);
      expect(await chat.press(who, 'event.take', 'EV-2026-0001')).not.toContain('is yours');
    }
    expect(await chat.say('officer1', 'event board')).toBe(before);
    expect(await chat.owed('#desk console')).toEqual([]);
    expect((await first())?.status).toBe('open');
  });

  it('is kept for a severed copy until whoever may says that the request is over', async () => {
    await chat.say(jane, 'screening change I owe more than I can pay');
    const asked = await chat.say('screening1', 'event export EV-2026-0001 severed');
    expect(asked).toContain('until the CSO says, with “event hold EV-2026-0001 off”');
    expect(await chat.say('screening1', 'event hold EV-2026-0001 off')).toContain('role does not allow');
  });

  it('is worked on by the screening officers: seen, asked about, closed', async () => {
    await chat.say(jane, 'screening change I owe more than I can pay');
    expect(await chat.say('screening1', 'event list')).toContain('Change of circumstances: Something else');
    const shown = await chat.say('screening1', 'event show EV-2026-0001');
    expect(shown).toMatch(/I owe more than I can pay/);
    expect(shown).not.toContain('What is affected');
    await chat.press('screening1', 'event.ack', 'EV-2026-0001');
    await chat.answer('screening1', 'event.ask', 'EV-2026-0001', { question: 'Since when?' });
    expect((await chat.owed(jane)).join('\n')).toMatch(
      /A screening officer has seen[\s\S]*A screening officer asks[\s\S]*Since when\?/,
    );
    // A telephone that is locked shows that something is asked, and not what.
    const asked = (await chat.store.deliveries.about('EV-2026-0001')).filter(({ id }) =>
      id.includes(':asked:'),
    );
    expect(asked.map(({ content }) => 'text' in content && content.text)).toEqual([
      'A screening officer asked you something about EV-2026-0001 and is waiting for your answer.',
    ]);
    // What they add is in the bank of screening, and its notice says so.
    await chat.press(jane, 'report.details', 'EV-2026-0001');
    expect(JSON.stringify(chat.replies.at(-1)?.form)).toContain('PSU 917');
    await chat.say('screening1', 'event take EV-2026-0001');
    const close = { outcome: 'resolved', cause: 'Talked it over.' };
    expect(await chat.answer('screening1', 'event.close', 'EV-2026-0001', close)).toContain('is closed');
    expect((await first())?.status).toBe('closed');
    expect((await chat.owed(jane)).join('\n')).not.toMatch(/security officer|Security/);
  });

  it('is weighed as no incident is, and told to no agency, also where an older version wanted that', async () => {
    await chat.say(jane, 'screening change a foreign embassy pays my debts');
    await chat.say('cso', 'language en');
    for (const words of ['severity EV-2026-0001 very-high', 'compromise EV-2026-0001 yes'])
      expect(await chat.say('cso', `event ${words}`)).toContain('and stays one');
    expect(await chat.press('cso', 'event.questions', 'EV-2026-0001')).toContain('and stays one');
    expect(await chat.say('screening1', 'event notify EV-2026-0001')).not.toContain('question');
    expect((await first())?.duties ?? []).toEqual([]);
    expect(await chat.say('screening1', 'event show EV-2026-0001')).toContain('foreign embassy');
    const event = await first();
    if (!event) throw new Error('no event');
    const since = chat.now.toISOString();
    const duties = [{ row: 'significant-impact', agency: 'goc', since, dueAt: since }] as const;
    await chat.store.commit([{ in: 'events', put: { ...event, duties: [...duties] } }]);
    await chat.say('screening1', 'event note EV-2026-0001 spoke with them');
    expect((await first())?.duties).toEqual([]);
  });

  it('of an officer is for the others', async () => {
    await chat.say('screening1', 'screening change I owe more than I can pay');
    expect(await chat.say('screening1', 'event show EV-2026-0001')).toContain('I have no record');
    expect(await chat.owed('screening1@sample.example')).toEqual([]);
    expect(await chat.owed('cso@sample.example')).toHaveLength(1);
    expect(await chat.say('screening1', 'report show EV-2026-0001')).toContain('I owe more');
  });

  it('cannot be taken back, nor made another kind of report', async () => {
    await chat.say(jane, 'screening change I owe more than I can pay');
    expect(await chat.say(jane, 'report withdraw EV-2026-0001')).toContain('cannot be withdrawn');
    await chat.press(jane, 'report.type', 'EV-2026-0001 lost-badge');
    expect(await first()).toMatchObject({ status: 'open', type: 'insider-screening' });
  });

  it('wakes nobody: it waits for working hours, then for the CSO', async () => {
    // A Friday evening.
    chat.now = new Date('2026-11-27T23:00:00.000Z');
    await chat.say(jane, 'screening change I owe more than I can pay');
    const reminders = async (who: string) =>
      (await chat.owed(who)).filter((text) => /acknowledged|accusé réception/.test(text));
    await chat.pass(62 * hour);
    expect(await reminders('screening1@sample.example')).toEqual([]);
    await chat.pass(hour);
    expect(await reminders('screening1@sample.example')).toHaveLength(1);
    expect(await reminders('officer1@sample.example')).toEqual([]);
    await chat.pass(25 * hour);
    expect(await reminders('cso@sample.example')).toEqual([
      expect.stringContaining('malgré le rappel aux agents du filtrage'),
    ]);
  });

  it('is not told on Slack: nothing of it is kept, and the officers learn whom to reach', async () => {
    const alone = await chat.say(jane, 'screening change', { platform: 'slack' });
    expect(alone).toMatch(
      /cannot be written[\s\S]*“screening change” to me on Teams, the console[\s\S]*My criminal/,
    );
    expect(await everything()).not.toContain('EV-');
    const told = await chat.say(jane, 'screening change I was arrested on Sunday', { platform: 'slack' });
    expect(told).toMatch(/kept none of your text[\s\S]*EV-2026-0001[\s\S]*613-555-0122/);
    expect(told).not.toContain('arrested');
    expect(await everything()).not.toContain('arrested');
    expect(await first()).toMatchObject({ withheld: true, circumstance: 'other', author: jane });
    expect(await chat.say('screening1', 'event show EV-2026-0001')).toContain(jane);
    await chat.press('screening1', 'event.ask', 'EV-2026-0001');
    const asked = await chat.answer('screening1', 'event.ask', 'EV-2026-0001', { question: 'What?' });
    expect(asked).toContain('Reach them by telephone');
    await chat.say(jane, 'report note EV-2026-0001 it was for fraud', { platform: 'slack' });
    expect(await everything()).not.toContain('fraud');
    expect(await chat.say(jane, 'report mine', { platform: 'slack' })).not.toMatch(/circumstances|creening/);
  });

  it('stands as it is where its type was to be corrected on an older card, and its kind is not said on Slack', async () => {
    await chat.say(jane, 'screening change I owe more than I can pay');
    const pressed = await chat.press(jane, 'report.types', 'EV-2026-0001', { platform: 'slack' });
    expect(pressed).toContain('The type of EV-2026-0001 cannot be changed');
    expect(pressed).toContain('Protected B and may not be shown');
    expect(pressed).not.toMatch(/is over|I understood|Change the type|creening or|ircumstances/);
  });

  it('is written about on Slack by nobody: not what it affects, and no question to a function', async () => {
    await chat.say(jane, 'screening change I was arrested on Sunday');
    const on = { platform: 'slack' } as const;
    const affected = await chat.press('cso', 'event.affected', 'EV-2026-0001', on);
    expect(affected).toMatch(/porte la marque Protégé.B/);
    expect(chat.replies.at(-1)?.form).toBeUndefined();
    const called = await chat.say('cso', 'event call EV-2026-0001 hr is she away?', on);
    expect(called).toMatch(/écrivez pas cela ici|ne peut pas s’écrire ici/);
    expect(await first()).not.toHaveProperty('affected');
    expect(await first()).not.toHaveProperty('calls');
  });

  it('above the ceiling of Teams is not kept either', async () => {
    const values = { kind: 'contacts', marking: 'secret', what: 'the operation in Riga' };
    const told = await chat.fill(jane, 'screening change', values);
    expect(told).toContain('This is Secret');
    // No platform may carry that: nobody is sent to another one.
    expect(told).toContain('Ask the screening office.');
    expect(told).not.toContain('“screening change” to me');
    expect(await everything()).not.toContain('Riga');
  });

  it('that is asked about gets its answer, and files nothing', async () => {
    const answer = await chat.say(jane, 'screening change of name, what must I do?');
    expect(answer).toContain('A change in my life');
    expect(await chat.store.events.page({ limit: 9 })).toEqual([]);
  });

  it('from a channel is answered privately', async () => {
    await chat.say(jane, 'screening change I was arrested', { channel: 'general' });
    const reply = chat.replies.at(-1);
    expect(JSON.stringify(reply?.here)).not.toMatch(/EV-|arrest/);
    expect(JSON.stringify(reply?.own)).toMatch(/EV-2026-0001[\s\S]*visible to everybody/);
  });
});
