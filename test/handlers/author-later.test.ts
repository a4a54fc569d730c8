import { beforeEach, describe, expect, it } from 'vitest';
import type { SecurityEvent } from '../../src/domain/security-event.ts';
import { type Chat, chatForEach } from '../support/chat.ts';
import { photo } from '../support/photo.ts';

let chat: Chat;

chatForEach(async (begun) => {
  chat = begun;
  for (const who of ['officer2', 'cso']) await chat.say(who, 'language en');
});

const jane = 'employee-en';
const first = 'EV-2026-0001';
const event = async (id = first): Promise<SecurityEvent> => {
  const found = await chat.store.events.get(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};

describe('an author sets the type of their report', () => {
  beforeEach(() => chat.say(jane, 'report a window is broken'));
  const retype = (type: string) => chat.press(jane, 'report.type', `${first} ${type}`);

  it('until somebody at the desk has seen it', async () => {
    await retype('lost-item');
    expect((await event()).type).toBe('lost-item');
    await chat.say('officer1', `event ack ${first}`);
    expect(await retype('insider-screening')).toContain('its type is theirs to set');
    expect(await chat.press(jane, 'report.types', first)).toContain(`report note ${first}`);
    expect(await event()).toMatchObject({ type: 'lost-item', restricted: false });
    expect(await chat.say('officer1', `event show ${first}`)).toContain('a window is broken');
  });

  it('and is not offered it after that, where they say that somebody is in danger', async () => {
    await chat.say(jane, 'report a strange noise');
    expect(await chat.press(jane, 'report.danger', first)).toContain('[Change the type]');
    await chat.say('officer1', `event take ${first}`);
    expect(await chat.press(jane, 'report.danger', first)).not.toContain('[Change the type]');
  });

  it('but does not overrule the desk', async () => {
    await chat.press('officer1', 'event.type', `${first} cyber`);
    const duties = (await event()).duties?.map(({ row }) => row);
    expect(duties).toContain('cyber');
    expect(await retype('ohs')).toContain('its type is theirs to set');
    expect(await event()).toMatchObject({ type: 'cyber', status: 'open' });
    expect((await event()).duties?.map(({ row }) => row)).toEqual(duties);
  });

  it('nor of one that the desk works on, though nobody pressed that it was seen', async () => {
    await chat.say('employee-fr', 'report a window is broken too');
    await chat.press('officer1', 'event.merge', `EV-2026-0002 ${first}`);
    expect(await retype('insider-screening')).toContain('its type is theirs to set');
    expect(await chat.press('employee-fr', 'report.types', 'EV-2026-0002')).toMatch(
      /works on EV|s’occupe déjà/,
    );
    expect(await event()).toMatchObject({ status: 'open', restricted: false });
  });

  it('and not of one that comes back after it was closed', async () => {
    await chat.answer('officer1', 'event.close', first, { outcome: 'unfounded', cause: 'none' });
    await chat.say(jane, `report note ${first} he has a gun`);
    expect((await event()).status).toBe('open');
    expect(await retype('cyber')).toContain('its type is theirs to set');
  });
});

describe('an author takes a report back', () => {
  const withdraw = () => chat.say(jane, `report withdraw ${first}`);
  const isKept = async () => {
    expect(await withdraw()).toContain('cannot be withdrawn');
    expect((await event()).status).not.toBe('withdrawn');
  };

  it('not while the privacy officers need it, and nobody at the desk is said to handle it', async () => {
    await chat.say(jane, 'report privacy breach, files sent to the wrong person');
    await chat.answer('privacy1', 'privacy.facts', first, { what: 'Files' });
    expect(await chat.say(jane, `report show ${first}`)).toContain('Status: Reported');
    expect(await withdraw()).toBe(
      `The department still needs ${first}, so it cannot be withdrawn. If something in it is wrong, add a note.`,
    );
    await chat.say('officer1', `event take ${first}`);
    expect(await withdraw()).toContain('An officer is handling');
    await isKept();
  });

  it('also where its kind alone wants an agency told, and nobody has seen it', async () => {
    await chat.say(jane, 'report a virus on my computer');
    expect((await event()).duties).not.toEqual([]);
    expect(await withdraw()).toContain('is withdrawn');
  });

  it('but not what the desk found out, nor what it has to tell agencies of', async () => {
    await chat.say(jane, 'report my laptop was stolen');
    await chat.say('officer1', `event ack ${first}`);
    await chat.say('officer1', `event severity ${first} high`);
    await chat.say('officer1', `event compromise ${first} yes`);
    await chat.answer('officer1', 'event.questions', first, { crime: 'yes', significant: 'yes' });
    const duties = (await event()).duties;
    expect(duties?.map(({ row }) => row)).toContain('other-crime');
    await isKept();
    expect((await event()).duties).toEqual(duties);
  });

  it.each([
    ['that it was weighed', () => chat.say('officer1', `event severity ${first} low`)],
    ['that there is a compromise', () => chat.say('officer1', `event compromise ${first} yes`)],
    ['what was answered', () => chat.answer('officer1', 'event.questions', first, { crime: 'no' })],
    [
      'what others reported',
      async () => {
        await chat.say('employee-fr', 'report my laptop was stolen too');
        await chat.say('officer1', `event link EV-2026-0002 ${first} merge`);
      },
    ],
    ['what an officer noted', () => chat.say('officer1', `event note ${first} the seller is known`)],
    ['what is affected', () => chat.answer('officer1', 'event.affected', first, { programs: 'Pensions' })],
    ['what is kept for a court', () => chat.say('officer1', `event hold ${first} for the police`)],
    [
      'what an officer asked its author',
      () => chat.answer('officer1', 'event.ask', first, { question: 'When?' }),
    ],
    [
      'what an officer keeps as evidence',
      () => chat.say('officer1', `event note ${first}`, { files: [photo] }),
    ],
    [
      'what a privacy officer wrote',
      async () => {
        await chat.press('officer1', 'event.type', `${first} privacy-breach`);
        await chat.answer('privacy1', 'privacy.items', first, { risks: 'identity theft of 40 people' });
      },
    ],
    ['what kind it was found to be', () => chat.press('officer1', 'event.type', `${first} cyber`)],
    [
      'that the whole desk may see it although it names somebody',
      async () => {
        await chat.press(jane, 'report.type', `${first} unauthorized-access`);
        await chat.say(jane, `report note ${first} Farah Ali saw it`);
        expect(await chat.press('officer1', 'event.open', first)).toContain('is open to the desk');
      },
    ],
  ])('nor %s', async (_, work) => {
    await chat.say(jane, 'report my laptop was stolen');
    await work();
    await isKept();
  });

  it('and an officer opens it again who knows that there is work', async () => {
    await chat.say(jane, 'report my laptop was stolen');
    await withdraw();
    expect(await chat.say('officer1', `event take ${first}`)).toContain(`event reopen ${first}`);
    expect(await chat.say('officer1', `event reopen ${first} it was theft`)).toContain('is yours');
    expect(await event()).toMatchObject({ status: 'taken', owner: 'officer1@sample.example' });
    const reopened = (await event()).history.find(({ what }) => what === 'reopened');
    expect(reopened).toMatchObject({ from: 'withdrawn', to: 'taken' });
    expect((await chat.owed('employee-en@sample.example')).join()).toContain('taken up your report');
  });
});

describe('an author hears', () => {
  it('what became of a report that was merged, perhaps twice', async () => {
    for (const who of [jane, 'employee-fr', 'manager1']) await chat.say(who, 'report a window is broken');
    await chat.say('officer1', 'event link EV-2026-0003 EV-2026-0002 merge');
    await chat.say('officer1', `event link EV-2026-0002 ${first} merge`);
    await chat.say('manager1', 'report a door is broken');
    await chat.say('officer1', `event link EV-2026-0004 ${first}`);
    await chat.answer('officer1', 'event.close', first, { outcome: 'unfounded', cause: 'none' });
    const heard = async (who: string) => (await chat.owed(`${who}@sample.example`)).join('\n');
    expect(await heard(jane)).toContain(`finished its work on your report ${first}`);
    expect(await heard('employee-fr')).toContain('votre signalement EV-2026-0002');
    expect(await heard('manager1')).toContain('finished its work on your report EV-2026-0003');
    expect(await heard('manager1')).not.toContain('EV-2026-0004');
  });

  it.each([
    ['suspicious email that asks for gift cards', 'insider-screening', true],
    ['a window is broken', 'suspicious-message', false],
  ])(
    'what became of it as what they reported, whatever the desk takes it for: %s, %s',
    async (words, type, isMessage) => {
      await chat.say(jane, `report ${words}`);
      await chat.say('cso', `event take ${first}`);
      await chat.press('cso', 'event.type', `${first} ${type}`);
      await chat.answer('cso', 'event.close', first, { outcome: 'unfounded', cause: 'none' });
      const heard = (await chat.owed(`${jane}@sample.example`)).join('\n');
      expect(heard).toContain('finished its work on your report');
      expect(heard.includes('The message was harmless')).toBe(isMessage);
    },
  );

  it('that a report is open again into which theirs was merged', async () => {
    for (const who of [jane, 'manager1']) await chat.say(who, 'report a window is broken');
    await chat.say('officer1', `event link EV-2026-0002 ${first} merge`);
    await chat.answer('officer1', 'event.close', first, { outcome: 'unfounded', cause: 'none' });
    await chat.say('officer1', `event reopen ${first} it was broken again`);
    const heard = (await chat.owed('manager1@sample.example')).join('\n');
    expect(heard).toContain('taken up your report EV-2026-0002 again');
  });

  it('that somebody has their report which came back, by a message of its own', async () => {
    await chat.say(jane, 'report a window is broken');
    await chat.say('officer1', `event take ${first}`);
    await chat.answer('officer1', 'event.close', first, { outcome: 'unfounded', cause: 'none' });
    await chat.settle();
    await chat.say(jane, `report note ${first} he has a gun`);
    await chat.say('cso', `event assign ${first} officer2@sample.example`);
    const heard = await chat.owed(`${jane}@sample.example`);
    expect(heard.filter((each) => each.includes('is now handling'))).toHaveLength(2);
  });

  it('in the language that they chose, also where they report confidentially', async () => {
    await chat.fill(jane, 'report', { what: 'my boss takes files home', confidential: 'yes' });
    await chat.say(jane, 'langue fr');
    await chat.say('officer1', `event ack ${first}`);
    await chat.fill('officer1', `event unseal ${first}`, { reason: 'someone is at risk' });
    await chat.press('officer2', 'event.unseal.approve', first);
    await chat.pass(0);
    const heard = await chat.owed(`confidential:${first}`);
    expect(heard).toHaveLength(2);
    for (const each of heard) expect(each).toMatch(/votre signalement|vous avez signalé|votre nom/i);
  });
});

describe('an author reads their report as they know it', () => {
  const slack = { platform: 'slack' } as const;
  const shown = (where = {}) => chat.say(jane, `report show ${first}`, where);
  beforeEach(async () => {
    await chat.say(jane, 'report I lost my laptop on the bus', slack);
    await chat.say('officer1', `event take ${first}`);
  });

  it('whatever the desk takes it for', async () => {
    const [before, mine] = [await shown(slack), await chat.say(jane, 'report mine')];
    expect(before).toContain('I lost my laptop');
    await chat.press('officer1', 'event.type', `${first} insider-screening`);
    expect(await event()).toMatchObject({ type: 'insider-screening', marking: 'protected-b' });
    expect(await shown(slack)).toBe(before);
    expect(await chat.say(jane, 'report mine')).toBe(mine);
    expect(await chat.press(jane, 'report.danger', first)).toMatch(/Lost/);
    expect(chat.replies.map((reply) => JSON.stringify(reply)).at(-1)).not.toContain('insider');
  });

  it('and not how closely the desk keeps it', async () => {
    const before = await shown(slack);
    await chat.say('officer1', `event restrict ${first}`);
    expect(await shown(slack)).toBe(before);
    expect(await chat.say('officer1', `event show ${first}`, slack)).not.toContain('I lost my laptop');
  });

  it('with the marking of what they add themselves, wherever that may not be shown', async () => {
    await chat.say('officer1', `event restrict ${first}`);
    await chat.say(jane, `report note ${first} PROTECTED A: it had the list of the team on it`);
    expect(await shown()).toMatch(/Marking: Protected A[\s\S]*list of the team/);
    expect(await shown(slack)).toContain('Protected A');
    expect(await shown(slack)).not.toMatch(/list of the team|Protected B/);
  });

  it('as it is, once the desk shows it to more than it did', async () => {
    await chat.say('employee-fr', 'language en');
    const second = 'EV-2026-0002';
    await chat.say('employee-fr', 'report unauthorized access: Arjun Singh opened the server room');
    const read = () => chat.say('employee-fr', `report show ${second}`, slack);
    expect(await read()).not.toContain('server room');
    await chat.press('officer1', 'event.open', second);
    expect(await read()).toContain('server room');
  });
});

describe('what an author adds to an event that nobody has', () => {
  const second = 'EV-2026-0002';
  const told = async () => {
    const people = ['officer1', 'officer2', 'cso'];
    const owed = await Promise.all(people.map((who) => chat.owed(`${who}@sample.example`)));
    return people.filter((_, i) => owed[i]?.some((each) => each.includes(`of ${first} added to it`)));
  };
  const ask = (who: string, id = first) => chat.answer(who, 'event.ask', id, { question: 'Which floor?' });
  const answer = () => chat.answer(jane, 'report.details', first, { text: 'The third' });
  beforeEach(() =>
    chat.fill(jane, 'report', { what: 'a strange smell in the server room', confidential: 'yes' }),
  );

  it('is at the desk, where nobody asked them anything', async () => {
    await answer();
    expect(await told()).toEqual([]);
  });

  it('is told to whoever asked them', async () => {
    await chat.say('officer1', `event ack ${first}`);
    await ask('officer1');
    await ask('officer2');
    await answer();
    expect(await told()).toEqual(['officer2']);
  });

  it('is told to whoever acknowledged it, also that they took it back', async () => {
    await chat.say('officer2', `event ack ${first}`);
    await answer();
    expect(await told()).toEqual(['officer2']);
    await chat.say(jane, `report withdraw ${first}`);
    expect((await chat.owed('officer2@sample.example')).join()).toContain(`of ${first} withdrew it`);
    expect((await chat.owed('officer1@sample.example')).join()).not.toContain('withdrew it');
  });

  it('is told to the CSO, where whoever asked them left', async () => {
    await ask('officer2');
    const person = await chat.store.people.get('officer2@sample.example');
    if (person) await chat.store.commit([{ in: 'people', put: { ...person, active: false } }]);
    await answer();
    expect(await told()).toEqual(['cso']);
  });

  it('is told to whoever has it by then, and to nobody else', async () => {
    await ask('officer1');
    await chat.say('officer2', `event take ${first}`);
    await answer();
    expect(await told()).toEqual(['officer2']);
  });

  it('is told to whoever asked also once it is part of another', async () => {
    await chat.say('employee-fr', 'report a strange smell');
    await ask('officer2');
    await chat.say('officer1', `event link ${first} ${second} merge`);
    await answer();
    expect(await told()).toEqual(['officer2']);
  });

  it('is told to whoever closed it', async () => {
    await chat.answer('officer1', 'event.close', first, { outcome: 'unfounded', cause: 'none' });
    await answer();
    expect(await told()).toEqual(['officer1']);
  });
});

describe('the author of a report that is part of another', () => {
  const second = 'EV-2026-0002';
  const question = { question: 'Which window?' };
  beforeEach(async () => {
    await chat.say('employee-fr', 'report a broken window in the lobby');
    await chat.fill(jane, 'report', { what: 'a broken window in the lobby', confidential: 'yes' });
    await chat.say('officer2', `event take ${first}`);
    await chat.say('officer1', `event link ${second} ${first} merge`);
  });

  it('is asked as any other while that is handled, and whoever has it hears of the answer', async () => {
    expect(await chat.say('officer1', `event show ${second}`)).toContain('[Ask the author]');
    expect(await chat.answer('officer1', 'event.ask', second, question)).toContain(second);
    expect((await chat.owed(`confidential:${second}`)).join()).toContain('Which window?');
    await chat.answer(jane, 'report.details', second, { text: 'The one by the door' });
    expect(await event(second)).toMatchObject({ status: 'closed', mergedInto: first });
    expect((await event(second)).notes).toMatchObject([{ text: 'The one by the door' }]);
    expect((await chat.owed('officer2@sample.example')).join()).toContain(`of ${second} added to it`);
  });

  it('is told of to whoever has that, where the question does not get there', async () => {
    await chat.answer('officer2', 'event.ask', second, question);
    const [asked] = (await chat.store.deliveries.page(undefined, 1_000)).filter(({ id }) =>
      id.includes(':asked:'),
    );
    if (!asked) throw new Error('nothing asked');
    await chat.store.commit([{ in: 'deliveries', put: { ...asked, state: 'failed' } }]);
    await chat.pass(10 * 60_000);
    const owed = await chat.store.deliveries.page(undefined, 1_000);
    expect(owed.map(({ id }) => id).filter((id) => id.includes('undelivered'))).not.toEqual([]);
  });

  it('is not asked any more once that is closed', async () => {
    await chat.answer('officer2', 'event.close', first, { outcome: 'unfounded', cause: 'none' });
    expect(await chat.say('officer1', `event show ${second}`)).not.toContain('[Ask the author]');
    expect(await chat.press('officer1', 'event.ask', second)).toContain('is closed');
  });
});
