import type { Answer } from './graph.ts';

export interface GraphChannel {
  id: string;
  displayName: string;
  description: string;
  archived: boolean;
  /** Deleted ones keep their names for thirty days. */
  deleted?: true;
}

export interface GraphChat {
  id: string;
  topic: string;
  members: string[];
  installed: boolean;
  /** Permissions for this chat alone. */
  grants: Set<string>;
}

interface Request {
  method: string;
  path: string;
  body?: unknown;
}

type Body = Record<string, unknown>;

const no = (status: number, code: string, message = ''): Answer => ({
  status,
  body: { error: { code, message } },
});
const ok = (body: object): Answer => ({ status: 200, body });

/** What the manifest of the app asks for in teams and chats. */
const asked = [
  'Channel.Create.Group',
  'ChannelSettings.ReadWrite.Group',
  'Chat.Manage.Chat',
  'ChatSettings.ReadWrite.Chat',
];

/**
 * Teams' channels and group chats as Graph's pages of `channel` and `chat` say: names and their limits, permissions of
 * the tenant and of one team or chat, archiving that goes on after its answer.
 */
export class GraphRooms {
  readonly channels: GraphChannel[] = [];
  readonly chats: GraphChat[] = [];
  /** The team, and what its owner consented to for the app. */
  readonly team = { id: '00000000-0000-4000-8000-00000000c0de', grants: new Set(asked) };
  readonly #url: () => string;
  readonly #app: string;
  readonly #users: () => string[];
  readonly #operations = new Map<string, { polls: number; done(): void }>();
  #next = 1;

  constructor(url: () => string, app: string, users: () => string[]) {
    this.#url = url;
    this.#app = app;
    this.#users = users;
  }

  definitions(): object {
    const resourceSpecificPermissions = asked.map((permissionValue) => ({
      permissionValue,
      permissionType: 'application',
    }));
    return {
      appDefinitions: [{ authorization: { requiredPermissionSet: { resourceSpecificPermissions } } }],
    };
  }

  /** Whether the bot may write into a conversation, as the Bot Framework service sees it. */
  open(conversation: string): boolean {
    const [id] = conversation.split(';');
    const channel = this.channels.find((each) => each.id === id);
    if (channel) return !channel.archived && !channel.deleted;
    return this.chats.find((each) => each.id === id)?.installed ?? false;
  }

