import type { AffectedService, Reporting } from './crisis.ts';
import type { Marking } from './marking.ts';
import type { Severity } from './severity.ts';

/** What a situation report says, part by part, in the words of whoever wrote it. */
export const reportParts = ['situation', 'impacts', 'done', 'planned', 'needed', 'communications'] as const;
export type ReportPart = (typeof reportParts)[number];
/** What a copy for others may lack: a part, the critical services, or what the crisis is called. */
export type Withheld = ReportPart | 'name' | 'services';
export type ReportTexts = Partial<Record<ReportPart, string>>;

/** A situation report as it was issued. It is never changed: the next one says what is different. */
export interface SituationReport {
  /** `CR-2026-0001-R01`. */
  id: string;
  version: number;
  crisis: string;
  /** Counts from 1 within the crisis. */
  number: number;
  marking: Marking;
  severity: Severity;
  /** ISO instants: what it describes; when it was issued; when the next one comes. */
  asOf: string;
  issuedAt: string;
  nextAt: string;
  by: string;
  /** Who led the crisis; a report of an older version does not say. */
  lead?: string;
  texts: ReportTexts;
  /** The critical services as they were. */
  services: readonly AffectedService[];
  /** The last entry of the log that it took account of. */
  upTo: number;
  /** After its time. */
  late: boolean;
  /** The executives to whom it went. */
  executives?: string[];
  /** Those of the list who could not be shown it. */
  notShown?: NotShown[];
  /** Copies for others: departments, or the media. */
  shared: SharedReport[];
}

/** Their screening does not let them in, no platform that reaches them may carry it, or nothing reaches them in chat. */
export const whyNotShown = ['level', 'elsewhere', 'unreached'] as const;

export interface NotShown {
  person: string;
  why: (typeof whyNotShown)[number];
}

/** A copy for others: what was taken out, why, and to whom it went. */
export interface SharedReport {
  /** Counts from 1 within the report. */
  number: number;
  at: string;
  by: string;
  texts: ReportTexts;
  /** What the crisis is called in it. */
  name?: string;
  withheld: readonly Withheld[];
  why: string;
  to: string;
}

/** `CR-2026-0001-R02`: the second report of a crisis. */
export function reportId(crisis: string, number: number): string {
  return `${crisis}-R${String(number).padStart(2, '0')}`;
}

/**
 * When the next report is due after the rhythm changed: counted anew from the last one, or from the opening. Nobody is late
 * for what was not asked of them: where that moment has passed, a whole rhythm is left, unless a report was due before; and
 * what is late stays late.
 * @param rhythm milliseconds between two reports from now on
 * @returns an ISO instant
 */
export function reportMoved(
  { nextAt, lastAt }: Pick<Reporting, 'nextAt' | 'lastAt'>,
  openedAt: string,
  rhythm: number,
  now: Date,
): string {
  const at = now.toISOString();
  if (nextAt <= at) return nextAt;
  const after = (iso: string) => new Date(Date.parse(iso) + rhythm).toISOString();
  const counted = after(lastAt ?? openedAt);
  if (counted > at) return counted;
  const whole = after(at);
  return whole < nextAt ? whole : nextAt;
}

export interface SituationReports {
  get(id: string): Promise<SituationReport | undefined>;
  /** All of a crisis, in their order. */
  of(crisis: string): Promise<SituationReport[]>;
}
