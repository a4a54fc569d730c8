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

/** Words that Teams gives without their links, with those of the HTML that it gives beside them. */
export function withLinksOf(text: string, html: string): string {
  return withLinks(text, read(html).links);
}

function read(html: string): { text: string; links: Link[] } {
  const links: Link[] = [];
  let text = '';
  let open: { address: string; from: number } | undefined;
  const parser = new Parser({
    ontext(words) {
      text += words.replaceAll('\u00A0', ' ');
    },
    onopentag(name, { href = '' }) {
      if (name === 'a' && /^(https?:\/\/|mailto:)/i.test(href)) open = { address: href, from: text.length };
    },
    onclosetag(name) {
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
  return { text: text.trim(), links };
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
