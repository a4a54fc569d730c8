import { SendError } from '../../chat/errors.ts';
import { titled } from '../../chat/room-name.ts';
import type { PlatformRoom, RoomKeeper } from '../../chat/rooms.ts';
import type { ChannelMember } from '../../chat/target.ts';
import type { ConsoleRoom } from '../../domain/conversation.ts';
import type { KeptRooms } from './kept-rooms.ts';
import { type ConsolePerson, guest } from './receive.ts';

const longestName = 100;
const offer = {
  shape: 'channel',
  invites: 'adding',
  can: new Set(['remove', 'topic', 'pin', 'bookmark', 'rename', 'archive', 'unarchive'] as const),
} as const;

/** Rooms of the console: regions that only those see who were let in. */
export function consoleRooms(kept: KeptRooms, people: () => Promise<ConsolePerson[]>): RoomKeeper {
  /** Changes a room that is open. */
  async function change(
    { place }: { place: string },
    work: (room: ConsoleRoom) => ConsoleRoom,
    archived = false,
  ): Promise<void> {
    await kept.look();
    const room = kept.find(place);
    if (!room) throw new SendError('channel_not_found', true);
    if (room.archived && !archived) throw new SendError('is_archived', true);
    await kept.change(place, work);
  }

  return {
    offer: async () => offer,

    async open({ key, name, former = [] }) {
      return shown(await kept.open(key, titled(key, name, longestName), former));
    },

    async state({ place }) {
      await kept.look();
      const room = kept.find(place);
      if (!room) return 'gone';
      return room.archived ? 'archived' : 'there';
    },

    async letIn(room, accounts) {
      const there = new Set((await people()).map(({ id }) => id));
      const refused = accounts.filter(({ id }) => id === guest.id || !there.has(id));
      const added = accounts.map(({ id }) => id).filter((id) => id !== guest.id && there.has(id));
      await change(room, (each) => {
        const members = [...new Set([...each.members, ...added])];
        return members.length === each.members.length ? each : { ...each, members };
      });
      return refused.map((account: ChannelMember) => ({
        account,
        reason: account.id === guest.id ? 'guest' : 'not-found',
      }));
    },

    async inside({ place }) {
      await kept.look();
      return (kept.find(place)?.members ?? []).map((id) => ({ id, address: async () => id }));
    },

    async remove(room, { id }) {
      await change(room, (each) =>
        each.members.includes(id) ? { ...each, members: each.members.filter((other) => other !== id) } : each,
      );
    },

    topic: (room, text) => change(room, (each) => (each.topic === text ? each : { ...each, topic: text })),

    pin: (room, { message }) =>
      change(room, (each) =>
        each.pinned.includes(message) ? each : { ...each, pinned: [...each.pinned, message] },
      ),

    bookmark: (room, title, url) =>
      change(room, (each) =>
        each.bookmarks.some((other) => other.url === url)
          ? each
          : { ...each, bookmarks: [...each.bookmarks, { title, url }] },
      ),

    async rename(room, name) {
      const called = titled(room.key, name, longestName);
      await change(room, (each) => (each.name === called ? each : { ...each, name: called }));
      return { ...room, name: called };
    },

    archive: (room) => change(room, (each) => (each.archived ? each : { ...each, archived: true }), true),

    unarchive: (room) =>
      change(
        room,
        (each) => {
          const { archived, ...open } = each;
          return archived ? open : each;
        },
        true,
      ),
  };
}

function shown({ key, id, name }: ConsoleRoom): PlatformRoom {
  return { key, platform: 'console', place: id, shape: 'channel', name };
}
