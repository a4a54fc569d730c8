import { describe, expect, it } from 'vitest';
import type { Mention } from '../../src/chat/event.ts';
import { checklistMaker } from '../../src/handlers/crisis/cards.ts';
import { Unit } from '../../src/handlers/work.ts';
import type { Where } from '../support/chat.ts';
import { type Chat, chatForEach } from '../support/chat.ts';
import { firstCrisis } from '../support/crises.ts';
import { plainText } from '../support/plain-text.ts';

let chat: Chat;
const { id, crisis, roomReads, reads, ...its } = firstCrisis(() => chat);
/** After what every room begins with. */
const log = () => its.log(2);
const daniel = 'officer1';
const minute = 60_000;
const inRoom: Where = { channel: 'console-room-1' };

chatForEach(async (begun) => {
  chat = begun;
  await chat.say(daniel, 'crisis open flood at 90 Elgin');
  await chat.settle();
});

/** Somebody of IT marks a message of facilities in a channel. */
const marks = (message: string, quote: string, place: string, mentions: Mention[] = []) =>
  chat.send({
    kind: 'shortcut',
    id: message + Math.random(),
    sender: {
      platform: 'console',
      id: 'console-it1',
      email: 'it1@sample.example',
      name: 'it1',
      standing: 'member',
    },
    place: { platform: 'console', id: place, kind: 'channel' },
    audience: 'author',
    lasting: false,
    command: 'crisis log',
    quote,
    mentions,
    quoted: { id: message, author: 'console-facilities1', at: '2026-11-24T14:58:00.000Z' },
  });

describe('roles', () => {
  it('have the names of the Incident Command System where the department wants them', async () => {
    Object.assign(chat.department.crisis, { roleNames: 'ics' });
    expect(await chat.say(daniel, 'crisis role incident commander', inRoom)).toMatch(
      /Incident Commander: Daniel Okafor/,
    );
    expect(await chat.say(daniel, `crisis role ${id}`)).toContain('Logistics Section Chief');
  });

  it('are claimed in the room, shown there, and on the log', async () => {
    const answer = await chat.say('facilities1', 'crise role immeubles', inRoom);
    expect(answer).toContain('Immeubles\u00A0: Georges Leblanc.');
    expect(answer).toContain('Facilities: Georges Leblanc.');
    await chat.press(daniel, 'crisis.claim', `${id} lead`);
    await chat.settle();
    expect(await roomReads()).toContain('Event lead: Daniel Okafor');
    expect(chat.rooms.get('console')?.rooms[0]?.topicText).toMatch(
      /^CR-2026-0001 · flood at 90 Elgin · .+ · Event lead \/ Responsable de l’événement\u00A0: Daniel Okafor$/,
    );
    expect((await log()).map(({ what, of, person }) => [what, of, person])).toEqual([
      ['role', 'facilities', 'facilities1@sample.example'],
      ['role', 'lead', 'officer1@sample.example'],
    ]);
  });

  it('are given to somebody, who is let in and told', async () => {
    expect(await chat.say(daniel, `crisis role ${id} scribe legal1@sample.example`)).toContain(
      'Scribe: Fatima Siddiqui',
    );
    await chat.settle();
    expect(chat.rooms.get('console')?.rooms[0]?.members.has('legal1@sample.example')).toBe(true);
    expect(await reads('legal1')).toContain(
      `Daniel Okafor gave you a role in ${id}: Scribe.\n[How it stands]`,
    );
    expect(await chat.say(daniel, `crisis role ${id} member hr1@sample.example`)).toContain('already');
    await chat.say(daniel, `crisis role ${id} member privacy1@sample.example`);
    expect((await crisis()).members.map(({ person }) => person)).toContain('privacy1@sample.example');
  });

  it('of somebody else are not taken away by anybody', async () => {
    await chat.say(daniel, 'crisis role lead', inRoom);
    expect(await chat.say('it1', 'crisis role lead', inRoom)).toContain('Daniel Okafor has this role');
    expect(await chat.say('officer2', 'crise role responsable', inRoom)).toContain('Mélanie Gagnon');
    await chat.settle();
    expect(await reads(daniel)).toContain('Mélanie Gagnon has your role');
    expect(await chat.say(daniel, 'crisis role captain', inRoom)).toContain('“captain” is not a role');
    // A word of what people read is enough, where it is in one name alone.
    expect(await chat.say('ohs1', 'crise role santé', inRoom)).toContain('Santé et sécurité');
    expect(await chat.say('officer2', 'crise role capitaine', inRoom)).toContain(
      'responsable, adjoint, secretaire',
    );
    const byName = 'I find nobody in the directory by “Wei Zhang”. Give an address';
    expect(await chat.say(daniel, 'crisis role event lead Wei Zhang', inRoom)).toContain(byName);
    expect(await chat.say(daniel, 'crisis role member Wei Zhang', inRoom)).toContain(byName);
    expect(await chat.say(daniel, 'crisis role it1@sample.example scribe', inRoom)).toContain('Wei Zhang');
  });

  it('go to the next shift when they confirm that they read the note', async () => {
    await chat.say(daniel, 'crisis role lead', inRoom);
    const asked = await chat.fill(daniel, `crisis handover ${id}`, {
      role: 'lead',
      to: 'officer2@sample.example',
      note: 'The landlord calls back at noon.',
    });
    expect(asked).toContain('Mélanie Gagnon has your note');
    expect((await crisis()).roles[0]?.person).toBe('officer1@sample.example');
    await chat.settle();
    expect(await reads('officer2')).toContain(
      'The landlord calls back at noon.\n[J’ai lu la note et je prends la relève] [Où en est la crise]',
    );
    expect(await chat.press('officer2', 'crisis.brief', id)).toContain('Daniel Okafor');
    expect(await chat.press('cso', 'crisis.handover.confirm', `${id} lead`)).toContain('n’est plus en cours');
    expect(await chat.press('officer2', 'crisis.handover.confirm', `${id} lead`)).toContain(
      'À vous maintenant',
    );
    expect((await crisis()).roles[0]?.person).toBe('officer2@sample.example');
    await chat.settle();
    expect(await reads(daniel)).toContain('confirmed and has it now');
    expect(await reads(daniel)).not.toContain('has your role');
    expect((await log()).map(({ what }) => what)).toEqual(['role', 'handover', 'handed-over', 'role']);
  });

  it('handed over to somebody whom chat does not reach: whoever has them is told to call', async () => {
    await chat.say(daniel, 'crisis role lead', inRoom);
    chat.services.platforms = ['slack'];
    const asked = await chat.fill(daniel, `crisis handover ${id}`, {
      role: 'lead',
      to: 'officer2@sample.example',
      note: 'The landlord calls back at noon.',
    });
    expect(asked).toContain('Mélanie Gagnon is not reached in chat: call them. Event lead stays yours');
    expect(asked).not.toContain('has your note');
    expect((await crisis()).handovers).toHaveLength(1);
  });

  it('given to somebody whom chat does not reach, as an action is: whoever gives them is told', async () => {
    chat.services.platforms = ['slack'];
    const call = 'Not reached in chat, so please call them: Fatima Siddiqui';
    expect(await chat.say(daniel, `crisis role ${id} scribe legal1@sample.example`)).toContain(call);
    expect(await chat.say(daniel, `crisis action ${id} read it legal1@sample.example`)).toContain(call);
    const [action] = await chat.store.actions.of(id);
    expect(await chat.say(daniel, `crisis action ${id} ${action?.id} it1@sample.example`)).toContain(
      'Wei Zhang',
    );
    expect(await chat.say(daniel, `crisis action ${id} ${action?.id} legal1@sample.example`)).toContain(call);
    expect(await chat.say(daniel, `crisis action ${id} sleep officer1@sample.example`)).not.toContain(
      'call them',
    );
  });

  it('are handed over with an address and a note that were written beside the command', async () => {
    await chat.say(daniel, 'crisis role lead', inRoom);
    await chat.say(daniel, `crisis handover ${id} officer2@sample.example all is on the log`);
    const fields = chat.replies.at(-1)?.form?.form.fields;
    expect(fields?.map((field) => 'value' in field && field.value)).toEqual([
      'lead',
      'officer2@sample.example',
      'all is on the log',
    ]);
  });

  it('stay where they are while the next shift does not confirm, and both hear of it again', async () => {
    for (const role of ['lead', 'scribe', 'facilities'])
      await chat.say(daniel, `crisis role ${role}`, inRoom);
    await chat.fill(daniel, `crisis handover ${id}`, {
      role: 'lead',
      to: 'officer2@sample.example',
      note: 'The landlord calls back at noon.',
    });
    const asked = async () => (await reads('officer2')).split('The landlord calls back at noon.').length - 1;
    expect(await asked()).toBe(1);
    await chat.pass(11 * minute);
    expect(await asked()).toBe(2);
    expect(await reads(daniel)).toContain(
      'Mélanie Gagnon has not confirmed yet. You still have it: Event lead',
    );
    await chat.press('officer2', 'crisis.handover.confirm', `${id} lead`);
    await chat.pass(11 * minute);
    expect(await asked()).toBe(2);
  });

  it('that are critical and empty are asked for again and again, until somebody has them', async () => {
    await chat.pass(11 * minute);
    await chat.settle();
    expect(await roomReads()).toContain(
      'Nobody has these roles, and the room cannot do without: Event lead, Scribe, Facilities',
    );
    expect(await reads(daniel)).toContain(`${id} is without: Event lead`);
    for (const role of ['lead', 'scribe', 'facilities'])
      await chat.say(daniel, `crisis role ${role}`, inRoom);
    const before = (await chat.owed(`#${id} console`)).length;
    await chat.pass(11 * minute);
    expect((await chat.owed(`#${id} console`)).filter((each) => each.includes('Nobody has'))).toHaveLength(1);
    expect((await chat.owed(`#${id} console`)).length).toBe(before);
  });
});

