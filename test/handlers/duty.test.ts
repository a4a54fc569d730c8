import { describe, expect, it } from 'vitest';
import { plan } from '../../src/cli/people-changes.ts';
import { readPeople } from '../../src/cli/people-csv.ts';
import { type Chat, chatForEach } from '../support/chat.ts';

let chat: Chat;

chatForEach((begun) => {
  chat = begun;
});

const minute = 60_000;
const day = 24 * 60 * minute;
const [daniel, melanie, cso, jane] = ['officer1', 'officer2', 'cso', 'employee-en'].map(
  (name) => `${name}@sample.example`,
) as [string, string, string, string];
const button = () =>
  chat.replies
    .at(-1)
    ?.here?.card?.flatMap((element) => (element.kind === 'buttons' ? element.buttons : []))
    .find(({ action }) => action === 'acting.confirm')?.value ?? '';

/** Asks and confirms. */
async function lend(who: string, words: string): Promise<string> {
  await chat.say(who, words);
  return chat.press(who, 'acting.confirm', button());
}

async function roleChanges(): Promise<string[]> {
  const entries = await chat.store.audit.page(0, 1_000);
  return entries.filter(({ what }) => what === 'role changed').map(({ who, detail }) => `${who} ${detail}`);
}

describe('duty', () => {
  it('is by the settings until somebody is put on it, and again when the turn is over', async () => {
    expect(await chat.say('officer1', 'duty show')).toMatch(/Daniel Okafor: by the settings/);
    expect(await chat.say('cso', `garde mettre ${melanie} jusqu’au 2026-11-26`)).toContain('est de garde');
    expect(await chat.owed(melanie)).toEqual([expect.stringContaining('vous a affecté à la garde')]);
    const shown = await chat.say('officer1', 'duty show');
    expect(shown).toContain('Mélanie Gagnon: until Nov 26, 2026, 23:59');
    expect(shown).not.toContain('Daniel');
    await chat.pass(3 * day);
    expect((await chat.owed(melanie)).join()).toContain(
      'Votre garde est terminée. De garde maintenant\u00A0: Daniel',
    );
    expect(await chat.say('officer1', 'duty show')).toContain('Daniel Okafor: by the settings');
  });

  it('tells who comes on and who no longer is: when it is set, ended, and over', async () => {
    const readBy = async (who: string) => (await chat.owed(who)).join('\n');
    await chat.say('cso', `garde mettre ${melanie} jusqu’au 2026-11-26`);
    expect(await readBy(daniel)).toContain(
      'Claire Tremblay put Mélanie Gagnon on duty until Nov 26, 2026, 23:59, in your place.',
    );
    chat.now = new Date(chat.now.getTime() + minute);
    await chat.say('cso', `garde terminer ${melanie}`);
    expect(await readBy(daniel)).toContain('You are on duty now: the turn of Mélanie Gagnon is over.');
    chat.now = new Date(chat.now.getTime() + minute);
    // Whoever does it knows.
    await chat.say('officer1', `duty set ${melanie} until tomorrow`);
    await chat.say('officer1', `duty set ${cso} until tomorrow`);
    expect(await chat.owed(daniel)).toHaveLength(2);
    await chat.pass(2 * day);
    expect(await chat.owed(daniel)).toHaveLength(3);
    for (const who of [melanie, cso])
      expect(await readBy(who)).toContain(
        'Votre garde est terminée. De garde maintenant\u00A0: Daniel Okafor, Mélanie Gagnon.',
      );
    expect((await chat.owed(daniel)).at(-1)).toMatch(/You are on duty now: the turn of .* is over\./);
  });

  it('decides who is woken when nobody acknowledges', async () => {
    await chat.say('cso', `duty set ${melanie} until 2026-12-01`);
    await chat.say('employee-en', 'report lost my badge');
    await chat.pass(16 * minute);
    expect((await chat.owed(melanie)).join()).toContain('EV-2026-0001');
    expect((await chat.owed(daniel)).join()).not.toContain('EV-2026-0001');
  });

  it.each([
    ['duty set', 'until tomorrow', 'Nov 25, 2026, 23:59'],
    ['duty set', 'until tomorrow 8:00', 'Nov 25, 2026, 08:00'],
    ['garde mettre', 'jusqu’à demain 8 h', 'Nov 25, 2026, 08:00'],
    ['garde mettre', 'jusqu’au 2026-12-02 à 17 h 30', 'Dec 2, 2026, 17:30'],
    ['duty set', 'until 2026-12-02 at 17:30', 'Dec 2, 2026, 17:30'],
  ])('is read as people write it: %s … %s', async (command, until, shown) => {
    expect(await chat.say('officer1', `${command} ${melanie} ${until}`)).toContain(shown);
  });

  it('is set twice until the same moment, and begun again after it was ended', async () => {
    for (const words of ['set', 'set', 'end', 'set']) {
      const until = words === 'set' ? ' until 2026-12-01' : '';
      expect(await chat.say('officer1', `duty ${words} ${melanie}${until}`)).toMatch(/been told/);
    }
  });

  it('says who is on duty from then on, also where whoever had the turn still is, by the settings, and where nobody is', async () => {
    const readBy = async (who: string) => (await chat.owed(who)).at(-1);
    await chat.say('cso', `garde mettre ${melanie} jusqu’au 2026-11-26`);
    chat.now = new Date(chat.now.getTime() + minute);
    expect(await chat.say('officer1', `duty end ${melanie}`)).toBe(
      'Mélanie Gagnon’s turn of duty is over, and they have been told. On duty now: Daniel Okafor, Mélanie Gagnon.',
    );
    expect(await readBy(melanie)).toMatch(
      /Daniel Okafor a mis fin à votre garde\. De garde maintenant\s: Daniel Okafor, Mélanie Gagnon\. Vous en faites partie, selon les paramètres\./,
    );
    await chat.say('cso', `garde mettre ${melanie} jusqu’au 2026-11-26`);
    await chat.pass(3 * day);
    expect(await readBy(melanie)).toMatch(
      /Votre garde est terminée\. .* Vous en faites partie, selon les paramètres\.$/,
    );
  });

  it('says so where there is no officer left to be on duty', async () => {
    await lend('officer1', `acting ${jane} until 2026-11-26`);
    await chat.say('officer1', `duty set ${jane} until 2026-11-25`);
    for (const who of [daniel, melanie, cso]) {
      const person = await chat.store.people.get(who);
      if (person) await chat.store.commit([{ in: 'people', put: { ...person, active: false } }]);
    }
    await chat.pass(4 * day);
    expect((await chat.owed(jane)).join('\n')).toContain(
      'Your turn of duty is over. Nobody is on duty now: there is no officer.',
    );
  });

  it('ends early, is prolonged, and passes over whoever is no officer any more', async () => {
    await chat.say('officer1', `duty set ${melanie} until 2026-11-25 08:00`);
    await chat.say('officer1', `duty set ${melanie} until 2026-11-27`);
    await chat.pass(day);
    expect(await chat.say('officer1', 'duty show')).toContain('Mélanie Gagnon: until Nov 27');
    expect(await chat.say('officer1', `duty end ${melanie}`)).toContain('turn of duty is over');
    expect(await chat.say('officer1', `duty end ${melanie}`)).toContain('no turn to end');
    expect(await chat.say('officer1', 'duty show')).toContain('Daniel');
    await chat.say('officer1', `duty set ${melanie} until 2026-12-24`);
    const person = await chat.store.people.get(melanie);
    if (person) await chat.store.commit([{ in: 'people', put: { ...person, roles: [] } }]);
    expect(await chat.say('officer1', 'duty show')).not.toContain('Mélanie');
  });

  it.each([
    [`duty set ${jane} until 2026-12-01`, 'is not a security officer'],
    ['duty set nobody@sample.example until 2026-12-01', 'nobody in the directory'],
    [`duty set ${melanie} until 2026-02-30`, 'a day or a moment to come'],
    [`duty set ${melanie} until yesterday`, 'a day or a moment to come'],
    [`duty set ${melanie} until 2026-11-23`, 'a day or a moment to come'],
    [`duty set ${melanie} until 2028-01-01`, 'within a year'],
    [`duty set ${melanie}`, 'a little more'],
  ])('%s changes nothing', async (words, answer) => {
    expect(await chat.say('officer1', words)).toContain(answer);
    expect(await chat.store.roster.get('current')).toBeUndefined();
  });

  it('is for officers', async () => {
    for (const words of [
      'duty show',
      `duty set ${melanie} until 2026-12-01`,
      `acting ${melanie} until 2026-12-01`,
    ])
      expect(await chat.say('employee-en', words)).toContain('Your role does not allow that');
  });
});

