import { SendError } from '../../chat/errors.ts';

interface CallError {
  name?: string;
  statusCode?: number;
  code?: string;
  errorCode?: string;
  response?: { headers?: { get?(name: string): string | undefined } };
  body?: { error?: { code?: string } };
}

/** Asking again helps when the service was busy or away. */
const transient = [408, 412, 429, 500, 502, 503, 504];

/** What Microsoft answers when the app itself may not sign in any more. */
const unaccepted = new Set(['invalid_client', 'unauthorized_client', 'invalid_grant']);

/** What became of a call, as the sender understands it. */
export function sendError(error: unknown): SendError {
  if (error instanceof SendError) return error;
  const { statusCode, code, errorCode, body, response } = error as CallError;
  if (errorCode !== undefined && unaccepted.has(errorCode)) {
    return new SendError(errorCode, false, { trouble: 'refused' });
  }
  if (statusCode === undefined) return new SendError('unreachable', false, { trouble: 'away', unsure: true });
  const reason = body?.error?.code ?? code ?? `status ${statusCode}`;
  if (statusCode === 401) return new SendError(reason, false, { trouble: 'refused' });
  if (!transient.includes(statusCode)) return new SendError(reason, true, { gone: statusCode === 404 });
  const after = Number(response?.headers?.get?.('retry-after'));
  const retryAfter = Number.isFinite(after) && after > 0 ? after : undefined;
  if (statusCode === 429) return new SendError('rate-limited', false, { retryAfter, trouble: 'limited' });
  if (statusCode < 500) return new SendError(reason, false, { retryAfter });
  return new SendError(reason, false, { retryAfter, trouble: 'away', unsure: true });
}
