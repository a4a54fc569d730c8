import { beforeEach, describe, expect, it } from 'vitest';
import type { ChatEvent } from '../../src/chat/event.ts';
import type { SecurityEvent } from '../../src/domain/security-event.ts';
import { type Chat, chatForEach } from '../support/chat.ts';
import { pixel } from '../support/photo.ts';
import { anEvent } from '../support/records.ts';

let chat: Chat;

chatForEach((begun) => {
  chat = begun;
});

const jane = 'employee-en';
const minute = 60_000;
const first = 'EV-2026-0001';
const event = async (id = first): Promise<SecurityEvent> => {
  const found = await chat.store.events.get(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};

it.each(['event view', 'événement montrer', 'evenement afficher'])(
  'shows an event by “%s”, too',
  async (words) => {
    await chat.say(jane, 'report lost my badge');
    expect(await chat.say('officer1', `${words} ${first}`)).toContain('lost my badge');
  },
);

it('keeps a crisis room at hand on the desk’s card of danger, also once somebody has it', async () => {
  await chat.say(jane, 'report a man with a gun is in the lobby');
  await chat.say(jane, 'report lost my badge');
  for (const id of [first, 'EV-2026-0002']) await chat.press('officer1', 'event.take', id);
  const cards = await chat.owed('#desk console');
  expect(cards.find((card) => card.includes(first))).toContain('[Crisis room / Salle de crise]');
  expect(cards.find((card) => card.includes('EV-2026-0002'))).not.toContain('[Crisis room');
});

describe('acknowledging', () => {
  beforeEach(() => chat.say(jane, 'report lost my badge'));

  it('tells the author, and wakes nobody any more', async () => {
    expect(await chat.say('officer1', `event ack ${first}`)).toContain('You acknowledged');
    expect(await chat.owed('employee-en@sample.example')).toEqual([
      expect.stringContaining('has seen your report'),
    ]);
    await chat.pass(60 * minute);
    expect(await chat.owed('officer1@sample.example')).toEqual([]);
    expect(await chat.say('officer2', `evenement recu ${first}`)).toContain('Daniel Okafor');
  });

  it('of one that somebody has says who', async () => {
    await chat.say('cso', 'language en');
    await chat.say('officer1', `event assign ${first} officer2@sample.example`);
    const already = `${first} is already handled by Mélanie Gagnon.`;
    expect(await chat.say('officer1', `event ack ${first}`)).toBe(`${already}\n[Open the record]`);
    await chat.fill(jane, 'report', { what: 'my boss takes files home', confidential: 'yes' });
    await chat.say('cso', 'event assign EV-2026-0002 officer1@sample.example');
    expect(await chat.say('cso', 'event ack EV-2026-0002')).toContain('already handled by Daniel Okafor');
    expect(await chat.say('officer1', 'event ack EV-2026-0002')).toContain('is already yours');
  });

  it('twice says who did, also where it was danger that was acknowledged', async () => {
    await chat.say('officer1', `event ack ${first}`);
    expect(await chat.say('cso', `event ack ${first}`)).toContain('Daniel Okafor');
    await chat.say(jane, `report note ${first} he has a gun`);
    await chat.say('officer2', `event ack ${first}`);
    expect(await chat.say('officer1', `event ack ${first}`)).toContain('acknowledged by Mélanie Gagnon');
  });

  it('is for officers', async () => {
    for (const words of [`event ack ${first}`, `event show ${first}`, 'event list', `event take ${first}`]) {
      expect(await chat.say(jane, words)).toContain('Your role does not allow that');
    }
    expect(await chat.press(jane, 'event.ack', first)).toContain('Your role does not allow that');
    expect((await event()).status).toBe('open');
  });

  it('not done in time wakes the officers on duty, then the CSO', async () => {
    await chat.pass(14 * minute);
    expect(await chat.owed('officer1@sample.example')).toEqual([]);
    await chat.pass(1 * minute);
    expect(await chat.owed('officer1@sample.example')).toEqual([
      expect.stringContaining('has waited 15 minutes'),
    ]);
    expect((await chat.owed('officer2@sample.example')).join()).toContain('15 minutes');
    expect(await chat.owed('cso@sample.example')).toEqual([]);
    await chat.pass(15 * minute);
    expect((await chat.owed('cso@sample.example')).join()).toContain(first);
    expect((await chat.owed('officer1@sample.example')).join()).not.toContain('badge');
  });

  it('is on record: who, when, from what to what', async () => {
    await chat.press('officer1', 'event.ack', first);
    await chat.press('officer1', 'event.take', first);
    await chat.press('officer1', 'event.severity', `${first} high`);
    await chat.say('officer1', `event severity ${first} very-high`);
    expect(
      (await event()).history.map(({ by, what, from, to }) => [by.split('@')[0], what, from, to]),
    ).toEqual([
      ['employee-en', 'reported', undefined, undefined],
      ['officer1', 'acknowledged', 'open', 'acknowledged'],
      ['officer1', 'taken', 'acknowledged', 'taken'],
      ['officer1', 'severity', undefined, 'high'],
      ['officer1', 'duties', '', 'policy-monitoring'],
      ['officer1', 'severity', 'high', 'very-high'],
      ['officer1', 'duties', 'policy-monitoring', 'significant-impact policy-monitoring'],
    ]);
    const audit = await chat.store.audit.page(0, 100);
    expect(audit.at(-1)).toMatchObject({
      who: 'officer1@sample.example',
      record: first,
      detail: 'severity:high>very-high',
    });
    expect(JSON.stringify(audit)).not.toContain('badge');
    // What is so already is no change.
    const { history } = await event();
    expect(await chat.say('officer1', `event severity ${first} very-high`)).toContain('is already so');
    expect((await event()).history).toEqual(history);
  });

  it('keeps the desk’s one card up to date', async () => {
    await chat.press('officer1', 'event.take', first);
    const cards = await chat.owed('#desk console');
    expect(cards).toHaveLength(1);
    expect(cards[0]).toContain('Being handled');
    expect(cards[0]).toContain('Daniel Okafor');
  });

  it('speaks of danger only as long as the event is open', async () => {
    await chat.say(jane, 'report a man with a knife in the lobby');
    const card = async () => (await chat.owed('#desk console')).find((each) => each.includes('EV-2026-0002'));
    expect(await card()).toContain('Someone may be in danger');
    await chat.press('officer1', 'event.take', 'EV-2026-0002');
    expect(await chat.say('officer1', 'event list all')).toContain('may be in danger');
    await chat.fill('officer1', 'event close EV-2026-0002', {
      outcome: 'unfounded',
      cause: 'none',
      findings: 'a toy',
    });
    expect(await card()).toContain('Closed');
    expect(await card()).not.toContain('in danger');
    expect(await chat.say('officer1', 'event list all')).not.toContain('in danger');
  });

  it('by two at once is done by one', async () => {
    const both = await Promise.all([
      chat.press('officer1', 'event.take', first),
      chat.press('cso', 'event.take', first),
    ]);
    expect(
      both.filter((answer) => answer.includes(`${first} is yours`) || answer.includes('vous')).length,
    ).toBe(1);
  });
});

describe('lists', () => {
  beforeEach(async () => {
    await chat.say(jane, 'report lost my badge');
    await chat.say(jane, 'report phishing email');
    await chat.say('officer1', 'event take EV-2026-0002');
    await chat.say('officer1', 'event severity EV-2026-0002 high');
  });

  it.each([
    ['event list', ['EV-2026-0001', 'EV-2026-0002']],
    ['event list mine', ['EV-2026-0002']],
    ['event list high', ['EV-2026-0002']],
    ['event list lost-item', ['EV-2026-0001']],
    ['event list lost', ['EV-2026-0001']],
    ['evenement liste perdu', ['EV-2026-0001']],
    ['evenement liste élevée', ['EV-2026-0002']],
    ['evenement liste tres-elevee', []],
    ['evenement liste très élevée', []],
    ['event list very high', []],
    ['evenement liste en retard', []],
  ])('%s', async (words, ids) => {
    const answer = await chat.say('officer1', words);
    for (const id of ['EV-2026-0001', 'EV-2026-0002']) expect(answer.includes(id)).toBe(ids.includes(id));
  });

  it('begin with danger that nobody has seen yet', async () => {
    await chat.say('employee-fr', 'report a man with a knife on floor 2');
    await chat.say(jane, 'report the door of the east wing is open');
    const order = async () => (await chat.say('officer1', 'event list')).match(/^EV-2026-\d{4}/gm);
    expect((await order())?.[0]).toBe('EV-2026-0003');
    await chat.say('officer1', 'event ack EV-2026-0003');
    expect((await order())?.[0]).toBe('EV-2026-0004');
  });

  it('begin their first page with it, however many came since, and lose nothing on the way to the last', async () => {
    const events = Array.from({ length: 20 }, (_, i) => anEvent(i + 3, { danger: i === 0 }));
    await chat.store.commit(events.map((put) => ({ in: 'events', put })));
    const page = async (words: string) => (await chat.say('officer1', words)).match(/^EV-2026-\d{4}/gm) ?? [];
    const shown = await page('event list');
    expect(shown).toHaveLength(15);
    expect(shown[0]).toBe('EV-2026-0003');
    const next = await page(`event list after ${shown.at(-1)}`);
    expect(new Set([...shown, ...next]).size).toBe(22);
    // More danger than a page holds: the newest of it first, some of the rest, and all of it further on.
    await chat.store.commit(
      Array.from({ length: 20 }, (_, i) => ({ in: 'events', put: anEvent(i + 30, { danger: true }) })),
    );
    const first15 = await page('event list');
    expect(first15.slice(0, 15)).toContain('EV-2026-0049');
    expect(first15).toHaveLength(20);
    const all = new Set(first15);
    for (let last: string | undefined = first15.at(-1); last; ) {
      const more = await page(`event list after ${last}`);
      for (const id of more) all.add(id);
      last = more.sort()[0];
      if (last === 'EV-2026-0001') break;
    }
    expect(all.size).toBe(42);
  });

  it('go on only after the number of an event', async () => {
    for (const words of ['event list after banana', 'event list after'])
      expect(await chat.say('officer1', words)).toContain('number of an event after the word “after”');
    expect(await chat.say('officer1', 'event list after EV-2026-0002')).toContain('EV-2026-0001');
  });

  it('say what there is to filter by, and open what is chosen', async () => {
    expect(await chat.say('officer1', 'event list or')).toContain('or a type: lost-item, suspicious-message');
    const french = await chat.say('officer2', 'evenement liste ou');
    expect(french).toMatch(/ou un type\s: objet, /);
    for (const word of french.split('un type')[1]?.match(/\p{L}[\p{L}-]+/gu) ?? [])
      expect(await chat.say('officer2', `evenement liste ${word}`)).not.toContain('Je ne connais pas');
    // What is an English id stays one to those who know it, and is shown to no French reader.
    for (const { id, name } of chat.services.types.types) {
      if (!name.fr.toLowerCase().includes(id)) expect(french).not.toMatch(new RegExp(`\\b${id}\\b`));
      expect(await chat.say('officer2', `evenement liste ${id}`)).not.toContain('Je ne connais pas');
    }
    expect(await chat.say('officer1', 'event list')).toContain('Open one of them');
    expect(await chat.press('officer1', 'event.show', first)).toContain('lost my badge');
    expect(await chat.press(jane, 'event.show', first)).toContain('Your role does not allow that');
  });

  it('ask to choose whoever pressed the button and chose nothing', async () => {
    const reply = await chat.send({
      kind: 'action',
      id: 'nothing-chosen',
      sender: {
        platform: 'console',
        id: 'officer1',
        email: 'officer1@sample.example',
        name: 'D',
        standing: 'member',
      },
      place: { platform: 'console', id: 'dm', kind: 'direct' },
      audience: 'author',
      lasting: true,
      action: 'event.show',
      value: '',
      unchosen: true,
    });
    expect(reply.here?.text).toBe(
      'Nothing is chosen yet. Choose one from the list, then press the button beside it.',
    );
  });

  it('come in pages', async () => {
    chat.now = new Date(chat.now.getTime() + 120_000);
    for (let i = 0; i < 18; i++) {
      chat.now = new Date(chat.now.getTime() + 30_000);
      await chat.say(jane, `report thing ${i}`);
    }
    const answer = await chat.say('officer1', 'event list');
    const next = /event list after (EV-\d{4}-\d{4})/.exec(answer)?.[0] ?? '';
    expect(next).not.toBe('');
    expect(await chat.say('officer1', next)).toContain('EV-2026-0001');
  });

  it('are looked for many at a time by whoever may know of few', async () => {
    const { events } = chat.store;
    const puts = Array.from({ length: 300 }, (_, i) => ({ in: 'events' as const, put: anEvent(i + 100) }));
    await chat.store.commit(puts);
    let pages = 0;
    const page: typeof events.page = (query) => {
      pages += 1;
      return events.page(query);
    };
    Object.assign(chat.services, {
      store: { ...chat.store, events: { ...events, page, get: (id: string) => events.get(id) } },
    });
    expect(await chat.say('screening1', 'event list')).toContain('Nothing open');
    expect(pages).toBeLessThan(10);
  });

  it('come in pages that all keep to what was asked, in either language', async () => {
    await chat.store.commit(
      Array.from({ length: 80 }, (_, i) => ({
        in: 'events' as const,
        put: anEvent(i + 11, { severity: i % 2 ? 'low' : 'very-high', type: 'cyber' }),
      })),
    );
    for (const [who, words] of [
      ['officer1', 'event list very high cyber'],
      ['officer2', 'evenement liste très élevée'],
    ] as const) {
      const found: string[] = [];
      let next: string | undefined = words;
      for (let page = 0; next && page < 5; page++) {
        const answer: string = await chat.say(who, next);
        found.push(...(answer.match(/EV-2026-\d{4}(?=\s?: )/g) ?? []));
        next = /^(?:More|Suite)\s?: (.*)$/m.exec(answer)?.[1];
      }
      expect(new Set(found).size, words).toBe(40);
      expect(found.filter((id) => Number(id.slice(-4)) % 2 === 0)).toEqual([]);
    }
  });
});

describe('a restricted event', () => {
  beforeEach(() => chat.say(jane, 'report a colleague is copying files for a foreign government'));

  it('is a number at the desk, and content for those who need to know', async () => {
    expect((await event()).restricted).toBe(true);
    const desk = (await chat.owed('#desk console')).join();
    expect(desk).toContain('restricted');
    expect(desk).not.toMatch(/foreign|Jane/);
    expect(await chat.say('officer1', `event show ${first}`)).toContain('no record');
    expect(await chat.say('officer1', 'event list')).not.toContain(first);
    expect(await chat.say('cso', `event show ${first}`)).toContain('foreign government');
    expect(await chat.say('screening1', `event show ${first}`)).toContain('foreign government');
    expect(await chat.say(jane, `report show ${first}`)).toContain('foreign government');
  });

  it('wakes those who may know of it, and no officer whose button would do nothing', async () => {
    await chat.pass(15 * minute);
    expect(await chat.owed('officer1@sample.example')).toEqual([]);
    expect(await chat.owed('screening1@sample.example')).toEqual([
      expect.stringContaining(`${first} has waited 15 minutes`),
    ]);
    await chat.pass(15 * minute);
    expect((await chat.owed('cso@sample.example')).join()).toContain(first);
    expect(await chat.press('screening1', 'event.take', first)).toContain(`${first} is yours`);
  });
});

describe('the officers’ view of an event', () => {
  beforeEach(() => chat.say(jane, 'report lost my badge'));

  it('begins with what makes it somebody’s, has the severity with its test, and says who wrote a note', async () => {
    const unread = await chat.say('officer1', `event show ${first}`);
    expect(unread).toContain('[Acknowledge]');
    expect(unread).toContain('[Take]');
    expect(unread).toContain('Severity: Low | Medium | High | Very high');
    expect(unread).toContain('serious to severe');
    expect(await chat.press('officer1', 'event.take', first)).toContain('[Open the record]');
    await chat.say('officer1', `event note ${first} camera checked`);
    await chat.say(jane, `report note ${first} found it`);
    const taken = await chat.say('officer1', `event show ${first}`);
    expect(taken).not.toMatch(/\[Acknowledge\]|\[Take\]/);
    expect(taken).toMatch(/· Daniel Okafor\n.*camera checked/);
    expect(taken).toMatch(/· Jane Kowalski\n.*found it/);
  });

  it('takes the word that tells readiness levels apart, in French too', async () => {
    const changed = await chat.say('officer1', 'evenement preparation accru');
    expect(changed).toMatch(/(?:Niveau accru|Increased)/);
  });

  it('has no severity for a change of the readiness level, which is called what it is', async () => {
    expect(await chat.say('officer1', 'event readiness high')).toContain('[Whom to tell]');
    const desk = (await chat.owed('#desk console')).join('\n');
    expect(desk).toContain('EV-2026-0002 · Readiness level / Niveau de préparation');
    const shown = await chat.say('officer1', 'event show EV-2026-0002');
    expect(shown).toContain('Type: Readiness level');
    expect(shown).not.toContain('Severity');
  });
});

describe('a confidential report', () => {
  const hidden = 'confidential:EV-2026-0001';

  beforeEach(async () => {
    const answer = await chat.fill(jane, 'report', { what: 'my boss takes files home', confidential: 'yes' });
    expect(answer).toContain('Your name is sealed');
  });

  /** All that is kept about the event; what the author did besides may carry their name. */
  async function everything(): Promise<string> {
    const { store } = chat;
    const audit = await store.audit.page(0, 100);
    return JSON.stringify([
      await store.events.page({ limit: 100 }),
      await store.deliveries.page(undefined, 100),
      audit.filter(({ what }) => what !== 'report mine'),
      await store.sealed.all(),
    ]);
  }

  it('names its author nowhere', async () => {
    expect((await event()).author).toBe(hidden);
    expect(await everything()).not.toMatch(/employee-en|Kowalski/);
    expect((await chat.owed('#desk console')).join()).toContain('Confidential / Confidentiel');
    expect(await chat.say('officer1', `event show ${first}`)).not.toContain('Kowalski');
  });

  it('is still its author’s: they hear, see and add', async () => {
    await chat.say('officer1', `event ack ${first}`);
    expect(await chat.owed(hidden)).toEqual([expect.stringContaining('has seen your report')]);
    expect(await chat.say(jane, 'report mine')).toContain(first);
    expect(await chat.say(jane, `report note ${first} again today`)).toContain('Added');
    expect(await chat.say('employee-fr', `report show ${first}`)).toContain('aucun');
    expect(await everything()).not.toMatch(/employee-en|Kowalski/);
  });

  it('is opened by two, with a reason, and the author is told', async () => {
    expect(await chat.fill('officer1', `event unseal ${first}`, { reason: 'someone is at risk' })).toContain(
      'A second officer has been asked',
    );
    expect((await chat.owed('officer2@sample.example')).join()).toContain('Daniel Okafor');
    expect(await chat.press('officer1', 'event.unseal.approve', first)).toContain('takes two persons');
    expect(await chat.press('officer1', 'event.unseal.show', first)).toContain('not one of the two');
    expect(await chat.press('officer2', 'event.unseal.approve', first)).toContain('approuvée');
    expect(await chat.press('officer1', 'event.unseal.show', first)).toContain('Jane Kowalski');
    expect(await chat.press('cso', 'event.unseal.show', first)).not.toContain('Jane Kowalski');
    await chat.pass(0);
    expect((await chat.owed(hidden)).join()).toContain('someone is at risk');
    const audit = (await chat.store.audit.page(0, 100)).map(({ what, who }) => `${what} ${who}`);
    expect(audit).toContain('event.unseal.show officer1@sample.example');
    expect(await everything()).not.toContain('Kowalski');
    await chat.pass(61 * minute);
    expect(await chat.press('officer1', 'event.unseal.show', first)).toContain('hour is over');
  });

  it('is asked of nobody who handles it or is named in it, and is refused where nobody is left', async () => {
    await chat.say('cso', `event take ${first}`);
    await chat.fill('officer1', `event unseal ${first}`, { reason: 'someone is at risk' });
    expect((await chat.owed('cso@sample.example')).join()).not.toMatch(/nom scellé/);
    expect((await chat.owed('officer2@sample.example')).join()).toMatch(/nom scellé/);
    await chat.say(jane, `report note ${first} Mélanie Gagnon knows`);
    expect(await chat.fill('officer1', `event unseal ${first}`, { reason: 'someone is at risk' })).toContain(
      'Nobody else can approve',
    );
    const { history = [] } = (await chat.store.events.get(first)) ?? {};
    expect(history.filter(({ what }) => what === 'unseal-asked')).toHaveLength(1);
  });

  it('is told later only when the CSO says why and until when', async () => {
    const reason = { reason: 'investigation', until: '2026-12-24', why: 'evidence would go' };
    expect(await chat.fill('officer1', `event unseal ${first}`, reason)).toContain('Only the CSO');
    await chat.fill('cso', `event unseal ${first}`, reason);
    await chat.press('officer1', 'event.unseal.approve', first);
    await chat.pass(24 * 60 * minute);
    expect(await chat.owed(hidden)).toEqual([]);
    await chat.pass(30 * 24 * 60 * minute);
    expect((await chat.owed(hidden)).join()).toContain('investigation');
  });

  it('is not opened by who handles it, is named in it, or holds the role for less than a day', async () => {
    await chat.say('officer1', `event take ${first}`);
    expect(await chat.say('officer1', `event unseal ${first}`)).toContain('cannot take part');
    await chat.say(jane, `report note ${first} Mélanie Gagnon knows`);
    expect(await chat.say('officer2', `event unseal ${first}`)).toContain('ne pouvez');
    const person = await chat.store.people.get('it1@sample.example');
    if (!person) throw new Error('no person');
    const roles = [{ role: 'officer' as const, since: chat.now.toISOString() }];
    await chat.store.commit([{ in: 'people', put: { ...person, roles } }]);
    expect(await chat.say('it1', `event unseal ${first}`)).toContain('less than 24 hours');
    await chat.pass(25 * 60 * minute);
    expect(await chat.say('it1', `event unseal ${first}`)).toContain('[form event.unseal]');
  });
});

describe('identity', () => {
  it('fixes the account at the first match; another account with the address has no rights, and officers hear of it', async () => {
    await chat.say('officer1', 'event list', { platform: 'slack' });
    const thief = { ...base('officer1'), sender: { ...base('officer1').sender, id: 'U-OTHER' } };
    const reply = await chat.send({
      ...thief,
      kind: 'text',
      text: 'event list',
      files: [],
      mentions: [],
    });
    expect(reply.here?.text).toContain('may report an event');
    expect((await chat.owed('officer1@sample.example')).join()).toContain(
      'An account on Slack that is not the one on file uses the address officer1@sample.example.',
    );
    const audit = await chat.store.audit.page(0, 100);
    expect(audit.map(({ what }) => what)).toContain('account mismatch');
  });

  function base(who: string) {
    return {
      id: `${Math.random()}`,
      sender: {
        platform: 'slack' as const,
        id: `slack-${who}`,
        email: `${who}@sample.example`,
        name: who,
        standing: 'member' as const,
      },
      place: { platform: 'slack' as const, id: 'D', kind: 'direct' as const },
      audience: 'author' as const,
      lasting: true,
    };
  }
});

describe('a note of an officer', () => {
  const file = (name: string, bytes: Uint8Array, type: string) => ({
    name,
    size: bytes.length,
    type,
    read: async () => bytes,
  });
  const photo = file('door.png', pixel, 'image/png');

  beforeEach(() => chat.say(jane, 'report broken door'));

  it('brings the files that came with it into the evidence, under the officer’s name', async () => {
    const files = [photo, file('empty.png', new Uint8Array(), 'image/png')];
    const said = await chat.say('officer1', `event note ${first} the lock was forced`, { files });
    expect(said).toMatch(
      /Note added to EV-2026-0001. 1 file is now evidence of EV-2026-0001.\nempty.png was not/,
    );
    expect(await event()).toMatchObject({
      deskNotes: [{ text: 'the lock was forced' }],
      files: [{ name: 'door.png', by: 'officer1@sample.example' }],
    });
    expect(await chat.say('officer2', `event export ${first} file 1`)).toContain('door.png');
    expect(await chat.say(jane, `report show ${first}`)).not.toContain('door.png');
  });

  it('may be a file alone, and is something', async () => {
    await chat.say('officer1', `event note ${first}`, { files: [photo] });
    expect((await event()).deskNotes).toEqual([]);
    expect((await event()).files).toHaveLength(1);
    expect(await chat.say('officer1', `event note ${first}`)).toContain('send a file with it');
    const bad = [file('empty.png', new Uint8Array(), 'image/png')];
    const said = await chat.say('officer1', `event note ${first}`, { files: bad });
    expect(said).toMatch(/send a file with it.*\nempty.png was not kept/);
    expect((await event()).history.map(({ what }) => what)).toEqual(['reported', 'file']);
  });

  it('says where to send a file that cannot be read where it was written', async () => {
    const sender = {
      platform: 'teams',
      id: 't1',
      email: 'officer1@sample.example',
      name: 'x',
      standing: 'member',
    };
    const place = { platform: 'teams', id: 'c1', kind: 'channel' };
    const common = { id: 'e1', kind: 'text', audience: 'everyone', lasting: true, files: [], mentions: [] };
    const reply = await chat.send({
      ...common,
      sender,
      place,
      text: `event note ${first} see the photo`,
      filesElsewhere: true,
    } as ChatEvent);
    expect(JSON.stringify(reply)).toContain('send it to me in our own chat');
  });
});
