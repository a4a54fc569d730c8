import { box, drawing, grid, legend, size, ticks, width, widthOf, within, words } from './frame.ts';

/** Whole numbers side by side: at most four series over a few dozen labels. */
export interface Bars {
  title: string;
  labels: readonly string[];
  series: readonly { name: string; values: readonly number[] }[];
}

const height = 400;
const plot = { left: 60, right: width - 24, top: 104, bottom: height - 48 };

/** Draws standing bars, each with its number, so that nobody has to measure. */
export function bars({ title, labels, series }: Bars): string {
  const largest = Math.max(0, ...series.flatMap(({ values }) => values));
  const marks = ticks(largest);
  const top = marks.at(-1) ?? 1;
  const yOf = (value: number) => plot.bottom - (value / top) * (plot.bottom - plot.top);
  const cell = (plot.right - plot.left) / Math.max(1, labels.length);
  const bar = Math.min(60, (cell * 0.84) / Math.max(1, series.length));
  const start = (cell - bar * series.length) / 2;
  // Labels that would touch are left out, counted from the last.
  const every = Math.ceil((Math.max(0, ...labels.map((label) => widthOf(label, size.small))) + 8) / cell);
  return drawing(height, [
    words(20, 36, within(title, width - 40, size.title), { size: size.title, bold: true }),
    ...legend(
      20,
      72,
      series.map(({ name }) => name),
    ),
    ...grid(marks, plot.left, plot.right, yOf),
    ...series.flatMap(({ values }, s) =>
      labels.flatMap((_, i) => {
        const value = values[i] ?? 0;
        const x = plot.left + i * cell + start + s * bar;
        const number = String(value);
        return [
          ...(value > 0 ? [box(x + 1, yOf(value), bar - 2, plot.bottom - yOf(value), s)] : []),
          ...(value > 0 && widthOf(number, size.number) <= bar + 4
            ? [words(x + bar / 2, yOf(value) - 5, number, { anchor: 'middle', size: size.number })]
            : []),
        ];
      }),
    ),
    ...labels.flatMap((label, i) =>
      (labels.length - 1 - i) % every === 0
        ? [
            words(plot.left + (i + 0.5) * cell, plot.bottom + 26, label, {
              anchor: 'middle',
              size: size.small,
            }),
          ]
        : [],
    ),
  ]);
}
