import { beforeEach, describe, expect, it } from 'vitest';
import { checkOwners } from '../../src/handlers/desk/lapse.ts';
import { Unit } from '../../src/handlers/work.ts';
import { type Chat, chatForEach } from '../support/chat.ts';
import { aScreening } from '../support/records.ts';

let chat: Chat;

chatForEach(async (begun) => {
  chat = begun;
  for (const who of ['officer2', 'cso', 'privacy1']) await chat.say(who, 'language en');
  await chat.say('cso', `acting ${address('officer2')} until 2026-12-20`);
  const confirm = /"acting\.confirm","value":"([^"]+)"/.exec(JSON.stringify(chat.replies.at(-1)))?.[1];
  await chat.press('cso', 'acting.confirm', confirm ?? '');
});

const first = 'EV-2026-0001';
const hour = 3_600_000;
const address = (who: string) => `${who}@sample.example`;
const owed = async (who: string) => (await chat.owed(address(who))).join('\n');
const holds = (who: string, expires: string) =>
  chat.store.commit([{ in: 'screening', put: aScreening(address(who), { expires }) }]);

async function withoutRoles(who: string, active = true) {
  const person = await chat.store.people.get(address(who));
  if (!person) throw new Error(`no ${who}`);
  await chat.store.commit([{ in: 'people', put: { ...person, roles: [], active } }]);
}

describe('whoever acts for the CSO hears nothing of a restricted event that names them, and the CSO does', () => {
  const words = 'Mélanie Gagnon sells our files';

  beforeEach(async () => {
    await chat.say('employee-en', `report insider concern: ${words}`);
  });

  const taken = () => chat.say('cso', `event take ${first}`);
  const answered = (question: string) => chat.answer('cso', 'event.questions', first, { [question]: 'yes' });
  /** Another officer has it, whose screening ends soon. */
  async function lent() {
    await holds('officer1', '2026-11-25');
    await chat.say('cso', `event assign ${first} ${address('officer1')}`);
    await chat.say('officer1', `event restrict ${first} secret`);
  }

  const ways: [string, RegExp, () => Promise<unknown>][] = [
    [
      'that nobody acknowledged it',
      /acknowledged/,
      async () => {
        await withoutRoles('screening1');
        for (let i = 0; i < 3; i++) await chat.pass(hour);
      },
    ],
    [
      'that somebody asks to see it',
      /asks to see/,
      () => chat.say('officer1', `event join ${first} a related case`),
    ],
    [
      'that its worksheet is theirs',
      /Its worksheet is yours/,
      async () => {
        await withoutRoles('privacy1');
        await taken();
        await answered('personal-information');
      },
    ],
    [
      'that an agency still has to be told',
      /should have been told by now/,
      async () => {
        await taken();
        await answered('crime');
        for (let i = 0; i < 4; i++) await chat.pass(26 * hour);
      },
    ],
    [
      'that the breach in it is not told',
      /has to be told/,
      async () => {
        await withoutRoles('privacy1');
        await taken();
        await answered('personal-information');
        await chat.answer('cso', 'privacy.decide', first, { material: 'yes', reason: 'harm' });
        await chat.pass((7 * 24 - 2) * hour);
      },
    ],
    [
      'that its officer’s screening ended',
      /level/,
      async () => {
        await lent();
        const unit = new Unit(chat.services, chat.now);
        await checkOwners(unit);
        await chat.store.commit(unit.writes);
        for (let i = 0; i < 2; i++) await chat.pass(36 * hour);
      },
    ],
    [
      'that its author wrote, where its officer left',
      /The author of EV-2026-0001 added/,
      async () => {
        await lent();
        await withoutRoles('officer1');
        await chat.say('employee-en', `report note ${first} and more`);
      },
    ],
    [
      'that a copy is asked for',
      /event export EV-2026-0001 severed/,
      async () => {
        await withoutRoles('privacy1');
        await lent();
        await chat.say('officer1', `event export ${first} severed`);
      },
    ],
  ];

  it.each(ways)('%s', async (_, said, happens) => {
    const before = await owed('cso');
    await happens();
    expect((await owed('cso')).replace(before, '')).toMatch(said);
    expect(await owed('officer2')).not.toContain(first);
  });
});

