import type { Activity, TeamsChannelAccount } from 'botbuilder';
import { LRUCache } from 'lru-cache';
import type { IsPinned } from '../../chat/adapter.ts';
import type { Sender } from '../../chat/event.ts';
import { memberFreshMs } from './limits.ts';

export interface MembersOptions {
  /** Tenants whose members are members of the department; absent: any (the playground). */
  tenants: ReadonlySet<string> | undefined;
  now(): number;
  /** Asks Teams for a member of a conversation. */
  ask(activity: Activity): Promise<TeamsChannelAccount>;
  isPinned?: IsPinned | undefined;
}

/** Who is behind an account, as Teams reports it and never as somebody types it. */
export class Members {
  readonly #options: MembersOptions;
  readonly #accounts: LRUCache<string, TeamsChannelAccount>;

  constructor(options: MembersOptions) {
    this.#options = options;
    const perf = { now: options.now };
    this.#accounts = new LRUCache({
      max: 50_000,
      ttl: memberFreshMs,
      allowStale: true,
      noDeleteOnStaleGet: true,
      perf,
    });
  }

  /**
   * Teams not answering is no reason to turn anybody away: their account id, which Teams signed, is still theirs. Nobody
   * whose account is fixed is looked up for a pressed button: in a muster thousands press while the alert still goes
   * out, and each look would take a message's place.
   */
  async sender(activity: Activity): Promise<Sender> {
    const { from } = activity;
    let account = this.#accounts.get(from.id);
    const fresh = this.#accounts.getRemainingTTL(from.id) > 0;
    if (!fresh && !(await this.#pressed(activity))) {
      try {
        account = await this.#options.ask(activity);
        this.#accounts.set(from.id, account);
      } catch {
        // The account of the last time, or none.
      }
    }
    const tenant = tenantOf(activity);
    const email = account && (account.userPrincipalName ?? account.email)?.toLowerCase();
    return {
      platform: 'teams',
      id: from.aadObjectId ?? account?.aadObjectId ?? from.id,
      ...(tenant && { tenant }),
      ...(email && { email }),
      name: account?.name ?? from.name ?? '',
      ...(activity.locale && { locale: activity.locale }),
      standing: this.#standing(activity, account, tenant),
    };
  }

  /**
   * The directory's id of an account that is mentioned, as everybody's is known by that; the same id where Teams does not
   * tell.
   */
  async directoryId(activity: Activity, id: string): Promise<string> {
    const known = this.#accounts.get(id);
    if (known) return known.aadObjectId ?? id;
    try {
      const account = await this.#options.ask({ ...activity, from: { ...activity.from, id } });
      this.#accounts.set(id, account);
      return account.aadObjectId ?? id;
    } catch {
      return id;
    }
  }

  /** A button, pressed by somebody whose account is fixed. */
  async #pressed(activity: Activity): Promise<boolean> {
    const tenant = tenantOf(activity);
    const { isPinned } = this.#options;
    if (activity.name !== 'adaptiveCard/action' || !activity.from.aadObjectId || !tenant || !isPinned)
      return false;
    return isPinned(activity.from.aadObjectId, tenant);
  }

  /** Only a full member of an allowed tenant is somebody of the directory. */
  #standing(
    activity: Activity,
    account: TeamsChannelAccount | undefined,
    tenant: string | undefined,
  ): Sender['standing'] {
    const { tenants } = this.#options;
    if (activity.from.role === 'bot' || activity.from.role === 'skill') return 'bot';
    if (tenants && (!tenant || !tenants.has(tenant.toLowerCase()))) return 'external';
    const home = account?.tenantId;
    if (tenants && home && !tenants.has(home.toLowerCase())) return 'external';
    const name = account?.userPrincipalName ?? '';
    if (account?.userRole === 'guest' || /#ext#/i.test(name)) return 'guest';
    if (account?.userRole === 'anonymous') return 'external';
    return 'member';
  }
}

/** The tenant that an activity says it is from. */
export function tenantOf(activity: Activity): string | undefined {
  const data = activity.channelData as { tenant?: { id?: unknown } } | undefined;
  const id = data?.tenant?.id ?? activity.conversation.tenantId;
  return typeof id === 'string' && id ? id : undefined;
}
