import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileTypeFromBuffer } from 'file-type';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Ask, evidenceFiles, writeOut } from '../../src/cli/record-files.ts';
import { runVerb } from '../../src/cli/run.ts';
import { severingSince } from '../../src/domain/access-to-information.ts';
import { openHolds } from '../../src/domain/hold.ts';
import { eventRecord } from '../../src/handlers/record/document.ts';
import { investigationReport } from '../../src/handlers/record/investigation.ts';
import { markdown } from '../../src/handlers/record/markdown.ts';
import type { RecordDocument } from '../../src/handlers/record/paper.ts';
import type { Part } from '../../src/handlers/record/parts.ts';
import { docx } from '../../src/handlers/record/word.ts';
import { Unit } from '../../src/handlers/work.ts';
import { text } from '../../src/text/index.ts';
import { temporaryFolder } from '../support/bot.ts';
import { type Chat, startChat } from '../support/chat.ts';
import { noon } from '../support/records.ts';
import { unzip } from '../support/unzip.ts';

let chat: Chat;

beforeEach(async () => {
  chat = await startChat();
});
afterEach(async () => {
  await chat.close();
});

const first = 'EV-2026-0001';

async function recordOf(language: 'en' | 'fr') {
  const event = await chat.store.events.get(first);
  if (!event) throw new Error('no event');
  return eventRecord(new Unit(chat.services, chat.now), event, language);
}