describe('whoever acts for the CSO, of an event for which a level is asked that they do not hold', () => {
  beforeEach(async () => {
    await holds('officer1', '2026-11-26');
    await chat.say('employee-en', 'report Pat takes files home');
    await chat.say('officer1', `event take ${first}`);
    await chat.say('officer1', `event restrict ${first} secret`);
  });

  it('is kept out like everybody else, and the CSO is not', async () => {
    for (const words of ['show', 'take', 'export', 'notify'])
      expect(await chat.say('officer2', `event ${words} ${first}`)).toContain('I have no record');
    expect(await chat.say('officer2', 'event list')).not.toContain(first);
    expect(await chat.say('cso', `event show ${first}`)).toContain('Pat takes files home');
    await holds('officer2', '2030-01-01');
    expect(await chat.say('officer2', `event show ${first}`)).toContain('Pat takes files home');
  });

  it('is told of, where the event is theirs and their level ended', async () => {
    await holds('officer2', '2026-11-26');
    await chat.say('officer1', `event assign ${first} ${address('officer2')}`);
    expect(await chat.say('officer2', `event show ${first}`)).toContain('Pat takes files home');
    const unit = new Unit(chat.services, chat.now);
    await checkOwners(unit);
    await chat.store.commit(unit.writes);
    for (let i = 0; i < 3; i++) await chat.pass(36 * hour);
    expect(await owed('cso')).toMatch(/Mélanie Gagnon.*level|level.*Mélanie Gagnon/);
    expect(await chat.say('officer2', `event show ${first}`)).toContain('I have no record');
  });
});

describe('whoever acts for the CSO, of an event that names them only in what others write at the desk,', () => {
  const name = 'Mélanie Gagnon';
  const sees = async () => !(await chat.say('officer2', `event show ${first}`)).includes('I have no record');
  const note = (words: string) => chat.say('cso', `event note ${first} ${words}`);
  const close = (more: Record<string, string>) =>
    chat.answer('cso', 'event.close', first, { outcome: 'unfounded', cause: 'none', ...more });
  beforeEach(async () => {
    await chat.say('employee-en', 'report insider concern: a colleague sells our files');
    await chat.say('cso', `event take ${first}`);
    expect(await sees()).toBe(true);
  });

  it.each<[string, () => Promise<string>]>([
    ['a note', () => note(`I suspect ${name}`)],
    ['the findings', () => close({ findings: `${name} sold them` })],
    ['a question to a function', () => chat.say('cso', `event call ${first} hr when was ${name} away?`)],
    [
      'why it is open again',
      async () => {
        await close({});
        return chat.say('cso', `event reopen ${first} it was ${name}`);
      },
    ],
    ['a question to its author', () => chat.say('cso', `event ask ${first} did you tell ${name}?`)],
    [
      'what becomes part of it',
      async () => {
        await chat.say('employee-en', 'report lost my badge');
        await chat.say('cso', `event note EV-2026-0002 told ${name}`);
        return chat.press('cso', 'event.merge', `EV-2026-0002 ${first}`);
      },
    ],
  ])('reads it no more once that is in %s, unless whoever wrote it lets them', async (_, write) => {
    expect(await write()).toContain(
      `What is written about ${first} names ${name}, who acts for the CSO: it is kept from them from now on. If it is not about them, let them see it.\n[Let them see it]`,
    );
    expect(await sees()).toBe(false);
    await chat.say('officer1', `event join ${first} a related case`);
    expect(await owed('officer2')).not.toContain(first);
    await chat.press('cso', 'event.join.named', `${first} ${address('officer2')}`);
    expect(await sees()).toBe(true);
    expect(await note(`told ${name}`)).not.toContain('kept from them');
  });

  it('reads no answer of a function that names them either', async () => {
    await chat.say('cso', `event call ${first} hr who was away?`);
    const said = await chat.answer('hr1', 'event.answer', `${first} 1`, { answer: name });
    expect(await sees()).toBe(false);
    expect(said).not.toContain('kept from');
    expect(await owed('cso')).toContain(`names ${name}, who acts for the CSO`);
  });

  it('reads no event any more that another type restricts', async () => {
    const second = 'EV-2026-0002';
    await chat.say('employee-en', 'report a window is broken');
    await chat.say('cso', `event take ${second}`);
    await chat.say('cso', `event note ${second} told ${name}`);
    const restricts = `${second} insider-screening`;
    expect(await chat.press('cso', 'event.type', restricts)).toContain(`names ${name}, who acts for the CSO`);
    expect(await chat.say('officer2', `event show ${second}`)).toContain('I have no record');
  });

  it('is named where that may be shown', async () => {
    const second = 'EV-2026-0002';
    const slack = { platform: 'slack' } as const;
    await chat.say('cso', 'help', slack);
    await chat.say('employee-en', 'report a window is broken');
    await chat.say('cso', `event take ${second}`);
    await chat.say('cso', `event note ${second} told ${name}`);
    expect(await chat.press('cso', 'event.restrict', second, slack)).not.toContain('Gagnon');
    const told = (await chat.store.deliveries.page(undefined, 1_000)).filter(({ id }) =>
      id.includes(':kept:'),
    );
    const read = told.map(
      ({ to, content }) => `${to.kind === 'person' && to.platform}: ${JSON.stringify(content)}`,
    );
    expect(read).toEqual([
      expect.stringMatching(/^console: .*Mélanie Gagnon.*event\.join/),
      expect.stringMatching(/^slack: .*waits for you(?!.*Gagnon)/),
    ]);
  });

  it('reads on where they have it, or wrote that themselves, or where it is open to the desk and until it is restricted', async () => {
    await chat.say('officer2', `event note ${first} so far, ${name}`);
    expect(await sees()).toBe(true);
    await chat.say('cso', `event assign ${first} ${address('officer2')}`);
    expect(await note(`told ${name}`)).not.toContain('kept from them');
    expect(await sees()).toBe(true);

    const second = 'EV-2026-0002';
    await chat.say('employee-en', 'report a window is broken');
    const person = await chat.store.people.get(address('officer2'));
    if (!person) throw new Error('nobody');
    const roles = person.roles.filter(({ acting }) => acting);
    await chat.store.commit([{ in: 'people', put: { ...person, roles } }]);
    expect(await chat.say('cso', `event note ${second} told ${name}`)).not.toContain('kept from them');
    expect(await chat.say('officer2', `event show ${second}`)).toContain('a window');
    await chat.say('cso', `event take ${second}`);
    expect(await chat.say('cso', `event restrict ${second}`)).toContain(
      `names ${name}, who acts for the CSO`,
    );
    expect(await chat.say('officer2', `event show ${second}`)).toContain('I have no record');
  });
});

