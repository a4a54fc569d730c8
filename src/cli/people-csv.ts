import * as z from 'zod';
import { clean, fold } from '../chat/words.ts';
import { type Role, roles } from '../domain/person.ts';
import { type RowProblem, readTable, spoiled } from './csv-table.ts';

export interface PersonRow {
  /** Where it stands in the file. */
  line: number;
  email: string;
  name: string;
  language?: 'en' | 'fr';
  roles: Role[];
  building?: string;
  floor?: string;
  unit?: string;
  manager?: string;
  telephone?: string;
  slackId?: string;
  entraId?: string;
}

const required = ['email', 'name', 'language', 'roles', 'building', 'floor', 'unit', 'manager'];
const optional = ['slack_id', 'entra_id', 'telephone'];
const address = z.email();

/** Reads the rows of an import of people. Every bad row is told with its line; one bad row spoils the whole file. */
export function readPeople(
  text: string,
): { ok: true; rows: PersonRow[] } | { ok: false; problems: RowProblem[] } {
  const table = readTable(text, required, optional);
  if (!table.ok) return table;
  const { problems } = table;
  const seen = new Map<string, number>();
  const rows = table.rows.map(({ line, cells }) => {
    const problem = (found: string, todo: string) => problems.push({ line, found, todo });
    const row = { line, ...readRow(cells, problem) };
    const before = seen.get(row.email);
    if (before !== undefined)
      problem(`${row.email} stands in line ${before} already.`, 'Keep one of the two.');
    seen.set(row.email, line);
    return row;
  });
  return problems.length > 0 ? spoiled(problems) : { ok: true, rows };
}

function readRow(
  record: Readonly<Record<string, string>>,
  problem: (found: string, todo: string) => void,
): Omit<PersonRow, 'line'> {
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
  const filled = (key: keyof PersonRow, value: string) => (value ? { [key]: value } : {});
  const telephone = cell('telephone');
  if (telephone && !/^[+\d][\d\s().x-]{6,24}$/.test(telephone)) {
    problem('The telephone number cannot be used.', 'Give one such as 613-555-0100, or leave it empty.');
  }
  return {
    email,
    name,
    roles: held,
    ...(language === 'en' || language === 'fr' ? { language } : {}),
    ...filled('building', cell('building')),
    ...filled('floor', cell('floor')),
    ...filled('unit', cell('unit')),
    ...filled('manager', manager),
    ...filled('slackId', cell('slack_id')),
    ...filled('entraId', cell('entra_id')),
    // A file without the column changes no number; an empty cell removes it.
    ...('telephone' in record ? { telephone } : {}),
  };
}
