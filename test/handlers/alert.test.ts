import { beforeEach, describe, expect, it } from 'vitest';
import { ledgerId } from '../../src/domain/delivery.ts';
import { endAlert, take } from '../support/alerts.ts';
import { sampleDepartment } from '../support/bot.ts';
import { type Chat, chatForEach } from '../support/chat.ts';

let chat: Chat;
const { alerting } = sampleDepartment();

chatForEach(
  (begun) => {
    chat = begun;
  },
  { alerting: { ...alerting, approvalAbove: 10 } },
);

const daniel = 'officer1';
const melanie = 'officer2';
const claire = 'cso';
const id = 'AL-2026-0001';
const alert = async () => {
  const found = await chat.store.alerts.get(id);
  if (!found) throw new Error('no alert');
  return found;
};
const line = (who: string) => chat.store.deliveries.get(ledgerId(id, `${who}@sample.example`));
const tally = () => chat.store.deliveries.tally(id);
const few = 'alert send evacuation floor:90-elgin/3';
const trapped = 'I am trapped in stairwell 3, come get me';

/** Sent and spread over its audience. */
async function send(words: string): Promise<void> {
  await chat.say(daniel, words);
  expect(await chat.press(daniel, 'alert.go', id)).toContain('on its way');
  await chat.pass(0);
}

it('whoever sends an alert hears how many it is on its way to, and how many chat does not reach', async () => {
  (chat.services as { platforms: readonly string[] }).platforms = ['slack'];
  for (const who of ['facilities1', 'employee-en']) {
    const person = await chat.store.people.get(`${who}@sample.example`);
    const accounts = { slack: { id: `U${who}` } };
    if (person) await chat.store.commit([{ in: 'people', put: { ...person, accounts } }]);
  }
  const where = { platform: 'slack' } as const;
  await chat.say(daniel, few, where);
  expect(await chat.press(daniel, 'alert.go', id, where)).toContain(
    'AL-2026-0001 is on its way to 2 people. Chat does not reach 2 more people of its audience.',
  );
});

describe('an alert in one line', () => {
  it('is shown first in both languages, with whom it reaches, and nothing is sent', async () => {
    const answer = await chat.say(
      daniel,
      'alert send warning floor:90-elgin/3 Power is out on floor 3. Work elsewhere. | Panne au 3e étage. Travaillez ailleurs.',
    );
    expect(answer).toContain('AL-2026-0001 · Warning · not sent');
    expect(answer).toContain('Power is out on floor 3\nWork elsewhere.');
    expect(answer).toContain('Panne au 3e étage\nTravaillez ailleurs.');
    expect(answer).toMatch(
      /People: \d+\nLanguages: \d+ English · \d+ French\nHow: Console \d+ \(within a minute\)/,
    );
    expect(answer).toContain('[Send now] [Rehearse] [Change] [Discard]');
    expect((await alert()).state).toBe('draft');
    expect(await chat.store.deliveries.page(undefined, 10)).toEqual([]);
  });

  it('takes its words from a template in both languages', async () => {
    const answer = await chat.say('officer2', 'alerte envoyer evacuation etage:90-elgin/3');
    expect(answer).toContain('Quittez l’immeuble maintenant');
    expect(answer).toContain('Leave the building now');
    expect(await alert()).toMatchObject({ kind: 'emergency', wanted: 'muster', template: 'evacuation' });
  });

  it('reads a day with its time in several words, and the text after it', async () => {
    await chat.say(
      daniel,
      'alert send information floor:90-elgin/3 at:tomorrow 8 am until:Friday 17:00 Doors are closed | Portes fermées',
    );
    expect(await alert()).toMatchObject({
      scheduledFor: '2026-11-25T13:00:00.000Z',
      until: '2026-11-27T22:00:00.000Z',
      title: { en: 'Doors are closed', fr: 'Portes fermées' },
    });
  });

  it('of an emergency for a building or floor asks who is safe, unless another answer is asked for', async () => {
    const asks = async (words: string) => {
      const shown = await chat.say(
        daniel,
        `alert send ${words} Gas leak. Leave now. | Fuite de gaz. Sortez.`,
      );
      return /Answer wanted: (.*)/.exec(shown)?.[1];
    };
    expect(await asks('emergency building:90-elgin')).toBe('Whether they are safe');
    expect(await asks('emergency role:warden floor:90-elgin/3')).toBe('Whether they are safe');
    expect(await asks('emergency building:90-elgin ack')).toBe('That they read it');
    expect(await asks('emergency everyone')).toBe('That they read it');
    expect(await asks('warning building:90-elgin')).toBe('No answer');
  });

  it('reads groups, exceptions, times and the answer that is wanted', async () => {
    await chat.say(
      daniel,
      'alert send information unit:Policy building:90-elgin -floor:90-elgin/1 -cso@sample.example ack until:15:30 Hello | Bonjour',
    );
    expect(await alert()).toMatchObject({
      kind: 'information',
      wanted: 'acknowledge',
      until: '2026-11-24T20:30:00.000Z',
      title: { en: 'Hello', fr: 'Bonjour' },
      audience: {
        include: [
          { kind: 'unit', unit: 'Policy' },
          { kind: 'building', building: '90-elgin' },
        ],
        except: [
          { kind: 'floor', building: '90-elgin', floor: '1' },
          { kind: 'person', person: 'cso@sample.example' },
        ],
      },
    });
  });

  it.each([
    ['alerte envoyer evacuation bâtiment:90-elgin', { kind: 'building', building: '90-elgin' }],
    ['alert send evacuation floor:90-elgin-street/3', { kind: 'floor', building: '90-elgin', floor: '3' }],
    ['alert send evacuation role:floor-wardens', { kind: 'role', role: 'warden' }],
    ['alerte envoyer evacuation role:agent-de-secours-d’étage', { kind: 'role', role: 'warden' }],
    ['alerte envoyer evacuation role:gestionnaire', { kind: 'role', role: 'manager' }],
    ['alert send evacuation role:deputy-head', { kind: 'role', role: 'deputy-head' }],
  ])('knows groups by the names people use: %s', async (words, group) => {
    await chat.say(daniel, words);
    expect((await alert()).audience).toEqual({ include: [group], except: [] });
  });

  it('names roles in the language of whoever reads', async () => {
    expect(await chat.say('officer2', 'alerte envoyer evacuation role:gestionnaires')).toContain(
      'gestionnaires',
    );
    expect(await chat.say('officer2', 'alerte envoyer evacuation role:chef')).toMatch(
      /«\schef\s» n’existe pas. Choix possibles\s: employés, gestionnaires, agents-de-secours-d’étage,/,
    );
  });

  it.each([
    'alert send information building:90-elgin except floor:90-elgin/1 until:15:30 Hello | Bonjour',
    'alerte envoyer information immeuble:90-elgin sauf étage:90-elgin/1 jusqua:15h30 Bonjour | Hello',
  ])('reads an exception as people write it: %s', async (line) => {
    await chat.say(line.startsWith('alerte') ? melanie : daniel, line);
    expect(await alert()).toMatchObject({
      title: { en: 'Hello', fr: 'Bonjour' },
      until: '2026-11-24T20:30:00.000Z',
      audience: { except: [{ kind: 'floor', building: '90-elgin', floor: '1' }] },
    });
  });

  it.each(['All staff leave now', 'Except for the guards, leave now', 'Tous sortent'])(
    'takes no word of the text for a group: %s',
    async (words) => {
      await chat.say(daniel, `alert send information building:90-elgin ${words} | Sortez`);
      expect(await alert()).toMatchObject({
        title: { en: words, fr: 'Sortez' },
        audience: { include: [{ kind: 'building', building: '90-elgin' }], except: [] },
      });
    },
  );

  it.each([
    'employee-en@sample.example employee-fr@sample.example',
    'employee-en@sample.example,employee-fr@sample.example',
    'employee-en@sample.example, employee-fr@sample.example',
  ])('reads a list of addresses: %s', async (list) => {
    expect(await chat.say(daniel, `alert send information ${list} Hello, all | Bonjour`)).toContain(
      'People: 2',
    );
    expect(await alert()).toMatchObject({ title: { en: 'Hello, all', fr: 'Bonjour' } });
  });

  it('shows French readers the French words for its templates, and takes each', async () => {
    await chat.say(daniel, 'langue fr');
    const said = await chat.say(daniel, 'alerte envoyer feu tous Sortez');
    const words = /modèle\s: (.*)\./.exec(said)?.[1]?.split(', ') ?? [];
    expect(words).toHaveLength(chat.services.templates.length);
    expect(words).toContain('fermeture');
    expect(words).not.toContain('closure');
    for (const word of words)
      expect(await chat.say(daniel, `alerte envoyer ${word} tous`)).not.toContain('pas un genre d’alerte');
  });

  it.each([
    ['alert send fire everyone Get out', 'is not a kind of alert. Begin with emergency'],
    ['alert send warning Power is out', 'Say who it is for'],
    [
      'alert send warning building:tower Power is out',
      'There is no “tower”. There are: 90-elgin, 365-laurier',
    ],
    ['alert send warning floor:90-elgin/12 Power is out', 'There is no “90-elgin/12”'],
    ['alert send warning unit:Magic Power is out', 'There is no “Magic”'],
    ['alert send warning nobody@sample.example Hello', 'is nobody in the directory'],
    ['alert send warning everyone until:25:99 Hello', '“25:99” is not a time'],
    ['alert send warning everyone at:2020-01-01T08:00 Hello', 'is already past'],
    ['alert send AL-2026-0099', 'There is no alert AL-2026-0099'],
    ['alert approve AL-2026-0099', 'There is no alert AL-2026-0099'],
    ['alert rehearse nothing', 'Give the number of an alert'],
    ['alert sned warning everyone Hello', 'There is no “alert sned”. Write “help alert”'],
  ])('answers %j with one sentence and changes nothing', async (words, sentence) => {
    expect(await chat.say(daniel, words)).toContain(sentence);
    expect(await chat.store.alerts.page(undefined, 10)).toEqual([]);
  });

  it('takes a text for the language it is written in, whoever writes it and in whichever order', async () => {
    await chat.say(daniel, 'alerte envoyer avertissement etage:90-elgin/3 Panne de courant à l’étage 3.');
    expect(await alert()).toMatchObject({ missing: { language: 'en' } });
    await chat.say(daniel, 'alert send warning floor:90-elgin/3 Prenez les escaliers | Take the stairs');
    expect(await chat.store.alerts.get('AL-2026-0002')).toMatchObject({
      title: { en: 'Take the stairs', fr: 'Prenez les escaliers' },
    });
  });

  it('opens the form where there are no words', async () => {
    expect(await chat.say(daniel, 'alert send warning floor:90-elgin/3')).toContain('[form alert.compose]');
    expect(await chat.say(daniel, 'alert')).toContain('[form alert.compose]');
  });

  it('is not taken above the platform’s ceiling', async () => {
    const answer = await chat.say(daniel, 'alert send warning everyone SECRET // a raid is planned | x');
    expect(answer).toContain('Please do not write this here');
    expect(await chat.store.alerts.page(undefined, 10)).toEqual([]);
  });

  it('is for officers and the CSO', async () => {
    expect(await chat.say('employee-en', 'alert send warning everyone Hello | Bonjour')).toContain(
      'role does not allow',
    );
    expect(await chat.press('employee-en', 'alert.go', id)).toContain('role does not allow');
  });
});

