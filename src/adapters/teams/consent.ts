import type { Activity, Attachment } from 'botbuilder';
import type { Make } from '../../chat/adapter.ts';
import type { Language, Sender } from '../../chat/event.ts';
import type { HandedFile } from '../../chat/message.ts';
import { text } from '../../text/index.ts';
import { isFileHome } from './files.ts';
import { largestUpload } from './limits.ts';

const consentCard = 'application/vnd.microsoft.teams.card.file.consent';
const infoCard = 'application/vnd.microsoft.teams.card.file.info';

/** What goes to Teams with an offered file, and comes back with the person's answer: whatever comes back is their word. */
interface Offer {
  maker: string;
  of: string;
  name: string;
  language: Language;
}

/** Asks a person whether a file may be saved in their OneDrive: Teams lets a bot give files in no other way. */
export function offerActivity(file: HandedFile, size: number, language: Language): Partial<Activity> {
  const { maker, of, name } = file;
  const context: Offer = { maker, of, name, language };
  const content = {
    description: text(language).files.offer,
    sizeInBytes: size,
    acceptContext: context,
    declineContext: context,
  };
  return { type: 'message', attachments: [{ contentType: consentCard, name, content }] };
}

export interface Answered {
  /** Takes the place of the question. */
  activity: Partial<Activity>;
  /** Why the file was not saved, for the log. */
  failed?: string;
}

/**
 * What becomes of an offered file once the person has answered: made anew, for whoever accepted, and saved where Teams
 * says; or one sentence.
 * @param loopback addresses on this machine will do
 */
export async function answerOffer(
  value: unknown,
  reader: Sender,
  make: Make,
  loopback: boolean,
): Promise<Answered | undefined> {
  const { action, context, uploadInfo } = record(value);
  const offer = readOffer(context);
  if (!offer) return undefined;
  const { name } = offer;
  const said = (sentence: string, failed?: string): Answered => ({
    activity: { type: 'message', text: sentence, textFormat: 'plain' },
    ...(failed && { failed }),
  });
  if (action !== 'accept') return said(text(offer.language).files.declined(name));
  const { bytes, language } = await make(offer, reader, 'give');
  const t = text(language).files;
  if (!bytes) return said(t.notGiven(name), 'not made');
  const upload = record(uploadInfo);
  const reason = await save(upload.uploadUrl, bytes, loopback);
  return reason === undefined
    ? { activity: { type: 'message', attachments: [savedFile(upload, name)] } }
    : said(t.notTaken(name), reason);
}

/** Sends the bytes; returns why that was not possible. The address is a permission of its own: no token goes along. */
async function save(url: unknown, bytes: Uint8Array, loopback: boolean): Promise<string | undefined> {
  if (typeof url !== 'string' || !isFileHome(url, loopback)) return 'not a place of Teams';
  if (bytes.length > largestUpload) return 'too large';
  try {
    const response = await fetch(url, {
      method: 'PUT',
      headers: {
        'Content-Type': 'application/octet-stream',
        'Content-Range': `bytes 0-${bytes.length - 1}/${bytes.length}`,
      },
      body: bytes as Uint8Array<ArrayBuffer>,
      redirect: 'error',
      signal: AbortSignal.timeout(10_000),
    });
    await response.body?.cancel();
    return response.ok ? undefined : `status ${response.status}`;
  } catch {
    return 'unreachable';
  }
}

/** The saved file as Teams shows it. */
function savedFile(upload: Record<string, unknown>, name: string): Attachment {
  const { contentUrl, uniqueId, fileType } = upload;
  return {
    contentType: infoCard,
    contentUrl: String(contentUrl ?? ''),
    name: typeof upload.name === 'string' ? upload.name : name,
    content: { uniqueId, fileType },
  };
}

function readOffer(context: unknown): Offer | undefined {
  const { maker, of, name, language } = record(context);
  if (typeof maker !== 'string' || typeof of !== 'string' || typeof name !== 'string') return undefined;
  return { maker, of, name: name.slice(0, 200), language: language === 'fr' ? 'fr' : 'en' };
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
