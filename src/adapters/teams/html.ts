import { Parser } from 'htmlparser2';
import { linkWords } from '../../chat/links.ts';
import { shorten } from '../../chat/words.ts';

/** A link of a message: which one of the places where its label stands it is, from 0. */
interface Link {
  label: string;
  address: string;
  nth: number;
}

/** What of a pasted message is kept at most. */
const most = { links: 100, address: 2_000 };

/** Ends a line. */
const lines = new Set(['br', 'p', 'div', 'li']);

/** The words of a message that Teams gives as HTML, addresses behind the labels of their links. */
export function wordsOf(html: string): string {
  const { text, links } = read(html);
  return withLinks(text, links);
}

/**
 * Words that Teams gives without their links, with those of the HTML that it gives beside them, and without the message that they
 * answer, where that stands before them: it is not the writer's, and may speak of danger or of a command.
 */
export function ownWordsOf(text: string, html: string): string {
  const { links, answered } = read(html, 'own');
  return withLinks(behind(text, answered).trim(), links);
}

/** What stands behind all parts, one after the other; the whole text where they do not begin it. */
function behind(text: string, parts: readonly string[]): string {
  let rest = text;
  for (const part of parts) {
    const next = rest.trimStart();
    if (!next.startsWith(part)) return text;
    rest = next.slice(part.length);
  }
  return rest;
}

/** @param which all of it, or but for the messages that it answers */
function read(
  html: string,
  which: 'all' | 'own' = 'all',
): { text: string; links: Link[]; answered: string[] } {
  const links: Link[] = [];
  const answered: string[] = [];
  let text = '';
  /** How deep it is in a message that is answered. */
  let within = 0;
  let open: { address: string; from: number } | undefined;
  const parser = new Parser({
    ontext(words) {
      const said = words.replaceAll('\u00A0', ' ');
      if (within === 0) text += said;
      else if (said.trim()) answered.push(said.trim());
    },
    onopentag(name, { href = '', itemtype = '' }) {
      if (name === 'blockquote' && (within > 0 || (which === 'own' && itemtype.endsWith('/Reply'))))
        within += 1;
      if (within > 0) return;
      if (name === 'a' && /^(https?:\/\/|mailto:)/i.test(href)) open = { address: href, from: text.length };
    },
    onclosetag(name) {
      if (name === 'blockquote' && within > 0) within -= 1;
      if (name === 'a' && open && links.length < most.links) {
        const label = text.slice(open.from).trim();
        const nth = label ? text.slice(0, open.from).split(label).length - 1 : 0;
        links.push({ label, address: shorten(open.address, most.address), nth });
      }
      if (name === 'a') open = undefined;
      if (lines.has(name)) text += '\n';
    },
  });
  parser.end(html);
  return { text: text.trim(), links, answered };
}

/** From the last to the first, so that what is put in moves none of the others; what stands nowhere is said at the end. */
function withLinks(text: string, links: readonly Link[]): string {
  const lost: string[] = [];
  let words = text;
  for (const { label, address, nth } of links.toReversed()) {
    const whole = linkWords(label, address);
    if (whole === label) continue;
    let at = label ? words.indexOf(label) : -1;
    for (let i = 0; i < nth && at >= 0; i++) at = words.indexOf(label, at + label.length);
    if (at < 0) lost.unshift(whole);
    else words = words.slice(0, at) + whole + words.slice(at + label.length);
  }
  return [words, ...lost].join('\n');
}
