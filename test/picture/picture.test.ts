import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bars } from '../../src/picture/bars.ts';
import { colour, drawing, ticks, words } from '../../src/picture/frame.ts';
import { line } from '../../src/picture/line.ts';
import { png } from '../../src/picture/png.ts';
import { rows } from '../../src/picture/rows.ts';

/** Width and height of a PNG, as its header says. */
function sizeOf(bytes: Uint8Array): [width: number, height: number] {
  const buffer = Buffer.from(bytes);
  expect(buffer.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  return [buffer.readUInt32BE(16), buffer.readUInt32BE(20)];
}

const word = (text: string) => png(drawing(60, [words(10, 40, text, { size: 32 })]));
const name = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('</text><script>x</script>', '&amp;', 'é'.repeat(500), '\u0000', '😀'),
);
const count = fc.integer({ min: 0, max: 1_000_000 });

/** All charts of the same. */
function drawings(title: string, labels: string[], series: { name: string; values: number[] }[]): string[] {
  const points = series.map(({ name, values }) => ({
    name,
    points: values.map((value, at) => ({ at, value })),
  }));
  return [
    bars({ title, labels, series }),
    rows({
      title,
      names: labels.slice(0, 4),
      rows: series.map(({ name, values }) => ({ label: name, values: values.slice(0, 4) })),
    }),
    line({
      title,
      from: 0,
      to: 12,
      labels: labels.map((text, at) => ({ at, text })),
      series: points,
      goal: { value: 7, name: title },
    }),
  ];
}

describe('a picture', () => {
  it('is a PNG of the size that was drawn', async () => {
    expect(sizeOf(await png(drawing(200, [])))).toEqual([960, 300]);
  });

  it('writes both languages with a font of its own: each letter is there, and differs', async () => {
    const drawn = await Promise.all(
      ['', 'e', 'é', 'è', 'œ', 'ç', '«', '’', 'É', '…'].map((text) => word(text)),
    );
    expect(new Set(drawn.map((bytes) => Buffer.from(bytes).toString('base64'))).size).toBe(drawn.length);
  });

  it('is drawn once for all who look at the same', async () => {
    const svg = drawing(30, [words(1, 20, 'x')]);
    expect(await png(svg)).toBe(await png(svg));
  });

  it('is well made of whatever it is made of', () => {
    const series = fc.array(fc.record({ name, values: fc.array(count, { maxLength: 12 }) }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(name, fc.array(name, { maxLength: 12 }), series, (title, labels, series) => {
        for (const svg of drawings(title, labels, series)) {
          expect(svg).not.toMatch(/<script|NaN|undefined="/);
          expect(Number(/height="(\d+)"/.exec(svg)?.[1])).toBeLessThanOrEqual(1_024 / 1.5);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is small enough for every platform with as much in it as there can be', async () => {
    const long = '</text><script>x</script>&amp;\u0000😀é'.repeat(10);
    const values = Array.from({ length: 12 }, (_, i) => 999_999 - i * 7_919);
    const series = Array.from({ length: 4 }, () => ({ name: long, values }));
    for (const svg of drawings(long, Array(12).fill(long), series)) {
      const bytes = await png(svg);
      expect(Math.max(...sizeOf(bytes))).toBeLessThanOrEqual(1_024);
      expect(bytes.length).toBeLessThan(500_000);
    }
  });

  it('names each row in full, the one with the longest name too', () => {
    for (const label of ['90-elgin/3', 'Floor 3, 90 Elgin Street', 'x']) {
      const svg = rows({ title: 'x', names: ['a'], rows: [{ label, values: [1] }] });
      expect(svg).toContain(`>${label}</text>`);
    }
  });

  it('fits with more rows than there is room for', async () => {
    const many = Array.from({ length: 200 }, (_, i) => ({ label: `Floor ${i}`, values: [i, 1] }));
    const [, height] = sizeOf(await png(rows({ title: 'x', names: ['a', 'b'], rows: many })));
    expect(height).toBeLessThanOrEqual(1_024);
  });
});

it.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [31, [0, 10, 20, 30, 40]],
  [240, [0, 100, 200, 300]],
  [1_000, [0, 500, 1_000]],
])('the axis up to %d has the marks %j', (largest, marks) => {
  expect(ticks(largest)).toEqual(marks);
});

it('has colours that stand out from the ground (3 to 1, WCAG 1.4.11)', () => {
  const light = [0, 1, 2, 3].map((i) => luminance(colour(i)));
  for (const each of light) expect(1.05 / (each + 0.05)).toBeGreaterThanOrEqual(3);
});

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

it('costs the start nothing: the library is loaded with the first picture', () => {
  const src = join(import.meta.dirname, '../../src');
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && name !== 'build.ts',
  );
  const naming = files.filter((name) => readFileSync(join(src, name), 'utf8').includes('@resvg/'));
  expect(naming).toEqual([join('picture', 'png.ts')]);
  expect(readFileSync(join(src, 'picture/png.ts'), 'utf8')).not.toMatch(/^import .*@resvg/m);
});