describe('an alert by the form', () => {
  const values = {
    what: 'kind:information',
    group: 'typed',
    groups: 'floor:90-elgin/3 -warden-90elgin-3@sample.example',
    'title-en': 'Lobby closed',
    'body-en': 'Use the side door.',
    'title-fr': 'Hall fermé',
    'body-fr': 'Passez par la porte de côté.',
  };

  it('is prepared, and can be changed as long as it was not sent', async () => {
    expect(await chat.fill(daniel, 'alert', values)).toContain('Lobby closed');
    expect((await alert()).audience.except).toEqual([
      { kind: 'person', person: 'warden-90elgin-3@sample.example' },
    ]);
    await chat.answer(daniel, 'alert.change', id, { ...values, 'title-en': 'Lobby open' });
    expect(await alert()).toMatchObject({ title: { en: 'Lobby open', fr: 'Hall fermé' } });
    expect((await chat.store.alerts.page(undefined, 10)).length).toBe(1);
    expect(await chat.press(daniel, 'alert.discard', id)).toContain('is discarded');
    expect(await chat.store.alerts.get(id)).toBeUndefined();
  });

  it('asks the same where nobody chose an answer, and what was chosen otherwise', async () => {
    const title = { 'title-en': 'Gas leak', 'title-fr': 'Fuite de gaz' };
    const emergency = { what: 'kind:emergency', group: 'floor:90-elgin/3', ...title };

    await chat.fill(daniel, 'alert', emergency);
    expect((await alert()).wanted).toBe('muster');
    await chat.answer(daniel, 'alert.change', id, { ...emergency, what: 'kind:exercise', wanted: '' });
    expect((await alert()).wanted).toBe('muster');
    await chat.answer(daniel, 'alert.change', id, { ...emergency, wanted: 'none' });
    expect((await alert()).wanted).toBe('none');
  });

  it('keeps a unit whose name has several words among its groups, however it is quoted', async () => {
    const groups =
      'unit:"Corporate Services" -unite:«\u00a0corporate services\u00a0» unit:“Policy” unit:Operations';
    await chat.fill(daniel, 'alert', { ...values, group: 'role:cso', groups });
    const include = [
      { kind: 'role', role: 'cso' },
      { kind: 'unit', unit: 'Corporate Services' },
      { kind: 'unit', unit: 'Policy' },
      { kind: 'unit', unit: 'Operations' },
    ];
    const audience = { include, except: [{ kind: 'unit', unit: 'Corporate Services' }] };
    expect((await alert()).audience).toEqual(audience);
    await chat.press(daniel, 'alert.change', id);
    const form = chat.replies.at(-1)?.form?.form;
    const shown = form?.fields.find(({ name }) => name === 'groups');
    expect(shown).toMatchObject({
      value: 'unit:"Corporate Services" unit:Policy unit:Operations -unit:"Corporate Services"',
    });
    const sent = {
      ...values,
      group: 'role:cso',
      groups: shown && 'value' in shown ? String(shown.value) : '',
    };
    if (form) await chat.submit(daniel, form, { ...sent, 'title-en': 'Lobby open' });
    expect(await alert()).toMatchObject({ title: { en: 'Lobby open' }, audience });
  });

  it('awaits answers until a time of the day on which it is sent', async () => {
    await chat.fill(daniel, 'alert', { ...values, until: '11:00', date: '2026-12-01', time: '10:00' });
    expect(await alert()).toMatchObject({
      scheduledFor: '2026-12-01T15:00:00.000Z',
      until: '2026-12-01T16:00:00.000Z',
    });
    await chat.say(
      daniel,
      'alert send warning floor:90-elgin/3 until:11:00 at:tomorrow 8:00 Hello | Bonjour',
    );
    expect(await chat.store.alerts.get('AL-2026-0002')).toMatchObject({
      scheduledFor: '2026-11-25T13:00:00.000Z',
      until: '2026-11-25T16:00:00.000Z',
    });
  });

  it('keeps the day until which answers are awaited when something else is changed', async () => {
    await chat.say(daniel, 'alert send warning floor:90-elgin/3 ack until:Friday 17:00 Closed | Fermé');
    const { until } = await alert();
    expect(until).toBe('2026-11-27T22:00:00.000Z');
    await chat.press(daniel, 'alert.change', id);
    const form = chat.replies.at(-1)?.form?.form;
    if (!form) throw new Error('no form');
    const filled = Object.fromEntries(
      form.fields.map((field) => [field.name, 'value' in field ? String(field.value ?? '') : '']),
    );
    await chat.submit(daniel, form, { ...filled, 'title-en': 'Lobby closed' });
    expect(await alert()).toMatchObject({ title: { en: 'Lobby closed', fr: 'Fermé' }, until });
  });

  it.each([
    [{ groups: 'the-moon' }, 'is not a group'],
    [{ groups: '' }, 'Say who it is for'],
    [{ 'title-en': '' }, 'Give it a title'],
    [{ date: '2026-12-01' }, 'Give the time as well'],
    [{ until: '77:77' }, 'is not a time'],
    [{ what: 'nothing' }, 'Choose what kind'],
    [{ 'title-en': '', 'body-en': '', 'title-fr': '', 'body-fr': '' }, 'Give it a title'],
    [{ until: '2026-12-01 09:00', date: '2026-12-01', time: '10:00' }, 'Answers cannot end before'],
  ])('asks again for %j, and keeps the form', async (wrong, sentence) => {
    expect(await chat.fill(daniel, 'alert', { ...values, ...wrong })).toContain(sentence);
    expect(chat.replies.at(-1)?.errors).toBeDefined();
    expect(await chat.store.alerts.page(undefined, 10)).toEqual([]);
  });
});

describe('a language that is missing', () => {
  it('keeps an alert from being sent, until it is added', async () => {
    const answer = await chat.say(daniel, 'alert send warning floor:90-elgin/3 Power is out');
    expect(answer).toContain('The French text has to be added');
    expect(answer).not.toContain('[Send now]');
    expect(await chat.press(daniel, 'alert.go', id)).toContain('Nothing was sent yet');
    expect(await chat.press(daniel, 'alert.single', id)).toContain('has to be added');
    expect(await chat.answer(daniel, 'alert.translate', id, { title: 'Panne de courant' })).toContain(
      '[Send now]',
    );
  });

  it('is owed after an emergency that went out in one, with a reason', async () => {
    await chat.say(daniel, 'alert send emergency floor:90-elgin/3 Gas leak. Get out now');
    await chat.answer(daniel, 'alert.single', id, { reason: 'no time to translate' });
    const audit = await chat.store.audit.page(0, 100);
    expect(audit).toContainEqual(
      expect.objectContaining({ record: id, detail: expect.stringContaining('single-language:fr') }),
    );
    await chat.press(daniel, 'alert.go', id);
    await chat.pass(0);
    expect((await alert()).missing).toMatchObject({ language: 'fr', reason: 'no time to translate' });
    const french = await chat.store.people.get('employee-fr@sample.example');
    expect(french?.language).toBe('fr');
    await chat.pass(alerting.secondLanguageWithin);
    expect((await chat.owed('cso@sample.example')).join()).toContain('est partie sans français');
    expect(await chat.answer(daniel, 'alert.translate', id, { title: 'Fuite de gaz' })).toContain(
      'is there now',
    );
    expect((await alert()).title.fr).toBe('Fuite de gaz');
    expect(await chat.say(daniel, `alert show ${id}`)).toContain(
      'in one language, for a reason · Daniel Okafor · no time to translate',
    );
  });

  it('comes as a message of its own to who reads it and has not answered, and in place to who has', async () => {
    const [silent, read] = ['employee-fr@sample.example', 'cso@sample.example'];
    await chat.say(daniel, `alert send emergency ${silent} ${read} Gas leak. Get out now`);
    await chat.answer(daniel, 'alert.single', id, { reason: 'no time to translate' });
    await chat.press(daniel, 'alert.go', id);
    await chat.pass(0);
    const line = async (who: string) => {
      const found = await chat.store.deliveries.get(`${id}:${who}`);
      if (!found) throw new Error('no line');
      return found;
    };
    const posted = { platform: 'slack' as const, place: 'D1', message: '1' };
    const answer = { what: 'acknowledged' as const, at: chat.now.toISOString() };
    const sent = { state: 'sent' as const, posted, sentAt: chat.now.toISOString() };
    await chat.store.commit([
      { in: 'deliveries', put: { ...(await line(silent)), ...sent } },
      { in: 'deliveries', put: { ...(await line(read)), ...sent, answer } },
    ]);
    await chat.pass(60_000);
    await chat.answer(daniel, 'alert.translate', id, { title: 'Fuite de gaz' });
    await chat.pass(0);
    const again = await line(silent);
    expect(again).toMatchObject({ state: 'owed', earlier: [posted], content: { card: 'alert', of: id } });
    expect(again.posted).toBeUndefined();
    expect(await line(read)).toMatchObject({ state: 'owed', posted });
  });
});

