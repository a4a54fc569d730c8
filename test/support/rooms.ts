import { SendError } from '../../src/chat/errors.ts';
import type { Platform } from '../../src/chat/event.ts';
import type {
  NoRoom,
  NotLetIn,
  PlatformRoom,
  RoomAbility,
  RoomKeeper,
  RoomOffer,
  RoomWish,
} from '../../src/chat/rooms.ts';
import type { ChannelMember, Posted } from '../../src/chat/target.ts';

export interface FakeRoom extends PlatformRoom {
  closed: boolean;
  members: Set<string>;
  /** How often everybody was called by name. */
  called: string[];
  topicText?: string;
  pinned: string[];
  bookmarks: string[];
  archived: boolean;
  /** What people did to it. */
  state?: 'gone' | 'outside';
}

/** A platform that keeps rooms in memory, and that can refuse what a test wants it to. */
export interface FakeRooms {
  keeper: RoomKeeper;
  rooms: FakeRoom[];
  /** Every call in order, `topic CR-2026-0001`. */
  calls: string[];
  offer: RoomOffer | NoRoom;
  /** The next calls of a kind fail so. */
  fail(call: keyof RoomKeeper, error: SendError, times?: number): void;
  /** Accounts that cannot be let in. */
  strangers: Map<string, NotLetIn['reason']>;
}

const everything: ReadonlySet<RoomAbility> = new Set<RoomAbility>([
  'remove',
  'topic',
  'pin',
  'bookmark',
  'rename',
  'archive',
]);

export function fakeRooms(platform: Platform): FakeRooms {
  const failures = new Map<string, SendError[]>();
  const fake: FakeRooms = {
    rooms: [],
    calls: [],
    offer: { shape: 'channel', invites: 'adding', can: everything },
    strangers: new Map(),
    fail(call, error, times = 1) {
      failures.set(call, [...(failures.get(call) ?? []), ...Array.from({ length: times }, () => error)]);
    },
    keeper: {
      async offer(wish: RoomWish) {
        call('offer', wish.key);
        return fake.offer;
      },
      async open(wish, first) {
        const there = fake.rooms.find(({ key, place }) => key === wish.key && !wish.former?.includes(place));
        // As when the answer is lost on its way: it was made all the same.
        const room = there ?? made(wish, first);
        if (!there) fake.rooms.push(room);
        call('open', wish.key);
        return shown(room);
      },
      async state(room) {
        call('state', room.key);
        const found = fake.rooms.find((each) => each.place === room.place);
        return found?.archived ? 'archived' : (found?.state ?? (found ? 'there' : 'gone'));
      },
      async letIn(room, accounts) {
        call('letIn', room.key);
        const found = real(room);
        found.called.push(...accounts.map(({ id }) => id));
        const refused: NotLetIn[] = [];
        for (const account of accounts) {
          const reason = fake.strangers.get(account.id);
          if (reason) refused.push({ account, reason });
          else found.members.add(account.id);
        }
        return refused;
      },
      async inside(room) {
        call('inside', room.key);
        return [...real(room).members].map((id) => ({ id, address: async () => id }));
      },
      async remove(room, account) {
        call('remove', room.key);
        real(room).members.delete(account.id);
      },
      async topic(room, text) {
        call('topic', room.key);
        real(room).topicText = text;
      },
      async pin(room, posted: Posted) {
        call('pin', room.key);
        real(room).pinned.push(posted.message);
      },
      async bookmark(room, title) {
        call('bookmark', room.key);
        real(room).bookmarks.push(title);
      },
      async rename(room, name) {
        call('rename', room.key);
        real(room).name = name;
        return shown(real(room));
      },
      async archive(room) {
        call('archive', room.key);
        real(room).archived = true;
      },
      async unarchive(room) {
        call('unarchive', room.key);
        const found = fake.rooms.find(({ place }) => place === room.place);
        if (found) found.archived = false;
      },
    },
  };
  return fake;

  function call(what: string, key: string): void {
    fake.calls.push(`${what} ${key}`);
    const error = failures.get(what)?.shift();
    if (error) throw error;
  }

  function made(wish: RoomWish, first: readonly ChannelMember[]): FakeRoom {
    return {
      key: wish.key,
      platform,
      place: `${platform}-room-${fake.rooms.length + 1}`,
      shape: 'offer' in fake && 'shape' in fake.offer ? fake.offer.shape : 'channel',
      name: wish.name,
      closed: wish.closed,
      members: new Set(first.slice(0, 1).map(({ id }) => id)),
      called: [],
      pinned: [],
      bookmarks: [],
      archived: false,
    };
  }

  function real({ place }: PlatformRoom): FakeRoom {
    const room = fake.rooms.find((each) => each.place === place);
    if (!room || room.state) throw new SendError('channel_not_found', true);
    if (room.archived) throw new SendError('is_archived', true);
    return room;
  }

  function shown({ key, place, shape, name }: FakeRoom): PlatformRoom {
    return { key, platform, place, shape, name, link: `https://rooms.example/${place}` };
  }
}
