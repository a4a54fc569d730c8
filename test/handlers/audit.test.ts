import { describe, expect, it } from 'vitest';
import { allRecords } from '../../src/handlers/bot.ts';
import { text } from '../../src/text/index.ts';
import { type Chat, chatForEach } from '../support/chat.ts';

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
