import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  type IRunOptions,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from 'docx';
import type { RecordDocument } from './paper.ts';

/** Half points and twentieths of a point, as Word measures. */
const textSize = 21;
const space = { small: 40, row: 120, heading: 240 } as const;
const rightEdge = 9_026;

/** What XML has no place for, even escaped: Word refuses the whole document because of one. Older texts may hold some. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
const notXml = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** A document for Word, with its marking on every page, headings that screen readers know, and blanks that stand out. */
export function docx({ title, marking, language, notice = [], sections }: RecordDocument): Promise<Buffer> {
  const locale = language === 'fr' ? 'fr-CA' : 'en-CA';
  const run = (text: string, more: IRunOptions = {}) =>
    new TextRun({ text: text.replace(notXml, ''), language: { value: locale }, ...more });
  const marked = () => run(marking, { bold: true });
  const body = sections
    .filter(({ rows }) => rows.length > 0)
    .flatMap(({ heading, rows, compact }) => [
      new Paragraph({
        heading: HeadingLevel.HEADING_1,
        spacing: { before: space.heading, after: space.small },
        keepNext: true,
        children: [run(heading)],
      }),
      ...rows.flatMap(([label, value, blank]) =>
        compact
          ? line(label, value)
          : [
              new Paragraph({
                keepNext: true,
                spacing: { before: space.row },
                children: [run(label, { bold: true })],
              }),
              ...value.split('\n').map(
                (line) =>
                  new Paragraph({
                    children: [run(line, blank ? { highlight: 'yellow' } : {})],
                  }),
              ),
            ],
      ),
    ]);
  /** A long list is quicker to read, and to make, with a paragraph for each of its rows. */
  function line(label: string, value: string): Paragraph[] {
    const [first = '', ...more] = value.split('\n');
    return [
      new Paragraph({
        spacing: { before: space.small },
        children: [run(`${label}  `, { bold: true }), run(first)],
      }),
      ...more.map((each) => new Paragraph({ children: [run(each)] })),
    ];
  }
  const file = new Document({
    title,
    creator: 'Vigie',
    lastModifiedBy: 'Vigie',
    styles: {
      default: {
        document: { run: { font: 'Arial', size: textSize } },
        title: { run: { size: 36, bold: true }, paragraph: { spacing: { after: space.row } } },
        heading1: { run: { size: 26, bold: true, color: '1F3864' } },
      },
    },
    sections: [
      {
        headers: {
          default: new Header({
            children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: [marked()] })],
          }),
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                tabStops: [{ type: TabStopType.RIGHT, position: rightEdge }],
                children: [
                  marked(),
                  new TextRun({
                    children: [new Tab(), `${title} · `, PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
                    language: { value: locale },
                  }),
                ],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [run(title)] }),
          ...notice.map(
            (sentence) =>
              new Paragraph({ spacing: { before: space.row }, children: [run(sentence, { italics: true })] }),
          ),
          ...body,
        ],
      },
    ],
  });
  return Packer.toBuffer(file);
}
