import { describe, expect, it } from 'vitest';
import type { SecurityEvent } from '../../src/domain/security-event.ts';
import { type Chat, chatForEach } from '../support/chat.ts';
import { aScreening } from '../support/records.ts';

let chat: Chat;

const first = 'EV-2026-0001';
const here = { platform: 'slack' } as const;
const elsewhere = `What is written about ${first} is Protected B and may not be written here.`;
const event = async (): Promise<SecurityEvent> => {
  const found = await chat.store.events.get(first);
  if (!found) throw new Error(`no ${first}`);
  return found;
};
const form = () => {
  const found = chat.replies.at(-1)?.form?.form;
  if (!found) throw new Error('no form');
  return found;
};
const names = () => form().fields.map(({ name }) => name);

/** An event that tells of a virus, and that its officer restricts. */
async function begun(started: Chat): Promise<void> {
  chat = started;
  await chat.say('employee-en', 'report a virus on my computer', here);
  await chat.say('officer1', `event take ${first}`);
  await chat.say('officer1', `event restrict ${first}`);
}

describe('a restricted event, on a platform that may not carry it,', () => {
  chatForEach(begun);

  it('is closed by its outcome alone, and its cause is added where it may be written', async () => {
    await chat.say('officer1', `event close ${first}`);
    const withWords = form();
    expect(names()).toEqual(['outcome', 'cause', 'findings', 'lessons']);
    const confessed = { outcome: 'unfounded', cause: 'Pat Doe sold the files', lessons: 'Pat Doe confessed' };
    expect(await chat.submit('officer1', withWords, confessed, here)).toContain(elsewhere);
    expect((await event()).status).toBe('taken');

    await chat.say('officer1', `event close ${first}`, here);
    expect(names()).toEqual(['outcome']);
    expect(JSON.stringify(form().intro)).toContain(elsewhere);
    const said = await chat.submit('officer1', form(), { outcome: 'unfounded' }, here);
    expect(said).toContain(`${first} is closed`);
    expect(said).toContain(`event close ${first}`);
    expect((await event()).closures).toMatchObject([{ outcome: 'unfounded', cause: '' }]);
    expect(await chat.say('officer1', `event close ${first}`, here)).toContain('Reopen it with');

    expect(await chat.say('officer1', `event show ${first}`, here)).not.toContain('[Add its cause]');
    expect(await chat.say('officer1', `event show ${first}`)).toContain('[Add its cause]');
    await chat.press('officer1', 'event.close', first);
    expect(names()).toEqual(['cause', 'findings', 'lessons']);
    const added = form();
    expect(await chat.submit('officer1', added, { lessons: 'Lock it' })).toContain('what the cause was');
    expect(await chat.submit('officer1', added, { cause: 'A false alarm' })).toContain('is kept with it');
    expect((await event()).closures).toMatchObject([{ outcome: 'unfounded', cause: 'A false alarm' }]);
    expect((await event()).history.at(-1)).toMatchObject({ what: 'closed', to: 'unfounded' });
    expect(await chat.say('officer1', `event close ${first}`)).toContain('Reopen it with');
    expect(await chat.say('officer1', `event show ${first}`)).not.toContain('[Add its cause]');
  });

  it('takes no cause from whoever chose another outcome before it was closed there', async () => {
    await chat.say('officer1', `event close ${first}`);
    const open = form();
    await chat.fill('cso', `event close ${first}`, { outcome: 'unfounded' }, here);
    const before = await event();
    expect(before.closures).toMatchObject([{ outcome: 'unfounded', cause: '' }]);
    for (const outcome of ['referred', 'unfounded'])
      expect(await chat.submit('officer1', open, { outcome, cause: 'To the police' })).toContain(
        `${first} is closed. Reopen it with`,
      );
    expect(await event()).toEqual(before);
    const added = await chat.fill('officer1', `event close ${first}`, { cause: 'A false alarm' });
    expect(added).toContain('is kept with it');
  });

  it('is not opened again there with a reason, nor are its questions answered or its filings made', async () => {
    await chat.answer('officer1', 'event.close', first, { outcome: 'unfounded', cause: 'None' });
    const before = await event();
    const reason = `event reopen ${first} Pat Doe was seen again`;
    expect(await chat.say('officer1', reason, here)).toContain(elsewhere);
    expect(await event()).toEqual(before);

    await chat.say('officer1', `event reopen ${first} seen again`);
    for (const [action, value] of [
      ['event.questions', first],
      ['event.filing', `${first} cyber cyber-centre`],
    ] as const) {
      await chat.press('officer1', action, value);
      const opened = form();
      expect(await chat.press('officer1', action, value, here)).toContain(elsewhere);
      const given = { 'breach-of-trust': 'yes', reference: 'Sgt Roy, about Pat Doe' };
      expect(await chat.submit('officer1', opened, given, here)).toContain(elsewhere);
    }
    expect((await event()).answers).toBeUndefined();
    expect((await event()).duties?.some(({ done }) => done)).toBe(false);
  });

  it('does not say there how it stands: whose it is, what it is taken for, how grave it is, whom to tell', async () => {
    await chat.say('officer1', `event severity ${first} high`);
    await chat.say('officer1', `event compromise ${first} yes`);
    const told = [/Jane Kowalski|employee-en/i, /cyber/i, /high/i, /incident|confirmed/i];
    const shown = await chat.say('officer1', `event show ${first}`);
    const list = await chat.say('officer1', 'event list');
    for (const each of told) expect(shown).toMatch(each);
    for (const each of [told[1], told[2]]) expect(list).toMatch(each ?? '');

    const less = await chat.say('officer1', `event show ${first}`, here);
    expect(less).toContain('Being handled');
    expect(less).toContain('may not be shown on this platform');
    const lessListed = await chat.say('officer1', 'event list', here);
    expect(lessListed).toContain(`${first}`);
    for (const each of told) expect(`${less} ${lessListed}`).not.toMatch(each);
    expect(JSON.stringify(chat.replies.at(-2)?.here?.card)).not.toContain('selected');
    expect(await chat.say('officer1', `event notify ${first}`, here)).toMatch(/^The content is Protected B/);
    const draft = await chat.press('officer1', 'event.draft', `${first} cyber cyber-centre`, here);
    expect(draft).toMatch(/^The content is Protected B/);
  });

  it('does not say there either what level it asks for, what it is linked to, nor of its crisis and worksheet', async () => {
    const card = () => JSON.stringify(chat.replies.at(-1)?.here?.card);
    await chat.say('cso', 'language en');
    const cleared = ['officer1', 'privacy1'].map((who) =>
      aScreening(`${who}@sample.example`, { level: 'secret' }),
    );
    await chat.store.commit(cleared.map((put) => ({ in: 'screening', put })));
    await chat.say('officer1', `event restrict ${first} secret`);
    await chat.say('employee-fr', 'report a virus on my computer');
    await chat.say('officer1', `event link ${first} EV-2026-0002`);
    await chat.say('officer1', `event hold ${first} a request`);
    await chat.answer('officer1', 'event.questions', first, { 'personal-information': 'yes' });
    await chat.say('officer1', `crisis open ${first} kind:cyber the virus`);
    const told = [/secret/i, /EV-2026-0002/, /CR-2026-0001/, /Privacy/, /hold/i, /privacy\.worksheet/];
    await chat.say('cso', `event show ${first}`);
    for (const each of told) expect(card()).toMatch(each);

    const less = await chat.say('cso', `event show ${first}`, here);
    expect(less).toContain('Being handled');
    expect(less).toContain('Officer: Daniel Okafor');
    for (const each of [...told, /crisis/]) expect(card()).not.toMatch(each);
    await chat.answer('officer1', 'event.close', first, { outcome: 'unfounded', cause: 'None' });
    await chat.say('cso', `event show ${first}`, here);
    for (const each of [...told, /event\.notify/]) expect(card()).not.toMatch(each);

    await chat.say('privacy1', 'event list all');
    expect(card()).toContain('À décider');
    await chat.say('privacy1', 'event list all', here);
    expect(card()).not.toContain('À décider');
  });

  it('says nothing there of why its author’s name is opened', async () => {
    await chat.say('cso', 'language en');
    await chat.fill('employee-fr', 'report', { what: 'Pat sells our files', confidential: 'yes' });
    const second = 'EV-2026-0002';
    await chat.say('officer1', `event take ${second}`);
    await chat.say('officer1', `event restrict ${second}`);
    await chat.say('cso', `event unseal ${second}`);
    const opened = form();
    expect(await chat.say('cso', `event unseal ${second}`, here)).toContain('may not be written here');
    expect(await chat.submit('cso', opened, { reason: 'Pat Doe confessed' }, here)).toContain(
      'may not be written here',
    );
    expect((await chat.store.events.get(second))?.unsealing).toBeUndefined();
  });
});

