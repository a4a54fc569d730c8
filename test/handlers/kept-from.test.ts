import { beforeEach, describe, expect, it } from 'vitest';
import { plan } from '../../src/cli/people-changes.ts';
import type { SecurityEvent } from '../../src/domain/security-event.ts';
import { checkOwners } from '../../src/handlers/desk/lapse.ts';
import { asKnown, unrestricted } from '../../src/handlers/record/references.ts';
import { Unit } from '../../src/handlers/work.ts';
import { type Chat, chatForEach } from '../support/chat.ts';
import { aScreening } from '../support/records.ts';

let chat: Chat;

chatForEach(async (begun) => {
  chat = begun;
  for (const who of ['officer2', 'cso', 'privacy1', 'employee-fr']) await chat.say(who, 'language en');
});

const first = 'EV-2026-0001';
const address = (who: string) => `${who}@sample.example`;
const event = async (id = first): Promise<SecurityEvent> => {
  const found = await chat.store.events.get(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};
const owed = async (who: string) => (await chat.owed(address(who))).join('\n');
const file = (what: string, type: string, more: Record<string, string> = {}, who = 'employee-en') =>
  chat.fill(who, 'report', { what, type, danger: 'no', ...more });
const isOut = async (who: string, id = first) =>
  expect(await chat.say(who, `event show ${id}`)).toContain('I have no record');

describe('who is on duty and may be the one whom an officer suspects', () => {
  it('is not let in where somebody is in danger in what is restricted', async () => {
    await file('a colleague copies plans', 'insider-screening');
    await chat.say('screening1', `event note ${first} I suspect Daniel Okafor`);
    await chat.press('employee-en', 'report.danger', first);
    expect((await event()).members).toEqual([address('officer2')]);
    await isOut('officer1');
    expect(await owed('officer1')).not.toContain(first);
    expect(await owed('officer2')).toContain('in danger');
  });

  it('is not let in where its author makes it an event about an insider while somebody is in danger', async () => {
    await file('a colleague threatens me', 'threat-violence', { danger: 'yes' });
    await chat.say('employee-en', `report note ${first} I suspect Daniel Okafor`);
    await chat.press('employee-en', 'report.type', `${first} insider-screening`);
    expect((await event()).members).toEqual([address('officer2')]);
    await isOut('officer1');
  });

  it('is not let in where its author names a colleague', async () => {
    await file('somebody left the vault open', 'unattended-information');
    await chat.say('officer2', `event note ${first} I suspect Daniel Okafor`);
    await chat.say('employee-en', `report note ${first} Hannah Brown saw it`);
    expect((await event()).members).toEqual([address('officer2')]);
    await isOut('officer1');
  });

  it('nor where it sets the type right itself', async () => {
    await file('Hannah Brown saw an open vault', 'cyber');
    await chat.say('officer2', `event note ${first} I suspect Daniel Okafor`);
    await chat.press('officer1', 'event.type', `${first} unattended-information`);
    expect((await event()).members).toEqual([address('officer2')]);
    await isOut('officer1');
  });

  it('nor again where they had it until it was closed', async () => {
    await file('a colleague copies plans', 'insider-screening');
    await chat.say('cso', `event assign ${first} officer2@sample.example`);
    await chat.say('cso', `event note ${first} I suspect Mélanie Gagnon`);
    await chat.answer('cso', 'event.close', first, { outcome: 'unfounded', cause: 'none' });
    await chat.press('employee-en', 'report.danger', first);
    expect(await event()).toMatchObject({ status: 'open', members: [address('officer1')] });
    await isOut('officer2');
  });
});

describe('danger that the author of a part speaks of', () => {
  const second = 'EV-2026-0002';
  /** The part is about an insider and confidential; officer2 has what it is part of. */
  async function merged(what: string) {
    await file(what, 'insider-screening', { confidential: 'yes' }, 'employee-fr');
    await file('the consultant copies plans', 'insider-screening');
    await chat.say('cso', `event assign ${second} officer2@sample.example`);
    await chat.press('cso', 'event.merge.named', `${first} ${second}`);
  }
  const gun = () => chat.answer('employee-fr', 'report.details', first, { text: 'he has a gun in room 512' });
  const minute = 60_000;

  it('is read by whoever has what it is part of', async () => {
    await merged('a consultant copies plans');
    await isOut('officer1');
    await gun();
    expect(await owed('officer2')).toContain(
      `What was written in ${first}, which is part of ${second}, may mean`,
    );
    expect(await chat.press('officer2', 'event.show', first)).toContain('room 512');
    expect(await owed('cso')).not.toContain('in danger');
  });

  it('is read by whoever gets it while nobody has acknowledged that', async () => {
    await merged('a consultant copies plans');
    await gun();
    await chat.say('cso', `event assign ${second} officer1@sample.example`);
    expect(await owed('officer1')).toContain(
      `What was written in ${first}, which is part of ${second}, may mean`,
    );
    expect(await chat.press('officer1', 'event.show', first)).toContain('room 512');
  });

  it('is read by whoever has what it is made part of', async () => {
    await file('a consultant copies plans, help', 'insider-screening', { danger: 'yes' }, 'employee-fr');
    await file('the consultant copies plans', 'insider-screening');
    await chat.store.commit([{ in: 'events', put: { ...(await event()), members: [] } }]);
    await chat.say('cso', `event assign ${second} officer2@sample.example`);
    await chat.press('cso', 'event.merge', `${first} ${second}`);
    expect(await owed('officer2')).toContain('in danger');
    expect(await chat.press('officer2', 'event.show', first)).toContain('plans, help');
  });

  it('wakes the officers on duty where it may be about whoever has it', async () => {
    await merged('Mélanie Gagnon copies plans');
    await gun();
    expect(await owed('officer1')).toContain(
      `What was written in ${first}, which is part of ${second}, may mean`,
    );
    expect(await chat.press('officer1', 'event.show', first)).toContain('copies plans');
  });

  it('wakes the CSO where nobody else is on duty, and they learn no more of the part', async () => {
    await chat.say('cso', 'duty set officer2@sample.example until 2026-11-25T08:00');
    await merged('Mélanie Gagnon copies plans');
    await gun();
    expect(await owed('officer2')).toContain(
      `What was written in a restricted report that is part of ${second} may mean`,
    );
    expect(await owed('cso')).toContain(`What was written in ${first}, which is part of ${second}, may mean`);
    await chat.pass(5 * minute);
    const deliveries = await chat.store.deliveries.page(undefined, 1000);
    const told = deliveries.filter(({ to }) => to.kind === 'person' && to.id === address('officer2'));
    expect(told.map(({ id }) => id).join()).toContain('unacknowledged:');
    expect(JSON.stringify(told.map(({ content }) => content))).not.toContain(first);
    await isOut('officer2');
  });

  it('shows in the record of what it is part of neither its number nor who spoke', async () => {
    await merged('a consultant copies plans');
    await gun();
    const unit = new Unit(chat.services, chat.now);
    const shown = await asKnown(unit, await event(second), 'en', unrestricted);
    expect(JSON.stringify(await event(second))).toContain(`confidential:${first}`);
    expect(JSON.stringify(shown)).not.toContain(first);
  });

  it('nor whoever spoke under their name', async () => {
    await file('a consultant copies plans', 'insider-screening', {}, 'employee-fr');
    await file('the consultant copies plans', 'insider-screening');
    await chat.press('cso', 'event.merge', `${first} ${second}`);
    await gun();
    const shown = await asKnown(new Unit(chat.services, chat.now), await event(second), 'en', unrestricted);
    expect(JSON.stringify(await event(second))).toContain(address('employee-fr'));
    expect(JSON.stringify(shown)).not.toContain(address('employee-fr'));
  });
});

describe('whom the author of a part names', () => {
  const second = 'EV-2026-0002';
  /** A part that names them, of an event that does not, both restricted. */
  async function merged(named: string, plain: string, type: string, who = 'officer1') {
    await file(named, type);
    await file(plain, type, {}, 'employee-fr');
    for (const id of [first, second]) {
      await chat.say(who, `event take ${id}`);
      await chat.say(who, `event restrict ${id}`);
    }
    await chat.press(who, 'event.merge', `${first} ${second}`);
    expect((await event()).mergedInto).toBe(second);
  }

  it('opens no worksheet of what it is part of', async () => {
    await merged('Luc Bouchard sends files home', 'a colleague sends files home', 'privacy-breach');
    expect(await chat.press('privacy1', 'privacy.worksheet', second)).toContain('I have no record');
    expect(await owed('cso')).toContain(second);
  });

  it('opens it no more once its author names them', async () => {
    await merged('a colleague sends files home', 'somebody sends files home', 'privacy-breach');
    expect(await chat.press('privacy1', 'privacy.worksheet', second)).not.toContain('I have no record');
    const before = await owed('cso');
    await chat.say('employee-en', `report note ${first} it is Luc Bouchard`);
    expect(await chat.press('privacy1', 'privacy.worksheet', second)).toContain('I have no record');
    expect((await owed('cso')).replace(before, '')).toContain(second);
  });

  it('neither sees nor takes it as a screening officer', async () => {
    await file('Priya Nair sells files', 'insider-screening');
    await file('somebody sells files', 'insider-screening', {}, 'employee-fr');
    expect(await chat.say('screening1', `event show ${second}`)).toContain('sells files');
    await chat.press('cso', 'event.merge', `${first} ${second}`);
    await isOut('screening1', second);
    expect(await chat.say('screening1', `event take ${second}`)).toContain('I have no record');
    expect(await chat.say('screening1', 'event list')).not.toContain(second);
    expect(await chat.say('cso', `event assign ${second} screening1@sample.example`)).toContain(
      'screening1@sample.example',
    );
    expect((await event(second)).owner).toBeUndefined();
  });

  it('does not read it as acting CSO', async () => {
    await chat.say('cso', 'acting manager1@sample.example until 2026-12-24');
    const button = /"acting\.confirm","value":"([^"]+)"/.exec(JSON.stringify(chat.replies.at(-1)))?.[1];
    await chat.press('cso', 'acting.confirm', button ?? '');
    await merged('Susan Whitehorse copies files', 'somebody copies files', 'other');
    await isOut('manager1', second);
    expect(await chat.say('cso', `event show ${second}`)).toContain('copies files');
  });

  it('is not asked about it, and whoever hands it to them is asked once more', async () => {
    await merged('Wei Zhang and Mélanie Gagnon copy files', 'somebody copies files', 'other');
    expect(await chat.say('officer1', `event call ${second} it which accounts?`)).toContain('was not called');
    expect(await chat.say('officer1', `event assign ${second} officer2@sample.example`)).toContain(
      'Nothing was changed',
    );
  });

  it('is asked no more', async () => {
    await file('a colleague copies files', 'other');
    await file('somebody copies files', 'other', {}, 'employee-fr');
    await chat.press('officer1', 'event.merge', `${first} ${second}`);
    await chat.say('officer1', `event take ${second}`);
    await chat.say('officer1', `event restrict ${second}`);
    await chat.say('officer1', `event call ${second} it which accounts?`);
    expect(await chat.say('it1', `event show ${second}`)).toContain('which accounts?');
    await chat.say('employee-en', `report note ${first} Wei Zhang does`);
    expect(await chat.say('it1', `event show ${second}`)).toContain('I have no record');
  });

  it('is not called into its crisis room', async () => {
    for (const who of ['officer1', 'officer2', 'cso'])
      await chat.store.commit([
        { in: 'screening', put: aScreening(address(who), { expires: '2030-01-01' }) },
      ]);
    await file('Daniel Okafor copies files', 'insider-screening');
    await file('somebody copies files', 'insider-screening', {}, 'employee-fr');
    await chat.press('cso', 'event.merge', `${first} ${second}`);
    await chat.answer('cso', 'crisis.open', second, { name: 'Files', kind: 'cyber' });
    const crisis = await chat.store.crises.get((await event(second)).crisis ?? '');
    const members = crisis?.members.map(({ person }) => person);
    expect(members).toContain(address('officer2'));
    expect(members).not.toContain(address('officer1'));
  });

  it('approves no unsealing of it', async () => {
    await file('Mélanie Gagnon copies files', 'cyber', { confidential: 'yes' });
    await file('somebody copies files', 'cyber', { confidential: 'yes' }, 'employee-fr');
    await chat.press('officer1', 'event.merge', `${first} ${second}`);
    await chat.answer('cso', 'event.unseal.ask', second, { reason: 'the police ask' });
    expect(await owed('officer1')).toContain('the sealed name');
    expect(await owed('officer2')).not.toContain('the sealed name');
  });
});

