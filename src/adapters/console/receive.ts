import { randomUUID } from 'node:crypto';
import type { ChatEvent, IncomingFile, Sender } from '../../chat/event.ts';
import { readSubmission } from '../cards/submission.ts';
import type { Shown } from './rooms.ts';

/** Somebody of the sample department, as the console lets one choose them. */
export interface ConsolePerson {
  /** Address, or `guest`. */
  id: string;
  name: string;
  language: 'en' | 'fr';
}

export const guest: ConsolePerson = { id: 'guest', name: 'Guest / Invité', language: 'en' };

/** Everything the page sends. */
export interface Posted {
  id: string;
  text?: string;
  files?: { name: string; type: string; data: string }[];
  /** Data of a pressed card button, and the message it is on. */
  data?: unknown;
  message?: string;
  /** A command that was started on that message. */
  shortcut?: string;
}

/**
 * Reads what the page sent; undefined when it makes no sense.
 * @param channel absent in the person's own chat
 * @param on the message that a shortcut was used on
 */
export function receive(
  posted: Posted,
  person: ConsolePerson,
  channel?: string,
  on?: Shown,
): ChatEvent | undefined {
  const common = {
    id: typeof posted.id === 'string' && posted.id.length <= 100 ? posted.id : randomUUID(),
    sender: senderOf(person),
    place: {
      platform: 'console' as const,
      id: channel ?? person.id,
      kind: channel ? ('channel' as const) : ('direct' as const),
    },
    audience: channel ? ('everyone' as const) : ('author' as const),
    lasting: true,
  };
  const files = (Array.isArray(posted.files) ? posted.files : [])
    .map(readFile)
    .filter((file) => file !== undefined);
  if (typeof posted.shortcut === 'string') {
    if (!on || channel === undefined) return undefined;
    const quoted = { id: messageId(channel, on.id), author: on.by ?? 'Vigie' };
    return { ...common, kind: 'shortcut', command: posted.shortcut, quote: on.text, quoted };
  }
  if (posted.data !== undefined) {
    const submission = readSubmission(posted.data);
    if (!submission) return undefined;
    return submission.kind === 'form' ? { ...common, ...submission, files } : { ...common, ...submission };
  }
  if (typeof posted.text !== 'string') return undefined;
  // A habit from the other platforms; here nobody else is meant.
  const text = posted.text.trim().replace(/^@vigie\b[,:]?\s*/i, '');
  if (!text && files.length === 0) return undefined;
  const message = channel === undefined ? {} : { message: messageId(channel, common.id) };
  return { ...common, kind: 'text', text, files, mentions: [], ...message };
}

/** The same for the same message, whether it was said to the bot or a shortcut was used on it. */
function messageId(channel: string, id: string): string {
  return `${channel}/${id}`;
}

/** A person of the console as the sender of an event. */
export function senderOf(person: ConsolePerson): Sender {
  const { id, name, language } = person;
  return id === guest.id
    ? { platform: 'console', id, name, locale: language, standing: 'guest' }
    : { platform: 'console', id, email: id, name, locale: language, standing: 'member' };
}

function readFile(file: { name: string; type: string; data: string }): IncomingFile | undefined {
  if (typeof file?.name !== 'string' || typeof file.type !== 'string' || typeof file.data !== 'string')
    return undefined;
  const bytes = Buffer.from(file.data, 'base64');
  return { name: file.name, type: file.type, size: bytes.length, read: async () => bytes };
}
