import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import type { Adapter, Posted } from '../../chat/adapter.ts';
import type { Message } from '../../chat/message.ts';
import { inBoth } from '../../text/index.ts';
import { sendError } from './errors.ts';
import { type Modal, renderAnswer } from './modal.ts';
import { type Block, renderMessage } from './render.ts';

/** Every call to Slack goes through here, so that the state tells how the last one went. Each fails with `SendError`. */
export class SlackCalls {
  readonly #client: WebClient;
  readonly #directs = new LRUCache<string, string>({ max: 50_000 });
  state: ReturnType<Adapter['state']> = { status: 'starting' };

  constructor(client: WebClient) {
    this.#client = client;
  }

  async #call<T>(work: (client: WebClient) => Promise<T>): Promise<T> {
    try {
      const answer = await work(this.#client);
      this.state = { status: 'ok' };
      return answer;
    } catch (error) {
      const failure = sendError(error);
      if (!failure.permanent) this.state = { status: 'failing', detail: `Slack answered: ${failure.reason}` };
      throw failure;
    }
  }

  /** The workspace the bot is installed in. */
  async ownTeam(): Promise<string | undefined> {
    return (await this.#call((client) => client.auth.test())).team_id;
  }

  /** The channel of the bot's direct messages with somebody. */
  async direct(user: string): Promise<string> {
    const known = this.#directs.get(user);
    if (known) return known;
    const { channel } = await this.#call((client) => client.conversations.open({ users: user }));
    const id = channel?.id ?? user;
    this.#directs.set(user, id);
    return id;
  }

  async post(channel: string, message: Message, thread?: string): Promise<Posted> {
    const content = { ...renderMessage(message), unfurl_links: false, unfurl_media: false };
    const { ts } = await this.#call((client) =>
      client.chat.postMessage({ channel, ...content, ...(thread && { thread_ts: thread }) } as never),
    );
    return { platform: 'slack', place: channel, message: ts ?? '' };
  }

  async update({ place, message }: Posted, content: Message): Promise<void> {
    await this.#call((client) =>
      client.chat.update({ channel: place, ts: message, ...renderMessage(content) } as never),
    );
  }

  /** Opens a modal, or puts it on the one that is open. */
  async openModal(trigger: string, modal: Modal, stacked: boolean): Promise<void> {
    const view = { trigger_id: trigger, view: modal } as never;
    await this.#call((client) => (stacked ? client.views.push(view) : client.views.open(view)));
  }

  async answerInModal(id: string, message: Message): Promise<void> {
    await this.#call((client) => client.views.update({ view_id: id, view: answerModal(message) as never }));
  }

  async publishHome(user: string, blocks: Block[]): Promise<void> {
    const view = { type: 'home', blocks } as never;
    await this.#call((client) => client.views.publish({ user_id: user, view }));
  }
}

/** An answer in the place of the form that it answers. */
export function answerModal(message: Message): Modal {
  return renderAnswer(
    'Vigie',
    inBoth(['en', 'fr'], (t) => t.common.close),
    message,
  );
}
