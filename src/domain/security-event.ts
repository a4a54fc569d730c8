import type { Language, Platform } from '../chat/event.ts';
import type { Duty, LaidDown } from './agency-duty.ts';
import type { Answers } from './agency-routing.ts';
import type { Circumstance } from './circumstances.ts';
import type { Hold } from './hold.ts';
import type { Marking } from './marking.ts';
import type { ScreeningLevel } from './screening.ts';
import type { Severity } from './severity.ts';

/**
 * A security event: any event, act, omission or situation that may harm government security (Policy on Government
 * Security, Appendix B). It is kept when withdrawn, and never deleted from chat.
 */
export interface SecurityEvent {
  /** Record number, `EV-2026-0001`. */
  id: string;
  version: number;
  /** Address, `platform:account` of a visitor, or the pseudonym of a confidential author. */
  author: string;
  /** The name that the platform gives for a visitor, who chose it; nobody else has one here. */
  visitor?: string;
  confidential: boolean;
  /** Only those with a need to know may see more than the number. */
  restricted: boolean;
  platform: Platform;
  /** What the author reads. */
  language: Language;
  /** ISO instant. */
  reportedAt: string;
  /** ISO instant, or a date where its author gave no more: nobody said a time that could be written down. */
  happenedAt?: string;
  where?: string;
  /** How the author wants to be reached. */
  contact?: string;
  /** What happened, in the author's words; absent when it was too sensitive to be taken. */
  text?: string;
  type: string;
  /** Words that made Vigie choose the type; empty when a person chose. */
  guessedFrom: string[];
  danger: boolean;
  /** Alerts of an exercise that asked its author at that moment whether they are safe: they may only be playing. */
  during?: string;
  /**
   * Since when somebody is said to be in danger of whom nobody knew before, until it is acknowledged; `of` is the event whose
   * author said so, another where that was merged into this one; `others` those whose authors said so meanwhile;
   * `pressed` that they said so by a button or in a form, whatever they wrote with it; `since` when they said so, where that came
   * here with what was merged, or goes on by itself again.
   */
  alarm?: { at: string; of: string; others?: string[]; pressed?: true; since?: string };
  marking: Marking;
  /** The marking of what its author added while the desk had it higher: what they may be shown where. */
  ownMarking?: Marking;
  /** The text was above the platform's ceiling and was not taken. */
  withheld: boolean;
  severity?: Severity;
  status: 'open' | 'acknowledged' | 'taken' | 'closed' | 'withdrawn';
  owner?: string;
  /** Whether it resulted in a compromise: then it is an incident (Policy on Government Security, Appendix B). */
  compromise?: { confirmed: boolean; by: string; at: string };
  /** What is affected (Directive on Security Management, G.2.7). */
  affected?: Affected;
  /** The crisis that was opened because of it. */
  crisis?: string;
  /** Events that have to do with this one, both ways. */
  links?: string[];
  /** The event that this one repeats; everything goes on there. */
  mergedInto?: string;
  /** Restricted when it came in, by nobody, because its words name a colleague: the marking that it has without that. */
  named?: Marking;
  /** Who, besides its owner and the CSO, may see a restricted event. */
  members?: string[];
  /** Who asked to be let in and has not been: whoever has the event next hears of them. */
  asking?: string[];
  /** The screening level that whoever is let into it has to hold. */
  level?: ScreeningLevel;
  /** What the officers said about whom has to be told. */
  answers?: Answers;
  /** About how many people's personal information is involved. */
  peopleAffected?: number;
  /** Whom outside the department it has to be told to, and the proof that it was. */
  duties?: Duty[];
  /** Duties that went because it was over, or by an answer that may be a slip: they come back with the times by which they were due. */
  laidDown?: LaidDown[];
  /** Whether a privacy breach is material: decided by a named person (Directive on Privacy Practices, Appendix B). */
  materiality?: { material: boolean; by: string; at: string };
  /** How it was closed, each time; the last one holds while its status is `closed`. */
  closures?: Closure[];
  /** What keeps it from disposal, each hold that there ever was; one alone was once stored without a list. */
  hold?: Hold | Hold[];
  /** Functions of the department that were called in, and what they answered. */
  calls?: Call[];
  /** Its author tells of a change in their own life: for the screening officers and the CSO, and nobody else at the desk. */
  circumstance?: Circumstance;
  /** The event is a change of the readiness level, from one to another. */
  readiness?: { from: string; to: string };
  /** The author's additions. */
  notes: Note[];
  /** The officers' notes: never shown to the author. */
  deskNotes: Note[];
  files: Evidence[];
  history: Change[];
  /** Each request to open a confidential author's name; the last one was once stored alone. */
  unsealing?: Unsealing | Unsealing[];
  /** How many numbers that may be social insurance numbers were masked. */
  masked: number;
}

/** What an event touches (Directive on Security Management, G.2.7: programs, services, activities and resources). */
export interface Affected {
  /** Security controls of the policy's Appendix A, `A.1` to `A.8`. */
  controls: string[];
  programs?: string;
  criticalServices?: string;
  resources?: string;
}

