import { Gate, type Rule } from './gate.ts';
import { pageOf } from './slack-page.ts';

export interface SlackMessage {
  ts: string;
  user?: string;
  bot_id?: string;
  text: string;
  thread_ts?: string;
}

export interface SlackRoom {
  id: string;
  name: string;
  creator: string;
  private: boolean;
  archived: boolean;
  deleted?: true;
  members: string[];
  topic: string;
  pins: string[];
  bookmarks: { id: string; title: string; link: string }[];
  messages: SlackMessage[];
}

type Body = Record<string, unknown>;
type Answer = { ok: boolean; [field: string]: unknown };

const bot = 'U0VIGIE';
const no = (error: string, more: object = {}): Answer => ({ ok: false, error, ...more });

/** Calls a minute of each method, as Slack's pages of the methods name their tiers. */
const tiers: Readonly<Record<string, number>> = {
  'conversations.create': 20,
  'conversations.rename': 20,
  'conversations.archive': 20,
  'conversations.unarchive': 20,
  'conversations.setTopic': 20,
  'conversations.list': 20,
  'pins.add': 20,
  'bookmarks.add': 20,
  'bookmarks.list': 50,
  'conversations.invite': 50,
  'conversations.kick': 50,
  'conversations.info': 50,
  'conversations.replies': 50,
  'conversations.members': 100,
};

/** The limits of the methods that rooms need. */
function roomRules(times = 1): Rule[] {
  return Object.entries(tiers).map(([method, calls]) => ({
    calls: calls * times,
    ms: 60_000,
    of: ({ name }) => (name === method ? name : undefined),
  }));
}

/** The scope that a method needs for a public or a private channel. */
function scopeOf(method: string, isPrivate: boolean): string | undefined {
  const manage = isPrivate ? 'groups:write' : 'channels:manage';
  switch (method) {
    case 'conversations.list':
    case 'conversations.info':
    case 'conversations.members':
      return isPrivate ? 'groups:read' : 'channels:read';
    case 'conversations.history':
    case 'conversations.replies':
      return isPrivate ? 'groups:history' : 'channels:history';
    case 'pins.add':
      return 'pins:write';
    case 'bookmarks.list':
      return 'bookmarks:read';
    case 'bookmarks.add':
      return 'bookmarks:write';
    case 'chat.postMessage':
    case 'chat.update':
      return 'chat:write';
    default:
      return method.startsWith('conversations.') ? manage : undefined;
  }
}

/** Channels that are made by the API, as Slack's pages of the methods say: names, who may be invited, archived ones. */
export class SlackRooms {
  readonly rooms = new Map<string, SlackRoom>();
  /** Accounts that can be invited, and what Slack says of others. */
  readonly people = new Map<string, 'ok' | 'user_is_restricted' | 'cant_invite'>();
  readonly gate = new Gate(roomRules());
  readonly #lacking: ReadonlySet<string>;
  #next = 1;

  constructor(lacking: ReadonlySet<string>) {
    this.#lacking = lacking;
  }

  /** A channel of somebody else. */
  strange(name: string, isPrivate = false): SlackRoom {
    return this.#add(name, 'U0SOMEONE', isPrivate, ['U0SOMEONE']);
  }

  /** Whether a call is about a channel that is here. */
  serves(method: string, body: Body): boolean {
    if (method === 'conversations.create' || method === 'conversations.list') return true;
    return this.rooms.has(String(body.channel ?? body.channel_id ?? ''));
  }

