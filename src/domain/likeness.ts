/** What a text is most like, by how much more than anything else, and the words that say so. */
export interface Likeness {
  kind: string;
  /** How many times likelier than the next kind, as a natural logarithm. */
  lead: number;
  words: string[];
}

/** What a mark counts for a kind that it was never seen with. */
const unseen = 0.1;
/** Longer words are also known by their beginnings, which their endings leave alone. */
const beginning = 5;

/**
 * Learns from examples what texts of each kind look like (naive Bayes over words, their beginnings and pairs). Whatever no
 * example has says nothing. All texts are folded words with spaces between them.
 * @returns what a text is most like; undefined when nothing in it is known
 */
export function likeness(
  examples: readonly { kind: string; text: string }[],
): (text: string) => Likeness | undefined {
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
    if (found.length === 0) return undefined;
    const scores = kinds.map(() => 0);
    for (const mark of found) {
      speaks.get(mark)?.forEach((says, at) => {
        scores[at] = (scores[at] ?? 0) + says;
      });
    }
    const score = Math.max(...scores);
    const at = scores.indexOf(score);
    const second = Math.max(...scores.toSpliced(at, 1));
    const words = found.filter((mark) => /^\w{4,}$/.test(mark) && (seen.get(mark)?.[at] ?? 0) > 0);
    return { kind: kinds[at] ?? '', lead: kinds.length > 1 ? score - second : 0, words };
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
