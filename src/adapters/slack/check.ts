import { WebClient } from '@slack/web-api';
import { SilentLogger } from './logger.ts';
import { scopes } from './scopes.ts';

interface CheckedTokens {
  botToken: string;
  /** With Socket Mode. */
  appToken?: string;
  apiUrl?: string;
}

/**
 * What is wrong with the Slack app, one sentence each; for `doctor`.
 * @param channels those it has to be in, to post to them and to know who reads them
 */
export async function checkSlack(
  { botToken, appToken, apiUrl }: CheckedTokens,
  channels: readonly string[] = [],
): Promise<string[]> {
  const open = (token: string) =>
    new WebClient(token, {
      logger: new SilentLogger(() => {}),
      retryConfig: { retries: 0 },
      ...(apiUrl && { slackApiUrl: apiUrl }),
    });
  return [
    ...(await checkBot(open(botToken), channels)),
    ...(appToken ? await checkSocketMode(open(appToken)) : []),
  ];
}

/** Whether a connection could be opened; none is. */
async function checkSocketMode(client: WebClient): Promise<string[]> {
  try {
    await client.apps.connections.open();
    return [];
  } catch (error) {
    const reason = reasonOf(error);
    // That it cannot be reached is told once, for the bot token.
    if (!reason) return [];
    return [
      `Slack does not open Socket Mode: ${reason}. Turn it on for the app, and copy SLACK_APP_TOKEN again: an app-level token with connections:write.`,
    ];
  }
}

async function checkBot(client: WebClient, channels: readonly string[]): Promise<string[]> {
  try {
    const { response_metadata: metadata } = await client.auth.test();
    const granted = metadata?.scopes;
    const missing = granted ? Object.keys(scopes).filter((scope) => !granted.includes(scope)) : [];
    const found = missing.map(
      (scope) =>
        `Slack: the app lacks ${scope} (${scopes[scope as keyof typeof scopes]}). Upload the manifest again and reinstall the app.`,
    );
    for (const channel of channels) {
      const inside = await client.conversations.info({ channel }).then(
        (answer) => answer.channel?.is_member === true,
        (error) => (error as { data?: { error?: string } }).data?.error !== 'channel_not_found',
      );
      if (!inside)
        found.push(`Slack: the bot is not in the channel ${channel}. Invite it there: /invite @Vigie`);
    }
    return found;
  } catch (error) {
    const reason = reasonOf(error);
    return [
      reason
        ? `Slack does not accept the bot token: ${reason}. Copy SLACK_BOT_TOKEN again from the app’s settings.`
        : 'Slack cannot be reached. Check the network and the proxy of this machine, and SLACK_API_URL where it is set.',
    ];
  }
}

/** What Slack answered; undefined when it did not. */
function reasonOf(error: unknown): string | undefined {
  return (error as { data?: { error?: string } }).data?.error;
}
