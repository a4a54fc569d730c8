import type { Platform } from '../chat/event.ts';

/** How the bot reaches an account that it has met, kept so that it can write first: plain data for any SDK. */
export interface Conversation {
  /** `platform:account`. */
  id: string;
  version: number;
  platform: Platform;
  account: string;
  /** The conversation of bot and person. */
  conversation: string;
  serviceUrl: string;
  tenant?: string;
  /** The platform's second id of the account, where it has one (Teams' `29:…` beside the directory's object id). */
  user?: string;
  /** The person has been welcomed. */
  greeted?: boolean;
}

export interface Conversations {
  get(id: string): Promise<Conversation | undefined>;
}
