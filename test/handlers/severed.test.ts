import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Passage, type Provision, provisions } from '../../src/domain/access-to-information.ts';
import { type Change, newEvent, type SecurityEvent } from '../../src/domain/security-event.ts';
import { fileOf } from '../../src/handlers/record/file.ts';
import { formats, makePart, partFileName } from '../../src/handlers/record/parts.ts';
import type { SeveredRecord } from '../../src/handlers/record/severed.ts';
import { Unit } from '../../src/handlers/work.ts';
import { type Chat, startChat } from '../support/chat.ts';
import { unzip } from '../support/unzip.ts';

let chat: Chat;

beforeEach(async () => {
  chat = await startChat();
});
afterEach(async () => {
  await chat.close();
});

const id = 'EV-2026-0001';
const at = '2026-11-24T15:00:00.000Z';
const by = 'officer1@sample.example';
const secret = 'Désiré O’Brien-Roy';
const language = ['en', 'fr'] as const;

/** Everything in the files of a part: their names, their text, and whatever lies inside a Word document. */
async function everything(event: SecurityEvent, part: 'record' | 'severed', which: 'en' | 'fr') {
  const made = await makePart(new Unit(chat.services, chat.now), event, part, which);
  if (!made) throw new Error(`no ${part}`);
  const found: string[] = [];
  for (const format of formats[part]) {
    const bytes = await fileOf(made, format);
    found.push(partFileName(id, part, which, format));
    if (format === 'docx') for (const [name, text] of unzip(bytes)) found.push(name, plainXml(text));
    else found.push(Buffer.from(bytes).toString('utf8').replaceAll('\\', ''));
  }
  return { text: found.join('\n'), made };
}

function plainXml(xml: string): string {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return xml.replace(/&(\w+);/g, (all, name: string) => entities[name] ?? all);
}

async function sheet(passages: Passage[]) {
  const before = await chat.store.severings.get(id);
  const put = { id, version: before?.version ?? 0, passages, history: [] };
  await chat.store.commit([{ in: 'severings', put }]);
}

const event = (fields: Partial<SecurityEvent>, ...changes: Change[]): SecurityEvent => {
  const made = newEvent({
    id,
    author: 'employee-fr@sample.example',
    language: 'en',
    platform: 'console',
    at,
  });
  return { ...made, ...fields, history: [...made.history, ...changes] };
};
const note = (text: string) => [{ at, by, text }];

const places: [where: string, event: SecurityEvent][] = [
  ['what was reported', event({ text: `I saw ${secret} there` })],
  ['a note of the author', event({ notes: note(`it was ${secret}.`) })],
  ['a note of an officer', event({ deskNotes: note(`${secret}\nwas heard`) })],
  ['where it happened', event({ where: `office of ${secret}` })],
  ['how to reach the author', event({ contact: secret })],
  [
    'the name of a file',
    event({ files: [{ name: `${secret}.png`, type: 'image/png', size: 1, sha256: 'a', at, by }] }),
  ],
  ['what is affected', event({ affected: { controls: [], programs: secret } })],
  ['resources', event({ affected: { controls: [], resources: `phone of ${secret}` } })],
  ['why it is on hold', event({ hold: { at, by, reason: `request of ${secret}` } })],
  ['why a name was to be opened', event({ unsealing: { at, by, reason: secret } })],
  [
    'the proof that somebody was told',
    event({
      duties: [
        {
          row: 'other-crime',
          agency: 'local-police',
          since: at,
          done: { at, by, filedAt: at, reference: `Sgt ${secret}` },
        },
      ],
    }),
  ],
  [
    'a question',
    event({ calls: [{ number: 1, partner: 'hr', question: `is ${secret} ill?`, by, at, answers: [] }] }),
  ],
  [
    'an answer',
    event({ calls: [{ number: 1, partner: 'hr', question: 'x', by, at, answers: note(`${secret} is`) }] }),
  ],
  ['the cause', event({ closures: [{ outcome: 'resolved', cause: secret, by, at }] })],
  ['the findings', event({ closures: [{ outcome: 'resolved', cause: 'x', findings: secret, by, at }] })],
  ['the lessons', event({ closures: [{ outcome: 'resolved', cause: 'x', lessons: secret, by, at }] })],
  ['who may see it', event({ restricted: true, members: [secret] })],
  ['the history', event({}, { at, by: secret, what: 'taken' })],
  ['what was affected before', event({}, { at, by, what: 'programs', from: `grants of ${secret}` })],
  [
    'why it was on hold once',
    event({ hold: [{ reason: `request of ${secret}`, by, at, ended: { by, at } }] }),
  ],
  ['why a name was to be opened before', event({}, { at, by, what: 'unseal-asked', to: `${secret} asks` })],
  ['a change in the history', event({}, { at, by, what: 'assigned', from: secret, to: by })],
  ['the author', event({ author: secret })],
  ['the owner', event({ owner: secret })],
];

