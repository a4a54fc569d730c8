import { describe, expect, it } from 'vitest';
import type { Alert } from '../../src/domain/alert.ts';
import { ledgerId } from '../../src/domain/delivery.ts';
import { liveCards, slackPause } from '../../src/handlers/alert/live.ts';
import { Unit } from '../../src/handlers/work.ts';
import type { Outcome } from '../../src/notify/outcome.ts';
import { settle } from '../../src/notify/settle.ts';
import { endAlert, openAlert, type Taken, take } from '../support/alerts.ts';
import { type Chat, chatForEach, startChat } from '../support/chat.ts';

const minute = 60_000;
const at = (name: string) => `${name}@sample.example`;
let chat: Chat;

chatForEach(async (begun) => {
  chat = begun;
  for (const who of ['cso', 'deputy', 'manager1']) await chat.say(who, 'language en');
});

const elgin: Partial<Alert> = {
  kind: 'emergency',
  title: { en: 'Leave the building now', fr: 'Quittez l’immeuble maintenant' },
  audience: { include: [{ kind: 'building', building: '90-elgin' }], except: [] },
};
const floor3 = ['employee-en', 'facilities1', 'k.running-bear', 'warden-90elgin-3'];
const inElgin = 20;

const open = (fields: Partial<Alert> = {}) => openAlert(chat, { ...elgin, ...fields });
const answer = (who: string, what = 'alert.safe') => chat.press(who, what, 'AL-2026-0001');
const alert = () => chat.store.alerts.get('AL-2026-0001');
const line = (who: string) => chat.store.deliveries.get(ledgerId('AL-2026-0001', at(who)));
const readBy = (taken: Taken[], who: string) =>
  taken
    .filter(({ to }) => to === at(who) || to === who)
    .map(({ text }) => text)
    .join('\n');

describe('alert status', () => {
  it('shows officers the numbers by group, those who need help, and names of a group', async () => {
    const id = await open();
    await take(chat);
    await answer('employee-en');
    await answer('k.running-bear', 'alert.help');
    await answer('facilities1', 'alert.away');
    const status = await chat.say('officer1', `alert status ${id}`);
    expect(status).toContain('Leave the building now');
    expect(status).toContain(`Answered: 15% (3 of ${inElgin})`);
    expect(status).toContain('1 needs help · 17 without an answer · 1 not on site · 1 safe');
    expect(status).toMatch(/Need help \(1\)\n- Kai Running Bear · 90 Elgin Street, floor 3 · EV-2026-0001/);
    expect(status).toContain('90 Elgin Street: 1 needs help');

    const floors = await chat.say('officer1', `alert status ${id} floor`);
    expect(floors).toMatch(/By floor\n90 Elgin Street, floor 3: 1 needs help · 1 without an answer/);
    const group = await chat.say('officer1', `alert status ${id} floor 90-elgin/3`);
    expect(group).toContain('No answer (1)\n- Omar Haddad');
    expect(group).toContain('Safe (1)\n- Jane Kowalski');
    expect(await chat.say('officer1', `alert status ${id} unit policy`)).toContain('Étienne Roy');
    expect(await chat.press('officer1', 'alert.answers', `${id} manager manager1@sample.example`)).toContain(
      'Susan Whitehorse',
    );
    expect(await chat.say('cso', `alerte etat ${id} gestionnaire`)).toContain('By manager');
  });

  it('shows a warden their floor and a manager their people, whom they may answer for', async () => {
    const id = await open();
    await take(chat);
    await answer('employee-en');
    const floor = await chat.say('warden-90elgin-3', `alert status ${id}`);
    expect(floor).toContain(`Answered: 5% (1 of ${inElgin})`);
    expect(floor).toContain('Your people\n3 without an answer · 1 safe');
    expect(floor).toMatch(/No answer \(3\)\n- Georges Leblanc.*\n- Kai Running Bear.*\n- Omar Haddad/);
    expect(floor).not.toContain('Étienne Roy');
    expect(floor).toContain('Answer for somebody: Georges Leblanc — No answer | Kai Running Bear');
    const team = await chat.say('manager1', `alert status ${id}`);
    expect(team).toContain('Étienne Roy');
    expect(team).not.toContain('Jane Kowalski');

    await chat.press('warden-90elgin-3', 'alert.for', `${id} ${at('k.running-bear')}`);
    await chat.press('warden-90elgin-3', 'alert.for.set', `${id} ${at('k.running-bear')} safe`);
    expect(await chat.say('officer1', `alert status ${id} floor 90-elgin/3`)).toContain(
      'Kai Running Bear · 90 Elgin Street, floor 3 · said by Omar Haddad',
    );
  });

  it('tells a warden who answers after the end that it was late, and the desk in both languages who needs help', async () => {
    const id = await open();
    await take(chat);
    const answerFor = (who: string, what: string) =>
      chat.press('warden-90elgin-3', 'alert.for.set', `${id} ${at(who)} ${what}`);
    await answerFor('facilities1', 'help');
    expect((await chat.store.events.get('EV-2026-0001'))?.text).toBe(
      `Georges Leblanc needs help (answered for them in ${id}). / Georges Leblanc a besoin d’aide (réponse donnée pour cette personne dans ${id}).`,
    );
    await endAlert(chat, 'officer1', id);
    expect(await answerFor('facilities1', 'safe')).toBe(
      `Recorded for Georges Leblanc as a late answer: Safe (${id}). The alert is over.`,
    );
  });

  it('shows a warden or manager the numbers of the others, and only the names of their own', async () => {
    const id = await open();
    await take(chat);
    await answer('employee-en');
    expect(await chat.say('warden-90elgin-3', `alert status ${id}`)).toContain(
      '[By building] [By floor] [By unit] [By manager]',
    );
    const floors = await chat.press('warden-90elgin-3', 'alert.status', `${id} floor`);
    expect(floors).toMatch(/By floor\n90 Elgin Street, floor 1: \d+ without an answer/);
    expect(floors).toContain('90 Elgin Street, floor 3: 3 without an answer · 1 safe');
    expect(floors).toContain('[Your people]');
    expect(floors).not.toMatch(/Kowalski|Roy|Names in a group/);
    const other = await chat.say('warden-90elgin-3', `alert status ${id} floor 90-elgin/5`);
    expect(other).toContain(
      '90 Elgin Street, floor 5\nAnswered: 0% (0 of 3)\n3 without an answer\n[By floor]',
    );
    const mixed = await chat.say('manager1', `alert status ${id} building 90-elgin`);
    expect(mixed).toMatch(/19 without an answer · 1 safe/);
    expect(mixed).toContain('Étienne Roy');
    expect(mixed).not.toContain('Kowalski');
    expect(await chat.press('manager1', 'alert.table', id)).toBe(
      'Leave the building now\n[AL-2026-0001.csv]\n[AL-2026-0001-groups.csv]',
    );
  });

  it('shows the deputy head numbers and no names, and others nothing', async () => {
    const id = await open();
    await take(chat);
    await answer('employee-en', 'alert.help');
    for (const words of [
      `alert status ${id}`,
      `alert status ${id} floor`,
      `alert status ${id} floor 90-elgin/3`,
    ]) {
      const status = await chat.say('deputy', words);
      expect(status).toContain('1 needs help');
      expect(status).not.toMatch(/Kowalski|Haddad|Answer for/);
    }
    expect(await chat.press('deputy', 'alert.table', id)).toBe(
      'Leave the building now\n[AL-2026-0001-groups.csv]',
    );
    expect(await chat.say('employee-en', `alert status ${id}`)).toContain('Your role does not allow that');
  });

  it('tells reached from not reached where no answer is wanted, and late from in time', async () => {
    const id = await open({ wanted: 'none' });
    await take(chat, 10);
    expect(await chat.say('officer1', `alert status ${id}`)).toMatch(
      /Reached: \d+% \(\d+ of 20\)\n\d+ not reached · \d+ reached/,
    );
    await chat.close();
    chat = await startChat();
    await open();
    await take(chat);
    await chat.pass(5 * 60 * minute);
    await answer('employee-en');
    const status = await chat.say('officer1', `alert status ${id} floor 90-elgin/3`);
    expect(status).toContain('One answer came late.');
    expect(status).toContain('Jane Kowalski · 90 Elgin Street, floor 3 · late');
  });

  it('answers what cannot be used with one sentence, in the reader’s language', async () => {
    const id = await open({ state: 'draft' });
    expect(await chat.say('officer1', `alert status ${id} floor 90-elgin/9`)).toBe(
      'Nobody of this alert is in “90-elgin/9”. Choose a group from the list.',
    );
    expect(await chat.say('officer1', `alert status ${id} ninth`)).toContain(
      'Say first whether it is a building',
    );
    expect(await chat.say('officer2', `alerte etat ${id} neuvième`)).toMatch(
      /^Précisez d’abord.*: alerte etat AL-2026-0001 etage 90-elgin\/3$/,
    );
    expect(await chat.say('officer1', `alert status ${id} by floor`)).toContain('By floor');
    expect(await chat.say('officer2', `alerte état ${id} par étage`)).toContain('Par étage');
    expect(await chat.say('officer1', 'alert status AL-2026-0009')).toContain(
      'There is no alert AL-2026-0009',
    );
  });
});

