import { beforeEach, describe, expect, it } from 'vitest';
import type { Platform } from '../../src/chat/event.ts';
import type { SecurityEvent } from '../../src/domain/security-event.ts';
import { type Chat, chatForEach } from '../support/chat.ts';

let chat: Chat;

chatForEach(async (begun) => {
  chat = begun;
  for (const who of ['officer2', 'cso', 'it1']) {
    await chat.say(who, 'language en');
    await onSlack(who);
  }
});

const first = 'EV-2026-0001';
const secret = 'PROTECTED B: the names of the sources';
const event = async (id = first): Promise<SecurityEvent> => {
  const found = await chat.store.events.get(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};

/** Somebody of the directory is on Slack, too, which takes nothing that is marked. */
async function onSlack(who: string): Promise<void> {
  const person = await chat.store.people.get(`${who}@sample.example`);
  if (!person) throw new Error(`no ${who}`);
  const accounts = { ...person.accounts, slack: { id: `slack-${who}` } };
  await chat.store.commit([{ in: 'people', put: { ...person, accounts } }]);
}

/** What is owed to somebody on a platform. */
async function owedOn(platform: Platform, who: string): Promise<string> {
  const all = await chat.store.deliveries.page(undefined, 200);
  const own = all.filter(
    ({ to }) => to.kind === 'person' && to.id.startsWith(who) && to.platform === platform,
  );
  return JSON.stringify(own.map(({ content }) => content));
}

describe('words with a marking that are written about an event', () => {
  const write: readonly (readonly [what: string, act: () => Promise<string>])[] = [
    ['a note of the desk', () => chat.say('officer1', `event note ${first} ${secret}`)],
    ['a note of its author', () => chat.answer('employee-en', 'report.details', first, { text: secret })],
    ['a question to a called function', () => chat.say('officer1', `event call ${first} it ${secret}`)],
    ['why it is on hold', () => chat.say('officer1', `event hold ${first} ${secret}`)],
    ['what is affected', () => chat.answer('officer1', 'event.affected', first, { programs: secret })],
    [
      'the reference of a filing',
      () => chat.answer('officer1', 'event.filing', `${first} cyber cyber-centre`, { reference: secret }),
    ],
    ['a question to its author', () => chat.answer('officer1', 'event.ask', first, { question: secret })],
  ];
  it.each(write)('mark the event: %s', async (_, act) => {
    await chat.say('employee-en', 'report a virus on my computer');
    expect((await event()).marking).toBe('unclassified');
    await act();
    const record = await event();
    expect(record.marking).toBe('protected-b');
    expect(record.history).toContainEqual(
      expect.objectContaining({ what: 'marking', from: 'unclassified', to: 'protected-b' }),
    );
    expect(await chat.say('officer1', `event show ${first}`, { platform: 'slack' })).not.toContain('sources');
  });

  it('are in no form and on no list where the platform may not carry them', async () => {
    await chat.say('employee-en', 'report a virus on my computer');
    await chat.answer('officer1', 'event.affected', first, { programs: secret });
    const filed = { reference: 'Sgt Roy, about the sources' };
    await chat.answer('officer1', 'event.filing', `${first} cyber cyber-centre`, filed);
    const here = await chat.say('officer1', `event notify ${first}`);
    expect(here).toContain('about the sources');
    await chat.press('officer1', 'event.affected', first);
    const form = chat.replies.at(-1)?.form?.form;
    if (!form) throw new Error('no form');

    const where = { platform: 'slack' } as const;
    expect(await chat.press('officer1', 'event.affected', first, where)).toContain('Open it in one that may');
    expect(chat.replies.at(-1)?.form).toBeUndefined();
    expect(await chat.submit('officer1', form, { programs: 'Payments' }, where)).toContain('Open it in one');
    expect((await event()).affected?.programs).toBe(secret);
    const list = await chat.say('officer1', `event notify ${first}`, where);
    expect(list).toContain('Reference: may not be shown');
    expect(list).not.toContain('sources');
  });

  it('leave its marking as it is where they have none', async () => {
    await chat.say('employee-en', 'report a virus on my computer');
    await chat.say('officer1', `event note ${first} the machine is here`);
    expect((await event()).marking).toBe('unclassified');
    expect((await event()).history.map(({ what }) => what)).not.toContain('marking');
  });

  it('do not reach a called function where the platform may not carry them', async () => {
    await chat.say('employee-en', 'report a virus on my computer');
    await chat.say('officer1', `event call ${first} it ${secret}`);
    expect(await owedOn('console', 'it1')).toContain('sources');
    expect(await owedOn('slack', 'it1')).toContain('may not be shown here');
    expect(await owedOn('slack', 'it1')).not.toContain('sources');
    const where = { platform: 'slack' } as const;
    expect(await chat.say('it1', `event show ${first}`, where)).not.toContain('sources');
    expect(await chat.press('it1', 'event.answer', `${first} 1`, where)).toContain('may not be shown here');
    expect(await chat.answer('it1', 'event.answer', `${first} 1`, { answer: 'Known' })).toContain('is kept');
  });

  it('do not reach its author, nor whoever decides on a request to join, where the platform may not carry them', async () => {
    await chat.say('employee-en', 'report a virus on my computer', { platform: 'slack' });
    expect(await chat.answer('officer1', 'event.ask', first, { question: secret })).toContain(
      'a platform that may not carry this',
    );
    expect((await event()).deskNotes).toEqual([]);
    await chat.say('officer2', `event take ${first}`);
    await chat.say('officer2', `event restrict ${first}`);
    await chat.say('officer1', `event join ${first} ${secret}`);
    expect(await owedOn('console', 'officer2')).toContain('sources');
    expect(await owedOn('slack', 'officer2')).toContain('asks to see');
    expect(await owedOn('slack', 'officer2')).not.toContain('sources');
  });
});

describe('words about a restricted event', () => {
  const here = { platform: 'slack' } as const;
  const ask = { question: 'which files did Pat Doe sell?' };
  beforeEach(async () => {
    await chat.say('employee-en', 'report insider: Pat Doe sells our files', here);
    await chat.say('cso', `event take ${first}`);
  });

  it.each([
    ['a note of the desk', () => chat.say('cso', `event note ${first} Pat Doe was seen again`, here)],
    ['a question to a called function', () => chat.say('cso', `event call ${first} it what of Pat?`, here)],
    ['why it is on hold', () => chat.say('cso', `event hold ${first} Pat Doe goes to court`, here)],
    ['a question to its author', () => chat.press('cso', 'event.ask', first, here)],
  ])('are written where its marking may be, and elsewhere it is said where that is: %s', async (_, act) => {
    const before = await event();
    const answer = await act();
    expect(answer).toContain(`What is written about ${first} is Protected B and may not be written here.`);
    expect(answer).toContain('Where it may be: Teams, the console.');
    expect(await event()).toEqual(before);
  });

  it('that are above the ceiling by themselves are a matter for the desk all the same', async () => {
    expect(await chat.say('cso', `event note ${first} SECRET\nthe names`, here)).toContain(
      'do not write this',
    );
  });

  it('do not reach a called function, nor are answered, where they may not be carried', async () => {
    await chat.say('cso', `event call ${first} it which files did Pat Doe open?`);
    expect(await owedOn('console', 'it1')).toContain('Pat Doe');
    expect(await owedOn('slack', 'it1')).toContain('may not be shown here');
    expect(await owedOn('slack', 'it1')).not.toContain('Pat');
    expect(await chat.say('it1', `event show ${first}`, here)).not.toContain('Pat');
    expect(await chat.press('it1', 'event.answer', `${first} 1`, here)).toContain('may not be shown here');
    expect((await event()).marking).toBe('protected-b');
  });

  it('were asked before it was restricted and are kept from there from then on', async () => {
    await chat.say('employee-en', 'report a virus on my computer');
    await chat.say('cso', 'event take EV-2026-0002');
    await chat.say('cso', 'event call EV-2026-0002 it which accounts?');
    expect(await chat.say('it1', 'event show EV-2026-0002', here)).toContain('which accounts');
    await chat.say('cso', 'event restrict EV-2026-0002');
    expect(await chat.say('it1', 'event show EV-2026-0002', here)).not.toContain('which accounts');
  });

  it('are asked of its author by telephone where they wrote from a platform that may not carry them', async () => {
    expect(await chat.answer('cso', 'event.ask', first, ask)).toContain('asked to call the security desk');
    const told = await owedOn('slack', 'employee-en');
    expect(told).toContain('you do not have to give your name');
    expect(told).not.toContain('Pat Doe');
    expect((await event()).deskNotes).toMatchObject([{ text: ask.question }]);
    expect(await chat.answer('cso', 'event.ask', first, { question: secret })).toContain(
      'may not carry this',
    );
  });

  it('leave the marking that one has beside the name in it as the words are', async () => {
    await chat.say('employee-en', 'report unauthorized access: Arjun Singh opened the server room');
    expect(await event('EV-2026-0002')).toMatchObject({ named: 'unclassified', marking: 'protected-b' });
    await chat.say('cso', 'event note EV-2026-0002 the door is checked');
    expect(await event('EV-2026-0002')).toMatchObject({ named: 'unclassified', marking: 'protected-b' });
  });

  it('are taken from its author as any report is', async () => {
    expect(await chat.say('employee-en', `report note ${first} it was at noon`, here)).toContain('Added to');
  });
});
