import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import type { Adapter, Make, Posted, Reader } from '../../chat/adapter.ts';
import { SendError } from '../../chat/errors.ts';
import { type HandedFile, type Message, type Picture, say } from '../../chat/message.ts';
import { patiently } from '../../chat/patiently.ts';
import { noPictures, type Pictures, placePictures } from '../../chat/pictures.ts';
import { inBoth, text } from '../../text/index.ts';
import { sendError } from './errors.ts';
import { limits } from './limits.ts';
import { type Modal, renderAnswer } from './modal.ts';
import { type Block, renderMessage } from './render.ts';
import { removePicture, uploadFile, uploadPicture } from './uploads.ts';

/** Every call to Slack goes through here, so that the state tells how the last one went. Each fails with `SendError`. */
export class SlackCalls {
  readonly #client: WebClient;
  readonly #conversations: { get(id: string): Promise<{ conversation: string } | undefined> } | undefined;
  readonly #directs = new LRUCache<string, string>({ max: 50_000 });
  readonly #rests = new Map<string, Promise<void>>();
  state: ReturnType<Adapter['state']> = { status: 'starting' };
  /** Set at start. */
  make: Make = async () => ({ language: 'en' });

  /** @param conversations direct messages that are known already, by `slack:account` */
  constructor(
    client: WebClient,
    conversations?: { get(id: string): Promise<{ conversation: string } | undefined> },
  ) {
    this.#client = client;
    this.#conversations = conversations;
  }

  readonly #call = async <T>(work: (client: WebClient) => Promise<T>): Promise<T> => {
    try {
      const answer = await work(this.#client);
      this.state = { status: 'ok' };
      return answer;
    } catch (error) {
      const failure = sendError(error);
      if (!failure.permanent) this.state = { status: 'failing', detail: `Slack answered: ${failure.reason}` };
      throw failure;
    }
  };

  /** The workspace the bot is installed in. */
  async ownTeam(): Promise<string | undefined> {
    return (await this.#call((client) => client.auth.test())).team_id;
  }

  /** The channel of the bot's direct messages with somebody. */
  async direct(user: string): Promise<string> {
    const kept = await this.#conversations?.get(`slack:${user}`);
    const known = kept?.conversation || this.#directs.get(user);
    if (known) return known;
    const { channel } = await this.#call((client) => client.conversations.open({ users: user }));
    const id = channel?.id ?? user;
    this.#directs.set(user, id);
    return id;
  }

  /** Posts a message with its pictures, and then its files. */
  async post(
    channel: string,
    message: Message,
    reader: Reader | undefined,
    thread?: string,
  ): Promise<Posted> {
    const { ts } = await this.#withPictures(message, reader, (content) =>
      this.#call((client) =>
        client.chat.postMessage({
          channel,
          ...content,
          unfurl_links: false,
          unfurl_media: false,
          ...(thread && { thread_ts: thread }),
        } as never),
      ),
    );
    for (const file of message.files ?? []) await this.#give(file, channel, reader, thread);
    return { platform: 'slack', place: channel, message: ts ?? '' };
  }

  async update({ place, message }: Posted, content: Message, reader: Reader | undefined): Promise<void> {
    await this.#withPictures(content, reader, (drawn) =>
      this.#call((client) => client.chat.update({ channel: place, ts: message, ...drawn } as never)),
    );
  }

  /**
   * Gives somebody what an answer that only they see, a modal or the home cannot hold: its pictures and files, in their
   * direct message. Whoever asks again while it is on its way gets it once.
   */
  postRest(message: Message, reader: Reader): Promise<void> {
    const made = [...picturesOf(message), ...(message.files ?? [])];
    const key = [reader.id, ...made.map(({ maker, of }) => `${maker} ${of}`)].join('\n');
    const underway =
      this.#rests.get(key) ?? this.#rest(message, reader).finally(() => this.#rests.delete(key));
    this.#rests.set(key, underway);
    return underway;
  }

  async #rest(message: Message, reader: Reader): Promise<void> {
    const pictures = picturesOf(message);
    if (pictures.length > 0) {
      const rest = { ...message, text: pictures.map(({ alt }) => alt).join('\n'), card: pictures };
      await this.post(await this.direct(reader.id), rest, reader);
    } else if (message.files?.length) {
      const channel = await this.direct(reader.id);
      for (const file of message.files) await this.#give(file, channel, reader);
    }
  }

  /** Who is in a channel: of a private one the bot has to be a member. */
  async members(channel: string): Promise<string[]> {
    const found: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = { channel, limit: limits.page, ...(cursor && { cursor }) };
      const answer = await patiently(() => this.#call((client) => client.conversations.members(page)));
      found.push(...(answer.members ?? []));
      cursor = answer.response_metadata?.next_cursor;
      if (!cursor) return found;
    }
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

  /** Sends a message with its pictures; when Slack refuses one, with their words. */
  async #withPictures<T>(
    message: Message,
    reader: Reader | undefined,
    send: (content: ReturnType<typeof renderMessage>) => Promise<T>,
  ): Promise<T> {
    const pictures = await this.#upload(message, reader);
    if (pictures === noPictures) return send(renderMessage(message));
    try {
      return await send(renderMessage(message, pictures));
    } catch (error) {
      // Where nothing was answered, the message may be there, and show them.
      if (!(error instanceof SendError) || error.reason === 'unreachable') throw error;
      for (const id of pictures.values()) await removePicture(this.#call, id);
      if (error.reason !== 'invalid_blocks') throw error;
      return send(renderMessage(message));
    }
  }

  /** A picture that cannot be made or uploaded holds no message up: its words are shown. */
  #upload(message: Message, reader: Reader | undefined): Promise<Pictures> {
    return placePictures(message.card, async (picture) => {
      const { bytes } = await this.make(picture, reader, 'show');
      if (!bytes) return undefined;
      return uploadPicture(this.#call, picture, bytes).catch(() => undefined);
    });
  }

  /** Gives a file, or says in one sentence why not. The message that it came with is out: no failure may send it again. */
  async #give(file: HandedFile, channel: string, reader: Reader | undefined, thread?: string): Promise<void> {
    const { bytes, language } = await this.make(file, reader, 'give');
    const t = text(language).files;
    const why = !bytes ? t.notGiven : bytes.length > limits.file ? t.tooLarge : undefined;
    try {
      if (!bytes || why) await this.#tell(channel, (why ?? t.notGiven)(file.name), thread);
      else await uploadFile(this.#call, file, bytes, { channel, thread });
    } catch {
      await this.#tell(channel, t.notTaken(file.name), thread).catch(() => {});
    }
  }

  async #tell(channel: string, sentence: string, thread?: string): Promise<void> {
    await this.#call((client) =>
      client.chat.postMessage({
        channel,
        ...renderMessage(say(sentence)),
        ...(thread && { thread_ts: thread }),
      } as never),
    );
  }
}

function picturesOf(message: Message): Picture[] {
  return (message.card ?? []).filter((element) => element.kind === 'picture');
}

/** An answer in the place of the form that it answers. */
export function answerModal(message: Message): Modal {
  return renderAnswer(
    'Vigie',
    inBoth(['en', 'fr'], (t) => t.common.close),
    message,
  );
}