describe('the severity', () => {
  const next = async () => (await crisis()).reporting.nextAt;

  it('moves the rhythm of reports, and shows in the log, the room, its topic and the board', async () => {
    const before = await next();
    await chat.say(daniel, 'crisis role lead', inRoom);
    const answer = await chat.say(daniel, 'crise gravité très élevée', inRoom);
    expect(answer).toContain('Daniel Okafor changed the severity: High → Very high. Next situation report:');
    expect(answer).toContain('Daniel Okafor a changé la gravité\u00A0: Élevée → Très élevée.');
    await chat.settle();
    expect((await next()) < before).toBe(true);
    expect(await crisis()).toMatchObject({ severity: 'very-high' });
    expect((await log()).at(-1)).toMatchObject({
      what: 'severity',
      by: 'officer1@sample.example',
      from: 'high',
      to: 'very-high',
    });
    expect(await chat.say(daniel, `crisis log ${id}`)).toContain('High → Very high');
    expect(await chat.say('cso', 'crise tableau')).toContain('Très élevée · Inondation');
    expect(chat.rooms.get('console')?.rooms[0]?.topicText).toContain('Very high / Très élevée');
    expect(await roomReads()).toContain('Severity: Very high');
    const audit = await chat.store.audit.page(0, 100);
    expect(audit.map(({ detail }) => detail)).toContain('severity:high>very-high');
  });

  it('is changed on the briefing too, which the room reads; the reminder comes at the new time', async () => {
    await chat.press('officer2', 'crisis.severity', `${id} low`);
    await chat.settle();
    expect(await roomReads()).toContain('Mélanie Gagnon changed the severity: High → Low.');
    await chat.press('officer2', 'crisis.severity', `${id} very-high`);
    await chat.settle();
    const due = Date.parse(await next());
    expect(await roomReads()).not.toContain('is due now');
    await chat.pass(due - chat.now.getTime() + 1_000);
    expect(await roomReads()).toContain('the next situation report is due now');
  });

  it('is not changed by anybody else, to what it is, or to what there is not', async () => {
    expect(await chat.say('it1', 'crisis severity low', inRoom)).toContain('an officer or the CSO changes');
    expect(await chat.say(daniel, 'crisis severity high', inRoom)).toContain('is High already');
    expect(await chat.say(daniel, `crisis severity ${id} huge`)).toContain('“huge” is not a severity');
    expect(await chat.say('it1', `crisis severity ${id}`)).toContain('Severity: High.');
    expect(await chat.say('h.brown', `crisis severity ${id} low`)).toContain('There is no crisis');
    expect((await crisis()).severity).toBe('high');
    expect(await log()).toEqual([]);
  });
});

