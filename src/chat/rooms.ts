import type { Platform } from './event.ts';
import type { ChannelMember, Posted } from './target.ts';

/** What a platform may be able to do with a room of its own; what it cannot is told in the room's briefing. */
export type RoomAbility = 'remove' | 'topic' | 'pin' | 'bookmark' | 'rename' | 'archive' | 'unarchive';

/**
 * `channel`: a channel of its own. `chat`: a group chat, where only its members read. `thread`: a conversation in a
 * configured channel, whose readers all see it.
 */
export type RoomShape = 'channel' | 'chat' | 'thread';

export interface RoomWish {
  /** The record the room is for, `CR-2026-0001`. Asked for again under the same key, the room that is there is kept. */
  key: string;
  /** As people call it; the platform's own name is made of the key and this. */
  name: string;
  /** Nobody reads it who was not let in: a marking or a screening level asks for it. */
  closed: boolean;
  /** Places that were its room and are given up: none of them is found for it again. */
  former?: readonly string[];
}

/**
 * How a room stands on its platform: people may have archived it, deleted it, or taken the bot out of it (`outside`). Where
 * a platform does not tell these apart, `gone`.
 */
export type RoomState = 'there' | 'archived' | 'gone' | 'outside';

/** What can be had for a wish, from what is configured and consented. */
export interface RoomOffer {
  shape: RoomShape;
  /** `mentioning`: everybody who may be there can read already, and is called by name. */
  invites: 'adding' | 'mentioning';
  can: ReadonlySet<RoomAbility>;
}

/** Why no such room can be had. `missing` names the permissions or settings that would give one, for the operator. */
export interface NoRoom {
  refused: 'not-configured' | 'no-permission' | 'not-closed';
  missing: readonly string[];
}

/** A room that a platform has; opaque but for the platform. */
export interface PlatformRoom {
  /** The record it is for; its name on the platform keeps bearing it. */
  key: string;
  platform: Platform;
  /** As `Place.id` names it. */
  place: string;
  /** As `Place.thread` names it, for a room that is a thread. */
  thread?: string;
  shape: RoomShape;
  /** The platform's name of it. */
  name: string;
  /** Where people find it, where the platform has such addresses. */
  link?: string;
}

/**
 * Somebody who could not be let in, and why: a code for the record, which text turns into a sentence. `not-in-team`:
 * only members of the team can be called into its channels; somebody has to add them to it.
 */
export interface NotLetIn {
  account: ChannelMember;
  reason: 'not-found' | 'left' | 'guest' | 'not-allowed' | 'not-in-team' | 'unknown';
}

/** Somebody who is in a room. */
export interface Insider extends ChannelMember {
  /** Their address, when the platform reports one of a full member of the department's own. */
  address(): Promise<string | undefined>;
}

/** What became of a place: `moved` where it was archived, deleted or brought back, or lost the bot; somebody `joined`. */
export type PlaceNews = 'moved' | 'joined';

/**
 * How a platform makes and keeps rooms. Every call may be made again after a crash or a refusal, and leaves alone what
 * is already so; each takes its turn of the platform's pace. All fail with `SendError`, whose `missing` names the
 * permissions that an administrator has to give; what an offer says the platform cannot do fails for good.
 */
export interface RoomKeeper {
  offer(wish: RoomWish): Promise<RoomOffer | NoRoom>;
  /**
   * The room for this wish: found by its key, or made. `first` are let in where a room cannot be made without them;
   * everybody else is let in by `letIn`. Where a room may have been made before a crash, and the platform cannot tell,
   * it fails once with `may-exist`, for good: asked once more, it makes another.
   */
  open(wish: RoomWish, first: readonly ChannelMember[]): Promise<PlatformRoom>;
  /** How it stands; it is changed by nothing. */
  state(room: PlatformRoom): Promise<RoomState>;
  /**
   * Has `told` called with a place when the platform says that something became of it; only a look says what. Absent where
   * a platform says nothing.
   */
  watch?(told: (place: string, news: PlaceNews) => void): void;
  /** Whoever is in it, the bot itself left out. Absent where nobody is added by hand to a room that is not for everybody. */
  inside?(room: PlatformRoom): Promise<readonly Insider[]>;
  /** Lets people in, or calls them by name where rooms work so; who is there already counts as let in. */
  letIn(room: PlatformRoom, accounts: readonly ChannelMember[]): Promise<readonly NotLetIn[]>;
  remove(room: PlatformRoom, account: ChannelMember): Promise<void>;
  topic(room: PlatformRoom, text: string): Promise<void>;
  pin(room: PlatformRoom, posted: Posted): Promise<void>;
  bookmark(room: PlatformRoom, title: string, url: string): Promise<void>;
  /** Returns the room under the name it then has. */
  rename(room: PlatformRoom, name: string): Promise<PlatformRoom>;
  archive(room: PlatformRoom): Promise<void>;
  unarchive(room: PlatformRoom): Promise<void>;
}