describe('reminders', () => {
  it('go once more to those who have not answered, as often as the settings say', async () => {
    await open();
    await take(chat);
    await answer('employee-en');
    await chat.pass(10 * minute);
    await chat.pass(0);
    const first = await take(chat);
    const reminded = first.filter(({ text }) => text.startsWith('Reminder') || text.startsWith('Rappel'));
    expect(reminded).toHaveLength(inElgin - 1);
    expect(reminded.every(({ change }) => !change)).toBe(true);
    expect(readBy(reminded, 'employee-fr')).toMatch(
      /^Rappel, veuillez répondre\u00A0: Quittez l’immeuble maintenant\n/,
    );
    expect(readBy(reminded, 'employee-en')).toBe('');
    expect((await line('employee-fr'))?.earlier).toHaveLength(1);

    await answer('employee-fr');
    await chat.pass(10 * minute);
    await chat.pass(0);
    const second = (await take(chat)).filter(({ text }) => /^(Reminder|Rappel)/.test(text));
    expect(second).toHaveLength(inElgin - 2);
    await chat.pass(10 * minute);
    await chat.pass(0);
    expect((await take(chat)).filter(({ text }) => /^(Reminder|Rappel)/.test(text))).toEqual([]);
    expect((await alert())?.fired).toEqual(expect.arrayContaining(['remind:1', 'remind:2']));
  });

  it('do not go to whom it just reached, to whom it did not reach, or after the time to answer', async () => {
    const id = await open({ until: new Date(chat.now.getTime() + 15 * minute).toISOString() });
    await take(chat, 4);
    await chat.pass(8 * minute);
    const late = (await take(chat)).filter(({ delivery }) => delivery.alert === id);
    expect(late.length).toBeGreaterThan(10);
    await chat.pass(2 * minute);
    await chat.pass(0);
    const reminded = (await take(chat)).filter(({ text }) => /^(Reminder|Rappel)/.test(text));
    expect(reminded.length).toBe(inElgin - late.length);
    // One that is on its way when the time to answer ends comes no more.
    for (const { delivery } of reminded) expect(delivery.expires).toBe((await alert())?.until);
    await chat.pass(10 * minute);
    await chat.pass(0);
    expect((await take(chat)).filter(({ text }) => /^(Reminder|Rappel)/.test(text))).toEqual([]);
  });

  it('go as often to whom a slow platform brings it after the first were reminded', async () => {
    const id = await open();
    const early = (await take(chat, 8)).filter(({ delivery }) => delivery.alert === id).map(({ to }) => to);
    const times = new Map<string, number>();
    const remind = async (most?: number) => {
      await chat.pass(0);
      for (const { to, text } of await take(chat, most)) {
        if (/^(Reminder|Rappel)/.test(text)) times.set(to, (times.get(to) ?? 0) + 1);
      }
    };
    // What was owed before goes out before the reminders.
    const rest = await chat.store.deliveries.claim(
      'console',
      chat.now,
      new Date(chat.now.getTime() + 25 * minute),
      {
        limit: 50,
      },
    );
    for (const _ of [1, 2]) {
      await chat.pass(10 * minute);
      await remind();
    }
    expect([...times.keys()].sort()).toEqual([...early].sort());
    expect(rest.length).toBeGreaterThan(10);
    await chat.pass(5 * minute);
    await take(chat);
    for (const _ of [1, 2, 3, 4]) {
      await chat.pass(10 * minute);
      await remind();
    }
    expect(times.size).toBe(inElgin);
    expect([...times.values()].every((count) => count === 2)).toBe(true);
    const rounds = (await alert())?.fired.filter((rule) => rule.startsWith('remind')).length;
    await chat.pass(60 * minute);
    expect((await alert())?.fired.filter((rule) => rule.startsWith('remind'))).toHaveLength(rounds ?? 0);
  });

  it('come as often to those who were sent the text in their language in between', async () => {
    const words = 'Gas leak. Get out now';
    await chat.say('officer1', `alert send emergency floor:90-elgin/3 employee-fr@sample.example ${words}`);
    await chat.answer('officer1', 'alert.single', 'AL-2026-0001', { reason: 'no time' });
    await chat.press('officer1', 'alert.go', 'AL-2026-0001');
    await chat.pass(0);
    await take(chat);
    await chat.pass(2 * minute);
    await chat.answer('officer1', 'alert.translate', 'AL-2026-0001', { title: 'Fuite de gaz' });
    const times = new Map<string, number>();
    for (let i = 0; i < 40; i++) {
      await chat.pass(minute);
      for (const { to, text } of await take(chat))
        if (/^(Reminder|Rappel)/.test(text)) times.set(to, (times.get(to) ?? 0) + 1);
    }
    expect(times.get(at('employee-en'))).toBe(2);
    expect(times.get(at('employee-fr'))).toBe(2);
  });

  it('come to the same after an answer that came while one was owed', async () => {
    await open();
    await take(chat);
    await chat.pass(10 * minute);
    await chat.pass(0);
    await answer('employee-en');
    expect(readBy(await take(chat), 'employee-en')).not.toContain('Reminder');
    expect(await line('employee-en')).toMatchObject({ state: 'answered', earlier: [{}] });
  });
});

