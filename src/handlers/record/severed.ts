import type { Language } from '../../chat/event.ts';
import { asReviewed, type Provision, provisions, type Severing } from '../../domain/access-to-information.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import { severer } from '../../domain/sever.ts';
import { text } from '../../text/index.ts';
import type { Unit } from '../work.ts';
import { eventRecord } from './document.ts';
import type { RecordDocument, Row } from './paper.ts';
import { asKnown, unrestricted } from './references.ts';

/** A hole of a severed copy: in which line it is, and under which provisions it was made; never what stood there. */
export interface Hole {
  section: string;
  /** Counts from 1 within the section. */
  line: number;
  provisions: readonly Provision[];
}

/** What a severed copy is made of. The event itself is not in it: its JSON file holds this and nothing else. */
export interface SeveredRecord {
  document: RecordDocument;
  severed: Hole[];
}

/** What a copy is severed from: the whole record, the numbers of other restricted events left out for whoever reads it. */
export async function recordToSever(
  unit: Unit,
  event: SecurityEvent,
  language: Language,
): Promise<RecordDocument> {
  return (await eventRecord(unit, await asKnown(unit, event, language, unrestricted), language)).document;
}

/**
 * The working copy of a record for access to information (Access to Information Act, section 25): all of the record
 * that somebody reviewed, with the passages of the severing sheet replaced by the provisions they are severed under, and a list of the holes.
 */
export async function severedRecord(
  unit: Unit,
  event: SecurityEvent,
  sheet: Severing,
  language: Language,
): Promise<SeveredRecord> {
  const document = await recordToSever(unit, asReviewed(sheet, event), language);
  const t = text(language).record.severing;
  const sever = severer(sheet.passages, (under) => `[${t.mark(under.map(t.cite).join(', '))}]`);
  const severed: Hole[] = [];
  const sections = document.sections.map(({ heading, rows }) => ({
    heading,
    rows: rows.map(([label, value], i): Row => {
      const parts = [sever(label), sever(value)] as const;
      for (const { holes } of parts) {
        for (const under of holes) severed.push({ section: heading, line: i + 1, provisions: under });
      }
      return [parts[0].text, parts[1].text];
    }),
  }));
  const list = { heading: t.listHeading, rows: holeRows(severed, language) };
  return {
    document: {
      ...document,
      title: t.title(event.id),
      notice: [t.workingCopy, t.decision, t.evidence],
      sections: [...sections, list],
    },
    severed,
  };
}

/** One row for each line that has holes: where it is, and how often each provision was used there. */
function holeRows(holes: readonly Hole[], language: Language): Row[] {
  const t = text(language).record.severing;
  const lines = new Map<string, Hole[]>();
  for (const hole of holes) {
    const where = t.where(hole.section, hole.line);
    lines.set(where, [...(lines.get(where) ?? []), hole]);
  }
  return [...lines].map(([where, own]): Row => {
    const used = provisions.flatMap((provision) => {
      const n = own.filter((hole) => hole.provisions.includes(provision)).length;
      return n > 0 ? [t.used(t.cite(provision), t.provisions[provision], n)] : [];
    });
    return [where, used.join('\n')];
  });
}