  answer(method: string, body: Body): Answer {
    const room = this.rooms.get(String(body.channel ?? body.channel_id ?? ''));
    const isPrivate = room?.private ?? (body.is_private === true || body.is_private === 'true');
    const needed = scopeOf(method, isPrivate);
    if (needed && this.#lacking.has(needed)) return no('missing_scope', { needed, provided: 'chat:write' });
    if (method === 'conversations.create') return this.#create(String(body.name ?? ''), isPrivate);
    if (method === 'conversations.list') return this.#list(body);
    if (!room || room.deleted || (room.private && !room.members.includes(bot)))
      return no('channel_not_found');
    return this.#within(room, method, body);
  }

  #within(room: SlackRoom, method: string, body: Body): Answer {
    const inside = room.members.includes(bot);
    const closed = room.archived && !['conversations.archive', 'conversations.unarchive'].includes(method);
    switch (method) {
      case 'conversations.info':
        return { ok: true, channel: this.#shown(room) };
      case 'conversations.members':
        return {
          ok: true,
          ...pageOf(room.members, body.cursor, Math.min(Number(body.limit ?? 100), 20), 'members'),
        };
      case 'conversations.history':
        return { ok: true, messages: this.#history(room, body), has_more: false };
      case 'conversations.replies': {
        const asked = room.messages.find(({ ts }) => ts === body.ts);
        if (!asked) return no('thread_not_found');
        const root = asked.thread_ts ?? asked.ts;
        return {
          ok: true,
          messages: room.messages.filter((each) => each.ts === root || each.thread_ts === root),
        };
      }
    }
    if (closed) return no('is_archived');
    if (!inside) return no('not_in_channel');
    switch (method) {
      case 'conversations.invite':
        return this.#invite(
          room,
          String(body.users ?? '').split(','),
          body.force === true || body.force === 'true',
        );
      case 'conversations.kick': {
        if (!room.members.includes(String(body.user))) return no('not_in_channel');
        room.members = room.members.filter((each) => each !== body.user);
        return { ok: true };
      }
      case 'conversations.setTopic': {
        if (String(body.topic).length > 250) return no('too_long');
        room.topic = String(body.topic);
        return { ok: true, channel: this.#shown(room) };
      }
      case 'conversations.rename': {
        const wrong = this.#nameMistake(String(body.name ?? ''), room);
        if (wrong) return no(wrong);
        room.name = String(body.name);
        return { ok: true, channel: this.#shown(room) };
      }
      case 'conversations.archive': {
        if (room.archived) return no('already_archived');
        room.archived = true;
        return { ok: true };
      }
      // A bot that made a channel is no member of it any more when it is archived: Slack does not find it.
      case 'conversations.unarchive':
        return room.archived ? no('channel_not_found') : no('not_archived');
      case 'pins.add': {
        const ts = String(body.timestamp);
        if (!room.messages.some((each) => each.ts === ts)) return no('message_not_found');
        if (room.pins.includes(ts)) return no('already_pinned');
        room.pins.push(ts);
        return { ok: true };
      }
      case 'bookmarks.list':
        return { ok: true, bookmarks: room.bookmarks };
      case 'bookmarks.add': {
        if (body.type !== 'link') return no('invalid_bookmark_type');
        if (!/^https?:\/\//.test(String(body.link))) return no('invalid_link');
        const bookmark = {
          id: `Bk${room.bookmarks.length}`,
          title: String(body.title),
          link: String(body.link),
        };
        room.bookmarks.push(bookmark);
        return { ok: true, bookmark };
      }
      case 'chat.postMessage':
        return {
          ok: true,
          channel: room.id,
          ts: this.say(room, { bot_id: 'B0VIGIE', text: String(body.text) }, body.thread_ts),
        };
      case 'chat.update': {
        const there = room.messages.some(({ ts }) => ts === body.ts);
        return there ? { ok: true, channel: room.id, ts: body.ts } : no('message_not_found');
      }
      default:
        return no('unknown_method');
    }
  }

  /** Somebody writes in a room; returns the message's id. */
  say(room: SlackRoom, message: Omit<SlackMessage, 'ts'>, thread?: unknown): string {
    const ts = `${Math.floor(Date.now() / 1_000)}.${String(this.#next++).padStart(6, '0')}`;
    room.messages.push({ ts, ...message, ...(typeof thread === 'string' && { thread_ts: thread }) });
    return ts;
  }

  #create(name: string, isPrivate: boolean): Answer {
    const wrong = this.#nameMistake(name);
    if (wrong) return no(wrong);
    return { ok: true, channel: this.#shown(this.#add(name, bot, isPrivate, [bot])) };
  }

  /** Names are taken workspace-wide, by private and by archived channels too. */
  #nameMistake(name: string, own?: SlackRoom): string | undefined {
    if (!name) return 'invalid_name_required';
    if (name.length > 80) return 'invalid_name_maxlength';
    if (/^[-_]+$/.test(name)) return 'invalid_name_punctuation';
    if (!/^[a-z0-9_-]+$/.test(name)) return 'invalid_name_specials';
    return [...this.rooms.values()].some((room) => room !== own && !room.deleted && room.name === name)
      ? 'name_taken'
      : undefined;
  }

  #add(name: string, creator: string, isPrivate: boolean, members: string[]): SlackRoom {
    const id = `C0ROOM${this.#next++}`;
    const more = { archived: false, topic: '', pins: [], bookmarks: [], messages: [] };
    const room = { id, name, creator, private: isPrivate, members, ...more };
    this.rooms.set(id, room);
    return room;
  }

  /** Few at a time: the cursor alone tells whether there are more. */
  #list(body: Body): Answer {
    const limit = Number(body.limit ?? 100);
    if (!(limit > 0 && limit < 1_000)) return no('invalid_limit');
    const types = String(body.types ?? 'public_channel').split(',');
    const all = [...this.rooms.values()].filter((room) => {
      if (room.deleted) return false;
      if (room.archived && (body.exclude_archived === true || body.exclude_archived === 'true')) return false;
      return room.private
        ? types.includes('private_channel') && room.members.includes(bot)
        : types.includes('public_channel');
    });
    return {
      ok: true,
      ...pageOf(
        all.map((room) => this.#shown(room)),
        body.cursor,
        Math.min(limit, 2),
        'channels',
      ),
    };
  }

  /** With `force` the valid ones are added; without, none when one is not. */
  #invite(room: SlackRoom, users: readonly string[], force: boolean): Answer {
    if (users.length > 100) return no('too_many_users');
    const errors: { user: string; ok: false; error: string }[] = [];
    const fine: string[] = [];
    for (const user of users) {
      const known = this.people.get(user);
      const error =
        user === bot
          ? 'cant_invite_self'
          : room.members.includes(user)
            ? 'already_in_channel'
            : known === 'ok'
              ? undefined
              : (known ?? 'user_not_found');
      if (error) errors.push({ user, ok: false, error });
      else fine.push(user);
    }
    if (errors.length > 0 && (!force || fine.length === 0))
      return users.length === 1 ? no(errors[0]?.error ?? '') : no(errors[0]?.error ?? '', { errors });
    room.members.push(...fine);
    return { ok: true, channel: this.#shown(room), ...(errors.length > 0 && { errors }) };
  }

  #history(room: SlackRoom, body: Body): SlackMessage[] {
    const inclusive = body.inclusive === true || body.inclusive === 'true';
    const [oldest, latest] = [Number(body.oldest ?? 0), Number(body.latest ?? Number.POSITIVE_INFINITY)];
    // What is said in a thread is not in the channel's history.
    return room.messages
      .filter(({ ts, thread_ts }) => !thread_ts || thread_ts === ts)
      .filter(({ ts }) =>
        inclusive ? Number(ts) >= oldest && Number(ts) <= latest : Number(ts) > oldest && Number(ts) < latest,
      )
      .reverse()
      .slice(0, Number(body.limit ?? 100));
  }

  #shown(room: SlackRoom): object {
    const { id, name, creator, members } = room;
    return {
      id,
      name,
      creator,
      is_private: room.private,
      is_archived: room.archived,
      is_member: members.includes(bot),
      topic: { value: room.topic },
    };
  }
}