describe('escalation', () => {
  it('sends wardens to those of their floor, then gives the CSO a list to phone, each once', async () => {
    await open();
    await take(chat);
    for (const who of floor3.slice(0, 2)) await answer(who);
    await chat.pass(15 * minute);
    const toWardens = await take(chat);
    const warden = readBy(toWardens, 'warden-90elgin-3');
    expect(warden).toContain(
      'Leave the building now (AL-2026-0001): 10% have answered. Please look for the people on your floor',
    );
    expect(warden).toContain('No answer (1)\n- Kai Running Bear');
    expect(warden).toContain('Answer for somebody: Kai Running Bear');
    expect(warden).not.toMatch(/Jane Kowalski|Étienne Roy/);
    expect(readBy(toWardens, 'warden-365laurier-2')).toBe('');

    await chat.pass(15 * minute);
    const cso = readBy(await take(chat), 'cso');
    expect(cso).toContain('Leave the building now (AL-2026-0001): only 10% have answered.');
    expect(cso).toContain('No answer (18)');
    expect(cso).toContain('[AL-2026-0001-telephone-list.csv]');
    expect((await alert())?.fired).toEqual(expect.arrayContaining(['wardens', 'cso']));
    expect((await alert())?.history.filter(({ what }) => what === 'escalated')).toHaveLength(2);
    await chat.pass(60 * minute);
    expect(readBy(await take(chat), 'cso')).not.toContain('only');
  });

  it('does not begin with an order that a follow-up has taken back, nor sends anybody out where all are to stay', async () => {
    await open();
    await take(chat);
    const words = 'Do not leave: stay where you are. | Ne sortez pas : restez où vous êtes.';
    await chat.say('officer1', `alert update AL-2026-0001 ${words}`);
    await chat.pass(0);
    await take(chat);
    await chat.pass(15 * minute);
    await chat.pass(15 * minute);
    const told = await take(chat);
    const [warden] = told.filter(({ delivery }) => delivery.id.includes('~wardens:'));
    expect(warden?.text).toMatch(/^Update on “Leave the building now” \(AL-2026-0001\): 0% have answered\./);
    expect(warden?.text).toContain('If the alert tells people to stay where they are, stay as well');
    const [cso] = told.filter(({ delivery }) => delivery.id.includes('~cso:'));
    expect(cso?.text).toMatch(/^Update on “Leave the building now”/);
  });

  it('does not happen when enough have answered, or nobody was asked', async () => {
    await open();
    await take(chat);
    const { people } = chat.store;
    const all = (await people.page(undefined, 99)).filter(({ building }) => building === '90-elgin');
    for (const { id } of all.slice(0, 16)) await answer(id.replace('@sample.example', ''));
    await chat.pass(30 * minute);
    expect((await alert())?.fired.filter((rule) => !rule.startsWith('remind'))).toEqual([]);
  });

  it('happens, too, when the time to answer ended before it', async () => {
    await open({ until: new Date(chat.now.getTime() + 10 * minute).toISOString() });
    await take(chat);
    await chat.pass(15 * minute);
    expect(readBy(await take(chat), 'warden-90elgin-3')).toContain('No answer (3)');
    await chat.pass(15 * minute);
    expect(readBy(await take(chat), 'cso')).toContain('[AL-2026-0001-telephone-list.csv]');
  });

  it('is in the alert’s history with who was told', async () => {
    await open();
    await take(chat);
    await chat.pass(15 * minute);
    await chat.pass(15 * minute);
    const shown = await chat.say('officer1', 'alert show AL-2026-0001');
    expect(shown).toContain('too few answers: the floor wardens were told · Vigie');
    expect(shown).toContain('too few answers: the CSO was told · Vigie');
  });

  it('does not happen once the alert has ended', async () => {
    await open();
    await take(chat);
    await endAlert(chat, 'officer1', 'AL-2026-0001');
    await chat.pass(30 * minute);
    expect((await alert())?.fired).toEqual([]);
  });

  it('keeps still in an exercise, with its reminders, while a real emergency runs, and goes on after it', async () => {
    await open({ kind: 'exercise' });
    await take(chat);
    await chat.say('officer1', 'alert send emergency floor:90-elgin/3 Gas. Leave now. | Gaz. Sortez.');
    const sent = await chat.press('officer1', 'alert.go', 'AL-2026-0002');
    expect(sent).toContain('The exercise AL-2026-0001 is still running.');
    expect(sent).toContain('alert clear AL-2026-0001');
    const ofExercise = async (minutes: number) => {
      const found: string[] = [];
      for (let i = 0; i < minutes; i++) {
        await chat.pass(minute);
        for (const { delivery, text } of await take(chat))
          if (delivery.id.startsWith('AL-2026-0001') && !delivery.id.includes('~live'))
            found.push(text.split('\n')[0] ?? '');
      }
      return found;
    };
    expect(await ofExercise(32)).toEqual([]);
    await endAlert(chat, 'officer1', 'AL-2026-0002');
    const after = await ofExercise(20);
    expect(after.some((text) => /^Reminder/.test(text))).toBe(true);
    expect(after.some((text) => text.includes('Please look for the people on your floor'))).toBe(true);
  });

  it('marks an exercise', async () => {
    await open({ kind: 'exercise' });
    await take(chat);
    await chat.pass(15 * minute);
    await chat.pass(0);
    const taken = await take(chat);
    expect(taken.length).toBeGreaterThan(inElgin);
    // Reminders, the wardens' list and the sender's card: the first line of each.
    for (const { text } of taken) expect(text.split('\n')[0]).toContain('EXERCISE / EXERCICE');
    await chat.say('officer1', 'alert update AL-2026-0001 Go on. | Continuez.');
    await chat.pass(0);
    await endAlert(chat, 'officer1', 'AL-2026-0001');
    await chat.pass(0);
    const after = await take(chat);
    expect(after.length).toBeGreaterThan(inElgin);
    for (const { text } of after) expect(text.split('\n')[0]).toContain('EXERCISE / EXERCICE');
  });
});

describe('the live card', () => {
  it('shows the sender how it goes, in one message, until the end', async () => {
    const id = await open();
    const sent = await take(chat, 8);
    const first = sent.find(({ delivery }) => delivery.id.startsWith(`${id}~live`));
    expect(first?.text).toMatch(/Leave the building now\n░+ 0%\nSent: 0 of 20/);
    await chat.pass(5_000);
    await answer('employee-en');
    await chat.pass(15_000);
    const [card] = (await take(chat, 1)).filter(({ to }) => to === at('officer1'));
    const live = async () => chat.store.deliveries.get(`${id}~live:${at('officer1')}:console`);
    expect(card?.change ?? (await live())?.posted).toBeTruthy();
    await take(chat);
    await chat.pass(30_000);
    const [again] = (await take(chat)).filter(({ to }) => to === at('officer1'));
    expect(again?.change).toBe(true);
    expect(again?.text).toContain('█'.repeat(20));
    expect(again?.text).toContain('Answered: 1 of 20');
    expect(again?.text).toContain('Everything has been sent.');

    const unit = new Unit(chat.services, chat.now);
    const [paused] = await liveCards(unit, 'console', true);
    expect(paused?.message.text).toContain('SENDING IS PAUSED');
    expect(paused?.message.card?.[0]).toMatchObject({ tone: 'alert' });
    expect(paused?.posted).toEqual((await live())?.posted);
    expect((await liveCards(unit, 'console', false))[0]?.message.text).not.toContain('PAUSED');

    // Nothing new, no change.
    await chat.pass(60_000);
    expect((await take(chat)).filter(({ to }) => to === at('officer1'))).toEqual([]);

    await endAlert(chat, 'officer1', id);
    await chat.pass(60_000);
    const last = readBy(await take(chat), 'officer1');
    expect(last).toContain('This alert has ended');
    const due = await chat.store.due.due(new Date(chat.now.getTime() + 24 * 60 * minute), 100);
    expect(due.filter(({ timer }) => timer === 'alert.live')).toEqual([]);
  });

  it.each(['sent', 'given-up'] as const)(
    'shows what was answered while it was on its way, and was %s',
    async (state) => {
      const id = await open();
      await take(chat);
      await chat.pass(30_000);
      await take(chat);
      await answer('employee-en');
      await chat.pass(30_000);
      const until = new Date(chat.now.getTime() + minute);
      const [card] = await chat.store.deliveries.claim('console', chat.now, until, { limit: 100 });
      if (!card?.posted) throw new Error('no card');
      expect(card.id).toContain(`${id}~live`);
      const { posted } = card;
      const outcome: Outcome =
        state === 'sent' ? { kind: state, posted } : { kind: state, reason: 'tried-too-long' };
      if (state === 'given-up')
        await settle(
          chat.store,
          card,
          outcome,
          () => chat.now,
          () => {},
        );
      await answer('facilities1');
      await chat.pass(30_000);
      if (state === 'sent')
        await settle(
          chat.store,
          card,
          outcome,
          () => chat.now,
          () => {},
        );
      await chat.pass(30_000);
      expect(readBy(await take(chat), 'officer1')).toContain('Answered: 2 of 20');
      // Nothing new, no change.
      await chat.pass(minute);
      expect(readBy(await take(chat), 'officer1')).toBe('');
    },
  );

  it.each(['clear', 'recall'])(
    'says that it has ended, and who answered since, though its time to answer was over before: %s',
    async (how) => {
      const id = await open({ until: new Date(chat.now.getTime() + 10 * minute).toISOString() });
      for (let i = 0; i < 15; i++) {
        await chat.pass(minute);
        await take(chat);
      }
      await answer('employee-en');
      if (how === 'clear') await endAlert(chat, 'officer1', id);
      else await chat.say('officer1', `alert recall ${id} wrong building`);
      const cards = (await take(chat)).filter(({ delivery }) => delivery.id.includes('~live'));
      expect(cards.map(({ text }) => text)).toEqual([
        expect.stringMatching(/Answered: 1 of 20[\s\S]*This alert has ended; this card is no longer updated/),
      ]);
    },
  );

  it('takes a fifth of the changes that Slack allows, however many alerts are open', () => {
    const { alerting } = chat.department;
    const department = {
      ...chat.department,
      alerting: { ...alerting, limits: { ...alerting.limits, slackChangesPerMinute: 50 } },
    };
    expect([slackPause(department, 1), slackPause(department, 5)]).toEqual([6_000, 30_000]);
  });
});

