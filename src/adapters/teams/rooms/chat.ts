import { SendError } from '../../../chat/errors.ts';
import { titled } from '../../../chat/room-name.ts';
import type { NotLetIn, PlatformRoom, RoomWish } from '../../../chat/rooms.ts';
import type { ChannelMember } from '../../../chat/target.ts';
import { appBinding, findApp } from '../catalogue.ts';
import type { GraphAnswer } from '../graph.ts';
import { arrive, type RoomParts, type RoomWay, settled, unable } from './shape.ts';

const longestTopic = 250;
/** So many of those who are wanted are tried to make a chat with, two at a time. */
const candidates = 4;

interface Chat {
  id: string;
  topic?: string | null;
  webUrl?: string;
}

interface Member {
  id: string;
  userId?: string;
  email?: string | null;
}

/** Rooms that only those read who are in them: group chats, which the app makes and installs itself in. */
export function chatRooms({ graph, made, connector }: RoomParts, appId: string): RoomWay {
  const chat = (id: string) => `/chats/${encodeURIComponent(id)}`;

  async function members(place: string): Promise<Member[]> {
    const found: Member[] = [];
    for (let url: string | undefined = `${chat(place)}/members`; url; ) {
      const [answer] = await graph.ask([{ method: 'GET', url }]);
      const body = settled(answer, 'Chat.Manage.Chat').body as {
        value: Member[];
        '@odata.nextLink'?: string;
      };
      found.push(...body.value);
      url = body['@odata.nextLink']?.slice(graph.base.length);
    }
    return found;
  }

  /** Two make a chat, the others are let in: whom Graph does not know must not keep it from being made. */
  async function make({ key, name }: RoomWish, first: readonly ChannelMember[]): Promise<Chat> {
    let answer: GraphAnswer | undefined;
    for (const two of pairs(first.slice(0, candidates))) {
      answer = await graph.one({
        method: 'POST',
        url: '/chats',
        body: { chatType: 'group', topic: topicOf(key, name), members: two.map((each) => memberOf(each)) },
      });
      if (answer.status !== 404 && answer.status !== 400) break;
    }
    return settled(answer, 'Chat.Create').body as Chat;
  }

  /** The chat that bears the key among those of the people that it would have been made with. */
  async function lookFor(
    { key, former = [] }: RoomWish,
    first: readonly ChannelMember[],
  ): Promise<Chat | undefined> {
    for (const { id } of first.slice(0, candidates)) {
      const start = `/users/${encodeURIComponent(id)}/chats?$top=50`;
      for (let url: string | undefined = start; url; ) {
        const [answer] = await graph.ask([{ method: 'GET', url }]);
        if (answer?.status === 404) break;
        const body = settled(answer, 'Chat.ReadBasic.All').body as {
          value: Chat[];
          '@odata.nextLink'?: string;
        };
        const found = body.value.find(
          (each) => (each.topic === key || each.topic?.startsWith(`${key} `)) && !former.includes(each.id),
        );
        if (found) return found;
        url = body['@odata.nextLink']?.slice(graph.base.length);
      }
    }
    return undefined;
  }

  /** Installs the app, with the permissions for this chat that its manifest asks for; being there is as good. */
  async function install(place: string): Promise<void> {
    const app = await findApp(graph, appId);
    if (app === 'forbidden') {
      throw new SendError('no-permission', true, { missing: ['AppCatalog.Read.All'] });
    }
    if (!app) throw new SendError('app-not-in-catalogue', true);
    const consentedPermissionSet = { resourceSpecificPermissions: app.forChats };
    const body = { ...appBinding(graph, app), consentedPermissionSet };
    const [answer] = await graph.ask([{ method: 'POST', url: `${chat(place)}/installedApps`, body }]);
    if (answer?.status !== 409) settled(answer, 'TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All');
  }

  function shown(key: string, { id, topic, webUrl }: Chat): PlatformRoom {
    const link = webUrl && { link: webUrl };
    return { key, platform: 'teams', place: id, shape: 'chat', name: topic ?? key, ...link };
  }

  return {
    ...unable,

    offer: async () => ({ shape: 'chat', invites: 'adding', can: new Set(['remove', 'rename']) }),

    async open(wish, first) {
      const canLook = (await graph.roles()).has('Chat.ReadBasic.All');
      const place = await made.ensure(wish, {
        find: canLook ? async () => (await lookFor(wish, first))?.id : undefined,
        make: async () => (await make(wish, first)).id,
      });
      await install(place);
      await arrive({ connector }, place);
      const [answer] = await graph.ask([{ method: 'GET', url: chat(place) }]);
      return shown(wish.key, settled(answer, 'ChatSettings.ReadWrite.Chat').body as Chat);
    },

    async state({ place }) {
      const [answer] = await graph.ask([{ method: 'GET', url: chat(place) }]);
      if (answer?.status === 404) return 'gone';
      // What the app may do in a chat goes with it when somebody takes it out.
      if (answer?.status === 403) return 'outside';
      settled(answer, 'ChatSettings.ReadWrite.Chat');
      return (await connector.isIn(place)) ? 'there' : 'outside';
    },

    async letIn({ place }, accounts) {
      const inside = new Set((await members(place)).map(({ userId }) => userId));
      const missing = accounts.filter(({ id }) => !inside.has(id));
      const answers = await graph.ask(
        missing.map((each) => ({
          method: 'POST',
          url: `${chat(place)}/members`,
          body: memberOf(each, true),
        })),
      );
      const refused = missing.filter((_, i) => !(answers[i] && answers[i].status < 300));
      if (refused.length === 0) return [];
      const statusOf = new Map(missing.map((account, i) => [account, answers[i]?.status ?? 0]));
      if (missing.every((account) => statusOf.get(account) === 403)) settled(answers[0], 'Chat.Manage.Chat');
      // Somebody who was added by another meanwhile is refused, and in.
      const now = new Set((await members(place)).map(({ userId }) => userId));
      return refused
        .filter(({ id }) => !now.has(id))
        .map((account) => ({ account, reason: reasonOf(statusOf.get(account)) }));
    },

    async inside({ place }) {
      return (await members(place)).flatMap(({ userId, email }) =>
        userId ? [{ id: userId, address: async () => email ?? undefined }] : [],
      );
    },

    async remove({ place }, { id }) {
      const member = (await members(place)).find(({ userId }) => userId === id);
      if (!member) return;
      const url = `${chat(place)}/members/${encodeURIComponent(member.id)}`;
      const [answer] = await graph.ask([{ method: 'DELETE', url }]);
      if (answer?.status !== 404) settled(answer, 'Chat.Manage.Chat');
    },

    async rename(room, name) {
      const topic = topicOf(room.key, name);
      const [answer] = await graph.ask([{ method: 'PATCH', url: chat(room.place), body: { topic } }]);
      settled(answer, 'ChatSettings.ReadWrite.Chat');
      return { ...room, name: topic };
    },
  };

  /** Everybody is an owner: Graph has no other role for members of the tenant. Those who come later read all of it. */
  function memberOf({ id }: ChannelMember, later = false): object {
    return {
      '@odata.type': '#microsoft.graph.aadUserConversationMember',
      roles: ['owner'],
      'user@odata.bind': `${graph.base}/users('${id}')`,
      ...(later && { visibleHistoryStartDateTime: '0001-01-01T00:00:00Z' }),
    };
  }
}

/** Any two of them, the first ones first; whoever is alone stays alone. */
function pairs<T>(people: readonly T[]): (readonly T[])[] {
  if (people.length < 2) return [people];
  return people.flatMap((one, i) => people.slice(i + 1).map((other) => [one, other]));
}

/** A chat's title takes no colon. */
function topicOf(key: string, name: string): string {
  return titled(key, name.replace(/\s*:\s*/g, ' – '), longestTopic);
}

function reasonOf(status: number | undefined): NotLetIn['reason'] {
  if (status === 404) return 'not-found';
  return status === 403 ? 'not-allowed' : 'unknown';
}
