import { fold } from '../chat/words.ts';

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
 * example has says nothing.
 * @returns what a text is most like; undefined when nothing in it is known
 */
export function likeness(
  examples: readonly { kind: string; text: string }[],
): (text: string) => Likeness | undefined {
  const kinds = new Map<string, { marks: Map<string, number>; all: number }>();
  const known = new Set<string>();
  for (const { kind, text } of examples) {
    const of = kinds.get(kind) ?? { marks: new Map(), all: 0 };
    kinds.set(kind, of);
    for (const mark of marks(text)) {
      of.marks.set(mark, (of.marks.get(mark) ?? 0) + 1);
      of.all += 1;
      known.add(mark);
    }
  }
  return (text) => {
    const found = [...marks(text)].filter((mark) => known.has(mark));
    if (found.length === 0) return undefined;
    const speaks = (mark: string, { marks, all }: { marks: Map<string, number>; all: number }) =>
      Math.log(((marks.get(mark) ?? 0) + unseen) / (all + unseen * known.size));
    const [first, second] = [...kinds]
      .map(([kind, of]) => ({ kind, of, score: found.reduce((sum, mark) => sum + speaks(mark, of), 0) }))
      .sort((a, b) => b.score - a.score);
    if (!first) return undefined;
    const words = found.filter((mark) => /^\w{4,}$/.test(mark) && first.of.marks.has(mark));
    return { kind: first.kind, lead: second ? first.score - second.score : 0, words };
  };
}

function marks(text: string): Set<string> {
  const words = fold(text).match(/[a-z0-9]+/g) ?? [];
  return new Set(
    words.flatMap((word, i) => {
      const next = words[i + 1];
      return [
        word,
        ...(word.length >= beginning ? [`~${word.slice(0, beginning)}`] : []),
        ...(next ? [`${word} ${next}`] : []),
      ];
    }),
  );
}
