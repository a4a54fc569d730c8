import type { Attachment } from 'botbuilder';
import type { IncomingFile } from '../../chat/event.ts';
import { readBytes } from '../../server/body.ts';
import { isLoopbackHost } from '../../server/from-this-machine.ts';

/** What is larger than this is not read into memory. */
const largest = 50_000_000;

/** Where Teams keeps the files of a personal chat. */
const homes = /(^|\.)(sharepoint\.com|sharepoint\.us|svc\.ms)$/;

/** Whether an address that came along is one of Teams' own places for files. @param loopback this machine will do */
export function isFileHome(address: string, loopback: boolean): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  if (isLoopbackHost(hostname)) return loopback;
  return protocol === 'https:' && homes.test(hostname);
}

/**
 * A file that somebody sent in a personal chat. Its address comes with a permission of its own; a picture pasted into
 * the message lies with the service, which wants the bot's token.
 * @param token for addresses on the service's own host, and only there
 */
export function teamsFile(
  attachment: Attachment,
  serviceUrl: string,
  loopback: boolean,
  token: () => Promise<string | undefined>,
): IncomingFile {
  const content = (attachment.content ?? {}) as { downloadUrl?: unknown };
  const address = content.downloadUrl ?? attachment.contentUrl;
  const name = attachment.name ?? `picture.${attachment.contentType.split('/')[1] ?? 'bin'}`;
  return {
    name,
    size: 0,
    type: attachment.contentType.startsWith('image/') ? attachment.contentType : '',
    async read() {
      if (typeof address !== 'string' || !URL.canParse(address)) throw new Error('no address');
      const url = new URL(address);
      const service = url.host === new URL(serviceUrl).host;
      const allowed = loopback || (url.protocol === 'https:' && service) || isFileHome(address, false);
      if (!allowed) throw new Error('not a file of Teams');
      const bearer = service ? await token() : undefined;
      const response = await fetch(url, {
        redirect: 'error',
        signal: AbortSignal.timeout(20_000),
        ...(bearer && { headers: { Authorization: `Bearer ${bearer}` } }),
      });
      if (!response.ok || !response.body) throw new Error(`file answered ${response.status}`);
      return readBytes(response.body, largest);
    },
  };
}
