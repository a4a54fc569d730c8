import { beforeEach, describe, expect, it } from 'vitest';
import { renderMessage } from '../../src/adapters/slack/render.ts';
import type { Message } from '../../src/chat/message.ts';
import { checkAccess } from '../../src/handlers/crisis/lapse.ts';
import { Unit } from '../../src/handlers/work.ts';
import { endAlert, startAlert, take } from '../support/alerts.ts';
import { type Chat, chatForEach } from '../support/chat.ts';
import { firstCrisis } from '../support/crises.ts';
import { makerOf } from '../support/made.ts';
import { aScreening } from '../support/records.ts';

let chat: Chat;
const { id, crisis, roomReads, reads } = firstCrisis(() => chat);
const daniel = 'officer1';
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const inRoom = { channel: 'console-room-1' };

chatForEach((begun) => {
  chat = begun;
});

const open = async (words = 'crisis open flood at 90 Elgin') => {
  await chat.say(daniel, words);
  await chat.settle();
};
/** An alert from the room to one floor of it. */
const evacuate = async () => {
  const values = { what: 'evacuation', group: 'typed', groups: 'floor:90-elgin/3' };
  await chat.answer(daniel, 'crisis.alert', id, values);
  await chat.press(daniel, 'alert.go', 'AL-2026-0001');
  await chat.pass(0);
};
const report = (values = {}) =>
  chat.fill(daniel, `crisis sitrep ${id}`, {
    situation: 'Floor 2 is wet.',
    needed: 'Close the building?',
    ...values,
  });
const file = (of: string, who: string) => makerOf(chat, of, who);

