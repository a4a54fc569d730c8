import type { Mention } from '../../chat/event.ts';
import { linkWords } from '../../chat/links.ts';

/**
 * What a person typed, out of Slack's encoding: entities decoded, channels as they were written, links
 * with the address that is behind a label, mentions of people as `<@U…>` with a list of who they are.
 */
export function readWords(encoded: string): { text: string; mentions: Mention[] } {
  const mentions: Mention[] = [];
  const text = encoded
    .replace(/<([^<>]*)>/g, (_whole, inner: string) => {
      const [target = '', label] = split(inner);
      if (/^@[UW][A-Z0-9]+$/.test(target)) {
        const token = `<${target}>`;
        mentions.push({ token, id: target.slice(1) });
        return token;
      }
      if (target.startsWith('#')) return `#${label ?? target.slice(1)}`;
      if (target.startsWith('!')) return `@${label?.replace(/^@/, '') ?? target.slice(1).split('^')[0]}`;
      return linkWords(label ?? '', target);
    })
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
  return { text, mentions };
}

function split(inner: string): [string, string?] {
  const bar = inner.indexOf('|');
  return bar < 0 ? [inner] : [inner.slice(0, bar), inner.slice(bar + 1)];
}
