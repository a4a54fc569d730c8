import type { Posted } from '../chat/adapter.ts';
import type { Platform } from '../chat/event.ts';
import type { Message } from '../chat/message.ts';

/** One message owed to one person or channel. It is stored before it is sent and settled after. */
export interface Delivery {
  id: string;
  version: number;
  lane: 'emergency' | 'normal';
  to: Recipient;
  content: Content;
  /** The record it is about, so that an owed card can be found and changed. */
  about?: string;
  /** `owed` with `posted` set: the platform shows an older content, which is to be changed in place. */
  state: 'owed' | 'sending' | 'sent' | 'failed';
  /** ISO instants: when it became owed; when it may be tried (next). */
  owedAt: string;
  tryAt: string;
  attempts: number;
  posted?: Posted;
  reason?: string;
  /** Channel cards of this group may be gathered into one message when there are too many. */
  gather?: boolean;
}

/**
 * What is said: words as they are, or a card that is made from its record when it is sent, so that nobody gets one that
 * is out of date and a thousand owed ones cost a thousand lines.
 */
export type Content = Message | Made;

export interface Made {
  /** Id of the card's maker. */
  card: string;
  /** Id of the record it is made from. */
  of: string;
}

export function isMade(content: Content): content is Made {
  return 'of' in content;
}

export type Recipient =
  /** A person by address, a visitor by `platform:account`, or a confidential author by pseudonym. */
  | { kind: 'person'; id: string; platform: Platform }
  | { kind: 'channel'; channel: string; platform: Platform };

/** Which deliveries a sender wants. */
export interface Claim {
  limit: number;
  /** Queues that are to be left alone for now; of every other one at most one delivery is taken. */
  skip?: ReadonlySet<string>;
  /** The one queue to take from, as many as there are. */
  only?: string;
}

/** Messages of one queue go out one after the other: those to one recipient, and apart from them a channel's cards. */
export function queueOf({ to, gather, posted }: Delivery): string {
  if (to.kind === 'person') return `person ${to.id}`;
  return gather && !posted ? `cards ${to.channel}` : `channel ${to.channel}`;
}

export interface Deliveries {
  get(id: string): Promise<Delivery | undefined>;
  /**
   * Takes deliveries of one platform that may be tried at `now`, emergencies first, then by age, and marks them as
   * being sent until `until`. A lease that has run out (the sender died) is taken again. No two callers get the same
   * delivery.
   */
  claim(platform: Platform, now: Date, until: Date, which: Claim): Promise<Delivery[]>;
  /** Deliveries in the order of their ids, for exports. */
  page(after: string | undefined, limit: number): Promise<Delivery[]>;
  /** All that was ever owed because of a record. */
  about(record: string): Promise<Delivery[]>;
  /** How many are owed or being sent. */
  waiting(): Promise<number>;
}
