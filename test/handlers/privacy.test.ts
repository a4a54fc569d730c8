import { describe, expect, it } from 'vitest';
import { formCard } from '../../src/adapters/teams/render.ts';
import { reportItems } from '../../src/domain/privacy-breach.ts';
import { agencyLines } from '../../src/handlers/crisis/agencies.ts';
import { worksheetRecord } from '../../src/handlers/record/worksheet.ts';
import { Unit } from '../../src/handlers/work.ts';
import { text } from '../../src/text/index.ts';
import { type Chat, chatForEach } from '../support/chat.ts';
import { noon } from '../support/records.ts';

let chat: Chat;

chatForEach(async (begun) => {
  chat = begun;
  for (const who of ['officer2', 'cso', 'privacy1', 'legal1', 'it1']) await chat.say(who, 'language en');
});

const hour = 60 * 60 * 1000;
const day = 24 * hour;
const first = 'EV-2026-0001';
const owed = async (who: string) => (await chat.owed(`${who}@sample.example`)).join('\n');

describe('the privacy branch', () => {
  it('opens with personal information, and is apart from the desk’s notes', async () => {
    await chat.say('employee-en', 'report my laptop was stolen');
    expect(await owed('privacy1')).toBe('');
    expect(await chat.say('privacy1', `event show ${first}`)).toContain('I have no record');
    await chat.answer('officer1', 'event.questions', first, { 'personal-information': 'yes' });
    await chat.say('officer1', `event note ${first} the thief is known to us`);
    expect(await owed('privacy1')).toContain('Your worksheet is open');
    const sheet = await chat.say('privacy1', `event show ${first}`);
    expect(sheet).toContain('Not decided yet');
    expect(sheet).toContain('my laptop was stolen');
    expect(sheet).not.toContain('thief');
    expect(
      await chat.answer('privacy1', 'privacy.facts', first, { what: 'List of grants', people: '40' }),
    ).toContain('Kept');
    expect(await chat.say('privacy1', `event show ${first}`)).toContain('2 of 5 filled in');
    const officers = await chat.say('officer1', `event show ${first}`);
    expect(officers).toContain('Being assessed');
    expect(officers).not.toContain('List of grants');
  });

  it('has to be told once it is material, also where the event itself came to nothing', async () => {
    await chat.say('employee-en', 'report privacy breach, files sent to the wrong person');
    await chat.press('employee-en', 'report.withdraw', first);
    await chat.answer('privacy1', 'privacy.decide', first, { material: 'yes', reason: 'They were sent' });
    const rows = (await chat.store.events.get(first))?.duties?.map(({ row }) => row);
    expect(rows).toEqual(Array(2).fill('material-privacy-breach'));
    expect(await chat.say('privacy1', `event notify ${first}`)).toContain('Privacy Commissioner');
  });

  it('has the fourteen items of the report, and keeps them', async () => {
    expect(reportItems).toHaveLength(14);
    await chat.say('employee-en', 'report privacy breach, files sent to the wrong person');
    const items = Object.fromEntries(reportItems.map((item) => [item, `about ${item}`]));
    await chat.answer('privacy1', 'privacy.items', first, items);
    expect((await chat.store.breaches.get(first))?.items).toEqual(items);
    expect(await chat.say('privacy1', `event show ${first}`)).toContain('14 of 14');
  });

  it('opens in parts where what is filled in is too long for a form on Teams, and loses nothing of the rest', async () => {
    await chat.say('employee-en', 'report privacy breach, files sent to the wrong person');
    const written = async () => (await chat.store.breaches.get(first))?.items ?? {};
    const sheet = await chat.store.breaches.get(first);
    if (!sheet) throw new Error('no worksheet');
    const long = Object.fromEntries(reportItems.map((item) => [item, `${item} ${'é'.repeat(3_000)}`]));
    const items: Record<string, string> = { ...long, description: 'é'.repeat(45_000) };
    await chat.store.commit([{ in: 'breaches', put: { ...sheet, items } }]);
    const shown: string[] = [];
    for (const part of [1, 2, 3]) {
      expect(await chat.say('privacy1', `event show ${first}`)).toContain(`[Report items (${part} of 3)]`);
      await chat.press('privacy1', 'privacy.items', `${first} part=${part}`);
      const form = chat.replies.at(-1)?.form?.form;
      if (!form) throw new Error('no form');
      expect(formCard(form)).toBeDefined();
      shown.push(...form.fields.map(({ name }) => name));
      const values = form.fields.map((field) => [field.name, field.kind === 'text' ? field.value : '']);
      const sent = Object.fromEntries(values);
      if (part === 1) Object.assign(sent, { dates: `${items.dates}!`, 'add-description': 'and more' });
      const said = await chat.submit('privacy1', form, sent);
      expect(said).toContain('Kept');
      expect(said.includes(`[Report items (${part + 1} of 3)]`)).toBe(part < 3);
    }
    expect(shown).toEqual(reportItems.map((item) => (item === 'description' ? 'add-description' : item)));
    expect(await written()).toEqual({
      ...items,
      dates: `${items.dates}!`,
      description: `${items.description}\nand more`,
    });
  });

  it('keeps in its own history which entries changed, from what to what, and nothing of that in the event’s', async () => {
    await chat.say('employee-en', 'report privacy breach, files sent to the wrong person');
    const facts = (given: Record<string, string>) => chat.answer('privacy1', 'privacy.facts', first, given);
    await facts({ what: 'List of grants', people: '40' });
    await facts({ what: 'List of grants', people: '1,200' });
    await facts({ what: 'List of grants' });
    await chat.answer('privacy1', 'privacy.items', first, { location: 'Ottawa' });
    for (const material of ['no', 'yes'])
      await chat.answer('privacy1', 'privacy.decide', first, { material, reason: 'Luc was named' });
    const worksheet = await chat.store.breaches.get(first);
    const changes = worksheet?.history.map(({ at: _, by, ...more }) => [by, more]);
    const by = 'privacy1@sample.example';
    expect(changes).toEqual([
      [by, { what: 'facts', of: 'what', to: 'List of grants' }],
      [by, { what: 'facts', of: 'people', to: '40' }],
      [by, { what: 'facts', of: 'people', from: '40', to: '1,200' }],
      [by, { what: 'facts', of: 'people', from: '1,200' }],
      [by, { what: 'items', of: 'location', to: 'Ottawa' }],
      [by, { what: 'decision', to: 'no' }],
      [by, { what: 'decision', from: 'no', to: 'yes' }],
    ]);
    const event = await chat.store.events.get(first);
    const elsewhere = [event, await chat.store.audit.page(0, 200)];
    expect(JSON.stringify(elsewhere)).not.toMatch(/grants|1,200|Ottawa|Luc/);
    if (!event || !worksheet) throw new Error('nothing there');
    // An older worksheet says only which of its lists was changed.
    const older = { ...worksheet, history: [{ at: noon, by, what: 'facts' as const }, ...worksheet.history] };
    const unit = new Unit(chat.services, chat.now);
    const rows = async (language: 'en' | 'fr') =>
      (await worksheetRecord(unit, event, older, language)).document.sections
        .at(-1)
        ?.rows.map(([, value]) => value);
    expect(await rows('en')).toEqual([
      'first facts',
      'first facts, What happened, in short: not set → List of grants',
      'first facts, Number of people who may be affected: not set → 40',
      'first facts, Number of people who may be affected: 40 → 1,200',
      'first facts, Number of people who may be affected: 1,200 → not set',
      'report items, 11. Location: not set → Ottawa',
      'decision: not set → No',
      'decision: No → Yes',
    ]);
    expect((await rows('fr'))?.at(-3)).toBe('éléments du rapport, 11. Lieu\u00A0: non indiqué → Ottawa');
  });

  it('has the privacy officers reminded before and when the seven days are over, then the CSO', async () => {
    await chat.say('employee-en', 'report privacy breach, files sent to the wrong person');
    await chat.say('officer1', `event take ${first}`);
    await chat.answer('privacy1', 'privacy.decide', first, { material: 'yes', reason: 'Theft is likely' });
    await chat.pass(7 * day - chat.department.notifications.warnBefore);
    expect(await owed('privacy1')).toContain(`${first}: Office of the Privacy Commissioner (OPC) has to`);
    await chat.pass(chat.department.notifications.warnBefore);
    expect(await owed('privacy1')).toMatch(/Privacy Commissioner.* should have been told by now/);
    expect(await owed('officer1')).not.toContain('Privacy Commissioner');
    expect(await owed('cso')).not.toContain('Privacy Commissioner');
    await chat.pass(chat.department.notifications.escalateAfter);
    expect(await owed('cso')).toMatch(
      /Privacy Commissioner.* is still not told\. Whoever has to tell them has been reminded/,
    );
  });

  it('is reminded of again where it was part of another event for a while', async () => {
    const second = 'EV-2026-0002';
    await chat.say('employee-en', 'report privacy breach, files sent to the wrong person');
    await chat.say('employee-fr', 'report privacy breach, files went to a wrong person');
    await chat.press('officer1', 'event.merge', `${second} ${first}`);
    await chat.pass(8 * day);
    expect(await owed('privacy1')).not.toContain(`${second}: it is still not decided`);
    await chat.say('officer1', `event reopen ${second} not the same`);
    await chat.pass(8 * day);
    expect(await owed('privacy1')).toContain(`${second}: it is still not decided`);
  });

  it('has the privacy officers reminded each week until it is decided', async () => {
    await chat.say('employee-en', 'report privacy breach, files sent to the wrong person');
    const reminders = async () => (await owed('privacy1')).match(/still not decided/g)?.length ?? 0;
    await chat.pass(6 * day);
    expect(await reminders()).toBe(0);
    for (const week of [1, 2, 3]) {
      await chat.pass(week === 1 ? day : 7 * day);
      expect(await reminders()).toBe(week);
    }
    expect(await owed('officer1')).not.toContain('still not decided');
    await chat.answer('privacy1', 'privacy.decide', first, { material: 'no', reason: 'Nobody read them' });
    for (const _ of [1, 2]) await chat.pass(7 * day);
    expect(await reminders()).toBe(3);
  });

  it('that no privacy officer may see is the CSO’s to be reminded of', async () => {
    await chat.say('privacy1', 'report privacy breach, files sent to the wrong person');
    await chat.say('officer1', `event take ${first}`);
    await chat.say('officer1', `event restrict ${first}`);
    await chat.pass(7 * day);
    expect(await owed('cso')).toContain('still not decided');
    expect(await owed('privacy1')).not.toContain('still not decided');
  });

  it('is kept five years from when personal information became known, however old its event is', async () => {
    await chat.say('employee-en', 'report my laptop was stolen');
    await chat.pass(3 * 365 * day);
    const known = chat.now.toISOString();
    await chat.answer('officer1', 'event.questions', first, { 'personal-information': 'yes' });
    expect((await chat.store.breaches.get(first))?.awareAt).toBe(known);
    expect(await chat.say('privacy1', `event show ${first}`)).toContain('2034-11-23');
    // What was a breach when it was reported is known since then, whenever somebody fills it in.
    await chat.say('employee-en', 'report privacy breach, files sent to the wrong person');
    const reported = chat.now.toISOString();
    await chat.pass(day);
    await chat.answer('privacy1', 'privacy.facts', 'EV-2029-0001', { what: 'Files' });
    expect((await chat.store.breaches.get('EV-2029-0001'))?.awareAt).toBe(reported);
  });

  it('is on the privacy officers’ own list of events, which has nothing else on it', async () => {
    expect(await chat.say('privacy1', 'event list')).toContain('Nothing open');
    await chat.say('employee-en', 'report a window is broken');
    await chat.say('employee-en', 'report privacy breach, files sent to the wrong person');
    await chat.say('employee-en', 'report my laptop was stolen');
    const [window, breach, laptop] = [first, 'EV-2026-0002', 'EV-2026-0003'];
    await chat.say('officer1', `event severity ${breach} high`);
    await chat.answer('officer1', 'event.questions', laptop, { 'personal-information': 'yes' });
    await chat.say('officer1', `event take ${laptop}`);
    await chat.say('officer1', `event restrict ${laptop}`);
    await chat.answer('privacy1', 'privacy.decide', breach, { material: 'yes', reason: 'Theft is likely' });
    const list = await chat.say('privacy1', 'evenement liste');
    expect(list).not.toContain(window);
    expect(list).toMatch(/EV-2026-0002: .*Material breach/);
    expect(list).not.toContain('High');
    expect(list).toMatch(/EV-2026-0003: restricted.* To be decided/);
    expect(list).not.toMatch(/lost|stolen/i);
    // A restricted event is not found by what the desk says of it.
    const { type } = (await chat.store.events.get(laptop)) ?? {};
    expect(await chat.say('privacy1', `event list ${type}`)).not.toContain(laptop);
    // The desk’s own list is as it was.
    expect(await chat.say('officer1', 'event list')).toMatch(/EV-2026-0002: .*High/);
    expect(await chat.say('employee-en', 'event list')).toContain('Your role does not allow');
  });

  it('stays on that list until it is decided and told, whatever became of its event', async () => {
    await chat.say('employee-en', 'report privacy breach, files sent to the wrong person');
    await chat.say('employee-fr', 'report lost my badge');
    for (const id of [first, 'EV-2026-0002'])
      await chat.answer('officer1', 'event.close', id, { outcome: 'unfounded', cause: 'none' });
    const listed = (filter = '') => chat.say('privacy1', `event list ${filter}`);
    expect(await listed()).toMatch(new RegExp(`^[^]*${first}.*Closed · To be decided`));
    expect(await listed()).not.toContain('EV-2026-0002');
    expect(await listed('open')).toContain('Nothing open');
    expect(await chat.say('officer1', 'event list')).not.toContain(first);
    await chat.answer('privacy1', 'privacy.decide', first, { material: 'yes', reason: 'Theft is likely' });
    expect(await listed()).toContain('Closed · Material breach');
    for (const agency of ['opc', 'tbs-privacy'])
      await chat.answer('privacy1', 'event.filing', `${first} material-privacy-breach ${agency}`, {
        reference: 'x',
      });
    expect(await listed()).toContain('Nothing open');
    expect(await listed('all')).toContain(first);
  });

  it('is on that list as well where its type is another by now, while what would decide it is open', async () => {
    await chat.say('employee-en', 'report privacy breach, files sent to the wrong person');
    await chat.press('officer1', 'event.type', `${first} cyber`);
    await chat.answer('officer1', 'event.close', first, { outcome: 'unfounded', cause: 'none' });
    expect(await chat.say('privacy1', 'event list')).toContain(`${first}: Cyber or IT · Closed`);
  });

  it('is late for them only by what is told of the breach, not by what the desk has to tell', async () => {
    await chat.say('employee-en', 'report insider concern: a colleague sells our files');
    await chat.say('cso', `event take ${first}`);
    await chat.answer('cso', 'event.questions', first, { crime: 'yes', 'personal-information': 'yes' });
    await chat.pass(3 * day);
    expect(await chat.say('cso', 'event list overdue')).toContain(first);
    expect(await chat.say('privacy1', 'event list')).toContain(first);
    expect(await chat.say('privacy1', 'event list overdue')).toContain('Nothing open');
    await chat.answer('privacy1', 'privacy.decide', first, { material: 'yes', reason: 'Harm is likely' });
    await chat.pass(8 * day);
    expect(await chat.say('privacy1', 'event list overdue')).toContain(first);
  });

  it('is behind the event for whoever sees that, too, whatever became of it', async () => {
    const person = await chat.store.people.get('officer1@sample.example');
    if (!person) throw new Error('nobody there');
    const roles = [...person.roles, { role: 'privacy' as const, since: null }];
    await chat.store.commit([{ in: 'people', put: { ...person, roles } }]);
    await chat.say('employee-en', 'report privacy breach, files sent to the wrong person');
    const buttons = () => JSON.stringify(chat.replies.at(-1)?.here?.card);
    for (const words of [`event show ${first}`, `event notify ${first}`]) {
      for (const who of ['cso', 'officer1']) {
        await chat.say(who, words);
        expect(buttons()).toContain('"action":"privacy.worksheet"');
        expect(await chat.press(who, 'privacy.worksheet', first)).toContain('Not decided yet');
        expect(buttons()).toContain('"action":"privacy.decide"');
      }
      await chat.say('officer2', words);
      expect(buttons()).not.toContain('privacy.worksheet');
    }
    expect(await chat.press('officer2', 'privacy.worksheet', first)).toContain('Your role does not allow');
    await chat.press('employee-en', 'report.withdraw', first);
    await chat.say('cso', `event show ${first}`);
    expect(buttons()).toContain('"action":"privacy.worksheet"');
  });

  it('is the CSO’s where the directory has no privacy officer', async () => {
    const person = await chat.store.people.get('privacy1@sample.example');
    if (!person) throw new Error('nobody there');
    await chat.store.commit([{ in: 'people', put: { ...person, roles: [] } }]);
    await chat.say('employee-en', 'report privacy breach, files sent to the wrong person');
    expect(await owed('cso')).toContain(`${first} involves personal information, and no privacy officer`);
    expect(await owed('cso')).not.toContain('restricted');
  });

  it('runs seven days from the decision of a named person, and keeps the record five years', async () => {
    await chat.say('employee-en', 'report privacy breach, files sent to the wrong person');
    await chat.pass(2 * day);
    expect(await chat.answer('privacy1', 'privacy.decide', first, { material: 'yes', reason: '' })).toContain(
      'Say why',
    );
    expect(await chat.answer('privacy1', 'privacy.decide', first, { reason: 'x' })).toContain(
      'Choose yes or no',
    );
    await chat.answer('privacy1', 'privacy.decide', first, {
      material: 'yes',
      reason: 'Identity theft is likely',
    });
    const event = await chat.store.events.get(first);
    expect(event?.materiality).toMatchObject({ material: true, by: 'privacy1@sample.example' });
    const clock = event?.duties
      ?.filter(({ row }) => row === 'material-privacy-breach')
      .map(({ dueAt }) => dueAt);
    expect(clock).toEqual(Array(2).fill('2026-12-03T15:00:00.000Z'));
    const list = await chat.say('privacy1', `event notify ${first}`);
    expect(list).toContain('Privacy Commissioner');
    expect(list).not.toContain('security');
    expect(
      await chat.answer('privacy1', 'event.filing', `${first} material-privacy-breach opc`, {
        reference: 'PB-1',
      }),
    ).toContain('was told');
    const sheet = await chat.say('privacy1', `event show ${first}`);
    expect(sheet).toContain('2031-11-24');
    expect(sheet).toContain('Identity theft is likely');
    expect(JSON.stringify(event)).not.toContain('Identity theft');
  });

  it('keeps its record until a day of the department’s calendar', async () => {
    chat.now = new Date('2026-11-25T03:30:00.000Z');
    await chat.say('employee-en', 'report privacy breach, files sent to the wrong person');
    expect(await chat.say('privacy1', `event show ${first}`)).toContain('2031-11-24');
    const [event, sheet] = [await chat.store.events.get(first), await chat.store.breaches.get(first)];
    if (!event || !sheet) throw new Error('no worksheet');
    const { document } = await worksheetRecord(new Unit(chat.services, chat.now), event, sheet, 'en');
    expect(document.sections[0]?.rows).toContainEqual(['Kept at least until', '2031-11-24']);
  });

  it('runs from the first decision, however often it is decided so again or a slip is set right', async () => {
    await chat.say('employee-en', 'report privacy breach, files sent to the wrong person');
    const decide = (material: string) =>
      chat.answer('privacy1', 'privacy.decide', first, { material, reason: 'Theft is likely' });
    const due = async () =>
      (await chat.store.events.get(first))?.duties?.find(({ row }) => row === 'material-privacy-breach')
        ?.dueAt;
    const since = () => chat.store.events.get(first).then((event) => event?.materiality?.at);
    const decidedAt = chat.now.toISOString();
    expect(await decide('yes')).toContain('is a material breach as of now');
    await chat.pass(6 * day);
    const again = await decide('yes');
    expect(again).toContain('has been a material breach since Nov 24, 2026');
    expect(again).toMatch(/end on Dec 1, 2026/);
    expect(await since()).toBe(decidedAt);
    await decide('no');
    expect(await due()).toBeUndefined();
    await chat.pass(hour);
    expect(await decide('yes')).toMatch(/end on Dec 1, 2026/);
    expect([await since(), await due()]).toEqual([decidedAt, '2026-12-01T15:00:00.000Z']);
    // What was judged otherwise for longer than a day is a decision of its own.
    await decide('no');
    await chat.pass(2 * day);
    expect(await decide('yes')).toContain('as of now');
    expect(await due()).toBe(new Date(chat.now.getTime() + 7 * day).toISOString());
  });

  it('has to be told once it was decided, whatever becomes of its event', async () => {
    await chat.say('employee-en', 'report privacy breach, files sent to the wrong person');
    await chat.say('employee-fr', 'signaler fichiers envoyés à la mauvaise personne');
    await chat.answer('privacy1', 'privacy.decide', first, { material: 'yes', reason: 'Theft is likely' });
    expect(await chat.say('employee-en', `report withdraw ${first}`)).not.toContain('is withdrawn');
    expect(
      await chat.answer('officer1', 'event.close', first, { outcome: 'unfounded', cause: 'a test file' }),
    ).toContain('Privacy Commissioner');
    expect(await chat.press('officer1', 'event.merge', `${first} EV-2026-0002`)).toContain(
      'Merge EV-2026-0002 into it instead',
    );
    const due = async () =>
      (await chat.store.events.get(first))?.duties
        ?.filter(({ row }) => row === 'material-privacy-breach')
        .map(({ dueAt }) => dueAt);
    expect((await chat.store.events.get(first))?.status).toBe('open');
    expect(await due()).toHaveLength(2);
  });

  it('is due seven days from the decision also where the event was over then and is opened again', async () => {
    await chat.say('employee-en', 'report privacy breach, files sent to the wrong person');
    await chat.answer('officer1', 'event.close', first, { outcome: 'unfounded', cause: 'a test file' });
    await chat.answer('privacy1', 'privacy.decide', first, { material: 'yes', reason: 'Theft is likely' });
    await chat.pass(2 * day);
    await chat.say('officer1', `event reopen ${first} the files were real`);
    const event = await chat.store.events.get(first);
    const due = event?.duties?.filter(({ row }) => row === 'material-privacy-breach');
    expect(
      due?.map(({ dueAt }) => Date.parse(dueAt ?? '') - Date.parse(event?.materiality?.at ?? '')),
    ).toEqual([7 * day, 7 * day]);
  });

  it('is decided without its worksheet where no platform may carry that, and its seven days run', async () => {
    chat.services.platforms = ['slack'];
    const slack = { platform: 'slack' } as const;
    await chat.say('employee-en', 'report privacy breach, files sent to the wrong person', slack);
    for (const action of ['privacy.facts', 'privacy.items'])
      expect(await chat.press('privacy1', action, first, slack)).toContain('no platform of this department');
    const worksheet = await chat.press('privacy1', 'privacy.worksheet', first, slack);
    expect(worksheet).toContain('no platform of this department may carry');
    expect(worksheet).toContain('Not decided yet');
    expect(worksheet).toContain('Decide whether it is material');
    await chat.press('privacy1', 'privacy.decide', first, slack);
    const form = chat.replies.at(-1)?.form?.form;
    expect(form?.fields.map(({ name }) => name)).toEqual(['material']);
    expect(form && (await chat.submit('privacy1', form, { material: 'yes' }, slack))).toContain('seven days');
    expect((await chat.store.breaches.get(first))?.decisions).toMatchObject([{ material: true, reason: '' }]);
    expect((await chat.store.events.get(first))?.duties).toHaveLength(3);
    // Once a platform may carry it, all of it is done there.
    chat.services.platforms = ['slack', 'console'];
    expect(await chat.press('privacy1', 'privacy.decide', first, slack)).toContain('may be: the console.');
    expect(await chat.answer('privacy1', 'privacy.decide', first, { material: 'yes' })).toContain('Say why');
  });

  it('is for the privacy officers and the CSO, and not on a platform that may not carry it', async () => {
    await chat.say('employee-en', 'report privacy breach, files sent to the wrong person');
    for (const action of ['privacy.facts', 'privacy.items', 'privacy.decide']) {
      expect(await chat.press('officer1', action, first)).toContain('Your role does not allow');
    }
    expect(await chat.press('privacy1', 'privacy.facts', first, { platform: 'slack' })).toContain(
      'may not be shown',
    );
    await chat.press('cso', 'privacy.facts', first);
    expect(chat.replies.at(-1)?.form?.form.id).toBe('privacy.facts');
    // Whether there is anybody to tell is decided on the worksheet; the desk’s own agencies are not theirs.
    expect(await chat.say('privacy1', `evenement aviser ${first}`)).toContain(
      'Not decided yet whether it is material',
    );
    expect(await chat.press('privacy1', 'event.filing', `${first} policy-monitoring tbs-security`)).toContain(
      'I have no record',
    );
  });
});

