import { describe, expect, it } from 'vitest';
import { signsOf } from '../../src/domain/phishing-signs.ts';
import { sampleDepartment } from '../support/bot.ts';
import { type Chat, chatForEach } from '../support/chat.ts';

const jane = 'employee-en@sample.example';
const roy = 'employee-fr@sample.example';
let chat: Chat;

const { awareness } = sampleDepartment();
const drill = {
  id: 'fall-2026',
  from: '2026-11-01',
  until: '2026-11-30',
  senders: ['it@login-help.example'],
  subjects: [],
  links: ['reset.login-help.example'],
};
chatForEach(
  (started) => {
    chat = started;
  },
  { awareness: { ...awareness, drills: [drill] } },
);

const events = () => chat.store.events.page({ limit: 9 });

describe('a report of a simulated message', () => {
  it('is praised and counted, and not filed; nobody is named', async () => {
    const first = await chat.say(jane, 'report a suspicious e-mail from it@login-help.example');
    expect(first).toContain('Well spotted! This was a test message');
    expect(
      await chat.say(roy, 'signaler un courriel suspect avec un lien reset.login-help.example'),
    ).toContain('Bien vu!');
    expect(await events()).toEqual([]);
    expect(await chat.store.drills.of('fall-2026')).toEqual([
      { id: 'fall-2026/2026-11-24', version: 2, drill: 'fall-2026', day: '2026-11-24', reports: 2 },
    ]);
    expect(await chat.say('officer1@sample.example', 'awareness results')).toMatch(
      /Simulated phishing reported[\s\S]*fall-2026: 2 reports/,
    );
    expect(JSON.stringify(await chat.store.drills.of('fall-2026'))).not.toContain('employee');
  });

  it('does not count on the board', async () => {
    await chat.say(jane, 'report a suspicious e-mail from it@login-help.example');
    const board = await chat.store.events.board(chat.now);
    expect(board.open.every(({ underDay }) => underDay === 0)).toBe(true);
    expect(board.weeks.at(-1)).toMatchObject({ reported: 0, closed: 0 });
  });

  it('loses nothing when it was another message', async () => {
    await chat.say(jane, 'report phishing mail from it@login-help.example, it asked for my password');
    const reply = chat.replies.at(-1);
    const button = (reply?.here?.card ?? [])
      .flatMap((element) => (element.kind === 'buttons' ? element.buttons : []))
      .find(({ action }) => action === 'report.real');
    expect(await chat.press(roy, 'report.real', button?.value ?? '')).not.toContain('EV-2026');
    expect(await chat.press(jane, 'report.real', button?.value ?? '')).toContain('EV-2026-0001');
    expect(await events()).toMatchObject([
      { text: 'phishing mail from it@login-help.example, it asked for my password' },
    ]);
  });

  it.each([
    'report lost my badge after a mail from it@login-help.example',
    'report suspicious e-mail from it@login-help.example.evil.example',
    'report they threatened me with a gun, and a mail from it@login-help.example',
    'report my screen is locked and says pay bitcoin, it started after I opened reset.login-help.example',
    'report I clicked on a phishing link, reset.login-help.example, and typed my password',
    "signaler j'ai cliqué sur le lien de reset.login-help.example pis jai mis mon mot de passe",
    'signaler courriel suspect de it@login-help.example, une collègue a ouvert la pièce jointe',
    'signaler courriel suspect de it@login-help.example, depuis mes fichiers sont tous chiffrés',
  ])('does not swallow “%s”', async (words) => {
    await chat.say(jane, words);
    expect(await events()).toHaveLength(1);
  });

  it.each([
    'report suspicious e-mail from it@login-help.example, I did not click on anything',
    'report phishing from it@login-help.example, nobody here has opened it',
    'report phishing from it@login-help.example that says my account was locked',
    'signaler courriel suspect de it@login-help.example, je n’ai pas cliqué',
    'signaler hameçonnage de it@login-help.example, j’ai rien ouvert',
  ])('praises “%s”', async (words) => {
    expect(await chat.say(jane, words)).toMatch(/Well spotted|Bien vu/);
    expect(await events()).toEqual([]);
  });

  it('is told beside a report of what happened', async () => {
    expect(await chat.say(jane, 'report I clicked on a phishing link, reset.login-help.example')).toMatch(
      /EV-2026-0001[\s\S]*A message that you name is a test by your own security team\./,
    );
  });

  it.each([
    ['by somebody', ''],
    ['confidentially', 'yes'],
  ])('keeps what was said beside it %s', async (_, confidential) => {
    await chat.fill(jane, 'report', {
      what: 'a message from it@login-help.example asked for my password',
      type: 'cyber',
      marking: 'protected-b',
      where: 'Third floor',
      contact: '613-555-0142',
      date: '2026-11-20',
      time: '10:00',
      confidential,
    });
    expect(await events()).toEqual([]);
    const { card = [] } = chat.replies.at(-1)?.here ?? {};
    const [button] = card.flatMap((each) => (each.kind === 'buttons' ? each.buttons : []));
    expect(await chat.press(jane, 'report.real', button?.value ?? '')).toContain('EV-2026-0001');
    expect(await events()).toMatchObject([
      {
        type: 'cyber',
        marking: 'protected-b',
        where: 'Third floor',
        contact: '613-555-0142',
        happenedAt: '2026-11-20T15:00:00.000Z',
        confidential: confidential === 'yes',
      },
    ]);
    expect((await chat.owed('#desk slack')).join()).not.toContain('password');
  });

  it('is one only on its days', async () => {
    chat.now = new Date('2026-12-02T15:00:00.000Z');
    await chat.say(jane, 'report a suspicious e-mail from it@login-help.example');
    expect(await events()).toHaveLength(1);
  });
});

describe('a report of a suspicious message', () => {
  it('tells its author what gives the message away', async () => {
    const answer = await chat.say(
      jane,
      'report suspicious email: urgent, your account is suspended, sign in at https://canada.ca.help.example/login',
    );
    expect(answer).toContain('EV-2026-0001');
    for (const words of [
      'What I see in it',
      'It is in a hurry, or it threatens.',
      'asks for a password, a code, or a sign-in',
      'a link that looks like another site',
      'Do not answer it and do not click.',
    ])
      expect(answer).toContain(words);
    expect(await chat.say(roy, 'signaler courriel suspect')).toContain('Vous avez bien fait de le signaler');
  });

  it('hears in the end what became of it', async () => {
    await chat.say(jane, 'report suspicious email that asks for gift cards');
    const officer = 'officer1@sample.example';
    await chat.answer(officer, 'event.close', 'EV-2026-0001', {
      outcome: 'unfounded',
      cause: 'a newsletter',
    });
    expect((await chat.owed(jane)).join('\n')).toContain(
      'The message was harmless. It was right to report it',
    );
  });

  it('of another kind says nothing of it', async () => {
    expect(await chat.say(jane, 'report lost my badge')).not.toContain('What I see in it');
  });
});

describe('the signs of a message', () => {
  it.each<[string, string[]]>([
    ['Your parcel waits, pay the duty with gift cards within 2 hours', ['money', 'hurry', 'parcel']],
    ['Votre mot de passe expire, n’en parlez à personne', ['credentials', 'secret', 'hurry']],
    ['open invoice.zip', ['money', 'attachment']],
    ['http://192.168.0.1/x', ['link']],
    ['https://bank.example@evil.example/', ['link']],
    ['The minutes of our meeting', []],
    ['https://www.canada.ca/en.html', []],
  ])('%s → %j', (text, expected) => {
    expect(signsOf(text)).toEqual(expected);
  });
});
