import { describe, expect, it } from 'vitest';
import type { Form } from '../../src/chat/message.ts';
import { type Chat, chatForEach } from '../support/chat.ts';
import { plainText } from '../support/plain-text.ts';

let chat: Chat;

chatForEach(async (begun) => {
  chat = begun;
  for (const who of ['officer2', 'cso']) await chat.say(who, 'language en');
});

const form = (): Form => {
  const shown = chat.replies.at(-1)?.form?.form;
  if (!shown) throw new Error('no form');
  return shown;
};
/** What stands in a form's fields. */
const values = ({ fields }: Form) =>
  Object.fromEntries(
    fields.flatMap((field) => ('value' in field && field.value ? [[field.name, field.value]] : [])),
  );
const above = ({ title, intro }: Form) => plainText({ text: title, card: intro });

describe('a form that has to be corrected', () => {
  it('comes back as it was sent, with what is wrong above all and beside its field', async () => {
    await chat.say('employee-fr', 'signaler');
    const first = form();
    const typed = { what: 'une porte ne ferme plus', date: '2030-01-01', where: '90 Elgin' };
    await chat.submit('employee-fr', first, { ...typed, confidential: 'yes' });
    const again = form();
    expect(again).toMatchObject({ id: 'report', token: first.token, state: first.state });
    // Nobody chose a marking this time, whatever the form proposes.
    expect(values(again)).toEqual({ ...typed, confidential: true });
    expect(above(again)).toMatch(/^Rien n’est encore enregistré[\s\S]*encore à venir[\s\S]*911/);
    expect(again.fields.find(({ name }) => name === 'date')?.error).toContain('encore à venir');
    const said = await chat.submit('employee-fr', again, { ...typed, date: '2026-11-20' });
    expect(said).toContain('EV-2026-0001');
    expect((await chat.store.events.page({ limit: 5 })).length).toBe(1);
  });

  it('loses nothing where it comes back as another, with fewer fields', async () => {
    await chat.say('employee-en', 'report privacy breach, files sent to the wrong person');
    await chat.press('privacy1', 'privacy.items', 'EV-2026-0001');
    const opened = form();
    const long = { dates: 'e'.repeat(11_000), description: 'f'.repeat(11_000) };
    await chat.answer('cso', 'privacy.items', 'EV-2026-0001', long);
    const typed = { dates: 'mine', location: 'in the mail room', organizations: 'two of them' };
    await chat.submit('privacy1', opened, typed);
    const shown = `${above(form())}\n${Object.values(values(form())).join('\n')}`;
    for (const words of Object.values(typed)) expect(shown).toContain(words);
  });

  it('comes back without words that may not be written where it is shown', async () => {
    await chat.say('employee-en', 'report');
    const typed = { what: 'SECRET: the source is Mr Smith', date: '2030-01-01', where: 'room 3' };
    const said = await chat.submit('employee-en', form(), { ...typed, danger: 'no' });
    expect(values(form())).toEqual({ date: '2030-01-01', danger: 'no' });
    expect(above(form())).toContain('I have left out what you wrote');
    expect(said).toContain('I have left out what you wrote');
    expect(JSON.stringify(chat.replies.at(-1))).not.toMatch(/Smith|room 3/);
  });

  it('says each time what is wrong now, and nothing else', async () => {
    await chat.say('employee-en', 'report');
    await chat.submit('employee-en', form(), { what: 'a door', date: '2030-01-01' });
    await chat.submit('employee-en', form(), { date: '2026-11-20' });
    expect(above(form()).match(/Nothing was recorded yet/g)).toHaveLength(1);
    expect(above(form())).toContain('Say in a few words what happened');
    expect(above(form())).not.toContain('still to come');
  });

  it('is that of an alert from a crisis, too', async () => {
    await chat.say('officer1', 'crisis open flood at 90 Elgin');
    await chat.press('officer1', 'crisis.alert', 'CR-2026-0001');
    const typed = { what: 'kind:warning', group: 'everyone', 'title-en': 'Stay out', date: '2026-12-01' };
    await chat.submit('officer1', form(), typed);
    expect(form().fields.find(({ name }) => name === 'time')?.error).toContain('Give the time as well');
    expect(values(form())).toMatchObject(typed);
    await chat.submit('officer1', form(), { ...typed, time: '10:00' });
    expect(await chat.store.alerts.get('AL-2026-0001')).toMatchObject({ crisis: 'CR-2026-0001' });
  });

  it('is one about a record as that is now, with the state it was shown in', async () => {
    await chat.say('employee-en', 'report a window is broken');
    await chat.press('officer1', 'event.ack', 'EV-2026-0001');
    await chat.press('officer1', 'event.close', 'EV-2026-0001');
    const shown = form();
    await chat.submit('officer1', shown, { cause: 'the lock was old' });
    expect(form()).toMatchObject({ id: shown.id, state: shown.state });
    expect(values(form())).toEqual({ cause: 'the lock was old' });
  });

  it('is marked as an exercise where it is one', async () => {
    await chat.say('officer1', 'crisis open exercise flood at 90 Elgin');
    await chat.press('officer1', 'crisis.claim', 'CR-2026-0001 lead');
    await chat.fill('officer1', 'crisis handover CR-2026-0001', { role: 'lead', note: 'all is calm' });
    expect(values(form())).toMatchObject({ role: 'lead', note: 'all is calm' });
    expect(above(form())).toContain('EXERCISE');
  });

  it('leaves no trace: with the moment it would tell who reported confidentially once it was right', async () => {
    await chat.say('employee-en', 'report');
    await chat.submit('employee-en', form(), { date: '2030-01-01', what: 'a door' });
    const kept = await chat.store.audit.page(0, 50);
    expect(kept.filter(({ what }) => what.startsWith('report'))).toEqual([]);
  });

  it('is not given to who may not open it, nor another in its place', async () => {
    await chat.say('employee-en', 'report');
    const sent = { ...form(), again: { action: 'alert.change', value: '' } };
    const said = await chat.submit('employee-en', sent, { date: '2030-01-01', what: 'a door' });
    expect(said).toContain('still to come');
    expect(chat.replies.at(-1)?.form).toBeUndefined();
    await chat.submit(
      'employee-en',
      { ...sent, again: { action: 'report.types', value: 'EV-2026-0009' } },
      {},
    );
    expect(chat.replies.at(-1)?.form).toBeUndefined();
  });
});

