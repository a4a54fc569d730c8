import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Form } from '../../src/chat/message.ts';
import { recordOf, seal, unseal } from '../../src/domain/seal.ts';
import type { SecurityEvent } from '../../src/domain/security-event.ts';
import { NotRecorded } from '../../src/domain/store.ts';
import { sealAlike } from '../../src/handlers/report/older-seals.ts';
import { Unit } from '../../src/handlers/work.ts';
import { type Chat, chatForEach } from '../support/chat.ts';
import { photo } from '../support/photo.ts';
import { plainText } from '../support/plain-text.ts';
import { pixel } from '../support/slack.ts';

let chat: Chat;

chatForEach((begun) => {
  chat = begun;
});

const jane = 'employee-en';
const etienne = 'employee-fr';
const last = async (): Promise<SecurityEvent> => {
  const [event] = await chat.store.events.page({ limit: 1 });
  if (!event) throw new Error('no event');
  return event;
};

describe('a report in one line', () => {
  it('is stored and answered with number, type, what is next, and advice', async () => {
    const answer = await chat.say(jane, 'report lost my badge in the lobby of 90 Elgin');
    expect(answer).toContain('Recorded: EV-2026-0001');
    expect(answer).toContain('I understood: Lost or stolen item');
    expect(answer).toContain('within 15 minutes');
    expect(answer).toContain('[Add details or a photo] [Someone is in danger] [Change the type] [Withdraw]');
    expect(answer).not.toContain('911');
    expect(await last()).toMatchObject({
      author: 'employee-en@sample.example',
      text: 'lost my badge in the lobby of 90 Elgin',
      status: 'open',
    });
    expect(await chat.owed('#desk console')).toEqual([expect.stringContaining('lost my badge')]);
  });

  it('is what can be seen of it', async () => {
    for (const nothing of ['\u200B\u200B', '\uFEFF \u200D', '\u3164']) {
      await chat.say(jane, `report ${nothing}`);
      expect(chat.replies.at(-1)?.form?.form.id).toBe('report');
      expect(await chat.fill(jane, 'report', { what: nothing })).toContain(
        'Say in a few words what happened',
      );
    }
    expect(await chat.say(jane, '\u200Breport\u200B lost my badge')).toContain('Recorded: EV-2026-0001');
    expect((await last()).text).toBe('lost my badge');
  });

  it('answers in the author’s language', async () => {
    expect(await chat.say(etienne, 'signaler j’ai perdu ma carte')).toContain(
      'J’ai compris\u00A0: Objet perdu ou volé',
    );
    await chat.say(jane, 'langue fr');
    expect(await chat.say(jane, 'report lost my badge')).toContain('Enregistré');
  });

  it('takes the number of the department’s year', async () => {
    chat.now = new Date('2027-01-01T03:00:00.000Z');
    expect(await chat.say(jane, 'report x')).toContain('EV-2026-0001');
    chat.now = new Date('2027-01-01T06:00:00.000Z');
    expect(await chat.say(jane, 'report y')).toContain('EV-2027-0001');
  });

  it('gets its type corrected with the receipt’s button and a choice', async () => {
    expect(await chat.say(jane, 'report something odd')).toContain('[Change the type]');
    expect(await chat.press(jane, 'report.types', 'EV-2026-0001')).toContain('Cyber or IT');
    expect(await chat.press(etienne, 'report.types', 'EV-2026-0001')).not.toContain('Cyber');
    const answer = await chat.press(jane, 'report.type', 'EV-2026-0001 cyber');
    expect(answer).toContain('EV-2026-0001 is now “Cyber or IT”');
    expect(answer).toContain('do not switch it off');
  });

  it('is answered behind its buttons in the language that its author chose since', async () => {
    await chat.say(jane, 'report something odd');
    await chat.say(jane, 'language fr');
    const answers = [
      await chat.press(jane, 'report.types', 'EV-2026-0001'),
      await chat.press(jane, 'report.type', 'EV-2026-0001 cyber'),
      await chat.press(jane, 'report.danger', 'EV-2026-0001'),
    ];
    for (const answer of answers) {
      expect(answer).toContain('Enregistré');
      expect(answer).not.toMatch(/Recorded|danger, call|I understood/);
    }
  });

  it('is cleaned of what steers a screen, and otherwise kept as written', async () => {
    await chat.say(jane, 'report a\u202Eb\u200Bc\r\n<!channel> *x*');
    expect((await last()).text).toBe('abc\n<!channel> *x*');
  });

  it('is cut at 100,000 characters, and says so', async () => {
    const answer = await chat.say(jane, `report ${'x'.repeat(120_000)}`);
    expect(answer).toContain('first 100,000 characters');
    expect((await last()).text).toHaveLength(100_000);
  });

  it('once delivered again is answered the same and stored once', async () => {
    const first = await chat.say(jane, 'report lost', { id: 'same' });
    expect(await chat.say(jane, 'report lost', { id: 'same' })).toBe(first);
    const both = await Promise.all([
      chat.say(jane, 'report twice', { id: 'at-once' }),
      chat.say(jane, 'report twice', { id: 'at-once' }),
    ]);
    expect(both[0]).toBe(both[1]);
    expect(await chat.store.events.page({ limit: 10 })).toHaveLength(2);
  });
});

describe('a report while nothing that is owed to the desk gets through', () => {
  it.each([
    [jane, 'report lost my badge in the lobby', /could not be reached yet[\s\S]*call the desk at 613/],
    [jane, 'report a man with a knife is here', /^[\s\S]{0,80}911[\s\S]*could not be reached yet/],
    [etienne, 'signaler ma carte est perdue', /n’a pas encore pu être joint[\s\S]*appelez le bureau au 613/],
  ])('says so, and whom to call: %s %s', async (who, words, said) => {
    chat.services.isHeld = () => true;
    const answer = await chat.say(who, words);
    expect(answer).toContain('EV-2026-0001');
    expect(answer).toMatch(said);
    expect(answer).not.toMatch(/passed on|being alerted|within 15|transmets|alerte le|en moins de/);
    expect(chat.replies.at(-1)?.here?.text).not.toMatch(/passed on|transmis/);
  });

  it('is as any other where it gets through on another platform', async () => {
    chat.services.isHeld = (platform) => platform === 'slack';
    expect(await chat.say(jane, 'report lost my badge')).toContain('passed on to the security desk');
  });

  it.each([
    [jane, 'report lost my badge in the lobby'],
    [jane, 'report a man with a knife is here'],
    [etienne, 'signaler ma carte est perdue'],
  ])(
    'is said to be at the desk by no answer, before anybody knows whether it is: %s %s',
    async (who, words) => {
      const said = [await chat.say(who, words), chat.replies.at(-1)?.here?.text].join();
      expect(said).not.toMatch(/desk has|l’a reçu|est alerté/);
    },
  );
});

describe('danger', () => {
  it('shows the emergency numbers before anything else', async () => {
    const answer = await chat.say(jane, 'report someone followed me into the garage');
    expect(answer.indexOf('911')).toBeGreaterThan(-1);
    expect(answer.indexOf('911')).toBeLessThan(answer.indexOf('EV-2026-0001'));
    expect(await chat.owed('#desk console')).toEqual([expect.stringContaining('Someone may be in danger')]);
  });

  it('is said with one press where the words did not tell it: the numbers come first, and those on duty hear at once', async () => {
    expect(await chat.say(jane, 'report odd noises behind the wall')).not.toContain('911');
    expect(await chat.press(etienne, 'report.danger', 'EV-2026-0001')).not.toContain('911');
    expect(await chat.press(jane, 'report.danger', 'EV-2026-0001')).toMatch(
      /^If anyone[\s\S]*911[\s\S]*EV-2026-0001/,
    );
    expect(await last()).toMatchObject({ danger: true });
    expect((await chat.owed('officer1@sample.example')).join()).toContain(
      'now says that someone is in danger',
    );
    expect((await chat.owed('#desk console')).join()).toContain('Someone may be in danger');
    // Once more, and it stays as it is.
    expect(await chat.press(jane, 'report.danger', 'EV-2026-0001')).toContain('911');
    expect((await last()).history.filter(({ what }) => what === 'danger')).toHaveLength(1);
    await chat.owed('officer1@sample.example');
    await chat.pass(120_000);
    expect((await chat.owed('officer1@sample.example')).join()).toContain('has waited 2 minutes');
  });

  it('is understood in what is added to a report, too, and told to whoever has it', async () => {
    await chat.say(jane, 'report the back door is propped open');
    await chat.say('officer2', 'event take EV-2026-0001');
    await chat.owed('officer2@sample.example');
    expect(await chat.say(jane, 'report note EV-2026-0001 he has a gun')).toMatch(
      /^If anyone[\s\S]*911[\s\S]*Added to/,
    );
    expect(await last()).toMatchObject({ danger: true, status: 'taken' });
    expect((await chat.owed('officer2@sample.example')).join()).toMatch(
      /^he has a gun\nQuelqu’un est peut-être en danger\nD’après ce que l’auteur de EV-2026-0001 vient d’écrire/,
    );
  });

  it('on a report that is over is a new one', async () => {
    await chat.say(jane, 'report the back door is propped open');
    await chat.say(jane, 'report withdraw EV-2026-0001');
    expect(await chat.press(jane, 'report.danger', 'EV-2026-0001')).toMatch(/911[\s\S]*EV-2026-0002/);
    expect(await last()).toMatchObject({
      danger: true,
      text: 'Someone is in danger. I reported EV-2026-0001 earlier. / Quelqu’un est en danger. J’ai signalé EV-2026-0001 plus tôt.',
    });
  });

  it('in plain words that were not understood is one press away', async () => {
    const offer = await chat.say(jane, 'odd noises behind the wall again');
    expect(offer).toContain('[Someone is in danger]');
    const [, draft = ''] =
      /report\.draft\.danger (\S+)/.exec(
        JSON.stringify(chat.replies.at(-1)).replaceAll('","value":"', ' '),
      ) ?? [];
    expect(await chat.press(jane, 'report.draft.danger', draft.split('"')[0] ?? '')).toMatch(
      /911[\s\S]*EV-2026-0001/,
    );
    expect(await last()).toMatchObject({ danger: true, text: 'odd noises behind the wall again' });
  });

  it.each(['report.draft.send', 'report.form'])(
    'in plain words that were sent already is danger in what they became: %s',
    async (how) => {
      await chat.say(jane, 'he sells passes, keep my name out of it');
      const draft = draftId();
      if (how === 'report.form')
        await chat.answer(jane, how, draft, { what: 'he sells passes', confidential: 'yes' });
      else await chat.press(jane, how, draft);
      expect(await chat.press(jane, 'report.draft.danger', `${draft} sealed`)).toMatch(/^[\s\S]{0,80}911/);
      expect(await last()).toMatchObject({ id: 'EV-2026-0001', danger: true });
      expect((await chat.owed('officer1@sample.example')).join()).toContain('EV-2026-0001');
      expect(JSON.stringify(await chat.store.audit.page(0, 50))).not.toContain(jane);
    },
  );

  it('in plain words that are kept no longer is a report of its own, sealed as they would have been', async () => {
    await chat.say(jane, 'he sells passes, keep my name out of it');
    const [draft = ''] =
      JSON.stringify(chat.replies.at(-1)).match(/(?<="report\.draft\.danger","value":")[^"]+/) ?? [];
    await dropped(draftId());
    expect(await chat.press(jane, 'report.draft.danger', draft)).toMatch(/^[\s\S]{0,80}911/);
    expect(await last()).toMatchObject({ danger: true, confidential: true });
    // Pressed again by the same person it is the same, and by another one theirs.
    expect(await chat.press(jane, 'report.draft.danger', draft)).toMatch(
      /^[\s\S]{0,80}911[\s\S]*EV-2026-0001/,
    );
    expect(await chat.press(etienne, 'report.draft.danger', draft)).toContain('EV-2026-0002');
    expect(await chat.press(etienne, 'report.draft.danger', draft)).toContain('EV-2026-0002');
    expect(await chat.store.events.page({ limit: 5 })).toHaveLength(2);
    expect(JSON.stringify(await chat.store.audit.page(0, 50))).not.toContain(jane);
  });

  it('that nobody acknowledges wakes those on duty after two minutes, and the CSO after two more', async () => {
    await chat.say(jane, 'report someone followed me into the garage');
    await chat.pass(119_000);
    expect(await chat.owed('officer1@sample.example')).toEqual([]);
    await chat.pass(1_000);
    expect((await chat.owed('officer1@sample.example')).join()).toContain('2 minutes');
    await chat.pass(120_000);
    expect((await chat.owed('cso@sample.example')).join()).toContain('EV-2026-0001');
  });

  it('help me is a danger report at once, in both languages', async () => {
    expect(await chat.say(jane, 'help me')).toMatch(/911[\s\S]*EV-2026-0001/);
    expect(await last()).toMatchObject({ danger: true });
    expect(await chat.say(etienne, 'aidez-moi 3e étage')).toMatch(/911[\s\S]*EV-2026-0002/);
    expect((await last()).text).toBe('3e étage');
    // As a word processor or a telephone writes the hyphen.
    for (const [hyphen, id] of [
      ['\u2010', 'EV-2026-0003'],
      ['\u2011', 'EV-2026-0004'],
    ] as const) {
      expect(await chat.say(etienne, `Aidez${hyphen}moi`)).toMatch(new RegExp(`911[\\s\\S]*${id}`));
      expect(await last()).toMatchObject({ id, danger: true });
    }
  });

  it('help with anything that is no command shows the numbers first', async () => {
    expect(await chat.say(jane, 'help there is smoke')).toMatch(/^[\s\S]{0,80}911/);
    expect(await chat.say(jane, 'help report')).not.toContain('911');
    expect(await chat.say(jane, 'help report')).toMatch(/report mine[\s\S]*report note/);
    const one = await chat.say(jane, 'help report note');
    expect(one).toContain('report note EV-2026-0001');
    expect(one).not.toContain('report mine');
  });

  it('help with what happened is offered as a report, so that no words are lost', async () => {
    const offer = await chat.say(jane, 'help theres a guy with a gun on floor 3');
    expect(offer.indexOf('911')).toBeLessThan(offer.indexOf('Shall I send this to security?'));
    expect(await chat.press(jane, 'report.draft.send', draftId())).toContain('EV-2026-0001');
    expect(await last()).toMatchObject({ text: 'help theres a guy with a gun on floor 3', danger: true });
  });

  it.each([
    'emergency',
    'Emergency!!',
    '911',
    'sos',
    'urgence',
    'numéro',
    'emergency in the lobby please come',
  ])('asked for in a word is answered with the numbers: %s', async (words) => {
    expect(await chat.say(jane, words)).toMatch(/^[\s\S]{0,80}911/);
  });

  it.each([
    ['employee-en', 'alert! someone is following me in the garage'],
    ['employee-en', 'alert send everyone there is a man with a gun'],
    ['employee-en', 'crisis there is a fire on the third floor'],
    ['employee-fr', 'alerte il y a un feu au 3e étage'],
    ['employee-fr', 'crise cardiaque au 2e étage'],
    ['officer1', 'event shooting in the lobby right now'],
  ])(
    'of whoever begins with the word of a command is answered with the numbers, and offered: %s: %s',
    async (who, words) => {
      expect(await chat.say(who, words)).toMatch(/^[\s\S]{0,80}911/);
      expect(await chat.press(who, 'report.draft.send', draftId())).toContain('EV-2026-0001');
      expect(await last()).toMatchObject({ text: words, danger: true });
    },
  );

  it('asks first where they are, and promises no minutes', async () => {
    const answer = await chat.say(jane, 'help me');
    expect(answer).toContain('[Say where you are, and what you need]');
    expect(answer).not.toContain('15 minutes');
  });

  it('said in the form without a word is no message that somebody got', async () => {
    const answer = await chat.fill(jane, 'report', { danger: 'yes' });
    expect(answer).toContain('I understood: Occupational health and safety');
  });

  it('asked for without a word is told to officers of either language', async () => {
    await chat.say(jane, 'help me');
    expect((await last()).text).toBe(
      'Asked for help without saying more. / A demandé de l’aide sans en dire plus.',
    );
  });

  it('cannot be withdrawn', async () => {
    await chat.say(jane, 'report a man with a knife');
    expect(await chat.say(jane, 'report withdraw EV-2026-0001')).toContain('cannot be withdrawn');
    expect((await last()).status).toBe('open');
  });
});

