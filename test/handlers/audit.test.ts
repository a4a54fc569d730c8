import { describe, expect, it } from 'vitest';
import { allRecords } from '../../src/handlers/bot.ts';
import { text } from '../../src/text/index.ts';
import { type Chat, chatForEach } from '../support/chat.ts';
import { aScreening } from '../support/records.ts';

let chat: Chat;
chatForEach((begun) => {
  chat = begun;
});

describe('the audit in chat', () => {
  it('says in the reader’s language what was done, why it was refused and what changed', async () => {
    await chat.say('employee-en', 'report lost my badge');
    await chat.say('officer1', 'event severity EV-2026-0001 high');
    await chat.press('employee-en', 'report.details', 'EV-2026-0001');
    await chat.say('employee-fr', 'event take EV-2026-0001');
    await chat.say('auditor', 'langue fr');
    const french = await chat.say('auditor', 'audit voir EV-2026-0001');
    expect(french).toMatch(
      /event severity \(Fixer le degré de préjudice\) · degré de préjudice\s: - → élevée · /i,
    );
    await chat.say('auditor', 'language en');
    const english = await chat.say('auditor', 'audit show EV-2026-0001');
    expect(english).toContain('event severity (Set the degree of injury) · degree of injury: - → High · ');
  });

  it('says of no change from nothing to nothing', async () => {
    await chat.say('employee-en', 'report lost my badge');
    await chat.say('officer1', 'event take EV-2026-0001');
    await chat.say('officer1', 'event restrict EV-2026-0001');
    await chat.say('officer1', 'event restrict EV-2026-0001 secret');
    const shown = await chat.say('auditor', 'audit show EV-2026-0001');
    expect(shown).toMatch(/event restrict \([^)]*\) · console/);
    expect(shown).not.toContain('- → -');
  });

  it('names the part of a record that was given out, and its language', async () => {
    await chat.say('employee-en', 'report lost my badge');
    await chat.say('officer1', 'event export EV-2026-0001 report fr');
    await chat.say('officer1', 'event export EV-2026-0001');
    const english = await chat.say('auditor', 'audit show EV-2026-0001');
    expect(english).toContain(' · draft of the investigation report in French · ');
    expect(english).toContain(' · whole record in English · ');
    await chat.say('auditor', 'langue fr');
    expect(await chat.say('auditor', 'audit voir EV-2026-0001')).toMatch(
      /· ébauche du rapport .*en français ·/,
    );
  });

  it('has words for everything that can be done', () => {
    const { commands, actions, forms } = allRecords();
    const named = new Set(commands.map(({ name }) => name));
    for (const { audit } of [text('en'), text('fr')])
      for (const id of [...actions.keys(), ...forms.keys()])
        if (!named.has(id.replaceAll('.', ' '))) expect(Object.keys(audit.deeds)).toContain(id);
  });

  it('tells the auditor who did what with a record and who was refused, without what anybody wrote', async () => {
    await chat.say('employee-en', 'report lost my SENTINEL badge');
    await chat.say('officer1', 'event take EV-2026-0001');
    await chat.say('employee-fr', 'report show EV-2026-0001');
    const shown = await chat.say('auditor', 'audit show ev 2026 1');
    expect(shown).toContain('employee-en@sample.example · report');
    expect(shown).toContain('officer1@sample.example · event take');
    expect(shown).toContain(
      'employee-fr@sample.example · report show (One of your reports in full) · refused · no such record',
    );
    expect(shown).not.toContain('SENTINEL');
    expect(await chat.say('cso', 'audit voir EV-2026-0001')).toContain('auditor@sample.example · audit show');
  });

  it('tells of what was done about a person', async () => {
    await chat.say('screening1', 'screening who employee-en@sample.example yearly review');
    const shown = await chat.say('auditor', 'audit show employee-en@sample.example');
    expect(shown).toContain('screening1@sample.example · screening who');
    expect(shown).not.toContain('yearly review');
  });

  it('shows the last entries of many, and says how many there are', async () => {
    await chat.say('employee-en', 'report lost my badge');
    for (let i = 0; i < 25; i++) await chat.say('officer1', `event note EV-2026-0001 note ${i}`);
    expect(await chat.say('auditor', 'audit show EV-2026-0001')).toContain('6 older');
  });

  it('is for nobody else, and never names a confidential author', async () => {
    await chat.say('employee-en', 'report confidentially: he sells passes');
    for (const who of ['employee-en', 'officer1', 'deputy']) {
      expect(await chat.say(who, 'audit show EV-2026-0001')).toContain('does not allow');
    }
    const shown = await chat.say('auditor', 'audit show EV-2026-0001');
    expect(shown).toContain('confidential:EV-2026-0001 · report');
    expect(shown).not.toContain('employee-en');
  });

  it('says what it needs, and what it has not', async () => {
    expect(await chat.say('auditor', 'audit show')).toContain('Give the number of a record');
    expect(await chat.say('auditor', 'audit show AL-2026-0009')).toContain('Nothing is in the audit');
  });
});

