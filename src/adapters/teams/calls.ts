import type { Activity, ResourceResponse, TeamsChannelAccount } from 'botbuilder';
import type { Adapter } from '../../chat/adapter.ts';
import { SendError, TurnTooLate } from '../../chat/errors.ts';
import { type Budget, type BudgetMaker, Pacer, PlacePacer } from '../../chat/pacer.ts';
import { patiently } from '../../chat/patiently.ts';
import type { ChannelMember, Posted, Target } from '../../chat/target.ts';
import type { TeamsCloudAdapter } from './cloud.ts';
import { sendError } from './errors.ts';
import {
  callTimeout,
  leastRosterPage,
  membersOfOne,
  perConversation,
  rosterPage,
  type TeamsLimits,
} from './limits.ts';
import type { Places } from './places.ts';
import type { RoomConnector } from './rooms/shape.ts';

/** Whether a call waits for its turn: on the way to answer a person nothing waits. A function is asked then whether it came in time. */
export type Turn = 'now' | 'in turn' | (() => boolean);

/**
 * Every call to the Bot Framework service goes through here, so that each is counted and the state tells how the last
 * one went. Each fails with `SendError`.
 */
export class TeamsCalls {
  readonly budget: Budget;
  readonly #cloud: TeamsCloudAdapter;
  readonly #places: Places;
  readonly #bot: string;
  readonly #conversations = new PlacePacer(perConversation);
  readonly #memberReads = new PlacePacer(membersOfOne);
  state: ReturnType<Adapter['state']> = { status: 'ok' };

  /** @param bot the bot's app id; empty without credentials */
  constructor(
    cloud: TeamsCloudAdapter,
    places: Places,
    bot: string,
    { teamsRequestsPerSecond }: TeamsLimits,
    make?: BudgetMaker,
  ) {
    this.#cloud = cloud;
    this.#places = places;
    this.#bot = bot;
    const limit = { calls: teamsRequestsPerSecond, ms: 1_000 };
    this.budget = make?.('teams', limit) ?? new Pacer(limit);
  }

