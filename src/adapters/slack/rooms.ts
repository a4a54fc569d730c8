import { SendError } from '../../chat/errors.ts';
import { slug } from '../../chat/room-name.ts';
import type { NotLetIn, PlatformRoom, RoomAbility, RoomKeeper, RoomWish } from '../../chat/rooms.ts';
import type { ChannelMember } from '../../chat/target.ts';
import { shorten } from '../../chat/words.ts';
import { type Wanted, withFreeName } from '../rooms/free-name.ts';
import type { MadeRooms } from '../rooms/made.ts';
import type { SlackApi } from './api.ts';
import { channelMembers } from './history.ts';
import { invite } from './invite.ts';
import { limits, roomLimits } from './limits.ts';
import type { Members } from './members.ts';

export interface SlackRoomsOptions {
  api: SlackApi;
  made: MadeRooms;
  members: Members;
  /** Every room is a private channel, whatever is wished. */
  allPrivate: boolean;
}

interface Channel {
  id?: string;
  name?: string;
  creator?: string;
  is_archived?: boolean;
  is_member?: boolean;
}

/** Rooms of their own on Slack: channels, private where nobody else may read. */
export function slackRooms({ api, made, members, allPrivate }: SlackRoomsOptions): RoomKeeper {
  const isPrivate = ({ closed }: RoomWish) => closed || allPrivate;

  /** A call whose permission may be missing: only an administrator can change that, so it fails for good. */
  async function ask<T>(...call: Parameters<typeof api.inTurn<T>>): Promise<T> {
    try {
      return await api.inTurn(...call);
    } catch (error) {
      const { reason, missing } = error as SendError;
      if (reason !== 'missing_scope') throw error;
      throw new SendError(reason, true, { missing });
    }
  }

  /** The same, where an answer says that it is so already. */
  async function ensure(
    already: readonly string[],
    ...call: Parameters<typeof api.inTurn<unknown>>
  ): Promise<void> {
    await ask(...call).catch((error: SendError) => {
      if (!already.includes(error.reason)) throw error;
    });
  }

  async function shown(key: string, { id = '', name = '' }: Channel): Promise<PlatformRoom> {
    const { url } = await api.identity();
    const link = url && { link: `${url.replace(/\/*$/, '/')}archives/${id}` };
    return { key, platform: 'slack', place: id, shape: 'channel', name, ...link };
  }

  /** The channel of ours that bears the key, whatever else it is called. */
  async function lookFor({ key, former = [] }: RoomWish): Promise<Channel | undefined> {
    const { user } = await api.identity();
    const bears = new RegExp(`^${slug(key, '', roomLimits.name)}(-|$)`);
    for (let cursor: string | undefined; ; ) {
      const page = {
        types: 'public_channel,private_channel',
        limit: limits.page,
        exclude_archived: false,
        ...(cursor && { cursor }),
      };
      const answer = await ask('conversations.list', (client) => client.conversations.list(page));
      const found = ((answer.channels ?? []) as Channel[]).find(
        ({ id = '', name = '', creator }) => creator === user && bears.test(name) && !former.includes(id),
      );
      if (found) return found;
      cursor = answer.response_metadata?.next_cursor;
      if (!cursor) return undefined;
    }
  }

  const naming = (key: string, name: string): Wanted => ({
    called: (longest) => slug(key, name, longest),
    longest: roomLimits.name,
    apart: '-',
  });

  function make(wish: RoomWish): Promise<Channel> {
    const { key, name } = wish;
    const create = async (called: string) => {
      const channel = { name: called, is_private: isPrivate(wish) };
      const answer = await ask('conversations.create', (client) => client.conversations.create(channel));
      return answer.channel as Channel;
    };
    return withFreeName(naming(key, name), create, () => lookFor(wish));
  }

  return {
    async offer(wish) {
      const { scopes } = await api.introduce();
      const has = (scope: string) => !scopes || scopes.includes(scope);
      const needed = isPrivate(wish) ? 'groups:write' : 'channels:manage';
      if (!has(needed)) return { refused: 'no-permission', missing: [needed] };
      const can = new Set<RoomAbility>(['remove', 'topic', 'rename', 'archive']);
      if (has('pins:write')) can.add('pin');
      if (has('bookmarks:write') && has('bookmarks:read')) can.add('bookmark');
      return { shape: 'channel', invites: 'adding', can };
    },

    async open(wish) {
      const { key } = wish;
      let channel: Channel | undefined;
      const place = await made.ensure(wish, {
        find: async () => {
          channel = await lookFor(wish);
          return channel?.id;
        },
        make: async () => {
          channel = await make(wish);
          return channel.id ?? '';
        },
      });
      if (channel) return shown(key, channel);
      const info = await ask('conversations.info', (client) => client.conversations.info({ channel: place }));
      return shown(key, info.channel as Channel);
    },

    async state({ place: channel }) {
      const asked = ask('conversations.info', (client) => client.conversations.info({ channel }));
      const info = await asked.catch((error: SendError) => {
        if (error.reason !== 'channel_not_found') throw error;
      });
      if (!info) return 'gone';
      const { is_archived: archived, is_member: member } = info.channel as Channel;
      if (archived) return 'archived';
      return member === false ? 'outside' : 'there';
    },

    async letIn({ place: channel }, accounts) {
      const { user: bot } = await api.identity();
      const asked = accounts.filter(({ id }) => id !== bot);
      const refused: NotLetIn[] = [];
      for (let from = 0; from < asked.length; from += roomLimits.invited) {
        refused.push(...(await invite(ask, channel, asked.slice(from, from + roomLimits.invited))));
      }
      const known = new Set(refused.map(({ account }) => account));
      const claimed = asked.filter((account) => !known.has(account));
      return [...refused, ...(await absent(channel, claimed))];
    },

    async inside({ place: channel }) {
      const { user: bot } = await api.identity();
      const others = (await channelMembers(api, channel)).filter((id) => id !== bot);
      return others.map((id) => ({
        id,
        async address() {
          const { standing, email } = await members.sender(id, '');
          return standing === 'member' ? email : undefined;
        },
      }));
    },

    async remove({ place: channel }, { id: user }) {
      // An account that was closed is in no channel any more.
      await ensure(['not_in_channel', 'user_not_found'], 'conversations.kick', (client) =>
        client.conversations.kick({ channel, user }),
      );
    },

    async topic({ place: channel }, text) {
      const topic = shorten(text, roomLimits.topic);
      await ask('conversations.setTopic', (client) => client.conversations.setTopic({ channel, topic }));
    },

    async pin({ place: channel }, { message: timestamp }) {
      await ensure(['already_pinned'], 'pins.add', (client) => client.pins.add({ channel, timestamp }));
    },

    async bookmark({ place: channel_id }, title, link) {
      const { bookmarks = [] } = await ask('bookmarks.list', (client) =>
        client.bookmarks.list({ channel_id }),
      );
      if (bookmarks.some((each) => each.link === link)) return;
      const bookmark = {
        channel_id,
        type: 'link',
        title: shorten(title, roomLimits.bookmark),
        link,
      } as const;
      await ask('bookmarks.add', (client) => client.bookmarks.add(bookmark));
    },

    async rename(room, name) {
      const { place: channel, key } = room;
      if (room.name === slug(key, name, roomLimits.name)) return room;
      const called = await withFreeName(naming(key, name), async (wanted) => {
        const answer = await ask('conversations.rename', (client) =>
          client.conversations.rename({ channel, name: wanted }),
        );
        return (answer.channel as Channel | undefined)?.name ?? wanted;
      });
      return { ...room, name: called };
    },

    async archive({ place: channel }) {
      await ensure(['already_archived'], 'conversations.archive', (client) =>
        client.conversations.archive({ channel }),
      );
    },

    // Slack lets only people bring a channel back.
    async unarchive() {
      throw new SendError('not_supported', true);
    },
  };

  /** Those whom Slack said nothing about and who are not there all the same. */
  async function absent(channel: string, claimed: readonly ChannelMember[]): Promise<NotLetIn[]> {
    if (claimed.length === 0) return [];
    const members = new Set(await channelMembers(api, channel));
    return claimed
      .filter(({ id }) => !members.has(id))
      .map((account) => ({ account, reason: 'unknown' as const }));
  }
}