/** The directory gives screening1 another name. */
async function rename(name: string) {
  const people = await chat.store.people.page(undefined, 1_000);
  const person = people.find(({ id }) => id === address('screening1'));
  if (!person) throw new Error('nobody');
  const row = { line: 2, email: person.id, name, language: 'en', roles: ['screening'] } as const;
  const rules = { deactivateMissing: false, now: chat.now, firstImport: false };
  const [put] = plan(people, [{ ...row, roles: [...row.roles] }], rules).puts;
  if (put) await chat.store.commit([{ in: 'people', put }]);
}

it('nobody is kept from an event by a name of one word that they had in chat, nor by a part of a word', async () => {
  const person = await chat.store.people.get(address('screening1'));
  if (!person) throw new Error('nobody');
  await chat.store.commit([{ in: 'people', put: { ...person, name: 'Al', source: 'platform' } }]);
  await file('somebody sells legal files', 'insider-screening');
  await file('Al sells files', 'insider-screening');
  expect(await chat.say('screening1', `event show ${first}`)).toContain('sells legal files');
  await isOut('screening1', 'EV-2026-0002');
  await rename('Alice Wong');
  expect((await chat.store.people.get(address('screening1')))?.formerNames).toBeUndefined();
  expect(await chat.say('screening1', 'event show EV-2026-0002')).toContain('sells files');
});

