import { colour, drawing, grid, rule, size, ticks, width, widthOf, within, words } from './frame.ts';

/** How a few counts grow over time. */
export interface Line {
  title: string;
  /** Where the time axis begins and ends, in any unit. */
  from: number;
  to: number;
  /** What is written below the axis. */
  labels: readonly { at: number; text: string }[];
  /** At most four, each from left to right; a count holds until the next point. */
  series: readonly { name: string; points: readonly { at: number; value: number }[] }[];
  /** A line across: everybody who was asked, for example. */
  goal?: { value: number; name: string };
}

const height = 400;
const dashes = ['', '12 6', '3 5', '16 5 3 5'];
const markers = [
  (x: number, y: number, fill: string) => `<circle cx="${x}" cy="${y}" r="6" fill="${fill}"/>`,
  (x: number, y: number, fill: string) =>
    `<rect x="${x - 6}" y="${y - 6}" width="12" height="12" fill="${fill}"/>`,
  (x: number, y: number, fill: string) => `<path d="M${x} ${y - 8}l8 14h-16z" fill="${fill}"/>`,
  (x: number, y: number, fill: string) => `<path d="M${x} ${y - 8}l8 8l-8 8l-8 -8z" fill="${fill}"/>`,
];

/** Draws steps, each line named at its end with its last count, told apart by dashes and marks as well as by colour. */
export function line({ title, from, to, labels, series, goal }: Line): string {
  const values = series.flatMap(({ points }) => points.map(({ value }) => value));
  const marks = ticks(Math.max(goal?.value ?? 0, ...values));
  const last = series.map(({ name, points }) => `${name} ${points.at(-1)?.value ?? 0}`);
  const room = Math.min(240, Math.max(60, ...last.map((text) => widthOf(text) + 40)));
  const plot = { left: 70, right: width - room, top: 68, bottom: height - 48 };
  const yOf = (value: number) => plot.bottom - (value / (marks.at(-1) ?? 1)) * (plot.bottom - plot.top);
  const xOf = (at: number) =>
    plot.left + ((Math.min(Math.max(at, from), to) - from) / (to - from || 1)) * (plot.right - plot.left);
  const ends = apart(series.map(({ points }) => yOf(points.at(-1)?.value ?? 0)));
  return drawing(height, [
    words(20, 36, within(title, width - 40, size.title), { size: size.title, bold: true }),
    ...grid(marks, plot.left, plot.right, yOf),
    ...(goal
      ? [
          rule(plot.left, yOf(goal.value), plot.right, yOf(goal.value), '#1b1f24', '2 4'),
          words(plot.left + 8, yOf(goal.value) - 7, `${goal.name} ${goal.value}`, { size: size.small }),
        ]
      : []),
    ...series.flatMap(({ points }, s) => {
      const [first, ...rest] = points;
      if (!first) return [];
      const path = rest.map(({ at, value }) => `H${xOf(at).toFixed(1)}V${yOf(value).toFixed(1)}`).join('');
      const end = points.at(-1) ?? first;
      const [x, y] = [Math.round(xOf(end.at)), Math.round(yOf(end.value))];
      return [
        `<path d="M${xOf(first.at).toFixed(1)} ${yOf(first.value).toFixed(1)}${path}" fill="none" stroke="${colour(s)}" stroke-width="4" stroke-dasharray="${dashes[s % 4]}"/>`,
        markers[s % 4]?.(x, y, colour(s)) ?? '',
        markers[s % 4]?.(x + 18, ends[s] ?? y, colour(s)) ?? '',
        words(x + 32, (ends[s] ?? y) + 6, within(last[s] ?? '', room - 34), { bold: true }),
      ];
    }),
    ...labels.map(({ at, text }) =>
      words(xOf(at), plot.bottom + 26, text, { anchor: 'middle', size: size.small }),
    ),
  ]);
}

/** Heights for words that would otherwise lie on each other. */
function apart(heights: readonly number[]): number[] {
  const order = heights.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y);
  let above = Number.NEGATIVE_INFINITY;
  const placed: number[] = [];
  for (const { y, i } of order) {
    above = Math.max(y, above + size.text + 4);
    placed[i] = Math.round(above);
  }
  return placed;
}
