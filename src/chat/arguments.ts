import type { Argument, Arguments, Words } from './command.ts';
import { fold, isBlank } from './words.ts';

/** What a list of arguments made of the words: their values, or the first argument that did not fit. */
export type Parsed =
  | { ok: true; values: Arguments }
  /** `extra`: every argument was read, and words are left over. */
  | { ok: false; at: Argument; found: string; extra?: true };

/** As people type it: small letters, other dashes or none, without the zeros, a sign after it. */
const recordNumber = /^([a-z]{2})[-‐-―_ ]?(\d{4})[-‐-―_ ]?(\d{1,9})[.,;:!?]*(?=\s|$)\s*/i;
const address = /^<?([^\s@<>|]+@[^\s@<>|]+\.[^\s@<>|]+)>?$/;

/**
 * Reads `text` as the arguments of a command.
 * Numbers come back in upper case, addresses in lower case, words as their key, text as written.
 */
export function parse(args: readonly Argument[], text: string): Parsed {
  const values: Record<string, string> = {};
  let rest = isBlank(text) ? '' : text.trim();
  for (const arg of args) {
    if (arg.kind === 'text') {
      if (rest) values[arg.name] = rest;
      else if (!arg.optional) return { ok: false, at: arg, found: '' };
      rest = '';
      continue;
    }
    const [token, after, value] = read(arg, rest);
    if (value === undefined) {
      if ((arg.kind === 'word' || arg.kind === 'count') && arg.optional) continue;
      if (arg.kind === 'person' && arg.optional && !token) continue;
      // What begins like a number was meant as one.
      if (arg.kind === 'number' && arg.optional && !isLikeNumber(arg.prefix, token)) continue;
      return { ok: false, at: arg, found: token };
    }
    values[arg.name] = value;
    rest = after;
  }
  const last = args.at(-1);
  if (rest && last?.kind !== 'text') return { ok: false, at: last ?? nothing, found: rest, extra: true };
  return { ok: true, values };
}

/** Stands in an answer about words after a command that takes none. */
const nothing: Argument = { kind: 'text', name: '', optional: true };

/** The first word, what follows it, and what it means to the argument. */
function read(
  arg: Exclude<Argument, { kind: 'text' }>,
  rest: string,
): [token: string, after: string, value: string | undefined] {
  if (arg.kind === 'number') return number(arg.prefix, rest);
  return arg.kind === 'count' ? count(arg.of, rest) : word(arg, rest);
}

function count(of: Words, rest: string): [token: string, after: string, value: string | undefined] {
  const [token, after] = split(rest);
  const [next, others] = split(after);
  const isCount = /^\d{1,9}$/.test(bare(token));
  return [token, isCount && includes(of, bare(next)) ? others : after, isCount ? bare(token) : undefined];
}

function word(
  arg: Extract<Argument, { kind: 'person' | 'word' }>,
  rest: string,
): [token: string, after: string, value: string | undefined] {
  const [token, after] = split(rest);
  if (arg.kind === 'person') return [token, after, personIn(token)];
  const key = Object.keys(arg.words).find((each) => includes(arg.words[each], token));
  return key === undefined ? (apart(arg.words, rest) ?? [token, after, key]) : [token, after, key];
}

/** A word of several parts as people type it: “very high” for `very-high`. */
function apart(
  words: Extract<Argument, { kind: 'word' }>['words'],
  rest: string,
): [token: string, after: string, value: string] | undefined {
  for (const [key, { en, fr }] of Object.entries(words)) {
    for (const each of [...en, ...fr]) {
      const next = each.includes('-') ? after(rest, spaced(each)) : undefined;
      if (next !== undefined) return [each, next, key];
    }
  }
  return undefined;
}

/** A word of several parts without its hyphens. */
export function spaced(word: string): string {
  return word.replaceAll('-', ' ');
}

/** A record's number as it is written in full, from one that people typed. */
function number(prefix: string, rest: string): [token: string, after: string, value: string | undefined] {
  const found = recordNumber.exec(rest);
  const [all = '', letters, year, count = ''] = found ?? [];
  if (letters?.toUpperCase() !== prefix) return [...split(rest), undefined];
  return [
    all.trim(),
    withoutSign(rest.slice(all.length)),
    `${prefix}-${year}-${count.replace(/^0+(?=\d)/, '').padStart(4, '0')}`,
  ];
}

/** Whether a word that is no number of a record begins like one. */
export function isLikeNumber(prefix: string, word: string): boolean {
  return new RegExp(`^${prefix}(?:[-‐-―_\\d]|$)`, 'i').test(word);
}

/**
 * The address in lower case, or the mention, that a word is. Mentions stay as the platform's token; whoever needs the
 * person asks the event what stands behind it.
 */
export function personIn(word: string): string | undefined {
  return /^<@[^>\s]+>$/.test(word) ? word : address.exec(word)?.[1]?.toLowerCase();
}

function includes(words: Words | undefined, token: string): boolean {
  const wanted = bare(token);
  return !!words && [...words.en, ...words.fr].some((word) => fold(word) === wanted);
}

/** The first word and what follows it, line breaks of the rest kept. */
export function split(text: string): [string, string] {
  const m = /^(\S+)\s*([\s\S]*)$/.exec(text);
  return [m?.[1] ?? '', m?.[2] ?? ''];
}

/** The first word as words are compared: without accents, whatever its case and the sign after it. */
export function firstWord(text: string): string {
  return bare(split(text)[0]);
}

function bare(word: string): string {
  return fold(word).replace(/[.,;:!?…]+$/, '');
}

/** A sign that stands by itself before what follows, as French has it: « signaler : j’ai perdu ma carte ». */
const sign = /^[.,;:!?…–—-]+(?:\s+|$)/;

/** Whether words ask for confidence or carry a marking is also told by what they begin with. */
function withoutSign(rest: string): string {
  return rest.replace(sign, '');
}

/** What follows when `text` begins with the words of `phrase`, whatever sign stands after each; undefined when it does not. */
export function after(text: string, phrase: string): string | undefined {
  let rest = text;
  for (const word of phrase.split(' ')) {
    const [first, next] = split(rest);
    if (bare(first) !== fold(word)) return undefined;
    rest = withoutSign(next);
  }
  return rest;
}