it('whom an event names under a former name is kept from it', async () => {
  await file('Priya Nair sells files', 'insider-screening');
  await file('somebody else sells files', 'insider-screening');
  await rename('Priya Nair-Smith');
  await isOut('screening1');
  await rename('Priya Smith');
  await rename('Priya Smith');
  await isOut('screening1');
  expect(await chat.say('screening1', 'event show EV-2026-0002')).toContain('sells files');
  expect(await chat.say('cso', `event assign ${first} screening1@sample.example`)).not.toContain('handed');
  expect((await event()).owner).toBeUndefined();
  expect((await chat.store.people.get(address('screening1')))?.formerNames).toEqual([
    'Priya Nair',
    'Priya Nair-Smith',
  ]);
  await file('Priya Nair was in the server room', 'unauthorized-access');
  expect(await event('EV-2026-0003')).toMatchObject({ restricted: true, named: 'unclassified' });
});

describe('what its author adds to a part', () => {
  const second = 'EV-2026-0002';
  /** Nobody has the part; officer2, who is not on duty, has what it is part of, and asked its author. */
  async function merged(ask = true) {
    await chat.say('officer1', 'duty set officer1@sample.example until 2026-12-24');
    await file('somebody unknown was in the file room', 'unauthorized-access');
    await file('somebody was in the file room', 'unauthorized-access', {}, 'employee-fr');
    await chat.say('officer2', `event take ${second}`);
    await chat.press('officer2', 'event.merge', `${first} ${second}`);
    if (ask) await chat.answer('officer2', 'event.ask', first, { question: 'Whom did you see?' });
  }
  const add = (text: string) => chat.answer('employee-en', 'report.details', first, { text });

  it('is read by whoever has what it is part of, where it names a colleague', async () => {
    await merged(false);
    await add('It was Hannah Brown, as I told Mélanie Gagnon');
    expect(await event()).toMatchObject({ restricted: true, named: 'unclassified' });
    expect(await chat.say('officer2', `event show ${first}`)).toContain('Hannah Brown');
    expect(await owed('officer2')).toContain(`The author of ${first} added`);
    expect(await owed('officer1')).not.toContain(first);
    await add('Mélanie Gagnon was told that it was Farah Ali, too');
    expect(await chat.say('officer2', `event show ${first}`)).toContain('Farah Ali');
  });

  it('restricts nothing where it names whoever has that, or asked', async () => {
    await merged();
    await add('I told Mélanie Gagnon on the telephone that it was a courier');
    expect((await event()).restricted).toBe(false);
  });

  it('is read by whoever asked, where nobody has it', async () => {
    await chat.say('officer1', 'duty set officer1@sample.example until 2026-12-24');
    await file('somebody unknown was in the file room', 'unauthorized-access');
    await chat.answer('officer2', 'event.ask', first, { question: 'Whom did you see?' });
    await add('It was Hannah Brown');
    expect((await event()).members).toEqual([address('officer1'), address('officer2')]);
    expect(await chat.say('officer2', `event show ${first}`)).toContain('Hannah Brown');
  });
});

