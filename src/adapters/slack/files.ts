import type { IncomingFile } from '../../chat/event.ts';
import { readBytes } from '../../server/body.ts';

/** Slack's own largest upload is larger; what is larger than this is not read into memory. */
const largest = 50_000_000;

/**
 * Files as Slack names them. The bytes are fetched with the bot's token, and only from where Slack keeps files: the
 * token goes nowhere else.
 * @param apiUrl a stand-in for Slack, whose files lie beside its methods
 */
export function slackFiles(botToken: string, apiUrl: string | undefined) {
  const home = apiUrl ? new URL(apiUrl).origin : 'https://files.slack.com';
  return (found: unknown): IncomingFile | undefined => {
    const file = found as {
      name?: unknown;
      size?: unknown;
      mimetype?: unknown;
      url_private_download?: unknown;
      url_private?: unknown;
    };
    if (typeof file !== 'object' || file === null || typeof file.name !== 'string') return undefined;
    const url = file.url_private_download ?? file.url_private;
    return {
      name: file.name,
      size: typeof file.size === 'number' ? file.size : 0,
      type: typeof file.mimetype === 'string' ? file.mimetype : '',
      read: async () => {
        if (typeof url !== 'string' || new URL(url).origin !== home) throw new Error('not a file of Slack');
        const response = await fetch(url, {
          headers: { Authorization: `Bearer ${botToken}` },
          redirect: 'error',
          signal: AbortSignal.timeout(20_000),
        });
        if (!response.ok || !response.body) throw new Error(`file answered ${response.status}`);
        return readBytes(response.body, largest);
      },
    };
  };
}
