import type { Activity } from 'botbuilder';
import { LRUCache } from 'lru-cache';
import type { Conversation, Conversations } from '../../domain/conversation.ts';
import { tenantOf } from './members.ts';
import { isPersonal } from './receive.ts';

export interface PlacesOptions {
  conversations: Conversations;
  remember(conversation: Conversation): Promise<void>;
}

/** Where Teams takes messages of a bot that nobody has written to yet. */
export const everywhere = 'https://smba.trafficmanager.net/teams/';
const lastSeen = 'teams:service';

/**
 * Where people and channels are reached, kept so that the bot can write first. Plain ids and addresses: enough for any
 * SDK that speaks the same protocol.
 */
export class Places {
  readonly #options: PlacesOptions;
  readonly #known = new LRUCache<string, Conversation>({ max: 50_000 });

  constructor(options: PlacesOptions) {
    this.#options = options;
  }

  /** Learns from an activity where it came from. `account`: the id that people of the directory have on Teams. */
  async learn(activity: Activity, account: string | undefined): Promise<Conversation | undefined> {
    const { serviceUrl, conversation } = activity;
    const tenant = tenantOf(activity);
    const common = { version: 0, platform: 'teams' as const, serviceUrl, ...(tenant && { tenant }) };
    await this.#keep({ ...common, id: lastSeen, account: '', conversation: '' });
    if (!isPersonal(activity)) {
      const id = conversation.id.replace(/;messageid=.*$/, '');
      return this.#keep({ ...common, id: `teams:${id}`, account: id, conversation: id });
    }
    if (!account) return undefined;
    const id = `teams:${account}`;
    const user = activity.from.id;
    if (activity.type === 'installationUpdate' && activity.action === 'remove')
      return this.#keep({ ...common, id, account, conversation: '', user, state: 'not-installed' });
    return this.#keep({ ...common, id, account, conversation: conversation.id, user, state: 'ok' });
  }

  /** Keeps the conversation that was made with somebody, so that it is made once. */
  async made(account: string, conversation: string, serviceUrl: string, tenant: string | undefined) {
    const found = { version: 0, platform: 'teams' as const, account, conversation, serviceUrl };
    await this.#keep({ ...found, id: `teams:${account}`, ...(tenant && { tenant }) });
  }

  /**
   * Remembers that somebody was welcomed; true when they had not been, by whichever instance. While nothing can be stored
   * nobody is.
   */
  async greet(account: string): Promise<boolean> {
    const id = `teams:${account}`;
    if (this.#known.get(id)?.greeted) return false;
    try {
      const known = await this.#options.conversations.get(id);
      if (!known) return false;
      if (!known.greeted) await this.#options.remember({ ...known, greeted: true });
      this.#known.set(id, known.greeted ? known : { ...known, greeted: true, version: known.version + 1 });
      return !known.greeted;
    } catch {
      this.#known.delete(id);
      return false;
    }
  }

  async find(id: string): Promise<Conversation | undefined> {
    const key = `teams:${id}`;
    return this.#known.get(key) ?? (await this.#options.conversations.get(key));
  }

  async serviceUrl(): Promise<string> {
    return (
      (this.#known.get(lastSeen) ?? (await this.#options.conversations.get(lastSeen)))?.serviceUrl ??
      everywhere
    );
  }

  /**
   * Stores what has changed. Two activities at once may both want to; whoever comes second is right next time. A store
   * that does not answer is told to people by what they asked for, not here.
   */
  async #keep(found: Conversation): Promise<Conversation> {
    let wanted = found;
    try {
      const known = this.#known.get(found.id) ?? (await this.#options.conversations.get(found.id));
      wanted = { ...known, ...found, version: known?.version ?? 0 };
      if (!known || !same(known, wanted)) {
        await this.#options.remember(wanted);
        wanted.version += 1;
      }
      this.#known.set(found.id, wanted);
    } catch {
      this.#known.delete(found.id);
    }
    return wanted;
  }
}

function same(a: Conversation, b: Conversation): boolean {
  return (
    a.serviceUrl === b.serviceUrl &&
    a.conversation === b.conversation &&
    a.user === b.user &&
    a.tenant === b.tenant &&
    a.greeted === b.greeted &&
    a.state === b.state
  );
}
