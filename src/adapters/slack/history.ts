import { createHash } from 'node:crypto';
import type { SendError } from '../../chat/errors.ts';
import { patiently } from '../../chat/patiently.ts';
import type { Posted } from '../../chat/target.ts';
import type { SlackApi } from './api.ts';
import { limits, lookThrough } from './limits.ts';
import type { SlackMessage } from './receive.ts';

const markType = 'vigie_delivery';

/** What a message carries, so that it is found again by its key. */
export function marked(key: string) {
  return { event_type: markType, event_payload: { key: markOf(key) } };
}

interface Marked {
  ts?: string;
  metadata?: { event_type?: string; event_payload?: { key?: unknown } };
}

/** Everybody who may read a channel by the API can read its marks: they say nothing about what a message is about. */
function markOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
}

/**
 * The messages with those keys among those of the channel after `since`. Where the bot may not read the channel, or it
 * is not there any more, nothing is found.
 */
export async function findMarked(
  api: SlackApi,
  channel: string,
  keys: readonly string[],
  since: Date,
): Promise<Map<string, Posted>> {
  const wanted = new Map(keys.map((key) => [markOf(key), key]));
  const found = new Map<string, Posted>();
  let cursor: string | undefined;
  for (let page = 0; page < lookThrough.pages; page++) {
    await api.budgets.looks.take();
    const history = {
      channel,
      limit: lookThrough.perPage,
      oldest: String(since.getTime() / 1_000),
      include_all_metadata: true,
      ...(cursor && { cursor }),
    };
    try {
      const answer = await api.call((client) => client.conversations.history(history));
      for (const { ts, metadata } of (answer.messages ?? []) as Marked[]) {
        const key =
          metadata?.event_type === markType ? wanted.get(String(metadata.event_payload?.key)) : undefined;
        if (ts && key !== undefined) found.set(key, { platform: 'slack', place: channel, message: ts });
      }
      cursor = answer.response_metadata?.next_cursor;
    } catch (error) {
      const { reason, permanent } = error as SendError;
      if (permanent || reason === 'missing_scope') return found;
      throw error;
    }
    if (!cursor || found.size === wanted.size) return found;
  }
  return found;
}

/** Who is in a channel: of a private one the bot has to be a member. */
export async function channelMembers(api: SlackApi, channel: string): Promise<string[]> {
  const found: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = { channel, limit: limits.page, ...(cursor && { cursor }) };
    const answer = await patiently(() =>
      api.inTurn('conversations.members', (client) => client.conversations.members(page)),
    );
    found.push(...(answer.members ?? []));
    cursor = answer.response_metadata?.next_cursor;
    if (!cursor) return found;
  }
}

/** A message of a channel or of a conversation in it; undefined when it is not there, or may not be read. */
export async function readMessage(
  api: SlackApi,
  channel: string,
  ts: string,
): Promise<SlackMessage | undefined> {
  const one = { channel, latest: ts, oldest: ts, inclusive: true };
  const its = (messages: unknown) =>
    (messages as SlackMessage[] | undefined)?.find((message) => message.ts === ts);
  try {
    api.budgets.looks.count();
    const { messages } = await api.call((client) => client.conversations.history({ ...one, limit: 1 }));
    const found = its(messages);
    if (found) return found;
    const answer = await api.inTurn('conversations.replies', (client) =>
      client.conversations.replies({ ...one, ts }),
    );
    return its(answer.messages);
  } catch (error) {
    const { permanent, reason } = error as SendError;
    if (permanent || reason === 'missing_scope') return undefined;
    throw error;
  }
}
