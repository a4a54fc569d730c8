import type { Platform } from './event.ts';

/** Whom or what a message is sent to when the bot writes first. */
export type Target =
  | { kind: 'account'; platform: Platform; id: string; tenant?: string }
  /** `thread` as `Place.thread` names it: a room that is a conversation in a channel. */
  | { kind: 'channel'; platform: Platform; id: string; thread?: string };

/** A message that a platform has taken, so that it can be changed later. Opaque but for the platform. */
export interface Posted {
  platform: Platform;
  place: string;
  message: string;
}

/** An account as `Sender` names it. */
export interface ChannelMember {
  id: string;
  tenant?: string;
}
