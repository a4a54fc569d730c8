import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/chat/message.ts';
import type { Assignment } from '../../src/domain/assignment.ts';
import type { Rhythm } from '../../src/domain/rhythm.ts';
import { oweLesson } from '../../src/handlers/awareness/owe-lesson.ts';
import { armDaily } from '../../src/handlers/awareness/paths.ts';
import { readRhythm, rhythmText } from '../../src/handlers/awareness/rhythm-words.ts';
import { Unit } from '../../src/handlers/work.ts';
import { text } from '../../src/text/index.ts';
import { take } from '../support/alerts.ts';
import { type Chat, chatForEach } from '../support/chat.ts';
import { anAssignment, anEvent } from '../support/records.ts';

const jane = 'employee-en@sample.example';
const roy = 'employee-fr@sample.example';
const officer = 'officer1@sample.example';
const hour = 3_600_000;
const day = 24 * hour;

let chat: Chat;
/** The platforms of the sample's people: all of them write in the console. */
chatForEach((started) => {
  // A Tuesday, ten in the morning in Ottawa.
  chat = started;
});

/** Runs what falls due until nothing more does at this moment. */
async function settle(ms = 0): Promise<void> {
  await chat.pass(ms);
  for (let i = 0; i < 30; i++) {
    const [next] = await chat.store.due.due(chat.now, 1);
    if (!next) return;
    await chat.pass(0);
  }
}

/** Prepares a campaign by the form and starts it; its number. */
async function start(values: Record<string, string> = {}): Promise<string> {
  const shown = await chat.fill(officer, 'awareness campaign', {
    topic: 'lock-screen',
    group: 'everyone',
    ...values,
  });
  const id = /CA-\d{4}-\d{4}/.exec(shown)?.[0] ?? shown;
  await chat.say(officer, `awareness campaign start ${id}`);
  await settle();
  return id;
}

const assigned = async (person: string, campaign?: string): Promise<Assignment[]> =>
  (await chat.store.assignments.ofPerson(person)).filter((each) => !campaign || each.campaign === campaign);

/** The buttons of the last reply, by their label. */
function buttons(): Record<string, { action: string; value: string }> {
  const reply = chat.replies.at(-1);
  const cards = [reply?.here, reply?.own, reply?.replace].filter(
    (each): each is Message => each !== undefined,
  );
  const all = cards
    .flatMap(({ card }) => card ?? [])
    .flatMap((element) => (element.kind === 'buttons' ? element.buttons : []));
  return Object.fromEntries(all.map(({ label, action, value }) => [label, { action, value }]));
}

async function pressed(who: string, label: string): Promise<string> {
  const button = buttons()[label];
  if (!button) throw new Error(`no button ${label}: ${Object.keys(buttons()).join(', ')}`);
  return chat.press(who, button.action, button.value);
}

/** Answers the question that is shown, rightly or wrongly. */
async function answer(who: string, topic: string, right: boolean): Promise<string> {
  const questions = chat.services.topics.find(({ id }) => id === topic)?.en.questions ?? [];
  const shown = Object.values(buttons()).filter(({ action }) => action === 'awareness.answer');
  const chosen = shown.find(({ value }) => {
    const [n, choice] = value.split(' ');
    return (questions[Number(n)]?.choices[Number(choice)]?.right ?? false) === right;
  });
  if (!chosen) throw new Error(`no such choice of ${topic}`);
  return chat.press(who, chosen.action, chosen.value);
}

async function daily(): Promise<void> {
  const unit = new Unit(chat.services, chat.now);
  await armDaily(unit);
  await chat.store.commit(unit.writes);
  await settle(day);
}

/** A lesson as it is once it was done. */
async function done(id: string): Promise<Assignment> {
  const found = await chat.store.assignments.get(id);
  if (!found) throw new Error(`no lesson ${id}`);
  return { ...found, doneAt: chat.now.toISOString(), right: 1, answers: [0] };
}

const newcomer = {
  id: 'new@sample.example',
  version: 0,
  name: 'New',
  source: 'directory' as const,
  active: true,
  roles: [],
  accounts: {},
};

