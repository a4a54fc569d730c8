import { describe, expect, it } from 'vitest';
import { fits } from '../../src/domain/marking.ts';
import type { SecurityEvent } from '../../src/domain/security-event.ts';
import { sampleDepartment } from '../support/bot.ts';
import { type Chat, chatForEach } from '../support/chat.ts';

let chat: Chat;

const jane = 'employee-en';
const first = 'EV-2026-0001';
const second = 'EV-2026-0002';
const minute = 60_000;
const { reporting } = sampleDepartment();

const event = async (id = first): Promise<SecurityEvent> => {
  const found = await chat.store.events.get(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};
/** What of somebody's messages speaks of danger. */
async function woken(who: string): Promise<string[]> {
  const owed = await chat.owed(`${who}@sample.example`);
  return owed.filter((each) => each.includes('Someone may be in danger'));
}
const wokenAll = async () =>
  (await Promise.all(['officer1', 'officer2', 'cso'].map(woken))).map((of) => of.length);
const gun = (id = first, who = jane) => chat.say(who, `report note ${id} a man with a gun is here now`);
const close = (id = first) =>
  chat.answer('officer1', 'event.close', id, { outcome: 'unfounded', cause: 'nothing there' });
const says = async (id = first) => (await event(id)).history.map(({ what }) => what);

async function begin(begun: Chat) {
  chat = begun;
  for (const who of ['officer2', 'cso', 'employee-fr', 'screening1']) await chat.say(who, 'language en');
}

describe('danger that is said of an event that was seen', () => {
  chatForEach(async (begun) => {
    await begin(begun);
    await chat.say(jane, 'report a window is broken');
  });

  it('wakes also where the words themselves are too sensitive to be kept', async () => {
    await chat.say('officer1', `event take ${first}`);
    const said = await chat.say(jane, `report note ${first} SECRET a man with a gun is in the vault`);
    expect(said).toMatch(/call now[\s\S]*911[\s\S]*being alerted[\s\S]*looks like Secret/);
    expect(await woken('officer1')).toHaveLength(1);
    expect(await event()).toMatchObject({ danger: true, notes: [] });
    expect(JSON.stringify(await event())).not.toContain('vault');
  });

  it('is told as said where the word danger stands before the number', async () => {
    await chat.say('officer1', `event take ${first}`);
    await chat.say(jane, `report danger ${first} third floor, room 302`);
    expect((await woken('officer1')).join()).toContain(`The author of ${first} now says`);
    expect((await event()).alarm).toMatchObject({ pressed: true });
  });

  it('wakes whoever has it, then those on duty, then the CSO, until somebody acknowledges it', async () => {
    await chat.say('officer2', `event take ${first}`);
    expect(await gun()).toMatch(/^If anyone[\s\S]*911/);
    expect(await wokenAll()).toEqual([0, 1, 0]);
    expect((await woken('officer2')).join()).toMatch(/\[Acknowledge\] \[Open the record\]/);
    await chat.pass(2 * minute);
    expect(await wokenAll()).toEqual([1, 2, 0]);
    expect((await woken('officer1')).join()).toContain('for 2 minutes nobody has acknowledged');
    await chat.pass(2 * minute);
    expect(await wokenAll()).toEqual([1, 2, 1]);
    expect(await event()).toMatchObject({ status: 'taken', owner: 'officer2@sample.example' });
  });

  it('is acknowledged by whoever may know of it, of which its author hears', async () => {
    await chat.say('officer2', `event take ${first}`);
    await gun();
    expect(await chat.owed('#desk console')).toEqual([expect.stringContaining('Acknowledge')]);
    expect(await chat.say('officer1', `event show ${first}`)).toContain('[Acknowledge]');
    expect(await chat.press('officer1', 'event.ack', first)).toContain(
      'You acknowledged that someone is in danger',
    );
    expect((await chat.owed('employee-en@sample.example')).join()).toContain(
      'has seen that someone is in danger',
    );
    expect((await says()).slice(-2)).toEqual(['danger', 'danger-seen']);
    await chat.pass(60 * minute);
    expect(await wokenAll()).toEqual([0, 1, 0]);
    expect(await chat.press('officer2', 'event.ack', first)).toContain('already yours');
    expect(await chat.say('officer1', `event show ${first}`)).not.toContain('[Acknowledge]');
  });

  it('once more is as new as the first', async () => {
    await chat.say('officer1', `event ack ${first}`);
    await gun();
    expect(await wokenAll()).toEqual([1, 1, 0]);
    // While they are being woken nothing is gained by another message.
    await gun();
    expect(await wokenAll()).toEqual([1, 1, 0]);
    await chat.press('officer1', 'event.take', first);
    await chat.pass(1);
    expect(await gun()).toMatch(/^If anyone/);
    expect(await wokenAll()).toEqual([2, 1, 0]);
    await chat.pass(2 * minute);
    expect(await wokenAll()).toEqual([3, 2, 0]);
    await chat.pass(2 * minute);
    expect(await wokenAll()).toEqual([3, 2, 1]);
    expect((await says()).filter((what) => what === 'danger')).toHaveLength(2);
  });

  it('shortens the wait of one that those on duty heard of already', async () => {
    await chat.pass(15 * minute);
    await gun();
    expect(await wokenAll()).toEqual([1, 1, 0]);
    await chat.pass(2 * minute);
    expect(await wokenAll()).toEqual([2, 2, 0]);
    await chat.pass(2 * minute);
    expect(await wokenAll()).toEqual([2, 2, 1]);
  });

  it('is not lost by handing the event over, nor by closing it', async () => {
    await chat.say('officer1', `event take ${first}`);
    await chat.press('officer1', 'event.close', first);
    const form = chat.replies.at(-1)?.form?.form;
    if (!form) throw new Error('no form');
    await gun();
    expect(await chat.submit('officer1', form, { outcome: 'unfounded', cause: 'none' })).toContain(
      'event ack',
    );
    expect(await chat.say('officer1', `event close ${first}`)).toContain(`event ack ${first}`);
    await chat.say('cso', `event assign ${first} officer2@sample.example`);
    expect(await wokenAll()).toEqual([1, 1, 0]);
    await chat.pass(4 * minute);
    await chat.pass(2 * minute);
    expect(await wokenAll()).toEqual([2, 2, 1]);
    await chat.press('officer2', 'event.ack', first);
    await close();
    expect((await event()).status).toBe('closed');
  });

  it('goes along where another event brings it', async () => {
    await chat.say('officer2', `event take ${first}`);
    await chat.say('employee-fr', 'report help, I am trapped in the elevator');
    await chat.say('officer1', `event link ${second} ${first} merge`);
    expect((await woken('officer2')).join()).toContain(`${second}, which is part of ${first}`);
    await chat.pass(2 * minute);
    await chat.pass(2 * minute);
    expect(await wokenAll()).toEqual([1, 2, 1]);
    await chat.press('officer2', 'event.ack', first);
    expect((await chat.owed('employee-fr@sample.example')).join()).toContain(`as you wrote in ${second}`);
  });
});

describe('danger that is said anew to whoever deals with it', () => {
  const question = 'On which floor is he?';
  const answer = 'third floor, he is shooting, help us';
  const seen = async () =>
    (await chat.owed('employee-en@sample.example')).filter((each) => each.includes('has seen that someone'));
  const asked = () => chat.answer('officer2', 'event.ask', first, { question });
  const alarm = async () => (await event()).alarm;

  chatForEach(async (begun) => {
    await begin(begun);
    await chat.say(jane, 'report a man with a gun is in the lobby');
    await chat.say('officer2', `event take ${first}`);
    await asked();
    await chat.pass(1);
    await chat.say(jane, `report note ${first} ${answer}`);
  });

  it('shows them what was answered, before anything else, and nobody else', async () => {
    const [told = ''] = await woken('officer2');
    expect(told).toMatch(
      new RegExp(`^${answer}\\nSomeone may be in danger\\nWhat the author of ${first} has`),
    );
    await chat.pass(2 * minute);
    expect((await woken('officer1')).join()).not.toContain('third floor');
  });

  it.each([
    ['the command', () => chat.say('officer2', `event show ${first}`)],
    ['the button', () => chat.press('officer2', 'event.show', first)],
    ['its number', () => chat.say('officer2', first)],
  ])('is seen once they look at the record, by %s', async (_, looks) => {
    const shown = await looks();
    expect(shown).toMatch(/Someone may be in danger[\s\S]*third floor[\s\S]*Whoever said so has been told/);
    expect(shown).not.toContain('[Acknowledge]');
    expect(await alarm()).toBeUndefined();
    expect((await says()).at(-1)).toBe('danger-seen');
    expect(await seen()).toHaveLength(1);
    await chat.pass(60 * minute);
    expect(await wokenAll()).toEqual([0, 1, 0]);
    expect(await chat.say('officer2', `event show ${first}`)).not.toContain('you have seen it');
    // Worse may come: that is as new as the first.
    await gun();
    expect(await wokenAll()).toEqual([0, 2, 0]);
    await chat.pass(2 * minute);
    expect(await wokenAll()).toEqual([1, 3, 0]);
  });

  it.each([
    ['a note', () => chat.say('officer2', `event note ${first} police are on their way`)],
    ['a question', asked],
    ['how severe it is', () => chat.press('officer2', 'event.severity', `${first} high`)],
  ])('is seen once they write about it: the answer to %s shows it first', async (_, writes) => {
    const shown = await writes();
    expect(shown).toMatch(
      /^Someone may be in danger\nthird floor|^.*\nSomeone may be in danger\n.*third floor/,
    );
    expect(await alarm()).toBeUndefined();
    expect(await seen()).toHaveLength(1);
    await chat.pass(60 * minute);
    expect(await wokenAll()).toEqual([0, 1, 0]);
  });

  it('is not seen by a form that was only opened, by what was refused, nor by what others do', async () => {
    await chat.press('officer2', 'event.ask', first);
    await chat.say('officer2', `event close ${first}`);
    await chat.say('officer1', `event show ${first}`);
    await chat.say('officer1', `event note ${first} I call the police`);
    await chat.say('officer2', 'event list');
    expect(await seen()).toEqual([]);
    await chat.pass(2 * minute);
    await chat.pass(2 * minute);
    expect(await wokenAll()).toEqual([1, 2, 1]);
  });

  it('is not seen by looking for the others where they said so themselves, or may be whom it is about', async () => {
    await chat.say('officer1', 'report a man with a gun is at the door');
    await chat.say('officer1', `event take ${second}`);
    await chat.say('officer1', `report note ${second} a man with a gun is here now`);
    await chat.say('officer1', `event show ${second}`);
    expect((await event(second)).alarm).toBeDefined();

    await chat.say('officer1', `event assign ${first} officer1@sample.example`);
    await chat.say(jane, `report note ${first} it is Daniel Okafor, he has a gun`);
    const told = await woken('officer1');
    expect(told.join()).not.toContain('it is Daniel');
    await chat.say('officer1', `event show ${first}`);
    expect(await alarm()).toBeDefined();
  });

  it('of a part is seen where that was said, and only for whoever said it there', async () => {
    await chat.press('officer2', 'event.ack', first);
    await chat.say('employee-fr', 'report a window is broken');
    await chat.say('officer1', `event link ${second} ${first} merge`);
    await gun(second, 'employee-fr');
    expect((await woken('officer2')).at(-1)).toMatch(/^a man with a gun is here now\n/);
    await chat.say('officer2', `event show ${first}`);
    expect(await alarm()).toBeDefined();
    await gun();
    await chat.pass(1);
    await chat.say('officer2', `event show ${second}`);
    expect(await alarm()).toMatchObject({ of: first });
    await chat.say('officer2', `event show ${first}`);
    expect(await alarm()).toBeUndefined();
    const claudes = await chat.owed('employee-fr@sample.example');
    expect(claudes.filter((each) => each.includes(`as you wrote in ${second}`))).toHaveLength(1);
    expect(await seen()).toHaveLength(2);
  });

  it('is not seen where its words may not be shown: others are woken as before', async () => {
    await chat.press('officer2', 'event.ack', first);
    await chat.say('officer2', `event restrict ${first}`);
    await chat.pass(1);
    await gun();
    for (const words of [`event show ${first}`, `event severity ${first} high`])
      await chat.say('officer2', words, { platform: 'slack' });
    expect(await alarm()).toBeDefined();
    await chat.press('officer2', 'event.ack', first, { platform: 'slack' });
    expect(await alarm()).toBeUndefined();
  });

  it('by a button is told to whoever gets the event as what it is, whatever was written since', async () => {
    await chat.press('officer2', 'event.ack', first);
    await chat.pass(1);
    await chat.press(jane, 'report.danger', first);
    await chat.pass(1);
    await chat.say(jane, `report note ${first} I am in room 12`);
    await chat.say('officer2', `event assign ${first} officer1@sample.example`);
    expect((await woken('officer1')).at(-1)).toMatch(
      /I am in room 12[\s\S]*now says that someone is in danger/,
    );
  });

  it('shows nothing of it on a platform that may not carry it', async () => {
    await chat.press('officer2', 'event.ack', first);
    await chat.say('officer2', `event restrict ${first}`);
    await chat.pass(1);
    const restricted = await event();
    await gun();
    const deliveries = await chat.store.deliveries.page(undefined, 1_000);
    for (const { to, content } of deliveries) {
      const carries = fits(restricted.marking, chat.department.ceilings[to.platform]);
      expect(carries || !JSON.stringify(content).includes('gun is here')).toBe(true);
    }
  });
});

describe('danger that several authors say of what belongs together', () => {
  const claude = 'employee-fr';
  const seen = async (who: string) =>
    (await chat.owed(`${who}@sample.example`)).filter((each) =>
      each.includes('that someone is in danger, as'),
    );
  const merge = (id: string, into: string) => chat.press('officer1', 'event.merge', `${id} ${into}`);

  chatForEach(async (begun) => {
    await begin(begun);
    await chat.say(jane, 'report a window is broken');
    await chat.say(claude, 'report a window is broken too');
  });

  it.each([
    ['in words', () => gun()],
    ['with one press', () => chat.press(jane, 'report.danger', first)],
    ['in words too sensitive to be kept', () => chat.say(jane, `report note ${first} SECRET he has a gun`)],
  ])('%s is seen for each of them', async (_, says) => {
    await chat.say('officer1', `event take ${first}`);
    await merge(second, first);
    await gun(second, claude);
    await says();
    expect(await woken('officer1')).toHaveLength(1);
    expect(await chat.say(jane, `report show ${first}`)).toContain('Danger: Yes');
    expect(await chat.say(jane, `report withdraw ${first}`)).toContain('danger');
    await chat.press('officer1', 'event.ack', first);
    expect(await seen(claude)).toEqual([expect.stringContaining(second)]);
    expect(await seen(jane)).toEqual([expect.stringContaining(first)]);
    await chat.pass(1);
    await gun();
    await chat.press('officer1', 'event.ack', first);
    expect([(await seen(claude)).length, (await seen(jane)).length]).toEqual([1, 2]);
  });

  it('is seen for the author of a part of what was open and dangerous already', async () => {
    const third = 'EV-2026-0003';
    await chat.say(jane, 'report help, I am trapped in the elevator');
    await merge(second, third);
    await gun(second, claude);
    await chat.press('officer1', 'event.take', third);
    expect(await seen(claude)).toEqual([expect.stringContaining(second)]);
    expect(await seen(jane)).toEqual([]);
    expect((await event(third)).alarm).toBeUndefined();
  });

  it('is seen for all of them where what alarms is merged, and merged on', async () => {
    const third = 'EV-2026-0003';
    await chat.say('hr1', 'report a window is broken as well');
    for (const id of [first, second, third]) await chat.say('officer1', `event take ${id}`);
    await merge(second, first);
    await gun(second, claude);
    await merge(first, third);
    expect((await woken('officer1')).join()).not.toContain(`${first}, which is part of`);
    await gun(third, 'hr1');
    await chat.press('officer1', 'event.ack', third);
    expect(await seen(claude)).toEqual([expect.stringContaining(second)]);
    expect(await seen('hr1')).toEqual([expect.stringContaining(third)]);
    expect(await seen(jane)).toEqual([]);
  });

  it('is seen for both where one that alarms becomes part of another that does', async () => {
    for (const id of [first, second]) await chat.say('officer1', `event take ${id}`);
    await gun(second, claude);
    await gun();
    await merge(second, first);
    await chat.press('officer1', 'event.ack', first);
    expect(await seen(claude)).toEqual([expect.stringContaining(second)]);
    expect(await seen(jane)).toEqual([expect.stringContaining(first)]);
  });
});

describe('danger that is said of what is part of another', () => {
  const claude = 'employee-fr';
  const seen = async (who: string) =>
    (await chat.owed(`${who}@sample.example`)).filter((each) =>
      each.includes('that someone is in danger, as'),
    );

  chatForEach(async (begun) => {
    await begin(begun);
    await chat.say(jane, 'report a window is broken');
    await chat.say(claude, 'report a window is broken too');
    await chat.say('officer1', `event take ${first}`);
    await chat.press('officer1', 'event.merge', `${second} ${first}`);
  });

  it('is acknowledged by the number that was read, or in the record that was opened', async () => {
    await gun(second, claude);
    expect(await chat.say('officer2', `event show ${second}`)).toContain('[Acknowledge]');
    expect(await chat.say('officer1', `event ack ${second}`)).toContain(
      `You acknowledged that someone is in danger in ${first}`,
    );
    expect(await seen(claude)).toEqual([expect.stringContaining(second)]);
    expect((await event()).alarm).toBeUndefined();
    expect(await chat.say('officer1', `event show ${second}`)).not.toContain('[Acknowledge]');
    expect(await chat.say('officer1', `event ack ${second}`)).toContain(`${second} was merged into ${first}`);
  });

  it('goes along where that is opened again, and is seen there before it is closed', async () => {
    await gun(second, claude);
    await chat.say('cso', `event reopen ${second} not the same`);
    expect(await event(second)).toMatchObject({ danger: true, alarm: { of: second } });
    expect((await event()).alarm).toBeUndefined();
    expect(await chat.say('officer1', `event show ${first}`)).not.toContain('[Acknowledge]');
    expect((await woken('cso')).join()).toContain(`${second}`);
    const before = await wokenAll();
    await chat.pass(2 * minute);
    expect((await woken('officer2')).join()).toContain(`${second}: for 2 minutes nobody has acknowledged`);
    expect(await wokenAll()).toEqual(before.map((count) => count + 1));
    expect(await chat.say('cso', `event close ${second}`)).toContain(`event ack ${second}`);
    await chat.press('cso', 'event.ack', second);
    expect(await seen(claude)).toEqual([expect.stringContaining(second)]);
  });

  it('is told as what was written, with its words, and as of before, wherever it goes on', async () => {
    await chat.say('cso', `event reopen ${second} not the same`);
    await chat.say('officer2', `event assign ${second} officer2@sample.example`);
    await gun(second, claude);
    await chat.press('cso', 'event.merge', `${second} ${first}`);
    const merged = (await woken('officer1')).join();
    expect(merged).toContain(
      `What was written in ${second}, which is part of ${first}, may mean that someone is in danger`,
    );
    expect(merged).toContain('a man with a gun is here now');
    await chat.say('officer2', `event reopen ${second} not the same`);
    const reopened = (await woken('officer2')).join();
    expect(reopened).toContain(
      `What the author of ${second} wrote may mean that someone is in danger, and nobody has acknowledged it`,
    );
    expect(reopened).not.toContain('now says');
    expect(await chat.say('officer2', `event show ${second}`)).toContain('a man with a gun is here now');
  });

  it('is told as a fact where its author said so by a button, also once it was merged', async () => {
    await chat.say('cso', `event reopen ${second} not the same`);
    await gun(second, claude);
    await chat.press(claude, 'report.danger', second);
    expect((await event(second)).alarm).toMatchObject({ pressed: true });
    await chat.press('cso', 'event.merge', `${second} ${first}`);
    expect((await woken('officer1')).join()).toContain(
      `${second}, which is part of ${first}, says that someone is in danger`,
    );
    await chat.say('officer1', `event reopen ${second} not the same`);
    expect((await woken('officer1')).join()).toContain(
      `The author of ${second} said that someone is in danger, and nobody has acknowledged it`,
    );
  });

  it('stays where others said so, too, once that is opened again', async () => {
    await gun(second, claude);
    await gun(first, jane);
    await chat.say('cso', `event reopen ${second} not the same`);
    expect((await event()).alarm).toMatchObject({ of: first });
    await chat.press('officer1', 'event.ack', first);
    expect([(await seen(jane)).length, (await seen(claude)).length]).toEqual([1, 0]);
    await chat.press('cso', 'event.ack', second);
    expect((await seen(claude)).length).toBe(1);
  });
});

describe('danger that is said of an event that is over', () => {
  chatForEach(async (begun) => {
    await begin(begun);
    await chat.say(jane, 'report a window is broken');
    await chat.say('employee-fr', 'report a window is broken too');
  });

  it.each([
    ['in words', gun],
    ['with one press', () => chat.press(jane, 'report.danger', first)],
  ])('%s brings it back to the desk', async (_, danger) => {
    await chat.say('officer2', `event take ${first}`);
    await close();
    await chat.pass(60 * minute);
    expect(await danger()).toMatch(/^If anyone/);
    expect(await event()).toMatchObject({ status: 'open', danger: true });
    expect((await event()).owner).toBeUndefined();
    const { history } = await event();
    expect(history.find(({ what }) => what === 'reopened')).toMatchObject({ from: 'unfounded', to: 'open' });
    expect((await chat.owed('employee-en@sample.example')).join()).toContain(`${first} is open again`);
    expect(await chat.say('officer1', 'event list')).toContain(first);
    expect(await wokenAll()).toEqual([1, 1, 0]);
    await chat.pass(2 * minute);
    expect((await woken('officer1')).join()).toContain('has waited 2 minutes');
    await chat.pass(2 * minute);
    expect((await woken('cso')).length).toBe(1);
    expect(await chat.press('officer1', 'event.take', first)).toContain('is yours');
    await chat.pass(60 * minute);
    expect((await woken('cso')).length).toBe(1);
  });

  it('and is restricted stays open to whoever had it', async () => {
    await chat.say('officer2', `event take ${first}`);
    await chat.say('officer2', `event restrict ${first}`);
    await chat.say('cso', 'duty set officer1@sample.example until 2027-01-31');
    await chat.answer('officer2', 'event.close', first, { outcome: 'unfounded', cause: 'nothing there' });
    await gun();
    expect((await event()).members).toEqual(['officer1@sample.example', 'officer2@sample.example']);
    expect(await chat.say('officer2', `event show ${first}`)).toContain('a man with a gun');
    expect(await wokenAll()).toEqual([1, 1, 0]);
  });

  it('reaches the event that it went into, closed or not', async () => {
    await chat.say('officer2', `event take ${first}`);
    await chat.say('officer1', `event link ${second} ${first} merge`);
    await gun(second, 'employee-fr');
    expect((await event(second)).status).toBe('closed');
    expect(await event()).toMatchObject({ danger: true, status: 'taken' });
    expect((await woken('officer2')).join()).toContain(`${second}, which is part of ${first}`);
    await chat.press('officer2', 'event.ack', first);
    expect((await chat.owed('employee-fr@sample.example')).join()).toContain(`as you wrote in ${second}`);

    await close();
    await chat.pass(1);
    expect(await chat.press('employee-fr', 'report.danger', second)).toMatch(/^If anyone/);
    expect(await event()).toMatchObject({ status: 'open', danger: true });
    expect((await chat.owed('employee-en@sample.example')).join()).toContain(`${first} is open again`);
    expect(await wokenAll()).toEqual([1, 2, 0]);
  });

  it('and was withdrawn is a report of its own, with the numbers first', async () => {
    await chat.say(jane, `report withdraw ${first}`);
    expect(await chat.say(jane, `report note ${first} all is well`)).toContain('is withdrawn');
    expect(await gun()).toMatch(/^If anyone[\s\S]*911[\s\S]*EV-2026-0003/);
    expect(await event('EV-2026-0003')).toMatchObject({
      danger: true,
      text: expect.stringMatching(/^a man with a gun is here now\n\n.*I reported EV-2026-0001 earlier/),
    });
    expect((await event()).status).toBe('withdrawn');
  });

  it('and was withdrawn is one report, however often and by whatever way it is said', async () => {
    await chat.say(jane, `report withdraw ${first}`);
    await gun();
    expect(await chat.say(jane, `report note ${first} he has a knife too, second floor`)).toContain(
      'EV-2026-0003',
    );
    const copies = [first, first].map((id) => chat.press(jane, 'report.danger', id));
    for (const said of await Promise.all(copies)) expect(said).toContain('EV-2026-0003');
    expect((await event('EV-2026-0003')).notes).toMatchObject([{ text: 'he has a knife too, second floor' }]);
    expect(await chat.store.events.get('EV-2026-0004')).toBeUndefined();
  });

  it('and was withdrawn is the one that what follows belongs to, whatever it says', async () => {
    await chat.say(jane, `report withdraw ${first}`);
    await gun();
    for (const words of ['note', 'update', ''].map((word) => `report ${word} ${first} room 302, third floor`))
      expect(await chat.say(jane, words.replace('  ', ' '))).toContain('EV-2026-0003');
    const { notes } = await event('EV-2026-0003');
    expect(notes.map(({ text }) => text)).toEqual([
      'room 302, third floor',
      'update room 302, third floor',
      'room 302, third floor',
    ]);
    expect(await chat.store.events.get('EV-2026-0004')).toBeUndefined();
  });

  it('and was withdrawn is not named by a sealed report, whose author its own shows', async () => {
    await chat.say(jane, `report withdraw ${first}`);
    const words = 'keep my name confidential: he has a knife';
    expect(await chat.say(jane, `report note ${first} ${words}`)).toContain('EV-2026-0003');
    expect(await event('EV-2026-0003')).toMatchObject({ danger: true, confidential: true, text: words });
  });

  it('and was reported confidentially is taken even where others read along', async () => {
    await chat.fill(jane, 'report', { what: 'my boss takes files home', confidential: 'yes' });
    await chat.say(jane, 'report withdraw EV-2026-0003');
    const said = await chat.say(jane, 'report note EV-2026-0003 he has a gun', { channel: 'general' });
    expect(said).toContain('911');
    expect(await event('EV-2026-0004')).toMatchObject({ danger: true, confidential: true });
  });
});

describe('danger whose author names whoever has the event', () => {
  chatForEach(begin);
  const okafor = 'Daniel Okafor has a gun and threatens me, help';
  const dealing = 'may be the one whom it is about';
  const heard = async (who: string) => (await chat.owed(`${who}@sample.example`)).join('\n');

  it.each([false, true])('wakes others too, restricted %s', async (isRestricted) => {
    await chat.say(jane, 'report the safe was open and folders are missing');
    await chat.say('officer1', `event take ${first}`);
    if (isRestricted) await chat.say('officer1', `event restrict ${first}`);
    await chat.say(jane, `report note ${first} ${okafor}`);
    expect(await wokenAll()).toEqual([1, 1, 0]);
    expect(await chat.say('officer2', `event show ${first}`)).toContain('has a gun');
    expect(await chat.press('officer1', 'event.ack', first)).toContain('You acknowledged');
    for (const who of ['officer2', 'cso']) expect(await heard(who)).toContain(dealing);
    expect(await heard('officer1')).not.toContain(dealing);
    expect(await heard('officer2')).not.toContain('Okafor');
  });

  it('wakes others where a part of it names them, and the acknowledgement of anybody else is enough', async () => {
    await chat.say(jane, 'report a strange noise in the stairwell');
    await chat.say('employee-fr', 'report a strange noise in the stairwell, too');
    await chat.say('officer1', `event take ${first}`);
    await chat.say('officer1', `event link ${second} ${first} merge`);
    await chat.say('employee-fr', `report note ${second} ${okafor}`);
    expect(await wokenAll()).toEqual([1, 1, 0]);
    await chat.press('officer2', 'event.ack', first);
    await chat.pass(60 * minute);
    expect(await wokenAll()).toEqual([1, 1, 0]);
  });

  it('wakes the CSO where nobody else is on duty', async () => {
    await chat.say('cso', 'duty set officer1@sample.example until 2026-11-25T08:00');
    await chat.say(jane, `report ${okafor}`);
    await chat.pass(2 * minute);
    expect(await wokenAll()).toEqual([1, 0, 1]);
  });

  it('is not over for the others when they acknowledge it, take it or are given it', async () => {
    await chat.say('cso', 'duty set officer1@sample.example until 2026-11-25T08:00');
    const deals = [
      (id: string) => chat.press('officer1', 'event.ack', id),
      (id: string) => chat.press('officer1', 'event.take', id),
      (id: string) => chat.say('officer2', `event assign ${id} officer1@sample.example`),
    ];
    for (const [i, deal] of deals.entries()) {
      await chat.say(jane, `report ${okafor}`);
      await deal(`EV-2026-000${i + 1}`);
      const told = (await chat.owed('cso@sample.example')).filter((each) => each.includes(dealing));
      expect(told).toHaveLength(i + 1);
    }
  });

  it('is not over for the others when they take it after somebody else acknowledged it', async () => {
    await chat.say(jane, `report ${okafor}`);
    await chat.press('officer2', 'event.ack', first);
    for (const who of ['officer2', 'cso']) expect(await heard(who)).not.toContain(dealing);
    await chat.press('officer1', 'event.take', first);
    for (const who of ['officer2', 'cso']) expect(await heard(who)).toContain(dealing);
    expect(await heard('officer1')).not.toContain(dealing);
  });

  it('is not over for the others when they open it again', async () => {
    await chat.say(jane, `report ${okafor}`);
    await chat.say('officer2', `event take ${first}`);
    await chat.answer('officer2', 'event.close', first, { outcome: 'unfounded', cause: 'x' });
    await chat.say('officer1', `event reopen ${first} again`);
    for (const who of ['officer2', 'cso']) expect(await heard(who)).toContain(dealing);
  });

  it('is not over for the others when it becomes part of danger that they have', async () => {
    await chat.say(jane, 'report a man with a knife is here, help');
    await chat.say('officer1', `event take ${first}`);
    await chat.say('employee-fr', `report ${okafor}`);
    await chat.say('officer2', `event ack ${second}`);
    await chat.press('officer2', 'event.merge', `${second} ${first}`);
    await chat.press('officer2', 'event.merge.named', `${second} ${first}`);
    expect((await chat.store.events.get(second))?.mergedInto).toBe(first);
    for (const who of ['officer2', 'cso']) expect(await heard(who)).toContain(dealing);
  });

  it.each([
    ['took', 'event take'],
    ['acknowledged', 'event ack'],
  ])('only after they %s it is not over for the others, who hear so once', async (_, deal) => {
    await chat.say(jane, 'report a man with a knife is here, help');
    await chat.say('officer1', `${deal} ${first}`);
    await chat.say(jane, `report note ${first} he wears a red jacket`);
    for (const who of ['officer2', 'cso']) expect(await heard(who)).not.toContain(dealing);
    await chat.say(jane, `report note ${first} it was Daniel Okafor`);
    for (const who of ['officer2', 'cso']) expect(await heard(who)).toContain(dealing);
    expect(await heard('officer1')).not.toContain(dealing);
    await chat.say(jane, `report note ${first} Daniel Okafor, from security`);
    for (const who of ['officer2', 'cso']) expect((await heard(who)).split(dealing)).toHaveLength(2);
  });

  it('in what is part of it, said or brought along afterwards, is not over for the others', async () => {
    const third = 'EV-2026-0003';
    await chat.say(jane, 'report a man with a knife is here, help');
    await chat.say('officer1', `event take ${first}`);
    await chat.say('employee-fr', 'report a window is broken');
    await chat.press('officer2', 'event.merge', `${second} ${first}`);
    await chat.say('employee-fr', `report note ${second} it was Daniel Okafor`);
    for (const who of ['officer2', 'cso'])
      expect(await heard(who)).toContain(`danger in ${first} ${dealing}`);

    await chat.say(jane, 'report a man with a knife is here, help');
    await chat.say('officer1', `event take ${third}`);
    await chat.say('employee-fr', 'report Daniel Okafor left his bag at the door and a window is broken');
    await chat.press('officer2', 'event.merge', `EV-2026-0004 ${third}`);
    await chat.press('officer2', 'event.merge.named', `EV-2026-0004 ${third}`);
    for (const who of ['officer2', 'cso'])
      expect(await heard(who)).toContain(`danger in ${third} ${dealing}`);
  });

  it('is no more that of an event when the part opens again whose author alone spoke of it', async () => {
    await chat.say(jane, 'report a window is broken');
    await chat.say('employee-fr', 'report a man with a gun is at the door');
    await chat.press('officer1', 'event.merge', `${second} ${first}`);
    expect((await chat.store.events.get(first))?.danger).toBe(true);
    await chat.say('officer2', `event reopen ${second} it is another`);
    expect((await chat.store.events.get(first))?.danger).toBe(false);
    expect((await chat.store.events.get(second))?.danger).toBe(true);
    // Nor does anybody have to acknowledge it as soon as danger.
    const late = async () => (await heard('officer2')).includes(`${first} has waited`);
    await chat.pass(2 * minute);
    expect(await late()).toBe(false);
    await chat.pass(reporting.acknowledgeWithin - 2 * minute);
    expect(await late()).toBe(true);
  });

  it('leaves an event that it opened again waiting since then, and not since it was reported', async () => {
    await chat.say(jane, 'report a window is broken');
    await chat.say('employee-fr', 'report a window is broken, too');
    await chat.press('officer1', 'event.take', first);
    await chat.press('officer1', 'event.merge', `${second} ${first}`);
    await close();
    await chat.pass(10 * 24 * 60 * minute);
    await gun(second, 'employee-fr');
    await chat.pass(minute / 2);
    await chat.say('officer2', `event reopen ${second} it is another`);
    expect(await event()).toMatchObject({ status: 'open', danger: false });
    const late = async () => (await heard('officer2')).includes(`${first} has waited`);
    await chat.pass(minute);
    expect(await late()).toBe(false);
    await chat.pass(reporting.acknowledgeWithin);
    expect(await heard('officer2')).toMatch(new RegExp(`${first} has waited 1\\d minutes`));
  });

  it('is no more that of what the part was merged through, either, unless others said so there', async () => {
    const [third, fourth] = ['EV-2026-0003', 'EV-2026-0004'];
    for (const words of ['a window is broken', 'a window is broken too', 'a man with a gun is at the door'])
      await chat.say(jane, `report ${words}`);
    await chat.say('employee-fr', 'report a man with a gun is on floor 2');
    const merge = (id: string, into: string) => chat.press('officer1', 'event.merge', `${id} ${into}`);
    for (const [id, into] of [
      [third, second],
      [fourth, second],
      [second, first],
    ] as const)
      await merge(id, into);
    const dangers = async () => Promise.all([first, second].map(async (id) => (await event(id)).danger));
    await chat.say('officer2', `event reopen ${third} it is another`);
    expect(await dangers()).toEqual([true, true]);
    await chat.say('officer2', `event reopen ${fourth} it is another`);
    expect(await dangers()).toEqual([false, false]);
    expect((await event(second)).mergedInto).toBe(first);
  });
});

describe('danger in a report that joins another', () => {
  chatForEach(begin, { reporting: { ...reporting, floodPerMinute: 1 } });

  it('wakes whoever has that one', async () => {
    const told = ['he has a gun', 'he has a knife', 'he has a bomb'];
    for (const words of told) await chat.say(jane, `report ${words}`);
    const last = 'EV-2026-0003';
    await chat.say('officer2', `event take ${last}`);
    const before = (await woken('officer2')).length;
    expect(await chat.say(jane, 'report he is shooting now')).toContain(`I added this to ${last}`);
    expect((await woken('officer2')).length).toBe(before + 1);
    await chat.pass(2 * minute);
    expect((await woken('officer1')).join()).toContain(`${last}: for 2 minutes nobody has acknowledged`);
  });

  it('and a report without danger joins none that is over: nobody looks there any more', async () => {
    await chat.say(jane, 'report a window is broken');
    expect(await chat.say(jane, 'report a door is broken')).toContain('I added this to EV-2026-0001');
    await close();
    const before = await event();
    expect(await chat.say(jane, 'report my badge is gone')).not.toContain('I added this');
    expect(await event()).toEqual(before);
    expect(await event('EV-2026-0002')).toMatchObject({ status: 'open', text: 'my badge is gone' });
    expect(await chat.say(jane, 'report and my keys')).toContain('I added this to EV-2026-0002');
  });
});
