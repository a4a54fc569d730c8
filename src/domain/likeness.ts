/** How like the examples of each kind a text is. */
export interface Likeness {
  /** The natural logarithm of how likely a kind is, up to something that all kinds have in common. */
  score(kind: string): number;
  /** The words of the text that examples of a kind have. */
  wordsOf(kind: string): string[];
}

/** What a mark counts for a kind that it was never seen with. */
const unseen = 0.1;
/** Longer words are also known by their beginnings, which their endings leave alone. */
const beginning = 5;

/**
 * Learns from examples what texts of each kind look like (naive Bayes over words, their beginnings and pairs). Whatever no
 * example has says nothing. All texts are folded words with spaces between them; one may be of several kinds, such as what it is
 * about and how urgent it is, of which each is compared with its own.
 */
export function likeness(
  examples: readonly { kinds: readonly string[]; text: string }[],
): (text: string) => Likeness {
  const kinds = [...new Set(examples.flatMap((each) => each.kinds))];
  const places = new Map(kinds.map((kind, at) => [kind, at]));
  const marks = new Marks();
  const found = examples.map(({ text }) => marks.learnt(text));
  const says = new Float32Array(marks.count * kinds.length);
  for (const [i, { kinds: own }] of examples.entries()) {
    for (const kind of own) {
      for (const mark of found[i] ?? []) add(says, mark * kinds.length + (places.get(kind) ?? 0), 1);
    }
  }
  const floor = weigh(says, kinds.length);
  return (text) => {
    const found = marks.of(text);
    const scores = new Float64Array(kinds.length);
    for (const mark of found) {
      for (let at = 0; at < kinds.length; at++) add(scores, at, says[mark * kinds.length + at] ?? 0);
    }
    return {
      score: (kind) => scores[places.get(kind) ?? -1] ?? 0,
      wordsOf(kind) {
        const at = places.get(kind) ?? 0;
        const seen = [...found].filter((mark) => (says[mark * kinds.length + at] ?? 0) > (floor[at] ?? 0));
        return seen.flatMap((mark) => marks.wordOf(mark) ?? []).filter((word) => /^\w{4,}$/.test(word));
      },
    };
  };
}

/** Turns in how many examples of each kind a mark is into what that says for the kind; returns what says that it is in none. */
function weigh(counts: Float32Array, kinds: number): Float32Array {
  const sums = new Float64Array(kinds).fill((unseen * counts.length) / kinds);
  // By number: an iterator over so many takes a report a quarter of a second, just after a start.
  for (let i = 0; i < counts.length; i++) if (counts[i]) add(sums, i % kinds, counts[i] ?? 0);
  const floor = Float32Array.from(sums, (sum) => Math.log(unseen / sum));
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i] ?? 0;
    const at = i % kinds;
    counts[i] = count > 0 ? Math.log((count + unseen) / (sums[at] ?? 1)) : (floor[at] ?? 0);
  }
  return floor;
}

function add(numbers: Float32Array | Float64Array, at: number, more: number): void {
  numbers[at] = (numbers[at] ?? 0) + more;
}

/** The marks by which a word is known; it counts as one in pairs, too. */
interface Word {
  own: number;
  begins: number | undefined;
}

/** More marks than examples ever have. */
const manyMarks = 2 ** 24;

/**
 * Every word, beginning of words and pair of words that examples have, by number. Every report is compared with them, so that
 * none is put together only to be looked up.
 */
class Marks {
  readonly #known = new Map<string, Word>();
  readonly #beginnings = new Map<string, number>();
  readonly #pairs = new Map<number, number>();
  readonly #words = new Map<number, string>();
  count = 0;

  /** The marks of an example, each once; those that no example had before are new. */
  learnt(text: string): Set<number> {
    let before: Word | undefined;
    for (const each of wordsOf(text)) {
      const word = this.#known.get(each) ?? this.#learn(each);
      const pair = before && pairOf(before, word);
      if (pair !== undefined && !this.#pairs.has(pair)) this.#pairs.set(pair, this.count++);
      before = word;
    }
    return this.of(text);
  }

  /** The marks of a text that examples have, each once. */
  of(text: string): Set<number> {
    const found = new Set<number>();
    let before: Word | undefined;
    for (const each of wordsOf(text)) {
      const word = this.#known.get(each);
      if (word) found.add(word.own);
      const begins = word ? word.begins : this.#beginnings.get(each.slice(0, beginning));
      if (begins !== undefined) found.add(begins);
      const pair = before && word && this.#pairs.get(pairOf(before, word));
      if (pair !== undefined) found.add(pair);
      before = word;
    }
    return found;
  }

  /** The word that is a mark by itself. */
  wordOf(mark: number): string | undefined {
    return this.#words.get(mark);
  }

  #learn(text: string): Word {
    const start = text.slice(0, beginning);
    const begins = start.length < beginning ? undefined : (this.#beginnings.get(start) ?? this.count++);
    if (begins !== undefined) this.#beginnings.set(start, begins);
    const word: Word = { own: this.count++, begins };
    this.#words.set(word.own, text);
    this.#known.set(text, word);
    return word;
  }
}

function pairOf(before: Word, word: Word): number {
  return before.own * manyMarks + word.own;
}

function wordsOf(text: string): string[] {
  return text.split(' ').filter((word) => word !== '');
}