describe('a learner', () => {
  it('sees what is due, does it by buttons, and hears at once whether it was right', async () => {
    const id = await start({ topic: 'suspicious-links' });
    expect(await chat.say(jane, 'awareness')).toMatch(
      /One lesson is waiting[\s\S]*Ten seconds before the link/,
    );
    const lesson = await pressed(jane, 'Begin');
    expect(lesson).toContain('take ten seconds');
    expect(lesson).toContain('Directive on Security Management, 4.5');
    expect(lesson).toContain('Question 1 of 2');
    expect(lesson).toMatch(/A\. .*\n- B\. .*\n- C\. /);
    const wrong = await answer(jane, 'suspicious-links', false);
    expect(wrong).toMatch(/Not quite[\s\S]*Question 2 of 2/);
    expect(wrong).toMatch(/Better: The owner of login-help\.example\n[A-Z]/);
    const done = await answer(jane, 'suspicious-links', true);
    expect(done).toMatch(/Right\.[\s\S]*Done: 1 of 2 right/);
    expect(await assigned(jane, id)).toMatchObject([{ right: 1, doneAt: chat.now.toISOString() }]);
    expect(await chat.say(jane, 'awareness')).toMatch(/Nothing is waiting[\s\S]*1 of 2 right/);
  });

  it('keeps the first answer, whatever is pressed again', async () => {
    const id = await start();
    await chat.say(jane, 'awareness quiz');
    const again = { ...buttons() };
    await answer(jane, 'lock-screen', false);
    const [first] = await assigned(jane, id);
    for (const { action, value } of Object.values(again).filter(
      ({ action }) => action === 'awareness.answer',
    ))
      expect(await chat.press(jane, action, value)).toContain('Not quite');
    expect(await assigned(jane, id)).toEqual([first]);
  });

  it('reads French that is French, and answers in it', async () => {
    await start();
    expect(await chat.say(roy, 'sensibilisation questionnaire')).toContain('Debout? Verrouillez');
    expect(await answer(roy, 'lock-screen', true)).toMatch(/C’est juste\.[\s\S]*C’est fait\u00A0: 1 sur 1/);
  });

  it('cannot answer, put off or read what was given to somebody else, nor learn whether it was', async () => {
    const id = await start();
    const [lesson] = await assigned(roy, id);
    const none = await chat.press(jane, 'awareness.open', 'own/lock-screen/nobody@sample.example');
    for (const [action, value] of [
      ['awareness.answer', `0 0 ${lesson?.id}`],
      ['awareness.later', lesson?.id],
      ['awareness.open', lesson?.id],
    ] as const)
      expect(await chat.press(jane, action, value ?? '')).toBe(none);
    expect(none).toContain('not one of yours');
    expect((await assigned(roy, id))[0]?.answers).toEqual([]);
  });

  it('is answered privately in a channel', async () => {
    await start();
    await chat.say(jane, 'awareness', { channel: 'general' });
    expect(JSON.stringify(chat.replies.at(-1)?.here)).not.toContain('Lock it');
    expect(JSON.stringify(chat.replies.at(-1)?.own)).toContain('Lock it');
  });

  it('comes in working hours alone, also where something is late, and is given up when they are over', async () => {
    const person = await chat.store.people.get(jane);
    if (!person) throw new Error('nobody');
    const owedAt = async (now: string) => {
      const unit = new Unit(chat.services, new Date(now));
      await oweLesson(unit, { id: 'x/1/y' }, person, new Date('2026-11-24T15:00:00.000Z'));
      const [write] = unit.writes;
      return write && 'put' in write ? write.put : undefined;
    };
    expect(await owedAt('2026-11-24T16:00:00.000Z')).toMatchObject({
      inWorkingHours: true,
      tryAt: '2026-11-24T16:00:00.000Z',
      expires: '2026-11-24T21:30:00.000Z',
    });
    // In the evening: the next morning.
    expect(await owedAt('2026-11-25T02:00:00.000Z')).toMatchObject({
      tryAt: '2026-11-25T13:30:00.000Z',
      expires: '2026-11-25T21:30:00.000Z',
    });
  });

  it('puts it off to later today, and not into the evening', async () => {
    const id = await start();
    await take(chat);
    await chat.say(jane, 'awareness quiz');
    expect(await pressed(jane, 'Later today')).toContain('13:00');
    await settle(3 * hour - 1);
    expect((await take(chat)).filter(({ to }) => to === jane)).toEqual([]);
    await settle(1);
    expect((await take(chat)).filter(({ to }) => to === jane)).toHaveLength(1);
    await settle(2 * hour);
    await chat.say(jane, 'awareness quiz');
    // Three hours from three o'clock is the evening: the next morning.
    expect(await pressed(jane, 'Later today')).toContain('Nov 25, 2026, 08:30');
    await answer2(jane);
    await settle(day);
    expect((await take(chat)).filter(({ to }) => to === jane)).toEqual([]);
    expect(await assigned(jane, id)).toHaveLength(1);
  });

  it('leaves an optional campaign, and comes back', async () => {
    const id = await start({ more: 'tailgating', rhythm: 'every Tuesday' });
    await chat.say(jane, 'awareness quiz');
    expect(await pressed(jane, 'Not for me')).toContain('You will get no more');
    expect(await chat.say(jane, 'awareness')).toContain('Nothing is waiting');
    await settle(7 * day);
    expect(await assigned(jane, id)).toHaveLength(1);
    expect(await assigned(roy, id)).toHaveLength(2);
    await chat.press(jane, 'awareness.resume', id);
    expect(await chat.say(jane, 'awareness')).toContain('Lock it when you stand up');
  });

  it('is not promised on an older card what was done, left, or stopped for everybody', async () => {
    const id = await start();
    await chat.say(jane, 'awareness quiz');
    const { 'Later today': later, 'Not for me': left } = buttons();
    if (!later || !left) throw new Error('no buttons');
    await chat.press(jane, left.action, left.value);
    const again = await chat.press(jane, later.action, later.value);
    expect(again).toContain('You will get no more');
    await pressed(jane, 'I changed my mind');
    await chat.say(jane, 'awareness quiz');
    await answer(jane, 'lock-screen', true);
    expect(await chat.press(jane, later.action, later.value)).toContain('You did this');
    await chat.say(officer, `awareness campaign stop ${id}`);
    await chat.say(roy, 'sensibilisation questionnaire');
    const [lesson] = await assigned(roy, id);
    for (const [action, value] of [
      ['awareness.later', lesson?.id],
      ['awareness.resume', id],
    ] as const)
      expect(await chat.press(roy, action, value ?? '')).toContain('n’existe plus');
  });

  it('cannot leave a mandatory one: no button says so, and on an older card they read why', async () => {
    const id = await start({ kind: 'mandatory' });
    const lesson = await chat.say(jane, 'awareness quiz');
    expect(lesson).toContain('[Later today]');
    expect(lesson).not.toContain('Not for me');
    const refused = await chat.press(jane, 'awareness.stop', id);
    expect(refused).toMatch(/cannot be stopped[\s\S]*policy asks for training of all employees/);
    expect((await assigned(jane, id))[0]).not.toHaveProperty('stopped');
  });

  it('has a streak that nobody else sees', async () => {
    await start();
    await start({ topic: 'tailgating' });
    await chat.say(jane, 'awareness quiz');
    for (const topic of ['lock-screen', 'tailgating']) {
      const count = chat.services.topics.find(({ id }) => id === topic)?.en.questions.length ?? 0;
      for (let i = 0; i < count; i++) await answer(jane, topic, true);
      if (topic === 'lock-screen') await pressed(jane, 'Next lesson');
    }
    expect(await chat.say(jane, 'awareness')).toContain('2 lessons in a row');
    expect(await chat.say(officer, 'awareness results CA-2026-0001')).not.toMatch(/row|Kowalski/);
  });

  it('takes one for practice when nothing is due; it counts for nobody else', async () => {
    expect(await chat.say(jane, 'awareness quiz')).toContain('for practice');
    const [given] = await assigned(jane);
    expect(given).toMatchObject({ campaign: 'own' });
    expect(await chat.say(jane, 'awareness')).toContain('Nothing is waiting');
  });

  async function answer2(who: string): Promise<void> {
    await chat.say(who, 'awareness quiz');
    await answer(who, 'lock-screen', true);
  }
});