describe('the sensitivity gate', () => {
  const secret = 'SECRET the plan is to move the vault';

  it('keeps nothing of text above the ceiling, anywhere', async () => {
    const answer = await chat.say(jane, `report ${secret}`);
    expect(answer).toContain('613-555-0100');
    expect(answer).toContain('say none of it on the telephone');
    expect(answer).toContain('Do not delete it');
    expect(answer).toContain('EV-2026-0001');
    expect(answer).not.toContain('vault');
    const event = await last();
    expect(event).toMatchObject({ marking: 'secret', withheld: true });
    expect(event.text).toBeUndefined();
    const everything = JSON.stringify([
      event,
      await chat.store.deliveries.page(undefined, 100),
      await chat.store.audit.page(0, 100),
    ]);
    expect(everything).not.toContain('vault');
    expect((await chat.owed('#desk console')).join()).toContain('nothing was kept but the marking');
  });

  it('holds Slack to unclassified, and takes Protected B where the ceiling allows it', async () => {
    expect(await chat.say(jane, 'report PROTECTED B: a list', { platform: 'slack' })).toContain(
      'Protected B',
    );
    expect((await last()).withheld).toBe(true);
    expect(await chat.say(jane, 'report PROTECTED B: a list')).toContain('Recorded');
    expect(await last()).toMatchObject({ withheld: false, marking: 'protected-b' });
  });

  it('stands before plain words, notes and the form too', async () => {
    expect(await chat.say(jane, secret)).toContain('613-555-0100');
    await chat.say(jane, 'report lost badge');
    expect(await chat.say(jane, `report note EV-2026-0002 ${secret}`)).toContain('613-555-0100');
    expect(await chat.fill(jane, 'report', { what: 'harmless words', marking: 'secret' })).toContain(
      '613-555-0100',
    );
    const events = JSON.stringify(await chat.store.events.page({ limit: 10 }));
    expect(events).not.toMatch(/vault|harmless/);
  });

  it('praises whoever marks the form and leaves it empty, and speaks of no message that there is not', async () => {
    const said = await chat.fill(jane, 'report', { marking: 'secret' });
    expect(said).toMatch(/^You did right to write nothing here[\s\S]*613-555-0100[\s\S]*EV-2026-0001/);
    expect(said).not.toMatch(/your text|message/);
    expect(await last()).toMatchObject({ withheld: true, marking: 'secret', danger: false });
    const typed = await chat.fill(jane, 'report', { what: secret });
    expect(typed).toMatch(/^Please do not write this here/);
    expect(typed).toContain('If you also sent it as a message');
    expect(await chat.say(jane, `report ${secret}`)).toContain('is still on this platform');
  });

  it('does not praise whoever empties a form that was opened with what stands in a message', async () => {
    await chat.say(jane, 'the source in room 3 is Mr Smith');
    await chat.press(jane, 'report.form', draftId());
    const form = formShown();
    const ofDraft = await chat.submit(jane, form, { marking: 'secret' });
    await chat.send({ ...event(jane), kind: 'shortcut', command: 'report', quote: 'the source is Mr Smith' });
    const ofQuote = await chat.submit(jane, formShown(), { marking: 'secret' });
    for (const said of [ofDraft, ofQuote]) {
      expect(said).toMatch(/^Please do not write this here/);
      expect(said).toContain('If you also sent it as a message, do not delete or forward that');
    }
  });

  it('repeats nothing of a message that is reported, and says what to do with it', async () => {
    const quote = 'SECRET // the source in room 3 is Mr Smith';
    const reply = await chat.send({ ...event(jane), kind: 'shortcut', command: 'report', quote });
    expect(reply.form?.form.id).toBe('report');
    expect(JSON.stringify(reply)).not.toContain('Smith');
    expect(reply.here && plainText(reply.here)).toMatch(/do not write this here[\s\S]*Do not delete it/);
  });

  it('keeps no file whose name carries such a marking, nor a social insurance number in one', async () => {
    const called = (name: string) => ({ ...photo, name });
    const files = [called('TOP SECRET plan.png'), called('plan_PROTECTED-C.png'), called('046 454 286.png')];
    const said = await chat.say(jane, 'report somebody left these in the lobby', { files });
    expect(said).toMatch(/by its name it is Top Secret[\s\S]*by its name it is Protected C/);
    expect(said).not.toMatch(/plan|454/);
    expect((await last()).files).toMatchObject([{ name: '•••-•••-•••.png' }]);
    await chat.say('officer1', 'event note EV-2026-0001 seen', { files: [called('SECRET.png')] });
    expect((await last()).files).toHaveLength(1);
    await chat.say(jane, 'report note EV-2026-0001 seen', { files: [called('secret santa.png')] });
    expect((await last()).files).toHaveLength(2);
  });

  it('still shows the emergency numbers to whoever is in danger', async () => {
    expect(await chat.say(jane, 'report SECRET a man with a gun is in the vault')).toMatch(
      /^[\s\S]{0,80}911/,
    );
    expect(await last()).toMatchObject({ withheld: true, danger: true });
  });

  it('does not take a clearance for a marking', async () => {
    expect(await chat.say(jane, 'report my Secret clearance card was stolen')).toContain('Recorded');
    expect((await last()).withheld).toBe(false);
  });

  it('does not show a Protected B report on Slack', async () => {
    await chat.say(jane, 'report PROTECTED B: a list of names');
    const shown = await chat.say(jane, 'report show EV-2026-0001', { platform: 'slack' });
    expect(shown).not.toContain('list of names');
    expect(shown).toContain('may not be shown on this platform');
    expect((await chat.owed('#desk slack')).join()).not.toContain('list of names');
    // It is no restricted event: it is to be opened elsewhere.
    const [card = ''] = await chat.owed('#desk slack');
    expect(card).toMatch(/^EV-2026-0001 · Protected B \/ Protégé B/);
    expect(card).toContain('The content is Protected B and may not be shown on this platform.');
    expect(card).not.toMatch(/restrict/i);
    expect((await chat.owed('#desk console')).join()).toContain('list of names');
  });
});

describe('social insurance numbers', () => {
  it('are masked before anything is stored; an asset number can be given back', async () => {
    const answer = await chat.say(jane, 'report lost laptop 046 454 286');
    expect(answer).toContain('masked');
    expect((await last()).text).toBe('lost laptop •••-•••-•••');
    for (const [action, more] of [
      ['report.types', ''],
      ['report.type', ' other'],
    ] as const) {
      const redrawn = await chat.press(jane, action, `EV-2026-0001${more}`);
      expect(redrawn.match(/was masked before|It was an asset number/g)).toHaveLength(2);
    }
    const reply = await chat.send({
      ...event(jane),
      kind: 'action',
      action: 'report.asset',
      value: 'EV-2026-0001',
    });
    if (!reply.form) throw new Error('no form');
    expect(await chat.submit(jane, reply.form.form, { asset: '046454286' })).toContain(
      'asset number is kept',
    );
    expect((await last()).notes.at(-1)?.text).toContain('046454286');
  });
});

function event(who: string) {
  return {
    id: `${Math.random()}`,
    sender: {
      platform: 'console' as const,
      id: `console-${who}`,
      email: `${who}@sample.example`,
      name: who,
      standing: 'member' as const,
    },
    place: { platform: 'console' as const, id: `dm-${who}`, kind: 'direct' as const },
    audience: 'author' as const,
    lasting: true,
  };
}

/** The form of the last answer. */
function formShown(): Form {
  const form = chat.replies.at(-1)?.form?.form;
  if (!form) throw new Error('no form');
  return form;
}

/** As after a day. */
async function dropped(id: string): Promise<void> {
  const draft = await chat.store.drafts.get(id);
  if (!draft) throw new Error('no draft');
  await chat.store.commit([{ in: 'drafts', remove: id, version: draft.version }]);
}

/** The draft's id, as the button of the last answer carries it. */
function buttonValue(action: string): string {
  const said = JSON.stringify(chat.replies.at(-1));
  return new RegExp(`"${action}","value":"([^"]+)"`).exec(said)?.[1] ?? '';
}

function draftId(): string {
  return buttonValue('report.draft.send').split(' ')[0] ?? '';
}

