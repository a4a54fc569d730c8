/** The lines of a text file of `data/` with their place, without comments and empty ones. */
export function* textLines(file: string, text: string): Generator<{ line: string; where: string }> {
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() !== '' && !line.startsWith('#')) yield { line, where: `${file}:${i + 1}` };
  }
}
