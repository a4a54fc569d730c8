import { beforeEach, describe, expect, it } from 'vitest';
import type { HandedFile } from '../../src/chat/message.ts';
import type { Screening } from '../../src/domain/screening.ts';
import { allRecords } from '../../src/handlers/bot.ts';
import { afterActionDocument } from '../../src/handlers/crisis/after-action-document.ts';
import { eventShown } from '../../src/handlers/event-shown.ts';
import { maker } from '../../src/handlers/make.ts';
import { Unit } from '../../src/handlers/work.ts';
import { type Chat, chatForEach } from '../support/chat.ts';
import { aScreening } from '../support/records.ts';
import { unzip } from '../support/unzip.ts';

let chat: Chat;

chatForEach(async (begun) => {
  chat = begun;
  for (const who of ['officer2', 'cso', 'privacy1', 'screening1', 'hr1']) await chat.say(who, 'language en');
});

const first = 'EV-2026-0001';
const address = (who: string) => `${who}@sample.example`;
const owed = async (who: string) => (await chat.owed(address(who))).join('\n');

/** Gives somebody of the sample a role more. */
async function grant(who: string, role: 'privacy' | 'hr' | 'screening') {
  const person = await chat.store.people.get(address(who));
  if (!person) throw new Error(`no ${who}`);
  const roles = [...person.roles, { role, since: null }];
  await chat.store.commit([{ in: 'people', put: { ...person, roles } }]);
}

const holds = (who: string, fields: Partial<Screening> = {}) =>
  chat.store.commit([{ in: 'screening', put: aScreening(address(who), fields) }]);

/** What somebody reads who takes a file that was offered; nothing where it is not for them. */
async function given(who: string, file: HandedFile | undefined): Promise<string | undefined> {
  const failure = (what: string, error: unknown) => {
    throw new Error(what, { cause: error });
  };
  const make = maker(allRecords(), chat.services, 'console', { clock: () => chat.now, failure });
  const reader = { platform: 'console', id: `console-${who}`, email: address(who), name: who } as const;
  const bytes = file && (await make(file, { ...reader, standing: 'member' }, 'give')).bytes;
  if (!bytes || !file) return undefined;
  if (file.name.endsWith('.docx')) return unzip(bytes).get('word/document.xml');
  return Buffer.from(bytes).toString().replaceAll('\\', '');
}

