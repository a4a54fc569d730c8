import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Reason } from '../../src/chat/ports.ts';
import type { Detail, DetailCode } from '../../src/domain/audit.ts';
import { allRecords } from '../../src/handlers/bot.ts';
import { text } from '../../src/text/index.ts';
import { type Chat, chatForEach } from '../support/chat.ts';
import { aScreening } from '../support/records.ts';

const source = join(import.meta.dirname, '../../src');

/** What stands in the same files and is of a history or a log. */
const others = new Set(['exported', 'left', 'fact']);

/** What is put into the audit by a file of a folder: names of what was done that are no command’s, button’s or form’s. */
function* factsIn(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const code = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    if (!/outcome: '(?:done|refused)'/.test(code)) continue;
    for (const [, what = ''] of code.matchAll(/what: '([a-z -]+)'/g)) if (!others.has(what)) yield what;
    if (/kind\} kept-out/.test(code)) yield* ['crisis kept-out', 'event kept-out'];
  }
}

/** A detail of each code, and what stands in its place. */
const byCode: Readonly<Record<DetailCode, [value: string, words: string]>> = {
  account: [':slack U1 → U2', 'compte\u00A0: slack U1 → U2'],
  action: [':verified', 'mesure\u00A0: vérifiée'],
  alert: [':AL-2026-0001', 'alerte\u00A0: AL-2026-0001'],
  answer: [':help', 'réponse\u00A0: A besoin d’aide'],
  'break-glass': ['', 'en urgence'],
  called: [':hr', 'service consulté\u00A0: Ressources humaines'],
  closed: [':false-alarm', 'issue\u00A0: Fausse alerte'],
  compromise: [':->yes', 'compromission\u00A0: - → Oui'],
  conditions: [':2026-11-23>2027-11-23', 'au plus tard le\u00A0: 2026-11-23 → 2027-11-23'],
  declined: ['', 'non approuvée'],
  digest: [':0123abcd', 'empreinte du texte\u00A0: 0123abcd'],
  done: [':inform-of-rights', 'terminé\u00A0: '],
  duty: [' until:2026-11-24T20:00:00.000Z', 'garde\u00A0: jusqu’au 24 nov. 2026'],
  evidence: [':1:damaged', 'preuve\u00A0: 1, endommagée'],
  fields: [':level,nextCheck', 'modifié\u00A0: cote ou habilitation, prochaine vérification'],
  form: ['', 'formulaire demandé, qui montre ce qui est consigné; rien n’a été modifié'],
  file: [':EV-2026-0009:severed:fr:md:1', 'fichier\u00A0: copie de travail caviardée, en français, md, 1'],
  filing: [':cyber/cyber-centre', 'consignation corrigée\u00A0: Centre canadien'],
  gains: [' officer acting for a@x.ca until 2026-12-01T05:00:00.000Z', 'par intérim pour a@x.ca jusqu’au'],
  handover: [':lead:a@x.ca', 'relève\u00A0: '],
  hold: [':on 1>off 1', 'conservation\u00A0: '],
  install: ['', 'Vigie installé'],
  joined: [':a@x.ca', 'accès donné\u00A0: a@x.ca'],
  'kept-out': [':a@x.ca:secret', 'accès refusé\u00A0: a@x.ca (Habilitation Secret)'],
  leftovers: [':2', 'restait à faire\u00A0: 2'],
  loses: [' cso', 'rôle perdu\u00A0: DPS'],
  material: [':yes', 'atteinte substantielle\u00A0: Oui'],
  notified: [':cyber/cyber-centre', 'avisé\u00A0: Centre canadien'],
  opened: [':data-leak:high:exercise', 'genre et gravité\u00A0: Fuite de données, Élevée, EXERCICE'],
  owner: [':->a@x.ca', 'agent\u00A0: - → a@x.ca'],
  privacy: [':en', 'feuille de travail'],
  'put-out': [':a@x.ca:', 'accès retiré\u00A0: a@x.ca'],
  readiness: [':normal>increased', 'niveau de préparation\u00A0: '],
  record: [':fr', 'dossier complet en français'],
  remake: [':teams', 'autre salle sur\u00A0: Teams'],
  reopened: ['', 'rouverte'],
  report: [':3:late', '3, en retard'],
  restricted: [':->secret', 'exigée\u00A0: - → Habilitation Secret'],
  reviewed: ['', 'révisé'],
  role: [':scribe:->a@x.ca', 'rôle\u00A0: '],
  services: [':payments:degraded', 'services critiques\u00A0: '],
  severed: [':sheet:3', 'copie de travail caviardée, '],
  severity: [':low>high', 'degré de préjudice\u00A0: Faible → Élevée'],
  shared: [':2:impacts name', 'sans\u00A0: nom'],
  show: ['', 'consulté'],
  'single-language': [':fr', 'en une seule langue\u00A0: français'],
  started: [':update', 'mis en marche\u00A0: Mise à jour'],
  state: [':open>cleared', 'état\u00A0: envoyée → terminée'],
  task: [':any:give:a@x.ca', 'confiée à, a@x.ca'],
  type: [':cyber>other', 'genre\u00A0: '],
  until: [':2026-12-24', 'jusqu’au\u00A0: 2026-12-24'],
  update: [':unanswered single-language:fr', 'français'],
};