describe('the log', () => {
  it('is meant without a number where one belongs to one running crisis, and asked for where to two', async () => {
    expect(await chat.say(daniel, 'crisis log the pump runs')).toContain(`${id} · On the log`);
    await chat.say(daniel, 'crisis open protest in front of 365 Laurier');
    expect(await chat.say(daniel, 'crisis log the pump stopped')).toContain('Say which crisis you mean');
    expect(await chat.say('cso', 'crise journal la pompe', { channel: 'general' })).toContain(
      'Dites de quelle crise',
    );
  });

  it('takes facts and decisions typed in the room, and elsewhere by number, which the room then reads', async () => {
    const here = await chat.say('it1', 'crisis log the server room is dry', inRoom);
    expect(here).toMatch(/On the log as no\. 3[\s\S]*Inscrit au journal, no 3/);
    expect(await chat.say(daniel, `crisis decision ${id} we close floor 2`)).toContain('On the log as no. 4');
    await chat.settle();
    expect(await roomReads()).toContain('we close floor 2');
    expect(await roomReads()).not.toContain('server room is dry');
    const shown = await chat.say(daniel, `crisis log ${id}`);
    expect(shown).toContain('No. 3');
    expect(shown).toContain('Nov 24, 2026, 10:0');
    expect(shown).toContain('Decision, Daniel Okafor');
  });

  it('keeps what was wrong, and says beside it what is right', async () => {
    await chat.say('it1', 'crisis log water on floor 2', inRoom);
    await chat.say('it1', 'crisis log correct 3 water on floor 3', inRoom);
    expect((await log()).map(({ text, corrects }) => [text, corrects])).toEqual([
      ['water on floor 2', undefined],
      ['water on floor 3', 3],
    ]);
    expect(await chat.say(daniel, `crisis log ${id}`)).toContain('water on floor 2 (corrected by no. 4)');
    expect(await chat.say('it1', 'crisis log correct 99 x', inRoom)).toContain('has no entry 99');
    expect(await chat.say('it1', 'crisis log correct 1 x', inRoom)).toContain('put down by Vigie');
    for (const words of ['crisis log correct', 'crisis log correct 3', 'crise journal corriger no 3'])
      expect(await chat.say('it1', words, inRoom)).toContain(`crisis log ${id} correct 12 it was floor 3`);
    expect(await log()).toHaveLength(2);
    await chat.say('it1', 'crise journal corriger no 3 eau au 5e', inRoom);
    expect((await log()).at(-1)).toMatchObject({ corrects: 3, text: 'eau au 5e' });
    await chat.answer('it1', 'crisis.correct', `${id} 4`, { text: 'water on floor 4' });
    expect((await log()).at(-1)).toMatchObject({ corrects: 4, text: 'water on floor 4' });
  });

  it('takes a message that somebody marks, with its author and its time, once', async () => {
    const mark = (message: string) => marks(message, 'the pump has started', 'console-room-1');
    await chat.say('facilities1', 'help');
    expect((await mark('m1')).here?.text).toContain('On the log as no. 3');
    expect((await mark('m1')).here?.text).toContain('on the log already, as no. 3');
    expect((await log())[0]).toMatchObject({
      what: 'message',
      text: 'the pump has started',
      author: 'facilities1@sample.example',
      saidAt: '2026-11-24T14:58:00.000Z',
    });
    expect(await chat.say(daniel, `crisis log ${id}`)).toContain('Georges Leblanc (put down by Wei Zhang)');
  });

  it('says whom a message mentions that somebody marks', async () => {
    const token = '<@console-facilities1>';
    await chat.say('facilities1', 'help');
    await marks('m2', `${token} is at the pump`, 'console-room-1', [{ token, id: 'console-facilities1' }]);
    expect((await log())[0]?.text).toBe('Georges Leblanc (facilities1@sample.example) is at the pump');
  });

  it('is asked for by a form where somebody marks a message outside the room of their only crisis', async () => {
    const asked = (await marks('m6', 'the river is over the quay', 'general')).form?.form;
    expect(asked?.fields).toMatchObject([{ name: 'crisis', value: id, options: [{ value: id }] }]);
    expect(await log()).toEqual([]);
    const state = asked?.state ?? '';
    expect(await chat.answer('it1', 'crisis.message', state, { crisis: id })).toContain(
      'On the log as no. 3',
    );
    expect(await log()).toMatchObject([{ what: 'message', text: 'the river is over the quay' }]);
  });

  it('is asked for by a form where somebody in several crises marks a message outside their rooms', async () => {
    await chat.say(daniel, 'crisis open flood at 22 Eddy');
    const other = 'CR-2026-0002';
    await chat.say(daniel, `crisis role ${other} member it1@sample.example`);
    const mark = () => marks('m7', 'the river is over the quay', 'general');
    await chat.say('facilities1', 'help');
    const asked = (await mark()).form?.form;
    expect(asked?.intro).toEqual([{ kind: 'quote', text: 'the river is over the quay' }]);
    expect(asked?.fields).toMatchObject([{ name: 'crisis', options: [{ value: id }, { value: other }] }]);
    const state = asked?.state ?? '';
    expect(await chat.answer('it1', 'crisis.message', state, {})).toContain('Say which crisis you mean');
    expect(await chat.answer('it1', 'crisis.message', state, { crisis: other })).toContain('On the log');
    const [last] = await chat.store.logs.last(other, 1);
    expect(last).toMatchObject({
      what: 'message',
      text: 'the river is over the quay',
      author: 'facilities1@sample.example',
      saidAt: '2026-11-24T14:58:00.000Z',
    });
    expect(await chat.press('it1', 'crisis.message', state)).toContain('no longer kept');
    expect(await chat.press('h.brown', 'crisis.message', (await mark()).form?.form.state ?? '')).toContain(
      'no longer kept',
    );
  });

  it('says where an entry holds only the beginning of what was said', async () => {
    const words = `${'the water rises '.repeat(200)}and that is all`;
    const cut = 'holds only the first 3,000 characters';
    expect(await chat.say('it1', `crisis log ${words}`, inRoom)).toContain(`no. 3, which ${cut}`);
    expect(await chat.say('it1', `crisis decision ${words}`, inRoom)).toContain(cut);
    expect(await chat.say('it1', `crisis log correct 3 ${words}`, inRoom)).toContain(cut);
    expect((await marks('m8', words, 'console-room-1')).here?.text).toContain(cut);
    await chat.say(daniel, 'crisis open flood at 22 Eddy');
    await chat.say(daniel, 'crisis role CR-2026-0002 member it1@sample.example');
    const state = (await marks('m9', words, 'general')).form?.form.state ?? '';
    expect(await chat.answer('it1', 'crisis.message', state, { crisis: id })).toContain(cut);
    for (const { text = '' } of (await log()).filter(({ text }) => text?.startsWith('the water')))
      expect(words.slice(0, 3_000)).toBe(text);
    expect(await chat.say('it1', `crisis log ${words.slice(0, 3_000)}`, inRoom)).not.toContain('3,000');
  });

  it('takes nothing above its marking, and masks what is nobody’s business', async () => {
    expect(await chat.say('it1', 'crisis log PROTECTED B\nthe names are …', inRoom)).toContain(
      'takes at most Unclassified',
    );
    // Nor is what may be written nowhere here told by telephone.
    for (const words of ['crisis log SECRET\nthe names are …', 'the names are below // SECRET']) {
      const said = await chat.say('it1', words, inRoom);
      expect(said).toContain('say none of it on the telephone');
      expect(said).not.toContain('Tell the event lead');
    }
    await chat.say('it1', 'crisis log his number is 046 454 286', inRoom);
    expect((await log()).map(({ text }) => text)).toEqual([expect.not.stringContaining('454')]);
  });

  it('is worked on by whoever was let into an open room by hand, and by nobody outside', async () => {
    expect(await chat.say('h.brown', `crisis log ${id} hello`)).toContain('There is no crisis');
    expect(await chat.say('h.brown', 'crisis log hello', inRoom)).toContain('On the log');
    expect((await crisis()).members.map(({ person }) => person)).toContain('h.brown@sample.example');
    expect(await chat.say('deputy', `crisis log ${id}`)).toContain('hello');
    expect(await chat.say('deputy', `crisis log ${id} I am here`)).toContain('but not work in it');
  });

  it('is worked on no more by whoever left the department and is in its room still', async () => {
    const left = async (who: string) => {
      const person = await chat.store.people.get(`${who}@sample.example`);
      if (person) await chat.store.commit([{ in: 'people', put: { ...person, active: false } }]);
    };
    await chat.say('h.brown', 'crisis log hello', inRoom);
    await chat.press('h.brown', 'crisis.log', id, inRoom);
    const form = chat.replies.at(-1)?.form?.form;
    await left('h.brown');
    await left('k.running-bear');
    const before = await log();
    await chat.say('k.running-bear', 'crisis log hello', inRoom);
    if (form) await chat.submit('h.brown', form, { text: 'still here' }, inRoom);
    expect((await log()).map(({ text }) => text)).toEqual(before.map(({ text }) => text));
    expect((await crisis()).members.map(({ person }) => person)).not.toContain(
      'k.running-bear@sample.example',
    );
  });

  it('gives each of many who write at once a number of their own', async () => {
    const words = Array.from({ length: 40 }, (_, i) => `crisis log ${id} fact ${i}`);
    await Promise.all(words.map((line, i) => chat.say(i % 2 ? daniel : 'cso', line)));
    const entries = await log();
    expect(entries.map(({ number }) => number)).toEqual(entries.map((_, i) => i + 3));
    expect(new Set(entries.map(({ text }) => text)).size).toBe(40);
  });
});

