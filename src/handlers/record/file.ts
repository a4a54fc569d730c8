import { markdown } from './markdown.ts';
import type { Format, Made } from './parts.ts';

/** A part as the bytes of a file. Only who needs a Word document waits for its library. */
export async function fileOf(made: Made, format: Format): Promise<Uint8Array> {
  switch (format) {
    case 'md':
      return Buffer.from(markdown(made.document));
    case 'json':
      return Buffer.from(`${JSON.stringify(made, undefined, 2)}\n`);
    case 'docx':
      return (await import('./word.ts')).docx(made.document);
  }
}
