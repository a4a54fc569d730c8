import { createHmac } from 'node:crypto';
import type { KeptFile, SecurityEvent } from './security-event.ts';

/** Plain words that may become a report, or a message for a log, kept until the person says what to do with them. */
export interface Draft {
  id: string;
  version: number;
  /** Whose it is, as `draftAuthor` writes it; its files name nobody. */
  author: string;
  text: string;
  /** What was said beside it in the form of a report. */
  beside?: Partial<Pick<SecurityEvent, 'type' | 'marking' | 'where' | 'contact' | 'happenedAt'>>;
  files: KeptFile[];
  /**
   * The message that somebody marked, or said in a room: the platform’s id of it, its author’s account, and the ISO instant at
   * which it was said.
   */
  quoted?: { id?: string; author?: string; at?: string };
  /** They asked, by a word before them perhaps, that their author not be named. */
  sealed?: true;
  /** Something else than to send them was offered first: “send it” alone does not say that they are meant for the desk. */
  second?: true;
  /** The draft that holds these words, and what their author went on to say. */
  goesOn?: string;
  /** The event that it became, of which alone something is kept then: whoever presses once more is told of it. */
  became?: string;
  /** ISO instant after which it is dropped. */
  expires: string;
}

/**
 * A person as one draft knows them: enough to recognise whose it is, and no name, for what they wrote may become a
 * confidential report. In another draft they are somebody else. `key`: 32 bytes.
 */
export function draftAuthor(id: string, person: string, key: Uint8Array): string {
  return `draft:${createHmac('sha256', key).update(`${id} ${person}`).digest('base64url')}`;
}

/** Follows a draft's id in a button where what becomes of it is confidential. */
export const keptSealed = 'sealed';

export interface Drafts {
  get(id: string): Promise<Draft | undefined>;
}
