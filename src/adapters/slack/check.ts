import { WebClient } from '@slack/web-api';
import { SilentLogger } from './logger.ts';
import { scopes } from './scopes.ts';

/**
 * What is wrong with the Slack app, one sentence each; for `doctor`.
 * @param channels those it has to be in, to post to them and to know who reads them
 */
export async function checkSlack(
  botToken: string,
  apiUrl: string | undefined,
  channels: readonly string[] = [],
): Promise<string[]> {
  const logger = new SilentLogger(() => {});
  const client = new WebClient(botToken, {
    logger,
    retryConfig: { retries: 0 },
    ...(apiUrl && { slackApiUrl: apiUrl }),
  });
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
    const reason = (error as { data?: { error?: string } }).data?.error ?? 'it cannot be reached';
    return [
      `Slack does not accept the bot token: ${reason}. Copy SLACK_BOT_TOKEN again from the app’s settings.`,
    ];
  }
}