describe.each(language)('in %s, a severed passage is in none of the files', (which) => {
  it.each(places)('when it stands in %s', async (_where, given) => {
    await sheet([{ text: "desire o'brien-roy", provisions: ['19(1)'] }]);
    expect((await everything(given, 'record', which)).text).toContain(secret);
    const { text, made } = await everything(given, 'severed', which);
    for (const part of [secret, 'Désiré', 'Brien']) expect(text).not.toContain(part);
    expect(text).toContain(which === 'en' ? '[s.19(1)]' : '[art. 19(1)]');
    expect((made as SeveredRecord).severed).toContainEqual(
      expect.objectContaining({ provisions: ['19(1)'] }),
    );
  });
});

it.each(provisions.map((provision) => [provision]))(
  '%s is marked and listed by its name',
  async (provision) => {
    await sheet([{ text: secret, provisions: [provision as Provision] }]);
    const { text } = await everything(event({ text: secret }), 'severed', 'en');
    expect(text).toContain(`[s.${provision}]`);
    expect(text).toMatch(/What was reported, line 1/);
  },
);

it('says that it is a working copy, whose decision it is, and where what was severed', async () => {
  const given = event({ text: `${secret} has a key`, deskNotes: note(`${secret}, ${secret}`) });
  await sheet([
    { text: secret, provisions: ['19(1)'] },
    { text: 'has a key', provisions: ['16(2)', '17'] },
  ]);
  const { made } = await everything(given, 'severed', 'fr');
  const { document } = made;
  expect(document.notice?.join(' ')).toContain('La décision revient à la personne à qui les pouvoirs');
  expect(document.sections.find(({ heading }) => heading === 'Ce qui a été signalé')?.rows[0]?.[1]).toBe(
    '[art. 19(1)] [art. 16(2), 17]',
  );
  expect(document.sections.at(-1)).toEqual({
    heading: 'Ce qui a été caviardé',
    rows: [
      [
        'Ce qui a été signalé, ligne 1',
        [
          'art. 16(2) Méthodes de protection, etc.\u00A0: 1 fois',
          'art. 17 Sécurité des individus\u00A0: 1 fois',
          'art. 19(1) Renseignements personnels\u00A0: 1 fois',
        ].join('\n'),
      ],
      ['Notes des agents, ligne 1', 'art. 19(1) Renseignements personnels\u00A0: 2 fois'],
    ],
  });
});

it('does not open the name of a confidential author', async () => {
  await chat.fill('employee-en', 'report', { what: 'my director takes files home', confidential: 'yes' });
  const stored = await chat.store.events.get(id);
  if (!stored) throw new Error('no event');
  await sheet([{ text: 'my director', provisions: ['19(1)'] }]);
  const { text } = await everything(stored, 'severed', 'en');
  expect(text).toContain('takes files home');
  expect(text).not.toMatch(/my director|Kowalski|employee-en/);
});
