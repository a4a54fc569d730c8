import type { FileMaker } from '../../chat/command.ts';
import type { Language } from '../../chat/event.ts';
import type { HandedFile } from '../../chat/message.ts';
import type { Crisis } from '../../domain/crisis.ts';
import { fits } from '../../domain/marking.ts';
import { reportParts, type SituationReport } from '../../domain/situation-report.ts';
import { text } from '../../text/index.ts';
import { fileOf } from '../record/file.ts';
import { mediaTypes } from '../record/hand-out.ts';
import { filled, type RecordDocument, type Row } from '../record/paper.ts';
import type { Unit } from '../work.ts';
import { mayBeIn, mayRead } from './access.ts';
import { afterActionDocument } from './after-action-document.ts';
import { serviceRow } from './report-words.ts';
import { kindName, nameOf, titleOf, withheldNames } from './words.ts';

const formats = ['md', 'docx'] as const;

/**
 * The documents of a crisis: `CR-2026-0001` is its after-action report, `CR-2026-0001-R01` a situation report,
 * `CR-2026-0001-R01-1` the copy of one for others.
 */
export function handedDocuments(of: string, language: Language): HandedFile[] {
  const { afterAction, report } = text(language).crisis.documents;
  const what = /-R\d+/.test(of) ? report : afterAction;
  return formats.map((format) => ({
    maker: documentMaker.id,
    of: `${of}:${language}:${format}`,
    name: `${of}-${what}-${language}.${format}`,
    type: mediaTypes[format],
  }));
}

/** Makes a document when it is taken; who reads it and where is checked again. */
export const documentMaker: FileMaker<Unit> = {
  id: 'crisis.document',
  async make(unit, of, reader, platform) {
    const [what = '', inLanguage, ending] = of.split(':');
    const [, id = '', number, copy] = /^(CR-\d{4}-\d+)(?:-R(\d+)(?:-(\d+))?)?$/.exec(what) ?? [];
    const crisis = await unit.store.crises.get(id);
    const format = formats.find((each) => each === ending);
    if (!crisis || !reader || !format) return undefined;
    const executive = unit.department.crisis.executives.includes(reader.id) && number !== undefined;
    const allowed = executive ? mayBeIn(unit, crisis, reader.id) : mayRead(unit, crisis, reader);
    if (!(await allowed)) return undefined;
    if (!fits(crisis.marking, unit.department.ceilings[platform])) return undefined;
    const language = inLanguage === 'fr' ? 'fr' : 'en';
    const report = number === undefined ? undefined : await unit.store.reports.get(`${id}-R${number}`);
    if (number !== undefined && !report) return undefined;
    const document = report
      ? await reportDocument(unit, crisis, report, copy === undefined ? undefined : Number(copy), language)
      : await afterActionDocument(unit, crisis, language);
    return document && fileOf({ document }, format);
  },
};

/** A situation report as a document; a copy for others has its own words and is unclassified. */
async function reportDocument(
  unit: Unit,
  crisis: Crisis,
  report: SituationReport,
  copy: number | undefined,
  language: Language,
): Promise<RecordDocument | undefined> {
  const t = text(language);
  const r = t.crisis.report;
  const shared = copy === undefined ? undefined : report.shared.find(({ number }) => number === copy);
  if (copy !== undefined && !shared) return undefined;
  const texts = shared?.texts ?? report.texts;
  const when = (iso: string) => t.common.whenInZone(new Date(iso), unit.department.timeZone);
  const rows: Row[] = filled([
    [r.asOf, when(report.asOf)],
    [t.crisis.fields.kind, kindName(unit, crisis, language)],
    [t.crisis.fields.severity, t.common.severities[report.severity]],
    [t.crisis.fields.lead, shared || !report.lead ? undefined : await nameOf(unit, t, report.lead)],
    [r.by, shared ? unit.department.name[language] : await nameOf(unit, t, report.by)],
    [t.crisis.fields.nextReport, when(report.nextAt)],
    [r.withheld, shared && (withheldNames(t, shared) || r.nothingWithheld)],
    [r.to, shared?.to],
  ]);
  return {
    title: `${titleOf(t, { ...crisis, ...(shared?.name && { name: shared.name }) })} · ${r.title(report.number)}`,
    marking: t.common.markings[shared ? 'unclassified' : report.marking],
    language,
    ...(shared && { notice: [r.sharedNote(shared.withheld.length > 0)] }),
    sections: [
      { heading: r.title(report.number), rows },
      ...reportParts.flatMap((part) => {
        const words = texts[part];
        return words ? [{ heading: r.parts[part], rows: [[r.parts[part], words] as Row] }] : [];
      }),
      {
        heading: t.crisis.services.heading,
        rows: shared
          ? []
          : report.services.map((service) => serviceRow(unit, t, service, new Date(report.asOf))),
      },
    ],
  };
}
