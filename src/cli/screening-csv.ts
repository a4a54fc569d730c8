import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { clean } from '../chat/words.ts';
import {
  mayBeTemporary,
  type Screening,
  type ScreeningLevel,
  type ScreeningStatus,
  screeningLevels,
  screeningStatuses,
  validUntil,
  yearsValid,
} from '../domain/screening.ts';
import { type RowProblem, readTable, spoiled } from './csv-table.ts';

/** The dates of a record by their column. */
const dates = {
  granted: 'granted',
  expires: 'expires',
  next_check: 'nextCheck',
  requested: 'requested',
  conditions_until: 'conditionsUntil',
  temporary_until: 'temporaryUntil',
} as const;

export const screeningColumns = [
  'email',
  'level',
  'status',
  'granted',
  'expires',
  'next_check',
  'stage',
  'requested',
  'conditions_until',
  'temporary_until',
];

const address = z.email();
const day = z.iso.date();

export interface ScreeningRows {
  /** Without the version of what is stored. */
  records: Omit<Screening, 'version'>[];
  /** What the Directive does not allow and the record says all the same: imported, and counted as the Directive says. */
  remarks: RowProblem[];
}

/** Reads the rows of an import of screening records. Every bad row is told with its line; one spoils the whole file. */
export function readScreening(
  text: string,
  today: string,
): ({ ok: true } & ScreeningRows) | { ok: false; problems: RowProblem[] } {
  const table = readTable(text, screeningColumns);
  if (!table.ok) return table;
  const { problems } = table;
  const remarks: RowProblem[] = [];
  const seen = new Map<string, number>();
  const records = table.rows.map(({ line, cells }) => {
    const record = readRow(cells, (found, todo) => problems.push({ line, found, todo }));
    const before = seen.get(record.id);
    if (before !== undefined)
      problems.push({
        line,
        found: `${record.id} stands in line ${before} already.`,
        todo: 'Keep one of the two.',
      });
    seen.set(record.id, line);
    if (problems.length === 0)
      remarks.push(...beyondDirective(record, today).map((each) => ({ line, ...each })));
    return record;
  });
  return problems.length > 0 ? spoiled(problems) : { ok: true, records, remarks };
}

function readRow(
  cells: Readonly<Record<string, string>>,
  problem: (found: string, todo: string) => void,
): Omit<Screening, 'version'> {
  const cell = (name: string) => clean(cells[name] ?? '');
  const id = cell('email').toLowerCase();
  if (!address.safeParse(id).success) problem(`“${id}” is not an address.`, 'Give the e-mail address.');
  const status = oneOf<ScreeningStatus>(screeningStatuses, cell('status'));
  if (!status)
    problem(`“${cell('status')}” is not a status.`, `A status is one of ${screeningStatuses.join(', ')}.`);
  const level = oneOf<ScreeningLevel>(screeningLevels, cell('level'));
  if (!level && (cell('level') || status !== 'none'))
    problem(`“${cell('level')}” is not a level.`, `A level is one of ${screeningLevels.join(', ')}.`);
  const record: Omit<Screening, 'version'> = {
    id,
    status: status ?? 'none',
    ...(level && { level }),
    ...(cell('stage') && { stage: cell('stage').toLowerCase() }),
  };
  for (const [column, field] of Object.entries(dates)) {
    const value = cell(column);
    if (!value) continue;
    if (day.safeParse(value).success) record[field] = value;
    else problem(`${column} “${value}” is not a date.`, 'Give a date such as 2026-11-24, or leave it empty.');
  }
  const { granted, expires, temporaryUntil } = record;
  if (granted && expires && expires < granted)
    problem(`It expires on ${expires}, before it was granted.`, 'Correct one of the two dates.');
  if (granted && temporaryUntil && temporaryUntil < granted)
    problem(
      `Temporary access ends on ${temporaryUntil}, before it was granted.`,
      'Correct one of the two dates.',
    );
  if (status === 'active' && !granted && !expires && !temporaryUntil)
    problem('Nothing says how long it is valid.', 'Give granted or expires.');
  return record;
}

function oneOf<T extends string>(values: readonly T[], text: string): T | undefined {
  return values.find((value) => value === text.toLowerCase());
}

/** Where a record says more than the Directive on Security Screening allows (Annexes A1 and A3, Appendices F and I). */
function beyondDirective(record: Omit<Screening, 'version'>, today: string): Omit<RowProblem, 'line'>[] {
  const { level, expires, temporaryUntil, conditionsUntil = '' } = record;
  const until = validUntil({ ...record, version: 0 });
  const found: Omit<RowProblem, 'line'>[] = [];
  const inAYear = Temporal.PlainDate.from(today).add({ years: 1 }).toString();
  if (conditionsUntil > inAYear)
    found.push({
      found: 'Conditions are reassessed at least yearly.',
      todo: `Give ${inAYear} at the latest: the officers are reminded of the day that stands here.`,
    });
  if (!level || !until) return found;
  if (temporaryUntil && temporaryUntil > until)
    found.push({ found: 'Temporary access lasts longer than 4 months.', todo: `It counts until ${until}.` });
  if (temporaryUntil && !mayBeTemporary(level))
    found.push({ found: `${level} cannot be given as temporary access.`, todo: 'It counts for nothing.' });
  if (!temporaryUntil && expires && expires > until)
    found.push({
      found: `${level} is valid for ${yearsValid(level)} years at most.`,
      todo: `It counts until ${until}.`,
    });
  return found;
}
