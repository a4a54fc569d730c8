import { beforeEach, describe, expect, it } from 'vitest';
import { type Chat, chatForEach } from '../support/chat.ts';
import { aScreening } from '../support/records.ts';

let chat: Chat;

chatForEach(async (begun) => {
  chat = begun;
  for (const who of ['officer2', 'cso', 'privacy1', 'screening1', 'hr1']) await chat.say(who, 'language en');
});

const first = 'EV-2026-0001';
const address = (who: string) => `${who}@sample.example`;
const owed = async (who: string) => (await chat.owed(address(who))).join('\n');

/** Gives somebody of the sample a role more. */
async function grant(who: string, role: 'hr') {
  const person = await chat.store.people.get(address(who));
  if (!person) throw new Error(`no ${who}`);
  const roles = [...person.roles, { role, since: null }];
  await chat.store.commit([{ in: 'people', put: { ...person, roles } }]);
}

it('whoever acts for the CSO is let into restricted events as one, but for those that name them', async () => {
  await chat.say('employee-en', 'report insider concern: Mélanie Gagnon sells our files');
  await chat.say('employee-en', 'report insider concern: Pat takes files home');
  await chat.say('cso', `acting ${address('officer2')} until 2026-12-10`);
  const confirm = /"acting\.confirm","value":"([^"]+)"/.exec(JSON.stringify(chat.replies.at(-1)))?.[1];
  await chat.press('cso', 'acting.confirm', confirm ?? '');
  expect(await chat.say('officer2', 'event show EV-2026-0002')).toContain('Pat takes files home');
  expect(await chat.say('officer2', `event show ${first}`)).toContain('I have no record');
  expect(await chat.say('officer2', 'event list')).not.toContain(first);
  expect(await chat.say('officer2', `event export ${first}`)).toContain('I have no record');
  expect(await chat.say('cso', `event show ${first}`)).toContain('sells our files');
});

describe('whom a question leaves out', () => {
  const looks = async (who: string, number = 1) => [
    await chat.say(who, `event show ${first}`),
    await chat.press(who, 'event.answer', `${first} ${number}`),
  ];
  beforeEach(async () => {
    await grant('g.cote', 'hr');
    await chat.say('g.cote', 'language en');
  });

  it('never sees it, where a note alone names them', async () => {
    await chat.say('employee-en', 'report insider concern: a colleague sells our files');
    await chat.say('cso', `event take ${first}`);
    await chat.say('cso', `event note ${first} I suspect Guillaume Côté`);
    const call = await chat.say('cso', `event call ${first} hr who was away in June?`);
    expect(call).toContain('are named in what is known of it: Guillaume Côté.');
    for (const look of await looks('g.cote')) expect(look).toContain('I have no record');
    expect(await chat.say('hr1', `event show ${first}`)).toContain('who was away in June?');
  });

  it('nor does whom a note names after they were asked something else', async () => {
    await chat.say('employee-en', 'report insider concern: a colleague sells our files');
    await chat.say('cso', `event take ${first}`);
    await chat.say('cso', `event call ${first} hr who left in June?`);
    await chat.say('cso', `event note ${first} it is Sandra Peters`);
    await chat.say('cso', `event call ${first} hr does the one from HR have a key?`);
    for (const look of await looks('hr1', 2)) expect(look).toContain('I have no record');
    expect(await chat.say('g.cote', `event show ${first}`)).toContain('have a key?');
  });

  it('does not see it once the event is open to the desk either', async () => {
    await chat.say('employee-en', 'report unauthorized access: Guillaume Côté opened the server room');
    await chat.say('officer1', `event take ${first}`);
    await chat.say('officer1', `event call ${first} hr who has a key?`);
    await chat.press('officer1', 'event.open', first);
    expect((await chat.store.events.get(first))?.restricted).toBe(false);
    for (const look of await looks('g.cote')) expect(look).toContain('I have no record');
    expect(await chat.say('hr1', `event show ${first}`)).toContain('who has a key?');
  });
});

it.each([
  ['officer1', 'event call EV-2026-0001 HR, who left in June?'],
  ['officer1', 'event call EV-2026-0001 human resources: who left in June?'],
  ['officer2', 'evenement consulter EV-2026-0001 rh\u00a0: who left in June?'],
  ['officer2', 'evenement consulter EV-2026-0001 Ressources humaines, who left in June?'],
])('a function is called as people write it: %s, %s', async (who, words) => {
  await chat.say('employee-en', 'report a stranger in the server room');
  await chat.say(who, words);
  const calls = (await chat.store.events.get(first))?.calls;
  expect(calls).toMatchObject([{ partner: 'hr', question: 'who left in June?' }]);
});

