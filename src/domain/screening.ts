import { Temporal } from 'temporal-polyfill';
import type { Language } from '../chat/event.ts';

/** Levels of the Directive on Security Screening, Annex A1. */
export const screeningLevels = [
  'site-access-status',
  'site-access-clearance',
  'reliability',
  'enhanced-reliability',
  'secret',
  'enhanced-secret',
  'top-secret',
  'enhanced-top-secret',
] as const;
export type ScreeningLevel = (typeof screeningLevels)[number];

/** What people type for a level. */
export const levelWords: Readonly<Record<ScreeningLevel, Readonly<Record<Language, readonly [string]>>>> = {
  'site-access-status': { en: ['site-access-status'], fr: ['cote-d-acces-au-site'] },
  'site-access-clearance': { en: ['site-access-clearance'], fr: ['autorisation-d-acces-au-site'] },
  reliability: { en: ['reliability'], fr: ['fiabilite'] },
  'enhanced-reliability': { en: ['enhanced-reliability'], fr: ['fiabilite-approfondie'] },
  secret: { en: ['secret'], fr: ['secret'] },
  'enhanced-secret': { en: ['enhanced-secret'], fr: ['secret-approfondi'] },
  'top-secret': { en: ['top-secret'], fr: ['tres-secret'] },
  'enhanced-top-secret': { en: ['enhanced-top-secret'], fr: ['tres-secret-approfondi'] },
};

export const screeningStatuses = ['active', 'expired', 'suspended', 'revoked', 'cancelled', 'none'] as const;
export type ScreeningStatus = (typeof screeningStatuses)[number];

/** What is known of one person's security screening. Every date is a day of the department's calendar, `2026-11-24`. */
export interface Screening {
  /** The person's address. */
  id: string;
  version: number;
  /** Absent only where nothing is held and nothing was asked for. */
  level?: ScreeningLevel;
  status: ScreeningStatus;
  granted?: string;
  expires?: string;
  nextCheck?: string;
  /** Where a running request stands, in the screening officers' words. Only those of the safe list are shown. */
  stage?: string;
  /** The day the person asked, or was asked, for what is under way. */
  requested?: string;
  /** Granted with conditions: until when they have to be reassessed. */
  conditionsUntil?: string;
  /** The last time that they were, as an officer said: on which day, and by which one it was due. */
  reassessed?: { on: string; by: string; at: string; due: string };
  /** The level is not held: access to what it gives was granted for a time. */
  temporaryUntil?: string;
}

/** What is imported and exported of a record, beside whose it is. */
export const screeningFields = [
  'level',
  'status',
  'granted',
  'expires',
  'nextCheck',
  'stage',
  'requested',
  'conditionsUntil',
  'temporaryUntil',
] as const satisfies readonly (keyof Screening)[];

interface Rules {
  /** Years from the grant to the end of validity, which is also the update cycle. */
  valid: number;
  /** Years between the checks that recur before the update. */
  check?: number;
  /** Levels whose screening activities are all part of this one's. */
  covers: readonly ScreeningLevel[];
}

/**
 * Validity and recurring checks (Directive on Security Screening, Annexes A1 and A3). What a level covers is read from
 * its activities in Annex A1: Top Secret has all of Enhanced Secret's, Reliability all of Site Access status's.
 */
const rules: Readonly<Record<ScreeningLevel, Rules>> = {
  'site-access-status': { valid: 10, covers: [] },
  'site-access-clearance': { valid: 10, covers: ['site-access-status'] },
  reliability: { valid: 10, covers: ['site-access-status'] },
  'enhanced-reliability': { valid: 10, check: 5, covers: ['reliability'] },
  secret: { valid: 10, check: 5, covers: ['reliability', 'site-access-clearance'] },
  'enhanced-secret': { valid: 10, check: 5, covers: ['secret', 'enhanced-reliability'] },
  'top-secret': { valid: 5, check: 3, covers: ['enhanced-secret'] },
  'enhanced-top-secret': { valid: 5, check: 1, covers: ['top-secret'] },
};

/** The longest that temporary access may be expected to last, in months (Directive on Security Screening, I.2.2.1). */
const temporaryMonths = 4;

/** Never by temporary access: Enhanced Top Secret, and what gives Protected C (Directive, Appendix I and Annex A2). */
const neverTemporary: readonly ScreeningLevel[] = [
  'enhanced-reliability',
  'enhanced-secret',
  'enhanced-top-secret',
];

/** Years for which a level is valid. */
export function yearsValid(level: ScreeningLevel): number {
  return rules[level].valid;
}

/** A clearance rests on loyalty to Canada as well as on reliability; all others are statuses (Directive, A.2.2.3). */
export function isClearance(level: ScreeningLevel): boolean {
  return covers(level, 'secret') || level === 'site-access-clearance';
}

/** Whether a level may be given as temporary access (Directive on Security Screening, I.2.2.1 and Annex A2). */
export function mayBeTemporary(level: ScreeningLevel): boolean {
  return !neverTemporary.includes(level);
}

/** The last day on which what was granted is valid, the Directive's limit counted; undefined when that cannot be told. */
export function validUntil(record: Screening): string | undefined {
  const { level, granted, expires, temporaryUntil } = record;
  if (!level) return undefined;
  if (temporaryUntil) return earliest(temporaryUntil, granted && later(granted, { months: temporaryMonths }));
  return earliest(expires, granted && later(granted, { years: rules[level].valid }));
}

