import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Adapter, Handle, Make, Reader, Reply, Route } from '../../chat/adapter.ts';
import { SendError } from '../../chat/errors.ts';
import type { ChatEvent, Language } from '../../chat/event.ts';
import type { Message } from '../../chat/message.ts';
import { Pacer } from '../../chat/pacer.ts';
import type { Target } from '../../chat/target.ts';
import type { ShownMessages } from '../../domain/shown.ts';
import { readJson } from '../../server/body.ts';
import { inBoth, text } from '../../text/index.ts';
import { renderForm } from '../cards/form.ts';
import { renderMessage } from '../cards/message.ts';
import { inlinePictures } from '../cards/pictures.ts';
import { again } from './again.ts';
import { behindDoor } from './door.ts';
import { hasToken, pageHeaders, same, tokenCookie } from './guard.ts';
import { answer, json } from './http.ts';
import { isRoom, KeptRooms, type RoomsStore } from './kept-rooms.ts';
import { lastKnown } from './last-known.ts';
import { type ConsolePerson, guest, type Posted, receive, senderOf } from './receive.ts';
import { consoleRooms } from './room-keeper.ts';
import { Rooms, type Shown } from './rooms.ts';
import { Tabs } from './tabs.ts';

export interface ConsoleOptions {
  /** Who may open the page. */
  token: string;
  department: { en: string; fr: string };
  /** The department's, in their order: for what everybody reads. */
  languages: readonly Language[];
  channels: readonly { id: string; name: { en: string; fr: string } }[];
  /** The people to choose from. */
  people(): Promise<ConsolePerson[]>;
  /** Keeps the rooms that the bot makes; absent: they last as long as the process. */
  keep?: RoomsStore;
  /** Keeps what is shown. */
  shown: ShownMessages;
  /** What may be kept of a line that somebody typed; undefined: nothing, as of one above the ceiling. */
  asKept(line: string): string | undefined;
}

/** Five files of ten megabytes as base64 in JSON, and room for the words. */
const largestBody = 72_000_000;
/** So often, in milliseconds, a page that is open gets what other instances show. */
const lookEvery = 500;

const page = new URL('./page/', import.meta.url);
const library = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');

/**
 * The console: a web page with the people of the department to choose from, their chats with the bot and the shared
 * channels. For trying Vigie on one's own machine; it is closed to every other.
 */
