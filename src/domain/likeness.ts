/** How like the examples of each kind a text is. */
export interface Likeness {
  /** Natural logarithms of how likely each kind is, up to something they have in common. */
  scores: ReadonlyMap<string, number>;
  /** The words of the text that examples of a kind have. */
  wordsOf(kind: string): string[];
}

/** What a mark counts for a kind that it was never seen with. */
const unseen = 0.1;
/** Longer words are also known by their beginnings, which their endings leave alone. */
const beginning = 5;

/**
 * Learns from examples what texts of each kind look like (naive Bayes over words, their beginnings and pairs). Whatever no
 * example has says nothing. All texts are folded words with spaces between them.
 */
export function likeness(examples: readonly { kind: string; text: string }[]): (text: string) => Likeness {
  const kinds = [...new Set(examples.map(({ kind }) => kind))];
  const seen = new Map<string, number[]>();
  const all = kinds.map(() => 0);
  for (const { kind, text } of examples) {
    const at = kinds.indexOf(kind);
    for (const mark of marks(text)) {
      const counts = seen.get(mark) ?? kinds.map(() => 0);
      seen.set(mark, counts);
      counts[at] = (counts[at] ?? 0) + 1;
      all[at] = (all[at] ?? 0) + 1;
    }
  }
  /** What each mark says for each kind, worked out once: every report is compared. */
  const speaks = new Map<string, number[]>();
  for (const [mark, counts] of seen) {
    const says = counts.map((count, at) =>
      Math.log((count + unseen) / ((all[at] ?? 0) + unseen * seen.size)),
    );
    speaks.set(mark, says);
  }
  return (text) => {
    const found = [...marks(text)].filter((mark) => speaks.has(mark));
    const scores = new Map(kinds.map((kind) => [kind, 0]));
    for (const mark of found) {
      for (const [at, says] of speaks.get(mark)?.entries() ?? []) {
        const kind = kinds[at] ?? '';
        scores.set(kind, (scores.get(kind) ?? 0) + says);
      }
    }
    return {
      scores,
      wordsOf(kind) {
        const at = kinds.indexOf(kind);
        return found.filter((mark) => /^\w{4,}$/.test(mark) && (seen.get(mark)?.[at] ?? 0) > 0);
      },
    };
  };
}

function marks(text: string): Set<string> {
  const found = new Set<string>();
  let before = '';
  for (const word of text.split(' ')) {
    if (!word) continue;
    found.add(word);
    if (word.length >= beginning) found.add(`~${word.slice(0, beginning)}`);
    if (before) found.add(`${before} ${word}`);
    before = word;
  }
  return found;
}