it('danger that is over shows the desk no name that its author adds', async () => {
  await file('somebody shouts on floor 4', 'threat-violence', { danger: 'yes' });
  await chat.say('officer1', `event take ${first}`);
  await chat.answer('officer1', 'event.close', first, { outcome: 'unfounded', cause: 'nothing' });
  expect(await event()).toMatchObject({ status: 'closed', danger: true, restricted: false });
  await chat.say('employee-en', `report note ${first} I heard that it was Hannah Brown`);
  expect(await event()).toMatchObject({ restricted: true, named: 'unclassified' });
  expect((await chat.owed('#desk console')).join()).not.toContain('shouts');
});

describe('who was let into an event', () => {
  it('stays in where it was opened and is restricted because of another name', async () => {
    await file('A stranger followed Hannah Brown', 'unauthorized-access');
    await chat.say('screening1', `event join ${first} related`);
    await chat.press('officer1', 'event.join.add', `${first} screening1@sample.example`);
    await chat.press('officer1', 'event.open', first);
    await chat.say('employee-en', `report note ${first} and Farah Ali`);
    expect(await event()).toMatchObject({ restricted: true, named: 'unclassified' });
    expect((await event()).members).toContain(address('screening1'));
    expect(await chat.say('screening1', `event show ${first}`)).toContain('A stranger');
    await chat.say('employee-en', `report note ${first} and Priya Nair`);
    await isOut('screening1');
  });

  it('stays in where it is about an insider from then on, while somebody is in danger', async () => {
    await file('A stranger followed Hannah Brown', 'unauthorized-access');
    await chat.say('screening1', `event join ${first} related`);
    await chat.press('officer1', 'event.join.add', `${first} screening1@sample.example`);
    await chat.press('employee-en', 'report.danger', first);
    await chat.press('employee-en', 'report.type', `${first} insider-screening`);
    expect((await event()).members).toEqual(
      expect.arrayContaining([address('screening1'), address('officer1')]),
    );
  });
});