export const outcomes = ['resolved', 'unfounded', 'referred', 'duplicate'] as const;
export type ClosingOutcome = (typeof outcomes)[number];

/** How an event ended; its cause and what was learnt are the post-event analysis of G.2.6. */
export interface Closure {
  outcome: ClosingOutcome;
  findings?: string;
  /** Empty where it was closed on a platform that may not carry it, until it is added elsewhere. */
  cause: string;
  lessons?: string;
  by: string;
  at: string;
}

/** Two persons and a reason; the author is told, later where the CSO has postponed it with a reason and an end. */
export interface Unsealing {
  by: string;
  reason: string;
  at: string;
  approvedBy?: string;
  approvedAt?: string;
  tellAfter?: string;
  whyLater?: string;
}

export interface Note {
  at: string;
  by: string;
  text: string;
}

/** A file kept with an event; the bytes lie in the store's files under their SHA-256. */
export interface Evidence {
  name: string;
  type: string;
  size: number;
  sha256: string;
  at: string;
  by: string;
}

/** The same before it is known under whose name it is added: an author's, or a pseudonym. */
export type KeptFile = Omit<Evidence, 'by'>;

/** Who changed what, when, from what to what. */
export interface Change {
  at: string;
  by: string;
  what:
    | 'reported'
    | 'acknowledged'
    | 'taken'
    | 'severity'
    | 'type'
    | 'note'
    | 'file'
    | 'details'
    | 'danger'
    | 'danger-seen'
    | 'withdrawn'
    | 'assigned'
    | 'compromise'
    | 'status'
    | 'affected'
    | 'programs'
    | 'services'
    | 'resources'
    | 'people'
    | 'restricted'
    | 'marking'
    | 'joined'
    | 'put-out'
    | 'linked'
    | 'crisis'
    | 'merged'
    | 'answered'
    | 'duties'
    | 'notified'
    | 'filing'
    | 'materiality'
    | 'readiness'
    | 'hold'
    | 'called'
    | 'call-answered'
    | 'asked'
    | 'closed'
    | 'reopened'
    | 'exported'
    | 'severing'
    | 'unseal-asked'
    | 'unsealed';
  from?: string;
  to?: string;
}

export const partners = ['privacy', 'hr', 'it', 'ohs', 'legal', 'communications', 'facilities'] as const;
export type Partner = (typeof partners)[number];

/** A question to a function of the department; its people see this, and nothing else of the event. */
export interface Call {
  /** Counts from 1 within the event. */
  number: number;
  partner: Partner;
  question: string;
  /** Of the question and its answers; absent in calls of an older version. */
  marking?: Marking;
  by: string;
  at: string;
  answers: Note[];
  /** Who of the function was not asked, because the event may be about them: it stays kept from them. */
  leftOut?: string[];
}

/** An event as it is when it was just reported; `fields` say what is known of it. */
export function newEvent({
  at,
  ...given
}: Pick<SecurityEvent, 'id' | 'author' | 'language' | 'platform'> &
  Partial<SecurityEvent> & { at: string }): SecurityEvent {
  return {
    version: 0,
    confidential: false,
    restricted: false,
    reportedAt: at,
    type: 'other',
    guessedFrom: [],
    danger: false,
    marking: 'unclassified',
    withheld: false,
    status: 'open',
    notes: [],
    deskNotes: [],
    files: [],
    masked: 0,
    history: [{ at, by: given.author, what: 'reported' }],
    ...given,
  };
}

/** How an author who is no person of the department is shown: what they call themselves, and the account. */
export function visitorShown({ visitor, author }: SecurityEvent): string {
  return visitor ? `${visitor} (${author})` : author;
}

/** When it happened, as far as its author said so. @param when writes a moment for the reader */
export function happenedShown(
  { happenedAt }: Pick<SecurityEvent, 'happenedAt'>,
  when: (iso: string) => string,
): string | undefined {
  return happenedAt?.includes('T') ? when(happenedAt) : happenedAt;
}

/** An event that resulted in a compromise. */
export function isIncident(event: SecurityEvent): boolean {
  return event.compromise?.confirmed ?? false;
}

/** Since when an event is open (ISO instant): since it was reported, or opened again. */
export function openSince({ reportedAt, history }: SecurityEvent): string {
  return history.findLast(({ what }) => what === 'reopened')?.at ?? reportedAt;
}

/** Whether nobody works on it any more. */
export function isOver({ status }: SecurityEvent): boolean {
  return status === 'closed' || status === 'withdrawn';
}

/** Whether somebody may be in danger now: what is over endangers nobody. */
export function isDanger(event: SecurityEvent): boolean {
  return event.danger && !isOver(event);
}

/** Whether it waits for somebody at the desk to see it, or the danger that was said of it since. */
export function isUnseen({ status, alarm }: SecurityEvent): boolean {
  return status === 'open' || alarm !== undefined;
}

/** Whether somebody is being woken because of danger in it. */
export function isAlarming(event: SecurityEvent): boolean {
  return isDanger(event) && isUnseen(event);
}

/** How the event ended, while it is closed. */
export function closureOf(event: SecurityEvent): Closure | undefined {
  return event.status === 'closed' ? event.closures?.at(-1) : undefined;
}