describe('two persons', () => {
  it('are needed above the set number, and a change makes the approval void', async () => {
    const answer = await chat.say(daniel, 'alert send warning everyone Hello all | Bonjour à tous');
    expect(answer).toContain('a second officer has to approve');
    expect(await chat.press(daniel, 'alert.go', id)).toContain('Nothing was sent yet');
    await chat.press(daniel, 'alert.ask', id);
    const [asked] = await chat.owed('officer2@sample.example');
    expect(asked).toContain('Bonjour à tous');
    expect(await chat.say(daniel, `alert approve ${id}`)).toContain('needs a second person');
    expect(await chat.say(melanie, `alert approve ${id}`)).toContain('exactement telle quelle');
    expect(await chat.press(daniel, 'alert.open', id)).toContain('[Send now]');
    await chat.answer(daniel, 'alert.change', id, {
      what: 'kind:warning',
      group: 'everyone',
      'title-en': 'Hello everybody',
      'title-fr': 'Bonjour à tous',
    });
    expect(await chat.press(daniel, 'alert.go', id)).toContain('Nothing was sent yet');
    expect((await alert()).state).toBe('draft');
  });

  it('approve once: who comes later, or wrote it, reads by whom it is approved, and not that it was they', async () => {
    await chat.say(daniel, 'alert send warning everyone Hello all | Bonjour à tous');
    await chat.press(daniel, 'alert.ask', id);
    await chat.press(melanie, 'alert.approve', id);
    for (const answer of [
      await chat.say(daniel, `alert approve ${id}`),
      await chat.press(claire, 'alert.approve', id),
    ]) {
      expect(answer).toMatch(/Mélanie Gagnon/);
      expect(answer).not.toMatch(/You approved|Vous avez approuvé/);
    }
    expect((await chat.owed('officer1@sample.example')).join()).not.toContain('Claire Tremblay approved');
    expect((await alert()).approval).toMatchObject({ by: 'officer2@sample.example' });
    expect(await chat.press(claire, 'alert.approve-send', id)).toContain('part vers');
  });

  it('approve exactly what was shown', async () => {
    await chat.say(daniel, 'alert send warning everyone Hello all | Bonjour à tous');
    await chat.press(daniel, 'alert.ask', id);
    expect(await chat.press(melanie, 'alert.approve-send', `${id} 0123456789abcdef`)).toContain(
      'a été modifiée',
    );
    const button = (await chat.store.deliveries.page(undefined, 50))
      .filter(({ to }) => to.kind === 'person' && to.id.startsWith('officer2'))
      .flatMap(({ content }) => ('card' in content && Array.isArray(content.card) ? content.card : []))
      .flatMap((element) => (element.kind === 'buttons' ? element.buttons : []))
      .find(({ action }) => action === 'alert.approve-send');
    expect(await chat.press(melanie, 'alert.approve-send', button?.value ?? '')).toContain('part vers');
    expect(await alert()).toMatchObject({ state: 'open', approval: { by: 'officer2@sample.example' } });
    expect((await chat.owed('officer1@sample.example')).join()).toContain(
      'approved AL-2026-0001 and sent it',
    );
  });

  it('approve what is to be sent later: its author hears that it is on its schedule, and not that it was sent', async () => {
    await chat.say(daniel, 'alert send warning everyone at:17:00 Hello all | Bonjour à tous');
    await chat.press(daniel, 'alert.ask', id);
    expect((await chat.owed('officer2@sample.example')).join()).toContain('[Approuver et planifier]');
    await chat.press(melanie, 'alert.approve-send', id);
    expect((await alert()).state).toBe('scheduled');
    const told = (await chat.owed('officer1@sample.example')).join();
    expect(told).toContain(
      'approved AL-2026-0001 and scheduled it. It will be sent by itself: Nov 24, 2026, 17:00.',
    );
    expect(told).not.toContain('and sent it');
  });

  it('read what they approve where it may be shown, and elsewhere that they are asked', async () => {
    for (const who of ['officer2@sample.example', 'deputy@sample.example']) {
      const person = await chat.store.people.get(who);
      if (!person) throw new Error('nobody');
      const accounts = { ...person.accounts, slack: { id: `U0${who}` } };
      await chat.store.commit([{ in: 'people', put: { ...person, accounts } }]);
    }
    await chat.fill(daniel, 'alert', {
      what: 'kind:emergency',
      group: 'everyone',
      'title-en': 'The vault is open',
      'title-fr': 'La voûte est ouverte',
      marking: 'protected-b',
    });
    await chat.press(daniel, 'alert.ask', id);
    const asked = async (platform: string, who = 'officer2') =>
      JSON.stringify(
        (await chat.store.deliveries.page(undefined, 99))
          .filter(({ to }) => to.platform === platform && to.kind === 'person' && to.id.startsWith(who))
          .map(({ content }) => content),
      );
    expect(await asked('console')).toContain('La voûte est ouverte');
    expect(await asked('slack')).toContain('Daniel Okafor vous demande d’approuver AL-2026-0001');
    expect(await asked('slack')).toContain('Protégé B');
    expect(await asked('slack')).not.toContain('voûte');
    // What was sent alone has a reason, which may say as much.
    await chat.answer(claire, 'alert.glass', id, { reason: 'somebody is in the vault' });
    expect(await asked('console', 'deputy')).toContain('in the vault');
    expect(await asked('slack', 'deputy')).toContain('without a second person');
    expect(await asked('slack', 'deputy')).not.toContain('vault');
  });

  it('are asked by a message of its own each time, and see no button on any of them once the alert was sent', async () => {
    const asked = async () =>
      (await take(chat)).filter(
        ({ to, delivery }) => to.startsWith(melanie) && delivery.id.includes(':approve:'),
      );
    await chat.say(daniel, 'alert send information everyone Lobby closed | Hall fermé');
    await chat.press(daniel, 'alert.ask', id);
    expect((await asked()).map(({ change }) => change)).toEqual([false]);
    await chat.pass(20 * 60_000);
    await chat.press(daniel, 'alert.ask', id);
    expect((await asked()).map(({ change }) => change)).toEqual([false]);
    await chat.answer(daniel, 'alert.change', id, {
      what: 'kind:information',
      group: 'everyone',
      'title-en': 'Lobby open',
      'title-fr': 'Hall ouvert',
    });
    await chat.press(daniel, 'alert.ask', id);
    expect((await asked()).map(({ change }) => change)).toEqual([false]);
    await chat.say(claire, `alert approve ${id}`);
    await chat.press(daniel, 'alert.go', id);
    const all = await asked();
    expect(all.map(({ change }) => change)).toEqual([true, true, true]);
    for (const { text } of all) expect(text).not.toContain('[Approuver');
  });

  it('see no button that asks them once the alert was sent, or discarded', async () => {
    const asked = async (who: string) => (await chat.owed(`${who}@sample.example`)).join('\n');
    await chat.say(daniel, 'alert send information everyone Lobby closed | Hall fermé');
    await chat.press(daniel, 'alert.ask', id);
    for (const who of [melanie, claire]) expect(await asked(who)).toContain('[Approuver et envoyer]');
    await chat.say(melanie, `alert approve ${id}`);
    await chat.press(daniel, 'alert.go', id);
    for (const who of [melanie, claire]) {
      expect(await asked(who)).toContain(`${id} est partie`);
      expect(await asked(who)).not.toContain('[Approuver');
    }
    await chat.say(daniel, 'alert send information everyone Lobby open | Hall ouvert');
    await chat.press(daniel, 'alert.ask', 'AL-2026-0002');
    await chat.press(daniel, 'alert.discard', 'AL-2026-0002');
    for (const who of [melanie, claire]) {
      expect(await asked(who)).toContain('AL-2026-0002 est abandonnée');
      expect(await asked(who)).not.toContain('[Approuver');
    }
  });

  it('are told of with a message of its own each time, also once it was changed', async () => {
    const told = async () =>
      (await take(chat)).filter(({ to, text }) => to.startsWith(daniel) && text.includes('approve'));
    await chat.say(daniel, 'alert send information everyone Lobby closed | Hall fermé');
    await chat.say(melanie, `alert approve ${id}`);
    expect((await told()).map(({ change }) => change)).toEqual([false]);
    await chat.press(claire, 'alert.decline', id);
    expect((await told()).map(({ change }) => change)).toEqual([false]);
    await chat.answer(daniel, 'alert.change', id, {
      what: 'kind:information',
      group: 'everyone',
      'title-en': 'Lobby open',
      'title-fr': 'Hall ouvert',
    });
    await chat.say(melanie, `alert approve ${id}`);
    await chat.press(claire, 'alert.decline', id);
    expect((await told()).map(({ change }) => change)).toEqual([false, false]);
    // What was refused is what was shown.
    expect(await chat.press(claire, 'alert.decline', `${id} 0123456789abcdef`)).toContain('a été modifiée');
    expect(await told()).toEqual([]);
  });

  it('may decline: nothing is approved, its author hears of it, and it is on record', async () => {
    await chat.say(daniel, 'alert send warning everyone Hello all | Bonjour à tous');
    await chat.press(daniel, 'alert.ask', id);
    expect(await chat.press(melanie, 'alert.decline', id)).toContain('Vous avez refusé');
    expect((await chat.owed('officer1@sample.example')).join()).toContain('Mélanie Gagnon did not approve');
    expect(await chat.press(daniel, 'alert.go', id)).toContain('Nothing was sent yet');
    expect(await chat.say(daniel, `alert show ${id}`)).toContain('not approved · Mélanie Gagnon');
  });

  it('are not needed when the glass is broken: an emergency, on duty, with a reason, reviewed afterwards', async () => {
    await chat.say(daniel, 'alert send evacuation everyone');
    await chat.answer(daniel, 'alert.glass', id, { reason: 'smoke on floor 2' });
    expect(await alert()).toMatchObject({ state: 'open', breakGlass: { reason: 'smoke on floor 2' } });
    expect((await chat.owed('cso@sample.example')).join()).toContain('smoke on floor 2');
    expect(await chat.say(daniel, `alert show ${id}`)).toContain(
      'sent without approval · Daniel Okafor · smoke on floor 2',
    );
    expect(await chat.answer(claire, 'alert.review', id, { finding: 'justified' })).toContain(
      'versé au dossier',
    );
    expect(await chat.press(claire, 'alert.review', id)).toContain('rien à examiner');
  });

  it('are the deputy head’s to review where the CSO broke the glass: whoever acts for the CSO is no second person', async () => {
    await chat.say(claire, 'interim officer2@sample.example jusqu’au 2026-11-30');
    const button = chat.replies
      .at(-1)
      ?.here?.card?.flatMap((element) => (element.kind === 'buttons' ? element.buttons : []))
      .find(({ action }) => action === 'acting.confirm');
    await chat.press(claire, 'acting.confirm', button?.value ?? '');
    await chat.say(claire, 'alerte envoyer evacuation tous');
    await chat.answer(claire, 'alert.glass', id, { reason: 'fumée au 2e étage' });
    expect((await chat.owed('officer2@sample.example')).join()).not.toContain('fumée au 2e étage');
    expect((await chat.owed('deputy@sample.example')).join()).toContain('fumée au 2e étage');
    expect(await chat.press(melanie, 'alert.review', id)).toContain('assure l’intérim de l’autre');
    expect(await chat.answer('deputy', 'alert.review', id, { finding: 'justified' })).toContain(
      'is in its record',
    );
  });

  it('are needed by an officer who is not on duty', async () => {
    await chat.say(claire, 'duty set officer2@sample.example until 2026-11-30');
    const answer = await chat.say(daniel, 'alert send evacuation everyone');
    expect(answer).toContain('[Ask for approval]');
    expect(answer).not.toContain('[Send without approval…]');
    expect(await chat.press(daniel, 'alert.glass', id)).toContain('Only an officer on duty or the CSO');
    expect(await chat.say(melanie, 'alert send evacuation everyone')).toContain(
      '[Envoyer sans approbation…]',
    );
    expect((await alert()).state).toBe('draft');
  });

  it('are needed for anything but an emergency', async () => {
    await chat.say(daniel, 'alert send closure everyone');
    expect(await chat.press(daniel, 'alert.glass', id)).toContain('only in an emergency');
  });

  it('do not count a role of less than a day', async () => {
    const person = await chat.store.people.get('officer2@sample.example');
    if (!person) throw new Error('gone');
    const roles = [{ role: 'officer' as const, since: chat.now.toISOString() }];
    await chat.store.commit([{ in: 'people', put: { ...person, roles } }]);
    await chat.say(daniel, 'alert send warning everyone Hello all | Bonjour à tous');
    expect(await chat.say(melanie, `alert approve ${id}`)).toContain('deuxième personne');
  });
});

