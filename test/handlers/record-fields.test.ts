import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Duty, Filing } from '../../src/domain/agency-duty.ts';
import { clauseOf, rows } from '../../src/domain/agency-routing.ts';
import type { SecurityEvent } from '../../src/domain/security-event.ts';
import { fileOf } from '../../src/handlers/record/file.ts';
import { formats, makePart } from '../../src/handlers/record/parts.ts';
import { Unit } from '../../src/handlers/work.ts';
import { text } from '../../src/text/index.ts';
import { sampleDepartment, sampleRouting } from '../support/bot.ts';
import { type Chat, startChat } from '../support/chat.ts';
import { anEvent, noon } from '../support/records.ts';
import { unzip } from '../support/unzip.ts';

let chat: Chat;
beforeAll(async () => {
  chat = await startChat();
});
afterAll(() => chat.close());

const officer = 'officer1@sample.example';
const { rows: described, agencies } = sampleRouting();
const { agencies: contacts, timeZone } = sampleDepartment();
const hour = 60 * 60 * 1000;
const sinceNoon = (hours: number) => new Date(Date.parse(noon) + hours * hour).toISOString();
const when = (language: 'en' | 'fr', iso: string) =>
  text(language).common.whenInZone(new Date(iso), timeZone);

/** Every agency of every row; each with moments and a reference of its own. One is not told yet. */
const duties: Duty[] = described.flatMap((row, i) =>
  row.recipients.map((agency, j): Duty => {
    const n = 10 * i + j;
    const done = {
      by: officer,
      at: sinceNoon(n + 200),
      filedAt: sinceNoon(n + 400),
      reference: `Dossier Q${n}`,
    };
    return { row: row.id, agency, since: sinceNoon(n), dueAt: sinceNoon(n + 600), done };
  }),
);
const owed: Duty = { row: 'other-crime', agency: 'local-police', since: noon };

const full: SecurityEvent = anEvent(1, {
  text: 'a laptop was stolen',
  severity: 'very-high',
  peopleAffected: 1_234,
  compromise: { confirmed: true, by: officer, at: noon },
  restricted: true,
  level: 'secret',
  members: ['officer2@sample.example'],
  affected: {
    controls: ['A.3', 'A.5'],
    programs: 'Grants and loans',
    criticalServices: 'Payments to recipients',
    resources: 'One laptop, two binders',
  },
  duties: [...duties, owed],
  closures: [
    {
      outcome: 'referred',
      cause: 'Left in a car',
      findings: 'One thief',
      lessons: 'A safe',
      by: officer,
      at: noon,
    },
  ],
  status: 'closed',
  history: [{ at: noon, by: officer, what: 'notified' }],
});

/** What a person reads in a file: the lines of the Word document and of Markdown, the rows that JSON holds. */
async function linesOf(event: SecurityEvent, language: 'en' | 'fr', format: 'md' | 'json' | 'docx') {
  const made = await makePart(new Unit(chat.services, chat.now), event, 'record', language);
  if (!made) throw new Error('no record');
  const bytes = Buffer.from(await fileOf(made, format));
  switch (format) {
    case 'md':
      return bytes
        .toString('utf8')
        .replaceAll('\\', '')
        .replace(/^- \*\*(.*?)\*\* ?: ?/gmu, '$1\n')
        .replace(/^- \*\*(.*?)\*\*\u00A0: ?/gmu, '$1\n')
        .split('\n');
    case 'json':
      return (JSON.parse(bytes.toString('utf8')).document.sections as { rows: string[][] }[]).flatMap(
        ({ rows: own }) => own.flat().flatMap((each) => each.split('\n')),
      );
    case 'docx':
      return [...(unzip(bytes).get('word/document.xml') ?? '').matchAll(/<w:p>.*?<\/w:p>/gsu)].map(
        ([paragraph]) =>
          paragraph
            .replace(/<[^>]*>/gu, '')
            .replaceAll('&apos;', "'")
            .replaceAll('&amp;', '&'),
      );
  }
}

/** Whether a label is followed by its value. */
function expectField(lines: readonly string[], label: string, value: string): void {
  const found = lines.flatMap((line, i) => (line === label ? [lines[i + 1]] : []));
  expect(found, label).toContain(value);
}

const languages = ['en', 'fr'] as const;
const files = languages.flatMap((language) => formats.record.map((format) => [language, format] as const));

