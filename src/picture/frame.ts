/** How wide all pictures are. Chats show them about half as large, so letters are large for the width. */
export const width = 640;

/** A drawing as SVG text: `content` with its size, in units of which a PNG has one and a half pixels each. */
export function drawing(height: number, content: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="Open Sans">`,
    hatches,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...content,
    '</svg>',
  ].join('\n');
}

export const size = { text: 19, small: 17, number: 15, title: 21 } as const;

const ink = '#1b1f24';
const gridline = '#d5dae0';

/**
 * Colours of Okabe and Ito, which people tell apart whatever colours they see, in the order of their darkness; a
 * pattern says the same to those who see none.
 */
const palette = ['#0072b2', '#d55e00', '#009e73', '#56606b'] as const;

const hatches = `<defs>${palette
  .map((colour, i) => {
    const pattern = `<pattern id="look${i}" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="10" height="10" fill="${colour}"/>`;
    const marks = [
      '',
      '<rect width="3" height="10" fill="#fff"/>',
      '<circle cx="5" cy="5" r="2.4" fill="#fff"/>',
      '<rect width="10" height="2" fill="#fff"/><rect width="2" height="10" fill="#fff"/>',
    ];
    return `${pattern}${marks[i]}</pattern>`;
  })
  .join('')}</defs>`;

/** The colour of a series; they begin anew where there are more than the palette has. */
export function colour(series: number): string {
  return palette[series % palette.length] ?? ink;
}

/** A filled rectangle in the look of its series: a pattern tells it apart for who sees no colours. */
export function box(x: number, y: number, width: number, height: number, series: number): string {
  const look = series % palette.length;
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="url(#look${look})" stroke="${colour(series)}"/>`;
}

export interface Words {
  anchor?: 'start' | 'middle' | 'end';
  size?: number;
  bold?: boolean;
  colour?: string;
}

/** Words at a point of their base line, whatever they hold. */
export function words(x: number, y: number, text: string, style: Words = {}): string {
  const weight = style.bold ? ' font-weight="700"' : '';
  return `<text x="${round(x)}" y="${round(y)}" font-size="${style.size ?? size.text}" text-anchor="${style.anchor ?? 'start'}" fill="${style.colour ?? ink}"${weight}>${literal(text)}</text>`;
}

/** A line from one point to another; `dashes` as SVG writes them. */
export function rule(x1: number, y1: number, x2: number, y2: number, stroke = gridline, dashes = ''): string {
  const dashed = dashes ? ` stroke-dasharray="${dashes}"` : '';
  return `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="${stroke}" stroke-width="1.5"${dashed}/>`;
}

/** How wide words are, in pixels, a little more than less. */
export function widthOf(text: string, fontSize: number = size.text): number {
  return text.length * fontSize * 0.58;
}

/** Words cut to a width. */
export function within(text: string, width: number, fontSize: number = size.text): string {
  const most = Math.max(1, Math.floor(width / (fontSize * 0.58)));
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

/** The names of the series, each beside a piece of how it looks, in one line from `x`. */
export function legend(x: number, y: number, names: readonly string[]): string[] {
  let at = x;
  return names.flatMap((name, i) => {
    const parts = [box(at, y - 15, 18, 18, i), words(at + 26, y, name)];
    at += 26 + widthOf(name) + 24;
    return parts;
  });
}

/** Round numbers from 0 to at least `largest`, about `wanted` steps of whole numbers. */
export function ticks(largest: number, wanted = 4): number[] {
  const rough = Math.max(1, largest / wanted);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, ([1, 2, 5, 10].find((nice) => nice * power >= rough) ?? 10) * power);
  return Array.from({ length: Math.max(1, Math.ceil(largest / step)) + 1 }, (_, i) => i * step);
}

/** The lines across, with their numbers at the left. */
export function grid(marks: readonly number[], left: number, right: number, yOf: (value: number) => number) {
  return marks.flatMap((mark) => [
    rule(left, yOf(mark), right, yOf(mark), mark === 0 ? ink : gridline),
    words(left - 10, yOf(mark) + 6, String(mark), { anchor: 'end', size: size.small }),
  ]);
}

function literal(text: string): string {
  return text
    .replace(/[^\t\n\x20-\ud7ff\ue000-\ufffd]/g, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