describe('words of danger that were not sent', () => {
  const gun = 'ya qqn avec un fusil au 3e';
  const label = 'Envoyer à la sécurité maintenant';

  it.each(['es-tu là', 'oui', 'ok', 'merci'])(
    'are offered once more, below the numbers, to whoever writes: %s',
    async (words) => {
      await chat.say(etienne, gun);
      const offer = await chat.say(etienne, words);
      expect(offer).toMatch(/^[\s\S]{0,80}911[\s\S]*n’est pas encore parti/);
      expect(offer).toContain(label);
      await chat.press(etienne, 'report.draft.send', draftId());
      expect(await last()).toMatchObject({ text: gun, danger: true });
    },
  );

  it.each([
    ['signaler il monte au 4e', `${gun}\nil monte au 4e`],
    ['aidez-moi chu dans le placard', `${gun}\nchu dans le placard`],
    ['aidez-moi', gun],
  ])('go with what is sent by a command: %s', async (words, text) => {
    await chat.say(etienne, gun);
    expect(await chat.say(etienne, words)).toMatch(/^[\s\S]{0,80}911/);
    expect(await last()).toMatchObject({ text, danger: true });
    // It was sent.
    await chat.say(etienne, 'signaler une lampe est brisée au 2e');
    expect(await last()).toMatchObject({ text: 'une lampe est brisée au 2e' });
  });

  it('stand in the form that opens next', async () => {
    await chat.say(etienne, gun);
    await chat.say(etienne, 'signaler');
    expect(formShown().fields.find(({ name }) => name === 'what')).toMatchObject({ value: gun });
  });

  it('stay without a name where they ask for that, and call nobody for help under one', async () => {
    await chat.say(etienne, `anonymement: ${gun}`);
    await chat.say(etienne, 'aidez-moi');
    expect(await last()).toMatchObject({ confidential: false, text: expect.not.stringContaining('fusil') });
    await chat.say(etienne, 'signaler il monte au 4e');
    expect(await last()).toMatchObject({ confidential: true, text: expect.stringContaining('il monte') });
  });

  it('said beside others go on in their author’s own chat', async () => {
    await chat.say(etienne, gun, { channel: 'general' });
    expect(await chat.say(etienne, 'allo?')).toMatch(/^[\s\S]{0,80}911/);
    await chat.say(etienne, 'signaler il monte au 4e');
    expect(await last()).toMatchObject({ text: `${gun}\nil monte au 4e` });
  });

  it('are without a name where what is sent behind them asks for that', async () => {
    await chat.say(jane, 'there is a man with a gun');
    await chat.say(jane, 'report confidentially: it is my boss');
    expect(await last()).toMatchObject({ confidential: true, danger: true });
    await chat.say(etienne, gun);
    expect(await chat.say(etienne, 'anonymement: c’est mon patron')).toContain('votre nom sera scellé');
    await chat.press(etienne, 'report.draft.send', buttonValue('report.draft.send'));
    expect(await last()).toMatchObject({ confidential: true });
  });

  it('go with what followed them, whichever of their cards is pressed, once', async () => {
    await chat.say(jane, 'theres a guy w a knife');
    const first = draftId();
    await chat.say(jane, '3rd floor');
    await chat.say(jane, 'he went out');
    const latest = draftId();
    await chat.press(jane, 'report.draft.send', first);
    const told = 'theres a guy w a knife\n3rd floor\nhe went out';
    expect(await last()).toMatchObject({ text: told, danger: true });
    expect(await chat.press(jane, 'report.draft.send', latest)).toContain('EV-2026-0001');
    expect(await chat.press(jane, 'report.draft.danger', first)).toContain('EV-2026-0001');
    expect(await chat.store.events.page({ limit: 5 })).toHaveLength(1);
  });

  it('go on beside the form that they stand in', async () => {
    await chat.say(jane, 'there is a man with a gun');
    await chat.say(jane, 'report');
    const form = formShown();
    await chat.say(jane, 'he is on floor 3');
    await chat.submit(jane, form, { what: 'there is a man with a gun, bald' });
    expect(await last()).toMatchObject({ text: 'there is a man with a gun, bald\nhe is on floor 3' });
    expect(await chat.say(jane, 'hello?')).not.toContain('has not been sent yet');
  });

  it('lie nowhere where it could be read that what is sent with and without a name is the same person’s', async () => {
    const { store } = chat;
    const commit = store.commit.bind(store);
    const leadsTo = new Map<string, Set<string>>();
    store.commit = (writes, facts) => {
      for (const write of writes) {
        const { id, goesOn } = write.in === 'drafts' && 'put' in write ? write.put : {};
        if (id && goesOn) leadsTo.set(id, (leadsTo.get(id) ?? new Set()).add(goesOn));
      }
      return commit(writes, facts);
    };
    await chat.say(jane, 'there is a man with a gun');
    await chat.press(jane, 'report.draft.send', draftId());
    await chat.say(jane, 'lost my badge in the lobby');
    await chat.pass(61 * 60_000);
    await chat.say(jane, 'a man has a knife, it is my boss, do not use my name');
    await chat.press(jane, 'report.draft.send', buttonValue('report.draft.send'));
    expect((await chat.store.events.page({ limit: 5 })).map(({ confidential }) => confidential)).toEqual([
      true,
      false,
    ]);
    expect(leadsTo.size).toBeGreaterThan(3);
    for (const [, drafts] of leadsTo) expect(drafts.size).toBe(1);
  });

  it('and what was offered are known to every instance, and after a start', async () => {
    await chat.say(jane, 'there is a man with a gun');
    await chat.say(etienne, 'on a volé ma carte');
    vi.resetModules();
    const other = await import('../../src/handlers/bot.ts');
    const failure = (what: string) => what;
    const handle = other.createBot(other.allRecords(), chat.services, {
      clock: () => chat.now,
      failure,
      stored: () => {},
    });
    const words = (who: string, text: string) => ({
      ...event(who),
      kind: 'text' as const,
      text,
      files: [],
      mentions: [],
    });
    await handle(words(jane, 'report third floor'));
    expect(await last()).toMatchObject({ text: 'there is a man with a gun\nthird floor', danger: true });
    await handle(words(etienne, 'envoie-le'));
    expect(await last()).toMatchObject({ text: 'on a volé ma carte' });
  });

  it('are found whatever was told before them and is forgotten', async () => {
    const { store } = chat;
    const commit = store.commit.bind(store);
    const kept = new Set<string>();
    store.commit = (writes, facts) => {
      for (const write of writes) if (write.in === 'drafts' && 'put' in write) kept.add(write.put.id);
      return commit(writes, facts);
    };
    const forget = async () => {
      for (const id of kept) {
        const draft = await store.drafts.get(id);
        if (draft && draft.expires < chat.now.toISOString())
          await commit([{ in: 'drafts', remove: id, version: draft.version }]);
      }
    };
    const hour = 60 * 60_000;
    const told = async (words: string, wait: number) => {
      await chat.say(jane, words);
      await chat.pass(wait);
      await forget();
    };
    await told('there is a man with a knife', 22 * hour);
    await told('there is a fire in the kitchen', 2 * hour + 60_000);
    await told('a man has a gun in the lobby', 60_000);
    expect(await chat.say(jane, 'hello?')).toMatch(/^[\s\S]{0,80}911[\s\S]*has not been sent yet/);
    await chat.say(jane, 'report third floor');
    expect(await last()).toMatchObject({ text: 'a man has a gun in the lobby\nthird floor' });
    // Around midnight as well, by whichever clock the days are counted.
    await chat.pass(Date.parse('2026-11-26T23:58:00.000Z') - chat.now.getTime());
    await told('a man has an axe', 4 * 60_000);
    await chat.say(jane, 'report by the stairs');
    expect(await last()).toMatchObject({ text: 'a man has an axe\nby the stairs' });
  });

  it('are those of the same platform', async () => {
    await chat.say(etienne, gun, { platform: 'teams' });
    await chat.say(etienne, 'signaler il monte au 4e', { platform: 'slack' });
    expect(await last()).toMatchObject({ text: 'il monte au 4e' });
  });
});

it('words that were to be without a name since they were offered are added to nothing that bears it, by their older button', async () => {
  await chat.say(jane, 'report my badge is lost');
  await chat.say(jane, 'a man has a gun in the lobby');
  const older = buttonValue('report.draft.attach');
  await chat.say(jane, 'between us, my boss let him in');
  expect(await chat.press(jane, 'report.draft.attach', older)).toContain('EV-2026-0002');
  expect(await last()).toMatchObject({ confidential: true, danger: true });
  expect((await chat.store.events.get('EV-2026-0001'))?.notes).toEqual([]);
});

it('words that were to be without a name are so, too, where others were said since beside the open form', async () => {
  await chat.say(jane, 'a man has a gun in the lobby');
  await chat.press(jane, 'report.form', buttonValue('report.form'));
  const form = formShown();
  await chat.say(jane, 'he is on floor 4 now');
  await chat.say(jane, 'confidential: my boss let him in');
  await chat.submit(jane, form, { what: 'a man has a gun in the lobby' });
  expect(await last()).toMatchObject({ confidential: true, text: expect.stringContaining('my boss') });
});

