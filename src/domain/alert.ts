import { createHash } from 'node:crypto';
import type { Language } from '../chat/event.ts';
import { type Audience, termKey } from './audience.ts';
import type { Bilingual } from './bilingual.ts';
import type { Marking } from './marking.ts';

export const alertKinds = ['emergency', 'warning', 'information', 'exercise'] as const;
export type AlertKind = (typeof alertKinds)[number];

/** What people are asked to answer: nothing, that they read it, or whether they are safe. */
export const wantedAnswers = ['none', 'acknowledge', 'muster'] as const;
export type WantedAnswer = (typeof wantedAnswers)[number];

export const alertAnswers = ['acknowledged', 'safe', 'help', 'away'] as const;
export type AlertAnswer = (typeof alertAnswers)[number];

/** What may be answered to what was asked. */
export const answersTo: Readonly<Record<WantedAnswer, readonly AlertAnswer[]>> = {
  none: [],
  acknowledge: ['acknowledged'],
  muster: ['safe', 'help', 'away'],
};

/**
 * What an alert asks where nobody said it: in an emergency for a building or a floor whether people are safe, because whoever is to
 * leave it must be able to say that they need help, and in an exercise there, where just that is practised; in any other emergency,
 * that they read it.
 */
export function wantedBy(kind: AlertKind, { include }: Audience): WantedAnswer {
  if (kind !== 'emergency' && kind !== 'exercise') return 'none';
  if (include.some((term) => term.kind === 'building' || term.kind === 'floor')) return 'muster';
  return kind === 'emergency' ? 'acknowledge' : 'none';
}

/** A message to many, and everything that was decided about it. Who got it and who answered stands in the ledger. */
export interface Alert {
  /** Record number, `AL-2026-0001`. */
  id: string;
  version: number;
  kind: AlertKind;
  /** Id of the template it was made from. */
  template?: string;
  title: Bilingual;
  body: Bilingual;
  /** Sent in one language for a reason: the other is owed. While it is missing, both texts are the one there is. */
  missing?: MissingLanguage;
  marking: Marking;
  audience: Audience;
  wanted: WantedAnswer;
  /** ISO instants: answers after it are late; when it is to be sent by itself. */
  until?: string;
  scheduledFor?: string;
  /** The crisis it was prepared in; what people answer goes back there. */
  crisis?: string;
  /** Does everything but send. */
  rehearsal?: true;
  state: 'draft' | 'scheduled' | 'open' | 'recalled' | 'cleared';
  author: string;
  createdAt: string;
  approval?: Approval;
  breakGlass?: BreakGlass;
  /** Sent since; all of the audience stand in the ledger since. */
  startedAt?: string;
  spreadAt?: string;
  /** Who read each channel of the audience when it was sent, by address. */
  readers?: Readonly<Record<string, readonly string[]>>;
  /** Follow-ups, in order. */
  updates: AlertUpdate[];
  /** How it ended, and why. */
  ended?: { by: string; at: string; reason?: string };
  /** Rules that have fired, so that each fires once: `remind:1`, `wardens`, `cso`. */
  fired: string[];
  history: AlertChange[];
}

/** Said in one language for a reason (Official Languages Act, Part IV asks for both): the other is owed by then. */
export interface MissingLanguage {
  language: Language;
  reason: string;
  /** ISO instant. */
  owedBy: string;
}

/** The name of a follow-up: `AL-2026-0001#1` is the first. */
export function followUp(alert: string, n: number): string {
  return `${alert}#${n}`;
}

/** A second officer agreed to exactly this text and audience. */
export interface Approval {
  by: string;
  at: string;
  digest: string;
}

/** Sent without a second person in an emergency; the CSO is told at once and reviews it afterwards. */
export interface BreakGlass {
  by: string;
  at: string;
  reason: string;
  reviewed?: { by: string; at: string; finding: string };
}

/** Whom a follow-up concerns. */
export const updateScopes = ['all', 'unanswered', 'help'] as const;
export type UpdateScope = (typeof updateScopes)[number];

