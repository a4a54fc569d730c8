import type { Language } from './event.ts';

/** Marks that steer display and cannot be seen: bidirectional controls, zero-width characters, and C0/C1 controls. */
const invisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF]/g;

const unseen = /^[\p{Default_Ignorable_Code_Point}\s]*$/u;

/** Whether nothing of a text can be seen: joiners and selectors mean something among letters and signs, alone nothing. */
export function isBlank(text: string): boolean {
  return unseen.test(text);
}

/** Stands before a command in our own texts, and in nothing else. */
export const commandMark = '⏵';

/**
 * Text of a person as it is kept: composed (NFC), one kind of line end, no invisible steering marks, no white space
 * around it, empty where nothing of it can be seen. What they wrote stays as it is otherwise, but for the mark of our
 * own texts, which looks like another.
 */
export function clean(text: string): string {
  const plain = text.replace(/\r\n?/g, '\n').replace(invisible, '').replaceAll(commandMark, '▶');
  const cleaned = plain.normalize('NFC').trim();
  return isBlank(cleaned) ? '' : cleaned;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of them belong to ASCII
const ascii = /^[\u0000-\u007F]*$/;

/** Letters without accents in lower case, one kind of apostrophe and hyphen, for comparing words in either language. */
export function fold(text: string): string {
  // Most words have nothing to take off, and this is done to every one.
  if (ascii.test(text)) return text.toLowerCase();
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘ʼ]/g, "'")
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/œ/gi, 'oe')
    .toLowerCase();
}

const wordBefore = /[\p{L}\p{N}]$/u;
const wordAfter = /^[\p{L}\p{N}]/u;

/** Where something stands in a text as whole words, places that overlap included; both are folded alike. */
export function* wholeWords(text: string, words: string): Generator<[start: number, end: number]> {
  if (!words) return;
  const [startsWord, endsWord] = [wordAfter.test(words), wordBefore.test(words)];
  for (let start = text.indexOf(words); start >= 0; start = text.indexOf(words, start + 1)) {
    const end = start + words.length;
    // Two units: a letter of another script may take that many.
    const insideWord =
      (startsWord && wordBefore.test(text.slice(Math.max(0, start - 2), start))) ||
      (endsWord && wordAfter.test(text.slice(end, end + 2)));
    if (!insideWord) yield [start, end];
  }
}

/** Several words in one, as people type a name in a command: « Fuite de données » is `fuite-de-données`. */
export function hyphened(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** A text cut after at most `max` characters, at a character's border, with an ellipsis when something was cut. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/** What stands between a label and its value: French has a space before the colon that does not break. */
export function colon(language: Language | undefined): string {
  return language === 'fr' ? '\u00A0: ' : ': ';
}

/** A, B, C: for what is chosen by a short button. */
export function letter(i: number): string {
  return String.fromCharCode(65 + i);
}