describe('a prepared alert that somebody else changed', () => {
  const shown = (action: string) => {
    const { value } =
      new RegExp(`"${action}","value":"(?<value>[^"]+)"`).exec(JSON.stringify(chat.replies.at(-1)))?.groups ??
      {};
    return value ?? '';
  };
  const changed = (values: Record<string, string>) =>
    chat.answer(melanie, 'alert.change', id, {
      what: 'kind:information',
      group: 'role:cso',
      'title-en': 'Lobby closed',
      'title-fr': 'Hall fermé',
      marking: 'unclassified',
      ...values,
    });
  const until = '14:00';

  it.each([
    ['its text', { 'title-en': 'Lobby open' }, 'Lobby open'],
    ['its audience', { groups: 'role:officer' }, 'People: 3'],
    ['its time', { date: '2026-12-01', time: until }, 'To be sent'],
  ])('in %s is shown as it is now, and goes out when that was seen', async (_what, values, sentence) => {
    await chat.say(daniel, 'alert send information role:cso Lobby closed | Hall fermé');
    const before = shown('alert.go');
    await changed(values);
    const answer = await chat.press(daniel, 'alert.go', before);
    expect(answer).toContain('was changed after this was shown to you. It was neither sent nor discarded.');
    expect(answer).toContain(sentence);
    expect((await alert()).state).toBe('draft');
    await chat.press(daniel, 'alert.go', shown('alert.go'));
    expect((await alert()).state).not.toBe('draft');
  });

  it('is not thrown away with what they wrote in it', async () => {
    await chat.say(daniel, 'alert send information role:cso Lobby closed | Hall fermé');
    const before = shown('alert.discard');
    await changed({ 'title-en': 'Lobby open' });
    expect(await chat.press(daniel, 'alert.discard', before)).toContain('Lobby open');
    expect((await alert()).state).toBe('draft');
    expect(await chat.press(daniel, 'alert.discard', shown('alert.discard'))).toContain('is discarded');
    expect(await chat.store.alerts.get(id)).toBeUndefined();
  });

  it('is not put before a second officer under the name of whoever saw another', async () => {
    await chat.say(daniel, 'alert send information everyone Lobby closed | Hall fermé');
    const before = shown('alert.ask');
    await changed({ group: 'everyone', 'title-en': 'Lobby open' });
    expect(await chat.press(daniel, 'alert.ask', before)).toContain('Lobby open');
    expect(await chat.owed('officer2@sample.example')).toEqual([]);
    expect(await chat.press(daniel, 'alert.ask', shown('alert.ask'))).toContain('Asked: ');
  });

  it('is not sent without one either, and the reason that was typed is given back', async () => {
    await chat.say(daniel, 'alert send emergency everyone Leave now | Sortez');
    const before = shown('alert.glass');
    await chat.press(daniel, 'alert.glass', before);
    const form = chat.replies.at(-1)?.form?.form;
    if (!form) throw new Error('no form');
    await changed({ what: 'kind:emergency', group: 'everyone', 'title-en': 'Stay inside' });
    const answer = await chat.submit(daniel, form, { reason: 'smoke on floor 2' });
    expect(answer).toContain('Stay inside');
    expect(answer).toContain('smoke on floor 2');
    expect(await chat.press(daniel, 'alert.glass', before)).toContain('was changed after');
    expect((await alert()).state).toBe('draft');
    await chat.answer(daniel, 'alert.glass', shown('alert.glass'), { reason: 'smoke on floor 2' });
    expect(await alert()).toMatchObject({ state: 'open', title: { en: 'Stay inside' } });
  });

  it('is sent as it was approved, or shown', async () => {
    await chat.say(daniel, 'alert send information everyone Lobby closed | Hall fermé');
    await chat.press(daniel, 'alert.ask', shown('alert.ask'));
    await chat.say(claire, `alert approve ${id}`);
    const [told] = (await chat.store.deliveries.page(undefined, 50)).filter(({ id }) =>
      id.includes(':approved'),
    );
    const value = /"value":"([^"]+)"/.exec(JSON.stringify(told))?.[1] ?? '';
    await changed({ group: 'role:officer', 'title-en': 'Lobby open' });
    expect(await chat.press(daniel, 'alert.go', value)).toContain('Lobby open');
    expect((await alert()).state).toBe('draft');
  });
});

describe('sending', () => {
  it('writes a line for everybody of the audience, and posts to the channels that are all in it', async () => {
    await chat.say(claire, 'alert send evacuation everyone');
    await chat.answer(claire, 'alert.glass', id, { reason: 'fire' });
    await chat.pass(0);
    const people = (await chat.store.people.page(undefined, 100)).filter(({ active }) => active);
    expect((await tally()).people).toBe(people.length);
    expect((await alert()).spreadAt).toBeDefined();
    expect(await chat.owed('#general console')).toEqual([expect.stringContaining('Leave the building now')]);
    expect(await line('employee-fr')).toMatchObject({ lane: 'emergency', state: 'owed' });
    const [mine] = await chat.owed('employee-fr@sample.example');
    expect(mine).toContain('Quittez l’immeuble maintenant');
    expect(mine).toContain('[Je suis en sécurité] [J’ai besoin d’aide] [Je ne suis pas sur place]');
  });

  it('leaves out who is excepted, and posts nowhere then', async () => {
    await send('alert send evacuation floor:90-elgin/3 -employee-en@sample.example');
    expect(await line('employee-en')).toBeUndefined();
    expect(await chat.owed('#general console')).toEqual([]);
  });

  it('gives people the usual time to answer when the one that was set has passed meanwhile', async () => {
    await chat.say(daniel, 'alert send warning building:90-elgin ack until:15:30 Closed | Fermé');
    await chat.press(daniel, 'alert.ask', id);
    await chat.pass(12 * 60 * 60_000);
    await chat.say(melanie, `alert approve ${id}`);
    expect(await chat.press(daniel, 'alert.go', id)).toContain('on its way');
    await chat.pass(0);
    const until = new Date(chat.now.getTime() + alerting.answerWithin).toISOString();
    expect((await alert()).until).toBe(until);
    expect(await line('employee-fr')).toMatchObject({ state: 'owed', expires: until });
  });

  it('of an emergency goes on when the time to answer is over: nobody is left without it', async () => {
    await send('alert send evacuation floor:90-elgin/3 until:15:30');
    const day = new Date(chat.now.getTime() + 24 * 60 * 60_000).toISOString();
    expect((await alert()).until).toBe('2026-11-24T20:30:00.000Z');
    expect(await line('employee-en')).toMatchObject({ state: 'owed', expires: day });
  });

  it('goes to those who read a channel when it is sent', async () => {
    chat.readers.set('general', new Set(['employee-en@sample.example', 'employee-fr@sample.example']));
    await send('alert send information channel:general -employee-fr@sample.example Hello | Bonjour');
    expect(await line('employee-en')).toBeDefined();
    expect((await tally()).people).toBe(1);
  });

  it('of an emergency goes to the channel that is its audience, too, before its readers', async () => {
    chat.readers.set('general', new Set(['employee-en@sample.example']));
    await send('alert send evacuation channel:general');
    expect(await chat.owed('#general console')).toEqual([expect.stringContaining('Leave the building now')]);
    expect(await chat.owed('#desk console')).toEqual([]);
    expect((await tally()).people).toBe(1);
  });

  it('goes on where it stopped, and writes nobody twice', async () => {
    await send(few);
    const before = await tally();
    await chat.store.commit([
      {
        in: 'due',
        put: {
          id: 'again',
          version: 0,
          timer: 'alert.spread',
          subject: `${id}|`,
          at: chat.now.toISOString(),
        },
      },
    ]);
    await chat.pass(0);
    expect(await tally()).toEqual(before);
  });

  it('waits for its time, and goes by itself', async () => {
    await chat.say(
      daniel,
      'alert send warning floor:90-elgin/3 at:15:30 Drill at four | Exercice à seize heures',
    );
    const scheduled = await chat.press(daniel, 'alert.go', id);
    expect(scheduled).toContain('will be sent by itself');
    expect(scheduled).not.toContain('[Schedule it]');
    expect((await alert()).state).toBe('scheduled');
    await chat.pass(6 * 60 * 60 * 1000);
    await chat.pass(0);
    expect((await alert()).state).toBe('open');
    expect((await tally()).people).toBeGreaterThan(0);
  });

  it('does not go where whoever scheduled it has left or works on alerts no more: those who do hear of it', async () => {
    await chat.say(
      melanie,
      'alert send warning floor:90-elgin/3 at:15:30 Drill at four | Exercice à seize heures',
    );
    await chat.press(melanie, 'alert.go', id);
    expect((await alert()).state).toBe('scheduled');
    const gone = await chat.store.people.get('officer2@sample.example');
    if (!gone) throw new Error('nobody');
    await chat.store.commit([{ in: 'people', put: { ...gone, active: false } }]);
    await chat.pass(6 * 60 * 60 * 1000);
    await chat.pass(0);
    expect((await alert()).state).toBe('draft');
    expect((await tally()).people).toBe(0);
    expect((await chat.owed('officer1@sample.example')).join()).toContain(
      'was NOT sent: whoever scheduled it',
    );
    expect((await chat.owed('cso@sample.example')).join()).toContain(
      'n’a PAS été envoyée\u00a0: la personne',
    );
  });

  it('is told anew to those whose it is when it does not go a second time', async () => {
    await chat.say(daniel, 'alert send warning everyone at:15:30 Closed | Fermé');
    const due = async (at: string) => {
      const drafted = await alert();
      await chat.store.commit([{ in: 'alerts', put: { ...drafted, state: 'scheduled', scheduledFor: at } }]);
      const put = { id: `due ${at}`, version: 0, timer: 'alert.start', subject: id, at };
      await chat.store.commit([{ in: 'due', put }]);
      await chat.pass(Date.parse(at) - chat.now.getTime());
      expect((await alert()).state).toBe('draft');
      return (await take(chat)).filter(({ to, text }) => to.startsWith(daniel) && text.includes('NOT sent'));
    };
    const both = [await due('2026-11-24T20:30:00.000Z'), await due('2026-11-25T20:30:00.000Z')];
    expect(both.map((each) => each.map(({ change }) => change))).toEqual([[false], [false]]);
  });

  it('goes in the name of whoever scheduled it, who hears of it as its author does', async () => {
    await chat.say(
      daniel,
      'alert send warning floor:90-elgin/3 at:15:30 Drill at four | Exercice à seize heures',
    );
    await chat.press(melanie, 'alert.go', id);
    await chat.pass(6 * 60 * 60 * 1000);
    await chat.pass(0);
    expect((await alert()).history.findLast(({ what }) => what === 'sent')?.by).toBe(
      'officer2@sample.example',
    );
    expect((await chat.owed('officer1@sample.example')).join()).toContain('is on its way');
    expect((await chat.owed('officer2@sample.example')).join()).toMatch(/part vers/);
  });

  it('offers to be sent, and not to be scheduled, once its time has passed', async () => {
    await chat.say(
      daniel,
      'alert send warning floor:90-elgin/3 at:15:30 Drill at four | Exercice à seize heures',
    );
    expect(await chat.press(daniel, 'alert.open', id)).toContain('[Schedule it]');
    await chat.pass(6 * 60 * 60 * 1000);
    const late = await chat.press(daniel, 'alert.open', id);
    expect(late).toContain('[Send now]');
    expect(late).not.toContain('[Schedule it]');
  });

  it('is told once to its author, and tried again, while a platform does not tell who reads its channel', async () => {
    chat.readers.set('general', new Set(['employee-en@sample.example']));
    await chat.say(
      daniel,
      'alert send warning channel:general at:15:30 Drill at four | Exercice à seize heures',
    );
    await chat.press(daniel, 'alert.go', id);
    chat.readers.set('general', 'unknown');
    await chat.pass(6 * 60 * 60 * 1000);
    await chat.pass(60_000);
    expect((await alert()).state).toBe('scheduled');
    const told = await chat.owed('officer1@sample.example');
    expect(told.filter((words) => words.includes('has not been sent yet'))).toHaveLength(1);
    chat.readers.set('general', new Set(['employee-en@sample.example']));
    await chat.pass(60_000);
    expect((await alert()).state).toBe('open');
  });

  it('says so in one sentence, and sends nothing, while no platform tells who reads its channel', async () => {
    const readers = (await chat.store.people.page(undefined, 100)).map(({ id: each }) => each);
    chat.readers.set('general', new Set(readers));
    await chat.say(claire, 'alert send evacuation channel:general');
    await chat.press(claire, 'alert.glass', id);
    const form = chat.replies.at(-1)?.form?.form;
    if (!form) throw new Error('no form');
    chat.readers.set('general', 'unknown');
    const sentence = 'ne permet pas en ce moment de savoir qui lit';
    expect(await chat.submit(claire, form, { reason: 'fire' })).toContain(sentence);
    expect(await chat.press(claire, 'alert.ask', id)).toContain(sentence);
    expect((await alert()).state).toBe('draft');
  });

  it('follows its last schedule, whatever was set before', async () => {
    const words = 'Drill at four | Exercice à seize heures';
    await chat.say(daniel, `alert send warning floor:90-elgin/3 at:15:30 ${words}`);
    await chat.press(daniel, 'alert.go', id);
    const scheduled = await alert();
    const later = new Date(Date.parse(scheduled.scheduledFor ?? '') + 3_600_000).toISOString();
    await chat.store.commit([{ in: 'alerts', put: { ...scheduled, scheduledFor: later } }]);
    await chat.pass(Date.parse(scheduled.scheduledFor ?? '') - chat.now.getTime());
    expect((await alert()).state).toBe('scheduled');
  });

  it('says that nothing can be sent while a platform does not tell who reads a channel', async () => {
    chat.readers.set('general', new Set(['employee-en@sample.example']));
    await chat.say(daniel, 'alert send warning channel:general Hello | Bonjour');
    chat.readers.set('general', 'unknown');
    expect(await chat.press(daniel, 'alert.go', id)).toContain('cannot say at the moment');
    expect((await alert()).state).toBe('draft');
  });

  it('does everything but send in a rehearsal', async () => {
    await chat.say(daniel, few);
    const rehearsed = await chat.say(daniel, `alert rehearse ${id}`);
    expect(rehearsed).toContain('Rehearsed');
    expect(rehearsed).toContain('As those who read French would get it (1):');
    expect(rehearsed).toContain('[Je suis en sécurité] [J’ai besoin d’aide] [Je ne suis pas sur place]');
    expect(rehearsed).not.toContain('It would be posted first');
    expect((await tally()).people).toBe(0);
    expect((await alert()).state).toBe('draft');
    expect((await alert()).startedAt).toBeUndefined();
    await chat.say(daniel, 'alert send evacuation everyone');
    expect(await chat.say(daniel, 'alert rehearse AL-2026-0002')).toContain(
      'It would be posted first in: #General.',
    );
    expect(await chat.store.deliveries.page(undefined, 10)).toEqual([]);
  });

  it('is said to be an exercise in every line that is read first', async () => {
    await send('alert send drill floor:90-elgin/3');
    const [mine] = await chat.owed('employee-en@sample.example');
    expect(mine?.split('\n').slice(0, 2).join(' ')).toContain('EXERCISE / EXERCICE');
    expect(await chat.say(daniel, `alert export ${id}`)).toMatch(/^EXERCISE \/ EXERCICE — /);
  });

  it('is said to be an exercise to whoever is asked to approve it', async () => {
    await chat.say(daniel, 'alert send drill everyone');
    await chat.press(daniel, 'alert.ask', id);
    const [asked] = await chat.owed('officer2@sample.example');
    expect(asked).toMatch(/^EXERCISE \/ EXERCICE — /);
  });
});