describe('a restricted event that no platform of the department may carry', () => {
  chatForEach(begun, {
    ceilings: { slack: 'unclassified', teams: 'unclassified', console: 'unclassified' },
  });

  it('can be brought to its end all the same, without a word about it', async () => {
    const duty = `${first} cyber cyber-centre`;
    await chat.answer('officer1', 'event.questions', first, { crime: 'no' });
    expect((await event()).answers).toMatchObject({ crime: 'no' });
    expect(await chat.say('officer1', `event show ${first}`)).toMatch(/Type: Cyber/);
    expect(await chat.say('officer1', `event notify ${first}`)).toContain('Cyber Security');
    await chat.press('officer1', 'event.filing', duty);
    expect(names()).toEqual(['date', 'time']);
    expect(await chat.submit('officer1', form(), { reference: 'about Pat Doe' })).toContain('no platform');
    await chat.press('officer1', 'event.filing', duty);
    await chat.submit('officer1', form(), {});
    const filed = (await event()).duties?.find(({ agency }) => agency === 'cyber-centre');
    expect(filed?.done).toMatchObject({ by: 'officer1@sample.example', reference: '' });

    await chat.say('officer1', `event close ${first}`);
    await chat.submit('officer1', form(), { outcome: 'unfounded' });
    expect((await event()).status).toBe('closed');
    const said = await chat.say('officer1', `event reopen ${first} Pat Doe was seen again`);
    expect(said).toContain('none of your text');
    expect(await event()).toMatchObject({ status: 'taken', deskNotes: [] });
    expect(JSON.stringify(await event())).not.toContain('Pat Doe');
  });
});