describe('words that were offered to be sent', () => {
  it.each([
    'report it',
    'report this please',
    'Signaler ça',
    'send it',
    'ok envoie-le',
    'Send to security now',
    'send it to the security desk please',
    'envoie ça à la sécurité',
  ])('are sent by: %s', async (words) => {
    await chat.say(jane, 'lost my badge in the lobby');
    const receipt = await chat.say(jane, words);
    expect(receipt).toContain('EV-2026-0001');
    expect(await last()).toMatchObject({ text: 'lost my badge in the lobby' });
    // Once: then it says what became of it, or is another one.
    expect(await chat.say(jane, words)).toMatch(/^\[form report\]$|Recorded: EV-2026-0001/);
    expect(await chat.store.events.page({ limit: 5 })).toHaveLength(1);
  });

  it.each([
    ['help confidentially my boss takes bribes', 'send it'],
    ['my boss takes bribes, dont use my name', 'report it'],
    ['my boss takes bribes', 'send without my name'],
    ['mon patron accepte des pots-de-vin', 'oui envoie-le mais sans mon nom svp'],
    ['my boss takes bribes', 'yes, anonymously'],
  ])('are sent without a name where they ask for that: %s', async (words, send) => {
    await chat.say(jane, words);
    await chat.say(jane, send);
    expect(await last()).toMatchObject({ confidential: true });
  });

  it('are in the form first where another report of theirs is confidential', async () => {
    await chat.say(jane, 'report confidentially: my boss takes files home');
    await chat.say(jane, 'he shreds them');
    expect(await chat.say(jane, 'report it')).toBe('[form report]');
    expect(await chat.store.events.page({ limit: 5 })).toHaveLength(1);
  });

  it('are offered without a name alone where one of several is to be sent so', async () => {
    await chat.say(jane, 'my boss takes bribes');
    await chat.say(jane, 'he shreds files');
    const again = await chat.say(jane, 'send it without my name');
    expect(again).toContain('You asked not to be named');
    expect(again).toContain('he shreds files\n[Send to security now] [Add details first]');
    await chat.press(jane, 'report.draft.send', buttonValue('report.draft.send'));
    expect(await last()).toMatchObject({ confidential: true });
  });

  it('are sent without a name by their older buttons, too, once that was asked for', async () => {
    await chat.say(jane, 'report a lamp is broken');
    await chat.say(jane, 'my boss takes bribes');
    const older = [buttonValue('report.draft.send'), buttonValue('report.draft.attach')] as const;
    await chat.say(jane, 'he shreds files');
    const shreds = buttonValue('report.draft.attach');
    await chat.say(jane, 'send it without my name');
    await chat.press(jane, 'report.draft.send', older[0]);
    expect(await last()).toMatchObject({ text: 'my boss takes bribes', confidential: true });
    expect(await chat.press(jane, 'report.draft.attach', older[1])).toContain('EV-2026-0002');
    await chat.press(jane, 'report.draft.attach', shreds);
    expect(await last()).toMatchObject({ text: 'he shreds files', confidential: true });
    expect((await chat.store.events.get('EV-2026-0001'))?.notes).toEqual([]);
  });

  it('are without a name by every one of their cards, also where danger was told of since', async () => {
    await chat.say(jane, 'my boss takes bribes');
    const older = buttonValue('report.draft.send');
    for (const words of ['he shreds files', 'the shredder is in 210', 'it is full'])
      await chat.say(jane, words);
    await chat.say(jane, 'send it without my name');
    await chat.press(jane, 'report.draft.send', older);
    expect(await last()).toMatchObject({ text: 'my boss takes bribes', confidential: true });
    await chat.say(etienne, 'mon patron accepte des pots-de-vin');
    const card = buttonValue('report.draft.send');
    await chat.say(etienne, 'il a un couteau');
    await chat.say(etienne, 'envoie-le sans mon nom');
    await chat.press(etienne, 'report.draft.send', card);
    expect(await last()).toMatchObject({ text: 'mon patron accepte des pots-de-vin', confidential: true });
  });

  it('open the form for a report without a name where there is none to be sent so', async () => {
    await chat.say(jane, 'send it without my name');
    await chat.press(jane, 'report.form', buttonValue('report.form'));
    const fields = chat.replies.at(-1)?.form?.form.fields ?? [];
    expect(fields.find(({ name }) => name === 'confidential')).toMatchObject({ value: true });
  });

  it.each(['yes', 'Yes please', 'oui svp'])('have their buttons below the answer to: %s', async (words) => {
    await chat.say(jane, 'lost my badge in the lobby');
    expect(await chat.say(jane, words)).toMatch(/press the button[\s\S]*\[Send to security now\]/);
    await chat.press(jane, 'report.draft.send', draftId());
    expect(await last()).toMatchObject({ text: 'lost my badge in the lobby' });
  });

  it.each([
    [
      jane,
      'I lost my badge',
      ['ok', 'thanks!', 'go ahead', 'please do', 'please', 'great thank you', 'do it'],
    ],
    [
      etienne,
      'j’ai perdu ma carte',
      ['d’accord', 'merci', 'vas-y', 'svp', 'fais-le', 'parfait merci', 'bien sûr'],
    ],
  ])('are said not to be sent to %s, who takes them for sent', async (who, words, all) => {
    for (const agreed of all) {
      await chat.say(who, words);
      const answer = await chat.say(who, agreed);
      expect(answer, agreed).toMatch(/^(?:This has not been sent|Ceci n’est pas encore parti)/);
      expect(answer).toContain(words);
      await chat.press(who, 'report.draft.send', draftId());
      expect(await last()).toMatchObject({ text: words });
      await chat.pass(11 * 60_000);
    }
  });

  it.each([
    [jane, 'I lost my badge', 'yes report it'],
    [jane, 'I lost my badge', 'can you send it please'],
    [etienne, 'j’ai perdu ma carte', 'oui, signale-le'],
    [etienne, 'j’ai perdu ma carte', 'peux-tu l’envoyer svp'],
    [etienne, 'j’ai perdu ma carte', 'transmettez-le à la sécurité'],
  ])('are sent by an order in other words (%s %s): %s', async (who, words, order) => {
    await chat.say(who, words);
    await chat.say(who, order);
    expect(await last()).toMatchObject({ text: words });
  });

  it.each(['no thanks', 'never mind', 'sorry, wrong chat', 'non merci', 'laisse faire'])(
    'are not spoken of to whoever does not mean them: %s',
    async (words) => {
      await chat.say(jane, 'I lost my badge');
      expect(await chat.say(jane, words)).toMatch(/^I am here/);
    },
  );

  it('are not spoken of, either, where they only asked something', async () => {
    await chat.say(jane, 'where can i park');
    expect(await chat.say(jane, 'ok thanks')).toMatch(/^I am here/);
  });

  it('are not sent by words where they may belong to what is without a name', async () => {
    await chat.say(jane, 'report confidentially: my boss takes files home');
    await chat.say(jane, 'he shreds them');
    expect(await chat.say(jane, 'send it')).toContain('[Send as a new report, without my name]');
    expect(await chat.store.events.page({ limit: 5 })).toHaveLength(1);
  });

  it('are added to the danger that was reported, as their first button does', async () => {
    await chat.say(etienne, 'signaler un homme avec un couteau est ici');
    await chat.say(etienne, 'il monte au 4e');
    // What became of the report says nothing of what was only offered since.
    expect(await chat.say(etienne, 'allo?')).toMatch(
      /^[\s\S]{0,80}911[\s\S]*n’est pas encore parti[\s\S]*\[Ajouter à EV-2026-0001\]/,
    );
    expect(await chat.say(etienne, 'envoie')).toMatch(/^[\s\S]{0,80}911|Ajouté à EV-2026-0001/);
    expect(await chat.store.events.page({ limit: 5 })).toHaveLength(1);
    expect((await last()).notes.map(({ text }) => text)).toEqual(['il monte au 4e']);
    expect(await chat.say(etienne, 'allo?')).not.toContain('n’est pas encore parti');
  });

  it('answer what an officer asked, as their first button does', async () => {
    await chat.say(jane, 'report my badge was stolen');
    await chat.say('officer1', 'event ask EV-2026-0001 When was that?');
    await chat.say(jane, 'about three, at the Rideau Centre');
    expect(await chat.say(jane, 'send it')).toContain('Added to EV-2026-0001');
    expect((await last()).notes.map(({ text }) => text)).toContain('about three, at the Rideau Centre');
  });

  it('are sent together where they came in several messages, the photo first', async () => {
    const files = [photo];
    await chat.say(jane, '', { files });
    await chat.say(jane, 'someone took my laptop');
    const laptop = buttonValue('report.draft.send');
    await chat.say(jane, 'where can i park');
    const offer = await chat.say(jane, 'it was in the boardroom');
    expect(offer).toMatch(
      /that has not been sent either[\s\S]*\[Send to security now\] \[Send all of it together\]/,
    );
    const all = buttonValue('report.draft.together');
    expect(await chat.press(jane, 'report.draft.together', all)).toContain('EV-2026-0001');
    const event = await last();
    expect(event).toMatchObject({
      text: 'someone took my laptop\nit was in the boardroom',
      confidential: false,
    });
    expect(event.files).toHaveLength(1);
    // Once, whichever of their cards is pressed then.
    expect(await chat.press(jane, 'report.draft.together', all)).toContain('EV-2026-0001');
    expect(await chat.press(jane, 'report.draft.send', laptop)).toContain('EV-2026-0001');
    expect(await chat.store.events.page({ limit: 5 })).toHaveLength(1);
  });

  it.each([
    ['send it', false],
    ['send it without my name', true],
  ])('are sent together where “%s” leaves several to choose from', async (words, confidential) => {
    await chat.say(jane, 'someone took my laptop');
    await chat.say(jane, 'around noon');
    expect(await chat.say(jane, words)).toContain('[Send all of it together]');
    await chat.press(jane, 'report.draft.together', buttonValue('report.draft.together'));
    expect(await last()).toMatchObject({ text: 'someone took my laptop\naround noon', confidential });
  });

  it('are without a name together where one of them asks for that', async () => {
    await chat.say(jane, 'my boss takes bribes');
    await chat.say(jane, 'do not use my name please');
    await chat.press(jane, 'report.draft.together', buttonValue('report.draft.together'));
    expect(await last()).toMatchObject({ confidential: true });
    expect(JSON.stringify(await chat.store.audit.page(0, 50))).not.toContain(jane);
  });

  it('are not sent together with what is for the screening officers, nor after some minutes', async () => {
    await chat.say(jane, 'I was arrested last night for impaired driving');
    expect(await chat.say(jane, 'a window is broken on 2')).not.toContain('together');
    await chat.pass(12 * 60_000);
    expect(await chat.say(jane, 'the door is broken too')).not.toContain('together');
  });

  it('are chosen from where something else was offered since', async () => {
    await chat.say(jane, 'lost my badge in the lobby');
    await chat.say(jane, 'where can i park');
    const both = await chat.say(jane, 'send it');
    expect(both).toMatch(/lost my badge[\s\S]*\[Send to security now\][\s\S]*where can i park/);
    expect(await chat.store.events.page({ limit: 5 })).toEqual([]);
    await chat.press(jane, 'report.draft.send', draftId());
    expect(await last()).toMatchObject({ text: 'lost my badge in the lobby' });
  });

  it('and the last of which was sent leave the one before to its own button', async () => {
    await chat.say(jane, 'lost my badge in the lobby');
    await chat.say(jane, 'a window is broken on 2');
    await chat.press(jane, 'report.draft.send', draftId());
    expect(await chat.say(jane, 'send it')).toMatch(
      /lost my badge in the lobby[\s\S]*\[Send to security now\]/,
    );
    expect(await chat.store.events.page({ limit: 5 })).toHaveLength(1);
  });

  it.each([
    [jane, 'I was arrested last night for impaired driving', 'send it', 'A change in my life'],
    [jane, 'my husband was charged with fraud', 'report it', 'A change in my life'],
    [
      etienne,
      'je me suis fait arrêter hier pour facultés affaiblies',
      'oui envoie-le',
      'Changement dans ma vie',
    ],
    [etienne, 'j’ai fait faillite le mois passé', 'signaler ça', 'Changement dans ma vie'],
  ])(
    'are not sent to the desk by words alone where they are for the screening officers: %s %s',
    async (who, life, words, way) => {
      await chat.say(who, life);
      const again = await chat.say(who, words);
      expect(again).toContain(`${life}\n[${way}] [`);
      expect(await chat.store.events.page({ limit: 5 })).toEqual([]);
      await chat.press(who, 'report.draft.send', draftId());
      expect(await last()).toMatchObject({ text: life });
    },
  );

  it('some minutes ago are left to their button', async () => {
    await chat.say(jane, 'lost my badge in the lobby');
    await chat.pass(11 * 60_000);
    expect(await chat.say(jane, 'send it')).toContain('press the button under it');
    expect(await chat.store.events.page({ limit: 5 })).toEqual([]);
  });

  it('are nobody else’s', async () => {
    await chat.say(jane, 'lost my badge in the lobby');
    expect(await chat.say(etienne, 'signaler ça')).toBe('[form report]');
    expect(await chat.say(jane, 'report it', { channel: 'general' })).toContain('[form report]');
  });
});

describe('“hello?” of whoever reported danger', () => {
  it('is answered with what became of that, below the numbers', async () => {
    await chat.say(jane, 'report there is a man with a gun on floor 3');
    for (const words of ['hello?', 'ok', 'yes', 'are you there']) {
      const answer = await chat.say(jane, words);
      expect(answer).toMatch(/^[\s\S]{0,80}911[\s\S]*EV-2026-0001 is recorded and passed on/);
      expect(answer).not.toContain('I have not sent');
    }
    expect(await chat.say(jane, 'thanks!')).not.toContain('911');
    expect(await chat.say(etienne, 'allo?')).not.toMatch(/911|EV-/);
  });
});

describe('a marking behind other words', () => {
  const marked = 'PROTECTED B: she is the wife of the witness';

  it('counts for what was not sent before it, in whichever way that is sent', async () => {
    await chat.say(jane, 'report my badge is lost');
    for (const action of ['report.draft.send', 'report.draft.attach']) {
      await chat.say(jane, 'a man has a gun in the lobby');
      await chat.say(jane, marked);
      const draft = draftId();
      await chat.press(jane, action, action.endsWith('attach') ? `${draft} EV-2026-0001` : draft);
      expect(await last()).toMatchObject({ marking: 'protected-b' });
    }
  });

  it('counts where it was said beside the open form, whatever was chosen there', async () => {
    await chat.say(jane, 'a man has a gun in the lobby');
    await chat.press(jane, 'report.form', buttonValue('report.form'));
    const form = formShown();
    await chat.say(jane, marked);
    await chat.submit(jane, form, {
      what: 'a man has a gun in the lobby',
      marking: 'protected-a',
    });
    expect(await last()).toMatchObject({ marking: 'protected-b', text: expect.stringContaining('witness') });
  });

  it('counts where a word that is no command stands before it', async () => {
    await chat.say(jane, 'alert PROTECTED B: she is the wife of the witness we hide');
    await chat.press(jane, 'report.draft.send', draftId());
    expect(await last()).toMatchObject({ marking: 'protected-b' });
  });
});

