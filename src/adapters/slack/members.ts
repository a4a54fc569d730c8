import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import type { IsPinned } from '../../chat/adapter.ts';
import type { Sender } from '../../chat/event.ts';
import type { AccountNews } from './account-news.ts';
import { sendError } from './errors.ts';
import type { SlackMessage } from './receive.ts';

/** What Slack says about an account, as far as it is read (`users.info`, `users.list`). */
export interface Account {
  id?: string;
  team_id?: string;
  name?: string;
  real_name?: string;
  deleted?: boolean;
  is_bot?: boolean;
  is_restricted?: boolean;
  is_ultra_restricted?: boolean;
  is_stranger?: boolean;
  is_email_confirmed?: boolean;
  locale?: string;
  profile?: { email?: string; real_name?: string };
}

/** How long a look at an account is trusted; a `user_change` event ends it at once, in all instances. */
const freshMs = 5 * 60_000;

/** An account as it was when it was looked at, and what had been told of it by then. */
interface Look {
  account: Account;
  told: string | undefined;
}

/** Who is behind an account, as the workspace reports it and never as somebody types it. */
export class Members {
  readonly #client: WebClient;
  readonly #accounts: LRUCache<string, Look>;
  readonly #askTeam: () => Promise<string | undefined>;
  #team: string | undefined;

  readonly #now: () => number;
  readonly #isPinned: IsPinned;
  readonly #news: AccountNews;
  /** Slack has asked to be left alone until this moment. */
  #restUntil = 0;

  /**
   * @param askTeam asks Slack which workspace is the department's own
   * @param isPinned whether an account was fixed to somebody of the directory
   * @param news what Slack told other instances of accounts
   */
  constructor(
    client: WebClient,
    askTeam: () => Promise<string | undefined>,
    now: () => number,
    isPinned: IsPinned,
    news: AccountNews,
  ) {
    this.#client = client;
    this.#askTeam = askTeam;
    this.#now = now;
    this.#isPinned = isPinned;
    this.#news = news;
    const perf = { now };
    this.#accounts = new LRUCache({
      max: 50_000,
      ttl: freshMs,
      allowStale: true,
      noDeleteOnStaleGet: true,
      perf,
    });
  }

  /** Which workspace is the department's own; asked until Slack answers. */
  async own(): Promise<string | undefined> {
    this.#team ??= await this.#askTeam().catch(() => undefined);
    return this.#team;
  }

  /**
   * Slack told of an account: it is looked at anew. The others are told, unless it is a full member as before: most such
   * events are about somebody's status, and thousands of them come in a day.
   */
  async changed(account: Account): Promise<void> {
    const { id = '' } = account;
    const team = await this.own();
    const known = this.#accounts.get(id)?.account;
    this.#accounts.delete(id);
    const now = senderOf(account, id, team, '');
    const before = known ? senderOf(known, id, team, '') : now;
    if (now.standing === 'member' && before.standing === 'member' && before.email === now.email) return;
    await this.#news.tell(id, new Date(this.#now()));
  }

  /**
   * Slack not answering is no reason to turn anybody away: they are then who they were, who their account was fixed to,
   * or somebody who may report. It looks at a hundred accounts a minute; in a muster, thousands answer.
   */
  async sender(user: string, fallbackName: string): Promise<Sender> {
    const team = await this.own();
    const known = this.#accounts.get(user);
    const told = await this.#news.last(user).catch(() => known?.told);
    const fresh = this.#accounts.getRemainingTTL(user) > 0 && known?.told === told;
    const account = (fresh ? undefined : await this.#look(user, told)) ?? known?.account;
    if (!account && team && (await this.#isPinned(user, team))) {
      return { platform: 'slack', id: user, tenant: team, name: fallbackName, standing: 'member' };
    }
    return senderOf(account, user, team, fallbackName);
  }

  async #look(user: string, told: string | undefined): Promise<Account | undefined> {
    if (this.#now() < this.#restUntil) return undefined;
    try {
      const answer = await this.#client.users.info({ user, include_locale: true });
      const account = answer.user as Account | undefined;
      if (account) this.#accounts.set(user, { account, told });
      return account;
    } catch (error) {
      const { retryAfter } = sendError(error);
      if (retryAfter !== undefined) this.#restUntil = this.#now() + retryAfter * 1_000;
      return undefined;
    }
  }
}

/** Whoever is behind an account, as far as Slack told of it. */
export function senderOf(
  account: Account | undefined,
  id: string,
  ownTeam: string | undefined,
  fallbackName: string,
): Sender {
  const tenant = account?.team_id ?? ownTeam;
  const email = account?.profile?.email?.toLowerCase();
  return {
    platform: 'slack',
    id,
    name: account?.real_name || account?.profile?.real_name || account?.name || fallbackName,
    standing: account ? standingOf(account, ownTeam) : 'unconfirmed',
    ...(tenant && { tenant }),
    ...(account?.locale && { locale: account.locale }),
    ...(email && { email }),
  };
}

/** Only a living full member of the own workspace with a confirmed address is somebody of the directory. */
function standingOf(account: Account, ownTeam: string | undefined): Sender['standing'] {
  if (account.is_bot || account.id === 'USLACKBOT') return 'bot';
  if (account.is_stranger || !account.team_id || (ownTeam && account.team_id !== ownTeam)) return 'external';
  if (!ownTeam) return 'unconfirmed';
  if (account.is_restricted || account.is_ultra_restricted) return 'guest';
  // Slack says false of an address that its owner has not confirmed.
  if (account.deleted || account.is_email_confirmed === false) return 'unconfirmed';
  return 'member';
}

/** Who wrote a message: the account of a member, the name of anybody else. */
export async function authorOf(
  members: Members,
  message: SlackMessage | undefined,
): Promise<string | undefined> {
  if (!message?.user) return message?.username;
  const { standing, id, name } = await members.sender(message.user, message.username ?? '');
  return standing === 'member' ? id : name || id;
}