describe('danger in a restricted report whose words are not kept', () => {
  const secret = (what: string) => file(what, 'insider-screening', { marking: 'secret', danger: 'yes' });

  it('is for those on duty, too', async () => {
    await secret('a colleague has a gun');
    expect(await event()).toMatchObject({
      withheld: true,
      restricted: true,
      marking: 'secret',
      members: [address('officer1'), address('officer2')],
    });
    await chat.pass(3 * 60_000);
    expect(await owed('officer1')).toContain(first);
  });

  it('but for whom they name', async () => {
    await secret('Daniel Okafor has a gun');
    expect((await event()).members).toEqual([address('officer2')]);
    expect(JSON.stringify(await event())).not.toContain('gun');
  });
});

describe('whom a restricted event may be about once its room is open', () => {
  const lead = 'cso';
  async function opened() {
    for (const who of ['officer1', 'officer2', 'cso', 'it1'])
      await chat.store.commit([
        { in: 'screening', put: aScreening(address(who), { expires: '2030-01-01' }) },
      ]);
    await chat.answer('cso', 'crisis.open', first, { name: 'Files', kind: 'cyber' });
    expect((await event()).crisis).toBe('CR-2026-0001');
  }
  const told = async () => (await chat.owed(address(lead))).filter((each) => each.includes('may be about'));

  it('is told to whoever leads, when its author names them, an officer suspects them, or it is restricted', async () => {
    await file('a colleague copies files', 'insider-screening');
    await chat.say('cso', `event take ${first}`);
    await opened();
    await chat.say('employee-en', `report note ${first} it is Daniel Okafor, and Wei Zhang helps`);
    expect(await told()).toHaveLength(1);
    expect((await told()).join()).toContain('CR-2026-0001');
    expect((await told()).join()).toMatch(/Daniel Okafor, Wei Zhang|Wei Zhang, Daniel Okafor/);
    await chat.pass(1_000);
    await chat.say('employee-en', `report note ${first} Wei Zhang again`);
    expect(await told()).toHaveLength(1);
    await chat.say('cso', `event note ${first} Mélanie Gagnon may be in it, too`);
    expect((await told()).join()).toContain('Mélanie Gagnon');
    expect(await told()).toHaveLength(2);
    for (const who of ['officer1', 'officer2', 'it1']) expect(await owed(who)).not.toContain('may be about');
  });

  it('is named where that may be shown, and elsewhere something waits', async () => {
    await chat.say('cso', 'help', { platform: 'slack' });
    await file('a colleague copies files', 'insider-screening');
    await chat.say('cso', `event take ${first}`);
    await opened();
    await chat.say('employee-en', `report note ${first} it is Daniel Okafor`);
    expect(await told()).toHaveLength(1);
    const onSlack = (await chat.store.deliveries.page(undefined, 1_000)).filter(
      ({ id, to }) => id.includes('~about') && to.platform === 'slack',
    );
    expect(JSON.stringify(onSlack)).toContain(`Something about ${first} waits for you`);
    expect(JSON.stringify(onSlack)).not.toContain('Okafor');
  });

  it('is told to whoever leads where it is restricted only then, or a part of it names them', async () => {
    await file('Wei Zhang copies files', 'cyber');
    await file('somebody copies files', 'cyber', {}, 'employee-fr');
    await chat.say('officer1', `event take ${first}`);
    await opened();
    await chat.press('officer1', 'event.merge', `EV-2026-0002 ${first}`);
    expect(await told()).toEqual([]);
    await chat.say('officer1', `event restrict ${first}`);
    expect((await told()).join()).toContain('Wei Zhang');
    await chat.pass(1_000);
    await chat.say('employee-fr', 'report note EV-2026-0002 it is Mélanie Gagnon');
    expect((await told()).join()).toContain('Mélanie Gagnon');
  });
});