const codes: readonly [detail: string, words: string][] = [
  ...Object.entries(byCode).map(([code, [value, words]]): [string, string] => [`${code}${value}`, words]),
  ['report:en', 'ébauche du rapport'],
  ['shared:1', 'communiqué\u00A0: une personne'],
  ['data-leak:high', 'Fuite de données, Élevée'],
  ['a@x.ca:secret', 'accès refusé\u00A0: a@x.ca'],
  ['status,granted', 'modifié\u00A0: état, date d’octroi'],
  ['EV-2026-0009:record:en:md', 'fichier\u00A0: dossier complet, en anglais, md'],
  ['duty ended', 'garde\u00A0: terminée'],
  ['2 people', '2 personnes'],
  ['1 records', 'un dossier'],
  ['3 passages', '3 passages'],
  ['1 files', 'un fichier'],
];

let chat: Chat;
chatForEach((begun) => {
  chat = begun;
});

/** Forms that show nothing of a record when they are opened, or nothing but what whoever opens them wrote. */
const emptyForms = [
  ...['report', 'report.details', 'report.asset', 'event.ask', 'event.unseal', 'privacy.decide'],
  ...['screening.change', 'screening.who', 'screening.task.start', 'screening.conditions'],
  ...['alert.compose', 'alert.glass', 'alert.single', 'awareness.campaign'],
  ...['crisis.open', 'crisis.message', 'crisis.log', 'crisis.decision', 'crisis.action', 'crisis.handover'],
  ...['crisis.task.give', 'crisis.corrective'],
];

/** How each of the others is opened, so that it shows something: by whom, of which record, by a command or a button. */
const looks: readonly (readonly [form: string, who: string, record: string, words: string])[] = [
  ['privacy.facts', 'privacy1', 'EV-2026-0001', '! EV-2026-0001'],
  ['privacy.items', 'privacy1', 'EV-2026-0001', '! EV-2026-0001'],
  ['event.answer', 'hr1', 'EV-2026-0001', '! EV-2026-0001 1'],
  ['event.questions', 'officer1', 'EV-2026-0001', '! EV-2026-0001'],
  ['event.filing', 'officer1', 'EV-2026-0001', '! EV-2026-0001 other-crime local-police'],
  ['event.affected', 'officer1', 'EV-2026-0001', '! EV-2026-0001'],
  ['event.close', 'officer1', 'EV-2026-0001', 'event close EV-2026-0001'],
  ['event.severing', 'privacy1', 'EV-2026-0001', '! EV-2026-0001'],
  ['alert.translate', 'officer1', 'AL-2026-0001', '! AL-2026-0001'],
  ['alert.review', 'cso', 'AL-2026-0002', '! AL-2026-0002'],
  ['alert.update', 'officer1', 'AL-2026-0002', 'alert update AL-2026-0002'],
  ['alert.clear', 'officer1', 'AL-2026-0002', 'alert clear AL-2026-0002 It is over'],
  ['crisis.report', 'officer1', 'CR-2026-0001', 'crisis sitrep CR-2026-0001'],
  ['crisis.share', 'officer1', 'CR-2026-0001', '! CR-2026-0001-R01'],
  ['crisis.services', 'officer1', 'CR-2026-0001', '! CR-2026-0001'],
  ['crisis.correct', 'officer1', 'CR-2026-0001', '! CR-2026-0001 {n}'],
  ['crisis.close', 'officer1', 'CR-2026-0002', '!crisis.leftovers CR-2026-0002'],
  ['crisis.review', 'officer1', 'CR-2026-0003', '! CR-2026-0003'],
  ['crisis.questions', 'facilities1', 'CR-2026-0003', '! CR-2026-0003'],
];

