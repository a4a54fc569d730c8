import type { Activity } from 'botbuilder';
import type { Make, Reader } from '../../chat/adapter.ts';
import { SendError } from '../../chat/errors.ts';
import type { Sender } from '../../chat/event.ts';
import { type Message, say } from '../../chat/message.ts';
import { text } from '../../text/index.ts';
import { inlinePictures } from '../cards/pictures.ts';
import type { TeamsCalls } from './calls.ts';
import { answerOffer, offerActivity } from './consent.ts';
import { isPersonal } from './receive.ts';
import { renderActivity } from './render.ts';

/** Messages as Teams gets them: with their pictures, and their files offered. */
export class TeamsMessages {
  readonly #calls: TeamsCalls;
  readonly #log: { warn(code: string, detail?: object): void };
  readonly #request: string | undefined;
  readonly make: Make;

  /** @param request which of them led to the messages, for the log */
  constructor(
    calls: TeamsCalls,
    make: Make,
    log: { warn(code: string, detail?: object): void },
    request?: string,
  ) {
    this.#calls = calls;
    this.make = make;
    this.#log = log;
    this.#request = request;
  }

  /** A message with its pictures. */
  async draw(message: Message, reader: Reader | undefined): Promise<Partial<Activity>> {
    return renderActivity(message, await inlinePictures(message, this.make, reader));
  }

  /**
   * Offers the files of a message, in the reader's own chat whatever the place: Teams takes files of bots nowhere else.
   * The message is out: what fails here must not send it again.
   */
  async offer(message: Message, reader: Reader | undefined): Promise<void> {
    if (!message.files?.length) return;
    if (!reader) return this.#failed('file', 'in a channel');
    for (const file of message.files) {
      await this.quietly('file', async () => {
        const { bytes, language } = await this.make(file, reader, 'show');
        const { url, id } = await this.#calls.personal(reader.id, reader.tenant);
        const refusal = say(text(language).files.notGiven(file.name));
        await this.#calls.post(
          url,
          id,
          bytes ? offerActivity(file, bytes.length, language) : renderActivity(refusal),
        );
      });
    }
  }

  /**
   * A person accepted or declined a file: what came of it takes the place of the question.
   * @param loopback files may be taken to this machine
   */
  async consent(activity: Activity, sender: Sender, loopback: boolean): Promise<void> {
    if (!isPersonal(activity)) return;
    const answered = await answerOffer(activity.value, sender, this.make, loopback);
    if (!answered) return;
    if (answered.failed) this.#failed('file', answered.failed);
    const { serviceUrl, conversation, replyToId } = activity;
    const place = `${serviceUrl} ${conversation.id}`;
    const replaced =
      replyToId !== undefined &&
      (await this.quietly('file', () =>
        this.#calls.change({ platform: 'teams', place, message: replyToId }, answered.activity),
      ));
    if (!replaced)
      await this.quietly('file', () => this.#calls.post(serviceUrl, conversation.id, answered.activity));
  }

  /** What goes wrong after an event was handled is told in the log: the event itself is stored. */
  async quietly(what: string, work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      this.#failed(what, error instanceof SendError ? error.reason : 'unknown');
      return false;
    }
  }

  #failed(what: string, reason: string): void {
    this.#log.warn('teams-answer-failed', { request: this.#request, what, reason });
  }
}
