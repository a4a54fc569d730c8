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
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    const found = `${file} cannot be read.`;
    return {
      ok: false,
      problems: [{ where, found, todo: 'Give the path of a file that exists and may be read.' }],
    };
  }
  return parse(file, text);
}