export function createConsole(options: ConsoleOptions): Adapter {
  const { token } = options;
  const rooms = new Rooms(options.shown);
  const kept = new KeptRooms(options.keep);
  const people = lastKnown(options.people);
  /** There is nobody's limit to keep: only what a page takes without stuttering. */
  const budget = new Pacer({ calls: 1_000, ms: 1_000 });
  const { route, file } = behindDoor(token);
  const tabs = new Tabs(
    rooms,
    kept,
    options.channels.map(({ id }) => id),
  );
  const look = again(async () => {
    await kept.look();
    await rooms.look();
  });
  /** While the database is away, a page goes on with what is here. */
  const tryLook = () => look().catch(() => {});
  let looking: NodeJS.Timeout | undefined;
  let handle: Handle | undefined;
  let make: Make = async () => ({ language: 'en' });

  /** @param secret it may be stored nowhere: the pages of this instance alone have it */
  async function show(
    place: string,
    message: Message,
    reader: Reader | undefined,
    id: string = randomUUID(),
    secret = false,
  ): Promise<boolean> {
    const card = renderMessage(message, await inlinePictures(message, make, reader));
    const owner = message.files || secret ? await find(place) : undefined;
    const handed = message.files?.map((file) => ({ id: randomUUID(), file }));
    const files = handed?.map(({ id, file: { name } }) => ({
      id,
      name,
      label: inBoth(owner ? [owner.language] : options.languages, (t) => t.files.download(name)),
    }));
    const content = { text: message.text, card, ...(files && { files }) };
    const beside = handed && { handed };
    if (!secret) return rooms.show(place, content, id, beside);
    const text = inBoth(owner ? [owner.language] : options.languages, (t) => t.common.answerNotKept);
    return rooms.show(place, { text, card: renderMessage({ text }) }, id, { ...beside, here: content });
  }

  const routes: Route[] = [
    route(
      'GET',
      '/',
      async (req, res, query) => {
        if (same(query.get('token') ?? '', token)) {
          const headers = { ...pageHeaders, Location: '/', 'Set-Cookie': tokenCookie(token) };
          return answer(res, 303, 'text/plain', '', headers);
        }
        const known = hasToken(req.headers, token);
        const html = await readFile(new URL(known ? 'page.html' : 'token.html', page));
        answer(res, known ? 200 : 401, 'text/html; charset=utf-8', html, pageHeaders);
      },
      true,
    ),
    file('/console/page.js', 'text/javascript; charset=utf-8', new URL('page.js', page)),
    file('/console/adaptivecards.js', 'text/javascript; charset=utf-8', library),
    file('/console/page.css', 'text/css; charset=utf-8', new URL('page.css', page), true),
    route('GET', '/console/people', async (_req, res) => {
      const { department, channels } = options;
      json(res, 200, { department, people: [...(await people()), guest], channels }, pageHeaders);
    }),
    route('GET', '/console/stream', async (req, res, query) => {
      const person = await find(query.get('person'));
      if (!person) return json(res, 404, { error: 'No such person.' }, pageHeaders);
      await tryLook();
      // Whoever closed the page meanwhile is not heard of again.
      if (res.destroyed) return;
      tabs.open(req, res, person);
      if (rooms.history(person.id).length === 0) greet(person);
    }),
    route('POST', '/console/send', async (req, res, query, request) => {
      const person = await find(query.get('person'));
      if (query.has('channel')) await tryLook();
      const channel = person && sharedWith(person, query.get('channel'));
      if (!person || (query.has('channel') && !channel))
        return json(res, 404, { error: 'No such person.' }, pageHeaders);
      const body = await readJson(req, largestBody);
      const posted = body.kind === 'json' ? (body.value as Posted | null) : null;
      const event = posted && receive(posted, person, channel, quoted(channel, posted.message));
      if (!event || !handle) return json(res, 400, { error: 'Not understood.' }, pageHeaders);
      if (event.kind === 'text') await echo(event, person);
      const reply = await handle(event, request);
      await place(event, person, reply, posted?.message);
      json(res, 200, { taken: !reply.errors }, pageHeaders);
    }),
    route('GET', '/console/file', async (_req, res, query) => {
      const person = await find(query.get('person'));
      await tryLook();
      const file = person && rooms.handed(query.get('id') ?? '', tabs.placesOf(person));
      if (!file) {
        return json(res, 404, { error: text(person?.language ?? 'en').files.gone }, pageHeaders);
      }
      const { bytes, language } = await make(file, senderOf(person), 'give');
      if (!bytes) return json(res, 403, { error: text(language).files.notGiven(file.name) }, pageHeaders);
      // Whatever it is, it is saved and never shown: nothing in it runs as a page of the console.
      const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`;
      answer(res, 200, 'application/octet-stream', bytes, {
        ...pageHeaders,
        'Content-Disposition': disposition,
      });
    }),
  ];

  /** The channel or room of that id, when the person may write there. */
  function sharedWith({ id }: ConsolePerson, channel: string | null): string | undefined {
    const known = [...options.channels, ...kept.of(id).filter(({ archived }) => !archived)];
    return known.find((each) => each.id === channel)?.id;
  }

  /** A message of a channel or room, for a shortcut that is used on it. */
  function quoted(place: string | undefined, message: string | undefined): Shown | undefined {
    return place === undefined ? undefined : rooms.history(place).find(({ id }) => id === message);
  }

  async function find(id: string | null): Promise<ConsolePerson | undefined> {
    return id === guest.id ? guest : (await people()).find((person) => person.id === id);
  }

  function greet(person: ConsolePerson): void {
    const hello = receive({ id: `welcome:${person.id}`, text: '-' }, person);
    if (!hello || !handle) return;
    const { id, sender, place: where, audience, lasting } = hello;
    handle({ kind: 'welcome', id, sender, place: where, audience, lasting })
      .then(({ here }) => here && show(person.id, here, sender, id))
      .catch(() => {});
  }

  /** Shows what somebody said where they said it; elsewhere, and after a start, words that are not kept have a line in their place. */
  async function echo(
    event: Extract<ChatEvent, { kind: 'text' }>,
    { id, name, language }: ConsolePerson,
  ): Promise<void> {
    const { place } = event;
    const said = { from: name, by: id, text: spoken(event) };
    const kept = options.asKept(said.text);
    const readers = place.kind === 'direct' ? [language] : options.languages;
    const text = kept ?? inBoth(readers, (t) => t.common.wordsNotKept);
    await rooms.show(place.id, { ...said, text }, event.id, kept === undefined ? { here: said } : {});
  }

  /** Shows each part of a reply where it belongs. */
  async function place(
    event: ChatEvent,
    person: ConsolePerson,
    reply: Reply,
    pressed: string | undefined,
  ): Promise<void> {
    const reader = event.sender;
    const here = event.place.id;
    if (reply.errors && reply.form) {
      const { form } = reply.form;
      await rooms.show(here, { text: form.title, card: renderForm(form, true) }, pressed);
      return;
    }
    const isAnswer = event.kind === 'form' && !reply.errors && !reply.apart;
    const sent = isAnswer && reply.here ? pressed : undefined;
    // What is sent anew, because its answer was lost, is answered in the place of that answer.
    const answer = (where: string) => `${event.id}:${where}`;
    const { secret } = reply;
    if (reply.replace) await show(here, reply.replace, reader, pressed, secret);
    if (reply.here) await show(here, reply.here, reader, sent ?? answer('here'), secret);
    if (reply.own) await show(person.id, reply.own, reader, answer('own'), secret);
    if (reply.form) {
      const { form, where } = reply.form;
      await rooms.show(where === 'own' ? person.id : here, {
        text: form.title,
        card: renderForm(form, true),
      });
    }
  }

  return {
    platform: 'console',
    routes,
    pace: { posts: budget, changes: budget, samePlaceMs: 0 },
    async start(bot, making) {
      handle = bot;
      make = making;
      await look();
      looking = setInterval(() => tabs.areOpen && tryLook(), lookEvery);
      looking.unref();
    },
    async stop() {
      clearInterval(looking);
      tabs.close();
    },
    async send(target: Target, message: Message, key: string) {
      if (isRoom(target.id)) await kept.look();
      const room = kept.find(target.id);
      if (room?.archived) throw new SendError('is_archived', true);
      if (!room && isRoom(target.id)) throw new SendError('channel_not_found', true);
      const reader = target.kind === 'account' ? target : undefined;
      if (!(await show(target.id, message, reader, key))) throw notKept();
      return { platform: 'console', place: target.id, message: key };
    },
    async update(posted, message, reader) {
      if (!(await show(posted.place, message, reader, posted.message))) throw notKept();
    },
    rooms: consoleRooms(kept, options.people),
    async members(channel) {
      await kept.look();
      const room = kept.find(channel);
      return (await options.people()).filter(({ id }) => !room || room.members.includes(id));
    },
    state: () => ({ status: 'ok' }),
  };
}

/** Who looks at this instance sees it; to be sent again for the others. */
const notKept = () => new SendError('not_kept', false);

function spoken(event: Extract<ChatEvent, { kind: 'text' }>): Shown['text'] {
  return [event.text, ...event.files.map((file) => `[${file.name}]`)].filter(Boolean).join('\n');
}
