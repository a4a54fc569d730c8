import { App, type CodedError, type Context } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { Adapter, Handle, IsPinned, Unshown } from '../../chat/adapter.ts';
import type { Message } from '../../chat/message.ts';
import type { BudgetMaker } from '../../chat/pacer.ts';
import type { PlaceNews } from '../../chat/rooms.ts';
import type { Target } from '../../chat/target.ts';
import type { Conversation, Conversations } from '../../domain/conversation.ts';
import { MadeRooms } from '../rooms/made.ts';
import { AccountNews } from './account-news.ts';
import { SlackApi } from './api.ts';
import { SlackCalls } from './calls.ts';
import { slackDirectory } from './directory.ts';
import { Directs } from './directs.ts';
import { slackFiles } from './files.ts';
import { channelMembers, findMarked, readMessage } from './history.ts';
import { perChannel, type SlackLimits, usualLimits } from './limits.ts';
import { listener } from './listeners.ts';
import { SilentLogger } from './logger.ts';
import { Members } from './members.ts';
import { HttpReceiver } from './receivers.ts';
import { slackRooms } from './rooms.ts';
import { SocketReceiver } from './socket.ts';
import { within } from './within.ts';

export interface SlackOptions {
  botToken: string;
  /** One of the two: over HTTP, or over Socket Mode. */
  signingSecret?: string;
  appToken?: string;
  apiUrl?: string;
  limits?: SlackLimits;
  /** Makes budgets that instances share; absent: each is this process's own. */
  budget?: BudgetMaker | undefined;
  /** Direct messages' channels that are kept, so that nobody's has to be opened first. */
  conversations?: Conversations;
  remember?(conversation: Conversation): Promise<void>;
  isPinned?: IsPinned;
  /** Crisis rooms are private channels, all of them or those that have to be; and the emoji that puts a message into their log. */
  rooms?: { private: boolean; reaction: string };
  clock(): Date;
  log: { warn(code: string, detail?: object): void; info(code: string, detail?: object): void };
}

/** Slack over HTTP or Socket Mode, by Bolt. */
export function createSlack(options: SlackOptions): Adapter {
  const { botToken, apiUrl, log } = options;
  const logger = new SilentLogger((level) => log.info('slack-sdk', { as: level }));
  const http = options.signingSecret ? new HttpReceiver(options.signingSecret, options.clock) : undefined;
  const { appToken } = options;
  const socket = appToken ? new SocketReceiver({ appToken, logger, apiUrl, log }) : undefined;
  const receiver = http ?? socket;
  if (!receiver) throw new Error('Slack needs a signing secret or an app-level token');
  const clientOptions = {
    ...(apiUrl && { slackApiUrl: apiUrl }),
    logger,
    // A call that is sent again after an error can post twice: the deliveries decide when to try again.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 10_000,
    // The budgets decide; a queue in the client would delay what they counted.
    maxRequestConcurrency: 1_000,
  };
  const app = new App({
    receiver,
    // `authorize` in place of `token`: the SDK would otherwise call Slack before it starts.
    authorize: async () => ({ botToken }),
    logger,
    extendedErrorHandler: true,
    ignoreSelf: false,
    convoStore: false,
    clientOptions,
  });
  const client = new WebClient(botToken, clientOptions);
  const directs = new Directs(options.conversations, options.remember);
  const api = new SlackApi(client, options.limits ?? usualLimits, options.budget);
  const calls = new SlackCalls(api, directs);
  const made = new MadeRooms('slack', options.conversations, options.remember);
  const members = new Members(
    client,
    async () => (await api.introduce()).team,
    () => options.clock().getTime(),
    options.isPinned ?? (async () => false),
    // Where there is no other instance, Slack told this one of everything.
    options.budget ? new AccountNews(options.conversations, options.remember) : new AccountNews(),
  );
  const failed = (what: string, reason: string, request?: string) =>
    log.warn('slack-answer-failed', { request, what, reason });
  let handle: Handle = async () => ({});
  let unshown: Unshown = async () => {};
  let roomMoved: (channel: string, news: PlaceNews) => void = () => {};
  const { posts, changes } = api.budgets;
  const placeOf = async ({ kind, id }: Target) => (kind === 'channel' ? id : calls.directs.inTurn(id));

  app.use(
    listener({
      calls,
      readMessage: (channel, ts) => readMessage(api, channel, ts),
      members,
      readFile: slackFiles(botToken, apiUrl),
      reaction: options.rooms?.reaction,
      isRoom: (channel) => made.isRoom(channel),
      roomMoved: (channel, news) => roomMoved(channel, news),
      handle: (event, request) => handle(event, request),
      unshown: (event, reply, part) => unshown(event, reply, part),
      failed,
    }),
  );
  // An event that cannot be read must not end anything; what it was is Slack's to know.
  app.error(async ({ error, context }: { error: CodedError; context: Context }) => {
    log.warn('slack-event-failed', { request: context.request, error: error.name, code: error.code });
  });

  return {
    platform: 'slack',
    routes: http
      ? [
          {
            method: 'POST',
            path: '/slack/events',
            handle: (req, res, request) => http.handle(req, res, request),
          },
        ]
      : [],
    pace: { posts, changes, samePlaceMs: perChannel[0]?.ms ?? 0 },
    async start(bot, make, missed) {
      handle = bot;
      calls.make = make;
      unshown = missed;
      // Which workspace is our own is asked in the background: Slack being away does not keep the bot from starting.
      const introduced = members.own();
      if (socket) app.start().catch((error: Error) => failed('socket', error.name));
      await within(introduced, 1_000);
    },
    async stop() {
      await socket?.stop().catch(() => {});
    },
    async send(target: Target, message: Message, key: string, inTime?: () => boolean) {
      const reader = target.kind === 'account' ? target : undefined;
      const thread = target.kind === 'channel' ? target.thread : undefined;
      const post = (channel: string) => calls.postInTurn(channel, message, reader, key, thread, inTime);
      return target.kind === 'channel' ? post(target.id) : calls.directs.inDirect(target.id, post);
    },
    async find(target: Target, keys: readonly string[], since: Date) {
      return findMarked(api, await placeOf(target), keys, since);
    },
    update: (posted, message, reader, turn) => calls.update(posted, message, reader, turn),
    directory: slackDirectory({ ...options, budgets: api.budgets }),
    rooms: {
      ...slackRooms({ api, made, members, allPrivate: options.rooms?.private ?? true }),
      watch(told) {
        roomMoved = told;
      },
    },
    members: async (channel) => (await channelMembers(api, channel)).map((id) => ({ id })),
    state: () => socket?.state ?? api.state,
  };
}
