import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { clean, fold } from '../chat/words.ts';
import { type Role, roles } from '../domain/person.ts';

export interface PersonRow {
  email: string;
  name: string;
  language?: 'en' | 'fr';
  roles: Role[];
  building?: string;
  floor?: string;
  unit?: string;
  manager?: string;
  slackId?: string;
  entraId?: string;
}

export interface RowProblem {
  line: number;
  found: string;
  todo: string;
}

const required = ['email', 'name', 'language', 'roles', 'building', 'floor', 'unit', 'manager'];
const known = [...required, 'slack_id', 'entra_id'];
const address = z.email();

/** Reads the rows of an import of people. Every bad row is told with its line; one bad row spoils the whole file. */
export function readPeople(
  text: string,
): { ok: true; rows: PersonRow[] } | { ok: false; problems: RowProblem[] } {
  let table: { record: Record<string, string>; info: { lines: number } }[];
  try {
    table = parse(text, {
      columns: true,
      bom: true,
      info: true,
      trim: true,
      skip_empty_lines: true,
    }) as unknown as typeof table;
  } catch (error) {
    const line = error instanceof CsvError && typeof error.lines === 'number' ? error.lines : 1;
    const found = error instanceof CsvError ? `${error.message}.` : 'It cannot be read.';
    return { ok: false, problems: [{ line, found, todo: 'Save the file as CSV with commas, UTF-8.' }] };
  }
  const columns = Object.keys(table[0]?.record ?? {});
  const missing = required.filter((name) => !columns.includes(name));
  const strange = columns.filter((name) => !known.includes(name));
  if (missing.length > 0 || strange.length > 0) {
    const found = [
      ...(missing.length ? [`Columns are missing: ${missing.join(', ')}.`] : []),
      ...(strange.length ? [`Columns are not known: ${strange.join(', ')}.`] : []),
    ].join(' ');
    return {
      ok: false,
      problems: [{ line: 1, found, todo: `The first line has to be ${known.join(',')}.` }],
    };
  }
  const problems: RowProblem[] = [];
  const seen = new Map<string, number>();
  const rows = table.map(({ record, info }) => {
    const line = info.lines;
    const problem = (found: string, todo: string) => problems.push({ line, found, todo });
    const row = readRow(record, problem);
    const before = seen.get(row.email);
    if (before !== undefined)
      problem(`${row.email} stands in line ${before} already.`, 'Keep one of the two.');
    seen.set(row.email, line);
    return row;
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, rows };
}

function readRow(record: Record<string, string>, problem: (found: string, todo: string) => void): PersonRow {
  const cell = (name: string) => clean(record[name] ?? '');
  const email = cell('email').toLowerCase();
  if (!address.safeParse(email).success) problem(`“${email}” is not an address.`, 'Give the e-mail address.');
  const name = cell('name');
  if (!name) problem('The name is missing.', 'Give the name.');
  const language = fold(cell('language'));
  if (language !== '' && language !== 'en' && language !== 'fr') {
    problem(`“${language}” is not a language.`, 'Give en or fr, or leave it empty.');
  }
  const held: Role[] = [];
  for (const word of cell('roles').toLowerCase().split(/\s+/).filter(Boolean)) {
    const role = roles.find((each) => each === word);
    if (!role) problem(`“${word}” is not a role.`, `Roles are ${roles.join(', ')}.`);
    else if (role !== 'employee' && !held.includes(role)) held.push(role);
  }
  const manager = cell('manager').toLowerCase();
  if (manager && !address.safeParse(manager).success) {
    problem(`The manager “${manager}” is not an address.`, 'Give the manager’s e-mail address.');
  }
  const optional = (key: keyof PersonRow, value: string) => (value ? { [key]: value } : {});
  return {
    email,
    name,
    roles: held,
    ...(language === 'en' || language === 'fr' ? { language } : {}),
    ...optional('building', cell('building')),
    ...optional('floor', cell('floor')),
    ...optional('unit', cell('unit')),
    ...optional('manager', manager),
    ...optional('slackId', cell('slack_id')),
    ...optional('entraId', cell('entra_id')),
  };
}
