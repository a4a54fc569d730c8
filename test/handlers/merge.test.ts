import { beforeEach, describe, expect, it } from 'vitest';
import type { SecurityEvent } from '../../src/domain/security-event.ts';
import { investigationReport } from '../../src/handlers/record/investigation.ts';
import { Unit } from '../../src/handlers/work.ts';
import { type Chat, chatForEach } from '../support/chat.ts';

let chat: Chat;

chatForEach(async (begun) => {
  chat = begun;
  for (const who of ['officer2', 'cso', 'privacy1', 'it1']) await chat.say(who, 'language en');
});

const hour = 60 * 60 * 1000;
const [first, second] = ['EV-2026-0001', 'EV-2026-0002'];
const event = async (id = first): Promise<SecurityEvent> => {
  const found = await chat.store.events.get(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};
const owed = async (who: string) => (await chat.owed(`${who}@sample.example`)).join('\n');
const merge = () => chat.press('officer1', 'event.merge', `${second} ${first}`);
const whatOf = async (id = first) => (await event(id)).history.map(({ what }) => what);

describe('merging an event into another', () => {
  it('shows the desk and the list what it is part of, but for what is restricted', async () => {
    await chat.say('employee-en', 'report lost the keys of the file room');
    await chat.say('employee-fr', 'report I lost the keys of the file room, too');
    await merge();
    const card = async () => (await chat.owed('#desk console')).find((text) => text.startsWith(second));
    expect(await card()).toContain(`Part of / Fait partie de\u00A0: ${first}`);
    expect(await chat.say('officer1', 'event list all')).toMatch(
      new RegExp(`${second}: .*lost.* · part of ${first} · `, 'i'),
    );
    await chat.store.commit([{ in: 'events', put: { ...(await event()), restricted: true } }]);
    expect(await card()).not.toContain(first);
    expect(await chat.say('officer1', 'event list all')).not.toContain(first);
  });

  it('sends whoever works on a part to where it goes on, and says if that is closed, unless it is restricted', async () => {
    await chat.say('employee-en', 'report lost the keys of the file room');
    await chat.say('employee-fr', 'report I lost the keys of the file room, too');
    await merge();
    await chat.say('officer1', `event take ${first}`);
    const refused = (who = 'officer1') => chat.say(who, `event severity ${second} high`);
    expect(await refused()).toContain(`merged into ${first}`);
    expect(await refused()).not.toContain('is closed');
    await chat.answer('officer1', 'event.close', first, { outcome: 'unfounded', cause: 'none' });
    expect((await event()).status).toBe('closed');
    expect(await refused()).toContain(`${first} is closed. Reopen it with`);
    await chat.store.commit([{ in: 'events', put: { ...(await event()), restricted: true } }]);
    expect(await refused('officer2')).toContain('was merged into');
    expect(await refused('officer2')).not.toContain('is closed');
  });

  it('keeps whom to tell in the order of the standard, in the record as well', async () => {
    await chat.say('employee-en', 'report lost the keys of the file room');
    await chat.say('employee-fr', 'report I lost the keys of the file room, too');
    await chat.answer('officer1', 'event.questions', first, { crime: 'yes', comsec: 'yes' });
    await chat.answer('officer1', 'event.questions', second, { 'controlled-goods': 'yes', crime: 'yes' });
    await merge();
    const rows = (await event()).duties?.map(({ row }) => row);
    expect([...new Set(rows)]).toEqual(['national-security', 'other-crime', 'comsec']);
  });

  it('does not tell its author that others reported the same where that is restricted', async () => {
    await chat.say('employee-en', 'report Hannah Brown shouted at me and pushed me');
    await chat.say('h.brown', 'report Jane Kowalski wrote nasty things about me');
    for (const id of [first, second]) {
      await chat.say('cso', `event take ${id}`);
      await chat.say('cso', `event restrict ${id}`);
    }
    await chat.say('cso', `event link ${second} ${first} merge`);
    expect((await event(second)).mergedInto).toBe(first);
    expect(await owed('h.brown')).not.toContain('Others reported');
    expect(await owed('h.brown')).toContain(`A security officer has seen your report ${second}`);
  });

  it('names what a part waits with to nobody who acknowledges the part and may not know of the rest', async () => {
    await chat.say('employee-en', 'report lost the keys of the file room');
    await chat.say('employee-fr', 'report I lost the keys of the file room, too');
    await merge();
    await chat.store.commit([{ in: 'events', put: { ...(await event()), restricted: true } }]);
    const said = await chat.say('officer2', `event ack ${second}`);
    expect(said).toContain(`${second} was merged into`);
    expect(said).not.toContain(first);
    expect((await event()).status).toBe('open');
  });

  it('takes along how grave it is, its compromise, what is affected, its answers and whom they want told', async () => {
    await chat.say('employee-en', 'report lost the keys of the file room');
    await chat.say('employee-fr', 'report I lost the keys of the file room, too');
    await chat.say('officer1', `event severity ${first} medium`);
    await chat.say('officer1', `event severity ${second} high`);
    await chat.say('officer1', `event compromise ${second} yes`);
    await chat.answer('officer1', 'event.affected', second, { 'A.4': 'yes', programs: 'Grants' });
    await chat.answer('officer1', 'event.questions', second, {
      crime: 'yes',
      cabinet: 'no',
      'personal-information': 'yes',
      people: '1,200',
    });
    await merge();
    const received = await event();
    expect(received).toMatchObject({
      severity: 'high',
      compromise: { confirmed: true, by: 'officer1@sample.example' },
      affected: { programs: 'Grants' },
      answers: { crime: 'yes', 'personal-information': 'yes' },
      peopleAffected: 1200,
    });
    // What was ruled out there may not be ruled out here.
    expect(received.answers).not.toHaveProperty('cabinet');
    expect(received.duties?.map(({ row }) => row)).toContain('other-crime');
    expect(received.history.find(({ what, from }) => what === 'severity' && from === 'medium')).toMatchObject(
      {
        to: 'high',
      },
    );
    expect(await whatOf()).toEqual(
      expect.arrayContaining(['linked', 'compromise', 'affected', 'answered', 'duties']),
    );
    expect(await chat.store.breaches.get(first)).toBeDefined();
  });

  it('asks again whether the impact is significant where the other is one of the gravest', async () => {
    await chat.say('employee-en', 'report the roof of the annex fell in');
    await chat.say('employee-fr', 'report the roof of the annex fell in, all of it');
    await chat.answer('officer1', 'event.questions', first, { significant: 'no' });
    await chat.say('officer1', `event severity ${second} very-high`);
    expect(await merge()).toContain('is now part of');
    expect((await event()).answers?.significant).toBeUndefined();
    expect((await event()).duties?.map(({ row }) => row)).toContain('significant-impact');
  });

  it('holds what either of them affects, each once', async () => {
    await chat.say('employee-en', 'report a virus on my computer');
    await chat.say('employee-fr', 'report a virus on my computer, too');
    await chat.answer('officer1', 'event.affected', second, {
      programs: 'Pensions',
      services: 'Pension payments',
      resources: 'One server',
    });
    await chat.answer('officer1', 'event.affected', first, { programs: 'Payroll', resources: 'One server' });
    await merge();
    expect((await event()).affected).toMatchObject({
      programs: 'Payroll; Pensions',
      criticalServices: 'Pension payments',
      resources: 'One server',
    });
    expect((await event()).history.find(({ what, from }) => what === 'programs' && from)).toMatchObject({
      from: 'Payroll',
      to: 'Payroll; Pensions',
    });
  });

  it('takes along what was filed, and the time in which the first had to be told', async () => {
    await chat.say('employee-en', 'report a virus on my computer');
    await chat.pass(2 * hour);
    await chat.say('employee-fr', 'report a virus on my computer, too');
    const [before] = (await event(first)).duties ?? [];
    await chat.answer('officer1', 'event.filing', `${second} cyber cyber-centre`, { reference: 'Q7' });
    await merge();
    const duties = (await event()).duties ?? [];
    expect(duties.find(({ agency }) => agency === 'cyber-centre')?.done).toMatchObject({ reference: 'Q7' });
    await chat.say('employee-en', 'report a virus on another computer');
    await chat.press('officer1', 'event.merge', `${first} EV-2026-0003`);
    expect((await event('EV-2026-0003')).duties?.find(({ done }) => !done)?.dueAt).toBe(
      duties.find(({ done }) => !done)?.dueAt,
    );
    expect(before?.row).toBe('cyber');
  });

  it('has what was filed set right where it went, and not in the event that it came from', async () => {
    await chat.say('employee-en', 'report my laptop was stolen');
    await chat.say('employee-fr', 'report my laptop was stolen, too');
    await chat.say('officer1', `event take ${first}`);
    await chat.say('officer2', `event take ${second}`);
    await chat.answer('officer1', 'event.questions', second, { crime: 'yes' });
    const police = (id: string) => `${id} other-crime local-police`;
    await chat.answer('officer1', 'event.filing', police(second), { reference: 'Wrong file' });
    await chat.press('officer1', 'event.filing', police(second));
    const open = chat.replies.at(-1)?.form?.form;
    if (!open) throw new Error('no form');
    await merge();
    const refused = await chat.submit('officer1', open, { reference: 'Wrong file', undo: 'yes' });
    expect(refused).toContain(`was merged into ${first}`);
    expect(refused).toContain(await chat.press('officer1', 'event.filing', police(second)));
    // What was typed is there to be copied.
    expect(refused).toContain('Wrong file');
    expect(await chat.say('officer1', `event notify ${second}`)).not.toContain('Correct');
    const filed = async (id: string) =>
      (await event(id)).duties?.find(({ row }) => row === 'other-crime')?.done?.reference;
    expect(await filed(second)).toBe('Wrong file');
    await chat.answer('officer1', 'event.filing', police(first), { reference: 'Wrong file', undo: 'yes' });
    expect(await filed(first)).toBeUndefined();
    // Who may not know the event in which it goes on is not told its number.
    await chat.say('officer1', `event restrict ${first}`);
    expect(await chat.press('officer2', 'event.filing', police(second))).toContain('into a restricted event');
  });

  it('is refused where somebody would not be told any more, and changes nothing', async () => {
    await chat.say('employee-en', 'report somebody took photographs of the loading dock');
    await chat.say('employee-fr', 'report somebody photographs the loading dock and the guards');
    await chat.press('officer1', 'event.type', `${first} lost-item`);
    await chat.press('officer1', 'event.type', `${second} suspicious-activity`);
    await chat.answer('officer1', 'event.questions', second, { 'serious-crime': 'yes' });
    const refused = await merge();
    expect(refused).toContain('as part of EV-2026-0001 it would not be');
    expect((await event(second)).status).toBe('open');
    expect(await whatOf()).not.toContain('linked');
    await chat.press('officer1', 'event.type', `${first} suspicious-activity`);
    expect(await merge()).toContain('is now part of');
    expect((await event()).duties?.map(({ row }) => row)).toContain('suspicious-activity');
  });

  it('is in the audit of both, as linking is; that of the one received does not name the other', async () => {
    await chat.say('employee-en', 'report water on floor 4');
    await chat.say('employee-fr', 'report water on floor 4 again');
    const audit = async (id: string) =>
      (await chat.store.audit.about(id)).map(({ who, what, outcome }) => `${who} ${what} ${outcome}`);
    await chat.say('officer1', `event link ${second} ${first}`);
    const linked = 'officer1@sample.example event link done';
    expect((await audit(first)).at(-1)).toBe(linked);
    expect((await audit(second)).at(-1)).toBe(linked);
    await merge();
    const merged = 'officer1@sample.example event.merge done';
    expect((await audit(first)).at(-1)).toBe(merged);
    expect((await audit(second)).at(-1)).toBe(merged);
    expect(JSON.stringify(await chat.store.audit.about(first))).not.toContain(second);
  });

  it('is refused where the other is not kept as closely', async () => {
    await chat.say('employee-en', 'report water on floor 4');
    await chat.say('employee-fr', 'report water on floor 4 again');
    for (const id of [first, second]) await chat.say('officer1', `event take ${id}`);
    await chat.say('officer1', `event restrict ${second}`);
    expect(await merge()).toContain(`Write “event restrict ${first}” first`);
    await chat.say('officer1', `event restrict ${first}`);
    expect(await merge()).toContain('is now part of');
  });

  it('is refused where one press would open the other, and hands on the marking', async () => {
    await chat.fill('employee-en', 'report', {
      what: 'A stranger followed Hannah Brown through the turnstile',
      type: 'unauthorized-access',
    });
    expect((await event()).named).toBeDefined();
    await chat.say('employee-fr', 'report water on floor 4');
    await chat.say('officer1', `event note ${second} PROTECTED B: who was there`);
    for (const id of [first, second]) await chat.say('officer1', `event take ${id}`);
    await chat.say('officer1', `event restrict ${second}`);
    expect(await merge()).toContain(`Write “event restrict ${first}” first`);
    await chat.say('officer1', `event restrict ${first}`);
    expect(await merge()).toContain('is now part of');
    expect((await event()).marking).toBe('protected-b');
  });

  it('leaves nothing to be done to the part: that is done where it goes on', async () => {
    for (const who of ['employee-en', 'employee-fr']) await chat.say(who, 'report a window is broken');
    await chat.press('officer1', 'event.merge', `${second} ${first}`);
    const before = await event(second);
    for (const words of [
      `event take ${second}`,
      `event severity ${second} high`,
      `event close ${second}`,
      `event call ${second} it which accounts?`,
    ])
      expect(await chat.say('officer1', words)).toContain(`${second} was merged into ${first}`);
    expect(await event(second)).toEqual(before);
  });

  it('is refused for a change of readiness, and for what has a crisis room', async () => {
    await chat.say('cso', 'event readiness increased');
    await chat.say('employee-en', 'report water on floor 4');
    expect(await chat.press('cso', 'event.merge', `${first} ${second}`)).toContain('a record of its own');
    expect(await chat.press('cso', 'event.merge', `${second} ${first}`)).toContain('a record of its own');
    await chat.say('employee-en', 'report water on floor 4 again');
    await chat.answer('cso', 'crisis.open', second, { name: 'Water', kind: 'flood-fire' });
    expect(await chat.press('cso', 'event.merge', `${second} EV-2026-0003`)).toContain('has a crisis room');
  });

  it('leaves what one press opens the marking that its words have', async () => {
    for (const who of ['employee-en', 'employee-fr'])
      await chat.fill(who, 'report', {
        what: 'A stranger followed Hannah Brown through the turnstile',
        type: 'unauthorized-access',
        danger: 'no',
      });
    expect(await event(second)).toMatchObject({ named: 'unclassified', marking: 'protected-b' });
    await merge();
    expect(await event()).toMatchObject({ named: 'unclassified', marking: 'protected-b' });
    await chat.press('officer1', 'event.open', first);
    expect(await event()).toMatchObject({ restricted: false, marking: 'unclassified' });
  });

  it('lets a part that only a name restricts be shown to the desk once what it is part of is, and shows it until then', async () => {
    for (const who of ['employee-en', 'employee-fr'])
      await chat.fill(who, 'report', {
        what: 'A stranger followed Hannah Brown through the turnstile',
        type: 'unauthorized-access',
        danger: 'no',
      });
    await merge();
    const shown = await chat.press('officer1', 'event.open', second);
    expect(shown).toContain('through the turnstile');
    expect(shown).toContain(`Part of: ${first}`);
    expect(shown).not.toContain('[Show it to the desk]');
    expect(await event(second)).toMatchObject({ restricted: true });
    await chat.press('officer1', 'event.open', first);
    expect(await chat.say('officer1', `event show ${second}`)).toContain('[Show it to the desk]');
    expect(await chat.press('officer1', 'event.open', second)).toContain('open to the desk again');
    expect(await event(second)).toMatchObject({
      restricted: false,
      marking: 'unclassified',
      mergedInto: first,
    });
    // Of what is open nothing is left to do: it is shown.
    expect(await chat.press('officer1', 'event.open', second)).toContain('through the turnstile');
  });

  describe('keeps a part as closely as what it went into', () => {
    const isOut = async (who: string, id: string) =>
      expect(await chat.say(who, `event show ${id}`)).toContain(`I have no record ${id}`);
    const isIn = async (who: string, id: string) =>
      expect(await chat.say(who, `event show ${id}`)).toContain('at night');
    const file = (who: string, what: string, type = 'other') =>
      chat.fill(who, 'report', { what, type, danger: 'no' });

    it.each([
      ['before', 'other', 'restrict'],
      ['after', 'other', 'restrict'],
      ['after', 'insider-screening', 'type'],
    ])('that was restricted %s, by %s', async (when, type, how) => {
      await file('employee-en', 'a consultant copies files at night');
      await file('employee-fr', 'the consultant copies files at night');
      await chat.say('officer1', `event take ${first}`);
      const restrict = () =>
        how === 'type'
          ? chat.press('officer1', 'event.type', `${first} ${type}`)
          : chat.say('officer1', `event restrict ${first}`);
      if (when === 'before') await restrict();
      await merge();
      if (when === 'after') await restrict();
      await isOut('officer2', second);
      await isIn('officer1', second);
      expect(await event(second)).toMatchObject({ restricted: true, marking: 'protected-b' });
      await chat.answer('employee-fr', 'report.details', second, { text: 'it is unit seven' });
      await isOut('officer2', second);
      await chat.say('officer1', `event assign ${first} officer2@sample.example`);
      await isIn('officer2', second);
    });

    it('and lets in nobody whom it names', async () => {
      await file('employee-en', 'a consultant copies files at night');
      await file('employee-fr', 'Mélanie Gagnon copies files at night', 'cyber');
      await chat.say('officer1', `event take ${first}`);
      await merge();
      await chat.say('officer1', `event restrict ${first}`);
      await chat.say('officer2', `event join ${first} related`);
      await chat.press('officer1', 'event.join.add', `${first} officer2@sample.example`);
      await chat.say('officer1', `event restrict ${first} secret`);
      await isOut('officer2', second);
    });
  });

  it('wakes whoever has the other when somebody was in danger in it', async () => {
    await chat.say('employee-en', 'report the poster about recycling is gone');
    await chat.say('officer2', `event take ${first}`);
    await chat.say('employee-fr', 'report help, I am trapped in the elevator');
    expect([(await event()).danger, (await event(second)).danger]).toEqual([false, true]);
    await merge();
    expect((await event()).danger).toBe(true);
    expect(await owed('officer2')).toContain(first);
    expect(await whatOf()).toContain('danger');
  });

  it('keeps in one worksheet what the privacy officers wrote in either', async () => {
    await chat.say('employee-en', 'report privacy breach, files sent to the wrong person');
    await chat.say('employee-fr', 'report privacy breach, files went to a wrong person');
    await chat.answer('privacy1', 'privacy.facts', first, { what: 'Letters' });
    await chat.answer('privacy1', 'privacy.facts', second, { what: 'Files', people: '40' });
    await merge();
    expect((await chat.store.breaches.get(first))?.facts).toEqual({
      what: 'Letters\nFiles',
      people: '40',
    });
    expect((await chat.store.breaches.get(first))?.history.at(-1)).toMatchObject({
      by: 'officer1@sample.example',
      what: 'facts',
      of: 'what',
      from: 'Letters',
      to: 'Letters\nFiles',
    });
    expect((await chat.store.breaches.get(second))?.facts).toEqual({ what: 'Files', people: '40' });
  });

  it('leaves the cause to be filled in where it is opened again', async () => {
    await chat.say('employee-en', 'report lost my badge');
    await chat.say('employee-fr', 'report lost my badge too');
    const cause = async () => {
      const report = await investigationReport(new Unit(chat.services, chat.now), await event(second), 'en');
      return report.sections.flatMap(({ rows }) => rows).find(([label]) => label === 'Cause');
    };
    await merge();
    expect((await cause())?.[2]).toBe('blank');
    await chat.say('officer1', `event reopen ${second} not the same`);
    expect((await cause())?.[2]).toBe('blank');
    await chat.answer('officer1', 'event.close', second, { outcome: 'unfounded', cause: 'A torn lanyard' });
    expect((await cause())?.[1]).toBe('A torn lanyard');
  });

  it('has the privacy officers come to a worksheet that there was none of, and reminds them of it', async () => {
    await chat.say('employee-en', 'report water on floor 4');
    await chat.say('employee-fr', 'report privacy breach, files sent to the wrong person');
    await chat.answer('privacy1', 'privacy.facts', second, { what: 'Letters' });
    await chat.press('officer1', 'event.type', `${second} other`);
    expect(await owed('privacy1')).not.toContain(first);
    await merge();
    expect((await chat.store.breaches.get(first))?.facts).toEqual({ what: 'Letters' });
    expect(await owed('privacy1')).toContain(first);
    await chat.pass(7 * 24 * hour);
    expect(await owed('privacy1')).toContain(`${first}: it is still not decided`);
  });

  it('tells the privacy officers that a further breach became part of a material one', async () => {
    await chat.say('employee-en', 'report privacy breach, a letter went to the wrong person');
    await chat.say('employee-fr', 'report privacy breach, files sent to the wrong person');
    await chat.answer('privacy1', 'privacy.decide', first, { material: 'yes', reason: 'Health records' });
    await merge();
    expect(await owed('privacy1')).toContain(`is now part of ${first}, a material breach`);
    expect((await event()).materiality?.material).toBe(true);
  });

  it('has decided anew what was not material before an undecided breach became part of it', async () => {
    const again = `${first}: it is still not decided`;
    const reminders = async () => (await owed('privacy1')).split(again).length - 1;
    await chat.say('employee-en', 'report privacy breach, a letter went to the wrong person');
    await chat.say('employee-fr', 'report privacy breach, files sent to the wrong person');
    await chat.answer('privacy1', 'privacy.decide', first, { material: 'no', reason: 'One letter' });
    await chat.answer('privacy1', 'privacy.facts', second, { what: '12,000 clients' });
    await chat.pass(3 * 24 * hour);
    await chat.press('privacy1', 'privacy.decide', first);
    const older = chat.replies.at(-1)?.form?.form;
    if (!older) throw new Error('no form');
    await merge();
    expect((await event()).materiality).toBeUndefined();
    const sent = await chat.submit('privacy1', older, { material: 'no', reason: 'One letter, still' });
    expect(sent).toContain('decide once more');
    expect((await event()).materiality).toBeUndefined();
    expect(await owed('privacy1')).toContain(`is now part of ${first}`);
    const sheet = await chat.say('privacy1', `event show ${first}`);
    expect(sheet).toMatch(/Not material: decided by[\s\S]*One letter[\s\S]*decide once more/);
    expect(await chat.say('officer1', `event show ${first}`)).toContain('Being assessed');
    await chat.pass(5 * 24 * hour);
    expect(await reminders()).toBe(0);
    for (const weeks of [1, 2]) {
      await chat.pass(7 * 24 * hour);
      expect(await reminders()).toBe(weeks);
    }
    await chat.answer('privacy1', 'privacy.decide', first, { material: 'yes', reason: 'So many' });
    await chat.pass(7 * 24 * hour);
    expect(await reminders()).toBe(2);
    const decided = (await chat.store.breaches.get(first))?.history.filter(({ what }) => what === 'decision');
    expect(decided?.map(({ from, to }) => [from, to])).toEqual([
      [undefined, 'no'],
      ['no', undefined],
      [undefined, 'yes'],
    ]);
  });

  describe('while it is being decided whether a breach is material', () => {
    const sheets = {
      [first]: 'report privacy breach, a letter went to the wrong person',
      [second]: 'report privacy breach, files sent to the wrong person',
    };
    beforeEach(async () => {
      await chat.say('employee-en', sheets[first] ?? '');
      await chat.say('employee-fr', sheets[second] ?? '');
    });
    async function opened(id: string) {
      await chat.press('privacy1', 'privacy.decide', id);
      const form = chat.replies.at(-1)?.form?.form;
      if (!form) throw new Error('no form');
      return form;
    }

    it.each([first, second])('has nothing decided by whoever read only that of %s', async (id) => {
      const form = await opened(id);
      await merge();
      const refused = await chat.submit('privacy1', form, { material: 'no', reason: 'One letter' });
      expect(refused).toContain('your answer was not kept');
      expect((await event()).materiality).toBeUndefined();
      expect((await chat.store.breaches.get(first))?.decisions).toEqual([]);
      const again = await chat.submit('privacy1', await opened(second), { material: 'yes', reason: 'Files' });
      expect(again).toContain(`${first} is a material breach`);
    });

    it('leaves material what was, where whoever sets that right read only the one', async () => {
      await chat.answer('privacy1', 'privacy.decide', first, { material: 'yes', reason: 'Health records' });
      const form = await opened(first);
      await merge();
      const refused = await chat.submit('privacy1', form, { material: 'no', reason: 'No health records' });
      expect(refused).toContain('your answer was not kept');
      expect((await event()).materiality).toMatchObject({ material: true });
    });

    it('keeps what is decided while something without personal information becomes part of it', async () => {
      await chat.say('employee-en', 'report water on floor 4');
      const form = await opened(first);
      await chat.press('officer1', 'event.merge', `EV-2026-0003 ${first}`);
      expect(await chat.submit('privacy1', form, { material: 'no', reason: 'One letter' })).toContain(
        'is not a material breach',
      );
    });

    it('tells the privacy officers that its worksheet grew', async () => {
      await merge();
      const told = (await chat.owed('privacy1@sample.example')).filter((each) =>
        each.includes('now part of'),
      );
      expect(told).toEqual([expect.stringContaining(`is now part of ${first}`)]);
      expect(told[0]).toContain('[Privacy worksheet]');
      await chat.pass(7 * 24 * hour);
      expect(await owed('privacy1')).toContain(`${first}: it is still not decided`);
    });
  });

  it('opens again what was ruled out, where an undecided breach becomes part of it', async () => {
    await chat.say('employee-en', 'report somebody left a printout at the printer');
    await chat.say('employee-fr', 'report privacy breach, the payroll list went to the wrong person');
    await chat.answer('privacy1', 'privacy.facts', second, { what: 'Payroll list', people: '300' });
    await chat.press('officer1', 'event.type', `${second} suspicious-message`);
    await chat.answer('officer1', 'event.questions', first, { 'personal-information': 'no', cabinet: 'no' });
    await merge();
    expect((await event()).answers).toEqual({ cabinet: 'no' });
    expect((await event()).history).toContainEqual(
      expect.objectContaining({ what: 'answered', from: 'personal-information:no cabinet:no' }),
    );
    expect(await owed('privacy1')).toContain(`${first} involves personal information`);
    expect(await chat.say('officer1', `event notify ${first}`)).not.toContain('personal information');
    await chat.pass(7 * 24 * hour);
    expect(await owed('privacy1')).toContain(`${first}: it is still not decided`);
  });

  it('leaves ruled out what the other one does not speak of, or what was decided there', async () => {
    await chat.say('employee-en', 'report somebody left a printout at the printer');
    await chat.say('employee-fr', 'report privacy breach, a letter went to the wrong person');
    await chat.say('employee-fr', 'report another printout at the printer');
    await chat.answer('privacy1', 'privacy.decide', second, { material: 'no', reason: 'One letter' });
    await chat.press('officer1', 'event.type', `${second} suspicious-message`);
    await chat.answer('officer1', 'event.questions', first, { 'personal-information': 'no' });
    await merge();
    await chat.press('officer1', 'event.merge', `EV-2026-0003 ${first}`);
    expect((await event()).answers).toEqual({ 'personal-information': 'no' });
  });

  it('shows of a part how it stands with the breach where that goes on', async () => {
    await chat.say('employee-en', 'report privacy breach, a letter went to the wrong person');
    await chat.say('employee-fr', 'report privacy breach, files sent to the wrong person');
    await merge();
    expect(await chat.say('officer1', `event show ${second}`)).toContain('Being assessed');
    await chat.answer('privacy1', 'privacy.decide', first, { material: 'yes', reason: 'Health records' });
    expect(await chat.say('officer1', `event show ${second}`)).toContain('Privacy: Material breach');
    expect(await chat.say('privacy1', 'event list all')).toMatch(
      new RegExp(`${second}: .*Closed · Material breach`),
    );
    // Who may not know in which it goes on is told nothing of that one.
    await chat.say('officer1', `event take ${first}`);
    await chat.press('officer1', 'event.join.add', `${second} officer2@sample.example`);
    await chat.say('officer1', `event restrict ${first}`);
    const name = (await chat.store.people.get('privacy1@sample.example'))?.name;
    await chat.say('employee-en', `report note ${first} it was ${name}`);
    const shown = await chat.say('officer2', `event show ${second}`);
    expect(shown).toContain('Part of: a restricted event');
    expect(shown).not.toMatch(/Material|Being assessed/);
    expect(await chat.say('privacy1', 'event list all')).not.toContain(second);
  });

  it('leaves a decision alone where the other breach was decided as well', async () => {
    await chat.say('employee-en', 'report privacy breach, a letter went to the wrong person');
    await chat.say('employee-fr', 'report privacy breach, another letter did');
    for (const id of [first, second])
      await chat.answer('privacy1', 'privacy.decide', id, { material: 'no', reason: 'One letter' });
    await merge();
    expect((await event()).materiality).toMatchObject({ material: false });
    expect(await owed('privacy1')).not.toContain('is now part of');
  });

  it('brings the privacy officers to the worksheet that goes on, also by a button or a form of earlier', async () => {
    await chat.say('employee-en', 'report privacy breach, files sent to the wrong person');
    await chat.say('employee-fr', 'report privacy breach, files went to a wrong person');
    await chat.press('privacy1', 'privacy.items', second);
    const open = chat.replies.at(-1)?.form?.form;
    if (!open) throw new Error('no form');
    await merge();
    const shown = await chat.press('privacy1', 'privacy.worksheet', second);
    expect(shown).toContain(`Privacy worksheet of ${first}`);
    expect(shown).toContain(`${second} was merged into ${first}`);
    expect(await chat.say('privacy1', `event show ${second}`)).toBe(shown);
    const exported = await chat.say('privacy1', `event export ${second} privacy`);
    expect(exported).toContain(`${second} was merged into ${first}`);
    expect(exported).toContain(`${first}: privacy worksheet`);
    expect(chat.replies.at(-1)?.here?.files?.[0]?.name).toContain(first);
    expect((await chat.store.breaches.get(first))?.history.at(-1)?.what).toBe('exported');
    expect(await chat.submit('privacy1', open, { risks: 'Humiliation' })).toContain(first);
    await chat.answer('privacy1', 'privacy.decide', second, { material: 'yes', reason: 'Harm' });
    const sheet = await chat.store.breaches.get(first);
    expect(sheet?.items).toEqual({ risks: 'Humiliation' });
    expect(sheet?.decisions).toMatchObject([{ material: true }]);
    expect((await chat.store.breaches.get(second))?.decisions).toEqual([]);
    expect((await event()).duties?.map(({ row }) => row)).toContain('material-privacy-breach');
    expect(await event(second)).not.toHaveProperty('materiality');
    expect((await chat.store.audit.page(0, 100)).at(-1)).toMatchObject({ record: first });
    // Whom the event in which it goes on keeps out has no part in it any more.
    await chat.say('officer1', `event take ${first}`);
    await chat.say('officer1', `event restrict ${first}`);
    const name = (await chat.store.people.get('privacy1@sample.example'))?.name;
    expect(name).toBeDefined();
    await chat.say('employee-en', `report note ${first} it was ${name}`);
    expect(await chat.press('privacy1', 'privacy.worksheet', second)).toContain('I have no record');
    expect(await chat.say('privacy1', `event export ${second} privacy`)).toContain('I have no record');
    expect(chat.replies.at(-1)?.here?.files).toBeUndefined();
  });

  it('brings what its author and those called in still say to whoever has the other', async () => {
    await chat.say('employee-en', 'report a virus on my computer');
    await chat.say('officer2', `event take ${first}`);
    await chat.say('employee-fr', 'report a virus on my computer, too');
    await chat.say('officer1', `event call ${second} it which computers are hit?`);
    await merge();
    await chat.answer('employee-fr', 'report.details', second, { text: 'It spreads' });
    expect(await owed('officer2')).toContain(second);
    await chat.answer('it1', 'event.answer', `${second} 1`, { answer: 'Two of them' });
    expect((await event(second)).calls?.[0]?.answers).toHaveLength(1);
    expect((await owed('officer2')).split(second).length).toBeGreaterThan(2);
  });
});

describe('an officer hears', () => {
  it('that somebody else merged what they have, without a number that they may not know', async () => {
    for (const who of ['employee-en', 'employee-fr']) await chat.say(who, 'report the vault was open');
    await chat.say('officer2', `event take ${first}`);
    await merge();
    expect(await owed('officer2')).toContain(`made ${second} part of ${first}.`);
    expect(await owed('officer1')).not.toContain('part of');

    await chat.say('employee-en', 'report the vault was open once more');
    await chat.say('officer2', 'event take EV-2026-0003');
    await chat.say('cso', `event assign ${first} officer1@sample.example`);
    await chat.say('officer1', `event restrict ${first}`);
    await chat.say('cso', `event link EV-2026-0003 ${first} merge`);
    expect(await owed('officer2')).toContain('made EV-2026-0003 part of a restricted event.');
    expect(await owed('officer1')).toContain(`made EV-2026-0003 part of ${first}.`);
  });

  it('that somebody else opened it again, or took it out of what they have', async () => {
    for (const who of ['employee-en', 'employee-fr']) await chat.say(who, 'report the vault was open');
    await chat.say('cso', `event take ${second}`);
    await chat.say('officer2', `event take ${first}`);
    await merge();
    await chat.say('officer1', `event reopen ${second} it is another vault`);
    for (const who of ['cso', 'officer2'])
      expect(await owed(who)).toContain(`opened ${second} again and has it now.`);
    expect(await owed('officer1')).not.toContain('opened');
  });
});