describe('situation reports', () => {
  beforeEach(() => open());

  it('are filled in with what changed, and go to the room and to the executives in their language', async () => {
    await chat.say('it1', 'crisis log water on floor 2', inRoom);
    await chat.say('cso', `crise decision ${id} on évacue`);
    await chat.press('facilities1', 'crisis.task.done', `${id} close-area`);
    await chat.say(daniel, `crisis sitrep ${id}`);
    const form = chat.replies.at(-1)?.form?.form;
    const value = (name: string) => form?.fields.find((field) => field.name === name);
    expect(value('situation')).toMatchObject({ value: '- water on floor 2' });
    expect(value('done')).toMatchObject({ value: expect.stringMatching(/- on évacue\n- Close the area/) });
    expect(value('planned')).toMatchObject({ value: expect.stringContaining('Muster everyone') });
    expect(await report()).toContain('Situation report 1 is issued. The next one: Nov 24, 2026, 12:0');
    await chat.settle();
    expect(await roomReads()).toMatch(/Situation report 1[\s\S]*Floor 2 is wet\./);
    expect(await roomReads()).toContain('Rapport de situation no 1');
    expect(await roomReads()).toMatch(/10:0\d EST \/ 24\snov\.\s2026,\s10\sh\s0\d\sHNE/);
    expect(await reads('executive1')).toMatch(/Marking: Unclassified[\s\S]*Floor 2 is wet/);
    expect(await reads('deputy')).toContain('Situation report 1');
    expect((await crisis()).reporting).toMatchObject({ issued: 1, late: 0 });
    await chat.say('it1', `crisis action ${id} dry the floor it1@sample.example`);
    await chat.say('it1', 'action done AC-2026-0001');
    await chat.say('cso', 'mesure verifier AC-2026-0001 non, encore mouillé');
    await chat.say(daniel, `crisis sitrep ${id}`);
    const again = Object.fromEntries(
      (chat.replies.at(-1)?.form?.form.fields ?? []).map((field) => [field.name, JSON.stringify(field)]),
    );
    expect(again.done).not.toContain('AC-2026-0001');
    expect(again.planned).toContain('AC-2026-0001 dry the floor');
    await report({ situation: 'Dry again.' });
    expect(await chat.store.reports.get(`${id}-R02`)).toMatchObject({ number: 2, late: false });
    // Whoever led then stays in it, whoever leads now.
    await chat.say('it1', 'crisis role lead', inRoom);
    await report();
    await chat.say('officer2', 'crise role responsable', inRoom);
    await chat.settle();
    const third = (await chat.owed(`#${id} console`)).find((each) => each.includes('Situation report 3'));
    expect(third).toContain('Wei Zhang');
    expect(await file(`${id}-R03:en:md`, daniel)).toContain('Event lead**: Wei Zhang');
  });

  it('are asked for when they are due, put off, and chased when they are late', async () => {
    await chat.say(daniel, 'crisis role lead', inRoom);
    await chat.pass(2 * hour);
    await chat.settle();
    expect(await roomReads()).toContain('the next situation report is due now');
    const due = (await crisis()).reporting.nextAt;
    expect(await chat.press(daniel, 'crisis.snooze', `${id} ${due}`)).toContain('reminded again');
    // What was put off is not asked for before, by whatever was to come then.
    await chat.pass(14 * minute + 59_000);
    expect((await crisis()).reporting.reminded).toBeUndefined();
    await chat.pass(16 * minute);
    await chat.pass(16 * minute);
    await chat.settle();
    expect(await reads('cso')).toContain('le rapport de situation est en retard');
    await report();
    expect((await crisis()).reporting).toMatchObject({ late: 1, issued: 1 });
    expect(await chat.store.reports.get(`${id}-R01`)).toMatchObject({ late: true });
  });

  it('have their next one by the clocks from when it was begun, however long it took to write', async () => {
    await chat.say(daniel, `crisis sitrep ${id}`);
    const begun = chat.replies.at(-1)?.form?.form;
    const field = begun?.fields.find(({ name }) => name === 'next');
    const next = field && 'value' in field ? String(field.value) : '';
    await chat.pass(2 * hour + 10 * minute);
    // What stood there has passed: the rhythm begins now, and not tomorrow.
    if (begun) await chat.submit(daniel, begun, { situation: 'Floor 2 is wet.', next });
    expect(Date.parse((await crisis()).reporting.nextAt)).toBe(chat.now.getTime() + 2 * hour);
    await report({ next: '08:00' });
    expect((await crisis()).reporting.nextAt).toBe('2026-11-25T13:00:00.000Z');
    // Over a weekend, the day as well.
    await report({ next: '08:00', date: '2026-11-30' });
    expect((await crisis()).reporting.nextAt).toBe('2026-11-30T13:00:00.000Z');
    expect(await report({ next: '08:00', date: '2026-11-23' })).toContain('[form crisis.report]');
    expect(await report({ next: '', date: '2026-12-01' })).toContain('Give the time as well');
    expect((await crisis()).reporting.issued).toBe(3);
  });

  it('are not issued twice by two who write at once', async () => {
    const begun = async (who: string, words: string) => {
      await chat.say(who, words);
      return chat.replies.at(-1)?.form?.form;
    };
    const first = await begun(daniel, `crisis sitrep ${id}`);
    const second = await begun('officer2', `crise rapport ${id}`);
    if (!first || !second) throw new Error('no form');
    await chat.submit(daniel, first, { situation: 'Floor 2 is wet.' });
    const refused = await chat.submit('officer2', second, { situation: 'Le 3e étage est inondé.' });
    expect(refused).toContain('Daniel Okafor a diffusé le rapport de situation no 1');
    expect(await chat.store.reports.of(id)).toHaveLength(1);
    const again = await begun('officer2', `crise rapport ${id}`);
    if (again) await chat.submit('officer2', again, { situation: 'Le 3e étage est inondé.' });
    expect(await chat.store.reports.of(id)).toHaveLength(2);
  });

  it('begin with how many are still looked for, each time as it is then', async () => {
    await evacuate();
    const impacts = async () => {
      await chat.say(daniel, `crisis sitrep ${id}`);
      const field = chat.replies.at(-1)?.form?.form.fields.find(({ name }) => name === 'impacts');
      return field && 'value' in field ? String(field.value) : '';
    };
    await chat.settle();
    expect(await impacts()).toMatch(/^- AL-2026-0001 Leave the building now: sent · \d without an answer$/);
    await report({ impacts: `${await impacts()}\nThe archives are wet.` });
    await chat.say('employee-en', 'safe');
    expect(await impacts()).toMatch(/^- AL-2026-0001 [^\n]* · 1 safe\nThe archives are wet\.$/);
    await endAlert(chat, daniel, 'AL-2026-0001');
    expect(await impacts()).toBe('The archives are wet.');
  });

  it('can be shared with others, with what was withheld, why and to whom', async () => {
    await report({ impacts: 'A server room of the Cabinet unit.' });
    const shared = await chat.fill(daniel, `crisis sitrep ${id} share`, {
      name: 'flood at 90 Elgin',
      situation: 'Floor 2 is wet.',
      why: 'what stands on floor 2',
      to: 'Public Services and Procurement Canada',
    });
    expect(shared).toContain('Withheld: Impacts');
    expect(await chat.store.reports.get(`${id}-R01`)).toMatchObject({
      shared: [{ withheld: ['impacts', 'needed'], to: 'Public Services and Procurement Canada' }],
    });
    const copy = await file(`${id}-R01-1:en:md`, daniel);
    expect(copy).toContain('Floor 2 is wet');
    expect(copy).not.toContain('Cabinet unit');
    expect(copy).toContain('Some information was withheld');
    expect(await file(`${id}-R01:fr:md`, daniel)).toContain('Cabinet unit');
    expect(await file(`${id}-R01:fr:md`, 'h.brown')).toBeUndefined();
  });

  it('can be shared whole with whoever it is for, the media as well, and says so', async () => {
    await report();
    await chat.fill(daniel, `crisis sitrep ${id} share`, {
      name: 'flood at 90 Elgin',
      situation: 'Floor 2 is wet.',
      needed: 'Close the building?',
      why: 'nothing',
      to: 'The Daily',
    });
    const copy = await file(`${id}-R01-1:en:md`, daniel);
    expect(copy).toContain('This copy was made for others. Nothing was withheld.');
    expect(copy).not.toContain('other departments');
    expect(await file(`${id}-R01-1:fr:md`, daniel)).toContain('Tous les renseignements ont été communiqués.');
  });

  it('open to be shared by a button as well, for whoever may speak for the department alone', async () => {
    await report({ impacts: 'A server room of the Cabinet unit.' });
    const shared = await chat.answer(daniel, 'crisis.share', `${id}-R01`, {
      name: 'flood at 90 Elgin',
      situation: 'Floor 2 is wet.',
      needed: 'Close the building?',
      why: 'what stands on floor 2',
      to: 'PSPC',
    });
    expect(shared).toContain('Withheld: Impacts');
    expect(await chat.press('facilities1', 'crisis.share', `${id}-R01`)).toContain(
      'fait les copies pour d’autres',
    );
    expect(chat.replies.at(-1)?.form).toBeUndefined();
  });

  it('are shared under another name and without the critical services, which is said', async () => {
    await chat.answer('it1', 'crisis.services', id, { 'call-centre': 'down' });
    await report();
    const shared = await chat.fill(daniel, `crisis sitrep ${id} share`, {
      name: 'An event in one of our buildings',
      situation: 'Floor 2 is wet.',
      needed: 'Close the building?',
      why: 'where it is',
      to: 'PSPC',
    });
    expect(shared).toContain('Withheld: Name of the crisis, Critical services');
    const copy = await file(`${id}-R01-1:en:md`, daniel);
    expect(copy).toContain('An event in one of our buildings');
    expect(copy).toContain('Critical services');
    expect(copy).not.toMatch(/90 Elgin|Call centre/);
  });

  it('and whoever comes in now read what was put right instead of what was wrong', async () => {
    await chat.say('it1', 'crisis log water on floor 2', inRoom);
    const [entry] = await chat.store.logs.last(id, 1);
    await chat.say('it1', `crisis log correct ${entry?.number} water on floor 3`, inRoom);
    await chat.say(daniel, `crisis sitrep ${id}`);
    const form = chat.replies.at(-1)?.form?.form;
    expect(form?.fields[0]).toMatchObject({ value: '- water on floor 3' });
    const brief = await chat.say('officer2', `crise breffage ${id}`);
    expect(brief).toContain(`water on floor 3 (corrige le no ${entry?.number})`);
    expect(brief).not.toContain('floor 2');
  });

  it('begin with the last of what changed where that is more than a form takes, and with what went out', async () => {
    await chat.say('it1', 'crisis log the first thing', inRoom);
    for (let n = 1; n <= 5; n++) await chat.say('it1', `crisis log ${n} ${'x '.repeat(400)}end`, inRoom);
    await chat.say('it1', 'crisis log the last thing', inRoom);
    await evacuate();
    await chat.say(daniel, `crisis sitrep ${id}`);
    const fields = chat.replies.at(-1)?.form?.form.fields ?? [];
    const value = (name: string) => JSON.stringify(fields.find((field) => field.name === name));
    expect(value('situation')).toContain('the last thing');
    expect(value('situation')).not.toContain('the first thing');
    expect(value('communications')).toContain('AL-2026-0001');
  });

  it('count a critical service from when it was down, which may be hours before anybody said so', async () => {
    const down = { 'call-centre': 'down', 'down-since-time': '06:30' };
    expect(await chat.answer('it1', 'crisis.services', id, down)).toContain('3 h');
    const [service] = (await crisis()).services;
    expect(service).toMatchObject({ id: 'call-centre', downSince: '2026-11-24T11:30:00.000Z' });
    expect(await chat.say('it1', `crisis log ${id}`)).toMatch(
      /Nov 24, 2026, 06:30 \(logged 10:\d\d\) · Critical/,
    );
    // In the evening before, where the hour is still to come today.
    await chat.answer('it1', 'crisis.services', id, { payments: 'down', 'down-since-time': '23:00' });
    expect((await crisis()).services.at(-1)).toMatchObject({ downSince: '2026-11-24T04:00:00.000Z' });
    const wrong = { 'border-permits': 'down', 'down-since-date': '2026-11-25', 'down-since-time': '06:00' };
    expect(await chat.answer('it1', 'crisis.services', id, wrong)).toContain('still to come');
    const half = { 'border-permits': 'down', 'down-since-date': '2026-11-23' };
    expect(await chat.answer('it1', 'crisis.services', id, half)).toContain('Give the time as well');
    expect((await crisis()).services).toHaveLength(2);
  });

  it('are not the first to say that a service is down as long as it may be: whoever leads and the CSO hear it then', async () => {
    await chat.say('it1', 'crisis role lead', inRoom);
    await chat.answer('it1', 'crisis.services', id, { 'call-centre': 'down', 'border-permits': 'down' });
    await chat.pass(hour);
    await chat.answer('it1', 'crisis.services', id, { 'border-permits': 'restored' });
    const line = `${id}: a critical service has reached its maximum downtime.\nOVER THE MAXIMUM DOWNTIME · Call centre: down · 4 h of at most 4 h`;
    await chat.pass(3 * hour - minute);
    expect(await reads('it1')).not.toContain('MAXIMUM');
    await chat.pass(minute);
    await chat.settle();
    expect(await reads('it1')).toContain(line);
    expect(await roomReads()).toContain(line);
    expect(await reads('cso')).toContain('TEMPS D’ARRÊT MAXIMAL DÉPASSÉ · Centre d’appels');
    await chat.pass(2 * day);
    expect((await reads('it1')).split('MAXIMUM')).toHaveLength(2);
    // What is back shouts no more, and stands after what is not.
    await chat.answer('it1', 'crisis.services', id, { 'call-centre': 'restored', payments: 'down' });
    const board = await chat.say('deputy', 'crisis board');
    expect(board).toMatch(
      /- Payments to recipients: down .*\n- .*: back at an acceptable level after .*\n- .*: back/,
    );
    expect(board).toMatch(/Call centre: back at an acceptable level after 2 d 4 h of at most 4 h/);
    expect(board).not.toContain('MAXIMUM');
    expect(board).toContain('Next report: OVERDUE · Nov 24, 2026, 12:');
  });

  it('carry the critical services with the time each may be down', async () => {
    await chat.answer('it1', 'crisis.services', id, { 'call-centre': 'down' });
    await chat.pass(5 * hour);
    expect(await chat.say('deputy', 'crisis board')).toContain(
      'OVER THE MAXIMUM DOWNTIME · Call centre: down · 5 h',
    );
    await chat.answer('it1', 'crisis.services', id, { 'call-centre': 'restored', payments: 'degraded' });
    expect((await crisis()).services.map(({ id: service, state }) => `${service} ${state}`).sort()).toEqual([
      'call-centre restored',
      'payments degraded',
    ]);
    await report();
    await chat.settle();
    expect(await roomReads()).toContain('Payments to recipients: working in part');
    expect(await file(`${id}-R01:fr:md`, daniel)).toMatch(
      /Paiements aux prestataires\*\*\s: [\s\S]*Centre d’appels\*\*\s: [^\n]* après 5 h/,
    );
  });
});

describe('several crises', () => {
  it('stand on one board, with whoever two of them need', async () => {
    await open();
    await open('crisis open low supplier outage');
    const second = 'CR-2026-0002';
    await chat.say(daniel, `crisis role ${id} lead it1@sample.example`);
    await chat.say(daniel, `crisis role ${second} it it1@sample.example`);
    const board = await chat.say('deputy', 'crisis board');
    expect(board).toMatch(/CR-2026-0001 · flood at 90 Elgin[\s\S]*CR-2026-0002 · supplier outage/);
    expect(board).toContain(`Wei Zhang: ${id} (Event lead); ${second} (Information technology)`);
    // Whoever has something to do is needed, too.
    await chat.say(daniel, `crisis action ${id} find pumps facilities1@sample.example`);
    await chat.say(daniel, `crisis action ${second} call the supplier facilities1@sample.example`);
    expect(await chat.say('deputy', 'crisis board')).toContain(
      `Georges Leblanc: ${id} (AC-2026-0001); ${second} (AC-2026-0002)`,
    );
    expect(await chat.say('employee-en', 'crisis board')).toContain('No crisis is running that you may see');
    expect(await chat.say('it1', `crisis brief ${id}`)).toMatch(/Event lead: Wei Zhang[\s\S]*\[Report\]/);
    expect(board).toContain(`and what to do in it: ${id} · flood at 90 Elgin`);
    const read = await chat.press('deputy', 'crisis.brief', id);
    expect(read).toContain('Event lead: Wei Zhang');
    // Whoever may only read it is offered nothing that they may not do.
    expect(read).not.toContain('[Report]');
    expect(await chat.press('employee-en', 'crisis.brief', id)).toContain(`There is no crisis ${id}`);
  });

  it('are all on the board however many they are, as Slack shows it too', async () => {
    await open();
    const first = await crisis();
    for (let n = 2; n <= 40; n++)
      await chat.store.commit([
        { in: 'crises', put: { ...first, id: `CR-2026-00${`0${n}`.slice(-2)}`, version: 0 } },
      ]);
    await chat.say(daniel, `crisis role ${id} lead it1@sample.example`);
    await chat.say(daniel, 'crisis role CR-2026-0002 it it1@sample.example');
    await chat.say('deputy', 'crisis board');
    const board = chat.replies.at(-1)?.here as Message;
    const shown = JSON.stringify(renderMessage(board).blocks);
    for (const each of ['CR-2026-0001', 'CR-2026-0040', 'Needed by more than one', 'what to do in it'])
      expect(shown).toContain(each);
    expect(shown).not.toContain('…');
  });
});

