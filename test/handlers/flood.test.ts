import { beforeEach, describe, expect, it } from 'vitest';
import type { SecurityEvent } from '../../src/domain/security-event.ts';
import { sampleDepartment } from '../support/bot.ts';
import { type Chat, chatForEach } from '../support/chat.ts';
import { photo } from '../support/photo.ts';

let chat: Chat;

const jane = 'employee-en';
const first = 'EV-2026-0001';
const second = 'EV-2026-0002';

const event = async (id = first): Promise<SecurityEvent> => {
  const found = await chat.store.events.get(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};
const owed = async (who: string) => (await chat.owed(who)).join('\n');
const file = (values: Record<string, string>) => chat.fill(jane, 'report', { danger: 'no', ...values });

chatForEach(
  async (begun) => {
    chat = begun;
    for (const who of ['officer2', 'privacy1']) await chat.say(who, 'language en');
  },
  { reporting: { ...sampleDepartment().reporting, floodPerMinute: 1 } },
);

describe('the report that is one too many in a minute', () => {
  beforeEach(() => file({ what: 'I lost my badge', type: 'lost-item' }));

  it('joins the last one of its type, with all that its form says, of which whoever has that one hears', async () => {
    await chat.say('officer2', `event take ${first}`);
    const said = await file({
      what: 'and my keys',
      type: 'lost-item',
      where: 'Room 512',
      contact: '613 555 0199',
      date: '2026-11-23',
      time: '10:00',
    });
    expect(said).toContain(`I added this to ${first}`);
    const [note] = (await event()).notes;
    for (const each of ['and my keys', 'Room 512', '613 555 0199', '10:00'])
      expect(note?.text).toContain(each);
    expect(await owed('officer2@sample.example')).toContain(first);
  });

  it('joins without a word where it is a photograph alone', async () => {
    await chat.say(jane, 'report', { files: [photo] });
    expect(await chat.say(jane, 'report', { files: [{ ...photo, name: 'keys.png' }] })).toContain(second);
    const { files, notes } = await event(second);
    expect([files.map(({ name }) => name), notes]).toEqual([['door.png', 'keys.png'], []]);
  });

  it('says how grave it is where nobody did, when its author pressed that they need help', async () => {
    await file({ what: 'a man threatens me', type: 'ohs', danger: 'yes' });
    await file({ what: 'he is back', type: 'ohs', danger: 'yes' });
    expect(await chat.say(jane, 'help me')).toContain('I added this to');
    const joined = await event('EV-2026-0003');
    expect(joined.severity).toBe('high');
    expect(joined.history).toContainEqual(
      expect.objectContaining({ what: 'severity', to: 'high', by: `${jane}@sample.example` }),
    );
    await chat.say('officer2', `event severity ${joined.id} low`);
    await chat.say(jane, 'help me');
    expect((await event(joined.id)).severity).toBe('low');
  });

  it('says that there is danger, and not that there may be, where its author ticked so or asked for help', async () => {
    for (const what of ['a man threatens me', 'he is back']) await file({ what, type: 'ohs', danger: 'yes' });
    const [joined, officer] = ['EV-2026-0003', 'officer2@sample.example'];
    await chat.say('officer2', `event take ${joined}`);
    for (const says of [
      () => file({ what: 'he is at the desk', type: 'ohs', danger: 'yes' }),
      () => chat.say(jane, 'help me'),
    ]) {
      await chat.pass(1000);
      const before = (await chat.owed(officer)).length;
      await says();
      const told = (await chat.owed(officer)).slice(before).join('\n');
      expect(told).toContain(`The author of ${joined} now says that someone is in danger`);
      await chat.say('officer2', `event ack ${joined}`);
    }
    expect(await owed(officer)).not.toContain('may mean that someone');
  });

  it('is restricted where the place alone names a colleague', async () => {
    await file({ what: 'somebody photographs doors', type: 'suspicious-activity' });
    await file({ what: 'again', type: 'suspicious-activity', where: 'office of Hannah Brown' });
    expect(await event(second)).toMatchObject({ restricted: true, named: 'unclassified' });
  });

  it.each([
    ['about an insider', 'insider-screening', { restricted: true }],
    ['of a breach', 'privacy-breach', { restricted: false }],
  ])('is an event of its own where it is of another type: %s', async (_, type, kept) => {
    const said = await file({ what: 'Hannah Brown sells our files', type });
    expect(said).not.toContain('I added this');
    expect((await event()).notes).toEqual([]);
    expect(await event(second)).toMatchObject({ type, ...kept });
    expect((await owed('privacy1@sample.example')).includes(second)).toBe(type === 'privacy-breach');
    expect(await file({ what: 'and plans', type })).toContain(`I added this to ${second}`);
    expect((await owed('#desk console')).includes('and plans')).toBe(!kept.restricted);
  });

  it.each([
    [
      'a change of circumstances',
      'insider-screening',
      () => chat.say(jane, 'screening change I was arrested'),
    ],
    ['a change of the readiness level', 'other', () => chat.say('cso', 'event readiness high')],
    ['one whose words were not taken', 'other', () => chat.say(jane, 'report SECRET // the plans')],
  ])('joins no record that is kept for itself: %s', async (_, type, tell) => {
    await tell();
    const who = (await event(second)).readiness ? 'cso' : jane;
    await chat.fill(who, 'report', { what: 'the first', type, danger: 'no' });
    const before = await event(second);
    await chat.fill(who, 'report', { what: 'the second', type, danger: 'no' });
    expect(await event(second)).toEqual(before);
    expect(await event('EV-2026-0003')).toMatchObject({ text: 'the first' });
  });

  it('does not tell its author by joining it what the desk took another for', async () => {
    await chat.say('officer2', `event take ${first}`);
    await chat.press('officer2', 'event.type', `${first} cyber`);
    expect(await file({ what: 'a strange e-mail', type: 'cyber' })).not.toContain('I added this');
    expect(await file({ what: 'and my keys', type: 'lost-item' })).not.toContain('I added this');
  });
});
