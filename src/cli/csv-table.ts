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

/** Reads a CSV file with a first line of column names: all of `required`, none but these and `optional`. */
export function readTable(
  text: string,
  required: readonly string[],
  optional: readonly string[] = [],
): { ok: true; rows: Row[] } | { ok: false; problems: RowProblem[] } {
  let table: { record: Record<string, string>; info: { lines: number } }[];
  let columns: string[] = [];
  try {
    table = parse(text, {
      columns: (names: string[]) => {
        columns = names;
        return names;
      },
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      trim: true,
      skip_empty_lines: true,
    }) as unknown as typeof table;
  } catch (error) {
    const line = error instanceof CsvError && typeof error.lines === 'number' ? error.lines : 1;
    const found = error instanceof CsvError ? `${error.message}.` : 'It cannot be read.';
    return { ok: false, problems: [{ line, found, todo: 'Save the file as CSV, UTF-8.' }] };
  }
  const known = [...required, ...optional];
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
  return { ok: true, rows: table.map(({ record, info }) => ({ line: info.lines, cells: record })) };
}

/** A comma; or what a spreadsheet set to French writes in its place, told by the line of column names. */
function delimiterOf(text: string): string {
  const [names = ''] = text.split('\n', 1);
  return [',', ';', '\t'].find((each) => names.includes(each)) ?? ',';
}
