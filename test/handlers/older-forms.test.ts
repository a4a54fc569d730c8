import { describe, expect, it } from 'vitest';
import type { Form } from '../../src/chat/message.ts';
import type { SecurityEvent } from '../../src/domain/security-event.ts';
import { type Chat, chatForEach } from '../support/chat.ts';

let chat: Chat;

chatForEach(async (begun) => {
  chat = begun;
  for (const who of ['officer2', 'cso']) await chat.say(who, 'language en');
});

const first = 'EV-2026-0001';
const open = async (who: string, action: string, of = first): Promise<Form> => {
  await chat.press(who, action, of);
  const form = chat.replies.at(-1)?.form?.form;
  if (!form) throw new Error(`no form behind ${action}`);
  return form;
};
/** Sends a form off as it was shown, but for what its sender changed. */
const send = (who: string, form: Form, changed: Record<string, string>) => {
  const shown = form.fields.flatMap((field): [string, string][] => {
    if (field.kind === 'check') return [[field.name, field.value ? 'yes' : 'no']];
    return 'value' in field && field.value ? [[field.name, field.value]] : [];
  });
  return chat.submit(who, form, { ...Object.fromEntries(shown), ...changed });
};
const event = async (): Promise<SecurityEvent> => {
  const found = await chat.store.events.get(first);
  if (!found) throw new Error('nothing there');
  return found;
};
const sheet = async () => chat.store.breaches.get(first);
const breach = 'report privacy breach, files sent to the wrong person';
const refused = 'Somebody else changed this while your form was open';