it('which functions can be called is said where there is none of a name', async () => {
  await chat.say('employee-en', 'report a stranger in the server room');
  expect(await chat.say('officer1', `event call ${first} police who left in June?`)).toContain(
    'There are: privacy, hr, it, ohs, legal, communications, facilities.',
  );
});

describe('whom a question does not reach any more', () => {
  beforeEach(async () => {
    await chat.store.commit([{ in: 'screening', put: aScreening(address('officer1')) }]);
    await chat.say('employee-en', 'report a stranger in the server room');
    await chat.say('officer1', `event take ${first}`);
  });

  it('is named to whoever asks for a level that they do not hold, and in the record', async () => {
    await chat.say('officer1', `event call ${first} facilities was the guard there?`);
    expect(await chat.say('officer1', `event show ${first}`)).toContain('waiting for an answer');
    const said = await chat.say('officer1', `event restrict ${first} secret`);
    expect(said).toContain(`(Facilities) can no longer see what was asked about ${first}`);
    const shown = await chat.say('officer1', `event show ${first}`);
    expect(shown).toContain('was the guard there? — not answered, and nobody there may see it any more');
    // Once is enough.
    expect(await chat.say('officer1', `event note ${first} the door was open`)).not.toContain('Facilities');
  });

  it('is named to whoever names them in a note', async () => {
    await chat.say('officer1', `event restrict ${first}`);
    await chat.say('officer1', `event call ${first} hr who left in June?`);
    expect(await chat.say('officer1', `event note ${first} I suspect Sandra Peters`)).toContain(
      `Sandra Peters (Human resources) can no longer see what was asked about ${first}`,
    );
  });

  it('is told to whoever has it where its author names them, with danger or without', async () => {
    const shutOut = `(Human resources) can no longer see what was asked about ${first}`;
    await chat.say('officer1', `event restrict ${first}`);
    await chat.say('officer1', `event call ${first} hr who left in June?`);
    await chat.say('employee-en', `report note ${first} it was Sandra Peters`);
    expect(await owed('officer1')).toContain(shutOut);
    await chat.say('employee-fr', 'report a stranger in the server room again');
    await chat.say('officer1', `event take EV-2026-0002`);
    await chat.say('officer1', 'event restrict EV-2026-0002');
    await chat.say('officer1', 'event call EV-2026-0002 hr who left in June?');
    await chat.say('employee-fr', 'signaler note EV-2026-0002 Sandra Peters a un fusil');
    expect(await owed('officer1')).toContain(shutOut.replace(first, 'EV-2026-0002'));
  });

  it.each([
    ['a note', () => chat.say('officer1', `event note ${first} I suspect Sandra Peters`)],
    [
      'an answer',
      () => chat.answer('facilities1', 'event.answer', `${first} 1`, { answer: 'I suspect Sandra Peters' }),
    ],
  ])('is not named by %s to whoever may not see the part about which they were asked', async (_, write) => {
    const second = 'EV-2026-0002';
    await chat.say('officer1', `event restrict ${first}`);
    await chat.say('officer1', `event call ${first} facilities was the guard there?`);
    await chat.say('employee-fr', 'report virus on a laptop, Daniel Okafor copies plans at night');
    await chat.say('cso', `event take ${second}`);
    await chat.say('cso', `event restrict ${second}`);
    await chat.say('cso', `event call ${second} hr who works there?`);
    await chat.press('cso', 'event.merge.named', `${second} ${first}`);
    expect((await chat.store.events.get(second))?.mergedInto).toBe(first);
    const said = await write();
    expect(said).toContain(first);
    for (const heard of [said, await owed('officer1')]) {
      expect(heard).not.toContain('Sandra');
      expect(heard).not.toContain(second);
    }
  });

  it('is nobody once they answered', async () => {
    await chat.say('officer1', `event call ${first} facilities was the guard there?`);
    await chat.answer('facilities1', 'event.answer', `${first} 1`, { answer: 'Yes' });
    expect(await chat.say('officer1', `event restrict ${first} secret`)).not.toContain('Facilities');
  });
});

