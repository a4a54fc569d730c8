import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { allowed } from '../../src/chat/command.ts';
import { meantCommand } from '../../src/domain/meant-command.ts';
import { allRecords } from '../../src/handlers/bot.ts';
import { type Chat, chatForEach } from '../support/chat.ts';

let chat: Chat;
chatForEach((started) => {
  chat = started;
});

const messages = readFileSync(join(import.meta.dirname, '../fixtures/direct-messages.txt'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, language, meant = '', text = ''] = /^(en|fr) ([a-z]+): (.+)$/.exec(line) ?? [];
    return language ? [{ who: `employee-${language}@sample.example`, meant, text }] : [];
  });

const offered = /Shall I send this to security|Dois-je envoyer ceci à la sécurité/;
/** What has to stand in the answer. */
const answered: Record<string, RegExp> = {
  offer: offered,
  screen: /Directive|Whom to ask|À qui s’adresser|question about security screening|question sur le filtrage/,
  safe: /“safe”|« sauf »|Nobody is asking|Personne ne demande/,
  help: /911/,
  small: /I am here|Je suis là/,
  // The numbers stand below: a question may be somebody's in a hurry.
  ask: /^(?:I cannot answer that|Je n’ai pas de réponse à cela)[\s\S]*(?:Send to security|Envoyer à la sécurité)[\s\S]*911/,
  cmd: /Write “|Écrivez « |911/,
};

describe('direct words of all kinds', () => {
  it.each(Object.entries(answered))('%s', async (meant, expected) => {
    const of = messages.filter((message) => message.meant === meant);
    expect(of.length).toBeGreaterThan(5);
    for (const { who, text } of of) expect(await chat.say(who, text), text).toMatch(expected);
    // Only a cry for help records something by itself.
    if (meant !== 'help') expect(await chat.store.events.page({ limit: 5 })).toEqual([]);
  });

  it('that may be a command are offered as a report all the same, and never hold up what is dangerous', async () => {
    expect(await chat.say('employee-en@sample.example', 'my reports')).toMatch(offered);
    expect(await chat.say('employee-en@sample.example', 'I am ok but there is a fire')).toMatch(
      /^If anyone is in danger/,
    );
  });
});

it('are sent by nobody but their author, as the welcome says', async () => {
  const email = 'employee-en@sample.example';
  const said = await welcomed(email);
  expect(said).toContain('Tell me what happened, then press the button under it');
  await chat.say(email, 'there is a man with a knife on the second floor');
  expect(await chat.store.events.page({ limit: 5 })).toEqual([]);
});

async function welcomed(email: string) {
  const reply = await chat.send({
    kind: 'welcome',
    id: `welcome:${email}`,
    sender: { platform: 'console', id: email, email, name: email, standing: 'member' },
    place: { platform: 'console', id: `dm-${email}`, kind: 'direct' },
    audience: 'author',
    lasting: true,
  });
  return reply.here?.text;
}

describe('help', () => {
  const shown = async (who: string, words: string) => {
    await chat.say(`${who}@sample.example`, words);
    return chat.replies.at(-1)?.here?.card ?? [];
  };

  it('begins with what is for everybody, and orders the rest by the first word', async () => {
    const [heading, first, ...rest] = await shown('officer2', 'aide');
    expect(heading).toMatchObject({ kind: 'heading' });
    expect(first).toMatchObject({
      kind: 'facts',
      rows: { 0: { label: expect.stringMatching(/^signaler/) } },
    });
    const crisis = rest.findIndex((each) => each.kind === 'text' && each.text.startsWith('crise ('));
    const rows = rest[crisis + 1];
    expect(rows).toMatchObject({ kind: 'facts' });
    const labels = rows?.kind === 'facts' ? rows.rows.map(({ label }) => label) : [];
    expect(labels.length).toBeGreaterThan(9);
    for (const label of labels) expect(label).toMatch(/^crise /);
  });

  it('names each command that a person may use once', async () => {
    const { commands } = allRecords();
    const facts = (await shown('officer1', 'help')).flatMap((each) =>
      each.kind === 'facts' ? each.rows : [],
    );
    const actor = { standing: 'member', roles: new Set(['officer']) } as never;
    const own = commands.filter(({ who, shownTo = who }) => allowed(shownTo, actor));
    expect(facts.map(({ label }) => label).sort()).toEqual(own.map(({ examples }) => examples.en[0]).sort());
  });

  it('has one list for whoever has no role', async () => {
    expect((await shown('employee-en', 'help')).map(({ kind }) => kind)).toEqual([
      'heading',
      'facts',
      'buttons',
      'phones',
    ]);
  });

  it.each(['help', 'HELP!!!', 'aide'])(
    '“%s” is taken as a call where danger was told of and not sent',
    async (words) => {
      await chat.say('employee-en@sample.example', 'there is a man with a knife on the second floor');
      const answer = await chat.say('employee-en@sample.example', words);
      expect(answer).toMatch(/^If anyone is in danger/);
      expect(answer).toContain('[Send to security now]');
      expect(answer.indexOf('[Send to security now]')).toBeLessThan(answer.indexOf('report mine'));
    },
  );
});

