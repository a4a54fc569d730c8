import type {
  ChatEvent,
  FormEvent,
  IncomingFile,
  Mention,
  Place,
  Sender,
  ShortcutEvent,
} from '../../chat/event.ts';
import { readState } from './modal.ts';
import { readWords } from './words.ts';

/** The parts of Slack's payloads that are read. Everything else in them is none of ours. */
export interface SlashBody {
  command: string;
  text?: string;
  trigger_id: string;
  user_id: string;
  user_name?: string;
  team_id: string;
  channel_id: string;
  channel_name?: string;
}

export interface WordsEvent {
  user?: string;
  bot_id?: string;
  text?: string;
  ts: string;
  thread_ts?: string;
  channel: string;
  channel_type?: string;
  subtype?: string;
  files?: unknown[];
  edited?: { ts?: string };
  attachments?: { is_share?: boolean; text?: string }[];
}

export interface PressBody {
  trigger_id: string;
  user: { id: string; name?: string; username?: string };
  actions: {
    action_id: string;
    action_ts?: string;
    value?: string;
    selected_option?: { value: string } | null;
  }[];
  channel?: { id: string; name?: string };
  container?: { type?: string; is_ephemeral?: boolean };
  message?: { thread_ts?: string };
  view?: { id: string; type: string; hash?: string };
}

/** A message as Slack shows it to an app. */
export interface SlackMessage {
  ts?: string;
  user?: string;
  username?: string;
  text?: string;
  thread_ts?: string;
  files?: { name?: string }[];
}

export interface ShortcutBody {
  trigger_id: string;
  callback_id: string;
  user: { id: string; name?: string; username?: string };
  message?: SlackMessage;
  channel?: { id: string };
}

export interface ReactionEvent {
  user: string;
  reaction: string;
  item: { type: string; channel: string; ts: string };
}

export interface SubmitBody {
  trigger_id?: string;
  user: { id: string; name?: string };
  view: {
    id: string;
    callback_id: string;
    private_metadata: string;
    state: { values: Parameters<typeof readState>[0] };
  };
}

export type ReadFile = (file: unknown) => IncomingFile | undefined;

/**
 * `/report lost my badge`, or the same words after `/vigie`. Slack shows the answer to its author alone, and never sends
 * a slash command, a press or a shortcut again.
 * @param own typed in the author's own chat with the bot, where an answer can last
 */
