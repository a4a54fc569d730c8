import type { Language } from '../../chat/event.ts';
import type { Duty } from '../../domain/agency-duty.ts';
import { questions } from '../../domain/agency-routing.ts';
import type { AuditEntry } from '../../domain/audit.ts';
import { holdsOf } from '../../domain/hold.ts';
import { concernsPrivacy } from '../../domain/privacy-breach.ts';
import { happenedShown, type SecurityEvent, type Unsealing } from '../../domain/security-event.ts';
import { unsealingsOf } from '../../domain/unsealing.ts';
import type { Text } from '../../text/index.ts';
import { byWhen, howReached, howToReach, whyTold } from '../agency-words.ts';
import { deedOf } from '../audit/deed.ts';
import { asPlayed, linksOf } from '../desk/merged.ts';
import { kindOf } from '../report/show.ts';
import type { Unit } from '../work.ts';
import { filled, type RecordDocument, type Row } from './paper.ts';
import { deedOfNote, holdReason, levelName, type Words, wordsFor } from './words.ts';

/** The whole record of an event: what it was, what was done about it by whom, and the proof (G.2.7). */
export interface EventRecord {
  document: RecordDocument;
  event: SecurityEvent;
  audit: AuditEntry[];
}

/**
 * Draws up the record of an event in one language: everything, in order. The name of a confidential author is not in it,
 * nor is the privacy officers’ worksheet.
 */
export async function eventRecord(
  unit: Unit,
  event: SecurityEvent,
  language: Language,
): Promise<EventRecord> {
  const audit = await unit.store.audit.about(event.id);
  return { document: await document(unit, event, audit, language), event, audit };
}

async function document(
  unit: Unit,
  event: SecurityEvent,
  audit: readonly AuditEntry[],
  language: Language,
): Promise<RecordDocument> {
  const words = await wordsFor(unit, event, language);
  const { texts, when, who, changed } = words;
  const { record: t, casework, common, report } = texts;
  const labels = report.details;
  const links = await linksOf(unit, event);
  const controls: Readonly<Record<string, string>> = casework.controls;
  const compromise =
    event.compromise &&
    `${event.compromise.confirmed ? casework.confirmed : casework.ruledOut} (${who(event.compromise.by)}, ${when(event.compromise.at)})`;
  const material =
    event.materiality &&
    `${event.materiality.material ? texts.privacy.material : texts.privacy.notMaterial} (${who(event.materiality.by)}, ${when(event.materiality.at)})`;
  /** What G.2.7 asks for stands in the record also where nobody said it: of what is weighed as an incident is. */
  const weighed = !event.circumstance && !event.readiness;
  const asked = (value: string | undefined) => value || (weighed ? t.notSet : undefined);
  const sections: RecordDocument['sections'] = [
    {
      heading: t.sections.event,
      rows: filled([
        [labels.type, kindOf(unit, event, texts)],
        [labels.status, common.statuses[event.status]],
        [
          texts.readiness.name,
          event.readiness &&
            `${levelName(unit, event.readiness.from, language)} → ${levelName(unit, event.readiness.to, language)}`,
        ],
        [labels.reported, when(event.reportedAt)],
        [labels.happened, happenedShown(event, when)],
        [labels.where, event.where],
        [labels.author, who(event.author)],
        [labels.contact, event.contact],
        [labels.officer, event.owner && who(event.owner)],
        [labels.danger, asked(event.danger ? common.yes : undefined)],
        [t.during, (await asPlayed(unit, event)).during],
        [labels.severity, asked(event.severity && common.severities[event.severity])],
        [casework.compromiseLabel, compromise],
        [t.incident, asked(event.compromise && (event.compromise.confirmed ? common.yes : common.no))],
        [texts.privacy.label, material ?? (concernsPrivacy(event) ? t.notSet : undefined)],
        [t.restricted, event.restricted ? restrictedTo(texts, event) : undefined],
        [t.members, event.members?.map(who).join(', ')],
        ...holdsOf(event).map(({ by, at, ended, ...hold }, i) => {
          const reason = holdReason(texts, hold);
          const end = ended ? `; ${t.holdEnded(when(ended.at), who(ended.by))}` : '';
          return [t.hold(i + 1), `${reason} (${who(by)}, ${when(at)})${end}`] as const;
        }),
        ...unsealingsOf(event).map((each) => [t.unsealing, unsealingIn(words, each)] as const),
        [casework.partsLabel, links.parts],
        [casework.linksLabel, links.others],
        [casework.mergedLabel, event.mergedInto],
        [t.made, when(unit.now.toISOString())],
      ]),
    },
    {
      heading: t.sections.affected,
      rows: filled([
        [
          casework.affected.controls,
          asked(event.affected?.controls.map((id) => `${id} ${controls[id]}`).join('; ')),
        ],
        [casework.affected.programs, asked(event.affected?.programs)],
        [casework.affected.services, asked(event.affected?.criticalServices)],
        [texts.routing.peopleLabel, event.peopleAffected?.toString()],
        [casework.affected.resources, asked(event.affected?.resources)],
      ]),
    },
    {
      heading: t.sections.said,
      rows: filled([
        [when(event.reportedAt), event.text ?? (event.withheld ? texts.desk.withheld : undefined)],
        ...event.notes.map((note) => [`${when(note.at)}, ${who(note.by)}`, note.text] as const),
      ]),
    },
    {
      heading: t.sections.notes,
      rows: event.deskNotes.map((note) => {
        const deed = deedOfNote(event, note);
        return [[when(note.at), who(note.by), ...(deed ? [t.changes[deed]] : [])].join(', '), note.text];
      }),
    },
    {
      heading: t.sections.evidence,
      rows: event.files.map((file) => [
        file.name,
        `${t.file(file.type, file.size, when(file.at), who(file.by))}; SHA-256 ${file.sha256}`,
      ]),
    },
    {
      heading: t.sections.questions,
      rows: questions.flatMap((question): Row[] => {
        const answer = event.answers?.[question];
        return answer ? [[texts.routing.questions[question], texts.routing.answers[answer]]] : [];
      }),
    },
    {
      heading: t.sections.notifications,
      rows: (
        await Promise.all((event.duties ?? []).map((duty) => dutyRows(unit, event, duty, words)))
      ).flat(),
    },
    {
      heading: t.sections.calls,
      rows: (event.calls ?? []).flatMap((call): Row[] => [
        [`${texts.partners.names[call.partner]}, ${when(call.at)}, ${who(call.by)}`, call.question],
        ...call.answers.map((answer): Row => [`${when(answer.at)}, ${who(answer.by)}`, answer.text]),
      ]),
    },
    {
      heading: t.sections.analysis,
      rows: (event.closures ?? [undefined]).flatMap((closure) => {
        const outcome = closure && casework.outcomes[closure.outcome];
        const label = closure
          ? `${casework.outcomeLabel}, ${when(closure.at)}, ${who(closure.by)}`
          : casework.outcomeLabel;
        // What an event repeats is no cause of it, and its analysis is there.
        if (outcome && closure.outcome === 'duplicate')
          return [[label, common.pair(outcome, closure.cause)] as const];
        return filled([
          [label, asked(outcome)],
          [casework.closing.cause, asked(closure?.cause)],
          [casework.closing.findings, asked(closure?.findings)],
          [casework.closing.lessons, asked(closure?.lessons)],
        ]);
      }),
    },
    {
      heading: t.sections.history,
      rows: event.history.map((each) => [`${when(each.at)}, ${who(each.by)}`, changed(each)]),
    },
    {
      heading: t.sections.audit,
      rows: audit.map((entry) => [
        [
          String(entry.seq),
          when(entry.at),
          deedOf(unit.services, texts, entry.what),
          ...endOf(texts, entry),
        ].join(' · '),
        entry.hash,
      ]),
    },
  ];
  return { title: t.title(event.id), marking: common.markings[event.marking], language, sections };
}

