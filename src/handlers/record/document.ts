import type { Language } from '../../chat/event.ts';
import { clauseOf, questions } from '../../domain/agency-routing.ts';
import type { AuditEntry } from '../../domain/audit.ts';
import { isIncident, type SecurityEvent } from '../../domain/security-event.ts';
import type { Text } from '../../text/index.ts';
import type { Unit } from '../work.ts';
import { filled, type RecordDocument, type Row } from './paper.ts';
import { wordsFor } from './words.ts';

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
  const { texts, when, who, changed } = await wordsFor(unit, event, language);
  const { record: t, casework, common, report } = texts;
  const labels = report.details;
  const controls: Readonly<Record<string, string>> = casework.controls;
  const agencies = unit.services.routing.agencies;
  const compromise =
    event.compromise &&
    `${event.compromise.confirmed ? casework.confirmed : casework.ruledOut} (${who(event.compromise.by)}, ${when(event.compromise.at)})`;
  const sections: RecordDocument['sections'] = [
    {
      heading: t.sections.event,
      rows: filled([
        [labels.type, unit.type(event.type).name[language]],
        [labels.status, common.statuses[event.status]],
        [labels.reported, when(event.reportedAt)],
        [labels.happened, event.happenedAt && when(event.happenedAt)],
        [labels.where, event.where],
        [labels.author, who(event.author)],
        [labels.contact, event.contact],
        [labels.officer, event.owner && who(event.owner)],
        [labels.danger, event.danger ? common.yes : common.no],
        [labels.severity, event.severity ? common.severities[event.severity] : texts.desk.none],
        [casework.compromiseLabel, compromise],
        [t.incident, isIncident(event) ? common.yes : common.no],
        [
          texts.privacy.label,
          event.materiality &&
            `${event.materiality.material ? texts.privacy.material : texts.privacy.notMaterial} (${who(event.materiality.by)}, ${when(event.materiality.at)})`,
        ],
        [t.restricted, event.restricted ? restrictedTo(texts, event) : undefined],
        [t.members, event.members?.map(who).join(', ')],
        [t.hold, event.hold && `${event.hold.reason} (${who(event.hold.by)}, ${when(event.hold.at)})`],
        [t.unsealing, event.unsealing && `${event.unsealing.reason} (${who(event.unsealing.by)})`],
        [casework.linksLabel, event.links?.join(', ')],
        [casework.mergedLabel, event.mergedInto],
        [t.made, when(unit.now.toISOString())],
      ]),
    },
    {
      heading: t.sections.affected,
      rows: filled([
        [
          casework.affected.controls,
          event.affected?.controls.map((id) => `${id} ${controls[id]}`).join('; '),
        ],
        [casework.affected.programs, event.affected?.programs],
        [casework.affected.services, event.affected?.criticalServices],
        [texts.routing.peopleLabel, event.peopleAffected?.toString()],
        [casework.affected.resources, event.affected?.resources],
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
      rows: event.deskNotes.map((note) => [`${when(note.at)}, ${who(note.by)}`, note.text]),
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
      rows: (event.duties ?? []).map((duty) => [
        `${clauseOf(duty.row)} ${agencies[duty.agency]?.[language] ?? duty.agency}`,
        duty.done
          ? t.filed(when(duty.done.at), who(duty.done.by), duty.done.reference)
          : `${t.notYet}; ${t.since(when(duty.since))}`,
      ]),
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
      rows: (event.closures ?? []).flatMap((closure) =>
        filled([
          [
            `${casework.outcomeLabel}, ${when(closure.at)}, ${who(closure.by)}`,
            casework.outcomes[closure.outcome],
          ],
          [casework.closing.cause, closure.cause],
          [casework.closing.findings, closure.findings],
          [casework.closing.lessons, closure.lessons],
        ]),
      ),
    },
    {
      heading: t.sections.history,
      rows: event.history.map((each) => [`${when(each.at)}, ${who(each.by)}`, changed(each)]),
    },
    {
      heading: t.sections.audit,
      rows: audit.map((entry) => [
        `${entry.seq} · ${entry.at} · ${entry.what} · ${entry.outcome}`,
        entry.hash,
      ]),
    },
  ];
  return { title: t.title(event.id), marking: common.markings[event.marking], language, sections };
}

function restrictedTo({ common, screening }: Text, { level }: SecurityEvent): string {
  return level ? `${common.yes}, ${screening.levels[level]}` : common.yes;
}
