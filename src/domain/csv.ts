import { stringify } from 'csv-stringify/sync';

/** One line of CSV, its end left out. A cell that a spreadsheet would take for a formula is made text. */
export function csvLine(cells: readonly unknown[]): string {
  return csvLines([cells]);
}

/** Many at once, which costs less for each; the end of the last is left out. */
export function csvLines(rows: readonly (readonly unknown[])[]): string {
  return stringify(
    rows.map((cells) => cells.map(cell)),
    { escape_formulas: true, eof: false, record_delimiter: 'windows' },
  );
}

function cell(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
