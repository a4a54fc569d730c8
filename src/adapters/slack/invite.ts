import type { WebClient } from '@slack/web-api';
import type { NotLetIn } from '../../chat/rooms.ts';
import type { ChannelMember } from '../../chat/target.ts';

/** What Slack says of somebody it did not add; whoever is there already is in. */
const reasons: Readonly<Record<string, NotLetIn['reason'] | 'in'>> = {
  already_in_channel: 'in',
  cant_invite_self: 'in',
  user_not_found: 'not-found',
  org_user_not_in_team: 'not-found',
  user_disabled: 'left',
  user_is_restricted: 'guest',
  user_is_ultra_restricted: 'guest',
  ura_max_channels: 'guest',
  cant_invite: 'not-allowed',
  invitee_cant_see_channel: 'not-allowed',
  no_external_invite_permission: 'not-allowed',
};

type Ask = <T>(method: 'conversations.invite', work: (client: WebClient) => Promise<T>) => Promise<T>;

interface Answer {
  error?: string;
  errors?: { user?: string; error?: string }[];
}

/**
 * Invites at most a hundred people in one call, of whom Slack adds those that it can; says who was not added, and why.
 * What is wrong with the channel or the app fails as every call does.
 */
export async function invite(
  ask: Ask,
  channel: string,
  accounts: readonly ChannelMember[],
): Promise<NotLetIn[]> {
  const users = accounts.map(({ id }) => id).join(',');
  const answer = await ask('conversations.invite', (client) =>
    client.conversations
      .invite({ channel, users, force: true })
      .catch((error: { data?: Answer }) => aboutPeople(error, accounts.length)),
  );
  const { error, errors = [] } = answer as Answer;
  // Without a list, what is wrong is wrong with the only one who was asked.
  const why = new Map(errors.map((each) => [each.user, each.error ?? '']));
  const found: NotLetIn[] = [];
  for (const account of accounts) {
    const code = why.get(account.id) ?? (errors.length === 0 ? error : undefined);
    const reason = code === undefined ? 'in' : (reasons[code] ?? 'unknown');
    if (reason !== 'in') found.push({ account, reason });
  }
  return found;
}

/** The answer, where the failure is about people and says about whom. */
function aboutPeople(error: { data?: Answer }, asked: number): Answer {
  const { data } = error;
  const listed = data?.errors?.some((each) => each.user !== undefined);
  if (data && (listed || (asked === 1 && data.error !== undefined && data.error in reasons))) return data;
  throw error;
}