describe('whoever acts for the CSO', () => {
  const first = 'EV-2026-0001';
  const melanie = 'officer2@sample.example';

  async function act() {
    await chat.say('officer2', 'language en');
    await chat.say('cso', 'language en');
    await chat.say('cso', `acting ${melanie} until 2026-12-20`);
    const confirm = /"acting\.confirm","value":"([^"]+)"/.exec(JSON.stringify(chat.replies.at(-1)))?.[1];
    await chat.press('cso', 'acting.confirm', confirm ?? '');
  }

  /** The same as for a number that does not exist. */
  async function readsNothing(id: string, none: string) {
    const [shown, unknown] = [
      await chat.say('officer2', `audit show ${id}`),
      await chat.say('officer2', `audit show ${none}`),
    ];
    expect(shown.replaceAll(id, none)).toBe(unknown);
  }

  it('reads there of records that they may know', async () => {
    await act();
    await chat.say('employee-en', 'report lost my badge');
    expect(await chat.say('officer2', `audit show ${first}`)).toContain(
      'employee-en@sample.example · report',
    );
  });

  it('reads nothing there of a restricted event that names them', async () => {
    await act();
    await chat.say('employee-en', 'report insider concern: Mélanie Gagnon sells our files');
    await chat.say('cso', `event take ${first}`);
    await readsNothing(first, 'EV-2026-0777');
    expect(await chat.say('cso', `audit show ${first}`)).toContain('employee-en@sample.example · report');
  });

  it('reads nothing of it there when it was disposed of', async () => {
    await act();
    await chat.say('employee-en', 'report insider concern: Mélanie Gagnon sells our files');
    const event = await chat.store.events.get(first);
    if (!event) throw new Error(`no ${first}`);
    await chat.store.commit([{ in: 'events', remove: first, version: event.version }]);
    await readsNothing(first, 'EV-2026-0777');
  });

  it('reads there of their own change of circumstances what they did themselves', async () => {
    await chat.fill('officer2', 'screening change', { kind: 'finances', what: 'I am broke' });
    await chat.say('screening1', `event note ${first} do not tell them`);
    await act();
    const shown = await chat.say('officer2', `audit show ${first}`);
    expect(shown).toContain('officer2@sample.example · screening.change');
    expect(shown).not.toContain('screening1');
  });

  it('reads nothing there of a crisis, or of its actions, that is about them', async () => {
    for (const who of ['cso', 'it1', 'officer1'])
      await chat.store.commit([{ in: 'screening', put: aScreening(`${who}@sample.example`, {}) }]);
    await act();
    await chat.say('employee-en', 'report insider concern: Mélanie Gagnon sells our files');
    await chat.say('cso', `event take ${first}`);
    await chat.answer('cso', 'crisis.open', first, { name: 'Files', kind: 'data-leak', severity: 'high' });
    await chat.say('cso', 'crisis action CR-2026-0001 it1@sample.example look at her mails');
    await chat.say('it1', 'action done AC-2026-0001');
    expect(await chat.say('cso', 'audit show AC-2026-0001')).toContain('it1@sample.example · action done');
    await readsNothing('CR-2026-0001', 'CR-2026-0777');
    await readsNothing('AC-2026-0001', 'AC-2026-0777');
  });
});

describe('the auditor', () => {
  const first = 'EV-2026-0001';

  it('does not read who reported a restricted event that names them, and reads the rest', async () => {
    await chat.say('cso', 'language en');
    await chat.say('employee-en', 'report insider concern: Ingrid Larsen sells our files');
    await chat.say('employee-en', 'report insider concern: somebody sells our files');
    await chat.say('cso', `event take ${first}`);
    const shown = await chat.say('auditor', `audit show ${first}`);
    expect(shown).toContain('cso@sample.example · event take');
    expect(shown).not.toContain('employee-en');
    expect(await chat.say('auditor', 'audit show EV-2026-0002')).toContain('employee-en@sample.example');
  });
});

describe('a look at a screening record that an investigation keeps from its person', () => {
  const until = { until: '2027-03-01', why: 'they must not know' };

  it.each(['auditor', 'cso'])('is not read in the audit by them before the day: %s', async (who) => {
    const address = `${who}@sample.example`;
    await chat.say(who, 'language en');
    await chat.store.commit([{ in: 'screening', put: aScreening(address, {}) }]);
    await chat.say('screening1', `screening who ${address} yearly review`);
    await chat.pass(60_000);
    await chat.fill('screening1', `screening who ${address}`, { reason: 'an investigation', ...until });
    const others = await chat.say(who === 'cso' ? 'auditor' : 'cso', `audit show ${address}`);
    expect(others).toContain('screening.who');
    const shown = await chat.say(who, `audit show ${address}`);
    expect(shown).toContain('screening1@sample.example · screening who');
    expect(shown).not.toContain('screening.who');
    expect(shown).not.toContain('screening look deferred');
    await chat.pass(100 * 24 * 60 * 60_000);
    expect(await chat.say(who, `audit show ${address}`)).toContain('screening look deferred');
  });
});