describe('a form that is opened', () => {
  const opened = () => chat.replies.at(-1)?.form?.form;
  const linesAbout = (record: string) => chat.store.audit.about(record);

  it('leaves a line where it shows what a record holds, whichever it is', async () => {
    const id = 'EV-2026-0001';
    const [officer, crisis] = ['officer1', 'CR-2026-0001'];
    await chat.say('employee-en', 'report privacy breach, the list was stolen from Anna Lee, 613-555-0123');
    await chat.say(officer, `event take ${id}`);
    await chat.answer(officer, 'event.questions', id, { crime: 'yes' });
    await chat.answer(officer, 'event.affected', id, { programs: 'Grants' });
    await chat.answer(officer, 'event.filing', `${id} other-crime local-police`, { reference: 'Q1' });
    await chat.answer('privacy1', 'privacy.facts', id, { what: 'A list' });
    await chat.answer('privacy1', 'privacy.items', id, { location: 'Ottawa' });
    await chat.say('cso', `event call ${id} hr who was away?`);
    await chat.say(officer, `event export ${id} severed`);
    await chat.say(officer, 'alert send warning floor:90-elgin/3 Power is out');
    await chat.say(officer, 'alert send evacuation everyone');
    await chat.answer(officer, 'alert.glass', 'AL-2026-0002', { reason: 'smoke' });
    await chat.say(officer, 'crisis open flood at 90 Elgin');
    await chat.say(officer, `crisis open flood at 365 Laurier ${id}`);
    await chat.say(officer, 'crisis open flood at the lab');
    await chat.settle();
    await chat.say(officer, `crisis log ${crisis} water on floor 2`);
    await chat.fill(officer, `crisis sitrep ${crisis}`, { situation: 'Floor 2 is wet.' });
    const closed = 'CR-2026-0003';
    await chat.answer(officer, 'crisis.leftovers', closed, { outcome: 'resolved', summary: 'Dry' });
    const parts = { worked: 'a', gaps: 'b', causes: 'c', plans: 'd', informed: 'e' };
    await chat.answer(officer, 'crisis.review', closed, parts);
    await chat.answer('facilities1', 'crisis.questions', closed, { missing: 'A key' });

    const log = await chat.store.logs.page(crisis, 0, 100);
    const number = log.find(({ text: said }) => said === 'water on floor 2')?.number;
    const { forms } = allRecords();
    expect([...forms.keys()].filter((form) => !emptyForms.includes(form)).sort()).toEqual(
      looks.map(([form]) => form).sort(),
    );
    for (const [form, who, record, words] of looks) {
      const before = (await linesAbout(record)).length;
      const [, button = '', value] = /^!(\S*) (.+)$/.exec(words) ?? [];
      if (value) await chat.press(who, button || form, value.replace('{n}', String(number)));
      else await chat.say(who, words);
      expect(opened()?.id, form).toBe(form);
      const lines = (await linesAbout(record)).slice(before);
      expect(lines, form).toEqual([
        expect.objectContaining({ who: `${who}@sample.example`, outcome: 'done', detail: 'form' }),
      ]);
    }
  });

  it('leaves none where it is empty, nor of one’s own report', async () => {
    await chat.say('employee-en', 'report confidentially: the lead steals laptops');
    const before = (await linesAbout('EV-2026-0001')).length;
    await chat.press('employee-en', 'report.details', 'EV-2026-0001');
    await chat.say('employee-en', 'report note EV-2026-0001', { channel: 'C1' });
    await chat.say('officer1', 'event show EV-2026-0001');
    const shown = (await linesAbout('EV-2026-0001')).length;
    expect(shown).toBe(before + 1);
    await chat.press('officer1', 'event.ask', 'EV-2026-0001');
    expect(opened()?.id).toBe('event.ask');
    expect(await linesAbout('EV-2026-0001')).toHaveLength(shown);
  });
});