describe('plain words', () => {
  it('of danger that were not sent go with the next ones, below the numbers, for some minutes', async () => {
    await chat.say(etienne, 'ya qqn avec un fusil au 3e');
    const offer = await chat.say(etienne, 'je fais quoi');
    expect(offer).toMatch(/^[\s\S]{0,80}911/);
    expect(offer).toContain('n’est pas encore parti');
    await chat.press(etienne, 'report.draft.send', draftId());
    expect(await last()).toMatchObject({ text: 'ya qqn avec un fusil au 3e\nje fais quoi', danger: true });
    // Once it is sent, what follows is about a report.
    expect(await chat.say(etienne, 'la porte 4 est bloquée')).not.toContain('n’est pas encore parti');
    await chat.say(jane, 'there is a man with a gun on floor 3');
    expect(await chat.say(jane, 'the tap on floor 5 drips', { channel: 'general' })).not.toContain('911');
    await chat.pass(11 * 60_000);
    expect(await chat.say(jane, 'the tap on floor 5 drips')).not.toContain('911');
    // What was reported by a command is heard as well.
    await chat.say(jane, 'there is a man with a gun on floor 3');
    await chat.say(jane, 'report there is a man with a gun on floor 3');
    expect(await chat.say(jane, 'he goes up')).toMatch(/911[\s\S]*EV-2026-0002/);
    await chat.press(jane, 'report.draft.attach', buttonValue('report.draft.attach'));
    expect((await last()).notes.map((note) => note.text)).toEqual(['he goes up']);
  });

  it('that could not be kept are not answered with an ordinary receipt, whichever button is pressed in vain', async () => {
    const on = { platform: 'slack' } as const;
    await chat.say(jane, 'the source in room 3 is Mr Smith', on);
    const draft = draftId();
    await chat.answer(jane, 'report.form', draft, { what: '', marking: 'secret' });
    expect(await last()).toMatchObject({ withheld: true });
    const ordinary = /I understood|Keep what you have|Change the type/;
    const again = await chat.press(jane, 'report.draft.send', draft, on);
    expect(again).toContain('EV-2026-0001');
    expect(again).not.toMatch(ordinary);
    await chat.press(jane, 'report.danger', 'EV-2026-0001', on);
    const refused = await chat.press(jane, 'report.withdraw', 'EV-2026-0001', on);
    expect(refused).toMatch(/911[\s\S]*cannot be withdrawn/);
    expect(refused).not.toMatch(ordinary);
  });

  it('are offered, sent with one button, once', async () => {
    const offer = await chat.say(etienne, 'quelqu’un m’a suivi dans l’édifice');
    expect(offer).toMatch(/^[\s\S]{0,80}911/);
    expect(await chat.store.events.page({ limit: 5 })).toEqual([]);
    const draft = draftId();
    expect(await chat.press(etienne, 'report.draft.send', draft)).toContain('EV-2026-0001');
    expect(await chat.press(etienne, 'report.draft.send', draft)).toMatch(/911[\s\S]*EV-2026-0001/);
    expect(await last()).toMatchObject({ text: 'quelqu’un m’a suivi dans l’édifice', danger: true });
    expect(await chat.store.events.page({ limit: 5 })).toHaveLength(1);
    await dropped(draft);
    expect(await chat.press(etienne, 'report.draft.send', draft)).toContain('n’est plus conservé');
  });

  it.each(['report.draft.send', 'report.draft.seal', 'report.form'])(
    'that were sent are answered with what they became: %s',
    async (again) => {
      await chat.say(jane, 'my manager sells passes, keep my name out of it');
      const draft = draftId();
      const receipt = await chat.press(jane, 'report.draft.send', draft);
      expect(await chat.press(jane, again, draft)).toBe(receipt);
      expect(chat.replies.at(-1)?.replace).toBeDefined();
      expect(await chat.store.events.page({ limit: 5 })).toHaveLength(1);
      expect(JSON.stringify(await chat.store.audit.page(0, 50))).not.toContain(jane);
    },
  );

  it('that were sent with details stand in what they became, however that goes on', async () => {
    await chat.say(jane, 'the door is broken');
    const draft = draftId();
    await chat.answer(jane, 'report.form', draft, { what: 'the door is broken on the 2nd floor' });
    expect(await chat.press(jane, 'report.draft.send', draft)).toContain('Recorded: EV-2026-0001');
    await chat.say('officer1', 'event take EV-2026-0001');
    expect(await chat.press(jane, 'report.draft.send', draft)).toContain('on the 2nd floor');
    expect(await chat.store.events.page({ limit: 5 })).toHaveLength(1);
  });

  it('of which nothing is known any more name nobody in the audit', async () => {
    await chat.say(jane, 'my manager sells passes, keep my name out of it');
    const draft = draftId();
    await dropped(draft);
    expect(await chat.press(jane, 'report.draft.send', draft)).toContain('no longer kept');
    expect(JSON.stringify(await chat.store.audit.page(0, 50))).not.toContain(jane);
  });

  it.each([
    ['acting strange, a man at the reception', 'Your role does not allow that'],
    ['action needed at the gate, it is broken', 'There is no “action needed”'],
    ['language used by this man was rude', 'language en'],
    ['numbers of badges were lying on the floor', 'Emergency numbers'],
  ])('that begin like a command are told so, and offered: %s', async (words, said) => {
    expect(await chat.say(jane, words)).toContain(said);
    expect(await chat.press(jane, 'report.draft.send', draftId())).toContain('EV-2026-0001');
  });

  it.each(['event list', 'event show EV-2026-0001', 'alert send', 'crisis opne', 'numbers please'])(
    'that are a command, mistyped or of others, are no report: %s',
    async (words) => {
      expect(await chat.say(jane, words)).not.toContain('Shall I send');
    },
  );

  it.each([
    'crise ouvrir',
    'event compromise EV-2026-0001 no',
    'duty set officer2@sample.example until 2026-12-01',
    'screening who employee-fr@sample.example yearly review',
  ])('that are a whole command of others are refused, and taken for no danger: %s', async (words) => {
    expect(await chat.say(jane, words)).toBe(
      'Your role does not allow that. The security desk can help you.',
    );
  });

  it('that are a command without what belongs to it are no danger either', async () => {
    expect(await chat.say('officer1', 'duty set officer2@sample.example')).not.toMatch(/911|Shall I send/);
  });

  it.each(['Mélanie Gagnon', 'priya nair', 'Wei Zhang', 'Sylvie Lavoie'])(
    'that are a colleague’s name where an address belongs are no danger, whoever else is called so: %s',
    async (name) => {
      const said = await chat.say('officer1', `event assign EV-2026-0001 ${name}`);
      expect(said).toContain('I could not use');
      expect(said).not.toMatch(/911|Shall I send/);
      const fell = await chat.say('officer1', `event assign EV-2026-0001 ${name} fell and is bleeding`);
      expect(fell).toMatch(/^[\s\S]{0,80}911/);
    },
  );

  it('that are a whole command of others and tell of danger are offered all the same', async () => {
    expect(await chat.say(jane, 'crise ouvrir un homme armé au 2e étage')).toMatch(/^[\s\S]{0,80}911/);
  });

  it.each(['hello', 'Merci!', '👍', 'ok', 'non merci', 'Cancel.', '?'])(
    'that tell of nothing are no report: %s',
    async (words) => {
      expect(await chat.say(jane, words)).toContain('I have not sent this message to security');
    },
  );

  it('said in a shared channel are offered in private, and the channel learns nothing', async () => {
    await chat.say(jane, 'I lost my badge', { channel: 'general' });
    const { here, own } = chat.replies.at(-1) ?? {};
    expect(here?.text).toBe('Answered privately. / Réponse envoyée en privé.');
    expect(own?.text).toContain('Shall I send this to security?');
    expect(await chat.press(jane, 'report.draft.send', draftId())).toContain('EV-2026-0001');
  });

  it('that agree say which button sends', async () => {
    await chat.say(etienne, 'j’ai perdu ma carte');
    expect(await chat.say(etienne, 'oui')).toContain('appuyez sur le bouton');
    expect(await chat.store.events.page({ limit: 5 })).toEqual([]);
  });

  it('of one person cannot be sent by another', async () => {
    await chat.say(jane, 'I lost my badge');
    expect(await chat.press(etienne, 'report.draft.send', draftId())).toContain('n’est plus conservé');
    expect(await chat.store.events.page({ limit: 5 })).toEqual([]);
  });

  it('too long for a form’s field are kept whole when details are added', async () => {
    const long = `start ${'x'.repeat(5_000)} end`;
    await chat.say(jane, long);
    const id = draftId();
    const reply = await chat.send({ ...event(jane), kind: 'action', action: 'report.form', value: id });
    if (!reply.form) throw new Error('no form');
    await chat.submit(jane, reply.form.form, { what: 'and more' });
    expect((await last()).text).toBe(`${long}\nand more`);
  });

  it('with a photo keep the photo', async () => {
    const files = [{ name: 'door.png', size: pixel.length, type: 'image/png', read: async () => pixel }];
    await chat.say(jane, 'the door is broken', { files });
    const receipt = await chat.press(jane, 'report.draft.send', draftId());
    expect((await last()).files).toMatchObject([{ name: 'door.png', type: 'image/png' }]);
    // Its author reads that it arrived.
    expect(receipt).toContain('Files: door.png');
  });

  it('about a colleague can be sent without one’s name, the photo too', async () => {
    const files = [{ name: 'door.png', size: pixel.length, type: 'image/png', read: async () => pixel }];
    await chat.say(jane, 'my colleague is copying files, an insider threat', { files });
    const draft = draftId();
    expect(JSON.stringify(chat.replies.at(-1))).toContain('report.draft.seal');
    expect(await chat.press(jane, 'report.draft.seal', draft)).toContain('Your name is sealed');
    const sealed = await last();
    expect(sealed).toMatchObject({ confidential: true, files: [{ name: 'door.png', by: sealed.author }] });
    expect(JSON.stringify(sealed)).not.toContain(jane);
  });

  it('hold nothing of the name in what the photo is called, and it is said what the photo itself may tell', async () => {
    for (const name of ['IMG_2031 Jane’s phone.png', 'kowalski_notes.png', 'door.png']) {
      const said = await chat.say(jane, 'report confidentially: my boss did it', {
        files: [{ ...photo, name }],
      });
      expect(said).toContain('Security gets your files as they are');
      expect(said.includes('kept as file.png')).toBe(name !== 'door.png');
      expect((await last()).files).toMatchObject([{ name: name === 'door.png' ? name : 'file.png' }]);
    }
    const files = [{ ...photo, name: 'kowalski_notes.png' }];
    expect(await chat.say(jane, 'report a lamp is broken', { files })).not.toContain('as they are');
    expect((await last()).files).toMatchObject([{ name: 'kowalski_notes.png' }]);
  });

  it('are still there when what was pressed for them is refused', async () => {
    await chat.say(jane, 'my colleague is copying files, an insider threat');
    const draft = draftId();
    await chat.press(jane, 'report.draft.seal', draft, { channel: 'general' });
    expect(await chat.store.events.page({ limit: 1 })).toEqual([]);
    expect(await chat.press(jane, 'report.draft.seal', draft)).toContain('Your name is sealed');
  });

  it('leave no name behind before they are sent: they may become a confidential report', async () => {
    const files = [{ name: 'door.png', size: pixel.length, type: 'image/png', read: async () => pixel }];
    await chat.say(jane, 'he sells passes', { files });
    const draft = await chat.store.drafts.get(draftId());
    expect(draft?.files).toHaveLength(1);
    expect(JSON.stringify(draft)).not.toContain(jane);
    expect(JSON.stringify(await chat.store.audit.page(0, 50))).not.toContain(jane);
  });
});