describe('acting', () => {
  it('leaves on duty whoever goes away, and says how to change that', async () => {
    const done = await lend('officer1', `acting ${jane} until 2026-11-27`);
    expect(done).toContain(
      'You stay on duty: reports that nobody acknowledges still come to you, and not to Jane',
    );
    const [, command = ''] = /⏵?(duty set .*)$/m.exec(done) ?? [];
    expect(command).toBe(`duty set ${jane} until 2026-11-27`);
    expect(await chat.say('officer1', command)).toContain(
      'Jane Kowalski is on duty until Nov 27, 2026, 23:59',
    );
    expect(await lend('officer2', `interim ${cso} jusqu’au 2026-11-27`)).not.toContain('restez de garde');
  });

  it('until a moment names the duty until then, and says nothing to whoever’s stand-in is on duty as well', async () => {
    const done = await lend('officer1', `acting ${jane} until 2026-11-25 08:00`);
    const [, command = ''] = /⏵?(duty set .*)$/m.exec(done) ?? [];
    expect(await chat.say('officer1', command)).toContain(
      'Jane Kowalski is on duty until Nov 25, 2026, 08:00',
    );
    await chat.say('cso', `garde mettre ${cso} jusqu’au 2026-11-25`);
    expect(await lend('cso', `interim ${jane} jusqu’au 2026-11-25`)).not.toContain('restez de garde');
    chat.department.duty = { officers: [] };
    await chat.pass(3 * day);
    expect(await lend('officer1', `acting ${jane} until 2026-12-01`)).not.toContain('stay on duty');
  });

  it('puts nobody on duty for longer than they are an officer', async () => {
    await lend('officer1', `acting ${jane} until 2026-11-25 08:00`);
    expect(await chat.say('officer1', `duty set ${jane} until 2026-12-01`)).toContain('ends before then');
    expect(await chat.say('officer1', 'duty show')).not.toContain('until Dec 1');
    expect(await chat.say('officer1', `duty set ${jane} until 2026-11-25 08:00`)).toContain(
      'is on duty until',
    );
  });

  it('until tomorrow is the day after it was asked for, whenever it is confirmed', async () => {
    await chat.say('officer1', `acting ${jane} until tomorrow`);
    const asked = button();
    await chat.pass(15 * 60 * minute);
    expect(await chat.press('officer1', 'acting.confirm', asked)).toContain('until Nov 25, 2026, 23:59');
  });

  it('gives the role until the moment, tells whom it concerns, and is audited', async () => {
    expect(await chat.say('cso', `interim ${daniel} jusqu’au 2026-12-01`)).toContain(
      'Confier à Daniel Okafor',
    );
    const confirm = button();
    expect(await chat.say('officer1', 'duty show')).not.toContain('Acting');
    expect(await chat.press('cso', 'acting.confirm', confirm)).toContain('assure votre intérim comme DPS');
    expect((await chat.owed(daniel)).join()).toContain('You act for');
    expect(await chat.say('officer2', 'garde voir')).toMatch(/Daniel Okafor.: DPS pour .*, jusqu’au 1er.déc/);
    await chat.pass(8 * day);
    expect((await chat.owed(daniel)).join()).toContain('You no longer act as CSO');
    expect(await chat.say('officer1', `acting ${jane} until 2026-12-24`)).toContain('as security officer');
    expect(await roleChanges()).toEqual([
      `${cso} gains cso acting for ${cso} until 2026-12-02T04:59:00.000Z`,
      `system loses cso acting for ${cso}`,
    ]);
  });

  it('ends at the moment, even when nobody took the role off', async () => {
    await lend('officer1', `acting ${jane} until 2026-11-25 08:00`);
    expect(await chat.say('employee-en', 'event list')).toContain('Nothing open');
    chat.now = new Date('2026-11-25T13:00:00.001Z');
    expect(await chat.say('employee-en', 'event list')).toContain('Your role does not allow that');
  });

  it('ends by the one who gave it, or the CSO, and by nobody else', async () => {
    await lend('officer1', `acting ${jane} until 2026-12-01`);
    expect(await chat.say('officer2', `acting end ${jane}`)).toContain('n’assure pas votre intérim');
    expect(await chat.say('cso', `acting end ${jane}`)).toContain('n’assure plus d’intérim');
    expect(await chat.say('employee-en', 'event list')).toContain('Your role does not allow that');
    expect((await chat.owed(jane)).join()).toContain('no longer act as security officer');
  });

  it('ends with whoever had a turn of duty: they hear it, and so does whoever is on duty from then on', async () => {
    await lend('officer1', `acting ${jane} until 2026-12-01`);
    await chat.say('officer1', `duty set ${jane} until 2026-12-01`);
    await chat.pass(minute);
    expect(await chat.say('cso', `acting end ${jane}`)).toMatch(
      /n’assure plus d’intérim et en a reçu l’avis\. De garde maintenant\s: Daniel Okafor/,
    );
    expect((await chat.owed(jane)).join()).toContain('Your turn of duty is over. On duty now: Daniel Okafor');
    const came = 'You are on duty now: the turn of Jane Kowalski is over.';
    const heard = async () => (await chat.owed(daniel)).join('\n').split(came).length - 1;
    expect(await heard()).toBe(1);
    // What was to end later has ended.
    await chat.pass(8 * day);
    expect(await heard()).toBe(1);
    expect((await chat.owed(jane)).filter((each) => each.includes('turn of duty is over'))).toHaveLength(1);
    expect(await chat.say('officer1', 'duty show')).toContain('Daniel Okafor: by the settings');
  });

  it('ends at its time together with a turn of duty, and whoever is on duty then hears it', async () => {
    await lend('officer1', `acting ${jane} until 2026-11-25 08:00`);
    await chat.say('officer1', `duty set ${jane} until 2026-11-25 08:00`);
    await chat.pass(day);
    expect((await chat.owed(daniel)).join()).toContain('You are on duty now: the turn of Jane Kowalski');
    expect((await chat.owed(jane)).join()).toContain('On duty now: Daniel Okafor');
  });

  it('that ends says nothing of duty where that is as it was', async () => {
    await lend('officer1', `acting ${jane} until 2026-12-01`);
    await chat.pass(minute);
    expect(await chat.say('officer1', `acting end ${jane}`)).not.toContain('On duty');
    for (const who of [daniel, melanie, jane]) expect((await chat.owed(who)).join()).not.toContain('duty');
  });

  it('is given again until the same moment', async () => {
    for (let n = 0; n < 2; n++) {
      expect(await lend('officer1', `acting ${jane} until 2026-12-01`)).toContain('acts for you');
      expect(await chat.say('officer1', `acting end ${jane}`)).toContain('no longer acts');
    }
  });

  it('is passed on to nobody, and not to oneself', async () => {
    await lend('officer1', `acting ${jane} until 2026-12-01`);
    expect(await chat.say('employee-en', `acting employee-fr@sample.example until 2026-12-01`)).toContain(
      'cannot pass it on',
    );
    expect(await chat.say('officer1', `acting ${daniel} until 2026-12-01`)).toContain('That is you');
    expect(await chat.say('officer1', `acting ${melanie} until 2026-12-01`)).toContain('already');
  });

  it('counts for two persons after a day, and never together with the one who gave it', async () => {
    await lend('officer1', `acting ${jane} until 2026-12-01`);
    await chat.say('manager1', 'report');
    const form = chat.replies.at(-1)?.form?.form;
    if (!form) throw new Error('no form');
    await chat.submit('manager1', form, { danger: 'no', what: 'a threat', confidential: 'yes' });
    const id = 'EV-2026-0001';
    await chat.fill('officer1', `event unseal ${id}`, { reason: 'someone is at risk' });
    expect(await chat.press('employee-en', 'event.unseal.approve', id)).toContain('not');
    await chat.pass(25 * 60 * minute);
    expect(await chat.press('employee-en', 'event.unseal.approve', id)).toContain('acts for the other');
    expect(await chat.press('officer2', 'event.unseal.approve', id)).toContain('approuvée');
  });

  it('stays through an import of the directory, which gives and takes only what it says', async () => {
    await lend('officer1', `acting ${jane} until 2026-12-01`);
    const [before, lender] = [await chat.store.people.get(jane), await chat.store.people.get(daniel)];
    const read = readPeople(
      `email,name,language,roles,building,floor,unit,manager\n${jane},Jane Kowalski,en,employee officer,,,,\n`,
    );
    if (!before || !lender || !read.ok) throw new Error('no person');
    const rules = { deactivateMissing: false, now: chat.now, firstImport: false };
    const changes = plan([before, lender], read.rows, rules);
    expect(changes.gained).toEqual([{ person: jane, role: 'officer' }]);
    expect(changes.puts[0]?.roles.filter(({ acting }) => acting)).toHaveLength(1);
  });
});
