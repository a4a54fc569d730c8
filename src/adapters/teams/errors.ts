import { SendError } from '../../chat/errors.ts';

interface CallError {
  statusCode?: number;
  code?: string;
  response?: { headers?: { get?(name: string): string | undefined } };
  body?: { error?: { code?: string } };
}

/** Asking again helps when the service was busy or away. */
const transient = [408, 412, 429, 500, 502, 503, 504];

/** What became of a call, as the sender understands it. */
export function sendError(error: unknown): SendError {
  if (error instanceof SendError) return error;
  const { statusCode, code, body, response } = error as CallError;
  if (statusCode === undefined) return new SendError('unreachable', false);
  const reason = body?.error?.code ?? code ?? `status ${statusCode}`;
  if (!transient.includes(statusCode)) return new SendError(reason, statusCode !== 401);
  const after = Number(response?.headers?.get?.('retry-after'));
  return new SendError(
    statusCode === 429 ? 'rate-limited' : reason,
    false,
    Number.isFinite(after) && after > 0 ? after : undefined,
  );
}