describe('the privacy officers’ part in a restricted event', () => {
  const yours = `${first} is restricted and involves personal information, and it lets no privacy officer in.`;

  /** Somebody reports, an officer restricts that, and says that personal information is involved. */
  async function restricted(author = 'employee-en', words = 'Pat takes files home', level = '') {
    await chat.say(author, `report ${words}`);
    await chat.say('officer1', `event take ${first}`);
    await chat.say('officer1', `event restrict ${first} ${level}`);
    await personal();
  }
  const personal = () => chat.answer('officer1', 'event.questions', first, { 'personal-information': 'yes' });

  /** Every way to the worksheet and the record behind it, as somebody gets it answered. */
  async function looks(who: string, id = first): Promise<string[]> {
    const answers: string[] = [];
    for (const words of [
      'show',
      'notify',
      'export',
      'export ID privacy',
      'export ID record',
      'export ID severed',
    ])
      answers.push(
        await chat.say(who, `event ${words.includes('ID') ? words.replace('ID', id) : `${words} ${id}`}`),
      );
    for (const action of [
      'event.show',
      'event.notify',
      'privacy.facts',
      'privacy.items',
      'privacy.decide',
      'event.severing',
      'event.severed',
    ])
      answers.push(await chat.press(who, action, id));
    for (const action of ['event.filing', 'event.draft'])
      answers.push(await chat.press(who, action, `${id} material-privacy-breach opc`));
    return answers.map((answer) => answer.replaceAll(id, 'EV'));
  }

  /** They learn of it nothing more than of a number that does not exist, and each look is in the audit. */
  async function isKeptOut(who: string) {
    const before = (await chat.store.audit.page(0, 500)).length;
    const answers = await looks(who);
    const since = (await chat.store.audit.page(0, 500)).slice(before);
    expect(since.map(({ outcome, record }) => [outcome, record])).toEqual(
      answers.map(() => ['refused', first]),
    );
    expect(answers).toEqual(await looks(who, 'EV-2026-0777'));
    expect(await owed(who)).not.toContain('Your worksheet is open');
  }

  it('falls to them where it is open to the desk again, and both they and the CSO hear of it', async () => {
    const type = { type: 'unauthorized-access', danger: 'no' };
    await chat.fill('employee-en', 'report', { what: 'Luc Bouchard let a friend in', ...type });
    await chat.say('officer1', `event take ${first}`);
    await personal();
    expect(await owed('privacy1')).toBe('');
    expect(await owed('cso')).toContain(yours);
    await chat.press('officer1', 'event.open', first);
    expect(await owed('privacy1')).toContain('Your worksheet is open');
    expect(await owed('cso')).toContain(`Privacy officers may see ${first} now. Its worksheet is theirs.`);
    await chat.say('officer1', `event note ${first} nothing new`);
    expect(await chat.owed(address('privacy1'))).toHaveLength(1);
  });

  it('falls to them with what is late in it, of which the CSO hears again while nobody does it', async () => {
    const day = 24 * 60 * 60 * 1000;
    const type = { type: 'unauthorized-access', danger: 'no' };
    await chat.fill('employee-en', 'report', { what: 'Luc Bouchard let a friend in', ...type });
    await chat.say('officer1', `event take ${first}`);
    await personal();
    await chat.answer('cso', 'privacy.decide', first, { material: 'yes', reason: 'Payroll was open' });
    await chat.pass(7 * day);
    await chat.pass(1);
    expect(await owed('cso')).toContain('should have been told by now');
    await chat.press('officer1', 'event.open', first);
    expect(await owed('privacy1')).toContain('Your worksheet is open');
    await chat.pass(1);
    expect(await owed('privacy1')).toMatch(/Privacy Commissioner.* should have been told by now/);
    await chat.pass(chat.department.notifications.escalateAfter);
    expect(await owed('cso')).toMatch(/still not told\. Whoever has to tell them has been reminded/);
  });

  it('is said in a new message to whoever was kept out of it for a while', async () => {
    const type = { type: 'unauthorized-access', danger: 'no' };
    await chat.fill('employee-en', 'report', { what: 'somebody let a friend in', ...type });
    await chat.say('officer1', `event take ${first}`);
    await personal();
    expect(await chat.owed(address('privacy1'))).toHaveLength(1);
    await chat.say('employee-en', `report note ${first} it was Luc Bouchard`);
    expect(await owed('cso')).toContain(yours);
    await chat.press('officer1', 'event.open', first);
    expect(await chat.owed(address('privacy1'))).toHaveLength(2);
  });

  it('is for those who hold the level that it asks for, and never for its author', async () => {
    await grant('employee-en', 'privacy');
    await grant('employee-fr', 'privacy');
    for (const who of ['officer1', 'employee-en', 'privacy1']) await holds(who);
    await restricted('employee-en', 'Pat takes files home', 'secret');
    expect(await owed('privacy1')).toContain('Your worksheet is open');
    expect(await chat.say('privacy1', `event show ${first}`)).toContain('Not decided yet');
    expect(await chat.say('privacy1', `event show ${first}`)).not.toContain('Pat');
    expect(await owed('cso')).toBe('');
    await chat.say('employee-fr', 'language en');
    await isKeptOut('employee-fr');
    await isKeptOut('employee-en');
    expect(await chat.say('employee-en', `report show ${first}`)).toContain('Pat takes files home');
    const keptOut = (await chat.store.audit.page(0, 500)).filter(({ what }) => what === 'event kept-out');
    expect(keptOut.map(({ detail }) => detail)).toEqual([`kept-out:${address('employee-fr')}:secret`]);
  });

  it('is not for those whom it names, and ends for them when it is restricted', async () => {
    await grant('employee-fr', 'privacy');
    await chat.say('employee-fr', 'language en');
    await chat.say('employee-en', 'report privacy breach: privacy1@sample.example takes files home');
    await chat.press('privacy1', 'privacy.facts', first);
    const form = chat.replies.at(-1)?.form?.form;
    if (!form) throw new Error('no form');
    await chat.say('privacy1', `event export ${first} privacy`);
    const offered = chat.replies.at(-1)?.here?.files?.[0];
    await chat.say('officer1', `event take ${first}`);
    await chat.say('officer1', `event restrict ${first}`);
    const before = await chat.store.breaches.get(first);
    expect(await chat.submit('privacy1', form, { what: 'nothing' })).toContain('I have no record');
    expect(await chat.store.breaches.get(first)).toEqual(before);
    expect(await given('privacy1', offered)).toBeUndefined();
    expect(await given('employee-fr', offered)).toContain('Privacy worksheet');
    const answers = await looks('privacy1');
    expect(answers).toEqual(await looks('privacy1', 'EV-2026-0777'));
    expect(await chat.say('employee-fr', `event show ${first}`)).toContain('Not decided yet');
    expect(await owed('cso')).toBe('');
  });

  it.each([
    ['wrote it', 'privacy1', 'Pat takes files home', ''],
    ['is named in it', 'employee-en', 'privacy1@sample.example takes files home', ''],
    ['does not hold its level', 'employee-en', 'Pat takes files home', 'secret'],
  ])('is the CSO’s where the only privacy officer %s', async (_, author, words, level) => {
    await holds('officer1');
    await restricted(author, words, level);
    await isKeptOut('privacy1');
    expect(await owed('cso')).toContain(yours);
    expect(await owed('cso')).not.toContain('Pat');
    expect(await chat.answer('cso', 'privacy.facts', first, { what: 'Files' })).toContain('Kept');
  });

  it('is the CSO’s from the moment at which no privacy officer may know any more', async () => {
    await chat.say('employee-en', 'report privacy breach: Pat takes files home');
    await holds('officer1');
    await chat.say('officer1', `event take ${first}`);
    await chat.say('officer1', `event restrict ${first}`);
    expect(await owed('cso')).toBe('');
    await chat.say('officer1', `event restrict ${first} secret`);
    expect(await owed('cso')).toContain(yours);
  });

  it('is the CSO’s as soon as the author of a restricted event names the only privacy officer', async () => {
    await chat.say('employee-en', 'report privacy breach: the payroll list went to the wrong person');
    await chat.say('officer1', `event take ${first}`);
    await chat.say('officer1', `event restrict ${first}`);
    expect(await chat.say('privacy1', `event show ${first}`)).toContain('Not decided yet');
    await chat.say('employee-en', `report note ${first} it was sent on Monday`);
    expect(await owed('cso')).toBe('');
    await chat.say(
      'employee-en',
      `report note ${first} it was Luc Bouchard, privacy1@sample.example, who sent it`,
    );
    expect(await chat.say('privacy1', `event show ${first}`)).toContain('I have no record');
    expect(await owed('cso')).toContain(yours);
  });

  it('is the CSO’s also where it is its type that shuts out the only privacy officer', async () => {
    await chat.say('privacy1', 'report privacy breach, files sent to the wrong person');
    await chat.say('officer1', `event take ${first}`);
    expect(await owed('cso')).toBe('');
    await chat.press('officer1', 'event.type', `${first} insider-screening`);
    expect((await chat.store.events.get(first))?.restricted).toBe(true);
    expect(await owed('cso')).toContain(yours);
    // Once is enough, whatever else is done with it.
    await chat.store.commit(
      (await chat.store.deliveries.page(undefined, 500)).map(({ id, version }) => ({
        in: 'deliveries' as const,
        remove: id,
        version,
      })),
    );
    await chat.say('officer1', `event note ${first} seen`);
    expect(await owed('cso')).toBe('');
  });

  it.each([
    ['', (id: string) => chat.say('officer1', `event restrict ${id}`)],
    [
      ', also where it became part of another',
      async (id: string) => {
        await chat.say('employee-en', 'report Pat takes files home');
        await chat.say('officer1', 'event take EV-2026-0002');
        await chat.say('officer1', 'event restrict EV-2026-0002');
        await chat.say('officer1', `event link ${id} EV-2026-0002 merge`);
      },
    ],
  ])('is a confidential author’s as any other’s%s: nobody is known for not being told', async (_, keep) => {
    await grant('employee-fr', 'privacy');
    await chat.say('employee-fr', 'language en');
    await chat.fill('privacy1', 'report', { what: 'Pat takes files home', confidential: 'yes' });
    await chat.say('officer1', `event take ${first}`);
    await personal();
    await keep(first);
    await chat.say('officer1', `event export ${first} severed`);
    const [own, others] = [await chat.owed(address('privacy1')), await chat.owed(address('employee-fr'))];
    expect(own.join()).toContain('Your worksheet is open');
    expect(own).toEqual(others);
    expect(await owed('cso')).toBe('');
    expect(await chat.say('privacy1', `event show ${first}`)).toContain('Not decided yet');
    const told = (await chat.store.breaches.get('EV-2026-0002')) ?? (await chat.store.breaches.get(first));
    expect(told?.told?.toSorted()).toEqual([address('employee-fr'), address('privacy1')]);
  });

  it('says by whom a copy is severed that no privacy officer may make', async () => {
    await restricted('privacy1');
    expect(await chat.say('officer1', `event export ${first} severed`)).toContain('The CSO knows');
    expect(await owed('cso')).toContain(`event export ${first} severed`);
    expect(await owed('privacy1')).not.toContain('severed');
    await isKeptOut('privacy1');
    expect(await chat.say('cso', `event export ${first} severed`)).toContain('[form event.severing]');
  });
});

