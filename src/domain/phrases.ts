import { fold } from '../chat/words.ts';

/** Whole words to be looked for in a text; the last one may be only its beginning. */
export interface Phrase {
  phrase: string;
  /** As it stands in spaced words. */
  wanted: string;
  weight: number;
  /** Id of the event type it speaks for; or what it says about danger. */
  about: string;
}

/** @param phrase words; one that ends in `*` may go on */
export function phraseOf(phrase: string, about: string, weight = 0): Phrase {
  const wanted = spaced(phrase);
  return { phrase, weight, about, wanted: phrase.endsWith('*') ? wanted.trimEnd() : wanted };
}

/** Where a phrase is in a text: from one word up to another, which it does not hold. */
export interface Found {
  phrase: Phrase;
  from: number;
  to: number;
}

/** What may follow on the words so far. */
class Follows {
  readonly words = new Map<string, Follows>();
  /** Phrases that end here. */
  readonly whole: Phrase[] = [];
  /** By their first letter, those that end in the beginning of a word. */
  readonly beginnings = new Map<string, { begins: string; phrase: Phrase }[]>();
}

/** Many phrases, of which a text is read once for all, word by word. */
export class Phrases {
  readonly #first = new Follows();

  constructor(phrases: readonly Phrase[]) {
    for (const phrase of phrases) this.#add(phrase);
  }

  #add(phrase: Phrase): void {
    const words = phrase.wanted.trim().split(' ');
    const last = phrase.wanted.endsWith(' ') ? undefined : words.pop();
    let at = this.#first;
    for (const word of words) {
      const next = at.words.get(word) ?? new Follows();
      at.words.set(word, next);
      at = next;
    }
    if (last === undefined) at.whole.push(phrase);
    else {
      const same = at.beginnings.get(last.charAt(0));
      if (same) same.push({ begins: last, phrase });
      else at.beginnings.set(last.charAt(0), [{ begins: last, phrase }]);
    }
  }

  /** Wherever one of the phrases is in spaced words. */
  in(text: string): Found[] {
    const words = text.trim().split(' ');
    const found: Found[] = [];
    for (let from = 0; from < words.length; from++) {
      let at: Follows | undefined = this.#first;
      for (let to = from; at; to++) {
        for (const phrase of at.whole) found.push({ phrase, from, to });
        const word: string = words[to] ?? '';
        for (const { begins, phrase } of at.beginnings.get(word.charAt(0)) ?? [])
          if (word.startsWith(begins)) found.push({ phrase, from, to: to + 1 });
        at = at.words.get(word);
      }
    }
    return found;
  }
}

/** Typed in haste, and as it is written: without the apostrophe, as it is spoken, one word for another. */
const written = new Map(
  Object.entries({
    ...endings({
      'n t': 'ca wo do is does did are was has could',
      ' s': 'he she there that what who someone',
      ' m': 'i',
      ' re': 'they you',
      ' ve': 'i they we',
      ' ai': 'j',
      ' est': 'c',
    }),
    cannot: 'can t',
    gonna: 'going to',
    wanna: 'want to',
    pls: 'please',
    plz: 'please',
    somebody: 'someone',
    somebodys: 'someone s',
    everybody: 'everyone',
    jveux: 'je veux',
    jvais: 'je vais',
    jpeux: 'je peux',
    jme: 'je me',
    jsuis: 'je suis',
    chu: 'je suis',
    chui: 'je suis',
    ya: 'il y a',
    quil: 'qu il',
    quun: 'qu un',
    quelquun: 'quelqu un',
    sest: 's est',
    dun: 'd un',
    dune: 'd une',
    yont: 'ils ont',
  }),
);

function endings(of: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(of).flatMap(([end, begins]) =>
      begins.split(' ').map((begin) => [begin + end.replace(' ', ''), begin + end]),
    ),
  );
}

/** “helppp” */
const drawnOut = /(\p{L})\1{2,}/gu;

/** Folded words with one space around each, so that a phrase is found only as whole words. */
export function spaced(text: string, more?: ReadonlyMap<string, string>): string {
  const words =
    fold(text)
      .replace(drawnOut, '$1')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return ` ${words.map((word) => written.get(word) ?? more?.get(word) ?? word).join(' ')} `;
}

/** French words after an apostrophe, by how they are typed without it: « dascenseur », « quelquun ». */
export function joined(phrases: readonly string[]): Map<string, string> {
  const found = phrases.flatMap((phrase) => spaced(phrase).match(afterApostrophe) ?? []);
  return new Map(found.map((words) => [words.replace(' ', ''), words]));
}

/** Words so short that what is put together of them is often another word (« mont ») are left. */
const afterApostrophe = /(?<= )(?:[djlmns]|quelqu|jusqu) [aeiouyh]\p{L}{3,}(?= )/gu;