/** So many people have it on Slack. */
async function readOnSlack(id: string, length: number): Promise<void> {
  const lines = Array.from({ length }, (_, i) => ({
    id: ledgerId(id, `p${String(i).padStart(4, '0')}@x.example`),
    version: 0,
    alert: id,
    lane: 'emergency' as const,
    to: { kind: 'person' as const, id: `p${i}@x.example`, platform: 'slack' as const },
    content: { card: 'alert', of: id },
    state: 'sent' as const,
    posted: { platform: 'slack' as const, place: `D${i}`, message: String(i) },
    owedAt: chat.now.toISOString(),
    tryAt: chat.now.toISOString(),
    attempts: 0,
  }));
  await chat.store.commit(lines.map((put) => ({ in: 'deliveries' as const, put })));
}

describe('alert recall', () => {
  it('says how to take back what has not gone out', async () => {
    await chat.say('officer1', 'alert send warning floor:90-elgin/3 at:23:00 Hello | Bonjour');
    await chat.press('officer1', 'alert.go', 'AL-2026-0001');
    expect(await chat.say('officer1', 'alert recall AL-2026-0001 wrong floor')).toBe(
      'AL-2026-0001 has not been sent. Open it with “alert show AL-2026-0001” to change or discard it.',
    );
  });

  it('takes it back everywhere, says who had acted, and lets nobody get it any more', async () => {
    const id = await open({ audience: { include: [{ kind: 'everyone' }], except: [] } });
    const got = (await take(chat, 12)).filter(({ delivery }) => delivery.alert === id);
    const [one] = got;
    await answer(one?.to.replace('@sample.example', '') ?? '');
    const said = await chat.say('officer1', `alert recall ${id} wrong building`);
    expect(said).toContain(
      `${id} is withdrawn. The message changes to “withdrawn” for ${got.length} people.`,
    );
    expect(said).toContain(`It is no longer sent to ${31 - got.length} people who did not have it yet.`);
    expect(said).toContain('Had already acted: 1 safe');
    expect(said).toContain('Console: under a minute');
    await chat.pass(0);
    const after = await take(chat);
    expect(
      after
        .filter(({ delivery }) => delivery.alert === id)
        .map(({ to }) => to)
        .sort(),
    ).toEqual(got.map(({ to }) => to).sort());
    for (const each of after.filter(({ delivery }) => delivery.alert === id)) {
      expect(each.change).toBe(true);
      expect(each.text).toContain('wrong building');
      expect(each.text).not.toContain('Work from home');
    }
    const channel = readBy(after, '#general');
    expect(channel).toContain(
      'WITHDRAWN: “Leave the building now”. Disregard this alert. Reason: wrong building',
    );
    expect(channel).toContain('RETIRÉE\u00A0: «\u00A0Quittez l’immeuble maintenant\u00A0»');
    const { standings } = await chat.store.deliveries.tally(id);
    expect(standings).toMatchObject({ owed: 0, sending: 0, 'given-up': 31 - got.length });
    expect(await alert()).toMatchObject({ state: 'recalled', ended: { reason: 'wrong building' } });
    expect(await chat.say('officer2', `alerte rappeler ${id} encore`)).toContain('ne peut pas être retirée');
  });

  it('changes what a reminder took the place of, and what was on its way at that moment', async () => {
    const id = await open();
    await take(chat);
    await chat.pass(10 * minute);
    await chat.pass(0);
    await take(chat);
    const before = await line('employee-fr');
    const sending = await line('e.simard');
    if (!before || !sending) throw new Error('no line');
    const { posted: _, earlier: __, ...bare } = sending;
    await chat.store.commit([{ in: 'deliveries', put: { ...bare, state: 'sending' } }]);
    const doubtful = await line('b.morin');
    if (!doubtful) throw new Error('no line');
    const { posted: ___, earlier: ____, ...cut } = doubtful;
    const tryAt = new Date(chat.now.getTime() + 20_000).toISOString();
    await chat.store.commit([{ in: 'deliveries', put: { ...cut, state: 'owed', unsure: true, tryAt } }]);
    await chat.say('officer1', `alert recall ${id} wrong building`);
    await chat.pass(0);
    const changed = (await take(chat)).filter(({ to, change }) => to === at('employee-fr') && change);
    expect(changed.map(({ delivery }) => delivery.posted?.message).sort()).toEqual([
      `${before.id}/0`,
      `${before.id}/1`,
    ]);
    expect(changed.every(({ text }) => text.includes('wrong building'))).toBe(true);
    expect((await line('e.simard'))?.state).toBe('sending');
    expect((await line('b.morin'))?.state).toBe('owed');
    const settled = await line('e.simard');
    const posted = { platform: 'console', place: 'x', message: 'm' } as const;
    if (settled) await chat.store.commit([{ in: 'deliveries', put: { ...settled, state: 'sent', posted } }]);
    await chat.pass(30_000);
    const late = (await take(chat)).filter(({ delivery }) => delivery.alert === id);
    expect(late.map(({ to, change }) => [to, change])).toEqual([
      [at('b.morin'), false],
      [at('e.simard'), true],
    ]);
    // It is known now that they have it: what they may have had since before the recall is changed.
    await chat.pass(30_000);
    expect((await take(chat)).map(({ to, change }) => [to, change])).toEqual([[at('b.morin'), true]]);
  });

  it('changes what was said after it as well, to people and in channels', async () => {
    const id = await open({ audience: { include: [{ kind: 'everyone' }], except: [] } });
    await take(chat);
    await chat.say('officer1', `alert update ${id} Go to the north lot. | Allez au stationnement nord.`);
    await chat.pass(0);
    const said = (await take(chat)).filter(({ text }) => /^(Update|Mise à jour)/.test(text));
    await chat.say('officer1', `alert update ${id} Stay there. | Restez-y.`);
    await chat.pass(0);
    await take(chat, 10);
    await chat.say('officer1', `alert recall ${id} wrong building`);
    await chat.pass(0);
    await chat.opens('warden-90elgin-3');
    const after = await take(chat);
    for (const { to, delivery } of said) {
      const change = after.find((each) => each.delivery.id === delivery.id);
      expect(change, to).toMatchObject({ change: true, text: expect.stringContaining('wrong building') });
      expect(change?.text).not.toMatch(/north lot|stationnement nord|\[I am safe\]/);
    }
    expect(said.some(({ to }) => to === '#general')).toBe(true);
    const wrong = /WITHDRAWN|RETIRÉE/;
    const first = after.filter(({ to, text }) => !to.startsWith('#') && wrong.test(text)).map(({ to }) => to);
    expect(first[0]).toBe(at('warden-90elgin-3'));
    expect(after.filter(({ text }) => /Stay there|Restez-y/.test(text))).toEqual([]);
    await chat.pass(30_000);
    expect((await take(chat)).filter(({ text }) => wrong.test(text))).toEqual([]);
  });

  it('changes first what those see who open their conversation', async () => {
    const id = await open();
    await take(chat);
    await chat.pass(10 * minute);
    await chat.pass(0);
    await take(chat);
    await chat.say('officer1', `alert recall ${id} wrong building`);
    await chat.pass(0);
    const changes = (taken: Taken[]) =>
      taken
        .filter(({ text, to }) => /WITHDRAWN|RETIRÉE/.test(text) && !to.startsWith('#'))
        .map(({ to }) => to);
    expect(await chat.opens('warden-90elgin-3')).toBe('');
    const changed = changes(await take(chat));
    expect(changed).toHaveLength(2 * inElgin);
    // Two messages of one person go out one after the other.
    expect([changed[0], changed[inElgin]]).toEqual([at('warden-90elgin-3'), at('warden-90elgin-3')]);
    await chat.opens('warden-90elgin-3');
    expect(changes(await take(chat))).toEqual([]);
  });

  it('tells in the report who still sees the alert because it could not be changed, even when they answer meanwhile', async () => {
    const id = await open();
    await take(chat);
    await chat.say('officer1', `alert recall ${id} wrong building`);
    await chat.pass(0);
    const until = new Date(chat.now.getTime() + minute);
    const claimed = await chat.store.deliveries.claim('console', chat.now, until, { limit: 100 });
    const line = claimed.find((each) => each.id === ledgerId(id, at('employee-en')));
    if (!line) throw new Error('no line');
    await answer('employee-en');
    const refused = { kind: 'failed', reason: 'message_not_found' } as const;
    await settle(
      chat.store,
      line,
      refused,
      () => chat.now,
      () => {},
    );
    const report = await chat.say('officer1', `alert export ${id}`);
    expect(report).toContain(
      'Still see an older message, by reason (names in the table)\n- message_not_found: 1',
    );
    expect((await chat.store.deliveries.tally(id)).answers.safe).toBe(1);
  });

  it('counts what was said after it to the time that it takes', async () => {
    const id = await open();
    await readOnSlack(id, 500);
    await chat.say('officer1', `alert update ${id} Go to the north lot. | Allez au stationnement nord.`);
    expect(await chat.say('officer1', `alert recall ${id} wrong building`)).toContain('Slack: 20 min');
  });

  it('goes on where it was after a crash in the middle of a thousand people', async () => {
    const id = await open();
    await take(chat);
    await readOnSlack(id, 1_200);
    const said = await chat.say('officer1', `alert recall ${id} wrong building`);
    expect(said).toContain('Slack: 24 min');
    const owed = async () =>
      (await chat.store.deliveries.ledger(id, undefined, 2_000)).filter(({ state }) => state === 'owed')
        .length;
    await chat.pass(0);
    expect(await owed()).toBe(500);
    await chat.pass(0);
    expect(await owed()).toBe(1_000);
    await chat.pass(0);
    expect(await owed()).toBe(1_200 + inElgin);
    const due = await chat.store.due.due(chat.now, 100);
    expect(due.filter(({ timer }) => timer === 'alert.recall')).toEqual([]);
  });

  it('needs a reason that may be kept, and is for officers', async () => {
    const id = await open();
    expect(await chat.say('officer1', `alert recall ${id}`)).toContain('I need a little more');
    expect(await chat.say('officer1', `alert recall ${id} SECRET//see the file`)).not.toContain(
      'is withdrawn',
    );
    expect((await alert())?.state).toBe('open');
    expect(await chat.say('comms1', `alert recall ${id} no`)).toMatch(/Votre rôle ne le permet pas/);
  });
});

