import { createHmac } from 'node:crypto';
import type { Reason } from '../chat/ports.ts';

/** What the detail of an entry is about, as its first word. Readers get each in their language (`handlers/audit/detail.ts`). */
export type DetailCode =
  | 'account'
  | 'action'
  | 'alert'
  | 'answer'
  | 'break-glass'
  | 'called'
  | 'closed'
  | 'compromise'
  | 'conditions'
  | 'declined'
  | 'digest'
  | 'done'
  | 'duty'
  | 'evidence'
  | 'fields'
  | 'file'
  | 'filing'
  | 'form'
  | 'gains'
  | 'handover'
  | 'hold'
  | 'install'
  | 'joined'
  | 'kept-out'
  | 'leftovers'
  | 'loses'
  | 'material'
  | 'notified'
  | 'opened'
  | 'owner'
  | 'privacy'
  | 'put-out'
  | 'readiness'
  | 'record'
  | 'remake'
  | 'reopened'
  | 'report'
  | 'restricted'
  | 'reviewed'
  | 'role'
  | 'services'
  | 'severed'
  | 'severity'
  | 'shared'
  | 'show'
  | 'single-language'
  | 'started'
  | 'state'
  | 'task'
  | 'type'
  | 'until'
  | 'update';

/** What an import or a disposal went through. */
export type Counted = 'people' | 'records' | 'passages' | 'files';

/** What changed, as codes: `severity:low>high`, `3 passages`. */
export type Detail =
  | DetailCode
  | `${DetailCode}:${string}`
  | `${DetailCode} ${string}`
  | `${number} ${Counted}`;

/** Stands for somebody whose name would tell who reported confidentially, or might. */
export const unnamed = 'unnamed';
/** Stands for whoever did what need not be answered for (see `AuditFact`). */
export const somebody = 'somebody';

/**
 * What is to be recorded: who did what to which record from where; never content. Named is who changed something, looked at a record,
 * or was refused one, or a person, that they named. Whoever asked for help, listed their own reports, mistyped, or wrote words without
 * a command is `somebody`, whatever was refused to them: whoever reports confidentially does so just before, and says thanks for it just
 * after, and a line seconds from that report would be its author’s name. Nothing was got at by what is so refused.
 */
export interface AuditFact {
  at: string;
  /** Address, pseudonym, `somebody`, `unnamed`, `platform:account`, `system`, or `os:user` for the command line. */
  who: string;
  what: string;
  outcome: 'done' | 'refused' | 'invalid' | 'failed';
  record?: string;
  /** Why it was refused, or what changed, as codes. */
  detail?: Detail | Reason;
  /** Platform and kind of place. */
  from: string;
}

/** A link of a chain: its number, the hash before it, and its own. */
export interface AuditEntry extends AuditFact {
  seq: number;
  prev: string;
  hash: string;
}

export interface Anchor {
  seq: number;
  hash: string;
}

export const chainStart: Anchor = { seq: 0, hash: '0'.repeat(64) };

/** The next link after `head`. `key` is kept outside the data folder: who changes the file cannot make new hashes. */
export function link(head: Anchor, fact: AuditFact, key: Uint8Array): AuditEntry {
  const entry = { seq: head.seq + 1, prev: head.hash, ...fact };
  return Object.assign(entry, { hash: hashOf(entry, key) });
}

/** Keyed hash over the entry's fields in a fixed order. */
export function hashOf(entry: Omit<AuditEntry, 'hash'>, key: Uint8Array): string {
  const { seq, prev, at, who, what, outcome, record, detail, from } = entry;
  const fields = [seq, prev, at, who, what, outcome, record ?? null, detail ?? null, from];
  return createHmac('sha256', key).update(JSON.stringify(fields)).digest('hex');
}

/** `chain`: where there are several, the one that it is about. */
export type ChainProblem = { chain?: number } & (
  | { kind: 'changed' | 'out-of-order' | 'unreadable'; line: number }
  /** The chain ends before an anchor that was written outside the data folder. */
  | { kind: 'tail-missing'; lastSeq: number; anchor: Anchor }
  | { kind: 'anchor-differs'; anchor: Anchor }
);

/** What is wrong with a link, by the one before it, its place, and the anchors of the chain by their numbers. */
export function checkLink(
  entry: AuditEntry,
  before: Anchor,
  line: number,
  key: Uint8Array,
  anchored: ReadonlyMap<number, Anchor>,
): ChainProblem | undefined {
  if (entry.seq !== before.seq + 1 || entry.prev !== before.hash) return { kind: 'out-of-order', line };
  if (entry.hash !== hashOf(entry, key)) return { kind: 'changed', line };
  const anchor = anchored.get(entry.seq);
  return anchor && anchor.hash !== entry.hash ? { kind: 'anchor-differs', anchor } : undefined;
}

/** The record of who did what: a chain for each instance that writes, numbered from 1. */
export interface AuditTrail {
  chains(): Promise<number[]>;
  /** Entries of a chain in order, at most `limit`, after number `after`. */
  page(after: number, limit: number, chain?: number): Promise<AuditEntry[]>;
  /** All entries about a record, by time. */
  about(record: string): Promise<AuditEntry[]>;
  /** Checks all chains whole, and their anchors; returns the first problem. */
  verify(): Promise<{ entries: number; problem?: ChainProblem }>;
  /** Whether an end was anchored: where none was, `verify` cannot tell that entries are missing behind the last one. */
  isAnchored(): Promise<boolean>;
  /** Where the chain ends that this instance writes. */
  head(): Promise<Anchor>;
}