describe('the number of a restricted event', () => {
  const other = 'EV-2026-0002';
  const third = 'EV-2026-0003';
  const word = 'a restricted event';

  beforeEach(async () => {
    await chat.say('employee-en', 'report water is pouring from the ceiling on floor 4');
    await chat.say('employee-fr', 'report water is pouring from the ceiling, floor 4');
    await chat.say('employee-en', 'report lost my badge');
    for (const id of [other, third]) await chat.say('officer1', `event take ${id}`);
    await chat.say('officer1', `event link ${first} ${other}`);
    await chat.say('officer1', `event link ${first} ${third}`);
    await chat.say('officer1', `event restrict ${other}`);
  });

  /** What the files of a part say, as somebody is given them. */
  async function files(who: string, words: string): Promise<string> {
    await chat.say(who, `event export ${first} ${words}`);
    const { files: offered = [] } = chat.replies.at(-1)?.here ?? {};
    const texts: string[] = [];
    for (const file of offered) texts.push((await given(who, file)) ?? '');
    expect(texts.every(Boolean)).toBe(true);
    expect(texts.length).toBeGreaterThan(1);
    return texts.join('\n');
  }

  it('is in no record, list or suggestion of those who may not know it', async () => {
    const shown = await chat.say('officer2', `event show ${first}`);
    expect(shown).toContain(`Linked: ${third}`);
    expect(shown).not.toContain(other);
    expect(await chat.say('officer1', `event show ${first}`)).toContain(`Linked: ${other}, ${third}`);
    for (const words of [
      'list',
      'list all',
      'list mine',
      'list overdue',
      'list open',
      `list after ${third}`,
      'board',
    ])
      expect(await chat.say('officer2', `event ${words}`)).not.toContain(other);
    for (const words of ['', 'fr', 'report']) {
      const text = await files('officer2', words);
      expect(text).not.toContain(other);
      expect(text).toContain(third);
      expect(text).toContain(words === 'fr' ? 'un événement à accès restreint' : word);
      expect(await files('officer1', words)).toContain(other);
    }
    await chat.say('officer1', `event export ${first} severed`);
    await chat.answer('privacy1', 'event.severing', first, { '17': 'floor 4' });
    await chat.press('privacy1', 'event.severed', `${first} en 1`);
    const copies = chat.replies.at(-1)?.here?.files ?? [];
    expect(copies).toHaveLength(3);
    for (const copy of copies) {
      const text = await given('privacy1', copy);
      expect(text).toContain(third);
      expect(text).not.toContain(other);
    }
  });

  it('is in none of those either once it was disposed of', async () => {
    const restricted = await chat.store.events.get(other);
    if (!restricted) throw new Error('nothing there');
    await chat.store.commit([{ in: 'events', remove: other, version: restricted.version }]);
    const shown = await chat.say('officer2', `event show ${first}`);
    expect(shown).toContain(`Linked: ${third}`);
    expect(shown).not.toContain(other);
    for (const words of ['', 'fr', 'report']) {
      const text = await files('officer2', words);
      expect(text).not.toContain(other);
      expect(text).toContain(words === 'fr' ? 'n’est plus conservé' : 'an event that is no longer kept');
    }
    await chat.say('officer1', `event export ${first} severed`);
    await chat.answer('privacy1', 'event.severing', first, { '17': 'floor 4' });
    await chat.press('privacy1', 'event.severed', `${first} en 1`);
    for (const copy of chat.replies.at(-1)?.here?.files ?? [])
      expect(await given('privacy1', copy)).not.toContain(other);
    const unit = new Unit(chat.services, chat.now);
    expect(await eventShown(unit, other)).toBeUndefined();
    expect(await eventShown(unit, third)).toBe(third);
  });

  it('is a word where an event was merged into it, also once that is open again', async () => {
    await chat.say('officer2', `event take ${first}`);
    await chat.say('officer1', `event link ${first} ${other} merge`);
    const shown = await chat.say('officer2', `event show ${first}`);
    expect(shown).toContain(`Part of: ${word}`);
    expect(shown).not.toContain(other);
    expect(await chat.say('officer1', `event show ${first}`)).toContain(`Part of: ${other}`);
    for (const words of ['', 'report']) expect(await files('officer2', words)).not.toContain(other);
    await chat.say('officer2', `event reopen ${first} it was another leak`);
    for (const words of ['', 'report']) expect(await files('officer2', words)).not.toContain(other);
    expect(await chat.say('employee-en', `report show ${first}`)).not.toContain(other);
    expect((await owed('employee-en')).replaceAll(first, '')).not.toContain(other);
  });
});