it('writes the labels of what it sends as the reader’s language does', async () => {
  await chat.say(melanie, few);
  await chat.press(melanie, 'alert.go', id);
  await chat.pass(0);
  const told = (await chat.owed('officer2@sample.example')).join('\n');
  expect(told).toContain('Ont répondu\u00A0: 0 sur 4');
});

it('names before it is sent who would not get it in chat, and why', async () => {
  chat.services.platforms = ['slack'];
  const person = await chat.store.people.get('employee-en@sample.example');
  if (!person) throw new Error('no person');
  await chat.store.commit([{ in: 'people', put: { ...person, telephone: '613-555-0177' } }]);
  expect(await chat.say(daniel, few)).toContain('[Who is not reached]');
  const named = await chat.press(daniel, 'alert.unreached', id);
  expect(named).toContain('Not reached (4)');
  expect(named).toContain(
    'Jane Kowalski · 90 Elgin Street, floor 3 · 613-555-0177 · without a known account',
  );
  expect(await chat.press('employee-en', 'alert.unreached', id)).toContain('Your role does not allow that');
  chat.services.platforms = ['console'];
  expect(await chat.press(daniel, 'alert.open', id)).not.toContain('[Who is not reached]');
});

describe('somebody whom nobody could reach when the alert was sent', () => {
  beforeEach(async () => {
    chat.services.platforms = ['slack'];
    await send(few);
    expect(await line('employee-en')).toMatchObject({ state: 'failed', reason: 'no-account' });
  });

  it('gets it as soon as their account is known', async () => {
    await chat.say('employee-en', 'hello', { platform: 'slack' });
    const found = await line('employee-en');
    expect(found).toMatchObject({ state: 'owed', to: { platform: 'slack' } });
    expect(found?.reason).toBeUndefined();
    expect((await tally()).standings).toMatchObject({ owed: 1, failed: 3 });
    expect(await chat.say('employee-en', 'safe', { platform: 'slack' })).toContain('Recorded: Safe');
  });

  it('does not get what is over', async () => {
    await endAlert(chat, daniel, id);
    await chat.say('employee-en', 'hello', { platform: 'slack' });
    expect(await line('employee-en')).toMatchObject({ state: 'failed', reason: 'no-account' });
  });
});

