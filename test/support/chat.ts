import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect } from 'vitest';
import type { Reply } from '../../src/chat/adapter.ts';
import { SendError } from '../../src/chat/errors.ts';
import type { ChatEvent, IncomingFile, Mention, Platform, Sender } from '../../src/chat/event.ts';
import type { Form, Message } from '../../src/chat/message.ts';
import type { Delivery } from '../../src/domain/delivery.ts';
import type { Department } from '../../src/domain/department.ts';
import type { Store } from '../../src/domain/store.ts';
import { allRecords, createBot } from '../../src/handlers/bot.ts';
import { composer } from '../../src/handlers/compose.ts';
import { RoomWords } from '../../src/handlers/crisis/room-words.ts';
import { cardId, roomCards } from '../../src/handlers/crisis/room-work.ts';
import { type Services, Unit } from '../../src/handlers/work.ts';
import { RoomBuilder } from '../../src/notify/room-builder.ts';
import { take } from './alerts.ts';
import { sampleDepartment, samplePeople } from './bot.ts';
import { temporaryJsonStore } from './json-store.ts';
import { plainText } from './plain-text.ts';
import { type FakeRooms, fakeRooms } from './rooms.ts';
import { sampleServices } from './services.ts';

export interface Where {
  platform?: Platform;
  /** Said in a shared channel. */
  channel?: string;
  /** Who sees it there: everybody, unless it is said after a slash command. */
  seenBy?: ChatEvent['audience'];
  standing?: Sender['standing'];
  locale?: string;
  files?: IncomingFile[];
  /** Whom the words mention, by the token that stands for them. */
  mentions?: Mention[];
  /** The platform's id of the event. */
  id?: string;
  /** The platform's id of the message that is said, where others read it. */
  message?: string;
}

/** People of the sample department typing to the real bot on a real store, with a clock that stands still until moved. */
export interface Chat {
  store: Store;
  /** Where the store’s files lie. */
  folder: string;
  department: Department;
  services: Services;
  failures: string[];
  /** What the bot answered, in order. */
  replies: Reply[];
  /** Who reads a shared channel, by the channel's id in the settings; `unknown` while its platform does not tell. */
  readers: Map<string, Set<string> | 'unknown'>;
  /** The platforms’ rooms, by platform. */
  rooms: Map<Platform, FakeRooms>;
  /** The platforms take everything that is owed, and rooms are given all that they still need. */
  settle(): Promise<void>;
  now: Date;
  /** Everything the person reads after an event. */
  say(who: string, text: string, where?: Where): Promise<string>;
  press(who: string, action: string, value: string, where?: Where): Promise<string>;
  /** Opens their conversation with the bot. */
  opens(who: string): Promise<string>;
  /** Opens a form by saying `words`, and sends it off. */
  fill(who: string, words: string, values: Record<string, string>, where?: Where): Promise<string>;
  submit(
    who: string,
    form: Pick<Form, 'id' | 'token' | 'state'> & Partial<Pick<Form, 'again'>>,
    values: Record<string, string>,
    where?: Where,
  ): Promise<string>;
  /** Presses a button that opens a form, and sends the form off. */
  answer(who: string, action: string, value: string, values: Record<string, string>): Promise<string>;
  send(event: ChatEvent): Promise<Reply>;
  /** Moves the clock and runs what falls due. */
  pass(ms: number): Promise<void>;
  /** What is owed to somebody or a channel, as they will read it. */
  owed(to: string): Promise<string[]>;
  close(): Promise<void>;
}

/** Starts a bot of its own for each test of a file, and sees that it did not fail at the test's end. */
export function chatForEach(
  begun: (chat: Chat) => void | Promise<void>,
  changes: Partial<Department> = {},
): void {
  let chat: Chat | undefined;
  beforeEach(async () => {
    chat = await startChat(changes);
    await begun(chat);
  });
  afterEach(async () => {
    const failures = chat?.failures;
    await chat?.close();
    expect(failures).toEqual([]);
  });
}

