import { beforeEach, describe, expect, it } from 'vitest';
import { SendError } from '../../src/chat/errors.ts';
import { allRecords } from '../../src/handlers/bot.ts';
import { composer } from '../../src/handlers/compose.ts';
import { checkAccess } from '../../src/handlers/crisis/lapse.ts';
import { Unit } from '../../src/handlers/work.ts';
import { type Chat, chatForEach } from '../support/chat.ts';
import { firstCrisis } from '../support/crises.ts';
import { makerOf } from '../support/made.ts';
import { plainText } from '../support/plain-text.ts';
import { aScreening } from '../support/records.ts';
import type { FakeRoom } from '../support/rooms.ts';

let chat: Chat;
const { id, crisis, room, platform, reads, ...its } = firstCrisis(() => chat);
const { kinds: log, roomReads: inRoom } = its;
const daniel = 'officer1';
const day = 24 * 60 * 60 * 1000;

chatForEach((begun) => {
  chat = begun;
});

const made = (n = 0): FakeRoom => {
  const found = platform().rooms[n];
  if (!found) throw new Error('no such room');
  return found;
};
const names = (...who: string[]) => who.map((name) => `${name}@sample.example`);

async function open(words = ''): Promise<void> {
  await chat.say(daniel, `crisis open ${words} flood at 90 Elgin`);
  await chat.settle();
}