describe('an alert from a room', () => {
  it('is linked to it, and its answers come back', async () => {
    await open();
    await evacuate();
    await chat.settle();
    expect(await chat.store.alerts.get('AL-2026-0001')).toMatchObject({ crisis: id, state: 'open' });
    expect((await crisis()).alerts).toEqual(['AL-2026-0001']);
    await chat.say('employee-en', 'safe');
    await chat.pass(40_000);
    await chat.settle();
    expect(await roomReads()).toMatch(/Answered: 1 of \d[\s\S]*AL-2026-0001/);
    await chat.pass(5 * hour);
    for (let i = 0; i < 3; i++) await chat.pass(minute);
    expect((await chat.store.logs.last(id, 50)).map(({ what }) => what)).toEqual(
      expect.arrayContaining(['alert', 'alert-results']),
    );
    // Each reads it in one language alone.
    const log = await chat.say('officer2', `crise journal ${id}`);
    expect(log).toMatch(/AL-2026-0001\s: \d sans réponse · 1 en sécurité$/m);
    expect(log).not.toMatch(/no answer|safe|Leave the building/i);
    expect(await chat.say(daniel, `crisis log ${id}`)).toMatch(/AL-2026-0001: .* · 1 safe$/m);
  });
});

describe('what becomes of an alert from a room', () => {
  const alert = 'AL-2026-0001';
  const log = () => chat.say(daniel, `crisis log ${id}`);
  beforeEach(async () => {
    await open('crisis open kind:evacuation smoke at 90 Elgin');
    await evacuate();
    await chat.settle();
  });

  it('is on its log and read in the room: what was said after it, and that it is over, which settles the task', async () => {
    await chat.say('officer2', `alert update ${alert} Use the north door. | Prenez la porte nord.`);
    await chat.settle();
    const update = `${alert}: Update on “Leave the building now”: Use the north door.`;
    expect(await log()).toContain(`Alert, Mélanie Gagnon\n${update}`);
    expect(await roomReads()).toContain(update);
    const task = async () => (await crisis()).checklist.find((each) => each.id === 'all-clear');
    expect(await task()).toMatchObject({ state: 'open' });
    await endAlert(chat, 'officer2', alert);
    await chat.settle();
    expect(await roomReads()).toMatch(
      /Fin de l’alerte «\sQuittez l’immeuble maintenant\s»\s: Vous pouvez rentrer\./,
    );
    expect(await task()).toMatchObject({ state: 'done', by: 'officer2@sample.example' });
    await chat.say(daniel, `crisis sitrep ${id}`);
    const told = chat.replies.at(-1)?.form?.form.fields.find(({ name }) => name === 'communications');
    expect(JSON.stringify(told)).toContain('You may go back in.');
    await chat.press(daniel, 'crisis.alert.out', `${id} ${alert}`);
    expect(await task()).toMatchObject({ state: 'open' });
  });

  it('is on its log where it was withdrawn, with the reason', async () => {
    await chat.say(daniel, `alert recall ${alert} wrong building`);
    await chat.settle();
    expect(await log()).toMatch(/AL-2026-0001: WITHDRAWN.*wrong building/);
    expect(await roomReads()).toContain('wrong building');
    const muster = async () => (await crisis()).checklist.find((each) => each.id === 'muster');
    expect(await muster()).toMatchObject({ state: 'open' });
    // The right one settles the task again, and a wrong one beside it takes that back no more.
    for (const number of ['AL-2026-0002', 'AL-2026-0003']) {
      await chat.say(daniel, 'alert send evacuation floor:90-elgin/3', inRoom);
      await chat.press(daniel, 'alert.go', number);
      await chat.pass(0);
    }
    expect(await muster()).toMatchObject({ state: 'done', alert: 'AL-2026-0002' });
    await chat.say(daniel, 'alert recall AL-2026-0002 twice');
    expect(await muster()).toMatchObject({ state: 'done', alert: 'AL-2026-0003' });
    await chat.say(daniel, 'alert recall AL-2026-0003 a drill');
    expect(await muster()).toMatchObject({ state: 'open' });
    expect((await crisis()).checklist.find((each) => each.id === 'all-clear')).toMatchObject({
      state: 'open',
    });
  });

  it('rings for whoever leads where somebody needs help, once in a minute, and says how many do', async () => {
    const asked = async () => (await reads('it1')).match(/\d needs? help/g);
    await chat.say(daniel, `crisis role ${id} lead it1@sample.example`);
    await chat.press('employee-en', 'alert.help', alert);
    expect(await reads('it1')).toContain(`${id}: ${alert} · 1 needs help\n[See the answers]`);
    await chat.press('warden-90elgin-3', 'alert.for.set', `${alert} k.running-bear@sample.example help`);
    expect(await asked()).toEqual(['2 need help']);
    await chat.press('employee-en', 'alert.help', alert);
    expect(await asked()).toEqual(['2 need help']);
    chat.now = new Date(chat.now.getTime() + minute);
    await chat.press('facilities1', 'alert.help', alert);
    expect(await asked()).toEqual(['2 need help', '3 need help']);
  });
});