describe('answers', () => {
  it('are recorded by button, corrected by another, and shown on the card', async () => {
    await send(few);
    expect(await chat.press('employee-en', 'alert.safe', id)).toContain('Your answer: Safe');
    expect(await line('employee-en')).toMatchObject({ state: 'answered', answer: { what: 'safe' } });
    expect(await chat.press('employee-en', 'alert.away', id)).toContain('Your answer: Not on site');
    expect(await line('employee-en')).toMatchObject({
      answer: { what: 'away' },
      corrected: [{ what: 'safe' }],
    });
    expect((await tally()).answers).toMatchObject({ safe: 0, away: 1 });
  });

  it('are recorded by words, in both languages', async () => {
    await send(few);
    expect(await chat.say('employee-en', 'safe')).toContain('Recorded: Safe');
    await send2('alert send evacuation everyone');
    expect(await chat.say('employee-fr', 'Sauf')).toContain('Enregistré\u00A0: En sécurité');
    expect(await chat.say('employee-fr', 'en sécurité')).toContain('AL-2026-0002');
  });

  async function send2(words: string): Promise<void> {
    await chat.say(claire, words);
    await chat.answer(claire, 'alert.glass', 'AL-2026-0002', { reason: 'second fire' });
    await chat.pass(0);
  }

  it('are asked for once more beside the answer to plain words, until they are given', async () => {
    await send(few);
    for (const words of ['im safe', 'ok all good here', 'I am not on site', 'hello']) {
      const answer = await chat.say('employee-en', words);
      expect(answer).toMatch(/^Are you safe\? “Leave the building now” still waits for your answer\./);
      expect(answer).toContain('[I am safe] [I need help] [I am not on site]');
      expect(answer).not.toMatch(/question about security screening|sure that I have the answer/);
    }
    const asked = await chat.say('employee-en', 'what is site access status?');
    expect(asked).toContain('Are you safe?');
    expect(asked).toContain('I am not sure that I have the answer');
    expect((await line('employee-en'))?.answer).toBeUndefined();
    const danger = await chat.say('employee-en', 'there is smoke and I cannot get out');
    expect(danger.indexOf('911')).toBeLessThan(danger.indexOf('Are you safe?'));
    await chat.press('employee-en', 'alert.away', id);
    expect(await chat.say('employee-en', 'hello')).not.toContain('Are you safe?');
    expect(await chat.say('g.cote', 'bonjour')).not.toContain('sécurité?');
  }, 60_000);

  it('lose nothing that is written beside them', async () => {
    const words = 'safe combination of room 12 was changed';
    expect(await chat.say('employee-en', words)).toContain('Shall I send this to security?');
    await send(few);
    expect(await chat.say('k.running-bear', `safe ${id}`)).toBe(
      `Recorded: Safe (${id}). Answer again to correct it.`,
    );
    const answer = await chat.say('employee-en', 'safe, but John is hurt');
    expect(answer).toContain('Recorded: Safe');
    expect(answer).toContain('[Send to security now]');
    await chat.press('employee-en', 'report.draft.send', buttonOf('report.draft.send'));
    expect((await chat.store.events.page({ limit: 1 }))[0]?.text).toBe('safe, but John is hurt');
  });

  it.each([
    ['employee-en', 'safe but stuck in the vault'],
    ['employee-en', 'safe? no'],
    ['employee-en', 'Safe for now, but we are trapped on 3'],
    ['employee-en', 'safe to go back in?'],
    ['employee-en', 'safe, right?'],
    ['employee-fr', 'en sécurité ? ça sent le gaz'],
    ['employee-fr', 'sauf moi tout le monde est sorti'],
    ['employee-fr', 'en sécurité mais pris dans la voûte'],
    ['employee-fr', 'sauf que je suis pas capable de descendre'],
  ])('take for safe nobody who takes it back (%s): %s', async (who, words) => {
    await send(who === 'employee-fr' ? 'alert send evacuation floor:90-elgin/4' : few);
    const answer = await chat.say(who, words);
    expect(await line(who)).not.toHaveProperty('answer');
    expect(answer).not.toMatch(/Recorded: Safe|Enregistré/);
    expect(answer).toMatch(/^[\s\S]{0,80}911/);
    expect(answer).toMatch(/\[(?:I need help|J’ai besoin d’aide)\]/);
    expect(answer).toMatch(/\[(?:Send to security now|Envoyer à la sécurité maintenant)\]/);
  });

  it.each([
    ['employee-en', 'I am safe, where do I go?'],
    ['employee-en', 'Safe, when can we go back in?'],
    ['employee-en', 'I am safe. Is everybody else out?'],
    ['employee-fr', 'en sécurité, on rentre quand ?'],
    ['employee-fr', 'je suis en sécurité, est-ce que je peux rentrer?'],
  ])('are those of whoever says that they are safe, and asks something else (%s): %s', async (who, words) => {
    await send(who === 'employee-fr' ? 'alert send evacuation floor:90-elgin/4' : few);
    const answer = await chat.say(who, words);
    expect((await line(who))?.answer).toMatchObject({ what: 'safe' });
    expect(answer).toMatch(/^(?:Recorded: Safe|Enregistré)/);
    expect(answer).toMatch(/is still running|est toujours en cours/);
    expect(answer).not.toContain('911');
  });

  it('leave the words beside their button to be sent without a name where that was asked for by others', async () => {
    await send(few);
    await chat.say('employee-en', 'my boss takes bribes');
    await chat.say('employee-en', 'he has a knife, room 210');
    await chat.say('employee-en', 'send it without my name');
    const receipt = await chat.press('employee-en', 'alert.help', buttonOf('alert.help'));
    expect(receipt).toContain('What you wrote was not sent along');
    const [event, ...others] = await chat.store.events.page({ limit: 5 });
    expect([event?.text, others]).toEqual([expect.not.stringContaining('knife'), []]);
  });

  function buttonOf(action: string): string {
    const elements = chat.replies.at(-1)?.here?.card ?? [];
    const buttons = elements.flatMap((element) => (element.kind === 'buttons' ? element.buttons : []));
    return buttons.find((button) => button.action === action)?.value ?? '';
  }

  it('take what was written beside their button into the call for help, numbers first', async () => {
    await send(few);
    await chat.settle();
    const words = 'jai besoin d aide chu pogne dans lascenseur';
    const offer = await chat.say('employee-en', words);
    expect(offer.indexOf('911')).toBeLessThan(offer.indexOf('Are you safe?'));
    // That is heard of the words.
    expect(offer).not.toContain('[Someone is in danger]');
    const buttons = (chat.replies.at(-1)?.here?.card ?? []).flatMap((element) =>
      element.kind === 'buttons' ? element.buttons : [],
    );
    expect(buttons[0]).toMatchObject({ action: 'alert.help', style: 'danger' });
    expect(buttons.filter(({ style }) => style === 'danger')).toHaveLength(1);
    const receipt = await chat.press('employee-en', 'alert.help', buttonOf('alert.help'));
    expect(receipt).toContain('911');
    expect(chat.replies.at(-1)?.replace).toBeDefined();
    const [event] = await chat.store.events.page({ limit: 5 });
    expect(event?.text).toBe(`Needs help (answer to ${id}). / A besoin d’aide (réponse à ${id}).\n${words}`);
    expect(await chat.store.events.page({ limit: 5 })).toHaveLength(1);
    expect(await line('employee-en')).toMatchObject({ answer: { what: 'help', event: event?.id } });
    expect((await chat.owed('#desk console')).join()).toContain(words);
    expect((await chat.owed('employee-en@sample.example')).join('\n')).toContain('Your answer: Needs help');
  });

  it.each(['help', 'HELP!!', 'aide'])(
    'take “%s” alone as a call for it, and stand before what can be done',
    async (words) => {
      await send(few);
      await chat.settle();
      const answer = await chat.say('employee-en', words);
      expect(answer).toMatch(/^If anyone is in danger/);
      const [first] = (chat.replies.at(-1)?.here?.card ?? []).flatMap((element) =>
        element.kind === 'buttons' ? element.buttons : [],
      );
      expect(first).toMatchObject({ action: 'alert.help', style: 'danger' });
    },
  );

  it.each([
    ['jai besoin d aide chu pogne dans lascenseur', 'report.draft.danger'],
    ['we are trapped on 3, send help', 'report.draft.send'],
  ])('hear who needs help of “%s” by whichever button it is sent to security', async (words, action) => {
    await send(few);
    await chat.settle();
    await chat.say('employee-en', words);
    const value = buttonOf('report.draft.send');
    const receipt = await chat.press('employee-en', action, value);
    expect(receipt).toContain('EV-2026-0001');
    expect(chat.replies.at(-1)?.replace).toBeDefined();
    expect(await chat.store.events.page({ limit: 5 })).toMatchObject([
      { text: words, danger: true, severity: 'high', where: expect.stringContaining('90 Elgin') },
    ]);
    expect(await line('employee-en')).toMatchObject({ answer: { what: 'help', event: 'EV-2026-0001' } });
    expect((await chat.owed('employee-en@sample.example')).join('\n')).toContain('Your answer: Needs help');
    await chat.press('employee-en', action, value);
    expect(await chat.store.events.page({ limit: 5 })).toHaveLength(1);
  });

  it.each([
    ['the form', () => chat.answer('employee-en', 'report.form', buttonOf('report.form'), { what: trapped })],
    ['a line of its own', () => chat.say('employee-en', `report ${trapped}`)],
    ['“send it”', () => chat.say('employee-en', 'send it')],
    ['a note', () => chat.say('employee-en', `report note EV-2026-0001 ${trapped}`)],
  ])('hear it as well of what is sent by %s', async (_, sent) => {
    await chat.say('employee-en', 'report a lamp is broken');
    await send(few);
    await chat.settle();
    await chat.say('employee-en', trapped);
    const answer = await sent();
    expect(answer).toMatch(/^[\s\S]{0,80}911/);
    expect(answer).toContain('Recorded: Needs help (AL-2026-0001)');
    expect(answer).not.toContain('still waits for your answer');
    const help = (await line('employee-en'))?.answer;
    expect(help).toMatchObject({ what: 'help', event: expect.stringContaining('EV-2026-000') });
    const event = await chat.store.events.get(help?.event ?? '');
    expect([event?.text, ...(event?.notes ?? []).map(({ text }) => text)]).toContain(trapped);
    expect((await chat.owed('employee-en@sample.example')).join('\n')).toContain('Your answer: Needs help');
  });

  it('hear it of whoever was safe before, and once', async () => {
    await send(few);
    await chat.say('employee-en', 'safe');
    expect(await chat.say('employee-en', `report ${trapped}`)).toContain('Recorded: Needs help');
    expect(await line('employee-en')).toMatchObject({ answer: { what: 'help', event: 'EV-2026-0001' } });
    expect(await chat.say('employee-en', `report note EV-2026-0001 ${trapped}`)).not.toContain('Recorded:');
  });

  it('are not given for whoever sends such words without their name', async () => {
    await send(few);
    const answer = await chat.say('employee-en', `report confidentially: ${trapped}`);
    expect(answer).toContain('Your name is not on it, so I did not answer AL-2026-0001 for you');
    expect((await line('employee-en'))?.answer).toBeUndefined();
    expect(await chat.store.events.get('EV-2026-0001')).toMatchObject({ confidential: true });
    expect(await chat.store.events.get('EV-2026-0001')).not.toHaveProperty('where');
  });

  it('hear it, too, of words that are added to what somebody reported a moment ago', async () => {
    await chat.say('employee-en', 'report there is a fire in the kitchen');
    await send(few);
    await chat.say('employee-en', 'I am trapped in room 312');
    await chat.press('employee-en', 'report.draft.attach', buttonOf('report.draft.attach'));
    expect(await chat.store.events.page({ limit: 5 })).toHaveLength(1);
    expect((await chat.store.events.get('EV-2026-0001'))?.notes.map(({ text }) => text)).toEqual([
      'I am trapped in room 312',
    ]);
    expect(await line('employee-en')).toMatchObject({ answer: { what: 'help', event: 'EV-2026-0001' } });
  });

  it.each(['Marc is stuck in the elevator, I am outside', 'I need no help but the gate is open'])(
    'do not count whoever sends “%s” among those who need help',
    async (words) => {
      await send(few);
      await chat.say('employee-en', words);
      await chat.press('employee-en', 'report.draft.send', buttonOf('report.draft.send'));
      expect(await chat.store.events.page({ limit: 5 })).toHaveLength(1);
      expect((await line('employee-en'))?.answer).toBeUndefined();
    },
  );

  it('are asked for by a real alert before an exercise that began after it', async () => {
    await send(few);
    await chat.say(daniel, 'alert send drill floor:90-elgin/3');
    await chat.press(daniel, 'alert.go', 'AL-2026-0002');
    await chat.pass(0);
    expect(await chat.say('employee-en', 'I need help in the elevator')).toContain(
      '“Leave the building now” still waits',
    );
    await chat.press('employee-en', 'alert.help', buttonOf('alert.help'));
    expect(await chat.store.events.page({ limit: 5 })).toHaveLength(1);
    expect(await chat.say('employee-en', 'hello')).toContain('EXERCISE');
  });

  it('leave words that ask for confidence to be sent without a name, and call for help under it', async () => {
    await send(few);
    await chat.say('employee-en', 'I need help, my boss has a knife, do not say who I am');
    const receipt = await chat.press('employee-en', 'alert.help', buttonOf('alert.help'));
    expect(receipt).toMatch(/What you wrote was not sent along.*\[Send without my name\]/s);
    expect(chat.replies.at(-1)?.replace).toBeUndefined();
    const [event] = await chat.store.events.page({ limit: 5 });
    expect(event).toMatchObject({ confidential: false, author: 'employee-en@sample.example' });
    expect(event?.text).not.toContain('knife');
    expect(await line('employee-en')).toMatchObject({ answer: { what: 'help', event: event?.id } });
    await chat.press('employee-en', 'report.draft.seal', buttonOf('report.draft.seal'));
    const sealed = await chat.store.events.get('EV-2026-0002');
    expect(sealed).toMatchObject({ confidential: true, text: expect.stringContaining('knife') });
  });

  it('take along words about danger that are only like such a wish, or name a confidential report', async () => {
    await chat.say('employee-en', 'report confidentially: the lead steals laptops');
    await send(few);
    await chat.say(
      'employee-en',
      'I need help the man of EV-2026-0001 is here, he will know its me, room 312',
    );
    const receipt = await chat.press('employee-en', 'alert.help', buttonOf('alert.help'));
    expect(receipt).toContain('The desk sees your name');
    expect(receipt).toContain('I left the number EV-2026-0001 out of it');
    const event = await chat.store.events.get('EV-2026-0002');
    expect(event).toMatchObject({ confidential: false, author: 'employee-en@sample.example' });
    expect(event?.text).toContain('the man of EV-… is here, he will know its me, room 312');
  });

  it('leave the offer to send what was written where it is, when another is pressed', async () => {
    await send(few);
    await chat.say('employee-en', 'I am out but Marc is missing');
    expect(await chat.press('employee-en', 'alert.safe', buttonOf('alert.safe'))).toContain('Recorded: Safe');
    expect(chat.replies.at(-1)?.replace).toBeUndefined();
    expect(await line('employee-en')).toMatchObject({ answer: { what: 'safe' } });
    expect((await chat.owed('employee-en@sample.example')).join('\n')).toContain('Your answer: Safe');
  });

  it('take them along when an exercise turns out to be real', async () => {
    await send('alert send drill floor:90-elgin/3');
    await chat.say('employee-en', 'I need help in the elevator');
    expect(await chat.press('employee-en', 'alert.help', buttonOf('alert.help'))).toContain('an exercise');
    await chat.press('employee-en', 'alert.real', buttonOf('alert.real'));
    expect((await chat.store.events.get('EV-2026-0001'))?.text).toBe('I need help in the elevator');
  });

  it('open a security event of high severity when somebody needs help, numbers first', async () => {
    await send(few);
    const answer = await chat.press('employee-en', 'alert.help', id);
    expect(answer).toContain('911');
    expect(answer).toContain('EV-2026-0001');
    // Whoever may be trapped has no supervisor to tell first.
    expect(answer).toContain('Say where you are and what you need');
    expect(answer).not.toContain('supervisor');
    expect(await chat.store.events.get('EV-2026-0001')).toMatchObject({
      type: 'ohs',
      severity: 'high',
      danger: true,
    });
    expect(await line('employee-en')).toMatchObject({ answer: { what: 'help', event: 'EV-2026-0001' } });
    expect(await chat.owed('#desk console')).toEqual([
      expect.stringContaining(
        '90 Elgin Street, floor 3 (according to the directory) / 90, rue Elgin, étage 3',
      ),
    ]);
  });

  it('tell whoever looks for somebody that they answered otherwise since', async () => {
    await send(few);
    await chat.press('employee-en', 'alert.help', id);
    await chat.say(daniel, 'event take EV-2026-0001');
    await chat.press('employee-en', 'alert.safe', id);
    const [note] = (await chat.store.events.get('EV-2026-0001'))?.notes ?? [];
    expect(note?.text).toBe(`Answered since: Safe (${id}) / A répondu depuis\u00A0: En sécurité (${id})`);
    expect((await chat.owed(`${daniel}@sample.example`)).join()).toContain(
      `EV-2026-0001: Answered since: Safe (${id})`,
    );
  });

  it('tell it to all who look for somebody who asked more than once', async () => {
    await send(few);
    await chat.press('employee-en', 'alert.help', id);
    await chat.say('employee-en', 'help me I am stuck in the stairwell');
    await chat.press('employee-en', 'alert.safe', id);
    const [last, first] = await chat.store.events.page({ limit: 2 });
    for (const event of [first, last]) {
      expect(event?.notes.map(({ text }) => text)).toEqual([expect.stringContaining('Answered since: Safe')]);
    }
    await chat.press('employee-en', 'alert.away', id);
    expect((await chat.store.events.get(first?.id ?? ''))?.notes).toHaveLength(1);
  });

  it('name nobody in the confidential report by which they asked for help', async () => {
    await send(few);
    const said = await chat.say('employee-en', 'help me my boss has a knife, do not say who i am');
    expect(said).toContain('EV-2026-0001');
    await chat.say('employee-en', 'safe');
    const event = await chat.store.events.get('EV-2026-0001');
    expect(event).toMatchObject({ confidential: true, danger: true });
    expect(JSON.stringify(event)).not.toContain('employee-en');
    expect(await chat.say(daniel, 'event show EV-2026-0001')).not.toContain('Jane Kowalski');
  });

  it('find whoever calls for help, unless they ask outright not to be named, and say that the desk sees the name', async () => {
    await send(few);
    const said = await chat.say('employee-en', 'help me he has a knife, if he knows i called he kills me');
    expect(said).toContain('The desk sees your name, so that you can be found.');
    expect(await chat.store.events.get('EV-2026-0001')).toMatchObject({
      author: 'employee-en@sample.example',
      where: expect.stringContaining('90 Elgin'),
    });
    expect((await line('employee-en'))?.answer).toMatchObject({ what: 'help', event: 'EV-2026-0001' });
  });

  it('says that the desk sees the name of whoever asked before, beside what they told, not to be named', async () => {
    await chat.say('employee-en', 'I lost my badge in the lobby');
    await chat.say('employee-en', 'a man with a knife is on the third floor');
    await chat.say('employee-en', 'send it without my name');
    expect(await chat.say('employee-en', 'help me')).toContain('The desk sees your name');
  });

  it('find whoever calls for help under their name, without the number of their confidential report', async () => {
    await chat.say('employee-en', 'report confidentially: the lead steals laptops');
    await send(few);
    const help = 'help me the man of EV-2026-0001 is here with a knife';
    expect(await chat.say('employee-en', help)).toContain('I left the number EV-2026-0001 out of it');
    expect(await chat.store.events.get('EV-2026-0002')).toMatchObject({
      author: 'employee-en@sample.example',
      text: 'the man of EV-… is here with a knife',
    });
    expect((await line('employee-en'))?.answer).toMatchObject({ what: 'help', event: 'EV-2026-0002' });
  });

  it('take “help me” for all musters that include the person, with one event', async () => {
    await send(few);
    await send2('alert send shelter everyone');
    expect(await chat.say('employee-en', 'help me third floor')).toContain('911');
    expect(await line('employee-en')).toMatchObject({ answer: { what: 'help', event: 'EV-2026-0001' } });
    expect((await chat.store.deliveries.tally('AL-2026-0002')).answers.help).toBe(1);
    expect(await chat.store.events.page({ limit: 5 })).toMatchObject([{ type: 'ohs', text: 'third floor' }]);
    await chat.say('k.running-bear', 'aidez-moi');
    expect((await chat.store.events.get('EV-2026-0002'))?.text).toContain(
      `Needs help (answer to ${id}, AL-2026-0002)`,
    );
  });

  it('are left alone by “help me” whose author is not to be named: an answer bears their name', async () => {
    await send(few);
    const said = await chat.say('employee-en', 'help me, I do not want to be named: my boss has a knife');
    expect(said).toContain('911');
    expect(said).toContain(`I did not answer ${id} for you`);
    const event = await chat.store.events.get('EV-2026-0001');
    expect(event).toMatchObject({ danger: true, confidential: true });
    expect(await line('employee-en')).not.toHaveProperty('answer');
    // Their answer by name says nothing of it either.
    await chat.press('employee-en', 'alert.safe', id);
    const stored = [await chat.store.events.get('EV-2026-0001'), await line('employee-en')];
    expect(stored[0]).toEqual(event);
    expect(JSON.stringify(stored[1])).not.toContain('EV-2026-0001');
    expect(JSON.stringify(event)).not.toContain('employee-en');
  });

  it('are read in one language where one person reads them, and in both at the desk', async () => {
    await chat.say('employee-fr', 'aidez-moi');
    const own = await chat.say('employee-fr', 'signaler voir EV-2026-0001');
    expect(own).toContain('A demandé de l’aide sans en dire plus.');
    expect(own).toContain('(selon le répertoire)');
    expect(own).not.toMatch(/Asked for help|according to the directory/);
    const shown = await chat.say('officer1', 'event show EV-2026-0001');
    expect(shown).toContain('Asked for help without saying more.');
    expect(shown).toContain('(according to the directory)');
    expect(shown).not.toMatch(/A demandé|selon le répertoire/);
    expect((await chat.owed('#desk console')).join()).toMatch(/Asked for help .* \/ A demandé de l’aide/);
    await send(few);
    await chat.press('employee-en', 'alert.help', id);
    const answered = await chat.say('employee-en', 'report show EV-2026-0002');
    expect(answered).toContain(`Needs help (answer to ${id}).`);
    expect(answered).not.toContain('A besoin d’aide');
  });

  it('open no event in an exercise, and say what to do when it is real', async () => {
    await send('alert send drill floor:90-elgin/3');
    const answer = await chat.press('employee-en', 'alert.help', id);
    expect(answer).toContain('This is an exercise');
    expect(answer).toContain('911');
    expect(await chat.store.events.page({ limit: 5 })).toEqual([]);
    expect(await chat.press('employee-en', 'alert.real', '')).toContain('EV-2026-0001');
    expect(await line('employee-en')).toMatchObject({ answer: { what: 'help', event: 'EV-2026-0001' } });
    await chat.say(daniel, 'event take EV-2026-0001');
    await chat.say('employee-en', 'safe');
    expect((await chat.owed(`${daniel}@sample.example`)).join()).toContain(
      'EV-2026-0001: Answered since: Safe',
    );
  });

  it('are taken as real when “help me” is typed in an exercise, and whoever gets it is told to ask back', async () => {
    await send('alert send drill floor:90-elgin/3');
    const answer = await chat.say('employee-en', 'help me third floor');
    expect(answer).toContain('911');
    expect(answer).toContain(
      `${id} is an exercise, but this is taken as real. If you are only taking part in the exercise, say so now: report note EV-2026-0001 exercise only`,
    );
    expect(await line('employee-en')).toMatchObject({ answer: { what: 'help', event: 'EV-2026-0001' } });
    const [desk] = await chat.owed('#desk console');
    expect(desk).toContain(`It came while an exercise (${id}) asks who is safe`);
    expect(desk).toContain(`Reçu pendant qu’un exercice (${id}) demande qui est en sécurité`);
    expect(await chat.say(daniel, 'event show EV-2026-0001')).toContain('ask them whether it is real');
    expect(await chat.say('employee-en', 'report note EV-2026-0001 exercise only')).toContain('EV-2026-0001');
    await chat.pass(chat.department.reporting.acknowledgeDangerWithin);
    expect((await chat.owed(`${daniel}@sample.example`)).join()).toContain(`while an exercise (${id})`);
  });

  it('are real beyond doubt when a real muster asks as well', async () => {
    await send('alert send drill floor:90-elgin/3');
    await send2(few);
    expect(await chat.say('employee-en', 'help me')).not.toContain('exercise');
    expect((await chat.owed('#desk console')).join()).not.toContain('exercise');
  });

  it('are real, too, where the wrong one of the two cards is pressed', async () => {
    await send('alert send drill floor:90-elgin/3');
    await send2(few);
    const answer = await chat.press('employee-en', 'alert.help', id);
    expect(answer).toContain('EV-2026-0001');
    expect(answer).toContain('911');
    expect(answer).not.toContain('[This is real');
    for (const each of [id, 'AL-2026-0002'])
      expect(await chat.store.deliveries.get(ledgerId(each, 'employee-en@sample.example'))).toMatchObject({
        answer: { what: 'help', event: 'EV-2026-0001' },
      });
    expect((await chat.owed('#desk console')).join()).not.toContain('exercise');
    // Whoever says there that they are safe is asked by the real one all the same.
    expect(await chat.press('facilities1', 'alert.safe', id)).toMatch(
      /Êtes-vous en sécurité\?.*Quittez l’immeuble maintenant[^\n]*\n\[Je suis en sécurité\]/,
    );
    await chat.press('facilities1', 'alert.safe', 'AL-2026-0002');
    expect(await chat.press('facilities1', 'alert.away', id)).not.toContain('Quittez');
  });

  it('tell those who are in no muster what to do', async () => {
    expect(await chat.say('employee-en', 'safe')).toContain('If you need help');
    expect(await chat.say('employee-en', 'help me')).toContain('EV-2026-0001');
  });

  it('are given for somebody by their warden or manager, and by nobody else', async () => {
    await send(few);
    const warden = 'warden-90elgin-3';
    const of = `${id} employee-en@sample.example`;
    expect(await chat.say(warden, `alert answer ${of}`)).toContain('how are they?');
    await chat.press(warden, 'alert.for.set', `${of} safe`);
    expect(await line('employee-en')).toMatchObject({
      answer: { what: 'safe', by: `${warden}@sample.example` },
    });
    expect(await chat.press('employee-fr', 'alert.for.set', `${of} away`)).not.toContain('Recorded');
    expect(await line('employee-en')).toMatchObject({ answer: { what: 'safe' } });
  });

  it('are given for somebody by words as well, and never taken for one’s own', async () => {
    await send(few);
    const warden = 'warden-90elgin-3';
    const of = 'safe employee-en@sample.example';
    expect(await chat.say(warden, of)).toBe(`Recorded for Jane Kowalski: Safe (${id}).`);
    expect(await line('employee-en')).toMatchObject({
      answer: { what: 'safe', by: `${warden}@sample.example` },
    });
    // Who was taken for somebody else reads that it was not they who answered, and can say so.
    const card = (await chat.owed('employee-en@sample.example')).join('\n');
    expect(card).toContain('Omar Haddad answered for you: Safe');
    expect(card).toContain('[I am safe] [I need help]');
    expect(card).not.toContain('Your answer');
    expect((await line(warden))?.answer).toBeUndefined();
    expect(await chat.say('employee-fr', of)).toContain('Rien n’a été enregistré');
    expect(await chat.say(warden, 'safe nobody@sample.example')).toContain('Nothing was recorded');
    expect((await line(warden))?.answer).toBeUndefined();
  });

  it('are kept as late ones when they are typed after the end', async () => {
    await send(few);
    await endAlert(chat, daniel, id);
    expect(await chat.say('employee-en', 'safe')).toContain('Recorded as a late answer: Safe');
    expect(await line('employee-en')).toMatchObject({ answer: { what: 'safe', late: true } });
    await chat.pass(25 * 60 * 60 * 1000);
    expect(await chat.say('employee-en', 'safe')).toContain('Nobody is asking');
  });

  it('are kept as late ones after a recall, typed as well as pressed', async () => {
    await send(few);
    await chat.say(daniel, `alert recall ${id} wrong building`);
    expect(await chat.press('employee-en', 'alert.safe', id)).toContain('WITHDRAWN');
    expect(await line('employee-en')).toMatchObject({ answer: { what: 'safe', late: true } });
    expect(await chat.say('k.running-bear', 'sauf')).toContain('Recorded as a late answer');
    expect(await line('k.running-bear')).toMatchObject({ answer: { what: 'safe', late: true } });
    const warden = 'warden-90elgin-3';
    expect(await chat.say(warden, 'safe k.running-bear@sample.example')).toBe(
      `Recorded for Kai Running Bear as a late answer: Safe (${id}). The alert is over.`,
    );
    expect(await line('k.running-bear')).toMatchObject({
      answer: { what: 'safe', late: true, by: `${warden}@sample.example` },
    });
    expect(await chat.say('facilities1', 'help me')).toContain('EV-2026-0001');
    expect(await line('facilities1')).toMatchObject({
      answer: { what: 'help', late: true, event: 'EV-2026-0001' },
    });
    // What it is about now nobody knows.
    expect(await chat.store.events.get('EV-2026-0001')).toMatchObject({ type: 'ohs' });
  });

  it('are private in a channel, and kept and marked when late', async () => {
    await send(few);
    const answer = await chat.press('employee-en', 'alert.safe', id, { channel: 'general' });
    expect(answer).toContain('Recorded: Safe');
    expect(answer).not.toContain('Leave the building');
    await chat.pass(alerting.answerWithin + 1_000);
    await chat.press('employee-en', 'alert.away', id);
    expect(await line('employee-en')).toMatchObject({ answer: { what: 'away', late: true } });
  });

  it('are only those that were asked for', async () => {
    await chat.say(daniel, 'alert send information floor:90-elgin/3 Hello | Bonjour');
    await chat.press(daniel, 'alert.go', id);
    await chat.pass(0);
    expect(await chat.press('employee-en', 'alert.safe', id)).toContain('no longer does anything');
  });
});