describe('the audit in chat', () => {
  it('says in the reader’s language what was done, why it was refused and what changed', async () => {
    await chat.say('employee-en', 'report lost my badge');
    await chat.say('officer1', 'event severity EV-2026-0001 high');
    await chat.press('employee-en', 'report.details', 'EV-2026-0001');
    await chat.say('employee-fr', 'report show EV-2026-0001');
    await chat.say('auditor', 'langue fr');
    const french = await chat.say('auditor', 'audit voir EV-2026-0001');
    expect(french).toMatch(
      /evenement gravite \(Fixer le degré de préjudice\) · degré de préjudice\s: - → élevée · /i,
    );
    expect(french).toContain(
      'signaler voir (Un de vos signalements au complet) · refusé · aucun dossier de ce',
    );
    await chat.say('auditor', 'language en');
    const english = await chat.say('auditor', 'audit show EV-2026-0001');
    expect(english).toContain('event severity (Set the degree of injury) · degree of injury: - → High · ');
  });

  it('says of no change from nothing to nothing', async () => {
    await chat.say('employee-en', 'report lost my badge');
    await chat.say('officer1', 'event take EV-2026-0001');
    await chat.say('officer1', 'event restrict EV-2026-0001');
    await chat.say('officer1', 'event restrict EV-2026-0001 secret');
    const shown = await chat.say('auditor', 'audit show EV-2026-0001');
    expect(shown).toMatch(/event restrict \([^)]*\) · Console/);
    expect(shown).not.toContain('- → -');
  });

  it('names the part of a record that was given out, and its language', async () => {
    await chat.say('employee-en', 'report lost my badge');
    await chat.say('officer1', 'event export EV-2026-0001 report fr');
    await chat.say('officer1', 'event export EV-2026-0001');
    const english = await chat.say('auditor', 'audit show EV-2026-0001');
    expect(english).toContain(' · draft of the investigation report in French · ');
    expect(english).toContain(' · whole record in English · ');
    await chat.say('auditor', 'langue fr');
    expect(await chat.say('auditor', 'audit voir EV-2026-0001')).toMatch(
      /· ébauche du rapport .*en français ·/,
    );
  });

  it('has words for everything that can be done', () => {
    const { commands, actions, forms, files } = allRecords();
    const named = new Set(commands.map(({ name }) => name));
    const made = [...files.keys()].map((id) => `file ${id}`);
    // What is done without a command, a button or a form: by the command line, and besides something else.
    const facts = ['handlers', 'cli'].flatMap((room) => [...factsIn(join(source, room))]);
    expect(facts).toEqual(expect.arrayContaining(['role changed', 'crisis kept-out', 'import people']));
    const ids = [...actions.keys(), ...forms.keys(), ...made, ...facts];
    for (const { audit } of [text('en'), text('fr')]) {
      const isSaid = (id: string) => named.has(id.replaceAll('.', ' ')) || Object.hasOwn(audit.deeds, id);
      expect(ids.filter((id) => !isSaid(id))).toEqual([]);
    }
  });

  it('says each code in words, also as older versions wrote it', async () => {
    const id = 'EV-2026-0009';
    const at = chat.now.toISOString();
    const fact = { at, who: 'os:admin', what: 'move', outcome: 'done', record: id, from: 'system' } as const;
    const shown = async (who: string, details: readonly string[]) => {
      const facts = details.map((detail) => ({ ...fact, detail: detail as Detail }));
      await chat.store.commit([], facts);
      return (await chat.say(who, `audit show ${id}`))
        .split('\n')
        .slice(1, details.length + 1)
        .reverse();
    };
    await chat.say('auditor', 'langue fr');
    for (let i = 0; i < codes.length; i += 20) {
      const some = codes.slice(i, i + 20);
      const rows = await shown(
        'auditor',
        some.map(([code]) => code),
      );
      expect(rows).toHaveLength(some.length);
      expect(rows.filter((row, n) => !row.includes(some[n]?.[1] ?? ''))).toEqual([]);
    }
    const takenOut = { what: 'crisis taken-out', detail: 'b@x.ca:secret' as Detail };
    await chat.store.commit([], [{ ...fact, ...takenOut }]);
    expect(await chat.say('auditor', `audit voir ${id}`)).toContain('accès retiré\u00A0: b@x.ca');
  });

  it('says why something was refused, whatever the reason', () => {
    const reasons: Record<Reason, true> = {
      role: true,
      marking: true,
      'not-found': true,
      'not-allowed': true,
      'bad-input': true,
      'not-here': true,
      'too-late': true,
    };
    for (const { audit } of [text('en'), text('fr')])
      expect(Object.keys(audit.reasons).sort()).toEqual(Object.keys(reasons).sort());
  });

  it('tells the auditor who did what with a record and who was refused, without what anybody wrote', async () => {
    await chat.say('employee-en', 'report lost my SENTINEL badge');
    await chat.say('officer1', 'event take EV-2026-0001');
    await chat.say('employee-fr', 'report show EV-2026-0001');
    const shown = await chat.say('auditor', 'audit show ev 2026 1');
    expect(shown).toContain('employee-en@sample.example · report');
    expect(shown).toContain('officer1@sample.example · event take');
    expect(shown).toContain(
      'employee-fr@sample.example · report show (One of your reports in full) · refused · no such record',
    );
    expect(shown).not.toContain('SENTINEL');
    expect(await chat.say('cso', 'audit voir EV-2026-0001')).toContain(
      'auditor@sample.example · audit voir (',
    );
  });

  it('tells of what was done about a person', async () => {
    await chat.say('screening1', 'screening who employee-en@sample.example yearly review');
    const shown = await chat.say('auditor', 'audit show employee-en@sample.example');
    expect(shown).toContain('screening1@sample.example · screening who');
    expect(shown).not.toContain('yearly review');
  });

  it('shows the last entries of many, and says how many there are', async () => {
    await chat.say('employee-en', 'report lost my badge');
    for (let i = 0; i < 25; i++) await chat.say('officer1', `event note EV-2026-0001 note ${i}`);
    expect(await chat.say('auditor', 'audit show EV-2026-0001')).toContain('6 older');
  });

  it('is for nobody else, and never names a confidential author', async () => {
    await chat.say('employee-en', 'report confidentially: he sells passes');
    for (const who of ['employee-en', 'officer1', 'deputy']) {
      expect(await chat.say(who, 'audit show EV-2026-0001')).toContain('does not allow');
    }
    const shown = await chat.say('auditor', 'audit show EV-2026-0001');
    expect(shown).toContain('confidential author of EV-2026-0001 · report');
    expect(shown).not.toContain('employee-en');
  });

  it('says of whoever is not named that their name is left out, in the reader’s language', async () => {
    await chat.say('employee-en', 'report note EV-2026-0001 he did it again last night');
    expect(await chat.say('auditor', 'audit show EV-2026-0001')).toContain('somebody whose name is left out');
    await chat.say('auditor', 'langue fr');
    expect(await chat.say('auditor', 'audit voir EV-2026-0001')).toMatch(/quelqu’un dont le nom est omis/);
  });

  it('says what it needs, and what it has not', async () => {
    expect(await chat.say('auditor', 'audit show')).toContain('Give the number of a record');
    expect(await chat.say('auditor', 'audit show AL-2026-0009')).toContain('Nothing is in the audit');
  });
});