describe('words that ask not to be named', () => {
  it.each([
    'report confidentially: my supervisor sells passes',
    'report my supervisor sells passes, please keep my name out of it',
  ])('seal the name at once, and say how far that reaches: %s', async (words) => {
    const answer = await chat.say(jane, words);
    expect(answer).toContain('Your name is sealed');
    expect(answer).toContain('access-to-information law may still make it known');
    const sealed = await last();
    expect(sealed.confidential).toBe(true);
    expect(JSON.stringify(sealed)).not.toContain(jane);
  });

  it.each([
    ['signaler : confidentiellement, le chef vend des laissez-passer', 'confidentiellement, le chef vend'],
    ['Signaler – anonymement : le chef vend des laissez-passer', 'anonymement : le chef vend'],
    ['report - anonymously: the lead sells passes', 'anonymously: the lead sells passes'],
    ['report hello, off the record the lead sells passes', 'hello, off the record the lead sells passes'],
    ['report (confidential) my lead sells passes', '(confidential) my lead sells passes'],
  ])('are heard behind a sign or a greeting: %s', async (words, text) => {
    await chat.say(jane, words);
    const sealed = await last();
    expect(sealed).toMatchObject({ confidential: true });
    expect(sealed.text?.startsWith(text)).toBe(true);
  });

  it.each([
    'report EV-2026-0001 he does it at night',
    'report ev 2026 1: he does it at night',
    'report update EV-2026-0001 he does it at night',
  ])('are kept to by what is added to their report as if it were a new one: %s', async (words) => {
    await chat.say(jane, 'report confidentially: the lead steals laptops');
    expect(await chat.say(jane, words)).toBe('Added to EV-2026-0001.');
    const [only, ...more] = await chat.store.events.page({ limit: 5 });
    expect(more).toEqual([]);
    expect(only?.notes).toMatchObject([{ text: expect.stringContaining('he does it at night') }]);
    expect(JSON.stringify(await chat.store.audit.page(0, 50))).not.toContain(jane);
  });

  it.each([
    'report danger EV-2026-0001',
    'report danger: EV-2026-0001 he is here',
    'report EV-2026-0001 he has a gun',
  ])('are kept to when somebody is in danger: %s', async (words) => {
    await chat.say(jane, 'report confidentially: the lead steals laptops');
    expect(await chat.say(jane, words)).toMatch(/^[\s\S]{0,80}911/);
    expect(await last()).toMatchObject({ id: 'EV-2026-0001', danger: true });
    expect((await chat.owed('officer1@sample.example')).join()).toContain('EV-2026-0001');
    expect(JSON.stringify(await chat.store.audit.page(0, 50))).not.toContain(jane);
  });

  it.each([
    ['report confidentially EV-2026-0001 was my director', 'confidentially was my director', false],
    ['signaler confidentiellement EV-2026-0001, c’était mon chef', 'confidentiellement', false],
    ['report EV-2026-0001 confidentially: my boss took it', 'confidentially: my boss took it', false],
    ['report danger EV-2026-0001 confidentially: he has a gun', 'confidentially: he has a gun', false],
    ['report EV-2026-0001 confidentially: my boss took it', 'confidentially: my boss took it', true],
  ])(
    'are kept to with the number of a report that bears their name: %s',
    async (words, kept, isWithdrawn) => {
      await chat.say(jane, 'report a bag was lost');
      if (isWithdrawn) await chat.say(jane, 'report withdraw EV-2026-0001');
      expect(await chat.say(jane, words)).toMatch(/name is sealed[\s\S]*I left the number EV-2026-0001 out/);
      const sealed = await last();
      expect(sealed).toMatchObject({ id: 'EV-2026-0002', confidential: true });
      expect(sealed.text).toContain(kept);
      expect(sealed.text).not.toContain('0001');
      expect((await chat.store.events.get('EV-2026-0001'))?.notes).toEqual([]);
    },
  );

  it('are kept to by danger said in a channel, where only its author reads of the report', async () => {
    await chat.say(jane, 'report confidentially: the lead steals laptops');
    await chat.say(jane, 'report danger EV-2026-0001', { channel: 'general' });
    const { here, own } = chat.replies.at(-1) ?? {};
    expect(JSON.stringify(here)).not.toContain('EV-2026-0001');
    expect(JSON.stringify(own)).toMatch(/911.*EV-2026-0001/);
  });

  it.each(['report he steals again, as I said in EV-2026-0001', 'report EV-2026-0001 he steals again'])(
    'hold for another report that names theirs: %s',
    async (words) => {
      await chat.say(jane, 'report confidentially: the lead steals laptops');
      if (words.startsWith('report EV')) await chat.say(jane, 'report withdraw EV-2026-0001');
      expect(await chat.say(jane, words)).toMatch(/EV-2026-0002[\s\S]*Your name is sealed/);
      // Anybody else may name it.
      await chat.say(etienne, 'signaler un vol comme celui de EV-2026-0001');
      expect(await last()).toMatchObject({ id: 'EV-2026-0003', confidential: false });
    },
  );

  it('said without a command are offered with the name sealed', async () => {
    const offer = await chat.say(etienne, 'le gardien dort la nuit, ne dites pas mon nom');
    expect(offer).toContain('votre nom sera scellé');
    await chat.press(etienne, 'report.draft.send', draftId());
    expect((await last()).confidential).toBe(true);
  });

  it.each([
    'alert confidentially my boss steals laptops at night',
    'event confidentially my boss steals laptops at night',
    'help confidentially my boss steals laptops at night',
  ])('are heard behind a word that is taken for a command: %s', async (words) => {
    expect(await chat.say(jane, words)).toContain('your name will be sealed');
    await chat.press(jane, 'report.draft.send', buttonValue('report.draft.send'));
    expect((await last()).confidential).toBe(true);
    await chat.say(jane, words);
    await chat.press(jane, 'report.form', buttonValue('report.form'));
    const confidential = chat.replies.at(-1)?.form?.form.fields.find(({ name }) => name === 'confidential');
    expect(confidential).toMatchObject({ value: true });
  });

  it('are not needed where only a number seals: why is said, and how to give the name', async () => {
    await chat.say(jane, 'report confidentially: the lead steals laptops');
    const words = { what: 'I am ready to give my name: it is about EV-2026-0001' };
    expect(await chat.fill(jane, 'report', words)).toMatch(/Your name is sealed because[\s\S]*in a note/);
    expect((await last()).confidential).toBe(true);
  });

  it.each([
    ['event severity EV-2026-0001 high', 'employee-en@sample.example'],
    ['event list', 'somebody'],
    ['alert confidentially my boss steals laptops at night', 'somebody'],
    // What is offered as a report may be sent without a name.
    ['event note my manager takes drugs at work and sells them', 'somebody'],
    ['crisis open my boss sells our passes to strangers', 'somebody'],
    ['event close EV-2026-0099 my supervisor lets strangers in at night', 'somebody'],
  ])(
    'are kept out of the audit before they are made, and nobody else who is refused: %s',
    async (words, who) => {
      await chat.say(jane, words);
      expect((await chat.store.audit.page(0, 50)).at(-1)).toMatchObject({
        who,
        outcome: 'refused',
        detail: 'role',
      });
    },
  );

  it('are not named in the audit before they are made, either, where they were mistyped with a marking', async () => {
    expect(await chat.say(jane, 'alert TOP SECRET')).toContain('do not write this here');
    expect((await chat.store.audit.page(0, 50)).at(-1)).toMatchObject({ who: 'somebody', detail: 'marking' });
  });

  it.each(['thanks', 'hello', 'what does a Top Secret clearance involve?'])(
    'are not named in the audit by what is said beside them without a command: %s',
    async (words) => {
      await chat.say(jane, 'report confidentially my boss takes files home');
      await chat.say(jane, words);
      const audit = await chat.store.audit.page(0, 50);
      expect(audit.at(-1)).toMatchObject({ who: 'somebody', what: 'plain', outcome: 'done' });
      expect(JSON.stringify(audit)).not.toContain(jane);
    },
  );

  it('are not named in the audit by a press that does nothing', async () => {
    await chat.say(jane, 'report confidentially my boss takes files home');
    const before = await chat.store.audit.page(0, 50);
    const sender = { platform: 'console', id: `console-${jane}`, email: `${jane}@sample.example` } as const;
    const pressed = {
      kind: 'action',
      sender: { ...sender, name: jane, standing: 'member' },
      place: { platform: 'console', id: sender.id, kind: 'direct' },
      audience: 'author',
      lasting: true,
    } as const;
    await chat.send({ ...pressed, id: '1', action: 'report.type', value: '', unchosen: true });
    await chat.send({ ...pressed, id: '2', action: 'of.an.older.version', value: '' });
    expect(await chat.store.audit.page(0, 50)).toEqual(before);
  });

  it('lies in a seal that is as long as anybody’s, whatever they are called', async () => {
    await chat.say(jane, 'report confidentially my boss takes files home');
    await chat.say(etienne, 'signaler confidentiellement mon chef vend des laissez-passer', {
      platform: 'slack',
    });
    const boxes = (await chat.store.sealed.all()).map(({ box }) => box.length);
    expect(boxes).toHaveLength(2);
    expect(new Set(boxes).size).toBe(1);
  });

  it('lies in such a seal from the next start on, where an older version made it', async () => {
    await chat.say(jane, 'report confidentially my boss takes files home');
    await chat.say(etienne, 'signaler confidentiellement mon chef vend des laissez-passer');
    const { sealed } = chat.store;
    const sealKey = chat.services.sealKey;
    const [first, second] = await sealed.all();
    if (!first || !second) throw new Error('no seals');
    const older = { ...first, box: seal(unseal(first, sealKey).trim(), first.id, sealKey) };
    const lost = { ...second, box: seal('{}', 'another', sealKey) };
    await chat.store.commit([older, lost].map((put) => ({ in: 'sealed' as const, put })));
    const broken: string[] = [];
    chat.services.sealBroken = (id) => broken.push(id);
    const unit = new Unit(chat.services, chat.now);
    await sealAlike(unit);
    expect(unit.writes).toHaveLength(1);
    await chat.store.commit(unit.writes);
    expect((await sealed.get(first.id))?.box).toHaveLength(first.box.length);
    expect((await sealed.get(second.id))?.box).toBe(lost.box);
    expect(broken).toEqual([second.id]);
    expect(await chat.say(jane, `report show ${recordOf(first.id)}`)).toContain('takes files home');
  });

  it('stands nowhere beside the platform’s number of its message, which names the conversation', async () => {
    await chat.say(jane, 'report confidentially my boss takes files home', {
      platform: 'teams',
      id: 'a:janes-conversation/1700000000',
    });
    const names = readdirSync(chat.folder, { recursive: true, withFileTypes: true });
    const kept = names
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
    expect(kept.join()).toContain('my boss takes files home');
    expect(kept.join()).not.toContain('janes-conversation');
  });

  it('with a seal that does not open keep nobody from theirs, and the desk from nothing', async () => {
    const broken: string[] = [];
    chat.services.sealBroken = (id) => broken.push(id);
    await chat.say(etienne, 'signaler confidentiellement mon chef vend des laissez-passer');
    await chat.say(jane, 'report confidentially my boss takes files home');
    const id = 'confidential:EV-2026-0001';
    const other = seal('{}', id, Buffer.alloc(32, 9));
    await chat.store.commit([{ in: 'sealed', put: { id, version: 1, box: other } }]);
    expect(await chat.say(jane, 'report mine')).toContain('EV-2026-0002');
    expect(broken).toEqual([id]);
    await chat.say('officer1', 'language en');
    const lost = 'The author cannot be told: the seal on their name does not open any more.';
    for (const [word, done] of [
      ['ack', 'You acknowledged EV-2026-0001.'],
      ['take', 'EV-2026-0001 is yours.'],
    ])
      expect(await chat.say('officer1', `event ${word} EV-2026-0001`)).toContain(`${done} ${lost}`);
    expect(await chat.say('officer1', 'event ack EV-2026-0002')).toContain('The author has been told.');
    expect((await chat.store.events.get('EV-2026-0001'))?.status).toBe('taken');
    expect(
      await chat.answer('officer1', 'event.ask', 'EV-2026-0001', { question: 'Which floor?' }),
    ).toContain(lost);
    expect((await chat.store.events.get('EV-2026-0001'))?.deskNotes).toEqual([]);
    expect(await chat.say('cso', 'event unseal EV-2026-0001')).toContain('ne s’ouvre plus');
  });

  it('are named where their author cannot be told that danger was seen, or that all of it was closed', async () => {
    const cannot =
      'The author of EV-2026-0001 cannot be told: the seal on their name does not open any more.';
    await chat.say('officer1', 'language en');
    await chat.say(jane, 'report confidentially: a window is broken');
    await chat.say(etienne, 'report a window is broken');
    await chat.say('officer1', 'event take EV-2026-0001');
    await chat.say(jane, 'report danger EV-2026-0001');
    const id = 'confidential:EV-2026-0001';
    const box = seal('{}', id, Buffer.alloc(32, 9));
    await chat.store.commit([{ in: 'sealed', put: { id, version: 1, box } }]);
    const seen = await chat.say('officer1', 'event ack EV-2026-0001');
    expect(seen).toContain(`someone is in danger in EV-2026-0001. ${cannot}`);
    await chat.press('officer1', 'event.merge', 'EV-2026-0001 EV-2026-0002');
    await chat.say('officer1', 'event ack EV-2026-0002');
    const closed = { outcome: 'unfounded', cause: 'none' };
    const said = await chat.answer('officer1', 'event.close', 'EV-2026-0002', closed);
    expect(said).toContain(`The author has been told. ${cannot}`);
  });

  it('of a breach whose seal does not open go on with the privacy officers, as any other', async () => {
    await chat.fill(jane, 'report', {
      what: 'privacy breach, files sent to the wrong person',
      type: 'privacy-breach',
      confidential: 'yes',
    });
    await chat.say('officer1', 'event take EV-2026-0001');
    await chat.press('officer1', 'event.restrict', 'EV-2026-0001');
    const id = 'confidential:EV-2026-0001';
    const box = seal('{}', id, Buffer.alloc(32, 9));
    await chat.store.commit([{ in: 'sealed', put: { id, version: 1, box } }]);
    expect(await chat.say('officer1', 'event note EV-2026-0001 asked the guard')).toContain('Note added');
    expect((await chat.store.breaches.get('EV-2026-0001'))?.told).toEqual(['privacy1@sample.example']);
  });

  it.each([
    { what: 'He sells parking passes. Please let me stay anonymous', where: 'Room 302' },
    { what: 'He sells parking passes', where: 'confidentially, room 302', contact: 'here' },
  ])('are confidential where one of its answers asks for that: %o', async (values) => {
    await chat.fill(jane, 'report', values);
    expect(await last()).toMatchObject({ confidential: true });
  });

  it('are no way to report confidentially where others read', async () => {
    const answer = await chat.say(jane, 'report anonymously that he sells passes', { channel: 'general' });
    expect(answer).toContain('only be sent from your own chat');
    // They go to their own chat next.
    expect(JSON.stringify(await chat.store.audit.page(0, 50))).not.toContain(jane);
    expect(await chat.store.events.page({ limit: 5 })).toEqual([]);
  });
});

it('words that ask not to be named are too late where a button adds them under one’s name, and it is said so', async () => {
  await chat.say(jane, 'report the safe was open');
  await chat.say(jane, 'please keep my name confidential, Bob did it');
  const added = await chat.press(jane, 'report.draft.attach', `${draftId()} EV-2026-0001`);
  expect(added).toContain('already sees your name with EV-2026-0001');
  expect(await chat.say(jane, 'report note EV-2026-0001 it was Tuesday')).not.toContain('your name');
  await chat.fill(jane, 'report', { what: 'the safe was open again', confidential: 'yes' });
  expect(await chat.say(jane, 'report note EV-2026-0002 please keep my name confidential')).not.toContain(
    'sees',
  );
});