describe('a number without a command before it', () => {
  it('shows each person their part, and is taken by a verb alone', async () => {
    const [author, partner, officer] = ['employee-fr', 'hr1', 'officer1'].map(
      (who) => `${who}@sample.example`,
    ) as [string, string, string];
    await chat.say(author, 'signaler ma carte est perdue');
    await chat.say(partner, 'report lost my badge');
    expect(await chat.say(author, 'EV-2026-0001')).toContain('ma carte est perdue');
    expect(await chat.say(partner, 'EV-2026-0002')).toContain('lost my badge');
    expect(await chat.say(author, 'EV-2026-0002')).toContain('aucun dossier');
    expect(await chat.say(partner, 'EV-2026-0001')).toContain('no record');
    await chat.say(officer, 'take EV-2026-0001');
    expect((await chat.store.events.get('EV-2026-0001'))?.owner).toBe(officer);
    expect(await chat.say(author, 'prendre EV-2026-0001')).toMatch(offered);
  });
});

describe('a verb and a number that fit a report and an event at the desk', () => {
  const [officer, other] = ['officer2@sample.example', 'officer1@sample.example'];
  const id = 'EV-2026-0001';

  it('are about the report of whoever wrote it, without their name where it is confidential', async () => {
    await chat.say(officer, 'language en');
    await chat.say(officer, 'report confidentially: somebody sells passes in the lobby');
    await chat.say(officer, `note ${id} I bought one from him myself on Tuesday`);
    const event = await chat.store.events.get(id);
    expect(event).toMatchObject({ confidential: true, deskNotes: [], notes: [{ by: event?.author }] });
    expect(await chat.say(officer, `show ${id}`)).toContain('[Withdraw]');
    const shown = await chat.say(other, `event show ${id}`);
    expect(shown).toContain('on Tuesday');
    expect(shown).not.toContain('Gagnon');
    expect(
      await chat.say(officer, `note ${id} there is a man with a gun here who threatens me, help`),
    ).toMatch(/^If anyone is in danger/);
  });

  it('are about the event at the desk for any other officer', async () => {
    await chat.say('employee-en@sample.example', 'report lost my badge');
    await chat.say(other, `note ${id} camera checked`);
    expect(await chat.store.events.get(id)).toMatchObject({ notes: [], deskNotes: [{ by: other }] });
    expect(await chat.say(other, `show ${id}`)).toContain('[Take]');
  });
});

describe('the language', () => {
  it.each([
    ['employee-en', 'language fr', /À partir de maintenant/, /visible de tous/, /visible to everybody/],
    ['employee-fr', 'langue en', /From now on/, /visible to everybody/, /visible de tous/],
  ])(
    'that %s chooses in a shared channel is that of all that follows',
    async (who, words, now, seen, before) => {
      await chat.say(who, words, { channel: 'general' });
      const own = chat.replies.at(-1)?.own?.text ?? '';
      expect(own).toMatch(now);
      expect(own).toMatch(seen);
      expect(own).not.toMatch(before);
    },
  );
});

describe('the command that is meant', () => {
  it.each([
    ['show me the emergency numbers', 'numbers'],
    ['my reports', 'mine'],
    ['que peux-tu faire', 'help'],
    ['please cancel that it was my mistake', 'mine'],
    ['annule ça svp c’était une erreur', 'mine'],
    ['ignore my last message', 'mine'],
    ['they told me to ignore it', undefined],
    ['cancel this subscription e-mail', undefined],
    ["I'm safe", 'safe'],
    ['parle moi en anglais', 'english'],
    ['switch to french', 'french'],
    ['someone took my reports from the printer', undefined],
    ['is it safe to come in?', undefined],
    ['the emergency phone is broken', undefined],
    ['he speaks french with a stranger', undefined],
  ])('%s', (text, command) => {
    expect(meantCommand(text)).toBe(command);
  });
});

