import { ErrorCode } from '@slack/web-api';
import { SendError } from '../../chat/errors.ts';

/** Answers of Slack after which trying again cannot help. */
const permanent = new Set([
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'user_not_found',
  'users_not_found',
  'user_disabled',
  'cannot_dm_bot',
  'messages_tab_disabled',
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_too_long',
  'msg_blocks_too_long',
  'no_text',
  'restricted_action',
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
]);

interface WebApiError {
  code?: string;
  retryAfter?: number;
  data?: { error?: string };
}

/** What became of a call, as the sender understands it. */
export function sendError(error: unknown): SendError {
  const { code, retryAfter, data } = error as WebApiError;
  if (code === ErrorCode.RateLimitedError) return new SendError('rate-limited', false, retryAfter);
  if (code === ErrorCode.PlatformError) {
    const reason = data?.error ?? 'unknown';
    return reason === 'ratelimited'
      ? new SendError('rate-limited', false)
      : new SendError(reason, permanent.has(reason));
  }
  return new SendError('unreachable', false);
}
