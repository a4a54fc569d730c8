import type { Language } from '../../chat/event.ts';
import { localDate } from '../../domain/local-time.ts';
import { firstFacts, keptUntil, type PrivacyBreach, reportItems } from '../../domain/privacy-breach.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import { nameAt } from '../name-at.ts';
import type { Unit } from '../work.ts';
import { filled, type RecordDocument, type Row } from './paper.ts';
import { wordsFor } from './words.ts';

/**
 * The privacy officers’ part of the record of an event: their worksheet, and nothing of the security officers’ notes, nor of whom it
 * is kept from.
 */
export interface WorksheetRecord {
  document: RecordDocument;
  worksheet: Omit<PrivacyBreach, 'told'>;
}

/**
 * Draws up the worksheet of a privacy breach in one language (Directive on Privacy Practices, Appendix B). It is kept
 * apart from the security record, and bears the marking of restricted records.
 */
export async function worksheetRecord(
  unit: Unit,
  event: SecurityEvent,
  worksheet: PrivacyBreach,
  language: Language,
): Promise<WorksheetRecord> {
  const { texts, when } = await wordsFor(unit, event, language);
  const { privacy: t, record, common } = texts;
  const who = (id: string) => nameAt(unit, id);
  const decisions = worksheet.decisions.map(async ({ material, reason, by, at }): Promise<Row> => {
    return [t.decided(material, await who(by), when(at)).replace(/\.$/, ''), reason || record.notSet];
  });
  const labels: Readonly<Record<string, string>> = { ...t.facts, ...t.items };
  const answers: Readonly<Record<string, string>> = { yes: common.yes, no: common.no };
  const history = worksheet.history.map(async ({ at, by, what, of, from, to }): Promise<Row> => {
    const named = of ? `${t.changes[what]}, ${labels[of]}` : t.changes[what];
    const unset = from || to ? record.notSet : '';
    const [before = unset, after = unset] = of ? [from, to] : [from, to].map((each) => each && answers[each]);
    return [`${when(at)}, ${await who(by)}`, record.changed(named, before, after)];
  });
  // The report of a material breach holds all of its items: what nobody filled in is seen to be missing.
  const toReport = event.materiality?.material ? record.notSet : undefined;
  const document: RecordDocument = {
    title: t.heading(event.id),
    marking: common.markings[unit.department.markings.restricted],
    language,
    sections: [
      {
        heading: record.sections.event,
        rows: filled([
          [t.aware, when(worksheet.awareAt)],
          [texts.routing.peopleLabel, event.peopleAffected?.toString()],
          [t.kept, localDate(keptUntil(worksheet), unit.department.timeZone)],
          [record.made, when(unit.now.toISOString())],
        ]),
      },
      {
        heading: t.factsTitle,
        rows: firstFacts.map((fact): Row => [t.facts[fact], worksheet.facts[fact] || record.notSet]),
      },
      {
        heading: t.itemsTitle,
        rows: filled(reportItems.map((item) => [t.items[item], worksheet.items[item] || toReport])),
      },
      { heading: t.decisionsHeading, rows: await Promise.all(decisions) },
      { heading: record.sections.history, rows: await Promise.all(history) },
    ],
  };
  const { told: _, ...shown } = worksheet;
  return { document, worksheet: shown };
}