describe('an alert in somebody’s own words', () => {
  const filled = () => {
    const fields = chat.replies.at(-1)?.form?.form.fields ?? [];
    const given = fields.map((field) => [field.name, 'value' in field ? field.value : undefined] as const);
    return Object.fromEntries(given.filter(([, value]) => value));
  };
  const draft = () =>
    (chat.replies.at(-1)?.here?.card ?? [])
      .flatMap((element) => (element.kind === 'buttons' ? element.buttons : []))
      .find(({ action }) => action === 'alert.words')?.value ?? '';

  it('is prepared with the template and the building that they speak of, and is the form for what they leave out', async () => {
    const said = await chat.say(claire, 'alerte fuite de gaz au 90 Elgin, tout le monde dehors');
    expect(said).toContain(`${id} · Urgence · pas envoyée`);
    expect(said).toContain('[Envoyer sans approbation…]');
    expect(said).toContain('En anglais, l’alerte dit quoi faire, mais pas encore ce qui se passe');
    expect(await alert()).toMatchObject({
      template: 'evacuation',
      wanted: 'muster',
      audience: { include: [{ kind: 'building', building: '90-elgin' }] },
      title: { fr: 'Quittez l’immeuble maintenant', en: 'Leave the building now' },
      body: { fr: expect.stringMatching(/^fuite de gaz au 90 Elgin, tout le monde dehors\nSortez par/) },
    });
    expect((await alert()).state).toBe('draft');
    expect(await chat.say(claire, 'alerte fuite de gaz, tout le monde dehors')).toContain(
      '[form alert.compose]',
    );
    expect(filled()).toMatchObject({
      what: 'evacuation',
      'title-fr': 'Quittez l’immeuble maintenant',
      'body-fr': expect.stringMatching(/^fuite de gaz, tout le monde dehors\nSortez par/),
      'title-en': 'Leave the building now',
    });
    await chat.say(daniel, 'alert the elevators of 365 Laurier stop at noon. Use the stairs.');
    expect(filled()).toEqual({
      group: 'building:365-laurier',
      'title-en': 'the elevators of 365 Laurier stop at noon',
      'body-en': 'Use the stairs.',
      marking: 'unclassified',
    });
    expect(await chat.store.alerts.page(undefined, 10)).toHaveLength(1);
    // A line that lacks only its first word.
    expect(await chat.say(daniel, 'alert warning floor:90-elgin/3 Power is out')).toContain('· not sent');
    expect(await chat.say(daniel, 'alert evacuation of 90 Elgin')).toContain('· not sent');
  });

  it('is a button below words without a command, which may still be sent to security', async () => {
    const said = await chat.say(claire, 'enfermez-vous, il y a un tireur au 365 Laurier');
    expect(said).toMatch(/911[\s\S]*\[Alerter des gens avec ces mots…\]/);
    const kept = draft();
    expect(await chat.press(claire, 'alert.words', kept)).toContain('pas envoyée');
    expect(await alert()).toMatchObject({
      template: 'shelter',
      audience: { include: [{ kind: 'building', building: '365-laurier' }] },
    });
    expect(await chat.press(claire, 'report.draft.send', kept)).toContain('EV-2026-0001');
    expect(await chat.say('employee-fr', 'tout le monde dehors, il y a un tireur')).not.toContain('Alerter');
  });

  it('keeps nothing above the ceiling, and offers others what they wrote as a report', async () => {
    expect(await chat.say(claire, 'alerte TRÈS SECRET // fuite de gaz au 90 Elgin')).toContain(
      '613-555-0100',
    );
    expect(chat.replies.at(-1)?.form).toBeUndefined();
    expect(await chat.say('employee-fr', 'alerte il y a le feu au 4e')).toMatch(/911[\s\S]*Dois-je envoyer/);
    expect(await chat.say(daniel, 'alert statsu')).toContain('There is no “alert statsu”');
    expect(await chat.say('warden-90elgin-3', 'alert statsu')).toContain('There is no “alert statsu”');
  });
});