describe('whoever is let in', () => {
  const added = (who: string) => chat.press('officer1', 'event.join.add', `${first} ${address(who)}`);

  it('sees an event that is open to all officers, too', async () => {
    await chat.say('employee-en', 'report a virus on my computer');
    await chat.say('officer1', `event take ${first}`);
    await chat.say('screening1', `event join ${first} it is about one of my files`);
    expect(await added('screening1')).toContain(`may now see ${first}`);
    expect(await owed('screening1')).toContain(`You may now see ${first}`);
    expect(await chat.say('screening1', `event show ${first}`)).toContain('a virus');
  });

  it('stays when what was restricted because of a name is opened', async () => {
    await chat.say('employee-en', 'report unauthorized access: Arjun Singh opened the server room');
    await chat.say('cso', `event take ${first}`);
    await chat.say('screening1', `event join ${first} I know about him`);
    await chat.press('cso', 'event.join.add', `${first} ${address('screening1')}`);
    await chat.press('cso', 'event.open', first);
    expect(await chat.say('screening1', `event show ${first}`)).toContain('server room');
    expect((await chat.store.events.get(first))?.members).toEqual([address('screening1')]);
  });

  it('hears that nobody has to let them in where they see it already', async () => {
    await chat.say('employee-en', 'report a virus on my computer');
    const before = await owed('cso');
    expect(await chat.say('officer1', `event join ${first} a related case`)).toMatch(/You see .* already/);
    expect(await owed('cso')).toBe(before);
  });

  it('works on events, or is not let in', async () => {
    await chat.say('employee-en', 'report a virus on my computer');
    await chat.say('officer1', `event take ${first}`);
    await chat.say('officer1', `event restrict ${first}`);
    await chat.say('officer2', `event join ${first} a related case`);
    const person = await chat.store.people.get(address('officer2'));
    if (!person) throw new Error('nobody');
    await chat.store.commit([{ in: 'people', put: { ...person, roles: [] } }]);
    expect(await added('officer2')).toContain('does not work on security events');
    expect(await owed('officer2')).not.toContain('You may now see');
    expect(await chat.store.events.get(first)).not.toHaveProperty('members');
  });

  it('waits with whoever opens the event again', async () => {
    await chat.say('cso', 'language en');
    await chat.say('employee-en', 'report a virus on my computer');
    await chat.say('officer1', `event take ${first}`);
    await chat.say('officer1', `event restrict ${first}`);
    await chat.say('officer2', `event join ${first} a related case`);
    await chat.answer('officer1', 'event.close', first, { outcome: 'unfounded', cause: 'none' });
    await chat.say('cso', `event reopen ${first} there is more`);
    expect(await owed('cso')).toMatch(
      /Mélanie Gagnon asked to see EV-2026-0001 before it was yours[\s\S]*Let them see it/,
    );
  });

  it('is told how to ask only where their role may', async () => {
    expect(await chat.say('officer1', `event show ${first}`)).toContain(`event join ${first}`);
    for (const who of ['privacy1', 'hr1', 'it1'])
      expect(await chat.say(who, `event show ${first}`)).not.toMatch(/event join|evenement joindre/);
  });
});

describe('whoever is asked in chat', () => {
  async function onSlack(who: string) {
    const person = await chat.store.people.get(address(who));
    if (!person) throw new Error(`no ${who}`);
    const accounts = { ...person.accounts, slack: { id: `slack-${who}` } };
    await chat.store.commit([{ in: 'people', put: { ...person, accounts } }]);
  }
  beforeEach(async () => {
    await chat.say('employee-en', 'report a virus on my computer');
    await chat.say('officer1', `event take ${first}`);
    chat.services.platforms = ['slack'];
  });

  it('is counted only where the question gets to them; the others are named, to be called', async () => {
    await grant('officer2', 'hr');
    const none = await chat.say('officer1', `event call ${first} hr what do you know?`);
    expect(none).toBe('Not reached in chat, so please call them: Sandra Peters, Mélanie Gagnon.');
    expect(await chat.store.events.get(first)).not.toHaveProperty('calls');
    await onSlack('officer2');
    const one = await chat.say('officer1', `event call ${first} hr what do you know?`);
    expect(one).toContain('one person was told. Not reached in chat, so please call them: Sandra Peters.');
    expect((await chat.store.events.get(first))?.calls).toHaveLength(1);
  });

  it('knows of a severed copy that is asked for, or the officer hears that nobody does', async () => {
    expect(await chat.say('officer1', `event export ${first} severed`)).toMatch(
      /nobody who makes it was reached[\s\S]*please call them/,
    );
    await onSlack('privacy1');
    expect(await chat.say('officer1', `event export ${first} severed`)).toContain(
      'The privacy officers know',
    );
  });
});

