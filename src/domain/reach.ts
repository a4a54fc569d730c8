import type { Platform } from '../chat/event.ts';
import { type Conversation, type Conversations, conversationId } from './conversation.ts';
import type { Person } from './person.ts';

/**
 * Why nobody gets through to a person: no account is known on any running platform, the bot is not installed for them,
 * or their account was closed. The later ones tell more: with several platforms, the last of these that holds is told.
 */
const unreachable = ['no-account', 'left', 'not-installed'] as const;
export type Unreachable = (typeof unreachable)[number];

/** The platform a person is written to on, or why there is none. */
export type Reach = { platform: Platform } | { reason: Unreachable };

/** Where somebody is on several platforms, the fastest: Slack takes four direct messages a second, Teams fifty. */
const preferred: readonly Platform[] = ['teams', 'slack', 'console'];

/**
 * How a person is reached first. A platform whose conversation with them is known costs no creation call, so it goes
 * before one where only their account is; the console reaches everyone.
 * @param platforms those that run
 * @param conversations what is known of the person's accounts, as `conversationsOf` finds it
 */
export function reach(
  person: Person,
  platforms: readonly Platform[],
  conversations: readonly Conversation[],
): Reach {
  const ways = preferred
    .filter((platform) => platforms.includes(platform))
    .map((platform) => ({ platform, way: wayOn(platform, person, conversations) }));
  const chosen = ways.find(({ way }) => way === 'known') ?? ways.find(({ way }) => way === 'possible');
  if (chosen) return { platform: chosen.platform };
  const reasons = unreachable.filter((reason) => ways.some(({ way }) => way === reason));
  return { reason: reasons.at(-1) ?? 'no-account' };
}

function wayOn(
  platform: Platform,
  person: Person,
  conversations: readonly Conversation[],
): Unreachable | 'known' | 'possible' {
  if (platform === 'console') return 'known';
  const account = person.accounts[platform];
  if (!account) return 'no-account';
  const id = conversationId(platform, account.id);
  const known = conversations.find((each) => each.id === id);
  if (known?.state && known.state !== 'ok') return known.state;
  return known?.conversation ? 'known' : 'possible';
}

/** What is known of the conversations with a person's accounts. */
export async function conversationsOf(person: Person, conversations: Conversations): Promise<Conversation[]> {
  const accounts = Object.entries(person.accounts) as [Platform, { id: string }][];
  const found = await Promise.all(
    accounts.map(([platform, { id }]) => conversations.get(conversationId(platform, id))),
  );
  return found.filter((each) => each !== undefined);
}