describe('whoever got an alert and asks whether it is over', () => {
  it('is told, before the offer to send what they wrote', async () => {
    const asking = 'on peut tu rentrer?';
    expect(await chat.say('employee-en', 'can we go back in?')).not.toContain('AL-');
    await send(few);
    await chat.settle();
    const open = await chat.say('employee-en', 'can we go back in?');
    expect(open).toMatch(/AL-2026-0001 “Leave the building now” is still running[\s\S]*Shall I send/);
    expect(open).toContain('Are you safe?');
    expect(open).not.toContain('screening');
    // Nobody alerted those on other floors.
    expect(await chat.say('employee-fr', asking)).not.toContain('AL-');
    await endAlert(chat, daniel, id);
    expect(await chat.say('employee-en', 'is it over?')).toMatch(
      /“Leave the building now” has been over since/,
    );
    await chat.pass(13 * 60 * 60_000);
    expect(await chat.say('employee-en', 'is it over?')).not.toContain('AL-');
  });

  it('is told of the real one alone while an exercise still runs, and that it is none', async () => {
    await send('alert send drill floor:90-elgin/3');
    const drill = await chat.say('employee-en', 'is this real?');
    expect(drill).toContain('EXERCISE / EXERCICE — AL-2026-0001 “Evacuation drill” is still running');
    expect(drill).not.toContain('not an exercise');
    await chat.say(daniel, 'alert send evacuation floor:90-elgin/3');
    await chat.press(daniel, 'alert.go', 'AL-2026-0002');
    await chat.pass(0);
    const real = await chat.say('employee-en', 'is this real?');
    expect(real).toMatch(
      /^[^\n]*AL-2026-0002 “Leave the building now” is still running\..* It is not an exercise\.$/m,
    );
    expect(real).not.toContain('AL-2026-0001');
  });
});

describe('lists', () => {
  it('show alerts newest first, and what was done with each', async () => {
    expect(await chat.say(daniel, 'alert list')).toContain(
      'There are no alerts yet. Write “alert” to prepare one.',
    );
    // Who only reviews them is not told to write what is not theirs.
    expect(await chat.say('comms1', 'alerte liste')).toBe('Il n’y a pas encore d’alerte.');
    await send(few);
    expect(await chat.say(daniel, 'alert list')).toContain('AL-2026-0001: Leave the building now · sent');
    expect(await chat.say(melanie, `alerte voir ${id}`)).toContain('envoyée · Daniel Okafor');
    expect(await chat.say('comms1', `alerte voir ${id}`)).toMatch(
      /Destinataires\s: 90, rue Elgin, étage 3\nRéponse demandée\s: .*sécurité/,
    );
  });

  it('show of what is scheduled when it is to be sent', async () => {
    await chat.say(daniel, 'alert send warning floor:90-elgin/3 at:15:30 Power is out | Panne');
    await chat.press(daniel, 'alert.go', id);
    expect(await chat.say(daniel, 'alert list')).toMatch(/Power is out · scheduled · Nov 24, 2026, 15:30/);
  });

  it('open what is chosen, with what can be done with it', async () => {
    await chat.say(daniel, 'alert send warning floor:90-elgin/3 Power is out');
    expect(await chat.say(daniel, 'alert list')).toContain(`Open one of them: ${id} · Power is out`);
    expect(await chat.press(daniel, 'alert.show', id)).toContain('[Open]');
    expect(await chat.press('comms1', 'alert.show', id)).not.toContain('[Ouvrir]');
    await chat.answer(daniel, 'alert.translate', id, { title: 'Panne de courant' });
    await chat.press(daniel, 'alert.go', id);
    expect(await chat.press(daniel, 'alert.show', id)).toContain('[See the answers]');
    expect(await chat.press('employee-en', 'alert.show', id)).toContain('Your role does not allow that');
  });
});