describe('an alert that went out before the room was opened', () => {
  const alert = 'AL-2026-0001';
  const join = `[${alert} belongs to it]`;
  const send = async (words: string) => {
    await chat.say(daniel, words);
    await chat.press(daniel, 'alert.go', alert);
    await chat.pass(0);
    await chat.pass(17 * minute);
  };

  it('is offered to whoever opens it, and becomes its own by one press', async () => {
    await send('alert send evacuation floor:90-elgin/3');
    await chat.say('employee-en', 'safe');
    await open();
    expect(await reads(daniel)).toContain(
      `${alert} “Leave the building now”, sent Nov 24, 2026, 10:00, is running and belongs to no crisis.`,
    );
    expect(await chat.say('cso', `crise breffage ${id}`)).toContain(`[${alert} en fait partie]`);
    expect(await chat.say('it1', `crisis brief ${id}`)).not.toContain(join);
    expect(await chat.press('it1', 'crisis.alert.join', `${id} ${alert}`)).not.toContain('belongs to this');
    const joined = await chat.press('officer2', 'crisis.alert.join', `${id} ${alert}`);
    expect(joined).toContain('fait maintenant partie de cette crise');
    expect(await chat.store.alerts.get(alert)).toMatchObject({ crisis: id, state: 'open' });
    expect((await crisis()).alerts).toEqual([alert]);
    await chat.pass(40_000);
    await chat.settle();
    expect(await roomReads()).toMatch(/Answered: 1 of \d[\s\S]*AL-2026-0001/);
    expect(await reads(daniel)).not.toContain(join);
    expect(await chat.say(daniel, `crisis log ${id}`)).toMatch(
      /Nov 24, 2026, 10:00 \(logged 10:17\) · Alert, Daniel Okafor \(put down by Mélanie Gagnon\)/,
    );
    expect(await chat.press(daniel, 'crisis.alert.join', `${id} ${alert}`)).toContain('already');
    await endAlert(chat, daniel, alert);
    await chat.pass(minute);
    expect((await chat.store.logs.last(id, 50)).map(({ what }) => what)).toContain('alert-results');
  });

  it('puts the answers on the log when the time for them is over, and once more at its end where others came since', async () => {
    await open();
    await evacuate();
    const results = async () =>
      (await chat.store.logs.last(id, 50)).flatMap(({ what, words }) =>
        what === 'alert-results' ? [words?.en] : [],
      );
    for (let i = 0; i < 5 * 12; i++) {
      await chat.pass(5 * minute);
      await chat.settle();
    }
    expect(await results()).toEqual(['4 without an answer']);
    await chat.press('employee-en', 'alert.safe', 'AL-2026-0001');
    await endAlert(chat, daniel, 'AL-2026-0001');
    await chat.pass(minute);
    await chat.settle();
    expect(await results()).toEqual(['4 without an answer', '3 without an answer · 1 safe']);
    expect(await roomReads()).toContain('This alert has ended; this card is no longer updated.');
  });

  it('is no more a task that is to be done', async () => {
    await send('alert send evacuation floor:90-elgin/3');
    await chat.say(daniel, 'crisis open kind:evacuation gas at 90 Elgin');
    await chat.settle();
    await chat.press(daniel, 'crisis.alert.join', `${id} ${alert}`);
    const { checklist } = await crisis();
    const [task] = checklist.filter((each) => each.id === 'muster');
    expect(task).toMatchObject({ state: 'done', by: 'officer1@sample.example' });
    expect(checklist.filter(({ state }) => state === 'done')).toHaveLength(1);
    expect(await chat.say(daniel, `crisis log ${id}`)).toContain(
      'Send the evacuation alert with a muster: done',
    );
    await chat.settle();
    expect(await roomReads()).toContain('☑ Send the evacuation alert with a muster');
    await chat.say(daniel, `crisis sitrep ${id}`);
    const fields = chat.replies.at(-1)?.form?.form.fields ?? [];
    const planned = fields.find(({ name }) => name === 'planned');
    expect(planned).toMatchObject({ value: expect.not.stringContaining('Send the evacuation alert') });
  });

  it('is taken out again where it is another crisis’s, which gets it by the next press', async () => {
    await send('alert send shelter floor:365-laurier/3');
    await chat.say(daniel, 'crisis open kind:evacuation gas at 90 Elgin');
    await chat.say(daniel, 'crisis open kind:violence knife at 365 Laurier');
    await chat.settle();
    const second = 'CR-2026-0002';
    expect(await chat.press(daniel, 'crisis.alert.join', `${id} ${alert}`)).toContain(
      `[${alert} is not of this crisis]`,
    );
    await chat.pass(40_000);
    await chat.settle();
    expect(await roomReads()).toMatch(/Answered: 0 of \d/);
    const brief = await chat.say('officer2', `crise breffage ${id}`);
    expect(brief).toMatch(
      /Alertes\n- AL-2026-0001 Restez[^\n]*\s: envoyée · \d sans réponse\n\[Voir les réponses\]/,
    );
    expect(brief).toContain(`[${alert} ne concerne pas cette crise]`);
    const read = await chat.say('hr1', `crisis brief ${id}`);
    expect(read).toContain('Alerts\n- AL-2026-0001');
    expect(read).not.toContain('is not of this crisis');
    expect(await chat.press('it1', 'crisis.alert.out', `${id} ${alert}`)).not.toContain('no longer part');
    const out = await chat.press(daniel, 'crisis.alert.out', `${id} ${alert}`);
    expect(out).toMatch(/is no longer part of this crisis[\s\S]*\[AL-2026-0001 belongs to CR-2026-0002/);
    expect((await chat.store.alerts.get(alert))?.crisis).toBeUndefined();
    const { checklist, alerts } = await crisis();
    expect(alerts).toEqual([]);
    expect(checklist.find((each) => each.id === 'muster')).toMatchObject({ state: 'open' });
    await chat.say('g.cote', 'en sécurité');
    await chat.pass(40_000);
    await chat.settle();
    expect(await roomReads()).not.toContain('Answered:');
    expect(await roomReads()).toContain('ne fait plus partie de cette crise');
    expect(await chat.say(daniel, `crisis log ${id}`)).toMatch(
      /Alert taken out, Daniel Okafor\nAL-2026-0001: Stay/,
    );
    // Nobody was told because of this crisis.
    await chat.say(daniel, `crisis sitrep ${id}`);
    const told = chat.replies.at(-1)?.form?.form.fields.find(({ name }) => name === 'communications');
    expect(JSON.stringify(told)).not.toContain(alert);
    expect(await file(`${id}:en:md`, daniel)).not.toMatch(/Who was informed[\s\S]*Leave the building/);
    expect(await chat.press(daniel, 'crisis.alert.out', `${id} ${alert}`)).toContain('Nothing was changed');
    await chat.press(daniel, 'crisis.alert.join', `${second} ${alert}`);
    expect(await chat.store.alerts.get(alert)).toMatchObject({ crisis: second });
    await chat.pass(40_000);
    await chat.settle();
    expect((await chat.owed(`#${second} console`)).join('\n')).toMatch(/Answered: 1 of \d/);
    expect(await roomReads()).not.toContain('Answered:');
  });

  it('is taken out, and made part of the right crisis, also once it is over', async () => {
    await send('alert send evacuation floor:90-elgin/3');
    await open('crisis open kind:evacuation gas at 90 Elgin');
    await open('crisis open kind:violence knife at 365 Laurier');
    await chat.press(daniel, 'crisis.alert.join', `CR-2026-0002 ${alert}`);
    await endAlert(chat, daniel, alert);
    await chat.pass(minute);
    await chat.press(daniel, 'crisis.alert.out', `CR-2026-0002 ${alert}`);
    expect(await chat.press(daniel, 'crisis.alert.join', `${id} ${alert}`)).toContain(
      'belongs to this crisis',
    );
    const log = await chat.store.logs.last(id, 4);
    expect(log.map(({ what }) => what)).toEqual(['alert', 'task', 'task', 'alert-results']);
    // Nobody has to send the all-clear once more.
    const done = (await crisis()).checklist.filter(({ state }) => state === 'done');
    expect(done.map((each) => each.id)).toEqual(expect.arrayContaining(['muster', 'all-clear']));
  });

  it('leaves done by hand what it had not done of the checklist', async () => {
    await send('alert send evacuation floor:90-elgin/3');
    await chat.say(daniel, 'crisis open kind:evacuation gas at 90 Elgin');
    await chat.settle();
    await chat.press(daniel, 'crisis.alert.join', `${id} ${alert}`);
    await chat.press(daniel, 'crisis.task.open', `${id} muster`);
    await chat.press(daniel, 'crisis.task.done', `${id} muster`);
    await chat.press(daniel, 'crisis.alert.out', `${id} ${alert}`);
    expect((await crisis()).checklist.find((each) => each.id === 'muster')).toMatchObject({ state: 'done' });
  });

  it('is not offered where it is an exercise and the room is not, or only informs, or is over', async () => {
    await send('alert send drill floor:90-elgin/3');
    await open();
    expect(await reads(daniel)).not.toContain(join);
    expect(await chat.press(daniel, 'crisis.alert.join', `${id} ${alert}`)).toContain('Nothing was changed');
    expect((await chat.store.alerts.get(alert))?.crisis).toBeUndefined();
  });
});

describe('an alert that is typed in a room', () => {
  const line = 'alert send emergency floor:90-elgin/3 muster Leave now. | Sortez.';
  const alert = async () => chat.store.alerts.get('AL-2026-0001');

  it('is linked to it, as one behind its button', async () => {
    await open();
    await chat.say(daniel, line, inRoom);
    expect(await alert()).toMatchObject({ crisis: id, kind: 'emergency' });
    for (const words of ['alert', 'alert send', 'alert send information everyone']) {
      await chat.say(daniel, words, inRoom);
      expect(chat.replies.at(-1)?.form?.form.state, words).toBe(id);
    }
    await chat.say(daniel, 'alert');
    expect(chat.replies.at(-1)?.form?.form.state).toBe('');
  });

  it('is an exercise in that of one, whatever was typed', async () => {
    await open('crisis open exercise kind:exercise tabletop');
    expect(await chat.say(daniel, line, inRoom)).toContain('EXERCISE');
    expect(await alert()).toMatchObject({ crisis: id, kind: 'exercise' });
    for (const words of ['alert', 'alert send information everyone']) {
      await chat.say(daniel, words, inRoom);
      expect(JSON.stringify(chat.replies.at(-1)?.form?.form.intro), words).toContain('EXERCISE');
    }
  });

  it('is marked as any other where the room is not, as one behind its button, and says so before it is sent', async () => {
    await chat.store.commit([{ in: 'screening', put: aScreening('officer1@sample.example') }]);
    await open('crisis open marking:protected-b flood in the vault');
    const values = { what: 'evacuation', group: 'typed', groups: 'floor:90-elgin/3' };
    const note = `${id} is marked Protected B, and this goes out as Unclassified`;
    expect(await chat.answer(daniel, 'crisis.alert', id, values)).toContain(note);
    expect(await chat.say(daniel, line, inRoom)).toContain(note);
    for (const number of ['AL-2026-0001', 'AL-2026-0002'])
      expect(await chat.store.alerts.get(number)).toMatchObject({ crisis: id, marking: 'unclassified' });
    await open();
    await chat.say(daniel, line, { channel: 'console-room-2' });
    expect(JSON.stringify(chat.replies.at(-1))).not.toContain('goes out as');
  });

  it('keeps its words from a room that may not have them', async () => {
    await open();
    const words = {
      what: 'kind:emergency',
      group: 'everyone',
      'title-en': 'The vault',
      'title-fr': 'La voûte',
    };
    await chat.answer(daniel, 'crisis.alert', id, { ...words, marking: 'protected-b' });
    const asked = await chat.store.alerts.get('AL-2026-0001');
    expect(asked).toMatchObject({ marking: 'protected-b' });
    if (asked) await startAlert(chat, asked);
    await chat.fill(daniel, 'alert update AL-2026-0001', { en: 'Go.', fr: 'Allez.', scope: 'all' });
    await chat.pass(40_000);
    await chat.settle();
    expect(await roomReads()).toMatch(/AL-2026-0001[^\n]*Update on “AL-2026-0001”/);
    expect(await roomReads()).toMatch(/Answered: 0 of \d/);
    await chat.say(daniel, 'alert recall AL-2026-0001 the vault is empty');
    await chat.settle();
    expect(await roomReads()).toContain('WITHDRAWN: “AL-2026-0001”');
    const seen = [await roomReads(), await chat.say(daniel, `crisis log ${id}`)].join();
    expect(seen).not.toMatch(/vault|voûte/);
  });

  it('goes out also where the crisis is closed', async () => {
    await open();
    await chat.answer(daniel, 'crisis.leftovers', id, { outcome: 'resolved', summary: 'Over.' });
    await chat.say(daniel, line, inRoom);
    expect(await alert()).toMatchObject({ kind: 'emergency' });
    expect((await alert())?.crisis).toBeUndefined();
  });
});

describe('an exercise', () => {
  it('sends exercise alerts, whatever was chosen', async () => {
    await open('crisis open exercise kind:exercise tabletop');
    for (const action of [
      'crisis.log',
      'crisis.decision',
      'crisis.action',
      'crisis.alert',
      'crisis.report',
    ]) {
      await chat.press(daniel, action, id);
      expect(JSON.stringify(chat.replies.at(-1)?.form?.form.intro), action).toContain('EXERCISE');
    }
    await chat.answer(daniel, 'crisis.alert', id, {
      what: 'evacuation',
      group: 'typed',
      groups: 'floor:90-elgin/3',
    });
    expect(await chat.store.alerts.get('AL-2026-0001')).toMatchObject({ kind: 'exercise', crisis: id });
    await chat.answer(daniel, 'alert.change', 'AL-2026-0001', {
      what: 'kind:emergency',
      group: 'everyone',
      'title-en': 'Now',
    });
    expect(await chat.store.alerts.get('AL-2026-0001')).toMatchObject({ kind: 'exercise', crisis: id });
  });

  it('brings things in by time and by hand, and has a scorecard', async () => {
    await open('crisis open exercise kind:exercise tabletop');
    await chat.pass(16 * minute);
    await chat.settle();
    expect(await roomReads()).toContain('EXERCISE · Inject, for: Deputy lead');
    expect(await chat.say(daniel, `crisis inject ${id}`)).toContain('lead-leaves · brought in');
    await chat.say(daniel, `crisis inject ${id} minister`);
    expect(await chat.say(daniel, `crisis inject ${id} ministre`)).toMatch(
      /“ministre”.*There are:.*minister/,
    );
    await chat.say(daniel, `crisis inject ${id} the fire alarm rings`);
    expect(await chat.say(daniel, `crisis inject ${id}`)).toMatch(
      /- brought in [^\n]* · the fire alarm rings/,
    );
    await chat.settle();
    expect(await roomReads()).toContain('the fire alarm rings');
    expect((await crisis()).injects.filter(({ releasedAt }) => releasedAt)).toHaveLength(3);
    for (const card of await chat.owed(`#${id} console`)) expect(card.split('\n')[0]).toContain('EXERCISE');
    const document = await file(`${id}:en:md`, daniel);
    expect(document).toContain('Injects brought in**: 3 of 4');
    expect(document).toMatch(/EXERCISE · CR/);
    expect(document).toContain('Late reports**: 0');
    expect(await chat.say(daniel, `crisis brief ${id}`)).toContain('Injects brought in: 3 of 4');
    expect(await roomReads()).toContain('[Injects / Injections]');
    expect(await chat.press(daniel, 'crisis.inject', id)).toContain('Bring in now');
    // One that never came is late too.
    await chat.pass(hour);
    expect(await file(`${id}:en:md`, daniel)).toContain('Late reports**: 1');
  });

  it('brings what is left in by itself after it was opened again, as far apart as before', async () => {
    await open('crisis open exercise kind:exercise tabletop');
    const before = (await crisis()).injects.map(({ at }) => at);
    await chat.pass(10 * minute);
    await chat.answer(daniel, 'crisis.leftovers', id, { outcome: 'exercise-ended', summary: 'A break.' });
    await chat.pass(2 * hour);
    expect(await chat.say(daniel, `crisis reopen ${id} we go on`)).toMatch(
      /^EXERCISE · .* is open again\. The clock of the exercise runs on: 3 injects still come by themselves, the next /,
    );
    await chat.settle();
    expect(await roomReads()).toMatch(/we go on\n.*3 injects still come[\s\S]*il reste 3 injections/);
    const after = (await crisis()).injects;
    expect(after.map(({ at }, i) => Date.parse(at) - Date.parse(before[i] ?? ''))).toEqual(
      after.map(() => 2 * hour),
    );
    expect(await roomReads()).not.toContain('Inject, for');
    await chat.pass(6 * minute);
    await chat.settle();
    expect(await roomReads()).toContain('EXERCISE · Inject, for: Deputy lead');
    expect((await crisis()).injects.filter(({ releasedAt }) => releasedAt)).toHaveLength(1);
  });

  it('waits out an exercise that is opened again before what was set', async () => {
    await open('crisis open exercise kind:exercise tabletop');
    await chat.pass(minute);
    await chat.answer(daniel, 'crisis.leftovers', id, { outcome: 'exercise-ended', summary: 'A break.' });
    await chat.pass(10 * minute);
    await chat.say(daniel, `crisis reopen ${id} we go on`);
    // The moment that was set first comes before the one that holds now.
    await chat.pass(5 * minute);
    expect((await crisis()).injects.filter(({ releasedAt }) => releasedAt)).toEqual([]);
    await chat.pass(10 * minute);
    expect((await crisis()).injects.filter(({ releasedAt }) => releasedAt)).toHaveLength(1);
  });

  it('numbers what it brings in for French readers, whose names for it are English', async () => {
    await open('crisis open exercise kind:exercise tabletop');
    await chat.say(daniel, 'langue fr');
    expect(await chat.say(daniel, `crise injection ${id}`)).toMatch(/- 1 · prévue[^\n]*\n- 2 · prévue/);
    const unknown = await chat.say(daniel, `crise injection ${id} ministre`);
    expect(unknown).toMatch(/1, 2, 3/);
    expect(unknown).not.toContain('minister');
    await chat.say(daniel, `crise injection ${id} 2`);
    expect((await crisis()).injects.map(({ releasedAt }) => releasedAt !== undefined)).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('brings nothing into what is real', async () => {
    await open();
    expect(await chat.say(daniel, `crisis inject ${id} boo`)).toContain('is not an exercise');
  });
});

describe('closing', () => {
  const close = () =>
    chat.answer(daniel, 'crisis.leftovers', id, {
      outcome: 'resolved',
      summary: 'The valve was replaced.',
      worked: 'The muster.',
    });

  beforeEach(() => open());

  it('leaves nothing over: what is open becomes actions with an owner and a date', async () => {
    await chat.say(daniel, `crisis action ${id} find out why`);
    await chat.answer('it1', 'crisis.services', id, { payments: 'down' });
    const left = await chat.say(daniel, `crisis close ${id}`);
    expect(left).toContain('AC-2026-0001 find out why: nobody has it');
    expect(left).toContain('Payments to recipients: down');
    expect(await chat.press(daniel, 'crisis.leftovers', id)).toContain('[form crisis.close]');
    // Nobody has anything to do before it is closed.
    expect(await chat.store.actions.of(id)).toHaveLength(1);
    expect(await close()).toContain('After-action report');
    const actions = await chat.store.actions.of(id);
    expect(actions.length).toBeGreaterThan(9);
    expect(actions.every(({ owner, dueAt }) => owner && dueAt)).toBe(true);
    // What the playbook says reads as everybody reads, whoever made an action of it.
    const french = await chat.say('officer2', 'mesure liste toutes');
    expect(french).toContain('Fermer le secteur');
    expect(french).toContain('Ramener à un niveau acceptable\u00A0: Paiements aux prestataires');
    expect(french).not.toContain('Close the area');
    expect(await chat.say(daniel, 'action list all')).toContain('Close the area');
    expect(await chat.say('officer2', `crise journal ${id}`)).toContain('Fermer le secteur');
    expect(await file(`${id}:fr:md`, daniel)).not.toContain('Close the area');
    expect((await chat.store.actions.of(id)).every(({ tracked }) => tracked)).toBe(true);
    expect(await crisis()).toMatchObject({
      state: 'closed',
      afterAction: { state: 'draft', texts: { worked: 'The muster.' } },
    });
    expect(await chat.say('it1', `crisis log ${id} x`)).toContain('On the log');
    expect(await chat.say('it1', `crisis action ${id} x`)).toContain('is closed');
  });

  it('shows whoever closes it that people are still looked for, who is not asked any less by that', async () => {
    await evacuate();
    await chat.settle();
    await chat.press(daniel, 'crisis.leftovers', id);
    const intro = () => JSON.stringify(chat.replies.at(-1)?.form?.form.intro);
    expect(intro()).toMatch(/closing the crisis does not end them:.*AL-2026-0001 Leave.*without an answer/);
    await endAlert(chat, daniel, 'AL-2026-0001');
    await chat.press(daniel, 'crisis.leftovers', id);
    expect(intro()).not.toContain('AL-2026-0001');
  });

  it('tells whoever leads what they have to do from then on, where somebody else closed it', async () => {
    await chat.say('facilities1', `crise role ${id} responsable`);
    await chat.say(daniel, `crisis action ${id} find out why`);
    await close();
    const told = await reads('facilities1');
    expect(told).toMatch(/Daniel Okafor vous confie \d+ mesures de CR-2026-0001/);
    expect(told).toMatch(/AC-2026-0001 find out why \(Échéance\s: /);
    expect(told).toMatch(/AC-2026-0004 Fermer le secteur/);
    // In one message, from which each can be said to be done.
    expect(told.split('vous confie')).toHaveLength(2);
    expect(await chat.press('facilities1', 'action.done', 'AC-2026-0001 in-list')).toContain('est faite');
  });

  it('shows whoever opened it that it is closed, and that it runs again', async () => {
    await close();
    await chat.settle();
    const opener = async () =>
      (await chat.owed('officer1@sample.example')).find((each) => each.includes('in it.'));
    expect(await opener()).toMatch(/Closed: Nov 24, 2026, 10:\d\d · Resolved/);
    expect(await opener()).not.toContain('is ready');
    await chat.say(daniel, `crisis reopen ${id} the water is back`);
    await chat.settle();
    expect(await opener()).toContain('The room is ready on the console');
  });

  it('offers another room for what it was about', async () => {
    await chat.say('employee-en', 'report smoke in the basement');
    const button = '[Crisis room';
    const desk = async () =>
      (await chat.owed('#desk console')).find((each) => each.includes('EV-2026-0001')) ?? '';
    expect(await desk()).toContain(button);
    await chat.say(daniel, 'crisis open EV-2026-0001 fire in the basement');
    expect(await desk()).not.toContain(button);
    expect(await chat.say(daniel, 'event show EV-2026-0001')).not.toContain(button);
    await chat.settle();
    await chat.answer(daniel, 'crisis.leftovers', 'CR-2026-0002', { outcome: 'resolved', summary: 'Over.' });
    const changed = (await take(chat)).filter(
      ({ to, text }) => to === '#desk' && text.includes('EV-2026-0001'),
    );
    expect(changed.at(-1)?.text).toContain(button);
    expect(await chat.say(daniel, 'event show EV-2026-0001')).toContain(button);
    expect(await chat.press(daniel, 'crisis.open', 'EV-2026-0001')).toContain('[form crisis.open]');
    await chat.say(daniel, 'crisis reopen CR-2026-0002 it burns again');
    expect(await chat.say(daniel, 'event show EV-2026-0001')).not.toContain(button);
    const read = (await take(chat)).filter(({ to, text }) => to === '#desk' && text.includes('EV-2026-0001'));
    expect(read.at(-1)?.text ?? button).not.toContain(button);
    await chat.answer(daniel, 'crisis.leftovers', 'CR-2026-0002', { outcome: 'resolved', summary: 'Over.' });
    await chat.say(daniel, 'crisis open EV-2026-0001 fire once more');
    expect(await chat.say(daniel, 'crisis reopen CR-2026-0002 the first fire')).toContain(
      'another open room by now, CR-2026-0003',
    );
  });

  it('waives what is no longer needed, for one reason that stays on the record', async () => {
    await chat.answer('it1', 'crisis.services', id, { payments: 'down' });
    expect(await chat.say(daniel, `crisis close ${id}`)).toContain(
      '[Move all to the actions and close] [The rest is no longer needed…]',
    );
    const values = { outcome: 'false-alarm', summary: 'A drill next door.' };
    const waive = (more: Record<string, string>) =>
      chat.answer(daniel, 'crisis.leftovers.waive', id, { ...values, ...more });
    expect(await waive({ reason: ' ' })).toContain('Say why');
    expect((await crisis()).checklist.some(({ state }) => state === 'waived')).toBe(false);
    expect(await waive({ reason: 'nobody was in danger' })).toContain('After-action report');
    expect((await crisis()).checklist.every(({ state }) => state === 'waived')).toBe(true);
    const [action, ...others] = await chat.store.actions.of(id);
    expect(action?.text).toContain('[payments]');
    expect(others).toEqual([]);
    expect(await file(`${id}:en:md`, daniel)).toMatch(/: not needed · nobody was in danger/);
  });

  it('is read out in the room, which is renamed, and archived when it cannot be opened again', async () => {
    await close();
    await chat.settle();
    const [room] = chat.rooms.get('console')?.rooms ?? [];
    // What says so stands first, where no platform cuts it off.
    expect(room?.name).toBe('closed / close flood at 90 Elgin');
    expect(await roomReads()).toContain(`${id} is CLOSED: Resolved`);
    const brief = await chat.say(daniel, `crisis brief ${id}`);
    expect(brief).toMatch(/Closed: .* · Resolved/);
    expect(brief).not.toMatch(/Open for|Next report/);
    expect(await roomReads()).toMatch(/Opened: .*\nClosed: .* · Resolved/);
    expect(room?.archived).toBe(false);
    await chat.pass(7 * day + minute);
    await chat.settle();
    expect(room?.archived).toBe(true);
  });

  it('overtakes nothing any more with what is left to do of it', async () => {
    await chat.say(daniel, `crisis action ${id} close the valve facilities1@sample.example due:2026-12-20`);
    await close();
    const values = { text: 'Replace all valves', owner: 'facilities1@sample.example' };
    await chat.answer(daniel, 'crisis.corrective', id, values);
    const lanes = async (what: string) =>
      (await chat.store.deliveries.page(undefined, 1_000))
        .filter((each) => each.id.startsWith('AC-') && each.id.includes(`:${what}:`))
        .map((each) => each.lane);
    expect(await lanes('yours')).toEqual(['emergency', 'normal']);
    await chat.pass(30 * day);
    expect(new Set(await lanes('remind'))).toEqual(new Set(['normal']));
  });

  it('wakes nobody at night or on a day off for what is left to do of it', async () => {
    await chat.say(daniel, `crisis action ${id} close the valve facilities1@sample.example due:2026-11-26`);
    await close();
    const reminded = async () =>
      (await reads('facilities1')).match(/AC-2026-0001 reste à faire/g)?.length ?? 0;
    // Thursday at five, when the day is over; Friday at seven, and at nine.
    await chat.pass(Date.parse('2026-11-26T22:00:30.000Z') - chat.now.getTime());
    expect(await reminded()).toBe(0);
    await chat.pass(14 * hour);
    expect(await reminded()).toBe(0);
    await chat.pass(2 * hour);
    expect(await reminded()).toBe(1);
    // Three days later is a Monday; the day before it nobody hears anything.
    await chat.pass(2 * day);
    expect(await reminded()).toBe(1);
  });

  it('asks nobody at night whether what was left to do is done', async () => {
    await chat.say(daniel, `crisis action ${id} close the valve facilities1@sample.example due:2026-11-28`);
    await close();
    await chat.say('facilities1', 'action done AC-2026-0001');
    const asked = async () =>
      (await reads('officer2')).match(/AC-2026-0001 serait faite\. L’est-elle\?/g)?.length ?? 0;
    expect(await asked()).toBe(1);
    // Thursday at five, when the day is over, and Friday at nine.
    await chat.pass(Date.parse('2026-11-26T22:00:30.000Z') - chat.now.getTime());
    expect(await asked()).toBe(1);
    await chat.pass(16 * hour);
    expect(await asked()).toBe(2);
  });

  it('is told, like that it was opened again, to whoever was shown a report, and to nobody else', async () => {
    await report();
    await close();
    expect(await reads('deputy')).toMatch(
      /CR-2026-0001 is CLOSED: Resolved\. It can be opened again until .*\nflood at 90 Elgin: The valve was replaced\./,
    );
    expect(await reads('executive1')).toContain(`${id} is CLOSED`);
    // Who was shown none reads it in the room.
    expect(await reads('facilities1')).not.toContain('CLOSE');
    await chat.say(daniel, `crisis reopen ${id} the water is back`);
    expect(await reads('deputy')).toMatch(
      /Daniel Okafor opened CR-2026-0001 again\.\nflood at 90 Elgin: the water is back\nNext report: /,
    );
    await close();
    await chat.pass(8 * day);
    await chat.say(daniel, `crisis reopen ${id} and again`);
    expect(await reads('deputy')).toContain('CR-2026-0001 goes on in CR-2026-0002.');
  });

  it('is told to nobody where no report was made', async () => {
    await close();
    expect(await reads('deputy')).not.toContain('CLOSED');
  });

  it('is read no more by whoever left when it was archived already, nor what they had to do or were sent', async () => {
    await report();
    await chat.say(daniel, `crisis action ${id} close the valve facilities1@sample.example`);
    const [action] = await chat.store.actions.of(id);
    await close();
    await chat.pass(7 * day + minute);
    await chat.settle();
    const facilities = await chat.store.people.get('facilities1@sample.example');
    if (!facilities) throw new Error('nobody');
    await chat.say('facilities1', 'language en');
    expect(await chat.say('facilities1', `crisis brief ${id}`)).toContain('Resolved');
    expect(await chat.say('facilities1', 'action list')).toContain(action?.id);
    expect(await file(`${id}-R01:en:md`, 'deputy')).toContain('Floor 2 is wet');
    for (const who of [facilities.id, 'deputy@sample.example']) {
      const now = await chat.store.people.get(who);
      if (now) await chat.store.commit([{ in: 'people', put: { ...now, active: false } }]);
    }
    expect(await chat.say('facilities1', 'action list')).not.toContain(action?.id);
    expect(await file(`${id}-R01:en:md`, 'deputy')).toBeUndefined();
    for (const words of [`crisis brief ${id}`, `crisis log ${id}`, `crisis close ${id}`])
      expect(await chat.say('facilities1', words)).toContain(`There is no crisis ${id}`);
    expect(await chat.press('facilities1', 'crisis.review', id)).not.toContain('[form');
  });

  it('may be undone within the set time; later a room of its own goes on from it', async () => {
    await close();
    expect(await chat.say('it1', `crisis reopen ${id} again`)).toContain('The event lead, the deputy');
    expect(await chat.say(daniel, `crisis reopen ${id} the water is back`)).toContain('is open again');
    await chat.settle();
    expect(chat.rooms.get('console')?.rooms[0]?.name).toBe('flood at 90 Elgin');
    await close();
    await chat.pass(8 * day);
    await chat.settle();
    await chat.say(daniel, `crisis reopen ${id} the water is back`);
    await chat.settle();
    expect(await crisis('CR-2026-0002')).toMatchObject({ follows: id, playbook: 'flood-fire' });
    expect(await crisis()).toMatchObject({ followedBy: 'CR-2026-0002', state: 'closed' });
    expect(chat.rooms.get('console')?.rooms).toHaveLength(2);
  });

  it('is told each time in the report: what was a false alarm the second time was none the first', async () => {
    await chat.answer('it1', 'crisis.services', id, { 'call-centre': 'down' });
    await close();
    await chat.say(daniel, `crisis reopen ${id} the alarm rings again`);
    await chat.pass(2 * hour);
    expect(await file(`${id}:en:md`, daniel)).toContain('Call centre**: down · 2 h');
    expect(await file(`${id}:en:md`, daniel)).toContain('Late reports**: 0');
    await chat.pass(hour);
    await chat.answer(daniel, 'crisis.leftovers', id, {
      outcome: 'false-alarm',
      summary: 'Dust on a sensor.',
    });
    expect(await file(`${id}:en:md`, daniel)).toMatch(
      /Resolved[\s\S]*The valve was replaced\.[\s\S]*Opened again.*Daniel Okafor: the alarm rings again[\s\S]*False alarm[\s\S]*Dust on a sensor/,
    );
    // A report was due in that hour, and is asked for no more once the room is opened again.
    await chat.say(daniel, `crisis reopen ${id} the alarm rings a third time`);
    expect(await file(`${id}:en:md`, daniel)).toContain('Late reports**: 1');
    await chat.say(daniel, `crisis severity ${id} low`);
    expect(await file(`${id}:fr:md`, daniel)).toMatch(
      /Gravité\*\*\s: Élevée → Faible \(24 nov\. 2026, 13 h \d\d\)/,
    );
  });

  it('is followed by a room that says why, and is about the same event', async () => {
    await chat.say('employee-en', 'report smoke in the basement');
    await chat.say(daniel, 'crisis open EV-2026-0001 fire in the basement');
    const [first, second] = ['CR-2026-0002', 'CR-2026-0003'];
    await chat.answer(daniel, 'crisis.leftovers', first, { outcome: 'resolved', summary: 'Over.' });
    await chat.pass(8 * day);
    await chat.say(daniel, `crisis reopen ${first} smoke again`);
    expect(await chat.store.crises.get(second)).toMatchObject({ follows: first, event: 'EV-2026-0001' });
    expect(await chat.store.events.get('EV-2026-0001')).toMatchObject({ crisis: second });
    expect(await chat.say(daniel, `crisis log ${first}`)).toContain(`${second}: smoke again`);
    expect(await chat.say(daniel, `crisis log ${second}`)).toContain(`${first}: smoke again`);
    expect(await chat.say('cso', `crise rouvrir ${first} encore`)).toContain(second);
  });

  describe('is about what its event was merged into meanwhile', () => {
    const [first, second] = ['CR-2026-0002', 'CR-2026-0003'];
    const [part, whole] = ['EV-2026-0001', 'EV-2026-0002'];
    const again = () => chat.say(daniel, `crisis reopen ${first} smoke again`);

    beforeEach(async () => {
      await chat.say('employee-en', 'report smoke in the basement');
      await chat.say('employee-fr', 'report smoke in the basement, too');
      await chat.say(daniel, `crisis open ${part} fire in the basement`);
      await chat.answer(daniel, 'crisis.leftovers', first, { outcome: 'resolved', summary: 'Over.' });
      await chat.press(daniel, 'event.merge', `${part} ${whole}`);
    });

    it('within the set time, and later', async () => {
      expect(await again()).toContain(`was merged into ${whole}: it is about that one now`);
      expect(await crisis(first)).toMatchObject({ state: 'open', event: whole });
      expect(await chat.store.events.get(whole)).toMatchObject({ crisis: first });
      await chat.answer(daniel, 'crisis.leftovers', first, { outcome: 'resolved', summary: 'Over.' });
      await chat.say('manager1', 'report smoke in the basement, still');
      await chat.press(daniel, 'event.merge', `${whole} EV-2026-0003`);
      await chat.pass(8 * day);
      expect(await again()).toContain('was merged into EV-2026-0003: it is about that one now');
      expect(await crisis(second)).toMatchObject({ follows: first, event: 'EV-2026-0003' });
    });

    it('but where that has another room', async () => {
      await chat.say(daniel, `crisis open ${whole} fire`);
      expect(await again()).toContain(`merged into ${whole}, which has a room of its own, ${second}`);
      expect(await crisis(first)).toMatchObject({ state: 'open', event: part });
      expect(await chat.store.events.get(whole)).toMatchObject({ crisis: second });
    });

    it('but where that is kept more closely than the room', async () => {
      await chat.say(daniel, `event take ${whole}`);
      await chat.say(daniel, `event restrict ${whole}`);
      expect(await again()).toContain(`merged into ${whole}, which is kept more closely than this room`);
      expect(await crisis(first)).toMatchObject({ state: 'open', event: part });
    });

    it('but where that is kept more closely than the room was that is followed', async () => {
      await chat.say(daniel, `event take ${whole}`);
      await chat.say(daniel, `event restrict ${whole}`);
      await chat.pass(8 * day);
      expect(await again()).toContain('kept more closely than this room');
      const next = await crisis(second);
      expect(next).toMatchObject({ follows: first, state: 'open' });
      expect(next?.event).toBe(part);
      expect((await chat.store.events.get(part))?.crisis).toBe(first);
      expect((await chat.store.events.get(whole))?.crisis).toBeUndefined();
    });
  });

  it('is followed by a room that goes on being kept from whoever its event may be about', async () => {
    const [first, second] = ['CR-2026-0002', 'CR-2026-0003'];
    const [part, whole] = ['EV-2026-0001', 'EV-2026-0002'];
    const officer2 = 'officer2@sample.example';
    const secret = ['cso', daniel, 'officer2', 'it1'].map((who) => aScreening(`${who}@sample.example`));
    await chat.store.commit(secret.map((put) => ({ in: 'screening' as const, put })));
    for (const what of ['plans were copied by Mélanie Gagnon', 'a stick with plans']) {
      await chat.fill('employee-en', 'report', { what, type: 'cyber' });
    }
    for (const each of [part, whole]) {
      await chat.say(daniel, `event take ${each}`);
      await chat.say(daniel, `event restrict ${each}`);
    }
    await chat.say(daniel, `crisis open kind:cyber ${part} stolen plans`);
    expect((await crisis(first)).members).not.toContainEqual(expect.objectContaining({ person: officer2 }));
    await chat.answer(daniel, 'crisis.leftovers', first, { outcome: 'resolved', summary: 'Over.' });
    await chat.say('cso', `event restrict ${whole} secret`);
    await chat.press('cso', 'event.merge', `${part} ${whole}`);
    expect(await chat.store.events.get(part)).toMatchObject({ mergedInto: whole });
    await chat.pass(8 * day);
    await chat.say(daniel, `crisis reopen ${first} more plans are gone`);
    const next = await crisis(second);
    expect(next).toMatchObject({ follows: first, event: part });
    expect([...next.members, ...next.keptOut]).not.toContainEqual(
      expect.objectContaining({ person: officer2 }),
    );
    expect(await chat.say('officer2', `crisis log ${second}`)).toContain(second);
    expect(await chat.say('officer2', `crisis log ${second}`)).not.toContain('more plans');
  });

  it('gives a report of its own record in both languages, reviewed and shared, with what people answer', async () => {
    await chat.say('it1', 'crisis log water on floor 2', inRoom);
    await report();
    await close();
    const draft = await file(`${id}:fr:md`, daniel);
    expect(draft).toContain('Ébauche tirée du dossier');
    expect(draft).toContain('water on floor 2');
    expect(draft).toContain('_À rédiger_');
    expect(await chat.press(daniel, 'crisis.review.share', id)).toContain('Review it first');
    const parts = { worked: 'a', gaps: 'b', causes: 'c', plans: 'd', informed: 'e' };
    expect(await chat.answer(daniel, 'crisis.review', id, { ...parts, gaps: ' ' })).toContain(
      'at least a sentence',
    );
    expect(await chat.answer(daniel, 'crisis.review', id, parts)).toContain('can be shared');
    expect(await chat.press(daniel, 'crisis.review.share', id)).toContain('people have it');
    await chat.settle();
    expect(await reads('facilities1')).toContain('Veuillez répondre à trois questions');
    await chat.answer('facilities1', 'crisis.questions', id, { missing: 'Une clé du 2e étage.' });
    expect(await chat.say('officer2', `crise journal ${id}`)).toContain('a été communiqué aux participants');
    const done = await file(`${id}:en:md`, 'it1');
    expect(done).toMatch(/Who was informed[\s\S]*Situation report 1.*Helen Carter/);
    expect(done).toContain('Une clé du 2e étage');
    expect(done).not.toContain('To be written');
    expect(await file(`${id}:en:docx`, 'it1')).toContain('PK');
    expect(await file(`${id}:en:md`, 'h.brown')).toBeUndefined();
  });

  it('keeps what stood in its report before, of whoever reviews it at the same time, and says what was shared', async () => {
    await close();
    const openForm = async (who: string, action = 'crisis.review') => {
      await chat.press(who, action, id);
      const form = chat.replies.at(-1)?.form?.form;
      if (!form) throw new Error('no form');
      return form;
    };
    const review = async () => (await crisis()).afterAction;
    const [one, two] = [await openForm(daniel), await openForm('cso')];
    const parts = { worked: 'a', gaps: 'b', causes: 'c', plans: 'd', informed: 'e' };
    await chat.submit(daniel, one, parts);
    await chat.press(daniel, 'crisis.review.share', id);
    await chat.settle();
    expect(await chat.submit('cso', two, { ...parts, worked: 'f' })).toContain('pendant que');
    expect(chat.replies.at(-1)?.errors).toHaveProperty('worked');
    expect((await review())?.texts.worked).toBe('a');

    const third = await openForm('cso');
    expect(await chat.submit('cso', third, { ...parts, gaps: 'g' })).toContain('version antérieure');
    await chat.settle();
    expect(await reads(daniel)).toContain(`changed the after-action report of ${id} after you shared it`);
    expect((await review())?.history).toContainEqual(
      expect.objectContaining({ part: 'gaps', from: 'b', to: 'g' }),
    );
    const got = async () => (await reads('facilities1')).split('trois questions.').length;
    const before = await got();
    await chat.press('cso', 'crisis.review.share', id);
    await chat.settle();
    expect(await got()).toBe(before + 1);
  });

  it('keeps what somebody answered to the three questions before, and takes the last of it', async () => {
    await close();
    const answer = (values: Record<string, string>) =>
      chat.answer('facilities1', 'crisis.questions', id, values);
    await answer({ missing: 'Une clé.' });
    await answer({ missing: 'Deux clés.' });
    expect((await crisis()).afterAction?.answers.map(({ texts }) => texts.missing)).toEqual([
      'Une clé.',
      'Deux clés.',
    ]);
    const done = await file(`${id}:en:md`, daniel);
    expect(done).toContain('Deux clés');
    expect(done).not.toContain('Une clé');
  });

  it('tells of agencies that are still to be told, and of actions that were done only who may look at them', async () => {
    await chat.say('employee-en', 'report somebody stole a laptop');
    await chat.press(daniel, 'event.take', 'EV-2026-0001');
    const second = 'CR-2026-0002';
    for (const who of [daniel, 'cso'])
      await chat.store.commit([{ in: 'screening', put: aScreening(`${who}@sample.example`) }]);
    await chat.say(daniel, 'crisis open EV-2026-0001 level:secret kind:data-leak stolen laptop');
    await chat.answer(daniel, 'event.questions', 'EV-2026-0001', { crime: 'yes' });
    await chat.say(daniel, `crisis action ${second} look for the thief`);
    await chat.press(daniel, 'crisis.leftovers', second);
    const form = chat.replies.at(-1)?.form?.form;
    expect(JSON.stringify(chat.replies.at(-1)?.form?.form.intro)).toContain('EV-2026-0001');
    if (form) await chat.submit(daniel, form, { outcome: 'resolved', summary: 'It is back.' });
    const corrective = { text: 'Lock the room', owner: 'facilities1@sample.example' };
    expect(await chat.answer(daniel, 'crisis.corrective', second, corrective)).toContain(
      'facilities1@sample.example',
    );
    expect((await chat.store.actions.of(second)).some(({ kind }) => kind === 'corrective')).toBe(false);
    await chat.say(daniel, 'action done AC-2026-0001');
    await chat.settle();
    expect(await reads('cso')).toContain('look for the thief');
    expect(await reads('officer2')).not.toContain('look for the thief');
  });

  it('asks again whether what was done is so, also where it had no date', async () => {
    await chat.say(daniel, `crisis action ${id} find pumps facilities1@sample.example`);
    await chat.say('facilities1', 'mesure faite AC-2026-0001');
    await close();
    await chat.settle();
    const asked = async () => (await reads('officer2')).split('AC-2026-0001 serait faite').length - 1;
    expect(await asked()).toBe(0);
    await chat.pass(3 * day + minute);
    await chat.settle();
    expect(await asked()).toBe(1);
    await chat.pass(3 * day + minute);
    await chat.settle();
    expect(await asked()).toBe(2);
  });

  it('lets corrective actions live on until they are verified', async () => {
    await close();
    const date = '2026-12-20';
    await chat.answer(daniel, 'crisis.corrective', id, {
      text: 'Replace all valves',
      owner: 'facilities1@sample.example',
      date,
    });
    const all = await chat.store.actions.of(id);
    const corrective = all.find(({ kind }) => kind === 'corrective');
    expect(corrective).toMatchObject({
      text: 'Replace all valves',
      tracked: true,
      owner: 'facilities1@sample.example',
    });
    await chat.pass(24 * day);
    for (let i = 0; i < 4; i++) await chat.pass(hour);
    await chat.settle();
    expect(await reads('facilities1')).not.toContain(`${corrective?.id} reste à faire`);
    // Two days before it is due.
    await chat.pass(5 * hour);
    await chat.settle();
    expect(await reads('facilities1')).toContain(`${corrective?.id} reste à faire`);
    await chat.say('facilities1', `mesure faite ${corrective?.id}`);
    expect(await chat.say(daniel, `action verify ${corrective?.id}`)).toContain('is verified');
  });

  it('asks for somebody else soon where its owner leaves long before it is due, the room archived', async () => {
    await close();
    const values = {
      text: 'Exercise the evacuation',
      owner: 'facilities1@sample.example',
      date: '2027-11-24',
    };
    await chat.answer(daniel, 'crisis.corrective', id, values);
    const corrective = (await chat.store.actions.of(id)).find(({ kind }) => kind === 'corrective');
    await chat.pass(8 * day);
    await chat.settle();
    const person = await chat.store.people.get('facilities1@sample.example');
    if (person) await chat.store.commit([{ in: 'people', put: { ...person, active: false } }]);
    const unit = new Unit(chat.services, chat.now);
    await checkAccess(unit);
    await chat.store.commit(unit.writes);
    for (let i = 0; i < 3; i++) await chat.pass(1);
    expect(await chat.store.actions.get(corrective?.id ?? '')).not.toHaveProperty('owner');
    await chat.pass(11 * minute);
    expect(await reads(daniel)).toContain(`Nobody has ${corrective?.id} yet. Who will do it?`);
    await chat.press(daniel, 'action.take', corrective?.id ?? '');
    expect(await chat.store.actions.get(corrective?.id ?? '')).toMatchObject({
      owner: 'officer1@sample.example',
    });
  });

  it('tells the officers on duty when the owner drops a corrective action, and says why in the report', async () => {
    await close();
    await chat.answer(daniel, 'crisis.corrective', id, {
      text: 'Replace all valves',
      owner: 'facilities1@sample.example',
    });
    const number = (await chat.store.actions.of(id)).find(({ kind }) => kind === 'corrective')?.id;
    expect(await chat.say('facilities1', `mesure abandonner ${number} l’immeuble est vendu`)).toMatch(
      /est abandonnée\..*\nl’immeuble est vendu/,
    );
    expect(await reads(daniel)).toMatch(/Georges Leblanc dropped AC-[^\n]*\nl’immeuble est vendu/);
    expect(await file(`${id}:en:md`, daniel)).toMatch(
      /Replace all valves · Georges Leblanc · .* · dropped · l’immeuble est vendu/,
    );
  });
});