it('how many people are concerned is asked beside it, and shown to the privacy officers', async () => {
  await chat.say('employee-en', 'report my laptop was stolen');
  const asked = (people: string) =>
    chat.answer('officer1', 'event.questions', first, { 'personal-information': 'yes', people });
  expect(await asked('many')).toContain('Give a whole number');
  expect((await chat.store.events.get(first))?.answers).toBeUndefined();
  await asked('1 200');
  expect(await chat.say('privacy1', `event show ${first}`)).toContain('about: 1200');
});

it('how many people are concerned is a whole number, and may be taken back', async () => {
  await chat.say('employee-en', 'report privacy breach, files sent to the wrong person');
  const asked = (people: string) => chat.answer('officer1', 'event.questions', first, { people });
  const known = async () => (await chat.store.events.get(first))?.peopleAffected;
  for (const wrong of ['1.5', '1,5', '1.200', '12,00', '1,2000', '-5', '1e3', '40-50', '1 2']) {
    expect(await asked(wrong), wrong).toContain('Give a whole number');
    expect(await known(), wrong).toBeUndefined();
  }
  for (const [written, people] of [
    ['40', 40],
    [' 1,200 ', 1_200],
    ['1\u00A0200', 1_200],
    ['1\u202F200\u202F000', 1_200_000],
    ['0', 0],
  ] as const) {
    await asked(written);
    expect(await known(), written).toBe(people);
  }
  expect(await chat.say('officer1', `event notify ${first}`)).toContain('about: 0');
  await asked('');
  expect(await known()).toBeUndefined();
  expect(await chat.say('officer1', `event notify ${first}`)).not.toContain('People concerned');
  const changes = (await chat.store.events.get(first))?.history.filter(({ what }) => what === 'people');
  expect(changes?.at(-1)).toMatchObject({ from: '0' });
  expect(changes?.at(-1)).not.toHaveProperty('to');
});

