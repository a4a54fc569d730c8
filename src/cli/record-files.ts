import { createHash } from 'node:crypto';
import { Document, Footer, Header, HeadingLevel, Packer, Paragraph, TextRun } from 'docx';
import type { SecurityEvent } from '../domain/security-event.ts';
import type { RecordDocument } from '../handlers/desk/document.ts';

/** The record as Markdown; people's words stand as text, whatever marks they hold. */
export function markdown({ title, marking, sections }: RecordDocument): string {
  const lines = [`# ${plain(title)}`, '', `**${plain(marking)}**`, ''];
  for (const { heading, rows } of sections) {
    if (rows.length === 0) continue;
    lines.push(`## ${plain(heading)}`, '');
    for (const [label, value] of rows) {
      const [first = '', ...more] = value.split('\n').map(plain);
      lines.push(`- **${plain(label)}**: ${first}`, ...more.map((line) => `  ${line}`));
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
    .replace(/^(\s*)([#+-])/, '$1\\$2')
    .replace(/^(\s*\d+)\./, '$1\\.');
}

/** The record as a Word document, with its marking on every page and headings that screen readers know. */
export function docx({ title, marking, language, sections }: RecordDocument): Promise<Buffer> {
  const locale = language === 'fr' ? 'fr-CA' : 'en-CA';
  const run = (text: string, bold = false) => new TextRun({ text, bold, language: { value: locale } });
  const marked = () => new Paragraph({ children: [run(marking, true)] });
  const body = sections
    .filter(({ rows }) => rows.length > 0)
    .flatMap(({ heading, rows }) => [
      new Paragraph({ heading: HeadingLevel.HEADING_1, children: [run(heading)] }),
      ...rows.flatMap(([label, value]) => [
        new Paragraph({ keepNext: true, children: [run(label, true)] }),
        ...value.split('\n').map((line) => new Paragraph({ children: [run(line)] })),
      ]),
    ]);
  const file = new Document({
    title,
    sections: [
      {
        headers: { default: new Header({ children: [marked()] }) },
        footers: { default: new Footer({ children: [marked()] }) },
        children: [new Paragraph({ heading: HeadingLevel.TITLE, children: [run(title)] }), ...body],
      },
    ],
  });
  return Packer.toBuffer(file);
}

/**
 * The evidence of an event by the end of each file's name, checked against the hash under which it was kept: a file that
 * is not what was kept is not written under its name.
 * @param lines base64, in the order of the event's files
 */
export function evidenceFiles(event: SecurityEvent, lines: readonly string[]): Record<string, Uint8Array> {
  return Object.fromEntries(
    event.files.map(({ name, sha256 }, i) => {
      const bytes = Buffer.from(lines[i] ?? '', 'base64');
      const whole = createHash('sha256').update(bytes).digest('hex') === sha256;
      return [`${i + 1}.${whole ? name : 'DAMAGED'}`, bytes];
    }),
  );
}