describe('whoever has an event that may be about them', () => {
  async function taken() {
    await file('Daniel Okafor sends our files to his home', 'cyber');
    await chat.say('officer1', `event take ${first}`);
  }

  it('is named to whoever restricts it, who is asked once more', async () => {
    await taken();
    await chat.store.commit([
      { in: 'screening', put: aScreening(address('officer1'), { expires: '2030-01-01' }) },
    ]);
    const asked = await chat.say('cso', `event restrict ${first} reliability`);
    expect(asked).toMatch(/names Daniel Okafor, who has it[\s\S]*Nothing was changed[\s\S]*all the same/);
    expect((await event()).restricted).toBe(false);
    expect(await owed('cso')).not.toContain('may be about');
    const button = /"event\.restrict\.named","value":"([^"]+)"/.exec(JSON.stringify(chat.replies.at(-1)));
    expect(await chat.press('cso', 'event.restrict.named', button?.[1] ?? '')).toContain('is restricted');
    expect(await event()).toMatchObject({ restricted: true, level: 'reliability' });
    expect(await owed('cso')).not.toContain('may be about');
  });

  it('is named to whoever makes it an event about an insider, also where a note suspects them', async () => {
    await file('somebody sends our files to his home', 'cyber');
    await chat.say('officer1', `event take ${first}`);
    await chat.say('officer2', `event note ${first} I suspect Daniel Okafor`);
    expect(await chat.press('cso', 'event.type', `${first} insider-screening`)).toContain('who has it');
    expect(await event()).toMatchObject({ type: 'cyber', restricted: false });
    await chat.press('cso', 'event.type.named', `${first} insider-screening`);
    expect(await event()).toMatchObject({ type: 'insider-screening', restricted: true });
  });

  it('restricts it themselves, of which the CSO hears', async () => {
    await taken();
    expect(await chat.say('officer1', `event restrict ${first}`)).toContain('is restricted');
    expect(await owed('cso')).toMatch(/Daniel Okafor has EV-2026-0001, which .* may be about them/);
  });

  it('is asked of nobody where nothing names them', async () => {
    await file('somebody sends our files to his home', 'cyber');
    await chat.say('officer1', `event take ${first}`);
    expect(await chat.say('cso', `event restrict ${first}`)).toContain('is restricted');
    expect(await owed('cso')).not.toContain('may be about');
  });
});

