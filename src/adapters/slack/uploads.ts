import type { WebClient } from '@slack/web-api';
import type { HandedFile, Picture } from '../../chat/message.ts';
import { processing } from './limits.ts';

/** One call to Slack in its turn, which may be too late; fails with `SendError`. */
export type FileCall = <T>(
  method: 'files.upload' | 'files.info' | 'files.delete',
  work: (client: WebClient) => Promise<T>,
) => Promise<T>;

/** Puts a file into a channel, a thread, or a person's direct message: always `D…`, Slack takes no person's id here. */
export async function uploadFile(
  call: FileCall,
  { name }: HandedFile,
  bytes: Uint8Array,
  place: { channel: string; thread?: string | undefined },
): Promise<void> {
  const where = { channel_id: place.channel, ...(place.thread && { thread_ts: place.thread }) };
  await call('files.upload', (client) =>
    client.filesUploadV2({ file: Buffer.from(bytes), filename: name, title: name, ...where } as never),
  );
}

/**
 * Uploads a picture that only the bot has access to, until a message of the bot shows it to those who read the message.
 * Returns its id when Slack has worked on it; undefined when that takes too long, and it is gone again.
 */
export async function uploadPicture(
  call: FileCall,
  picture: Picture,
  bytes: Uint8Array,
): Promise<string | undefined> {
  const uploaded = await call('files.upload', (client) =>
    client.filesUploadV2({
      file: Buffer.from(bytes),
      filename: 'picture.png',
      title: 'picture.png',
      alt_text: picture.alt,
    } as never),
  );
  const id = (uploaded as { files?: { files?: { id?: string }[] }[] }).files?.[0]?.files?.[0]?.id;
  if (!id) return undefined;
  try {
    for (const ms of processing) {
      await new Promise((resolve) => setTimeout(resolve, ms));
      const { file } = await call('files.info', (client) => client.files.info({ file: id }));
      if (file?.mimetype) return id;
    }
  } catch {
    // As when it takes too long.
  }
  await removePicture(call, id);
  return undefined;
}

/** Removes a picture that nobody was shown. It matters to nobody else when Slack does not. */
export async function removePicture(call: FileCall, id: string): Promise<void> {
  await call('files.delete', (client) => client.files.delete({ file: id })).catch(() => {});
}