describe('alert update', () => {
  it.each(['alert update', 'alert clear'])(
    'opens no form on words that may not be written here: %s',
    async (words) => {
      const id = await open();
      for (const said of ['SECRET: code 7731 of the silo', 'code 7731 of the silo // SECRET']) {
        expect(await chat.say('officer1', `${words} ${id} ${said}`)).toContain('do not write this here');
        expect(JSON.stringify(chat.replies.at(-1))).not.toContain('7731');
      }
    },
  );

  it('goes to those concerned, in their language', async () => {
    const id = await open();
    await take(chat);
    await answer('employee-en', 'alert.help');
    await answer('k.running-bear');
    expect(
      await chat.say('officer1', `alert update ${id} help Stay where you are. | Restez où vous êtes.`),
    ).toContain('on its way to one person');
    await chat.pass(0);
    const helped = (await take(chat)).filter(({ text }) => text.includes('Update on'));
    expect(helped.map(({ to }) => to)).toEqual([at('employee-en')]);
    expect((await chat.store.events.get('EV-2026-0001'))?.text).toMatch(
      /^Needs help .*\. \/ A besoin d’aide/,
    );
    expect(helped[0]?.text).toContain('Update on “Leave the building now”\nStay where you are.');

    await chat.say('officer2', `alerte mettre à jour ${id} sans réponse Répondez. | Answer.`);
    await chat.pass(0);
    const unanswered = (await take(chat)).filter(({ text }) => /^(Update on|Mise à jour de)/.test(text));
    expect(unanswered).toHaveLength(inElgin - 2);
    expect(readBy(unanswered, 'employee-fr')).toMatch(
      /Mise à jour de l’alerte «\u00A0Quittez l’immeuble maintenant\u00A0»\nRépondez\.[\s\S]*\[Je suis en sécurité\]/,
    );
    expect(readBy(unanswered, 'c.oconnor')).toContain('Answer.');
    expect(readBy(unanswered, 'k.running-bear')).toBe('');
    expect((await alert())?.updates.map(({ scope }) => scope)).toEqual(['help', 'unanswered']);
  });

  it('can be answered with a need for help by whoever was safe before: they are to leave where they were safe', async () => {
    const id = await open();
    await take(chat);
    await answer('employee-en');
    await answer('k.running-bear', 'alert.help');
    await chat.say('officer1', `alert update ${id} Leave now. | Sortez.`);
    await chat.pass(0);
    const told = (await take(chat)).filter(({ text }) => /^(Update on|Mise à jour de)/.test(text));
    const buttons = (who: string) => /\[.*\]/.exec(readBy(told, who))?.[0];
    expect(buttons('employee-en')).toBe('[I need help]');
    expect(buttons('facilities1')).toContain('[Je suis en sécurité] [J’ai besoin d’aide]');
    expect(buttons('k.running-bear')).toBeUndefined();
    await answer('employee-en', 'alert.help');
    expect((await line('employee-en'))?.answer).toMatchObject({ what: 'help', event: 'EV-2026-0002' });
  });

  it('is what everybody reads first of it from then on: who was told to stay may have to leave', async () => {
    const id = await open({
      title: { en: 'Stay inside', fr: 'Restez' },
      body: { en: 'Hide.', fr: 'Cachez-vous.' },
    });
    await take(chat);
    await answer('k.running-bear');
    await chat.say('officer1', `alert update ${id} unanswered Please answer. | Répondez.`);
    await chat.say('officer1', `alert update ${id} Leave now. | Sortez.`);
    await chat.pass(0);
    await take(chat);
    const now = /^Update on “Stay inside”\nLeave now\.\nWhat was said before:\nHide\./m;
    // Pressed below what was said last, it stays there.
    expect(await answer('employee-en')).toMatch(now);
    expect(await answer('k.running-bear', 'alert.help')).toMatch(now);
    expect(await chat.say('c.oconnor', 'can we leave now?')).toContain(
      'Said since: “Leave now.” Keep to that.',
    );
    expect(await chat.say('c.oconnor', 'hello')).not.toContain('Stay inside');
    await chat.pass(chat.department.alerting.remindEvery);
    await chat.pass(0);
    const reminded = readBy(await take(chat), 'c.oconnor');
    expect(reminded).toMatch(/^Reminder, please answer: Update on “Stay inside”/);
    expect(reminded).toMatch(now);
    // Where nothing was said to everybody, it is for those alone whom it concerns.
    await chat.say('officer1', `alert update ${id} help They are coming. | On vient.`);
    expect(await chat.press('k.running-bear', 'alert.view', id)).toContain('They are coming.');
    expect(await chat.press('employee-en', 'alert.view', id)).toMatch(now);
    await endAlert(chat, 'officer1', id);
    expect(await chat.press('employee-en', 'alert.view', id)).toContain('This is over.');
  });

  it('asks for the missing language in a form, and takes both', async () => {
    const id = await open({ kind: 'warning' });
    await take(chat);
    expect(await chat.say('officer1', `alert update ${id} The power returns at noon.`)).toContain(
      '[form alert.update]',
    );
    const form = chat.replies.at(-1)?.form?.form;
    expect(form?.fields).toMatchObject([
      { name: 'en', value: 'The power returns at noon.' },
      { name: 'fr' },
      { name: 'scope', value: 'all' },
    ]);
    const values = { en: 'The power returns at noon.', scope: 'all' };
    expect(form && (await chat.submit('officer1', form, values))).toContain('Write it in both languages.');
    expect(
      form && (await chat.submit('officer1', form, { ...values, fr: 'Le courant revient à midi.' })),
    ).toContain('on its way to 20 people');
    await chat.pass(0);
    expect(readBy(await take(chat), 'employee-fr')).toContain('Le courant revient à midi.');
  });

  it('goes out in one language with a reason in an emergency, and owes the other', async () => {
    const id = await open();
    await take(chat);
    await chat.say('officer1', `alert update ${id} Use the north stairs.`);
    const form = chat.replies.at(-1)?.form?.form;
    if (!form) throw new Error('no form');
    const values = { en: 'Use the north stairs.', scope: 'all' };
    expect(await chat.submit('officer1', form, values)).toContain('or say why it goes out in one');
    const done = await chat.submit('officer1', form, { ...values, reason: 'no time' });
    expect(done).toContain('The French text is missing.');
    expect(done).toContain('[Add the other language]');
    await chat.pass(0);
    const now = readBy(await take(chat), 'employee-fr');
    expect(now).toContain('Mise à jour de l’alerte «\u00A0Quittez l’immeuble maintenant\u00A0»');
    expect(now).toContain('Use the north stairs.');
    expect(now).toContain('pas encore offert en français');
    await chat.pass(chat.department.alerting.secondLanguageWithin);
    expect(readBy(await take(chat), 'cso')).toContain(`${id}#1 went out without French`);
    await answer('e.simard');
    const added = await chat.answer('cso', 'alert.translate', `${id}#1`, { body: 'Prenez l’escalier nord.' });
    expect(added).toContain('is there now');
    await chat.pass(0);
    const changed = await take(chat);
    expect(readBy(changed, 'employee-fr')).toContain('Prenez l’escalier nord.');
    expect(readBy(changed, 'employee-fr')).not.toContain('pas encore offert');
    // It rings where nobody answered since they could not read it.
    const rings = (who: string) =>
      changed.some(({ to, text, change }) => to === at(who) && text.includes('escalier nord') && !change);
    expect([rings('employee-fr'), rings('b.morin'), rings('e.simard')]).toEqual([true, true, false]);
    expect(changed.some(({ to, delivery }) => to === at('employee-en') && delivery.id.includes('#'))).toBe(
      false,
    );
    expect((await alert())?.history.at(-1)).toMatchObject({ what: 'language-added', detail: 'fr#1' });
    expect((await alert())?.history).toContainEqual(
      expect.objectContaining({ what: 'single-language', detail: 'no time' }),
    );
    expect(await chat.press('cso', 'alert.translate', `${id}#1`)).toContain('No language is missing');
    await chat.say('officer1', `alert recall ${id} wrong building`);
    await chat.pass(0);
    const shown = (await take(chat)).filter(({ to, change }) => to === at('employee-fr') && change);
    const where = shown.map(({ delivery }) => delivery.posted?.message);
    expect(where.filter((each) => each?.startsWith(`${id}#1:`)).sort()).toEqual([
      `${id}#1:${at('employee-fr')}/0`,
      `${id}#1:${at('employee-fr')}/1`,
    ]);
  });

  it('tells nobody twice, whatever happens in between, and nobody who cannot be told', async () => {
    const id = await open();
    await take(chat);
    const before = await line('employee-fr');
    if (!before) throw new Error('no line');
    const { posted: _, ...rest } = before;
    await chat.store.commit([{ in: 'deliveries', put: { ...rest, state: 'failed', reason: 'left' } }]);
    await chat.say('officer1', `alert update ${id} One. | Un.`);
    await chat.pass(0);
    await chat.store.commit([
      {
        in: 'due',
        put: {
          id: 'again',
          version: 0,
          timer: 'alert.follow',
          subject: `${id}|1|`,
          at: chat.now.toISOString(),
        },
      },
    ]);
    await chat.pass(0);
    const told = (await take(chat)).filter(({ text }) => /^(Update on|Mise à jour de)/.test(text));
    expect(told).toHaveLength(inElgin - 1);
    expect(new Set(told.map(({ to }) => to)).size).toBe(inElgin - 1);
  });

  it('takes a sentence that begins like the name of a group for a sentence', async () => {
    const id = await open();
    await take(chat);
    const said = await chat.say('officer1', `alert update ${id} Help is on its way. | L’aide arrive.`);
    expect(said).toContain('on its way to 20 people.');
    expect((await alert())?.updates).toMatchObject([{ scope: 'all', body: { en: 'Help is on its way.' } }]);
  });

  it('is refused when nobody is concerned or it has ended', async () => {
    const id = await open();
    expect(await chat.say('officer1', `alert update ${id} help Stay. | Restez.`)).toContain(
      'Nobody is concerned',
    );
    await chat.say('officer1', `alert recall ${id} wrong building`);
    expect(await chat.say('officer1', `alert update ${id} More. | Suite.`)).toContain(
      'cannot be followed up',
    );
  });
});

