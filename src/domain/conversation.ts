import type { Platform } from '../chat/event.ts';

/**
 * How the bot reaches an account that it has met or that `sync` found, kept so that it can write first: plain data for
 * any SDK.
 */
export interface Conversation {
  /** `platform:account`. */
  id: string;
  version: number;
  platform: Platform;
  account: string;
  /** The conversation of bot and person; empty while there is none. */
  conversation: string;
  serviceUrl: string;
  tenant?: string;
  /** The platform's second id of the account, where it has one (Teams' `29:…` beside the directory's object id). */
  user?: string;
  /** The person has been welcomed. */
  greeted?: boolean;
  /** `not-installed`: the bot is not installed for them; `left`: the account was closed. Absent: never looked up. */
  state?: 'ok' | 'not-installed' | 'left';
  /** ISO instant: when the platform was last asked about the account. */
  checkedAt?: string;
  /** ISO instant: when the platform last told that the account is not what it was; what was known before is to be asked anew. */
  changedAt?: string;
  /** A room that was begun to be made; whether the platform has it is not known. */
  making?: true;
  /** All the console's rooms, in its one record: it has no servers of its own to keep them. */
  rooms?: readonly ConsoleRoom[];
}

/** A room of the console, as a platform's servers would keep it. */
export interface ConsoleRoom {
  key: string;
  /** The place's id. */
  id: string;
  name: string;
  /** Who is in it, by address. */
  members: readonly string[];
  topic?: string;
  /** Ids of pinned messages. */
  pinned: readonly string[];
  bookmarks: readonly { title: string; url: string }[];
  archived?: true;
}

/** The id under which an account's conversation is kept. */
export function conversationId(platform: Platform, account: string): string {
  return `${platform}:${account}`;
}

export interface Conversations {
  get(id: string): Promise<Conversation | undefined>;
}