export async function startChat(changes: Partial<Department> = {}): Promise<Chat> {
  const begins = new Date('2026-11-24T15:00:00.000Z');
  let clock = () => begins;
  // What has expired by any other clock would be forgotten as soon as it is stored.
  const opened = await temporaryJsonStore({ clock: () => clock() });
  const { store } = opened;
  const department = sampleDepartment(changes);
  const registry = allRecords();
  const platforms: Platform[] = ['slack', 'teams', 'console'];
  const services: Services = {
    ...sampleServices(store, department, platforms),
    async channelMembers(channel) {
      const readers = chat.readers.get(channel) ?? new Set();
      if (readers === 'unknown') throw new SendError('unreachable', false);
      return readers;
    },
  };
  const rooms = new Map(platforms.map((platform) => [platform, fakeRooms(platform)]));
  const failures: string[] = [];
  const failure = (what: string, error: unknown) => {
    failures.push(`${what}: ${error instanceof Error ? error.stack : error}`);
    return 'reference';
  };
  const chat: Chat = {
    store,
    folder: opened.folder,
    department,
    services,
    failures,
    replies: [],
    readers: new Map(),
    rooms,
    now: begins,
    say(who, text, where = {}) {
      const common = base(who, where);
      const { files = [], mentions = [] } = where;
      const message = where.message ? { message: where.message } : {};
      return read(chat.send({ ...common, kind: 'text', text, files, mentions, ...message }));
    },
    press: (who, action, value, where = {}) =>
      read(chat.send({ ...base(who, where), kind: 'action', action, value })),
    opens: (who) => read(chat.send({ ...base(who, {}), kind: 'opened' })),
    async fill(who, words, values, where = {}) {
      const common = base(who, where);
      const reply = await chat.send({
        ...common,
        kind: 'text',
        text: words,
        files: [],
        mentions: [],
      });
      if (!reply.form) throw new Error(`no form: ${JSON.stringify(reply)}`);
      return chat.submit(who, reply.form.form, values, { ...where, id: randomUUID() });
    },
    async answer(who, action, value, values) {
      await chat.press(who, action, value);
      const form = chat.replies.at(-1)?.form?.form;
      if (!form) throw new Error(`no form behind ${action}`);
      return chat.submit(who, form, values);
    },
    submit: (who, form, values, where = {}) =>
      read(
        chat.send({
          ...base(who, where),
          kind: 'form',
          form: form.id,
          token: form.token,
          state: form.state,
          ...(form.again && { again: form.again }),
          values,
          files: where.files ?? [],
        }),
      ),
    async send(event) {
      const reply = await handle(event);
      const again = reply.form?.form.again;
      if (again && !registry.actions.has(again.action)) failures.push(`no action ${again.action}`);
      if (event.kind === 'text' && reply.replace) failures.push('words have nothing that could be replaced');
      chat.replies.push(reply);
      return reply;
    },
    async pass(ms) {
      chat.now = new Date(chat.now.getTime() + ms);
      for (const due of await store.due.due(chat.now, 100)) {
        const unit = new Unit(services, chat.now);
        await registry.timers.get(due.timer)?.run(unit, due.subject);
        await store.commit([...unit.writes, { in: 'due', remove: due.id, version: due.version }], unit.facts);
      }
    },
    async settle() {
      const builder = new RoomBuilder({
        store,
        keepers: new Map([...rooms].map(([platform, { keeper }]) => [platform, keeper])),
        words: new RoomWords(services, () => chat.now),
        cards: (id) => roomCards.map((card) => cardId(id, card)),
        clock: () => chat.now,
        log: () => {},
        failed: (error) => failure('room', error),
      });
      for (let round = 0; round < 4; round++) {
        for (const room of await store.rooms.due(chat.now, 100)) await builder.work(room);
        await take(chat);
        chat.now = new Date(chat.now.getTime() + 500);
      }
    },
    async owed(to) {
      const deliveries = await store.deliveries.page(undefined, 1_000);
      const compose = composer(registry, services, () => chat.now);
      const messages = await Promise.all(deliveries.filter((each) => recipient(each) === to).map(compose));
      return messages.filter((message) => message !== undefined).map(plainText);
    },
    close: () => opened.remove(),
  };
  clock = () => chat.now;
  const handle = createBot(registry, services, { clock: () => clock(), failure, stored: () => {} });
  await store.commit(samplePeople(chat.now).map((put) => ({ in: 'people' as const, put })));
  return chat;
}

function base(who: string, where: Where) {
  const platform = where.platform ?? 'console';
  const standing = where.standing ?? 'member';
  const email = who.includes('@') ? who : `${who}@sample.example`;
  return {
    id: where.id ?? randomUUID(),
    sender: {
      platform,
      id: `${platform}-${who}`,
      ...(standing === 'member' && { email }),
      name: who,
      standing,
      ...(where.locale && { locale: where.locale }),
    },
    place: where.channel
      ? { platform, id: where.channel, kind: 'channel' as const }
      : { platform, id: `dm-${who}`, kind: 'direct' as const },
    audience: where.seenBy ?? (where.channel ? ('everyone' as const) : ('author' as const)),
    lasting: true,
  };
}

async function read(answering: Promise<Reply>): Promise<string> {
  const { here, own, replace, errors, form } = await answering;
  const parts: (Message | undefined)[] = [here, own, replace];
  const texts = parts.filter((part) => part !== undefined).map(plainText);
  return [...texts, ...Object.values(errors ?? {}), ...(form ? [`[form ${form.form.id}]`] : [])].join('\n');
}

function recipient({ to }: Delivery): string {
  return to.kind === 'channel' ? `#${to.channel} ${to.platform}` : to.id;
}