describe('whoever acts for the CSO', () => {
  const first = 'EV-2026-0001';
  const melanie = 'officer2@sample.example';

  async function act() {
    await chat.say('officer2', 'language en');
    await chat.say('cso', 'language en');
    await chat.say('cso', `acting ${melanie} until 2026-12-20`);
    const confirm = /"acting\.confirm","value":"([^"]+)"/.exec(JSON.stringify(chat.replies.at(-1)))?.[1];
    await chat.press('cso', 'acting.confirm', confirm ?? '');
  }

  /** The same as for a number that does not exist. */
  async function readsNothing(id: string, none: string) {
    const [shown, unknown] = [
      await chat.say('officer2', `audit show ${id}`),
      await chat.say('officer2', `audit show ${none}`),
    ];
    expect(shown.replaceAll(id, none)).toBe(unknown);
  }

  it('reads there of records that they may know', async () => {
    await act();
    await chat.say('employee-en', 'report lost my badge');
    expect(await chat.say('officer2', `audit show ${first}`)).toContain(
      'employee-en@sample.example · report',
    );
  });

  it('reads nothing there of a restricted event that names them', async () => {
    await act();
    await chat.say('employee-en', 'report insider concern: Mélanie Gagnon sells our files');
    await chat.say('cso', `event take ${first}`);
    await readsNothing(first, 'EV-2026-0777');
    expect(await chat.say('cso', `audit show ${first}`)).toContain('employee-en@sample.example · report');
  });

  it('reads nothing of it there when it was disposed of', async () => {
    await act();
    await chat.say('employee-en', 'report insider concern: Mélanie Gagnon sells our files');
    const event = await chat.store.events.get(first);
    if (!event) throw new Error(`no ${first}`);
    await chat.store.commit([{ in: 'events', remove: first, version: event.version }]);
    await readsNothing(first, 'EV-2026-0777');
  });

  it('reads there of their own change of circumstances what they did themselves', async () => {
    await chat.fill('officer2', 'screening change', { kind: 'finances', what: 'I am broke' });
    await chat.say('screening1', `event note ${first} do not tell them`);
    await act();
    const shown = await chat.say('officer2', `audit show ${first}`);
    expect(shown).toContain('officer2@sample.example · screening change (');
    expect(shown).not.toContain('screening1');
  });

  it('reads nothing there of a crisis, or of its actions, that is about them', async () => {
    for (const who of ['cso', 'it1', 'officer1'])
      await chat.store.commit([{ in: 'screening', put: aScreening(`${who}@sample.example`, {}) }]);
    await act();
    await chat.say('employee-en', 'report insider concern: Mélanie Gagnon sells our files');
    await chat.say('cso', `event take ${first}`);
    await chat.answer('cso', 'crisis.open', first, { name: 'Files', kind: 'data-leak', severity: 'high' });
    await chat.say('cso', 'crisis action CR-2026-0001 it1@sample.example look at her mails');
    await chat.say('it1', 'action done AC-2026-0001');
    expect(await chat.say('cso', 'audit show AC-2026-0001')).toContain('it1@sample.example · action done');
    await readsNothing('CR-2026-0001', 'CR-2026-0777');
    await readsNothing('AC-2026-0001', 'AC-2026-0777');
  });
});