describe.each(files)('the record in %s as %s', (language, format) => {
  const t = text(language);
  const { affected, closing, controls } = t.casework;

  // Directive on Security Management, G.2.7.
  it.each<[field: string, label: string, value: string]>([
    ['programs and activities affected', affected.programs, 'Grants and loans'],
    ['services affected', affected.services, 'Payments to recipients'],
    ['resources affected', affected.resources, 'One laptop, two binders'],
    ['controls affected', affected.controls, `A.3 ${controls['A.3']}; A.5 ${controls['A.5']}`],
    ['severity: the degree of injury', t.report.details.severity, t.common.severities['very-high']],
    ['scope: how many people', t.routing.peopleLabel, '1234'],
    ['whether it was an incident', t.record.incident, t.common.yes],
    ['findings of the investigation', closing.findings, 'One thief'],
    ['results after the event: the cause', closing.cause, 'Left in a car'],
    ['results after the event: the lessons', closing.lessons, 'A safe'],
    ['restricted access', t.record.restricted, `${t.common.yes}, ${t.screening.levels.secret}`],
    ['who was let in', t.record.members, 'Mélanie Gagnon (officer2@sample.example)'],
  ])('holds %s', async (_field, label, value) => {
    expectField(await linesOf(full, language, format), label, value);
  });

  it.each(['programs', 'services', 'resources', 'controls'] as const)(
    'says it where nobody told the %s',
    async (field) => {
      expectField(await linesOf(anEvent(2), language, format), affected[field], t.record.notSet);
    },
  );

  it('says it where nobody decided whether there was a compromise, or said how grave it is or that somebody is in danger', async () => {
    const lines = await linesOf(anEvent(2), language, format);
    const { severity, danger } = t.report.details;
    for (const label of [t.record.incident, severity, danger]) expectField(lines, label, t.record.notSet);
    const ruledOut = anEvent(2, { compromise: { confirmed: false, by: officer, at: noon } });
    expectField(await linesOf(ruledOut, language, format), t.record.incident, t.common.no);
  });

  it('gives the reason of a hold that was placed with a severed copy in the language of the record alone', async () => {
    const reason = 'access-to-information request / demande d’accès à l’information';
    const held = anEvent(2, { hold: [{ by: officer, at: noon, reason, request: true }] });
    const lines = await linesOf(held, language, format);
    expect(lines.join()).toContain(t.record.severing.holdReason);
    expect(lines.join()).not.toContain(reason);
  });

  it('says it where nobody decided whether a breach is material, and nothing of that where it is none', async () => {
    const lines = await linesOf(anEvent(2, { type: 'privacy-breach' }), language, format);
    expectField(lines, t.privacy.label, t.record.notSet);
    expect(await linesOf(anEvent(2), language, format)).not.toContain(t.privacy.label);
  });

  it.each(['cause', 'findings', 'lessons'] as const)('says it where nobody told the %s', async (field) => {
    expectField(await linesOf(anEvent(2), language, format), closing[field], t.record.notSet);
  });

  // The rows of the Standard on Security Event Reporting and of other instruments: whom, why, how, by when, done by, at, reference.
  it.each(duties.map((duty): [string, string, Duty] => [duty.row, duty.agency, duty]))(
    'holds all of the notification %s to %s',
    async (_row, agency, { row: id, since, dueAt, done }) => {
      const lines = await linesOf(full, language, format);
      const at = lines.indexOf(done?.reference ?? '');
      const own = lines.slice(lines.lastIndexOf(t.record.notification.whom, at), at + 1);
      const row = described.find((each) => each.id === id);
      const { notification } = t.record;
      expectField(own, notification.whom, agencies[agency]?.[language] ?? 'unknown');
      expectField(
        own,
        t.routing.why,
        `${row?.name[language]}. ${row?.why[language]} (${row?.source?.[language] ?? t.routing.clause(clauseOf(id) ?? '')})`,
      );
      const contact = contacts[agency];
      const ways = [contact?.telephone, contact?.email].filter(Boolean).join(', ');
      expectField(
        own,
        t.routing.how,
        contact ? t.routing.stale(ways, contact.verified) : t.routing.noContact,
      );
      const policy = t.routing.timings[row?.timing ?? 'none'];
      const moment = when(language, dueAt ?? '');
      expectField(
        own,
        t.routing.when,
        row?.timing === 'without-delay'
          ? policy
          : `${policy}. ${row?.timing === 'seven-days' ? t.routing.policyDeadline(moment) : t.routing.departmentDeadline(moment)}`,
      );
      expectField(own, notification.since, when(language, since));
      expectField(own, notification.told, when(language, done?.at ?? ''));
      expectField(own, notification.by, 'Daniel Okafor (officer1@sample.example)');
      expectField(own, notification.filed, when(language, done?.filedAt ?? ''));
      expectField(own, notification.reference, done?.reference ?? '');
    },
  );

  it('says of an agency that is still to be told that nothing is filed, and when policy sets no time', async () => {
    const lines = await linesOf({ ...full, duties: [owed] }, language, format);
    expectField(lines, t.routing.when, t.routing.timings.none);
    expectField(lines, t.routing.how, `${t.routing.noContact} ${t.routing.addContact}`);
    expectField(lines, t.record.notification.told, t.record.notYet);
    for (const label of [t.record.notification.by, t.record.notification.reference])
      expect(lines).not.toContain(label);
  });

  it('names the department’s own CSO as whom to reach of accountable material', async () => {
    const toOwn = { ...owed, row: 'comsec' as const, agency: 'departmental-cso' };
    const lines = await linesOf({ ...full, duties: [toOwn] }, language, format);
    expectField(lines, t.routing.how, t.routing.ownCso('Claire Tremblay (cso@sample.example)'));
  });

  it('tells of what was merged which event it repeats, and that number for no cause', async () => {
    const [closure] = full.closures ?? [];
    if (!closure) throw new Error('no closure');
    const merged = { ...closure, outcome: 'duplicate' as const, cause: 'EV-2026-0009' };
    const history = [{ at: noon, by: officer, what: 'closed' as const }];
    const lines = await linesOf(anEvent(2, { closures: [merged, closure], history }), language, format);
    const label = `${t.casework.outcomeLabel}, ${when(language, noon)}, Daniel Okafor (${officer})`;
    // It is not kept any more.
    expectField(lines, label, t.common.pair(t.casework.outcomes.duplicate, t.record.goneEvent));
    const causes = lines.flatMap((line, i) => (line === closing.cause ? [lines[i + 1]] : []));
    expect(causes).toEqual([closure.cause]);
  });

  it('tells of answers those that became others, and each control that is affected by its name', async () => {
    const answers = [
      { from: 'crime:no it:yes', to: 'crime:yes it:yes' },
      { from: 'crime:yes', to: 'crime:yes cabinet:no' },
    ].map((values) => ({ at: noon, by: officer, what: 'answered' as const, ...values }));
    const affects = { at: noon, by: officer, what: 'affected' as const, to: 'A.3 A.5' };
    const lines = await linesOf(anEvent(2, { history: [...answers, affects] }), language, format);
    const { questions, answers: said } = t.routing;
    const { changed, changes, notSet } = t.record;
    const of = (question: 'crime' | 'cabinet', value: 'yes' | 'no') =>
      `${questions[question]} ${said[value]}`;
    const label = `${when(language, noon)}, Daniel Okafor (${officer})`;
    for (const value of [
      changed(changes.answered, of('crime', 'no'), of('crime', 'yes')),
      changed(changes.answered, notSet, of('cabinet', 'no')),
      changed(changes.affected, notSet, `A.3 ${controls['A.3']}; A.5 ${controls['A.5']}`),
    ])
      expectField(lines, label, value);
  });

  it('tells a question to the author, and why an event was opened again, from a note', async () => {
    const note = { at: noon, by: officer, text: 'Cameras show a van' };
    const [question, reason] = [
      { ...note, at: sinceNoon(1), text: 'Which van?' },
      { ...note, at: sinceNoon(2), text: 'It is back' },
    ];
    const history = [
      { at: noon, by: officer, what: 'note' as const },
      { at: question.at, by: officer, what: 'asked' as const },
      { at: reason.at, by: officer, what: 'reopened' as const },
    ];
    const lines = await linesOf(
      anEvent(2, { deskNotes: [note, question, reason], history }),
      language,
      format,
    );
    const label = (at: string) => `${when(language, at)}, Daniel Okafor (${officer})`;
    const { asked, reopened } = t.record.changes;
    expectField(lines, label(noon), note.text);
    expectField(lines, `${label(question.at)}, ${asked}`, question.text);
    expectField(lines, `${label(reason.at)}, ${reopened}`, reason.text);
  });

  it('names who found or told what came along with another that became part of it', async () => {
    const by = 'officer2@sample.example';
    const [name, done] = [`Mélanie Gagnon (${by})`, { by, at: noon, filedAt: noon, reference: 'x' }];
    const received = anEvent(2, {
      compromise: { confirmed: true, by, at: noon },
      duties: [{ ...owed, done }],
    });
    const lines = await linesOf(received, language, format);
    expectField(lines, t.record.notification.by, name);
    expectField(
      lines,
      t.casework.compromiseLabel,
      `${t.casework.confirmed} (${name}, ${when(language, noon)})`,
    );
  });

  it('says by whom and why a sealed name was opened, who approved it, and until when its author is not told', async () => {
    const [by, approvedBy] = ['cso@sample.example', officer];
    const asked = { by, reason: 'a warrant', at: noon };
    const later = { tellAfter: sinceNoon(48), whyLater: 'the police ask for silence' };
    const opened = { ...asked, approvedBy, approvedAt: sinceNoon(1), ...later };
    const history = [
      { at: noon, by, what: 'unseal-asked' as const },
      { at: sinceNoon(1), by: approvedBy, what: 'unsealed' as const },
    ];
    const sealed = anEvent(2, { unsealing: [asked, opened], history });
    const lines = await linesOf(sealed, language, format);
    const [cso, second] = [`Claire Tremblay (${by})`, `Daniel Okafor (${officer})`];
    const first = `a warrant (${cso}, ${when(language, noon)})`;
    const { unsealing, unsealed, authorToldLater } = t.record;
    const told = authorToldLater(when(language, sinceNoon(48)), later.whyLater);
    expectField(lines, unsealing, first);
    expectField(lines, unsealing, `${first}; ${unsealed(when(language, sinceNoon(1)), second)}; ${told}`);
  });

  it('says that it came during an exercise', async () => {
    const played = anEvent(2, { danger: true, during: 'AL-2026-0001' });
    expectField(await linesOf(played, language, format), t.record.during, 'AL-2026-0001');
  });

  it('calls a change of circumstances what it is, and no concern about a colleague', async () => {
    const { name, kinds } = t.screening.change;
    const told = anEvent(2, { type: 'insider-screening', circumstance: 'finances', restricted: true });
    const lines = await linesOf(told, language, format);
    expectField(lines, t.report.details.type, t.common.pair(name, kinds.finances));
    const type = chat.services.types.types.find(({ id }) => id === 'insider-screening')?.name[language];
    expect(lines).not.toContain(type);
  });

  it('holds from which readiness level to which it was changed', async () => {
    const levels = { en: 'Baseline → Increased', fr: 'Niveau de base → Niveau accru' };
    const readiness = { from: 'baseline', to: 'increased' };
    expectField(
      await linesOf(anEvent(2, { readiness }), language, format),
      t.readiness.name,
      levels[language],
    );
    expectField(
      await linesOf(anEvent(2, { readiness }), language, format),
      t.report.details.type,
      t.readiness.name,
    );
  });
});