/** Why a sealed name was to be opened, who approved it, and until when its author is not told. */
function unsealingIn(
  { texts: { record: t }, when, who }: Words,
  { by, at, reason, approvedBy, approvedAt, tellAfter, whyLater = '' }: Unsealing,
): string {
  const approved = approvedBy && approvedAt && t.unsealed(when(approvedAt), who(approvedBy));
  const later = tellAfter && t.authorToldLater(when(tellAfter), whyLater);
  return [`${reason} (${who(by)}, ${when(at)})`, approved, later].filter(Boolean).join('; ');
}

/** How what was done ended, where it was not simply done: a form that was only opened did nothing. */
function endOf({ audit }: Text, { outcome, detail }: AuditEntry): string[] {
  if (outcome !== 'done') return [audit.outcomes[outcome]];
  return detail === 'form' ? [audit.details.form] : [];
}

/** All that the record says about one agency that has to be told, or was. */
async function dutyRows(
  unit: Unit,
  event: SecurityEvent,
  { row: id, agency, ...duty }: Duty,
  { texts, when, who }: Words,
): Promise<Row[]> {
  const { record, routing, common } = texts;
  const t = record.notification;
  const { routing: known } = unit.services;
  const row = known.rows.find((each) => each.id === id);
  const { done } = duty;
  // What is filed was told the way that the settings had then.
  const filed = done?.contact === undefined ? unit.department.agencies[agency] : (done.contact ?? undefined);
  const how = done
    ? howReached(unit, texts, filed, new Date(done.filedAt))
    : await howToReach(unit, texts, event, agency);
  return filled([
    [t.whom, known.agencies[agency]?.[common.language] ?? agency],
    [routing.why, row && whyTold(texts, row)],
    [routing.how, how],
    [routing.when, row && byWhen(unit, texts, row, duty, when)],
    [t.since, when(duty.since)],
    [t.told, done ? when(done.at) : record.notYet],
    [t.by, done && who(done.by)],
    [t.filed, done && when(done.filedAt)],
    [t.reference, done?.reference],
  ]);
}

function restrictedTo({ common, screening }: Text, { level }: SecurityEvent): string {
  return level ? `${common.yes}, ${screening.levels[level]}` : common.yes;
}
