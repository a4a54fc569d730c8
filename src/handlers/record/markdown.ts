import { colon } from '../../chat/words.ts';
import type { RecordDocument } from './paper.ts';

/** A document as Markdown; people’s words stand as text, whatever marks they hold. */
export function markdown({ title, marking, language, notice = [], sections }: RecordDocument): string {
  const lines = [`# ${plain(title)}`, '', `**${plain(marking)}**`, ''];
  for (const sentence of notice) lines.push(`> ${plain(sentence)}`, '>');
  if (notice.length > 0) lines.splice(-1, 1, '');
  for (const { heading, rows } of sections) {
    if (rows.length === 0) continue;
    lines.push(`## ${plain(heading)}`, '');
    for (const [label, value, blank] of rows) {
      // Markdown shows no white space before a line, and takes much of it for code, in which escapes would be read.
      const [first = '', ...more] = value
        .split('\n')
        .map((line) => line.replace(/^[ \t]+/, ''))
        .map((line) => (blank ? `_${plain(line)}_` : plain(line)));
      lines.push(
        `- **${plain(label)}**${colon(language)}${first}`,
        ...more.map((line) => (line ? `  ${line}` : '')),
      );
    }
    lines.push('');
  }
  lines.push(`**${plain(marking)}**`, '');
  return lines.join('\n');
}

/** No character that Markdown or HTML would take for a mark stays one. */
function plain(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|~&]/g, '\\$&')
    .replace(/^(\s*)([#+=-])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2');
}
