import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { LRUCache } from 'lru-cache';

type Rasterise = (svg: string) => Uint8Array;

const { resolve } = createRequire(import.meta.url);
const fonts = ['400', '700'].map(
  (weight) => `@fontsource/open-sans/files/open-sans-latin-${weight}-normal.woff2`,
);

/** Pictures of the last minutes: several people look at the same board. */
const drawn = new LRUCache<string, Uint8Array>({ max: 20 });

let rasteriser: Promise<Rasterise> | undefined;

/**
 * An SVG text as PNG, without any font or program of the machine. The library and its font are read when the first
 * picture is wanted. Drawing one takes the event loop some tens of milliseconds.
 */
export async function png(svg: string): Promise<Uint8Array> {
  const known = drawn.get(svg);
  if (known) return known;
  rasteriser ??= load();
  const rasterise = await rasteriser.catch((error) => {
    rasteriser = undefined;
    throw error;
  });
  const bytes = rasterise(svg);
  drawn.set(svg, bytes);
  return bytes;
}

async function load(): Promise<Rasterise> {
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm');
  await initWasm(await readFile(resolve('@resvg/resvg-wasm/index_bg.wasm')));
  const fontBuffers = await Promise.all(fonts.map(async (font) => readFile(resolve(font))));
  return (svg) => {
    const picture = new Resvg(svg, {
      fitTo: { mode: 'zoom', value: 1.5 },
      font: { fontBuffers, loadSystemFonts: false, defaultFontFamily: 'Open Sans' },
    });
    const image = picture.render();
    const bytes = image.asPng();
    // Their memory is not JavaScript's.
    image.free();
    picture.free();
    return bytes;
  };
}
