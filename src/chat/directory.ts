import type { Platform, Sender } from './event.ts';
import type { ChannelMember } from './target.ts';

/** An account as a platform lists it. `left`: it was closed. */
export interface Listed {
  sender: Sender;
  left: boolean;
}

/** How the bot reaches an account; `conversation` and `serviceUrl` as `Conversation` keeps them. */
export interface Way {
  account: string;
  conversation: string;
  serviceUrl: string;
  state: 'ok' | 'not-installed' | 'left';
}

/** An account to look up, with the conversation that is known already. */
export interface Asked extends ChannelMember {
  conversation?: string;
}

/** Asks a platform who is there and how they are reached, at the pace the platform allows: for `sync`. */
export interface Directory {
  platform: Platform;
  /** For how long an account's way is taken to be right, in milliseconds; absent: for good, once it is known. */
  fresh?: number;
  /** Accounts whose ways are looked up in a minute at most. */
  perMinute: number;
  /**
   * Accounts with their addresses: all there are, or at least those with one of `wanted`.
   * Fails with `SendError` and `MissingPermission`.
   */
  accounts(wanted: readonly string[], stop?: AbortSignal): AsyncIterable<Listed>;
  /**
   * The way to each of the accounts, as far as the platform tells.
   * @param install has the app installed for those who lack it, where the platform knows such a thing
   * @param note told, once, of what could not be done for want of a permission
   * Fails with `SendError` and `MissingPermission`.
   */
  ways(
    accounts: readonly Asked[],
    options: { install: boolean; note(missing: MissingPermission): void; stop?: AbortSignal },
  ): AsyncIterable<Way>;
}

/** The platform refuses a question because an administrator has not allowed it. */
export class MissingPermission extends Error {
  override readonly name = 'MissingPermission';
  constructor(
    readonly platform: Platform,
    readonly permission: string,
    /** What it is for: `to find …`. */
    readonly why: string,
  ) {
    super(`missing ${permission}`);
  }
}
