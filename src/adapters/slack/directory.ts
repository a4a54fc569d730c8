import { WebClient } from '@slack/web-api';
import {
  type Asked,
  type Directory,
  type Listed,
  MissingPermission,
  type Way,
} from '../../chat/directory.ts';
import { SendError } from '../../chat/errors.ts';
import type { Budget } from '../../chat/pacer.ts';
import { patiently, unlessStopped } from '../../chat/patiently.ts';
import { sendError } from './errors.ts';
import { SilentLogger } from './logger.ts';
import { type Account, senderOf } from './members.ts';
import { scopes } from './scopes.ts';

export interface SlackDirectoryOptions {
  botToken: string;
  apiUrl?: string;
  /** What the app may call; whatever else it calls goes before looking people up. */
  budgets: { lists: Budget; opens: Budget };
}

/** Slack advises at most 200 people a page. */
const pageLength = 200;

/** What a long run waits for: Slack's longest pauses, and outages of some minutes. */
const patience = { tries: 8, longest: 600 };

/** The token is no good any more: asking again cannot help. */
const refused = new Set(['invalid_auth', 'not_authed', 'token_revoked', 'token_expired', 'account_inactive']);
const closed = new Set(['user_disabled', 'user_not_found', 'users_not_found']);

/** The members of the own workspace (`users.list`), and their direct messages (`conversations.open`). */
export function slackDirectory({ botToken, apiUrl, budgets }: SlackDirectoryOptions): Directory {
  const client = new WebClient(botToken, {
    logger: new SilentLogger(() => {}),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 30_000,
    ...(apiUrl && { slackApiUrl: apiUrl }),
  });

  async function ask<T>(
    question: () => Promise<T>,
    stop: AbortSignal | undefined,
    budget?: Budget,
  ): Promise<T> {
    return patiently(
      async () => {
        if (budget) await unlessStopped(budget.take('last'), stop);
        try {
          return await question();
        } catch (error) {
          const { error: code, needed } =
            (error as { data?: { error?: string; needed?: string } }).data ?? {};
          if (code && refused.has(code)) throw new SendError(code, true);
          if (code !== 'missing_scope') throw sendError(error);
          const scope = needed ?? 'users:read';
          throw new MissingPermission('slack', scope, scopes[scope as keyof typeof scopes] ?? 'for sync');
        }
      },
      { ...patience, ...(stop && { stop }) },
    );
  }

  return {
    platform: 'slack',
    perMinute: budgets.opens.perSecond * 60,

    async *accounts(_wanted, stop): AsyncGenerator<Listed> {
      const { team_id: team } = await ask(() => client.auth.test(), stop);
      for (let cursor: string | undefined; !stop?.aborted; ) {
        const page = { limit: pageLength, ...(cursor && { cursor }) };
        const answer = await ask(() => client.users.list(page), stop, budgets.lists);
        for (const account of (answer.members ?? []) as Account[]) {
          if (account.id) yield { sender: senderOf(account, account.id, team, ''), left: !!account.deleted };
        }
        cursor = answer.response_metadata?.next_cursor;
        if (!cursor) return;
      }
    },

    async *ways(accounts: readonly Asked[], { stop }): AsyncGenerator<Way> {
      for (const { id } of accounts) {
        if (stop?.aborted) return;
        const common = { account: id, serviceUrl: '' };
        try {
          const { channel } = await ask(() => client.conversations.open({ users: id }), stop, budgets.opens);
          if (channel?.id) yield { ...common, conversation: channel.id, state: 'ok' };
        } catch (error) {
          if (!(error instanceof SendError) || !error.permanent || refused.has(error.reason)) throw error;
          if (closed.has(error.reason)) yield { ...common, conversation: '', state: 'left' };
        }
      }
    },
  };
}