describe('a room that people archived or deleted', () => {
  beforeEach(async () => {
    await open();
    await chat.say('officer2', `crise role ${id} responsable`);
    await chat.settle();
  });

  /** Something wants to change in the room, which shows that it is not there. */
  async function notice(): Promise<void> {
    await chat.press(daniel, 'crisis.claim', `${id} deputy`);
    await chat.say(daniel, `crisis severity ${id} low`);
    await chat.settle();
  }

  it('is noticed: it is on the log, and whoever leads is told, in their language, what helps', async () => {
    made().archived = true;
    await notice();
    expect((await room()).lost).toMatchObject({ state: 'archived' });
    expect(await log()).toContain('room-lost');
    expect(await reads('officer2')).toMatch(
      /Quelqu’un a archivé sa salle sur la console[\s\S]*\[Créer une autre salle\] \[Vérifier de nouveau\]/,
    );
    expect(await reads(daniel)).toContain('Somebody archived its room on the console');
    // Nothing is tried there any more, and everything goes on by number.
    const calls = platform().calls.length;
    expect(await chat.say(daniel, `crisis log ${id} we meet in the lobby`)).toContain('On the log');
    await chat.pass(day);
    await chat.settle();
    expect(platform().calls.length).toBe(calls);
  });

  it('gets another in its place, with the same people, cards and number, and never two', async () => {
    made().state = 'gone';
    await notice();
    expect((await room()).lost).toMatchObject({ state: 'gone' });
    await chat.say(daniel, `crisis log ${id} the pump has started`);
    expect(await chat.press(daniel, 'crisis.remake', id)).toContain('The room is being made');
    await chat.say(daniel, `crisis log ${id} the pump has stopped`);
    expect(await chat.press('officer2', 'crisis.remake', id)).toContain('Il n’y en a jamais deux');
    await chat.settle();
    expect(platform().rooms).toHaveLength(2);
    expect((await room()).place?.place).toBe(made(1).place);
    expect((await room()).completeAt).toBeDefined();
    expect([...made(1).members].sort()).toEqual([...made(0).members].sort());
    expect(made(1).pinned).toEqual([`${id}~crisis.briefing/0`]);
    expect(made(1).topicText).toContain('Low');
    expect((await log()).filter((what) => what === 'room')).toHaveLength(2);
    // What was put down while there was no room, once.
    expect(await inRoom()).toMatch(/Checklist[\s\S]*the pump has started[\s\S]*the pump has stopped/);
    expect((await inRoom()).split('the pump has started')).toHaveLength(2);
    expect((await room()).missed).toBeUndefined();
    const here = { channel: made(1).place };
    expect(await chat.say(daniel, 'crisis log we are here now', here)).toContain('On the log');
    expect(await chat.press(daniel, 'crisis.remake', id)).toContain('There is never a second one');
  });

  it('is taken again where somebody brought it back, even when another was asked for', async () => {
    made().archived = true;
    await notice();
    made().archived = false;
    await chat.press(daniel, 'crisis.remake', id);
    await chat.settle();
    expect(platform().rooms).toHaveLength(1);
    expect(await room()).toMatchObject({ place: { place: made().place }, former: [] });
    expect(made().topicText).toContain('Low');
    expect((await room()).completeAt).toBeDefined();
  });

  it('that is back gets what it missed', async () => {
    made().archived = true;
    await notice();
    await chat.say(daniel, `crisis log ${id} the pump has started`);
    await chat.settle();
    expect(await inRoom()).not.toContain('the pump has started');
    made().archived = false;
    await chat.press(daniel, 'crisis.room', id);
    await chat.settle();
    expect((await room()).lost).toBeUndefined();
    expect(await inRoom()).toContain('the pump has started');
    expect(made().topicText).toContain('Low');
  });

  it('is brought back from the archive on the press of a button, where the platform can', async () => {
    const can = new Set([...((await room()).can ?? []), 'unarchive' as const]);
    await chat.store.commit([{ in: 'rooms', put: { ...(await room()), can: [...can] } }]);
    made().archived = true;
    await notice();
    expect(await reads('officer2')).toContain('[La sortir des archives]');
    await chat.press('officer2', 'crisis.room', id);
    await chat.settle();
    expect(made().archived).toBe(false);
    expect((await room()).lost).toBeUndefined();
  });

  it('that Vigie was taken out of is not made again while people may be in it', async () => {
    made().state = 'outside';
    await notice();
    expect(await reads('officer2')).not.toContain('[Créer une autre salle]');
    expect(await chat.press(daniel, 'crisis.remake', id)).toContain('Somebody took Vigie out of its room');
    await chat.settle();
    expect(platform().rooms).toHaveLength(1);
  });

  it('is nobody’s worry once the crisis is closed', async () => {
    await chat.answer(daniel, 'crisis.leftovers', id, { outcome: 'resolved', summary: 'It is dry.' });
    made().archived = true;
    await chat.settle();
    expect(await log()).not.toContain('room-lost');
    expect(await reads('officer2')).not.toContain('archivé sa salle');
    // Opened again, it is missed.
    await chat.say(daniel, `crisis reopen ${id} the water is back`);
    await chat.settle();
    expect(await log()).toContain('room-lost');
    expect(await reads('officer2')).toContain('archivé sa salle');
  });
});

