import type { Lender } from '../chat/shared-pacer.ts';
import type { Severing, Severings } from './access-to-information.ts';
import type { ActionItem, ActionItems } from './action-item.ts';
import type { Alert, Alerts } from './alert.ts';
import type { Assignment, Assignments } from './assignment.ts';
import type { AuditFact, AuditTrail } from './audit.ts';
import type { Campaign, Campaigns } from './campaign.ts';
import type { Conversation, Conversations } from './conversation.ts';
import type { Completion, Completions } from './course.ts';
import type { Crises, Crisis } from './crisis.ts';
import type { Deliveries, Delivery } from './delivery.ts';
import type { Draft, Drafts } from './draft.ts';
import type { DrillCount, DrillCounts } from './drill.ts';
import type { Due, DueThings } from './due.ts';
import type { DutyRoster, DutyRosters } from './duty-roster.ts';
import type { Learner, Learners } from './learner.ts';
import type { CrisisLogs, LogEntry } from './log-entry.ts';
import type { People, Person } from './person.ts';
import type { PrivacyBreach, PrivacyBreaches } from './privacy-breach.ts';
import type { Readiness, ReadinessLevels } from './readiness.ts';
import type { Room, Rooms } from './room.ts';
import type { Screening, Screenings } from './screening.ts';
import type { ScreeningTask, ScreeningTasks } from './screening-clocks.ts';
import type { ScreeningLog, ScreeningLogs } from './screening-log.ts';
import type { Reminded, Reminders } from './screening-reminders.ts';
import type { Sealed, SealedIdentities } from './seal.ts';
import type { SecurityEvent } from './security-event.ts';
import type { SecurityEvents } from './security-events.ts';
import type { Seen, SeenEvents } from './seen.ts';
import type { ShownMessages } from './shown.ts';
import type { SituationReport, SituationReports } from './situation-report.ts';

/** Every kind of record the store keeps. */
export interface Kinds {
  people: Person;
  events: SecurityEvent;
  deliveries: Delivery;
  due: Due;
  drafts: Draft;
  seen: Seen;
  sealed: Sealed;
  conversations: Conversation;
  breaches: PrivacyBreach;
  readiness: Readiness;
  roster: DutyRoster;
  alerts: Alert;
  screening: Screening;
  clocks: ScreeningTask;
  looks: ScreeningLog;
  reminded: Reminded;
  severings: Severing;
  campaigns: Campaign;
  assignments: Assignment;
  learners: Learner;
  completions: Completion;
  drills: DrillCount;
  crises: Crisis;
  entries: LogEntry;
  actions: ActionItem;
  reports: SituationReport;
  rooms: Room;
}

export type Kind = keyof Kinds;

/** The kinds whose records bear a number of their own; what belongs to one may be stored under its number, too. */
export const numbered: ReadonlySet<string> = new Set<Kind>([
  'events',
  'alerts',
  'campaigns',
  'crises',
  'actions',
]);

/**
 * One change. `put` carries the version that was read (0 for a new record) and is stored with the next one;
 * `remove` names the version that may be removed.
 */
export type Write = {
  [K in Kind]: { in: K; put: Kinds[K] } | { in: K; remove: string; version: number };
}[Kind];

/** Two writers changed the same record: nothing of the loser's commit was stored. Read again and try again. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
  constructor(readonly record: string) {
    super(`conflict on ${record}`);
  }
}

/** The store could not make it last (disk full, database gone). Nothing was stored. */
export class NotRecorded extends Error {
  override readonly name = 'NotRecorded';
  constructor(cause: unknown) {
    super('not recorded', { cause });
  }
}

/**
 * All that Vigie knows. Reads show only what is stored for good. Whatever a store returns belongs to the store:
 * change a copy.
 */
export interface Store {
  people: People;
  events: SecurityEvents;
  deliveries: Deliveries;
  due: DueThings;
  drafts: Drafts;
  seen: SeenEvents;
  sealed: SealedIdentities;
  conversations: Conversations;
  breaches: PrivacyBreaches;
  readiness: ReadinessLevels;
  roster: DutyRosters;
  alerts: Alerts;
  screening: Screenings;
  clocks: ScreeningTasks;
  looks: ScreeningLogs;
  reminded: Reminders;
  severings: Severings;
  campaigns: Campaigns;
  assignments: Assignments;
  learners: Learners;
  completions: Completions;
  drills: DrillCounts;
  crises: Crises;
  logs: CrisisLogs;
  actions: ActionItems;
  reports: SituationReports;
  rooms: Rooms;
  audit: AuditTrail;
  files: Files;
  /** A record number that no record has or ever had: `EV-2026-0001`. `year` is the department's local one. */
  nextNumber(prefix: string, year: number): Promise<string>;
  /**
   * Stores all writes and audit facts together, or none. It resolves once they last (synced to disk, committed).
   * Fails with `Conflict` or `NotRecorded`.
   */
  commit(writes: readonly Write[], facts?: readonly AuditFact[]): Promise<void>;
  /** Lends out of budgets that all instances share; absent where there is one instance. */
  lend?: Lender;
  /** Counts what all instances together may do so often only; absent where there is one instance. */
  ration?: Ration;
  /** What the console shows. */
  shown: ShownMessages;
  /** Undefined while writes last; otherwise why they do not, for `/readyz`. */
  trouble(): string | undefined;
  /** Waits for what is under way and lets go of the store. */
  close(): Promise<void>;
}

/**
 * Whether something may be done once more, when it may be done `most` times in any `ms` milliseconds; it then counts. Fails
 * with `NotRecorded`.
 */
export type Ration = (name: string, most: number, ms: number) => Promise<boolean>;

/** Bytes of evidence by their SHA-256 (hex). A file is stored for good before the record that names it. */
export interface Files {
  keep(bytes: Uint8Array): Promise<string>;
  read(sha256: string): Promise<Uint8Array | undefined>;
  remove(sha256: string): Promise<void>;
  /** Those that were last kept, or sent again, before a moment. */
  keptBefore(moment: Date): Promise<string[]>;
}