export interface AlertUpdate {
  at: string;
  by: string;
  scope: UpdateScope;
  body: Bilingual;
  /** While it is missing, both texts are the one there is. */
  missing?: MissingLanguage;
}

export interface AlertChange {
  at: string;
  by: string;
  what:
    | 'drafted'
    | 'changed'
    | 'approval-asked'
    | 'approved'
    | 'declined'
    | 'break-glass'
    | 'reviewed'
    | 'scheduled'
    | 'unscheduled'
    | 'rehearsed'
    | 'sent'
    | 'single-language'
    | 'language-added'
    | 'updated'
    | 'recalled'
    | 'cleared'
    | 'reminded'
    | 'escalated';
  detail?: string;
}

/** One person's answer, in the ledger. */
export interface Answered {
  what: AlertAnswer;
  /** ISO instant. */
  at: string;
  /** Who answered for them; absent when they did. */
  by?: string;
  late?: true;
  /** The security event that “I need help” opened. */
  event?: string;
}

/** A changed copy, with the change in its history. */
export function changeAlert(
  alert: Alert,
  by: string,
  now: Date,
  what: AlertChange['what'],
  fields: Partial<Alert> = {},
  detail?: string,
): Alert {
  const entry: AlertChange = { at: now.toISOString(), by, what, ...(detail !== undefined && { detail }) };
  return { ...alert, ...fields, history: [...alert.history, entry] };
}

/** Stands for exactly what is approved: kind, texts, audience, the answer that is wanted, and the marking. */
export function digestOf(alert: Alert): string {
  const { kind, title, body, audience, wanted, marking } = alert;
  const groups = [audience.include, audience.except].map((terms) => terms.map(termKey).sort());
  const parts = [kind, title.en, title.fr, body.en, body.fr, wanted, marking, groups];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** Whether a second person approved the alert as it now is; a change after it makes the approval void. */
export function isApproved(alert: Alert): boolean {
  return alert.approval !== undefined && alert.approval.digest === digestOf(alert);
}

/** Whether it may be sent: few enough people, approved as it is, or sent without approval in an emergency. */
export function maySend(alert: Alert, people: number, approvalAbove: number): boolean {
  return people <= approvalAbove || isApproved(alert) || alert.breakGlass !== undefined;
}

/** An emergency overtakes everything else that waits to be sent; an exercise overtakes nothing. */
export function laneOf({ kind }: Alert): 'emergency' | 'normal' {
  return kind === 'emergency' ? 'emergency' : 'normal';
}

const day = 24 * 60 * 60 * 1000;

/**
 * How long a message of an alert may be delivered: until answers are late, or for a day. An emergency concerns people
 * until it ends, whenever they were to answer: on a slow platform, or after an outage, that may be over before their turn.
 */
export function expiryOf({ kind, until, startedAt, createdAt }: Alert): string {
  const aDay = new Date(Date.parse(startedAt ?? createdAt) + day).toISOString();
  if (until === undefined) return aDay;
  return kind === 'emergency' && until < aDay ? aDay : until;
}

/** Whether nobody ended it though its time was over a day ago: it is no more what anybody has in mind. */
export function isForgotten(alert: Alert, now: Date): boolean {
  return now.getTime() - Date.parse(expiryOf(alert)) > day;
}

/** Whether people may still answer in time. */
export function isAnswerable(alert: Alert, now: Date): boolean {
  return alert.wanted !== 'none' && !isLate(alert, now);
}

/** An answer after the set time, or after the end, is kept and marked. */
export function isLate(alert: Alert, now: Date): boolean {
  return alert.state !== 'open' || (alert.until !== undefined && now.toISOString() > alert.until);
}

export interface Alerts {
  get(id: string): Promise<Alert | undefined>;
  /** Newest first; `after` is the number after which the page begins. */
  page(after: string | undefined, limit: number): Promise<Alert[]>;
  /** Those that were sent and nobody ended, the oldest first. */
  open(): Promise<Alert[]>;
  /** Those that are open, or ended after `since`, and that chat did not bring to all of their people; newest first. */
  short(since: Date): Promise<Alert[]>;
}