describe('the form', () => {
  it('takes everything, and is stored once however often it is sent', async () => {
    const reply = await chat.send({
      ...event(jane),
      kind: 'text',
      text: 'report',
      files: [],
      mentions: [],
    });
    if (!reply.form) throw new Error('no form');
    const values = {
      what: 'window broken',
      where: '90 Elgin',
      contact: '613-555-0199',
      date: '2026-11-24',
      time: '09:30',
      type: 'damage-facility',
      danger: 'no',
    };
    const answer = await chat.submit(jane, reply.form.form, values);
    expect(answer).toContain('EV-2026-0001');
    expect(await last()).toMatchObject({
      where: '90 Elgin',
      contact: '613-555-0199',
      happenedAt: '2026-11-24T14:30:00.000Z',
    });
    expect(await chat.submit(jane, reply.form.form, values)).toBe(answer);
    expect(await chat.store.events.page({ limit: 5 })).toHaveLength(1);
  });

  it.each([
    [{ what: '  ' }, 'Say in a few words'],
    [{ what: 'x', date: '2099-01-01' }, 'still to come'],
    [{ what: 'x', date: '2026-02-31' }, 'Give a date that exists'],
    [{ what: 'x', time: '09:00' }, 'Give a date that exists'],
    [{ what: 'x', date: '2026-11-25' }, 'still to come'],
  ])('%j is told in a sentence, and records nothing', async (values, sentence) => {
    expect(await chat.fill(jane, 'report', values)).toContain(sentence);
    expect(await chat.store.events.page({ limit: 5 })).toEqual([]);
  });

  it('keeps a date alone as it was said, without a time that nobody said', async () => {
    // In Ottawa the day of the report is still the 23rd.
    chat.now = new Date('2026-11-24T03:00:00.000Z');
    expect(await chat.fill(jane, 'report', { what: 'window broken', date: '2026-11-24' })).toContain(
      'still to come',
    );
    for (const date of ['2026-11-23', '2026-11-20']) {
      await chat.fill(jane, 'report', { what: 'window broken', date });
      const { id, happenedAt } = await last();
      expect(happenedAt).toBe(date);
      const shown = [
        await chat.say(jane, `report show ${id}`),
        await chat.say('officer1', `event show ${id}`),
        (await chat.owed('#desk console')).find((text) => text.startsWith(id)),
      ];
      for (const each of shown) expect(each).toMatch(new RegExp(`Happened.*: ${date}\n`));
    }
  });

  it('takes no hour that clocks skip, and of one that they repeat the first', async () => {
    chat.now = new Date('2027-03-14T20:00:00.000Z');
    const skipped = await chat.fill(jane, 'report', { what: 'x', date: '2027-03-14', time: '02:30' });
    expect(skipped).toContain('skip 02:30 on 2027-03-14');
    expect(await chat.store.events.page({ limit: 5 })).toEqual([]);
    await chat.fill(jane, 'report', { what: 'window broken', date: '2026-11-01', time: '01:30' });
    expect(await last()).toMatchObject({ happenedAt: '2026-11-01T05:30:00.000Z' });
  });

  it('with danger alone is a report already', async () => {
    expect(await chat.fill(jane, 'report', { danger: 'yes' })).toMatch(/911[\s\S]*EV-2026-0001/);
  });

  it('too old to be used records nothing and says so', async () => {
    const reply = await chat.send({
      ...event(jane),
      kind: 'text',
      text: 'report',
      files: [],
      mentions: [],
    });
    await chat.pass(8 * 24 * 60 * 60 * 1000);
    if (!reply.form) throw new Error('no form');
    expect(await chat.submit(jane, reply.form.form, { what: 'x' })).toContain('too old');
    expect(await chat.store.events.page({ limit: 5 })).toEqual([]);
  });

  it('too old to be used comes back as it was filled in, and says nothing of who reports confidentially', async () => {
    await chat.say(jane, 'report');
    const old = formShown();
    await chat.pass(8 * 24 * 60 * 60 * 1000);
    const values = { what: 'the lead steals laptops', where: 'stores', confidential: 'yes' };
    await chat.submit(jane, old, values);
    const again = formShown();
    expect(again.token).not.toBe(old.token);
    expect(again.fields).toContainEqual(expect.objectContaining({ name: 'what', value: values.what }));
    expect(again.fields).toContainEqual(expect.objectContaining({ name: 'where', value: 'stores' }));
    expect(await chat.submit(jane, again, values)).toContain('Your name is sealed');
    expect(JSON.stringify(await chat.store.audit.page(0, 50))).not.toContain(jane);
  });

  it('that could not be stored comes back as it was filled in, below the emergency numbers', async () => {
    await chat.say(etienne, 'signaler');
    const form = formShown();
    const values = { what: 'un homme a forcé la porte', danger: 'yes' };
    const store = vi.spyOn(chat.store, 'commit').mockRejectedValue(new NotRecorded(new Error('full')));
    expect(await chat.submit(etienne, form, values)).toMatch(
      /PAS été enregistré[\s\S]*911[\s\S]*form report/,
    );
    store.mockRestore();
    const again = formShown();
    expect(JSON.stringify(again.intro)).toMatch(/PAS été enregistré[\s\S]*911/);
    expect(again.fields).toContainEqual(expect.objectContaining({ name: 'danger', value: 'yes' }));
    expect(again).toMatchObject({ token: form.token, state: form.state });
    chat.failures.length = 0;
    expect(await chat.submit(etienne, again, values)).toContain('Enregistré');
    expect((await last()).text).toBe(values.what);
  });

  it('that could not be stored does not repeat what may not be written here', async () => {
    await chat.say(jane, 'report');
    const store = vi.spyOn(chat.store, 'commit').mockRejectedValue(new NotRecorded(new Error('full')));
    const said = await chat.submit(jane, formShown(), { what: 'SECRET the launch codes are lost' });
    store.mockRestore();
    chat.failures.length = 0;
    expect(said).toMatch(/NOT recorded/);
    expect(JSON.stringify(chat.replies.at(-1))).not.toContain('launch codes');
  });

  it('with a store that answers nothing leaves what was typed to be read', async () => {
    await chat.say(jane, 'report');
    const store = vi.spyOn(chat.store.seen, 'get').mockRejectedValue(new Error('away'));
    const said = await chat.submit(jane, formShown(), { what: 'a man forced the door' });
    store.mockRestore();
    chat.failures.length = 0;
    expect(said).toContain('a man forced the door');
  });

  it('of a report that was taken back is refused, with what was typed', async () => {
    await chat.say(jane, 'report lost my badge');
    await chat.press(jane, 'report.details', 'EV-2026-0001');
    const details = formShown();
    await chat.press(jane, 'report.withdraw', 'EV-2026-0001');
    expect(await chat.submit(jane, details, { text: 'it has a red strap' })).toContain('is withdrawn');
    expect(formShown().fields[0]).toMatchObject({ name: 'text', value: 'it has a red strap' });
    // Somebody else cannot open it at all.
    expect(
      await chat.submit(etienne, { ...details, token: `${details.token}2` }, { text: 'il est rouge' }),
    ).toMatch(/EV-2026-0001[\s\S]*il est rouge/);
    const refused = (await chat.store.audit.page(0, 50)).filter(({ outcome }) => outcome === 'refused');
    expect(refused).toHaveLength(2);
  });
});

describe('words of danger that are added to what is not theirs', () => {
  it.each([
    ['signaler note EV-2026-0001 un homme avec une arme est ici', 'of a colleague'],
    ['signaler note EV-2026-0009 un homme avec une arme est ici', 'of nothing'],
    ['signaler danger EV-2026-0009', 'of nothing'],
  ])('are a report of their own: %s', async (words) => {
    await chat.say(jane, 'report a window is broken');
    const said = await chat.say(etienne, words);
    expect(said).toMatch(/^[\s\S]{0,80}911[\s\S]*EV-2026-0002/);
    if (words.includes('note')) expect(said).toContain('c’est donc un nouveau signalement');
    expect(await last()).toMatchObject({ id: 'EV-2026-0002', danger: true });
    const [, before] = await chat.store.events.page({ limit: 2 });
    expect(before).toMatchObject({ danger: false, notes: [] });
  });

  it.each(['note', 'details', 'danger'])(
    'are one, sealed and without a name in the audit, where a seal does not open: %s',
    async (how) => {
      await chat.say(jane, 'report confidentially: the lead steals laptops');
      const id = 'confidential:EV-2026-0001';
      await chat.press(jane, 'report.details', 'EV-2026-0001');
      const details = formShown();
      await chat.store.commit([
        { in: 'sealed', put: { id, version: 1, box: seal('{}', id, Buffer.alloc(32, 9)) } },
      ]);
      const words = 'he has a gun now';
      if (how === 'note') await chat.say(jane, `report note EV-2026-0001 ${words}`);
      if (how === 'details') await chat.submit(jane, details, { text: words });
      if (how === 'danger') await chat.press(jane, 'report.danger', 'EV-2026-0001');
      expect(plainText(chat.replies.at(-1)?.here ?? chat.replies.at(-1)?.replace ?? { text: '' })).toMatch(
        /^[\s\S]{0,80}911/,
      );
      expect(await last()).toMatchObject({ id: 'EV-2026-0002', danger: true, confidential: true });
      await chat.say(jane, 'report show EV-2026-0001');
      expect(JSON.stringify(await chat.store.audit.page(0, 50))).not.toContain(jane);
      // Any look that is refused may be the author’s by now: it is there, without a name.
      const looks = (await chat.store.audit.about('EV-2026-0001')).filter(({ who }) => who === 'unnamed');
      expect(looks.at(-1)).toMatchObject({ what: 'look refused', outcome: 'refused' });
      await chat.say('auditor', 'language en');
      expect(await chat.say('auditor', 'audit show EV-2026-0001')).toContain(
        'somebody whose name is left out',
      );
    },
  );
});

describe('files', () => {
  const file = (name: string, bytes: Uint8Array, type: string) => ({
    name,
    size: bytes.length,
    type,
    read: async () => bytes,
  });

  it('that cannot be kept are told, and hold no report up', async () => {
    const files = [
      file('../../evil\u202Egnp.exe', Buffer.from('MZ\u0000'), 'application/x-msdownload'),
      file('not-a-picture.png', Buffer.from('<html>'), 'image/png'),
      file('good.png', pixel, 'image/png'),
      { ...file('huge.png', pixel, 'image/png'), size: 99_000_000 },
      { name: 'gone.png', size: 5, type: 'image/png', read: () => Promise.reject(new Error('x')) },
      file('one-too-many.png', pixel, 'image/png'),
    ];
    const answer = await chat.say(jane, 'report broken door', { files });
    expect(answer).toContain('evilgnp.exe was not kept');
    expect(answer).toContain('not-a-picture.png was not kept');
    expect(answer).toContain('huge.png was not kept');
    expect(answer).toContain('gone.png could not be read');
    expect(answer).toContain('Only 5 files');
    expect((await last()).files.map(({ name }) => name)).toEqual(['good.png']);
  });
});

describe('the number of one’s own report with nothing behind it', () => {
  it.each(['report EV-2026-0001', 'report photo EV-2026-0001', 'signaler voir EV-2026-0001'])(
    'takes in the files that come with it: %s',
    async (words) => {
      await chat.say(jane, 'report confidentially: a lock was opened');
      expect(await chat.say(jane, words, { files: [photo] })).toMatch(/^Added to EV-2026-0001\./);
      expect(await last()).toMatchObject({ files: [{ name: 'door.png' }] });
    },
  );

  it('is of no event to add to once that is closed: what is told of it waits for somebody again', async () => {
    await chat.say(jane, 'report confidentially: a stranger came in');
    await chat.say('officer1', 'event take EV-2026-0001');
    await chat.answer('officer1', 'event.close', 'EV-2026-0001', { outcome: 'unfounded', cause: 'a guest' });
    const said = await chat.say(jane, 'report EV-2026-0001 the same stranger came in again');
    expect(said).toContain('Recorded: EV-2026-0002');
    expect(await last()).toMatchObject({ status: 'open', confidential: true });
    expect(await chat.say(jane, 'report photo EV-2026-0001', { files: [photo] })).toContain('Added');
  });

  it('opens the form for what is to be added, and stores nothing', async () => {
    await chat.say(jane, 'report lost my badge');
    const before = await last();
    expect(await chat.say(jane, 'report update EV-2026-0001')).toBe('[form report.details]');
    expect(await last()).toEqual(before);
  });
});

describe('a file that cannot be kept, and nothing else', () => {
  const bad = { name: 'photo.exe', size: pixel.length, type: 'image/png', read: async () => pixel };

  it.each([
    ['report'],
    [''],
    ['report note EV-2026-0001'],
    ['report update EV-2026-0001'],
    ['report EV-2026-0001'],
  ])('is said to be nothing by %j', async (words) => {
    await chat.say(jane, 'report lost my badge');
    const before = await last();
    const said = await chat.say(jane, words, { files: [bad] });
    expect(said).toMatch(/^photo.exe was not kept: its content is not what its name says.\n/);
    expect(said).toMatch(/Nothing was recorded|Write something/);
    expect(await last()).toEqual(before);
    expect(await chat.say(jane, 'report my laptop')).toContain('EV-2026-0002');
  });
});

describe('files with words that are not kept', () => {
  const files = [{ name: 'door.png', size: pixel.length, type: 'image/png', read: async () => pixel }];
  const sha256 = createHash('sha256').update(pixel).digest('hex');

  beforeEach(() => chat.say(jane, 'report lost my badge'));

  it('are not kept either', async () => {
    const words = 'SECRET: see the plan';
    expect(await chat.say(jane, `report note EV-2026-0001 ${words}`, { files })).toContain('do not write');
    await chat.press(jane, 'report.details', 'EV-2026-0001');
    const form = chat.replies.at(-1)?.form?.form;
    if (!form) throw new Error('no form');
    expect(await chat.submit(jane, form, { text: words }, { files })).toContain('do not write');
    await chat.say(jane, 'report withdraw EV-2026-0001');
    expect(await chat.say(jane, 'report note EV-2026-0001 look', { files })).toContain('withdrawn');
    expect(await chat.store.files.read(sha256)).toBeUndefined();
  });
});