describe('whoever acts for the CSO, of the room of a restricted event that names them,', () => {
  const room = 'CR-2026-0001';
  beforeEach(async () => {
    for (const who of ['cso', 'officer1', 'officer2']) await holds(who, '2030-01-01');
    await chat.say('employee-en', 'report unauthorized access: Mélanie Gagnon opened the server room');
    await chat.say('officer1', `event take ${first}`);
    await chat.say('officer1', `crisis open ${first} kind:cyber the server room`);
  });

  const closed = async () => {
    await chat.say('officer1', `crisis action ${room} change the lock due:2026-11-28`);
    await chat.answer('officer1', 'crisis.leftovers', room, { outcome: 'resolved', summary: 'locked' });
  };
  it.each<[string, RegExp, () => Promise<unknown>]>([
    ['that its report is late', /situation report is late/, async () => {}],
    [
      'that nobody has a role, where whoever opened it left',
      /is without: /,
      () => withoutRoles('officer1', false),
    ],
    [
      'that nobody has an action, where whoever is on duty left',
      /AC-2026-0001/,
      async () => {
        await closed();
        await withoutRoles('officer1', false);
      },
    ],
  ])('hears nothing, and the CSO does: %s', async (_, said, happens) => {
    await happens();
    for (let i = 0; i < 8; i++) await chat.pass(26 * hour);
    expect(await owed('cso')).toMatch(said);
    expect(await owed('officer2')).not.toMatch(/CR-2026|AC-2026/);
  });

  it('reads nothing of it, unless they were let in', async () => {
    await chat.say('officer1', `crisis action ${room} change the lock`);
    expect(await chat.say('officer2', `crisis brief ${room}`)).toContain(`There is no crisis ${room}`);
    expect(await chat.say('officer2', 'crisis board')).not.toContain(room);
    expect(await chat.say('officer2', 'action list all')).not.toContain('AC-2026');
    for (const words of [`crisis brief ${room}`, 'crisis board'])
      expect(await chat.say('cso', words)).toContain(room);
    await chat.say('cso', `crisis role ${room} it ${address('officer2')}`);
    expect(await chat.say('officer2', `crisis brief ${room}`)).toContain('the server room');
  });
});