describe('the record of a worked event', () => {
  beforeEach(async () => {
    await chat.say('employee-en', 'report my laptop was stolen # <b>from</b> [the car](http://x)');
    await chat.say('officer1', `event take ${first}`);
    await chat.say('officer1', `event severity ${first} medium`);
    await chat.say('officer1', `event compromise ${first} yes`);
    await chat.say('officer1', `event note ${first} cameras show a van`);
    const affected = { 'A.3': 'yes', programs: 'Grants', services: 'Payments', resources: 'One laptop' };
    await chat.answer('officer1', 'event.affected', first, affected);
    await chat.answer('officer1', 'event.questions', first, { crime: 'yes' });
    await chat.answer('officer1', 'event.filing', `${first} other-crime local-police`, {
      reference: 'Dossier Q7',
    });
    for (const question of [
      'significant',
      'it',
      'personal-information',
      'controlled-goods',
      'cabinet',
      'comsec',
    ]) {
      await chat.answer('officer1', 'event.questions', first, { [question]: 'no' });
    }
    const closing = {
      outcome: 'resolved',
      cause: 'Left in a car',
      findings: 'One thief',
      lessons: 'Use the trunk',
    };
    await chat.answer('officer1', 'event.close', first, closing);
  });

  // Directive on Security Management, G.2.7, and the notifications of the router.
  it.each([
    ['programs affected', 'What is affected', 'Grants'],
    ['services affected', 'What is affected', 'Payments'],
    ['activities: the controls', 'What is affected', 'A.3 Physical security'],
    ['resources affected', 'What is affected', 'One laptop'],
    ['severity and scope', 'The event', 'Medium'],
    ['whether it was an incident', 'The event', 'Confirmed'],
    ['findings of the investigation', 'Findings and post-event analysis', 'One thief'],
    ['post-event results: the cause', 'Findings and post-event analysis', 'Left in a car'],
    ['post-event results: the lessons', 'Findings and post-event analysis', 'Use the trunk'],
    ['who was told, by whom, with what proof', 'Who was told', 'Dossier Q7'],
    ['the questions and their answers', 'Questions that decide who is told', 'Yes'],
    ['what was reported', 'What was reported', 'my laptop was stolen'],
    ['the officers’ notes', 'Officers’ notes', 'cameras show a van'],
    ['who changed what', 'Every change', 'closed: Being handled → Resolved'],
  ])('holds %s', async (_what, heading, value) => {
    const { document } = await recordOf('en');
    const section = document.sections.find((each) => each.heading === heading);
    expect(section?.rows.flat().join('\n')).toContain(value);
  });

  it('names the audit entries by their hashes, and is drawn up in either language', async () => {
    const { audit, document } = await recordOf('fr');
    expect(audit.length).toBeGreaterThan(8);
    expect(audit.every(({ record }) => record === first)).toBe(true);
    const hashes = document.sections.at(-1)?.rows.map(([, hash]) => hash);
    expect(hashes).toEqual(audit.map(({ hash }) => hash));
    expect(document.sections.map(({ heading }) => heading)).toContain('Qui a été avisé');
    expect(document.marking).toBe('Non classifié');
  });

  it.each([
    ['en', 'event take (Take an event over)'],
    ['fr', 'evenement prendre (Prendre un événement en charge)'],
  ] as const)('says of each audit entry what was done, and when, in words: %s', async (language, taken) => {
    await chat.press('officer1', 'event.filing', `${first} other-crime local-police`);
    await chat.say('employee-fr', `report show ${first}`);
    const { audit, document } = await recordOf(language);
    const labels = document.sections.at(-1)?.rows.map(([label]) => label) ?? [];
    const { audit: t, common } = text(language);
    for (const [i, label] of labels.entries()) {
      const at = common.whenInZone(new Date(audit[i]?.at ?? ''), chat.department.timeZone);
      expect(label).toContain(`${audit[i]?.seq} · ${at} · `);
    }
    expect(labels.join('\n')).not.toMatch(/T15:00|· done|event\.\w/);
    expect(labels).toContainEqual(expect.stringContaining(` · ${taken}`));
    expect(labels.at(-2)).toContain(t.details.form);
    expect(labels.at(-1)).toMatch(new RegExp(` · ${t.outcomes.refused}$`));
  });

  it('makes Markdown in which people’s words stay words, and a Word document', async () => {
    const { document } = await recordOf('en');
    const text = markdown(document);
    expect(text).toContain('**Unclassified**');
    expect(text).toContain('\\<b\\>from\\</b\\>');
    expect(text).not.toMatch(/[^\\]\]\(http/);
    expect(await fileTypeFromBuffer(await docx(document))).toMatchObject({ ext: 'docx' });
  });

  it('makes Markdown in which nobody’s words become a heading or a list', async () => {
    const said = 'Who was told\n===\n1) the RCMP\n- the CSO\n2. the police\n# all';
    const sections = [{ heading: 'What was said', rows: [['said', said] as const] }];
    const text = markdown({ title: 'T', marking: 'M', language: 'en', sections });
    for (const line of ['\\===', '1\\) the RCMP', '\\- the CSO', '2\\. the police', '\\# all'])
      expect(text).toContain(`\n  ${line}\n`);
  });

  it('is a document for Word whatever characters it holds', async () => {
    const odd = `not\uFFFE\uFFFF a\u0001 character`;
    const { document } = await recordOf('en');
    const bytes = await docx({ ...document, sections: [{ heading: odd, rows: [[odd, odd]] }] });
    const [, xml = ''] = [...unzip(bytes)].find(([name]) => name === 'word/document.xml') ?? [];
    expect(xml).toContain('not a character');
    for (const none of ['\u0001', '\uFFFE', '\uFFFF']) expect(xml).not.toContain(none);
  });
});

it('tells the two hours apart that have one name when clocks are set back', async () => {
  chat.now = new Date('2026-11-01T05:30:00.000Z');
  await chat.say('employee-en', 'report a window is broken');
  chat.now = new Date('2026-11-01T06:30:00.000Z');
  await chat.say('officer1', `event note ${first} it was the wind`);
  const moments = async (language: 'en' | 'fr') =>
    (await recordOf(language)).document.sections.flatMap(({ rows }) => rows.map(([label]) => label));
  const english = (await moments('en')).join('\n');
  expect(english).toMatch(/01:30 EDT/);
  expect(english).toMatch(/01:30 EST/);
  const french = (await moments('fr')).join('\n');
  expect(french).toMatch(/01 h 30 HAE/);
  expect(french).toMatch(/01 h 30 HNE/);
});

it('makes Markdown in which no white space before people’s words makes code of them', async () => {
  const value = 'first\n\n    # indented\n\t* with a tab\n  \n     1. and more';
  const made = markdown({
    title: 'T',
    marking: 'M',
    language: 'en',
    sections: [{ heading: 'H', rows: [['a', value]] }],
  });
  expect(made).toContain('first\n\n  \\# indented\n  \\* with a tab\n\n  1\\. and more');
});

