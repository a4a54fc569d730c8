import type { Argument, Arguments, Words } from './command.ts';
import { fold } from './words.ts';

/** What a list of arguments made of the words: their values, or the first argument that did not fit. */
export type Parsed = { ok: true; values: Arguments } | { ok: false; at: Argument; found: string };

const recordNumber = /^([A-Z]+)-\d{4}-\d{4,}$/;
const address = /^<?([^\s@<>|]+@[^\s@<>|]+\.[^\s@<>|]+)>?$/;

/**
 * Reads `text` as the arguments of a command.
 * Numbers come back in upper case, addresses in lower case, words as their key, text as written.
 */
export function parse(args: readonly Argument[], text: string): Parsed {
  const values: Record<string, string> = {};
  let rest = text.trim();
  for (const arg of args) {
    if (arg.kind === 'text') {
      if (rest) values[arg.name] = rest;
      else if (!arg.optional) return { ok: false, at: arg, found: '' };
      rest = '';
      continue;
    }
    const [token = '', after = ''] = split(rest);
    const value = read(arg, token);
    if (value === undefined) {
      if (arg.kind === 'word' && arg.optional) continue;
      if (arg.kind === 'person' && arg.optional && !token) continue;
      // What begins like a number was meant as one.
      if (arg.kind === 'number' && arg.optional && !token.toUpperCase().startsWith(`${arg.prefix}-`))
        continue;
      return { ok: false, at: arg, found: token };
    }
    values[arg.name] = value;
    rest = after;
  }
  const last = args.at(-1);
  if (rest && last?.kind !== 'text') return { ok: false, at: last ?? nothing, found: rest };
  return { ok: true, values };
}

/** Stands in an answer about words after a command that takes none. */
const nothing: Argument = { kind: 'text', name: '', optional: true };

function read(arg: Exclude<Argument, { kind: 'text' }>, token: string): string | undefined {
  switch (arg.kind) {
    case 'number': {
      const number = token.toUpperCase().replace(/[.,;:!?]+$/, '');
      return recordNumber.exec(number)?.[1] === arg.prefix ? number : undefined;
    }
    case 'person':
      return mention(token) ?? address.exec(token)?.[1]?.toLowerCase();
    case 'word':
      return Object.keys(arg.words).find((key) => includes(arg.words[key], token));
  }
}

/** Mentions stay as the platform's token; whoever needs the person asks the event what stands behind it. */
function mention(token: string): string | undefined {
  return /^<@[^>\s]+>$/.test(token) ? token : undefined;
}

function includes(words: Words | undefined, token: string): boolean {
  const folded = fold(token);
  return !!words && [...words.en, ...words.fr].some((word) => fold(word) === folded);
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

/** What follows when `text` begins with the words of `phrase`, whatever sign stands after each; undefined when it does not. */
export function after(text: string, phrase: string): string | undefined {
  let rest = text;
  for (const word of phrase.split(' ')) {
    const [first, next] = split(rest);
    if (bare(first) !== fold(word)) return undefined;
    rest = next;
  }
  return rest;
}