describe('words in the room that are no command', () => {
  const talk = 'the water has reached the second floor';
  const put = () => {
    const card = chat.replies.at(-1)?.own?.card ?? [];
    const buttons = card.flatMap((each) => (each.kind === 'buttons' ? each.buttons : []));
    return buttons.find(({ action }) => action === 'crisis.log.put')?.value ?? '';
  };

  it('are offered for its log, and go there once', async () => {
    const message = 'console-room-1/m1';
    const said = await chat.say('facilities1', talk, { ...inRoom, id: 'delivery1', message });
    expect(said).toContain(`journal de ${id}?`);
    expect(said).not.toContain('était visible');
    const value = put();
    expect(await chat.press('facilities1', 'crisis.log.put', value)).toContain('Inscrit au journal');
    expect((await log()).filter(({ what }) => what === 'message')).toMatchObject([
      { text: talk, by: 'facilities1@sample.example', message: { id: message } },
    ]);
    const marked = await marks(message, talk, 'console-room-1');
    expect(marked.here?.text).toContain('on the log already, as no. 3');
    await chat.press('facilities1', 'crisis.log.put', value);
    expect((await log()).filter(({ what }) => what === 'message')).toHaveLength(1);
  });

  it('stand on the log with the hour at which they were said, and that at which they were put down', async () => {
    const said = chat.now;
    await chat.say('it1', talk, inRoom);
    chat.now = new Date(said.getTime() + 25 * minute);
    await chat.press('it1', 'crisis.log.put', put(), inRoom);
    const [entry] = (await log()).filter(({ what }) => what === 'message');
    expect(entry).toMatchObject({ saidAt: said.toISOString(), at: chat.now.toISOString() });
    expect(await chat.say(daniel, `crisis log ${id}`)).toMatch(
      /10:00.* \(logged 10:25.*\) · Message, Wei Zhang/,
    );
    expect(await chat.say('facilities1', `crise journal ${id}`)).toMatch(
      /10 h 00.* \(au journal\s: 10 h 25\) · Message/,
    );
  });

  it('name nobody while they are kept, for they may become a confidential report', async () => {
    await chat.say('it1', 'keep my name confidential: the lead steals laptops', inRoom);
    const kept = JSON.stringify(await chat.store.drafts.get(put().split(' ')[1] ?? ''));
    expect(kept).toContain('the lead steals laptops');
    expect(kept).not.toContain('console-it1');
    await chat.press('it1', 'crisis.log.put', put());
    expect(await chat.say(daniel, `crisis log ${id}`)).toMatch(/Message, Wei Zhang\n/);
  });

  it('are not the room’s where it cannot read them, as after a slash command', async () => {
    const said = await chat.say('it1', talk, { ...inRoom, seenBy: 'author' });
    expect(said).not.toContain('Everybody in the room');
    expect(said).toContain('[Send to security now]');
    expect(said).not.toContain('Put on the log');
  });

  it('are sent whole as a report, however long, and the log says that it holds only their beginning', async () => {
    const long = `a laptop was stolen ${'and then another one '.repeat(200)}THE END`;
    await chat.say('it1', long, inRoom);
    await chat.press('it1', 'report.draft.send', put().split(' ')[1] ?? '');
    const [event] = await chat.store.events.page({ limit: 1 });
    expect(JSON.stringify(event)).toContain('THE END');
    await chat.say('it1', long, inRoom);
    expect(await chat.press('it1', 'crisis.log.put', put())).toContain('holds only the first 3,000');
  });

  it('are danger with one press where that was not understood', async () => {
    const said = await chat.say('it1', 'the pump works, and he said so', inRoom);
    expect(said).toContain('[Put on the log] [Send to security now] [Someone is in danger]');
    const pressed = await chat.press('it1', 'report.draft.danger', put().split(' ')[1] ?? '', inRoom);
    expect(pressed).toContain('911');
    const [event] = await chat.store.events.page({ limit: 1 });
    expect(event).toMatchObject({ danger: true, text: expect.stringContaining('he said so') });
  });

  it('get the emergency numbers first where they tell of danger, and nobody else puts them on the log', async () => {
    const said = await chat.say('facilities1', 'a man with a knife is on floor 2', inRoom);
    expect(said).toMatch(/911[\s\S]*a man with a knife/);
    for (const words of ['the pump stopped', 'la pompe s’est arrêtée', 'the pump works'])
      expect(await chat.say('facilities1', words, inRoom)).not.toContain('911');
    await chat.press(daniel, 'crisis.log.put', put());
    expect((await log()).filter(({ what }) => what === 'message')).toEqual([]);
  });
});