  /** Undefined: it is about something else. */
  answer({ method, path, body }: Request, permissions: ReadonlySet<string>): Answer | undefined {
    const [route = ''] = path.split('?');
    const parts = route.split('/').slice(1).map(decodeURIComponent);
    const [kind, id = '', ...rest] = parts;
    if (kind === 'teams') return this.#teams(method, id, rest, (body ?? {}) as Body, permissions);
    if (kind === 'chats') return this.#chatsOf(method, id, rest, (body ?? {}) as Body, permissions);
    if (kind === 'users' && rest[0] === 'chats') {
      if (!permissions.has('Chat.ReadBasic.All')) return no(403, 'Forbidden');
      const skip = Number(new URLSearchParams(path.split('?')[1]).get('$skip') ?? 0);
      const all = this.chats.filter(({ members }) => members.includes(id));
      const next = skip + 2 < all.length && {
        '@odata.nextLink': `${this.#url()}/v1.0${route}?$skip=${skip + 2}`,
      };
      return ok({ value: all.slice(skip, skip + 2).map((each) => this.#chat(each)), ...next });
    }
    return undefined;
  }

  #teams(method: string, id: string, rest: string[], body: Body, permissions: ReadonlySet<string>): Answer {
    const { team } = this;
    if (id !== team.id) return no(404, 'NotFound');
    const may = (grant: string, ...roles: string[]) =>
      team.grants.has(grant) || roles.some((role) => permissions.has(role));
    const [what, channelId, action] = rest;
    if (what === 'operations') {
      if (!permissions.has('ChannelSettings.ReadWrite.All')) return no(403, 'Forbidden');
      return this.#operation(channelId ?? '');
    }
    if (what !== 'channels') return no(404, 'NotFound');
    if (channelId === undefined) {
      if (method === 'GET') {
        if (!may('ChannelSettings.ReadWrite.Group')) return no(403, 'Forbidden');
        return ok({
          value: this.channels.filter(({ deleted }) => !deleted).map((each) => this.#channel(each)),
        });
      }
      if (!may('Channel.Create.Group')) return no(403, 'Forbidden');
      return this.#createChannel(body);
    }
    const channel = this.channels.find((each) => each.id === channelId && !each.deleted);
    if (action === 'archive' || action === 'unarchive') {
      if (!permissions.has('ChannelSettings.ReadWrite.All')) return no(403, 'Forbidden');
      if (!channel) return no(404, 'NotFound');
      const archived = action === 'archive';
      if (channel.archived === archived) return no(400, 'BadRequest');
      return this.#begin(() => {
        channel.archived = archived;
      });
    }
    if (!may('ChannelSettings.ReadWrite.Group')) return no(403, 'Forbidden');
    if (!channel) return no(404, 'NotFound');
    if (method === 'GET') return ok(this.#channel(channel));
    // The settings of an archived channel cannot be changed.
    if (channel.archived) return no(400, 'BadRequest', 'Channel is archived');
    const wrong = body.displayName !== undefined && this.#nameMistake(String(body.displayName), channel);
    if (wrong) return wrong;
    if (String(body.description ?? '').length > 1_024) return no(400, 'BadRequest');
    if (body.displayName !== undefined) channel.displayName = String(body.displayName);
    if (body.description !== undefined) channel.description = String(body.description);
    return { status: 204 };
  }

  #createChannel({ displayName, description, membershipType }: Body): Answer {
    const wrong = this.#nameMistake(String(displayName ?? ''));
    if (wrong) return wrong;
    if (membershipType !== 'standard' || String(description).length > 1_024) return no(400, 'BadRequest');
    const channel = this.addChannel(String(displayName), String(description ?? ''));
    return { status: 201, body: this.#channel(channel) };
  }

  addChannel(displayName: string, description = ''): GraphChannel {
    const channel = { id: `19:c${this.#next++}@thread.tacv2`, displayName, description, archived: false };
    this.channels.push(channel);
    return channel;
  }

  #nameMistake(name: string, own?: GraphChannel): Answer | undefined {
    if (!name || name.length > 50 || /[~#%&*{}+/\\:<>?|'"]/.test(name) || /^[_.]|\.$/.test(name))
      return no(400, 'BadRequest', 'Channel displayName is not valid');
    const taken = this.channels.some(
      (each) => each !== own && each.displayName.toLowerCase() === name.toLowerCase(),
    );
    return taken ? no(400, 'BadRequest', 'Channel name already existed, please use other name') : undefined;
  }

  #chatsOf(method: string, id: string, rest: string[], body: Body, permissions: ReadonlySet<string>): Answer {
    if (id === '') return permissions.has('Chat.Create') ? this.#createChat(body) : no(403, 'Forbidden');
    const chat = this.chats.find((each) => each.id === id);
    if (!chat) return no(404, 'NotFound');
    const [what, which] = rest;
    if (what === 'installedApps') return this.#install(chat, body, permissions);
    if (what === 'members') {
      if (!chat.grants.has('Chat.Manage.Chat')) return no(403, 'Forbidden');
      if (method === 'GET')
        return ok({ value: chat.members.map((user) => ({ id: `m-${user}`, userId: user })) });
      if (method === 'DELETE') {
        if (!chat.members.includes(which?.slice(2) ?? '')) return no(404, 'NotFound');
        chat.members = chat.members.filter((user) => `m-${user}` !== which);
        return { status: 204 };
      }
      const wrong = this.#memberMistake(body);
      if (wrong) return wrong;
      const user = userOf(body);
      if (chat.members.includes(user)) return no(400, 'BadRequest', 'The member is there already');
      if (chat.members.length >= 250) return no(400, 'BadRequest', 'The chat is full');
      chat.members.push(user);
      return { status: 201, headers: { Location: `/chats/${id}/members/m-${user}` } };
    }
    const settings = chat.grants.has('ChatSettings.ReadWrite.Chat');
    if (method === 'GET')
      return settings || permissions.has('Chat.ReadBasic.All') ? ok(this.#chat(chat)) : no(403, 'Forbidden');
    if (!settings) return no(403, 'Forbidden');
    const topic = String(body.topic ?? '');
    if (!topic || topic.length > 250 || topic.includes(':')) return no(400, 'BadRequest');
    chat.topic = topic;
    return ok(this.#chat(chat));
  }

  #createChat({ chatType, topic = '', members }: Body): Answer {
    const people = (Array.isArray(members) ? members : []) as Body[];
    if (chatType !== 'group' || people.length < 2) return no(400, 'BadRequest');
    if (String(topic).length > 250 || String(topic).includes(':')) return no(400, 'BadRequest');
    for (const member of people) {
      const wrong = this.#memberMistake(member);
      if (wrong) return wrong;
    }
    const chat: GraphChat = {
      id: `19:${this.#next++}@thread.v2`,
      topic: String(topic),
      members: people.map(userOf),
      installed: false,
      grants: new Set(),
    };
    this.chats.push(chat);
    return { status: 201, body: this.#chat(chat) };
  }

  #memberMistake(member: Body): Answer | undefined {
    if (member['@odata.type'] !== '#microsoft.graph.aadUserConversationMember') return no(400, 'BadRequest');
    if (JSON.stringify(member.roles) !== '["owner"]') return no(400, 'BadRequest');
    return this.#users().includes(userOf(member)) ? undefined : no(404, 'NotFound');
  }

  /** An app whose manifest asks for permissions of the chat is installed with the consent to exactly these. */
  #install(chat: GraphChat, body: Body, permissions: ReadonlySet<string>): Answer {
    if (!permissions.has('TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All'))
      return no(403, 'Forbidden');
    if (body['teamsApp@odata.bind'] !== `${this.#url()}/v1.0/appCatalogs/teamsApps/${this.#app}`)
      return no(400, 'BadRequest');
    const set = body.consentedPermissionSet as { resourceSpecificPermissions?: Body[] } | undefined;
    const given = (set?.resourceSpecificPermissions ?? []).map((each) => String(each.permissionValue)).sort();
    const wanted = asked.filter((each) => each.endsWith('.Chat')).sort();
    if (JSON.stringify(given) !== JSON.stringify(wanted))
      return no(400, 'BadRequest', 'Consent does not match');
    if (chat.installed) return no(409, 'Conflict');
    chat.installed = true;
    for (const grant of given) chat.grants.add(grant);
    return { status: 201 };
  }

  /** It goes on after the answer, and is done when it has been asked after twice. */
  #begin(done: () => void): Answer {
    const id = `op${this.#next++}`;
    this.#operations.set(id, { polls: 0, done });
    return { status: 202, headers: { Location: `/teams/${this.team.id}/operations/${id}` } };
  }

  #operation(id: string): Answer {
    const operation = this.#operations.get(id);
    if (!operation) return no(404, 'NotFound');
    operation.polls += 1;
    if (operation.polls < 2) return ok({ status: 'inProgress' });
    operation.done();
    return ok({ status: 'succeeded' });
  }

  #channel({ id, displayName, description, archived }: GraphChannel): object {
    const webUrl = `https://teams.microsoft.com/l/channel/${encodeURIComponent(id)}`;
    return { id, displayName, description, isArchived: archived, membershipType: 'standard', webUrl };
  }

  #chat({ id, topic }: GraphChat): object {
    return {
      id,
      topic,
      chatType: 'group',
      webUrl: `https://teams.microsoft.com/l/chat/${encodeURIComponent(id)}`,
    };
  }
}

function userOf(member: Body): string {
  return /users\('([^']+)'\)$/.exec(String(member['user@odata.bind'] ?? ''))?.[1] ?? '';
}