describe('a form that was sent before', () => {
  it('makes one record, and gives back what it says now in another form', async () => {
    await chat.say('employee-en', 'report');
    const first = form();
    const said = await chat.submit('employee-en', first, { what: 'the first gate is open' });
    expect(said).toContain('EV-2026-0001');
    expect(await chat.submit('employee-en', first, { what: 'the first gate is open' })).toBe(said);
    const typed = { what: 'the second gate is open too', where: '365 Laurier' };
    expect(await chat.submit('employee-en', first, typed)).toMatch(/was sent before.*not recorded/s);
    expect(chat.replies.at(-1)?.apart).toBe(true);
    const again = form();
    expect(again.token).not.toBe(first.token);
    expect(values(again)).toMatchObject(typed);
    expect(await chat.store.events.page({ limit: 5 })).toHaveLength(1);
    expect(await chat.submit('employee-en', again, typed)).toContain('EV-2026-0002');
  });

  it('does so at the same moment, too', async () => {
    await chat.say('employee-fr', 'signaler');
    const first = form();
    const words = ['une porte', 'une autre porte', 'une porte'];
    const said = await Promise.all(words.map((what) => chat.submit('employee-fr', first, { what })));
    expect(said.filter((each) => each.includes('EV-2026-0001'))).toHaveLength(2);
    expect(said[1]).toMatch(/a déjà été envoyé.*n’est pas enregistré/s);
    expect(await chat.store.events.page({ limit: 5 })).toHaveLength(1);
  });

  it('does not give back what may not be written where it is shown', async () => {
    await chat.say('employee-en', 'report');
    const first = form();
    await chat.submit('employee-en', first, { what: 'the first gate is open' });
    const typed = { what: 'SECRET: the source is Mr Smith' };
    expect(await chat.submit('employee-en', first, typed)).toMatch(
      /do not write this here.*Call the security desk/s,
    );
    expect(JSON.stringify(chat.replies.at(-1))).not.toContain('Smith');
  });

  it('gives the emergency numbers first where danger is told of now', async () => {
    await chat.say('employee-en', 'report');
    const first = form();
    await chat.submit('employee-en', first, { what: 'the first gate is open' });
    const said = await chat.submit('employee-en', first, { what: 'there is fire now' });
    expect(said).toMatch(/911.*was sent before.*not recorded/s);
    expect(above(form())).toMatch(/911.*was sent before/s);
    const marked = await chat.submit('employee-en', first, { what: 'SECRET: a bomb is in room 302' });
    expect(marked).toMatch(/911.*do not write this here/s);
  });
});
