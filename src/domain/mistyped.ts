/** Shorter words are too like others, */
const shortest = 5;
/** and so are those that have lost a letter, unless they were longer. */
const shortestCut = 7;

/**
 * Words as they are typed with shaking hands, by what is meant: two letters the wrong way round, one of a pair left out, one
 * twice, or in a long word one left out behind the first.
 * @param wanted folded words
 * @param known what is a word of its own however like another it is
 */
export function mistyped(wanted: Iterable<string>, known: ReadonlySet<string>): Map<string, string> {
  const found = new Map<string, string>();
  for (const word of wanted) {
    if (word.length < shortest) continue;
    for (const typed of slips(word)) if (!known.has(typed)) found.set(typed, word);
  }
  return found;
}

function slips(word: string): string[] {
  const found: string[] = [];
  for (let i = 0; i < word.length; i++) {
    const [before, here, next, after] = [
      word.slice(0, i),
      word.charAt(i),
      word.charAt(i + 1),
      word.slice(i + 1),
    ];
    found.push(before + here + here + after);
    if (here === next || (i > 0 && word.length >= shortestCut)) found.push(before + after);
    if (next && here !== next) found.push(before + next + here + word.slice(i + 2));
  }
  return found;
}