describe('the checklist', () => {
  it('numbers its tasks, and offers them in the room in both languages', async () => {
    const [task] = (await crisis()).checklist;
    const to = { kind: 'channel', channel: id, platform: 'console' } as const;
    const made = await checklistMaker.make(new Unit(chat.services, chat.now), id, to);
    const card = made ? plainText(made) : '';
    expect(card).toContain(`1. ☐ ${task?.text.en}`);
    expect(card).toContain(`1. ☐ ${task?.text.fr}`);
    const choices = (made?.card ?? []).filter((element) => element.kind === 'choice');
    expect(choices.length).toBe(2);
    for (const { label } of choices.flatMap(({ options }) => options)) {
      expect(label).toMatch(/^\d+\. .+ \/ .+$/);
      expect(label.length).toBeLessThanOrEqual(75);
    }
    expect(choices[0]?.options[0]?.label).toContain(`/ ${task?.text.fr.slice(0, 25)}`);
  });

  it('is worked through by whoever asks how the crisis stands, in their language, also where there is no room', async () => {
    for (const fake of chat.rooms.values()) fake.offer = { refused: 'no-permission', missing: [] };
    await chat.say(daniel, 'crisis open kind:protest march on Elgin');
    await chat.settle();
    expect((await chat.store.rooms.get('CR-2026-0002'))?.place).toBeUndefined();
    const task = (await crisis('CR-2026-0002')).checklist[0];
    const brief = () => chat.say('officer2', 'crise breffage CR-2026-0002');
    expect(await brief()).toContain(`☐ ${task?.text.fr}`);
    expect(await brief()).toContain('Marquer comme fait');
    expect(await brief()).not.toContain('Mark as done');
    await chat.press('officer2', 'crisis.task.done', `CR-2026-0002 ${task?.id}`);
    expect(await brief()).not.toContain(`☐ ${task?.text.fr}`);
    // Who only reads has nothing to choose.
    const read = await chat.say('deputy', 'crisis brief CR-2026-0002');
    expect(read).toContain('Checklist');
    expect(read).not.toContain('Mark as done');
  });

  it('is settled by a choice in the room, and shows who did it', async () => {
    expect(await chat.press('facilities1', 'crisis.task.done', `${id} close-area`)).toContain(
      'Fait\u00A0: Fermer le secteur',
    );
    await chat.settle();
    expect(await roomReads()).toContain('☑ Close the area');
    expect(await roomReads()).toContain('done, Georges Leblanc');
    await chat.press('it1', 'crisis.task.take', `${id} systems`);
    await chat.press('it1', 'crisis.task.waive', `${id} services`);
    const { checklist } = await crisis();
    expect(checklist.find((task) => task.id === 'systems')).toMatchObject({
      state: 'open',
      owner: 'it1@sample.example',
    });
    expect(checklist.find((task) => task.id === 'services')).toMatchObject({ state: 'waived' });
    expect(await chat.press('it1', 'crisis.task.open', `${id} services`)).toContain('To do again');
    await chat.press('it1', 'crisis.task.action', `${id} damage`);
    expect(await chat.store.actions.get('AC-2026-0001')).toMatchObject({ crisis: id, state: 'open' });
  });

  it('is settled once, whoever presses later what showed it as open', async () => {
    await chat.press('facilities1', 'crisis.task.done', `${id} close-area`);
    expect(await chat.press('it1', 'crisis.task.done', `${id} close-area`)).toContain('is settled already');
    expect(await chat.press('it1', 'crisis.task.waive', `${id} close-area`)).toContain('is settled already');
    const [task] = (await crisis()).checklist.filter((each) => each.id === 'close-area');
    expect(task).toMatchObject({ state: 'done', by: 'facilities1@sample.example' });
    expect((await log()).map(({ what }) => what)).toEqual(['task']);
  });

  it('has tasks that are given to somebody, who is let in and told', async () => {
    const asked = await chat.press(daniel, 'crisis.task', `${id} systems`);
    expect(asked).toContain('[I will do it] [Give it to somebody] [Not needed]');
    const give = (to: string) => chat.answer(daniel, 'crisis.task.give', `${id} systems`, { to });
    expect(await give('nobody@sample.example')).toContain('is nobody in the directory');
    expect(await give('legal1@sample.example')).toContain('Fatima Siddiqui does it: Check server rooms');
    await chat.settle();
    expect((await crisis()).checklist.find((task) => task.id === 'systems')?.owner).toBe(
      'legal1@sample.example',
    );
    expect(chat.rooms.get('console')?.rooms[0]?.members.has('legal1@sample.example')).toBe(true);
    expect(await reads('legal1')).toContain(`Daniel Okafor gives you a task in ${id}`);
    expect(await roomReads()).toContain('Fatima Siddiqui s’en charge');
    expect((await log()).at(-1)).toMatchObject({
      what: 'task',
      of: 'systems',
      person: 'legal1@sample.example',
    });
    expect(await chat.press('legal1', 'crisis.task.done', `${id} systems`)).toContain('Done: Check server');
    await chat.press(daniel, 'crisis.task.waive', `${id} systems`);
    expect(await chat.answer(daniel, 'crisis.task.give', `${id} systems`, { to: daniel })).toContain(
      'settled already',
    );
  });

  it('tells whoever had a task that somebody else does it now', async () => {
    const give = (to: string) => chat.answer(daniel, 'crisis.task.give', `${id} systems`, { to });
    await give('it1@sample.example');
    await give('it1@sample.example');
    await give('facilities1@sample.example');
    expect(await reads('it1')).toContain(
      `Georges Leblanc does a task from now on that was yours in ${id}: Check server rooms`,
    );
    await chat.press('it1', 'crisis.task.take', `${id} systems`);
    expect(await reads('facilities1')).toMatch(/C’est maintenant Wei Zhang qui se charge d’une tâche/);
    await chat.press('it1', 'crisis.task.take', `${id} systems`);
    expect((await reads('it1')).split('that was yours')).toHaveLength(2);
  });

  it('tells whoever answers for it what is overdue, once', async () => {
    await chat.say('facilities1', 'crise role immeubles', inRoom);
    await chat.pass(3 * minute);
    await chat.pass(13 * minute);
    await chat.settle();
    expect(await reads('facilities1')).toContain(`En retard dans ${id}\u00A0: Fermer le secteur`);
    expect(await roomReads()).toContain('☐ OVERDUE · Close the area');
    const told = (await chat.owed('facilities1@sample.example')).length;
    await chat.pass(60 * minute);
    expect(
      (await chat.owed('facilities1@sample.example')).filter((each) => each.includes('Fermer le secteur')),
    ).toHaveLength(1);
    expect(told).toBeGreaterThan(0);
  });

  it.each([
    ['after its time, whether they were told before', 16, 10],
    ['after its time, where it was done in time', 1, 30],
    ['before its time', 1, 5],
  ])('tells them again of what was done and has to be done again: %s', async (_, done, again) => {
    await chat.say('facilities1', 'crise role immeubles', inRoom);
    const late = async () =>
      (await chat.owed('facilities1@sample.example')).filter((each) => each.includes('Fermer le secteur'));
    for (const task of (await crisis()).checklist)
      if (task.id !== 'close-area') await chat.press(daniel, 'crisis.task.waive', `${id} ${task.id}`);
    await chat.pass(done * minute);
    const before = (await late()).length;
    await chat.press('facilities1', 'crisis.task.done', `${id} close-area`);
    await chat.pass(again * minute);
    await chat.press(daniel, 'crisis.task.open', `${id} close-area`);
    for (let i = 0; i < 6; i++) await chat.pass(11 * minute);
    expect(await late()).toHaveLength(before + 1);
  });

  it('has the agencies that the event has to be told to, and what was filed goes on the log', async () => {
    await chat.say('employee-en', 'report somebody stole a laptop');
    await chat.press(daniel, 'event.take', 'EV-2026-0001');
    await chat.say(daniel, 'crisis open EV-2026-0001 kind:data-leak stolen laptop');
    await chat.settle();
    const second = 'CR-2026-0002';
    await chat.answer(daniel, 'event.questions', 'EV-2026-0001', { crime: 'yes' });
    await chat.settle();
    expect((await chat.owed(`#${second} console`)).join('\n')).toContain('To tell because of EV-2026-0001');
    const event = await chat.store.events.get('EV-2026-0001');
    const duty = event?.duties?.[0];
    await chat.answer(daniel, 'event.filing', `EV-2026-0001 ${duty?.row} ${duty?.agency}`, {
      reference: '2026-77',
    });
    expect((await chat.store.logs.last(second, 1))[0]).toMatchObject({ what: 'notified', of: duty?.agency });
  });
});

