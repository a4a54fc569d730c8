import { createHash } from 'node:crypto';
import type { Language } from '../chat/event.ts';

/** The ways to people whom chat does not reach. */
export const outsideKinds = ['email', 'sms'] as const;
export type OutsideKind = (typeof outsideKinds)[number];

/** What is said outside of chat: the alert itself, its follow-up of a number, or that it is withdrawn. */
export type Saying = 'alert' | `${number}` | 'recalled';

/** Where the message outside of chat stands, in a person's line of an alert's ledger. */
export interface Outside {
  state: 'sending' | 'sent' | 'owed' | 'failed';
  /** ISO instant: since when; while `owed`, when it may be tried. */
  at: string;
  attempts: number;
  /** What is said; absent for the alert itself. */
  of?: Saying;
  /** The service's own number of it. */
  id?: string;
  reason?: string;
}

/** What is said outside of chat, in one person's language: nothing about the person. */
export interface OutsideWords {
  language: Language;
  title: string;
  body: string;
  /** Stands after the body, and is never cut. */
  last: string;
}

/** A service that takes e-mails or text messages. Both fail with `SendError`. */
export interface OutsideWay {
  kind: OutsideKind;
  /** Sends it, and returns the service's number of it. `reference` is the same when it is sent again after a crash. */
  send(to: string, words: OutsideWords, reference: string): Promise<string>;
  /** The number of the message that was sent under a reference; undefined when none was. */
  sent(reference: string): Promise<string | undefined>;
}

/** A service's reference of a message: it tells nothing of whom it went to. */
export function outsideReference(line: string, kind: OutsideKind, saying: Saying): string {
  return createHash('sha256')
    .update(`${line} ${kind}${saying === 'alert' ? '' : ` ${saying}`}`)
    .digest('hex')
    .slice(0, 32);
}

/** A number as services for text messages take it; undefined for what no text message reaches, such as an extension. */
export function textNumber(telephone: string | undefined): string | undefined {
  if (!telephone || /[a-z]/i.test(telephone)) return undefined;
  const digits = telephone.replace(/\D/g, '');
  if (telephone.trim().startsWith('+')) return digits.length >= 8 ? `+${digits}` : undefined;
  if (digits.length === 10) return `+1${digits}`;
  return digits.length === 11 && digits.startsWith('1') ? `+${digits}` : undefined;
}
