import { beforeEach, describe, expect, it } from 'vitest';
import type { Form } from '../../src/chat/message.ts';
import { severingSince } from '../../src/domain/access-to-information.ts';
import { openHolds } from '../../src/domain/hold.ts';
import type { Role } from '../../src/domain/person.ts';
import { keeping } from '../../src/domain/retention.ts';
import { allRecords } from '../../src/handlers/bot.ts';
import { maker } from '../../src/handlers/make.ts';
import { type Chat, chatForEach } from '../support/chat.ts';

let chat: Chat;

chatForEach(async (begun) => {
  chat = begun;
  for (const who of ['officer2', 'cso', 'privacy1']) await chat.say(who, 'language en');
});

const first = 'EV-2026-0001';
const owed = async (who: string) => (await chat.owed(`${who}@sample.example`)).join('\n');
const facts = async () => chat.store.audit.page(0, 300);
const sheet = async () => (await chat.store.severings.get(first))?.passages;

/** The form of the last answer, and what stands in one of its fields. */
function form(): Form {
  const found = chat.replies.at(-1)?.form?.form;
  if (!found) throw new Error('no form');
  return found;
}
function field(name: string): string[] {
  const found = form().fields.find((each) => each.name === name);
  return found?.kind === 'text' ? (found.value ?? '').split('\n') : [];
}

/** A file of the last answer, as somebody gets it. */
async function taken(who: string, ending: string): Promise<string | undefined> {
  const failure = (what: string, error: unknown) => {
    throw new Error(what, { cause: error });
  };
  const make = maker(allRecords(), chat.services, 'console', { clock: () => chat.now, failure });
  const email = `${who}@sample.example`;
  const reader = { platform: 'console', id: `console-${who}`, email, name: who, standing: 'member' } as const;
  const file = chat.replies.at(-1)?.here?.files?.find(({ name }) => name.endsWith(ending));
  const bytes = file && (await make(file, reader, 'give')).bytes;
  return bytes && Buffer.from(bytes).toString('utf8');
}

