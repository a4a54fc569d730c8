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
    return [
      `Slack does not open Socket Mode: ${reasonOf(error)}. Turn it on for the app, and copy SLACK_APP_TOKEN again: an app-level token with connections:write.`,
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
    return [
      `Slack does not accept the bot token: ${reasonOf(error)}. Copy SLACK_BOT_TOKEN again from the app’s settings.`,
    ];
  }
}

function reasonOf(error: unknown): string {
  return (error as { data?: { error?: string } }).data?.error ?? 'it cannot be reached';
}