describe('a privacy officer who may not know the whole', () => {
  it('reads of the part nothing of how the breach stands there', async () => {
    await chat.store.commit([
      { in: 'screening', put: aScreening(address('cso'), { level: 'top-secret', expires: '2030-01-01' }) },
      { in: 'screening', put: aScreening(address('privacy1'), { level: 'secret', expires: '2030-01-01' }) },
    ]);
    await file('the payroll list went to everybody', 'privacy-breach');
    await file('copies of plans on a stick', 'cyber');
    const whole = 'EV-2026-0002';
    await chat.say('cso', `event take ${whole}`);
    await chat.say('cso', `event restrict ${whole} top-secret`);
    await chat.press('cso', 'event.merge', `${first} ${whole}`);
    expect((await event()).mergedInto).toBe(whole);
    expect(await chat.store.breaches.get(whole)).toBeDefined();
    await isOut('privacy1', whole);
    await isOut('privacy1');
    const list = await chat.say('privacy1', 'event list');
    expect(list).not.toContain(whole);
    expect(list).not.toContain('To be decided');
  });
});

describe('who was let into a restricted event and is named in a note', () => {
  beforeEach(async () => {
    await file('plans were copied', 'cyber');
    await chat.say('officer1', `event take ${first}`);
    await chat.say('officer1', `event restrict ${first}`);
    await chat.press('officer1', 'event.join.add', `${first} ${address('officer2')}`);
  });
  const stillSees = 'names Mélanie Gagnon, who was let into it and still sees it';

  it('goes on seeing it, of which its writer hears once, and is out with one press', async () => {
    expect(await chat.say('officer1', `event note ${first} I suspect Mélanie Gagnon`)).toContain(stillSees);
    expect(await chat.say('officer2', `event show ${first}`)).toContain('plans were copied');
    expect(await chat.say('officer1', `event note ${first} Mélanie Gagnon was there`)).not.toContain(
      'let into',
    );
    const pressed = () => chat.press('officer1', 'event.put-out', `${first} ${address('officer2')}`);
    expect(await pressed()).toBe(`Mélanie Gagnon does not see ${first} any more, and was not told.`);
    await isOut('officer2');
    expect((await event()).history.at(-1)).toMatchObject({ what: 'put-out', from: address('officer2') });
    expect(await pressed()).toContain('already so');
    expect(await owed('officer2')).not.toContain('no longer');
  });

  it('hears nothing of it themselves, and may sign what they write', async () => {
    expect(await chat.say('officer2', `event note ${first} done, Mélanie Gagnon`)).not.toContain('let into');
    await chat.say('officer1', `event call ${first} it who copied them?`);
    await chat.answer('it1', 'event.answer', `${first} 1`, { answer: 'it was Mélanie Gagnon' });
    expect(await owed('officer1')).toContain(stillSees);
    expect(await owed('officer2')).not.toContain('still sees');
  });

  it('is not named by what a telephone shows of it before it is opened', async () => {
    await chat.say('officer1', `event call ${first} it who copied them?`);
    await chat.answer('it1', 'event.answer', `${first} 1`, { answer: 'it was Mélanie Gagnon' });
    const told = (await chat.store.deliveries.page(undefined, 500)).filter(({ id }) => id.includes(':kept:'));
    expect(told.length).toBeGreaterThan(0);
    const shown = told.map(({ content }) => ('text' in content ? content.text : ''));
    expect(new Set(shown)).toEqual(
      new Set([`What is written about ${first} names somebody who has to do with it.`]),
    );
  });
});

