import { App } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import type { Adapter, Handle, Posted, Reply, Target } from '../../chat/adapter.ts';
import type { ChatEvent } from '../../chat/event.ts';
import type { Message } from '../../chat/message.ts';
import { inBoth } from '../../text/index.ts';
import { sendError } from './errors.ts';
import { slackFiles } from './files.ts';
import { acknowledgeWithin, pace } from './limits.ts';
import { SilentLogger } from './logger.ts';
import { Members } from './members.ts';
import { renderAnswer, renderForm } from './modal.ts';
import {
  fromHome,
  fromModal,
  fromPress,
  fromShortcut,
  fromSlash,
  fromWords,
  type PressBody,
  type ShortcutBody,
  type SlashBody,
  type SubmitBody,
  type WordsEvent,
} from './receive.ts';
import { HttpReceiver, SocketReceiver } from './receivers.ts';
import { renderElements, renderMessage } from './render.ts';

export interface SlackOptions {
  botToken: string;
  signingSecret?: string;
  appToken?: string;
  apiUrl?: string;
  clock(): Date;
  log: { warn(code: string, detail?: object): void; info(code: string, detail?: object): void };
}

/** Shown when the answer takes longer than Slack waits; whose language it is may not be known yet. */
const working: Message = { text: inBoth(['en', 'fr'], (t) => t.common.working) };

type Respond = (message: object) => Promise<unknown>;