  async #call<T>(turn: Turn, conversation: string | undefined, work: () => Promise<T>): Promise<T> {
    if (turn === 'now') {
      if (conversation !== undefined) this.#conversations.count(conversation);
      this.budget.count();
    } else {
      if (conversation !== undefined) await this.#conversations.take(conversation);
      await this.budget.take();
      if (turn !== 'in turn' && !turn()) throw new TurnTooLate();
    }
    try {
      const answer = await work();
      this.state = { status: 'ok' };
      return answer;
    } catch (error) {
      const failure = sendError(error);
      if (!failure.permanent) this.state = { status: 'failing', detail: `Teams answered: ${failure.reason}` };
      throw failure;
    }
  }

  /** Whoever wrote, as the service knows them. */
  async author({ serviceUrl, conversation, from }: Activity): Promise<TeamsChannelAccount> {
    const client = await this.#cloud.connector(serviceUrl);
    return (await this.#call('now', conversation.id, () =>
      client.conversations.getConversationMember(conversation.id, from.id, withTimeout()),
    )) as TeamsChannelAccount;
  }

  async post(
    serviceUrl: string,
    conversation: string,
    activity: Partial<Activity>,
    turn: Turn = 'now',
  ): Promise<Posted> {
    const client = await this.#cloud.connector(serviceUrl);
    const content = { ...activity, conversation: { id: conversation } } as Partial<Activity>;
    const posted: ResourceResponse = await this.#call(turn, conversation, () =>
      client.conversations.sendToConversation(conversation, content, withTimeout()),
    );
    return { platform: 'teams', place: `${serviceUrl} ${conversation}`, message: posted?.id ?? '' };
  }

  async change(posted: Posted, activity: Partial<Activity>, turn: Turn = 'now'): Promise<void> {
    const [serviceUrl = '', conversation = ''] = posted.place.split(' ');
    const client = await this.#cloud.connector(serviceUrl);
    const content = { ...activity, id: posted.message };
    await this.#call(turn, conversation, () =>
      client.conversations.updateActivity(conversation, posted.message, content, withTimeout()),
    );
  }

  /**
   * The person's own chat; made when Teams lets the bot, that is when it is installed for them.
   * @param gone one that is kept, and that there is no more
   */
  async personal(
    account: string,
    tenant: string | undefined,
    turn: Turn = 'now',
    gone?: string,
  ): Promise<{ url: string; id: string }> {
    const known = await this.#places.find(account);
    if (known?.conversation && known.conversation !== gone)
      return { url: known.serviceUrl, id: known.conversation };
    const url = await this.#places.serviceUrl();
    const client = await this.#cloud.connector(url);
    const created = await this.#call(turn, undefined, () =>
      client.conversations.createConversation(
        {
          isGroup: false,
          bot: { id: `28:${this.#bot}`, name: '' },
          members: [{ id: account, name: '' }],
          ...(tenant && { tenantId: tenant, channelData: { tenant: { id: tenant } } }),
        } as never,
        withTimeout(),
      ),
    );
    await this.#places.made(account, created.id, url, tenant);
    return { url, id: created.id };
  }

  /**
   * Writes to a person first. A chat that is kept and that Teams does not know any more, as when they removed its history or another
   * bot took the place of this one, is made anew for it, once.
   */
  async postPersonal(
    { id: account, tenant }: Extract<Target, { kind: 'account' }>,
    activity: Partial<Activity>,
    turn: Turn,
  ): Promise<Posted> {
    const { url, id } = await this.personal(account, tenant, 'in turn');
    try {
      return await this.post(url, id, activity, turn);
    } catch (error) {
      if (!(error instanceof SendError) || !(error.gone || error.reason === 'BotNotInConversationRoster'))
        throw error;
      const anew = await this.personal(account, tenant, 'in turn', id);
      if (anew.id === id) throw error;
      return this.post(anew.url, anew.id, activity, turn);
    }
  }

  /** Where a conversation is spoken to. */
  async serviceOf(channel: string): Promise<string> {
    return (await this.#places.find(channel))?.serviceUrl ?? (await this.#places.serviceUrl());
  }

  /** Who is in a channel, that is in its team: by directory id, as far as Teams names it. */
  async roster(channel: string): Promise<ChannelMember[]> {
    const found: ChannelMember[] = [];
    for (let continuationToken: string | undefined; ; ) {
      const page = { pageSize: rosterPage, ...(continuationToken && { continuationToken }) };
      const answer = await patiently(() => this.#membersPage(channel, page));
      for (const member of (answer.members ?? []) as TeamsChannelAccount[]) {
        const { aadObjectId, tenantId } = member;
        found.push({ id: aadObjectId ?? member.id, ...(tenantId && { tenant: tenantId }) });
      }
      continuationToken = answer.continuationToken;
      if (!continuationToken) return found;
    }
  }

  async #membersPage(conversation: string, page: { pageSize: number; continuationToken?: string }) {
    const client = await this.#cloud.connector(await this.serviceOf(conversation));
    return this.#call('in turn', undefined, () =>
      client.conversations.getConversationPagedMembers(conversation, { ...page, ...withTimeout() } as never),
    );
  }

  /** What crisis rooms need of the service. */
  readonly rooms: RoomConnector = {
    member: async (conversation, { id }) => {
      const client = await this.#cloud.connector(await this.serviceOf(conversation));
      await this.#memberReads.take(conversation);
      try {
        const member = await this.#call('in turn', undefined, () =>
          client.conversations.getConversationMember(conversation, id, withTimeout()),
        );
        return { id: member.id, name: member.name };
      } catch (error) {
        if (error instanceof SendError && error.reason.startsWith('MemberNotFound')) return undefined;
        throw error;
      }
    },
    post: async (conversation, activity) => {
      const [channel = ''] = conversation.split(';');
      return (await this.post(await this.serviceOf(channel), conversation, activity, 'in turn')).message;
    },
    isIn: async (conversation) => {
      await this.#memberReads.take(conversation);
      return this.#membersPage(conversation, { pageSize: leastRosterPage }).then(
        () => true,
        (error: SendError) => {
          if (error.permanent) return false;
          throw error;
        },
      );
    },
  };
}

function withTimeout() {
  return { abortSignal: AbortSignal.timeout(callTimeout) };
}