describe('the desk’s card of a restricted event', () => {
  const card = async (id = first) => {
    const cards = await chat.owed('#desk console');
    return cards.find((each) => each.startsWith(id)) ?? '';
  };

  it('has its number, state and time, and nothing of how it stands or who has it', async () => {
    await chat.say('employee-en', 'report a virus on my computer');
    await chat.say('officer1', `event take ${first}`);
    await chat.say('officer1', `event severity ${first} very-high`);
    await chat.say('officer1', `event compromise ${first} yes`);
    const open = await card();
    for (const said of ['Okafor', 'Kowalski', 'Very high', 'Confirmed', 'Whom to tell'])
      expect(open).toContain(said);
    await chat.say('officer1', `event restrict ${first}`);
    const closed = await card();
    expect(closed).toContain('restricted');
    expect(closed).toContain('[Open the record');
    expect(closed).not.toMatch(/Okafor|Kowalski|Very high|Confirmed|to tell|crisis/i);
    expect(await chat.say('officer1', `event show ${first}`)).toContain('Very high');
  });

  it('offers to nobody in the channel to take it, which whoever may know of it does behind its number', async () => {
    await chat.say('employee-en', 'report insider concern: he sells our files');
    expect(await card()).toContain('only to those who need to know it. The buttons work for them alone.');
    expect(await card()).toMatch(/\[Acknowledge[^\]]*\] \[Open the record/);
    expect(await card()).not.toContain('[Take');
    expect(await chat.press('officer1', 'event.show', first)).toContain('I have no record');
    expect(await chat.press('screening1', 'event.show', first)).toContain('[Take]');
    await chat.press('screening1', 'event.take', first);
    expect(await card()).toMatch(/\[Open the record/);
    expect(await card()).not.toContain('[Acknowledge');
    await chat.say('employee-en', 'report lost my badge');
    expect((await chat.owed('#desk console')).at(-1)).toContain('[Take');
  });

  it('is all that the desk sees of a concern about an insider whose words were too sensitive to keep', async () => {
    await chat.fill('employee-en', 'report', {
      what: 'he sells our files',
      type: 'insider-screening',
      marking: 'secret',
    });
    expect(await chat.store.events.get(first)).toMatchObject({ withheld: true, restricted: true });
    expect(await card()).not.toMatch(/Kowalski|insider/i);
    expect(await chat.say('officer1', `event show ${first}`)).toContain('I have no record');
    expect(await chat.say('officer1', 'event list')).not.toContain(first);
    expect(await chat.say('screening1', `event show ${first}`)).toContain('Jane Kowalski');
  });
});

it('a crisis about a restricted event names neither it nor whom agencies’ rules want told', async () => {
  const crisis = 'CR-2026-0001';
  await chat.say('employee-en', 'report a virus on my computer');
  await chat.say('officer1', `event take ${first}`);
  await chat.say('officer1', `crisis open kind:cyber ${first} files gone`);
  await chat.answer('officer1', 'event.filing', `${first} cyber cyber-centre`, { reference: 'Call 1' });
  await chat.settle();
  const room = async () => (await chat.owed(`#${crisis} console`)).join('\n');
  const seen = async () =>
    [
      await room(),
      await chat.say('officer1', 'crisis board'),
      await chat.press('officer1', 'crisis.brief', crisis),
      await chat.say('officer1', `crisis log ${crisis}`),
      await chat.press('officer1', 'crisis.close', crisis),
      JSON.stringify(chat.replies.at(-1)),
      JSON.stringify(await analysis()),
    ].join('\n');
  const analysis = async () => {
    const record = await chat.store.crises.get(crisis);
    return record && afterActionDocument(new Unit(chat.services, chat.now), record, 'en');
  };
  expect(await room()).toContain(`To tell because of ${first}`);
  expect(await seen()).toContain(`Canadian Centre for Cyber Security (${first})`);
  await chat.say('officer1', `event restrict ${first}`);
  await chat.answer('officer1', 'event.questions', first, { crime: 'yes' });
  await chat.answer('officer1', 'event.filing', `${first} other-crime local-police`, { reference: 'Call 2' });
  await chat.answer('officer1', 'event.questions', first, { comsec: 'yes', significant: 'yes' });
  await chat.settle();
  const after = await seen();
  expect(after).not.toContain(first);
  expect(after).not.toContain('Local police');
  expect(after).toMatch(/still to be told because of a restricted event/);
  expect(await chat.say('officer1', `event show ${first}`)).toContain(crisis);
});

describe('a concern about an insider', () => {
  const insider = 'a colleague is copying files for a foreign government';

  it('is not for a screening officer whom it names, who may ask to be let in as for any number', async () => {
    await grant('hr1', 'screening');
    await chat.say('employee-en', `report ${insider}: screening1@sample.example`);
    expect(await chat.store.events.get(first)).toMatchObject({ type: 'insider-screening', restricted: true });
    await chat.pass(15 * 60_000);
    expect(await owed('screening1')).toBe('');
    expect(await owed('hr1')).toContain(first);
    const look = (id: string) => chat.say('screening1', `event show ${id}`);
    expect(await look(first)).toBe((await look('EV-2026-0777')).replaceAll('EV-2026-0777', first));
    expect(await chat.say('screening1', 'event list')).not.toContain(first);
    expect(await chat.say('hr1', `event show ${first}`)).toContain('foreign government');
    const join = (id: string) => chat.say('screening1', `event join ${id} I was told of it`);
    expect(await join(first)).toBe(await join('EV-2026-0777'));
    expect(await owed('cso')).toContain('I was told of it');
    const letIn = (action: string) => chat.press('cso', action, `${first} screening1@sample.example`);
    expect(await letIn('event.join.add')).toContain(
      `${first} or a note in it names Priya Nair, who cannot see it: it may be about them. Nothing was changed.\n[Go on all the same]`,
    );
    expect(await look(first)).toContain('I have no record');
    await letIn('event.join.named');
    expect(await look(first)).toContain('foreign government');
  });

  it('is not for a screening officer whom an officer’s note names, as long as they do not have it', async () => {
    await grant('hr1', 'screening');
    await chat.say('employee-en', `report ${insider}`);
    expect(await chat.say('screening1', `event show ${first}`)).toContain('foreign government');
    await chat.say('screening1', `event note ${first} seen, screening1@sample.example`);
    expect(await chat.say('screening1', `event show ${first}`)).toContain('foreign government');
    expect(await chat.say('cso', `event note ${first} I suspect screening1@sample.example`)).toContain(
      `What is written about ${first} names Priya Nair, a screening officer: it is kept from them from now on. If it is not about them, let them see it.\n[Let them see it]`,
    );
    expect(await chat.say('screening1', `event show ${first}`)).toContain('I have no record');
    expect(await chat.say('screening1', 'event list')).not.toContain(first);
    expect(await chat.say('hr1', `event show ${first}`)).toContain('foreign government');
    expect(await chat.say('cso', `event note ${first} screening1@sample.example again`)).not.toContain(
      'kept from',
    );
    await chat.press('cso', 'event.join.named', `${first} screening1@sample.example`);
    expect(await chat.say('screening1', `event show ${first}`)).toContain('foreign government');
  });

  it('stays in the sight of the screening officer who finds that it is of another type; the CSO hears that it is nobody’s', async () => {
    await grant('hr1', 'screening');
    await chat.say('employee-en', `report ${insider}`);
    await chat.say('screening1', `event ack ${first}`);
    await chat.press('screening1', 'event.type', `${first} contractor`);
    expect(await chat.store.events.get(first)).toMatchObject({
      type: 'contractor',
      restricted: true,
      members: [address('screening1')],
    });
    expect(await chat.say('screening1', `event show ${first}`)).toContain('foreign government');
    expect(await owed('cso')).toContain(`${first} is no screening or insider concern`);
    for (const who of ['hr1', 'officer1'])
      expect(await chat.say(who, `event show ${first}`)).toContain('I have no record');
  });

  it('is not called nobody’s where somebody has it', async () => {
    await chat.say('employee-en', `report ${insider}`);
    await chat.say('screening1', `event take ${first}`);
    await chat.press('screening1', 'event.type', `${first} contractor`);
    expect(await chat.say('screening1', `event show ${first}`)).toContain('foreign government');
    expect(await chat.store.events.get(first)).not.toHaveProperty('members');
    expect(await owed('cso')).toBe('');
  });

  it('is handed over without a button by whoever sees it no more after that', async () => {
    await chat.say('employee-en', 'report a virus on my computer');
    await chat.say('officer2', `event take ${first}`);
    await chat.say('officer2', `event restrict ${first}`);
    expect(await chat.say('officer2', `event assign ${first} officer1@sample.example`)).toBe(
      `${first} is now with Daniel Okafor, who has been told. You do not see it any more.`,
    );
    expect(await chat.say('cso', `event assign ${first} officer2@sample.example`)).toContain('[Open');
  });

  it('is said to be the screening officers’, too, where somebody restricts it further', async () => {
    await chat.say('employee-en', `report ${insider}`);
    await holds('officer1');
    await chat.say('cso', `event assign ${first} officer1@sample.example`);
    expect(await chat.say('officer1', `event restrict ${first} secret`)).toContain('the screening officers');
  });

  it.each([
    ['its author', `${insider}: Mélanie Gagnon`, ''],
    ['an officer’s note', insider, 'I suspect Mélanie Gagnon'],
  ])('is not handed to the officer whom %s names, unless that is meant', async (_, words, note) => {
    await chat.say('employee-en', `report ${words}`);
    if (note) await chat.say('cso', `event note ${first} ${note}`);
    const answer = await chat.say('cso', `event assign ${first} officer2@sample.example`);
    expect(answer).toMatch(/names Mélanie Gagnon, who cannot see it: .*\[Give it to them all the same\]/s);
    expect((await chat.store.events.get(first))?.owner).toBeUndefined();
    expect(await owed('officer2')).toBe('');
    expect(await chat.say('cso', `event assign ${first} officer1@sample.example`)).toContain('is now with');
    await chat.press('cso', 'event.assign.named', `${first} officer2@sample.example`);
    expect((await chat.store.events.get(first))?.owner).toBe(address('officer2'));
    expect(await owed('officer2')).toContain('handed EV-2026-0001 over to you');
  });

  it('is a screening officer’s own, from the first press to the last', async () => {
    await chat.say('employee-en', `report ${insider}`);
    await chat.say('screening1', `event take ${first}`);
    await chat.say('screening1', `event show ${first}`);
    const card = chat.replies.at(-1)?.here?.card ?? [];
    const buttons = card.flatMap((each) => (each.kind === 'buttons' ? each.buttons : []));
    expect(buttons.map(({ action }) => action)).toContain('event.affected');
    for (const { action, value } of buttons)
      expect(await chat.press('screening1', action, value), action).not.toContain('does not allow');

    const own = (words: string) => chat.say('screening1', `event ${words}`);
    await own(`severity ${first} high`);
    expect(await chat.press('screening1', 'event.compromise', `${first} no`)).toContain('no compromise');
    expect(await own(`compromise ${first} yes`)).toContain('is an incident');
    await chat.answer('screening1', 'event.affected', first, { programs: 'Payments' });
    for (let round = 0; round < 2; round++) {
      await chat.press('screening1', 'event.questions', first);
      const form = chat.replies.at(-1)?.form?.form;
      const answers = form?.fields.map(({ name }) => [name, name === 'crime' ? 'yes' : 'no']) ?? [];
      if (form) await chat.submit('screening1', form, { ...Object.fromEntries(answers), people: '' });
    }
    expect(await own(`notify ${first}`)).toContain('Local police');
    expect(await chat.press('screening1', 'event.draft', `${first} other-crime local-police`)).toContain(
      'Vigie does not send it',
    );
    for (const { row, agency } of (await chat.store.events.get(first))?.duties ?? [])
      await chat.answer('screening1', 'event.filing', `${first} ${row} ${agency}`, { reference: 'Call 7' });
    expect(
      await chat.answer('screening1', 'event.close', first, { outcome: 'resolved', cause: 'Greed' }),
    ).toContain('is closed');
  });
});

it('whoever is no officer any more gets nothing of an event that they were in', async () => {
  await chat.say('employee-en', 'report Pat takes files home');
  await chat.say('officer2', `event take ${first}`);
  await chat.say('officer2', `event restrict ${first}`);
  await chat.say('officer2', `event export ${first}`);
  const [offered] = chat.replies.at(-1)?.here?.files ?? [];
  expect(await given('officer2', offered)).toContain('Pat takes files home');
  const person = await chat.store.people.get(address('officer2'));
  if (!person) throw new Error('nobody');
  await chat.store.commit([{ in: 'people', put: { ...person, roles: [] } }]);
  expect(await given('officer2', offered)).toBeUndefined();
});

describe('every look at a restricted event that is refused', () => {
  const own = 'EV-2026-0002';
  const none = 'EV-2026-0777';
  const about = async (id: string) =>
    (await chat.store.audit.page(0, 1_000)).filter(({ record }) => record === id);

  beforeEach(async () => {
    await chat.say('employee-en', 'report Pat takes files home');
    await chat.say('employee-en', 'report lost my badge');
    await chat.say('officer1', `event take ${first}`);
    await chat.say('officer1', `event restrict ${first}`);
  });

  /** The answer is that for a number that does not exist, word for word; each of the two is refused in the audit. */
  async function isRefused(who: string, look: (id: string) => Promise<string>, named = address(who)) {
    const stored = await chat.store.events.get(first);
    const before = (await about(first)).length;
    const there = await look(first);
    expect(there.replaceAll(first, none)).toBe(await look(none));
    expect(there).toContain('I have no record');
    const [entry, ...more] = (await about(first)).slice(before);
    expect([entry?.who, entry?.outcome, more]).toEqual([named, 'refused', []]);
    expect((await about(none)).at(-1)).toMatchObject({ outcome: 'refused', what: entry?.what });
    expect(await chat.store.events.get(first)).toEqual(stored);
  }

  it.each([
    'event show ID',
    'event ack ID',
    'event take ID',
    'event assign ID officer2@sample.example',
    'event severity ID high',
    'event compromise ID yes',
    'event restrict ID',
    'event restrict ID secret',
    'event note ID seen',
    'event notify ID',
    `event link ID ${own}`,
    `event link ${own} ID`,
    `event link ID ${own} merge`,
    `event link ${own} ID merge`,
    'event call ID hr who is it?',
    'event hold ID request 12',
    'event hold ID off',
    'event close ID',
    'event reopen ID again',
    'event unseal ID',
    'event export ID',
    'event export ID record',
    'event export ID report fr',
    'event export ID severed',
    'event export ID file 1',
    'crisis open kind:cyber ID files gone',
    'report show ID',
    'report withdraw ID',
  ])('by “%s”', (words) => isRefused('officer2', (id) => chat.say('officer2', words.replace('ID', id))));

  it('by words for it that may then be sent without a name: nobody is named', () =>
    isRefused('officer2', (id) => chat.say('officer2', `report note ${id} and more`), 'somebody'));

  it('by every button', async () => {
    const values: Record<string, (id: string) => string> = {
      'event.merge': (id) => `${own} ${id}`,
      'event.join.add': (id) => `${id} officer2@sample.example`,
      'event.join.named': (id) => `${id} officer2@sample.example`,
      'event.evidence': (id) => `${id} 1`,
      'event.severity': (id) => `${id} high`,
      'event.compromise': (id) => `${id} yes`,
      'event.filing': (id) => `${id} cyber cyber-centre`,
      'event.draft': (id) => `${id} cyber cyber-centre`,
    };
    const mine = [...allRecords().actions.values()].filter(
      ({ id, who }) =>
        (/^event\./.test(id) || ['crisis.open', 'report.details', 'report.withdraw'].includes(id)) &&
        (typeof who === 'string' || who.includes('officer')),
    );
    expect(mine.length).toBeGreaterThan(15);
    for (const { id: action } of mine) {
      const value = values[action] ?? ((id: string) => id);
      await isRefused('officer2', (id) => chat.press('officer2', action, value(id)));
    }
    await isRefused('officer2', (id) => chat.press('officer2', 'event.merge', `${id} ${own}`));
    await isRefused('privacy1', (id) => chat.press('privacy1', 'event.show', id));
    await isRefused('hr1', (id) => chat.press('hr1', 'event.show', id));
    await isRefused('hr1', (id) => chat.press('hr1', 'event.answer', `${id} 1`));
  });

  it('by every form that was opened for another event', async () => {
    const states: Record<string, (id: string) => string> = {
      'event.filing': (id) => `${id} cyber cyber-centre`,
      'event.answer': (id) => `${id} 1`,
    };
    const forms = [...allRecords().forms.values()].filter(
      ({ id, who }) =>
        (/^event\./.test(id) || id === 'crisis.open') && (typeof who === 'string' || who.includes('officer')),
    );
    expect(forms.map(({ id }) => id)).toEqual(expect.arrayContaining(['event.close', 'event.unseal']));
    for (const { id: form } of forms) {
      const state = states[form] ?? ((id: string) => id);
      let n = 0;
      await isRefused('officer2', (id) => {
        const token = `${chat.now.getTime().toString(36)}-${form}-${n++}`;
        const values = { name: 'files gone', kind: 'cyber', reason: 'x', question: 'x', cause: 'x' };
        return chat.submit('officer2', { id: form, token, state: state(id) }, values);
      });
    }
  });
});

it('a question about a restricted event is not for those of the called function whom it names, nor for its author', async () => {
  await grant('employee-fr', 'hr');
  await chat.say('employee-fr', 'language en');
  await chat.say('hr1', 'report Pat, also known as employee-fr@sample.example, takes files home');
  await chat.say('officer1', `event take ${first}`);
  await chat.say('officer1', `event call ${first} hr whose files?`);
  expect(await chat.say('employee-fr', `event show ${first}`)).toContain('whose files?');
  await chat.say('officer1', `event restrict ${first}`);
  for (const who of ['hr1', 'employee-fr']) {
    expect(await chat.say(who, `event show ${first}`)).toContain('I have no record');
    expect(await chat.press(who, 'event.answer', `${first} 1`)).toContain('I have no record');
  }
  const told = await owed('employee-fr');
  expect(await chat.say('officer1', `event call ${first} hr which contract?`)).toContain(
    'was not called into',
  );
  expect(await owed('employee-fr')).toBe(told);
  expect((await chat.store.events.get(first))?.calls).toHaveLength(1);
  await grant('officer2', 'hr');
  expect(await chat.say('officer1', `event call ${first} hr which contract?`)).toContain(
    'one person was told',
  );
  expect(await owed('officer2')).toContain('which contract?');
});

describe('whom a question about a restricted event names', () => {
  const question = 'has Sandra Peters looked at files at night?';

  it('is not asked, and the officer is told so', async () => {
    await chat.say('employee-en', 'report insider: somebody takes files home');
    await chat.say('cso', `event take ${first}`);
    expect(await chat.say('cso', `event call ${first} hr ${question}`)).toContain('was not called into');
    await grant('officer2', 'hr');
    const answer = await chat.say('cso', `event call ${first} hr ${question}`);
    expect(answer).toContain('one person was told');
    expect(answer).toContain('named in what is known of it: Sandra Peters');
    expect(await owed('officer2')).toContain(question);
    expect(await owed('hr1')).toBe('');
    expect(await chat.say('hr1', `event show ${first}`)).toContain('I have no record');
    expect(await chat.press('hr1', 'event.answer', `${first} 1`)).toContain('I have no record');
  });

  it('is none of those called in any more, as soon as a question, another’s answer or a note says so', async () => {
    await chat.say('employee-en', 'report insider: somebody takes files home');
    await chat.say('cso', `event take ${first}`);
    await chat.say('cso', `event call ${first} hr whose contract ends?`);
    const answer = { answer: 'Two people’s. Sandra Peters, HR' };
    expect(await chat.answer('hr1', 'event.answer', `${first} 1`, answer)).toContain('is kept');
    expect(await chat.say('hr1', `event show ${first}`)).toContain('whose contract');
    await chat.say('cso', `event call ${first} it which accounts were used at night?`);
    await chat.answer('it1', 'event.answer', `${first} 2`, { answer: 'That of Sandra Peters' });
    expect(await chat.say('hr1', `event show ${first}`)).toContain('I have no record');
    await chat.say('employee-fr', 'report insider: somebody sells files');
    await chat.say('cso', 'event take EV-2026-0002');
    await chat.say('cso', 'event note EV-2026-0002 we suspect Peters, Sandra');
    expect(await chat.say('cso', 'event call EV-2026-0002 hr who has a key?')).toContain('was not called');
  });
});

it('a report that its author makes one about an insider bears the marking of restricted events from then on', async () => {
  await chat.say('employee-en', 'report Pat takes files home');
  expect(await chat.say('cso', `event show ${first}`, { platform: 'slack' })).toContain(
    'Pat takes files home',
  );
  await chat.press('employee-en', 'report.type', `${first} insider-screening`);
  expect(await chat.store.events.get(first)).toMatchObject({ restricted: true, marking: 'protected-b' });
  expect(await chat.say('cso', `event show ${first}`, { platform: 'slack' })).not.toContain('Pat');
  expect(await chat.say('officer1', `event show ${first}`)).toContain('I have no record');
});

it('whoever is no officer any more is not reminded of a restricted event that was theirs: the CSO is', async () => {
  await chat.say('employee-en', 'report a virus on my computer');
  await chat.say('officer2', `event take ${first}`);
  await chat.say('officer2', `event restrict ${first}`);
  const person = await chat.store.people.get(address('officer2'));
  if (!person) throw new Error('nobody');
  await chat.store.commit([{ in: 'people', put: { ...person, roles: [] } }]);
  await chat.pass(20 * 60 * 60_000);
  expect(await owed('officer2')).not.toContain('has to be told by');
  expect(await owed('cso')).toContain('has to be told by');
});

it('the audit says of nobody that they were refused at the desk what they reported confidentially', async () => {
  const [sold, kept] = [first, 'EV-2026-0002'];
  await chat.say('hr1', 'report confidentially: my boss sells passes');
  await chat.say('officer2', 'report confidentially: somebody sells passes');
  await chat.say('officer1', `event take ${kept}`);
  await chat.say('officer1', `event restrict ${kept}`);
  expect(await chat.say('hr1', `event ${sold}`)).toContain('I have no record');
  for (const words of [`show ${kept}`, `take ${kept}`, `note ${kept} at night`])
    expect(await chat.say('officer2', `event ${words}`)).toContain('I have no record');
  expect(await chat.press('officer2', 'event.take', kept)).toContain('I have no record');
  // Few may look at events at all: a pseudonym there would tell that its author works at the desk.
  const looks = (await chat.store.audit.page(0, 200)).filter(({ outcome }) => outcome === 'refused');
  expect(looks).toEqual([]);
  await chat.say('it1', `event show ${kept}`);
  expect((await chat.store.audit.page(0, 200)).at(-1)).toMatchObject({
    who: address('it1'),
    outcome: 'refused',
  });
});
