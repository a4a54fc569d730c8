import { stringify } from 'csv-stringify/sync';

/** One line of CSV, its end left out. A cell that a spreadsheet would take for a formula is made text. */
export function csvLine(cells: readonly unknown[]): string {
  return stringify([cells.map(cell)], { escape_formulas: true, eof: false });
}

function cell(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