/** Slack over HTTP or Socket Mode, by Bolt. */
export function createSlack(options: SlackOptions): Adapter {
  const { botToken, apiUrl } = options;
  const logger = new SilentLogger((level) => options.log.info('slack-sdk', { level }));
  const http = options.signingSecret ? new HttpReceiver(options.signingSecret, logger) : undefined;
  const socket = options.appToken ? new SocketReceiver(options.appToken, logger, apiUrl) : undefined;
  const receiver = http ?? socket;
  if (!receiver) throw new Error('Slack needs a signing secret or an app-level token');
  const clientOptions = {
    ...(apiUrl && { slackApiUrl: apiUrl }),
    logger,
    // A call that is sent again after an error can post twice: the deliveries decide when to try again.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 10_000,
  };
  // `authorize` in place of `token`: the SDK would otherwise call Slack before it starts.
  const app = new App({
    receiver,
    authorize: async () => ({ botToken }),
    logger,
    ignoreSelf: false,
    convoStore: false,
    clientOptions,
  });
  const client = new WebClient(botToken, clientOptions);
  const members = new Members(client, () => options.clock().getTime());
  const readFile = slackFiles(botToken, apiUrl);
  const directs = new LRUCache<string, string>({ max: 50_000 });
  let state: ReturnType<Adapter['state']> = { status: 'starting' };
  let handle: Handle = async () => ({});

  /** Every call to Slack goes through here, so that the state tells how the last one went. */
  async function call<T>(work: () => Promise<T>): Promise<T> {
    try {
      const answer = await work();
      state = { status: 'ok' };
      return answer;
    } catch (error) {
      const failure = sendError(error);
      if (!failure.permanent) state = { status: 'failing', detail: `Slack answered: ${failure.reason}` };
      throw failure;
    }
  }

  async function direct(user: string): Promise<string> {
    const known = directs.get(user);
    if (known) return known;
    const { channel } = await call(() => client.conversations.open({ users: user }));
    const id = channel?.id ?? user;
    directs.set(user, id);
    return id;
  }

  async function post(channel: string, message: Message, thread?: string): Promise<Posted> {
    const content = { ...renderMessage(message), unfurl_links: false, unfurl_media: false };
    const { ts } = await call(() =>
      client.chat.postMessage({ channel, ...content, ...(thread && { thread_ts: thread }) } as never),
    );
    return { platform: 'slack', place: channel, message: ts ?? '' };
  }

  /** What goes wrong after an event was handled is told in the log: the event itself is stored. */
  async function quietly(what: string, work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown';
      options.log.warn('slack-answer-failed', { what, reason: reason.slice(0, 100) });
      return false;
    }
  }

  const ephemeral = (message: Message) => ({ response_type: 'ephemeral', ...renderMessage(message) });

  /** Opens a form as a modal; when Slack will not (three seconds are over), a button that opens it later. */
  async function openForm(reply: Reply, trigger: string | undefined, stacked: boolean, otherwise: Respond) {
    const form = reply.form;
    if (!form) return;
    const view = renderForm(form.form) as never;
    const method = stacked ? client.views.push : client.views.open;
    const opened = trigger
      ? await quietly('open form', () => call(() => method.call(client.views, { trigger_id: trigger, view })))
      : false;
    if (!opened) await quietly('form button', () => otherwise(ephemeral(form.opener)));
  }

  app.command(/.*/, async ({ body, ack, respond }) => {
    const slash = body as unknown as SlashBody;
    const running = (async () =>
      handle(fromSlash(slash, await members.sender(slash.user_id, slash.user_name ?? ''))))();
    const reply = await within(running, acknowledgeWithin);
    const write = respond as Respond;
    if (reply) {
      if (reply.form) await openForm(reply, slash.trigger_id, false, write);
      await ack(reply.here ? (ephemeral(reply.here) as never) : undefined);
      return;
    }
    await ack(ephemeral(working) as never);
    const late = await running;
    if (late.here) await quietly('answer', () => write(ephemeral(late.here as Message)));
    await openForm(late, undefined, false, write);
  });

  app.event('app_mention', async ({ event, body }) => {
    const said = event as unknown as WordsEvent;
    const { event_id: id, authorizations } = body as {
      event_id: string;
      authorizations?: { user_id: string }[];
    };
    const bot = authorizations?.[0]?.user_id;
    if (!said.user || said.user === bot) return;
    const sender = await members.sender(said.user, '');
    await answerWords(fromWords(said, id, sender, readFile, bot));
  });

  app.event('message', async ({ event, body }) => {
    const said = event as unknown as WordsEvent;
    const plain = said.subtype === undefined || said.subtype === 'file_share';
    if (said.channel_type !== 'im' || !plain || said.bot_id || !said.user) return;
    const sender = await members.sender(said.user, '');
    await answerWords(fromWords(said, (body as { event_id: string }).event_id, sender, readFile));
  });

  async function answerWords(event: ChatEvent): Promise<void> {
    const { here, own, form } = await handle(event);
    const { id, thread } = event.place;
    if (here) await quietly('answer', () => post(id, here, thread));
    const home = async () => (event.place.kind === 'direct' ? id : direct(event.sender.id));
    if (own) await quietly('private answer', async () => post(await home(), own));
    if (form) await quietly('form button', async () => post(await home(), form.opener));
  }

  app.action(/.*/, async ({ body, ack, respond }) => {
    const press = body as unknown as PressBody;
    const { id, name = press.user.username ?? '' } = press.user;
    const answer = respond as Respond | undefined;
    const running = (async () => {
      const event = fromPress(press, await members.sender(id, name));
      return event && { event, reply: await handle(event) };
    })();
    const inTime = await within(running, acknowledgeWithin);
    if (inTime?.reply.form) await openPressed(inTime.reply);
    await ack();
    const handled = inTime ?? (await running);
    if (!handled) return;
    await showPressed(handled.event, handled.reply);
    if (!inTime) await openPressed(handled.reply);

    async function showPressed(event: ChatEvent, { replace, here }: Reply): Promise<void> {
      const shown = replace ?? here;
      if (press.view?.type === 'modal') {
        const view = press.view.id;
        if (shown) await quietly('modal', () => updateView(view, shown));
        return;
      }
      if (replace) {
        const content = { replace_original: true, ...renderMessage(replace) };
        await quietly('replace', () => answer?.(content) ?? post(event.place.id, replace));
      }
      if (here) {
        // In the home there is no message to answer to.
        const content = { replace_original: false, ...ephemeral(here) };
        await quietly('answer', async () => answer?.(content) ?? post(await direct(id), here));
      }
    }

    async function openPressed(reply: Reply): Promise<void> {
      const otherwise: Respond = async (message) =>
        answer?.({ replace_original: false, ...message }) ??
        (reply.form && post(await direct(id), reply.form.opener));
      await openForm(reply, press.trigger_id, press.view?.type === 'modal', otherwise);
    }
  });

  app.shortcut(/.*/, async ({ body, ack }) => {
    const shortcut = body as unknown as ShortcutBody;
    const sender = await members.sender(shortcut.user.id, shortcut.user.name ?? shortcut.user.username ?? '');
    const running = handle(fromShortcut(shortcut, sender));
    const inTime = await within(running, acknowledgeWithin);
    if (!inTime) await ack();
    const reply = inTime ?? (await running);
    const write: Respond = async () =>
      post(await direct(sender.id), (reply.form?.opener ?? reply.here) as Message);
    await openForm(reply, shortcut.trigger_id, false, write);
    if (reply.here) await quietly('answer', () => write({}));
    await ack();
  });

  app.view({ type: 'view_submission', callback_id: /.*/ }, async ({ body, ack }) => {
    const submit = body as unknown as SubmitBody;
    const running = (async () =>
      handle(fromModal(submit, await members.sender(submit.user.id, submit.user.name ?? ''), readFile)))();
    const reply = await within(running, acknowledgeWithin);
    if (!reply) {
      await ack({ response_action: 'update', view: answerView(working) });
      const { here } = await running;
      if (here) await quietly('modal', () => updateView(submit.view.id, here));
      return;
    }
    const errors = reply.errors && ofFields(reply.errors, submit);
    if (errors) await ack({ response_action: 'errors', errors });
    else if (reply.here) await ack({ response_action: 'update', view: answerView(reply.here) });
    else await ack();
  });

  app.event('app_home_opened', async ({ event, body }) => {
    const opened = event as { user: string; tab?: string };
    if (opened.tab !== undefined && opened.tab !== 'home') return;
    const sender = await members.sender(opened.user, '');
    const { home } = await handle(fromHome((body as { event_id: string }).event_id, sender));
    if (!home) return;
    const view = { type: 'home', blocks: renderElements(home.card ?? [], 100) } as never;
    await quietly('home', () => call(() => client.views.publish({ user_id: opened.user, view })));
  });

  app.event('user_change', async ({ event }) => members.forget((event as { user: { id: string } }).user.id));

  // An event that cannot be read must not end anything; what it was is Slack's to know.
  app.error(async (error) => {
    options.log.warn('slack-event-failed', { error: error.name, code: error.code });
  });

  function answerView(message: Message) {
    return renderAnswer(
      'Vigie',
      inBoth(['en', 'fr'], (t) => t.common.close),
      message,
    ) as never;
  }

  function updateView(id: string, message: Message) {
    return call(() => client.views.update({ view_id: id, view: answerView(message) }));
  }

  return {
    platform: 'slack',
    routes: http
      ? [{ method: 'POST', path: '/slack/events', handle: (req, res) => http.handle(req, res) }]
      : [],
    pace,
    async start(bot) {
      handle = bot;
      // Which workspace is our own is asked in the background: Slack being away does not keep the bot from starting.
      const introduce = async (): Promise<void> => {
        const { team_id: team } = await call(() => client.auth.test());
        if (team) members.own(team);
      };
      const known = quietly('auth.test', introduce);
      if (socket) quietly('socket', () => app.start());
      await within(known, 1_000);
    },
    async stop() {
      await socket?.stop().catch(() => {});
    },
    async send(target: Target, message: Message) {
      return post(target.kind === 'channel' ? target.id : await direct(target.id), message);
    },
    async update(posted, message) {
      const content = renderMessage(message);
      await call(() =>
        client.chat.update({ channel: posted.place, ts: posted.message, ...content } as never),
      );
    },
    state: () => state,
  };
}

/** The result when it comes in time. */
async function within<T>(work: Promise<T>, ms: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Errors of fields that the modal has: Slack refuses any other. */
function ofFields(
  errors: Readonly<Record<string, string>>,
  submit: SubmitBody,
): Record<string, string> | undefined {
  const fields = Object.keys(submit.view.state.values);
  const known = Object.entries(errors).filter(([name]) => fields.includes(name));
  return known.length > 0 ? Object.fromEntries(known) : undefined;
}
