import type { Handle, Reply, Unshown } from '../../chat/adapter.ts';
import type { ChatEvent } from '../../chat/event.ts';
import type { Message } from '../../chat/message.ts';
import type { PlaceNews } from '../../chat/rooms.ts';
import type { SlackCalls } from './calls.ts';
import { limits } from './limits.ts';
import { type Account, authorOf, type Members } from './members.ts';
import {
  fromReaction,
  fromVisit,
  fromWords,
  messageId,
  type ReactionEvent,
  type ReadFile,
  type SlackMessage,
  type WordsEvent,
} from './receive.ts';
import { renderElements } from './render.ts';
import { joinEvent, roomEvents } from './scopes.ts';

export interface EventBody {
  event_id: string;
  authorizations?: { user_id: string }[];
}

export interface HappeningOptions {
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
  unshown: Unshown;
}

/** Does something that only shows what was stored already: what goes wrong with it is told, and ends nothing. */
export type Quietly = (what: string, work: () => Promise<unknown>) => Promise<boolean>;

/** Words with files, an answer in a thread that is shown below as well, and words after `/me`. */
const writtenAs: readonly string[] = ['file_share', 'thread_broadcast', 'me_message'];

/** What Slack tells of (its Events API): words to the bot, a look at its home, an emoji, what became of a room or an account. */
export function happenings(options: HappeningOptions, quietly: Quietly) {
  const { calls, members, readFile, handle } = options;
  return happened;

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
    if (type === 'user_change') return members.changed(user as unknown as Account);
    if (!user || user === bot) return;
    if (type === 'app_home_opened') {
      if (event.tab === undefined || event.tab === 'home') await home(user, body.event_id);
      else if (event.tab === 'messages')
        await handle(fromVisit('opened', body.event_id, await members.sender(user, '')));
      return;
    }
    const mention = type === 'app_mention';
    // Edits, joins and other bots' messages are none of ours.
    const written = subtype === undefined || writtenAs.includes(subtype);
    const words = type === 'message' && channelType === 'im' && written && !event.bot_id;
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
    const log = fromReaction(event, eventId, sender, message, await authorOf(members, message));
    const reply = await handle(log);
    const { here, own, form } = reply;
    const whisper = (said: Message) =>
      quietly('answer', () => calls.whisper(item.channel, user, said, log.place.thread));
    for (const said of [here, own, form?.opener])
      if (said && !(await whisper(said))) await options.unshown(log, reply, said);
  }

  async function answerWords(event: ChatEvent): Promise<void> {
    const reply = await handle(event);
    const { here, own, form, undelivered } = reply;
    const isAlone = own !== undefined || form?.where === 'own';
    const { sender, place } = event;
    const { id, thread } = place;
    // That it was answered privately is said once it is true.
    const said = !isAlone || (await answerAlone(event, reply)) ? here : undelivered;
    const shown = !said || (await quietly('answer', () => calls.post(id, said, sender, thread)));
    // What stands beside an answer in somebody's own chat says only that there is one.
    if (said && !shown && !isAlone) await options.unshown(event, reply, said);
    if (form && !isAlone) {
      const alone = async () => (place.kind === 'direct' ? id : calls.directs.now(sender.id));
      const opened = await quietly('form button', async () => calls.post(await alone(), form.opener, sender));
      if (!opened) await options.unshown(event, reply, form.opener);
    }
  }

  /**
   * In the direct message; where that cannot be had, beside the words in a way that only their author sees. Else it is owed.
   */
  async function answerAlone(event: ChatEvent, reply: Reply): Promise<boolean> {
    const { own, aside, form } = reply;
    const { sender, place } = event;
    const all = (what: string, said: Message | undefined, show: (part: Message) => Promise<unknown>) =>
      quietly(what, async () => {
        for (const part of [said, form?.opener]) if (part) await show(part);
      });
    const { id, thread } = place;
    // In a thread that nobody has answered in yet Slack shows nobody what they alone may see.
    const begun = thread && event.kind === 'text' && event.message !== messageId(id, thread);
    const shown =
      (await all('private answer', own, async (part) =>
        calls.post(await calls.directs.now(sender.id), part, sender),
      )) ||
      (await all('private answer there', aside ?? own, (part) =>
        calls.whisper(id, sender.id, part, begun ? thread : undefined),
      ));
    if (!shown) for (const part of [own, form?.opener]) if (part) await options.unshown(event, reply, part);
    return shown;
  }

  async function home(user: string, eventId: string): Promise<void> {
    const reply = await handle(fromVisit('home', eventId, await members.sender(user, '')));
    const blocks = renderElements(reply.home?.card ?? [], limits.viewBlocks);
    await quietly('home', () => calls.publishHome(user, blocks));
  }
}
