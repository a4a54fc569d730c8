import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Activity, ResourceResponse, TeamsChannelAccount } from 'botbuilder';
import type {
  Adapter,
  ChannelMember,
  Handle,
  IsPinned,
  Make,
  Posted,
  Reader,
  Reply,
  Target,
} from '../../chat/adapter.ts';
import { SendError } from '../../chat/errors.ts';
import type { ChatEvent, FormEvent, Sender } from '../../chat/event.ts';
import { type Form, type Message, say } from '../../chat/message.ts';
import { type BudgetMaker, Pacer, PlacePacer } from '../../chat/pacer.ts';
import { patiently } from '../../chat/patiently.ts';
import { readJson } from '../../server/body.ts';
import { fromThisMachine, isLoopbackHost } from '../../server/from-this-machine.ts';
import { inBoth, text } from '../../text/index.ts';
import { renderForm } from '../cards/form.ts';
import { renderMessage } from '../cards/message.ts';
import type { AdaptiveCard } from '../cards/parts.ts';
import { inlinePictures } from '../cards/pictures.ts';
import { MadeRooms } from '../rooms/made.ts';
import { type Credentials, TeamsCloudAdapter, Unauthenticated } from './cloud.ts';
import { answerOffer, offerActivity } from './consent.ts';
import { teamsDirectory } from './directory.ts';
import { sendError } from './errors.ts';
import { teamsFile } from './files.ts';
import { Graph } from './graph.ts';
import {
  callTimeout,
  largestBody,
  leastRosterPage,
  membersOfOne,
  perConversation,
  rosterPage,
  samePlaceMs,
  type TeamsLimits,
  usualLimits,
} from './limits.ts';
import { Members } from './members.ts';
import { Places, type PlacesOptions } from './places.ts';
import { fileAttachments, isActivity, isPersonal, receive } from './receive.ts';
import { dialog, invokeAnswer, renderActivity, renderFormActivity } from './render.ts';
import { teamsRooms } from './rooms/keeper.ts';
import type { RoomConnector } from './rooms/shape.ts';
import { conversationOf } from './rooms/thread.ts';

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
  const { credentials, log } = options;
  const cloud = new TeamsCloudAdapter(credentials);
  const places = new Places(options);
  const tenants =
    credentials && new Set([credentials.tenantId, ...options.allowedTenants].map((id) => id.toLowerCase()));
  const members = new Members({
    tenants,
    isPinned: options.isPinned,
    now: () => options.clock().getTime(),
    async ask({ serviceUrl, conversation, from }) {
      const client = await cloud.connector(serviceUrl);
      return (await call('now', conversation.id, () =>
        client.conversations.getConversationMember(conversation.id, from.id, withTimeout()),
      )) as never;
    },
  });
  const { teamsRequestsPerSecond } = options.limits ?? usualLimits;
  const limit = { calls: teamsRequestsPerSecond, ms: 1_000 };
  const budget = options.budget?.('teams', limit) ?? new Pacer(limit);
  const conversations = new PlacePacer(perConversation);
  const memberReads = new PlacePacer(membersOfOne);
  let state: ReturnType<Adapter['state']> = { status: 'ok' };
  let handle: Handle = async () => ({});
  let make: Make = async () => ({ language: 'en' });

  /**
   * Every call to Teams goes through here, so that each is counted and the state tells how the last one went.
   * @param turn on the way to answer a person nothing waits
   */
  async function call<T>(turn: Turn, conversation: string | undefined, work: () => Promise<T>): Promise<T> {
    if (turn === 'now') {
      if (conversation !== undefined) conversations.count(conversation);
      budget.count();
    } else {
      if (conversation !== undefined) await conversations.take(conversation);
      await budget.take();
    }
    try {
      const answer = await work();
      state = { status: 'ok' };
      return answer;
    } catch (error) {
      const failure = sendError(error);
      if (!failure.permanent) state = { status: 'failing', detail: `Teams answered: ${failure.reason}` };
      throw failure;
    }
  }

  async function post(
    serviceUrl: string,
    conversation: string,
    activity: Partial<Activity>,
    turn: Turn = 'now',
  ): Promise<Posted> {
    const client = await cloud.connector(serviceUrl);
    const content = { ...activity, conversation: { id: conversation } } as Partial<Activity>;
    const posted: ResourceResponse = await call(turn, conversation, () =>
      client.conversations.sendToConversation(conversation, content, withTimeout()),
    );
    return { platform: 'teams', place: `${serviceUrl} ${conversation}`, message: posted?.id ?? '' };
  }

  async function change(posted: Posted, activity: Partial<Activity>, turn: Turn = 'now'): Promise<void> {
    const [serviceUrl = '', conversation = ''] = posted.place.split(' ');
    const client = await cloud.connector(serviceUrl);
    const content = { ...activity, id: posted.message };
    await call(turn, conversation, () =>
      client.conversations.updateActivity(conversation, posted.message, content, withTimeout()),
    );
  }

  /** A message with its pictures. */
  async function draw(message: Message, reader: Reader | undefined): Promise<Partial<Activity>> {
    return renderActivity(message, await inlinePictures(message, make, reader));
  }

  /**
   * Offers the files of a message, in the reader's own chat whatever the place: Teams takes files of bots nowhere else.
   * The message is out: what fails here must not send it again.
   */
  async function offer(message: Message, reader: Reader | undefined): Promise<void> {
    if (!message.files?.length) return;
    if (!reader) return log.warn('teams-answer-failed', { what: 'file', reason: 'in a channel' });
    for (const file of message.files) {
      await quietly('file', async () => {
        const { bytes, language } = await make(file, reader, 'show');
        const { url, id } = await personal(reader.id, reader.tenant);
        const refusal = say(text(language).files.notGiven(file.name));
        await post(url, id, bytes ? offerActivity(file, bytes.length, language) : renderActivity(refusal));
      });
    }
  }

  /** A person accepted or declined a file: what came of it takes the place of the question. */
  async function consent(activity: Activity, sender: Sender): Promise<void> {
    if (!isPersonal(activity)) return;
    const answered = await answerOffer(activity.value, sender, make, options.loopback);
    if (!answered) return;
    if (answered.failed) log.warn('teams-answer-failed', { what: 'file', reason: answered.failed });
    const { serviceUrl, conversation, replyToId } = activity;
    const place = `${serviceUrl} ${conversation.id}`;
    const replaced =
      replyToId !== undefined &&
      (await quietly('file', () =>
        change({ platform: 'teams', place, message: replyToId }, answered.activity),
      ));
    if (!replaced) await quietly('file', () => post(serviceUrl, conversation.id, answered.activity));
  }

  /** The person's own chat; made when Teams lets the bot, that is when it is installed for them. */
  async function personal(
    account: string,
    tenant: string | undefined,
    turn: Turn = 'now',
  ): Promise<{ url: string; id: string }> {
    const known = await places.find(account);
    if (known?.conversation) return { url: known.serviceUrl, id: known.conversation };
    const url = await places.serviceUrl();
    const client = await cloud.connector(url);
    const created = await call(turn, undefined, () =>
      client.conversations.createConversation(
        {
          isGroup: false,
          bot: { id: `28:${credentials?.appId ?? ''}`, name: '' },
          members: [{ id: account, name: '' }],
          ...(tenant && { tenantId: tenant, channelData: { tenant: { id: tenant } } }),
        } as never,
        withTimeout(),
      ),
    );
    await places.made(account, created.id, url, tenant);
    return { url, id: created.id };
  }

  /** Who is in a channel, that is in its team: by directory id, as far as Teams names it. */
  async function roster(channel: string): Promise<ChannelMember[]> {
    const client = await cloud.connector(await serviceOf(channel));
    const found: ChannelMember[] = [];
    for (let continuationToken: string | undefined; ; ) {
      const page = { pageSize: rosterPage, ...(continuationToken && { continuationToken }) };
      const answer = await patiently(() =>
        call('in turn', undefined, () =>
          client.conversations.getConversationPagedMembers(channel, { ...page, ...withTimeout() } as never),
        ),
      );
      for (const member of (answer.members ?? []) as TeamsChannelAccount[]) {
        const { aadObjectId, tenantId } = member;
        found.push({ id: aadObjectId ?? member.id, ...(tenantId && { tenant: tenantId }) });
      }
      continuationToken = answer.continuationToken;
      if (!continuationToken) return found;
    }
  }

  const serviceOf = async (channel: string) =>
    (await places.find(channel))?.serviceUrl ?? (await places.serviceUrl());

  /** What crisis rooms need of the service. */
  const connector: RoomConnector = {
    async member(conversation, { id }) {
      const client = await cloud.connector(await serviceOf(conversation));
      await memberReads.take(conversation);
      try {
        const member = await call('in turn', undefined, () =>
          client.conversations.getConversationMember(conversation, id, withTimeout()),
        );
        return { id: member.id, name: member.name };
      } catch (error) {
        if (error instanceof SendError && error.reason.startsWith('MemberNotFound')) return undefined;
        throw error;
      }
    },
    async post(conversation, activity) {
      const [channel = ''] = conversation.split(';');
      return (await post(await serviceOf(channel), conversation, activity, 'in turn')).message;
    },
    async isIn(conversation) {
      const client = await cloud.connector(await serviceOf(conversation));
      await memberReads.take(conversation);
      const page = { pageSize: leastRosterPage, ...withTimeout() } as never;
      const asked = call('in turn', undefined, () =>
        client.conversations.getConversationPagedMembers(conversation, page),
      );
      return asked.then(
        () => true,
        (error: SendError) => {
          if (error.permanent) return false;
          throw error;
        },
      );
    },
  };

  /** What goes wrong after an event was handled is told in the log: the event itself is stored. */
  async function quietly(what: string, work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      log.warn('teams-answer-failed', {
        what,
        reason: error instanceof SendError ? error.reason : 'unknown',
      });
      return false;
    }
  }

  async function turn(activity: Activity): Promise<object | undefined> {
    if (activity.type === 'installationUpdate' || activity.type === 'conversationUpdate') {
      await places.learn(activity, activity.from.aadObjectId);
      return undefined;
    }
    if (activity.type !== 'message' && activity.type !== 'invoke') return undefined;
    const sender = await members.sender(activity);
    await places.learn(activity, sender.id);
    const files = fileAttachments(activity).map((found) =>
      teamsFile(found, activity.serviceUrl, options.loopback, () => cloud.token(activity.serviceUrl)),
    );
    if (activity.name === 'fileConsent/invoke') {
      await consent(activity, sender);
      return undefined;
    }
    const event = receive(activity, sender, files);
    if (!event) return activity.type === 'invoke' ? invokeAnswer(undefined) : undefined;
    const reply = await handle(event);
    if (activity.name?.startsWith('composeExtension/')) return inDialog(event, reply);
    const shown = await answer(activity, event, reply);
    if (isPersonal(activity) && event.kind === 'text') await welcome(activity, sender, event);
    return activity.type === 'invoke' ? invokeAnswer(shown) : undefined;
  }

  /** Shows each part of a reply where it belongs; returns the card that took the place of the one that was pressed. */
  async function answer(
    activity: Activity,
    event: ChatEvent,
    reply: Reply,
  ): Promise<AdaptiveCard | undefined> {
    const reader = event.sender;
    const { serviceUrl, replyToId, conversation } = activity;
    const sent = event.kind === 'form' && !reply.errors ? reply.here : undefined;
    const replaced = event.kind === 'text' || !replyToId ? undefined : (reply.replace ?? sent);
    const here =
      replaced && replaced === sent ? undefined : (reply.here ?? (replaced ? undefined : reply.replace));
    const pictures = replaced && (await inlinePictures(replaced, make, reader));
    // The answer to an invoke carries the card; what others see of one that refreshes itself, they get by that.
    const carried = activity.type === 'invoke' && replaced?.refresh !== undefined;
    if (replaced && replyToId && !carried) {
      const posted: Posted = {
        platform: 'teams',
        place: `${serviceUrl} ${conversation.id}`,
        message: replyToId,
      };
      await quietly('replace', () => change(posted, renderActivity(replaced, pictures)));
    }
    if (replaced && replyToId) await offer(replaced, reader);
    if (here) {
      await quietly('answer', async () => post(serviceUrl, conversation.id, await draw(here, reader)));
      await offer(here, reader);
    }
    const own = [
      ...(reply.own ? [await draw(reply.own, reader)] : []),
      ...(reply.form?.where === 'own' ? [renderFormActivity(reply.form.form)] : []),
    ];
    const alone = await quietly('private answer', async () => {
      for (const part of own) {
        const { url, id } = await personal(event.sender.id, event.sender.tenant);
        await post(url, id, part);
      }
    });
    if (reply.own && alone) await offer(reply.own, reader);
    const form = reply.form?.where === 'here' ? reply.form.form : undefined;
    if (form) await quietly('form', () => post(serviceUrl, conversation.id, renderFormActivity(form)));
    if (!alone) {
      const line = say(inBoth(['en', 'fr'], (t) => t.common.notPrivately));
      await quietly('line', () => post(serviceUrl, conversation.id, renderActivity(line)));
    }
    return replaced && renderMessage(replaced, pictures);
  }

  /** The first words of somebody get a welcome after their answer; an installation alone stays silent. */
  async function welcome(activity: Activity, sender: Sender, said: ChatEvent): Promise<void> {
    if (!(await places.greet(sender.id))) return;
    const { place, audience, lasting } = said;
    const { here } = await handle({
      kind: 'welcome',
      id: `welcome:${sender.id}`,
      sender,
      place,
      audience,
      lasting,
    });
    if (here)
      await quietly('welcome', () =>
        post(activity.serviceUrl, activity.conversation.id, renderActivity(here)),
      );
  }

  /** The message extension: its form, its answer, or its form again with what was typed and what is wrong with it. */
  async function inDialog(event: ChatEvent, reply: Reply): Promise<object> {
    if (reply.form) return dialog(reply.form.form.title, renderForm(reply.form.form));
    if (event.kind === 'form' && reply.errors) {
      const { id, sender, place, audience, lasting } = event;
      const again = { kind: 'shortcut' as const, id: `${id}/again`, sender, place, audience, lasting };
      const { form } = await handle({ ...again, command: event.form });
      if (form) return dialog(form.form.title, renderForm(filledIn(form.form, event, reply.errors)));
    }
    const message = reply.here ?? reply.own ?? say('');
    await offer(message, event.sender);
    return dialog('Vigie', renderMessage(message, await inlinePictures(message, make, event.sender)));
  }

  async function serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const header = req.headers.authorization ?? '';
    if (credentials && !header) return end(res, 401);
    if (!credentials && !(fromThisMachine(req.headers) && isLoopback(req.socket.remoteAddress)))
      return end(res, 403);
    const read = await readJson(req, largestBody);
    if (read.kind === 'too-large') return end(res, 413);
    const body = read.kind === 'json' ? read.value : undefined;
    try {
      // Whoever cannot prove who they are learns nothing about what is expected.
      await cloud.check(header, isActivity(body) ? body : ({ serviceUrl: '', channelId: '' } as Activity));
      if (!isActivity(body)) return end(res, 400);
      if (!isService(body)) return end(res, 403);
      end(res, 200, await turn(body));
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
    pace: { posts: budget, changes: budget, samePlaceMs },
    async start(bot, making) {
      handle = bot;
      make = making;
    },
    async stop() {},
    async send(target: Target, message: Message) {
      if (target.kind === 'account') {
        const { url, id } = await personal(target.id, target.tenant, 'in turn');
        const posted = await post(url, id, await draw(message, target), 'in turn');
        await offer(message, target);
        return posted;
      }
      const posted = await post(
        await serviceOf(target.id),
        conversationOf(target.id, target.thread),
        await draw(message, undefined),
        'in turn',
      );
      await offer(message, undefined);
      return posted;
    },
    update: async (posted, message, reader) => change(posted, await draw(message, reader), 'in turn'),
    ...(credentials && {
      directory: teamsDirectory({ credentials, serviceUrl: () => places.serviceUrl() }),
    }),
    rooms: teamsRooms({
      graph: credentials && new Graph({ credentials, patience: roomPatience }),
      appId: credentials?.appId ?? '',
      tenant: credentials?.tenantId,
      made: new MadeRooms('teams', options.conversations, options.remember),
      connector,
      ...options.rooms,
    }),
    members: roster,
    state: () => state,
  };
}

/** Somebody waits for a room: what cannot be had soon is tried again later. */
const roomPatience = { tries: 3, longest: 3 };

/** Whether a call waits for its turn. */
type Turn = 'now' | 'in turn';

function withTimeout() {
  return { abortSignal: AbortSignal.timeout(callTimeout) };
}

/** The form as it was sent off, with a sentence at each field that cannot be used. */
function filledIn(form: Form, sent: FormEvent, errors: Readonly<Record<string, string>>): Form {
  const fields = form.fields.map((field) => {
    const error = errors[field.name];
    const value = sent.values[field.name];
    const filled =
      value === undefined || field.kind === 'files'
        ? {}
        : { value: field.kind === 'check' ? value === 'yes' : value };
    return { ...field, ...filled, ...(error && { error }) } as typeof field;
  });
  return { ...form, fields, state: sent.state };
}

function end(res: ServerResponse, status: number, body?: object): void {
  const text = body ? JSON.stringify(body) : '';
  res.writeHead(status, body ? { 'Content-Type': 'application/json' } : {});
  res.end(text);
}

function isLoopback(address: string | undefined): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address ?? '');
}