it('personal information is asked about whatever the type, so that no breach has to be called something else', async () => {
  await chat.say('employee-en', 'report water is flooding the personnel file room');
  for (const type of ['damage-facility', 'suspicious-activity', 'threat-violence', 'ohs']) {
    await chat.press('officer1', 'event.type', `${first} ${type}`);
    expect((await chat.store.events.get(first))?.type).toBe(type);
    await chat.press('officer1', 'event.questions', first);
    const fields = chat.replies.at(-1)?.form?.form.fields.map(({ name }) => name);
    expect(fields).toEqual(expect.arrayContaining(['personal-information', 'people']));
  }
  await chat.answer('officer1', 'event.questions', first, { 'personal-information': 'yes' });
  expect(await owed('privacy1')).toContain('Your worksheet is open');
  expect((await chat.store.events.get(first))?.type).toBe('ohs');
});

describe('called functions', () => {
  it('are called in French with « consulter », which with a number alone shows the event', async () => {
    await chat.say('employee-en', 'report threatening letter, it says we will all burn');
    await chat.say('officer1', 'langue fr');
    const consult = (words: string, who = 'officer1') => chat.say(who, `événement consulter ${words}`);
    const shown = await consult(first);
    expect(shown).toContain('it says we will all burn');
    expect(shown).toContain('Pour consulter un service du ministère');
    expect((await chat.store.audit.page(0, 100)).at(-1)).toMatchObject({
      what: 'event call',
      record: first,
      outcome: 'done',
      detail: 'show',
    });
    const before = await chat.store.events.get(first);
    for (const [words, sentence] of [
      ['', 'Il me manque un détail'],
      [`${first} juridique`, 'Il me manque un détail'],
      [`${first} bidule peut-on garder la lettre?`, '«\u00A0bidule\u00A0» n’est pas un service à consulter'],
      ['EV-2026-0777', 'Je n’ai aucun dossier EV-2026-0777'],
    ] as const)
      expect(await consult(words)).toContain(sentence);
    expect(await consult(first, 'employee-fr')).toContain('Votre rôle ne le permet pas');
    expect(await chat.store.events.get(first)).toEqual(before);
    expect(await consult(`${first} juridique peut-on garder la lettre?`)).toContain('Services juridiques');
    expect((await chat.store.events.get(first))?.calls).toMatchObject([
      { partner: 'legal', question: 'peut-on garder la lettre?' },
    ]);
    await chat.say('officer1', `event take ${first}`);
    await chat.say('officer1', `event restrict ${first}`);
    await chat.say('officer2', 'langue fr');
    expect((await consult(first, 'officer2')).replaceAll(first, 'X')).toBe(
      (await consult('EV-2026-0777', 'officer2')).replaceAll('EV-2026-0777', 'X'),
    );
  });

  it('get the question and see nothing else; their answer reaches the officer', async () => {
    await chat.say('employee-en', 'report threatening letter, it says we will all burn');
    await chat.say('officer1', `event take ${first}`);
    expect(await chat.say('legal1', `event show ${first}`)).toContain('I have no record');
    expect(await chat.say('officer1', `event call ${first} legal may we keep the letter?`)).toContain(
      'Legal services',
    );
    expect(await owed('legal1')).toContain('may we keep the letter?');
    const part = await chat.say('legal1', `event show ${first}`);
    expect(part).toContain('may we keep the letter?');
    expect(part).not.toContain('burn');
    expect(await chat.say('it1', `event show ${first}`)).toContain('I have no record');
    expect(await chat.press('it1', 'event.answer', `${first} 1`)).toContain('I have no record');
    expect(
      await chat.answer('legal1', 'event.answer', `${first} 1`, { answer: 'Yes, as evidence' }),
    ).toContain('is kept');
    expect(await owed('officer1')).toContain('Legal services answered');
    expect(await chat.say('officer1', `event show ${first}`)).toContain('Yes, as evidence');
    expect((await chat.store.events.get(first))?.history.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['called', 'call-answered']),
    );
  });
});