it.each(languages)(
  'as a Word document in %s bears its marking on every page, has headings and is in that language',
  async (language) => {
    const marked = anEvent(3, { marking: 'protected-b', text: 'a & b' });
    const made = await makePart(new Unit(chat.services, chat.now), marked, 'record', language);
    const inside = unzip(made ? await fileOf(made, 'docx') : Buffer.alloc(0));
    const body = inside.get('word/document.xml') ?? '';
    const { record, common } = text(language);
    const pages = [...inside].filter(([name]) => /^word\/(?:header|footer)\d+\.xml$/.test(name));
    expect(pages).toHaveLength(2);
    for (const [, xml] of pages) expect(xml).toContain(`>${common.markings['protected-b']}<`);
    // No page has another header or footer.
    expect(body.match(/<w:(?:header|footer)Reference/g)).toHaveLength(2);
    expect(body).not.toMatch(/<w:titlePg(?!\s+w:val="false")/);
    const styled = (style: string) =>
      [...body.matchAll(/<w:p>(?:(?!<\/w:p>).)*?<\/w:p>/gsu)]
        .filter(([paragraph]) => paragraph.includes(`<w:pStyle w:val="${style}"/>`))
        .map(([paragraph]) => paragraph.replace(/<[^>]*>/gu, ''));
    expect(styled('Title')).toEqual([record.title(marked.id)]);
    expect(styled('Heading1')).toEqual(
      made?.document.sections.filter(({ rows }) => rows.length > 0).map(({ heading }) => heading),
    );
    const runs = [...body.matchAll(/<w:r>(?:(?!<\/w:r>).)*<w:t/gsu)];
    expect(runs.length).toBeGreaterThan(20);
    for (const [run] of runs) expect(run).toContain(`w:lang w:val="${language}-CA"`);
  },
);

it('covers every row of the standard', () => {
  expect([...new Set(duties.map(({ row }) => row))]).toEqual([...rows]);
});

it('holds how an agency was reached when it was told, whatever the settings say since', async () => {
  const [duty] = duties;
  const told = (contact: NonNullable<Filing['contact']> | null = null) => {
    const done = { by: officer, at: noon, filedAt: noon, reference: 'x', contact };
    return linesOf({ ...full, duties: duty ? [{ ...duty, done }] : [] }, 'en', 'md');
  };
  const contact = { telephone: '613-555-0150', verified: '2026-11-02' };
  expectField(await told(contact), 'How', '613-555-0150 (verified 2026-11-02)');
  expectField(await told(), 'How', text('en').routing.noContact);
});
