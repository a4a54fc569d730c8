import { box, drawing, legend, size, width, widthOf, within, words } from './frame.ts';

/** What makes up each of a few rows: the answers of each floor, for example. */
export interface Rows {
  title: string;
  /** At most four. */
  names: readonly string[];
  rows: readonly { label: string; values: readonly number[] }[];
}

const rowHeight = 40;
const top = 96;
/** More do not fit into a picture of 1,024 pixels. */
const most = 14;

/** Draws lying bars of parts, each part with its number, and each row with its sum. */
export function rows({ title, names, rows }: Rows): string {
  const shown = rows.slice(0, most);
  const sums = shown.map(({ values }) => values.reduce((sum, value) => sum + value, 0));
  const largest = Math.max(1, ...sums);
  const left = 24 + Math.ceil(Math.min(270, Math.max(0, ...shown.map(({ label }) => widthOf(label)))));
  const scale = (width - 90 - left) / largest;
  return drawing(top + shown.length * rowHeight + 16, [
    words(20, 36, within(title, width - 40, size.title), { size: size.title, bold: true }),
    ...legend(20, 72, names),
    ...shown.flatMap(({ label, values }, r) => {
      const y = top + r * rowHeight;
      let x = left;
      return [
        words(left - 12, y + 25, within(label, left - 24), { anchor: 'end' }),
        ...values.flatMap((value, s) => {
          const from = x;
          x += value * scale;
          return value > 0
            ? [box(from, y + 4, x - from, rowHeight - 10, s), ...inside(from, x, y, value)]
            : [];
        }),
        words(x + 10, y + 25, String(sums[r] ?? 0), { bold: true }),
      ];
    }),
  ]);
}

/** The number in its part, on a plate that keeps it legible, where there is room. */
function inside(from: number, to: number, y: number, value: number): string[] {
  const number = String(value);
  const wide = widthOf(number, size.small) + 8;
  if (to - from < wide + 6) return [];
  const middle = (from + to) / 2;
  const plate = `<rect x="${middle - wide / 2}" y="${y + 8}" width="${wide}" height="22" rx="4" fill="#fff"/>`;
  return [plate, words(middle, y + 25, number, { anchor: 'middle', size: size.small })];
}
