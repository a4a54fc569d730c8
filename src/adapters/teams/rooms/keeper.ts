import { SendError } from '../../../chat/errors.ts';
import type { Language } from '../../../chat/event.ts';
import type { NoRoom, PlatformRoom, RoomKeeper, RoomWish } from '../../../chat/rooms.ts';
import type { MadeRooms } from '../../rooms/made.ts';
import type { Graph } from '../graph.ts';
import { neededForChats } from '../permissions.ts';
import { channelRooms } from './channel.ts';
import { chatRooms } from './chat.ts';
import type { RoomConnector, RoomWay } from './shape.ts';
import { threadRooms } from './thread.ts';

export interface TeamsRoomsOptions {
  /** Absent: without credentials, there is no Graph. */
  graph?: Graph | undefined;
  appId: string;
  tenant?: string | undefined;
  made: MadeRooms;
  connector: RoomConnector;
  /** In which what everybody reads is said, in their order. */
  languages?: readonly Language[] | undefined;
  /** The team whose channels are rooms. */
  team?: string | undefined;
  /** The channel, as Teams names it, whose conversations are rooms where there is no such team, or no consent. */
  channel?: string | undefined;
}

const settings = ['crisis.rooms.teams.team', 'crisis.rooms.teams.channel'] as const;

/**
 * Rooms on Teams: closed ones are group chats; open ones channels of the settings' team, or conversations in the
 * settings' channel. What there is depends on what an administrator and the team's owner have consented to.
 */
export function teamsRooms(options: TeamsRoomsOptions): RoomKeeper {
  const { graph, appId, team, channel, made, connector, tenant, languages = ['en', 'fr'] } = options;
  const parts = { made, connector, languages };
  const chats = graph && chatRooms({ graph, ...parts }, appId);
  const channels = graph && team ? channelRooms({ graph, ...parts }, team) : undefined;
  const threads = channel ? threadRooms(parts, channel, tenant) : undefined;

  async function closed(): Promise<RoomWay | NoRoom> {
    if (!graph || !chats) return { refused: 'not-closed', missing: [] };
    const lacking = async (fresh: boolean) => {
      const roles = await graph.roles(fresh);
      return neededForChats.filter((permission) => !roles.has(permission));
    };
    // A consent that was given a minute ago is not in a token of before.
    const missing = (await lacking(false)).length > 0 ? await lacking(true) : [];
    return missing.length > 0 ? { refused: 'no-permission', missing } : chats;
  }

  async function open(): Promise<RoomWay | NoRoom> {
    const missing = channels ? await missingIn() : [];
    if (channels && missing.length === 0) return channels;
    if (threads) return threads;
    return missing.length > 0
      ? { refused: 'no-permission', missing }
      : { refused: 'not-configured', missing: settings };
  }

  /** What the app lacks in the team: whoever adds it there consents to all that it asks for, or to nothing. */
  async function missingIn(): Promise<string[]> {
    const url = `/teams/${encodeURIComponent(team ?? '')}/channels?$select=id`;
    const [answer] = (await graph?.ask([{ method: 'GET', url }])) ?? [];
    if (answer?.status === 200) return [];
    if (answer?.status === 403) return ['ChannelSettings.ReadWrite.Group', 'Channel.Create.Group'];
    if (answer?.status === 404) return [settings[0]];
    throw new SendError(`status ${answer?.status ?? 0}`, false);
  }

  const choose = (wish: RoomWish) => (wish.closed ? closed() : open());

  /** The way of a room that there is. */
  function wayOf({ shape }: PlatformRoom): RoomWay {
    const way = { chat: chats, channel: channels, thread: threads }[shape];
    if (!way) throw new SendError('not-configured', true);
    return way;
  }

  return {
    async offer(wish) {
      const way = await choose(wish);
      return 'refused' in way ? way : way.offer();
    },
    async open(wish, first) {
      const way = await choose(wish);
      if ('refused' in way) throw new SendError(way.refused, true, { missing: way.missing });
      return way.open(wish, first);
    },
    state: async (room) => wayOf(room).state(room),
    letIn: async (room, accounts) => wayOf(room).letIn(room, accounts),
    inside: async (room) => (await wayOf(room).inside?.(room)) ?? [],
    remove: async (room, account) => wayOf(room).remove(room, account),
    topic: async (room, text) => wayOf(room).topic(room, text),
    pin: async (room, posted) => wayOf(room).pin(room, posted),
    bookmark: async (room, title, url) => wayOf(room).bookmark(room, title, url),
    rename: async (room, name) => wayOf(room).rename(room, name),
    archive: async (room) => wayOf(room).archive(room),
    unarchive: async (room) => wayOf(room).unarchive(room),
  };
}
