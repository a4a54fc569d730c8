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
  const marks = new Marks(kinds.length);
  for (const { kinds: of, text } of examples) {
    const labels = of.map((kind) => kinds.indexOf(kind));
    for (const { seen } of marks.learnt(text)) for (const at of labels) seen[at] = (seen[at] ?? 0) + 1;
  }
  marks.weigh();
  const places = new Map(kinds.map((kind, at) => [kind, at]));
  return (text) => {
    const found = marks.of(text);
    const scores = new Float64Array(kinds.length);
    for (const { says } of found) {
      for (let at = 0; at < says.length; at++) scores[at] = (scores[at] ?? 0) + (says[at] ?? 0);
    }
    return {
      score: (kind) => scores[places.get(kind) ?? -1] ?? 0,
      wordsOf(kind) {
        const at = places.get(kind) ?? -1;
        return [...found].flatMap(({ word = '', seen }) => (/^\w{4,}$/.test(word) && seen[at] ? word : []));
      },
    };
  };
}

/** A word, the beginning of words, or a pair of words. */
interface Mark {
  word?: string;
  /** In how many examples of each kind it is, and what that says for the kind. */
  seen: number[];
  says: Float64Array;
}

interface Word {
  /** Counts from 0. */
  number: number;
  own: Mark;
  begins: Mark | undefined;
}

const nothing = new Float64Array();

/** More words than examples ever have. */
const manyWords = 2 ** 24;

/** Every mark that examples have. Every report is compared with them, so that none is put together only to be looked up. */
class Marks {
  readonly #kinds: number;
  readonly #all: Mark[] = [];
  readonly #words = new Map<string, Word>();
  readonly #beginnings = new Map<string, Mark>();
  readonly #pairs = new Map<number, Mark>();

  constructor(kinds: number) {
    this.#kinds = kinds;
  }

  /** The marks of an example, each once; those that no example had before are new. */
  learnt(text: string): Set<Mark> {
    let before: Word | undefined;
    for (const each of wordsOf(text)) {
      const word = this.#words.get(each) ?? this.#learn(each);
      const pair = before && pairOf(before, word);
      if (pair !== undefined && !this.#pairs.has(pair)) this.#pairs.set(pair, this.#mark());
      before = word;
    }
    return this.of(text);
  }

  /** The marks of a text that examples have, each once. */
  of(text: string): Set<Mark> {
    const found = new Set<Mark>();
    let before: Word | undefined;
    for (const each of wordsOf(text)) {
      const word = this.#words.get(each);
      if (word) found.add(word.own);
      const begins = word ? word.begins : this.#beginnings.get(each.slice(0, beginning));
      if (begins) found.add(begins);
      const pair = before && word && this.#pairs.get(pairOf(before, word));
      if (pair) found.add(pair);
      before = word;
    }
    return found;
  }

  /** Works out what each mark says, once there are no more examples. */
  weigh(): void {
    const sums = Array.from({ length: this.#kinds }, (_, at) =>
      this.#all.reduce((sum, { seen }) => sum + (seen[at] ?? 0), unseen * this.#all.length),
    );
    for (const mark of this.#all) {
      mark.says = Float64Array.from(sums, (sum, at) => Math.log(((mark.seen[at] ?? 0) + unseen) / sum));
    }
  }

  #learn(text: string): Word {
    const start = text.slice(0, beginning);
    const begins = start.length < beginning ? undefined : (this.#beginnings.get(start) ?? this.#mark());
    if (begins) this.#beginnings.set(start, begins);
    const word: Word = { number: this.#words.size, own: this.#mark(text), begins };
    this.#words.set(text, word);
    return word;
  }

  #mark(word?: string): Mark {
    const mark: Mark = { ...(word && { word }), seen: Array(this.#kinds).fill(0), says: nothing };
    this.#all.push(mark);
    return mark;
  }
}

function pairOf(before: Word, word: Word): number {
  return before.number * manyWords + word.number;
}

function wordsOf(text: string): string[] {
  return text.split(' ').filter((word) => word !== '');
}