describe('each function that may be called in', () => {
  const functions = [
    ['privacy', 'vie-privee', 'privacy1', 'Privacy'],
    ['hr', 'rh', 'hr1', 'Human resources'],
    ['it', 'ti', 'it1', 'Information technology'],
    ['ohs', 'sst', 'ohs1', 'Occupational health and safety'],
    ['legal', 'juridique', 'legal1', 'Legal services'],
    ['communications', 'communications', 'comms1', 'Communications'],
    ['facilities', 'immeubles', 'facilities1', 'Facilities'],
  ] as const;
  const threat = 'report threatening letter, it says we will all burn';
  // Its worksheet is theirs already, and what they are asked comes beside it.
  const breach = 'report privacy breach, salaries sent to the wrong person';

  it.each([
    ...functions.map((each) => [threat, ...each] as const),
    ...functions.map((each) => [breach, ...each] as const),
  ])(
    'on “%s”: %s sees its question and nothing else, and its answer is in the record',
    async (what, word, mot, who, name) => {
      await chat.say('employee-en', what);
      await chat.say('officer1', `event take ${first}`);
      const others = functions.filter(([each]) => each !== word).map(([, , other]) => other);
      expect(await chat.say('officer1', `event call ${first} ${word} who has the key?`)).toContain(
        `${name} was called into ${first}: one person was told`,
      );
      expect(await chat.say('officer2', `evenement consulter ${first} ${mot} qui y était?`)).toContain(name);
      expect(await owed(who)).toContain('who has the key?');
      const part = await chat.say(who, `event show ${first}`);
      expect(part).toContain('who has the key?');
      expect(part).toContain('qui y était?');
      // The worksheet has the words of a breach that is not restricted.
      if (what !== breach || word !== 'privacy') expect(part).not.toMatch(/burn|salaries/);
      expect(part).not.toContain('Kowalski');
      for (const other of others) {
        expect(await owed(other)).not.toContain('who has the key?');
        expect(await chat.say(other, `event show ${first}`)).not.toContain('who has the key?');
        expect(await chat.press(other, 'event.answer', `${first} 1`)).toMatch(
          /no record|aucun dossier|not for|pas pour/i,
        );
      }
      const kept = await chat.answer(who, 'event.answer', `${first} 1`, { answer: `the answer of ${word}` });
      expect(kept).toContain(first);
      expect(await owed('officer1')).toContain(`${name} answered about ${first}`);
      expect(await chat.say('officer1', `event show ${first}`)).toContain(
        `who has the key? — the answer of ${word}`,
      );
      expect(await chat.say(who, `event show ${first}`)).toContain(`the answer of ${word}`);

      const event = await chat.store.events.get(first);
      expect(event?.calls).toMatchObject([
        {
          number: 1,
          partner: word,
          by: 'officer1@sample.example',
          answers: [{ by: `${who}@sample.example`, text: `the answer of ${word}` }],
        },
        { number: 2, partner: word, by: 'officer2@sample.example', answers: [] },
      ]);
      const changes = event?.history.flatMap(({ what: change, to, by }) =>
        change.startsWith('call') ? [[change, to, by.split('@')[0]]] : [],
      );
      expect(changes).toEqual([
        ['called', word, 'officer1'],
        ['called', word, 'officer2'],
        ['call-answered', word, who],
      ]);
    },
  );
});