describe('one’s own reports', () => {
  beforeEach(async () => {
    await chat.say(jane, 'report lost my badge');
  });

  it('are listed, shown, added to and withdrawn', async () => {
    expect(await chat.say(jane, 'report mine')).toContain('EV-2026-0001');
    expect(chat.replies.at(-1)?.here?.card?.at(-1)).toEqual({
      kind: 'buttons',
      buttons: [{ action: 'report.show', value: 'EV-2026-0001', label: 'Open EV-2026-0001' }],
    });
    expect(await chat.say(jane, 'report show EV-2026-0001')).toContain('lost my badge');
    expect(await chat.press(jane, 'report.show', 'EV-2026-0001')).toContain('lost my badge');
    expect(await chat.say(jane, 'report note EV-2026-0001 it is blue')).toContain('Added');
    expect(await chat.say(jane, 'report show ev-2026-0001')).toContain('it is blue');
    expect(await chat.say(jane, 'report withdraw EV-2026-0001')).toContain('is withdrawn');
    expect(await chat.say(jane, 'report withdraw EV-2026-0001')).toContain('already withdrawn');
    expect((await last()).status).toBe('withdrawn');
  });

  it('that were withdrawn keep no button that leads nowhere, and no promise', async () => {
    await chat.press(jane, 'report.withdraw', 'EV-2026-0001');
    const [text, buttons, ...more] = chat.replies.at(-1)?.replace?.card ?? [];
    expect(text).toMatchObject({ text: expect.stringContaining('is withdrawn') });
    expect(buttons).toMatchObject({ buttons: [{ action: 'report.danger' }] });
    expect(more).toEqual([]);
    // From a receipt that was sent a second time.
    for (const [action, value] of [
      ['report.types', 'EV-2026-0001'],
      ['report.type', 'EV-2026-0001 lost-asset'],
    ] as const) {
      expect(await chat.press(jane, action, value)).toContain('Write a new report');
    }
  });

  it.each([
    ['report.withdraw', '', 'is withdrawn'],
    ['report.type', ' ohs', 'health and safety'],
    ['report.danger', '', 'call now'],
  ])(
    'change in the receipt that lasts, too, by a button of an answer that does not: %s',
    async (action, more, said) => {
      const fleeting = { ...event(jane), lasting: false };
      const words = 'report the printer has no paper';
      await chat.send({ ...fleeting, kind: 'text', text: words, files: [], mentions: [] });
      const { id } = await last();
      await chat.settle();
      await chat.send({ ...fleeting, id: action, kind: 'action', action, value: id + more });
      const delivery = await chat.store.deliveries.get(`${id}:receipt`);
      expect(delivery).toMatchObject({ state: 'owed', posted: expect.anything() });
      const receipts = await chat.owed('employee-en@sample.example');
      expect(receipts.filter((each) => each.includes(said))).toHaveLength(1);
    },
  );

  it('change in the receipt that lasts, too, by words, which have nothing in whose place an answer stands', async () => {
    const fleeting = { ...event(jane), lasting: false };
    const words = 'report the printer has no paper';
    await chat.send({ ...fleeting, kind: 'text', text: words, files: [], mentions: [] });
    const { id } = await last();
    await chat.settle();
    await chat.say(jane, `report withdraw ${id}`);
    const receipts = await chat.owed('employee-en@sample.example');
    expect(receipts.filter((each) => each.includes('is withdrawn'))).toHaveLength(1);
  });

  it.each([
    ['report SECRET the source is in room 3', 'do not delete or forward'],
    ['screening change I was charged with impaired driving', 'do not delete or forward'],
  ])('keep in the receipt what only that says: %s', async (words, kept) => {
    const slack = { platform: 'slack' as const, kind: 'direct' as const, id: 'dm' };
    const { sender, ...common } = event(jane);
    const alone = {
      ...common,
      sender: { ...sender, platform: 'slack' as const },
      place: slack,
      lasting: false,
    };
    const say = (text: string) =>
      chat.send({ ...alone, id: text, kind: 'text', text, files: [], mentions: [], unposted: true });
    await say(words);
    const { id } = await last();
    await chat.settle();
    const answer = await say(`report danger ${id}`);
    expect(answer.here?.text).toContain('911');
    expect(JSON.stringify(answer)).not.toMatch(/report\.types|You will be told/);
    expect(await chat.store.events.get(id)).toMatchObject({ danger: true });
    expect((await chat.owed('employee-en@sample.example')).join()).toContain(kept);
  });

  it.each(['show', 'note', 'withdraw'])('of somebody else look as if there were none: %s', async (verb) => {
    const words = (id: string) => `report ${verb} ${id} ${verb === 'note' ? 'x' : ''}`;
    const other = await chat.say(etienne, words('EV-2026-0001'));
    const none = await chat.say(etienne, words('EV-2026-9999'));
    expect(other.replace('0001', 'N')).toBe(none.replace('9999', 'N'));
  });

  it('stay when an officer handles them', async () => {
    await chat.say('officer1', 'event take EV-2026-0001');
    expect(await chat.say(jane, 'report withdraw EV-2026-0001')).toContain('cannot be withdrawn');
  });

  it('stand as they are where a button of theirs comes too late, without that button', async () => {
    const press = async (action: string, value = 'EV-2026-0001') => {
      const said = await chat.press(jane, action, value);
      expect(plainText(chat.replies.at(-1)?.replace ?? { text: '' })).toBe(said);
      return said;
    };
    await chat.say('officer1', 'event severity EV-2026-0001 low');
    expect(await press('report.withdraw')).toMatch(
      /still needs EV-2026-0001[\s\S]*\[Add details or a photo\]/,
    );
    expect(await press('report.types')).not.toMatch(/\[Change the type\]|\[Withdraw\]/);
    await chat.say('officer1', 'event take EV-2026-0001');
    expect(await press('report.withdraw')).toMatch(/cannot be withdrawn[\s\S]*Being handled/);
    expect(await press('report.type', 'EV-2026-0001 ohs')).not.toMatch(/\[Withdraw\]/);
    await chat.say(jane, 'report the printer has no paper');
    await chat.say(jane, 'report withdraw EV-2026-0002');
    expect(await press('report.withdraw', 'EV-2026-0002')).toBe(
      'EV-2026-0002 is already withdrawn.\n[Someone is in danger]',
    );
    // What others read in the place of an offer that they read, too, is not for them.
    await chat.press(jane, 'report.withdraw', 'EV-2026-0001', { channel: 'general' });
    expect(chat.replies.at(-1)?.replace).toBeUndefined();
  });
});

describe('coming by before or after a confidential report', () => {
  const sender = {
    platform: 'slack',
    id: 'U1',
    email: `${jane}@sample.example`,
    name: jane,
    standing: 'member',
  } as const;
  const place = { platform: 'slack', id: 'D1', kind: 'direct' } as const;

  it.each(['home', 'opened', 'welcome'] as const)('leaves nothing: %s', async (kind) => {
    const commit = vi.spyOn(chat.store, 'commit');
    await chat.send({ kind, id: 'visit', sender, place, audience: 'author', lasting: true });
    const kept = commit.mock.calls.flatMap(([writes]) => writes.map((write) => write.in));
    commit.mockRestore();
    expect(kept).not.toContain('seen');
    expect(await chat.store.audit.page(0, 50)).toEqual([]);
  });

  it('leaves no name where the reports are listed', async () => {
    await chat.say(jane, 'report confidentially: the lead steals laptops');
    expect(await chat.say(jane, 'report mine')).toContain('EV-2026-0001');
    expect(JSON.stringify(await chat.store.audit.page(0, 50))).not.toContain(jane);
  });
});

describe('a flood', () => {
  it('is answered kindly, loses nothing, and leaves others alone', async () => {
    for (let i = 1; i <= 14; i++) await chat.say(jane, `report I lost key number ${i}`);
    const events = await chat.store.events.page({ author: 'employee-en@sample.example', limit: 50 });
    expect(events).toHaveLength(10);
    expect(events[0]?.notes.map(({ text }) => text)).toEqual([
      'I lost key number 11',
      'I lost key number 12',
      'I lost key number 13',
      'I lost key number 14',
    ]);
    expect(await chat.say(etienne, 'signaler autre chose')).toContain('EV-2026-0011');
    await chat.pass(61_000);
    expect(await chat.say(jane, 'report later')).toContain('Recorded');
  });

  it('joins a photo that lay in a draft to the last report under its author’s name', async () => {
    for (let i = 0; i < 10; i++) await chat.say(jane, `report door ${i} is broken`);
    const files = [{ name: 'door.png', size: pixel.length, type: 'image/png', read: async () => pixel }];
    await chat.say(jane, 'the door is broken', { files });
    expect(await chat.press(jane, 'report.draft.send', draftId())).toContain('EV-2026-0010');
    expect((await last()).files).toMatchObject([{ name: 'door.png', by: 'employee-en@sample.example' }]);
  });
});

describe('in a shared place', () => {
  it('a report is answered in one’s own chat; the place sees a neutral line', async () => {
    const reply = await chat.send({
      ...event(jane),
      place: { platform: 'teams', id: 'c', kind: 'channel' },
      sender: { ...event(jane).sender, platform: 'teams' },
      audience: 'everyone',
      kind: 'text',
      text: 'report lost badge',
      files: [],
      mentions: [],
    });
    expect(reply.here?.text).toBe('Answered privately. / Réponse envoyée en privé.');
    expect(reply.own?.text).toContain('EV-2026-0001');
    expect(reply.own?.text).toContain('was visible');
  });

  it.each(['author', 'everyone'] as const)(
    'a confidential report goes on in a form that its author alone sees, and by telephone: seen by %s',
    async (seenBy) => {
      const there = { channel: 'general', seenBy, platform: 'console' } as const;
      const said = await chat.say(jane, 'report anonymously that he sells passes', there);
      expect(said).toMatch(/only be sent from your own chat[\s\S]*613-555-0100[\s\S]*\[form report\]/);
      expect(formShown().fields).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ name: 'what', value: 'anonymously that he sells passes' }),
          expect.objectContaining({ name: 'confidential', value: true }),
        ]),
      );
      await chat.say(jane, 'my manager sells passes', { channel: 'general', seenBy: 'everyone' });
      const draft = draftId();
      expect(await chat.press(jane, 'report.draft.seal', draft, there)).toContain('[form report]');
      expect(chat.replies.at(-1)?.form?.where).toBe(seenBy === 'author' ? 'here' : 'own');
      expect(await chat.store.events.page({ limit: 5 })).toEqual([]);
      expect(JSON.stringify(await chat.store.audit.page(0, 50))).not.toContain(jane);
      await chat.submit(jane, formShown(), { what: 'my manager sells passes', confidential: 'yes' });
      expect(await last()).toMatchObject({ confidential: true });
      const again = await chat.press(jane, 'report.draft.seal', draft, there);
      expect(again).toMatch(/was sent[\s\S]*report mine/);
      expect(again).not.toContain('EV-2026-0001');
    },
  );

  it('a confidential report is refused', async () => {
    const answer = await chat.fill(
      jane,
      'report',
      { what: 'x', confidential: 'yes' },
      { channel: 'general' },
    );
    expect(answer).toContain('only be sent from your own chat');
    expect(await chat.store.events.page({ limit: 5 })).toEqual([]);
  });

  it('words above the ceiling that ask for confidence are said not to belong there, nor anywhere else in chat', async () => {
    for (const words of [
      'report confidentially: SECRET // my boss sold the plans',
      'SECRET // keep my name out of it',
    ]) {
      const said = await chat.say(jane, words, { channel: 'general' });
      expect(said).toMatch(/do not write this here[\s\S]*Do not delete it[\s\S]*from your own chat/);
    }
    expect(await chat.store.events.page({ limit: 5 })).toEqual([]);
  });

  it('emergency numbers are shown there, in both languages', async () => {
    const answer = await chat.say(jane, 'numbers', { channel: 'general' });
    expect(answer).toContain('Security desk');
    expect(answer).toContain('Bureau de la sécurité');
  });
});

describe('visitors', () => {
  it.each(['guest', 'external', 'bot', 'unconfirmed'] as const)(
    'a %s may report and see the numbers, nothing else',
    async (standing) => {
      const at = { standing };
      expect(await chat.say('visitor', 'report smoke', at)).toContain('EV-2026-0001');
      expect(await last()).toMatchObject({ visitor: expect.any(String) });
      expect(await chat.say('visitor', 'numbers', at)).toContain('911');
      for (const words of ['report mine', 'event list', 'language fr', 'report show EV-2026-0001']) {
        expect(await chat.say('visitor', words, at)).toContain('may report an event');
      }
      expect(await chat.press('visitor', 'event.ack', 'EV-2026-0001', at)).toContain('may report an event');
    },
  );
});