it('leaves out of the facts of an investigation that somebody reported by a file alone', async () => {
  await chat.say('employee-en', 'report a window is broken');
  const found = await chat.store.events.get(first);
  if (!found) throw new Error('no event');
  const { text: _, ...silent } = found;
  const facts = async (event: typeof found) => {
    const report = await investigationReport(new Unit(chat.services, chat.now), event, 'en');
    return report.sections.find(({ heading }) => heading === '2. Facts')?.rows.map(([, said]) => said) ?? [];
  };
  for (const event of [silent, { ...silent, text: '' }]) expect(await facts(event)).not.toContain('');
  expect(await facts({ ...silent, withheld: true })).toHaveLength((await facts(silent)).length + 1);
});

it('does not name a confidential author', async () => {
  await chat.fill('employee-en', 'report', { what: 'my director takes files home', confidential: 'yes' });
  const made = JSON.stringify(await recordOf('en'));
  expect(made).toContain('takes files home');
  expect(made).not.toContain('employee-en');
  expect(made).not.toContain('Kowalski');
});

describe('the command', () => {
  const ask: Ask = async (verb, input) => {
    const lines: string[] = [];
    const { store, department, services, now } = chat;
    const print = (line: string) => lines.push(line);
    const exit = await runVerb({ verb, input, user: 'admin' }, { store, department, services, now, print });
    return { exit, lines };
  };
  /** What is printed, as if files were written of it. */
  const run = async (part: Part, language: 'en' | 'fr' = 'en', id = first) => {
    const input = { id, part, language };
    const { exit, lines } = await ask('record', input);
    if (exit === 0) await ask('record written', { ...input, version: lines.pop()?.replace(`${id} `, '') });
    return { exit, lines };
  };
  const write = async (part: Part, language: 'en' | 'fr' = 'en', to = folder.path) => {
    const { files } = await writeOut(ask, to, { id: first, part, language });
    return { written: files, names: files.map(({ file }) => basename(file)) };
  };
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  beforeEach(async () => {
    folder = await temporaryFolder();
    await chat.say('employee-en', 'report privacy breach, files sent to the wrong person');
    await chat.answer('privacy1', 'privacy.facts', first, { what: 'List of grants' });
    await chat.say('officer1', `event note ${first} cameras show a van`);
  });
  afterEach(() => folder.remove());

  it('names every event that this one has to do with, restricted ones too; a severed copy none of those', async () => {
    await chat.say('employee-en', 'report Pat takes files home');
    await chat.say('officer1', 'event take EV-2026-0002');
    await chat.say('officer1', `event link ${first} EV-2026-0002`);
    await chat.say('officer1', 'event restrict EV-2026-0002');
    expect((await run('record', 'en')).lines.join()).toContain('EV-2026-0002');
    await chat.say('officer1', `event export ${first} severed`);
    await chat.answer('privacy1', 'event.severing', first, { '19(1)': 'Jane Kowalski' });
    const [copy] = (await run('severed', 'en')).lines;
    expect(copy).toContain('a restricted event');
    expect(copy).not.toContain('EV-2026-0002');
  });

  it('writes each part in its formats and language, for its user alone', async () => {
    const passages = [{ text: 'a van', provisions: ['16(2)' as const] }];
    await chat.store.commit([
      { in: 'severings', put: { id: first, version: 0, passages, seen: 1_000, history: [] } },
    ]);
    expect((await write('record')).names).toEqual([`${first}.md`, `${first}.json`, `${first}.docx`]);
    expect((await write('report', 'fr')).names).toEqual([`${first}-rapport.md`, `${first}-rapport.docx`]);
    const severed = await write('severed');
    expect(severed.names).toContain(`${first}-severed.json`);
    const copy = await readFile(severed.written[1]?.file ?? '', 'utf8');
    expect(copy).toContain('cameras show [s.16(2)]');
    expect(copy).not.toContain('a van');
    const privacy = await write('privacy');
    expect(privacy.written[0]?.marking).toBe('Protected B');
    const worksheet = await readFile(privacy.written[0]?.file ?? '', 'utf8');
    expect(worksheet).toContain('List of grants');
    expect(worksheet).not.toContain('cameras');
    expect((await stat(privacy.written[0]?.file ?? '')).mode & 0o777).toBe(0o600);
    expect(await readFile(join(folder.path, `${first}.md`), 'utf8')).not.toContain('List of grants');
  });

  it('leaves every hand-out in the audit and in the history, that of the worksheet apart', async () => {
    await run('record', 'fr');
    await run('privacy');
    expect((await chat.store.events.get(first))?.history.at(-1)).toMatchObject({
      by: 'os:admin',
      what: 'exported',
      to: 'record fr',
    });
    expect((await chat.store.breaches.get(first))?.history.at(-1)).toMatchObject({ what: 'exported' });
    const facts = (await chat.store.audit.page(0, 100)).slice(-4);
    expect(facts.map(({ who, what, detail }) => `${who} ${what} ${detail}`)).toEqual([
      'os:admin record read record:fr',
      'os:admin record record:fr',
      'os:admin record read privacy:en',
      'os:admin record privacy:en',
    ]);
    expect((await recordOf('en')).document.sections.flatMap(({ rows }) => rows).flat()).toContain(
      'handed out: whole record in French',
    );
  });

  it('has the worksheet of a merged event from the one in which it goes on', async () => {
    await chat.say('employee-fr', 'report privacy breach, files went to a wrong person');
    await chat.press('officer1', 'event.merge', `EV-2026-0002 ${first}`);
    await chat.answer('privacy1', 'privacy.facts', first, { people: '1234' });
    const input = { id: 'EV-2026-0002', part: 'privacy', language: 'en' } as const;
    const { files, toLookAt } = await writeOut(ask, folder.path, input);
    expect(await readFile(files[0]?.file ?? '', 'utf8')).toContain('1234');
    const names = files.map(({ file }) => basename(file));
    expect(names).toEqual(['md', 'json', 'docx'].map((ending) => `${first}-privacy.${ending}`));
    const facts = (await chat.store.audit.page(0, 100)).slice(-2);
    expect(facts).toMatchObject(['record read', 'record'].map((what) => ({ what, record: first })));
    expect(toLookAt).toEqual([`EV-2026-0002 goes on in ${first}: this is the worksheet of ${first}.`]);
    expect((await chat.store.breaches.get(first))?.history.at(-1)).toMatchObject({ what: 'exported' });
  });

  it('makes no severed copy of what came after its sheet', async () => {
    await chat.answer('privacy1', 'event.severing', first, { '16(2)': 'a van' });
    expect((await run('severed')).exit).toBe(0);
    await chat.say('officer1', `event note ${first} Farah Haddad was there`);
    expect(await run('severed')).toEqual(
      expect.objectContaining({
        exit: 1,
        lines: [expect.stringContaining('changed after its severing sheet')],
      }),
    );
  });

  it('names what a severed copy in the other language leaves in, and passages that are not in it', async () => {
    const { document } = await recordOf('en');
    const [, reported = ''] = document.sections[0]?.rows.find(([label]) => label === 'Reported') ?? [];
    await chat.answer('privacy1', 'event.severing', first, { '16(1)(c)': reported, '16(2)': 'a van' });
    const english = await run('severed', 'en');
    expect(english.lines.slice(1).join('\n')).toMatch(/^Looks like details .*“Jane Kowalski”/);
    const french = await run('severed', 'fr');
    expect(french.exit).toBe(0);
    expect(french.lines[1]).toContain(
      `Not in the record in this language, so nothing is severed for it: “${reported}”`,
    );
    expect(french.lines[1]).not.toContain('a van');
    expect(french.lines[2]).toContain('“Jane Kowalski”');

    await run('record');
    const lines: string[] = [];
    const { store, department, services, now } = chat;
    const text = `provision,passage\n16(1)(c),"${reported}"\n`;
    await runVerb(
      { verb: 'import severing', input: { id: first, text, dryRun: true, replace: false }, user: 'admin' },
      { store, department, services, now, print: (line) => lines.push(line) },
    );
    expect(lines[0]).toMatch(/\d in English, NOT IN THE RECORD in French$/);
  });

  it('makes no severed copy that would show somebody’s name of after its sheet', async () => {
    await chat.answer('privacy1', 'event.severing', first, { '19(1)': 'Jane Kowalski' });
    const jane = await chat.store.people.get('employee-en@sample.example');
    if (!jane) throw new Error('nobody');
    await chat.store.commit([{ in: 'people', put: { ...jane, name: 'Jane Desrosiers-Wong' } }]);
    const refused = await run('severed');
    expect(refused.exit).toBe(1);
    expect(refused.lines.join()).toContain('changed after its severing sheet');
    expect(refused.lines.join()).not.toContain('Desrosiers');
  });

  it('takes a severing sheet as a file, of a record that somebody had written out', async () => {
    const { store, department, services, now } = chat;
    const importing = async (text: string, dryRun = false) => {
      const lines: string[] = [];
      const input = { id: first, text, dryRun };
      const print = (line: string) => lines.push(line);
      const request = { verb: 'import severing', input, user: 'admin' };
      const exit = await runVerb(request, { store, department, services, now, print });
      return { exit, said: lines.join('\n') };
    };
    const file = 'provision,passage\n16(2),a  VAN\n19(1),Jane Kowalski\n16 (2),"the car, blue"\n';
    expect(await importing(file)).toMatchObject({
      exit: 1,
      said: expect.stringContaining('written out first'),
    });
    await run('record');
    expect((await importing('provision,passage\n18(1),a van\n16(2),x\n')).said).toMatch(
      /^line 2: “18\(1\)” is not a provision.*\nNothing was imported.$/,
    );
    expect((await importing('provision,passage\n16(2),a van\n19(1),x\n')).said).toMatch(
      /^line 3: “x” is too short/,
    );
    expect((await importing('provision,passage\n')).exit).toBe(1);
    const dry = await importing(file, true);
    expect(dry.said).toMatch(/16\(2\) {2}“a VAN” {2}1\n.*“the car, blue” {2}NOT IN THE RECORD/s);
    expect(dry.said).toMatch(/stays in the copy: .*“employee-en@sample.example”/);
    expect(await store.severings.get(first)).toBeUndefined();
    expect((await importing(file)).said).toContain(`npm run vigie -- record ${first} --severed`);
    const copy = await run('severed');
    expect(copy.exit).toBe(0);
    expect(copy.lines.join()).toContain('cameras show [s.16(2)]');
    expect(openHolds((await store.events.get(first)) ?? {})).toMatchObject([
      { request: true, by: 'os:admin' },
    ]);
    const facts = (await store.audit.page(0, 200)).filter(({ what }) => what === 'import severing');
    expect(facts).toMatchObject([{ who: 'os:admin', record: first, detail: '3 passages' }]);

    await chat.say('officer1', `event note ${first} Farah Haddad was there`);
    expect((await run('severed')).exit).toBe(1);
    expect((await importing(file)).said).toContain('changed after it was written out');
    expect((await run('severed')).exit).toBe(1);
    await run('record');
    await importing(file);
    expect((await run('severed')).exit).toBe(0);
  });

  it('drops no passage of a sheet that somebody filled in in chat unless told to', async () => {
    const importing = (rows: string, options = {}) => {
      const text = `provision,passage\n${rows}\n`;
      return ask('import severing', { id: first, text, dryRun: false, replace: false, ...options });
    };
    const passages = async () => (await chat.store.severings.get(first))?.passages;
    await run('record');
    await chat.answer('privacy1', 'event.severing', first, {
      '16(2)': 'a van\nJane Kowalski',
      '19(1)': 'Jane Kowalski',
    });
    const before = await passages();
    const refused = await importing('16(2),Jane  KOWALSKI');
    expect(refused.exit).toBe(1);
    expect(refused.lines.at(-2)).toMatch(/not in the file: 16\(2\) “a van”, 19\(1\) “Jane Kowalski”$/);
    expect(refused.lines.at(-1)).toMatch(/--replace.*Nothing was imported/);
    expect(await importing('16(2),Jane Kowalski', { dryRun: true })).toMatchObject({
      exit: 0,
      lines: expect.arrayContaining([expect.stringContaining('not in the file: 16(2) “a van”')]),
    });
    expect(await passages()).toEqual(before);
    const all = '16(2),A VAN\n16(2),Jane Kowalski\n19(1),Jane Kowalski\n17,cameras';
    expect((await importing(all)).exit).toBe(0);
    expect(await passages()).toHaveLength(3);
    expect((await importing('16(2),a van', { replace: true })).exit).toBe(0);
    expect(await passages()).toEqual([{ text: 'a van', provisions: ['16(2)'] }]);
  });

  it('goes on where somebody changes the event at that moment, and says everything once', async () => {
    const { department, services, now } = chat;
    let raced = false;
    const between: Ask = async (verb, input) => {
      const store = {
        ...chat.store,
        async commit(...given: Parameters<typeof chat.store.commit>) {
          if (!raced) await chat.say('officer1', `event note ${first} meanwhile`);
          raced = true;
          return chat.store.commit(...given);
        },
      };
      const lines: string[] = [];
      const print = (line: string) => lines.push(line);
      const exit = await runVerb({ verb, input, user: 'admin' }, { store, department, services, now, print });
      return { exit, lines };
    };
    const slow: Ask = (verb, input) => (verb === 'record' ? ask(verb, input) : between(verb, input));
    const { files } = await writeOut(slow, folder.path, { id: first, part: 'record', language: 'en' });
    expect(await readFile(files[0]?.file ?? '', 'utf8')).toContain('meanwhile');
    raced = false;
    const text = 'provision,passage\n16(2),a van\n';
    const sheet = await between('import severing', { id: first, text, dryRun: false });
    expect(sheet.exit).toBe(0);
    expect(sheet.lines.filter((line) => line.includes('“a van”'))).toHaveLength(1);
    expect(sheet.lines.at(-1)).toContain('changed after it was written out');
    expect((await chat.store.events.get(first))?.deskNotes).toHaveLength(3);
  });

  it('writes the worksheet again where somebody changes it at that moment', async () => {
    let raced = false;
    const between: Ask = async (verb, input) => {
      if (verb === 'record written' && !raced) {
        raced = true;
        await chat.answer('privacy1', 'privacy.facts', first, { what: 'List of grants', people: '4321' });
      }
      return ask(verb, input);
    };
    const { files } = await writeOut(between, folder.path, { id: first, part: 'privacy', language: 'en' });
    expect(await readFile(files[0]?.file ?? '', 'utf8')).toContain('4321');
    const exported = (await chat.store.breaches.get(first))?.history.filter(
      ({ what }) => what === 'exported',
    );
    expect(exported).toHaveLength(1);
  });

  it('says what is not there, with exit code 1', async () => {
    expect(await run('record', 'en', 'EV-2026-0999')).toMatchObject({
      exit: 1,
      lines: ['There is no record EV-2026-0999.'],
    });
    expect(await run('severed')).toMatchObject({
      exit: 1,
      lines: [expect.stringContaining('no severing sheet')],
    });
    await chat.say('employee-en', 'report a window is broken');
    const none = await run('privacy', 'en', 'EV-2026-0002');
    expect(none).toMatchObject({ exit: 1, lines: [expect.stringContaining('no privacy worksheet')] });
    expect((await chat.store.audit.page(0, 100)).at(-1)).toMatchObject({ outcome: 'refused' });
  });

  it('writes none of the files when one of them is there, or cannot be written', async () => {
    await writeFile(join(folder.path, `${first}.docx`), 'mine');
    await expect(write('record')).rejects.toThrow('is there already');
    expect(await readdir(folder.path)).toEqual([`${first}.docx`]);
    // A link to nowhere is not there, and a file cannot be made in its place.
    await rm(join(folder.path, `${first}.docx`));
    await symlink(join(folder.path, 'nowhere'), join(folder.path, `${first}.docx`));
    await expect(write('record')).rejects.toThrow('cannot be written');
    expect(await readdir(folder.path)).toEqual([`${first}.docx`]);
  });

  it('takes a record of which no file was written neither for read nor for handed out', async () => {
    const importing = (text: string) =>
      ask('import severing', { id: first, text: `provision,passage\n${text}\n`, dryRun: false });
    await write('record');
    await chat.say('officer1', `event note ${first} Farah Haddad is the suspect`);
    await expect(write('record')).rejects.toThrow('is there already');
    expect((await importing('16(2),a van')).lines.at(-1)).toContain('changed after it was written out');
    const event = () => chat.store.events.get(first).then((found) => found ?? Promise.reject(new Error()));
    expect((await event()).history.filter(({ what }) => what === 'exported')).toHaveLength(1);
    const done = (await chat.store.audit.page(0, 200)).filter(({ what }) => what === 'record');
    expect(done).toHaveLength(1);

    await chat.answer('privacy1', 'event.severing', first, { '19(1)': 'Farah Haddad' });
    const asked = severingSince(await event());
    expect(asked).toBeDefined();
    await expect(write('severed', 'en', join(folder.path, 'none'))).rejects.toThrow('cannot be written');
    expect(severingSince(await event())).toBe(asked);
    await write('severed');
    expect(severingSince(await event())).toBeUndefined();
  });

  it('tells how it is used', () => {
    const vigie = (...words: string[]) =>
      spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', 'record', ...words], {
        encoding: 'utf8',
      });
    const help = vigie('--help');
    expect(help.status).toBe(0);
    for (const option of ['--language', '--severed', '--report', '--privacy', '--out', 'Exit code']) {
      expect(help.stdout).toContain(option);
    }
    expect(vigie(first, '--severed', '--report').status).toBe(2);
    expect(vigie('EV-20')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('no number of an event'),
    });
  }, 120_000);
});

