import { describe, expect, it, vi } from 'vitest';
import type { IncomingFile } from '../../src/chat/event.ts';
import { seal } from '../../src/domain/seal.ts';
import type { SecurityEvent } from '../../src/domain/security-event.ts';
import { type Chat, chatForEach } from '../support/chat.ts';
import { photo } from '../support/photo.ts';

let chat: Chat;
chatForEach((begun) => {
  chat = begun;
});

const jane = 'employee-en';
const first = 'EV-2026-0001';
const second = 'EV-2026-0002';
const third = 'EV-2026-0003';
const bad: IncomingFile = { name: 'a.exe', size: 2, type: 'image/png', read: async () => Buffer.from('MZ') };

/** What the number may be of. The sealed ones are Jane's as well. */
const states = {
  own: () => chat.say(jane, 'report a bag was lost near the lobby'),
  async withdrawn() {
    await states.own();
    await chat.say(jane, `report withdraw ${first}`);
  },
  async closed() {
    await states.own();
    await closed();
  },
  async 'closed and restricted'() {
    await states.own();
    await chat.say('officer1', `event take ${first}`);
    await chat.say('officer1', `event restrict ${first}`);
    await closed();
  },
  'in danger': () => chat.say(jane, 'report a man with a gun is in the lobby'),
  sealed: () => chat.say(jane, 'report confidentially: the lead steals laptops'),
  async 'sealed, withdrawn'() {
    await states.sealed();
    await chat.say(jane, `report withdraw ${first}`);
  },
  async 'sealed, closed'() {
    await states.sealed();
    await closed();
  },
  async 'sealed, seal broken'() {
    await states.sealed();
    const id = `confidential:${first}`;
    const box = seal('{}', id, Buffer.alloc(32, 9));
    await chat.store.commit([{ in: 'sealed', put: { id, version: 1, box } }]);
  },
  "somebody else's": () => chat.say('employee-fr', 'signaler une fenêtre brisée au sous-sol'),
  /** Jane's sealed one is the first; the words have another number. */
  mistyped: () => states.sealed(),
  async unknown() {},
};

async function closed() {
  await chat.say('officer1', `event take ${first}`);
  const values = { outcome: 'unfounded', cause: 'none', findings: 'nothing', lessons: 'none' };
  await chat.fill('officer1', `event close ${first}`, values);
  expect((await event())?.status).toBe('closed');
}
/** Her confidential report is the first, one under her name the second. */
async function besideSealed() {
  await states.sealed();
  await states.own();
}

/** The draft that the last answer offers to send. */
function draftOffered(): string {
  const card = chat.replies.at(-1)?.here?.card ?? [];
  const buttons = card.flatMap((each) => (each.kind === 'buttons' ? each.buttons : []));
  return buttons.find(({ action }) => action === 'report.draft.send')?.value.split(' ')[0] ?? '';
}
const event = (id = first) => chat.store.events.get(id);

/** What became of what was typed: whether it was added or is a report of its own, under whose name, and heard as danger. */
async function became(words: string, files: IncomingFile[] = [], where = {}): Promise<string> {
  const before = await event();
  const said = await chat.say(jane, words, { files, ...where });
  const { form } = chat.replies.at(-1) ?? {};
  if (form) {
    const fields = form.form.fields.filter(
      (field) => 'value' in field && field.value && field.name !== 'marking',
    );
    const filled = fields.map((field) => ('value' in field ? `, ${field.name}: ${field.value}` : ''));
    return `form ${form.form.id}${filled.join('')}`;
  }
  const after = await event();
  const changed = before && after && (more(before) !== more(after) || before.danger !== after.danger);
  const fresh = await event(before ? second : first);
  const heard = (each: SecurityEvent | undefined) => (each?.danger ? ', danger' : '');
  if (said.match(/911/) === null) expect(heard(fresh)).toBe('');
  if (fresh) expect(changed).toBeFalsy();
  if (fresh) return `${fresh.confidential ? 'sealed' : 'named'}${heard(fresh)}: ${fresh.text}${shown(fresh)}`;
  if (!changed) return 'nothing';
  const notes = after.notes.map(({ text }) => text).join('|');
  return `added${before.danger ? '' : heard(after)}: ${notes}${shown(after)}`;
}
const more = ({ notes, files, history }: SecurityEvent) =>
  `${notes.length} ${files.length} ${history.length}`;
const shown = ({ files }: SecurityEvent) => files.map(({ name }) => ` + ${name}`).join('');

