import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { docx, evidenceFiles, markdown } from '../../src/cli/record-files.ts';
import { eventRecord, type RecordDocument } from '../../src/handlers/desk/document.ts';
import { Unit } from '../../src/handlers/work.ts';
import { type Chat, startChat } from '../support/chat.ts';
import { anEvent, noon } from '../support/records.ts';

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

  it('makes Markdown in which people’s words stay words, and a Word document', async () => {
    const { document } = await recordOf('en');
    const text = markdown(document);
    expect(text).toContain('**Unclassified**');
    expect(text).toContain('\\<b\\>from\\</b\\>');
    expect(text).not.toMatch(/[^\\]\]\(http/);
    expect(await fileTypeFromBuffer(await docx(document))).toMatchObject({ ext: 'docx' });
  });
});

it('does not name a confidential author', async () => {
  await chat.fill('employee-en', 'report', { what: 'my director takes files home', confidential: 'yes' });
  const made = JSON.stringify(await recordOf('en'));
  expect(made).toContain('takes files home');
  expect(made).not.toContain('employee-en');
  expect(made).not.toContain('Kowalski');
});

it('gives evidence under its name only when it is what was kept', () => {
  const bytes = Buffer.from('a photo');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = { name: 'a.jpg', type: 'image/jpeg', size: 7, sha256, at: noon, by: 'o' };
  const event = anEvent(1, { files: [file, file] });
  const written = evidenceFiles(event, [bytes.toString('base64'), Buffer.from('other').toString('base64')]);
  expect(Object.keys(written)).toEqual(['1.a.jpg', '2.DAMAGED']);
  expect(Buffer.from(written['1.a.jpg'] ?? []).toString()).toBe('a photo');
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
