import { CsvError, parse } from 'csv-parse/sync';

export interface RowProblem {
  line: number;
  found: string;
  todo: string;
}

/** A row of an import, its cells by their column; `line` is where it stands in the file. */
export interface Row {
  line: number;
  cells: Readonly<Record<string, string>>;
}

/**
 * Reads a CSV file with a first line of column names: all of `required`, none but these and `optional`. Rows that have
 * more or fewer cells are `problems`, beside which those of the other `rows` can be told.
 */
export function readTable(
  text: string,
  required: readonly string[],
  optional: readonly string[] = [],
): { ok: true; rows: Row[]; problems: RowProblem[] } | Spoiled {
  let table: { record: string[]; info: { lines: number } }[];
  try {
    table = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      trim: true,
      // Spreadsheets leave rows of nothing but commas.
      skip_records_with_empty_values: true,
      relax_column_count: true,
    }) as unknown as typeof table;
  } catch (error) {
    const line = error instanceof CsvError && typeof error.lines === 'number' ? error.lines : 1;
    const found = error instanceof CsvError ? `${error.message}.` : 'It cannot be read.';
    return { ok: false, problems: [{ line, found, todo: 'Save the file as CSV, UTF-8.' }] };
  }
  const [first, ...rest] = table;
  const columns = first?.record ?? [];
  const known = [...required, ...optional];
  const missing = required.filter((name) => !columns.includes(name));
  const strange = columns.filter((name) => !known.includes(name));
  if (missing.length > 0 || strange.length > 0) {
    const found = [
      ...(missing.length ? [`Columns are missing: ${missing.join(', ')}.`] : []),
      ...(strange.length
        ? [`Columns are not known: ${strange.map((name) => name || '(without a name)').join(', ')}.`]
        : []),
    ].join(' ');
    const more = optional.length > 0 ? `, and ${optional.join(', ')} where you have them` : '';
    return {
      ok: false,
      problems: [{ line: 1, found, todo: `The first line has to be ${required.join(',')}${more}.` }],
    };
  }
  const rows: Row[] = [];
  const problems: RowProblem[] = [];
  for (const { record, info } of rest) {
    const line = info.lines;
    if (record.length === columns.length) {
      rows.push({
        line,
        cells: Object.fromEntries(columns.map((name, index) => [name, record[index] ?? ''])),
      });
    } else {
      problems.push({
        line,
        found: `It has ${record.length} cells, and the first line names ${columns.length} columns.`,
        todo: 'Put every comma back, and quotes around a cell that holds one.',
      });
    }
  }
  return { ok: true, rows, problems };
}

interface Spoiled {
  ok: false;
  problems: RowProblem[];
}

/** A file of which nothing is imported, and why, from its top to its end. */
export function spoiled(problems: readonly RowProblem[]): Spoiled {
  return { ok: false, problems: [...problems].sort((a, b) => a.line - b.line) };
}

/** A comma; or what a spreadsheet set to French writes in its place, told by the line of column names. */
function delimiterOf(text: string): string {
  const [names = ''] = text.split('\n', 1);
  return [',', ';', '\t'].find((each) => names.includes(each)) ?? ',';
}