describe('what files are called', () => {
  const called = (name: string) => ({ files: [{ ...photo, name }] });

  it('names no report under its author’s name in a confidential one', async () => {
    await states.own();
    const said = await chat.say(jane, 'report confidentially: my boss did it', called(`${first} bag.png`));
    expect(said).toContain(`I left the number ${first} out of it`);
    await chat.say(jane, `report note ${second} he did it again`, called(`${first} door.png`));
    expect(await event(second)).toMatchObject({
      confidential: true,
      files: [{ name: 'EV-… bag.png' }, { name: 'EV-… door.png' }],
    });
  });

  it('names no confidential report in one under its author’s name', async () => {
    await besideSealed();
    const said = await chat.say(jane, 'report he did it again at the door', called(`${first} second.png`));
    expect(said).toContain(`I left the number ${first} out of it`);
    await chat.say(jane, `report note ${second} he did it again`, called(`${first} door.png`));
    await chat.say(jane, 'help me he is here', called(`${first} man.png`));
    const [, ...named] = [first, second, third, 'EV-2026-0004'].map((id) => event(id));
    expect(await Promise.all(named)).toMatchObject([
      { confidential: false, files: [{ name: 'EV-… door.png' }] },
      { confidential: false, files: [{ name: 'EV-… second.png' }] },
      { confidential: false, files: [{ name: 'EV-… man.png' }] },
    ]);
  });
});

it('no answer that is kept says, without the key, that a named and a confidential report are of one person', async () => {
  await besideSealed();
  const commit = vi.spyOn(chat.store, 'commit');
  expect(await chat.say(jane, 'report mine', { id: 'asked' })).toMatch(/EV-2026-0002[\s\S]*EV-2026-0001/);
  await chat.say(jane, 'he did it again at the door');
  expect(JSON.stringify(chat.replies.at(-1))).toMatch(/EV-2026-0001[\s\S]*EV-2026-0002/);
  const kept = commit.mock.calls.flatMap(([writes]) => writes).map((each) => JSON.stringify(each));
  expect(kept.filter((each) => each.includes(first) && each.includes(second))).toEqual([]);
  expect(await chat.say(jane, 'report mine', { id: 'asked' })).toMatch(/EV-2026-0002[\s\S]*EV-2026-0001/);
  commit.mockRestore();
});

describe('the audit, seconds before more is told of a confidential report', () => {
  it.each([
    'help the lead steals laptops again, see EV-2026-0001',
    'safe but the lead steals laptops, see EV-2026-0001',
    'crisis! my boss steals laptops, do not tell who i am',
    'alert my boss steals laptops at night',
    'event note the lead did it again last night at ten',
    'event note EV-2026-0001',
    'event note SECRET // the lead copied the plans',
    'report note EV-2026-0002 he does it at night',
    'report show EV-2026-0002',
    'report withdraw EV-2026-0002',
  ])('names nobody: %s', async (words) => {
    await states.sealed();
    await chat.say('employee-fr', 'signaler une fenêtre brisée au sous-sol');
    await chat.say(jane, words);
    const audit = await chat.store.audit.page(0, 50);
    expect(audit.at(-1)?.who).toMatch(/^(somebody|confidential:)/);
    expect(JSON.stringify(audit)).not.toContain(jane);
  });

  it.each([
    'help',
    'aide',
    'help event',
    'numbers',
    'alert',
    'crise',
    'event list',
    'report show',
    'report mine',
  ])('nor who asked for help, mistyped or may not use a command: %s', async (words) => {
    await chat.say(jane, words);
    const [entry] = await chat.store.audit.page(0, 50);
    expect(entry?.who).toBe('somebody');
  });

  it('but who was refused a record or a person that they named', async () => {
    for (const words of [`event take ${first}`, 'duty end officer1@sample.example']) {
      await chat.say(jane, words);
      expect((await chat.store.audit.page(0, 50)).at(-1)).toMatchObject({
        who: `${jane}@sample.example`,
        outcome: 'refused',
      });
    }
  });

  it('names who looks for reports that are not theirs, and has no confidential one', async () => {
    await chat.say('employee-fr', 'signaler une fenêtre brisée au sous-sol');
    await chat.say(jane, `report show ${first}`);
    expect((await chat.store.audit.page(0, 50)).at(-1)).toMatchObject({ who: `${jane}@sample.example` });
  });
});