describe('a campaign', () => {
  it.each<[string, Rhythm | undefined]>([
    ['each Tuesday at 2 pm', { kind: 'week', every: 1, weekday: 2, at: '14:00' }],
    ['every Monday at 9:30 a.m.', { kind: 'week', every: 1, weekday: 1, at: '09:30' }],
    ['every day at 12 pm', { kind: 'day', at: '12:00' }],
    ['every day at 12 am', { kind: 'day', at: '00:00' }],
    ['every day at 14 pm', undefined],
    ['each day', { kind: 'day' }],
    ['quarterly', { kind: 'month', every: 3 }],
    ['chaque trimestre à 10 h', { kind: 'month', every: 3, at: '10:00' }],
    ['le mardi à 14h30', { kind: 'week', every: 1, weekday: 2, at: '14:30' }],
    ['Mondays', { kind: 'week', every: 1, weekday: 1 }],
    ['lundi', { kind: 'week', every: 1, weekday: 1 }],
    ['weekdays', { kind: 'day' }],
    ['every two weeks', { kind: 'week', every: 2 }],
    ['toutes les deux semaines', { kind: 'week', every: 2 }],
    ['bi-weekly', { kind: 'week', every: 2 }],
    ['hebdomadaire', { kind: 'week', every: 1 }],
    ['once a month', { kind: 'month', every: 1 }],
    ['mensuellement', { kind: 'month', every: 1 }],
    ['tous les trois mois', { kind: 'month', every: 3 }],
    ['yearly', { kind: 'month', every: 12 }],
    ['every second Tuesday', { kind: 'week', every: 2, weekday: 2 }],
    [
      'every second Tuesday of the month at 10:00',
      { kind: 'month', every: 1, weekday: 2, nth: 2, at: '10:00' },
    ],
    ['dernier vendredi du mois', { kind: 'month', every: 1, weekday: 5, nth: -1 }],
    ['chaque premier lundi du mois', { kind: 'month', every: 1, weekday: 1 }],
    ['the 15th of each month', { kind: 'month', every: 1, day: 15 }],
    ['le 1er de chaque mois', { kind: 'month', every: 1, day: 1 }],
    ['the 32nd of each month', undefined],
    ['15', undefined],
  ])('understands “%s”, and says it in words that it understands', (words, expected) => {
    expect(readRhythm(words)).toEqual(expected);
    for (const language of ['en', 'fr'] as const)
      if (expected) expect(readRhythm(rhythmText(text(language), expected))).toEqual(expected);
  });

  it('is prepared by a form that begins with what happens here, and says whom it reaches', async () => {
    const put = [1, 2, 3, 4].map((n) =>
      anEvent(n, { type: 'lost-item', reportedAt: new Date(chat.now.getTime() - n * day).toISOString() }),
    );
    await chat.store.commit(put.map((event) => ({ in: 'events' as const, put: event })));
    const list = await chat.say(officer, 'awareness campaign list');
    expect(list).toMatch(/Suggested next: Lost\? Tell us before you look/);
    expect(list).toContain('Lost or stolen item: 4 of 4 events in the last 90 days.');
    await chat.say(officer, 'awareness campaign');
    const form = chat.replies.at(-1)?.form?.form;
    expect(form?.fields.find(({ name }) => name === 'topic')).toMatchObject({ value: 'lost-device' });
    const shown = await chat.fill(officer, 'awareness campaign', {
      topic: 'lost-device',
      more: 'Hold the door, not the lock',
      group: 'building:90-elgin',
      rhythm: 'every second Monday at 9:00',
      kind: 'mandatory',
      days: '7',
    });
    for (const words of [
      'Being prepared',
      'For: 90 Elgin Street',
      'How often: every second Monday at 09:00',
      'Kind: Mandatory',
      'Time to do it: 7 days',
      'at most 4, every 4 days',
      'with at most 20% of what the platform allows',
      '1. Lost? Tell us before you look: Nov 30, 2026, 09:00',
      '2. Hold the door, not the lock: Dec 14, 2026, 09:00',
    ])
      expect(shown).toContain(words);
  });

  it('is a week of lessons for the week in February, with one button', async () => {
    expect(await chat.say(officer, 'awareness campaign list')).toContain(
      '[Security Awareness Week (February)]',
    );
    await pressed(officer, 'Security Awareness Week (February)');
    const form = chat.replies.at(-1)?.form?.form;
    const value = (name: string) => {
      const field = form?.fields.find((each) => each.name === name);
      return field && 'value' in field ? field.value : undefined;
    };
    expect(value('rhythm')).toBe('every working day');
    expect(String(value('more')).split(', ')).toHaveLength(4);
  });

  it.each([
    [{ rhythm: 'whenever' }, 'I do not understand “whenever”'],
    [{ more: 'nothing-like-it' }, 'There is no lesson “nothing-like-it”'],
    [{ more: 'tailgating', rhythm: 'once' }, 'say how often'],
    [{ kind: 'mandatory', channel: 'general' }, 'nobody can be reminded in a channel'],
    [{ days: '400' }, 'from 1 to 90'],
    [{ groups: 'unit:Nowhere' }, 'Nowhere'],
    [{ 'name-en': 'Only English' }, 'in both languages'],
    [{ 'name-en': 'SECRET: plan golf', 'name-fr': 'Plan golf' }, 'do not write this here'],
    [{ 'name-en': 'Plan golf', 'name-fr': 'Plan golf PROTÉGÉ B' }, 'Give one without a marking'],
  ])('says what is wrong with %j, and keeps nothing', async (values, sentence) => {
    const shown = await chat.fill(officer, 'awareness campaign', {
      topic: 'lock-screen',
      group: 'everyone',
      ...(values as Record<string, string>),
    });
    expect(shown).toContain(sentence);
    expect(await chat.store.campaigns.page(undefined, 9)).toEqual([]);
  });

  it('is stopped for a reason that may be kept', async () => {
    const id = await start();
    const stop = (why: string) => chat.say(officer, `awareness campaign stop ${id} ${why}`);
    expect(await stop('SECRET: the exercise in Lima')).toContain('do not write this here');
    expect((await chat.store.campaigns.get(id))?.state).toBe('running');
    await stop('asked by 046 454 286');
    const { ended } = (await chat.store.campaigns.get(id)) ?? {};
    expect(ended?.reason).toContain('asked by');
    expect(ended?.reason).not.toContain('454');
  });

  it('is the officers’ alone', async () => {
    const id = await start();
    for (const words of [
      'awareness campaign',
      'awareness campaign list',
      `awareness campaign stop ${id}`,
      'awareness results',
    ])
      expect(await chat.say(jane, words)).toContain('Your role does not allow that');
    expect((await chat.store.campaigns.get(id))?.state).toBe('running');
  });

  it('names lessons to French readers in French, and takes them so', async () => {
    await chat.say('officer2', 'langue fr');
    await chat.say('officer2', 'sensibilisation campagne');
    const form = chat.replies.at(-1)?.form?.form;
    expect(JSON.stringify(form)).toContain('Le cadeau du stationnement');
    const labels = form?.fields.flatMap((field) =>
      field.name === 'topic' && field.kind === 'choice' ? field.options.map(({ label }) => label) : [],
    );
    expect(labels?.join()).not.toMatch(/lock-screen|found-usb/);
    const fill = (more: string) =>
      chat.fill('officer2', 'sensibilisation campagne', {
        topic: 'lock-screen',
        more,
        group: 'everyone',
        rhythm: 'chaque mois',
      });
    const shown = await fill('Le cadeau du stationnement; Tenir la porte, pas le verrou');
    const id = /CA-\d{4}-\d{4}/.exec(shown)?.[0] ?? shown;
    expect((await chat.store.campaigns.get(id))?.topics).toEqual(['lock-screen', 'found-usb', 'tailgating']);
    await chat.press('officer2', 'awareness.campaign.form', id);
    expect(JSON.stringify(chat.replies.at(-1)?.form?.form)).toContain(
      'Le cadeau du stationnement; Tenir la porte, pas le verrou',
    );
    expect(await fill('rien')).not.toMatch(/changes-in-your-life|clear-desk/);
  });

  it('is not said to be missing above what results can be chosen of', async () => {
    const said = await chat.say(officer, 'awareness results');
    expect(said).toContain('Which campaign?');
    expect(said).not.toContain('No campaign');
  });

  it('has no results, good or bad, before its first lesson', async () => {
    const shown = await chat.fill('officer2', 'sensibilisation campagne', {
      topic: 'lock-screen',
      more: 'tailgating',
      group: 'everyone',
      rhythm: 'un mardi sur deux à 9 h',
      kind: 'mandatory',
    });
    expect(shown).toContain('un mardi sur deux à 9 h\n');
    const id = /CA-\d{4}-\d{4}/.exec(shown)?.[0] ?? '';
    await chat.say(officer, `awareness campaign start ${id}`);
    const results = await chat.say(officer, `awareness results ${id}`);
    expect(results).toBe(
      `No lesson of ${id} was given. Write “awareness campaign show ${id}” for its dates.`,
    );
    expect(await chat.say(officer, `awareness campaign stop ${id}`)).not.toContain('Dates');
  });

  it('gives everybody of its audience the lesson once, spread over its window and in working hours', async () => {
    const id = await start({ group: 'building:90-elgin', groups: '-unit:Policy' });
    const given = await chat.store.assignments.ofRound(id, 1, undefined, 99);
    expect(given.map(({ person }) => person)).toContain(jane);
    expect(given.map(({ person }) => person)).not.toContain(roy);
    const owed = await Promise.all(given.map(({ id: each }) => chat.store.deliveries.get(each)));
    expect(owed.every((delivery) => delivery?.lane === 'slow')).toBe(true);
    const times = owed.map((delivery) => Date.parse(delivery?.tryAt ?? '')).sort((a, b) => a - b);
    const gaps = times.slice(1).map((time, i) => time - (times[i] ?? 0));
    // Four hours for this many people; lunch is quiet.
    const gap = (4 * hour) / given.length;
    expect(gaps.filter((each) => Math.abs(each - gap) < 2).length).toBeGreaterThanOrEqual(gaps.length - 1);
    for (const time of times) {
      const clock = new Date(time).toLocaleTimeString('sv-SE', { timeZone: 'America/Toronto' });
      expect(clock >= '08:30:00' && clock < '16:30:00' && !(clock >= '12:00:00' && clock < '13:00:00')).toBe(
        true,
      );
    }
    await settle();
    expect(await chat.store.assignments.ofRound(id, 1, undefined, 99)).toHaveLength(given.length);
  });

  it('waits for working hours and holidays', async () => {
    // The evening before Christmas.
    chat.now = new Date('2026-12-24T23:00:00.000Z');
    const id = await start({ rhythm: 'once' });
    expect(await chat.say(officer, `awareness campaign show ${id}`)).toContain('Dec 29, 2026, 08:30');
    await settle(4 * day);
    expect(await assigned(jane, id)).toEqual([]);
    await settle(day);
    expect(await assigned(jane, id)).toHaveLength(1);
  });

  it('reminds who has not done it, until the limit, and nobody who has', async () => {
    const id = await start({ kind: 'mandatory', group: 'unit:Policy' });
    await settle(5 * hour);
    expect((await take(chat)).map(({ to }) => to)).toContain(roy);
    await chat.say(roy, 'awareness quiz');
    await answer(roy, 'lock-screen', true);
    let reminded = 0;
    for (let i = 0; i < 40; i++) {
      await settle(day);
      const taken = await take(chat);
      expect(taken.map(({ to }) => to)).not.toContain(roy);
      const mine = taken.filter(({ to, delivery }) => to === officer && delivery.id.startsWith(`${id}/`));
      if (mine.length > 0) expect(mine[0]?.text).toContain('A reminder:');
      reminded += mine.length;
    }
    expect(reminded).toBe(4);
    expect((await chat.store.campaigns.get(id))?.state).toBe('done');
  });

  it('is said in a reminder to have been due, once its time is over', async () => {
    await start({ kind: 'mandatory', group: 'unit:Policy', days: '6' });
    const lines: string[] = [];
    for (let hours = 0; hours < 24 * 10; hours++) {
      await settle(hour);
      for (const { to, text } of await take(chat))
        if (to === officer && text.includes('One minute')) lines.push(text.split('\n')[1] ?? '');
    }
    expect(lines.map((line) => /(?:due by|was due) Nov 30/.exec(line)?.[0])).toEqual([
      'due by Nov 30',
      'due by Nov 30',
      'was due Nov 30',
    ]);
  });

  it('says so in one sentence while no platform tells who reads the channel that it is for', async () => {
    chat.readers.set('general', new Set([jane]));
    const values = { topic: 'lock-screen', group: 'everyone', groups: 'channel:general' };
    await chat.fill(officer, 'awareness campaign', values);
    chat.readers.set('general', 'unknown');
    for (const words of ['show', 'start'])
      expect(await chat.say(officer, `awareness campaign ${words} CA-2026-0001`)).toContain(
        'cannot say at the moment who reads that channel',
      );
  });

  it('waits for whom a platform does not tell, which its author hears once, and begins when it does', async () => {
    chat.readers.set('general', new Set([jane]));
    chat.now = new Date('2026-11-27T20:00:00.000Z');
    const values = {
      topic: 'lock-screen',
      group: 'typed',
      groups: 'channel:general',
      rhythm: 'every Monday',
    };
    await chat.fill(officer, 'awareness campaign', values);
    await chat.say(officer, 'awareness campaign start CA-2026-0001');
    chat.readers.set('general', 'unknown');
    for (let hours = 0; hours < 24 * 4; hours++) await settle(hour);
    const told = (await chat.owed(officer)).filter((each) => each.includes('Lesson 1 of CA-2026-0001'));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('awareness campaign stop CA-2026-0001');
    expect(await assigned(jane)).toEqual([]);
    expect(await chat.store.due.due(new Date('2027-01-01'), 99)).toHaveLength(1);
    chat.readers.set('general', new Set([jane]));
    for (let hours = 0; hours < 24; hours++) await settle(hour);
    expect(await assigned(jane, 'CA-2026-0001')).toHaveLength(1);
  });

  it('sends again, the next day, what did not get through', async () => {
    const id = await start({ group: 'unit:Policy' });
    // The platforms were away for the rest of the day.
    await settle(9 * hour);
    for (const each of await chat.store.assignments.ofRound(id, 1, undefined, 99)) {
      const delivery = await chat.store.deliveries.get(each.id);
      if (delivery)
        await chat.store.commit([
          { in: 'deliveries', put: { ...delivery, state: 'given-up', reason: 'expired' } },
        ]);
    }
    expect(await take(chat)).toEqual([]);
    // Half past nine.
    await settle(14.5 * hour);
    await settle(hour);
    const texts = (await take(chat)).filter(({ to }) => to === roy).map(({ text }) => text);
    expect(texts).toHaveLength(1);
    expect(texts[0]).not.toContain('Rappel');
  });

  it('gives what an outage kept back until the reminder as itself, with all the time for it', async () => {
    const id = await start({ group: 'unit:Policy' });
    await settle(9 * hour);
    const mine = async () =>
      (await chat.store.assignments.ofRound(id, 1, undefined, 99)).find(({ person }) => person === roy);
    const first = (await mine())?.due ?? '';
    // Nothing ran over days: what was to be sent again was still owed, and was given up then.
    for (let days = 0; days < 30; days++) {
      if ((await chat.store.campaigns.get(id))?.history.some(({ what }) => what === 'reminded')) break;
      for (const each of await chat.store.assignments.ofRound(id, 1, undefined, 99)) {
        const delivery = await chat.store.deliveries.get(each.id);
        if (delivery?.state === 'owed')
          await chat.store.commit([
            { in: 'deliveries', put: { ...delivery, state: 'given-up', reason: 'expired' } },
          ]);
      }
      await settle(day);
    }
    await settle(14.5 * hour);
    await settle(hour);
    const texts = (await take(chat)).filter(({ to }) => to === roy).map(({ text }) => text);
    expect(texts).toHaveLength(1);
    expect(texts[0]).not.toContain('Rappel');
    expect((await mine())?.reminders).toBe(0);
    const due = Date.parse((await mine())?.due ?? '') - chat.now.getTime();
    expect(due).toBeGreaterThan(((await chat.store.campaigns.get(id))?.dueWithin ?? 0) - 2 * day);
    expect((await mine())?.due).not.toBe(first);
  });

  it.each(['campaign', 'path'])(
    'in a %s is no reminder to whom nobody reached until then: it is the lesson itself, with all the time for it',
    async (kind) => {
      chat.services.platforms = ['slack'];
      const late = { ...newcomer, accounts: {} };
      if (kind === 'path') await daily();
      await chat.store.commit([{ in: 'people', put: late }]);
      if (kind === 'path') await settle(day);
      else await start({ group: late.id, kind: 'mandatory' });
      const first = async () => (await assigned(late.id))[0];
      expect(await first()).toBeDefined();
      await settle(6 * day);
      expect((await first())?.reminders).toBe(0);
      expect(await take(chat)).toEqual([]);
      const known = await chat.store.people.get(late.id);
      if (known)
        await chat.store.commit([{ in: 'people', put: { ...known, accounts: { slack: { id: 'ULATE' } } } }]);
      const texts: string[] = [];
      let given = chat.now;
      for (let hours = 0; hours < 24 * 30; hours++) {
        await settle(hour);
        for (const { to, text, delivery } of await take(chat)) {
          if (to !== late.id || delivery.id !== (await first())?.id) continue;
          if (texts.length === 0) given = chat.now;
          texts.push(text);
          if (texts.length > 1) continue;
          const due = Date.parse((await first())?.due ?? '') - given.getTime();
          expect(due).toBeGreaterThan(chat.department.awareness.dueWithin - day);
        }
      }
      expect(texts[0]).not.toContain('A reminder');
      expect(texts.length).toBeGreaterThan(1);
      for (const text of texts.slice(1)) expect(text).toContain('A reminder');
      expect((await first())?.reminders).toBe(texts.length - 1);
    },
    60_000,
  );

  it('goes on after a crash in the middle: nobody is left out, nobody gets it twice', async () => {
    const people = Array.from({ length: 700 }, (_, i) => ({
      id: `p${String(i).padStart(4, '0')}@sample.example`,
      version: 0,
      name: `P ${i}`,
      source: 'directory' as const,
      active: true,
      roles: [],
      accounts: {},
    }));
    await chat.store.commit(people.map((put) => ({ in: 'people' as const, put })));
    await chat.fill(officer, 'awareness campaign', { topic: 'lock-screen', group: 'everyone' });
    await chat.say(officer, 'awareness campaign start CA-2026-0001');
    await chat.pass(0);
    await chat.pass(0);
    const half = await chat.store.assignments.ofRound('CA-2026-0001', 1, undefined, 9_999);
    expect(half.length).toBe(250);
    // Somebody answers before the rest have it: their record stays.
    const [first] = half;
    if (first)
      await chat.store.commit([
        { in: 'assignments', put: { ...first, answers: [1], doneAt: first.givenAt } },
      ]);
    // What was done of a step is lost with the process; the due record is still there, and runs again.
    await settle();
    const all = await chat.store.assignments.ofRound('CA-2026-0001', 1, undefined, 9_999);
    expect(all.length).toBe(731);
    expect(all.find(({ id }) => id === first?.id)?.answers).toEqual([1]);
    expect((await chat.store.campaigns.get('CA-2026-0001'))?.rounds[0]?.spreadAt).toBeDefined();
  });

  it('does not make up for weeks in which nothing ran', async () => {
    const id = await start({
      more: 'tailgating, marking, travel',
      rhythm: 'every Tuesday',
      group: 'unit:Policy',
    });
    await settle(24 * day);
    expect(await assigned(roy, id)).toHaveLength(2);
    await settle(2 * day);
    expect(await assigned(roy, id)).toHaveLength(2);
    // Tuesday, 22 December.
    await settle(2 * day + hour);
    expect(await assigned(roy, id)).toHaveLength(3);
  });

  it('is stopped for everybody: what is not sent is not sent', async () => {
    const id = await start();
    await chat.say(officer, `awareness campaign show ${id}`);
    expect(await pressed(officer, 'Stop')).toContain('It cannot be started again');
    expect((await chat.store.campaigns.get(id))?.state).toBe('running');
    expect(await pressed(officer, 'Stop')).toContain('is stopped');
    await settle(5 * hour);
    expect((await take(chat)).filter(({ delivery }) => delivery.id.startsWith(`${id}/`))).toEqual([]);
    expect(await chat.say(jane, 'awareness')).toContain('Nothing is waiting');
  });

  it('in a channel is one card in both languages; whoever presses answers in private', async () => {
    const id = await start({ channel: 'general' });
    const [card] = await chat.owed('#general console');
    expect(card).toMatch(/Lock it when you stand up[\s\S]*Debout\? Verrouillez/);
    const ofChannel = (await chat.store.deliveries.page(undefined, 500)).find(
      ({ to }) => to.kind === 'channel',
    );
    expect(ofChannel?.inWorkingHours).toBe(true);
    expect(await assigned(jane, id)).toEqual([]);
    await chat.press(jane, 'awareness.take', `${id}|1`, { channel: 'general' });
    expect(JSON.stringify(chat.replies.at(-1)?.here ?? '')).not.toContain('awareness.answer');
    expect(JSON.stringify(chat.replies.at(-1)?.own)).toContain('awareness.answer');
    expect(await assigned(jane, id)).toHaveLength(1);
  });
});

