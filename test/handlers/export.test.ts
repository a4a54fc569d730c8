import { writeFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import type { IncomingFile, Platform } from '../../src/chat/event.ts';
import { allRecords } from '../../src/handlers/bot.ts';
import { maker } from '../../src/handlers/make.ts';
import { type Chat, chatForEach } from '../support/chat.ts';
import { aScreening } from '../support/records.ts';
import { pixel } from '../support/slack.ts';
import { unzip } from '../support/unzip.ts';

let chat: Chat;

chatForEach(async (begun) => {
  chat = begun;
  for (const who of ['officer2', 'cso', 'privacy1', 'screening1']) await chat.say(who, 'language en');
});

const first = 'EV-2026-0001';

/** The files of the last answer, taken by somebody: their names with their bytes, or nothing. */
async function taken(who: string, platform: Platform = 'console') {
  const failure = (what: string, error: unknown) => {
    throw new Error(what, { cause: error });
  };
  const make = maker(allRecords(), chat.services, platform, { clock: () => chat.now, failure });
  const reader = {
    platform,
    id: `${platform}-${who}`,
    email: `${who}@sample.example`,
    name: who,
    standing: 'member' as const,
  };
  const { here, own } = chat.replies.at(-1) ?? {};
  const files: Record<string, Uint8Array | undefined> = {};
  for (const file of (here ?? own)?.files ?? []) {
    files[file.name] = (await make(file, reader, 'give')).bytes;
  }
  return files;
}

const read = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('utf8');
const event = async () => (await chat.store.events.get(first)) ?? { history: [] };
const facts = async () => chat.store.audit.page(0, 200);

function file(name: string, bytes: Uint8Array, type = 'image/png'): IncomingFile {
  return { name, size: bytes.length, type, read: async () => bytes };
}

describe('the whole record', () => {
  beforeEach(async () => {
    await chat.say('employee-en', 'report my laptop was stolen');
    await chat.say('officer1', `event note ${first} cameras show a van`);
  });

  it('is handed out as Markdown, JSON and Word, in the reader’s language or the one asked for', async () => {
    const said = await chat.say('officer1', `event export ${first}`);
    expect(said).toContain('whole record in English');
    expect(said).toContain('Its marking is Unclassified');
    const files = await taken('officer1');
    expect(Object.keys(files)).toEqual([`${first}.md`, `${first}.json`, `${first}.docx`]);
    expect(read(files[`${first}.md`])).toContain('cameras show a van');
    const json = JSON.parse(read(files[`${first}.json`]));
    expect(json.event.deskNotes[0].text).toBe('cameras show a van');
    const hashes = new Map((await facts()).map(({ seq, hash }) => [seq, hash]));
    expect(json.audit.length).toBeGreaterThan(2);
    for (const { seq, hash } of json.audit) expect(hash).toBe(hashes.get(seq));
    expect(unzip(files[`${first}.docx`] ?? Buffer.alloc(0)).get('word/document.xml')).toContain('a van');

    await chat.say('officer1', `evenement exporter ${first} fr`);
    expect(read((await taken('officer1'))[`${first}.md`])).toContain('## Notes des agents');
  });

  it('has in one language what Vigie wrote for whoever asked for help, and all that people wrote', async () => {
    const help = 'EV-2026-0002';
    const own = 'Needs help (answer to nobody). / A besoin d’aide (réponse à tous).';
    await chat.say('officer1', 'alert send evacuation floor:90-elgin/3');
    await chat.press('officer1', 'alert.go', 'AL-2026-0001');
    await chat.pass(0);
    await chat.say('employee-en', 'help me');
    await chat.say('employee-en', `report note ${help} ${own}`);
    await chat.press('employee-en', 'alert.safe', 'AL-2026-0001');
    const words = {
      en: [
        'Needs help (answer to AL-2026-0001).',
        'floor 3 (according to the directory)',
        'Answered since: Safe',
      ],
      fr: ['A besoin d’aide (réponse à AL-2026-0001).', '3 (selon le répertoire)', 'A répondu depuis'],
    };
    for (const [part, language, other] of [
      ['record', 'en', 'fr'],
      ['record', 'fr', 'en'],
      ['report', 'fr', 'en'],
    ] as const) {
      await chat.say('officer1', `event export ${help} ${part} ${language}`);
      const files = await taken('officer1');
      expect(Object.keys(files).length).toBeGreaterThan(1);
      for (const [name, bytes] of Object.entries(files)) {
        const isWord = name.endsWith('docx');
        const body = isWord ? unzip(bytes ?? Buffer.alloc(0)).get('word/document.xml') : read(bytes);
        const plain = body?.replaceAll('\\', '');
        for (const each of words[language]) expect(plain, name).toContain(each);
        for (const each of words[other]) expect(plain, name).not.toContain(each);
        expect(plain, name).toContain(own);
      }
    }
  });

  it('leaves every hand-out in the audit and in the history', async () => {
    await chat.say('officer1', `event export ${first} fr`);
    await taken('officer1');
    expect((await event()).history.at(-1)).toMatchObject({
      by: 'officer1@sample.example',
      what: 'exported',
      to: 'record fr',
    });
    const recorded = (await facts()).map(({ who, what, outcome, detail }) => [who, what, outcome, detail]);
    const officer = 'officer1@sample.example';
    expect(recorded).toContainEqual([officer, 'event export', 'done', 'record:fr']);
    expect(recorded).toContainEqual([officer, 'file event.part', 'done', `file:${first}:record:fr:docx`]);
  });

  it('is in the person’s own chat when it is asked for in a channel', async () => {
    await chat.say('officer1', `event export ${first}`, { channel: 'desk', platform: 'teams' });
    const { here, own } = chat.replies.at(-1) ?? {};
    expect(here?.text).toContain('Answered privately');
    expect(here?.files).toBeUndefined();
    expect(own?.files).toHaveLength(3);
  });

  it('is for nobody else, and not for whoever may no longer know', async () => {
    expect(await chat.say('employee-en', `event export ${first}`)).toContain('Your role does not allow');
    expect(await chat.say('privacy1', `event export ${first}`)).toBe(
      (await chat.say('privacy1', 'event export EV-2026-0777')).replaceAll('EV-2026-0777', first),
    );
    await chat.say('officer1', `event take ${first}`);
    await chat.say('officer2', `event export ${first}`);
    const offered = await taken('officer2');
    expect(offered[`${first}.md`]).toBeDefined();
    await chat.say('officer2', `event export ${first}`);
    const late = chat.replies.at(-1);
    await chat.say('officer1', `event restrict ${first}`);
    if (late) chat.replies.push(late);
    expect(Object.values(await taken('officer2'))).toEqual([undefined, undefined, undefined]);
    expect(Object.values(await taken('employee-en'))).toEqual([undefined, undefined, undefined]);
    const refused = (await facts()).filter(
      ({ what, outcome }) => what === 'file event.part' && outcome === 'refused',
    );
    expect(refused).toHaveLength(6);
    expect(await chat.say('officer2', `event export ${first}`)).toContain('I have no record');
  });

  it('is not handed out above the platform’s ceiling, which says how it is had', async () => {
    await chat.say('officer1', `event take ${first}`);
    await chat.say('officer1', `event restrict ${first}`);
    for (const [words, option] of [
      ['', ''],
      ['report', ' --report'],
    ]) {
      const said = await chat.say('officer1', `event export ${first} ${words}`, { platform: 'slack' });
      expect(said).toContain('is Protected B and may not be handed out on this platform');
      expect(said).toContain(`npm run vigie -- record ${first}${option} --language en`);
    }
    expect((await event()).history.some(({ what }) => what === 'exported')).toBe(false);
    await chat.say('officer1', `event export ${first}`, { platform: 'teams' });
    expect(Object.values(await taken('officer1', 'slack'))).toEqual([undefined, undefined, undefined]);
  });

  it('never names a confidential author', async () => {
    await chat.fill('employee-fr', 'signaler', { what: 'my director takes files home', confidential: 'yes' });
    await chat.say('officer1', 'event export EV-2026-0002');
    for (const bytes of Object.values(await taken('officer1'))) {
      expect(bytes).toBeDefined();
      expect(read(bytes)).not.toContain('employee-fr');
    }
  });

  it('has in words that a confidential author of a part of it spoke of danger', async () => {
    await chat.fill('employee-fr', 'signaler', { what: 'somebody took my laptop', confidential: 'yes' });
    await chat.say('officer1', `event link EV-2026-0002 ${first} merge`);
    await chat.say('employee-fr', 'report note EV-2026-0002 a man with a gun is here');
    for (const [part, file] of [
      ['', `${first}.md`],
      ['rapport', `${first}-rapport.md`],
    ]) {
      await chat.say('officer1', `event export ${first} ${part} fr`);
      const made = read((await taken('officer1'))[file ?? '']).replaceAll('\\', '');
      expect(made).toContain('Confidentiel (EV-2026-0002)');
      expect(made).not.toContain('confidential:');
    }
  });

  it('does not give away the number of a merged restricted report whose author spoke of danger', async () => {
    // Let in to what it is part of, and kept out of the part that names them.
    await chat.say('employee-fr', 'report Mélanie Gagnon took my laptop');
    for (const id of [first, 'EV-2026-0002']) {
      await chat.say('officer1', `event take ${id}`);
      await chat.say('officer1', `event restrict ${id}`);
    }
    await chat.say('officer1', `event link EV-2026-0002 ${first} merge`);
    await chat.press('officer1', 'event.join.named', `${first} officer2@sample.example`);
    await chat.say('employee-fr', 'report note EV-2026-0002 a man with a gun is here');
    expect((await chat.store.events.get(first))?.alarm?.of).toBe('EV-2026-0002');
    expect(await chat.say('officer2', 'event show EV-2026-0002')).toContain('I have no record');
    await chat.say('officer2', `event export ${first}`);
    const files = await taken('officer2');
    expect(JSON.parse(read(files[`${first}.json`])).event.alarm.of).toBe('a restricted event');
    for (const bytes of Object.values(files)) expect(read(bytes)).not.toContain('EV-2026-0002');
  });

  it('says which of its links were merged into it and have a record of their own', async () => {
    const [merged, linked] = ['EV-2026-0002', 'EV-2026-0003'];
    await chat.say('employee-fr', 'report somebody took my laptop');
    await chat.say('employee-fr', 'report a window is broken');
    await chat.say('officer1', `event link ${merged} ${first} merge`);
    await chat.say('officer1', `event link ${first} ${linked}`);
    const shown = await chat.say('officer1', `event show ${first}`);
    expect(shown).toContain(`Merged into it, each with its own record: ${merged}\n`);
    expect(shown).toContain(`Linked: ${linked}\n`);
    await chat.say('officer1', `event export ${first} fr`);
    const record = read((await taken('officer1'))[`${first}.md`]).replaceAll('\\', '');
    expect(record).toContain(`**Fusionnés avec lui, chacun avec son propre dossier**\u00A0: ${merged}\n`);
    expect(record).toContain(`**Liés**\u00A0: ${linked}\n`);
  });

  it('can be a draft of the investigation report', async () => {
    expect(await chat.say('officer1', `evenement exporter ${first} en rapport`)).toContain('draft of');
    const files = await taken('officer1');
    expect(Object.keys(files)).toEqual([`${first}-report.md`, `${first}-report.docx`]);
    expect(read(files[`${first}-report.md`])).toContain('## 2\\. Facts');
  });

  it('tells a question to the author, and why it was opened again, from what an officer noted', async () => {
    await chat.say('officer1', `event ask ${first} did you see it yourself?`);
    await chat.pass(60_000);
    await chat.answer('officer1', 'event.close', first, { outcome: 'unfounded', cause: 'none' });
    await chat.say('officer1', `event reopen ${first} a witness came`);
    await chat.say('officer1', `event export ${first} report`);
    const report = read((await taken('officer1'))[`${first}-report.md`]);
    expect(report).toContain('**: author asked: did you see it yourself?');
    expect(report).toContain('**: reopened: a witness came');
  });

  it.each([
    [`event export ${first} everything`, 'I could not use “everything” there'],
    [`event export ${first} report privacy`, 'I could not use “privacy” there'],
    [`event export ${first} en fr`, 'I could not use “fr” there'],
    [`event export ${first} 2`, 'I could not use “2” there'],
    [`event export ${first} file`, 'has no files'],
    [`event export ${first} file 3`, 'has no files'],
    ['event export EV-20', 'I could not use “EV-20” there'],
    ['event export EV-2026-0777', 'I have no record EV-2026-0777'],
    [`event export ${first} privacy`, 'Your role does not allow'],
  ])('%s gets one sentence and changes nothing', async (words, sentence) => {
    const before = await event();
    expect(await chat.say('officer1', words)).toContain(sentence);
    expect(chat.replies.at(-1)?.here?.files).toBeUndefined();
    expect(await event()).toEqual(before);
  });

  it.each([
    [`evenement exporter ${first} en français`, 'whole record in French'],
    [`evenement exporter ${first} rapport en anglais`, 'draft of the investigation report in English'],
    [`event export ${first} record in french`, 'whole record in French'],
  ])('is had in the language that people name as they speak: %s', async (words, given) => {
    expect(await chat.say('officer1', words)).toContain(given);
  });

  it('says what it cannot use in French too', async () => {
    await chat.say('officer2', 'langue fr');
    expect(await chat.say('officer2', `evenement exporter ${first} tout`)).toContain('« tout »');
    expect(await chat.say('officer2', `evenement exporter ${first} fichier 1`)).toContain('aucun fichier');
  });
});

describe('the privacy officers’ part', () => {
  beforeEach(async () => {
    await chat.say('employee-en', 'report privacy breach, files sent to the wrong person');
    await chat.say('officer1', `event note ${first} cameras show a van`);
    await chat.answer('privacy1', 'privacy.facts', first, { what: 'List of grants' });
  });

  it('is their worksheet, apart from the officers’ notes, and its hand-out is in its own history', async () => {
    expect(await chat.say('privacy1', `event export ${first}`)).toContain('privacy worksheet in English');
    const files = await taken('privacy1');
    const text = read(files[`${first}-privacy.md`]);
    expect(text).toContain('List of grants');
    expect(text).toContain('**Protected B**');
    expect(text).not.toContain('van');
    expect((await chat.store.breaches.get(first))?.history.at(-1)).toMatchObject({ what: 'exported' });
    expect((await event()).history.some(({ what }) => what === 'exported')).toBe(false);
    expect(Object.values(await taken('officer1'))).toEqual([undefined, undefined, undefined]);
  });

  it('shows what is missing of the first facts, and of the items that the report of a material breach holds', async () => {
    const worksheet = async () => {
      await chat.say('privacy1', `event export ${first}`);
      return read((await taken('privacy1'))[`${first}-privacy.md`]);
    };
    expect(await worksheet()).toContain('Number of people who may be affected**: not set');
    expect(await worksheet()).not.toContain('Safeguards in place');
    await chat.answer('privacy1', 'privacy.decide', first, { material: 'yes', reason: 'Harm is likely' });
    await chat.answer('privacy1', 'privacy.items', first, { risks: 'theft of identity' });
    expect(await worksheet()).toContain('Safeguards in place**: not set');
    expect(await worksheet()).toContain('Real risks of significant harm**: theft of identity');
  });

  it('is the CSO’s when asked for, and not on Slack', async () => {
    await chat.say('cso', `event export ${first}`);
    expect(Object.keys(await taken('cso'))).toContain(`${first}.json`);
    expect(await chat.say('cso', `evenement exporter ${first} vie privée fr`)).not.toContain('“vie”');
    expect(Object.keys(await taken('cso'))).toContain(`${first}-vie-privee.json`);
    const said = await chat.say('privacy1', `event export ${first}`, { platform: 'slack' });
    expect(said).toContain('--privacy --language en');
  });

  it('is told not to be there where no personal information is involved', async () => {
    await chat.say('employee-en', 'report a window is broken');
    expect(await chat.say('cso', 'event export EV-2026-0002 privacy')).toContain('no privacy worksheet');
  });
});

describe('a file of evidence', () => {
  beforeEach(async () => {
    await chat.say('employee-en', 'report broken window', { files: [file('window.png', pixel)] });
  });

  it('is given to an officer by number or button, as it was kept', async () => {
    expect(await chat.say('officer1', `event show ${first}`)).toContain('[File 1: window.png]');
    expect(await chat.say('officer1', `event export ${first} file 1`)).toContain('File 1: window.png');
    expect((await taken('officer1'))['window.png']).toEqual(Buffer.from(pixel));
    expect((await event()).history.at(-1)).toMatchObject({ what: 'exported', to: 'evidence 1' });
    await chat.press('officer1', 'event.evidence', `${first} 1`);
    expect((await taken('officer1'))['window.png']).toBeDefined();
    expect((await taken('privacy1'))['window.png']).toBeUndefined();
    expect((await facts()).map(({ detail }) => detail)).toContain('evidence:1');
    expect(await chat.say('officer1', `event export ${first} file 2`)).toContain('has one file');
  });

  it('is not given when it is not what was kept', async () => {
    await chat.say('officer1', `event export ${first} file 1`);
    const before = chat.replies.at(-1);
    const { sha256 } = (await chat.store.events.get(first))?.files[0] ?? { sha256: '' };
    await writeFile(`${chat.folder}/files/${sha256.slice(0, 2)}/${sha256}`, 'something else');
    expect(await chat.say('officer1', `event export ${first} file 1`)).toContain('is not what was kept');
    expect((await facts()).at(-1)).toMatchObject({ outcome: 'refused', detail: 'evidence:1:damaged' });
    if (before) chat.replies.push(before);
    expect((await taken('officer1'))['window.png']).toBeUndefined();
  });

  it('says which screening level a restricted event asks for, in words', async () => {
    await chat.store.commit([{ in: 'screening', put: aScreening('officer1@sample.example') }]);
    await chat.say('officer1', `event take ${first}`);
    await chat.say('officer1', `event restrict ${first} secret`);
    await chat.say('officer1', `event export ${first}`);
    const english = read((await taken('officer1'))[`${first}.md`]);
    expect(english.match(/Secret clearance/g)).toHaveLength(2);
    expect(english).toMatch(/Yes, Secret clearance/);
  });

  it('of a restricted event is for those who may see it', async () => {
    await chat.say('officer1', `event take ${first}`);
    await chat.say('officer1', `event restrict ${first}`);
    expect(await chat.say('officer2', `event export ${first} file 1`)).toContain('I have no record');
    expect(await chat.press('officer2', 'event.evidence', `${first} 1`)).toContain('I have no record');
    const said = await chat.say('officer1', `event export ${first} file 1`, { platform: 'slack' });
    expect(said).toContain('may not be handed out on this platform');
  });
});