it('drafts an investigation report: what is recorded, and marked blanks for the rest', async () => {
  await chat.say('employee-en', 'report my laptop was stolen');
  await chat.say('officer1', `event take ${first}`);
  await chat.pass(60_000);
  await chat.say('officer1', `event note ${first} cameras show a van`);
  await chat.say('officer1', `event call ${first} it which accounts?`);
  const report = async (language: 'en' | 'fr') => {
    const event = await chat.store.events.get(first);
    if (!event) throw new Error('no event');
    return investigationReport(new Unit(chat.services, chat.now), event, language);
  };
  const drafted = await report('en');
  const rows = (heading: string) => drafted.sections.find((each) => each.heading === heading)?.rows ?? [];
  expect(rows('2. Facts').map(([, value]) => value)).toEqual([
    'my laptop was stolen',
    'taken: Reported → Being handled',
    'cameras show a van',
    'called in: Information technology. which accounts?',
  ]);
  expect(rows('3. Findings').every(([, , blank]) => blank)).toBe(true);
  expect(markdown(drafted)).toContain('_\\[To be filled in: what should change');
  await chat.answer('officer1', 'event.close', first, {
    outcome: 'unfounded',
    cause: 'A misunderstanding',
    lessons: 'Ask first',
  });
  const closed = markdown(await report('fr'));
  expect(closed).toContain('**Cause**\u00A0: A misunderstanding');
  expect(closed).toContain('Ask first');
  expect(closed).toContain('À remplir\u00A0: qui a demandé l’enquête');
});

it('gives evidence under its name only when it is what was kept', () => {
  const bytes = Buffer.from('a photo');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = { name: 'a.jpg', type: 'image/jpeg', size: 7, sha256, at: noon, by: 'o' };
  const lines = [bytes.toString('base64'), Buffer.from('other').toString('base64')];
  const written = evidenceFiles(first, [file, file], lines);
  expect(written.map(([name]) => name)).toEqual([`${first}.1.a.jpg`, `${first}.2.DAMAGED`]);
  expect(Buffer.from(written[0]?.[1] ?? []).toString()).toBe('a photo');
  // Kept before names were cut by their bytes.
  const long = { ...file, name: `${'安全事件照片'.repeat(15)}.txt` };
  const [[name] = ['']] = evidenceFiles(first, [long], lines);
  expect(name).toMatch(/^EV-2026-0001\.1\.安全.*\.txt$/);
  expect(Buffer.byteLength(name)).toBeLessThan(256);
});

it('leaves empty sections out', () => {
  const empty: RecordDocument = {
    title: 'T',
    marking: 'M',
    language: 'en',
    sections: [{ heading: 'H', rows: [] }],
  };
  expect(markdown(empty)).not.toContain('H');
});