describe('the readiness level', () => {
  it('changed, is announced and makes the task of telling the Privy Council Office', async () => {
    expect(await chat.say('officer1', 'event readiness')).toContain('Baseline');
    expect(await chat.say('officer1', 'event readiness purple')).toContain('Baseline, Increased, High');
    expect(await chat.say('officer1', 'event readiness increased')).toContain(
      'told without delay: EV-2026-0001',
    );
    expect(await chat.say('officer2', 'evenement preparation niveau accru')).toContain('already Increased');
    expect((await chat.owed('#desk slack')).join()).toContain('Baseline → Increased');
    const list = await chat.say('officer1', `event notify ${first}`);
    expect(list).toContain('Privy Council Office');
    expect(list).toContain('Without delay');
    expect(list).not.toContain('questions');
    expect(await chat.press('officer1', 'event.draft', `${first} readiness-level pco-cso`)).toContain(
      'is now: Increased',
    );
    await chat.answer('officer1', 'event.filing', `${first} readiness-level pco-cso`, {
      reference: 'Duty desk',
    });
    expect(
      await chat.answer('officer1', 'event.close', first, { outcome: 'resolved', cause: 'Protest' }),
    ).toContain('is closed');
    expect(await chat.say('officer1', 'report mine')).not.toContain('EV-2026');
    expect(await chat.say('officer1', 'event readiness baseline')).toContain('EV-2026-0002');
  });

  it('was reported by nobody: whoever changed it hears of no report of theirs, and reads of it in one language', async () => {
    await chat.say('officer1', 'event readiness increased');
    await chat.say('officer1', `report note ${first} police / fire`);
    for (const [who, other] of [
      ['officer1', 'Niveau'],
      ['officer2', 'level'],
    ] as const) {
      await chat.say('officer2', 'language fr');
      const shown = await chat.say(who, `event show ${first}`);
      expect(shown).toMatch(/: (?:Baseline → Increased|Niveau de base → Niveau accru)$/m);
      expect(shown).not.toContain(other);
      expect(shown).toContain('police / fire');
    }
    await chat.answer('officer1', 'event.filing', `${first} readiness-level pco-cso`, { reference: 'x' });
    const outcome = { outcome: 'resolved', cause: 'Protest' };
    expect(await chat.answer('officer1', 'event.close', first, outcome)).toBe(`${first} is closed.`);
    await chat.say('officer2', `event reopen ${first} 12`);
    expect(await owed('officer1')).not.toContain('your report');
  });

  it('has to be told also where somebody finds that it was changed for nothing', async () => {
    await chat.say('officer1', 'event readiness increased');
    const close = () =>
      chat.answer('officer1', 'event.close', first, { outcome: 'unfounded', cause: 'A mistake' });
    expect(await close()).toContain('Still to be told: Privy Council Office');
    expect((await chat.store.events.get(first))?.status).toBe('taken');
    await chat.answer('officer1', 'event.filing', `${first} readiness-level pco-cso`, { reference: 'x' });
    expect(await close()).toContain('is closed');
  });

  it('that goes back to normal is an event of its own, which the Privy Council Office is told of too', async () => {
    await chat.say('officer1', 'event readiness high');
    const told = (id: string) =>
      chat.answer('officer1', 'event.filing', `${id} readiness-level pco-cso`, { reference: `Desk ${id}` });
    await told(first);
    await chat.pass(2 * day);
    const second = 'EV-2026-0002';
    expect(await chat.say('officer2', 'evenement preparation niveau de base')).toContain(second);
    expect(await chat.say('officer1', 'event readiness')).toContain('Baseline');
    expect(await chat.say('officer1', 'event board')).toContain('Baseline');
    expect((await chat.owed('#desk slack')).join()).toContain('High → Baseline');
    const event = await chat.store.events.get(second);
    const by = 'officer2@sample.example';
    expect(event).toMatchObject({
      status: 'taken',
      owner: by,
      readiness: { from: 'high', to: 'baseline' },
      duties: [{ row: 'readiness-level', agency: 'pco-cso', since: chat.now.toISOString() }],
      history: [{ what: 'reported' }, { what: 'readiness', by, from: 'high', to: 'baseline' }, {}],
    });
    expect(event?.duties?.[0]?.done).toBeUndefined();
    expect(await chat.press('officer2', 'event.draft', `${second} readiness-level pco-cso`)).toContain(
      'is now: Baseline',
    );
    // The first one stays as it was told.
    expect((await chat.store.events.get(first))?.duties?.[0]?.done?.reference).toBe(`Desk ${first}`);
    // Its officer is reminded until it is told, and it does not close before.
    await chat.pass(chat.department.notifications.remindWithoutDelay);
    expect(await owed('officer2')).toContain(`${second}: Privy Council Office`);
    const close = () =>
      chat.answer('officer2', 'event.close', second, { outcome: 'resolved', cause: 'Protest over' });
    expect(await close()).toContain('Still to be told: Privy Council Office');
    await told(second);
    expect(await close()).toContain('is closed');
    expect(await chat.say('officer1', 'event readiness baseline')).toContain('already Baseline');
    expect(await chat.store.events.get('EV-2026-0003')).toBeUndefined();
  });

  it('is in the draft also where its event is restricted, and two changes of it are not one', async () => {
    await chat.say('officer1', 'event readiness high');
    await chat.say('officer1', 'event readiness baseline');
    expect(await chat.say('officer1', 'event show EV-2026-0002')).not.toContain(first);
    await chat.say('officer1', `event restrict ${first}`);
    const draft = await chat.press('officer1', 'event.draft', `${first} readiness-level pco-cso`);
    expect(draft).toContain('is now: High');
  });

  it('goes back also from one that the settings no longer have, and the Privy Council Office is told', async () => {
    await chat.say('officer1', 'event readiness high');
    const readinessLevels = chat.department.readinessLevels.filter(({ id }) => id !== 'high');
    Object.assign(chat.services, { department: { ...chat.department, readinessLevels } });
    expect(await chat.say('officer1', 'event readiness')).toContain('level is high');
    expect(await chat.say('officer1', 'event board')).toContain('Readiness level: high');
    expect(await chat.press('officer1', 'event.draft', `${first} readiness-level pco-cso`)).toContain(
      'is now: high',
    );
    expect(await chat.say('officer1', 'event readiness baseline')).toContain('without delay: EV-2026-0002');
    const { duties, readiness } = (await chat.store.events.get('EV-2026-0002')) ?? {};
    expect(readiness).toEqual({ from: 'high', to: 'baseline' });
    expect(duties).toMatchObject([{ row: 'readiness-level' }]);
  });

  it('is told without delay, and no moment of a reminder is made a deadline', async () => {
    const notifications = { ...chat.department.notifications, remindWithoutDelay: 8 * hour };
    Object.assign(chat.services, { department: { ...chat.department, notifications } });
    await chat.say('officer1', 'event readiness high');
    await chat.pass(4 * hour);
    expect(await owed('officer1')).toContain(
      `${first}: Privy Council Office, Office of the CSO has to be told without delay.`,
    );
    await chat.say('employee-en', 'report a bomb threat by telephone');
    await chat.answer('officer1', 'event.questions', 'EV-2026-0002', { significant: 'yes' });
    await chat.say('officer1', 'crisis open kind:cyber EV-2026-0002 bomb threat');
    const crisis = await chat.store.crises.get('CR-2026-0001');
    const lines = crisis ? await agencyLines(new Unit(chat.services, chat.now), text('en'), crisis) : [];
    expect(JSON.stringify(lines)).toContain('Government Operations Centre (GOC) · Without delay"');
  });
});
