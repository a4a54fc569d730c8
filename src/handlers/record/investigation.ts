import type { Language } from '../../chat/event.ts';
import { colon } from '../../chat/words.ts';
import type { Duty } from '../../domain/agency-duty.ts';
import { clauseOf } from '../../domain/agency-routing.ts';
import { type Change, happenedShown, type SecurityEvent } from '../../domain/security-event.ts';
import { kindOf } from '../report/show.ts';
import type { Unit } from '../work.ts';
import { filled, type RecordDocument, type Row } from './paper.ts';
import { deedOfNote, type Words, wordsFor } from './words.ts';

/** What the record says in words of its own further down, or what is no fact of the case. */
const notFacts: readonly Change['what'][] = [
  'reported',
  'readiness',
  'note',
  'file',
  'answered',
  'duties',
  'notified',
  'filing',
  'hold',
  'called',
  'call-answered',
  'asked',
  'status',
  'marking',
  'joined',
  'put-out',
  'exported',
  'severing',
  'unseal-asked',
  'unsealed',
];

/**
 * Drafts the report of an administrative investigation from what the record holds (Directive on Security Management,
 * G.2.5 and G.2.6): facts in order of time; what is not recorded is a marked blank with a line of guidance.
 */
export async function investigationReport(
  unit: Unit,
  event: SecurityEvent,
  language: Language,
): Promise<RecordDocument> {
  const words = await wordsFor(unit, event, language);
  const { texts, when, who } = words;
  const { record, casework, common, report } = texts;
  const t = record.investigation;
  const blank = (label: string, guidance: string): Row => [label, t.toFill(guidance), 'blank'];
  const orBlank = (label: string, value: string | undefined, guidance: string): Row =>
    value ? [label, value] : blank(label, guidance);
  const closures = event.closures ?? [];
  const recorded = (pick: (closure: (typeof closures)[number]) => string | undefined) =>
    closures.map(pick).filter(Boolean).join('\n') || undefined;
  const controls: Readonly<Record<string, string>> = casework.controls;
  const { affected, compromise } = event;
  return {
    title: t.title(event.id),
    marking: common.markings[event.marking],
    language,
    notice: [t.draft(when(unit.now.toISOString()))],
    sections: [
      {
        heading: t.mandate,
        rows: [
          ...filled([
            [report.details.type, kindOf(unit, event, texts)],
            [report.details.reported, when(event.reportedAt)],
            [report.details.happened, happenedShown(event, when)],
            [report.details.where, event.where],
            [report.details.officer, event.owner && who(event.owner)],
          ]),
          blank(t.orderedBy, t.orderedByHint),
          blank(t.scope, t.scopeHint),
          blank(t.parties, t.partiesHint),
        ],
      },
      { heading: t.facts, rows: facts(unit, event, language, words) },
      {
        heading: t.findings,
        rows: [
          orBlank(
            casework.closing.findings,
            recorded(({ findings }) => findings),
            t.findingsHint,
          ),
          orBlank(
            casework.closing.cause,
            // What an event repeats is no cause of it, also where it was opened again since.
            recorded(({ outcome, cause }) => (outcome === 'duplicate' ? undefined : cause)),
            t.causeHint,
          ),
          orBlank(
            casework.compromiseLabel,
            compromise && (compromise.confirmed ? casework.confirmed : casework.ruledOut),
            t.compromiseHint,
          ),
          orBlank(
            report.details.severity,
            event.severity && common.severities[event.severity],
            t.severityHint,
          ),
          ...filled([
            [casework.affected.controls, affected?.controls.map((id) => controls[id]).join(', ')],
            [casework.affected.programs, affected?.programs],
            [casework.affected.services, affected?.criticalServices],
            [casework.affected.resources, affected?.resources],
          ]),
        ],
      },
      {
        heading: t.recommendations,
        rows: [
          orBlank(
            casework.closing.lessons,
            recorded(({ lessons }) => lessons),
            t.lessonsHint,
          ),
          blank(t.actions, t.actionsHint),
        ],
      },
      {
        heading: record.sections.evidence,
        rows: event.files.map(({ name, type, size, at, by, sha256 }) => [
          name,
          `${record.file(type, size, when(at), who(by))}; SHA-256 ${sha256}`,
        ]),
      },
      {
        heading: t.approval,
        rows: [blank(t.writtenBy, t.writtenByHint), blank(t.approvedBy, t.approvedByHint)],
      },
    ],
  };
}

/** What happened and what was done, oldest first. */
function facts(unit: Unit, event: SecurityEvent, language: Language, words: Words): Row[] {
  const { texts, when, who, changed } = words;
  const { record: t, partners } = texts;
  const { agencies, rows } = unit.services.routing;
  const basis = (id: Duty['row']) =>
    clauseOf(id) ?? rows.find((row) => row.id === id)?.source?.[language] ?? id;
  const mark = colon(language);
  // Whoever reported by a file alone said nothing.
  const said = event.text ?? (event.withheld ? texts.desk.withheld : undefined);
  const found: { at: string; by: string; said: string }[] = [
    ...(said ? [{ at: event.reportedAt, by: event.author, said }] : []),
    ...event.notes.map(({ at, by, text }) => ({ at, by, said: text })),
    ...event.deskNotes.map(({ at, by, text }) => {
      const deed = deedOfNote(event, { at, by, text });
      return { at, by, said: deed ? `${t.changes[deed]}${mark}${text}` : text };
    }),
    ...event.files.map(({ at, by, name }) => ({ at, by, said: `${t.changes.file}${mark}${name}` })),
    ...(event.calls ?? []).flatMap((call) => {
      const name = partners.names[call.partner];
      return [
        { at: call.at, by: call.by, said: `${t.changes.called}${mark}${name}. ${call.question}` },
        ...call.answers.map(({ at, by, text }) => ({ at, by, said: `${name}${mark}${text}` })),
      ];
    }),
    ...(event.duties ?? []).flatMap(({ row, agency, done }) =>
      done
        ? [
            {
              at: done.at,
              by: done.by,
              said: `${t.changes.notified}${mark}${agencies[agency]?.[language] ?? agency} (${basis(row)})${done.reference && `, ${done.reference}`}`,
            },
          ]
        : [],
    ),
    ...event.history
      .filter(({ what }) => !notFacts.includes(what))
      .map((change) => ({ at: change.at, by: change.by, said: changed(change) })),
  ];
  const inOrder = found.sort((a, b) => a.at.localeCompare(b.at));
  return inOrder.map(({ at, by, said }): Row => [`${when(at)}, ${who(by)}`, said]);
}
