import { beforeEach, describe, expect, it } from 'vitest';
import type { Language } from '../../src/chat/event.ts';
import type { SecurityEvent } from '../../src/domain/security-event.ts';
import { eventRecord } from '../../src/handlers/record/document.ts';
import { markdown } from '../../src/handlers/record/markdown.ts';
import { Unit } from '../../src/handlers/work.ts';
import { type Chat, chatForEach } from '../support/chat.ts';

let chat: Chat;

chatForEach(async (begun) => {
  chat = begun;
  for (const who of ['officer2', 'cso']) await chat.say(who, 'language en');
});

const first = 'EV-2026-0001';
const event = async (): Promise<SecurityEvent> => {
  const found = await chat.store.events.get(first);
  if (!found) throw new Error(`no ${first}`);
  return found;
};
const changes = async () =>
  (await event()).history.flatMap(({ what, from, to }) => (what === 'hold' ? [`${from ?? ''}>${to}`] : []));
const written = async (language: Language = 'en') =>
  markdown((await eventRecord(new Unit(chat.services, chat.now), await event(), language)).document);

describe('a hold', () => {
  beforeEach(async () => {
    await chat.say('employee-en', 'report my badge was stolen');
  });

  it('keeps a record with its reason, and ends by “off”; who did both stays in the record', async () => {
    expect(await chat.say('officer1', `event hold ${first} access request A-2026-12`)).toBe(
      `${first} is on hold: it is not disposed of until the hold ends.`,
    );
    const shown = await chat.say('officer2', `event show ${first}`);
    expect(shown).toMatch(/Kept from disposal \(hold 1\).*access request A-2026-12 \(Daniel Okafor, /);
    chat.now = new Date('2027-03-01T15:00:00.000Z');
    expect(await chat.say('officer2', `event hold ${first} off`)).toBe(`The hold on ${first} is over.`);
    expect(await chat.say('officer2', `event show ${first}`)).not.toContain('Kept from disposal');
    expect((await event()).hold).toEqual([
      {
        by: 'officer1@sample.example',
        at: '2026-11-24T15:00:00.000Z',
        reason: 'access request A-2026-12',
        ended: { by: 'officer2@sample.example', at: '2027-03-01T15:00:00.000Z' },
      },
    ]);
    expect(await changes()).toEqual(['>on 1', 'on 1>off 1']);
    const record = await written();
    expect(record).toMatch(
      /hold 1.*access request A-2026-12 .*officer1@sample\.example.*; ended .*officer2@/,
    );
    expect(record).toContain('hold: no. 1 in force → no. 1 ended');
  });

  it('stands beside others; each ends by its number', async () => {
    await chat.say('officer1', `event hold ${first} access request`);
    expect(await chat.say('cso', `event hold ${first} off-site lawsuit`)).toContain(
      'a further hold, number 2',
    );
    expect(await chat.say('officer1', `event show ${first}`)).toMatch(
      /hold 1\).*\n.*hold 2\): off-site lawsuit/,
    );
    const before = await event();
    expect(await chat.say('officer1', `event hold ${first} off`)).toBe(
      `Which hold on ${first} is over: 1 (access request), 2 (off-site lawsuit)? Write for example “event hold ${first} off 1”. Nothing was changed.`,
    );
    expect(await chat.say('officer1', `event hold ${first} off 3`)).toContain(
      `${first} has no open hold 3, only 1 (access request), 2 (off-site lawsuit).`,
    );
    expect(await event()).toEqual(before);

    expect(await chat.say('officer1', `event hold ${first} off 1`)).toBe(
      `Hold 1 on ${first} is over. It stays on hold: 2 (off-site lawsuit).`,
    );
    expect(await chat.say('officer1', `event hold ${first} off 1`)).toContain('has no open hold 1');
    await chat.say('officer2', `event hold ${first} an audit`);
    expect(await changes()).toEqual(['>on 1', '>on 2', 'on 1>off 1', '>on 3']);
    expect(await chat.say('cso', `event hold ${first} off no. 3`)).toContain('It stays on hold: 2');
    expect(await chat.say('cso', `event hold ${first} off`)).toBe(`The hold on ${first} is over.`);
    expect(await chat.say('cso', `event hold ${first} off`)).toContain('is not on hold');
  });

  it('is not placed by words that seem to end one', async () => {
    await chat.say('officer1', `event hold ${first} access request`);
    const before = await event();
    for (const words of ['off please', 'fin svp', 'off 1 2', 'off, please', '“off” now', 'end', 'Levée.'])
      expect(await chat.say('officer1', `event hold ${first} ${words}`)).toContain(
        'begin its reason with another word',
      );
    expect(await chat.say('officer1', `event hold ${first} off 12345678901`)).toContain(
      'no open hold 12345678901',
    );
    expect(await event()).toEqual(before);
  });

  it.each([
    'lift hold',
    'lift the hold',
    'end the hold',
    'remove hold 1',
    'the request is over',
    'Request is over.',
    'cancel',
    'ended',
    'finished',
    'no',
    'none',
    'stop',
    '#1 off',
    'lever la suspension',
    'levée de la suspension',
    'mettre fin à la suspension',
    'la demande est close',
    'annuler',
    'the access request is over',
    'request closed',
    'la demande d’accès est terminée',
    'it is over now',
    'the access to information request is over',
    'the ATIP request is closed',
    'the request has been closed',
    'request withdrawn',
    'end the hold now please',
    'it’s over',
    'its over',
    'the request is done, thanks',
    'ATIP closed',
    'no longer needed',
    'la demande d’accès à l’information est terminée',
    'la demande a été fermée',
    'la demande n’est plus requise',
    's’il vous plaît fin',
    'fermée',
    'request A-2026-12 closed',
    'request A-2026-12 is abandoned',
    'ATIP request A-2026-12, withdrawn',
    'access request A-2026-00012: closed, thanks',
    'the request A-2026-12 has been withdrawn',
    'request 2026/12 was dropped',
    'request abandoned',
    'withdrawn',
    'demande A-2026-12 abandonnée',
    'la demande AI-2026-12 a été retirée',
    'demande d’accès à l’information A-2026-12 : fermée',
    'la demande no 2026-12 est réglée',
    'abandonnée',
  ])('is not placed by “%s”, nor ended', async (words) => {
    await chat.say('officer1', `event hold ${first} access request`);
    const before = await event();
    expect(await chat.say('officer1', `event hold ${first} ${words}`)).toContain(
      'begin its reason with another word',
    );
    expect(await event()).toEqual(before);
  });

  it.each([
    'request of the ombudsman',
    'end of year audit',
    'no disposal before the trial',
    'stop order of the court',
    'cancelled contract, lawsuit 12',
    'la demande de 2026',
    'ATIP request A-2026-12',
    'access to information request, no longer than a year',
    'withdrawn complaint, lawsuit 12',
    'closed session of the committee',
    'fermeture du dossier demandée par la cour',
    'demande d’accès à l’information 2026-12',
    'request A-2026-12 withdrawn by nobody, it goes on',
    'request A-2026-12 closed in part, appeal pending',
    'demande A-2026-12 abandonnée puis reprise',
    'abandoned building, lawsuit 12',
    'request A-2026-12',
  ])('is placed for “%s”', async (words) => {
    expect(await chat.say('officer1', `event hold ${first} ${words}`)).toContain('is on hold');
  });

  it.each(['off.', 'Off!', '“off”', '« fin »', 'OFF 1.'])(
    'ends by “%s” as by the word alone',
    async (words) => {
      await chat.say('officer1', `event hold ${first} access request`);
      expect(await chat.say('officer1', `event hold ${first} ${words}`)).toBe(
        `The hold on ${first} is over.`,
      );
    },
  );

  it('ends by the number of the request that its reason tells', async () => {
    await chat.say('officer1', `event hold ${first} lawsuit`);
    await chat.say('officer1', `event hold ${first} access request A-2026-12`);
    const before = await event();
    expect(await chat.say('officer1', `event hold ${first} off A-2026-1`)).toContain(
      `${first} has no open hold A-2026-1, only 1 (lawsuit), 2 (access request A-2026-12).`,
    );
    // Either “it is over” or “number”: a hold that stands must not end by that, nor one stand twice.
    expect(await chat.say('officer1', `event hold ${first} no A-2026-12`)).toContain(
      'begin its reason with another word',
    );
    expect(await event()).toEqual(before);
    expect(await chat.say('officer1', `event hold ${first} off A‑2026‑12.`)).toBe(
      `Hold 2 on ${first} is over. It stays on hold: 1 (lawsuit).`,
    );
    await chat.say('officer1', `event hold ${first} off`);
    expect(await chat.say('officer1', `event hold ${first} fin no A-2026-12`)).toContain('is not on hold');
    expect(await chat.say('officer1', `event hold ${first} no A-2026-13`)).toContain('is on hold');
    expect(await changes()).toEqual(['>on 1', '>on 2', 'on 2>off 2', 'on 1>off 1', '>on 3']);
    await chat.say('officer1', `event hold ${first} appeal of A-2026-13`);
    expect(await chat.say('officer1', `event hold ${first} off no. A-2026-13`)).toContain(
      'Which hold on EV-2026-0001 is over: 3',
    );
  });

  it('is lost by none of several who hold at once', async () => {
    const who = ['officer1', 'officer2', 'cso'];
    await Promise.all(who.map((each) => chat.say(each, `event hold ${first} for ${each}`)));
    const held = [(await event()).hold ?? []].flat().map(({ reason }) => reason);
    expect(held.sort()).toEqual(['for cso', 'for officer1', 'for officer2']);
  });

  it('speaks French', async () => {
    await chat.say('officer1', 'langue fr');
    expect(await chat.say('officer1', `évènement conserver ${first} demande d’accès`)).toContain(
      `L’élimination de ${first} est suspendue`,
    );
    expect(await chat.say('officer1', `evenement conserver ${first} poursuite`)).toContain('(suspension 2)');
    expect(await chat.say('officer1', `evenement conserver ${first} fin`)).toBe(
      `Quelle suspension de ${first} faut-il lever : 1 (demande d’accès), 2 (poursuite)? Écrivez par exemple « evenement conserver ${first} fin 1 ». Rien n’a changé.`,
    );
    expect(await chat.say('officer1', `evenement conserver ${first} fin 7`)).toContain('Aucune suspension 7');
    expect(await chat.say('officer1', `evenement conserver ${first} fin 1`)).toContain('reste conservé : 2');
    expect(await chat.say('officer1', `evenement voir ${first}`)).toMatch(
      /Élimination suspendue \(suspension 2\).*poursuite/,
    );
    expect(await chat.say('officer1', `evenement conserver ${first} fin`)).toContain('est levée');
    expect(await chat.say('officer1', `evenement conserver ${first} fin`)).toContain('n’est pas suspendue');
    const record = await written('fr');
    expect(record).toContain('suspension 1 en vigueur → suspension 1 levée');
    expect(record).toMatch(/demande d’accès .*; levée le /);
  });

  it('that was stored alone is one hold among others', async () => {
    const alone = { by: 'cso@sample.example', at: '2026-11-24T15:00:00.000Z', reason: 'court' };
    const stored = await event();
    const change = { at: alone.at, by: alone.by, what: 'hold', from: 'off', to: 'on' } as const;
    await chat.store.commit([
      { in: 'events', put: { ...stored, hold: alone, history: [...stored.history, change] } },
    ]);
    expect(await chat.say('officer1', `event show ${first}`)).toMatch(/hold 1\).*court/);
    await chat.say('officer1', `event hold ${first} access request`);
    expect(await chat.say('officer1', `event hold ${first} off`)).toContain('1 (court), 2 (access request)');
    expect(await chat.say('officer1', `event hold ${first} off 1`)).toContain('Hold 1 on');
    expect((await event()).hold).toMatchObject([
      { ...alone, ended: { by: 'officer1@sample.example' } },
      { reason: 'access request' },
    ]);
    expect(await written()).toContain('hold: none → in force');
  });

  it('is in the audit in the reader’s words', async () => {
    await chat.say('officer1', `event hold ${first} court`);
    await chat.say('officer1', `event hold ${first} off`);
    expect(await chat.say('auditor', `audit show ${first}`)).toContain('hold: no. 1 in force → no. 1 ended');
  });

  it('is refused for a number that does not exist and for an event that one may not know, in the same words', async () => {
    const none = await chat.say('officer1', 'event hold EV-2026-0999 court');
    expect(none).toContain('EV-2026-0999');
    await chat.say('officer2', `event take ${first}`);
    await chat.say('officer2', `event restrict ${first}`);
    for (const words of ['court', 'off', 'off 1']) {
      const said = await chat.say('officer1', `event hold ${first} ${words}`);
      expect(said.replaceAll(first, 'EV-2026-0999')).toBe(none);
    }
    expect(await chat.say('employee-en', `event hold ${first} court`)).toContain('role does not allow');
    expect((await event()).hold).toBeUndefined();
  });

  it('says that it is for a request in the reader’s language alone', async () => {
    await chat.say('officer1', `event export ${first} severed`);
    await chat.say('officer1', `event hold ${first} court`);
    await chat.say('officer2', 'langue fr');
    for (const words of [`event show ${first}`, `event hold ${first} off`]) {
      const [english, french] = [await chat.say('officer1', words), await chat.say('officer2', words)];
      expect(english).toContain('access-to-information request');
      expect(english).not.toContain('demande d’accès');
      expect(french).toContain('demande d’accès à l’information');
      expect(french).not.toContain('access-to-information');
    }
  });

  it('shows no reason where the event’s content may not be shown', async () => {
    await chat.say('officer1', `event hold ${first} request of Luc Bouchard`);
    await chat.say('officer1', `event hold ${first} court`);
    await chat.say('officer1', `event take ${first}`);
    await chat.say('officer1', `event restrict ${first}`);
    const slack = { platform: 'slack' } as const;
    expect(await chat.say('officer1', `event show ${first}`, slack)).not.toMatch(/hold|Bouchard|court/);
    const ending = await chat.say('officer1', `event hold ${first} off`, slack);
    expect(ending).toMatch(/hold/);
    expect(ending).not.toMatch(/Bouchard|court/);
    expect(await chat.say('officer1', `event hold ${first} off 2`, slack)).toContain('Hold 2 on');
  });
});
