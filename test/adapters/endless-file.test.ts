import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { slackFiles } from '../../src/adapters/slack/files.ts';
import { teamsFile } from '../../src/adapters/teams/files.ts';

/** A server that sends without an end, and says how much it got rid of. */
async function endless() {
  let sent = 0;
  const part = Buffer.alloc(1_000_000);
  const server = createServer((_req, res) => {
    const more = () => {
      while (!res.destroyed && res.write(part)) sent += part.length;
    };
    res.on('drain', more);
    more();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url, sent: () => sent, stop };
}

const contentType = 'application/vnd.microsoft.teams.file.download.info';

it.each([
  [
    'Teams',
    (url: string) =>
      teamsFile(
        { contentType, name: 'a.pdf', content: { downloadUrl: url } },
        url,
        true,
        async () => undefined,
      ),
  ],
  ['Slack', (url: string) => slackFiles('token', url)({ name: 'a.pdf', url_private: `${url}/a.pdf` })],
])(
  'a file of %s that has no end is not read into memory until there is no more of it',
  async (_, fileAt) => {
    const { url, sent, stop } = await endless();
    await expect(fileAt(url)?.read()).rejects.toThrow('too large');
    expect(sent()).toBeLessThan(100_000_000);
    stop();
  },
  40_000,
);
