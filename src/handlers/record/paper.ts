import type { Language } from '../../chat/event.ts';

/** A line of a document: a label and a value; `blank` is a place that a person has still to fill in. */
export type Row = readonly [label: string, value: string, blank?: 'blank'];

/** A document for people, before any file format: headings, rows of a label and a value, and people’s own words. */
export interface RecordDocument {
  title: string;
  marking: string;
  language: Language;
  /** What a reader has to know before anything else, in sentences. */
  notice?: readonly string[];
  /** `compact`: a paragraph for each row, its label before it. */
  sections: { heading: string; rows: Row[]; compact?: true }[];
}

/** The rows that have a value. */
export function filled(rows: readonly (readonly [string, string | undefined])[]): Row[] {
  return rows.filter((row): row is [string, string] => Boolean(row[1]));
}

/** Every text of a document’s lines. */
export function textsOf({ sections }: RecordDocument): string[] {
  return sections.flatMap(({ rows }) => rows.flatMap((row) => [row[0], row[1]]));
}