describe('alert status without a number', () => {
  it('is about the last alert that is open, and says when there is none', async () => {
    expect(await chat.say('officer1', 'alert status')).toContain('No alert is open at the moment');
    const id = await open();
    expect(await chat.say('officer1', 'alert status')).toContain(id);
    expect(await chat.say('warden-90elgin-3', 'alerte etat')).toContain('Your people');
    expect(await chat.say('officer1', 'alert status floor')).toContain('By floor');
    await endAlert(chat, 'officer1', id);
    expect(await chat.say('officer1', 'alert status')).toContain('No alert is open at the moment');
  });
});

it('alert status without a number is about the alert that was sent last, whichever was prepared first', async () => {
  await chat.say('officer1', 'alert send evacuation building:90-elgin');
  await chat.say('officer1', 'alert send warning building:90-elgin ack No power. | Pas de courant.');
  await chat.press('officer1', 'alert.go', 'AL-2026-0002');
  chat.now = new Date(chat.now.getTime() + 60_000);
  await chat.press('officer1', 'alert.go', 'AL-2026-0001');
  expect(await chat.say('warden-90elgin-3', 'alert status')).toContain('AL-2026-0001');
});

describe('alert clear', () => {
  it('says the all-clear to those who got it and closes it; late answers are kept as late', async () => {
    const id = await open();
    const got = (await take(chat, 9)).filter(({ delivery }) => delivery.alert === id);
    const said = await endAlert(chat, 'officer1', id);
    expect(said).toContain(`${id} is closed. The all-clear is on its way to ${got.length} people.`);
    expect(said).toContain(`no longer sent to ${inElgin - got.length} people`);
    expect(said).toContain(`Not known to be safe: ${inElgin - got.length} not reached`);
    expect(said).toContain('[See the answers]');
    await chat.pass(0);
    const clear = (await take(chat)).filter(({ text }) => /^(All clear for|Fin de l’alerte «)/.test(text));
    expect(
      clear
        .filter(({ to }) => !to.startsWith('#'))
        .map(({ to }) => to)
        .sort(),
    ).toEqual(got.map(({ to }) => to).sort());
    expect(await alert()).toMatchObject({ state: 'cleared', ended: { by: at('officer1') } });
    const { standings } = await chat.store.deliveries.tally(id);
    expect(standings['given-up']).toBe(inElgin - got.length);
    await answer(got[0]?.to.replace('@sample.example', '') ?? '');
    expect((await chat.store.deliveries.get(got[0]?.delivery.id ?? ''))?.answer).toMatchObject({
      late: true,
    });
    const audit = await chat.store.audit.page(0, 100);
    expect(audit.find(({ detail }) => detail === 'state:open>cleared')).toMatchObject({
      record: id,
      outcome: 'done',
      detail: 'state:open>cleared',
    });
  });

  it('shows first who is not known to be safe, and tells the CSO where it is ended all the same', async () => {
    await open();
    await take(chat);
    await answer('employee-en');
    await answer('k.running-bear', 'alert.help');
    expect(await chat.say('officer1', 'alert end')).toBe('[form alert.clear]');
    const shown = chat.replies.at(-1)?.form?.form;
    expect(shown?.submit).toBe('End it all the same');
    expect(JSON.stringify(shown?.intro)).toContain(
      'Not known to be safe: 1 needs help · 18 without an answer. They have to be called.',
    );
    expect(shown?.fields[0]).toMatchObject({ name: 'en', value: expect.stringContaining('over') });
    await chat.say('officer2', 'alerte fin Vous pouvez rentrer. | You may go back in.');
    const french = chat.replies.at(-1)?.form?.form;
    expect(french).toMatchObject({ submit: 'Y mettre fin quand même', state: 'AL-2026-0001' });
    expect(french?.fields[0]).toMatchObject({ name: 'fr', value: 'Vous pouvez rentrer.' });
    expect((await alert())?.state).toBe('open');
    await endAlert(chat, 'officer1', 'AL-2026-0001');
    expect((await chat.owed(at('cso'))).join('\n')).toContain(
      'Daniel Okafor ended AL-2026-0001, and not everybody is known to be safe: 1 needs help · 18 without an answer.',
    );
    // It waits behind nothing.
    const told = (await chat.store.deliveries.about('AL-2026-0001')).find(({ id }) => id.includes('~ended'));
    expect(told).toMatchObject({ lane: 'emergency' });
    expect((await alert())?.state).toBe('cleared');
    expect(await chat.say('officer1', 'alert clear')).toContain('No alert is running');
  });

  it('ends at once where everybody is known to be safe, and asks which one where several are running', async () => {
    await open({ audience: { include: [{ kind: 'person', person: at('employee-en') }], except: [] } });
    await take(chat);
    await answer('employee-en');
    await chat.say('officer1', 'alert send warning building:90-elgin No power. | Pas de courant.');
    await chat.press('officer1', 'alert.go', 'AL-2026-0002');
    const which = await chat.say('officer1', 'alert clear');
    expect(which).toContain('Several alerts are running');
    expect(which).toContain('AL-2026-0002 · No power');
    await chat.answer('officer1', 'alert.clear', 'AL-2026-0002', { en: 'Over.', fr: 'Fini.' });
    expect(await chat.say('officer1', 'alert clear')).toContain('AL-2026-0001 is closed.');
    expect((await chat.owed(at('cso'))).join('\n')).not.toContain('not everybody is known to be safe');
  });

  it('shows the alert as over where it is pressed or looked at, and in channels, and to nobody else', async () => {
    const id = await open({ audience: { include: [{ kind: 'everyone' }], except: [] } });
    await take(chat);
    await chat.pass(10 * minute);
    await chat.pass(0);
    await take(chat);
    await endAlert(chat, 'officer1', id);
    await chat.pass(0);
    const changed = (taken: Taken[]) => taken.filter(({ change }) => change);
    const inChannels = changed(await take(chat));
    expect(inChannels.length).toBeGreaterThan(0);
    expect(inChannels.filter(({ to }) => !to.startsWith('#'))).toEqual([]);
    for (const { text } of inChannels) expect(text).toContain('This is over.');
    await chat.opens('employee-en');
    const own = changed(await take(chat));
    // The reminder, and what it took the place of; behind all that matters more.
    expect(own.map(({ to, delivery }) => [to, delivery.lane])).toEqual([
      [at('employee-en'), 'slow'],
      [at('employee-en'), 'slow'],
    ]);
    for (const { text } of own) expect(text).toContain('This is over.');
    await chat.opens('employee-en');
    expect(await take(chat)).toEqual([]);
    expect((await line('employee-en'))?.lane).not.toBe('slow');
    const late = await chat.press('facilities1', 'alert.safe', id, { channel: 'general' });
    expect(late).toContain('réponse tardive');
  });

  it('takes words of its own, and ends reminders that were owed', async () => {
    const id = await open();
    await take(chat);
    await chat.pass(10 * minute);
    await chat.pass(0);
    const words = { en: 'You may go back in.', fr: 'Vous pouvez rentrer.' };
    await chat.fill('officer2', `alerte fin ${id} ${words.fr} | ${words.en}`, words);
    await chat.pass(0);
    const after = await take(chat);
    expect(after.filter(({ text }) => /^(Reminder|Rappel)/.test(text))).toEqual([]);
    expect(readBy(after, 'employee-en')).toContain(
      'All clear for “Leave the building now”\nYou may go back in.',
    );
    expect(readBy(after, 'employee-fr')).toContain('Vous pouvez rentrer.');
    expect(await line('employee-fr')).toMatchObject({ state: 'sent' });
  });
});