it.each([
  ['is told to whoever asked, where its officer left', 'officer2', ['officer1'], 'officer2'],
  ['is told to the CSO, where both left', 'officer2', ['officer1', 'officer2'], 'cso'],
  ['is told to nobody who left', 'officer1', ['officer1'], 'cso'],
])('an answer of a called function %s', async (_, asker, leaving, told) => {
  await chat.say('employee-en', 'report a virus on my computer');
  await chat.say('officer1', `event take ${first}`);
  await chat.say(asker, `event call ${first} it which accounts?`);
  for (const who of leaving) {
    const person = await chat.store.people.get(address(who));
    if (!person) throw new Error(`no ${who}`);
    await chat.store.commit([{ in: 'people', put: { ...person, roles: [] } }]);
  }
  await chat.answer('it1', 'event.answer', `${first} 1`, { answer: 'Known' });
  for (const who of ['officer1', 'officer2', 'cso'])
    expect((await owed(who)).includes('answered about'), who).toBe(who === told);
});

it('an answer or a question of blanks is not sent, and it is said why', async () => {
  await chat.say('employee-en', 'report a virus on my computer');
  await chat.say('officer1', `event take ${first}`);
  await chat.say('officer1', `event call ${first} it which accounts?`);
  await chat.say('it1', 'language en');
  const blank = { answer: '  ', question: ' \u200b ' };
  expect(await chat.answer('it1', 'event.answer', `${first} 1`, blank)).toContain('write your answer first');
  expect(await chat.answer('officer1', 'event.ask', first, blank)).toContain('write your question first');
  const event = await chat.store.events.get(first);
  expect([event?.calls?.[0]?.answers, event?.deskNotes]).toEqual([[], []]);
});

it('an officer who is of the called function, too, answers from where the event is shown', async () => {
  await grant('officer2', 'hr');
  await chat.say('employee-en', 'report a virus on my computer');
  await chat.say('officer1', `event take ${first}`);
  await chat.say('officer1', `event call ${first} hr who has left?`);
  expect(await chat.say('officer1', `event show ${first}`)).not.toContain('[Answer]');
  expect(await chat.say('officer2', `event show ${first}`)).toContain('[Answer]');
  await chat.answer('officer2', 'event.answer', `${first} 1`, { answer: 'Nobody' });
  expect(await chat.say('officer2', `event show ${first}`)).toMatch(/who has left\? — Nobody/);
  expect(await chat.say('officer2', `event show ${first}`)).not.toContain('[Answer]');
});

describe('a question to an author that the platform does not take', () => {
  async function settled(state: 'failed' | 'given-up' | 'sent') {
    const all = await chat.store.deliveries.page(undefined, 100);
    const [asked] = all.filter(({ id }) => id.includes(':asked:'));
    if (!asked) throw new Error('nothing was asked');
    await chat.store.commit([{ in: 'deliveries', put: { ...asked, state } }]);
  }
  beforeEach(async () => {
    await chat.fill('employee-en', 'report', { what: 'Pat takes files home', confidential: 'yes' });
    await chat.say('officer1', `event take ${first}`);
    await chat.answer('officer1', 'event.ask', first, { question: 'Which door?' });
  });
  const told = 'could not be delivered to its author';

  it.each(['failed', 'given-up'] as const)('is told to whoever waits for the answer: %s', async (state) => {
    await settled(state);
    await chat.pass(10 * 60_000);
    expect(await owed('officer1')).toContain(`A question about ${first} ${told}`);
    expect(await owed('officer1')).not.toContain('employee-en');
  });

  it('is told to each of several who asked of theirs, where nobody has it', async () => {
    const second = 'EV-2026-0002';
    await chat.say('employee-fr', 'report somebody sells passes in the lobby');
    for (const who of ['officer1', 'officer2']) {
      await chat.answer(who, 'event.ask', second, { question: 'Which door?' });
      await chat.pass(1000);
    }
    const asked = (await chat.store.deliveries.page(undefined, 100)).filter(({ id }) =>
      id.startsWith(`${second}:asked:`),
    );
    await chat.store.commit(
      asked.map((put) => ({ in: 'deliveries', put: { ...put, state: 'failed' } }) as const),
    );
    await chat.pass(10 * 60_000);
    for (const who of ['officer1', 'officer2'])
      expect((await owed(who)).split(`A question about ${second} ${told}`)).toHaveLength(2);
  });

  it('is told as soon as that is known, and nothing is told where it was taken', async () => {
    await chat.pass(10 * 60_000);
    expect(await owed('officer1')).not.toContain(told);
    await settled('failed');
    await chat.pass(2 * 60 * 60_000);
    expect(await owed('officer1')).toContain(told);
  });

  it('is no matter where it was taken', async () => {
    await settled('sent');
    await chat.pass(24 * 60 * 60_000);
    expect(await owed('officer1')).not.toContain(told);
  });
});