describe('the auditor', () => {
  const first = 'EV-2026-0001';

  it('does not read who reported a restricted event that names them, and reads the rest', async () => {
    await chat.say('cso', 'language en');
    await chat.say('employee-en', 'report insider concern: Ingrid Larsen sells our files');
    await chat.say('employee-en', 'report insider concern: somebody sells our files');
    await chat.say('cso', `event take ${first}`);
    const shown = await chat.say('auditor', `audit show ${first}`);
    expect(shown).toContain('cso@sample.example · event take');
    expect(shown).not.toContain('employee-en');
    expect(await chat.say('auditor', 'audit show EV-2026-0002')).toContain('employee-en@sample.example');
  });
});

describe('a look at a screening record that an investigation keeps from its person', () => {
  const until = { until: '2027-03-01', why: 'they must not know' };

  it.each(['auditor', 'cso'])('is not read in the audit by them before the day: %s', async (who) => {
    const address = `${who}@sample.example`;
    for (const each of ['auditor', 'cso']) await chat.say(each, 'language en');
    await chat.store.commit([{ in: 'screening', put: aScreening(address, {}) }]);
    await chat.say('screening1', `screening who ${address} yearly review`);
    await chat.pass(60_000);
    await chat.fill('screening1', `screening who ${address}`, { reason: 'an investigation', ...until });
    const others = await chat.say(who === 'cso' ? 'auditor' : 'cso', `audit show ${address}`);
    expect(others.match(/screening who \(/g)).toHaveLength(2);
    expect(others).toContain('A look at a record kept');
    const shown = await chat.say(who, `audit show ${address}`);
    expect(shown).toContain('screening1@sample.example · screening who');
    expect(shown.match(/screening who \(/g)).toHaveLength(1);
    expect(shown).not.toContain('A look at a record kept');
    await chat.pass(100 * 24 * 60 * 60_000);
    expect(await chat.say(who, `audit show ${address}`)).toContain('A look at a record kept');
  });
});
