import { describe, expect, it } from 'vitest';
import type { Screening } from '../../src/domain/screening.ts';
import { reminderCard } from '../../src/handlers/screening/reminder.ts';
import { armRound } from '../../src/handlers/screening/round.ts';
import { Unit } from '../../src/handlers/work.ts';
import { type Chat, chatForEach } from '../support/chat.ts';
import { aScreening, aTask } from '../support/records.ts';

const jane = 'employee-en@sample.example';
const roy = 'employee-fr@sample.example';
const hour = 60 * 60 * 1000;
const day = 24 * hour;
let chat: Chat;

chatForEach(async (started) => {
  chat = started;
  // Tuesday, at seven in the morning.
  chat.now = new Date('2026-11-24T12:00:00.000Z');
  const unit = new Unit(chat.services, chat.now);
  await armRound(unit);
  await chat.store.commit(unit.writes);
});

const keep = async (id: string, fields: Partial<Screening>) => {
  const version = (await chat.store.screening.get(id))?.version ?? 0;
  const record = aScreening(id, { level: 'reliability', granted: '2017-06-01', ...fields });
  await chat.store.commit([{ in: 'screening', put: { ...record, version } }]);
};
const reminders = async (who: string) => {
  const all = await chat.store.deliveries.page(undefined, 1_000);
  return all.filter(({ id, to }) => id.startsWith('screening.reminder') && 'id' in to && to.id === who);
};

