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
  'user_not_visible',
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
  'thread_not_found',
  'name_taken',
  'invalid_name',
  'invalid_name_specials',
  'cannot_create_channel',
  'not_authorized',
  'permission_denied',
  'no_permission',
  'user_is_restricted',
  'method_not_supported_for_channel_type',
  'too_long',
  'not_pinnable',
  'too_many_pins',
  'too_many_bookmarks',
  'invalid_link',
  'not_implemented',
]);

/** A message that was deleted, by somebody or by the workspace's retention, or that another app posted. */
const unchangeable = new Set(['message_not_found', 'cant_update_message']);

/** Slack does not accept the bot's token any more, or yet. */
const refused = new Set([
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
  'org_login_required',
]);

/** Too many calls of a method, or too many messages. */
const limited = new Set(['ratelimited', 'rate_limited']);

/** Slack itself is in trouble; it says of some of these that the call may have had an effect. */
const away = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout']);

/** The connection was never made: nothing was sent. */
const unconnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

interface WebApiError {
  code?: string;
  retryAfter?: number;
  data?: { error?: string; needed?: string };
  original?: { code?: string; cause?: { code?: string } };
}

/** What became of a call, as the sender understands it. */
export function sendError(error: unknown): SendError {
  if (error instanceof SendError) return error;
  const { code, retryAfter, data, original } = error as WebApiError;
  if (code === ErrorCode.RateLimitedError) {
    return new SendError('rate-limited', false, { retryAfter, trouble: 'limited' });
  }
  if (code === ErrorCode.PlatformError) {
    const reason = data?.error ?? 'unknown';
    if (limited.has(reason)) return new SendError('rate-limited', false, { trouble: 'limited' });
    if (refused.has(reason)) return new SendError(reason, false, { trouble: 'refused' });
    if (away.has(reason)) return new SendError(reason, false, { trouble: 'away', unsure: true });
    const gone = unchangeable.has(reason);
    const missing = data?.needed?.split(',') ?? [];
    return new SendError(reason, permanent.has(reason), { missing, gone });
  }
  const cause = original?.cause?.code ?? original?.code;
  const unsure = cause === undefined || !unconnected.has(cause);
  return new SendError('unreachable', false, { trouble: 'away', unsure });
}
