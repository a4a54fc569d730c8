import type { Language, Platform } from '../chat/event.ts';
import type { AfterAction } from './after-action.ts';
import type { Task } from './checklist.ts';
import { type Handover, type Holding, leadersOf } from './crisis-role.ts';
import type { Marking } from './marking.ts';
import { atLeastLevel, type ScreeningLevel } from './screening.ts';
import type { Severity } from './severity.ts';

/**
 * A crisis and how it is led. What happened stands in its log, the room that a platform has for it in `Room`, both apart
 * from it: an entry costs the same however long the log is.
 */
export interface Crisis {
  /** Record number, `CR-2026-0001`. */
  id: string;
  version: number;
  /** As people call it. */
  name: string;
  /** Id of its playbook. */
  playbook: string;
  severity: Severity;
  /** ISO instant of the last time that it became so grave that people are asked at any hour. */
  raisedAt?: string;
  /** Everything people see first of it says so. */
  exercise: boolean;
  marking: Marking;
  /** The screening level that whoever works on it has to hold. */
  level?: ScreeningLevel;
  /** The security event it is about; where the room goes on without it, the one whom it is kept from still depends on. */
  event?: string;
  /** It goes on from a crisis that was closed too long ago to be opened again; and the one that goes on from it. */
  follows?: string;
  followedBy?: string;
  state: 'open' | 'closed';
  openedAt: string;
  openedBy: string;
  /** Where, and in what language, it was opened. */
  platform: Platform;
  language: Language;
  /** Everybody who works on it; nobody else is let into its room. */
  members: Member[];
  /** Who was to be let in and lacks the level. */
  keptOut: KeptOut[];
  roles: Holding[];
  handovers: Handover[];
  checklist: Task[];
  services: AffectedService[];
  reporting: Reporting;
  /** Of an exercise: what is still to be brought in, and what was. */
  injects: Inject[];
  /** Alerts that were prepared from it, or joined to it. */
  alerts: string[];
  /** How it ended, each time; the last one holds while it is closed. */
  closures: Closure[];
  afterAction?: AfterAction;
}

/** Longest name of a crisis. */
export const longestName = 150;

export interface Member {
  person: string;
  at: string;
  by: string;
}

export interface KeptOut {
  person: string;
  at: string;
  by: string;
}

/** Situation reports: how many there are, when the next is due, and how far people were reminded of it. */
export interface Reporting {
  issued: number;
  /** ISO instants. */
  nextAt: string;
  lastAt?: string;
  reminded?: 'due' | 'late';
  /** How often the reminder of the next one was put off. */
  snoozed?: number;
  /** ISO instant before which nobody is reminded again. */
  askAt?: string;
  /** Reports that were issued after their time. */
  late: number;
}

export const serviceStates = ['down', 'degraded', 'restored'] as const;
export type ServiceState = (typeof serviceStates)[number];

/** A critical service that the crisis touches. `restored`: back at an acceptable level. */
export interface AffectedService {
  /** Id of the settings. */
  id: string;
  state: ServiceState;
  /** ISO instants: since when it was down; of the last change; when it was back. */
  downSince: string;
  changedAt: string;
  restoredAt?: string;
  by: string;
}

export interface Inject {
  /** Id of the playbook’s. */
  id: string;
  /** ISO instants: when it is brought in by itself; when it was. */
  at: string;
  releasedAt?: string;
  by?: string;
}

export const crisisOutcomes = ['resolved', 'handed-over', 'false-alarm', 'exercise-ended'] as const;
export type CrisisOutcome = (typeof crisisOutcomes)[number];

export interface Closure {
  outcome: CrisisOutcome;
  summary: string;
  by: string;
  at: string;
  /** Until when it can be opened again; its room is archived then. */
  reopenUntil: string;
  reopened?: { by: string; at: string; reason: string };
}

/** How it ended, while it is closed. */
export function crisisClosure({ state, closures }: Crisis): Closure | undefined {
  return state === 'closed' ? closures.at(-1) : undefined;
}

/** Only its members know of it: because of what it holds, or of whom it asks for. */
export function isClosed({ marking, level }: Pick<Crisis, 'marking' | 'level'>): boolean {
  return marking !== 'unclassified' || level !== undefined;
}

/**
 * The least level for information of a marking (Directive on Security Screening, Annex A2); undefined where none is
 * needed.
 */
function levelFor(marking: Marking): ScreeningLevel | undefined {
  const levels: Readonly<Record<Marking, ScreeningLevel | undefined>> = {
    unclassified: undefined,
    'protected-a': 'reliability',
    'protected-b': 'reliability',
    'protected-c': 'enhanced-reliability',
    confidential: 'secret',
    secret: 'secret',
    'top-secret': 'top-secret',
  };
  return levels[marking];
}

/** The level that people need: what was asked for, unless the marking needs more. */
export function neededLevel(
  marking: Marking,
  wanted: ScreeningLevel | undefined,
): ScreeningLevel | undefined {
  return atLeastLevel(wanted, levelFor(marking));
}

/**
 * Who may know of a crisis, their level apart (Directive on Security Management, G.2.3.1): its members and the CSO;
 * where it is not closed, the officers and whoever reads the boards too.
 */
export function concerns(crisis: Crisis, { id, roles }: { id: string; roles: ReadonlySet<string> }): boolean {
  if (roles.has('cso') || crisis.members.some(({ person }) => person === id)) return true;
  return !isClosed(crisis) && (roles.has('officer') || roles.has('deputy-head'));
}

/** The same for working on it: readers of boards only read. */
export function mayWorkOn(
  crisis: Crisis,
  { id, roles }: { id: string; roles: ReadonlySet<string> },
): boolean {
  if (roles.has('cso') || crisis.members.some(({ person }) => person === id)) return true;
  return !isClosed(crisis) && roles.has('officer');
}

/** Who answers for a crisis: whoever leads it, the officers and the CSO. */
export function mayLead(crisis: Crisis, { id, roles }: { id: string; roles: ReadonlySet<string> }): boolean {
  return leadersOf(crisis).includes(id) || roles.has('officer') || roles.has('cso');
}

export interface Crises {
  get(id: string): Promise<Crisis | undefined>;
  /** Those that run, the oldest first. */
  open(): Promise<Crisis[]>;
  /** Newest first; `after` is the number after which the page begins. */
  page(after: string | undefined, limit: number): Promise<Crisis[]>;
}