export function fromSlash(body: SlashBody, sender: Sender, own = false): ChatEvent {
  const { text, mentions } = readWords(body.text ?? '');
  const word = body.command.replace(/^\//, '');
  const kind = body.channel_name === 'directmessage' ? 'direct' : 'channel';
  return {
    kind: 'text',
    id: body.trigger_id,
    once: true,
    sender,
    place: { platform: 'slack', id: body.channel_id, kind },
    audience: 'author',
    lasting: own,
    unposted: true,
    text: word === 'vigie' ? text.trim() : `${word} ${text}`.trim(),
    files: [],
    mentions,
  };
}

/**
 * Words to the bot: a mention in a channel, or a direct message; the mention of `bot` itself is taken out. Slack tells of a mention once
 * more, under another id, when its message is edited: it is known by that of the message.
 */
export function fromWords(
  event: WordsEvent,
  deliveryId: string,
  sender: Sender,
  readFile: ReadFile,
  bot?: string,
): ChatEvent {
  const direct = event.channel_type === 'im';
  const { text, mentions } = readWords([event.text, ...forwarded(event)].filter(Boolean).join('\n'));
  // Without its id, what a channel's message begins with is the bot: only its own mentions come from there.
  const own = bot ? `<@${bot}>` : direct ? '' : /^\s*<@[UW][A-Z0-9]+>/;
  const thread = event.thread_ts ?? (direct ? undefined : event.ts);
  return {
    kind: 'text',
    id: direct ? deliveryId : messageId(event.channel, event.ts),
    sender,
    place: {
      platform: 'slack',
      id: event.channel,
      kind: direct ? 'direct' : 'channel',
      ...(thread && { thread }),
    },
    audience: direct ? 'author' : 'everyone',
    lasting: true,
    text: text.replace(own, ' ').trim(),
    ...(!direct && { message: messageId(event.channel, event.ts) }),
    ...(!direct && event.edited?.ts ? { edited: event.edited.ts } : {}),
    // Outside the direct message a bot may not be allowed to read files: people are told where to send them.
    files: direct ? files(event.files, readFile) : [],
    ...(!direct && event.files?.length ? { filesElsewhere: true } : {}),
    mentions: mentions.filter(({ id }) => id !== bot),
  };
}

/** The messages that somebody forwards, marked as others’ words: they may begin as a command does. */
function forwarded({ attachments = [] }: WordsEvent): string[] {
  const shared = attachments.filter((each) => each.is_share === true && each.text);
  return shared.map(({ text = '' }) => text.replace(/^/gm, '&gt; '));
}

/**
 * A pressed button or a chosen option. What it answers goes to the one who pressed; it can last in their own chat with the
 * bot, and beside its home, which is there too.
 */
export function fromPress(body: PressBody, sender: Sender): ChatEvent | undefined {
  const [pressed] = body.actions;
  if (!pressed) return undefined;
  const { channel, container, view } = body;
  const kind = !channel || channel.name === 'directmessage' ? 'direct' : 'channel';
  const thread = body.message?.thread_ts;
  return {
    kind: 'action',
    id: body.trigger_id,
    once: true,
    sender,
    place: { platform: 'slack', id: channel?.id ?? sender.id, kind, ...(thread && { thread }) },
    audience: 'author',
    lasting: kind === 'direct' && !container?.is_ephemeral && view?.type !== 'modal',
    action: pressed.action_id.replace(/#\d+$/, ''),
    value: pressed.value ?? pressed.selected_option?.value ?? '',
  };
}

/** @param author who wrote the message it was used on */
export function fromShortcut(body: ShortcutBody, sender: Sender, author?: string): ShortcutEvent {
  const { message, channel } = body;
  const { quote, mentions } = quoteOf(message);
  const quoted = channel && message && quotedOf(channel.id, message, author);
  // One command has a shortcut in each language and of each kind: `report.message.fr`.
  const [name = ''] = body.callback_id.split('.');
  return {
    kind: 'shortcut',
    id: body.trigger_id,
    once: true,
    sender,
    // Whoever reports a message does so alone; anything else is about the place where it stands.
    place: quoted && name !== 'report' ? placeOf(channel.id, message) : alone(sender),
    audience: 'author',
    lasting: false,
    command: name.replaceAll('-', ' '),
    ...(quote && { quote, mentions }),
    ...(quoted && { quoted }),
  };
}

/** An emoji that stands for putting the message into a room's log. */
export function fromReaction(
  { item }: ReactionEvent,
  deliveryId: string,
  sender: Sender,
  message: SlackMessage | undefined,
  author?: string,
): ShortcutEvent {
  const { quote, mentions } = quoteOf(message);
  return {
    kind: 'shortcut',
    id: deliveryId,
    sender,
    place: placeOf(item.channel, message),
    audience: 'author',
    lasting: false,
    command: 'crisis log',
    ...(quote && { quote, mentions }),
    quoted: quotedOf(item.channel, { ...message, ts: item.ts }, author),
  };
}

function placeOf(channel: string, message: SlackMessage | undefined): Place {
  const thread = message?.thread_ts;
  return { platform: 'slack', id: channel, kind: 'channel', ...(thread && { thread }) };
}

function quotedOf(channel: string, { ts = '' }: SlackMessage, author: string | undefined) {
  const seconds = Number(ts);
  const at = seconds > 0 ? new Date(seconds * 1_000).toISOString() : undefined;
  return { id: messageId(channel, ts), ...(author && { author }), ...(at && { at }) };
}

/** The same for the same message, whether it was said to the bot or pointed at, and however. */
export function messageId(channel: string, ts: string): string {
  return `${channel}/${ts}`;
}

/** What somebody wrote, or the names of what they sent; and whom they mentioned. */
function quoteOf(message: SlackMessage | undefined): { quote: string; mentions: Mention[] } {
  const { text, mentions } = readWords(message?.text ?? '');
  const names = (message?.files ?? []).map(({ name }) => `[${name ?? '…'}]`);
  return { quote: [text, ...names].filter(Boolean).join('\n'), mentions };
}

/** A modal that was sent off; whatever the metadata holds, it is only text. */
export function fromModal(body: SubmitBody, sender: Sender, readFile: ReadFile): ChatEvent {
  const { view } = body;
  const sent = metadata(view.private_metadata);
  const read = readState(view.state.values);
  return {
    kind: 'form',
    id: view.id,
    sender,
    place: alone(sender),
    audience: 'author',
    lasting: false,
    form: view.callback_id,
    ...sent,
    values: read.values,
    files: files(read.files, readFile),
  };
}

/** Somebody opened the app’s home or its messages. */
export function fromVisit(kind: 'home' | 'opened', deliveryId: string, sender: Sender): ChatEvent {
  const id = `${kind}:${deliveryId}`;
  return { kind, id, sender, place: alone(sender), audience: 'author', lasting: true };
}

/** Modals, shortcuts and the home belong to one person, wherever they were opened. */
function alone(sender: Sender): Place {
  return { platform: 'slack', id: sender.id, kind: 'direct' };
}

function metadata(text: string): Pick<FormEvent, 'token' | 'state' | 'again'> {
  try {
    const { token, state, again } = JSON.parse(text) as Partial<Record<'token' | 'state', unknown>> & {
      again?: Partial<Record<'action' | 'value', unknown>>;
    };
    return {
      token: String(token ?? ''),
      state: String(state ?? ''),
      ...(again && { again: { action: String(again.action ?? ''), value: String(again.value ?? '') } }),
    };
  } catch {
    return { token: '', state: '' };
  }
}

function files(found: readonly unknown[] | undefined, readFile: ReadFile): IncomingFile[] {
  return (found ?? []).map(readFile).filter((file) => file !== undefined);
}