describe('results', () => {
  async function answered(id: string, people: readonly string[]): Promise<void> {
    for (const who of people) {
      if ((await assigned(who, id))[0]?.doneAt) continue;
      await chat.say(who, 'awareness quiz');
      await answer(who, 'lock-screen', true);
    }
  }

  it('are parts, by unit and lesson, and name nobody', async () => {
    const id = await start();
    await answered(id, [jane, 'b.morin@sample.example', 'e.simard@sample.example']);
    const few = await chat.say(officer, `awareness results ${id}`);
    expect(few).toMatch(
      /People: 31[\s\S]*Done: 10%[\s\S]*Right answers: shown when enough people have answered/,
    );
    expect(few).toMatch(/Corporate Services \(11\): 20% done, under 10% late\n/);
    const everyone = (await chat.store.people.page(undefined, 99)).map(({ id: person }) => person);
    await answered(id, everyone.filter((person) => !few.includes(person)).slice(0, 24));
    const shown = await chat.say(officer, `awareness results ${id}`);
    expect(shown).toMatch(/Done: (75|80|85)%[\s\S]*Right answers: over 90%/);
    expect(shown).not.toMatch(/Kowalski|@sample/);
    expect(shown).toContain('[awareness-results-CA-2026-0001.csv]');
  });

  it('count what leavers did, and not what they left undone; nor what is still to be given', async () => {
    const id = await start({ kind: 'mandatory', days: '7' });
    const everyone = (await chat.store.people.page(undefined, 99)).map(({ id: person }) => person);
    const leavers = everyone.filter((person) => /^[a-h]\./.test(person));
    await answered(
      id,
      everyone.filter((person) => !leavers.includes(person) || person.startsWith('a.')),
    );
    expect(await chat.say(officer, `awareness results ${id}`)).toMatch(/People: 31\nDone: 80%/);
    for (const person of leavers) {
      const known = await chat.store.people.get(person);
      if (known) await chat.store.commit([{ in: 'people', put: { ...known, active: false } }]);
    }
    await settle(9 * day);
    const shown = await chat.say(officer, `awareness results ${id}`);
    expect(shown).toMatch(/People: 24\nDone: over 90%\nLate: under 10%/);
    expect(shown).toContain('Everybody has done it');
    // Of the first lessons of twelve new people, one has been given to each.
    const fresh = Array.from({ length: 12 }, (_, i) => ({ ...newcomer, id: `new${i}@sample.example` }));
    await daily();
    await chat.store.commit(fresh.map((put) => ({ in: 'people' as const, put })));
    await settle(4 * day);
    for (const { id: person } of fresh)
      for (const each of await assigned(person, 'onboarding'))
        if (each.givenAt <= chat.now.toISOString())
          await chat.store.commit([{ in: 'assignments', put: await done(each.id) }]);
    expect(await chat.say(officer, 'awareness results onboarding')).toMatch(/People: 12\nDone: over 90%/);
  });

  it('show nothing of few people, nor what could be found by subtracting', async () => {
    const few = await start({ group: jane, groups: roy });
    expect(await chat.say(officer, `awareness results ${few}`)).toContain('Fewer than 10 people');
    expect(await chat.say(officer, `awareness results ${few}`)).not.toMatch(/Done:|Policy/);
    const narrow = await start({ group: 'unit:Operations', groups: roy });
    // Ten of Operations, and one of Policy: either they are shown together, or not at all.
    const shown = await chat.say(officer, `awareness results ${narrow}`);
    expect(shown).not.toMatch(/Policy|Operations \(/);
    expect(await chat.say(officer, `awareness campaign show ${few}`)).not.toMatch(/given, /);
    // Few people stay few, however many lessons they are given.
    const long = await start({ group: jane, more: 'tailgating, marking', rhythm: 'every day', groups: roy });
    for (let i = 0; i < 3; i++) await settle(day);
    expect(await assigned(jane, long)).toHaveLength(3);
    chat.services.department = {
      ...chat.department,
      awareness: { ...chat.department.awareness, smallestGroup: 5 },
    };
    const shown6 = await chat.say(officer, `awareness campaign show ${long}`);
    expect(shown6).toContain('6 given');
    expect(shown6).not.toMatch(/given, /);
  });

  it('name who has not done what is mandatory, to officers, and to managers their own people', async () => {
    const id = await start({ kind: 'mandatory' });
    await answered(id, [jane]);
    const all = await chat.say(officer, `awareness results ${id}`);
    expect(all).toMatch(/30 have not done all of it[\s\S]*Arjun Singh/);
    expect(all).not.toContain('Jane Kowalski');
    const own = await chat.say('manager1@sample.example', 'awareness results');
    expect(own).toContain('Arjun Singh');
    expect(await chat.say('cso', `sensibilisation resultats ${id}`)).toContain('Arjun Singh\u00a0: Debout');
    expect(own).not.toMatch(/Duc Nguyen|%/);
    const topic = 'tailgating';
    await chat.store.commit([
      { in: 'assignments', put: anAssignment('onboarding', 1, 'a.singh@sample.example', { topic }) },
    ]);
    const path = chat.services.topics.find(({ id }) => id === topic)?.en.title;
    expect(await chat.say('manager1@sample.example', 'awareness results')).toContain(`Arjun Singh: ${path}`);
    const numbers = await chat.say('deputy@sample.example', `awareness results ${id}`);
    expect(numbers).toContain('Done:');
    expect(numbers).not.toContain('Singh');
  });

  it('name nobody any more once it was stopped: nobody has to do it', async () => {
    const id = await start({ kind: 'mandatory' });
    expect(await chat.say(officer, `awareness results ${id}`)).toContain('Arjun Singh');
    await chat.say(officer, `awareness campaign stop ${id}`);
    const stopped = await chat.say(officer, `awareness results ${id}`);
    expect(stopped).toContain('People: 31');
    expect(stopped).not.toMatch(/Singh|have not done|Everybody has done|not-done/);
  });

  it('of an optional campaign name nobody to anybody', async () => {
    const id = await start();
    for (const who of [officer, 'cso@sample.example'])
      expect(await chat.say(who, `awareness results ${id}`)).not.toMatch(/Singh|Kowalski/);
    // What managers see of their people are the courses, which are mandatory.
    expect(await chat.say('manager1@sample.example', `awareness results ${id}`)).not.toContain('Lock it');
  });
});

describe('who is new', () => {
  it('gets the first lessons, one after the other; who was there before does not', async () => {
    await daily();
    expect(await assigned(jane)).toEqual([]);
    expect(await chat.store.learners.count()).toBe(31);
    await chat.store.commit([{ in: 'people', put: newcomer }]);
    await settle(day);
    const path = await assigned('new@sample.example');
    expect(path.map(({ topic }) => topic)).toEqual([
      'report-early',
      'tailgating',
      'lock-screen',
      'suspicious-links',
      'marking',
      'when-the-alarm-rings',
    ]);
    expect(new Set(path.map(({ givenAt }) => givenAt.slice(0, 10))).size).toBe(6);
    await settle(5 * hour);
    const own = (await take(chat)).filter(
      ({ to, delivery }) => to === 'new@sample.example' && delivery.id.startsWith('onboarding'),
    );
    expect(own).toHaveLength(1);
    expect(own[0]?.text).toContain('Everybody who is new');
    expect(await chat.say('new@sample.example', 'awareness')).toContain('One lesson is waiting');
  });

  it('is given no topic twice, whether a campaign begins before the first lessons or after', async () => {
    await daily();
    await chat.store.commit([{ in: 'people', put: newcomer }]);
    await start({ topic: 'lock-screen', kind: 'mandatory' });
    await settle(day);
    await start({ topic: 'suspicious-links', kind: 'mandatory' });
    await start({ topic: 'clear-desk' });
    await settle(20 * day);
    const topics = (await assigned(newcomer.id)).map(({ topic }) => topic);
    expect(topics).toHaveLength(7);
    expect(new Set(topics).size).toBe(7);
    // Those who were there before get all three.
    expect(await assigned(jane)).toHaveLength(3);
    await settle(80 * day);
    await start({ topic: 'tailgating' });
    await settle(3 * day);
    expect(await assigned(newcomer.id)).toHaveLength(8);
  });

  it('is offered nothing for practice that they will be given soon', async () => {
    await daily();
    await chat.store.commit([{ in: 'people', put: newcomer }]);
    await settle(day);
    for (const { id } of (await assigned(newcomer.id)).filter(
      ({ givenAt }) => givenAt <= chat.now.toISOString(),
    ))
      await chat.store.commit([{ in: 'assignments', put: await done(id) }]);
    for (let n = 0; n < 8; n++) {
      await chat.say(newcomer.id, 'awareness quiz');
      const own = (await assigned(newcomer.id, 'own')).find(({ doneAt }) => !doneAt);
      if (own) await chat.store.commit([{ in: 'assignments', put: await done(own.id) }]);
    }
    const topics = (await assigned(newcomer.id)).map(({ topic }) => topic);
    expect(topics).toHaveLength(14);
    expect(new Set(topics).size).toBe(14);
  });

  it('gets them, too, after leaving a campaign on the first day', async () => {
    await daily();
    await chat.store.commit([{ in: 'people', put: newcomer }]);
    await start();
    await chat.say('new@sample.example', 'awareness quiz');
    expect(await pressed('new@sample.example', 'Not for me')).toContain('You will get no more');
    await settle(day);
    expect(await assigned('new@sample.example', 'onboarding')).toHaveLength(6);
    await settle(day);
    expect(await chat.store.learners.get('new@sample.example')).not.toHaveProperty('unmet');
  });

  it('is nobody where the directory was empty until now', async () => {
    const everyone = await chat.store.people.page(undefined, 99);
    await chat.store.commit(
      everyone.map(({ id, version }) => ({ in: 'people' as const, remove: id, version })),
    );
    await daily();
    expect(await chat.store.learners.count()).toBe(0);
    await chat.store.commit(everyone.map((was) => ({ in: 'people' as const, put: { ...was, version: 0 } })));
    await settle(day);
    expect(await chat.store.learners.count()).toBe(31);
    expect(await assigned(jane)).toEqual([]);
  });

  const took = (course: string, person: string, completed = '2026-11-20') =>
    chat.store.commit([
      {
        in: 'completions',
        put: {
          id: `${course}/${person}`,
          version: 0,
          course,
          person,
          completed,
          importedBy: 'os:x',
          importedAt: chat.now.toISOString(),
        },
      },
    ]);

  it('is reminded of no course before the first list of those who took it', async () => {
    await daily();
    await settle(3 * hour);
    expect((await take(chat)).filter(({ text }) => text.includes('COR310'))).toEqual([]);
    expect(await chat.say(roy, 'sensibilisation')).toContain('je n’ai encore aucune liste');
    // Nobody is told to a manager, or counted, as not having taken it.
    expect(await chat.say('manager1@sample.example', 'awareness results')).toContain('nothing mandatory');
    for (const words of ['awareness results', 'awareness results COR310'])
      expect(await chat.say(officer, words)).toContain('No list of those who took it has come in yet.');
  });

  it('is given lessons and reminded of courses in turn, and not in quiet hours', async () => {
    await took('COR310', roy);
    const { alerting, awareness } = chat.department;
    const limits = { ...alerting.limits, slackMessagesPerMinute: 1 };
    chat.services.department = {
      ...chat.department,
      alerting: { ...alerting, limits },
      awareness: { ...awareness, courses: awareness.courses.filter(({ id }) => id === 'COR310') },
    };
    const people = await chat.store.people.page(undefined, 99);
    await chat.store.commit(
      people.map((was) => ({
        in: 'people' as const,
        put: { ...was, accounts: { slack: { id: `U${was.id}` } } },
      })),
    );
    chat.services.platforms = ['slack'];
    await daily();
    // Many who are new at once get their first lesson in turn, too.
    await chat.store.commit(
      ['new', 'newer', 'newest'].map((name) => ({
        in: 'people' as const,
        put: { ...newcomer, id: `${name}@sample.example`, accounts: { slack: { id: `U${name}` } } },
      })),
    );
    await settle(day);
    const firsts = await Promise.all(
      ['new', 'newer', 'newest'].map((name) => assigned(`${name}@sample.example`, 'onboarding')),
    );
    expect(new Set(firsts.map(([first]) => first?.givenAt)).size).toBe(3);
    const times: string[] = [];
    for (const { id } of people) {
      const owed = await chat.store.deliveries.get(`course:COR310/first/${id}`);
      if (owed) times.push(owed.tryAt);
      if (owed) expect(owed.inWorkingHours).toBe(true);
    }
    expect(times.length).toBe(30);
    expect(new Set(times).size).toBe(30);
    const local = times.map((at) =>
      new Date(at).toLocaleTimeString('sv-SE', { timeZone: 'America/Toronto' }),
    );
    for (const at of local) expect(at < '12:00:00' || at >= '13:00:00').toBe(true);
  });

  it('is reminded of courses, so many times, until an import says that they were taken', async () => {
    await took('COR310', roy);
    await took('DDN235', roy);
    await daily();
    await settle(3 * hour);
    const first = (await take(chat)).filter(({ to }) => to === jane).map(({ text }) => text);
    expect(first.join('\n')).toContain('You still have to take the course Security Awareness (COR310)');
    expect(await chat.say(jane, 'awareness')).toMatch(
      /Security Awareness \(COR310\): to be taken by 2027-02-23/,
    );
    await took('COR310', jane);
    expect(await chat.say(jane, 'awareness')).toContain('taken 2026-11-20, again by 2029-11-20');
    let [cor, ddn] = [0, 0];
    for (let i = 0; i < 120; i++) {
      await settle(day);
      for (const { to, text } of await take(chat)) {
        if (to === jane && text.includes('COR310')) cor += 1;
        if (to === jane && text.includes('DDN235')) ddn += 1;
      }
    }
    expect(cor).toBe(0);
    // The first one was before.
    expect(ddn).toBe(5);
  });
});
