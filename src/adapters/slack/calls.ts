import { createHash } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import type { Adapter, Make, Reader } from '../../chat/adapter.ts';
import { SendError } from '../../chat/errors.ts';
import { type HandedFile, type Message, type Picture, say } from '../../chat/message.ts';
import { type BudgetMaker, PlacePacer } from '../../chat/pacer.ts';
import { patiently } from '../../chat/patiently.ts';
import { noPictures, type Pictures, placePictures } from '../../chat/pictures.ts';
import type { Posted } from '../../chat/target.ts';
import { inBoth, text } from '../../text/index.ts';
import type { Directs } from './directs.ts';
import { sendError } from './errors.ts';
import {
  budgets,
  limits,
  lookThrough,
  methodsPerMinute,
  perChannel,
  picturePatience,
  type SlackLimits,
} from './limits.ts';
import { type Modal, renderAnswer } from './modal.ts';
import { Opening } from './opening.ts';
import type { SlackMessage } from './receive.ts';
import { type Block, renderMessage } from './render.ts';
import { type FileCall, removePicture, uploadFile, uploadPicture } from './uploads.ts';

/**
 * Every call to Slack goes through here, so that the state tells how the last one went, and each is counted in its
 * budget. Those on the way to answer a person do not wait. Each fails with `SendError`.
 */
export class SlackCalls {
  readonly budgets: ReturnType<typeof budgets>;
  readonly #client: WebClient;
  /** The channels of direct messages. */
  readonly directs: Opening;
  readonly #channels = new PlacePacer(perChannel);
  readonly #methods = new Map<string, PlacePacer>();
  #identity: Introduced | undefined;
  readonly #rests = new Map<string, Promise<void>>();
  state: ReturnType<Adapter['state']> = { status: 'starting' };
  /** Set at start. */
  make: Make = async () => ({ language: 'en' });

  constructor(client: WebClient, directs: Directs, limits: SlackLimits, make?: BudgetMaker) {
    this.#client = client;
    this.budgets = budgets(limits, make);
    this.directs = new Opening(directs, this.budgets.opens, async (user) => {
      const { channel } = await this.#call((client) => client.conversations.open({ users: user }));
      return channel?.id ?? user;
    });
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

  /** Who the bot is: its workspace, its user, the workspace's address, and the scopes it was given. */
  async introduce(): Promise<Introduced> {
    const answer = await this.#call((client) => client.auth.test());
    const { team_id: team, user_id: user, url, response_metadata: metadata } = answer;
    return { team, user, url, scopes: metadata?.scopes };
  }

  /** The same, as it was when it was asked for first: a token's workspace and user do not change. */
  async identity(): Promise<Introduced> {
    this.#identity ??= await this.introduce();
    return this.#identity;
  }

  /**
   * A call of a method that has a limit of its own, in its turn.
   * @param longest milliseconds after which its turn is too late
   */
  async inTurn<T>(
    method: keyof typeof methodsPerMinute,
    work: (client: WebClient) => Promise<T>,
    longest?: number,
  ): Promise<T> {
    const pacer =
      this.#methods.get(method) ?? new PlacePacer([{ calls: methodsPerMinute[method], ms: minute }]);
    this.#methods.set(method, pacer);
    if (!(await pacer.take(method, longest)))
      throw new SendError('rate-limited', false, { trouble: 'limited' });
    return this.#call(work);
  }

  readonly #files: FileCall = (method, work) => this.inTurn(method, work);
  readonly #pictures: FileCall = (method, work) => this.inTurn(method, work, picturePatience);

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
    this.budgets.posts.count();
  }