/** The day by which the next recurring check is due: as recorded, else the first after the grant. */
export function checkDue(record: Screening): string | undefined {
  const { level, granted, nextCheck, temporaryUntil } = record;
  const years = level && rules[level].check;
  if (nextCheck) return nextCheck;
  if (!years || !granted || temporaryUntil) return undefined;
  const due = later(granted, { years });
  return due < (validUntil(record) ?? due) ? due : undefined;
}

/** Whether one level's screening includes all of another's. */
export function covers(held: ScreeningLevel, wanted: ScreeningLevel): boolean {
  return held === wanted || rules[held].covers.some((level) => covers(level, wanted));
}

/** The first of two levels, unless the other asks for more. */
export function atLeastLevel(
  level: ScreeningLevel | undefined,
  least: ScreeningLevel | undefined,
): ScreeningLevel | undefined {
  if (!level || !least) return level ?? least;
  return covers(level, least) ? level : least;
}

/**
 * Whether a person may be counted on as holding a level today, for rooms and events. Only what is active, inside its
 * validity, with its recurring checks done and its conditions reassessed counts; everything unclear counts as no.
 *
 * The Directive sets the rhythm of the checks and the yearly reassessment of conditions (Annex A3, Appendix F) without
 * saying that a level lapses when one is late: it stays valid for the person, but nobody is let in on it until it is done.
 * @param today the day on the department's calendar, `2026-11-24`
 */
export function holdsLevel(record: Screening | undefined, wanted: ScreeningLevel, today: string): boolean {
  if (!record?.level || record.status !== 'active') return false;
  if (!covers(record.level, wanted)) return false;
  if (record.granted && record.granted > today) return false;
  if (record.temporaryUntil && !(mayBeTemporary(wanted) && mayBeTemporary(record.level))) return false;
  const last = validUntil(record);
  return [last ?? '', checkDue(record) ?? today, record.conditionsUntil ?? today].every(
    (day) => day >= today,
  );
}

/**
 * Whether a manager reads “valid”, and until when: what was granted is active and inside its validity. A check that is late
 * does not end it; which level it is, and everything else, is not the manager's to know.
 */
export function validOn(record: Screening | undefined, today: string): { valid: boolean; until?: string } {
  const until = record && validUntil(record);
  if (record?.status !== 'active' || !until || until < today) return { valid: false };
  return record.granted && record.granted > today ? { valid: false } : { valid: true, until };
}

/**
 * Stages of a request that a person may read. Everything else, evaluation and decision as well as doubt, reads as being
 * processed: an outcome comes by letter, and nobody may tell doubt from an ordinary evaluation.
 */
const safeStages = ['requested', 'consent', 'identity', 'activities', 'briefing'] as const;
export type SafeStage = (typeof safeStages)[number] | 'processing';

function safeStage(stage: string | undefined): SafeStage {
  return safeStages.find((safe) => safe === stage) ?? 'processing';
}

/** What a person may read of their own record in chat. */
export interface OwnView {
  level?: ScreeningLevel;
  /** Absent while nothing is held, and a request runs. */
  held?: {
    expired: boolean;
    granted?: string;
    until?: string;
    temporary: boolean;
    nextCheck?: string;
    /** The check is late: the level stays valid, but nobody is let in on it until it is done. */
    checkOverdue: boolean;
  };
  request?: { since?: string; stage: SafeStage };
}

/**
 * The part of a record that its person may read in chat; undefined when there is none, or when it may not be
 * acknowledged. Suspension, denial, revocation and cancellation are told by letter (Directive, Appendices F and H);
 * conditions and reasons are never shown.
 */
export function ownView(record: Screening | undefined, today: string): OwnView | undefined {
  if (!record) return undefined;
  const { level, status, granted, requested, stage, temporaryUntil } = record;
  // Without the day on which somebody asked, a stage off the list may be of a review that they did not ask for.
  const known = safeStage(stage);
  const request = (requested || known !== 'processing') && {
    ...(requested && { since: requested }),
    stage: known,
  };
  if (status === 'none') return request && level ? { level, request } : request ? { request } : undefined;
  if ((status !== 'active' && status !== 'expired') || !level) return undefined;
  const until = validUntil(record);
  const nextCheck = checkDue(record);
  const expired = status === 'expired' || (until !== undefined && until < today);
  return {
    level,
    held: {
      expired,
      temporary: temporaryUntil !== undefined,
      checkOverdue: !expired && nextCheck !== undefined && nextCheck < today,
      ...(granted && { granted }),
      ...(until && { until }),
      ...(nextCheck && !expired && { nextCheck }),
    },
    ...(request && { request }),
  };
}

/**
 * What an import says of a record, and what it cannot know: that conditions were reassessed since. Its day for the next time
 * counts when it is later than the one by which that was due.
 */
export function withReassessed(
  { reassessed, conditionsUntil }: Pick<Screening, 'reassessed' | 'conditionsUntil'>,
  imported: Omit<Screening, 'version'>,
): Omit<Screening, 'version'> {
  if (!reassessed) return imported;
  const isOld = imported.conditionsUntil !== undefined && imported.conditionsUntil <= reassessed.due;
  return { ...imported, reassessed, ...(isOld && conditionsUntil && { conditionsUntil }) };
}

export interface Screenings {
  get(id: string): Promise<Screening | undefined>;
  /** In the order of their addresses; `after` is the address after which the page begins. */
  page(after: string | undefined, limit: number): Promise<Screening[]>;
}

function later(day: string, by: { years?: number; months?: number }): string {
  return Temporal.PlainDate.from(day).add(by).toString();
}

function earliest(...days: (string | undefined)[]): string | undefined {
  return days.filter((day) => day).sort()[0];
}
