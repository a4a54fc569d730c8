import type { Activity, Attachment, MessageActionsPayload } from 'botbuilder';
import type { ChatEvent, IncomingFile, Mention, Place, Sender, ShortcutEvent } from '../../chat/event.ts';
import { readSubmission, type Submission } from '../cards/submission.ts';
import { ownWordsOf, wordsOf } from './html.ts';
import { partsOf } from './rooms/thread.ts';

/** The parts of an activity without which it cannot be handled; everything in it is the sender's word. */
export function isActivity(body: unknown): body is Activity {
  const { type, serviceUrl, conversation, from, channelId } = (body ?? {}) as Partial<Activity>;
  return (
    typeof type === 'string' &&
    typeof serviceUrl === 'string' &&
    typeof channelId === 'string' &&
    typeof conversation?.id === 'string' &&
    typeof from?.id === 'string'
  );
}

/** Whether an activity is from somebody’s own chat with the bot; those of the Playground do not say. */
export function isPersonal(activity: Activity): boolean {
  return (activity.conversation.conversationType ?? 'personal') === 'personal';
}

/** The neutral event of an activity; undefined when there is nothing in it for the bot. */
export function receive(
  activity: Activity,
  sender: Sender,
  files: readonly IncomingFile[],
): ChatEvent | undefined {
  switch (activity.type) {
    case 'message':
      return activity.value === undefined || activity.value === null
        ? words(activity, sender, files)
        : pressed(activity, sender, activity.value);
    case 'invoke':
      return invoked(activity, sender);
    default:
      return undefined;
  }
}

function common(activity: Activity, sender: Sender) {
  const personal = isPersonal(activity);
  const kind = personal
    ? 'direct'
    : activity.conversation.conversationType === 'groupChat'
      ? 'group'
      : 'channel';
  const { channel: id, thread } = partsOf(activity.conversation.id);
  const place: Place = { platform: 'teams', id, kind, ...(thread && { thread }) };
  return {
    id: `${activity.conversation.id}/${activity.id ?? ''}`,
    sender,
    place,
    audience: personal ? ('author' as const) : ('everyone' as const),
    lasting: true,
  };
}

function words(activity: Activity, sender: Sender, files: readonly IncomingFile[]): ChatEvent {
  const { text, mentions } = readWords(activity);
  const event = common(activity, sender);
  return {
    ...event,
    kind: 'text',
    text,
    ...(!isPersonal(activity) && activity.id && { message: messageId(event.place, activity.id) }),
    // A bot gets files in the personal chat only: elsewhere people are told where to send them.
    files: isPersonal(activity) ? [...files] : [],
    ...(!isPersonal(activity) && files.length > 0 ? { filesElsewhere: true } : {}),
    mentions,
  };
}

interface MentionEntity {
  type: string;
  text?: unknown;
  mentioned?: { id?: unknown; name?: unknown };
}

/** The words without the mention of the bot; other mentions as `<@id>` with a list of who they are. */
function readWords(activity: Activity): { text: string; mentions: Mention[] } {
  let text = typeof activity.text === 'string' ? activity.text : '';
  const mentions: Mention[] = [];
  for (const entity of (activity.entities ?? []) as MentionEntity[]) {
    const id = entity.mentioned?.id;
    if (entity.type !== 'mention' || typeof id !== 'string' || typeof entity.text !== 'string') continue;
    if (id === activity.recipient?.id) {
      text = text.replace(entity.text, ' ');
      continue;
    }
    const token = `<@${id.replace(/[>\s]/g, '')}>`;
    const name = typeof entity.mentioned?.name === 'string' ? entity.mentioned.name.trim() : '';
    mentions.push({ token, id, ...(name && { name }) });
    text = text.replace(entity.text, token);
  }
  text = text
    .replace(/<\/?at[^>]*>/g, '')
    // Stands for the message that is answered.
    .replace(/<\/?quoted\b[^>]*>/g, ' ')
    .replace(/&nbsp;|\u00A0/g, ' ')
    .trim();
  const html = activity.attachments?.find(({ contentType }) => contentType === 'text/html')?.content;
  return { text: typeof html === 'string' ? ownWordsOf(text, html) : text, mentions };
}

function pressed(activity: Activity, sender: Sender, data: unknown): ChatEvent | undefined {
  const submission = readSubmission(data);
  return submission && submitted(common(activity, sender), submission);
}

function submitted(event: ReturnType<typeof common>, submission: Submission): ChatEvent {
  return submission.kind === 'form' ? { ...event, ...submission, files: [] } : { ...event, ...submission };
}

interface InvokeValue {
  action?: { data?: unknown };
  commandId?: unknown;
  data?: unknown;
  messagePayload?: MessageActionsPayload;
}

function invoked(activity: Activity, sender: Sender): ChatEvent | undefined {
  const value = (activity.value ?? {}) as InvokeValue;
  // What the message extension shows and answers is seen by one person, wherever it was opened, and vanishes.
  const alone = {
    ...common(activity, sender),
    place: { platform: 'teams' as const, id: activity.conversation.id, kind: 'direct' as const },
    audience: 'author' as const,
    lasting: false,
  };
  switch (activity.name) {
    case 'adaptiveCard/action':
      return pressed(activity, sender, value.action?.data);
    case 'composeExtension/fetchTask': {
      const payload = value.messagePayload;
      const content = payload?.body?.content;
      const quote = typeof content === 'string' ? wordsOf(content) : '';
      const name = typeof value.commandId === 'string' ? value.commandId : '';
      const about = common(activity, sender).place;
      const quoted = payload && quotedOf(about, payload);
      return {
        ...alone,
        kind: 'shortcut',
        command: name.replaceAll('-', ' '),
        // Whoever reports a message does so alone; anything else is about the place where it stands.
        place: quoted && name !== 'report' ? about : alone.place,
        ...(quote && { quote }),
        ...(quoted && { quoted }),
      };
    }
    case 'composeExtension/submitAction': {
      const submission = readSubmission(value.data);
      return submission && submitted(alone, submission);
    }
    default:
      return undefined;
  }
}

/** The message that an action was used on: everything in it is the sender's word, so only what can be used is taken. */
function quotedOf(
  place: Place,
  { id, from, createdDateTime }: MessageActionsPayload,
): ShortcutEvent['quoted'] {
  if (typeof id !== 'string' || !id) return undefined;
  const { user, application } = from ?? {};
  const author =
    user?.userIdentityType === 'aadUser' ? user.id : (user?.displayName ?? application?.displayName);
  const at = new Date(createdDateTime ?? Number.NaN);
  return {
    id: messageId(place, id),
    ...(typeof author === 'string' && author && { author }),
    ...(!Number.isNaN(at.getTime()) && { at: at.toISOString() }),
  };
}

/** The same for the same message, whether it was said to the bot or an action was used on it. */
function messageId({ id: place }: Place, id: string): string {
  return `${place}/${id}`;
}

/** Attachments that are files or pictures of the person, not the HTML copy of the message. */
export function fileAttachments(activity: Activity): Attachment[] {
  return (activity.attachments ?? []).filter(
    ({ contentType }) =>
      contentType === 'application/vnd.microsoft.teams.file.download.info' ||
      contentType?.startsWith('image/'),
  );
}
