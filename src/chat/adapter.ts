import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Directory } from './directory.ts';
import type { ChatEvent, Language, Platform, Sender } from './event.ts';
import type { Form, Makeable, Message } from './message.ts';
import type { Budget } from './pacer.ts';
import type { RoomKeeper } from './rooms.ts';
import type { ChannelMember, Posted, Target } from './target.ts';

/** What the pipeline answers to one event; an adapter shows each part that is there. */
export interface Reply {
  /** Shown where the event happened, to whoever sees answers there; beside `own`, once that was shown. */
  here?: Message;
  /** Shown in the person's own chat with the bot. */
  own?: Message;
  /** The same where a platform shows it to the person alone beside their words: absent where it reads the same there. */
  aside?: Message;
  /** Shown where the event happened, in place of `here`, when the person's own chat takes neither `own` nor `form`. */
  undelivered?: Message;
  /** Nothing else tells the person what it says: an adapter that can choose does not let it vanish. */
  lasts?: true;
  /** What it says is owed to the person as a message of its own already. */
  owed?: true;
  /** It shows something that may be stored nowhere else. */
  secret?: true;
  /** Takes the place of the card whose button was pressed, or of the form that was sent off. */
  replace?: Message;
  /**
   * Fields of the submitted form that cannot be used, by name; nothing was recorded and everything typed is kept: `form` is
   * the same form as it was sent, and takes its place where the platform does not keep what was typed by itself. Where that
   * cannot be, `here` or `own` says what is wrong.
   */
  errors?: Readonly<Record<string, string>>;
  /** To be filled in; of a form that was sent and not taken, the same with what was typed, beside `here`, which says why. */
  form?: ShownForm;
  /** The form had been sent before, and its card shows what became of that: `here` takes no card's place. */
  apart?: true;
  /** The person's home view. */
  home?: Message;
}

export interface ShownForm {
  form: Form;
  /** `own`: where the platform can only show a form as a card, it belongs in the person's own chat. */
  where: 'here' | 'own';
  /** A message with a button that opens the same form, for a platform that cannot open one at this moment. */
  opener: Message;
}

/**
 * One HTTP route of the one server. The handler reads the raw request itself and always answers; `request` is the
 * request's id in the log.
 */
export interface Route {
  method: 'GET' | 'POST';
  path: string;
  handle(req: IncomingMessage, res: ServerResponse, request: string): void | Promise<void>;
}

/**
 * Whether an account was fixed to somebody of the directory who is still there: who it is when the platform cannot be
 * asked about it.
 */
export type IsPinned = (account: string, tenant: string) => Promise<boolean>;

/** @param request id of the HTTP request that brought the event; absent: it gets an id of its own */
export type Handle = (event: ChatEvent, request?: string) => Promise<Reply>;

/**
 * Told of a part of a reply that its platform did not take, or that nobody knows of whether it did: it is owed to whoever the event
 * is from, in their own chat. Never fails.
 */
export type Unshown = (event: ChatEvent, reply: Reply, part: Message) => Promise<void>;

/** Who will read: whoever wrote, or the account that the bot writes to first. */
export type Reader = Sender | Extract<Target, { kind: 'account' }>;

export interface Made {
  /** Absent when the reader may not have it (any more), or it cannot be made. */
  bytes?: Uint8Array;
  /** The reader's language, for what is said about it. */
  language: Language;
}

/**
 * Makes a file or picture now; never fails. `give` is recorded in the audit; `show` is part of a message that was, or a
 * look at how large a file will be.
 */
export type Make = (what: Makeable, reader: Reader | undefined, purpose: 'show' | 'give') => Promise<Made>;

/** How fast a platform takes messages that the bot writes first. */
export interface Pace {
  posts: Budget;
  /** Changes of messages in place; the same budget where the platform counts all calls together. */
  changes: Budget;
  /** Least time between two messages to the same place, in milliseconds. */
  samePlaceMs: number;
}

export interface Adapter {
  platform: Platform;
  routes: readonly Route[];
  pace: Pace;
  start(handle: Handle, make: Make, unshown: Unshown): Promise<void>;
  stop(): Promise<void>;
  /**
   * Sends first, in its turn of the pace. Fails with `SendError`. `key` is the same when the same message is sent again
   * after a crash.
   * @param inTime asked when its turn has come; where it says no, it fails with `TurnTooLate`
   */
  send(target: Target, message: Message, key: string, inTime?: () => boolean): Promise<Posted>;
  /**
   * Changes a message in place, in its turn of the pace or, with `now`, at once; its files have been given. Fails with
   * `SendError`.
   */
  update(posted: Posted, message: Message, reader?: Reader, turn?: 'now'): Promise<void>;
  /**
   * Looks which of these keys' messages were taken after `since`. Absent where the platform cannot tell. Fails with
   * `SendError`.
   */
  find?(target: Target, keys: readonly string[], since: Date): Promise<ReadonlyMap<string, Posted>>;
  /** How the platform is asked who is there; absent where nobody has to be looked up. */
  directory?: Directory;
  /** How the platform makes and keeps rooms of its own; absent where there can be none. */
  rooms?: RoomKeeper;
  /** The accounts that read a shared channel. Fails with `SendError`. */
  members(channel: string): Promise<ChannelMember[]>;
  /** One word and, when something is wrong, a sentence for the operator: shown by `/readyz`. */
  state(): { status: 'ok' | 'starting' | 'failing'; detail?: string };
}
