import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Activity } from 'botbuilder';
import type { Adapter, Handle, IsPinned, Make, Unshown } from '../../chat/adapter.ts';
import type { Language } from '../../chat/event.ts';
import type { Message } from '../../chat/message.ts';
import type { BudgetMaker } from '../../chat/pacer.ts';
import type { PlaceNews } from '../../chat/rooms.ts';
import type { Target } from '../../chat/target.ts';
import { readJson } from '../../server/body.ts';
import { fromThisMachine, isLoopbackHost } from '../../server/from-this-machine.ts';
import { MadeRooms } from '../rooms/made.ts';
import { TeamsCalls, type Turn } from './calls.ts';
import { type Credentials, TeamsCloudAdapter, Unauthenticated } from './cloud.ts';
import { teamsDirectory } from './directory.ts';
import { Graph } from './graph.ts';
import { graphBudget, largestBody, samePlaceMs, type TeamsLimits, usualLimits } from './limits.ts';
import { Members } from './members.ts';
import { TeamsMessages } from './messages.ts';
import { Places, type PlacesOptions } from './places.ts';
import { isActivity } from './receive.ts';
import { teamsRooms } from './rooms/keeper.ts';
import { conversationOf } from './rooms/thread.ts';
import { tidy } from './tidy.ts';
import { turns } from './turns.ts';

export interface TeamsOptions extends PlacesOptions {
  /** Absent: without authentication, for the Agents Playground on this machine. */
  credentials?: Credentials;
  allowedTenants: readonly string[];
  limits?: TeamsLimits;
  /** Makes budgets that instances share; absent: each is this process's own. */
  budget?: BudgetMaker | undefined;
  isPinned?: IsPinned;
  /** Where crisis rooms are: the team whose channels they are, and the channel (as Teams names it) without it. */
  rooms?: { team?: string | undefined; channel?: string | undefined };
  /** The department's, in their order: for what everybody reads. */
  languages?: readonly Language[];
  /** Service URLs may name this machine. */
  loopback: boolean;
  clock(): Date;
  log: { warn(code: string, detail?: object): void };
}

/** Where the Bot Framework service of Teams takes calls, in the public and the government clouds. */
const services =
  /^(smba\.trafficmanager\.net|([a-z0-9-]+\.)*botframework\.com|smba\.infra\.[a-z.]*teams\.microsoft\.(com|us))$/;

/** Microsoft Teams by the Bot Framework SDK. */
export function createTeams(options: TeamsOptions): Adapter {
  const { credentials, log, loopback } = options;
  const cloud = new TeamsCloudAdapter(credentials);
  const places = new Places(options);
  const bot = credentials?.appId ?? '';
  const calls = new TeamsCalls(cloud, places, bot, options.limits ?? usualLimits, options.budget);
  const graphPace = graphBudget(options.budget);
  const tenants =
    credentials && new Set([credentials.tenantId, ...options.allowedTenants].map((id) => id.toLowerCase()));
  const members = new Members({
    tenants,
    isPinned: options.isPinned,
    now: () => options.clock().getTime(),
    ask: async (activity) => (await calls.author(activity)) as never,
  });
  const token = (serviceUrl: string) => cloud.token(serviceUrl);
  let roomMoved: (place: string, news: PlaceNews) => void = () => {};
  let handle: Handle = async () => ({});
  let make: Make = async () => ({ language: 'en' });
  let unshown: Unshown = async () => {};
  const messagesFor = (request?: string) => new TeamsMessages(calls, make, log, request);
  const parts = {
    calls,
    places,
    members,
    loopback,
    token,
    roomMoved: (place: string, news: PlaceNews) => roomMoved(place, news),
  };

  async function serve(req: IncomingMessage, res: ServerResponse, request: string): Promise<void> {
    const header = req.headers.authorization ?? '';
    if (credentials && !header) return end(res, 401);
    if (!credentials && !fromThisMachine(req)) return end(res, 403);
    const read = await readJson(req, largestBody);
    if (read.kind === 'too-large') return end(res, 413);
    const body = read.kind === 'json' ? read.value : undefined;
    try {
      // Whoever cannot prove who they are learns nothing about what is expected.
      await cloud.check(header, isActivity(body) ? body : ({ serviceUrl: '', channelId: '' } as Activity));
      if (!isActivity(body)) return end(res, 400);
      if (!isService(body)) return end(res, 403);
      const turn = turns({
        ...parts,
        messages: messagesFor(request),
        handle: (event) => handle(event, request),
        unshown: (event, reply, part) => unshown(event, reply, part),
      });
      end(res, 200, await turn(tidy(body)));
    } catch (error) {
      if (!(error instanceof Unauthenticated)) throw error;
      end(res, error.status);
    }
  }

  /** The bot answers to the address it is given, so it has to be one of the service's. */
  function isService({ serviceUrl, channelId }: Activity): boolean {
    if (!URL.canParse(serviceUrl)) return false;
    const { hostname, protocol } = new URL(serviceUrl);
    if (isLoopbackHost(hostname)) return options.loopback;
    return (
      credentials !== undefined && channelId === 'msteams' && protocol === 'https:' && services.test(hostname)
    );
  }

  return {
    platform: 'teams',
    routes: [{ method: 'POST', path: '/api/messages', handle: serve }],
    pace: { posts: calls.budget, changes: calls.budget, samePlaceMs },
    async start(bot, making, missed) {
      handle = bot;
      make = making;
      unshown = missed;
    },
    async stop() {},
    async send(target: Target, message: Message, _key: string, inTime: Turn = 'in turn') {
      const messages = messagesFor();
      if (target.kind === 'account') {
        const posted = await calls.postPersonal(target, await messages.draw(message, target), inTime);
        await messages.offer(message, target);
        return posted;
      }
      const posted = await calls.post(
        await calls.serviceOf(target.id),
        conversationOf(target.id, target.thread),
        await messages.draw(message, undefined),
        inTime,
      );
      await messages.offer(message, undefined);
      return posted;
    },
    update: async (posted, message, reader, turn) =>
      calls.change(posted, await messagesFor().draw(message, reader), turn ?? 'in turn'),
    ...(credentials && {
      directory: teamsDirectory({ credentials, serviceUrl: () => places.serviceUrl(), pace: graphPace }),
    }),
    rooms: {
      ...teamsRooms({
        graph: credentials && new Graph({ credentials, patience: roomPatience, pace: graphPace }),
        appId: bot,
        tenant: credentials?.tenantId,
        made: new MadeRooms('teams', options.conversations, options.remember),
        connector: calls.rooms,
        languages: options.languages,
        ...options.rooms,
      }),
      watch(told) {
        roomMoved = told;
      },
    },
    members: (channel) => calls.roster(channel),
    state: () => calls.state,
  };
}

/** Somebody waits for a room: what cannot be had soon is tried again later. */
const roomPatience = { tries: 3, longest: 3 };

function end(res: ServerResponse, status: number, body?: object): void {
  const text = body ? JSON.stringify(body) : '';
  res.writeHead(status, body ? { 'Content-Type': 'application/json' } : {});
  res.end(text);
}
