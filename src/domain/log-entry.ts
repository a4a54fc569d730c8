import type { Platform } from '../chat/event.ts';
import type { Bilingual } from './bilingual.ts';

/** Most characters of an entry; Slack’s forms take as many. */
export const longestEntry = 3_000;

/** Words of people: what they decided, found out, or said in a message. */
export const spokenEntries = ['decision', 'fact', 'message'] as const;

/** Everything that can stand in a crisis’s log. */
export type EntryKind =
  | (typeof spokenEntries)[number]
  | 'opened'
  | 'room'
  | 'room-lost'
  | 'joined'
  | 'kept-out'
  | 'left'
  | 'role'
  | 'handover'
  | 'handed-over'
  | 'severity'
  | 'task'
  | 'action'
  | 'action-state'
  | 'report'
  | 'report-shared'
  | 'service'
  | 'alert'
  | 'alert-out'
  | 'alert-results'
  | 'notified'
  | 'inject'
  | 'closed'
  | 'reopened'
  | 'review'
  | 'correction';

/** Entries that say that somebody outside of the room was told; that a report was shared is said with the report, too. */
export const outwardEntries: ReadonlySet<EntryKind> = new Set([
  'alert',
  'alert-results',
  'notified',
  'report-shared',
]);

/** One line of a crisis’s log. It is never changed: what was wrong is corrected by a later entry that names it. */
export interface LogEntry {
  /** `CR-2026-0001/000012`. */
  id: string;
  version: number;
  crisis: string;
  /** Counts from 1 within the crisis. */
  number: number;
  what: EntryKind;
  /** ISO instants: when it was put down; when it was said, for a message. */
  at: string;
  saidAt?: string;
  /** Who put it down: an address, or `os:user` of the command line. */
  by: string;
  /** Who said it, where somebody else put it down: an address, or the platform’s account. */
  author?: string;
  /** People’s own words. */
  text?: string;
  /** What the bot itself says. */
  words?: Bilingual;
  /** What it is about: a role, a task, an action’s, report’s or alert’s number, a service, an agency. */
  of?: string;
  /** The person it is about. */
  person?: string;
  from?: string;
  to?: string;
  /** The number of the entry that it puts right. */
  corrects?: number;
  /** Where a message is, on its platform. */
  message?: { platform: Platform; id: string };
  via: Platform | 'command-line' | 'vigie';
}

/** The id of an entry: ids sort as their numbers do. */
export function entryId(crisis: string, number: number): string {
  return `${crisis}/${String(number).padStart(6, '0')}`;
}

/** An entry with what was said about it later. */
export interface Told {
  entry: LogEntry;
  /** The last entry that puts it right. */
  corrected?: LogEntry;
}

/** A log as people read it: each entry in its place, with its correction; corrections stand in theirs as well. */
export function told(entries: readonly LogEntry[]): Told[] {
  const corrections = new Map<number, LogEntry>();
  for (const entry of entries) if (entry.corrects !== undefined) corrections.set(entry.corrects, entry);
  return entries.map((entry) => {
    let corrected = corrections.get(entry.number);
    for (let next = corrected && corrections.get(corrected.number); next; ) {
      corrected = next;
      next = corrections.get(next.number);
    }
    return { entry, ...(corrected && { corrected }) };
  });
}

export interface CrisisLogs {
  /** One entry by its id. */
  get(id: string): Promise<LogEntry | undefined>;
  /** In their order; `after` is the number after which the page begins. */
  page(crisis: string, after: number, limit: number): Promise<LogEntry[]>;
  /** The last ones, in their order. */
  last(crisis: string, limit: number): Promise<LogEntry[]>;
  /** A number that no entry of this crisis has or ever had. Costs the same however many there are. */
  nextNumber(crisis: string): Promise<number>;
  count(crisis: string): Promise<number>;
  /** The last entry that puts another right. */
  correcting(crisis: string, number: number): Promise<LogEntry | undefined>;
  /** The entry that a message of a platform was put down as. */
  ofMessage(crisis: string, message: { platform: Platform; id: string }): Promise<LogEntry | undefined>;
}