describe('actions', () => {
  it('have an owner and a time, and their owner is told', async () => {
    const answer = await chat.say(
      daniel,
      `crisis action ${id} call the landlord facilities1@sample.example due:15:30`,
    );
    expect(answer).toContain('call the landlord');
    expect(answer).toContain('Georges Leblanc · Nov 24, 2026, 15:30');
    expect(await chat.store.actions.get('AC-2026-0001')).toMatchObject({
      owner: 'facilities1@sample.example',
      dueAt: '2026-11-24T20:30:00.000Z',
      text: 'call the landlord',
    });
    await chat.settle();
    expect(await reads('facilities1')).toContain('AC-2026-0001');
  });

  it('are due when people say, however they write a time; what is no time is never part of the action', async () => {
    for (const [said, dueAt] of [
      ['due:2026-11-25 09:00', '2026-11-25T14:00:00.000Z'],
      ['due:2026-11-25T09:00', '2026-11-25T14:00:00.000Z'],
      ['due:2026-11-25', '2026-11-25T22:00:00.000Z'],
      ['échéance : 15 h 30', '2026-11-24T20:30:00.000Z'],
      ['echeance:15h', '2026-11-24T20:00:00.000Z'],
      ['avant : 2026-11-25, 9 h', '2026-11-25T14:00:00.000Z'],
      ['due:tomorrow', '2026-11-25T22:00:00.000Z'],
      ['due:Friday', '2026-11-27T22:00:00.000Z'],
      ['échéance : lundi 8 h', '2026-11-30T13:00:00.000Z'],
      ['by: Dec 7 5 pm', '2026-12-07T22:00:00.000Z'],
      ['échéance : demain à 9 h', '2026-11-25T14:00:00.000Z'],
      ['pour:20:30', '2026-11-25T01:30:00.000Z'],
      ['for:tomorrow 8:00', '2026-11-25T13:00:00.000Z'],
      ['pour : 20 h 30', '2026-11-25T01:30:00.000Z'],
      ['à:20h', '2026-11-25T01:00:00.000Z'],
    ]) {
      await chat.say(daniel, `crisis action ${id} call the landlord ${said} it1@sample.example`);
      const [last] = (await chat.store.actions.of(id)).slice(-1);
      expect([said, last?.text, last?.owner, last?.dueAt]).toEqual([
        said,
        'call the landlord',
        'it1@sample.example',
        dueAt,
      ]);
    }
    expect(await chat.say(daniel, `crisis action ${id} call due:soon`)).toContain('“soon” is not a time');
    expect(await chat.say(daniel, `crisis action ${id} call due:15:3`)).toContain('“15:3” is not a time');
    expect(await chat.store.actions.of(id)).toHaveLength(15);
    await chat.say(daniel, `crisis action ${id} book a room for: the minister`);
    const [last] = (await chat.store.actions.of(id)).slice(-1);
    expect([last?.text, last?.dueAt]).toEqual(['book a room for: the minister', undefined]);
  });

  it('are due at no hour that clocks skip', async () => {
    const when = { text: 'call', date: '2027-03-14', time: '02:30' };
    expect(await chat.answer(daniel, 'crisis.action', id, when)).toContain('skip 02:30 on 2027-03-14');
    expect(await chat.store.actions.of(id)).toEqual([]);
  });

  it('are given to somebody else, or moved, by whoever has them or leads; the log says so', async () => {
    await chat.say(daniel, `crisis action ${id} call the landlord facilities1@sample.example`);
    const number = 'AC-2026-0001';
    expect(await chat.say('it1', `crisis action ${id} ${number} it1@sample.example`)).toContain(
      `Somebody else has ${number}`,
    );
    expect(await chat.say(daniel, `crisis action ${id} ${number} call again`)).toContain('for example');
    expect(
      await chat.say('facilities1', `crise action ${id} ${number} it1@sample.example echeance:15:30`),
    ).toMatch(/AC-2026-0001\s: Wei Zhang · 24 nov\. 2026, 15 h 30/);
    expect(await chat.store.actions.of(id)).toMatchObject([
      { owner: 'it1@sample.example', dueAt: '2026-11-24T20:30:00.000Z', text: 'call the landlord' },
    ]);
    await chat.settle();
    expect(await reads('it1')).toContain(`Georges Leblanc gives you ${number}`);
    expect(await chat.say(daniel, `crisis log ${id}`)).toContain(
      `${number}: open · Wei Zhang · Due: Nov 24, 2026, 15:30`,
    );
  });

  it('are told whose they are no more, too, unless they gave them away themselves', async () => {
    const facilities = 'facilities1@sample.example';
    await chat.say(daniel, `crisis action ${id} call the landlord ${facilities}`);
    await chat.say(daniel, `crisis action ${id} AC-2026-0001 it1@sample.example`);
    expect(await reads('facilities1')).toMatch(
      /C’est maintenant Wei Zhang qui se charge de AC-2026-0001 de CR-2026-0001\. Vous n’avez plus à vous en occuper/,
    );
    await chat.say('it1', `crisis action ${id} AC-2026-0001 ${facilities}`);
    expect(await reads('it1')).not.toContain('no longer have to');
    await chat.say(daniel, `crisis action ${id} AC-2026-0001 due:15:30`);
    chat.now = new Date(chat.now.getTime() + minute);
    await chat.press(daniel, 'action.take', 'AC-2026-0001');
    expect((await reads('facilities1')).split('Vous n’avez plus à')).toHaveLength(3);
    expect(await reads('facilities1')).toContain('C’est maintenant Daniel Okafor');
  });

  it('are listed by words that say which, and by no others', async () => {
    await chat.say(daniel, `crisis action ${id} call the landlord facilities1@sample.example`);
    expect(await chat.say('facilities1', 'action list xyz')).toMatch(/n’ai pas compris «\sxyz\s»/);
    expect(await chat.say('facilities1', 'mesure liste mes')).toContain('AC-2026-0001');
    expect(await chat.say('facilities1', `mesure liste ${id}`)).toContain('AC-2026-0001');
  });

  it('are done by their owner and confirmed by somebody else', async () => {
    await chat.say(daniel, `crisis action ${id} call the landlord facilities1@sample.example`);
    expect(await chat.say('it1', 'action done AC-2026-0001')).toContain('Somebody else has AC-2026-0001');
    expect(await chat.say('facilities1', 'mesure liste')).toMatch(
      /Dire que l’une est faite\s: AC-2026-0001 call the landlord/,
    );
    expect(await chat.say(daniel, 'action list all')).not.toContain('Say that one is done');
    await chat.say('facilities1', 'mesure faite AC-2026-0001 il rappelle');
    expect(await chat.say('facilities1', 'mesure verifier AC-2026-0001')).toContain(
      'Quelqu’un d’autre doit vérifier',
    );
    expect(await chat.say('it1', 'action verify AC-2026-0001')).toContain('Your role does not allow');
    await chat.settle();
    // With what was said of it, and by whom: that is what has to be confirmed.
    expect(await reads(daniel)).toMatch(/AC-2026-0001 is said to be done[\s\S]*\S says so:\nil rappelle/);
    expect(await roomReads()).toMatch(/Somebody else has to confirm it.*says so:\n[\s\S]*il rappelle/);
    expect(await chat.say('facilities1', 'mesure liste')).not.toMatch(/Confirmer|Dire que l’une/);
    expect(await chat.say(daniel, 'action list all')).toContain(
      'Confirm that it is done: AC-2026-0001 call the landlord',
    );
    expect(await chat.say(daniel, 'action verify AC-2026-0001 no, he did not')).toContain('goes back');
    expect(await chat.store.actions.get('AC-2026-0001')).toMatchObject({ state: 'open' });
    await chat.press('facilities1', 'action.done', 'AC-2026-0001');
    // A button of before says how it stands.
    for (const pressed of ['action.done', 'action.take'])
      expect(await chat.press('facilities1', pressed, 'AC-2026-0001')).toMatch(
        /est faite\. Quelqu’un d’autre[\s\S]*mesure verifier AC-2026-0001/,
      );
    expect(await chat.press(daniel, 'action.verify', 'AC-2026-0001')).toContain('is verified');
    expect(await chat.say('facilities1', 'mesure liste')).toContain('aucune mesure en cours');
  });

  it('show on their card how they stand, also to whoever presses too late', async () => {
    const number = 'AC-2026-0001';
    const card = () => {
      const { here, own, replace } = chat.replies.at(-1) ?? {};
      return { said: plainText(here ?? own ?? { text: '' }), shown: plainText(replace ?? { text: '' }) };
    };
    await chat.say(daniel, 'crisis action call the landlord due:2026-11-26', inRoom);
    await chat.press('it1', 'action.take', number, inRoom);
    expect(card().shown).toMatch(
      /call the landlord[\s\S]*Wei Zhang does .*Wei Zhang se charge[\s\S]*Due: .*26.*Échéance\s: [\s\S]*\[Done \/ Fait\]/,
    );
    await chat.press('facilities1', 'action.take', number, inRoom);
    expect(card()).toEqual({ said: '', shown: expect.stringContaining('Wei Zhang se charge') });
    await chat.press('it1', 'action.done', number, inRoom);
    expect(card()).toEqual({ said: '', shown: expect.stringMatching(/is done\.[^[]*$/) });
    expect(card().shown).not.toContain('Due:');
    for (const done of [
      () => chat.press('it1', 'action.done', number, inRoom),
      async () => {
        await chat.press(daniel, 'action.verify', number);
        return chat.press('cso', 'action.verify', number);
      },
    ]) {
      await done();
      expect(card()).toEqual({ said: '', shown: expect.stringMatching(/^.*call the landlord[^[]*$/s) });
    }
    const audit = await chat.store.audit.page(0, 100);
    expect(audit.at(-1)).toMatchObject({ what: 'action.verify', outcome: 'refused', detail: 'too-late' });
    // A list is not one action's.
    await chat.press('it1', 'action.done', `${number} in-list`);
    expect(card()).toEqual({ said: expect.stringContaining('settled already'), shown: '' });
  });

  it('show to everybody who was asked about one how it stands, whoever settled it and however', async () => {
    const number = 'AC-2026-0001';
    const cards = async (who: string) => {
      await chat.settle();
      return (await chat.owed(`${who}@sample.example`)).filter((each) => each.includes('call the landlord'));
    };
    const alive = (shown: readonly string[]) => shown.filter((each) => each.includes('[')).length;
    await chat.say(daniel, `crisis action ${id} call the landlord facilities1@sample.example`);
    expect(alive(await cards('facilities1'))).toBe(1);
    // Somebody else has it: who had it is asked no more, and sees who does it.
    await chat.say(daniel, `crisis action ${id} ${number} it1@sample.example`);
    const [before] = await cards('facilities1');
    expect(before).toMatch(/call the landlord[\s\S]*Wei Zhang se charge de AC-2026-0001/);
    expect(alive([before ?? ''])).toBe(0);
    await chat.say('it1', `action done ${number}`);
    expect(alive(await cards('it1'))).toBe(0);
    expect(alive(await cards(daniel))).toBe(1);
    await chat.say('cso', `mesure verifier ${number} non, il manque l’essai`);
    const asked = await cards(daniel);
    expect(alive(asked)).toBe(0);
    expect(asked.join('\n')).toContain('Wei Zhang does AC-2026-0001');
    expect((await cards('it1')).join('\n')).toMatch(/\[Done\]/);
    await chat.say('it1', `action done ${number}`);
    await chat.say('cso', `mesure verifier ${number}`);
    const settled = await cards(daniel);
    expect(alive(settled)).toBe(0);
    expect(settled.join('\n')).toContain(`${number} is verified`);
    await chat.say(daniel, `crisis action ${id} call the landlord it1@sample.example`);
    await chat.say(daniel, 'action drop AC-2026-0002 he called us');
    expect(alive(await cards('it1'))).toBe(0);
  });

  it('are dropped with a reason, which stays on the record, by their owner or whoever leads', async () => {
    const number = 'AC-2026-0001';
    await chat.say(daniel, `crisis action ${id} call the landlord facilities1@sample.example due:10:30`);
    expect(await chat.say('it1', `action drop ${number} not needed`)).toContain('Somebody else has');
    expect(await chat.say(daniel, `action drop ${number}`)).toContain('Say why');
    expect(await chat.store.actions.get(number)).toMatchObject({ state: 'open' });
    expect(await chat.say(daniel, `action drop ${number} he called us`)).toBe(
      `${number} is dropped. Nobody has to do it any more.\nhe called us`,
    );
    const dropped = await chat.store.actions.get(number);
    expect(dropped).toMatchObject({ state: 'dropped' });
    expect(dropped?.history.at(-1)).toMatchObject({
      what: 'dropped',
      by: `${daniel}@sample.example`,
      text: 'he called us',
    });
    await chat.settle();
    expect(await reads('facilities1')).toMatch(/a abandonné AC-2026-0001.*\nhe called us/);
    expect(await roomReads()).toMatch(/is dropped\. .*\n.*est abandonnée\. .*\nhe called us/);
    expect(await chat.say(daniel, `crisis log ${id}`)).toContain(`${number}: dropped · he called us`);
    expect(await chat.say('facilities1', 'mesure liste')).toContain('aucune mesure en cours');
    expect(await chat.say('facilities1', `mesure abandonner ${number} encore`)).toContain('déjà réglée');
    await chat.pass(60 * minute);
    await chat.settle();
    expect(await reads('facilities1')).not.toContain('reste à faire');
  });

  it('are asked for ever more rarely where nobody takes them, as are roles', async () => {
    await chat.say(daniel, `crisis action ${id} find pumps`);
    const times = async (words: RegExp) => (await reads(daniel)).match(words)?.length ?? 0;
    const hours = async (count: number) => {
      for (let i = 0; i < 6 * count; i++) await chat.pass(10 * minute);
      return { actions: await times(/Nobody has AC-2026-0001 yet/g), roles: await times(/is without: /g) };
    };
    // After 10, 20, 40 and 80 minutes, and so on; then every eight hours, at night too as the crisis is grave.
    const early = await hours(2);
    expect(early.actions).toBe(4);
    expect(early.roles).toBeGreaterThanOrEqual(3);
    const late = await hours(22);
    expect(late.actions).toBe(8);
    expect(late.roles).toBeLessThanOrEqual(8);
  });

  it('are asked for in working hours alone where the crisis is less grave', async () => {
    await chat.say(daniel, `crisis severity ${id} medium`);
    await chat.say(daniel, `crisis action ${id} find pumps`);
    for (let i = 0; i < 6 * 7; i++) await chat.pass(10 * minute);
    const evening = (await reads(daniel)).match(/Nobody has AC-2026-0001 yet/g)?.length;
    for (let i = 0; i < 15; i++) await chat.pass(60 * minute);
    expect((await reads(daniel)).match(/Nobody has AC-2026-0001 yet/g)).toHaveLength(evening ?? 0);
    for (let i = 0; i < 6; i++) await chat.pass(60 * minute);
    expect((await reads(daniel)).match(/Nobody has AC-2026-0001 yet/g)?.length).toBeGreaterThan(evening ?? 0);
  });

  it('are asked for again soon, with roles and reports, once the crisis becomes grave on a day off', async () => {
    await chat.say(daniel, `crisis severity ${id} medium`);
    await chat.say(daniel, `crisis action ${id} find pumps`);
    const asked = async () => {
      const said = await reads(daniel);
      const times = (words: RegExp) => said.match(words)?.length ?? 0;
      return [/Nobody has AC-2026-0001 yet/g, /is without: /g, /the situation report is late/g].map(times);
    };
    for (let i = 0; i < 14; i++) await chat.pass(60 * minute);
    const evening = await asked();
    await chat.say(daniel, `crisis severity ${id} very-high`);
    await chat.pass(16 * minute);
    expect(await asked()).toEqual(evening.map((times) => times + 1));
  });

  it('are reminded of until they are done; what nobody has is asked for', async () => {
    await chat.say(daniel, `crisis action ${id} find pumps`);
    await chat.pass(11 * minute);
    await chat.settle();
    expect(await reads(daniel)).toContain('Nobody has AC-2026-0001 yet');
    expect(await chat.press('it1', 'action.take', 'AC-2026-0001')).toContain('Wei Zhang does AC-2026-0001');
    await chat.say('cso', `crise action ${id} appeler it1@sample.example echeance:10:30`);
    await chat.pass(30 * minute);
    await chat.settle();
    expect(await reads('it1')).toContain('AC-2026-0002 is still to be done');
    expect(await chat.say(daniel, 'action list all')).toMatch(/AC-2026-0002: OVERDUE[\s\S]*AC-2026-0001/);
  });
});
