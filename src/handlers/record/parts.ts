import type { Language } from '../../chat/event.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import { text } from '../../text/index.ts';
import { goesOnIn } from '../desk/merged.ts';
import type { Unit } from '../work.ts';
import { eventRecord } from './document.ts';
import { investigationReport } from './investigation.ts';
import type { RecordDocument } from './paper.ts';
import { asKnown, type Knows, unrestricted } from './references.ts';
import { severedRecord } from './severed.ts';
import { worksheetRecord } from './worksheet.ts';

/** What of an event can be handed out as documents. */
export const parts = ['record', 'report', 'severed', 'privacy'] as const;
export type Part = (typeof parts)[number];

/** The formats of each part; a draft that people go on writing has no data behind it. */
export const formats = {
  record: ['md', 'json', 'docx'],
  report: ['md', 'docx'],
  severed: ['md', 'json', 'docx'],
  privacy: ['md', 'json', 'docx'],
} as const satisfies Record<Part, readonly string[]>;
export type Format = 'md' | 'json' | 'docx';

/** A part drawn up: its document, and beside it what its JSON file holds too. */
export interface Made {
  document: RecordDocument;
}

/** The event whose part is handed out: the privacy worksheet of one that was merged is that of the one in which it goes on. */
export async function eventFor(unit: Unit, event: SecurityEvent, part: Part): Promise<SecurityEvent> {
  return part === 'privacy' ? goesOnIn(unit, event) : event;
}

/**
 * Draws up a part in one language; undefined where there is no severing sheet or no privacy worksheet.
 * @param knows which restricted events it may name: those that its reader may know
 */
export async function makePart(
  unit: Unit,
  event: SecurityEvent,
  part: Part,
  language: Language,
  knows: Knows = unrestricted,
): Promise<Made | undefined> {
  switch (part) {
    case 'record':
      return eventRecord(unit, await asKnown(unit, event, language, knows), language);
    case 'report': {
      const known = await asKnown(unit, event, language, knows);
      return { document: await investigationReport(unit, known, language) };
    }
    case 'severed': {
      const sheet = await unit.store.severings.get(event.id);
      return sheet && sheet.passages.length > 0 ? severedRecord(unit, event, sheet, language) : undefined;
    }
    case 'privacy': {
      const on = await eventFor(unit, event, part);
      const worksheet = await unit.store.breaches.get(on.id);
      return worksheet && worksheetRecord(unit, on, worksheet, language);
    }
  }
}

/** `EV-2026-0001-severed.docx`: the number and what it is, never anything of the content. */
export function partFileName(id: string, part: Part, language: Language, format: Format): string {
  return `${text(language).record.fileNames[part](id)}.${format}`;
}
