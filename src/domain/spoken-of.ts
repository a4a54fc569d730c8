import { fold } from '../chat/words.ts';

/**
 * The one that a text speaks of; undefined when it speaks of none, or as much of several.
 * @param wordsOf what each is called, folded; a hyphen stands for a space
 */
export function spokenOf<T>(
  text: string,
  all: readonly T[],
  wordsOf: (each: T) => readonly string[],
): T | undefined {
  const said = ` ${fold(text).replace(/[^a-z0-9]+/g, ' ')} `;
  const found = all
    .map((each) => ({ each, hits: wordsOf(each).filter((word) => said.includes(spaced(word))).length }))
    .filter(({ hits }) => hits > 0)
    .sort((a, b) => b.hits - a.hits);
  const [first, second] = found;
  return first && first.hits > (second?.hits ?? 0) ? first.each : undefined;
}

function spaced(word: string): string {
  return ` ${fold(word).replace(/[^a-z0-9]+/g, ' ')} `;
}