  /** Posts first, in its turn. The message carries a mark of its key, by which it is found again. */
  async postInTurn(
    channel: string,
    message: Message,
    reader: Reader | undefined,
    key: string,
    thread?: string,
  ): Promise<Posted> {
    const metadata = { event_type: markType, event_payload: { key: markOf(key) } };
    const more = { metadata, ...(thread && { thread_ts: thread }) };
    return this.#post(channel, message, reader, more, async () => {
      await this.#channels.take(channel);
      await this.budgets.posts.take();
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
      return this.#call((client) =>
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

  /** Changes a message, in its turn. */
  async update({ place, message }: Posted, content: Message, reader: Reader | undefined): Promise<void> {
    await this.#withPictures(content, reader, async (drawn) => {
      await this.budgets.changes.take();
      return this.#call((client) => client.chat.update({ channel: place, ts: message, ...drawn } as never));
    });
  }

  /**
   * The messages with those keys among those of the channel after `since`. Where the bot may not read the channel, or it
   * is not there any more, nothing is found.
   */
  async find(channel: string, keys: readonly string[], since: Date): Promise<Map<string, Posted>> {
    const wanted = new Map(keys.map((key) => [markOf(key), key]));
    const found = new Map<string, Posted>();
    let cursor: string | undefined;
    for (let page = 0; page < lookThrough.pages; page++) {
      await this.budgets.looks.take();
      const history = {
        channel,
        limit: lookThrough.perPage,
        oldest: String(since.getTime() / 1_000),
        include_all_metadata: true,
        ...(cursor && { cursor }),
      };
      try {
        const answer = await this.#call((client) => client.conversations.history(history));
        for (const { ts, metadata } of (answer.messages ?? []) as Marked[]) {
          const key =
            metadata?.event_type === markType ? wanted.get(String(metadata.event_payload?.key)) : undefined;
          if (ts && key !== undefined) found.set(key, { platform: 'slack', place: channel, message: ts });
        }
        cursor = answer.response_metadata?.next_cursor;
      } catch (error) {
        const { reason, permanent } = error as SendError;
        if (permanent || reason === 'missing_scope') return found;
        throw error;
      }
      if (!cursor || found.size === wanted.size) return found;
    }
    return found;
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

  /** Who is in a channel: of a private one the bot has to be a member. */
  async members(channel: string): Promise<string[]> {
    const found: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = { channel, limit: limits.page, ...(cursor && { cursor }) };
      const answer = await patiently(() =>
        this.inTurn('conversations.members', (client) => client.conversations.members(page)),
      );
      found.push(...(answer.members ?? []));
      cursor = answer.response_metadata?.next_cursor;
      if (!cursor) return found;
    }
  }

  /** A message of a channel or of a conversation in it; undefined when it is not there, or may not be read. */
  async readMessage(channel: string, ts: string): Promise<SlackMessage | undefined> {
    const one = { channel, latest: ts, oldest: ts, inclusive: true };
    const its = (messages: unknown) =>
      (messages as SlackMessage[] | undefined)?.find((message) => message.ts === ts);
    try {
      this.budgets.looks.count();
      const { messages } = await this.#call((client) => client.conversations.history({ ...one, limit: 1 }));
      const found = its(messages);
      if (found) return found;
      const answer = await this.inTurn('conversations.replies', (client) =>
        client.conversations.replies({ ...one, ts }),
      );
      return its(answer.messages);
    } catch (error) {
      const { permanent, reason } = error as SendError;
      if (permanent || reason === 'missing_scope') return undefined;
      throw error;
    }
  }

  /** An answer in a channel that only one person sees. */
  async whisper(channel: string, user: string, message: Message, thread?: string): Promise<void> {
    const where = { channel, user, ...(thread && { thread_ts: thread }) };
    await this.inTurn('chat.postEphemeral', (client) =>
      client.chat.postEphemeral({ ...where, ...renderMessage(message) } as never),
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
      if (!(error instanceof SendError) || error.unsure) throw error;
      for (const id of pictures.values()) await removePicture(this.#files, id);
      if (error.reason !== 'invalid_blocks') throw error;
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
    await this.#call((client) =>
      client.chat.postMessage({
        channel,
        ...renderMessage(say(sentence)),
        ...(thread && { thread_ts: thread }),
      } as never),
    );
  }
}

const minute = 60_000;

/** `scopes`: absent where Slack does not say. */
export interface Introduced {
  team: string | undefined;
  user: string | undefined;
  url: string | undefined;
  scopes: readonly string[] | undefined;
}

const markType = 'vigie_delivery';

interface Marked {
  ts?: string;
  metadata?: { event_type?: string; event_payload?: { key?: unknown } };
}

/** Everybody who may read a channel by the API can read its marks: they say nothing about what a message is about. */
function markOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
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