describe('what follows “report” with a number', () => {
  it.each<[keyof typeof states, string, string]>([
    // While it goes on, it is added to.
    ['own', `report ${first} it was blue`, 'added: it was blue'],
    ['own', `report update ${first}: it was blue`, 'added: update it was blue'],
    ['own', `signaler ajout ${first} il était bleu`, 'added: ajout il était bleu'],
    ['own', `report note ${first} it was blue`, 'added: it was blue'],
    ['own', `report ${first} he has a gun`, 'added, danger: he has a gun'],
    ['own', `report update ${first} fire!`, 'added, danger: update fire!'],
    ['own', `report fire ${first}`, 'added, danger: fire'],
    ['own', `report danger ${first}`, 'added, danger: '],
    ['own', `signaler danger ${first} il est au sous-sol`, 'added, danger: danger il est au sous-sol'],
    ['in danger', `report ${first} he went to room 302`, 'added: he went to room 302'],
    // Where nothing is said of it, it is asked for.
    ['own', `report update ${first}`, 'form report.details, text: update'],
    ['own', `report note ${first}`, 'form report.details'],
    ['closed', `report update ${first}`, 'form report.details, text: update'],
    ['sealed', `report confidentially ${first}`, 'form report.details, text: confidentially'],
    ['own', `report confidentially ${first}`, 'form report, confidential: true'],
    ['unknown', `report anonymously ${first}`, `form report, what: anonymously ${first}, confidential: true`],
    // What asks for confidence is never named, nor does it name what is.
    ['own', `report confidentially ${first} was my director`, 'sealed: confidentially was my director'],
    ['own', `signaler anonymement ${first} c’est mon chef`, 'sealed: anonymement c’est mon chef'],
    ['own', `report ${first} confidentially: my boss took it`, 'sealed: confidentially: my boss took it'],
    [
      'own',
      `report note ${first} confidentially: my boss took it`,
      'sealed: confidentially: my boss took it',
    ],
    [
      'own',
      `signaler note ${first} confidentiel : mon chef l’a pris, voir ev 2026 1`,
      'sealed: confidentiel : mon chef l’a pris, voir EV-…',
    ],
    [
      'own',
      `report confidentially my boss took the bag of ${first}`,
      'sealed: confidentially my boss took the bag of EV-…',
    ],
    ['own', `report ${first} confidentially: he has a gun`, 'sealed, danger: confidentially: he has a gun'],
    [
      'own',
      `report danger ${first} confidentially: it is Pat`,
      'sealed, danger: danger confidentially: it is Pat',
    ],
    [
      'in danger',
      `report note ${first} do not say who I am, room 302`,
      'sealed, danger: do not say who I am, room 302',
    ],
    [
      'withdrawn',
      `report ${first} confidentially: my boss took it`,
      'sealed: confidentially: my boss took it',
    ],
    [
      'withdrawn',
      `report note ${first} confidentially: my boss took it`,
      'sealed: confidentially: my boss took it',
    ],
    [
      'withdrawn',
      `report note ${first} confidentially: he has a gun`,
      'sealed, danger: confidentially: he has a gun',
    ],
    ['closed', `report anonymously ${first} my boss took it`, 'sealed: anonymously my boss took it'],
    ['closed', `report note ${first} anonymously: my boss took it`, 'sealed: anonymously: my boss took it'],
    [
      "somebody else's",
      `report ${first} confidentially: it is Pat`,
      `sealed: ${first} confidentially: it is Pat`,
    ],
    [
      "somebody else's",
      `report note ${first} confidentially: it is Pat`,
      `sealed: ${first}: confidentially: it is Pat`,
    ],
    [
      'unknown',
      `report confidentially EV-2026-0099 it is Pat`,
      'sealed: confidentially EV-2026-0099 it is Pat',
    ],
    [
      'unknown',
      'report danger EV-2026-0099 confidentially: he has a gun',
      'sealed, danger: danger EV-2026-0099 confidentially: he has a gun',
    ],
    // What is sealed stays so.
    ['sealed', `report ${first} he does it at night`, 'added: he does it at night'],
    [
      'sealed',
      `report confidentially ${first} he does it at night`,
      'added: confidentially he does it at night',
    ],
    ['sealed', `report note ${first} anonymously: it is Pat`, 'added: anonymously: it is Pat'],
    ['sealed', `report danger ${first}`, 'added, danger: '],
    ['sealed, withdrawn', `report ${first} he steals again`, `sealed: ${first} he steals again`],
    ['sealed, withdrawn', `report note ${first} he steals again`, 'nothing'],
    ['sealed, closed', `report again ${first} he steals again`, `sealed: again ${first} he steals again`],
    ['sealed, closed', `report note ${first} he steals again`, 'added: he steals again'],
    ['sealed, closed', `report ${first} he has a gun`, 'added, danger: he has a gun'],
    ['sealed, seal broken', `report ${first} he steals again`, `sealed: ${first} he steals again`],
    ['sealed, seal broken', `report danger ${first}`, `sealed, danger: danger ${first}`],
    ['mistyped', 'report EV-2026-0010 he does it at night', 'sealed: EV-2026-0010 he does it at night'],
    ['mistyped', 'report danger EV-2026-0010', 'sealed, danger: danger EV-2026-0010'],
    ['mistyped', 'report note EV-2026-0010 he has a gun', 'sealed, danger: EV-2026-0010: he has a gun'],
    ['mistyped', 'report note EV-2026-0010 he does it at night', 'nothing'],
    // What is over was dealt with: what happens then is for somebody to acknowledge.
    ['closed', `report ${first} it happened again`, `named: ${first} it happened again`],
    ['closed', `report again ${first}: another bag`, `named: again ${first}: another bag`],
    ['closed', `report note ${first} it was found`, 'added: it was found'],
    ['closed', `report ${first} a man with a gun is back`, 'added, danger: a man with a gun is back'],
    ['closed', `report danger ${first}`, 'added, danger: '],
    ['closed and restricted', `report ${first} it happened again`, 'added: it happened again'],
    ['withdrawn', `report ${first} it happened again`, `named: ${first} it happened again`],
    ['withdrawn', `report note ${first} it happened again`, 'nothing'],
    // What is not theirs is a report of its own.
    ["somebody else's", `report ${first} the door is open too`, `named: ${first} the door is open too`],
    [
      "somebody else's",
      `report danger ${first} falling glass`,
      `named, danger: danger ${first} falling glass`,
    ],
    ["somebody else's", `report note ${first} the window on the left too`, 'nothing'],
    ["somebody else's", `report note ${first} he has a gun`, `named, danger: ${first}: he has a gun`],
    ['unknown', 'report EV-2026-0099 the door is open', 'named: EV-2026-0099 the door is open'],
    ['unknown', 'report fire EV-2026-0099', 'named, danger: fire EV-2026-0099'],
  ])('of %s: %s', async (state, words, expected) => {
    await states[state]();
    const before = await chat.store.audit.page(0, 50);
    expect(await became(words)).toBe(expected);
    if (!expected.startsWith('sealed') && !state.startsWith('sealed')) return;
    const since = (await chat.store.audit.page(0, 50)).filter(
      ({ seq }) => !before.some((each) => each.seq === seq),
    );
    expect(
      JSON.stringify([since, state.startsWith('sealed') && (await event()), await event(second)]),
    ).not.toContain(jane);
  });

  it.each<[keyof typeof states, string, IncomingFile, string]>([
    ['own', `report ${first}`, photo, 'added:  + door.png'],
    ['own', `signaler voir ${first}`, photo, 'added:  + door.png'],
    ['own', `report photo ${first}`, photo, 'added: photo + door.png'],
    ['own', `report note ${first}`, photo, 'added:  + door.png'],
    ['own', `report danger ${first}`, photo, 'added, danger: danger + door.png'],
    ['own', `report ${first} the door`, bad, 'added: the door'],
    ['own', `report ${first}`, bad, 'nothing'],
    ['own', `report update ${first}`, bad, 'nothing'],
    ['own', `report note ${first}`, bad, 'nothing'],
    ['own', `report danger ${first}`, bad, 'added, danger: danger'],
    [
      'own',
      `report ${first} confidentially: it was Pat`,
      photo,
      'sealed: confidentially: it was Pat + door.png',
    ],
    [
      'own',
      `report note ${first} confidentially: it was Pat`,
      photo,
      'sealed: confidentially: it was Pat + door.png',
    ],
    ['closed', `report ${first}`, photo, 'added:  + door.png'],
    ['closed', `report ${first} again`, photo, `named: ${first} again + door.png`],
    ['withdrawn', `report ${first}`, photo, `named: ${first} + door.png`],
    ['sealed', `report ${first}`, photo, 'added:  + door.png'],
    ['mistyped', 'report EV-2026-0010', photo, 'sealed: EV-2026-0010 + door.png'],
    ["somebody else's", `report ${first}`, photo, `named: ${first} + door.png`],
    [
      "somebody else's",
      `report note ${first} he has a gun`,
      photo,
      `named, danger: ${first}: he has a gun + door.png`,
    ],
  ])('of %s, with a file: %s', async (state, words, file, expected) => {
    await states[state]();
    expect(await became(words, [file])).toBe(expected);
  });

  it.each([
    'report confidentially: EV-2026-0001 was Pat',
    'report note EV-2026-0001 confidentially: it was Pat',
  ])('is not filed where others read along, and nobody learns whose it was: %s', async (words) => {
    await states.own();
    const before = await chat.store.audit.page(0, 50);
    // The form opens for whoever alone reads it.
    const what = words.startsWith('report note') ? 'it was Pat' : 'was Pat';
    expect(await became(words, [photo], { channel: 'general' })).toBe(
      `form report, what: confidentially: ${what}, confidential: true`,
    );
    const reply = chat.replies.at(-1);
    expect(JSON.stringify(reply?.own)).toContain('only be sent from your own chat');
    expect(JSON.stringify(reply?.here)).not.toMatch(/Pat|door/);
    const since = (await chat.store.audit.page(0, 50)).slice(before.length);
    expect(since).toMatchObject([{ who: 'somebody', outcome: 'done' }]);
    expect(JSON.stringify(since)).not.toContain(first);
    // What came with the words goes with the form.
    const opened = reply?.form?.form;
    if (!opened) throw new Error('no form');
    expect(JSON.stringify(opened.intro)).toContain('door.png');
    await chat.submit(jane, opened, { what: 'it was Pat', confidential: 'yes' });
    const sent = await event(second);
    expect(sent).toMatchObject({ confidential: true, files: [{ name: 'door.png', by: sent?.author }] });
    expect(JSON.stringify(await chat.store.audit.page(0, 50)).split(jane)).toHaveLength(
      JSON.stringify(before).split(jane).length,
    );
  });

  it.each([
    'report confidentially: EV-2026-0001 was Pat',
    'report note EV-2026-0001 confidentially: it was Pat',
  ])('is filed at once where others read along and somebody is in danger: %s', async (words) => {
    await states.own();
    // Nobody in danger is sent elsewhere first.
    expect(await became(`${words}, he has a gun`, [], { channel: 'general' })).toMatch(/^sealed, danger/);
  });

  it.each([
    ['own', `report ${first} confidentially: it was Pat`, `I left the number ${first} out`],
    ['own', `report confidentially it was Pat, as in ${first}`, `I left the number ${first} out`],
    ['closed', `report ${first} it happened again`, `${first} is closed, so this is a new report`],
    ['withdrawn', `report ${first} it happened again`, `${first} is withdrawn, so this is a new report`],
    [
      "somebody else's",
      `report ${first} the door is open too`,
      `no report of yours with the number ${first}`,
    ],
  ] as const)('is said to be a report of its own, and why: of %s, %s', async (state, words, why) => {
    await states[state]();
    expect(await chat.say(jane, words)).toContain(why);
  });

  it.each([
    `report note ${second} it is the man of ${first}`,
    `report ${second} it is the man of ev 2026 1`,
    `report update ${second} it is the man of ${first}`,
    `signaler note ${second} c’est l’homme de ${first}`,
    `report note ${second} it is the man of EV-1`,
    `report note ${second} it is the man of 2026-0001`,
    `report note ${second} it is the man of 0001`,
  ])('is a report of its own, sealed, where it would put a name to a confidential one: %s', async (words) => {
    await besideSealed();
    const before = await chat.store.audit.page(0, 50);
    expect(await chat.say(jane, words)).toContain(
      `may be about a report without its author’s name. In ${second}`,
    );
    expect(await event(second)).toMatchObject({ notes: [] });
    expect(await event(third)).toMatchObject({ confidential: true, author: `confidential:${third}` });
    const since = (await chat.store.audit.page(0, 50)).slice(before.length);
    expect(JSON.stringify([since, await event(third)])).not.toMatch(`${jane}|${second}`);
  });

  it.each<[string, () => Promise<string>]>([
    [
      'form for details',
      () => chat.answer(jane, 'report.details', second, { text: `it is the man of ${first}` }),
    ],
    [
      'button beside plain words',
      async () => {
        await chat.say(jane, `it is the man of ${first}`);
        const labels = JSON.stringify(chat.replies.at(-1)?.here?.card);
        expect(labels).toContain(`Add to ${first}`);
        expect(labels).not.toContain(`Add to ${second}`);
        // A card that was drawn before may offer it.
        return chat.press(jane, 'report.draft.attach', `${draftOffered()} ${second}`);
      },
    ],
  ])('puts no name to a confidential report either in the %s', async (_, said) => {
    await besideSealed();
    expect(await said()).toContain(`may be about a report without its author’s name. In ${second}`);
    expect(await event(second)).toMatchObject({ notes: [] });
    expect(await event(third)).toMatchObject({ confidential: true });
  });

  it('is no asset’s number where it is that of a confidential report', async () => {
    await besideSealed();
    await chat.answer(jane, 'report.asset', second, { asset: first });
    expect(await event(second)).toMatchObject({ notes: [] });
  });

  describe('that is not theirs', () => {
    const wrong = 'EV-2026-0999';
    const buttons = () =>
      chat.replies
        .at(-1)
        ?.here?.card?.flatMap((each) => (each.kind === 'buttons' ? each.buttons : []))
        .filter(({ action }) => action === 'report.move') ?? [];

    it('is filed at once, and one press adds it to one of theirs that is open', async () => {
      await states.own();
      await chat.say(jane, 'report a window is broken');
      await chat.say('employee-fr', 'signaler un sac perdu');
      const said = await chat.say(jane, `report update ${wrong} he came back`, { files: [photo] });
      expect(said).toContain(`no report of yours with the number ${wrong}`);
      expect(said).toMatch(/EV-2026-0002.*EV-2026-0001/s);
      expect(await event('EV-2026-0004')).toMatchObject({ text: `update ${wrong} he came back` });
      expect(buttons().map(({ label }) => label)).toEqual([`Add to ${second}`, `Add to ${first}`]);
      await chat.say(jane, 'report note EV-2026-0004 through the back door');
      const pressed = await chat.press(jane, 'report.move', `EV-2026-0004 ${first}`);
      expect(pressed).toContain(`Added to ${first}`);
      expect(pressed).toContain('EV-2026-0004 is withdrawn');
      expect(await event()).toMatchObject({
        // Its number may be that of somebody else's.
        notes: [{ text: `update he came back\nthrough the back door` }],
        files: [{ name: 'door.png' }],
      });
      expect(await event('EV-2026-0004')).toMatchObject({ status: 'withdrawn' });
      expect(await chat.press(jane, 'report.move', `EV-2026-0004 ${second}`)).toContain('already withdrawn');
      expect(await event(second)).toMatchObject({ notes: [] });
      const audit = JSON.stringify(await chat.store.audit.page(0, 50));
      expect(audit).toMatch(/report withdraw[^}]*EV-2026-0004/);
    });

    it('is no way to lose what was to be a note', async () => {
      await states.own();
      await chat.say(jane, 'report a window is broken');
      const said = await chat.say(jane, `report note ${wrong} the man came back at ten`, { files: [photo] });
      expect(said).toMatch(new RegExp(`no record ${wrong}.*Shall I send this.*${second}.*${first}`, 's'));
      expect(said).toContain(`[Add to ${second}]`);
      expect(said).toContain(`[Add to ${first}]`);
      expect(await chat.store.events.page({ limit: 5 })).toHaveLength(2);
      await chat.press(jane, 'report.draft.attach', `${draftOffered()} ${first}`);
      const noted = { notes: [{ text: 'the man came back at ten' }], files: [{ name: 'door.png' }] };
      expect(await event()).toMatchObject(noted);
    });

    it('is not moved into a change of circumstances, which the desk does not read', async () => {
      await chat.say(jane, 'screening change I got married in May');
      expect(await event()).toMatchObject({ circumstance: expect.anything() });
      await chat.say(jane, `report update ${wrong} the strange van is at the gate again`);
      expect(buttons()).toEqual([]);
      expect(await chat.press(jane, 'report.move', `${second} ${first}`)).toContain('a report of its own');
      expect(await event(second)).toMatchObject({ status: 'open' });
    });

    it('offers a confidential report only what is as confidential, and gives no name away', async () => {
      await besideSealed();
      await chat.say(jane, `report update ${wrong} he came back`);
      expect(await event(third)).toMatchObject({ confidential: true });
      expect(buttons().map(({ label }) => label)).toEqual([`Add to ${first}`]);
      expect(await chat.press(jane, 'report.move', `${third} ${second}`)).toContain(second);
      expect(await event(second)).toMatchObject({ notes: [] });
      const before = await chat.store.audit.page(0, 50);
      await chat.press(jane, 'report.move', `${third} ${first}`);
      expect(await event()).toMatchObject({ notes: [{ by: `confidential:${first}` }] });
      const since = (await chat.store.audit.page(0, 50)).slice(before.length);
      expect(JSON.stringify([since, await event(), await event(third)])).not.toContain(jane);
    });

    it('stays where somebody works on it, and in danger nobody has to choose', async () => {
      await states.own();
      await chat.say(jane, `report update ${wrong} he came back`);
      await chat.say('officer1', `event take ${second}`);
      const pressed = await chat.press(jane, 'report.move', `${second} ${first}`);
      expect(pressed).toContain(`Added to ${first}`);
      expect(pressed).toContain(`${second}, so it stays as well`);
      expect(await chat.press(jane, 'report.move', `${second} ${first}`)).toBe(pressed);
      expect(await event()).toMatchObject({ notes: [{ text: 'update he came back' }] });
      expect(await event(second)).toMatchObject({ status: 'taken' });
      await chat.say(jane, `report update ${wrong} he has a gun`);
      expect(await event(third)).toMatchObject({ danger: true });
      expect(buttons()).toEqual([]);
    });

    it.each([
      `report ${wrong} Daniel Okafor lets strangers in by the back door`,
      `report update ${wrong} my colleague takes drugs at work and has gambling debts`,
    ])('stays by itself where not all officers may read it: %s', async (words) => {
      await states.own();
      await chat.say(jane, words);
      expect(await event(second)).toMatchObject({ restricted: true });
      expect(buttons()).toEqual([]);
      expect(await chat.press(jane, 'report.move', `${second} ${first}`)).toContain('a report of its own');
      expect(await event()).toMatchObject({ restricted: false, notes: [] });
      expect(await event(second)).toMatchObject({ status: 'open' });
    });

    it('is nobody else’s to move', async () => {
      await states.own();
      await chat.say(jane, `report update ${wrong} he came back`);
      await chat.press('employee-fr', 'report.move', `${second} ${first}`);
      await chat.say('employee-fr', 'signaler un sac perdu');
      await chat.press('employee-fr', 'report.move', `${third} ${first}`);
      expect([await event(), await event(second), await event(third)]).toMatchObject([
        { notes: [], status: 'open' },
        { status: 'open' },
        { status: 'open' },
      ]);
    });
  });

  it.each([
    '2026-0001',
    '2026/0001',
    'EV-0001',
    'ev 1',
    'EV 2026 - 0001',
    'EV- 2026-0001',
    'EV-2026/0001',
    'EV#2026-0001',
    'ÉV-2026-0001',
    'EV.2026.1',
  ])('is known however it is written in words: %s', async (number) => {
    await states.sealed();
    await chat.say(jane, `report he did it again, it is the man of ${number}`);
    expect(await event(second)).toMatchObject({ confidential: true });
    await chat.say(jane, `report a bag was lost`);
    const own = number.replace('1', '3');
    await chat.say(jane, `report confidentially: he took the bag of ${own}, since 2026-11-24`);
    expect(await event('EV-2026-0004')).toMatchObject({
      text: 'confidentially: he took the bag of EV-…, since 2026-11-24',
    });
  });

  it('is left out as its last digits and with a space alike', async () => {
    await states.own();
    await chat.say(jane, 'report confidentially: my boss took the bag I reported in 0001, in room 0100');
    await chat.say(jane, 'report confidentially: he took the bag of number 2026 0001');
    await chat.say(jane, 'help me the man of 0002 has a knife');
    const texts = [second, third, 'EV-2026-0004'].map(async (id) => (await event(id))?.text);
    expect(await Promise.all(texts)).toEqual([
      'confidentially: my boss took the bag I reported in EV-…, in room 0100',
      'confidentially: he took the bag of number EV-…',
      'the man of EV-… has a knife',
    ]);
  });

  it.each([
    'report see AL-2026-0001',
    'report see CR 2026-0001',
    'report laptops of order PO-2026-0001 did not come',
    'report the answer to RFP 2026/0001 is late',
    'report my asset is 12026-0001',
    'report a letter of 2026-00012',
  ])('is no other number that has the same digits: %s', async (words) => {
    await states.sealed();
    await chat.say(jane, words);
    expect(await event(second)).toMatchObject({ confidential: false });
  });

  it('of another department stays in what is confidential', async () => {
    await states.own();
    const words = 'confidentially: he forged po-2026-0001 and RFP 2026/0001';
    await chat.say(jane, `report ${words}`);
    expect(await event(second)).toMatchObject({ confidential: true, text: words });
  });

  it.each([
    'report he came back as in 2026-0001',
    'report see no-2026-0001',
    'report see event-2026-0001',
    'report it is evt-2026-0001',
    'report he did it again, SEE 2026-0001',
    'report HE DID IT AGAIN, SEE 2026-0001',
  ])('may be theirs, and is sealed: %s', async (words) => {
    await states.sealed();
    await chat.say(jane, words);
    expect(await event(second)).toMatchObject({ confidential: true });
  });

  it('is left out where it stands, whatever number begins alike', async () => {
    await states.own();
    await chat.say(
      jane,
      'report confidentially: as in EV-2026-12 and ev2026 14 the man of EV-2026-1, ev2026 1',
    );
    expect(await event(second)).toMatchObject({
      text: 'confidentially: as in EV-2026-12 and ev2026 14 the man of EV-…, EV-…',
    });
  });

  it('asks for confidence as well in the form for details, and a button says what would name its author', async () => {
    await states.own();
    await chat.answer(jane, 'report.details', first, { text: 'confidentially: it was Pat' });
    expect(await event(second)).toMatchObject({ confidential: true, text: 'confidentially: it was Pat' });
    await chat.say('employee-fr', 'signaler un sac perdu');
    await chat.say('employee-fr', 'confidentiellement : c’est mon chef qui a pris le sac');
    const buttons = chat.replies
      .at(-1)
      ?.here?.card?.flatMap((each) => (each.kind === 'buttons' ? each.buttons : []));
    const labels = buttons?.map(({ label }) => label);
    expect(labels?.[0]).toContain('Envoyer');
    expect(labels).toContain('Ajouter à EV-2026-0003, avec mon nom');
  });

  it('is sealed in plain words and in the form as well where it names a confidential report of one’s own', async () => {
    await states['sealed, closed']();
    const words = `about ${first}: he does it again`;
    expect(await chat.say(jane, words)).toContain('your name will be sealed here, too');
    await chat.press(jane, 'report.draft.send', draftOffered());
    expect(await event(second)).toMatchObject({ confidential: true, text: words });
    await chat.fill(jane, 'report', { what: 'he does it every night', where: `as in ${first}` });
    expect(await event('EV-2026-0003')).toMatchObject({ confidential: true });
    await chat.fill('employee-fr', 'signaler', { what: `comme dans ${first}` });
    expect(await event('EV-2026-0004')).toMatchObject({ confidential: false });
  });

  it('leaves a number that bears its author’s name out of all that is added to a confidential report', async () => {
    await states.own();
    await chat.say(jane, 'report confidentially: the lead steals laptops');
    const left = `I left the number ${first} out`;
    expect(await chat.say(jane, `report note ${second} it is the same man as in ${first}`)).toContain(left);
    expect(await chat.say(jane, `report ${second} see also ${first}`)).toContain(left);
    await chat.say(jane, `he is the one of ${first}`);
    const attached = await chat.press(jane, 'report.draft.attach', `${draftOffered()} ${second}`);
    expect(attached).toContain(left);
    const inForm = await chat.answer(jane, 'report.details', second, { text: `as in ev 2026 1` });
    expect(inForm).toContain(left);
    await chat.answer(jane, 'report.asset', second, { asset: `see ${first}` });
    const sealed = await event(second);
    expect(sealed?.notes).toHaveLength(5);
    expect(JSON.stringify(sealed)).not.toMatch(/2026-0001|2026 1/);
    await chat.fill(jane, 'report', {
      what: 'he took a key',
      where: `same room as in ${first}`,
      contact: `as in ${first}`,
      confidential: 'yes',
    });
    expect(await event('EV-2026-0003')).toMatchObject({
      where: 'same room as in EV-…',
      contact: 'as in EV-…',
    });
  });

  it.each([
    ['report confidentially my boss took the laptop', 'confidentially my boss took the laptop'],
    [`report anonymously ${first}`, `anonymously ${first}`],
    [`report confidentially my boss took it ${'x '.repeat(2_000)}`, undefined],
  ])(
    'opens the same confidential form behind a button, where none opens at once: %s',
    async (words, what) => {
      await chat.say(jane, words, { channel: 'general' });
      const { form } = chat.replies.at(-1) ?? {};
      const [button] =
        form?.opener.card?.flatMap((each) => (each.kind === 'buttons' ? each.buttons : [])) ?? [];
      await chat.press(jane, 'report.form', button?.value ?? '');
      const opened = chat.replies.at(-1)?.form?.form;
      const values = opened?.fields.map((each) => [each.name, 'value' in each ? each.value : undefined]);
      expect(Object.fromEntries(values ?? [])).toMatchObject({ ...(what && { what }), confidential: true });
      expect(opened).toMatchObject({ state: form?.form.state, again: form?.form.again });
      if (!opened) return;
      await chat.submit(jane, opened, { what: what ?? 'it was on Monday', confidential: 'yes' });
      const stored = await event();
      expect(stored).toMatchObject({ confidential: true });
      expect(JSON.stringify(await chat.store.audit.page(0, 50))).not.toContain(jane);
      expect(stored?.text).toContain(what ?? 'my boss took it');
    },
  );

  it('keeps the box of an empty form ticked behind its button', async () => {
    await states.own();
    await chat.say(jane, `report confidentially ${first}`);
    const { form } = chat.replies.at(-1) ?? {};
    const [button] =
      form?.opener.card?.flatMap((each) => (each.kind === 'buttons' ? each.buttons : [])) ?? [];
    await chat.press(jane, 'report.form', button?.value ?? '');
    const opened = chat.replies.at(-1)?.form?.form;
    expect(opened?.fields.find(({ name }) => name === 'confidential')).toMatchObject({ value: true });
  });

  it('with a file that has to be sent elsewhere says so beside the report', async () => {
    await states.own();
    const reply = await chat.send({
      ...{ id: 'm1', kind: 'text', text: `report ${first}`, files: [], mentions: [], filesElsewhere: true },
      sender: {
        platform: 'console',
        id: `console-${jane}`,
        email: `${jane}@sample.example`,
        name: jane,
        standing: 'member',
      },
      place: { platform: 'console', id: 'general', kind: 'channel' },
      ...{ audience: 'everyone', lasting: true },
    });
    expect(JSON.stringify(reply.own)).toContain('To add a photo, send it to me in our own chat');
  });
});