describe('whom the privacy worksheet of a restricted event names', () => {
  const facts = (what: string, who = 'privacy1') => chat.answer(who, 'privacy.facts', first, { what });

  beforeEach(async () => {
    const hr = await chat.store.people.get(address('hr1'));
    if (!hr) throw new Error('no hr1');
    await chat.store.commit([
      { in: 'people', put: { ...hr, roles: [...hr.roles, { role: 'privacy', since: null }] } },
    ]);
    await chat.say('hr1', 'language en');
    await file('files went to the wrong person', 'privacy-breach');
    await chat.say('officer1', `event take ${first}`);
    await chat.say('officer1', `event restrict ${first}`);
  });

  it('is kept out as by any other text about it, of which whoever has it hears', async () => {
    await chat.say('cso', `acting ${address('officer2')} until 2026-12-20`);
    const confirm = /"acting\.confirm","value":"([^"]+)"/.exec(JSON.stringify(chat.replies.at(-1)))?.[1];
    await chat.press('cso', 'acting.confirm', confirm ?? '');
    await chat.say('facilities1', 'language en');
    await chat.say('officer1', `event call ${first} facilities was the mail room open?`);
    expect(await chat.say('officer2', `event show ${first}`)).toContain('wrong person');
    await facts('Mélanie Gagnon and Georges Leblanc sent them home');
    await isOut('officer2');
    await isOut('facilities1');
    expect(await owed('officer1')).toContain(`names Mélanie Gagnon, who acts for the CSO`);
    expect(await owed('officer1')).toContain('Georges Leblanc (Facilities) can no longer see');
    expect(await chat.say('officer1', `event show ${first}`)).toContain('wrong person');
  });

  it('loses their part in it as a privacy officer, of which its writer hears, until it names them no more', async () => {
    expect(await facts('sent by Sandra Peters')).toContain(
      'Sandra Peters can no longer see the privacy worksheet',
    );
    await isOut('hr1');
    expect(await chat.press('hr1', 'privacy.worksheet', first)).toContain('I have no record');
    expect(await facts('sent by a colleague')).toBe(`Kept in the privacy worksheet of ${first}.`);
    expect(await chat.say('hr1', `event show ${first}`)).toContain('sent by a colleague');
    expect(
      await chat.answer('privacy1', 'privacy.decide', first, {
        material: 'no',
        reason: 'Sandra Peters erased it',
      }),
    ).toContain('Sandra Peters can no longer');
    await isOut('hr1');
  });

  it('keeps it where they wrote so themselves, though others write more beside it', async () => {
    await facts('noted by Sandra Peters', 'hr1');
    expect(await facts('noted by Sandra Peters on Monday')).not.toContain('no longer');
    expect(await chat.say('hr1', `event show ${first}`)).toContain('on Monday');
    expect(await facts('noted by Sandra Peters on Monday, and Peters, Sandra did it')).toContain('no longer');
    await isOut('hr1');
  });

  it('passes it on to the CSO as soon as Vigie starts again, where an older one let it stand there', async () => {
    const sheet = await chat.store.breaches.get(first);
    if (!sheet) throw new Error('no worksheet');
    const to = 'sent by Luc Bouchard and Sandra Peters';
    const entry = {
      at: chat.now.toISOString(),
      by: address('cso'),
      what: 'items',
      of: 'parties',
      to,
    } as const;
    const history = [...sheet.history, entry];
    await chat.store.commit([{ in: 'breaches', put: { ...sheet, items: { parties: to }, history } }]);
    const unit = new Unit(chat.services, chat.now);
    await checkOwners(unit);
    await chat.store.commit(unit.writes);
    await chat.pass(0);
    expect(await owed('cso')).toContain('lets no privacy officer in. Its worksheet is yours');
    await isOut('hr1');
  });

  it('loses it where others write their name over a piece of it of their own', async () => {
    for (const piece of ['d', 'San', 'Sandra']) await facts(piece, 'hr1');
    expect(await facts('Sandra Peters sent it')).toContain('Sandra Peters can no longer');
    await isOut('hr1');
  });
});