describe('the board, by its name alone', () => {
  it.each(['tableau de bord', 'Dashboard', 'board', 'le tableau'])(
    '“%s” is shown to whoever may see it',
    async (words) => {
      await chat.say('cso', 'language en');
      for (const who of ['officer1', 'cso', 'deputy'])
        expect(await chat.say(who, words)).toBe(await chat.say(who, 'event board'));
    },
  );

  it.each(['où en est-on?', 'on en est où', 'where are we', 'what’s the situation', 'bilan'])(
    'has the crises and alerts that run before it, for whoever is asked how things stand: %s',
    async (words) => {
      await chat.say('cso', 'language en');
      await chat.say(
        'officer1',
        'alert send warning floor:90-elgin/3 muster Power is out | Panne de courant',
      );
      await chat.press('officer1', 'alert.go', 'AL-2026-0001');
      await chat.pass(0);
      await chat.say('officer1', 'crisis open flood at 90 Elgin');
      const said = await chat.say('cso', words);
      expect(said).toMatch(/AL-2026-0001 Power is out: sent · [\s\S]*CR-2026-0001[\s\S]*flood/);
      expect(said.endsWith(await chat.say('cso', 'event board'))).toBe(true);
      expect(await chat.say('employee-en', words)).toMatch(offered);
    },
  );

  it('has them, too, for whoever was alerted and asks in words that ask whether it is over', async () => {
    await chat.say('officer1', 'alert send warning everyone muster Power is out | Panne de courant');
    await chat.press('officer1', 'alert.go', 'AL-2026-0001');
    await chat.pass(0);
    const said = await chat.say('officer2', 'qu’est-ce qui se passe?');
    expect(said).toMatch(/AL-2026-0001 Panne de courant[\s\S]*événements? ouverts?/);
    expect(said).not.toMatch(offered);
    expect(await chat.say('employee-fr', 'qu’est-ce qui se passe?')).toMatch(offered);
  });

  it('is to anybody else a word like any other', async () => {
    const offered = await chat.say('employee-en', 'zanzibar');
    for (const words of ['dashboard', 'tableau de bord']) {
      // What was offered a moment ago is offered with it.
      await chat.pass(12 * 60_000);
      expect(await chat.say('employee-en', words)).toBe(offered);
    }
  });
});

describe('what somebody who works at the desk types in few words', () => {
  const officer = 'officer2';
  beforeEach(async () => {
    await chat.say(officer, 'langue fr');
    for (const what of ['my badge', 'a phone', 'a binder'])
      await chat.say('employee-en', `report lost ${what}`);
  });

  it.each([
    'ev 2',
    'EV2',
    'ev-2',
    '2',
    'prend 2',
    'je prends le 2',
    '0002 prendre',
    'EV-2026-0002 recu',
    'montre moi le 2 svp',
    'fermer ev 2',
    'check EV-2026-0002',
    'assigne 2 a officer1@sample.example',
  ])('shows the event with its buttons, and does nothing: %s', async (words) => {
    const said = await chat.say(officer, words);
    expect(said).toMatch(/^EV-2026-0002\nÉtat/);
    expect(said).toMatch(/\[Prendre en charge\]/);
    expect((await chat.store.events.get('EV-2026-0002'))?.history.map(({ what }) => what)).toEqual([
      'reported',
    ]);
  });

  it.each([
    ['liste', /EV-2026-0003[\s\S]*EV-2026-0002/],
    ['la liste svp', /EV-2026-0003[\s\S]*EV-2026-0002/],
    ['mes dossiers', /Rien d’ouvert/],
    ['recu', /EV-2026-0003[\s\S]*EV-2026-0002/],
    ['je m’en occupe', /EV-2026-0003[\s\S]*EV-2026-0002/],
    ['evenement recu', /evenement recu EV-2026-0001[\s\S]*EV-2026-0003[\s\S]*EV-2026-0002/],
    ['evenement voir', /EV-2026-0003[\s\S]*EV-2026-0002/],
    ['cest qui la garde', /De garde/],
    ['qui est de garde cette nuit?', /De garde/],
    ['ferme EV-2026-0002', /\[form event.close\]/],
    ['prends EV-2026-0002', /EV-2026-0002/],
    ['gravite EV-2026-0002 haute', /gravité élevée/],
    ['cest fait', /Je suis là/],
    ['oups', /Je suis là/],
  ])('is understood: %s', async (words, said) => {
    const answer = await chat.say(officer, words);
    expect(answer).toMatch(said);
    expect(answer).not.toContain('Dois-je envoyer');
  });

  it('lists what is one’s own where its number is missing', async () => {
    await chat.say('employee-en', 'report lost my phone');
    const said = await chat.say('employee-en', 'report note');
    expect(said).toMatch(/report note EV-2026-0001[\s\S]*EV-2026-0004[\s\S]*EV-2026-0001/);
    expect((await chat.store.audit.page(0, 100)).at(-1)?.what).toBe('report mine');
  });

  it('is the number that another officer asked for, and of anybody else what they tell', async () => {
    expect(await chat.say('employee-fr', 'ev 2')).toContain('Dois-je envoyer ceci');
    expect(await chat.say(officer, '911')).not.toContain('EV-2026');
    await chat.say(officer, 'report lost some keys');
    await chat.say('officer1', 'event take EV-2026-0004');
    await chat.answer('officer1', 'event.ask', 'EV-2026-0004', { question: 'How many keys?' });
    expect(await chat.say(officer, '2')).toMatch(/Dois-je envoyer[\s\S]*EV-2026-0004/);
  });
});
