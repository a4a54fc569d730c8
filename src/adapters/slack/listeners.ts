import type { AllMiddlewareArgs, AnyMiddlewareArgs } from '@slack/bolt';
import type { Handle, Reply } from '../../chat/adapter.ts';
import type { ChatEvent, Sender } from '../../chat/event.ts';
import type { Message } from '../../chat/message.ts';
import type { PlaceNews } from '../../chat/rooms.ts';
import { inBoth } from '../../text/index.ts';
import type { SlackCalls } from './calls.ts';
import { acknowledgeWithin, limits } from './limits.ts';
import type { Members } from './members.ts';
import { answerModal, renderForm } from './modal.ts';
import {
  fromModal,
  fromPress,
  fromReaction,
  fromShortcut,
  fromSlash,
  fromVisit,
  fromWords,
  type PressBody,
  type ReactionEvent,
  type ReadFile,
  type ShortcutBody,
  type SlackMessage,
  type SlashBody,
  type SubmitBody,
  type WordsEvent,
} from './receive.ts';
import { renderElements, renderMessage } from './render.ts';
import { joinEvent, roomEvents } from './scopes.ts';

export interface ListenerOptions {
  calls: SlackCalls;
  /** A message of a channel or of a conversation in it, where it may be read. */
  readMessage(channel: string, ts: string): Promise<SlackMessage | undefined>;
  members: Members;
  readFile: ReadFile;
  /** The emoji that puts a message of a crisis room into its log. */
  reaction?: string | undefined;
  /** Whether a channel is a crisis room. */
  isRoom(channel: string): Promise<boolean>;
  /** Told that something became of a crisis room, or that somebody joined it. */
  roomMoved(channel: string, news: PlaceNews): void;
  handle: Handle;
  /** What goes wrong after an event was handled: the event itself is stored. */
  failed(what: string, reason: string, request?: string): void;
}

type Acknowledge = (answer?: unknown) => Promise<void>;
type Respond = (message: object) => Promise<unknown>;

/** Shown when the answer takes longer than Slack waits; whose language it is may not be known yet. */
const working: Message = { text: inBoth(['en', 'fr'], (t) => t.common.working) };

const ephemeral = (message: Message) => ({ response_type: 'ephemeral', ...renderMessage(message) });

/**
 * Bolt's one listener: each kind of payload to its function. (A listener for each would be asked for every event.)
 * All are acknowledged within Slack's three seconds, with their answer when it is there by then.
 */
export function listener(options: ListenerOptions) {
  return (args: AnyMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    const request = args.context.request as string | undefined;
    return listening({
      ...options,
      handle: (event) => options.handle(event, request),
      failed: (what, reason) => options.failed(what, reason, request),
    })(args);
  };
}