describe('somebody who may not be in a room any more', () => {
  beforeEach(async () => {
    for (const who of ['officer1', 'cso', 'it1', 'facilities1']) await screen(who);
    await open('level:secret');
    await chat.say('it1', `crisis role ${id} lead`);
    await chat.say('facilities1', `crise role ${id} immeubles`);
    await chat.say('facilities1', `crise action ${id} trouver des pompes facilities1@sample.example`);
    await chat.press('facilities1', 'crisis.task.take', `${id} close-area`);
    await chat.settle();
  });

  async function screen(who: string, fields: Parameters<typeof aScreening>[1] = {}): Promise<void> {
    const { version = 0 } = (await chat.store.screening.get(`${who}@sample.example`)) ?? {};
    const record = { level: 'secret', nextCheck: '2027-11-24', ...fields } as const;
    await chat.store.commit([
      { in: 'screening', put: { ...aScreening(`${who}@sample.example`, record), version } },
    ]);
  }

  /** As after an import. */
  async function check(): Promise<void> {
    const unit = new Unit(chat.services, chat.now);
    await checkAccess(unit);
    await chat.store.commit(unit.writes);
    for (let i = 0; i < 3; i++) await chat.pass(1);
    await chat.settle();
  }

  it('who left the department is said to be in the directory no more, and nothing of their screening', async () => {
    const person = await chat.store.people.get('facilities1@sample.example');
    if (person) await chat.store.commit([{ in: 'people', put: { ...person, active: false } }]);
    await check();
    const told = await reads('it1');
    expect(told).toContain('because they are not in the directory any more: Georges Leblanc.');
    expect(told).not.toMatch(/conditions|screening/);
  });

  it('may have asked somebody to take over before they left, who still can', async () => {
    const note = 'The landlord calls back at noon.';
    const to = 'officer1@sample.example';
    await chat.fill('it1', `crisis handover ${id}`, { role: 'lead', to, note });
    const person = await chat.store.people.get('it1@sample.example');
    if (person) await chat.store.commit([{ in: 'people', put: { ...person, active: false } }]);
    await check();
    expect((await crisis()).roles.find(({ role }) => role === 'lead')).toBeUndefined();
    const before = (await chat.owed('it1@sample.example')).length;
    await chat.pass(11 * 60_000);
    expect(await chat.press('officer1', 'crisis.handover.confirm', `${id} lead`)).toContain('It is yours');
    expect((await crisis()).roles.find(({ role }) => role === 'lead')).toMatchObject({ person: to });
    expect(await chat.owed('it1@sample.example')).toHaveLength(before);
  });

  it('is named with the screening officers apart from who left the department at the same time', async () => {
    const person = await chat.store.people.get('facilities1@sample.example');
    if (person) await chat.store.commit([{ in: 'people', put: { ...person, active: false } }]);
    await screen('cso', { status: 'suspended' });
    await check();
    const lines = (await reads('it1')).split('\n');
    const at = (words: string) => lines.findIndex((line) => line.includes(words));
    expect(at('because the conditions')).toBeGreaterThanOrEqual(0);
    expect(at('The screening officers know more.')).toBe(at('because the conditions') + 1);
    expect(at('not in the directory any more: Georges Leblanc')).toBe(at('because the conditions') + 2);
  });

  it('is taken out of it, of their roles and their work; whoever leads hears of it, and nobody why', async () => {
    await screen('facilities1', { status: 'suspended' });
    await check();
    expect([...made().members].sort()).toEqual(names('cso', 'it1', 'officer1'));
    const now = await crisis();
    expect(now.members.map(({ person }) => person).sort()).toEqual(names('cso', 'it1', 'officer1'));
    expect(now.roles.map(({ role }) => role)).toEqual(['lead']);
    expect(now.checklist.find((task) => task.id === 'close-area')?.owner).toBeUndefined();
    expect((await chat.store.actions.get('AC-2026-0001'))?.owner).toBeUndefined();
    const told = await reads('it1');
    expect(told).toContain(`${id}: no longer in the crisis or its room, because the conditions`);
    expect(told).toContain('Georges Leblanc');
    expect(told).toContain('The screening officers know more.');
    expect(told).toContain('These roles are empty now: Facilities.');
    expect(told).toContain('Nobody has these actions now: AC-2026-0001.');
    for (const text of [told, await inRoom(), await reads('facilities1')])
      expect(text).not.toMatch(/suspend|revoke|révoqu|not confirmed|pas confirmé/i);
    expect((await chat.store.logs.last(id, 1))[0]).toMatchObject({
      what: 'left',
      person: 'facilities1@sample.example',
    });
    const audit = await chat.store.audit.page(0, 200);
    expect(audit.filter(({ what }) => what === 'crisis taken-out')).toMatchObject([
      { record: id, detail: 'put-out:facilities1@sample.example:secret' },
    ]);
    expect(await chat.say('facilities1', `crise journal ${id}`)).toContain('aucune crise');
    expect(await chat.say('facilities1', 'mesure faite AC-2026-0001')).toContain('aucune mesure');
    await chat.pass(11 * 60_000);
    await chat.settle();
    expect(await reads('it1')).toContain('is without: Scribe, Facilities');
  });

  it('is taken out again when somebody adds them by hand; whoever opened or leads it hears of it, and nobody else', async () => {
    await screen('hr1', { status: 'suspended' });
    for (const who of names('hr1', 'legal1')) made().members.add(who);
    made().members.add('somebody@elsewhere.example');
    const before = { ...(await room()), visited: chat.now.toISOString(), tryAt: chat.now.toISOString() };
    await chat.store.commit([{ in: 'rooms', put: before }]);
    await chat.settle();
    expect([...made().members].sort()).toEqual(names('cso', 'facilities1', 'it1', 'officer1'));
    expect((await room()).visited).toBeUndefined();
    expect(await reads('it1')).toMatch(
      /added to its room by hand and taken out again[^\n]*: Sandra Peters, Fatima/,
    );
    expect(await reads('it1')).toContain('an account of nobody in the directory');
    expect(await reads(daniel)).toMatch(/Not let in[^\n]*Sandra Peters/);
    expect(await inRoom()).not.toMatch(/Sandra|Fatima/);
    expect((await crisis()).members.map(({ person }) => person)).not.toContain('hr1@sample.example');
    const audit = await chat.store.audit.page(0, 200);
    const kept = audit.filter(({ what }) => what === 'crisis kept-out').map(({ detail }) => detail);
    expect(kept).toEqual(
      expect.arrayContaining([
        'kept-out:hr1@sample.example:secret',
        'kept-out:legal1@sample.example:secret',
        'kept-out:somebody@elsewhere.example:secret',
      ]),
    );
  });

  it('is noticed in a room by the next day, even when nobody told of it; whoever holds the level stays', async () => {
    await screen('legal1');
    for (const who of names('hr1', 'legal1')) made().members.add(who);
    await check();
    expect([...made().members].sort()).toEqual(names('cso', 'facilities1', 'it1', 'legal1', 'officer1'));
    expect((await crisis()).members.map(({ person }) => person)).toContain('legal1@sample.example');
    expect((await room()).people['legal1@sample.example']).toEqual({ state: 'in' });
    expect(await log()).toContain('joined');
    expect(await chat.say('legal1', 'crisis log we are here', { channel: made().place })).toContain(
      'On the log',
    );
  });

  it('is left to people where the platform refuses to take out somebody who was added by hand', async () => {
    made().members.add('hr1@sample.example');
    platform().fail('remove', new SendError('restricted_action', true));
    await check();
    expect(await reads('it1')).toMatch(/Take them out by hand now: Sandra Peters/);
  });

  it('leaves a critical role that is chased from then on, once each time', async () => {
    await chat.say('it1', `crisis role ${id} scribe`);
    await chat.pass(11 * 60_000);
    const chased = async () => (await reads('it1')).split('is without: Facilities').length - 1;
    expect(await chased()).toBe(0);
    await screen('facilities1', { status: 'suspended' });
    await check();
    await chat.pass(11 * 60_000);
    expect(await chased()).toBe(1);
    // After as long again as it was waited for until then.
    await chat.pass(12 * 60_000);
    expect(await chased()).toBe(2);
  });

  it('is noticed on the day on which the level lapses, without anybody asking', async () => {
    await screen('facilities1', { expires: '2026-11-24' });
    await check();
    expect(made().members).toContain('facilities1@sample.example');
    await chat.pass(day);
    await chat.pass(1);
    await chat.settle();
    expect(made().members).not.toContain('facilities1@sample.example');
  });

  it('may be who leads or who opened it: then the CSO hears of it', async () => {
    await screen('it1', { status: 'revoked' });
    await screen('officer1', { status: 'expired' });
    await check();
    expect([...made().members].sort()).toEqual(names('cso', 'facilities1'));
    expect(await reads('cso')).toContain(
      'Ces rôles sont maintenant vacants\u00A0: Responsable de l’événement.',
    );
    expect(await reads(daniel)).not.toContain('no longer in the crisis');
    // What the opener reads of the room is nothing to them any more.
    expect(await reads(daniel)).not.toContain('Georges Leblanc');
  });

  it('gets no report any more, though executives of the list get them', async () => {
    const report = () => makerOf(chat, `${id}-R01:en:md`, 'executive1');
    await screen('executive1');
    await chat.fill(daniel, `crisis sitrep ${id}`, { situation: 'The vault is wet.' });
    expect(await report()).toContain('The vault is wet.');
    expect(await reads('executive1')).toContain('The vault is wet.');
    await screen('executive1', { status: 'suspended' });
    expect(await report()).toBeUndefined();
    expect(await reads('executive1')).not.toContain('The vault is wet.');
  });

  it('may be an executive on a platform that does not carry a report: they hear there that there is one', async () => {
    await screen('executive1');
    const person = await chat.store.people.get('executive1@sample.example');
    const accounts = { ...person?.accounts, slack: { id: 'U0EXECUTIVE' } };
    if (person) await chat.store.commit([{ in: 'people', put: { ...person, accounts } }]);
    await chat.say('cso', 'crise ouvrir marque:protege-b inondation de la voûte');
    await chat.fill('cso', 'crise rapport CR-2026-0002', { situation: 'La voûte est mouillée.' });
    const on = async (platform: string) => {
      const all = await chat.store.deliveries.page(undefined, 1_000);
      const report = all.filter(({ content }) => 'of' in content && content.of === 'CR-2026-0002-R01');
      const mine = report.find(({ to }) => to.kind === 'person' && to.platform === platform);
      const message = mine && (await composer(allRecords(), chat.services, () => chat.now)(mine));
      return message && plainText(message);
    };
    expect(await on('console')).toContain('La voûte est mouillée.');
    expect(await on('slack')).toBe(
      'CR-2026-0002 · Situation report 1: CR-2026-0002 is marked Protected B and cannot be shown on this platform.',
    );
  });

  it('may be an executive who cannot be shown a report: the record says so, and why', async () => {
    const second = 'CR-2026-0002';
    const account = async (...slack: { id: string }[]) => {
      const person = await chat.store.people.get('executive1@sample.example');
      const accounts = slack[0] ? { slack: slack[0] } : {};
      if (person) await chat.store.commit([{ in: 'people', put: { ...person, accounts } }]);
    };
    await screen('executive1');
    await chat.say('cso', 'language en');
    await chat.say('cso', 'crisis open marking:protected-b flood in the vault');
    const sitrep = () => chat.fill('cso', `crisis sitrep ${second}`, { situation: 'The vault is wet.' });
    expect(await sitrep()).toContain('Not shown to Robert MacLeod: not let into this crisis.');
    chat.services.platforms = ['slack'];
    await account({ id: 'U0EXECUTIVE' });
    expect(await sitrep()).toContain('on no platform that may carry its marking');
    await account();
    await sitrep();
    chat.services.platforms = ['slack', 'console'];
    await sitrep();
    const all = await chat.store.deliveries.page(undefined, 1_000);
    const failing = all.filter(({ id: each }) => each.startsWith(`${second}-R04:executive`));
    const record = async () =>
      (await makerOf(chat, `${second}:en:md`, 'cso'))?.match(/^.*Situation report \d.*$/gm);
    expect((await record())?.[3]).toMatch(/· Helen Carter · Not shown to Robert MacLeod: not let in/);
    await chat.store.commit(failing.map((put) => ({ in: 'deliveries', put: { ...put, state: 'failed' } })));
    const lines = await record();
    expect(lines?.[0]).toMatch(/· Helen Carter · Not shown to Robert MacLeod: not let into this crisis/);
    expect(lines?.[1]).toMatch(/Not shown to Helen Carter: on no platform that may carry its marking/);
    expect(lines?.[2]).toMatch(/Not shown to Helen Carter: not reached in chat/);
    expect(lines?.[3]).toMatch(/Not shown to Helen Carter: not reached in chat/);
  });

  it('may have left the directory, which counts in an open room too', async () => {
    await chat.say(daniel, 'crisis open kind:protest march on Elgin');
    await chat.settle();
    const person = await chat.store.people.get('comms1@sample.example');
    if (person) await chat.store.commit([{ in: 'people', put: { ...person, active: false } }]);
    expect(made(1).members).toContain('comms1@sample.example');
    await check();
    expect(made(1).members).not.toContain('comms1@sample.example');
  });

  it('stays in the after-action report, with the roles they held and until when', async () => {
    const second = 'CR-2026-0002';
    await chat.say('comms1', 'language en');
    await chat.say(daniel, 'crisis open kind:protest march on Elgin');
    await chat.say(daniel, `crisis role ${second} lead comms1@sample.example`);
    await chat.say('comms1', `crisis decision ${second} close the doors`);
    const person = await chat.store.people.get('comms1@sample.example');
    if (!person) throw new Error('nobody');
    await chat.store.commit([{ in: 'people', put: { ...person, active: false } }]);
    chat.now = new Date(chat.now.getTime() + 30 * 60_000);
    await check();
    await chat.say(daniel, `crisis role ${second} lead officer2@sample.example`);
    await chat.answer(daniel, 'crisis.leftovers', second, { outcome: 'resolved', summary: 'It is over.' });
    const report = await makerOf(chat, `${second}:en:md`, daniel);
    const { name } = person;
    expect(report).toMatch(new RegExp(`Event lead.*${name} \\(from .*, 10:\\d\\d to .*, 10:\\d\\d\\)`));
    expect(report).toMatch(/Event lead.*Mélanie Gagnon \(since .*, 10:\d\d\)/);
    expect(report).toMatch(new RegExp(`People.*${name} \\(until .*\\)`));
  });

  it('is taken out by hand where the platform does not: whoever leads is told so', async () => {
    const { can = [], ...rest } = await room();
    const put = { ...rest, can: can.filter((ability) => ability !== 'remove') };
    await chat.store.commit([{ in: 'rooms', put }]);
    await screen('facilities1', { status: 'suspended' });
    await check();
    expect(await reads('it1')).toMatch(
      /Vigie cannot take people out of the room on the console \(.*\)\. Take them out by hand now: Georges Leblanc\./,
    );
    expect((await room()).people['facilities1@sample.example']).toBeUndefined();
    // Trying again lets nobody in who may not be there.
    await chat.press('it1', 'crisis.room', id);
    await chat.settle();
    expect(platform().calls.filter((call) => call.startsWith('letIn'))).toHaveLength(1);
  });

  it('is still there when the platform refuses: whoever leads is told, and it is tried again when asked', async () => {
    platform().fail('remove', new SendError('restricted_action', true));
    await screen('facilities1', { status: 'suspended' });
    await check();
    expect(await reads('it1')).toContain('Take them out by hand now: Georges Leblanc.');
    expect(await reads(daniel)).toContain('taking people out (restricted_action)');
    await chat.press('it1', 'crisis.room', id);
    await chat.settle();
    expect(made().members).not.toContain('facilities1@sample.example');
  });

  it('comes back when somebody lets them in whose level is valid again', async () => {
    await screen('facilities1', { status: 'suspended' });
    await check();
    expect(await chat.say('it1', `crisis role ${id} member facilities1@sample.example`)).toContain(
      'was not let in',
    );
    await screen('facilities1');
    expect((await crisis()).keptOut.map(({ person }) => person)).toContain('facilities1@sample.example');
    await chat.say('it1', `crisis role ${id} member facilities1@sample.example`);
    await chat.settle();
    expect(made().members).toContain('facilities1@sample.example');
    expect((await crisis()).keptOut.map(({ person }) => person)).not.toContain('facilities1@sample.example');
  });

  it('loses a closed room too, as long as it can be read', async () => {
    await chat.answer('it1', 'crisis.leftovers', id, { outcome: 'resolved', summary: 'It is dry.' });
    await chat.settle();
    await screen('facilities1', { status: 'suspended' });
    await check();
    expect(made().members).not.toContain('facilities1@sample.example');
  });
});
