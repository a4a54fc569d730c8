import { SendError } from '../../../chat/errors.ts';
import { titled } from '../../../chat/room-name.ts';
import type { PlatformRoom, RoomAbility, RoomWish } from '../../../chat/rooms.ts';
import { shorten } from '../../../chat/words.ts';
import { type Wanted, withFreeName } from '../../rooms/free-name.ts';
import type { GraphAnswer } from '../graph.ts';
import { callByName } from './mentions.ts';
import { arrive, finished, type RoomParts, type RoomWay, settled, unable } from './shape.ts';

const longestName = 50;
const longestDescription = 1_024;
const settings = 'ChannelSettings.ReadWrite.Group';
const archiving = 'ChannelSettings.ReadWrite.All';

interface Channel {
  id: string;
  displayName: string;
  description?: string | null;
  webUrl?: string;
  isArchived?: boolean;
}

/** Rooms that are channels of one team: everybody of the team reads, and those who are needed are called by name. */
export function channelRooms(parts: RoomParts, team: string): RoomWay {
  const { graph, made, connector } = parts;
  const channels = `/teams/${encodeURIComponent(team)}/channels`;
  const channel = (id: string) => `${channels}/${encodeURIComponent(id)}`;

  async function get(id: string): Promise<Channel> {
    const [answer] = await graph.ask([{ method: 'GET', url: channel(id) }]);
    return settled(answer, settings).body as Channel;
  }

  async function patch(id: string, body: object): Promise<void> {
    const [answer] = await graph.ask([{ method: 'PATCH', url: channel(id), body }]);
    nameable(answer, settings);
  }

  /** A channel of ours says so in its description until it has another. */
  async function lookFor({ key, former = [] }: RoomWish): Promise<Channel | undefined> {
    const [answer] = await graph.ask([{ method: 'GET', url: channels }]);
    const { value } = settled(answer, settings).body as { value: Channel[] };
    return value.find(({ id, description }) => description === markOf(key) && !former.includes(id));
  }

  /** Names of deleted channels are taken for thirty days. */
  const naming = (key: string, name: string): Wanted => ({
    called: (longest) => nameOf(key, name, longest),
    longest: longestName,
    apart: ' ',
  });

  async function make(wish: RoomWish): Promise<Channel> {
    const { key, name } = wish;
    const create = async (displayName: string) => {
      const body = { displayName, description: markOf(key), membershipType: 'standard' };
      const answer = await graph.one({ method: 'POST', url: channels, body });
      return nameable(answer, 'Channel.Create.Group').body as Channel;
    };
    return withFreeName(naming(key, name), create, () => lookFor(wish));
  }

  /** Archiving and its end; being so already is as good. */
  async function setArchived(id: string, archived: boolean): Promise<void> {
    if (!(await graph.roles()).has(archiving)) {
      throw new SendError('no-permission', true, { missing: [archiving] });
    }
    if (!!(await get(id)).isArchived === archived) return;
    const url = `${channel(id)}/${archived ? 'archive' : 'unarchive'}`;
    const [answer] = await graph.ask([{ method: 'POST', url }]);
    await finished(graph, settled(answer, archiving).location, archiving);
  }

  return {
    ...unable,

    async offer() {
      const can = new Set<RoomAbility>(['topic', 'rename']);
      if ((await graph.roles()).has(archiving)) can.add('archive').add('unarchive');
      return { shape: 'channel', invites: 'mentioning', can };
    },

    async open(wish) {
      const place = await made.ensure(wish, {
        find: async () => (await lookFor(wish))?.id,
        make: async () => (await make(wish)).id,
      });
      await arrive({ connector }, place);
      return shown(wish.key, await get(place));
    },

    async state({ place }) {
      const [answer] = await graph.ask([{ method: 'GET', url: channel(place) }]);
      if (answer?.status === 404) return 'gone';
      const { isArchived } = settled(answer, settings).body as Channel;
      if (isArchived) return 'archived';
      return (await connector.isIn(place)) ? 'there' : 'outside';
    },

    letIn: ({ name, place }, accounts) => callByName(parts, { name, place, into: place }, accounts),

    topic: ({ place }, text) => patch(place, { description: shorten(text, longestDescription) }),

    async rename(room, name) {
      if (room.name === nameOf(room.key, name, longestName)) return room;
      const called = await withFreeName(naming(room.key, name), async (displayName) => {
        await patch(room.place, { displayName });
        return displayName;
      });
      return { ...room, name: called };
    },

    archive: ({ place }) => setArchived(place, true),
    unarchive: ({ place }) => setArchived(place, false),
  };
}

function shown(key: string, { id, displayName: name, webUrl }: Channel): PlatformRoom {
  return { key, platform: 'teams', place: id, shape: 'channel', name, ...(webUrl && { link: webUrl }) };
}

function markOf(key: string): string {
  return `Vigie: ${key}`;
}

/** What the name of a channel may not hold is left out. */
function nameOf(key: string, name: string, longest: number): string {
  const plain = name.replace(/[~#%&*{}+/\\:<>?|'"’,]/g, ' ').replace(/\.+\s*$/g, '');
  return titled(key, plain, longest).replace(/[.\s]+$/, '');
}

/** The same as `settled`, where a name that is taken is told apart. */
function nameable(answer: GraphAnswer | undefined, needs: string): GraphAnswer {
  const { status, body } = answer ?? {};
  const taken =
    status === 409 || (status === 400 && /name.{0,40}(exist|taken|in use)/i.test(JSON.stringify(body)));
  return settled(taken ? { status: 409, body: { error: { code: 'name_taken' } } } : answer, needs);
}