/** The same for one request. */
function listening(options: ListenerOptions) {
  const { calls, members, readFile, handle } = options;

  return async (args: AnyMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    const body: unknown = args.body;
    const ack = ('ack' in args ? args.ack : async () => {}) as Acknowledge;
    const respond = ('respond' in args ? args.respond : undefined) as Respond | undefined;
    if ('command' in args) return slash(body as SlashBody, ack, respond as Respond);
    if ('action' in args) return press(body as PressBody, ack, respond);
    if ('shortcut' in args) return shortcut(body as ShortcutBody, ack, respond);
    if ('view' in args) {
      if ((body as { type: string }).type === 'view_submission') return submit(body as SubmitBody, ack);
      return ack();
    }
    if ('event' in args) return happened(args.event as never, body as never);
  };

  async function slash(body: SlashBody, ack: Acknowledge, respond: Respond): Promise<void> {
    const { user_id: user, user_name: name = '', trigger_id: trigger } = body;
    const running = (async () => {
      const sender = await members.sender(user, name);
      return { sender, reply: await handle(fromSlash(body, sender)) };
    })();
    const inTime = await within(running, acknowledgeWithin);
    if (inTime) {
      const { reply, sender } = inTime;
      if (reply.form) await openForm(reply, trigger, false, respond);
      await ack(reply.here && ephemeral(reply.here));
      return rest(reply.here, sender);
    }
    await ack(ephemeral(working));
    const late = await running;
    const { here } = late.reply;
    if (here) await quietly('answer', () => respond(ephemeral(here)));
    await openForm(late.reply, undefined, false, respond);
    await rest(here, late.sender);
  }

  async function happened(
    event: WordsEvent & { type: string; tab?: string },
    body: EventBody,
  ): Promise<void> {
    const { type, user, channel_type: channelType, subtype } = event;
    const bot = body.authorizations?.[0]?.user_id;
    if (type === 'reaction_added') return reacted(event as unknown as ReactionEvent, body.event_id, bot);
    if (roomEvents.includes(type)) return moved(event.channel, 'moved');
    if (type === joinEvent) {
      // Whom the bot let in itself, it knows.
      const byBot = user === bot || (event as { inviter?: string }).inviter === bot;
      return byBot ? undefined : moved(event.channel, 'joined');
    }
    if (type === 'user_change') return members.forget((user as unknown as { id: string }).id);
    if (!user || user === bot) return;
    if (type === 'app_home_opened') {
      if (event.tab === undefined || event.tab === 'home') await home(user, body.event_id);
      else if (event.tab === 'messages')
        await handle(fromVisit('opened', body.event_id, await members.sender(user, '')));
      return;
    }
    const mention = type === 'app_mention';
    // Edits, joins and other bots' messages are none of ours.
    const words =
      type === 'message' && channelType === 'im' && (!subtype || subtype === 'file_share') && !event.bot_id;
    if (!mention && !words) return;
    const sender = await members.sender(user, '');
    await answerWords(fromWords(event, body.event_id, sender, readFile, bot));
  }

  async function moved(channel: string, news: PlaceNews): Promise<void> {
    if (await options.isRoom(channel)) options.roomMoved(channel, news);
  }

  /** Only one emoji, and only in crisis rooms: nothing else is looked at. */
  async function reacted(event: ReactionEvent, eventId: string, bot: string | undefined): Promise<void> {
    const { user, item, reaction } = event;
    if (user === bot || item?.type !== 'message' || reaction !== options.reaction) return;
    if (!(await options.isRoom(item.channel))) return;
    const message = await options.readMessage(item.channel, item.ts);
    const sender = await members.sender(user, '');
    const log = fromReaction(event, eventId, sender, message, await authorOf(message));
    const { here, own, form } = await handle(log);
    const whisper = (said: Message) =>
      quietly('answer', () => calls.whisper(item.channel, user, said, log.place.thread));
    for (const said of [here, own, form?.opener]) if (said) await whisper(said);
  }

  /** Who wrote a message: the account of a member, the name of anybody else. */
  async function authorOf(message: SlackMessage | undefined): Promise<string | undefined> {
    if (!message?.user) return message?.username;
    const { standing, id, name } = await members.sender(message.user, message.username ?? '');
    return standing === 'member' ? id : name || id;
  }

  async function answerWords(event: ChatEvent): Promise<void> {
    const { here, own, form } = await handle(event);
    const { sender, place } = event;
    const { id, thread, kind } = place;
    const alone = async () => (kind === 'direct' ? id : calls.directs.now(sender.id));
    if (here) await quietly('answer', () => calls.post(id, here, sender, thread));
    if (own) await quietly('private answer', async () => calls.post(await alone(), own, sender));
    if (form) await quietly('form button', async () => calls.post(await alone(), form.opener, sender));
  }

  async function home(user: string, eventId: string): Promise<void> {
    const reply = await handle(fromVisit('home', eventId, await members.sender(user, '')));
    const blocks = renderElements(reply.home?.card ?? [], limits.viewBlocks);
    await quietly('home', () => calls.publishHome(user, blocks));
  }

  async function press(body: PressBody, ack: Acknowledge, respond: Respond | undefined): Promise<void> {
    const { id, name = body.user.username ?? '' } = body.user;
    const modal = body.view?.type === 'modal' ? body.view.id : undefined;
    const running = (async () => {
      const event = fromPress(body, await members.sender(id, name));
      return event && { event, reply: await handle(event) };
    })();
    const inTime = await within(running, acknowledgeWithin);
    // A form has to open while Slack still knows what was pressed.
    if (inTime) await open(inTime.reply);
    await ack();
    const handled = inTime ?? (await running);
    if (!handled) return;
    await show(handled.event, handled.reply);
    if (!inTime) await open(handled.reply);

    async function show(event: ChatEvent, { replace, here }: Reply): Promise<void> {
      const shown = replace ?? here;
      if (modal) {
        if (shown) await quietly('modal', () => calls.answerInModal(modal, shown));
        return rest(shown, event.sender);
      }
      if (replace) {
        const content = { replace_original: true, ...renderMessage(replace) };
        await quietly('replace', async () =>
          respond ? respond(content) : calls.post(event.place.id, replace, event.sender),
        );
        if (respond) await rest(replace, event.sender);
      }
      if (here) await quietly('answer', () => write(here, event.sender));
      if (respond) await rest(here, event.sender);
    }

    /** In the home there is no message to answer to. */
    async function write(message: Message, reader?: Sender): Promise<unknown> {
      if (respond) return respond({ replace_original: false, ...ephemeral(message) });
      return calls.post(await calls.directs.now(id), message, reader);
    }

    async function open(reply: Reply): Promise<void> {
      await openForm(reply, body.trigger_id, modal !== undefined, () => write(reply.form?.opener as Message));
    }
  }

  async function shortcut(body: ShortcutBody, ack: Acknowledge, respond: Respond | undefined): Promise<void> {
    const { id, name = body.user.username ?? '' } = body.user;
    const running = (async () => {
      const sender = await members.sender(id, name);
      const event = fromShortcut(body, sender, await authorOf(body.message));
      return { event, reply: await handle(event) };
    })();
    const inTime = await within(running, acknowledgeWithin);
    if (!inTime) await ack();
    const { reply, event } = inTime ?? (await running);
    const { sender, place } = event;
    // What is about a place is answered there, to the one who asked.
    const write = (message: Message) =>
      quietly('answer', async () =>
        respond && place.kind !== 'direct'
          ? respond({ replace_original: false, ...ephemeral(message) })
          : calls.post(await calls.directs.now(id), message, sender),
      );
    await openForm(reply, body.trigger_id, false, () => write(reply.form?.opener as Message));
    if (reply.here) await write(reply.here);
    await ack();
  }

  async function submit(body: SubmitBody, ack: Acknowledge): Promise<void> {
    const { id, name = '' } = body.user;
    const running = (async () => {
      const sender = await members.sender(id, name);
      return { sender, reply: await handle(fromModal(body, sender, readFile)) };
    })();
    const inTime = await within(running, acknowledgeWithin);
    if (!inTime) {
      await ack({ response_action: 'update', view: answerModal(working) });
      const { reply, sender } = await running;
      const { here } = reply;
      if (here) await quietly('modal', () => calls.answerInModal(body.view.id, here));
      return rest(here, sender);
    }
    const { reply, sender } = inTime;
    const errors = reply.errors && ofFields(reply.errors, body);
    if (errors) return ack({ response_action: 'errors', errors });
    await ack(reply.here && { response_action: 'update', view: answerModal(reply.here) });
    return rest(reply.here, sender);
  }

  /** Where Slack shows no uploads, they follow in the person's direct message. */
  async function rest(message: Message | undefined, reader: Sender): Promise<void> {
    if (message) await quietly('files', () => calls.postRest(message, reader));
  }

  /** Opens a form as a modal; when Slack will not (three seconds are over), a button that opens it later. */
  async function openForm(
    reply: Reply,
    trigger: string | undefined,
    stacked: boolean,
    otherwise: Respond,
  ): Promise<void> {
    const form = reply.form;
    if (!form) return;
    const opened =
      trigger !== undefined &&
      (await quietly('open form', () => calls.openModal(trigger, renderForm(form.form), stacked)));
    if (!opened) await quietly('form button', () => otherwise(ephemeral(form.opener)));
  }

  async function quietly(what: string, work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      options.failed(what, error instanceof Error ? error.message.slice(0, 100) : 'unknown');
      return false;
    }
  }
}

interface EventBody {
  event_id: string;
  authorizations?: { user_id: string }[];
}

/** The result when it comes in time. */
export async function within<T>(work: Promise<T>, ms: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Errors of fields that the modal has: Slack refuses any other. */
function ofFields(
  errors: Readonly<Record<string, string>>,
  body: SubmitBody,
): Record<string, string> | undefined {
  const fields = Object.keys(body.view.state.values);
  const known = Object.entries(errors).filter(([name]) => fields.includes(name));
  return known.length > 0 ? Object.fromEntries(known) : undefined;
}