describe('alert export', () => {
  const make = async (who: string, of: string, maker = 'alert.ledger') => {
    const { allRecords } = await import('../../src/handlers/bot.ts');
    const { Unit } = await import('../../src/handlers/work.ts');
    const { rolesOf } = await import('../../src/domain/person.ts');
    const person = await chat.store.people.get(at(who));
    const reader = {
      id: at(who),
      name: who,
      language: 'en' as const,
      standing: 'member' as const,
      roles: rolesOf(person, new Date()),
    };
    return allRecords().files.get(maker)?.make(new Unit(chat.services, chat.now), of, reader, 'console');
  };

  it('names no event that was restricted since, nor does the status', async () => {
    const id = await open();
    await take(chat);
    await answer('k.running-bear', 'alert.help');
    const file = async (kind: string) =>
      Buffer.from((await make('officer1', `${id}:${kind}:en`)) ?? []).toString();
    for (const kind of ['csv', 'json']) expect(await file(kind)).toContain('EV-2026-0001');
    await chat.say('officer2', 'event take EV-2026-0001');
    await chat.say('officer2', 'event restrict EV-2026-0001');
    const status = await chat.say('officer1', `alert status ${id}`);
    expect(status).toContain('Kai Running Bear · 90 Elgin Street, floor 3');
    expect(status).not.toContain('EV-2026-0001');
    for (const kind of ['csv', 'json']) expect(await file(kind)).not.toContain('EV-2026-0001');
  });
  const words = async (who: string, of: string) => {
    const bytes = await make(who, of);
    return bytes && new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  };

  it('tells how fast it arrived, why not, and when people answered', async () => {
    const id = await open();
    await take(chat, 8);
    await chat.pass(20_000);
    await take(chat);
    await chat.pass(10_000);
    await answer('employee-en');
    const report = await chat.say('officer1', `alert export ${id}`);
    expect(report).toContain(`Reached: ${inElgin} of ${inElgin} (100%)`);
    expect(report).toMatch(/Reached 50% in: 20 s\nReached 90% in: 20 s\nReached 99% in: 20 s/);
    expect(report).toContain('Everyone was reached');
    expect(report).toContain('- 1 after 30 s');
    expect(report).toContain('[AL-2026-0001.csv]');
    expect(report).toContain('[AL-2026-0001.json]');
    expect(await chat.say('comms1', `alerte exporter ${id}`)).toContain('Votre rôle ne le permet pas');
  });

  it('gives out the ledger to officers whole, to a warden their floor, to others nothing', async () => {
    const hostile = await chat.store.people.get(at('k.running-bear'));
    if (hostile) await chat.store.commit([{ in: 'people', put: { ...hostile, name: '=HYPERLINK("x")' } }]);
    const id = await open();
    await take(chat);
    await answer('employee-en', 'alert.help');
    const whole = await words('officer1', `${id}:csv:en`);
    expect(whole?.split('\r\n')).toHaveLength(inElgin + 2);
    expect(whole?.charCodeAt(0)).toBe(0xfeff);
    expect(whole).toContain(
      'Jane Kowalski,employee-en@sample.example,90 Elgin Street,3,Corporate Services,Sylvie Lavoie,Need help',
    );
    expect(whole).toContain(`"'=HYPERLINK(""x"")"`);
    const own = await words('warden-90elgin-3', `${id}:csv:en`);
    expect(own?.split('\r\n')).toHaveLength(floor3.length + 2);
    expect(await words('deputy', `${id}:csv:en`)).toBeUndefined();
    expect(await words('employee-en', `${id}:csv:en`)).toBeUndefined();
    const etienne = await chat.store.people.get(at('employee-fr'));
    const manager = etienne?.manager && (await chat.store.people.get(etienne.manager));
    if (!etienne || !manager) throw new Error('no such people');
    await chat.store.commit([
      { in: 'people', put: { ...etienne, telephone: '613-555-0142' } },
      { in: 'people', put: { ...manager, telephone: '613-555-0143' } },
    ]);
    for (const who of ['deputy', 'warden-90elgin-3', 'officer1']) {
      const bytes = await make(who, `${id}:en`, 'alert.groups');
      const groups = bytes && new TextDecoder().decode(bytes);
      expect(groups?.split('\r\n')[0]).toBe(
        'Grouped,Group,People,Need help,Not reached,No answer,Not on site,Safe,Late',
      );
      expect(groups).toContain('"90 Elgin Street, floor 3",4,1,0,3,0,0,0');
      expect(groups).not.toContain('Kowalski');
    }
    expect(await make('employee-en', `${id}:en`, 'alert.groups')).toBeUndefined();
    const call = await words('cso', `${id}:call:fr`);
    expect(call).toContain('Étienne Roy,613-555-0142,employee-fr@sample.example');
    expect(call).toContain(`${manager.name},613-555-0143,`);
    expect(whole).not.toContain('613-555');
    expect(call).not.toContain('Jane Kowalski');
    const data = JSON.parse((await words('officer1', `${id}:json:en`)) ?? '');
    expect(data.alert).toMatchObject({ id, state: 'open' });
    expect(data.lines).toHaveLength(inElgin);
    expect(JSON.stringify(data)).not.toContain('posted');
  });

  it('lists for the telephone only whom it did not reach, where no answer is wanted', async () => {
    const id = await open({ wanted: 'none' });
    const reached = await take(chat, 8);
    const call = await words('officer1', `${id}:call:en`);
    const got = reached.filter(({ delivery }) => delivery.alert === id).map(({ to }) => to);
    expect(got.length).toBeGreaterThan(0);
    for (const address of got) expect(call).not.toContain(address);
    expect(call?.split('\r\n')).toHaveLength(inElgin - got.length + 2);
  });

  it('draws its pictures for those who may see them', async () => {
    const id = await open();
    await take(chat);
    await answer('employee-en');
    const png = [0x89, 0x50, 0x4e, 0x47];
    expect([...((await make('deputy', `${id}:floor:fr`, 'alert.bars')) ?? [])].slice(0, 4)).toEqual(png);
    const over = await make('officer1', `${id}:en`, 'alert.answers-over-time');
    expect([...(over ?? [])].slice(0, 4)).toEqual(png);
    expect(await make('employee-en', `${id}:floor:fr`, 'alert.bars')).toBeUndefined();
    expect(await make('deputy', `${id}:en`, 'alert.answers-over-time')).toBeUndefined();
  });

  it('shows nothing where the platform may not carry its marking', async () => {
    const id = await open({ marking: 'protected-b' });
    const where = { platform: 'slack' as const };
    for (const words of ['status', 'export']) {
      expect(await chat.say('officer1', `alert ${words} ${id}`, where)).toContain(
        'cannot be shown on this platform',
      );
    }
    expect(await chat.say('officer1', `alert recall ${id} wrong`, where)).toContain('cannot be shown');
    // Whoever got it on another platform is told by its number here how it stands.
    const asked = await chat.say('employee-en', 'can we go back in?', where);
    expect(asked).toContain(`${id} is still running`);
    expect(asked).not.toContain('Leave the building');
    // Whoever sent it follows it there by its number.
    const person = await chat.store.people.get(at('officer1'));
    if (person)
      await chat.store.commit([{ in: 'people', put: { ...person, accounts: { slack: { id: 'U1' } } } }]);
    await chat.pass(minute);
    const cards = (await take(chat)).filter(({ delivery }) => delivery.id.includes('~live:'));
    const on = (platform: string) => cards.filter(({ delivery }) => delivery.to.platform === platform);
    expect(on('console')[0]?.text).toContain('Leave the building now');
    expect(on('slack')[0]?.text).toContain('AL-2026-0001');
    expect(on('slack')[0]?.text).not.toContain('Leave the building');
  });
});