describe('a form that was open while somebody else sent theirs', () => {
  it('leaves what they entered in the privacy worksheet, and adds what its sender wrote', async () => {
    await chat.say('employee-en', breach);
    const [one, two] = [await open('privacy1', 'privacy.items'), await open('cso', 'privacy.items')];
    await send('privacy1', one, { dates: 'Nov 20', risks: 'Theft' });
    expect(await send('cso', two, { organizations: 'RCMP' })).toContain('Kept');
    expect((await sheet())?.items).toEqual({ dates: 'Nov 20', risks: 'Theft', organizations: 'RCMP' });
    // Whoever empties a field that they saw filled in takes it away, and nothing else.
    const [three, four] = [await open('privacy1', 'privacy.items'), await open('cso', 'privacy.items')];
    await send('privacy1', three, { dates: '', location: 'Ottawa' });
    await send('cso', four, { risks: 'Identity theft' });
    expect((await sheet())?.items).toEqual({
      risks: 'Identity theft',
      organizations: 'RCMP',
      location: 'Ottawa',
    });
  });

  it('comes back with all that was typed where both changed the same, until it is opened again', async () => {
    await chat.say('employee-en', breach);
    const [one, two] = [await open('privacy1', 'privacy.facts'), await open('cso', 'privacy.facts')];
    await send('privacy1', one, { what: 'A list of grants' });
    expect(await send('cso', two, { what: 'A list', people: '40' })).toContain(refused);
    // Beside the field, which keeps what was typed on every platform.
    expect(chat.replies.at(-1)?.errors).toEqual({ what: expect.stringContaining(refused) });
    expect((await sheet())?.facts).toEqual({ what: 'A list of grants' });
    // What both wrote alike is in nobody’s way.
    expect(await send('cso', two, { what: 'A list of grants', people: '40' })).toContain('Kept');
    const again = await open('cso', 'privacy.facts');
    expect(await send('cso', again, { what: 'A list of grants, 40 rows' })).toContain('Kept');
    expect((await sheet())?.facts).toEqual({ what: 'A list of grants, 40 rows', people: '40' });
  });

  it('leaves what they said is affected', async () => {
    await chat.say('employee-en', 'report a window is broken');
    const [one, two] = [await open('officer1', 'event.affected'), await open('officer2', 'event.affected')];
    await send('officer1', one, { 'A.1': 'yes', programs: 'Payments', resources: 'srv-12' });
    expect(await send('officer2', two, { 'A.4': 'yes', services: 'Call centre' })).toContain('Kept');
    expect((await event()).affected).toEqual({
      controls: ['A.1', 'A.3', 'A.4'],
      programs: 'Payments',
      criticalServices: 'Call centre',
      resources: 'srv-12',
    });
  });

  it('keeps the control that it was sent with, of whatever kind the event is by then', async () => {
    await chat.say('employee-en', 'report a window is broken');
    const form = await open('officer1', 'event.affected');
    await chat.press('officer2', 'event.type', `${first} cyber`);
    await send('officer1', form, { programs: 'Payments' });
    expect((await event()).affected).toEqual({ controls: ['A.3'], programs: 'Payments' });
  });

  it('leaves what they answered, and whom that has to be told to', async () => {
    await chat.say('employee-en', 'report my laptop was stolen');
    await send('officer1', await open('officer1', 'event.questions'), { crime: 'no', people: '3' });
    const [one, two] = [await open('officer1', 'event.questions'), await open('officer2', 'event.questions')];
    await send('officer1', one, { crime: 'yes', people: '40' });
    await send('officer2', two, { it: 'no' });
    const { answers, duties, peopleAffected } = await event();
    expect(answers).toMatchObject({ crime: 'yes', it: 'no' });
    expect(duties?.map(({ row }) => row)).toContain('other-crime');
    expect(peopleAffected).toBe(40);
  });

  it('keeps what was answered, of whatever is asked since the event is taken for something else', async () => {
    await chat.say('employee-en', 'report something odd happened');
    await send('officer2', await open('officer2', 'event.questions'), { comsec: 'yes' });
    const [form, older] = [await open('officer1', 'event.questions'), await open('cso', 'event.questions')];
    await send('officer2', await open('officer2', 'event.questions'), { 'serious-crime': 'no' });
    await chat.press('officer2', 'event.type', `${first} unattended-information`);
    expect(await send('officer1', form, { crime: 'yes', it: 'yes', cabinet: 'no' })).toContain(
      'Local police',
    );
    expect((await event()).answers).toEqual({
      comsec: 'yes',
      'serious-crime': 'no',
      crime: 'yes',
      it: 'yes',
      cabinet: 'no',
    });
    expect((await event()).duties?.map(({ row }) => row)).toEqual(
      expect.arrayContaining(['cyber', 'other-crime']),
    );
    expect(await send('cso', older, { 'serious-crime': 'yes' })).toContain(refused);
  });

  it('does not end a decision that was taken meanwhile, nor its seven days', async () => {
    await chat.say('employee-en', breach);
    const [one, two] = [await open('privacy1', 'privacy.decide'), await open('cso', 'privacy.decide')];
    await send('privacy1', one, { material: 'yes', reason: 'Theft is likely' });
    const said = await send('cso', two, { material: 'no', reason: 'None is' });
    expect(said).toContain('Material: decided by');
    expect(said).toContain('while your form was open');
    expect(chat.replies.at(-1)?.errors).toHaveProperty('material');
    expect((await event()).materiality?.material).toBe(true);
    expect((await event()).duties?.map(({ row }) => row)).toContain('material-privacy-breach');
    expect((await sheet())?.decisions).toHaveLength(1);
    // It comes back with the decision and its reason, and is taken when it is sent once more.
    const again = chat.replies.at(-1)?.form?.form;
    if (!again) throw new Error('no form');
    expect(JSON.stringify(again.intro)).toMatch(/Material: decided by Luc Bouchard.*Why: Theft is likely/);
    expect(await send('cso', again, {})).toContain('not a material breach');
    expect((await sheet())?.decisions.map(({ material }) => material)).toEqual([true, false]);
  });

  it('leaves what they wrote in an alert, and for whom', async () => {
    const id = 'AL-2026-0001';
    const alert = () => chat.store.alerts.get(id);
    const change = (who: string) => open(who, 'alert.change', id);
    await chat.say('officer1', 'alert send information role:cso ack Lobby closed | Hall fermé');
    const [one, two, three] = [await change('officer1'), await change('officer2'), await change('cso')];
    await send('officer1', one, { 'title-en': 'Lobby closed until noon' });
    expect(await send('officer2', two, { groups: 'role:officer' })).toContain('Lobby closed until noon');
    expect(await alert()).toMatchObject({
      title: { en: 'Lobby closed until noon', fr: 'Hall fermé' },
      audience: { include: [{ role: 'cso' }, { role: 'officer' }] },
      wanted: 'acknowledge',
    });
    expect(await send('cso', three, { 'title-en': 'Lobby open' })).toContain(refused);
    expect((await alert())?.title.en).toBe('Lobby closed until noon');
  });

  it('made by an older version, takes nothing back either', async () => {
    await chat.say('employee-en', breach);
    const older = { ...(await open('cso', 'privacy.facts')), state: first };
    expect(await send('cso', older, { people: '40' })).toContain('Kept');
    const later = { ...(await open('cso', 'privacy.facts')), state: first };
    await send('privacy1', await open('privacy1', 'privacy.facts'), { what: 'A list' });
    expect(await send('cso', later, { containment: 'Called back' })).toContain('Kept');
    expect((await sheet())?.facts).toEqual({ people: '40', what: 'A list', containment: 'Called back' });
    const decision = { ...(await open('cso', 'privacy.decide')), state: first };
    await chat.answer('privacy1', 'privacy.decide', first, { material: 'yes', reason: 'Theft' });
    expect(await send('cso', decision, { material: 'no', reason: 'None' })).toContain(
      'while your form was open',
    );
  });

  it('is opened again by its button as it is now', async () => {
    await chat.say('employee-en', breach);
    await send('privacy1', await open('privacy1', 'privacy.facts'), { what: 'A list' });
    const opener = async (who: string, action: string) => {
      await open(who, action);
      return JSON.stringify(chat.replies.at(-1)?.form?.opener);
    };
    expect(await opener('cso', 'privacy.facts')).toContain(`"value":"${first}"`);
    for (const action of ['event.affected', 'event.questions', 'privacy.decide', 'privacy.items'])
      expect(await opener('cso', action)).toContain(`"value":"${first}"`);
  });
});
