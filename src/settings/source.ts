import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import type { Problem } from './problem.ts';

/**
 * What a file says, by its parser.
 * @param where what a problem names: the variable that names the file, or the file
 */
export async function readSource<T>(
  file: string,
  where: string,
  parse: (file: string, text: string) => T,
): Promise<T | { ok: false; problems: Problem[] }> {
  const refused = (found: string, todo: string) => ({
    ok: false as const,
    problems: [{ where, found, todo }],
  });
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch {
    return refused(`${file} cannot be read.`, 'Give the path of a file that exists and may be read.');
  }
  // Read all the same, each accented letter of it would be lost.
  if (!isUtf8(bytes)) return refused(`${file} is not UTF-8.`, 'Save it as UTF-8.');
  return parse(file, bytes.toString());
}