describe('reminders', () => {
  it('come at the set days, in working hours, in the person’s language, privately, once', async () => {
    await keep(roy, { expires: '2027-02-22' });
    await chat.pass(hour);
    expect(await reminders(roy)).toEqual([]);
    await chat.pass(hour);
    expect((await chat.owed(roy)).join()).toMatch(
      /valide jusqu’au 2027-02-22\s: il reste 90 jours[\s\S]*plus tard/,
    );
    await chat.pass(day);
    await chat.pass(day);
    expect(await reminders(roy)).toHaveLength(1);
    // Thirty days before is a Saturday: nobody is reminded on it.
    for (let i = 0; i < 62; i++) await chat.pass(day);
    const days = (await reminders(roy)).map(({ owedAt }) => owedAt.slice(0, 10)).sort();
    expect(days).toEqual(['2026-11-24', '2027-01-25']);
    expect((await reminders(roy)).every(({ inWorkingHours }) => inWorkingHours)).toBe(true);
  });

  it('are nothing for whom the update has begun, whose record may not be acknowledged, or who has left', async () => {
    await keep(jane, { expires: '2026-12-01', requested: '2026-11-01' });
    await keep(roy, { expires: '2026-12-01', status: 'suspended' });
    await keep('nobody@sample.example', { expires: '2026-12-01' });
    await chat.pass(2 * hour);
    for (const who of [jane, roy, 'nobody@sample.example']) expect(await reminders(who)).toEqual([]);
  });

  it('stop when the update begins, even those on their way', async () => {
    await keep(jane, { expires: '2026-12-01' });
    await chat.pass(2 * hour);
    expect(await chat.owed(jane)).toHaveLength(1);
    await keep(jane, { expires: '2026-12-01', stage: 'consent' });
    expect(await chat.owed(jane)).toEqual([]);
  });

  it('can be put off, and come again', async () => {
    await keep(jane, { expires: '2026-12-20' });
    await chat.pass(2 * hour);
    expect(await chat.press(jane, 'screening.snooze', '')).toContain('on 2026-12-01');
    expect(await chat.press(roy, 'screening.snooze', '')).toContain('aucun rappel');
    for (let i = 0; i < 6; i++) await chat.pass(day);
    expect(await reminders(jane)).toHaveLength(1);
    await chat.pass(day);
    await chat.pass(day);
    expect(await reminders(jane)).toHaveLength(2);
  });

  it('are never put off past the day itself, nor to one on which nobody works', async () => {
    // A Saturday.
    await keep(jane, { expires: '2026-11-28' });
    await chat.pass(2 * hour);
    expect(await chat.press(jane, 'screening.snooze', '')).toContain('on 2026-11-27');
    for (let i = 0; i < 3; i++) await chat.pass(day);
    expect(await reminders(jane)).toHaveLength(2);
    expect(await chat.press(jane, 'screening.snooze', '')).toContain('no later day');
  });

  it('come before a recurring check', async () => {
    await keep(jane, { level: 'secret', granted: '2021-12-20', expires: '2031-12-20' });
    await chat.pass(2 * hour);
    expect((await chat.owed(jane)).join()).toContain(
      'A recurring check for your Secret clearance is due by 2026-12-20, in 26 days',
    );
  });

  it('go where they may be carried; on Slack alone they say nothing of what it is', async () => {
    const account = async (id: string, accounts: object) => {
      const person = await chat.store.people.get(id);
      if (person) await chat.store.commit([{ in: 'people', put: { ...person, accounts } }]);
    };
    await account(jane, { slack: { id: 'U1' }, teams: { id: 'a1' } });
    await account(roy, { slack: { id: 'U2' } });
    Object.assign(chat.services, { platforms: ['slack', 'teams'] });
    await keep(jane, { expires: '2026-12-01' });
    await keep(roy, { expires: '2026-12-01' });
    await chat.pass(2 * hour);
    expect((await reminders(jane)).map(({ to }) => to.platform)).toEqual(['teams']);
    expect((await reminders(roy)).map(({ to }) => to.platform)).toEqual(['slack']);
    const [general = ''] = await chat.owed(roy);
    expect(general).toMatch(/Un élément de votre filtrage de sécurité[\s\S]*« filtrage » dans Teams/);
    expect(general).not.toMatch(/2026-12|Fiabilité|fiabilité|valid/);
  });

  it('show nothing of what they are about on a telephone that is locked', async () => {
    await keep(jane, { expires: '2026-12-01' });
    await chat.pass(2 * hour);
    const [delivery] = await reminders(jane);
    if (!delivery || !('of' in delivery.content)) throw new Error('no card');
    const unit = new Unit(chat.services, chat.now);
    const made = await reminderCard.make(unit, delivery.content.of, delivery.to);
    expect(made?.text).toMatch(/security screening/);
    expect(made?.text).not.toMatch(/2026|Reliability|valid/);
    expect(JSON.stringify(made?.card)).toContain('2026-12-01');
  });

  it('tell the officers in numbers of what is due soon and late, and then the CSO, once each', async () => {
    await keep(jane, { expires: '2026-12-10' });
    await keep(roy, { expires: '2026-12-10', stage: 'consent' });
    await chat.store.commit([
      { in: 'clocks', put: aTask(jane, '2026-11-26') },
      { in: 'clocks', put: aTask(roy, '2026-11-01') },
    ]);
    await chat.pass(2 * hour);
    const digests = async (who: string) =>
      (await chat.owed(who)).filter((text) => /Screening[:,]|Filtrage( :|,)/.test(text));
    expect(await digests('screening1@sample.example')).toEqual([
      'Screening: 2 newly due soon, 1 newly overdue. Write “screening due” to me.',
    ]);
    // However late it is: not before its officers were reminded.
    expect(await digests('cso@sample.example')).toEqual([]);
    expect(await digests('officer1@sample.example')).toEqual([]);
    await chat.pass(day);
    expect(await digests('cso@sample.example')).toHaveLength(1);
    expect(await digests('screening1@sample.example')).toHaveLength(1);
    for (let i = 0; i < 3; i++) await chat.pass(day);
    // The clock that ran to Thursday is overdue since Friday.
    expect((await digests('screening1@sample.example')).join()).toContain(
      '0 newly due soon, 1 newly overdue',
    );
  });

  it('tell the officers of temporary access and conditions also while a request runs, which ends neither', async () => {
    const running = { requested: '2026-10-01', stage: 'activities' };
    await keep(jane, { granted: '2026-08-01', temporaryUntil: '2026-12-01', ...running });
    await keep(roy, { granted: '2020-06-01', conditionsUntil: '2026-12-10', ...running });
    await chat.pass(2 * hour);
    expect((await chat.owed('screening1@sample.example')).join()).toContain('Screening: 2 newly due soon');
    for (const who of [jane, roy]) expect(await reminders(who)).toEqual([]);
  });

  it('go through more records than fit one commit', async () => {
    const ids = Array.from({ length: 450 }, (_, i) => `p${i}@sample.example`);
    await chat.store.commit(
      ids.flatMap((id) => [
        { in: 'screening' as const, put: aScreening(id, { expires: '2026-12-01' }) },
        {
          in: 'people' as const,
          put: {
            id,
            version: 0,
            name: id,
            source: 'directory' as const,
            active: true,
            roles: [],
            accounts: {},
          },
        },
      ]),
    );
    for (let i = 0; i < 4; i++) await chat.pass(2 * hour);
    const all = await chat.store.deliveries.page(undefined, 1_000);
    const people = all.flatMap(({ id, to }) =>
      id.startsWith('screening.reminder') && 'id' in to ? [to.id] : [],
    );
    expect(new Set(people).size).toBe(450);
    expect(people).toHaveLength(450);
  });
});
