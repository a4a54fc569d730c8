import type { Make, Reader } from '../../chat/adapter.ts';
import { SendError, TurnTooLate } from '../../chat/errors.ts';
import { type HandedFile, type Message, type Picture, say } from '../../chat/message.ts';
import { PlacePacer } from '../../chat/pacer.ts';
import { noPictures, type Pictures, placePictures } from '../../chat/pictures.ts';
import type { Posted } from '../../chat/target.ts';
import { text } from '../../text/index.ts';
import type { SlackApi } from './api.ts';
import type { Directs } from './directs.ts';
import { marked } from './history.ts';
import { limits, perChannel, picturePatience } from './limits.ts';
import type { Modal } from './modal.ts';
import { Opening } from './opening.ts';
import { type Block, renderMessage } from './render.ts';
import { type FileCall, removePicture, uploadFile, uploadPicture } from './uploads.ts';

/** What the bot shows on Slack. Answers do not wait for their turn; what it says first does. Each call fails with `SendError`. */
export class SlackCalls {
  readonly #api: SlackApi;
  /** The channels of direct messages. */
  readonly directs: Opening;
  readonly #channels = new PlacePacer(perChannel);
  readonly #rests = new Map<string, Promise<void>>();
  /** Set at start. */
  make: Make = async () => ({ language: 'en' });

  constructor(api: SlackApi, directs: Directs) {
    this.#api = api;
    this.directs = new Opening(directs, api.budgets.opens, async (user) => {
      const { channel } = await api.call((client) => client.conversations.open({ users: user }));
      return channel?.id ?? user;
    });
  }

  readonly #files: FileCall = (method, work) => this.#api.inTurn(method, work);
  readonly #pictures: FileCall = (method, work) => this.#api.inTurn(method, work, picturePatience);

  /** Posts an answer with its pictures, and then its files. */
  async post(
    channel: string,
    message: Message,
    reader: Reader | undefined,
    thread?: string,
  ): Promise<Posted> {
    const more = thread ? { thread_ts: thread } : {};
    return this.#post(channel, message, reader, more, async () => this.#countPost(channel));
  }

  /** A message that does not wait. */
  #countPost(channel: string): void {
    this.#channels.count(channel);
    this.#api.budgets.posts.count();
  }

  /** Posts first, in its turn. The message carries a mark of its key, by which it is found again. */
  async postInTurn(
    channel: string,
    message: Message,
    reader: Reader | undefined,
    key: string,
    thread?: string,
    inTime: () => boolean = () => true,
  ): Promise<Posted> {
    const more = { metadata: marked(key), ...(thread && { thread_ts: thread }) };
    return this.#post(channel, message, reader, more, async () => {
      await this.#channels.take(channel);
      await this.#api.budgets.posts.take();
      if (!inTime()) throw new TurnTooLate();
    });
  }

  async #post(
    channel: string,
    message: Message,
    reader: Reader | undefined,
    more: { thread_ts?: string; metadata?: object },
    turn: () => Promise<void>,
  ): Promise<Posted> {
    const { ts } = await this.#withPictures(message, reader, async (content) => {
      await turn();
      return this.#api.call((client) =>
        client.chat.postMessage({
          channel,
          ...content,
          unfurl_links: false,
          unfurl_media: false,
          ...more,
        } as never),
      );
    });
    for (const file of message.files ?? []) await this.#give(file, channel, reader, more.thread_ts);
    return { platform: 'slack', place: channel, message: ts ?? '' };
  }

  /** Changes a message, in its turn or at once. */
  async update(
    { place, message }: Posted,
    content: Message,
    reader: Reader | undefined,
    turn?: 'now',
  ): Promise<void> {
    const { changes } = this.#api.budgets;
    await this.#withPictures(content, reader, async (drawn) => {
      if (turn === 'now') changes.count();
      else await changes.take();
      return this.#api.call((client) =>
        client.chat.update({ channel: place, ts: message, ...drawn } as never),
      );
    });
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
      await this.post(await this.directs.now(reader.id), rest, reader);
    } else if (message.files?.length) {
      const channel = await this.directs.now(reader.id);
      for (const file of message.files) await this.#give(file, channel, reader);
    }
  }

  /** An answer in a channel that only one person sees. */
  async whisper(channel: string, user: string, message: Message, thread?: string): Promise<void> {
    const where = { channel, user, ...(thread && { thread_ts: thread }) };
    await this.#api.inTurn('chat.postEphemeral', (client) =>
      client.chat.postEphemeral({ ...where, ...renderMessage(message) } as never),
    );
  }

  /** Opens a modal, or puts it on the one that is open. */
  async openModal(trigger: string, modal: Modal, stacked: boolean): Promise<void> {
    const view = { trigger_id: trigger, view: modal } as never;
    await this.#api.call((client) => (stacked ? client.views.push(view) : client.views.open(view)));
  }

  async updateModal(id: string, modal: Modal): Promise<void> {
    await this.#api.call((client) => client.views.update({ view_id: id, view: modal as never }));
  }

  async publishHome(user: string, blocks: Block[]): Promise<void> {
    const view = { type: 'home', blocks } as never;
    await this.#api.call((client) => client.views.publish({ user_id: user, view }));
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
      if (!(error instanceof TurnTooLate) && !(error instanceof SendError && !error.unsure)) throw error;
      for (const id of pictures.values()) await removePicture(this.#files, id);
      if (error instanceof TurnTooLate || error.reason !== 'invalid_blocks') throw error;
      return send(renderMessage(message));
    }
  }

  /** A picture that cannot be made or uploaded holds no message up: its words are shown. */
  #upload(message: Message, reader: Reader | undefined): Promise<Pictures> {
    return placePictures(message.card, async (picture) => {
      const { bytes } = await this.make(picture, reader, 'show');
      if (!bytes) return undefined;
      return uploadPicture(this.#pictures, picture, bytes).catch(() => undefined);
    });
  }

  /** Gives a file, or says in one sentence why not. The message that it came with is out: no failure may send it again. */
  async #give(file: HandedFile, channel: string, reader: Reader | undefined, thread?: string): Promise<void> {
    const { bytes, language } = await this.make(file, reader, 'give');
    const t = text(language).files;
    const why = !bytes ? t.notGiven : bytes.length > limits.file ? t.tooLarge : undefined;
    try {
      if (!bytes || why) await this.#tell(channel, (why ?? t.notGiven)(file.name), thread);
      else {
        // It is a message in the channel, too.
        this.#countPost(channel);
        await uploadFile(this.#files, file, bytes, { channel, thread });
      }
    } catch {
      await this.#tell(channel, t.notTaken(file.name), thread).catch(() => {});
    }
  }

  async #tell(channel: string, sentence: string, thread?: string): Promise<void> {
    this.#countPost(channel);
    await this.#api.call((client) =>
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
