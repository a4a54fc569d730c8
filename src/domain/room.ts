import type { Place, Platform } from '../chat/event.ts';
import type { NotLetIn, PlatformRoom, RoomAbility, RoomOffer, RoomState } from '../chat/rooms.ts';

/** What is done to give a crisis its room, in this order. */
export const roomSteps = [
  'open',
  'look',
  'let-in',
  'compare',
  'remove',
  'cards',
  'topic',
  'pin',
  'bookmark',
  'rename',
  'archive',
] as const;
export type RoomStep = (typeof roomSteps)[number];

/** Somebody who is to be in the room, and whether they are. */
export interface RoomPerson {
  state: 'wanted' | 'in' | 'out' | 'leaving';
  reason?: NotLetIn['reason'] | 'no-account';
}

/** Why a step is not done: to be tried again by itself, or only when somebody asks. */
export interface StepTrouble {
  reason: string;
  attempts: number;
  permanent: boolean;
  /** Permissions that an administrator of the platform has to give. */
  missing?: readonly string[];
  /** ISO instant: when it is tried again by itself. */
  again?: string;
}

/**
 * The room that a platform has, or shall have, for a crisis: what was done of what has to be done, so that it goes on
 * after a crash or a refusal where it stopped. Kept apart from the crisis, which people change at the same time.
 */
export interface Room {
  /** The crisis’s number. */
  id: string;
  version: number;
  /** The platforms that may have it, the preferred first; those that refused are gone from the list. */
  platforms: Platform[];
  /** Why a platform cannot have it, and what would be missing. */
  refusals: { platform: Platform; why: string; missing: readonly string[] }[];
  place?: PlatformRoom;
  invites?: RoomOffer['invites'];
  can?: readonly RoomAbility[];
  /** By address. */
  people: Record<string, RoomPerson>;
  /** To be looked at: something was refused or told as if it were not there, or somebody asked for a look. */
  doubted?: 'noticed' | 'asked';
  /** ISO instant: since then somebody may be in it whom the bot did not let in. */
  visited?: string;
  /** People archived it, deleted it, or took the bot out: since when, and the last entry of the log that it was told. */
  lost?: { state: Exclude<RoomState, 'there'>; at: string; upTo: number };
  /** It takes the place of one that was lost: the last entry of the log that a room was told. */
  missed?: number;
  /** Places that were its room before, and were given up. */
  former?: readonly PlatformRoom[];
  /** What was set last, and what was done. */
  topic?: string;
  name?: string;
  carded?: true;
  pinned?: true;
  bookmarked?: true;
  archived?: true;
  troubles: Partial<Record<RoomStep, StepTrouble>>;
  /** ISO instants: when there is something to do (again); when people could work in it; when all was done. */
  tryAt?: string;
  openAt?: string;
  completeAt?: string;
}

/** What the room should be like now. */
export interface RoomPlan {
  name: string;
  topic: string;
  bookmarks: readonly { title: string; url: string }[];
  archive: boolean;
}

/** The steps that are still to be done, in their order. */
export function stepsLeft(room: Room, plan: RoomPlan): RoomStep[] {
  const people = Object.values(room.people);
  const can = new Set(room.can ?? []);
  const left: Readonly<Record<RoomStep, boolean>> = {
    open: room.place === undefined,
    look: room.place !== undefined && room.doubted !== undefined,
    'let-in': people.some(({ state }) => state === 'wanted'),
    compare: room.visited !== undefined,
    remove: can.has('remove') && people.some(({ state }) => state === 'leaving'),
    cards: room.carded === undefined,
    topic: can.has('topic') && room.topic !== plan.topic,
    pin: can.has('pin') && room.pinned === undefined,
    bookmark: can.has('bookmark') && room.bookmarked === undefined && plan.bookmarks.length > 0,
    rename: can.has('rename') && room.name !== plan.name,
    archive: can.has('archive') && plan.archive && room.archived === undefined,
  };
  if (room.archived) return [];
  return roomSteps.filter((step) => left[step] && (!room.lost || step === 'look'));
}

/** Whether people can work in it: it is there and they were let in. */
export function isUsable(room: Room): boolean {
  return room.place !== undefined && room.carded === true && room.lost === undefined;
}

/**
 * Why a step failed, and when it is tried again: when the platform asked for, else after a pause that grows.
 * @param asked seconds that the platform asked to wait
 */
export function troubled(
  before: StepTrouble | undefined,
  failure: Pick<StepTrouble, 'reason' | 'permanent' | 'missing'>,
  asked: number | undefined,
  now: Date,
): StepTrouble {
  const attempts = (before?.attempts ?? 0) + 1;
  const pause = asked === undefined ? Math.min(60_000, 500 * 2 ** attempts) : asked * 1_000;
  return {
    ...failure,
    attempts,
    ...(!failure.permanent && { again: new Date(now.getTime() + pause).toISOString() }),
  };
}

/** Whether a step may be tried now. */
export function mayTry(trouble: StepTrouble | undefined, now: Date): boolean {
  if (!trouble) return true;
  return trouble.again !== undefined && trouble.again <= now.toISOString();
}

/** The keys under which a room is found by where something was said, the more exact first. */
export function placeKeys({ platform, id, thread }: Pick<Place, 'platform' | 'id' | 'thread'>): string[] {
  // Teams writes the message that a conversation in a channel hangs on into its id.
  const [channel = id, hung] = id.split(';messageid=');
  const within = thread ?? hung;
  const keys = [`${platform} ${id}`, `${platform} ${channel}`];
  return [...new Set(within === undefined ? keys : [`${platform} ${channel} ${within}`, ...keys])];
}

/** The key under which a room is kept for that. */
export function placeKey({ platform, place, thread }: PlatformRoom): string {
  const [channel = place] = place.split(';messageid=');
  const hung = thread ?? place.split(';messageid=')[1];
  return hung === undefined ? `${platform} ${channel}` : `${platform} ${channel} ${hung}`;
}

/** Who was in a room without having been let in. */
export interface Visitors {
  /** By address: who may be there, and who may not and was taken out. */
  stay: readonly string[];
  out: readonly string[];
  /** Accounts that belong to nobody of the directory, and were taken out. */
  strangers: readonly string[];
  /** Whoever of both the platform did not take out. */
  left: readonly string[];
}

export interface Rooms {
  get(id: string): Promise<Room | undefined>;
  /** The room of a place, by the keys of `placeKeys`: the first that one has. */
  at(keys: readonly string[]): Promise<Room | undefined>;
  /** Rooms in which there is something to do at `now`. */
  due(now: Date, limit: number): Promise<Room[]>;
  /** When there will be something to do next. */
  next(): Promise<Date | undefined>;
}
