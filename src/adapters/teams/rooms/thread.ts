import { titled } from '../../../chat/room-name.ts';
import type { PlatformRoom } from '../../../chat/rooms.ts';
import { renderActivity } from '../render.ts';
import { callByName } from './mentions.ts';
import { type RoomParts, type RoomWay, unable } from './shape.ts';

const longestName = 100;

/** The conversation that hangs on a message of a channel. */
export function conversationOf(channel: string, thread: string | undefined): string {
  return thread ? `${channel};messageid=${thread}` : channel;
}

/** A channel, and the message that a conversation of it hangs on. */
export function partsOf(conversation: string): { channel: string; thread?: string } {
  const [channel = '', thread] = conversation.split(';messageid=');
  return { channel, ...(thread && { thread }) };
}

/** Rooms without Graph: conversations in a channel of the settings, whose readers all see them. */
export function threadRooms(
  parts: Omit<RoomParts, 'graph'>,
  channel: string,
  tenant: string | undefined,
): RoomWay {
  const { made, connector } = parts;
  return {
    ...unable,

    offer: async () => ({ shape: 'thread', invites: 'mentioning', can: new Set() }),

    async open(wish): Promise<PlatformRoom> {
      const { key, name } = wish;
      const title = titled(key, name, longestName);
      // What was posted in a channel cannot be looked for.
      const conversation = await made.ensure(wish, {
        make: async () =>
          conversationOf(
            channel,
            await connector.post(
              channel,
              renderActivity({ text: title, card: [{ kind: 'heading', text: title }] }),
            ),
          ),
      });
      const { channel: place, thread = '' } = partsOf(conversation);
      const query = tenant ? `?tenantId=${tenant}` : '';
      const link = `https://teams.microsoft.com/l/message/${encodeURIComponent(place)}/${thread}${query}`;
      return { key, platform: 'teams', place, thread, shape: 'thread', name: title, link };
    },

    // Whether somebody deleted the message that it hangs on cannot be asked.
    state: async ({ place }) => ((await connector.isIn(place)) ? 'there' : 'outside'),

    letIn: ({ name, place, thread }, accounts) =>
      callByName(parts, { name, place, into: conversationOf(place, thread) }, accounts),
  };
}