describe('a severed copy', () => {
  beforeEach(async () => {
    await chat.say(
      'employee-en',
      'report privacy breach: Luc Bouchard lives at 12 Maple Street, call 613-555-0199 or luc@home.ca',
    );
    await chat.say('officer1', `event note ${first} Kowalski has a key to room 4`);
  });

  it('goes from suggestions over the sheet to the copy, without what was severed', async () => {
    expect(await chat.say('privacy1', `event export ${first} severed`)).toContain('[form event.severing]');
    const suggested = field('19(1)');
    for (const detail of [
      'Jane Kowalski',
      'Kowalski',
      'employee-en@sample.example',
      'Luc Bouchard',
      '12 Maple Street',
      '613-555-0199',
      'luc@home.ca',
    ]) {
      expect(suggested).toContain(detail);
    }
    expect(field('16(2)')).toEqual(['']);
    expect(JSON.stringify(form().intro)).toContain('The decision belongs to the person');
    const values = { '19(1)': suggested.join('\n'), '16(2)': 'has a key to ROOM 4\nthe blue van' };
    const review = await chat.submit('privacy1', form(), values);
    expect(review).toContain('“has a key to ROOM 4” once');
    expect(review).toContain('Not in the record, so nothing is severed for it: “the blue van”');
    expect(await chat.say('officer1', `event hold ${first} off`)).toContain('is over');
    expect(await chat.say('privacy1', `event export ${first} severed`)).toContain(`event hold ${first}`);
    expect(await sheet()).toContainEqual({ text: 'has a key to ROOM 4', provisions: ['16(2)'] });

    expect(await chat.press('privacy1', 'event.severed', `${first} en 1`)).toContain('severed working copy');
    for (const ending of ['.md', '.json']) {
      const copy = await taken('privacy1', ending);
      expect(copy).toContain('16(2)');
      expect(copy).not.toMatch(/Kowalski|Bouchard|Maple|0199|luc@home|has a key|employee-en/);
    }
    expect(await taken('officer1', '.md')).toBeUndefined();
    const history = (await chat.store.events.get(first))?.history.map(({ what, to }) => `${what} ${to}`);
    expect(history?.slice(-3)).toEqual(['severing sheet', 'hold off 1', 'exported severed en']);
    const details = (await facts()).map(({ detail }) => detail);
    expect(details).toContain(`severed:sheet:${suggested.length + 2}`);
    expect(details).toContain('severed:en');
    expect(JSON.stringify(await facts())).not.toMatch(/Maple|555-0199|has a key/);
    expect(JSON.stringify(await chat.store.events.get(first))).not.toContain('the blue van');
  });

  it('is reviewed and changed; what somebody else changed meanwhile is not lost', async () => {
    await chat.answer('privacy1', 'event.severing', first, { '19(1)': 'Jane Kowalski' });
    expect(await chat.say('privacy1', `evenement exporter ${first} caviardé`)).toContain('“Jane Kowalski”');
    await chat.press('privacy1', 'event.severing', first);
    const stale = form();
    expect(field('19(1)')).toEqual(['Jane Kowalski']);
    await chat.answer('cso', 'event.severing', first, { '19(1)': 'Jane Kowalski', '17': 'room 4' });
    expect(await chat.submit('privacy1', stale, { '19(1)': 'x y' })).toContain('Somebody changed');
    expect(await sheet()).toHaveLength(2);
    await chat.answer('cso', 'event.severing', first, { '19(1)': 'Room 4', '17': 'room  4' });
    expect(await sheet()).toEqual([{ text: 'room  4', provisions: ['17', '19(1)'] }]);
    // What each took out stays: a copy may have been made of it.
    const jane = { text: 'Jane Kowalski', provisions: ['19(1)'] };
    expect((await chat.store.severings.get(first))?.history.map(({ from }) => from)).toEqual([
      undefined,
      [jane],
      [{ text: 'room 4', provisions: ['17'] }, jane],
    ]);
  });

  it('is not made of what came after the sheet until somebody looked at it', async () => {
    const addition = 'Farah Haddad saw it, farah@home.ca';
    await chat.answer('privacy1', 'event.severing', first, { '19(1)': 'Jane Kowalski' });
    await chat.press('privacy1', 'event.severed', `${first} en 1`);
    const offered = chat.replies.at(-1);
    await chat.say('officer1', `event note ${first} ${addition}`);
    const review = await chat.say('privacy1', `event export ${first} severed`);
    expect(review).toMatch(/changed after the sheet was opened.*note added \(.*officer1@/);
    expect(review).toMatch(/Looks like details of persons and stays in the copy: .*“farah@home.ca”/);
    expect(review).not.toContain('Make the copy');
    // A button of earlier, and a file of earlier that is taken only now.
    expect(await chat.press('privacy1', 'event.severed', `${first} en 1`)).toContain(
      'changed after the sheet',
    );
    expect(chat.replies.at(-1)?.here?.files).toBeUndefined();
    chat.replies.push(offered ?? {});
    expect(await taken('privacy1', '.md')).toBeUndefined();

    await chat.press('privacy1', 'event.severing', `${first} en more`);
    const passages = field('19(1)');
    expect(passages).toEqual(expect.arrayContaining(['Jane Kowalski', 'Luc Bouchard', 'farah@home.ca']));
    const sent = await chat.submit('privacy1', form(), { '19(1)': [...passages, 'Farah Haddad'].join('\n') });
    expect(sent).not.toContain('changed after the sheet');
    expect(sent).not.toContain('Looks like details');
    await chat.press('privacy1', 'event.severed', `${first} en 2`);
    const copy = await taken('privacy1', '.md');
    expect(copy).toContain('saw it');
    expect(copy).not.toMatch(/Farah|farah/);
  });

  it('is not made of another name or contact that came without the event until somebody looked at it', async () => {
    await chat.answer('officer1', 'event.questions', first, { crime: 'yes' });
    await chat.answer('privacy1', 'event.severing', first, { '19(1)': 'Jane Kowalski' });
    await chat.press('privacy1', 'event.severed', `${first} en 1`);
    const offered = chat.replies.at(-1);
    expect(await taken('privacy1', '.md')).toBeDefined();
    // Who had a copy is in the history, under a name that was not there before: no news.
    expect(await chat.press('cso', 'event.severed', `${first} en 1`)).toContain('severed working copy');
    expect(await taken('cso', '.md')).toBeDefined();

    const jane = await chat.store.people.get('employee-en@sample.example');
    if (!jane) throw new Error('nobody');
    await chat.store.commit([{ in: 'people', put: { ...jane, name: 'Jane Desrosiers-Wong' } }]);
    const changed = 'was not seen when the sheet was sent: “Jane Desrosiers-Wong”';
    const review = await chat.press('privacy1', 'event.severed', `${first} en 1`);
    expect(review).toContain(changed);
    expect(review).not.toContain('Make the copy');
    expect(chat.replies.at(-1)?.here?.files).toBeUndefined();
    chat.replies.push(offered ?? {});
    expect(await taken('privacy1', '.md')).toBeUndefined();
    const calls = (telephone: string) =>
      Object.assign(chat.department.agencies, { 'local-police': { telephone, verified: '2026-11-01' } });
    calls('613-555-0142');
    const again = await chat.answer('privacy1', 'event.severing', first, {
      '19(1)': 'Jane Kowalski\nJane Desrosiers-Wong',
    });
    expect(again).toContain('Make the copy');
    await chat.press('privacy1', 'event.severed', `${first} en 2`);
    const copy = await taken('privacy1', '.md');
    expect(copy).toContain('613-555-0142');
    expect(copy).not.toContain('Desrosiers');
    calls('613-555-0143');
    expect(await chat.press('privacy1', 'event.severed', `${first} en 2`)).toContain('“613-555-0143”');
  });

  it('is not made of another name of which a part is severed until somebody looked at it', async () => {
    await chat.press('privacy1', 'event.severing', first);
    const names = field('19(1)').join('\n');
    await chat.submit('privacy1', form(), { '19(1)': names });
    const jane = await chat.store.people.get('employee-en@sample.example');
    if (!jane) throw new Error('nobody');
    await chat.store.commit([{ in: 'people', put: { ...jane, name: 'Jane Kowalski-Wong' } }]);
    const review = await chat.press('privacy1', 'event.severed', `${first} en 1`);
    expect(review).toContain('was not seen when the sheet was sent: “Jane Kowalski-Wong”');
    expect(review).toMatch(/stays in the copy: .*“Jane Kowalski-Wong”/);
    expect(review).not.toContain('Make the copy');
  });

  it('names nobody whom the event was handed out to, or who ended a hold, after its sheet', async () => {
    await chat.say('officer1', `event hold ${first} the lawsuit`);
    await chat.say('officer1', `event export ${first}`);
    await chat.press('privacy1', 'event.severing', first);
    const own = field('19(1)').filter((each) => !each.includes('officer1'));
    await chat.submit('privacy1', form(), { '19(1)': own.join('\n') });
    await chat.say('officer2', `event export ${first}`);
    await chat.say('officer2', `event hold ${first} off 2`);
    const review = await chat.say('privacy1', `event export ${first} severed`);
    expect(review).not.toContain('officer2');
    expect(review).toContain('Make the copy');
    await chat.press('privacy1', 'event.severed', `${first} en 1`);
    for (const ending of ['.md', '.json']) {
      expect(await taken('privacy1', ending)).toContain('officer1@');
      expect(await taken('privacy1', ending)).not.toMatch(/officer2|privacy1/);
    }
    await chat.say('officer2', `event hold ${first} off 1`);
    const again = await chat.press('privacy1', 'event.severed', `${first} en 1`);
    expect(again).toMatch(/changed after the sheet was opened.*hold.*officer2@/);
    expect(chat.replies.at(-1)?.here?.files).toBeUndefined();
  });

  it('is not made by a button, nor taken by a file, of a sheet before another that somebody sent', async () => {
    await chat.answer('privacy1', 'event.severing', first, { '19(1)': 'Jane Kowalski\nLuc Bouchard' });
    await chat.press('privacy1', 'event.severed', `${first} en 1`);
    const offered = chat.replies.at(-1);
    await chat.answer('cso', 'event.severing', first, { '19(1)': 'Jane Kowalski' });
    for (const older of [`${first} en 1`, `${first} en`]) {
      const review = await chat.press('privacy1', 'event.severed', older);
      expect(review).toMatch(/stays in the copy: .*“Luc Bouchard”.*Make the copy/s);
      expect(chat.replies.at(-1)?.here?.files).toBeUndefined();
    }
    chat.replies.push(offered ?? {});
    expect(await taken('privacy1', '.md')).toBeUndefined();
    await chat.press('privacy1', 'event.severed', `${first} en 2`);
    expect(await taken('privacy1', '.md')).toContain('Bouchard');
  });

  it('is not made of what came while the sheet was being filled in, either', async () => {
    await chat.press('privacy1', 'event.severing', first);
    const open = form();
    await chat.say('officer1', `event note ${first} Farah Haddad saw it`);
    expect(await chat.submit('privacy1', open, { '19(1)': 'Jane Kowalski' })).toContain('changed after');
    expect(await sheet()).toHaveLength(1);
    expect(await chat.press('privacy1', 'event.severed', `${first} en 1`)).toContain('changed after');
  });

  it.each([
    [{}, 'Give at least one passage'],
    [{ '16(1)(c)': 'a' }, '“a” is too short'],
    [{ '16(2)': '--- ***' }, 'is too short'],
    [{ '17': 'x'.repeat(501) }, 'longer than 500'],
    [{ '23': 'ev-2026-0001' }, 'the number of the record itself'],
    [{ '19(1)': Array.from({ length: 201 }, (_, i) => `person ${i}`).join('\n') }, '200 passages'],
    [{ '19(1)': 'SECRET' }, 'do not write this here'],
  ])('that cannot be made of %j says so and keeps nothing', async (values, sentence) => {
    expect(await chat.answer('privacy1', 'event.severing', first, values)).toContain(sentence);
    expect(await sheet()).toBeUndefined();
  });

  it('is suggested, and said to stay, of a name turned round and of one that somebody had before', async () => {
    await chat.say('officer1', `event note ${first} Mélanie Gagnon asked Bouchard, Luc about KOWALSKI Jane`);
    const names = ['Mélanie Gagnon', 'Bouchard, Luc', 'Kowalski Jane'];
    const melanie = await chat.store.people.get('officer2@sample.example');
    if (!melanie) throw new Error('nobody');
    const formerNames = ['Mélanie Roy', 'Mélanie Gagnon'];
    await chat.store.commit([{ in: 'people', put: { ...melanie, name: 'Mélanie Simard', formerNames } }]);
    await chat.press('privacy1', 'event.severing', first);
    expect(field('19(1)')).toEqual(expect.arrayContaining(names));
    expect(field('19(1)')).not.toContain('Mélanie Roy');
    const review = await chat.submit('privacy1', form(), { '19(1)': 'Luc Bouchard' });
    for (const name of names) expect(review).toMatch(new RegExp(`stays in the copy: .*“${name}”`));
  });

  it('is suggested of a name in one word, and in short where it has three', async () => {
    const names = ['OmarHaddad', 'KaiRunningBear', 'Kai Bear', 'Bear, Kai', 'Kai Running'];
    await chat.say(
      'officer1',
      `event note ${first} see OmarHaddad.pdf and KaiRunningBear; Kai Bear, then Bear, Kai`,
    );
    await chat.say('officer1', `event note ${first} Kai Running said so`);
    await chat.press('privacy1', 'event.severing', first);
    expect(field('19(1)')).toEqual(expect.arrayContaining(names));
    await chat.submit('privacy1', form(), { '19(1)': field('19(1)').join('\n') });
    await chat.press('privacy1', 'event.severed', `${first} en 1`);
    expect(await taken('privacy1', '.md')).not.toMatch(/Haddad|Running|Bear/);
    await chat.say('employee-en', 'report privacy breach: files sent to Kai Running Bear');
    await chat.press('privacy1', 'event.severing', 'EV-2026-0002');
    expect(field('19(1)')).toContain('Kai Running Bear');
    expect(field('19(1)')).not.toContain('Kai Running');
  });

  it('is suggested of a part of a name as well, where the whole name stands in what people wrote', async () => {
    await chat.say('officer1', `event note ${first} Ivan Petrov and Hannah Brown were there, Kai was not`);
    await chat.say('officer1', `event note ${first} M. PETROV left a brown bag beside Hannah’s desk`);
    await chat.press('privacy1', 'event.severing', first);
    const suggested = field('19(1)');
    expect(suggested).toEqual(expect.arrayContaining(['Ivan Petrov', 'Petrov', 'Hannah Brown', 'Hannah']));
    for (const word of ['Ivan', 'Brown', 'Kai']) expect(suggested).not.toContain(word);
    const review = await chat.submit('privacy1', form(), { '19(1)': 'Ivan Petrov' });
    expect(review).toMatch(/stays in the copy: .*“Petrov”/);
  });

  it('takes out a name and a number however they are written', async () => {
    const bytes = new TextEncoder().encode('evidence');
    const size = bytes.length;
    const cv = { id: 'f1', name: 'Farah_Haddad_CV.txt', type: 'text/plain', size, read: async () => bytes };
    await chat.say('employee-en', `report note ${first} her number is 6135550199`, { files: [cv] });
    await chat.press('privacy1', 'event.severing', first);
    const suggested = field('19(1)');
    expect(suggested.filter((each) => each.includes('0199'))).toHaveLength(1);
    await chat.submit('privacy1', form(), { '19(1)': [...suggested, 'Farah Haddad'].join('\n') });
    await chat.press('privacy1', 'event.severed', `${first} en 1`);
    const copy = await taken('privacy1', '.md');
    expect(copy).toContain('CV.txt');
    expect(copy).not.toMatch(/Haddad|0199/);
  });

  it('says what is wrong in French too', async () => {
    await chat.say('privacy1', 'langue fr');
    const said = await chat.answer('privacy1', 'event.severing', first, { '17': 'é' });
    expect(said).toContain('« é » est trop court');
    const review = await chat.answer('privacy1', 'event.severing', first, { '17': 'Jane Kowalski' });
    expect(review).toContain('Feuille de caviardage');
    expect(review).toContain('« Jane Kowalski » 2 fois');
  });

  it('is for the privacy officers and the CSO, and not on a platform that may not carry it', async () => {
    for (const action of ['event.severing', 'event.severed']) {
      expect(await chat.press('officer1', action, first)).toContain('Your role does not allow');
    }
    expect(await chat.press('privacy1', 'event.severed', `${first} en 1`)).toContain('no severing sheet');
    const slack = { platform: 'slack' } as const;
    expect(await chat.say('privacy1', `event export ${first} severed`, slack)).toContain('may not be shown');
    await chat.answer('privacy1', 'event.severing', first, { '19(1)': 'Jane Kowalski' });
    expect(await chat.press('privacy1', 'event.severed', `${first} en 1`, slack)).toContain(
      'may not be shown',
    );
    expect(await chat.say('employee-en', `event export ${first} severed`)).toContain('role does not allow');
  });
});

describe('an event that the privacy officers have no part in', () => {
  beforeEach(async () => {
    await chat.say('employee-en', 'report Pat takes files home');
    await chat.say('officer1', `event take ${first}`);
  });

  it('is severed when whoever handles it asks for the copy', async () => {
    const refused = await chat.say('privacy1', `event export ${first} severed`);
    expect(refused).toContain('I have no record');
    expect(refused).toBe(
      (await chat.say('privacy1', 'event export EV-2026-0777 severed')).replaceAll('EV-2026-0777', first),
    );
    expect(await chat.say('officer1', `event export ${first} severed`)).toContain(
      'The privacy officers know',
    );
    expect(await owed('privacy1')).toContain(`event export ${first} severed`);
    expect(await owed('privacy1')).not.toContain('Pat');
    await chat.say('privacy1', `event export ${first} record`);
    expect(await taken('privacy1', '.md')).toContain('Pat takes files home');
    expect(await chat.answer('privacy1', 'event.severing', first, { '19(1)': 'Pat' })).toContain('“Pat”');
    expect(await chat.say('privacy1', `event export ${first} report`)).toContain('I have no record');
  });

  it('is kept until the request is over, however many copies are made', async () => {
    const open = async () => openHolds((await chat.store.events.get(first)) ?? {});
    await chat.say('officer1', `event export ${first} severed`);
    expect(await chat.say('officer1', `event show ${first}`)).toMatch(
      /hold 1.*access-to-information request/,
    );
    await chat.answer('privacy1', 'event.severing', first, { '19(1)': 'Pat' });
    await chat.press('privacy1', 'event.severed', `${first} en 1`);
    await chat.say('officer1', `event export ${first} severed`);
    expect(await open()).toMatchObject([{ number: 1, by: 'officer1@sample.example' }]);
    await chat.say('officer1', `event hold ${first} off`);
    expect(await open()).toEqual([]);
    await chat.say('officer1', `event export ${first} severed`);
    expect(await open()).toMatchObject([{ number: 2, request: true }]);
  });

  it('is kept for each who asked until their own request is over', async () => {
    const open = async () => openHolds((await chat.store.events.get(first)) ?? {});
    await chat.say('officer1', `event export ${first} severed`);
    await chat.pass(60_000);
    expect(await chat.say('officer2', `event export ${first} severed`)).toContain(
      `“event hold ${first} off 2”`,
    );
    await chat.pass(60_000);
    expect(await chat.say('officer1', `event hold ${first} off`)).toMatch(
      /1 \(access.*request, Daniel Okafor, Nov.*2 \(access.*request, Mélanie Gagnon, Nov/,
    );
    await chat.press('privacy1', 'event.severing', first);
    const filled = form();
    await chat.say('officer1', `event hold ${first} off 1`);
    expect(await open()).toMatchObject([{ number: 2, by: 'officer2@sample.example', request: true }]);
    expect(await chat.submit('privacy1', filled, { '19(1)': 'Pat' })).toContain('“Pat”');
    expect(await open()).toHaveLength(1);
    const event = await chat.store.events.get(first);
    expect(event && severingSince(event)).toBeDefined();
    await chat.pass(60_000);
    await chat.say('officer2', `event hold ${first} off`);
    expect(await chat.say('privacy1', `event export ${first} severed`)).toContain('I have no record');
  });

  it('is let go, and shown to the privacy officers no more, once the request is over', async () => {
    const later = 30 * 365 * 86_400_000;
    const kept = async () => {
      const event = await chat.store.events.get(first);
      if (!event) throw new Error('no event');
      return keeping(event, undefined, chat.department.retention, new Date(chat.now.getTime() + later));
    };
    await chat.say('officer1', `event restrict ${first}`);
    await chat.pass(60_000);
    await chat.say('officer1', `event export ${first} severed`);
    await chat.answer('officer1', 'event.close', first, { outcome: 'unfounded', cause: 'none' });
    expect(await kept()).toBe('request');
    await chat.press('privacy1', 'event.severing', first);
    const open = form();
    await chat.pass(60_000);
    await chat.say('officer1', `event hold ${first} off`);
    expect(await kept()).toBeUndefined();
    for (const words of ['record', 'severed'])
      expect(await chat.say('privacy1', `event export ${first} ${words}`)).toContain('I have no record');
    expect(await chat.submit('privacy1', open, { '19(1)': 'Pat' })).toContain('I have no record');
    expect(await kept()).toBeUndefined();
    await chat.say('officer1', `event export ${first} severed`);
    expect(await kept()).toBe('request');
    expect(await chat.say('privacy1', `event export ${first} record`)).toContain(first);
    expect(chat.replies.at(-1)?.here?.files).toBeDefined();
  });

  it('begins no request anew by a form that was open when one ended', async () => {
    await chat.answer('officer1', 'event.questions', first, { 'personal-information': 'yes' });
    await chat.say('officer1', `event export ${first} severed`);
    await chat.press('privacy1', 'event.severing', first);
    const open = form();
    await chat.say('officer1', `event hold ${first} off`);
    expect(await chat.submit('privacy1', open, { '19(1)': 'Pat' })).toContain(
      `the request about ${first} is over`,
    );
    expect(openHolds((await chat.store.events.get(first)) ?? {})).toEqual([]);
    expect(await sheet()).toEqual([]);
    await chat.press('privacy1', 'event.severing', first);
    expect(await chat.submit('privacy1', form(), { '19(1)': 'Pat' })).toContain('“Pat”');
    expect(openHolds((await chat.store.events.get(first)) ?? {})).toMatchObject([{ number: 2 }]);
  });

  it('is made in the language that was asked for, also after the form', async () => {
    await chat.say('officer1', `event export ${first} severed`);
    await chat.say('privacy1', `event export ${first} severed fr`);
    await chat.submit('privacy1', form(), { '19(1)': 'Pat' });
    const buttons = () =>
      (chat.replies.at(-1)?.here?.card ?? []).flatMap((each) =>
        each.kind === 'buttons' ? each.buttons : [],
      );
    expect(buttons().map(({ value }) => value)).toEqual([`${first} fr 1`, `${first} fr`, `${first} fr more`]);
    await chat.press('privacy1', 'event.severing', `${first} fr`);
    await chat.submit('privacy1', form(), { '19(1)': 'Pat' });
    await chat.press('privacy1', 'event.severed', buttons()[0]?.value ?? '');
    expect(await taken('privacy1', '.md')).toContain('copie de travail caviardée');
  });

  it('does not lose the sheet being filled in when it is asked for again meanwhile', async () => {
    await chat.say('officer1', `event export ${first} severed`);
    await chat.press('privacy1', 'event.severing', first);
    const open = form();
    await chat.say('officer1', `event export ${first} severed`);
    expect(await chat.submit('privacy1', open, { '19(1)': 'Pat' })).toContain('“Pat”');
    expect(await sheet()).toHaveLength(1);
  });

  it('is asked for by a message of its own each time', async () => {
    for (const after of [0, 200 * 86_400_000]) {
      await chat.pass(after);
      await chat.say('officer1', `event export ${first} severed`);
    }
    expect(await chat.owed('privacy1@sample.example')).toHaveLength(2);
  });

  const give = async (who: string, ...roles: Role[]) => {
    const person = await chat.store.people.get(`${who}@sample.example`);
    if (!person) throw new Error('nobody');
    const granted = roles.map((role) => ({ role, since: null }));
    await chat.store.commit([{ in: 'people', put: { ...person, roles: granted } }]);
  };

  it('is asked for from the CSO where nobody is a privacy officer', async () => {
    for (const { id } of await chat.store.people.withRole('privacy'))
      await give(id.split('@')[0] ?? '', 'hr');
    expect(await chat.say('officer1', `event export ${first} severed`)).toContain('The CSO knows');
    expect(await owed('cso')).toContain(`event export ${first} severed`);
    expect(await chat.say('cso', `event export ${first} severed`)).toContain('[form event.severing]');
  });

  it('is made by the CSO, or by the privacy officers whom the CSO asks, also where its sheet may not be shown', async () => {
    expect(await chat.say('cso', `event export ${first} severed`, { platform: 'slack' })).toContain(
      '[Ask the privacy officers]',
    );
    expect(await chat.press('privacy1', 'event.severing.ask', first)).toContain('role does not allow');
    await chat.press('cso', 'event.severing', `${first} en`);
    expect(form().id).toBe('event.severing');
    await chat.press('cso', 'event.severing.ask', first, { platform: 'slack' });
    expect(await owed('privacy1')).toContain(`event export ${first} severed`);
    expect(await chat.say('privacy1', `event export ${first} severed`)).toContain('[form event.severing]');
    expect(await chat.say('cso', `event export ${first} severed`)).toContain('[form event.severing]');
  });

  it('is asked for by its officer who is a privacy officer and wrote it', async () => {
    await give('employee-en', 'officer', 'privacy');
    await chat.say('officer1', `event assign ${first} employee-en@sample.example`);
    await chat.say('employee-en', `event restrict ${first}`);
    expect(await chat.say('employee-en', `event export ${first} severed`)).toContain('privacy officers know');
    expect(await owed('privacy1')).toContain(`event export ${first} severed`);
  });

  it('has to be asked for anew once it is restricted', async () => {
    await chat.say('officer1', `event export ${first} severed`);
    await chat.pass(60_000);
    await chat.say('officer1', `event restrict ${first}`);
    expect(await chat.say('privacy1', `event export ${first} severed`)).toContain('I have no record');
    expect(await chat.say('officer2', `event export ${first} severed`)).toContain('I have no record');
    await chat.say('officer1', `event export ${first} severed`);
    expect(await chat.say('privacy1', `event export ${first} severed`)).toContain('[form event.severing]');
  });
});

it('is reviewed without keeping everybody else waiting, however long the record and the sheet are', async () => {
  await chat.say('employee-en', 'report privacy breach: files in the lobby');
  await chat.say('officer1', `event note ${first} ${'long words here '.repeat(6_000)}`);
  await chat.press('privacy1', 'event.severing', first);
  const passages = Array.from({ length: 190 }, (_, i) => `long words ${i}`);
  const before = process.cpuUsage();
  const said = await chat.submit('privacy1', form(), {
    '19(1)': ['long words here', ...passages].join('\n'),
  });
  await chat.press('privacy1', 'event.severed', `${first} en 1`);
  expect(said).toContain('“long words here” 6000 times');
  // Folding the texts anew for each passage took eight seconds.
  expect(process.cpuUsage(before).user).toBeLessThan(3_000_000);
}, 60_000);

it('is suggested, and said to stay, of the name that a visitor goes by', async () => {
  await chat.say('Bob Smithers', 'report somebody tailgated me, says Smithers', {
    platform: 'slack',
    standing: 'guest',
  });
  await chat.say('officer1', `event export ${first} severed`);
  await chat.press('privacy1', 'event.severing', first);
  const suggested = field('19(1)');
  expect(suggested).toEqual(expect.arrayContaining(['Bob Smithers', 'Smithers']));
  const stays = await chat.submit('privacy1', form(), { '19(1)': 'Daniel Okafor' });
  expect(stays).toMatch(/stays in the copy: .*“Bob Smithers”/);
  await chat.press('privacy1', 'event.severing', `${first} en more`);
  await chat.submit('privacy1', form(), { '19(1)': suggested.join('\n') });
  await chat.press('privacy1', 'event.severed', `${first} en 2`);
  const copy = await taken('privacy1', '.md');
  expect(copy).toContain('tailgated me');
  expect(copy).not.toContain('Smithers');
});

it('does not suggest the name of a confidential author, unless it stands in the words', async () => {
  const words = 'privacy breach: my director takes files home';
  await chat.fill('employee-en', 'report', { what: words, confidential: 'yes' });
  await chat.say('privacy1', `event export ${first} severed`);
  expect(
    form()
      .fields.map((each) => ('value' in each ? each.value : ''))
      .join(''),
  ).not.toContain('Kowalski');
});
